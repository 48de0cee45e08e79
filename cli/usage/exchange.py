"""`rapport contact import` and `rapport contact export`."""

from pathlib import Path

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command

_FORMATS = ("csv", "vcard", "jsonl")


@cli_command(
    name="import",
    examples="""
    rapport contact import outlook.csv --dry-run
    rapport contact import kunder.csv --map "Kundens e-post=email" --map "Ansvarig=owner"
    rapport contact import erp.csv --source erp --owner JO=jo@ours.example --report lines.csv
    rapport contact import phone.vcf
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "wanted_format", type=click.Choice(_FORMATS), help="Default: found out.")
@click.option(
    "--map", "pairs", multiple=True, metavar="COLUMN=FIELD", help="What a column is; repeatable."
)
@click.option(
    "--source",
    metavar="NAME",
    help="Whose ids the id column holds (default: the program that wrote it, else the file's name).",
)
@click.option(
    "--owner",
    "owners",
    multiple=True,
    metavar="CODE=EMAIL",
    help="Who of us a code in the owner's column is; repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done with each line; do nothing.")
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of every line to this CSV file.",
)
def contact_import() -> None:
    """Add and update contacts from a CSV, vCard or JSON Lines file.

    Columns of Outlook, Google, HubSpot, Salesforce and the ERP are recognised. Importing a file again
    updates what it brought in before and doubles nobody; an empty cell erases nothing. Ids are kept
    apart by the system they are from. A line whose id is known and that has another name and another
    address is a conflict, and left out; so is who is deleted in the other system. Who opted out is
    excluded from segments. `rapport undo` takes an import back as a whole.
    """


@cli_command(
    name="export",
    examples="""
    rapport contact export --output contacts.csv
    rapport contact export -o contacts.vcf
    rapport contact export --format jsonl > contacts.jsonl
    rapport contact export K-12 --all            all that is held of one contact, as a ZIP
    """,
)
@click.argument("who", required=False, shell_complete=complete_contact)
@click.option(
    "--format",
    "wanted_format",
    type=click.Choice(_FORMATS),
    help="Default: by --output's name, else CSV.",
)
@click.option("--output", "-o", metavar="FILE", help="Default: standard output; with --all, here.")
@click.option("--all", "everything", is_flag=True, help="With WHO: interactions and files too.")
def contact_export() -> None:
    """Write contacts as CSV, vCard or JSON Lines; or all that is held of one contact."""
