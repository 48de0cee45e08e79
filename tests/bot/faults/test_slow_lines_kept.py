"""A line whose template merges files is acknowledged before it is logged: it is kept as a draft until then.

Whenever the bot is ended, it is logged once, or the person is shown that it was not and opens all of it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from journal.errors import DatabaseBusy
from journal.store import tables
from playground.workspace import PostedMessage
from tests.bot.log_case import add_people, count_entries, get_entry, open_form
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.statements import before_statements

_OFFER = """
[templates.OFFER]
group = "LETTER"
channel = "letter"
direction = "outbound"
correspondence = "document"
description = "An offer"
body = "See the file."
attachments = ["terms.typ"]
"""
_LINE = "bea: words of mine -t offer"
_ENDED = "was ended while it merged"
# Until now it may be logged behind the person's back.
_LATER = timedelta(minutes=6)


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    (tmp_path / "terms.typ").write_text("Terms for #contact.name")
    with bot_harness(database_url, tmp_path, CONFIG + _OFFER) as made:
        add_people(made)
        yield made


def _count_drafts(office: BotHarness) -> int:
    with office.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(tables.draft)) or 0


def _when_merging_begins(act: Callable[[], object]) -> Callable[[str], None]:
    """Acts once, at the first look at the contact behind the ack: the line is kept by then."""
    is_kept = is_done = False

    def look(statement: str) -> None:
        nonlocal is_kept, is_done
        is_kept = is_kept or statement.startswith("INSERT INTO card ")
        if is_kept and not is_done and "FROM contact" in statement:
            is_done = True
            act()

    return look


def _end_at(first: str) -> Callable[[str], None]:
    """Lets no statement through from this one on, as of a process that is dead."""
    dead = False

    def fail(statement: str) -> None:
        nonlocal dead
        dead = dead or statement.startswith(first)
        if dead:
            raise DatabaseBusy("ended")

    return fail


def _find_told(office: BotHarness) -> list[PostedMessage]:
    return [each for each in office.alice.sees() if _ENDED in each.plain()]


@pytest.mark.parametrize("ended_at", ["INSERT INTO interaction ", "DELETE FROM card"])
@pytest.mark.parametrize("way", ["command", "line"])
def test_what_a_bot_was_merging_when_it_ended_is_shown_later_and_logged_once(
    office: BotHarness, way: str, ended_at: str
) -> None:
    with before_statements(office.engine, _end_at(ended_at)):
        if way == "command":
            office.alice.types(f"/log {_LINE}")
        else:
            office.alice.types(_LINE, channel=office.alice.dm)
        office.workers.settle()
    office.settle()
    assert (_find_told(office), count_entries(office), _count_drafts(office)) == ([], 0, 1)
    office.clock.now += _LATER
    office.settle()
    (told,) = _find_told(office)
    office.alice.clicks(told, "Open the form")
    office.alice.submits(open_form(office.alice))
    office.settle()
    assert (count_entries(office), _count_drafts(office)) == (1, 0)
    assert get_entry(office).text == "words of mine"


def test_what_took_too_long_is_not_logged_behind_anybodys_back(office: BotHarness) -> None:
    def pass_time() -> None:
        office.clock.now += _LATER

    with before_statements(office.engine, _when_merging_begins(pass_time)):
        office.alice.types(_LINE, channel=office.alice.dm)
        office.workers.settle()
    office.settle()
    assert (count_entries(office), _count_drafts(office), len(_find_told(office))) == (0, 1, 1)


def test_what_was_deleted_while_it_was_merged_is_not_logged(office: BotHarness) -> None:
    def delete() -> None:
        with office.session() as session:
            session.execute(sa.delete(tables.draft))

    with before_statements(office.engine, _when_merging_begins(delete)):
        office.alice.types(f"/log {_LINE}")
        office.workers.settle()
    office.clock.now += _LATER
    office.settle()
    assert (count_entries(office), _count_drafts(office), _find_told(office)) == (0, 0, [])


def test_what_is_logged_in_time_is_told_once(office: BotHarness) -> None:
    office.alice.types(_LINE, channel=office.alice.dm)
    office.settle()
    office.clock.now += _LATER
    office.settle()
    assert (count_entries(office), _count_drafts(office), _find_told(office)) == (1, 0, [])


@pytest.mark.parametrize("nth", range(1, 16, 2))
def test_whatever_statement_fails_the_words_are_in_the_record_once(
    office: BotHarness, nth: int
) -> None:
    remaining = nth

    def fail(_statement: str) -> None:
        nonlocal remaining
        remaining -= 1
        if not remaining:
            raise DatabaseBusy("locked")

    with before_statements(office.engine, fail):
        office.alice.types(_LINE, channel=office.alice.dm)
        office.workspace.settle()
        office.workers.settle()
    office.settle()
    assert remaining <= 0, "such a statement did not come"
    assert count_entries(office) + _count_drafts(office) == 1
