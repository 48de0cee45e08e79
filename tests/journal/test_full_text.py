"""The full text of a mail comes back into its entry, is taken out again, and stays gone once dropped."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal import contact, correct, mail
from journal.errors import NotAllowed, Refused
from journal.house import House
from journal.model import Actor, Blocked, Outcome
from journal.store import contacts, erasing, interactions
from journal.undo import undo
from tests.building import ADMIN, ALICE, HOUR, a_house, a_person
from tests.clock import NOW
from tests.mailing import POLLER, VERSIONS, a_mail

WHOLE = "New.\n> Old."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def number(session: Session, house: House) -> int:
    ada = a_person(session, "Ada", "ada@acme.example", owner=ADMIN.key)
    new = a_mail("k1", Outcome.LOGGED, ada, text="New.", full_text=WHOLE)
    (done,) = mail.enter(session, house, POLLER, [new], versions=VERSIONS, now=NOW)
    assert done.interaction is not None
    return done.interaction


def text(session: Session, number: int) -> str:
    return correct.entry(session, number).text


def take_back(session: Session, house: House, number: int, actor: Actor = ADMIN) -> None:
    whole = correct.whole_text(session, house, actor, number)
    assert isinstance(whole, str)
    correct.edit(session, house, actor, number, {"text": whole}, now=NOW + HOUR)


def test_it_comes_back_and_is_taken_out_again(session: Session, house: House, number: int) -> None:
    take_back(session, house, number)
    assert text(session, number) == WHOLE
    assert [each.old for each in interactions.changes_of(session, number)] == ["New."]
    undo(session, ADMIN, now=NOW + 2 * HOUR)
    assert text(session, number) == "New."


def test_what_was_dropped_stays_gone(session: Session, house: House, number: int) -> None:
    assert erasing.drop_full_texts(session, NOW + HOUR, limit=10) == 1
    with pytest.raises(Refused, match="dropped since"):
        correct.whole_text(session, house, ADMIN, number)


def test_only_for_whoever_may_edit(session: Session, house: House, number: int) -> None:
    with pytest.raises(NotAllowed):
        correct.whole_text(session, house, ALICE, number)


def test_nothing_comes_back_of_whom_privacy_closed(
    session: Session, house: House, number: int
) -> None:
    (party,) = correct.entry(session, number).participants
    assert party.contact_id is not None
    ada = contacts.get(session, party.contact_id)
    assert ada is not None
    contact.change(session, ADMIN, ada, {"privacy_blocked": True})
    assert correct.whole_text(session, house, ADMIN, number) == Blocked((ada.id,))
