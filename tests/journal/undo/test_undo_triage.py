"""What a person said of a mail is taken back whole; what somebody did since stands."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, correct
from journal.errors import RequestRefused
from journal.mail import triage
from journal.mail_packing import pack
from journal.model import (
    Blocked,
    Denial,
    DenialReason,
    Document,
    Duplicate,
    InteractionState,
    MailOutcome,
    MailReason,
    NewContact,
    ParticipantPart,
)
from journal.model.triage import Assigned
from journal.store import tables
from journal.store.contacts import contacts
from journal.store.record import interactions, text_search
from journal.undo.undo import ChangedSince, NothingToUndo, Undone, undo
from tests.builders import ADMIN, ALICE, BOB, HOUR, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import (
    FILE,
    a_waiting_mail,
    assign,
    count_rows,
    get_entry,
    mail_content,
    number_of,
    outcome_of,
    participants_of,
)

LOGGED_BY_HAND = (MailOutcome.LOGGED, MailReason.LOGGED_BY_HAND)
WAITING_OUTCOME = (MailOutcome.WAITING, MailReason.NO_CONTACT)


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def test_undo_cancels_what_was_logged_and_the_mail_waits_as_it_was(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(
        session,
        config,
        "k1",
        text="Chairs.",
        full_text="Chairs.\n> Hi",
        attachments=(FILE,),
        raw=pack(b"raw"),
    )
    before = mail_content(session, mail_id)
    number = number_of(assign(session, config, mail_id, a_person(session)))
    undone = undo(session, ALICE, now=NOW + HOUR)
    assert isinstance(undone, Undone)
    assert (undone.numbers, undone.mails) == ((number,), (mail_id,))
    assert get_entry(session, number).state is InteractionState.CANCELLED
    assert len(get_entry(session, number).attachments) == 1
    assert mail_content(session, mail_id) == {**before, "interaction_id": number}
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_assigned_again_it_is_the_same_number_with_other_contacts(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session), a_person(session, "Bob", owner="bob@ours.example")
    mail_id = a_waiting_mail(session, config, "k1", attachments=(FILE,))
    number = number_of(assign(session, config, mail_id, ada))
    undo(session, ALICE, now=NOW)
    assert number_of(assign(session, config, mail_id, bob, by=BOB)) == number
    made = get_entry(session, number)
    assert (made.state, made.logged_by, made.salesperson) == (
        InteractionState.ACTIVE,
        BOB.key,
        "bob@ours.example",
    )
    assert [(p.contact_id, p.name) for p in made.participants] == [(bob.id, "Bob")]
    assert len(made.attachments) == 1
    assert count_rows(session, tables.mail_file) == 0
    changed = {
        each.field: (each.old, each.new) for each in interactions.changes_of(session, number)
    }
    assert changed["participants"] == (f'[[{ada.id}, "main"]]', f'[[{bob.id}, "main"]]')
    assert text_search.find(session, "bob", limit=5) == [number]
    assert text_search.find(session, "lovelace", limit=5) == []


def test_who_was_closed_since_does_not_get_it_again(session: Session, config: RecordConfig) -> None:
    ada, mail_id = a_person(session), a_waiting_mail(session, config, "k1")
    number = number_of(assign(session, config, mail_id, ada))
    undo(session, ALICE, now=NOW)
    contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
    assert assign(session, config, mail_id, ada) == Blocked((ada.id,))
    assert get_entry(session, number).state is InteractionState.CANCELLED
    assert outcome_of(session, mail_id) == WAITING_OUTCOME


@pytest.mark.parametrize("what", ["edit", "cancel", "cancel and restore"])
def test_what_somebody_did_since_stands(session: Session, config: RecordConfig, what: str) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    number = number_of(assign(session, config, mail_id, a_person(session)))
    if what == "edit":
        correct.edit(session, config, ADMIN, number, {"text": "x"}, now=NOW)
    else:
        cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)
    if what == "cancel and restore":
        cancel.restore(session, config, ADMIN, [number], now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert outcome_of(session, mail_id) == LOGGED_BY_HAND


def test_what_was_taken_back_is_not_restored_behind_its_mails_back(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    number = number_of(assign(session, config, mail_id, a_person(session)))
    undo(session, ALICE, now=NOW)
    told = cancel.restore(session, config, ADMIN, [number], now=NOW)
    assert told.restored == ()
    assert told.refused[number] == Denial(DenialReason.MAIL_WAITS, mail_id=mail_id)


def test_a_cancelled_mail_is_restored_as_ever(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    number = number_of(assign(session, config, mail_id, a_person(session)))
    cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)
    assert cancel.restore(session, config, ADMIN, [number], now=NOW).restored == (number,)


# ── the contact gains the address ───────────────────────────────────────────────────────────────


def test_with_the_address_all_that_waits_from_there_is_logged_by_one_deed(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@home.example")
    first, second = (
        a_waiting_mail(session, config, "k1"),
        a_waiting_mail(session, config, "k2", "NEW@acme.example"),
    )
    other = a_waiting_mail(session, config, "k3", "else@acme.example")
    done = triage.add_address(session, config, ALICE, first, ada.id, now=NOW)
    assert isinstance(done, Assigned)
    assert (done.mails, done.contact) == ((first, second), ada.id)
    assert contact.resolve_merged(session, ada.id).emails() == (
        "ada@home.example",
        "new@acme.example",
    )
    assert outcome_of(session, other) == WAITING_OUTCOME
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert (undone.mails, undone.numbers, undone.kept) == (done.mails, done.numbers, ())
    assert contact.resolve_merged(session, ada.id).emails() == ("ada@home.example",)
    assert outcome_of(session, first) == outcome_of(session, second) == WAITING_OUTCOME


def test_a_contact_who_was_changed_since_keeps_the_address(
    session: Session, config: RecordConfig
) -> None:
    ada, mail_id = a_person(session), a_waiting_mail(session, config, "k1")
    triage.add_address(session, config, ALICE, mail_id, ada.id, now=NOW)
    contact.change(
        session, ADMIN, contact.resolve_merged(session, ada.id), {"job_title": "Dr"}, now=NOW
    )
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.kept == (ada.id,)
    assert contact.resolve_merged(session, ada.id).emails() == ("new@acme.example",)
    assert outcome_of(session, mail_id) == WAITING_OUTCOME


def test_a_new_contact_has_the_address_and_goes_again_with_the_undo(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    done = triage.create_contact(session, config, ALICE, mail_id, NewContact("Nina New"), now=NOW)
    assert isinstance(done, Assigned)
    assert done.contact is not None
    assert contact.resolve_merged(session, done.contact).emails() == ("new@acme.example",)
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.kept == ()
    assert contacts.get(session, done.contact) is None
    assert participants_of(session, done.numbers[0]) == [
        (None, ParticipantPart.MAIN, "new@acme.example")
    ]
    assert text_search.find(session, "nina", limit=5) == []
    again = assign(session, config, mail_id, a_person(session))
    assert number_of(again) == done.numbers[0]


def _assign_to_new_contact_of_new_company(
    session: Session, config: RecordConfig, mail_id: int
) -> tuple[Assigned, int]:
    """Logged with a new contact of a new company; and the company."""
    new = NewContact("Nina New")
    done = triage.create_contact(session, config, ALICE, mail_id, new, company="Young", now=NOW)
    assert isinstance(done, Assigned)
    company = contact.resolve_merged(session, done.contact or 0).company_id
    assert company is not None
    return done, company


def test_a_company_that_was_made_with_a_contact_goes_with_them(
    session: Session, config: RecordConfig
) -> None:
    done, company = _assign_to_new_contact_of_new_company(
        session, config, a_waiting_mail(session, config, "k1")
    )
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert contacts.get(session, done.contact or 0) is None
    assert contacts.get(session, company) is None
    assert text_search.find(session, "young", limit=5) == []


@pytest.mark.parametrize("what", ["employs", "changed", "logged", "stays with its contact"])
def test_a_company_that_is_of_use_by_now_stays(
    session: Session, config: RecordConfig, what: str
) -> None:
    done, company = _assign_to_new_contact_of_new_company(
        session, config, a_waiting_mail(session, config, "k1")
    )
    firm = contact.resolve_merged(session, company)
    match what:
        case "employs":
            a_person(session, "Otto Other", company_id=company)
        case "changed":
            contact.change(session, ALICE, firm, {"note": "A good one"}, now=NOW)
        case "logged":
            log_interaction(session, config, firm, actor=BOB)
        case _:
            log_interaction(
                session, config, contact.resolve_merged(session, done.contact or 0), actor=BOB
            )
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert contacts.get(session, company) is not None


def test_a_new_contact_whom_something_refers_to_stays(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    done = triage.create_contact(session, config, ALICE, mail_id, NewContact("Nina New"), now=NOW)
    assert isinstance(done, Assigned)
    log_interaction(session, config, contact.resolve_merged(session, done.contact or 0))
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.kept == (done.contact,)
    assert outcome_of(session, mail_id) == WAITING_OUTCOME


def test_a_contact_that_could_not_be_used_is_not_made(
    session: Session, config: RecordConfig
) -> None:
    order = Document("order", "1")
    log_interaction(session, config, a_person(session), document=order)
    mail_id = a_waiting_mail(session, config, "k1", document=order)
    before = count_rows(session, tables.contact)
    told = triage.create_contact(session, config, ALICE, mail_id, NewContact("Nina"), now=NOW)
    assert isinstance(told, Duplicate)
    assert count_rows(session, tables.contact) == before
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_a_mail_of_nobody_has_no_address_to_give(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1", "", parties=())
    with pytest.raises(RequestRefused):
        triage.add_address(session, config, ALICE, mail_id, a_person(session).id, now=NOW)
