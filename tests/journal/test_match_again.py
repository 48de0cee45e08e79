"""When a contact gains an address, what came from there before is offered, and taken back as one."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session

from journal import cancel, contact, correct, match_again, record
from journal.errors import Refused
from journal.house import House
from journal.match_again import Applied, Preview
from journal.model import (
    Address,
    AddressKind,
    Blocked,
    Contact,
    DeedKind,
    Document,
    MailParty,
    NewParticipant,
    Outcome,
    Part,
    Reason,
    Recorded,
    State,
)
from journal.record import Note
from journal.store import deeds, interactions, recording, words
from journal.undo import ChangedSince, NothingToUndo, Undone, undo
from tests.building import ADMIN, ALICE, HOUR, a_house, a_person, logged
from tests.clock import NOW
from tests.journal.triaging import entry, people_of, stands, waits

BY_HAND = (Outcome.LOGGED, Reason.LOGGED_BY_HAND)
WAITS = (Outcome.WAITING, Reason.NO_CONTACT)
GROWING = "{{ mail.subject | replace('a', mail.subject) | replace('a', mail.subject) }}"
FRAGILE = f'[templates.EMAIL-IN]\ndescription = "{GROWING}"\n'


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def with_stranger(
    session: Session, house: House, *who: Contact, address: str = "new@acme.example"
) -> int:
    """An interaction in which an address took part that nobody knew."""
    new = record.compose(house, ADMIN, Note(template="EMAIL-IN", contacts=()), [*who], now=NOW)
    stranger = NewParticipant(None, Part.CC, address, "Stranger")
    deed = deeds.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    new = replace(new, participants=(*new.participants, stranger))
    done = recording.add(session, new, actor=ADMIN, deed=deed, now=NOW)
    assert isinstance(done, Recorded)
    return done.number


def gains(session: Session, who: Contact, *emails: str) -> Contact:
    before = contact.found(session, who.id)
    added = tuple(Address(AddressKind.EMAIL, email) for email in emails)
    after = contact.change(session, ADMIN, before, {"addresses": (*before.addresses, *added)})
    assert isinstance(after, Contact)
    return after


def apply(session: Session, house: House, who: Contact, limit: int = 100) -> list[Applied]:
    """All slices, by one deed."""
    done: list[Applied] = []
    while not done or done[-1].more:
        deed = done[-1].deed if done else None
        each = match_again.apply(
            session, house, ALICE, who.id, deed=deed, now=NOW + HOUR, limit=limit
        )
        assert isinstance(each, Applied)
        done.append(each)
    return done


def test_what_waited_and_what_was_logged_without_them_is_offered(
    session: Session, house: House
) -> None:
    ada, bob = a_person(session), a_person(session, "Bob")
    mail_id = waits(session, house, "k1", at=NOW - HOUR)
    waits(session, house, "k2", "else@acme.example")
    number = with_stranger(session, house, bob)
    assert match_again.preview(session, ada.id).is_empty
    ada = gains(session, ada, "New@Acme.example")
    assert match_again.preview(session, ada.id) == Preview(
        ada.id, 1, 1, NOW - HOUR, NOW, (mail_id,)
    )
    assert match_again.offered(session) == {ada.id: 1}
    (done,) = apply(session, house, ada)
    assert (done.mails, done.linked) == ((mail_id,), (number,))
    assert stands(session, mail_id) == BY_HAND
    assert people_of(session, done.numbers[0]) == [(ada.id, Part.MAIN, "new@acme.example")]
    assert people_of(session, number)[1] == (ada.id, Part.CC, "new@acme.example")
    assert words.find(session, "lovelace", limit=5) == [done.numbers[0], number]
    assert match_again.preview(session, ada.id).is_empty


def test_it_is_taken_back_as_one(session: Session, house: House) -> None:
    bob = a_person(session, "Bob")
    mail_id, number = waits(session, house, "k1"), with_stranger(session, house, bob)
    ada = gains(session, a_person(session), "new@acme.example")
    (done,) = apply(session, house, ada)
    undone = undo(session, ALICE, now=NOW + 2 * HOUR)
    assert isinstance(undone, Undone)
    assert (undone.numbers, undone.mails, undone.linked) == (done.numbers, (mail_id,), (number,))
    assert stands(session, mail_id) == WAITS
    assert entry(session, done.numbers[0]).state is State.CANCELLED
    assert people_of(session, number)[1] == (None, Part.CC, "new@acme.example")
    assert words.find(session, "lovelace", limit=5) == [done.numbers[0]]
    assert match_again.preview(session, ada.id).mails == 1
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_again_after_an_undo_it_is_the_same_interactions(session: Session, house: House) -> None:
    waits(session, house, "k1")
    ada = gains(session, a_person(session), "new@acme.example")
    (first,) = apply(session, house, ada)
    undo(session, ALICE, now=NOW)
    (second,) = apply(session, house, ada)
    assert second.numbers == first.numbers
    assert entry(session, first.numbers[0]).state is State.ACTIVE


@pytest.mark.parametrize("which", ["mail", "linked"])
def test_what_somebody_changed_since_keeps_all_of_it(
    session: Session, house: House, which: str
) -> None:
    mail_id = waits(session, house, "k1")
    number = with_stranger(session, house, a_person(session, "Bob"))
    ada = gains(session, a_person(session), "new@acme.example")
    (done,) = apply(session, house, ada)
    touched = number if which == "linked" else done.numbers[0]
    cancel.cancel(session, house, ADMIN, [touched], reason="", now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert stands(session, mail_id) == BY_HAND
    assert people_of(session, number)[1][0] == ada.id


def test_in_slices_it_is_one_deed(session: Session, house: House) -> None:
    ids = [waits(session, house, f"k{n}") for n in range(5)]
    numbers = [with_stranger(session, house, a_person(session, f"Bob {n}")) for n in range(4)]
    ada = gains(session, a_person(session), "new@acme.example")
    done = apply(session, house, ada, limit=2)
    assert len(done) == 5
    assert {each.deed for each in done} == {done[0].deed}
    assert [m for each in done for m in each.mails] == ids
    assert [n for each in done for n in each.linked] == numbers
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert (len(undone.mails), len(undone.linked)) == (5, 4)


def test_a_deed_that_was_taken_back_is_not_carried_on(session: Session, house: House) -> None:
    for n in range(3):
        waits(session, house, f"k{n}")
    ada = gains(session, a_person(session), "new@acme.example")
    first = match_again.apply(session, house, ALICE, ada.id, now=NOW, limit=1)
    assert isinstance(first, Applied)
    undo(session, ALICE, now=NOW)
    with pytest.raises(Refused, match="taken back"):
        match_again.apply(session, house, ALICE, ada.id, deed=first.deed, now=NOW)


def test_an_address_that_two_have_is_left_waiting_until_they_are_one(
    session: Session, house: House
) -> None:
    mail_id = waits(session, house, "k1", reason=Reason.AMBIGUOUS_CONTACT)
    ada, twin = (a_person(session, name, "new@acme.example") for name in ("Ada", "Ada B"))
    assert match_again.preview(session, ada.id).is_empty
    assert match_again.offered(session) == {}
    merged = contact.merge(session, ADMIN, twin, ada, now=NOW)
    assert isinstance(merged, contact.Merged)
    assert match_again.preview(session, twin.id).mails == 1
    apply(session, house, merged.target)
    assert stands(session, mail_id) == BY_HAND


def test_an_address_that_two_have_is_linked_to_neither(session: Session, house: House) -> None:
    number = with_stranger(session, house, a_person(session, "Bob"))
    ada, _ = (a_person(session, name, "new@acme.example") for name in ("Ada", "Ada B"))
    assert match_again.preview(session, ada.id).is_empty
    assert people_of(session, number)[1] == (None, Part.CC, "new@acme.example")


def test_a_mail_whose_main_party_several_may_be_is_left_waiting(
    session: Session, house: House
) -> None:
    third = NewParticipant(None, Part.CC, "third@acme.example")
    parties = (
        MailParty("from", "new@acme.example"),
        MailParty("to", "sales@ours.example", ours=True),
        MailParty("cc", "third@acme.example"),
    )
    waits(
        session, house, "k1", "new@acme.example", third,
        reason=Reason.AMBIGUOUS_CONTACT, parties=parties,
    )  # fmt: skip
    for name in ("Ada", "Ada B"):
        a_person(session, name, "new@acme.example")
    eve = a_person(session, "Eve", "third@acme.example")
    assert match_again.preview(session, eve.id).is_empty


def test_of_several_addresses_one_can_be_asked_for(session: Session, house: House) -> None:
    waits(session, house, "k1", "a@acme.example")
    waits(session, house, "k2", "b@acme.example")
    ada = gains(session, a_person(session), "a@acme.example", "b@acme.example")
    assert match_again.preview(session, ada.id).mails == 2
    assert match_again.preview(session, ada.id, ["B@acme.example"]).mails == 1
    assert match_again.preview(session, ada.id, ["c@acme.example"]).is_empty


def test_another_spelling_of_the_same_account_is_met(session: Session, house: House) -> None:
    waits(session, house, "k1", "j.doe+news@googlemail.com")
    waits(session, house, "k2", "other@gmail.com")
    doe = a_person(session, "Doe", "jdoe@gmail.com")
    assert match_again.preview(session, doe.id).mails == 1


def test_what_waits_for_another_reason_is_not_about_the_address(
    session: Session, house: House
) -> None:
    waits(session, house, "k1", reason=Reason.FLOOD)
    waits(session, house, "k2", outcome=Outcome.SKIPPED)
    ada = a_person(session, "Ada", "new@acme.example")
    assert match_again.preview(session, ada.id).is_empty


def test_where_they_take_part_already_nothing_changes(session: Session, house: House) -> None:
    ada = a_person(session)
    number = with_stranger(session, house, ada)
    ada = gains(session, ada, "new@acme.example")
    assert match_again.preview(session, ada.id).is_empty
    assert people_of(session, number)[1] == (None, Part.CC, "new@acme.example")


def test_a_cancelled_interaction_gains_nobody(session: Session, house: House) -> None:
    number = with_stranger(session, house, a_person(session, "Bob"))
    cancel.cancel(session, house, ADMIN, [number], reason="", now=NOW)
    ada = a_person(session, "Ada", "new@acme.example")
    assert match_again.preview(session, ada.id).is_empty


def test_a_closed_contact_gains_nothing(session: Session, house: House) -> None:
    waits(session, house, "k1")
    ada = a_person(session, "Ada", "new@acme.example", privacy_blocked=True)
    told = match_again.apply(session, house, ALICE, ada.id, now=NOW)
    assert told == Blocked((ada.id,))


def test_what_the_record_refuses_still_waits_and_is_told(session: Session, tmp_path: Path) -> None:
    house = a_house(tmp_path, FRAGILE)
    order = Document("order", "1")
    logged(session, house, a_person(session, "Bob"), document=order)
    double = waits(session, house, "k1", document=order)
    broken = waits(session, house, "k2", subject="a" * 1000)
    good = waits(session, house, "k3")
    ada = a_person(session, "Ada", "new@acme.example")
    (done,) = apply(session, house, ada)
    assert (done.mails, sorted(done.refused)) == ((good,), [double, broken])
    assert stands(session, double) == stands(session, broken) == WAITS


def test_nothing_to_do_is_no_deed(session: Session, house: House) -> None:
    ada = a_person(session, "Ada", "new@acme.example")
    assert apply(session, house, ada) == [Applied(None)]
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_the_history_tells_who_joined(session: Session, house: House) -> None:
    bob = a_person(session, "Bob")
    number = with_stranger(session, house, bob)
    ada = gains(session, a_person(session), "new@acme.example")
    apply(session, house, ada)
    (change,) = interactions.changes_of(session, number)
    assert (change.by, change.field) == (ALICE.key, "participants")
    assert change.new == f'[[{bob.id}, "main"], [{ada.id}, "cc"]]'
    assert correct.told("participants", change.new) == f"{bob.number} main, {ada.number} cc"
