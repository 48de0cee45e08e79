"""`rapport segment …`: named sets of contacts, and logging to all of them."""

from typing import Any

import click

from cli.usage.completion import (
    complete_campaign,
    complete_contact,
    complete_segment,
    complete_template,
)
from cli.usage.declaration import cli_command
from cli.usage.segment_runs import (
    segment_follow_up,
    segment_log,
    segment_restore,
    segment_runs,
    segment_undo,
)
from cli.usage.segment_write import segment_write


@click.group()
def segment() -> None:
    """Segments: named sets of contacts. Logging to one makes an interaction for each member."""


_FILTER_OPTIONS = (
    click.option("--kind", type=click.Choice(["person", "company"]), help="Filter: only these."),
    click.option("--tag", multiple=True, help="Filter: with all of these tags."),
    click.option("--owner", metavar="EMAIL", help="Filter: looked after by."),
    click.option("--language", metavar="CODE", help="Filter."),
    click.option("--country", metavar="CODE", help="Filter."),
    click.option(
        "--company",
        metavar="WHO",
        shell_complete=complete_contact,
        help="Filter: people of this company.",
    ),
    click.option(
        "--spoken",
        metavar="CODE",
        shell_complete=complete_template,
        help="Filter: has had an interaction by this template.",
    ),
    click.option(
        "--spoken-since", metavar="WHEN", help="Filter: has had an interaction since then."
    ),
    click.option(
        "--untouched",
        type=click.IntRange(1, 36_500),
        metavar="DAYS",
        help="Filter: nobody has spoken to them for so long, whenever it is asked.",
    ),
)


def _filter_options(function: Any) -> Any:
    for option in reversed(_FILTER_OPTIONS):
        function = option(function)
    return function


for _command in (
    segment_follow_up,
    segment_log,
    segment_restore,
    segment_runs,
    segment_undo,
    segment_write,
):
    segment.add_command(_command)


@cli_command(
    segment,
    examples="""
    rapport segment create partners --name "Our partners" -t letter
    rapport segment create quiet-fi --tag customer --country FI --untouched 90
    """,
)
@click.argument("code")
@click.option("--name", default="", help="What people call it.")
@click.option(
    "--template",
    "-t",
    default="",
    metavar="CODE",
    shell_complete=complete_template,
    help="What is logged by default.",
)
@click.option("--campaign", default="", metavar="CODE", shell_complete=complete_campaign)
@_filter_options
def create() -> None:
    """Create a segment: a list to add to, or, with filter options, a saved filter."""


@cli_command(
    segment,
    examples="""
    rapport segment edit partners --name "Partners of ours" -t letter
    rapport segment edit quiet-fi --tag customer --untouched 120
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.option("--name", help="What people call it.")
@click.option(
    "--template",
    "-t",
    metavar="CODE",
    shell_complete=complete_template,
    help="What is logged by default; '' for none.",
)
@click.option(
    "--campaign",
    metavar="CODE",
    shell_complete=complete_campaign,
    help="'' takes it out of its campaign.",
)
@_filter_options
def edit() -> None:
    """Change a segment's name, template or campaign; of a saved filter, the whole filter."""


@cli_command(
    segment,
    name="list",
    examples="""
    rapport segment list
    """,
)
def list_() -> None:
    """List the segments."""


@cli_command(
    segment,
    examples="""
    rapport segment show partners
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
def show() -> None:
    """Show who is in a segment, and whom a logging would leave out."""


@cli_command(
    segment,
    examples="""
    rapport segment add partners ada bob@acme.example K-17
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.argument("who", nargs=-1, required=True, shell_complete=complete_contact)
def add() -> None:
    """Put contacts on a segment's list."""


@cli_command(
    segment,
    examples="""
    rapport segment remove partners ada
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.argument("who", nargs=-1, required=True, shell_complete=complete_contact)
def remove() -> None:
    """Take contacts off a segment's list."""


@cli_command(
    segment,
    examples="""
    rapport segment delete partners
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete() -> None:
    """Delete a segment. What was logged to it stays."""
