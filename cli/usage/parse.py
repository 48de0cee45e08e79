"""`rapport parse`: what is read from a mail, file by file."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport parse offer.eml
    rapport parse mails/ --jsonl > read.jsonl    a line of JSON for each mail
    rapport parse offer.eml --explain            which lines are new, and what cut the others
    rapport parse offer.eml --report > fault.eml    without its words, for who looks for a fault
    """
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object per mail and line.")
@click.option("--explain", is_flag=True, help="Every line of the text, with what cut it and why.")
@click.option(
    "--report",
    is_flag=True,
    help="Write the one mail with every letter and digit replaced, to be sent with a fault.",
)
def parse() -> None:
    """Show how mails are read: a file each, or folders of *.eml. Nothing is recorded.

    A report has the parts, headers and marks of its mail, and the words that mail programs write. Every
    other letter and digit is replaced, and files are empty: read it, then send it.
    """
