"""The full text of a mail comes back into its entry, is taken out again, and stays gone once dropped."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import correct
from journal.errors import NotAllowed, RequestRefused
from journal.mail import mail
from journal.model import Actor, Blocked, MailOutcome
from journal.store.contacts import contacts
from journal.store.privacy import erasing
from journal.store.record import interactions
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, HOUR, a_config, a_person
from tests.clock import NOW
from tests.mail_builders import POLLER, VERSIONS, a_mail

FULL_TEXT = "New.\n> Old."


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


@pytest.fixture
def number(session: Session, config: RecordConfig) -> int:
    ada = a_person(session, "Ada", "ada@acme.example", owner=ADMIN.key)
    new = a_mail("k1", MailOutcome.LOGGED, ada, text="New.", full_text=FULL_TEXT)
    (done,) = mail.enter_mails(session, config, POLLER, [new], versions=VERSIONS, now=NOW)
    assert done.interaction is not None
    return done.interaction


def entry_text(session: Session, number: int) -> str:
    return correct.get_entry(session, number).text


def restore_full_text(
    session: Session, config: RecordConfig, number: int, actor: Actor = ADMIN
) -> None:
    whole = correct.full_mail_text(session, config, actor, number)
    assert isinstance(whole, str)
    correct.edit(session, config, actor, number, {"text": whole}, now=NOW + HOUR)


def test_it_comes_back_and_is_taken_out_again(
    session: Session, config: RecordConfig, number: int
) -> None:
    restore_full_text(session, config, number)
    assert entry_text(session, number) == FULL_TEXT
    assert [each.old for each in interactions.changes_of(session, number)] == ["New."]
    undo(session, ADMIN, now=NOW + 2 * HOUR)
    assert entry_text(session, number) == "New."


def test_what_was_dropped_stays_gone(session: Session, config: RecordConfig, number: int) -> None:
    assert erasing.drop_full_texts(session, NOW + HOUR, limit=10) == 1
    with pytest.raises(RequestRefused, match="dropped since"):
        correct.full_mail_text(session, config, ADMIN, number)


def test_only_for_whoever_may_edit(session: Session, config: RecordConfig, number: int) -> None:
    with pytest.raises(NotAllowed):
        correct.full_mail_text(session, config, ALICE, number)


def test_nothing_comes_back_of_whom_privacy_closed(
    session: Session, config: RecordConfig, number: int
) -> None:
    (party,) = correct.get_entry(session, number).participants
    assert party.contact_id is not None
    ada = contacts.get(session, party.contact_id)
    assert ada is not None
    contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
    assert correct.full_mail_text(session, config, ADMIN, number) == Blocked((ada.id,))
