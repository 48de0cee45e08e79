"""`rapport segment write`: a letter to each member, packed into one ZIP."""

from pathlib import Path

import click

from cli.usage.completion import complete_segment, complete_template
from cli.usage.declaration import cli_command


@cli_command(
    name="write",
    examples="""
    rapport segment write partners -t letter --dry-run        who gets one, and who has no address
    rapport segment write partners -t letter --out autumn.zip
    rapport segment write partners -t news                    a draft each in your mailbox
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.option(
    "--template",
    "-t",
    metavar="CODE",
    required=True,
    shell_complete=complete_template,
    help="What is written.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The ZIP that is written: the letters, and the labels as CSV and PDF.",
)
@click.option("--mailbox", metavar="NAME", help="In whose drafts they are put (default: yours).")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Say who would get one; log nothing.")
def segment_write() -> None:
    """Write to every member: one interaction each, and all files in one ZIP, or a draft each.

    Which of the two it is, the template says (correspondence). The first three are shown as they would
    be. Members without an address are told before, and left out.
    """
