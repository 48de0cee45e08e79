from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.entries import correct, record
from journal.entries.record import Note
from journal.errors import NotAllowed, NotFound, RequestRefused, TemplateError
from journal.model import (
    Blocked,
    DeedKind,
    Document,
    Duplicate,
    DuplicateBasis,
    Evaluation,
    NewAttachment,
    NewParticipant,
    ParticipantPart,
    PurgedBefore,
    Recorded,
    Source,
)
from journal.store import tombstones
from journal.store.record import interactions, recording, text_search, undo_log
from tests.builders import (
    ADMIN,
    ALICE,
    HOUR,
    a_company,
    a_config,
    a_person,
    files_folder,
    log_interaction,
)
from tests.clock import NOW


def test_what_is_not_said_comes_from_the_template(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada = a_person(session)
    number = log_interaction(session, config, ada, template="call-out", actor=ALICE)
    entry = correct.get_entry(session, number)
    assert (entry.template, entry.group, entry.channel) == ("CALL-OUT", "PHONE", "phone")
    assert (entry.direction, entry.initiated_by) == ("outbound", "us")
    assert (entry.cost, entry.duration_minutes) == (Decimal("1.00"), 15)
    assert (entry.subject, entry.occurred_at) == ("Call to Ada Lovelace", NOW)
    assert (entry.logged_by, entry.salesperson) == (ALICE.email, ALICE.email)
    assert entry.source is Source.SLACK


def test_what_is_said_wins_over_the_template(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada = a_person(session)
    number = log_interaction(
        session,
        config,
        ada,
        template="CALL-OUT",
        subject="Prices",
        cost=Decimal("2.345"),
        duration_minutes=0,
        evaluation=Evaluation.NEGATIVE,
    )
    entry = correct.get_entry(session, number)
    assert (entry.subject, entry.cost, entry.duration_minutes) == ("Prices", Decimal("2.345"), 0)
    assert entry.evaluation is Evaluation.NEGATIVE


def test_a_template_speaks_the_language_of_the_contact(session: Session, tmp_path: Path) -> None:
    ada = a_person(session, "Ada", language="sv-FI")
    number = log_interaction(session, a_config(tmp_path), ada, template="CALL-OUT")
    assert correct.get_entry(session, number).subject == "Samtal till Ada"


def test_a_later_change_of_name_or_company_leaves_history_as_it_was(
    session: Session, tmp_path: Path
) -> None:
    acme = a_company(session, "Acme")
    ada = a_person(session, "Ada Byron", company_id=acme.id)
    number = log_interaction(session, a_config(tmp_path), ada)
    contact.change(session, ADMIN, ada, {"name": "Ada Lovelace", "company_id": None}, now=NOW)
    (part,) = correct.get_entry(session, number).participants
    assert (part.name, part.company_name, part.company_id) == ("Ada Byron", "Acme", acme.id)


def test_one_entry_for_several_contacts_costs_once(session: Session, tmp_path: Path) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    number = log_interaction(session, a_config(tmp_path), ada, bob, template="MEETING-ONSITE")
    entry = correct.get_entry(session, number)
    parts = [(p.name, p.part) for p in entry.participants]
    assert parts == [("Ada", ParticipantPart.MAIN), ("Bob", ParticipantPart.ATTENDED)]
    assert entry.cost == Decimal(45)


@pytest.mark.parametrize("flags", [{"privacy_blocked": True}, {"minor": True}])
def test_who_is_blocked_or_a_minor_gets_nothing_new(
    session: Session, tmp_path: Path, flags: dict[str, bool]
) -> None:
    config = a_config(tmp_path)
    ada = a_person(session, "Ada")
    number = log_interaction(session, config, ada)
    contact.change(session, ADMIN, ada, flags, now=NOW)
    said = Note(template="NOTE", contacts=(ada.id,))
    assert record.log_note(session, config, ADMIN, said, now=NOW) == Blocked((ada.id,))
    with pytest.raises(RequestRefused, match="blocked for privacy"):
        correct.comment(session, ADMIN, number, "more about her", now=NOW)
    bob = a_person(session, "Bob")
    other = log_interaction(session, config, bob)
    edited = correct.edit(session, config, ADMIN, other, {"contacts": [bob.id, ada.id]}, now=NOW)
    assert edited == Blocked((ada.id,))
    assert undo_log.last_of(session, ADMIN.key) is not None
    assert len(correct.get_entry(session, other).participants) == 1


def test_a_minor_with_consent_is_logged(session: Session, tmp_path: Path) -> None:
    kim = a_person(session, "Kim", minor=True, consent=True)
    assert log_interaction(session, a_config(tmp_path), kim)


def test_a_repeat_with_the_same_key_logs_nothing(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada = a_person(session)
    number = log_interaction(session, config, ada, request_key="erp-1")
    again = Note(template="NOTE", contacts=(ada.id,), text="other words", request_key="erp-1")
    assert record.log_note(session, config, ADMIN, again, now=NOW) == Duplicate(
        number, DuplicateBasis.REQUEST
    )


def test_the_same_document_again_is_a_comment(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada = a_person(session)
    invoice = Document("invoice", "4711", "1")
    number = log_interaction(session, config, ada, template="S-INVOICE", document=invoice)
    again = Note(template="S-INVOICE", contacts=(ada.id,), document=invoice)
    assert record.log_note(session, config, ADMIN, again, now=NOW) == Duplicate(
        number, DuplicateBasis.DOCUMENT
    )
    assert len(interactions.comments_of(session, number)) == 1
    newer = replace(again, document=replace(invoice, version="2"))
    assert isinstance(record.log_note(session, config, ADMIN, newer, now=NOW), Recorded)


def test_a_key_that_was_purged_never_comes_back(session: Session, tmp_path: Path) -> None:
    tombstones.bury(session, {"erp-1"}, now=NOW)
    ada = a_person(session)
    said = Note(template="NOTE", contacts=(ada.id,), request_key="erp-1")
    outcome = record.log_note(session, a_config(tmp_path), ADMIN, said, now=NOW)
    assert outcome == PurgedBefore()


def test_what_has_not_happened_yet_is_refused(session: Session, tmp_path: Path) -> None:
    ada = a_person(session)
    with pytest.raises(RequestRefused, match="has not happened yet"):
        log_interaction(session, a_config(tmp_path), ada, occurred_at=NOW + 2 * HOUR)


def test_unknown_template_and_contact_are_named(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    with pytest.raises(NotFound, match="CALL-OT"):
        log_interaction(session, config, a_person(session), template="CALL-OT")
    with pytest.raises(NotFound, match="K-999"):
        record.log_note(session, config, ADMIN, Note(template="NOTE", contacts=(999,)), now=NOW)


def test_a_template_for_managers_is_not_for_members(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path, '[templates.NOTE]\nroles = ["manager"]\n')
    with pytest.raises(NotAllowed, match="manager"):
        log_interaction(session, config, a_person(session), actor=ALICE)


def test_an_attachment_is_stored_once_however_often_it_is_attached(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    ada = a_person(session)
    file = NewAttachment("price.pdf", "application/pdf", b"prices")
    first = log_interaction(session, config, ada, attachments=(file,))
    second = log_interaction(session, config, ada, attachments=(replace(file, name="again.pdf"),))
    one, two = (correct.get_entry(session, n).attachments[0] for n in (first, second))
    assert (one.digest, one.size) == (two.digest, 6)
    assert [path.read_bytes() for path in files_folder(config).rglob("*") if path.is_file()] == [
        b"prices"
    ]
    assert config.files.read(one.digest) == b"prices"


def test_an_address_that_nobody_knows_is_kept(session: Session, tmp_path: Path) -> None:
    ada = a_person(session)
    composed = record.entry_from_note(
        a_config(tmp_path), ADMIN, Note(template="EMAIL-IN", contacts=()), [ada], now=NOW
    )
    stranger = NewParticipant(None, ParticipantPart.CC, "Who@Else.example", "Who")
    new = replace(composed, participants=(stranger, NewParticipant(ada.id)))
    deed = undo_log.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    outcome = recording.add(session, new, actor=ADMIN, deed=deed, now=NOW)
    assert isinstance(outcome, Recorded)
    who, main = correct.get_entry(session, outcome.number).participants
    assert (who.contact_id, who.address, who.part) == (None, "Who@Else.example", ParticipantPart.CC)
    assert main.part is ParticipantPart.MAIN


def test_full_text_search_finds_beginnings_of_words_in_any_order(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    ada = a_person(session, "Ada Åkesson")
    number = log_interaction(session, config, ada, text="Prislistan för Göteborg, version 2")
    log_interaction(session, config, ada, text="Something else")
    for typed in ("goteb pris", "AKESSON prisl", "2 version", "Göteborg"):
        assert text_search.find(session, typed, limit=5) == [number]
    assert text_search.find(session, "stockholm", limit=5) == []
    assert text_search.find(session, "'; DROP \" * (", limit=5) == []
    correct.comment(session, ADMIN, number, "Uusi hinta", now=NOW)
    assert text_search.find(session, "uusi", limit=5) == [number]


def test_a_template_brings_its_files_along(session: Session, tmp_path: Path) -> None:
    (tmp_path / "prices.pdf").write_bytes(b"from 10 euro")
    config = a_config(tmp_path, '[templates.LETTER]\nattachments = ["prices.pdf"]\n')
    number = log_interaction(session, config, a_person(session), template="LETTER")
    (file,) = correct.get_entry(session, number).attachments
    assert (file.name, file.media_type, file.size) == ("prices.pdf", "application/pdf", 12)


def test_a_file_attached_by_hand_stands_behind_the_templates_own(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "prices.pdf").write_bytes(b"from 10 euro")
    config = a_config(tmp_path, '[templates.LETTER]\nattachments = ["prices.pdf"]\n')
    offer = NewAttachment("offer.pdf", "application/pdf", b"an offer")
    prices = NewAttachment("prices.pdf", "application/pdf", b"from 10 euro")
    for by_hand in ((offer,), (offer, prices), (prices, offer)):
        number = log_interaction(
            session, config, a_person(session), template="LETTER", attachments=by_hand
        )
        kept = correct.get_entry(session, number).attachments
        assert [file.name for file in kept] == ["prices.pdf", "offer.pdf"]


def test_the_templates_file_is_merged_with_whom_it_is_for(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>{{ contact.salutation }}</p>")
    config = a_config(tmp_path, '[templates.LETTER]\nattachments = ["a.html"]\n')
    ada = a_person(session, "Ada <Lovelace>", language="fi")
    number = log_interaction(session, config, ada, template="LETTER")
    (file,) = correct.get_entry(session, number).attachments
    content = config.files.read(file.digest)
    assert content == "<p>Hyvä Ada &lt;Lovelace&gt;,</p>".encode()


def test_nothing_is_logged_of_a_file_that_can_not_be_merged(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text("<p>\n{{ contact.nmae }}</p>")
    config = a_config(tmp_path, '[templates.LETTER]\nattachments = ["a.html"]\n')
    ada = a_person(session)
    with pytest.raises(TemplateError, match=r"file a\.html, line 2: 'contact\.nmae' is not known"):
        log_interaction(session, config, ada, template="LETTER")
    assert interactions.get_many(session, range(1, 9)) == {}
