"""The oracle of the mail door's tests: each kind of loss is seen by it."""

import pytest
import sqlalchemy as sa

from journal.store import tables
from journal.store.database import transaction
from tests.ingest.proof import Case, check_the_folders, check_the_ledger
from tests.servers.scripted import Scripted

COPY, MAIL, ENTRY = tables.mail_copy, tables.mail, tables.interaction
BROKEN: dict[str, sa.Update | sa.Delete] = {
    "a copy that lost its mail": sa.update(COPY).where(COPY.c.uid == 1).values(mail_id=None),
    "a mail without an outcome": sa.update(MAIL).where(MAIL.c.id == 1).values(outcome=""),
    "a mail without a reason": sa.update(MAIL).where(MAIL.c.id == 1).values(reason=""),
    "a logged mail without its entry": sa.delete(ENTRY).where(ENTRY.c.id == 1),
    "an entry without its mail": sa.update(ENTRY).where(ENTRY.c.id == 1).values(mail_id=None),
    "a mail with another's entry": sa.update(MAIL).where(MAIL.c.id == 1).values(interaction_id=2),
    "an entry of a mail that waits": sa.update(MAIL)
    .where(MAIL.c.id == 1)
    .values(outcome="waiting"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_the_oracle_sees(case: Case[Scripted], broken: sa.Update | sa.Delete) -> None:
    case.give(1, 2, 3)
    case.end((1, 2, 3))
    with transaction(case.engine) as session:
        session.execute(broken)
    with pytest.raises(AssertionError):
        check_the_ledger(case.engine)


def test_the_oracle_sees_a_mail_that_has_no_row(case: Case[Scripted]) -> None:
    case.give(1, 2, 3)
    case.end((1, 2, 3))
    with transaction(case.engine) as session:
        session.execute(sa.delete(COPY).where(COPY.c.uid == 2))
    with pytest.raises(AssertionError):
        check_the_folders(case)
