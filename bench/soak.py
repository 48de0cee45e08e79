"""`python -m bench soak --minutes 60`: mail comes and processes are killed, for as long as one likes.

Two pollers share four mailboxes of a real Dovecot. One is killed at random and begun again; the
other lives to the end, and its memory, threads and open files are what must stay flat. Mails come all
the time, some to two mailboxes, some twice, and people type (`soak_talk.py`). At the end each mail and
each line must be in the record once.
"""

import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bench.soak_talk import SoakTalk, count_logged, running_talk
from journal.store import tables
from journal.store.database import read_transaction, transaction
from tests.builders import a_person
from tests.databases import (
    Databases,
    PostgresqlDatabases,
    SqliteDatabases,
    temporary_engine,
)
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.postgres import find_programs, running_server
from tests.servers.dovecot import DovecotServer, running_dovecot
from tests.system.machines import count_mails, is_at_rest, running_machine, write_config

_BOXES = ("sales", "info", "boss", "east")
_MAIL_PAUSE = 0.5
_SHORTEST_LIFE, _LONGEST_LIFE = 5.0, 60.0
_SAMPLES = 12
# By how much each may grow.
_ROOMS = {
    **dict.fromkeys(("memory_mb", "bot_memory_mb"), 1.15),
    **dict.fromkeys(("threads", "bot_threads", "files", "bot_files"), 1.3),
    "wal_mb": 3.0,
}


@dataclass(frozen=True, slots=True)
class SoakSample:
    """Tells how the poller and the bot that are never killed are, and how large what they write became."""

    minutes: float
    memory_mb: float
    threads: int
    files: int
    bot_memory_mb: float
    bot_threads: int
    bot_files: int
    wal_mb: float
    log_kb: float
    mails: int


@dataclass(slots=True)
class Soak:
    """Keeps what happened so far. `copies` are those that were delivered, by message id."""

    folder: Path
    engine: Engine
    server: DovecotServer
    users: Mapping[str, str]
    url: str
    seed: int
    talk: SoakTalk
    stop: threading.Event = field(default_factory=threading.Event)
    copies: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    samples: list[SoakSample] = field(default_factory=list)


def run(*, minutes: float, database: str, seed: int) -> bool:
    """Returns whether nothing was lost or doubled, and nothing grew."""
    out = Console(highlight=False)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(_databases(database, folder, stack).fresh())
        engine = stack.enter_context(temporary_engine(url))
        server = stack.enter_context(running_dovecot())
        with transaction(engine) as session:
            a_person(session, "Ada", "ada@acme.example")
        users = {name: server.new_user() for name in _BOXES}
        talk = stack.enter_context(running_talk(seed))
        soak = Soak(folder, engine, server, users, url, seed, talk)
        _run_for(soak, minutes * 60)
        out.print(_table(soak, database))
        troubles = [
            *_find_discrepancies(soak),
            *talk.find_discrepancies(engine),
            *_find_growth(soak.samples),
        ]
    for each in troubles:
        out.print(f"[red]{each}[/]")
    out.print(
        f"{len(soak.copies):,} mails, {len(talk.certain):,} lines ({len(talk.possible)} unanswered, "
        f"{len(talk.given_up)} given up by Slack), "
        f"{soak.kills} pollers and {talk.kills} bots killed, {len(troubles)} troubles (seed {seed})"
    )
    return not troubles


def _databases(kind: str, folder: Path, stack: ExitStack) -> Databases:
    if kind == "sqlite":
        (folder / "db").mkdir()
        return SqliteDatabases(folder / "db")
    programs = find_programs()
    assert programs is not None, "PostgreSQL is not installed."
    databases = PostgresqlDatabases(stack.enter_context(running_server(programs)))
    stack.callback(databases.close)
    return databases


def _run_for(soak: Soak, seconds: float) -> None:
    address = (soak.server.host, soak.server.port)
    steady, mortal = (
        write_config(soak.folder / name, soak.url, address, soak.users)
        for name in ("steady", "mortal")
    )
    steady_bot, mortal_bot = (
        write_config(soak.folder / name, soak.url, address, {}) for name in ("bot", "mortal-bot")
    )
    with (
        running_machine(steady, _BOXES) as poller,
        soak.talk.running_bot(steady_bot) as bot,
        _run_beside(soak, mortal, mortal_bot),
    ):
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            time.sleep(min(seconds / _SAMPLES, 60))
            soak.samples.append(_sample(soak, poller.pid, bot.pid, time.monotonic() - begun))
        soak.stop.set()
    with running_machine(steady, _BOXES), soak.talk.running_bot(steady_bot):
        wait_until(
            lambda: _is_through(soak), lambda: f"{count_mails(soak.engine)} of {len(soak.copies)}"
        )


