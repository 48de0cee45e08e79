"""Reads a typed line with the contacts of the database, and shows its fields."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from bot.language.translator import N_, Translator
from bot.messages import line as line_text
from cli.args.contact_args import nobody_found
from cli.args.note_args import read_note
from cli.context import CliContext
from cli.terminal.output import console, escape, json_line, print_json
from cli.text.interaction_rows import clip
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.line import (
    LineContact,
    LineContext,
    LineField,
    UnderstoodLine,
    names_in,
    template_codes,
    understand,
)
from journal.store.contacts import lookup, names_in_line

_MOST_LEFT_OVER = 4
_LONGEST_FILE = 50_000_000
Value = TypeVar("Value")
# How somebody who is asked answers: the option that says it.
_OPTIONS = {
    LineField.CONTACTS: N_("who it was with, before the text: rapport log WHO TEXT"),
    LineField.TEMPLATE: N_("what it was: -t CODE"),
    LineField.OCCURRED_AT: N_("when it was: --on DAY"),
    LineField.FOLLOW_UP: N_("the day to come back: --follow-up DAY"),
    LineField.COST: N_("what it cost: --cost AMOUNT"),
    LineField.DURATION: N_("how long: --duration SPAN"),
}
_GIVEN_BY = {
    LineField.TEMPLATE: "template",
    LineField.OCCURRED_AT: "on",
    LineField.FOLLOW_UP: "follow_up",
    LineField.COST: "cost",
    LineField.DURATION: "duration",
}


@dataclass(frozen=True, slots=True)
class TypedLine:
    """The line's fields, and the names that several contacts have."""

    line: UnderstoodLine
    zone: ZoneInfo
    shared_names: frozenset[str]


def read_line(session: Session, text: str, context: LineContext, zone: ZoneInfo) -> TypedLine:
    known = names_in_line.find_contacts(session, names_in(text, context.language))
    names = Counter(each.name for each in known)
    shared = frozenset(name for name, count in names.items() if count > 1)
    return TypedLine(understand(text, known, context), zone, shared)


def line_context(context: CliContext) -> LineContext:
    company = context.settings.company
    return LineContext(company.language, context.now, context.zone, company.currency)


def show_line(context: CliContext, text: str) -> None:
    """Show what the line would become; nothing is logged."""
    with context.reading() as session:
        found = read_line(session, text, line_context(context), context.zone)
    row = line_row(context, found)
    if context.as_json:
        print_json(row)
        return
    for name, value in row.items():
        if value not in (None, [], False, ""):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            console().print(f"[dim]{name:17}[/] {escape(shown)}")
    if left := not_taken(found.line):
        console().print(f"[dim]{'not taken':17}[/] {escape(left)}")


def show_lines(context: CliContext, path: Path) -> None:
    """Show the lines of a JSON Lines file, each with its own text, lang, now and zone."""
    if path.stat().st_size > _LONGEST_FILE:
        raise RequestRefused(f"{path} is larger than 50 MB; divide it.")
    with context.reading() as session, path.open(encoding="utf-8") as lines:
        for number, fields in _asked_lines(lines, path):
            own, zone = _own_context(context, fields, f"{path}:{number}")
            row = line_row(context, read_line(session, str(fields["text"]), own, zone))
            print(json_line({"id": fields.get("id", number), **row}))  # noqa: T201


