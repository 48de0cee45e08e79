"""`python -m bench shares`: how one, two and four pollers share many mailboxes on PostgreSQL."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from ingest.capture.shares import assign
from journal.store import tables
from journal.store.database import read_transaction, transaction
from tests.builders import a_person
from tests.databases import PostgresqlDatabases, temporary_engine
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.polling import wait_until
from tests.postgres import find_programs, running_server
from tests.servers.dovecot import DovecotServer, running_dovecot
from tests.system.machines import count_mails, is_at_rest, running_machine, write_config


@dataclass(frozen=True, slots=True)
class SharesCost:
    """One run: until everything was read, and how many mailboxes each poller had then."""

    workers: int
    seconds: float
    boxes: tuple[int, ...]
    memory_mb: tuple[int, ...]
    connections: int


def run(*, mailboxes: int, mails: int) -> None:
    out = Console(highlight=False)
    programs = find_programs()
    assert programs is not None, "PostgreSQL is not installed."
    table = Table(
        *("pollers", "seconds", "mails a second", "mailboxes of each", "MB of each", "connections"),
        box=None,
    )
    with running_server(programs) as url, running_dovecot() as server:
        databases = PostgresqlDatabases(url)
        try:
            for workers in (1, 2, 4):
                cost = _measure(databases, server, workers, mailboxes=mailboxes, mails=mails)
                rate = f"{mailboxes * mails / cost.seconds:.1f}"
                spread = (" ".join(map(str, each)) for each in (cost.boxes, cost.memory_mb))
                row = (str(workers), f"{cost.seconds:.0f}", rate, *spread, str(cost.connections))
                table.add_row(*row)
        finally:
            databases.close()
    out.print(f"{mailboxes} mailboxes with {mails} mails each; the first has to begin as well")
    out.print(table)


def _measure(
    databases: PostgresqlDatabases,
    server: DovecotServer,
    workers: int,
    *,
    mailboxes: int,
    mails: int,
) -> SharesCost:
    users = {f"box{number}": server.new_user() for number in range(mailboxes)}
    _deliver(server, users, mails)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(databases.fresh())
        engine = stack.enter_context(temporary_engine(url))
        with transaction(engine) as session:
            a_person(session, "Ada", "ada@acme.example")
        address, names = (server.host, server.port), tuple(users)
        begun = time.monotonic()
        processes = [
            stack.enter_context(
                running_machine(write_config(folder / str(number), url, address, users), names)
            )
            for number in range(workers)
        ]
        _wait_for_mails(engine, mailboxes * mails)
        seconds = time.monotonic() - begun
        boxes = Counter(_wait_for_shares(engine, workers))
        memory = tuple(sorted(_memory_mb(process.pid) for process in processes))
        connections = _count_connections(engine)
        check_ledger_invariants(engine)
    return SharesCost(workers, seconds, tuple(sorted(boxes.values())), memory, connections)


def _deliver(server: DovecotServer, users: Mapping[str, str], mails: int) -> None:
    for box, user in enumerate(users.values()):
        server.fill_inbox(user, mails, partial(_make_mail, box * mails))


def _make_mail(before: int, number: int) -> bytes:
    return numbered_mail(before + number, text="Chairs, please. " * 20)


def _wait_for_mails(engine: Engine, wanted: int) -> None:
    """However long it takes, as long as there are more of them now and then."""
    for part in range(1, 21):
        due = wanted * part // 20
        wait_until(partial(_has_mails, engine, due), lambda: f"{count_mails(engine)} of {wanted}")
    wait_until(lambda: is_at_rest(engine))


def _has_mails(engine: Engine, due: int) -> bool:
    return count_mails(engine) >= due


def _count_connections(engine: Engine) -> int:
    """Counts those of the pollers, which keep what they once took; ours is not counted."""
    with read_transaction(engine) as session:
        counted = sa.text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        return session.scalar(counted) or 0


def _wait_for_shares(engine: Engine, workers: int) -> Iterator[str]:
    """Waits until the shares are even, and says whose each mailbox is: who held its lease last."""

    def alive() -> list[str]:
        with read_transaction(engine) as session:
            keys = session.scalars(
                sa.select(tables.meta.c.key).where(tables.meta.c.key.startswith("worker:"))
            )
            return [key.removeprefix("worker:").partition(":")[2] for key in keys]

    wait_until(lambda: len(alive()) == workers)
    with read_transaction(engine) as session:
        names = list(session.scalars(sa.select(tables.mailbox.c.name)))
    for owner, mine in assign(names, alive()).items():
        yield from [owner] * len(mine)


def _memory_mb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
