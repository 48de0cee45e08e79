"""Words come in by every way; once purged or erased, no column of no table has one of them."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge, record
from journal.entries.record import Note
from journal.exchange.subject_access import subject_access
from journal.mail import triage
from journal.mail_packing import unpack
from journal.model import (
    Address,
    AddressKind,
    Contact,
    Document,
    InteractionFilter,
    MailOutcome,
    NewAttachment,
    NoticeKind,
    Segment,
    StalePreview,
    TooLate,
)
from journal.segments import segment
from journal.store.record import interactions, runs
from journal.store.slack import file_requests, notices
from journal.store.tables import metadata
from journal.undo import run_undo
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, HOUR, a_company, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.laws.words_held import HELD
from tests.journal.mail.triage_case import (
    ADDRESS,
    NAME,
    WORD,
    a_mail_full_of_words,
    assign,
    enter_with_copy,
    rows_with,
)

# What all planted words begin with, and how it reads backwards.
SEED, BACKWARDS = "zyxw", "wxyz"
TEXT_OF_RUN = f"{WORD} of a run"


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One that may be committed midway, as a purge is."""
    with Session(engine) as session:
        yield session
        session.commit()


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def test_every_column_says_whose_words_it_holds_and_what_becomes_of_them() -> None:
    columns = {table.name: sorted(table.columns.keys()) for table in metadata.sorted_tables}
    assert {name: sorted(held.columns) for name, held in HELD.items()} == columns
    undecided = [name for name, held in HELD.items() if held.theirs and not held.purge]
    assert undecided == []


# ── the law ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_purged_leaves_no_word(session: Session, config: RecordConfig) -> None:
    plain = a_person(session, "Ada Lovelace", "ada@acme.example")
    _plant_entries(session, config, plain)
    _plant_runs(session, config, plain)
    logged = a_mail_full_of_words("k1", MailOutcome.LOGGED, plain)
    enter_with_copy(session, config, logged)
    assert _strangers(session) == set()
    assert {("interaction", "text"), ("run", "plan"), ("change", "old")} <= _columns_with(session)
    _purge_everything(session, config)
    assert rows_with(session, SEED, BACKWARDS) == []
    assert _columns_with(session) == set()


def test_of_who_is_erased_no_word_is_left_by_whatever_way_it_came(
    session: Session, config: RecordConfig
) -> None:
    who = _plant_everything(session, config)
    assert _strangers(session) == set()
    missed = {(t, c) for t, held in HELD.items() for c in held.theirs} - _columns_with(session)
    # Days have no letters; a domain is no word of theirs; a company's name is another contact's.
    assert missed == NOT_PLANTED
    erase.erase(session, ADMIN, who, shared=erase.SharedEntryPolicy.EMPTY, now=NOW + HOUR)
    assert rows_with(session, SEED, BACKWARDS) == []
    assert _columns_with(session) == set()


NOT_PLANTED = {
    ("interaction", "follow_up_on"),
    ("interaction", "follow_up_time"),
    ("contact_address", "domain"),
    ("participant", "company_name"),
    ("mail_party", "domain"),
}


def test_a_person_is_told_of_all_that_an_erasure_takes(
    session: Session, config: RecordConfig, tmp_path: Path
) -> None:
    who = _plant_everything(session, config)
    path = subject_access(session, who, tmp_path / "out", config.files).path
    with zipfile.ZipFile(path) as archive:
        held = json.loads(archive.read("segments.json"))
        drafts = archive.read("drafts.jsonl").decode().splitlines()
        ignored = json.loads(archive.read("ignored.json"))
    assert [each["code"] for each in held["lists"]] == ["fair"]
    assert {each["segment"] for each in held["loggings"]} == {"fair"}
    assert len(drafts) == len(DRAFTS)
    assert [(each["kind"], each["value"]) for each in ignored] == [
        ("address", ADDRESS),
        ("domain", "acme.example"),
    ]


def test_a_draft_about_somebody_else_is_nobodys_business(
    session: Session, config: RecordConfig, tmp_path: Path
) -> None:
    ada, bob = a_person(session, "Ada Lovelace"), a_person(session, "Bob Ross")
    record.save_draft(session, ALICE, {"who": bob.number, "text": "K-999 prices"}, now=NOW)
    record.save_draft(session, ALICE, {"who": "bob", "text": "X" + ada.number}, now=NOW)
    erase.erase(session, ADMIN, ada, shared=None, now=NOW)
    assert len(_rows(session, "draft")) == 2


