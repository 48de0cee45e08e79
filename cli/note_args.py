"""The options that describe a note, wherever one is logged: each with its meaning, and reading them."""

from collections.abc import Callable
from typing import Any

import click

from cli.context import CliContext
from journal import when
from journal.model import Direction, Evaluation
from journal.money import parse_money
from journal.record import Note

MARKS = {
    "++": Evaluation.VERY_POSITIVE,
    "+": Evaluation.POSITIVE,
    "0": Evaluation.NEUTRAL,
    "-": Evaluation.NEGATIVE,
    "--": Evaluation.VERY_NEGATIVE,
}

_NOTE_OPTIONS = (
    click.option("--template", "-t", metavar="CODE", help="What it was (default: a note)."),
    click.option("--subject", "-s", help="A title; the template gives one."),
    click.option("--on", metavar="WHEN", help="When: yesterday 14:00, 2026-11-01, 9:15."),
    click.option("--duration", "-d", metavar="SPAN", help="How long: 25m, 1h30."),
    click.option("--cost", metavar="AMOUNT", help="What it cost."),
    click.option("--in", "direction", flag_value="inbound", help="They reached us."),
    click.option("--out", "direction", flag_value="outbound", help="We reached them."),
    click.option("--eval", "mark", type=click.Choice(list(MARKS)), help="How it went."),
    click.option("--failed", is_flag=True, help="An attempt: nobody was reached."),
    click.option("--salesperson", metavar="EMAIL", help="Whom of us it concerns."),
    click.option("--campaign", metavar="CODE"),
    click.option("--response", is_flag=True, default=None, help="It answers the campaign."),
    click.option("--follow-up", metavar="WHEN", help="A day to come back: 3d, 2026-12-01."),
    click.option("--language", metavar="CODE", help="The template's language, like sv."),
)


def note_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_NOTE_OPTIONS):
        function = option(function)
    return function


def read_note(context: CliContext, text: str, **given: Any) -> Note:
    """What the options say, completed by nothing: that is the template's part."""
    cost, mark, response = given["cost"], given["mark"], given["response"]
    return Note(
        template=given["template"] or "",
        contacts=(),
        text=text,
        subject=given["subject"] or "",
        occurred_at=when.parse_moment(given["on"], context.now, context.zone)
        if given["on"]
        else None,
        duration_minutes=when.parse_minutes(given["duration"]) if given["duration"] else None,
        cost=None if cost is None else parse_money(cost),
        direction=Direction(given["direction"]) if given["direction"] else None,
        evaluation=MARKS[mark] if mark else None,
        successful=not given["failed"],
        salesperson=given["salesperson"] or "",
        campaign=given["campaign"] or "",
        response=response,
        follow_up_on=when.parse_future_day(given["follow_up"], context.today)
        if given["follow_up"]
        else None,
        language=given["language"] or "",
    )
