"""Killed at any moment, many times, while mails come in: each is logged once, and none is lost.

Real processes on a real Dovecot: `rapport ingest` is ended by SIGKILL again and again. On
PostgreSQL two of them work at once, each killed on its own.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from journal.model import MailOutcome
from journal.store import tables
from journal.store.database import read_transaction, transaction
from tests.builders import a_person
from tests.cli.cli_driver import COMMAND
from tests.databases import temporary_engine
from tests.effort import one_day_in, tries
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.polling import TIMEOUT_SECONDS
from tests.processes import running_process
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer

pytestmark = one_day_in(4)

MAILS = tries(250, long=2_000)
KILLS = tries(8, long=50)
_KINDS = 10
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SentMails:
    """Holds what was delivered, by message id: how many copies, and whether it is to be logged."""

    copies: Counter[str]
    to_log: frozenset[str]


def _mail(number: int) -> bytes:
    """Of ten mails seven are of somebody we know."""
    match number % _KINDS:
        case 0:
            return numbered_mail(number, sender=f"Eve <eve{number}@stranger.example>")
        case 1:
            return numbered_mail(number, sender="Bob <bob@ours.example>")
        case 2:
            return numbered_mail(number, change=lambda mail: mail.add_header("Precedence", "bulk"))
        case _:
            return numbered_mail(number)


def _is_logged(number: int) -> bool:
    return number % _KINDS > 2


def _deliver(
    server: DovecotServer, users: Sequence[str], pause: float, sent: list[SentMails]
) -> None:
    """Every fifth mail goes to both mailboxes, and every seventh comes twice."""
    copies: Counter[str] = Counter()
    for number in range(1, MAILS + 1):
        raw = _mail(number)
        to = users if number % 5 == 0 else users[number % 2 : number % 2 + 1]
        for user in to:
            for _ in range(2 if number % 7 == 0 else 1):
                server.deliver_by_lmtp(user, raw)
                copies[f"{number}@acme.example"] += 1
        time.sleep(pause)
    logged = frozenset(f"{n}@acme.example" for n in range(1, MAILS + 1) if _is_logged(n))
    sent.append(SentMails(copies, logged))


def _config(folder: Path, url: str, server: DovecotServer, users: Sequence[str]) -> Path:
    boxes = "".join(
        f'[[mailbox]]\nname = "{name}"\nhost = "{server.host}"\nport = {server.port}\n'
        f'tls = "none"\ntrusted_authserv = "none"\nuser = "{user}"\npoll_seconds = 5\naddresses = ["{name}@ours.example"]\n'
        for name, user in zip(("sales", "info"), users, strict=True)
    )
    file = folder / "rapport.toml"
    company = '[company]\nname = "Ours"\ndomains = ["ours.example"]\n'
    file.write_text(f'{company}[database]\nurl = "{url}"\n{boxes}', encoding="utf-8")
    return file


@contextmanager
def _start_forker(config: Path) -> Iterator["subprocess.Popen[str]"]:
    secrets = {f"RAPPORT_MAILBOX__{name}__PASSWORD": PASSWORD for name in ("SALES", "INFO")}
    with running_process(
        [sys.executable, "-m", "tests.system.ingest_forker", str(config)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, **secrets},
    ) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=TIMEOUT_SECONDS)


def _run_and_kill(process: "subprocess.Popen[str]", seconds: float) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert process.stdout.readline().strip() == "dead"


def _kill_again_and_again(config: Path, url: str, seed: int, delivered: threading.Event) -> int:
    """Kills at least so many times, and until everything has been delivered and most of it was read.

    On a slow machine a life may be too short for any work: then lives become longer.
    """
    chance = random.Random(seed)
    kills, longest = 0, 0.8
    with _start_forker(config) as process:
        while kills < KILLS or not delivered.is_set() or _count_ledger_mails(url) <= MAILS / 2:
            _run_and_kill(process, chance.uniform(0.05, longest))
            kills += 1
            if kills > KILLS:
                longest = min(longest * 1.2, 10.0)
    return kills


@pytest.mark.timeout(tries(900, long=7_200))
def test_kills_lose_nothing_and_log_nothing_twice(
    database_url: str, dovecot: DovecotServer, tmp_path: Path
) -> None:
    users = [dovecot.new_user(), dovecot.new_user()]
    config = _config(tmp_path, database_url, dovecot, users)
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    sent: list[SentMails] = []
    delivered = threading.Event()

    def deliver() -> None:
        _deliver(dovecot, users, 0.002, sent)
        delivered.set()

    workers = 1 if database_url.startswith("sqlite") else 2
    kills: list[int] = []
    with ExitStack() as at_the_end:
        threads = [threading.Thread(target=deliver)]
        threads += [
            threading.Thread(
                target=lambda seed=seed: kills.append(
                    _kill_again_and_again(config, database_url, seed, delivered)
                )
            )
            for seed in range(workers)
        ]
        for thread in threads:
            thread.start()
            at_the_end.callback(thread.join)
    assert len(kills) == workers
    assert min(kills) >= KILLS
    # Those that were killed did the work: what is left is what the last of them had in hand.
    assert _count_ledger_mails(database_url) > MAILS / 2
    _run_to_the_end(config)
    _check_record(database_url, sent[0])


def _count_ledger_mails(url: str) -> int:
    with temporary_engine(url) as engine, read_transaction(engine) as session:
        return int(
            session.execute(sa.select(sa.func.count()).select_from(tables.mail)).scalar_one()
        )


def _run_to_the_end(config: Path) -> None:
    """What a kill put off is due at once here: nobody waits for minutes in a test."""
    secrets = {f"RAPPORT_MAILBOX__{name}__PASSWORD": PASSWORD for name in ("SALES", "INFO")}
    done = subprocess.run(
        [*COMMAND, "ingest", "--once", "--json", "--config", str(config)],
        cwd=_ROOT,
        env={**os.environ, **secrets},
        capture_output=True,
        text=True,
        check=False,
        timeout=tries(300, long=3_600),
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _check_record(url: str, sent: SentMails) -> None:
    with temporary_engine(url) as engine:
        check_ledger_invariants(engine)
        with read_transaction(engine) as session:
            mails = session.execute(sa.select(tables.mail)).all()
            copies = session.execute(sa.select(tables.mail_copy)).all()
            entries = session.execute(sa.select(tables.interaction)).all()
    assert Counter(copy.state for copy in copies) == {"done": sum(sent.copies.values())}
    by_id = {mail.message_id: mail for mail in mails}
    assert len(mails) == len(by_id) == MAILS
    assert by_id.keys() == sent.copies.keys()
    assert Counter(copy.mail_id for copy in copies) == {
        by_id[message_id].id: number for message_id, number in sent.copies.items()
    }
    logged = {mail.message_id for mail in mails if mail.outcome == MailOutcome.LOGGED.value}
    assert logged == sent.to_log
    assert {entry.mail_id for entry in entries} == {by_id[each].id for each in sent.to_log}
    assert len(entries) == len(sent.to_log)
