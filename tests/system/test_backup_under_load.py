"""A backup taken while mails come in is the record of one moment; what came since is logged once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine

from journal import backup, migrate
from journal.store import tables
from journal.store.database import read_transaction
from journal.store.record.file_stores import FolderStore
from tests.clock import NOW
from tests.databases import Databases, temporary_engine
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, make_case
from tests.polling import wait_until
from tests.servers.scripted_imap import ScriptedImapServer
from tests.system.machines import count_mails

pytestmark = one_day_in(3)

# What is logged of a mail, and is not changed afterwards.
_LASTING = (
    tables.interaction,
    tables.participant,
    tables.attachment,
    tables.mail_party,
    tables.blob,
)


def attach_file(mail: EmailMessage) -> None:
    mail.add_attachment(mail["Message-ID"].encode(), maintype="text", subtype="plain", filename="o")


@contextmanager
def load(case: FaultCase[ScriptedImapServer]) -> Iterator[None]:
    """Mails come, five at a time, and are read, until the block ends."""
    stop = threading.Event()

    def go_on() -> None:
        number = 0
        while not stop.is_set():
            for _ in range(5):
                number += 1
                case.deliver(number, change=attach_file)
            case.poller.poll()

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def rows_of(engine: Engine, table: sa.Table) -> list[tuple[object, ...]]:
    with read_transaction(engine) as session:
        return [
            tuple(row) for row in session.execute(sa.select(table).order_by(*table.primary_key))
        ]


def test_a_backup_under_load_is_of_one_moment_and_mail_since_is_logged_once(
    engine: Engine, databases: Databases, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    case = make_case(scripted, engine, tmp_path)
    with load(case):
        wait_until(lambda: count_mails(engine) > 10)
        made = backup.take(
            engine, case.poller.context.config.files, tmp_path / "backups", keep=9, now=NOW
        )
        wait_until(lambda: count_mails(engine) > made.tables["mail"])
    restored = FolderStore(tmp_path / "restored")
    with databases.empty() as url, temporary_engine(url) as other:
        migrate.bring_up(other, now=NOW)
        done = backup.restore(made.path, other, restored, now=NOW)
        assert (made.missing, done.missing, done.files) == ((), (), made.files)
        # Everything is there as it is in the original, and of the mails those that came first.
        for table in _LASTING:
            assert set(rows_of(other, table)) <= set(rows_of(engine, table)), table.name
        numbers = [each[0] for each in rows_of(other, tables.mail)]
        assert numbers == [each[0] for each in rows_of(engine, tables.mail)][: len(numbers)]
        assert 0 < len(numbers) < len(case.given_ids)
        assert len(rows_of(other, tables.interaction)) == len(numbers) == made.files
        context = case.poller.context
        case.poller.context = replace(context, config=replace(context.config, files=restored))
        case.restart(other)
        case.finish_and_check(range(1, len(case.given_ids) + 1))
        found = backup.check_storage(other, restored)
        assert (found.sound, found.missing, found.orphaned) == (len(case.given_ids), (), ())
    case.close()
