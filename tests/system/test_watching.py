"""`rapport ingest` as its user runs it: it hears of new mail at once, and ends when asked to."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
import sqlalchemy as sa

from journal.store import tables
from journal.store.database import read_transaction, transaction
from journal.store.record import drafts
from tests.builders import a_person
from tests.cli.cli_driver import COMMAND
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.ingest.capture.poller_case import numbered_mail
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.processes import running_process
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer

pytestmark = one_day_in(3)

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
def _run_ingest(
    config: Path, out: int | IO[str] = subprocess.PIPE
) -> Iterator["subprocess.Popen[str]"]:
    with running_process(
        [*COMMAND, "ingest", "--config", str(config)],
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "RAPPORT_MAILBOX__SALES__PASSWORD": PASSWORD},
    ) as process:
        yield process


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


def test_a_reader_of_its_output_who_goes_away_ends_it_with_a_word(
    database_url: str, dovecot: DovecotServer, tmp_path: Path
) -> None:
    user = dovecot.new_user()
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    with _run_ingest(_config(tmp_path, database_url, dovecot, user)) as process:
        assert process.stdout is not None
        process.stdout.close()
        dovecot.deliver_by_lmtp(user, numbered_mail(1))
        assert process.wait(TIMEOUT_SECONDS) == 1
        assert process.stderr is not None
        told = process.stderr.read()
    assert "Nobody reads the output any more" in told
    assert "Traceback" not in told


def test_a_full_disk_under_its_output_costs_no_mail(
    database_url: str, dovecot: DovecotServer, tmp_path: Path
) -> None:
    user = dovecot.new_user()
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    config = _config(tmp_path, database_url, dovecot, user)
    with Path("/dev/full").open("w") as full, _run_ingest(config, out=full) as process:
        for number in (1, 2):
            dovecot.deliver_by_lmtp(user, numbered_mail(number))
            _wait_for(database_url, number)
        assert process.poll() is None


def test_the_rules_of_retention_are_kept_while_mailboxes_are_read(
    database_url: str, dovecot: DovecotServer, tmp_path: Path
) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=40)
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        drafts.add(session, {"who": "ada", "text": "old"}, by="cli:root", now=long_ago)
    config = _config(tmp_path, database_url, dovecot, dovecot.new_user())
    with config.open("a", encoding="utf-8") as file:
        file.write("[retention]\ndrafts_days = 30\n")
    with _run_ingest(config) as process:
        assert process.stderr is not None
        told = [process.stderr.readline(), process.stderr.readline()]
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=TIMEOUT_SECONDS)
    assert "Retention: 1 draft deleted.\n" in told
    with temporary_engine(database_url) as engine, read_transaction(engine) as session:
        assert drafts.get_of_actor(session, "cli:root") == ()
