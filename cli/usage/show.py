"""`rapport show`: one interaction, whole."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport show 17
    rapport show last --json                     what you logged last
    rapport show 17 --files .                    and write its attachments here
    """
)
@click.argument("number", metavar="NUMBER")
@click.option(
    "--files",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write its attachments into this folder.",
)
def show() -> None:
    """Show one interaction, whole: text, comments, and every change since it was logged."""
