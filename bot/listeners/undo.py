"""Undoes the deed of a card's button, or the user's last one."""

from sqlmodel import Session

from bot.answers import Answer, InBackground, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import UndoRequest
from bot.ids import parse_ref, unpack_required
from bot.ids.form_metadata import parse_number
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.segment_runs import MOST_AT_ONCE
from bot.listeners.shared.entry_access import (
    get_entry,
    is_double_click,
    is_lasting_card,
    show_current,
    stale_reason,
)
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.record_and_reply import about_entry, entry_card, undoable_deed
from bot.messages import entry as entry_text
from bot.messages import segment as segment_text
from bot.messages import undo as undo_text
from bot.views.undo_result import ask_first, deed_line, irrevocable, undo_result
from journal.model import InteractionState, UndoTarget
from journal.store.record import interactions
from journal.undo import undo
from journal.undo.undo import (
    IRREVOCABLE,
    ChangedSince,
    Irrevocable,
    NothingToUndo,
    SentSince,
    Undone,
)
from journal.undo.undo_target import find_target

_SHOWN = 5


def undo_last(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: UndoRequest
) -> Answer:
    """Undo the last deed, or ask first when it need not be the one that is meant."""
    user = slack_input.user
    with context.reading() as session:
        target = find_target(session, user.actor, now=context.now)
    if target is None:
        return Reply(Message(user.t(undo_text.NOTHING_TO_UNDO)))
    if target.must_ask and target.kind not in IRREVOCABLE:
        return Reply(ask_first(user.t, target, now=context.now))
    return take_back(context, slack_input, target)


def take_back(
    context: BotContext, slack_input: SlashCommand | DirectMessage | Click, target: UndoTarget
) -> Answer:
    """Take it back at once, or behind the ack where there are many."""
    if target.count <= MOST_AT_ONCE:
        return _undo_once(context, slack_input, target)
    now = Reply(Message(segment_text.undo_started(slack_input.user.t, target.count)))
    return InBackground(lambda later: _undo_once(later, slack_input, target), now)


def _undo_once(
    context: BotContext, slack_input: SlashCommand | DirectMessage | Click, target: UndoTarget
) -> Answer:
    """Undoes it; a line that Slack sent again would take back the deed before, too."""
    with context.session() as session:
        # A button that is clicked twice is told what became of its deed.
        is_line = isinstance(slack_input, DirectMessage)
        if is_line and not is_first_time(session, context, slack_input):
            return Nothing()
        return Reply(_undo_and_tell(context, session, slack_input.user, target))


def _undo_and_tell(
    context: BotContext, session: Session, user: User, target: UndoTarget
) -> Message:
    t, now = user.t, context.now
    match undo.undo_deed(
        session, user.actor, target.deed, policy=context.config.cancel_policy, now=now
    ):
        case NothingToUndo():
            return Message(t(undo_text.NOTHING_TO_UNDO))
        case Irrevocable():
            return irrevocable(t, target, now=now)
        case SentSince(number=number):
            return builders.sentence(undo_text.letter_sent(t, number))
        case ChangedSince():
            line = deed_line(t, target, now=now)
            return builders.sentence(f"{t(undo_text.UNDO_TOO_LATE)} {line}")
        case Undone() as done:
            entries = interactions.get_many(session, done.numbers[:_SHOWN]).values()
            return undo_result(t, target, done.kept, tuple(entries), len(done.numbers), now=now)


def undo_clicked(context: BotContext, click: Click) -> Answer:
    """Undo the card's deed; when it is too late for that, the entry may still be cancelled."""
    carried = unpack_required(click.value, "e")
    seen, t = parse_ref(carried["e"]), click.user.t
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, t, seen.id)
        if entry.state is InteractionState.CANCELLED and entry.cancelled_by == click.user.actor.key:
            return show_current(context, session, click, seen.id)
        if undo.is_sent_letter(session, seen.id):
            why = undo_text.letter_sent(t, seen.id)
            return show_current(context, session, click, seen.id, why)
        if is_double_click(context, session, click, seen, entry):
            return _undone_reply(context, session, click, seen.id)
        if why := stale_reason(session, click.user, seen, entry):
            return show_current(context, session, click, seen.id, why)
        deed = undoable_deed(session, click.user, entry, parse_number(carried.get("d", "")))
        if not deed or not _undo(context, session, click, deed):
            return show_current(
                context, session, click, seen.id, entry_text.cannot_undo(t, seen.id)
            )
        return _undone_reply(context, session, click, seen.id)


def _undone_reply(context: BotContext, session: Session, click: Click, number: int) -> Answer:
    if is_lasting_card(click):
        return Nothing()
    card = entry_card(context, session, click.user, number)
    return Reply(card, replace_original=click.block_id == LogId.CARD, about=about_entry(number))


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