def test_a_run_goes_on_for_the_others_when_one_of_them_is_erased(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    run = _begin_run(session, config, _a_list(session, config, "fair", ada, bob))
    segment.step(session, config, ADMIN, run, now=NOW, limit=1)
    erase.erase(session, ADMIN, ada, shared=None, now=NOW)
    assert segment.step(session, config, ADMIN, run, now=NOW) == 1
    (number,) = runs.interaction_numbers(session, run)[1:]
    assert correct.get_entry(session, number).text == TEXT_OF_RUN


def test_a_run_whose_words_were_purged_is_over(session: Session, config: RecordConfig) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    run = _begin_run(session, config, _a_list(session, config, "fair", ada, bob))
    segment.step(session, config, ADMIN, run, now=NOW, limit=1)
    _purge_everything(session, config)
    assert segment.step(session, config, ADMIN, run, now=NOW) == 0
    assert rows_with(session, WORD) == []


# ── every way in ────────────────────────────────────────────────────────────────────────────────


def _plant_everything(session: Session, config: RecordConfig) -> Contact:
    """A person with words of theirs wherever words can be."""
    who = _plant_contact(session)
    _plant_entries(session, config, who)
    _plant_runs(session, config, who)
    outcomes = (MailOutcome.LOGGED, MailOutcome.WAITING, MailOutcome.SKIPPED)
    for uid, outcome in enumerate((*outcomes, MailOutcome.QUARANTINED), 1):
        known = (who,) if outcome is MailOutcome.LOGGED else ()
        new = a_mail_full_of_words(f"{WORD}-{uid}", outcome, *known)
        enter_with_copy(session, config, replace(new, in_reply_to=f"{WORD}@else.example"), uid)
    _plant_triage(session, config, who)
    for fields in DRAFTS:
        typed = {name: text.format(number=who.number, id=who.id) for name, text in fields.items()}
        record.save_draft(session, ALICE, typed, now=NOW)
    return contact.resolve_merged(session, who.id)


# As they are begun at the terminal and in Slack; each is about the person in one way alone.
DRAFTS = (
    {"who": "{number}", "text": WORD},
    {"who": "k{id}", "text": WORD},
    {"who": f"{NAME[:6]} sm", "text": WORD},
    {"who": "bob", "text": f"{WORD}, as {{number}} said"},
    {"who": "bob", "text": f"{NAME} Smith called"},
    {"contacts": "{id}", "text": WORD},
    {"form": "contact", "name": WORD, "email": ADDRESS},
)


def _plant_contact(session: Session) -> Contact:
    who = a_person(
        session,
        f"{NAME} Smith",
        job_title=WORD,
        street=WORD,
        postal_code=WORD[:20],
        city=WORD,
        region=WORD,
        note=WORD,
        tags=frozenset({WORD}),
        external_ids={"erp": WORD},
        addresses=(Address(AddressKind.EMAIL, ADDRESS, label=WORD),),
        company_id=a_company(session, "Acme").id,
    )
    double = a_person(
        session, f"{NAME} Smyth", f"{SEED}other@acme.example", tags=frozenset({f"{WORD}2"})
    )
    contact.merge(session, ADMIN, double, who, now=NOW)
    who = contact.resolve_merged(session, who.id)
    for note in (f"{WORD} b", WORD):
        changed = contact.change(
            session, ADMIN, who, {"note": note, "tags": frozenset({WORD, note})}, now=NOW
        )
        assert not isinstance(changed, TooLate)
        who = changed
    return contact.resolve_merged(session, who.id)


def _plant_entries(session: Session, config: RecordConfig, who: Contact) -> None:
    """All that can be said of one, corrected, commented, cancelled; another one with a file to come."""
    number = log_interaction(
        session,
        config,
        who,
        text=WORD,
        subject=WORD,
        evaluation_note=WORD,
        document=Document("invoice", WORD, WORD),
        request_key=WORD,
        opportunity=WORD,
        follow_up_on=date(2026, 12, 1),
        follow_up_time=time(14),
        attachments=(NewAttachment(f"{WORD}.txt", "text/plain", b"price list"),),
    )
    correct.comment(session, ADMIN, number, WORD, now=NOW)
    correct.edit(session, config, ADMIN, number, {"text": f"{WORD} b", "subject": "plain"}, now=NOW)
    cancel.cancel(session, config, ADMIN, [number], reason=WORD, now=NOW)
    cancel.restore(session, config, ADMIN, [number], now=NOW)
    cancel.cancel(session, config, ADMIN, [number], reason=WORD, now=NOW)
    other = log_interaction(session, config, who, text=WORD, actor=ALICE)
    # As a mail that came back says why.
    interactions.update(session, other, 1, {"delivery_reason": WORD})
    told = notices.entry_notice(NoticeKind.EDITED, other, "bob@ours.example", by=ADMIN.key, deed=1)
    notices.add(session, [told], now=NOW)
    file_requests.request_files(session, other, ["F1"], by="U1", now=NOW)


def _plant_runs(session: Session, config: RecordConfig, who: Contact) -> None:
    """Three loggings to a segment: whole, cut off before its turn ended, undone half way."""
    listed = _a_list(session, config, "fair", who)
    whole, cut_off, undone = (_begin_run(session, config, listed) for _ in range(3))
    while segment.step(session, config, ADMIN, whole, now=NOW):
        pass
    segment.step(session, config, ADMIN, cut_off, now=NOW)
    segment.step(session, config, ADMIN, undone, now=NOW)
    run_undo.undo_run(session, ADMIN, undone, now=NOW)


def _a_list(session: Session, config: RecordConfig, code: str, *who: Contact) -> Segment:
    made = segment.create(session, config, ADMIN, code, "Fair", now=NOW)
    segment.add_members(session, ADMIN, made, [each.id for each in who], now=NOW)
    return made


def _begin_run(session: Session, config: RecordConfig, listed: Segment) -> int:
    note = Note(template="NOTE", contacts=(), text=TEXT_OF_RUN, subject=WORD)
    return segment.begin(session, config, ADMIN, listed, note, now=NOW)


def _plant_triage(session: Session, config: RecordConfig, who: Contact) -> None:
    """A mail given to them and taken back, an address and a domain that nobody wants to see."""
    given, address, domain = (
        enter_with_copy(session, config, a_mail_full_of_words(f"{WORD}-{uid}"), uid).mail
        for uid in (11, 12, 13)
    )
    assign(session, config, given, who)
    undo(session, ALICE, now=NOW)
    triage.ignore_domain(session, ALICE, domain, now=NOW)
    again = enter_with_copy(session, config, a_mail_full_of_words(f"{WORD}-14"), 14).mail
    triage.ignore_address(session, ALICE, again, now=NOW)
    assert address


# ── what is looked at ───────────────────────────────────────────────────────────────────────────


def _purge_everything(session: Session, config: RecordConfig) -> None:
    every = [row["id"] for row in _rows(session, "interaction") if row["state"] == "active"]
    cancel.cancel(session, config, ADMIN, every, reason=WORD, now=NOW)
    shown = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    begun = purge.begin(session, ADMIN, shown.token, now=NOW)
    assert not isinstance(begun, StalePreview)
    list(purge.run(lambda: _commit_after(session), begun, clock=lambda: NOW))


@contextmanager
def _commit_after(session: Session) -> Iterator[Session]:
    """Each step is kept, as in a purge: within one transaction SQLite's search rewrites nothing."""
    yield session
    session.commit()


def _rows(session: Session, table: str) -> list[Any]:
    return [dict(row) for row in session.execute(sa.select(metadata.tables[table])).mappings()]


def _columns_with(session: Session) -> set[tuple[str, str]]:
    """Every column in which a planted word stands, those that are compressed among them."""
    return {
        (table.name, column)
        for table in metadata.sorted_tables
        for row in _rows(session, table.name)
        for column, value in row.items()
        if _holds_word(value)
    }


def _holds_word(value: object) -> bool:
    text = unpack(value).decode() if isinstance(value, bytes) else str(value)
    return SEED in text.casefold() or BACKWARDS in text.casefold()


def _strangers(session: Session) -> set[tuple[str, str]]:
    """Columns that say they hold nobody's words, or ours, and have one of a contact."""
    return {(table, c) for table, c in _columns_with(session) if c not in HELD[table].theirs}
