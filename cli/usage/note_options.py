"""The options that describe a note, wherever one is logged."""

from collections.abc import Callable
from typing import Any

import click

from cli.usage.completion import (
    complete_campaign,
    complete_opportunity,
    complete_template,
)
from journal.model import EVALUATION_BY_MARK

_NOTE_OPTIONS = (
    click.option(
        "--template",
        "-t",
        metavar="CODE",
        shell_complete=complete_template,
        help="What it was (default: a note).",
    ),
    click.option("--subject", "-s", help="A title; the template gives one."),
    click.option("--on", metavar="WHEN", help="When: yesterday 14:00, 2026-11-01, 9:15."),
    click.option("--duration", "-d", metavar="SPAN", help="How long: 25m, 1h30."),
    click.option("--cost", metavar="AMOUNT", help="What it cost."),
    click.option("--in", "direction", flag_value="inbound", help="They reached us."),
    click.option("--out", "direction", flag_value="outbound", help="We reached them."),
    click.option(
        "--eval", "mark", type=click.Choice(list(EVALUATION_BY_MARK)), help="How it went."
    ),
    click.option("--failed", is_flag=True, help="An attempt: nobody was reached."),
    click.option("--salesperson", metavar="EMAIL", help="Whom of us it concerns."),
    click.option("--campaign", metavar="CODE", shell_complete=complete_campaign),
    click.option(
        "--opportunity",
        metavar="NAME",
        shell_complete=complete_opportunity,
        help="The opportunity or project it belongs to.",
    ),
    click.option("--response", is_flag=True, default=None, help="It answers the campaign."),
    click.option("--follow-up", metavar="WHEN", help="A day to come back: 3d, friday 14:00."),
    click.option("--language", metavar="CODE", help="The template's language, like sv."),
)


def note_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_NOTE_OPTIONS):
        function = option(function)
    return function
