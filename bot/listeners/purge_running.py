"""A purge that was confirmed: slice by slice, each kept; cut off, it goes on where it stopped."""

from bot.answers import Answer, Later, Reply
from bot.asked import Click
from bot.desk import Desk
from bot.messages import purge as said
from bot.views import purge as views
from journal import purge
from journal.model import StalePreview
from journal.store import blobs
from journal.store.purges import Bound


def go_on(desk: Desk, click: Click) -> Answer:
    """The rest is still bound by the moment of the preview. Two who go on do not disturb each
    other: a slice is held until it is deleted.
    """
    say = click.asker.say
    with desk.session() as session:
        begun = purge.confirmable(session, click.asker.actor, click.value, now=desk.now)
    if isinstance(begun, StalePreview) or not begun.started:
        why = begun.why if isinstance(begun, StalePreview) else ""
        text = said.nothing_deleted(say, said.why_stale(say, why)) if why else said.run_out(say)
        return Reply(views.told(text))
    return Later(lambda later: run(later, begun), Reply(views.told(said.goes_on(say))))


def run(desk: Desk, begun: Bound) -> None:
    """The card shows how far it is, and how it ended."""
    while _slice(desk, begun):
        if desk.stop.is_set():
            return
    anew, more = True, True
    while more:
        with desk.session() as session:
            more = purge.forget(session, anew=anew)
        anew = False
    with desk.session() as session:
        purge.finish(session, begun, now=desk.now)
    _sweep(desk)


def _slice(desk: Desk, begun: Bound) -> int:
    with desk.session() as session:
        numbers = purge.due(session, begun)
        if numbers:
            purge.delete(session, begun, numbers, now=desk.now)
    return len(numbers)


def _sweep(desk: Desk) -> None:
    """Files that nothing uses any more go from the disk."""
    more = True
    while more:
        with desk.session() as session:
            more = bool(blobs.sweep(session, desk.house.files))
