"""Refuses statements whose cost grows with what they do not need: each is explained once.

Every statement that the house sends in a test which asks for `quick_plans`, as all of the journal and of
the mail door do and many of the others, is explained on a database of a million rows a table: on SQLite
without statistics and with them, on PostgreSQL by statistics that say so of two thousand rows. One that
reads such a table from end to end makes the test fail that sent it, unless `WHOLE_READERS` says why its
function may. Statements of the tests themselves are left alone.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import FrameType
from typing import Any, Protocol

import psycopg
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url

from tests.databases import Databases
from tests.large_tables import IS_LARGE, PARTIAL_INDEXES, fill_postgresql, write_sqlite_statistics

# Functions and files that read a large table whole, and why that is right.
WHOLE_READERS: Mapping[str, str] = {
    "journal.store.audit_trail.find_newest": "walks newest first until the page is full, when asked for",
    "journal.migrations": "a migration changes every row once, before anything is served",
    "journal.store.contacts.contacts.index": "the people of hundreds of companies at once: an import",
    "journal.store.contacts.doubles": "compares all contacts with each other; asked for by an admin",
    "journal.store.contacts.segments.members": "its filter asks each contact when it was spoken to",
    "journal.store.figures": "a figure of all time is a sum over all; one of a quarter reads a quarter",
    "journal.store.privacy.erasing._forget_addresses": "an erasure must not miss one, and is rare",
    "journal.store.privacy.mail_content": "the day's retention looks at what is old, the oldest first",
    "journal.store.mail.receipts": "a receipt accounts for every copy of its days; when asked for",
    "journal.store.privacy.purges._is_filter_changed_by_merge": "deeds, once for a slice of a purge",
    "journal.store.privacy.purges.build_preview": "all that is cancelled, with all that hangs on it",
    "journal.store.mail.copies.relist_left": "of a mailbox from which older mail is wanted than before",
    "journal.store.mail.mail_pages._load_page": "walks newest first until the page is full, at the desk",
    "journal.store.mail.ledger.count": "counts by a filter, at the desk",
    "journal.store.record.pages._count": "counts; all of them in an index, the rest by a filter",
    "journal.store.record.pages.page": "walks newest first; of the rows most meet the filter",
    "journal.store.record.stale_entries": "the day's retention, and its preview",
    "journal.store.record.undo_log.drop_words_of_merges": "a part of an erasure",
    "journal.store.transfer": "copies the whole database",
}

_ROOT = Path(__file__).parents[1]
_HOUSE = tuple(f"{_ROOT / name}/" for name in ("bot", "cli", "ingest", "journal", "playground"))
_TESTS = f"{_ROOT / 'tests'}/"
_LIST = re.compile(r"\((?:\?|%\(\w+\)s|:\w+)(?:, ?(?:\?|%\(\w+\)s|:\w+))+\)")
_READS = re.compile(
    r"\s*(SELECT|UPDATE|DELETE|WITH|\(|INSERT\b.*\bSELECT\b)", re.DOTALL | re.IGNORECASE
)
# To read a million rows costs PostgreSQL at least twice as much, by its own estimate.
_MOST_COST = 5_000


class Planner(Protocol):
    def faults(self, statement: str, values: Any) -> list[str]:
        """The steps of its plan that read a large table whole."""


class SqlitePlanner:
    """Asks a database without statistics, as SQLite's are at first, and one that has them."""

    def __init__(self, without: str, with_statistics: str) -> None:
        files = [str(make_url(url).database) for url in (without, with_statistics)]
        write_sqlite_statistics(files[1])
        self._connections = [sqlite3.connect(file, check_same_thread=False) for file in files]

    def close(self) -> None:
        for each in self._connections:
            each.close()

    def faults(self, statement: str, values: Any) -> list[str]:
        found: dict[str, None] = {}
        for connection in self._connections:
            try:
                rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            except sqlite3.Error:
                # A test with a schema of its own.
                return []
            found.update(dict.fromkeys(_sqlite_faults(statement, [row[3] for row in rows])))
        return list(found)


