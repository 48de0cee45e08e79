"""`rapport erase`: remove a person's data on their request. Shown first, then confirmed."""

from pathlib import Path

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport erase K-12                           shows what would go, then asks
    rapport erase K-12 --shared keep --export .  first writes all that is held to a ZIP here
    """
)
@click.argument("who", shell_complete=complete_contact)
@click.option(
    "--shared",
    type=click.Choice(["keep", "empty"]),
    help="What becomes of texts that other contacts share: keep, or empty as well.",
)
@click.option(
    "--export",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all that is held about them to a ZIP in this folder first.",
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def erase() -> None:
    """Remove a person's data on their request. Counts stay, names and texts go, for good."""
