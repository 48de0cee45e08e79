"""Undoes one deed of the user's own, by the button that came with it."""

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_id
from bot.ids.find import FindId
from bot.inputs import Click, User
from bot.listeners.undo import take_back
from bot.messages import cancelling as cancelling_text
from bot.messages import undo as undo_text
from bot.views import cancelling as cancelling_view
from bot.views.cancelling import CancelResult
from journal.entries import cancel
from journal.model import DeedKind
from journal.store.record import cancelling, undo_log
from journal.store.record.undo_log import Deed
from journal.undo import undo
from journal.undo.undo import ChangedSince, SentSince, Undone
from journal.undo.undo_target import describe

# Of these the entries are told by number, with their buttons.
_NUMBERED = frozenset({DeedKind.CANCEL, DeedKind.RESTORE, DeedKind.MATCH})


def undo_deed(context: BotContext, click: Click) -> Answer:
    with context.session() as session:
        deed = undo_log.get(session, parse_id(click.value))
        last = undo_log.last_of(session, click.user.actor.key)
        if deed is None or last is None or last.id != deed.id or deed.kind in _NUMBERED:
            return Reply(_undo_message(context, session, click.user, deed))
        target = describe(session, deed)
    return take_back(context, click, target)


def _undo_message(context: BotContext, session: Session, user: User, deed: Deed | None) -> Message:
    t = user.t
    if deed is None:
        return cancelling_view.result_message(t, CancelResult(t(cancelling_text.DEED_NOT_KNOWN)))
    if deed.actor != user.actor.key:
        return cancelling_view.result_message(t, CancelResult(t(cancelling_text.NOT_YOURS)))
    if deed.undone_at is not None:
        return cancelling_view.result_message(t, CancelResult(t(cancelling_text.ALREADY_UNDONE)))
    last = undo_log.last_of(session, user.actor.key)
    if last is not None and last.id == deed.id:
        return _undo_last(context, session, user, deed)
    return _restore_cancelled(context, session, user, deed)


def _undo_last(context: BotContext, session: Session, user: User, deed: Deed) -> Message:
    """Undo the button's deed; it may have been undone on another screen."""
    t = user.t
    match undo.undo_deed(
        session, user.actor, deed.id, policy=context.config.cancel_policy, now=context.now
    ):
        case Undone() as done:
            text = cancelling_text.deed_undone(t, done.kind, done.numbers)
            return cancelling_view.result_message(t, CancelResult(text, entry_numbers=done.numbers))
        case SentSince(number=number):
            return cancelling_view.result_message(t, CancelResult(undo_text.letter_sent(t, number)))
        case ChangedSince():
            return cancelling_view.result_message(
                t, CancelResult(t(cancelling_text.CHANGED_SINCE_THEN))
            )
        case _:
            return cancelling_view.result_message(
                t, CancelResult(t(cancelling_text.ALREADY_UNDONE))
            )


def _restore_cancelled(context: BotContext, session: Session, user: User, deed: Deed) -> Message:
    """Undo a cancel that is not the last deed any more by restoring entry by entry."""
    t = user.t
    if deed.kind is not DeedKind.CANCEL:
        return cancelling_view.result_message(t, CancelResult(t(cancelling_text.NOT_THE_LAST)))
    numbers = cancelling.cancelled_by_deed(session, deed.id)
    if not numbers:
        return cancelling_view.result_message(
            t, CancelResult(t(cancelling_text.CHANGED_SINCE_THEN))
        )
    outcome = cancel.restore(session, context.config, user.actor, numbers, now=context.now)
    if not outcome.restored:
        texts = [cancelling_text.entry_refused(t, n, why) for n, why in outcome.refused.items()]
        sentence = texts[0] if texts else t(cancelling_text.CHANGED_SINCE_THEN)
        return cancelling_view.result_message(t, CancelResult(sentence))
    text = cancelling_text.deed_undone(t, DeedKind.CANCEL, outcome.restored)
    return cancelling_view.result_message(t, CancelResult(text, entry_numbers=outcome.restored))


ACTIONS = {FindId.UNDO: undo_deed}
