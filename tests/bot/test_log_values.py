"""Tests what is to be logged, as values: a line, a form and a draft become the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import get_type_hints

import pytest

from bot.grammar import ParsedLine, read_log_line
from bot.ids.form_metadata import FormMetadata
from bot.ids.log import LogId
from bot.inputs import FieldValue, SharedFile, ViewState
from bot.language.translator import Translator
from bot.views import log_form
from bot.views.log_values import (
    LogValues,
    from_draft_fields,
    from_parsed_line,
    from_view,
    to_draft_fields,
)
from journal.entries.record import Note
from journal.model import Direction, Evaluation
from tests.clock import NOW

EVERYTHING = LogValues(
    who="ada, bea",
    contacts=(3, 5),
    segment="partners",
    template="CALL-OUT",
    occurred_at=datetime(2026, 11, 21, 13, 30, tzinfo=UTC),
    text="Prices.\n\nAll of them.",
    duration_minutes=90,
    cost=Decimal("12.50"),
    direction=Direction.INBOUND,
    evaluation=Evaluation.VERY_NEGATIVE,
    evaluation_note="too dear",
    failed=True,
    colleague="U1",
    salesperson="bob@ours.example",
    follow_up_on=date(2026, 12, 1),
    follow_up_time=time(14, 5),
    files=(SharedFile("F1", "an offer.pdf"),),
    added=(SharedFile("F2", ""),),
)


@pytest.mark.parametrize("values", [EVERYTHING, LogValues(), LogValues(duration_minutes=0)])
def test_a_draft_gives_back_what_was_kept(values: LogValues) -> None:
    assert replace(from_draft_fields(to_draft_fields(values)), who=values.who) == values


def test_a_line_is_read_once() -> None:
    line = (
        "ada: called about prices -on yesterday 14:00 -d 1h30 -cost 12.50 -eval ++ -follow 3d -in"
    )
    parsed = read_log_line(line, now=NOW, zone=UTC)
    values = from_parsed_line(parsed)
    assert (values.duration_minutes, values.cost) == (90, Decimal("12.50"))
    assert (values.occurred_at, values.follow_up_on) == (parsed.occurred_at, parsed.follow_up_on)
    assert (values.direction, values.evaluation) == (Direction.INBOUND, Evaluation.VERY_POSITIVE)
    assert from_draft_fields(to_draft_fields(values)) == values


def test_a_draft_that_was_kept_as_text_opens() -> None:
    """It is text as the desk keeps it, and as forms did."""
    kept = {
        "who": "ada",
        "on": "2026-11-21T13:30:00+00:00",
        "duration": "1h30",
        "cost": "12,50",
        "direction": "inbound",
        "mark": "--",
        "failed": "True",
        "follow_up": "2026-12-01 14:05",
        "subject": "of the desk alone",
    }
    values = from_draft_fields(kept)
    assert (values.duration_minutes, values.cost) == (90, Decimal("12.50"))
    for field in ("occurred_at", "follow_up_on", "follow_up_time"):
        assert getattr(values, field) == getattr(EVERYTHING, field)
    assert (values.direction, values.evaluation) == (Direction.INBOUND, Evaluation.VERY_NEGATIVE)
    assert values.failed
    assert not values.unread


def test_what_can_not_be_read_stays_as_it_was_typed() -> None:
    fields = {
        LogId.DURATION: FieldValue("a while"),
        LogId.COST: FieldValue("not much"),
        LogId.NOTE: FieldValue("prices"),
    }
    view = ViewState("V1", "", LogId.FORM, "", {str(each): value for each, value in fields.items()})
    typed = from_view(view, EVERYTHING)
    assert (typed.duration_minutes, typed.cost) == (None, None)
    kept = from_draft_fields(to_draft_fields(typed))
    assert {field: each.typed for field, each in kept.unread.items()} == {
        LogId.DURATION: "a while",
        LogId.COST: "not much",
    }
    shown = str(log_form.log_form(Translator(), _form_of(kept), now=NOW))
    assert "'initial_value': 'a while'" in shown
    assert "is not a duration; write it like 25m" in shown
    again = from_view(replace(view, fields={LogId.DURATION: FieldValue("25m")}), kept)
    assert (again.duration_minutes, list(again.unread)) == (25, [LogId.COST])


def _form_of(values: LogValues) -> log_form.LogFormContent:
    return log_form.LogFormContent(values, FormMetadata(), templates=())


@pytest.mark.parametrize("other", [ParsedLine, Note])
def test_a_value_has_one_type_all_the_way(other: type) -> None:
    """From the line to the record nothing becomes text in between."""
    here, there = get_type_hints(LogValues), get_type_hints(other)
    shared = here.keys() & there.keys()
    assert {"occurred_at", "duration_minutes", "cost", "direction", "follow_up_on"} <= shared
    assert {name: here[name] for name in shared} == {name: there[name] for name in shared}


def test_files_beyond_the_boxes_of_a_form_go_along() -> None:
    """As of a draft: those of the message, and those that were added to the form before."""
    files = tuple(SharedFile(f"F{n}", f"{n}.pdf") for n in range(12))
    content = log_form.LogFormContent(LogValues(files=files), FormMetadata(), ())
    view = log_form.log_form(Translator(), content, now=NOW)
    boxes = next(each for each in view["blocks"] if each["block_id"] == LogId.OWN_FILES)
    shown = [each["value"] for each in boxes["element"]["options"]]
    field = FieldValue(chosen=tuple(shown[1:]))
    sent = ViewState("V1", "", LogId.FORM, "", fields={LogId.OWN_FILES: field})
    assert from_view(sent, LogValues(files=files)).files == files[1:]
