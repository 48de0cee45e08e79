"""Runs a confirmed purge slice by slice, with a commit each; cut off, it goes on where it stopped."""

from bot.answers import Answer, InBackground, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.inputs import Click
from bot.messages import purge as purge_text
from journal.entries import purge
from journal.model import StalePreview
from journal.store.database import clear_deleted
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments


def continue_purge(context: BotContext, click: Click) -> Answer:
    """Go on with the purge, still bound by the moment of the preview. Two who do so at once do not
    disturb each other: a slice is locked until it is deleted.
    """
    t = click.user.t
    with context.session() as session:
        begun = purge.check_preview(session, click.user.actor, click.value, now=context.now)
    if isinstance(begun, StalePreview) or not begun.started:
        text = (
            purge_text.stale_preview(t, begun.reason)
            if isinstance(begun, StalePreview)
            else t(purge_text.PREVIEW_EXPIRED)
        )
        return Reply(builders.sentence(text))
    return InBackground(
        lambda later: run_purge(later, begun),
        Reply(builders.sentence(t(purge_text.PURGE_CONTINUES))),
    )


def run_purge(context: BotContext, bound: StoredPreview) -> None:
    """Run the purge; its card shows the progress and the end."""
    for _ in purge.run(context.session, bound, clock=lambda: context.now):
        if context.stop.is_set():
            return
    attachments.sweep_all(context.session, context.config.files)
    # If a reader is in the way, the regular cleaning does it later.
    clear_deleted(context.engine)
