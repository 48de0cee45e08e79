"""When a contact gains an address, what came from there before is offered, and taken back as one."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, record
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.mail import rematch
from journal.mail.rematch import MatchApplied, MatchPreview
from journal.model import (
    Address,
    AddressKind,
    Blocked,
    Contact,
    DeedKind,
    Document,
    InteractionState,
    MailOutcome,
    MailParty,
    MailReason,
    NewParticipant,
    ParticipantPart,
    Recorded,
)
from journal.store.record import fields, interactions, recording, text_search, undo_log
from journal.undo.undo import ChangedSince, NothingToUndo, Undone, undo
from tests.builders import ADMIN, ALICE, HOUR, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail, get_entry, outcome_of, participants_of

LOGGED_BY_HAND = (MailOutcome.LOGGED, MailReason.LOGGED_BY_HAND)
WAITING_OUTCOME = (MailOutcome.WAITING, MailReason.NO_CONTACT)
GROWING_TEMPLATE = "{{ mail.subject | replace('a', mail.subject) | replace('a', mail.subject) }}"
FRAGILE_CONFIG = f'[templates.EMAIL-IN]\ndescription = "{GROWING_TEMPLATE}"\n'


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def an_entry_with_stranger(
    session: Session, config: RecordConfig, *who: Contact, address: str = "new@acme.example"
) -> int:
    """An interaction in which an address took part that nobody knew."""
    new = record.entry_from_note(
        config, ADMIN, Note(template="EMAIL-IN", contacts=()), [*who], now=NOW
    )
    stranger = NewParticipant(None, ParticipantPart.CC, address, "Stranger")
    deed = undo_log.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    new = replace(new, participants=(*new.participants, stranger))
    done = recording.add(session, new, actor=ADMIN, deed=deed, now=NOW)
    assert isinstance(done, Recorded)
    return done.number


def add_emails(session: Session, who: Contact, *emails: str) -> Contact:
    before = contact.resolve_merged(session, who.id)
    added = tuple(Address(AddressKind.EMAIL, email) for email in emails)
    after = contact.change(
        session, ADMIN, before, {"addresses": (*before.addresses, *added)}, now=NOW
    )
    assert isinstance(after, Contact)
    return after


def apply_all_slices(
    session: Session, config: RecordConfig, who: Contact, limit: int = 100
) -> list[MatchApplied]:
    """All slices, by one deed."""
    done: list[MatchApplied] = []
    while not done or done[-1].more:
        deed = done[-1].deed if done else None
        each = rematch.apply(session, config, ALICE, who.id, deed=deed, now=NOW + HOUR, limit=limit)
        assert isinstance(each, MatchApplied)
        done.append(each)
    return done


def test_what_waited_and_what_was_logged_without_them_is_offered(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session), a_person(session, "Bob")
    mail_id = a_waiting_mail(session, config, "k1", at=NOW - HOUR)
    a_waiting_mail(session, config, "k2", "else@acme.example")
    number = an_entry_with_stranger(session, config, bob)
    assert rematch.preview(session, ada.id).is_empty
    ada = add_emails(session, ada, "New@Acme.example")
    assert rematch.preview(session, ada.id) == MatchPreview(
        ada.id, 1, 1, NOW - HOUR, NOW, (mail_id,)
    )
    assert rematch.count_matchable_mails(session) == {ada.id: 1}
    (done,) = apply_all_slices(session, config, ada)
    assert (done.mails, done.linked) == ((mail_id,), (number,))
    assert outcome_of(session, mail_id) == LOGGED_BY_HAND
    assert participants_of(session, done.numbers[0]) == [
        (ada.id, ParticipantPart.MAIN, "new@acme.example")
    ]
    assert participants_of(session, number)[1] == (ada.id, ParticipantPart.CC, "new@acme.example")
    assert text_search.find(session, "lovelace", limit=5) == [done.numbers[0], number]
    assert rematch.preview(session, ada.id).is_empty


def test_it_is_taken_back_as_one(session: Session, config: RecordConfig) -> None:
    bob = a_person(session, "Bob")
    mail_id, number = (
        a_waiting_mail(session, config, "k1"),
        an_entry_with_stranger(session, config, bob),
    )
    ada = add_emails(session, a_person(session), "new@acme.example")
    (done,) = apply_all_slices(session, config, ada)
    undone = undo(session, ALICE, now=NOW + 2 * HOUR)
    assert isinstance(undone, Undone)
    assert (undone.numbers, undone.mails, undone.linked) == (done.numbers, (mail_id,), (number,))
    assert outcome_of(session, mail_id) == WAITING_OUTCOME
    assert get_entry(session, done.numbers[0]).state is InteractionState.CANCELLED
    assert participants_of(session, number)[1] == (None, ParticipantPart.CC, "new@acme.example")
    assert text_search.find(session, "lovelace", limit=5) == [done.numbers[0]]
    assert rematch.preview(session, ada.id).mails == 1
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_again_after_an_undo_it_is_the_same_interactions(
    session: Session, config: RecordConfig
) -> None:
    a_waiting_mail(session, config, "k1")
    ada = add_emails(session, a_person(session), "new@acme.example")
    (first,) = apply_all_slices(session, config, ada)
    undo(session, ALICE, now=NOW)
    (second,) = apply_all_slices(session, config, ada)
    assert second.numbers == first.numbers
    assert get_entry(session, first.numbers[0]).state is InteractionState.ACTIVE


@pytest.mark.parametrize("which", ["mail", "linked"])
def test_what_somebody_changed_since_keeps_all_of_it(
    session: Session, config: RecordConfig, which: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    number = an_entry_with_stranger(session, config, a_person(session, "Bob"))
    ada = add_emails(session, a_person(session), "new@acme.example")
    (done,) = apply_all_slices(session, config, ada)
    touched = number if which == "linked" else done.numbers[0]
    cancel.cancel(session, config, ADMIN, [touched], reason="", now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert outcome_of(session, mail_id) == LOGGED_BY_HAND
    assert participants_of(session, number)[1][0] == ada.id


def test_in_slices_it_is_one_deed(session: Session, config: RecordConfig) -> None:
    ids = [a_waiting_mail(session, config, f"k{n}") for n in range(5)]
    numbers = [
        an_entry_with_stranger(session, config, a_person(session, f"Bob {n}")) for n in range(4)
    ]
    ada = add_emails(session, a_person(session), "new@acme.example")
    done = apply_all_slices(session, config, ada, limit=2)
    assert len(done) == 5
    assert {each.deed for each in done} == {done[0].deed}
    assert [m for each in done for m in each.mails] == ids
    assert [n for each in done for n in each.linked] == numbers
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert (len(undone.mails), len(undone.linked)) == (5, 4)


def test_a_deed_that_was_taken_back_is_not_carried_on(
    session: Session, config: RecordConfig
) -> None:
    for n in range(3):
        a_waiting_mail(session, config, f"k{n}")
    ada = add_emails(session, a_person(session), "new@acme.example")
    first = rematch.apply(session, config, ALICE, ada.id, now=NOW, limit=1)
    assert isinstance(first, MatchApplied)
    undo(session, ALICE, now=NOW)
    with pytest.raises(RequestRefused, match="taken back"):
        rematch.apply(session, config, ALICE, ada.id, deed=first.deed, now=NOW)


def test_an_address_that_two_have_is_left_waiting_until_they_are_one(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", reason=MailReason.AMBIGUOUS_CONTACT)
    ada, twin = (a_person(session, name, "new@acme.example") for name in ("Ada", "Ada B"))
    assert rematch.preview(session, ada.id).is_empty
    assert rematch.count_matchable_mails(session) == {}
    merged = contact.merge(session, ADMIN, twin, ada, now=NOW)
    assert isinstance(merged, contact.Merged)
    assert rematch.preview(session, twin.id).mails == 1
    apply_all_slices(session, config, merged.target)
    assert outcome_of(session, mail_id) == LOGGED_BY_HAND


def test_an_address_that_two_have_is_linked_to_neither(
    session: Session, config: RecordConfig
) -> None:
    number = an_entry_with_stranger(session, config, a_person(session, "Bob"))
    ada, _ = (a_person(session, name, "new@acme.example") for name in ("Ada", "Ada B"))
    assert rematch.preview(session, ada.id).is_empty
    assert participants_of(session, number)[1] == (None, ParticipantPart.CC, "new@acme.example")


def test_a_mail_whose_main_party_several_may_be_is_left_waiting(
    session: Session, config: RecordConfig
) -> None:
    third = NewParticipant(None, ParticipantPart.CC, "third@acme.example")
    parties = (
        MailParty("from", "new@acme.example"),
        MailParty("to", "sales@ours.example", ours=True),
        MailParty("cc", "third@acme.example"),
    )
    a_waiting_mail(
        session, config, "k1", "new@acme.example", third,
        reason=MailReason.AMBIGUOUS_CONTACT, parties=parties,
    )  # fmt: skip
    for name in ("Ada", "Ada B"):
        a_person(session, name, "new@acme.example")
    eve = a_person(session, "Eve", "third@acme.example")
    assert rematch.preview(session, eve.id).is_empty


def test_of_several_addresses_one_can_be_asked_for(session: Session, config: RecordConfig) -> None:
    a_waiting_mail(session, config, "k1", "a@acme.example")
    a_waiting_mail(session, config, "k2", "b@acme.example")
    ada = add_emails(session, a_person(session), "a@acme.example", "b@acme.example")
    assert rematch.preview(session, ada.id).mails == 2
    assert rematch.preview(session, ada.id, ["B@acme.example"]).mails == 1
    assert rematch.preview(session, ada.id, ["c@acme.example"]).is_empty


def test_another_spelling_of_the_same_account_is_met(
    session: Session, config: RecordConfig
) -> None:
    a_waiting_mail(session, config, "k1", "j.doe+news@googlemail.com")
    a_waiting_mail(session, config, "k2", "other@gmail.com")
    doe = a_person(session, "Doe", "jdoe@gmail.com")
    assert rematch.preview(session, doe.id).mails == 1


def test_what_waits_for_another_reason_is_not_about_the_address(
    session: Session, config: RecordConfig
) -> None:
    a_waiting_mail(session, config, "k1", reason=MailReason.FLOOD)
    a_waiting_mail(session, config, "k2", outcome=MailOutcome.SKIPPED)
    ada = a_person(session, "Ada", "new@acme.example")
    assert rematch.preview(session, ada.id).is_empty


def test_where_they_take_part_already_nothing_changes(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    number = an_entry_with_stranger(session, config, ada)
    ada = add_emails(session, ada, "new@acme.example")
    assert rematch.preview(session, ada.id).is_empty
    assert participants_of(session, number)[1] == (None, ParticipantPart.CC, "new@acme.example")


def test_a_cancelled_interaction_gains_nobody(session: Session, config: RecordConfig) -> None:
    number = an_entry_with_stranger(session, config, a_person(session, "Bob"))
    cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)
    ada = a_person(session, "Ada", "new@acme.example")
    assert rematch.preview(session, ada.id).is_empty


def test_a_closed_contact_gains_nothing(session: Session, config: RecordConfig) -> None:
    a_waiting_mail(session, config, "k1")
    ada = a_person(session, "Ada", "new@acme.example", privacy_blocked=True)
    told = rematch.apply(session, config, ALICE, ada.id, now=NOW)
    assert told == Blocked((ada.id,))


def test_what_the_record_refuses_still_waits_and_is_told(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path, FRAGILE_CONFIG)
    order = Document("order", "1")
    log_interaction(session, config, a_person(session, "Bob"), document=order)
    double = a_waiting_mail(session, config, "k1", document=order)
    broken = a_waiting_mail(session, config, "k2", subject="a" * 1000)
    good = a_waiting_mail(session, config, "k3")
    ada = a_person(session, "Ada", "new@acme.example")
    (done,) = apply_all_slices(session, config, ada)
    assert (done.mails, sorted(done.refused)) == ((good,), [double, broken])
    assert outcome_of(session, double) == outcome_of(session, broken) == WAITING_OUTCOME


def test_nothing_to_do_is_no_deed(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "new@acme.example")
    assert apply_all_slices(session, config, ada) == [MatchApplied(None)]
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_the_history_tells_who_joined(session: Session, config: RecordConfig) -> None:
    bob = a_person(session, "Bob")
    number = an_entry_with_stranger(session, config, bob)
    ada = add_emails(session, a_person(session), "new@acme.example")
    apply_all_slices(session, config, ada)
    (change,) = interactions.changes_of(session, number)
    assert (change.by, change.field) == (ALICE.key, "participants")
    assert change.new == f'[[{bob.id}, "main"], [{ada.id}, "cc"]]'
    assert (
        fields.readable_history_text("participants", change.new)
        == f"{bob.number} main, {ada.number} cc"
    )