def _asked_lines(lines: Iterator[str] | Any, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            fields = json.loads(raw)
        except ValueError:
            fields = None
        if not isinstance(fields, dict) or "text" not in fields:
            raise RequestRefused(f'{path}:{number} is no JSON object with a "text".')
        yield number, fields


def _own_context(
    context: CliContext, fields: dict[str, Any], place: str
) -> tuple[LineContext, ZoneInfo]:
    usual = line_context(context)
    try:
        zone = ZoneInfo(fields["zone"]) if fields.get("zone") else context.zone
        now = datetime.fromisoformat(fields["now"]) if fields.get("now") else usual.now
    except (TypeError, ValueError, ZoneInfoNotFoundError):
        raise RequestRefused(
            f'{place} has no usable "now" or "zone"; write them like 2026-11-30T17:30+01:00 '
            "and Europe/Stockholm."
        ) from None
    now = now if now.tzinfo else now.replace(tzinfo=zone)
    return LineContext(str(fields.get("lang") or usual.language), now, zone, usual.currency), zone


def line_row(context: CliContext, typed: TypedLine) -> dict[str, Any]:
    """The fields that were read, without those that the template would add."""
    line = typed.line
    if line.is_no_log:
        return {"not_a_log": True, "text": line.text}
    codes = template_codes(
        line.kind, line.direction, context.catalog.offered_templates(context.actor.role)
    )
    return {
        "contacts": [_contact_name(each, typed) for each in line.contacts],
        "template": codes[0] if codes else context.settings.record.note,
        "direction": line.direction,
        "duration_minutes": line.duration_minutes,
        "occurred_at": _moment(typed),
        "follow_up_on": line.follow_up_on and line.follow_up_on.isoformat(),
        "follow_up_time": line.follow_up_time and f"{line.follow_up_time:%H:%M}",
        "cost": line.cost and str(line.cost.amount),
        "currency": line.cost and line.cost.currency,
        "failed": line.is_failed,
        "evaluation": line.evaluation and line.evaluation.value,
        "text": line.text,
        "asks": sorted(asked_fields(line, codes)),
        "not_a_log": False,
    }


def asked_fields(line: UnderstoodLine, codes: tuple[str, ...]) -> set[str]:
    return {*line.asks, *(() if codes else (LineField.TEMPLATE,))}


def _contact_name(each: LineContact, typed: TypedLine) -> str:
    shared = each.name in typed.shared_names and each.company
    return f"{each.name} ({each.company})" if shared else each.name


def _moment(typed: TypedLine) -> str | None:
    line = typed.line
    if line.occurred_at:
        return line.occurred_at.astimezone(typed.zone).strftime("%Y-%m-%dT%H:%M")
    return line.occurred_on.isoformat() if line.occurred_on else None


# ── logged ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class LineNote:
    """Says whom a line names, the note it makes, and what of it no field took, as it was typed."""

    contact_ids: tuple[int, ...]
    note: Note
    not_taken: str


def understood_line(context: CliContext, text: str, given: dict[str, Any]) -> LineNote | None:
    """None where it is nothing but a contact."""
    with context.reading() as session:
        if len(text.split()) < 2 or lookup.find_single(session, text, limit=2).is_certain:
            return None
        line = read_line(session, text, line_context(context), context.zone).line
    if line.strangers and not line.is_no_log:
        raise nobody_found(line.strangers[0])
    if not (line.contacts or line.questions):
        return None
    asked = [field for field in LineField if field in line.asks and not _is_given(field, given)]
    if line.is_two:
        raise RequestRefused(N_("The line tells of two things; log them one by one."))
    if line.is_no_log or asked:
        raise RequestRefused(_what_is_missing(context.t, line, asked))
    ids = tuple(each.id for each in line.contacts)
    return LineNote(ids, _line_note(context, line, given), not_taken(line))


def not_taken(line: UnderstoodLine) -> str:
    """Says what was noticed and is in no field: `2 h, £4`; the card of Slack says the same."""
    return ", ".join(clip(each.typed, 60) for each in line.left_over[:_MOST_LEFT_OVER])


def _is_given(field: LineField, given: dict[str, Any]) -> bool:
    return bool(given.get(_GIVEN_BY.get(field, "")))


def _what_is_missing(t: Translator, line: UnderstoodLine, asked: Sequence[LineField]) -> str:
    if line.is_no_log:
        return t("This reads like a question or a greeting; nothing was logged.")
    left, open_fields = not_taken(line), "; ".join(t(_OPTIONS[field]) for field in asked)
    missing = t("Nothing was logged yet: the line leaves open {fields}.", fields=open_fields)
    return f"{missing} {line_text.not_taken(t, left)}" if left else missing


def _line_note(context: CliContext, line: UnderstoodLine, given: dict[str, Any]) -> Note:
    """Takes what options say, and for the rest what the line says."""
    note = read_note(context, line.text, **given)
    codes = template_codes(
        line.kind, line.direction, context.catalog.offered_templates(context.actor.role)
    )
    day = line.occurred_on if line.occurred_on != context.today else None
    begins = datetime.combine(day, time(), context.zone) if day else None
    return replace(
        note,
        template=note.template or (codes[0] if codes else ""),
        occurred_at=note.occurred_at or line.occurred_at or begins,
        duration_minutes=_first_of(note.duration_minutes, line.duration_minutes),
        cost=_first_of(note.cost, line.cost.amount if line.cost else None),
        direction=note.direction or line.direction,
        evaluation=note.evaluation or line.evaluation,
        successful=note.successful and not line.is_failed,
        follow_up_on=note.follow_up_on or line.follow_up_on,
        follow_up_time=note.follow_up_time if note.follow_up_on else line.follow_up_time,
    )


def _first_of(one: Value | None, other: Value | None) -> Value | None:
    return other if one is None else one
