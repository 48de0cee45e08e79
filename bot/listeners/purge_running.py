"""A purge that was confirmed: slice by slice, each kept; cut off, it goes on where it stopped."""

from bot.answers import Answer, InBackground, Reply
from bot.asked import Click
from bot.desk import BotContext
from bot.messages import purge as said
from bot.views import purge as views
from journal import purge
from journal.model import StalePreview
from journal.store import blobs
from journal.store.purges import StoredPreview


def continue_purge(desk: BotContext, click: Click) -> Answer:
    """The rest is still bound by the moment of the preview. Two who go on do not disturb each
    other: a slice is held until it is deleted.
    """
    say = click.user.t
    with desk.session() as session:
        begun = purge.check_preview(session, click.user.actor, click.value, now=desk.now)
    if isinstance(begun, StalePreview) or not begun.started:
        why = begun.reason if isinstance(begun, StalePreview) else ""
        text = (
            said.nothing_deleted(say, said.stale_reason(say, why))
            if why
            else said.preview_expired(say)
        )
        return Reply(views.sentence(text))
    return InBackground(
        lambda later: run_purge(later, begun), Reply(views.sentence(said.purge_continues(say)))
    )


def run_purge(desk: BotContext, bound: StoredPreview) -> None:
    """The card shows how far it is, and how it ended."""
    while _delete_slice(desk, bound):
        if desk.stop.is_set():
            return
    anew, more = True, True
    while more:
        with desk.session() as session:
            more = purge.scrub_search_index(session, restart=anew)
        anew = False
    with desk.session() as session:
        purge.finish(session, bound, now=desk.now)
    _sweep_files(desk)


def _delete_slice(desk: BotContext, bound: StoredPreview) -> int:
    with desk.session() as session:
        numbers = purge.next_slice(session, bound)
        if numbers:
            purge.delete(session, bound, numbers, now=desk.now)
    return len(numbers)


def _sweep_files(desk: BotContext) -> None:
    """Files that nothing uses any more go from the disk."""
    more = True
    while more:
        with desk.session() as session:
            more = bool(blobs.sweep(session, desk.config.files_folder))
