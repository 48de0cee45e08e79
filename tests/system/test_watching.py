"""`rapport ingest` as its user runs it: it hears of new mail at once, and ends when asked to."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from journal.store import tables
from journal.store.database import read_transaction, transaction
from tests.builders import a_person
from tests.cli.cli_driver import COMMAND
from tests.databases import temporary_engine
from tests.ingest.capture.poller_case import numbered_mail
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer

_ROOT = Path(__file__).parents[2]


def _config(folder: Path, url: str, server: DovecotServer, user: str) -> Path:
    file = folder / "rapport.toml"
    # Nothing would be found by looking within the time of a test: it must be told.
    file.write_text(
        f'[company]\ndomains = ["ours.example"]\n[database]\nurl = "{url}"\n'
        f'[[mailbox]]\nname = "sales"\nhost = "{server.host}"\nport = {server.port}\n'
        f'tls = "none"\ntrusted_authserv = "none"\nuser = "{user}"\npoll_seconds = 3600\n',
        encoding="utf-8",
    )
    return file


@contextmanager
def _run_ingest(config: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [*COMMAND, "ingest", "--config", str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "RAPPORT_MAILBOX__SALES__PASSWORD": PASSWORD},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _count_interactions(url: str) -> int:
    with temporary_engine(url) as engine, read_transaction(engine) as session:
        count = sa.select(sa.func.count()).select_from(tables.interaction)
        return int(session.execute(count).scalar_one())


def _wait_for(url: str, number: int) -> None:
    wait_until(lambda: _count_interactions(url) >= number, lambda: "It was not told of the mail.")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_mail_is_logged_as_it_comes_and_the_end_is_clean(
    database_url: str, dovecot: DovecotServer, tmp_path: Path, number: signal.Signals
) -> None:
    user = dovecot.new_user()
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    dovecot.deliver_by_lmtp(user, numbered_mail(1))
    with _run_ingest(_config(tmp_path, database_url, dovecot, user)) as process:
        _wait_for(database_url, 1)
        for more in (2, 3):
            dovecot.deliver_by_lmtp(user, numbered_mail(more))
            _wait_for(database_url, more)
        process.send_signal(number)
        out, told = process.communicate(timeout=TIMEOUT_SECONDS)
    assert process.returncode == 0
    assert "sales: 1 logged." in out
    assert "Stopped." in told
    assert "Traceback" not in told
