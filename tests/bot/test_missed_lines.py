"""What was typed while no bot listened is read in Slack's history, and answered once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.missed_lines import MissedLines
from bot.outbox.calls import client_without_retries
from journal.errors import DatabaseBusy
from journal.store import meta, tables
from journal.store.slack.events import LISTENED_KEY
from playground.workspace import AppResponse, PostedMessage, SignedRequest
from tests.bot.log_case import add_people, count_entries, get_entry, last_direct_message
from tests.bot.workspace_case import BotHarness, request_handler
from tests.statements import before_statements

_HOURS = timedelta(hours=2)


@pytest.fixture
def office(harness: BotHarness) -> BotHarness:
    """Alice wrote to the app once, and the bot listened then."""
    add_people(harness)
    harness.clock.now = datetime.now(UTC)
    harness.alice.types("bea: before", channel=harness.alice.dm)
    harness.settle()
    _look(harness)
    assert _listened_at(harness) == harness.clock.now
    return harness


def _missed_lines(harness: BotHarness) -> MissedLines:
    """As a bot has it that begins now."""
    slack = client_without_retries(harness.workspace.bot_token, harness.workspace.api_url)
    return MissedLines(harness.slack_app, slack, lambda: True)


def _look(harness: BotHarness, missed: MissedLines | None = None) -> None:
    (missed or _missed_lines(harness)).look()
    harness.settle()


def _listened_at(harness: BotHarness) -> datetime | None:
    with harness.reading() as session:
        return meta.get_moment(session, LISTENED_KEY)


@contextmanager
def _while_away(harness: BotHarness, *, for_: timedelta = _HOURS) -> Iterator[list[SignedRequest]]:
    """No bot is there, for so long; what Slack sent in vain comes out."""
    in_vain: list[SignedRequest] = []

    def refuse(request: SignedRequest) -> AppResponse:
        in_vain.append(request)
        return AppResponse(503, {}, "")

    harness.workspace.deliver_in_process(refuse)
    yield in_vain
    harness.workspace.settle()
    harness.workspace.deliver_in_process(request_handler(harness.slack_app))
    harness.clock.now += for_


def _type(harness: BotHarness, *lines: str) -> None:
    for line in lines:
        harness.alice.types(line, channel=harness.alice.dm)


def _find_told(harness: BotHarness) -> list[PostedMessage]:
    return [each for each in harness.alice.sees() if each.user != harness.alice.id]


def _count(harness: BotHarness, table: sa.Table) -> int:
    with harness.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_each_kind_of_line_is_answered_once(office: BotHarness) -> None:
    before = len(_find_told(office))
    with _while_away(office):
        _type(office, "bea: called", "nobody such: said", "comment 1 words", "help", "how are you?")
    assert count_entries(office) == 1
    _look(office)
    counts = [_count(office, each) for each in (tables.draft, tables.comment)]
    assert (count_entries(office), *counts) == (2, 1, 1)
    assert len(_find_told(office)) == before + 5
    office.clock.now += timedelta(minutes=5)
    _look(office)
    assert len(_find_told(office)) == before + 5
    assert _listened_at(office) == office.clock.now


def test_what_slack_still_brings_afterwards_is_known(office: BotHarness) -> None:
    with _while_away(office) as in_vain:
        _type(office, "bea: called", "comment 1 words", "comment 999 of no entry")
    _look(office)
    told = len(_find_told(office))
    for request in in_vain:
        assert request_handler(office.slack_app)(request).status == 200
    office.settle()
    assert (count_entries(office), _count(office, tables.comment)) == (2, 1)
    assert len(_find_told(office)) == told


def test_what_was_answered_is_not_answered_again(office: BotHarness) -> None:
    _type(office, "bea: called", "how are you?", "comment 999 of no entry", "undo", "nobody: said")
    office.settle()
    told = len(_find_told(office))
    office.clock.now += _HOURS
    _look(office)
    assert len(_find_told(office)) == told


def test_it_is_logged_as_of_the_moment_when_it_was_typed(office: BotHarness) -> None:
    typed = office.clock.now
    with _while_away(office, for_=timedelta(days=3)):
        _type(office, "bea: called", "no, 40 min")
    _look(office)
    entry = get_entry(office, 2)
    assert abs(entry.occurred_at - typed) < timedelta(minutes=5)
    assert entry.duration_minutes == 40


@pytest.mark.parametrize("line", ["undo", "cancel 1", "restore 1"])
def test_what_takes_something_back_is_not_done_late(office: BotHarness, line: str) -> None:
    with _while_away(office):
        _type(office, line)
    _look(office)
    assert f"“{line}” while Rapport was away" in last_direct_message(office.alice).plain()
    assert get_entry(office).state == "active"


def test_a_correction_does_not_meet_an_entry_of_later(office: BotHarness) -> None:
    office.clock.now += timedelta(hours=1)
    with _while_away(office):
        _type(office, "no, 40 min")
    _type(office, "bea: by now")
    office.settle()
    _look(office)
    assert get_entry(office, 2).duration_minutes != 40


def test_a_bot_that_stays_looks_when_nobody_listened_for_a_while(office: BotHarness) -> None:
    missed = _missed_lines(office)
    _look(office, missed)
    with _while_away(office):
        _type(office, "bea: called")
    _look(office, missed)
    assert count_entries(office) == 2


def test_while_slack_does_not_reach_us_nothing_is_noted(office: BotHarness) -> None:
    missed = _missed_lines(office)
    missed.is_listening = lambda: False
    before = _listened_at(office)
    office.clock.now += _HOURS
    missed.look()
    assert _listened_at(office) == before


@pytest.mark.parametrize("fault", ["rate_limit", "fail"])
def test_slack_that_can_not_answer_is_asked_again(office: BotHarness, fault: str) -> None:
    with _while_away(office):
        _type(office, "bea: called")
    if fault == "fail":
        office.workspace.faults.fail("conversations.history", "internal_error")
    else:
        office.workspace.faults.rate_limit("conversations.history", times=3)
    before, missed = _listened_at(office), _missed_lines(office)
    _look(office, missed)
    assert (_listened_at(office) == before) is (fault == "fail")
    _look(office, missed)
    assert count_entries(office) == 2


def test_many_pages_are_read(office: BotHarness) -> None:
    with _while_away(office):
        _type(office, *(f"bea: number {each}" for each in range(30)))
    office.slack_app.rate_limit.burst = 3
    missed = _missed_lines(office)
    missed.page_size = 7
    _look(office, missed)
    assert [get_entry(office, each).text for each in (2, 31)] == ["number 0", "number 29"]


def test_a_line_that_can_not_be_kept_is_told_at_the_end(office: BotHarness) -> None:
    with _while_away(office):
        _type(office, "bea: called", "nobody such: said")
    told = len(_find_told(office))
    missed, before = _missed_lines(office), _listened_at(office)

    def fail(statement: str) -> None:
        if statement.startswith("INSERT INTO interaction "):
            raise DatabaseBusy("locked")

    with before_statements(office.engine, fail):
        for _ in range(4):
            missed.look()
        assert _listened_at(office) == before
        missed.look()
    office.settle()
    assert _listened_at(office) == office.clock.now
    assert sum("Nothing was saved" in each.plain() for each in _find_told(office)) == 1
    assert (count_entries(office), len(_find_told(office))) == (1, told + 2)


def test_what_was_told_as_lost_is_not_logged_behind_it(office: BotHarness) -> None:
    def fail(statement: str) -> None:
        if statement.startswith("INSERT INTO interaction "):
            raise DatabaseBusy("locked")

    with before_statements(office.engine, fail):
        _type(office, "bea: called")
        office.settle()
    office.clock.now += _HOURS
    _look(office)
    assert count_entries(office) == 1


def test_nobody_looks_back_for_ever(office: BotHarness) -> None:
    with _while_away(office, for_=timedelta(days=20)):
        _type(office, "bea: called")
    _look(office)
    assert count_entries(office) == 1


def test_whoever_has_no_access_by_now_hears_nothing(office: BotHarness) -> None:
    with _while_away(office):
        _type(office, "bea: called")
    told = len(_find_told(office))
    office.alice.changes(guest=True)
    office.settle()
    _look(office)
    assert (count_entries(office), len(_find_told(office))) == (1, told)
