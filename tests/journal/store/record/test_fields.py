"""Every field of an interaction is in the one list, and the list says all that is asked of it."""

import csv
import io
from dataclasses import fields
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from sqlmodel import Session

from journal.exchange import interaction_export
from journal.model import Evaluation, Interaction, NewInteraction
from journal.store.record.fields import BLANK_COLUMNS, FIELD_BY_NAME, FIELDS, to_history_text
from journal.store.tables import interaction
from tests.journal.laws.words_held import BLANK, HELD

# They have tables of their own.
IN_OTHER_TABLES = {"participants", "attachments"}
# By which a repeat is known; nobody is shown them.
STORED_ONLY = {"mail_key", "request_key"}


def names_of(model: type[Interaction | NewInteraction]) -> set[str]:
    return {each.name for each in fields(model)} - IN_OTHER_TABLES


def test_every_field_of_the_model_is_listed() -> None:
    listed = {each.name.partition(".")[0] for each in FIELDS}
    assert listed - STORED_ONLY == names_of(Interaction)
    assert names_of(NewInteraction) <= listed


def test_every_column_of_the_table_is_listed_once() -> None:
    assert sorted(each.stored_as for each in FIELDS) == sorted(interaction.c.keys())


def test_what_can_hold_words_is_emptied_by_an_erasure_and_nothing_else_is() -> None:
    words = {column for column, answer in HELD["interaction"].theirs.items() if answer == BLANK}
    # The mail's number leads to it.
    assert set(BLANK_COLUMNS) - {"mail_id"} == words


def test_every_field_that_people_see_is_exported() -> None:
    sheet = io.StringIO()
    interaction_export.write_csv(sheet, Session(), [])
    (header,) = csv.reader([sheet.getvalue().lstrip("\ufeff")])
    listed = {each.name.replace(".", "_") for each in FIELDS if each.name not in STORED_ONLY}
    assert listed - set(header) == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("occurred_at", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("follow_up_on", date(2026, 3, 1)),
        ("follow_up_on", None),
        ("follow_up_time", time(14, 5)),
        ("follow_up_time", None),
        ("cost", Decimal("12.50")),
        ("successful", False),
        ("response", True),
        ("evaluation", Evaluation.POSITIVE),
        ("evaluation", None),
        ("duration_minutes", 25),
        ("cancel_deed", None),
    ],
)
def test_what_the_history_keeps_is_read_again(name: str, value: object) -> None:
    assert FIELD_BY_NAME[name].parse(to_history_text(value)) == value
