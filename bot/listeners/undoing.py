"""Undo: what a card's button did, or whatever was done last; told in words."""

from sqlmodel import Session

from bot.answers import Answer, Later, Nothing, Reply
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import Undo
from bot.ids import contents, ref
from bot.ids.forms import number
from bot.ids.log import Log
from bot.kit import Message
from bot.listeners.outcome import about, shown
from bot.listeners.reaching import again, entry_of, is_lasting_card, why_not_as_seen
from bot.listeners.segment_runs import AT_ONCE
from bot.messages import entry as said
from bot.messages import segment as segment_said
from bot.views.undone import undone
from journal import undo
from journal.model import Interaction, State
from journal.store import deeds, interactions
from journal.store.deeds import Deed
from journal.undo import ChangedSince, NothingToUndo, Undone

_SHOWN = 5


def last(desk: Desk, asked: Typed | Direct, _request: Undo) -> Answer:
    """Of a deed that made many entries it is told first; done behind the ack, and that deed alone."""
    asker = asked.asker
    with desk.reading() as session:
        deed = deeds.last_of(session, asker.actor.key)
        count = undo.extent(session, deed) if deed else 0
    if deed is None or count <= AT_ONCE:
        return _taken_back(desk, asker, deed)
    now = Reply(Message(segment_said.undoing(asker.say, count)))
    return Later(lambda later: _taken_back(later, asker, deed), now)


def _taken_back(desk: Desk, asker: Asker, deed: Deed | None) -> Answer:
    say, which = asker.say, deed.id if deed else 0
    with desk.session() as session:
        match undo.undo_this(session, asker.actor, which, now=desk.now):
            case NothingToUndo():
                return Reply(Message(said.nothing_to_undo(say)))
            case ChangedSince():
                return Reply(Message(said.undo_too_late(say)))
            case Undone() as done:
                entries = interactions.get_many(session, done.numbers[:_SHOWN]).values()
                return Reply(
                    undone(say, done.kind, tuple(entries), len(done.numbers), now=desk.now)
                )


def clicked(desk: Desk, click: Click) -> Answer:
    """Takes back what the card told of; when it is too late for that, it may still be cancelled."""
    carried = contents(click.value, "e")
    seen, say = ref(carried["e"]), click.asker.say
    with desk.session() as session:
        interactions.hold(session, [seen.id])
        entry = entry_of(session, say, seen.id)
        if entry.state is State.CANCELLED and entry.cancelled_by == click.asker.actor.key:
            return again(desk, session, click, seen.id)
        if why := why_not_as_seen(session, click.asker, seen, entry):
            return again(desk, session, click, seen.id, why)
        deed = _deed(session, click, number(carried.get("d", "")), entry)
        if deed is None or not _undone(desk, session, click, deed):
            return again(desk, session, click, seen.id, said.cannot_undo(say, seen.id))
        if is_lasting_card(click):
            return Nothing()
        card = shown(desk, session, say, seen.id)
        return Reply(card, instead=click.block_id == Log.CARD, about=about(seen.id))


def _deed(session: Session, click: Click, deed_id: int, entry: Interaction) -> Deed | None:
    """The one that the button names; else their last one, if it was about this entry alone."""
    key = click.asker.actor.key
    deed = deeds.get(session, deed_id) if deed_id else deeds.last_of(session, key)
    if deed is None or deed.actor != key or deed.undone_at is not None:
        return None
    payload = deed.payload
    is_about = payload.get("number") == entry.number or payload.get("numbers") == [entry.number]
    return deed if is_about else None


def _undone(desk: Desk, session: Session, click: Click, deed: Deed) -> bool:
    outcome = undo.undo_this(session, click.asker.actor, deed.id, now=desk.now)
    return isinstance(outcome, Undone)


VERBS = {Undo: last}
ACTIONS = {Log.UNDO: clicked}
