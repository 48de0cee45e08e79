"""`rapport mail import`: mails that lie in files come into the ledger and the record."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command


@cli_command(
    name="import",
    examples="""
    rapport mail import archive.mbox --dry-run
    rapport mail import ~/Maildir
    rapport mail import offer.eml answer.msg
    """,
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
@click.option("--dry-run", is_flag=True, help="Say what would become of them; do nothing.")
def mail_import() -> None:
    """Bring in mails that lie in files: .eml, Outlook's .msg, mbox, Maildir, folders of these.

    They are read and decided like those of a mailbox, here called `files`; a mail that is known
    already, from whatever mailbox, comes in no second time. Their senders are believed. Drafts and
    what was thrown away stay out. `rapport undo` takes an import back as a whole.
    """
