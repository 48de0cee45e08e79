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
    rapport undo                                 your last log, edit, cancel, merge, run, triage
    """
)
def undo() -> None:
    """Take back your last deed, unless somebody changed the entry since."""
