"""One deed of the asker's own, taken back by the button that came with it."""

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.asked import Asker, Click
from bot.desk import Desk
from bot.ids import id_of
from bot.ids.find import Find
from bot.kit import Message
from bot.messages import cancelling as said
from bot.views import cancelling as view
from bot.views.cancelling import Done
from journal import cancel, undo
from journal.model import DeedKind
from journal.store import deeds, states
from journal.store.deeds import Deed
from journal.undo import ChangedSince, Undone


def undo_deed(desk: Desk, click: Click) -> Answer:
    with desk.session() as session:
        deed = deeds.get(session, id_of(click.value))
        return Reply(_undone(desk, session, click.asker, deed))


def _undone(desk: Desk, session: Session, asker: Asker, deed: Deed | None) -> Message:
    say = asker.say
    if deed is None:
        return view.done(say, Done(said.forgotten(say)))
    if deed.actor != asker.actor.key:
        return view.done(say, Done(said.not_yours(say)))
    if deed.undone_at is not None:
        return view.done(say, Done(said.undone_before(say)))
    last = deeds.last_of(session, asker.actor.key)
    if last is not None and last.id == deed.id:
        return _taken_back(desk, session, asker, deed)
    return _by_hand(desk, session, asker, deed)


def _taken_back(desk: Desk, session: Session, asker: Asker, deed: Deed) -> Message:
    """The one that was pressed: on another screen it may be taken back by now."""
    say = asker.say
    match undo.undo_this(session, asker.actor, deed.id, now=desk.now):
        case Undone() as done:
            text = said.undone(say, done.kind, done.numbers)
            return view.done(say, Done(text, shown=done.numbers))
        case ChangedSince():
            return view.done(say, Done(said.undone_by_others(say)))
        case _:
            return view.done(say, Done(said.undone_before(say)))


def _by_hand(desk: Desk, session: Session, asker: Asker, deed: Deed) -> Message:
    """Not the last deed any more: of a cancel what it did can still be reversed, entry by entry."""
    say = asker.say
    if deed.kind is not DeedKind.CANCEL:
        return view.done(say, Done(said.not_the_last(say)))
    numbers = states.cancelled_by_deed(session, deed.id)
    if not numbers:
        return view.done(say, Done(said.undone_by_others(say)))
    outcome = cancel.restore(session, desk.house, asker.actor, numbers, now=desk.now)
    if not outcome.restored:
        why = next(iter(outcome.refused.values()), "")
        return view.done(say, Done(said.refused(say, numbers[0], why)))
    text = said.undone(say, DeedKind.CANCEL, outcome.restored)
    return view.done(say, Done(text, shown=outcome.restored))


ACTIONS = {Find.UNDO: undo_deed}
