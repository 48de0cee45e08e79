"""`rapport edit`, `comment`: correct a logged interaction; the old values are kept."""

from pathlib import Path

import click

from cli.usage.completion import (
    complete_campaign,
    complete_contact,
    complete_opportunity,
    complete_template,
)
from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options
from journal.model import EVALUATION_BY_MARK


@cli_command(
    examples="""
    rapport edit 17 --text "Called about the new price list"
    rapport edit 17 --on "yesterday 15:00" --duration 40m
    rapport edit 17 --with "ada, bob"            who took part, the main one first
    rapport edit 17 --eval ++                    --eval none clears it
    rapport edit 17 --attach offer.pdf           one more file
    rapport edit 17 --detach offer.pdf           that one off again
    rapport edit 17 --full-text                  with what was cut out of its mail
    """
)
@click.argument("number", metavar="NUMBER")
@click.option("--text", help="What was said.")
@click.option("--full-text", is_flag=True, help="Take back what was cut out of its mail.")
@click.option("--subject", "-s")
@click.option(
    "--template",
    "-t",
    metavar="CODE",
    shell_complete=complete_template,
    help="Cost and time follow if they were as given.",
)
@click.option(
    "--with",
    "whom",
    metavar="WHO",
    shell_complete=complete_contact,
    help="Who took part, the main one first.",
)
@click.option("--on", metavar="WHEN")
@click.option("--duration", "-d", metavar="SPAN")
@click.option("--cost", metavar="AMOUNT")
@click.option("--in", "direction", flag_value="inbound")
@click.option("--out", "direction", flag_value="outbound")
@click.option(
    "--eval", "mark", type=click.Choice([*EVALUATION_BY_MARK, "none"]), help="How it went."
)
@click.option("--eval-note", help="Why, in a few words.")
@click.option("--failed/--reached", "failed", default=None, help="An attempt, or a success.")
@click.option("--salesperson", metavar="EMAIL")
@click.option(
    "--campaign",
    metavar="CODE",
    shell_complete=complete_campaign,
    help="'' takes it out of its campaign.",
)
@click.option(
    "--opportunity",
    metavar="NAME",
    shell_complete=complete_opportunity,
    help="The opportunity or project it belongs to; '' takes it out.",
)
@click.option("--response/--no-response", "response", default=None)
@click.option(
    "--follow-up", metavar="WHEN", help="A day to come back, as friday 14:00; none clears it."
)
@click.option(
    "--attach",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="One more file to keep with it.",
)
@click.option("--detach", multiple=True, metavar="NAME", help="Take a file of it off.")
@click.option(
    "--document",
    metavar="TYPE:NUMBER[:VERSION]",
    help="Recorded from this document; none clears it.",
)
@click.option("--version", type=int, help="Only if the entry still is at this version.")
def edit() -> None:
    """Correct a logged interaction. Its number stays, and every change is kept in its history."""


@cli_command(
    examples="""
    rapport evaluate ++ 17 18 19
    rapport evaluate + --run 4 --note "many answered"
    rapport evaluate none -c ada --since 7d      takes evaluations away, after a question
    """
)
@click.argument("mark", type=click.Choice([*EVALUATION_BY_MARK, "none"]))
@click.argument("numbers", nargs=-1, metavar="[NUMBERS]...")
@filter_options
@click.option("--note", help="Why, in a few words.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however many they are.")
def evaluate() -> None:
    """Say how several interactions went, all of them or none. `rapport undo` takes it back as a whole."""


@cli_command(
    examples="""
    rapport comment 17 "She called back: yes"
    """
)
@click.argument("number", metavar="NUMBER")
@click.argument("text", nargs=-1, required=True)
def comment() -> None:
    """Add a comment to an interaction."""
