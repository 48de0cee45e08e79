"""A purge that was confirmed: slice by slice, each kept; cut off, it goes on where it stopped."""

from bot.answers import Answer, InBackground, Reply
from bot.context import BotContext
from bot.inputs import Click
from bot.messages import purge as purge_text
from bot.views import purge as purge_view
from journal import purge
from journal.model import StalePreview
from journal.store.database import clear_deleted
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments


def continue_purge(context: BotContext, click: Click) -> Answer:
    """The rest is still bound by the moment of the preview. Two who go on do not disturb each
    other: a slice is held until it is deleted.
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
        return Reply(purge_view.sentence(text))
    return InBackground(
        lambda later: run_purge(later, begun),
        Reply(purge_view.sentence(t(purge_text.PURGE_CONTINUES))),
    )


def run_purge(context: BotContext, bound: StoredPreview) -> None:
    """The card shows how far it is, and how it ended."""
    for _ in purge.run(context.session, bound, clock=lambda: context.now):
        if context.stop.is_set():
            return
    attachments.sweep_all(context.session, context.config.files_folder)
    # Held up by a reader, it is done by the tidying.
    clear_deleted(context.engine)
