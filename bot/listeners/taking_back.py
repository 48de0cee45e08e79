"""One deed of the asker's own, taken back by the button that came with it."""

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.asked import Click, User
from bot.desk import BotContext
from bot.ids import parse_id
from bot.ids.find import FindId
from bot.kit import Message
from bot.messages import cancelling as said
from bot.views import cancelling as view
from bot.views.cancelling import CancelResult
from journal import cancel, undo
from journal.model import DeedKind
from journal.store import deeds, states
from journal.store.deeds import Deed
from journal.undo import ChangedSince, Undone


def undo_deed(desk: BotContext, click: Click) -> Answer:
    with desk.session() as session:
        deed = deeds.get(session, parse_id(click.value))
        return Reply(_undo_message(desk, session, click.user, deed))


def _undo_message(desk: BotContext, session: Session, asker: User, deed: Deed | None) -> Message:
    say = asker.t
    if deed is None:
        return view.result_message(say, CancelResult(said.deed_not_known(say)))
    if deed.actor != asker.actor.key:
        return view.result_message(say, CancelResult(said.not_yours(say)))
    if deed.undone_at is not None:
        return view.result_message(say, CancelResult(said.already_undone(say)))
    last = deeds.last_of(session, asker.actor.key)
    if last is not None and last.id == deed.id:
        return _undo_last(desk, session, asker, deed)
    return _restore_cancelled(desk, session, asker, deed)


def _undo_last(desk: BotContext, session: Session, asker: User, deed: Deed) -> Message:
    """The one that was pressed: on another screen it may be taken back by now."""
    say = asker.t
    match undo.undo_deed(session, asker.actor, deed.id, now=desk.now):
        case Undone() as done:
            text = said.deed_undone(say, done.kind, done.numbers)
            return view.result_message(say, CancelResult(text, entry_numbers=done.numbers))
        case ChangedSince():
            return view.result_message(say, CancelResult(said.changed_since_then(say)))
        case _:
            return view.result_message(say, CancelResult(said.already_undone(say)))


def _restore_cancelled(desk: BotContext, session: Session, asker: User, deed: Deed) -> Message:
    """Not the last deed any more: of a cancel what it did can still be reversed, entry by entry."""
    say = asker.t
    if deed.kind is not DeedKind.CANCEL:
        return view.result_message(say, CancelResult(said.not_the_last(say)))
    numbers = states.cancelled_by_deed(session, deed.id)
    if not numbers:
        return view.result_message(say, CancelResult(said.changed_since_then(say)))
    outcome = cancel.restore(session, desk.config, asker.actor, numbers, now=desk.now)
    if not outcome.restored:
        why = next(iter(outcome.refused.values()), "")
        return view.result_message(say, CancelResult(said.entry_refused(say, numbers[0], why)))
    text = said.deed_undone(say, DeedKind.CANCEL, outcome.restored)
    return view.result_message(say, CancelResult(text, entry_numbers=outcome.restored))


ACTIONS = {FindId.UNDO: undo_deed}
