"""`rapport stats`, `stale`: what was done, by any cut, and whom nobody spoke to."""

import click

from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options
from journal.model import FiguresDimension


@cli_command(
    examples="""
    rapport stats                                all there is, by template
    rapport stats --by salesperson --since 30d
    rapport stats --by month -c acme
    rapport stats --by contact --json
    """
)
@click.option(
    "--by", type=click.Choice([cut.value for cut in FiguresDimension]), default="template"
)
@filter_options
@click.option("--top", type=click.IntRange(1, 1000), default=30, show_default=True)
def stats() -> None:
    """Figures: number, cost, time, direction, success, evaluation. Cancelled counts nowhere."""


@cli_command(
    examples="""
    rapport stale --days 60
    rapport stale --days 90 --owner bob@ours.example
    """
)
@click.option("--days", type=click.IntRange(1, 36500), default=90, show_default=True)
@click.option("--owner", metavar="EMAIL", default="", help="Only those looked after by.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True)
def stale() -> None:
    """Contacts nobody has spoken to for a while, the longest untouched first."""
