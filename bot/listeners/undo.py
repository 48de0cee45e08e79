"""Undoes the deed of a card's button, or the user's last one."""

from sqlmodel import Session

from bot.answers import Answer, InBackground, Nothing, Reply
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import UndoRequest
from bot.ids import parse_ref, unpack_required
from bot.ids.form_metadata import parse_number
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.segment_runs import MOST_AT_ONCE
from bot.listeners.shared.entry_access import get_entry, is_lasting_card, show_current, stale_reason
from bot.listeners.shared.record_and_reply import about_entry, entry_card, undoable_deed
from bot.messages import entry as entry_text
from bot.messages import segment as segment_text
from bot.views.undo_result import undo_result
from journal import undo
from journal.model import InteractionState
from journal.store.record import interactions, undo_log
from journal.store.record.undo_log import Deed
from journal.undo import ChangedSince, NothingToUndo, Undone

_SHOWN = 5


def undo_last(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: UndoRequest
) -> Answer:
    """Undo the last deed; one with many entries is announced first, and undone after the ack."""
    user = slack_input.user
    with context.reading() as session:
        deed = undo_log.last_of(session, user.actor.key)
        count = undo.count_affected(session, deed) if deed else 0
    if deed is None or count <= MOST_AT_ONCE:
        return _undo_deed(context, user, deed)
    now = Reply(Message(segment_text.undo_started(user.t, count)))
    return InBackground(lambda later: _undo_deed(later, user, deed), now)


def _undo_deed(context: BotContext, user: User, deed: Deed | None) -> Answer:
    t, which = user.t, deed.id if deed else 0
    with context.session() as session:
        match undo.undo_deed(
            session, user.actor, which, policy=context.config.cancel_policy, now=context.now
        ):
            case NothingToUndo():
                return Reply(Message(t(entry_text.NOTHING_TO_UNDO)))
            case ChangedSince():
                return Reply(Message(t(entry_text.UNDO_TOO_LATE)))
            case Undone() as done:
                entries = interactions.get_many(session, done.numbers[:_SHOWN]).values()
                return Reply(
                    undo_result(t, done.kind, tuple(entries), len(done.numbers), now=context.now)
                )


def undo_clicked(context: BotContext, click: Click) -> Answer:
    """Undo the card's deed; when it is too late for that, the entry may still be cancelled."""
    carried = unpack_required(click.value, "e")
    seen, t = parse_ref(carried["e"]), click.user.t
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, t, seen.id)
        if entry.state is InteractionState.CANCELLED and entry.cancelled_by == click.user.actor.key:
            return show_current(context, session, click, seen.id)
        if why := stale_reason(session, click.user, seen, entry):
            return show_current(context, session, click, seen.id, why)
        deed = undoable_deed(session, click.user, entry, parse_number(carried.get("d", "")))
        if not deed or not _undo(context, session, click, deed):
            return show_current(
                context, session, click, seen.id, entry_text.cannot_undo(t, seen.id)
            )
        if is_lasting_card(click):
            return Nothing()
        card = entry_card(context, session, click.user, seen.id)
        return Reply(
            card, replace_original=click.block_id == LogId.CARD, about=about_entry(seen.id)
        )


def _undo(context: BotContext, session: Session, click: Click, deed: int) -> bool:
    outcome = undo.undo_deed(
        session,
        click.user.actor,
        deed,
        policy=context.config.cancel_policy,
        now=context.now,
    )
    return isinstance(outcome, Undone)


VERBS = {UndoRequest: undo_last}
ACTIONS = {LogId.UNDO: undo_clicked}
