"""One deed is taken back by its number, though others came after it; nobody else's ever is."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal import correct
from journal.context import RecordConfig
from journal.model import MailOutcome, MailReason
from journal.model.triage import Assigned
from journal.undo import ChangedSince, NothingToUndo, Undone, undo_deed
from tests.builders import ALICE, BOB, MANAGER, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.triage_case import a_waiting_mail, assign, number_of, outcome_of


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def test_an_older_deed_is_taken_back_and_the_later_one_stands(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    first, second = a_waiting_mail(session, config, "k1"), a_waiting_mail(session, config, "k2")
    done = assign(session, config, first, ada)
    assign(session, config, second, ada)
    assert isinstance(done, Assigned)
    undone = undo_deed(session, ALICE, done.deed, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.mails == (first,)
    assert outcome_of(session, first) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    assert outcome_of(session, second)[0] is MailOutcome.LOGGED
    assert undo_deed(session, ALICE, done.deed, now=NOW) == NothingToUndo()


def test_nobody_takes_back_what_somebody_else_did(session: Session, config: RecordConfig) -> None:
    done = assign(session, config, a_waiting_mail(session, config, "k1"), a_person(session))
    assert isinstance(done, Assigned)
    assert undo_deed(session, BOB, done.deed, now=NOW) == NothingToUndo()
    assert undo_deed(session, ALICE, 10**6, now=NOW) == NothingToUndo()


def test_what_was_changed_since_is_not_taken_back(session: Session, config: RecordConfig) -> None:
    ada = a_person(session)
    log_interaction(session, config, ada)
    done = assign(session, config, a_waiting_mail(session, config, "k1"), ada)
    assert isinstance(done, Assigned)
    number = number_of(done)
    correct.edit(session, config, MANAGER, number, {"text": "Another."}, now=NOW)
    assert isinstance(undo_deed(session, ALICE, done.deed, now=NOW), ChangedSince)
