"""`rapport export`: interactions as CSV or JSON Lines."""

import click

from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options


@cli_command(
    examples="""
    rapport export --output history.csv
    rapport export --format jsonl --contact K-12 --all -o ada.jsonl
    rapport export --group PHONE --since 2026-01-01 > calls.csv
    """
)
@click.option(
    "--format",
    "wanted_format",
    type=click.Choice(["csv", "jsonl"]),
    help="Default: by --output's name, else CSV.",
)
@click.option("--output", "-o", default="-", metavar="FILE", help="Default: - (standard output).")
@filter_options
@click.option("--cancelled", is_flag=True, help="Only cancelled ones.")
@click.option("--all", "everything", is_flag=True, help="Active and cancelled ones.")
def export() -> None:
    """Write interactions as CSV or JSON Lines: every field, comments and history too.

    Active ones only, unless --cancelled or --all is given.
    """
