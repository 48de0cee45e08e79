"""What a person says of a mail that waits is done once, and undo takes it back whole."""

from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.errors import NotFound, RequestRefused, TemplateError
from journal.mail import triage
from journal.model import (
    Blocked,
    DeliveryState,
    Direction,
    Document,
    Duplicate,
    DuplicateBasis,
    MailClass,
    MailOutcome,
    MailReason,
    NewParticipant,
    ParticipantPart,
)
from journal.model.triage import AlreadyDecided, Assigned
from journal.store import tables
from journal.store.database import transaction
from journal.store.mail import mails
from journal.undo.undo import NothingToUndo, Undone, undo
from tests.builders import ADMIN, ALICE, BOB, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import (
    FILE,
    a_waiting_mail,
    assign,
    count_rows,
    get_entry,
    get_mail,
    mail_content,
    number_of,
    outcome_of,
    participants_of,
)
from tests.mail_builders import a_mail, enter_mails

# Fine for the sample with which the config check renders it, not for every mail.
GROWING_TEMPLATE = "{{ mail.subject | replace('a', mail.subject) | replace('a', mail.subject) }}"
FRAGILE_CONFIG = f'[templates.EMAIL-IN]\ndescription = "{GROWING_TEMPLATE}"\n'
LOGGED_BY_HAND = (MailOutcome.LOGGED, MailReason.LOGGED_BY_HAND)
WAITING_OUTCOME = (MailOutcome.WAITING, MailReason.NO_CONTACT)


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


# ── assign ──────────────────────────────────────────────────────────────────────────────────────


