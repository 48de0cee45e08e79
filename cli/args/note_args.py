"""Reads the options of a note, wherever one is logged."""

from typing import Any

from bot.messages.entry import FOLLOW_UP_PAST
from cli.args.code_args import read_language
from cli.args.salesperson_args import read_salesperson
from cli.context import CliContext
from journal import when
from journal.entries.record import Note
from journal.errors import N_, RequestRefused
from journal.fold import one_line
from journal.model import EVALUATION_BY_MARK, Direction, Document
from journal.money import parse_money


def read_note(context: CliContext, text: str, *, of_draft: bool = False, **given: Any) -> Note:
    """The note as the options give it; the template completes it later.

    A draft may have lain until its follow-up was over: then somebody is to come back all the more.
    """
    cost, mark, response = given["cost"], given["mark"], given["response"]
    read_day = parse_kept_day if of_draft else read_follow_up
    due = read_day(context, given["follow_up"]) if given["follow_up"] else None
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
        evaluation=EVALUATION_BY_MARK[mark] if mark else None,
        successful=not given["failed"],
        salesperson=read_salesperson(context, given["salesperson"]) or "",
        campaign=given["campaign"] or "",
        opportunity=given["opportunity"] or "",
        response=response,
        follow_up_on=due.day if due else None,
        follow_up_time=due.at if due else None,
        language=read_language(given["language"]) or "",
    )


def parse_kept_day(context: CliContext, text: str) -> when.DayAhead:
    return when.parse_day_ahead(text, context.today)


def read_follow_up(context: CliContext, text: str) -> when.DayAhead:
    due = parse_kept_day(context, text)
    if due.day < context.today:
        raise RequestRefused(FOLLOW_UP_PAST)
    return due


def read_document(text: str | None) -> Document | None:
    """`invoice:4711:2` → an invoice's number and version."""
    if not text:
        return None
    kind, _, rest = text.partition(":")
    number, _, version = rest.partition(":")
    parts = [one_line(part, longest=100) for part in (kind, number, version)]
    if not parts[0] or not parts[1]:
        raise RequestRefused(
            N_("{typed} names no document; write TYPE:NUMBER, like invoice:4711."),
            typed=repr(text),
        )
    return Document(*parts)


def days_of_draft(note: Note) -> dict[str, str]:
    """The days of a note as its draft keeps them: tomorrow `yesterday` is another day."""
    days = {"on": note.occurred_at.isoformat()} if note.occurred_at else {}
    if note.follow_up_on:
        days["follow_up"] = str(when.DayAhead(note.follow_up_on, note.follow_up_time))
    return days
