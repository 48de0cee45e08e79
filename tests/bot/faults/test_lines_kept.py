"""A line in the direct messages whose keeping fails on the way is not acknowledged: Slack sends it again.

What is acknowledged is in the record, once; what never is, is told to the person.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from journal.errors import DatabaseBusy
from journal.store import tables
from tests.bot.log_case import add_people
from tests.bot.lookup_case import add_ada, log_entry
from tests.bot.workspace_case import BotHarness
from tests.statements import before_statements

_BUSY = DatabaseBusy("locked")
# Which statement fails: while the person is looked up, while the line is read, while it is written.
_STATEMENTS = (1, 3, 6)


@contextmanager
def _failing_statement(harness: BotHarness, nth: int) -> Iterator[None]:
    """Makes one statement fail."""
    remaining = nth

    def fail(_statement: str) -> None:
        nonlocal remaining
        remaining -= 1
        if not remaining:
            raise _BUSY

    with before_statements(harness.engine, fail):
        yield
    assert remaining <= 0, "such a statement did not come"


def _rows(harness: BotHarness, query: "sa.Select[tuple[str]]", words: str) -> int:
    with harness.reading() as session:
        return sum(words in str(each) for each in session.scalars(query))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to type, where it then is in the record, and by which words."""

    typed: str
    query: "sa.Select[tuple[str]]"
    words: str


_LINES = {
    "entry": _Line("bea: called x{n}x", sa.select(tables.interaction.c.text), "x{n}x"),
    "draft": _Line("nobody such: x{n}x", sa.select(tables.draft.c.fields), "x{n}x"),
    "comment": _Line("comment 1 x{n}x", sa.select(tables.comment.c.text), "x{n}x"),
    "contact": _Line("new Zoe x{n}x zoe{n}@x.example", sa.select(tables.contact.c.name), "x{n}x"),
}


@pytest.mark.parametrize("kind", _LINES)
def test_whatever_statement_fails_a_line_is_in_the_record_once(
    harness: BotHarness, kind: str
) -> None:
    log_entry(harness, add_ada(harness))
    add_people(harness)
    line = _LINES[kind]
    for nth in _STATEMENTS:
        harness.slack_app.people.forget(harness.alice.id)
        with _failing_statement(harness, nth):
            harness.alice.types(line.typed.format(n=nth), channel=harness.alice.dm)
            harness.workspace.settle()
        assert _rows(harness, line.query, line.words.format(n=nth)) == 1, nth


def test_an_undo_whose_statement_fails_takes_back_one_deed(harness: BotHarness) -> None:
    add_people(harness)
    for nth in _STATEMENTS:
        for number in (1, 2):
            harness.alice.types(f"/log bea: call {number} of {nth}")
        with _failing_statement(harness, nth):
            harness.alice.types("undo", channel=harness.alice.dm)
            harness.workspace.settle()
        cancelled = sa.select(tables.interaction.c.text).where(
            tables.interaction.c.state == "cancelled"
        )
        assert _rows(harness, cancelled, f"of {nth}") == 1, nth


def test_a_line_is_kept_though_slack_does_not_say_at_once_who_wrote_it(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.workspace.faults.fail("users.info", times=2)
    harness.alice.types("bea: called", channel=harness.alice.dm)
    harness.settle()
    assert _rows(harness, sa.select(tables.interaction.c.text), "called") == 1
    told = [each.plain() for each in harness.alice.sees() if each.user != harness.alice.id]
    assert not any("Nothing was saved" in each for each in told)


def test_a_line_that_can_never_be_kept_is_told_once(harness: BotHarness) -> None:
    add_people(harness)

    def fail(statement: str) -> None:
        if statement.startswith("INSERT INTO interaction "):
            raise _BUSY

    with before_statements(harness.engine, fail):
        harness.alice.types("bea: called", channel=harness.alice.dm)
        harness.settle()
    told = [each.plain() for each in harness.alice.sees() if each.user != harness.alice.id]
    assert [each for each in told if "Nothing was saved" in each] == told
    assert len(told) == 1
