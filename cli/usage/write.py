"""`rapport write`: a letter or a mail from a template."""

from pathlib import Path

import click

from cli.usage.completion import complete_contact, complete_template
from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport write ada -t offer --dry-run           the mail or letter as it would be, and nothing else
    rapport write ada -t offer                     a draft in your mailbox, or a file on the entry
    rapport write ada -t letter --out letters      and the file in this folder
    rapport write ada -t answer --answers 12       in the conversation of interaction 12
    rapport write --again 12                       the letter of interaction 12 as of today
    """
)
@click.argument("who", required=False, default="", shell_complete=complete_contact)
@click.argument("text", nargs=-1)
@click.option(
    "--template",
    "-t",
    metavar="CODE",
    shell_complete=complete_template,
    help="What is written.",
)
@click.option("--subject", "-s", help="A title; the template gives one.")
@click.option("--language", metavar="CODE", help="The template's language, like sv.")
@click.option("--salesperson", metavar="EMAIL", help="Who of us writes.")
@click.option(
    "--mailbox", metavar="NAME", help="In whose drafts it is put (default: the writer's)."
)
@click.option("--answers", metavar="NUMBER", type=click.IntRange(1), help="The mail it answers.")
@click.option(
    "--again",
    metavar="NUMBER",
    type=click.IntRange(1),
    help="Write the letter of this interaction once more, with today's data.",
)
@click.option(
    "--attach",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="One more file that goes along.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files into this folder as well.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written; log nothing.")
def write() -> None:
    """Write a mail or a letter from a template: for the drafts of a mailbox, or as a file.

    Which of the two it is, the template says (correspondence). Nothing is sent: a draft is sent by
    whoever opens it in their mail client, and its entry then says what was really sent.
    """
