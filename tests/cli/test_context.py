"""Long work at the desk is done in slices, and between two of them other processes write.

Counted are pauses and writes, no seconds: in each pause somebody else finds SQLite's one lock free.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from cli.commands.purge import purge_previewed
from cli.commands.segment_runs import run_now, segment_restore, segment_undo
from cli.context import CliContext
from journal.entries import purge
from journal.entries.record import Note
from journal.model import InteractionFilter, NewContact
from journal.segments import segment
from journal.store import tables
from journal.store.contacts import contacts
from journal.store.database import transaction, with_patience
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver
from tests.databases import PostgresqlDatabases, temporary_engine

# Slices: of the log 200, of an undo 500, of a purge 150.
_CONTACTS = 501
# SQLite looks for its lock again after at most so long.
_LONGEST_SLEEP = 0.1


@dataclass
class OtherProcess:
    """Writes whenever the desk pauses, and does not wait: a lock that is held refuses it."""

    engine: Engine
    pauses: list[float] = field(default_factory=list)

    def write(self, pause: float) -> None:
        self.pauses.append(pause)
        with transaction(with_patience(self.engine, 0)) as session:
            a_person(session, f"Walk-in {len(self.pauses)}")


@pytest.fixture
def other(cli: CliDriver) -> Iterator[OtherProcess]:
    with temporary_engine(cli.database) as engine:
        yield OtherProcess(engine)


@pytest.fixture
def context(cli: CliDriver, other: OtherProcess) -> Iterator[CliContext]:
    """The desk, with a list of many contacts."""
    made = CliContext(None, None, as_json=True, sleep=other.write)
    with made.session() as session:
        people = [NewContact(name=f"Member {each}") for each in range(_CONTACTS)]
        members = contacts.add_many(session, people, by="test", now=made.now)
        segment.create(
            session, made.config, made.actor, "all", "All", now=made.now, members=members
        )
    yield made
    made.close()


def _log_to_all(context: CliContext) -> None:
    run_now(context, "all", Note("NOTE", (), "spoke about chairs"), yes=True)


def _numbers(context: CliContext) -> list[int]:
    with context.reading() as session:
        return list(session.scalars(sa.select(tables.interaction.c.id)))


def test_others_write_while_a_segment_is_logged_to(
    context: CliContext, other: OtherProcess
) -> None:
    _log_to_all(context)
    assert len(_numbers(context)) == _CONTACTS
    assert len(other.pauses) == 3
    assert min(other.pauses) > _LONGEST_SLEEP


def test_others_write_while_a_run_is_undone(context: CliContext, other: OtherProcess) -> None:
    _log_to_all(context)
    other.pauses.clear()
    segment_undo(context, run=1)
    assert len(other.pauses) == 2
    assert min(other.pauses) > _LONGEST_SLEEP


def test_others_write_while_a_run_is_restored(context: CliContext, other: OtherProcess) -> None:
    _log_to_all(context)
    segment_undo(context, run=1)
    other.pauses.clear()
    segment_restore(context, run=1)
    assert len(other.pauses) == 2
    assert min(other.pauses) > _LONGEST_SLEEP


def test_others_write_while_entries_are_purged(context: CliContext, other: OtherProcess) -> None:
    _log_to_all(context)
    segment_undo(context, run=1)
    other.pauses.clear()
    with context.session() as session:
        shown = purge.preview(session, context.actor, InteractionFilter(), now=context.now)
    purge_previewed(context, shown.token, None)
    assert _numbers(context) == []
    assert len(other.pauses) == 4
    assert min(other.pauses) > _LONGEST_SLEEP


def test_on_postgresql_nobody_needs_a_pause(
    cli: CliDriver, postgresql_databases: PostgresqlDatabases
) -> None:
    """It locks rows, and wakes whoever waits for them."""

    def refuse(seconds: float) -> None:
        pytest.fail(f"It paused for {seconds} s.")

    with postgresql_databases.fresh() as url:
        cli.patch.setenv("RAPPORT_DATABASE__URL", url)
        context = CliContext(None, None, as_json=True, sleep=refuse)
        context.give_way()
        context.close()
