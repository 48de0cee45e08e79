"""One deed is taken back by its number, though others came after it; nobody else's ever is."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal import correct
from journal.house import House
from journal.model import Outcome, Reason
from journal.triage import Assigned
from journal.undo import ChangedSince, NothingToUndo, Undone, undo_this
from tests.building import ALICE, BOB, MANAGER, a_house, a_person, logged
from tests.clock import NOW
from tests.journal.triaging import assign, number_of, stands, waits


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def test_an_older_deed_is_taken_back_and_the_later_one_stands(
    session: Session, house: House
) -> None:
    ada = a_person(session)
    first, second = waits(session, house, "k1"), waits(session, house, "k2")
    done = assign(session, house, first, ada)
    assign(session, house, second, ada)
    assert isinstance(done, Assigned)
    undone = undo_this(session, ALICE, done.deed, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.mails == (first,)
    assert stands(session, first) == (Outcome.WAITING, Reason.NO_CONTACT)
    assert stands(session, second)[0] is Outcome.LOGGED
    assert undo_this(session, ALICE, done.deed, now=NOW) == NothingToUndo()


def test_nobody_takes_back_what_somebody_else_did(session: Session, house: House) -> None:
    done = assign(session, house, waits(session, house, "k1"), a_person(session))
    assert isinstance(done, Assigned)
    assert undo_this(session, BOB, done.deed, now=NOW) == NothingToUndo()
    assert undo_this(session, ALICE, 10**6, now=NOW) == NothingToUndo()


def test_what_was_changed_since_is_not_taken_back(session: Session, house: House) -> None:
    ada = a_person(session)
    logged(session, house, ada)
    done = assign(session, house, waits(session, house, "k1"), ada)
    assert isinstance(done, Assigned)
    number = number_of(done)
    correct.edit(session, house, MANAGER, number, {"text": "Another."}, now=NOW)
    assert isinstance(undo_this(session, ALICE, done.deed, now=NOW), ChangedSince)
