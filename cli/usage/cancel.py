"""`rapport cancel`, `restore`, `undo`: explicit verbs, each safe to repeat."""

import click

from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options


@cli_command(
    examples="""
    rapport cancel 17 18 --reason "entered twice"
    rapport cancel last
    rapport cancel --run 4                       all of one logging of a segment
    rapport cancel -c ada --since 2026-11-01     what a filter finds, after a question
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--reason", "-r", default="", help="Why; kept with the entry.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however many they are.")
def cancel() -> None:
    """Mark interactions as not valid. They stay listed, struck through, and count nowhere."""


@cli_command(
    examples="""
    rapport restore 17
    rapport restore -c ada --since 2026-11-01
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however many they are.")
def restore() -> None:
    """Take a cancel back, until it is purged."""


@cli_command(
    examples="""
    rapport undo                                 your last change, whatever it was
    rapport undo --yes                           also one of before your last undo, or a day ago
    """
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask, though it is not your very last deed.")
def undo() -> None:
    """Take back your last change, unless somebody changed or used it since.

    It says what it is and how old. It asks first when you have taken something back since, or when it
    is older than a day. What can't be taken back (a deleted or erased contact, a purge) is where it
    ends: nothing you did before that is touched.
    """
