"""One deed is taken back by its number, though others came after it; nobody else's ever is."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import correct, purge
from journal.entries.cancel import cancel
from journal.model import Evaluation, InteractionFilter, MailOutcome, MailReason
from journal.model.triage import Assigned
from journal.store.privacy.purges import StoredPreview
from journal.undo.undo import ChangedSince, NothingToUndo, Undone, undo, undo_deed
from tests.builders import ADMIN, ALICE, BOB, MANAGER, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail, assign, number_of, outcome_of


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


def test_evaluations_go_back_though_one_of_the_entries_was_purged(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    first, second = (log_interaction(session, config, ada, actor=ALICE) for _ in range(2))
    wanted = {"evaluation": Evaluation.POSITIVE}
    correct.evaluate(session, config, ALICE, [first, second], wanted, now=NOW)
    cancel(session, config, ADMIN, [first], reason="", now=NOW)
    preview = purge.preview(session, ADMIN, InteractionFilter(numbers=(first,)), now=NOW)
    confirmed = purge.begin(session, ADMIN, preview.token, now=NOW)
    assert isinstance(confirmed, StoredPreview)
    purge.delete(session, confirmed, purge.next_slice(session, confirmed), now=NOW)
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.numbers == (second,)
    assert correct.get_entry(session, second).evaluation is None
