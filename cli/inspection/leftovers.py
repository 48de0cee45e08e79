"""Clears deleted words outside of the tables: in the database's log and in copies of the file; tells of backups."""

import click

from cli.context import CliContext
from cli.terminal.prompts import is_at_terminal
from journal.health.problems import BACKUP_KEY
from journal.migrate import copies_of
from journal.store import meta
from journal.store.database import clear_deleted


def clear_leftovers(context: CliContext) -> None:
    """Empty the log after rows went for good, and offer to remove copies that still have them."""
    if not clear_deleted(context.engine):
        click.echo(
            "Another process is reading the database, so what was deleted may still stand in its "
            "log. It leaves when that process has ended, or within an hour while the bot runs.",
            err=True,
        )
    _offer_copies(context)


def tell_of_backups(context: CliContext) -> None:
    """Say after a purge or an erasure that backups still have it; the rules of retention run again anyway."""
    with context.reading() as session:
        is_backed_up = meta.get_moment(session, BACKUP_KEY) is not None
    if is_backed_up:
        click.echo(
            "Backups have it still. Take one now, and no restore of an older one brings it back: "
            "rapport backup FOLDER",
            err=True,
        )


def _offer_copies(context: CliContext) -> None:
    for path in copies_of(context.engine):
        asks = is_at_terminal() and not context.as_json
        if asks and click.confirm(
            f"{path} was made before an update and still has what was deleted. Remove it?",
            err=True,
        ):
            path.unlink(missing_ok=True)
        elif not asks:
            click.echo(
                f"{path} was made before an update and still has what was deleted. Remove it as "
                "well, once you are sure of the update.",
                err=True,
            )
