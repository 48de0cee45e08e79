"""After an erasure the person is nowhere in the database, and every count is what it was."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.contacts.erase import SharedEntryPolicy
from journal.entries import cancel, correct, record
from journal.entries.record import Note
from journal.errors import NotAllowed, RequestRefused
from journal.model import (
    Address,
    AddressKind,
    Contact,
    DeedKind,
    Document,
    FiguresDimension,
    InteractionFilter,
    NewAttachment,
    NewParticipant,
    ParticipantPart,
    Recorded,
)
from journal.segments import segment
from journal.store import figures
from journal.store.contacts import lookup
from journal.store.database import transaction
from journal.store.record import attachments, drafts, interactions, recording, text_search, undo_log
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
from tests.databases import SqliteDatabases, temporary_engine
from tests.journal.laws.example_database import ExampleDatabase, table_contents

NO_FILTER = InteractionFilter()
# Words that are nowhere else, in the form in which they are folded as well.
NAME, OLD_NAME, MAIL, PHONE, WORD = "Zyxwname", "Zyxwold", "zyxwmail", "98765432109", "zyxwword"


def _all_rows(session: Session) -> str:
    """All rows of all tables, the search index and its own tables among them."""
    tables = sa.inspect(session.connection()).get_table_names()
    found = []
    for table in tables:
        rows = session.execute(sa.text(f'SELECT * FROM "{table}"'))
        found += [f"{table}: {tuple(row)}" for row in rows]
    return "\n".join(found).casefold()


def _rows_with_traces(session: Session) -> list[str]:
    markers = [
        NAME,
        OLD_NAME,
        MAIL,
        PHONE,
        WORD,
        NAME[::-1],
        OLD_NAME[::-1],
        MAIL[::-1],
        PHONE[::-1],
    ]
    return [
        line
        for line in _all_rows(session).splitlines()
        if any(marker.casefold() in line for marker in markers)
    ]


def _a_contact_with_everything(session: Session, world: ExampleDatabase) -> Contact:
    """A person of whom everything is told that can be told."""
    config = world.config
    who = a_person(
        session,
        f"{OLD_NAME} Smith",
        job_title=WORD,
        note=WORD,
        street=WORD,
        postal_code=WORD[:20],
        city=WORD,
        region=WORD,
        external_ids={"erp": WORD},
        addresses=(
            Address(AddressKind.EMAIL, f"{MAIL}@acme.example", label=WORD),
            Address(AddressKind.PHONE, f"+{PHONE}"),
        ),
        company_id=a_company(session).id,
    )
    double = a_person(session, f"{NAME} Smyth", f"{MAIL}@else.example")
    file = NewAttachment(f"{WORD}.txt", "text/plain", WORD.encode())
    invoice = Document("invoice", WORD)
    first = log_interaction(session, config, who, text=WORD, attachments=(file,), document=invoice)
    log_interaction(session, config, double, subject=WORD, evaluation_note=WORD, request_key=WORD)
    correct.comment(session, ADMIN, first, WORD, now=NOW)
    correct.edit(session, config, ADMIN, first, {"subject": WORD}, now=NOW)
    cancel.cancel(session, config, ADMIN, [first], reason=WORD, now=NOW)
    _with_unknown_address(session, world, who)
    listed = segment.create(session, config, ADMIN, "fair", "Fair", now=NOW)
    segment.add_members(session, ADMIN, listed, [who.id], now=NOW)
    said = Note(template="LETTER", contacts=(), text="Dear friend")
    run = segment.begin(session, config, ADMIN, listed, said, now=NOW)
    while segment.step(session, config, ADMIN, run, now=NOW):
        pass
    drafts.add(session, {"text": WORD}, by=ALICE.key, now=NOW, contact_id=who.id)
    renamed = contact.change(
        session,
        ADMIN,
        contact.resolve_merged(session, who.id),
        {"name": NAME},
        now=NOW,
    )
    assert isinstance(renamed, Contact)
    contact.merge(session, ADMIN, double, renamed, now=NOW)
    return contact.resolve_merged(session, who.id)


def _with_unknown_address(session: Session, world: ExampleDatabase, who: Contact) -> None:
    """A mail to somebody else, with an address of the person that nobody had linked yet."""
    other = a_person(session, "Other")
    new = record.entry_from_note(
        world.config, ADMIN, Note(template="EMAIL-IN", contacts=()), [other], now=NOW
    )
    stranger = NewParticipant(None, ParticipantPart.CC, f"{MAIL.upper()}@Acme.example", NAME)
    deed = undo_log.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    added = recording.add(
        session,
        replace(new, participants=(*new.participants, stranger)),
        actor=ADMIN,
        deed=deed,
        now=NOW,
    )
    assert isinstance(added, Recorded)


@pytest.mark.parametrize("shared", [SharedEntryPolicy.EMPTY, SharedEntryPolicy.KEEP])
def test_nothing_of_a_person_is_left_in_any_table(
    world: ExampleDatabase, shared: SharedEntryPolicy
) -> None:
    with world.rolled_back_session() as session:
        who = _a_contact_with_everything(session, world)
        together = log_interaction(
            session, world.config, a_person(session, "Bob"), who, text="plain"
        )
        before = _counts(session)
        assert _rows_with_traces(session)
        done = erase.erase(session, ADMIN, who, shared=shared, now=NOW + HOUR)
        assert _rows_with_traces(session) == []
        assert _counts(session) == before
        assert done.kept == (1 if shared is SharedEntryPolicy.KEEP else 0)
        text = correct.get_entry(session, together).text
        assert text == ("plain" if shared is SharedEntryPolicy.KEEP else "")


def _counts(session: Session) -> list[object]:
    cuts = (
        FiguresDimension.TEMPLATE,
        FiguresDimension.GROUP,
        FiguresDimension.CHANNEL,
        FiguresDimension.SALESPERSON,
        FiguresDimension.COMPANY,
    )
    return [
        figures.total(session, NO_FILTER),
        *(figures.group_by_dimension(session, NO_FILTER, by) for by in cuts),
    ]


def test_an_erased_person_is_found_by_nothing(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who = _a_contact_with_everything(session, world)
        erase.erase(session, ADMIN, who, shared=SharedEntryPolicy.EMPTY, now=NOW)
        for typed in (NAME, OLD_NAME, f"{MAIL}@acme.example", PHONE, who.number, "Zyxwnama"):
            assert lookup.find(session, typed).contacts == ()
        assert text_search.find(session, WORD, limit=5) == []
        assert attachments.sweep(session, world.config.files) == 1
        files = [each for each in files_folder(world.config).rglob("*") if each.is_file()]
        assert WORD.encode() not in b"".join(each.read_bytes() for each in files)


def test_what_others_were_told_stays_found_when_it_is_kept_for_them(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who, bob = a_person(session, NAME), a_person(session, "Bob")
        number = log_interaction(session, world.config, who, bob, text="prices")
        erase.erase(session, ADMIN, who, shared=SharedEntryPolicy.KEEP, now=NOW)
        assert text_search.find(session, "prices bob", limit=5) == [number]
        assert text_search.find(session, NAME, limit=5) == []
        assert [p.name for p in correct.get_entry(session, number).participants] == ["", "Bob"]


def test_others_stay_exactly_as_they_were(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        bob = a_person(session, "Bob", "bob@acme.example")
        number = log_interaction(session, world.config, bob, text="prices")
        was = table_contents(session)
        who = a_person(session, "Gone", "gone@acme.example")
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        now = table_contents(session)
        was.pop("erasure"), now.pop("erasure")
        assert now == was
        assert interactions.get(session, number) is not None


def test_what_to_do_with_shared_entries_is_never_guessed(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who = a_person(session)
        log_interaction(session, world.config, who, a_person(session, "Bob"))
        was = table_contents(session)
        with pytest.raises(RequestRefused, match="keep"):
            erase.erase(session, ADMIN, who, shared=None, now=NOW)
        with pytest.raises(NotAllowed):
            erase.erase(session, ALICE, who, shared=SharedEntryPolicy.EMPTY, now=NOW)
        assert table_contents(session) == was


def test_what_was_emptied_stays_empty(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who = a_person(session)
        number = log_interaction(session, world.config, who, text=WORD)
        correct.edit(session, world.config, ALICE_ADMIN, number, {"subject": WORD}, now=NOW)
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        with pytest.raises(RequestRefused):
            correct.comment(session, ADMIN, number, WORD, now=NOW)
        with pytest.raises(RequestRefused):
            correct.edit(session, world.config, ADMIN, number, {"text": WORD}, now=NOW)


ALICE_ADMIN = replace(ALICE, role=ADMIN.role)


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.fresh() as url:
        yield url


def test_not_even_the_bytes_of_the_file_know_the_person(sqlite_url: str, tmp_path: Path) -> None:
    file = Path(str(sa.make_url(sqlite_url).database))
    config = a_config(tmp_path, '[campaigns.SPRING]\ndescription = "Spring"\n')
    with temporary_engine(sqlite_url) as engine:
        with transaction(engine) as session:
            for number in range(30):
                log_interaction(
                    session, config, a_person(session, f"Other {number}"), text="lorem " * 50
                )
            who = _a_contact_with_everything(session, ExampleDatabase(engine, config))
        assert any(_words_in_files(file))
        with transaction(engine) as session:
            erase.erase(session, ADMIN, who, shared=SharedEntryPolicy.EMPTY, now=NOW)
    assert not list(_words_in_files(file))


def _words_in_files(file: Path) -> Iterator[str]:
    """Says which of the marks are in the database's file, or in one beside it."""
    for each in file.parent.iterdir():
        held = each.read_bytes().lower()
        for mark in (NAME, OLD_NAME, MAIL, PHONE, WORD, NAME[::-1], PHONE[::-1]):
            if mark.lower().encode() in held:
                yield f"{each.name}: {mark}"


def test_the_record_of_an_erasure_names_nobody(engine: Engine, tmp_path: Path) -> None:
    with transaction(engine) as session:
        who = a_person(session, NAME)
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        (row,) = session.execute(sa.text("SELECT * FROM erasure")).mappings()
        assert {*row} == {"id", "at", "by", "interactions", "attachments"}
        assert NAME not in json.dumps(dict(row), default=str)
