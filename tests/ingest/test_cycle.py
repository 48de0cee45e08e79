"""The cycle on every server there is: what comes is logged, once, and what is known costs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.poller import Verdict, audited
from journal.model import CopyState, Outcome, Reason
from journal.store import tables
from journal.store.database import transaction
from tests.building import a_person
from tests.ingest.door import Door, a_door, a_mail, check_the_law, some_mails
from tests.servers import PASSWORD, MailServer


@pytest.fixture
def user(mail_server: MailServer) -> str:
    return mail_server.new_user()


@pytest.fixture
def door(engine: Engine, tmp_path: Path, mail_server: MailServer, user: str) -> Iterator[Door]:
    with transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")
    door = a_door(engine, tmp_path, mail_server.box(user, addresses=["sales@ours.example"]))
    yield door
    door.close()
    check_the_law(engine)


def test_what_comes_is_logged(door: Door, mail_server: MailServer, user: str) -> None:
    for raw in some_mails(3):
        mail_server.deliver(user, raw)
    cycle = door.poll()
    assert (cycle.verdict, cycle.troubles) == (Verdict.DONE, [])
    assert [each.outcome for each in cycle.tally.entered] == [Outcome.LOGGED] * 3
    assert [each.subject for each in door.mails()] == ["Offer 1", "Offer 2", "Offer 3"]


def test_a_second_cycle_finds_nothing_to_do(door: Door, mail_server: MailServer, user: str) -> None:
    mail_server.deliver(user, a_mail(1))
    door.poll()
    cycle = door.poll()
    assert (cycle.tally.listed, cycle.tally.worked_on) == (0, 0)


def test_nothing_in_the_mailbox_changes(door: Door, mail_server: MailServer, user: str) -> None:
    mail_server.deliver(user, a_mail(1))
    (uid,) = mail_server.uids(user)
    before = mail_server.flags(user, "INBOX", uid)
    door.poll()
    assert mail_server.uids(user) == [uid]
    assert mail_server.flags(user, "INBOX", uid) - {"\\Recent"} == before - {"\\Recent"}


def test_a_mail_twice_in_a_folder_is_one_mail_with_two_copies(
    door: Door, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, a_mail(1))
    mail_server.deliver(user, a_mail(1))
    door.poll()
    (mail,) = door.mails()
    assert len(mail.copies) == 2


def test_a_mail_of_nobody_we_know_waits(door: Door, mail_server: MailServer, user: str) -> None:
    mail_server.deliver(user, a_mail(1, sender="Eve <eve@stranger.example>"))
    door.poll()
    (mail,) = door.mails()
    assert (mail.outcome, mail.reason) == (Outcome.WAITING, Reason.NO_CONTACT)
    assert mail.text.strip() == "Two hundred chairs, please."


def test_a_folder_that_is_numbered_anew_logs_nothing_twice(
    door: Door, mail_server: MailServer, user: str
) -> None:
    for raw in some_mails(3):
        mail_server.deliver(user, raw)
    door.poll()
    mail_server.reset_uidvalidity(user)
    mail_server.deliver(user, a_mail(4))
    door.close()
    cycle = door.poll()
    assert cycle.tally.known == 3
    assert len(door.mails()) == 4


def test_what_was_moved_away_and_back_is_known(
    door: Door, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, a_mail(1))
    door.poll()
    mail_server.make_folder(user, "Aside")
    mail_server.move(user, "INBOX", mail_server.uids(user), "Aside")
    door.poll()
    mail_server.move(user, "Aside", mail_server.uids(user, "Aside"), "INBOX")
    door.poll()
    (mail,) = door.mails()
    assert len(mail.copies) == 2


def test_what_is_expunged_stays_logged(door: Door, mail_server: MailServer, user: str) -> None:
    mail_server.deliver(user, a_mail(1))
    door.poll()
    mail_server.expunge(user, "INBOX", mail_server.uids(user))
    mail_server.deliver(user, a_mail(2))
    door.poll()
    assert [each.outcome for each in door.mails()] == [Outcome.LOGGED] * 2
    assert door.count(CopyState.LISTED) == 0


def test_no_log_says_who_or_what(
    door: Door, mail_server: MailServer, user: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="ingest")
    mail_server.deliver(user, a_mail(1, subject="A secret merger", text="Nobody may know."))
    mail_server.deliver(user, a_mail(2, sender="Eve <eve@stranger.example>"))
    door.poll()
    mail_server.reset_uidvalidity(user)
    door.close()
    door.poll()
    assert caplog.records
    for word in ("acme.example", "stranger.example", "secret", "Nobody", "Ada", PASSWORD):
        assert word not in caplog.text.replace(user, "")


def test_the_audit_finds_what_was_taken_for_gone(
    door: Door, mail_server: MailServer, user: str
) -> None:
    mail_server.deliver(user, a_mail(1))
    door.poll()
    with transaction(door.office.engine) as session:
        session.execute(sa.update(tables.mail_copy).values(state=CopyState.GONE.value))
    assert audited(door.office, door.box, door.stop) == {"INBOX": 1}
    assert door.poll().tally.known == 1
    assert door.count(CopyState.DONE) == 1
    assert audited(door.office, door.box, door.stop) == {"INBOX": 0}
