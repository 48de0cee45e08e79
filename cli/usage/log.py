"""`rapport log`: one line logs an interaction; scripts add a document and a key."""

from pathlib import Path

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command
from cli.usage.note_options import note_options


@cli_command(
    examples="""
    rapport log ada "Called about the price list" -t call-out -d 25m
    rapport log "ada, bob@acme.example" "Met at the fair" -t meeting-onsite --on "yesterday 14:00"
    rapport log seg:partners "Autumn letter sent" -t letter
    rapport log ada@acme.example --document invoice:4711:1 -t s-invoice --key erp-4711-1
    echo "long text" | rapport log ada -
    rapport log ada "not sure yet" --draft
    rapport log "lunch with ada at ours yesterday, 1 h, 45 EUR, follow up friday"
    rapport log --dry-run "called ada yesterday, 20 min, follow up friday"
    """
)
@click.argument("who", required=False, shell_complete=complete_contact)
@click.argument("text", nargs=-1)
@note_options
@click.option("--document", metavar="TYPE:NUMBER[:VERSION]", help="Recorded from this document.")
@click.option("--key", metavar="TEXT", help="A repeat with the same key logs nothing.")
@click.option(
    "--attach",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file to keep with it.",
)
@click.option("--draft", is_flag=True, help="Put it off: kept as it is, counted nowhere.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however large the segment.")
@click.option("--dry-run", is_flag=True, help="Say what the line would become; log nothing.")
@click.option(
    "--jsonl",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --dry-run: lines of a file, each a JSON object with text, lang, now, zone.",
)
def log() -> None:
    """Log an interaction with one contact, several, or everybody in a segment (seg:CODE).

    One text alone is read as a line: whom it names, what it was, when, how long. Nothing is logged
    while that is not certain; what is missing is said by an option.
    """
