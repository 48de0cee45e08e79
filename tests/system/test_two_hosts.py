"""Two machines share database, bucket and mailboxes; one is killed: nothing is lost or doubled.

Each is a `rapport ingest` with a folder of its own, as two machines have it: nothing but PostgreSQL,
the bucket and the mail server is common. How long a machine that is gone holds its leases is tested
where time can be moved (`test_shares.py`, `test_faults_lease.py`).
"""

from collections import Counter
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from journal import backup
from journal.model import MailOutcome
from journal.store import tables
from journal.store.database import read_transaction, transaction
from tests.builders import a_person
from tests.databases import PostgresqlDatabases, temporary_engine
from tests.effort import one_day_in
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.polling import wait_until
from tests.servers.dovecot import DovecotServer
from tests.servers.object_store import ACCESS_KEY, SECRET_KEY, ObjectStore
from tests.system.machines import (
    attach_files,
    count_mails,
    count_workers,
    is_at_rest,
    running_machine,
    write_config,
)

pytestmark = one_day_in(4)

BOXES = ("sales", "info", "boss", "east", "west", "north")
MAILS = 120


@pytest.mark.timeout(900)
def test_one_of_two_machines_is_killed_and_the_other_reads_what_it_had(
    postgresql_databases: PostgresqlDatabases,
    dovecot: DovecotServer,
    object_store: ObjectStore,
    tmp_path: Path,
) -> None:
    users = [dovecot.new_user() for _ in BOXES]
    bucket = object_store.new_bucket()
    storage = {
        "RAPPORT_STORAGE__BUCKET": str(bucket),
        "RAPPORT_STORAGE__ENDPOINT": object_store.endpoint,
        "RAPPORT_STORAGE__ACCESS_KEY": ACCESS_KEY,
        "RAPPORT_STORAGE__SECRET_KEY": SECRET_KEY,
    }

    def deliver(numbers: range) -> None:
        for number in numbers:
            raw = numbered_mail(number, change=partial(attach_files, number))
            # Every fourth mail comes to two mailboxes, as often to both machines.
            for place in {number % len(users), 0 if number % 4 == 0 else number % len(users)}:
                dovecot.deliver_by_lmtp(users[place], raw)

    with ExitStack() as stack:
        url = stack.enter_context(postgresql_databases.fresh())
        engine = stack.enter_context(temporary_engine(url))
        with transaction(engine) as session:
            a_person(session, "Ada", "ada@acme.example")
        address, boxes = (dovecot.host, dovecot.port), dict(zip(BOXES, users, strict=True))
        one, _ = (
            stack.enter_context(
                running_machine(
                    write_config(tmp_path / name, url, address, boxes), BOXES, environ=storage
                )
            )
            for name in ("one", "two")
        )
        wait_until(lambda: count_workers(engine) == 2)
        deliver(range(1, MAILS // 2))
        wait_until(lambda: count_mails(engine) > MAILS // 4)
        one.kill()
        deliver(range(MAILS // 2, MAILS + 1))
        wait_until(lambda: count_mails(engine) == MAILS, lambda: str(count_mails(engine)))
        wait_until(lambda: is_at_rest(engine))
        _check(engine)
        found = backup.check_storage(engine, bucket)
    assert (found.sound, found.missing, found.damaged) == (MAILS + 1, (), ())
    assert not list(tmp_path.rglob("storage/??"))


def _check(engine: Engine) -> None:
    check_ledger_invariants(engine)
    with read_transaction(engine) as session:
        mails = session.execute(sa.select(tables.mail)).all()
        entries = session.execute(sa.select(tables.interaction)).all()
        files = session.execute(sa.select(tables.attachment)).all()
    assert {each.outcome for each in mails} == {MailOutcome.LOGGED.value}
    assert Counter(each.mail_id for each in entries) == Counter(each.id for each in mails)
    assert Counter(Counter(each.interaction_id for each in files).values()) == {2: MAILS}