def _sqlite_faults(statement: str, steps: Sequence[str]) -> Iterator[str]:
    names = _aliases(statement)
    # Whatever comes first is wanted: with a condition it may be the last one that meets it.
    takes_first = "LIMIT" in statement and "WHERE" not in statement
    is_sorted = any("USE TEMP B-TREE" in each for each in steps)
    for step in steps:
        # A virtual table names after a colon by what it is asked; nothing there is all of it.
        scan = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+)|(?! VIRTUAL .*:.))", step)
        if scan is None or not IS_LARGE.get(names.get(scan[1], scan[1])):
            continue
        if scan[2] in PARTIAL_INDEXES or (takes_first and not is_sorted):
            continue
        yield " / ".join(steps)
        return


def _aliases(statement: str) -> dict[str, str]:
    found = re.findall(r"\b(?:FROM|JOIN|,)\s+(\w+) AS (\w+)", statement)
    return {alias: table for table, alias in found}


class PostgresqlPlanner:
    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(
            make_url(url).set(drivername="postgresql").render_as_string(hide_password=False),
            autocommit=True,
        )
        fill_postgresql(self._connection)

    def close(self) -> None:
        self._connection.close()

    def faults(self, statement: str, values: Any) -> list[str]:
        try:
            explained = self._connection.execute(f"EXPLAIN (FORMAT JSON) {statement}", values)
        except psycopg.Error:
            return []
        ((plan,),) = explained.fetchall()
        cost = plan[0]["Plan"]["Total Cost"]
        if cost <= _MOST_COST:
            return []
        return [f"cost {cost:,.0f}: " + " / ".join(_node_lines(plan[0]["Plan"], 0))]


def _node_lines(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    told = [node["Node Type"], node.get("Relation Name"), node.get("Index Name")]
    told += [
        node[key] for key in ("Index Cond", "Filter", "Hash Cond", "Join Filter") if key in node
    ]
    rows = f"{node['Plan Rows']:,} rows, {node['Total Cost']:,.0f}"
    yield "\n    " + "  " * depth + " ".join(str(each) for each in told if each) + f" ({rows})"
    for child in node.get("Plans", ()):
        yield from _node_lines(child, depth + 1)


@dataclass(slots=True)
class PlanWatch:
    """Explains what the house sends, each form of a statement once for each kind of database."""

    planners: dict[str, Planner] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    is_looking: bool = False
    _known: set[tuple[str, str]] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def looking(self) -> Iterator[None]:
        self.is_looking = True
        try:
            yield
        finally:
            self.is_looking = False

    def look(self, connection: Connection, statement: str, values: Any) -> None:
        if not self.is_looking:
            return
        kind = connection.dialect.name
        planner = self.planners.get(kind)
        key = (kind, _LIST.sub("(...)", statement))
        if planner is None or key in self._known or not _READS.match(statement):
            return
        sender = _sender()
        if sender is None:
            return
        with self._lock:
            self._known.add(key)
            # Of the rows of one statement the first stands for all.
            first = values[0] if isinstance(values, list) and values else values
            faults = planner.faults(statement, first)
            if faults and not _may_read_all(sender):
                self.found += [f"{sender} on {kind}:\n  {statement}\n  {each}" for each in faults]

    def take_found(self) -> list[str]:
        with self._lock:
            found, self.found = self.found, []
        return found


def _may_read_all(sender: str) -> bool:
    return any(sender == each or sender.startswith(f"{each}.") for each in WHOLE_READERS)


def _sender() -> str | None:
    """The function of the house that sends a statement; None when a test does."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_HOUSE):
            module = file.removeprefix(f"{_ROOT}/").removesuffix(".py").replace("/", ".")
            return f"{module}.{frame.f_code.co_qualname.split('.<locals>')[0]}"
        if file.startswith(_TESTS) and file != __file__:
            return None
        frame = frame.f_back
    return None


@contextmanager
def sqlite_planner(databases: Databases) -> Iterator[Planner]:
    with (
        databases.fresh() as without,
        databases.fresh() as with_statistics,
        closing(SqlitePlanner(without, with_statistics)) as planner,
    ):
        yield planner


@contextmanager
def postgresql_planner(databases: Databases) -> Iterator[Planner]:
    with databases.fresh() as url, closing(PostgresqlPlanner(url)) as planner:
        yield planner


@contextmanager
def watching_plans() -> Iterator[PlanWatch]:
    watch = PlanWatch()

    def on_statement(
        connection: Connection, _cursor: Any, statement: str, values: Any, *_: Any
    ) -> None:
        watch.look(connection, statement, values)

    event.listen(Engine, "before_cursor_execute", on_statement)
    try:
        yield watch
    finally:
        event.remove(Engine, "before_cursor_execute", on_statement)
