"""`rapport import`: the interaction log of another system comes into the record."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport contact import contacts.csv --source erp    first the people, with their numbers there
    rapport import log.csv --source erp --dry-run
    rapport import log.csv --source erp --template GOLF=MEETING-ONSITE --salesperson JO=jo@ours.example
    rapport import log.csv --map "Datum=date" --map "Kund=contact" --dates dmy
    """
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source",
    metavar="NAME",
    default="erp",
    show_default=True,
    help="Whose log it is: its contacts are known by the ids of this name.",
)
@click.option(
    "--map", "pairs", multiple=True, metavar="COLUMN=FIELD", help="What a column is; repeatable."
)
@click.option(
    "--template", "templates", multiple=True, metavar="OLD=CODE", help="What a code is here."
)
@click.option(
    "--salesperson", "salespeople", multiple=True, metavar="CODE=EMAIL", help="Who a code is."
)
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="How 03/04/2026 is to be read.")
@click.option("--dry-run", is_flag=True, help="Say what would come in; do nothing.")
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of every line to this CSV file.",
)
def log_import() -> None:
    """Bring in the interaction log of another system, as CSV; each entry once.

    The columns of the ERP's interaction log entries are known; others are named by --map. A line
    whose contact or template is not known is left out and told; importing the file again brings in
    what was left out. What was cancelled there is cancelled here. `rapport undo` cancels it all.
    """
