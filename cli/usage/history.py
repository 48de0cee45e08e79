"""`rapport history`, `find`: lists of the record."""

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options


@cli_command(
    examples="""
    rapport history                              the last 50, cancelled ones struck through
    rapport history ada                          with Ada; a company: with all its people
    rapport history seg:partners                 with everybody in a segment
    rapport history -t CALL-OUT --since 30d
    rapport history --all --json                 everything, for a script
    """
)
@click.argument("who", required=False, shell_complete=complete_contact)
@filter_options
@click.option("--cancelled", is_flag=True, help="Only cancelled ones.")
@click.option("--active", is_flag=True, help="Only active ones.")
@click.option("--due", metavar="DAY", help="With a follow-up due by this day: today, 2026-12-01.")
@click.option("--all", "everything", is_flag=True, help="Every one, not a page of them.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--after", metavar="PLACE", help="The next page: as told at the end of the last.")
def history() -> None:
    """List interactions, newest first, with their status."""


@cli_command(
    examples="""
    rapport find price list
    rapport find "anna reklam" --json            every word begins a word of the entry
    """
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option(
    "--contact",
    "-c",
    metavar="WHO",
    shell_complete=complete_contact,
    help="Only with this contact, or seg:CODE.",
)
def find() -> None:
    """Search subjects, texts, comments, names and document numbers; newest first."""
