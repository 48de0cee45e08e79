"""`rapport parse`: what is read from a mail, file by file."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport parse offer.eml
    rapport parse mails/ --jsonl > read.jsonl    a line of JSON for each mail
    """
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object per mail and line.")
def parse() -> None:
    """Show how mails are read: a file each, or folders of *.eml. Nothing is recorded."""
