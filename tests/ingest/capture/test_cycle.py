"""The cycle on every server there is: what comes is logged, once, and what is known costs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.capture.poller import CycleStatus, audit_mailbox
from journal.model import CopyState, MailOutcome, MailReason
from journal.store import tables
from journal.store.database import transaction
from tests.builders import a_person
from tests.ingest.capture.poller_case import (
    PollerCase,
    check_ledger_invariants,
    make_poller_case,
    numbered_mail,
    numbered_mails,
)
from tests.servers import PASSWORD, MailServer


@pytest.fixture
def user(mail_server: MailServer) -> str:
    return mail_server.new_user()


@pytest.fixture
def poller(
    engine: Engine, tmp_path: Path, mail_server: MailServer, user: str
) -> Iterator[PollerCase]:
    with transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    poller = make_poller_case(
        engine, tmp_path, mail_server.box(user, addresses=["sales@ours.example"])
    )
    yield poller
    poller.close()
    check_ledger_invariants(engine)


def test_what_comes_is_logged(poller: PollerCase, mail_server: MailServer, user: str) -> None:
    for raw in numbered_mails(3):
        mail_server.deliver(user, raw)
    cycle = poller.poll()
    assert (cycle.status, cycle.troubles) == (CycleStatus.DONE, [])
    assert [each.outcome for each in cycle.counts.entered] == [MailOutcome.LOGGED] * 3
    assert [each.subject for each in poller.ledger_mails()] == ["Offer 1", "Offer 2", "Offer 3"]


def test_a_second_cycle_finds_nothing_to_do(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    poller.poll()
    cycle = poller.poll()
    assert (cycle.counts.listed, cycle.counts.processed) == (0, 0)


def test_nothing_in_the_mailbox_changes(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    (uid,) = mail_server.uids(user)
    before = mail_server.flags(user, "INBOX", uid)
    poller.poll()
    assert mail_server.uids(user) == [uid]
    assert mail_server.flags(user, "INBOX", uid) - {"\\Recent"} == before - {"\\Recent"}


def test_a_mail_twice_in_a_folder_is_one_mail_with_two_copies(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    mail_server.deliver(user, numbered_mail(1))
    poller.poll()
    (mail,) = poller.ledger_mails()
    assert len(mail.copies) == 2


def test_a_mail_of_nobody_we_know_waits(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1, sender="Eve <eve@stranger.example>"))
    poller.poll()
    (mail,) = poller.ledger_mails()
    assert (mail.outcome, mail.reason) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    assert mail.text.strip() == "Two hundred chairs, please."


def test_a_folder_that_is_numbered_anew_logs_nothing_twice(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    for raw in numbered_mails(3):
        mail_server.deliver(user, raw)
    poller.poll()
    mail_server.reset_uidvalidity(user)
    mail_server.deliver(user, numbered_mail(4))
    poller.close()
    cycle = poller.poll()
    assert cycle.counts.known == 3
    assert len(poller.ledger_mails()) == 4


def test_what_was_moved_away_and_back_is_known(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    poller.poll()
    mail_server.make_folder(user, "Aside")
    mail_server.move(user, "INBOX", mail_server.uids(user), "Aside")
    poller.poll()
    mail_server.move(user, "Aside", mail_server.uids(user, "Aside"), "INBOX")
    poller.poll()
    (mail,) = poller.ledger_mails()
    assert len(mail.copies) == 2


def test_what_is_expunged_stays_logged(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    poller.poll()
    mail_server.expunge(user, "INBOX", mail_server.uids(user))
    mail_server.deliver(user, numbered_mail(2))
    poller.poll()
    assert [each.outcome for each in poller.ledger_mails()] == [MailOutcome.LOGGED] * 2
    assert poller.count_copies(CopyState.LISTED) == 0


def test_no_log_says_who_or_what(
    poller: PollerCase, mail_server: MailServer, user: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="ingest")
    mail_server.deliver(user, numbered_mail(1, subject="A secret merger", text="Nobody may know."))
    mail_server.deliver(user, numbered_mail(2, sender="Eve <eve@stranger.example>"))
    poller.poll()
    mail_server.reset_uidvalidity(user)
    poller.close()
    poller.poll()
    assert caplog.records
    for word in ("acme.example", "stranger.example", "secret", "Nobody", "Ada", PASSWORD):
        assert word not in caplog.text.replace(user, "")


def test_the_audit_finds_what_was_taken_for_gone(
    poller: PollerCase, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, numbered_mail(1))
    poller.poll()
    with transaction(poller.context.engine) as session:
        session.execute(sa.update(tables.mail_copy).values(state=CopyState.GONE.value))
    assert audit_mailbox(poller.context, poller.box, poller.stop) == {"INBOX": 1}
    assert poller.poll().counts.known == 1
    assert poller.count_copies(CopyState.DONE) == 1
    assert audit_mailbox(poller.context, poller.box, poller.stop) == {"INBOX": 0}
