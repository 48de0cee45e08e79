"""`rapport purge`: cancelled interactions go for good. Always shown first, then confirmed."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command
from cli.usage.filter_options import filter_options


@cli_command(
    examples="""
    rapport purge --older 90d                    cancelled 90 days ago or longer: shows, then asks
    rapport purge 17 18 --save purged.jsonl
    rapport purge -t FAX --json                  a preview with a token; then, within 15 minutes:
    rapport purge --confirm 5f0c…                deletes exactly what that preview showed
    rapport purge --list                         what was purged so far, by whom
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--older", metavar="WHEN", help="Cancelled at least so long ago: 90d.")
@click.option("--confirm", "token", metavar="TOKEN", help="Delete what this preview showed.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is deleted to this JSON Lines file first.",
)
@click.option("--list", "listed", is_flag=True, help="Show what was purged so far.")
def purge() -> None:
    """Delete cancelled interactions for good. Shows what would go; nothing else can be deleted."""
