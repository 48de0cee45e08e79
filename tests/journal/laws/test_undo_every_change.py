"""Every change is a deed: undo takes back the last of them, and never one before it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.context import RecordConfig
from journal.entries import correct, purge
from journal.exchange import contact_import
from journal.exchange.contact_import import ContactImport
from journal.exchange.import_line import CompanyRef, ContactLine
from journal.model import (
    Actor,
    Address,
    AddressKind,
    Contact,
    ContactFilter,
    ContactKind,
    DeedKind,
    InteractionFilter,
    InteractionState,
    NewContact,
    Role,
    StalePreview,
    TooLate,
)
from journal.segments import segment
from journal.store.contacts import contacts, segments
from journal.store.record import interactions, undo_log
from journal.undo.undo import ChangedSince, Irrevocable, Undone, undo
from tests.builders import ADMIN, ALICE, BOB, HOUR, a_company, a_person, log_interaction
from tests.clock import NOW
from tests.effort import one_day_in
from tests.journal.laws.example_database import (
    ExampleDatabase,
    ExampleRecord,
    an_example_record,
    table_contents,
)

ALICE_ADMIN = replace(ALICE, role=Role.ADMIN)
LATER = NOW + HOUR
_EVERY_SHAPE = {
    "company_id": None,
    "addresses": (
        Address(AddressKind.PHONE, "+47 22 33 44 55", label="work, and home", primary=True),
        Address(AddressKind.EMAIL, "king@acme.example", valid_from=NOW.date()),
    ),
    "tags": frozenset({"a, b", "c"}),
    "external_ids": {"erp": "7, 8"},
    "job_title": "Countess",
    "language": "sv",
    "country": "SE",
    "street": "Kungsgatan 4\nUppgång B",
    "postal_code": "411 19",
    "city": "Göteborg",
    "region": "Västra Götaland",
    "owner": "bob@ours.example",
    "note": "Likes\nengines",
    "privacy_blocked": True,
    "minor": True,
    "consent": True,
    "excluded": True,
}


def _comment(session: Session, _config: RecordConfig, scene: ExampleRecord) -> None:
    correct.comment(session, ALICE_ADMIN, scene.numbers[0], "she prefers mail", now=NOW)


def _add(session: Session, _config: RecordConfig, scene: ExampleRecord) -> None:
    contact.add(session, ALICE_ADMIN, NewContact("New", company_id=scene.companies[0].id), now=NOW)


def _edit(session: Session, _config: RecordConfig, scene: ExampleRecord) -> None:
    wanted = {**_EVERY_SHAPE, "name": "Ada King", "external_ids": {"erp": "9, 10"}}
    _change(session, scene.people[0], ALICE_ADMIN, wanted)


def _change(session: Session, who: Contact, actor: Actor, wanted: dict[str, Any]) -> None:
    before = contact.resolve_merged(session, who.id)
    assert isinstance(contact.change(session, actor, before, wanted, now=NOW), Contact)


def _strip(session: Session, _config: RecordConfig, scene: ExampleRecord) -> None:
    """The other way round: what is given up has every shape."""
    bare: dict[str, Any] = {"addresses": (), "tags": frozenset(), "external_ids": {}, "note": ""}
    flags = dict.fromkeys(("privacy_blocked", "minor", "consent", "excluded"), False)
    _change(session, scene.people[1], ALICE_ADMIN, {**bare, **flags})


def _create_segment(session: Session, config: RecordConfig, _scene: ExampleRecord) -> None:
    segment.create(session, config, ALICE_ADMIN, "fair", "Fair", now=NOW)


def _delete_segment(session: Session, config: RecordConfig, scene: ExampleRecord) -> None:
    which = segments.get(session, "friends")
    assert which is not None
    segment.delete(session, ALICE_ADMIN, which, now=NOW)


def _import(session: Session, _config: RecordConfig, scene: ExampleRecord) -> None:
    """Two batches: two of a new company, and Ada twice."""
    ada = Address(AddressKind.EMAIL, "ada@acme.example")
    lines = [
        ContactLine(2, NewContact("Ada Byron", addresses=(ada,), job_title="Countess")),
        ContactLine(3, NewContact("Una New"), company=CompanyRef("Gamma")),
        ContactLine(4, NewContact("Ada Byron", addresses=(ada,), note="twice")),
        ContactLine(5, NewContact("Due New"), company=CompanyRef("Gamma")),
    ]
    run = ContactImport({})
    for batch in (lines[:2], lines[2:]):
        contact_import.import_batch(session, ALICE_ADMIN, run, batch, now=NOW)


CHANGES = {
    DeedKind.COMMENT: _comment,
    DeedKind.CONTACT_ADD: _add,
    DeedKind.CONTACT_EDIT: _edit,
    DeedKind.SEGMENT_CREATE: _create_segment,
    DeedKind.SEGMENT_DELETE: _delete_segment,
    DeedKind.IMPORT: _import,
}


def _scene(session: Session, config: RecordConfig) -> ExampleRecord:
    """Alice logs something, which no undo of what she does after it may touch."""
    scene = an_example_record(session, config)
    made = segment.create(session, config, ADMIN, "friends", "Friends", now=NOW, campaign="SPRING")
    segment.add_members(session, ADMIN, made, [each.id for each in scene.people], now=NOW)
    wanted = ContactFilter(tags=("a",), spoken_from=NOW)
    segment.create(session, config, ADMIN, "filtered", "F", now=NOW, wanted=wanted)
    _change(session, scene.people[1], ADMIN, _EVERY_SHAPE)
    log_interaction(session, config, scene.people[2], actor=ALICE_ADMIN)
    return scene


@one_day_in(3)
@pytest.mark.parametrize("change", [*CHANGES.values(), _strip])
def test_undo_takes_back_that_change_and_then_the_log_before_it(
    world: ExampleDatabase, change: Callable[[Session, RecordConfig, ExampleRecord], None]
) -> None:
    with world.rolled_back_session() as session:
        scene = _scene(session, world.config)
        number = interactions.newest_logged_by(session, ALICE_ADMIN.key)
        was = table_contents(session)
        change(session, world.config, scene)
        assert table_contents(session) != was
        assert isinstance(undo(session, ALICE_ADMIN, now=LATER), Undone)
        assert table_contents(session) == was
        undone = undo(session, ALICE_ADMIN, now=LATER)
        assert isinstance(undone, Undone)
        assert (undone.kind, undone.numbers) == (DeedKind.LOG, (number,))


@one_day_in(3)
@pytest.mark.parametrize("kind", [*CHANGES])
def test_what_was_done_is_kept_as_a_deed_of_ids(world: ExampleDatabase, kind: DeedKind) -> None:
    with world.rolled_back_session() as session:
        scene = _scene(session, world.config)
        CHANGES[kind](session, world.config, scene)
        last = undo_log.last_of(session, ALICE_ADMIN.key)
        assert last is not None
        assert last.kind is kind
        held = str(last.payload).casefold()
        assert not [word for word in ("ada", "byron", "gamma", "mail") if word in held]


# ── what can't be taken back ends the chain ─────────────────────────────────────────────────────


def _delete(session: Session, _config: RecordConfig) -> None:
    contact.delete(session, ALICE_ADMIN, a_person(session, "Nobody's"), now=NOW)


def _erase(session: Session, _config: RecordConfig) -> None:
    erase.erase(session, ALICE_ADMIN, a_person(session, "Nobody's"), shared=None, now=NOW)


def _purge(session: Session, config: RecordConfig) -> None:
    seen = purge.preview(session, ALICE_ADMIN, InteractionFilter(), now=NOW)
    assert not isinstance(purge.begin(session, ALICE_ADMIN, seen.token, now=NOW), StalePreview)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (_delete, DeedKind.CONTACT_DELETE),
        (_erase, DeedKind.ERASE),
        (_purge, DeedKind.PURGE),
    ],
)
def test_what_is_gone_for_good_is_the_end_of_undo(
    world: ExampleDatabase, change: Callable[[Session, RecordConfig], None], kind: DeedKind
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        number = log_interaction(session, world.config, scene.people[0], actor=ALICE_ADMIN)
        change(session, world.config)
        for _ in range(2):
            outcome = undo(session, ALICE_ADMIN, now=LATER)
            assert isinstance(outcome, Irrevocable)
            assert (outcome.kind, outcome.at) == (kind, NOW)
            assert correct.get_entry(session, number).state is InteractionState.ACTIVE


# ── what changed since stands ───────────────────────────────────────────────────────────────────


def test_a_change_that_somebody_changed_since_is_not_taken_back(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        scene = _scene(session, world.config)
        _edit(session, world.config, scene)
        now_ada = contact.resolve_merged(session, scene.people[0].id)
        contact.change(session, ADMIN, now_ada, {"job_title": "Dr"}, now=NOW)
        was = table_contents(session)
        assert isinstance(undo(session, ALICE_ADMIN, now=LATER), ChangedSince)
        assert table_contents(session) == was


def test_two_changes_of_one_contact_are_taken_back_one_after_the_other(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        was = table_contents(session)
        each: Contact | TooLate = contact.add(session, BOB, NewContact("Ada"), now=NOW)
        for note in ("one", "two"):
            assert isinstance(each, Contact)
            each = contact.change(session, BOB, each, {"note": note}, now=NOW)
        for _ in range(3):
            assert isinstance(undo(session, BOB, now=LATER), Undone)
        assert table_contents(session) == was


@pytest.mark.parametrize("use", ["log", "member", "employ", "edit"])
def test_an_added_contact_that_is_used_by_now_stays(world: ExampleDatabase, use: str) -> None:
    with world.rolled_back_session() as session:
        _scene(session, world.config)
        new = NewContact("Gamma", ContactKind.COMPANY)
        made = contact.add(session, ALICE_ADMIN, new, now=NOW)
        if use == "log":
            log_interaction(session, world.config, made)
        elif use == "member":
            friends = segments.get(session, "friends")
            assert friends is not None
            segment.add_members(session, ADMIN, friends, [made.id], now=NOW)
        elif use == "employ":
            a_person(session, "Una", company_id=made.id)
        else:
            contact.change(session, ADMIN, made, {"note": "theirs"}, now=NOW)
        assert isinstance(undo(session, ALICE_ADMIN, now=LATER), ChangedSince)
        assert contacts.get(session, made.id) is not None


def test_of_an_import_what_was_used_or_changed_since_stays_and_is_named(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        scene = _scene(session, world.config)
        ada = scene.people[0]
        _import(session, world.config, scene)
        una = _contact_named(session, "Una New")
        log_interaction(session, world.config, una)
        contact.change(
            session, ADMIN, contact.resolve_merged(session, ada.id), {"note": "ours"}, now=LATER
        )
        undone = undo(session, ALICE_ADMIN, now=LATER)
        assert isinstance(undone, Undone)
        assert set(undone.kept) == {ada.id, una.id, una.company_id}
        assert len(undone.removed) == 1
        after = contact.resolve_merged(session, ada.id)
        assert (after.job_title, after.note) == ("Countess", "ours")


def _contact_named(session: Session, name: str) -> Contact:
    return next(each for each in contacts.walk(session) if each.name == name)


def test_an_import_that_changed_nobody_is_no_deed(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        a_company(session, "Acme")
        line = ContactLine(2, NewContact("Acme", ContactKind.COMPANY))
        contact_import.import_batch(session, ALICE, ContactImport({}), [line], now=NOW)
        assert undo_log.last_of(session, ALICE.key) is None