def test_an_assigned_mail_is_logged_with_its_text_its_files_and_who_said_so(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    mail_id = a_waiting_mail(
        session, config, "k1", text="Chairs.", full_text="Chairs.\n> Hi", attachments=(FILE,)
    )
    number = number_of(assign(session, config, mail_id, ada))
    made = get_entry(session, number)
    assert (made.text, made.full_text, made.subject) == ("Chairs.", "Chairs.\n> Hi", "Offer")
    assert (made.logged_by, made.mail_id, made.template) == (ALICE.key, mail_id, "EMAIL-IN")
    assert [each.name for each in made.attachments] == ["plan.txt"]
    assert outcome_of(session, mail_id) == LOGGED_BY_HAND
    after = get_mail(session, mail_id)
    assert (after.interaction, after.decided_by, after.text) == (number, ALICE.key, "")
    assert count_rows(session, tables.mail_file) == 0


def test_the_first_contact_leads_with_the_address_the_mail_came_from(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session), a_person(session, "Bob")
    number = number_of(assign(session, config, a_waiting_mail(session, config, "k1"), ada, bob))
    assert participants_of(session, number) == [
        (ada.id, ParticipantPart.MAIN, "new@acme.example"),
        (bob.id, ParticipantPart.TO, ""),
    ]


def test_who_else_was_on_the_mail_stays_known_or_not(
    session: Session, config: RecordConfig
) -> None:
    ada, eve = a_person(session), a_person(session, "Eve", "eve@else.example")
    others = (
        NewParticipant(eve.id, ParticipantPart.CC, "eve@else.example", "Eve"),
        NewParticipant(None, ParticipantPart.CC, "who@else.example", "Who"),
    )
    mail_id = a_waiting_mail(session, config, "k1", "new@acme.example", *others)
    number = number_of(assign(session, config, mail_id, ada))
    assert participants_of(session, number)[1:] == [
        (eve.id, ParticipantPart.CC, "eve@else.example"),
        (None, ParticipantPart.CC, "who@else.example"),
    ]


def test_who_is_known_by_now_takes_part(session: Session, config: RecordConfig) -> None:
    other = NewParticipant(None, ParticipantPart.CC, "who@else.example")
    mail_id = a_waiting_mail(session, config, "k1", "new@acme.example", other)
    ada, who = a_person(session), a_person(session, "Who", "Who@Else.example")
    number = number_of(assign(session, config, mail_id, ada))
    assert participants_of(session, number)[1] == (who.id, ParticipantPart.CC, "who@else.example")


def test_a_contact_who_is_on_the_mail_keeps_the_own_address(
    session: Session, config: RecordConfig
) -> None:
    other = NewParticipant(None, ParticipantPart.CC, "ada@home.example")
    mail_id = a_waiting_mail(session, config, "k1", "new@acme.example", other)
    ada = a_person(session, "Ada", "ada@home.example")
    number = number_of(assign(session, config, mail_id, ada))
    assert participants_of(session, number) == [
        (ada.id, ParticipantPart.MAIN, "ada@home.example"),
        (None, ParticipantPart.TO, "new@acme.example"),
    ]


def test_an_address_of_somebody_else_is_not_given_to_whoever_is_chosen(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    ada, new = a_person(session), a_person(session, "New", "new@acme.example")
    number = number_of(assign(session, config, mail_id, ada))
    assert participants_of(session, number) == [
        (ada.id, ParticipantPart.MAIN, ""),
        (new.id, ParticipantPart.TO, "new@acme.example"),
    ]


def test_whom_a_decision_found_and_who_is_deleted_since_is_an_address_again(
    session: Session, config: RecordConfig
) -> None:
    ada, eve = a_person(session), a_person(session, "Eve", "eve@else.example")
    mail_id = a_waiting_mail(
        session,
        config,
        "k1",
        "new@acme.example",
        NewParticipant(eve.id, ParticipantPart.CC, "eve@else.example"),
    )
    contact.delete(session, ADMIN, eve, now=NOW)
    number = number_of(assign(session, config, mail_id, ada))
    assert participants_of(session, number)[1] == (None, ParticipantPart.CC, "eve@else.example")


def test_the_second_to_decide_is_told_who_was_first_and_what_they_did(
    session: Session, config: RecordConfig
) -> None:
    ada, mail_id = a_person(session), a_waiting_mail(session, config, "k1")
    number = number_of(assign(session, config, mail_id, ada))
    told = AlreadyDecided(mail_id, *LOGGED_BY_HAND, number, ALICE.key)
    assert assign(session, config, mail_id, a_person(session, "Eve"), by=BOB) == told
    assert triage.ignore_mail(session, BOB, mail_id, now=NOW) == told
    assert count_rows(session, tables.interaction) == 1


def test_whoever_looks_at_an_older_version_decides_nothing(
    session: Session, config: RecordConfig
) -> None:
    ada, mail_id = a_person(session), a_waiting_mail(session, config, "k1")
    version = get_mail(session, mail_id).version
    assign(session, config, mail_id, ada)
    undo(session, ALICE, now=NOW)
    told = assign(session, config, mail_id, ada, by=BOB, version=version)
    assert told == AlreadyDecided(mail_id, *WAITING_OUTCOME, None, "mail:sales")
    again = assign(
        session, config, mail_id, ada, by=BOB, version=get_mail(session, mail_id).version
    )
    assert isinstance(again, Assigned)


@pytest.mark.parametrize("how", [{"privacy_blocked": True}, {"minor": True}], ids=str)
def test_a_closed_contact_gets_nothing_and_the_mail_still_waits(
    session: Session, config: RecordConfig, how: dict[str, Any]
) -> None:
    closed, mail_id = a_person(session, **how), a_waiting_mail(session, config, "k1")
    before = mail_content(session, mail_id)
    assert assign(session, config, mail_id, closed) == Blocked((closed.id,))
    told = triage.add_address(session, config, ALICE, mail_id, closed.id, now=NOW)
    assert told == Blocked((closed.id,))
    assert mail_content(session, mail_id) == before
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_a_mail_on_which_a_closed_contact_is_goes_to_nobody_else(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    closed = a_person(session, "X", "new@acme.example", privacy_blocked=True)
    told = assign(session, config, mail_id, a_person(session))
    assert told == Blocked((closed.id,))
    assert outcome_of(session, mail_id) == WAITING_OUTCOME


def test_a_skipped_mail_can_be_logged_by_hand(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1", outcome=MailOutcome.SKIPPED)
    number = number_of(assign(session, config, mail_id, a_person(session)))
    assert get_entry(session, number).text == "We need two hundred chairs."
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert outcome_of(session, mail_id) == (MailOutcome.SKIPPED, MailReason.BULK)


def test_of_what_was_kept_out_nothing_can_be_logged(session: Session, config: RecordConfig) -> None:
    new = a_mail("k1", MailOutcome.SKIPPED, reason=MailReason.NEVER_LOG)
    (done,) = enter_mails(session, config, new)
    with pytest.raises(RequestRefused, match="Nothing was kept"):
        assign(session, config, done.mail, a_person(session))


def test_a_quarantined_mail_is_logged_only_if_it_was_read(
    session: Session, config: RecordConfig
) -> None:
    read = a_waiting_mail(session, config, "k1", outcome=MailOutcome.QUARANTINED)
    unread = a_waiting_mail(session, config, "k2", outcome=MailOutcome.QUARANTINED, template="")
    ada = a_person(session)
    assert isinstance(assign(session, config, read, ada), Assigned)
    with pytest.raises(RequestRefused, match="could not be read"):
        assign(session, config, unread, ada)


def test_what_is_about_to_be_read_again_is_left_alone(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    mails.reopen(session, [mail_id])
    with pytest.raises(RequestRefused, match="read again"):
        assign(session, config, mail_id, a_person(session))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"template": "GONE"}, "EMAIL-IN"),
        ({"template": "", "direction": Direction.OUTBOUND}, "EMAIL-OUT"),
        ({"template": "", "mail_class": MailClass.CALENDAR}, "MEETING-INVITE"),
        ({"template": "S-QUOTE"}, "S-QUOTE"),
    ],
    ids=str,
)
def test_the_template_is_the_decisions_or_the_usual_one(
    session: Session, config: RecordConfig, said: dict[str, Any], code: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", **said)
    assert (
        get_entry(session, number_of(assign(session, config, mail_id, a_person(session)))).template
        == code
    )


def test_a_template_that_fails_leaves_nothing_behind(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path, FRAGILE_CONFIG)
    mail_id = a_waiting_mail(session, config, "k1", subject="a" * 1000)
    before = mail_content(session, mail_id)
    with pytest.raises(TemplateError):
        assign(session, config, mail_id, a_person(session))
    assert mail_content(session, mail_id) == before
    assert undo(session, ALICE, now=NOW) == NothingToUndo()


def test_the_same_document_is_not_logged_again_by_hand(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    order = Document("order", "1001")
    number = log_interaction(session, config, ada, document=order)
    mail_id = a_waiting_mail(session, config, "k1", document=order)
    assert assign(session, config, mail_id, ada) == Duplicate(number, DuplicateBasis.DOCUMENT)
    assert outcome_of(session, mail_id) == WAITING_OUTCOME


def test_what_came_back_while_the_mail_waited_marks_it(
    session: Session, config: RecordConfig
) -> None:
    sent = a_waiting_mail(
        session, config, "k1", direction=Direction.OUTBOUND, message_id="a@ours.example"
    )
    bounce = replace(
        a_mail("k2", MailOutcome.SKIPPED, reason=MailReason.BOUNCE, mail_class=MailClass.BOUNCE),
        returned_id="a@ours.example",
        bounce_reason="5.1.1 no such user",
    )
    enter_mails(session, config, bounce)
    number = number_of(assign(session, config, sent, a_person(session)))
    assert get_entry(session, number).delivery is DeliveryState.BOUNCED


def test_two_who_assign_at_once_log_one(engine: Engine, config: RecordConfig) -> None:
    with transaction(engine) as session:
        ada, mail_id = a_person(session), a_waiting_mail(session, config, "k1")
    together = Barrier(2)
    outcomes: list[object] = []

    def work() -> None:
        together.wait(30)
        with transaction(engine) as session:
            outcomes.append(assign(session, config, mail_id, ada))

    threads = [Thread(target=work) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert {type(each) for each in outcomes} == {Assigned, AlreadyDecided}
    with transaction(engine) as session:
        assert count_rows(session, tables.interaction) == 1


def test_there_must_be_such_a_mail_and_somebody_to_log_it_with(
    session: Session, config: RecordConfig
) -> None:
    with pytest.raises(NotFound, match="no mail 77"):
        assign(session, config, 77, a_person(session))
    with pytest.raises(RequestRefused, match="at least one"):
        assign(session, config, a_waiting_mail(session, config, "k1"))
