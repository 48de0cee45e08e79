"""The filter options that lists, figures, exports and purges share."""

from collections.abc import Callable
from typing import Any

import click

from cli.usage.completion import (
    complete_campaign,
    complete_contact,
    complete_group,
    complete_opportunity,
    complete_template,
)
from journal.model import Channel, Direction, Source

_OPTIONS = (
    click.option(
        "--contact",
        "-c",
        metavar="WHO",
        shell_complete=complete_contact,
        help="A contact: number, address or name; or seg:CODE, all in a segment.",
    ),
    click.option(
        "--company",
        metavar="WHO",
        shell_complete=complete_contact,
        help="A company, with all its people.",
    ),
    click.option(
        "--template",
        "-t",
        metavar="CODE",
        shell_complete=complete_template,
        help="Made from this template.",
    ),
    click.option(
        "--group", "-g", metavar="CODE", shell_complete=complete_group, help="In this group."
    ),
    click.option("--channel", type=click.Choice([c.value for c in Channel])),
    click.option("--direction", type=click.Choice([d.value for d in Direction])),
    click.option("--salesperson", metavar="EMAIL", help="Whom of us it concerns."),
    click.option("--logged-by", metavar="ACTOR", help="Who logged it."),
    click.option(
        "--campaign",
        metavar="CODE",
        shell_complete=complete_campaign,
        help="Belonging to this campaign.",
    ),
    click.option(
        "--opportunity",
        metavar="NAME",
        shell_complete=complete_opportunity,
        help="Belonging to this opportunity or project.",
    ),
    click.option("--source", type=click.Choice([s.value for s in Source])),
    click.option("--run", "run_id", type=int, metavar="N", help="Made by this run of a segment."),
    click.option("--document", metavar="TYPE:NUMBER", help="Recorded from this document."),
    click.option("--since", metavar="WHEN", help="From this day on: 2026-11-01, 30d."),
    click.option("--until", metavar="WHEN", help="Up to and including this day."),
)


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
