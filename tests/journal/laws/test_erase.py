"""After an erasure the person is nowhere in the database, and every count is what it was."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal import cancel, contact, correct, erase, record, segment
from journal.erase import Shared
from journal.errors import NotAllowed, Refused
from journal.model import (
    Address,
    AddressKind,
    Contact,
    Cut,
    DeedKind,
    Document,
    InteractionFilter,
    NewAttachment,
    NewParticipant,
    Part,
    Recorded,
)
from journal.record import Note
from journal.store import blobs, deeds, drafts, figures, interactions, lookup, recording, words
from journal.store.database import transaction
from tests.building import ADMIN, ALICE, HOUR, a_company, a_house, a_person, logged
from tests.clock import NOW
from tests.databases import SqliteDatabases, opened
from tests.journal.laws.world import World, content

ALL = InteractionFilter()
# Words that are nowhere else, in the form in which they are folded as well.
NAME, OLD, MAIL, PHONE, WORD = "Zyxwname", "Zyxwold", "zyxwmail", "98765432109", "zyxwword"


def _everything(session: Session) -> str:
    """All rows of all tables, the search index and its own tables among them."""
    tables = sa.inspect(session.connection()).get_table_names()
    found = []
    for table in tables:
        rows = session.execute(sa.text(f'SELECT * FROM "{table}"'))
        found += [f"{table}: {tuple(row)}" for row in rows]
    return "\n".join(found).casefold()


def _traces(session: Session) -> list[str]:
    markers = [NAME, OLD, MAIL, PHONE, WORD, NAME[::-1], OLD[::-1], MAIL[::-1], PHONE[::-1]]
    return [
        line
        for line in _everything(session).splitlines()
        if any(marker.casefold() in line for marker in markers)
    ]


def _a_life(session: Session, world: World) -> Contact:
    """A person of whom everything is told that can be told."""
    house = world.house
    who = a_person(
        session,
        f"{OLD} Smith",
        job_title=WORD,
        note=WORD,
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
    first = logged(session, house, who, text=WORD, attachments=(file,), document=invoice)
    logged(session, house, double, subject=WORD, evaluation_note=WORD, request_key=WORD)
    correct.comment(session, ADMIN, first, WORD, now=NOW)
    correct.edit(session, house, ADMIN, first, {"subject": WORD}, now=NOW)
    cancel.cancel(session, house, ADMIN, [first], reason=WORD, now=NOW)
    _with_unknown_address(session, world, who)
    listed = segment.create(session, house, ADMIN, "fair", "Fair", now=NOW)
    segment.add_members(session, ADMIN, listed, [who.id], now=NOW)
    said = Note(template="LETTER", contacts=(), text="Dear friend")
    run = segment.begin(session, house, ADMIN, listed, said, now=NOW)
    while segment.step(session, house, ADMIN, run, now=NOW):
        pass
    drafts.keep(session, {"text": WORD}, by=ALICE.key, now=NOW, contact_id=who.id)
    renamed = contact.change(session, ADMIN, contact.found(session, who.id), {"name": NAME})
    assert isinstance(renamed, Contact)
    contact.merge(session, ADMIN, double, renamed, now=NOW)
    return contact.found(session, who.id)


def _with_unknown_address(session: Session, world: World, who: Contact) -> None:
    """A mail to somebody else, with an address of the person that nobody had linked yet."""
    other = a_person(session, "Other")
    new = record.compose(
        world.house, ADMIN, Note(template="EMAIL-IN", contacts=()), [other], now=NOW
    )
    stranger = NewParticipant(None, Part.CC, f"{MAIL.upper()}@Acme.example", NAME)
    deed = deeds.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    added = recording.add(
        session,
        replace(new, participants=(*new.participants, stranger)),
        actor=ADMIN,
        deed=deed,
        now=NOW,
    )
    assert isinstance(added, Recorded)


@pytest.mark.parametrize("shared", [Shared.EMPTY, Shared.KEEP])
def test_nothing_of_a_person_is_left_in_any_table(world: World, shared: Shared) -> None:
    with world.tried() as session:
        who = _a_life(session, world)
        together = logged(session, world.house, a_person(session, "Bob"), who, text="plain")
        before = _counts(session)
        assert _traces(session)
        done = erase.erase(session, ADMIN, who, shared=shared, now=NOW + HOUR)
        assert _traces(session) == []
        assert _counts(session) == before
        assert done.kept == (1 if shared is Shared.KEEP else 0)
        text = correct.entry(session, together).text
        assert text == ("plain" if shared is Shared.KEEP else "")


def _counts(session: Session) -> list[object]:
    cuts = (Cut.TEMPLATE, Cut.GROUP, Cut.CHANNEL, Cut.SALESPERSON, Cut.COMPANY)
    return [
        figures.total(session, ALL),
        *(figures.cut(session, ALL, by) for by in cuts),
    ]


def test_an_erased_person_is_found_by_nothing(world: World) -> None:
    with world.tried() as session:
        who = _a_life(session, world)
        erase.erase(session, ADMIN, who, shared=Shared.EMPTY, now=NOW)
        for typed in (NAME, OLD, f"{MAIL}@acme.example", PHONE, who.number, "Zyxwnama"):
            assert lookup.find(session, typed).contacts == ()
        assert words.find(session, WORD, limit=5) == []
        assert blobs.sweep(session, world.house.files) == 1
        files = [each for each in world.house.files.rglob("*") if each.is_file()]
        assert WORD.encode() not in b"".join(each.read_bytes() for each in files)


def test_what_others_were_told_stays_found_when_it_is_kept_for_them(world: World) -> None:
    with world.tried() as session:
        who, bob = a_person(session, NAME), a_person(session, "Bob")
        number = logged(session, world.house, who, bob, text="prices")
        erase.erase(session, ADMIN, who, shared=Shared.KEEP, now=NOW)
        assert words.find(session, "prices bob", limit=5) == [number]
        assert words.find(session, NAME, limit=5) == []
        assert [p.name for p in correct.entry(session, number).participants] == ["", "Bob"]


def test_others_stay_exactly_as_they_were(world: World) -> None:
    with world.tried() as session:
        bob = a_person(session, "Bob", "bob@acme.example")
        number = logged(session, world.house, bob, text="prices")
        was = content(session)
        who = a_person(session, "Gone", "gone@acme.example")
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        now = content(session)
        was.pop("erasure"), now.pop("erasure")
        assert now == was
        assert interactions.get(session, number) is not None


def test_what_to_do_with_shared_entries_is_never_guessed(world: World) -> None:
    with world.tried() as session:
        who = a_person(session)
        logged(session, world.house, who, a_person(session, "Bob"))
        was = content(session)
        with pytest.raises(Refused, match="keep"):
            erase.erase(session, ADMIN, who, shared=None, now=NOW)
        with pytest.raises(NotAllowed):
            erase.erase(session, ALICE, who, shared=Shared.EMPTY, now=NOW)
        assert content(session) == was


def test_what_was_emptied_stays_empty(world: World) -> None:
    with world.tried() as session:
        who = a_person(session)
        number = logged(session, world.house, who, text=WORD)
        correct.edit(session, world.house, ALICE_OWN, number, {"subject": WORD}, now=NOW)
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        with pytest.raises(Refused):
            correct.comment(session, ADMIN, number, WORD, now=NOW)
        with pytest.raises(Refused):
            correct.edit(session, world.house, ADMIN, number, {"text": WORD}, now=NOW)


ALICE_OWN = replace(ALICE, role=ADMIN.role)


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.fresh() as url:
        yield url


def test_not_even_the_bytes_of_the_file_know_the_person(sqlite_url: str, tmp_path: Path) -> None:
    file = Path(str(sa.make_url(sqlite_url).database))
    house = a_house(tmp_path, '[campaigns.SPRING]\ndescription = "Spring"\n')
    with opened(sqlite_url) as engine:
        with transaction(engine) as session:
            for number in range(30):
                logged(session, house, a_person(session, f"Other {number}"), text="lorem " * 50)
            who = _a_life(session, World(engine, house))
        assert any(_known(file))
        with transaction(engine) as session:
            erase.erase(session, ADMIN, who, shared=Shared.EMPTY, now=NOW)
    assert not list(_known(file))


def _known(file: Path) -> Iterator[str]:
    """Which of the marks are in the database's file, or in one beside it."""
    for each in file.parent.iterdir():
        held = each.read_bytes().lower()
        for mark in (NAME, OLD, MAIL, PHONE, WORD, NAME[::-1], PHONE[::-1]):
            if mark.lower().encode() in held:
                yield f"{each.name}: {mark}"


def test_the_record_of_an_erasure_names_nobody(engine: Engine, tmp_path: Path) -> None:
    with transaction(engine) as session:
        who = a_person(session, NAME)
        erase.erase(session, ADMIN, who, shared=None, now=NOW)
        (row,) = session.execute(sa.text("SELECT * FROM erasure")).mappings()
        assert {*row} == {"id", "at", "by", "interactions", "attachments"}
        assert NAME not in json.dumps(dict(row), default=str)
