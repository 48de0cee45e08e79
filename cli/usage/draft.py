"""`rapport draft …`: interactions begun and put off."""

import click

from cli.usage.declaration import cli_command
from cli.usage.note_options import note_options
from journal.limits import HIGHEST_NUMBER


@click.group()
def draft() -> None:
    """Drafts: begun with `rapport log … --draft`, counted nowhere until they are logged."""


@cli_command(
    draft,
    name="list",
    examples="""
    rapport draft list
    """,
)
def list_() -> None:
    """List your drafts."""


@cli_command(
    draft,
    examples="""
    rapport draft log 3
    rapport draft log 3 --text "and this is how it ended"
    """,
)
@click.argument("number", type=click.IntRange(1, HIGHEST_NUMBER), metavar="NUMBER")
@click.option("--who", help="With whom, if the draft does not say, or somebody else.")
@click.option("--text", help="What was said, in place of the draft's text.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however large the segment.")
def log() -> None:
    """Log a draft; it is one no more."""


@cli_command(
    draft,
    examples="""
    rapport draft edit 3 --who ada -t call-out
    rapport draft edit 3 --text "what was said, at last" --on yesterday
    """,
)
@click.argument("number", type=click.IntRange(1, HIGHEST_NUMBER), metavar="NUMBER")
@click.option("--who", help="With whom.")
@click.option("--text", help="What was said.")
@note_options
def edit() -> None:
    """Change a draft: what is given replaces what it says; it stays put off."""


@cli_command(
    draft,
    examples="""
    rapport draft delete 3
    """,
)
@click.argument("number", type=click.IntRange(1, HIGHEST_NUMBER), metavar="NUMBER")
def delete() -> None:
    """Delete a draft."""
