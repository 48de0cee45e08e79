"""The oracle of the mail door's tests: each kind of loss is seen by it."""

import pytest
import sqlalchemy as sa

from journal.store import tables
from journal.store.database import transaction
from tests.ingest.capture.fault_case import FaultCase, check_folders, check_ledger
from tests.servers.scripted_imap import ScriptedImapServer

COPY_TABLE, MAIL_TABLE, ENTRY_TABLE = tables.mail_copy, tables.mail, tables.interaction
BROKEN_LEDGERS: dict[str, sa.Update | sa.Delete] = {
    "a copy that lost its mail": sa.update(COPY_TABLE)
    .where(COPY_TABLE.c.uid == 1)
    .values(mail_id=None),
    "a mail without an outcome": sa.update(MAIL_TABLE)
    .where(MAIL_TABLE.c.id == 1)
    .values(outcome=""),
    "a mail without a reason": sa.update(MAIL_TABLE).where(MAIL_TABLE.c.id == 1).values(reason=""),
    "a logged mail without its entry": sa.delete(ENTRY_TABLE).where(ENTRY_TABLE.c.id == 1),
    "an entry without its mail": sa.update(ENTRY_TABLE)
    .where(ENTRY_TABLE.c.id == 1)
    .values(mail_id=None),
    "a mail with another's entry": sa.update(MAIL_TABLE)
    .where(MAIL_TABLE.c.id == 1)
    .values(interaction_id=2),
    "an entry of a mail that waits": sa.update(MAIL_TABLE)
    .where(MAIL_TABLE.c.id == 1)
    .values(outcome="waiting"),
}


@pytest.mark.parametrize("broken", BROKEN_LEDGERS.values(), ids=BROKEN_LEDGERS)
def test_the_oracle_sees(
    case: FaultCase[ScriptedImapServer], broken: sa.Update | sa.Delete
) -> None:
    case.deliver(1, 2, 3)
    case.finish_and_check((1, 2, 3))
    with transaction(case.engine) as session:
        session.execute(broken)
    with pytest.raises(AssertionError):
        check_ledger(case.engine)


def test_the_oracle_sees_a_mail_that_has_no_row(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(1, 2, 3)
    case.finish_and_check((1, 2, 3))
    with transaction(case.engine) as session:
        session.execute(sa.delete(COPY_TABLE).where(COPY_TABLE.c.uid == 2))
    with pytest.raises(AssertionError):
        check_folders(case)
