"""`rapport mail retry`, `ignore`: have mails decided again, or say that they are not wanted."""

import click

from cli.usage.declaration import cli_command
from journal.limits import HIGHEST_NUMBER
from journal.model import MailReason

_MAIL_NUMBER = click.IntRange(1, HIGHEST_NUMBER)


@cli_command(
    examples="""
    rapport mail retry 17 18
    rapport mail retry --quarantined                 everything that we failed at
    rapport mail retry --reason no_contact           once contacts were added or imported
    """
)
@click.argument("numbers", metavar="[MAIL]...", nargs=-1, type=_MAIL_NUMBER)
@click.option(
    "--reason",
    metavar="REASON",
    type=click.Choice([each.value for each in MailReason]),
    help="All that were kept out or wait for this reason, like bulk or no_contact.",
)
@click.option("--quarantined", is_flag=True, help="All that we failed at.")
def retry() -> None:
    """Have mails decided again with the next poll.

    By the config, the contacts and the program of now. Logged mails are not: correct or cancel
    their interaction.
    """


@cli_command(
    examples="""
    rapport mail ignore 17 18
    """
)
@click.argument("numbers", metavar="MAIL...", nargs=-1, required=True, type=_MAIL_NUMBER)
def ignore() -> None:
    """Say that mails that wait are not wanted. `rapport undo` takes the last one back."""