def _is_through(soak: Soak) -> bool:
    """Says whether all mails are read, and the lines that Slack gave up are found in its history."""
    is_read = count_mails(soak.engine) >= len(soak.copies) and is_at_rest(soak.engine)
    return is_read and soak.talk.given_up <= set(count_logged(soak.engine))


@contextmanager
def _run_beside(soak: Soak, mortal: Path, mortal_bot: Path) -> Iterator[None]:
    soak.talk.workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
    threads = [
        threading.Thread(target=partial(_deliver, soak)),
        threading.Thread(target=partial(_kill_again_and_again, soak, mortal)),
        threading.Thread(target=partial(soak.talk.type_lines, soak.stop)),
        threading.Thread(target=partial(soak.talk.kill_bots, mortal_bot, soak.stop)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        soak.stop.set()
        for thread in threads:
            thread.join()


def _deliver(soak: Soak) -> None:
    chance, users = random.Random(soak.seed), list(soak.users.values())
    number = 0
    while not soak.stop.wait(_MAIL_PAUSE):
        number += 1
        raw = numbered_mail(number, text="chairs, please. " * chance.randrange(1, 400))
        to = chance.sample(users, 2 if chance.random() < 0.2 else 1)
        for user in to * (2 if chance.random() < 0.1 else 1):
            soak.server.deliver_by_lmtp(user, raw)
            soak.copies[f"{number}@acme.example"] += 1


def _kill_again_and_again(soak: Soak, config: Path) -> None:
    chance = random.Random(soak.seed + 1)
    while not soak.stop.is_set():
        with running_machine(config, _BOXES) as process:
            soak.stop.wait(chance.uniform(_SHORTEST_LIFE, _LONGEST_LIFE))
            process.send_signal(signal.SIGKILL)
            soak.kills += 1


def _sample(soak: Soak, poller: int, bot: int, seconds: float) -> SoakSample:
    wal = [each.stat().st_size for each in soak.folder.glob("db/*/*-wal")]
    logs = [each.stat().st_size for each in soak.folder.glob("*/log")]
    return SoakSample(
        seconds / 60,
        *_usage(poller),
        *_usage(bot),
        sum(wal) / 1e6,
        sum(logs) / 1e3,
        count_mails(soak.engine),
    )


def _usage(pid: int) -> tuple[float, int, int]:
    """A process's memory in MB, its threads, and its open files."""
    status = dict(
        line.split(":", 1)
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    )
    open_files = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    return int(status["VmRSS"].split()[0]) / 1024, int(status["Threads"]), open_files


def _find_discrepancies(soak: Soak) -> Iterator[str]:
    check_ledger_invariants(soak.engine)
    with read_transaction(soak.engine) as session:
        mails = session.execute(sa.select(tables.mail.c.id, tables.mail.c.message_id)).all()
        held = Counter(session.scalars(sa.select(tables.mail_copy.c.mail_id)))
        of_mail = tables.interaction.c.mail_id
        entries = Counter(session.scalars(sa.select(of_mail).where(of_mail.is_not(None))))
    found = {each.message_id: held[each.id] for each in mails}
    if len(found) != len(mails):
        yield f"{len(mails) - len(found)} mails have a second row."
    if found != soak.copies:
        wrong = {each for each in {*found, *soak.copies} if found.get(each, 0) != soak.copies[each]}
        yield f"Of {len(wrong)} mails the copies differ from what was delivered."
    if set(entries) != {each.id for each in mails} or set(entries.values()) != {1}:
        yield "Not every mail is logged once."


def _find_growth(samples: list[SoakSample]) -> Iterator[str]:
    """The last quarter against the second: what begins is over by then, what leaks is not."""
    quarter = max(1, len(samples) // 4)
    before, after = samples[quarter : 2 * quarter] or samples[:1], samples[-quarter:]
    for name, room in _ROOMS.items():
        first = max(getattr(each, name) for each in before)
        last = max(getattr(each, name) for each in after)
        if last > first * room + 5:
            yield f"{name} grew from {first:.0f} to {last:.0f}."


def _table(soak: Soak, database: str) -> Table:
    heads = (
        *("minute", "memory MB", "threads", "files"),
        *("bot: memory MB", "threads", "files", "WAL MB", "log KB", "mails"),
    )
    table = Table(*heads, title=f"The poller and the bot that live ({database})", box=None)
    for each in soak.samples:
        table.add_row(
            f"{each.minutes:.1f}",
            *(f"{each.memory_mb:.0f}", str(each.threads), str(each.files)),
            *(f"{each.bot_memory_mb:.0f}", str(each.bot_threads), str(each.bot_files)),
            *(f"{each.wal_mb:.1f}", f"{each.log_kb:.1f}", f"{each.mails:,}"),
        )
    return table
