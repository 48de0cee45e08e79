"""Purge deletes what was previewed, cancelled and still is; nothing else, however it is cut off."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from journal import cancel, contact, correct, purge, record
from journal.errors import NotAllowed, NotFound, Refused
from journal.house import House
from journal.model import (
    Actor,
    Contact,
    Duplicate,
    InteractionFilter,
    NewAttachment,
    PurgedBefore,
    StalePreview,
    State,
)
from journal.record import Note
from journal.store import blobs, interactions, purges, words
from journal.store.database import transaction
from journal.store.purges import Bound
from journal.undo import Undone, undo
from tests.building import ADMIN, ALICE, HOUR, MANAGER, a_company, a_person, logged
from tests.clock import NOW
from tests.journal.laws.world import World, content, furnished

LATER = NOW + timedelta(minutes=5)
ALL = InteractionFilter()
FILE = NewAttachment("price.pdf", "application/pdf", b"prices")

law = settings(max_examples=8)


def _cancelled(session: Session, house: House, *numbers: int) -> None:
    cancel.cancel(session, house, ADMIN, numbers, reason="", now=NOW)


def _begun(session: Session, wanted: InteractionFilter = ALL) -> Bound:
    shown = purge.preview(session, ADMIN, wanted, now=NOW)
    which = purge.begin(session, ADMIN, shown.token, now=LATER)
    assert isinstance(which, Bound), which
    return which


def _purged(session: Session, which: Bound, *, limit: int = 2) -> list[int]:
    gone: list[int] = []
    while numbers := purges.due(session, which, limit=limit):
        purge.delete(session, which, numbers, now=LATER)
        gone += numbers
    purge.finish(session, which, now=LATER)
    return gone


@law
@given(
    cancelled=st.sets(st.integers(0, 9)),
    of=st.sampled_from(["all", "contact", "company", "template", "numbers", "before"]),
)
def test_only_what_is_cancelled_and_in_the_filter_goes(
    world: World, cancelled: set[int], of: str
) -> None:
    with world.tried() as session:
        acme = a_company(session)
        ada, bob = a_person(session, "Ada", company_id=acme.id), a_person(session, "Bob")
        numbers = [
            logged(
                session,
                world.house,
                *((ada, bob), (bob,), (ada,))[i % 3],
                template=("NOTE", "CALL-OUT")[i % 2],
                occurred_at=NOW - i * HOUR,
            )
            for i in range(10)
        ]
        chosen = [numbers[i] for i in cancelled]
        _cancelled(session, world.house, *chosen)
        wanted, inside = {
            "all": (ALL, set(numbers)),
            "contact": (InteractionFilter(contact_id=ada.id), set(numbers) - set(numbers[1::3])),
            "company": (InteractionFilter(company_id=acme.id), set(numbers) - set(numbers[1::3])),
            "template": (InteractionFilter(template="NOTE"), set(numbers[::2])),
            "numbers": (InteractionFilter(numbers=tuple(chosen[:2])), set(chosen[:2] or numbers)),
            "before": (InteractionFilter(occurred_before=NOW - 4 * HOUR), set(numbers[5:])),
        }[of]
        due = set(chosen) & inside
        which = _begun(session, wanted)
        assert which.previewed == len(due)
        assert set(_purged(session, which)) == due
        assert set(interactions.get_many(session, numbers)) == set(numbers) - due


def test_a_filter_of_states_cannot_name_what_is_active(world: World) -> None:
    with world.tried() as session:
        ada = a_person(session)
        number = logged(session, world.house, ada)
        _begun(session, InteractionFilter(states=(State.ACTIVE,)))
        with pytest.raises(Refused, match="not cancelled"):
            purge.preview(session, ADMIN, InteractionFilter(numbers=(number,)), now=NOW)
        with pytest.raises(NotFound):
            purge.preview(session, ADMIN, InteractionFilter(numbers=(number + 9,)), now=NOW)
        assert interactions.get(session, number) is not None


@pytest.mark.parametrize("who", [ALICE, MANAGER])
def test_only_admins_purge(world: World, who: Actor) -> None:
    with world.tried() as session:
        with pytest.raises(NotAllowed):
            purge.preview(session, who, ALL, now=NOW)
        shown = purge.preview(session, ADMIN, ALL, now=NOW)
        with pytest.raises(NotAllowed):
            purge.begin(session, who, shown.token, now=NOW)


# ── what happens between the preview and the confirmation ───────────────────────────────────────


def _restore(session: Session, house: House, number: int) -> None:
    cancel.restore(session, house, ADMIN, [number], now=LATER)


def _restore_and_cancel(session: Session, house: House, number: int) -> None:
    _restore(session, house, number)
    cancel.cancel(session, house, ADMIN, [number], reason="", now=LATER)


def _cancel_another(session: Session, house: House, number: int) -> None:
    (part,) = correct.entry(session, number).participants
    who = contact.found(session, part.contact_id or 0)
    _cancelled(session, house, logged(session, house, who))


def _purge_it(session: Session, house: House, number: int) -> None:
    _purged(session, _begun(session, InteractionFilter(numbers=(number,))))


@pytest.mark.parametrize("deed", [_restore, _restore_and_cancel, _cancel_another, _purge_it])
def test_a_preview_that_is_not_true_any_more_is_refused(
    world: World, deed: Callable[[Session, House, int], None]
) -> None:
    with world.tried() as session:
        numbers = [logged(session, world.house, a_person(session)) for _ in range(3)]
        _cancelled(session, world.house, *numbers)
        shown = purge.preview(session, ADMIN, ALL, now=NOW)
        deed(session, world.house, numbers[1])
        was = content(session)
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=LATER), StalePreview)
        assert content(session) == was


def test_a_preview_of_old_or_of_somebody_else_is_refused(world: World) -> None:
    with world.tried() as session:
        _cancelled(session, world.house, logged(session, world.house, a_person(session)))
        shown = purge.preview(session, ADMIN, ALL, now=NOW)
        late = shown.expires_at + timedelta(seconds=1)
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=late), StalePreview)
        other = Actor(ADMIN.source, "other", role=ADMIN.role)
        assert isinstance(purge.begin(session, other, shown.token, now=LATER), StalePreview)
        assert isinstance(purge.begin(session, ADMIN, "no such", now=LATER), StalePreview)
        assert isinstance(purge.begin(session, ADMIN, "\0", now=LATER), StalePreview)


def test_a_preview_is_good_for_one_purge(world: World) -> None:
    with world.tried() as session:
        number = logged(session, world.house, a_person(session))
        _cancelled(session, world.house, number)
        shown = purge.preview(session, ADMIN, ALL, now=NOW)
        which = purge.begin(session, ADMIN, shown.token, now=LATER)
        assert isinstance(which, Bound)
        assert _purged(session, which) == [number]
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=LATER), StalePreview)


# ── what happens while it goes on ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("deed", [_restore, _restore_and_cancel])
def test_what_was_restored_while_it_went_on_stays(
    world: World, deed: Callable[[Session, House, int], None]
) -> None:
    with world.tried() as session:
        numbers = [logged(session, world.house, a_person(session)) for _ in range(5)]
        _cancelled(session, world.house, *numbers)
        which = _begun(session)
        first = purges.due(session, which, limit=2)
        purge.delete(session, which, first, now=LATER)
        deed(session, world.house, numbers[3])
        assert _purged(session, which) == [numbers[2], numbers[4]]
        assert set(interactions.get_many(session, numbers)) == {numbers[3]}


def test_what_becomes_cancelled_as_of_old_while_it_goes_on_was_not_previewed_and_stays(
    world: World,
) -> None:
    with world.tried() as session:
        numbers = [logged(session, world.house, a_person(session)) for _ in range(3)]
        _cancelled(session, world.house, *numbers)
        cancel.restore(session, world.house, MANAGER, [numbers[2]], now=NOW)
        which = _begun(session)
        assert isinstance(undo(session, MANAGER, now=LATER), Undone)
        assert numbers[2] not in _purged(session, which)


def test_what_comes_into_the_filter_by_a_merge_was_not_previewed_and_stays(world: World) -> None:
    with world.tried() as session:
        ada, other = a_person(session, "Ada"), a_person(session, "Other")
        mine, theirs = (logged(session, world.house, each) for each in (ada, other))
        _cancelled(session, world.house, mine, theirs)
        which = _begun(session, InteractionFilter(contact_id=ada.id))
        merged = contact.merge(session, ADMIN, other, ada, now=LATER)
        assert isinstance(merged, contact.Merged)
        assert _purged(session, which) == []
        assert set(interactions.get_many(session, [mine, theirs])) == {mine, theirs}


def test_a_purge_cut_off_between_slices_goes_on_with_the_same_token(
    engine: Engine, world_of_its_own: World
) -> None:
    house = world_of_its_own.house
    with transaction(engine) as session:
        ada = a_person(session)
        numbers = [logged(session, house, ada) for _ in range(5)]
        kept = logged(session, house, ada)
        _cancelled(session, house, *numbers)
        shown = purge.preview(session, ADMIN, ALL, now=NOW)

    def go_on(times: int) -> None:
        with transaction(engine) as session:
            which = purge.begin(session, ADMIN, shown.token, now=LATER)
        assert isinstance(which, Bound)
        for _ in range(times):
            with transaction(engine) as session:
                purge.delete(session, which, purges.due(session, which, limit=2), now=LATER)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        go_on(1)
    with transaction(engine) as session:
        assert len(interactions.get_many(session, numbers)) == 3
    with pytest.raises(ConnectionResetError):
        go_on(2)
    with transaction(engine) as session:
        which = purge.begin(session, ADMIN, shown.token, now=LATER + 24 * HOUR)
        assert isinstance(which, Bound)
        assert _purged(session, which) == []
        (done,) = purges.records(session)
        assert (done.previewed, done.purged) == (5, 5)
        assert interactions.get(session, kept) is not None


@pytest.fixture
def world_of_its_own(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> World:
    return furnished(engine, tmp_path_factory.mktemp("house"))


# ── what goes with it, and what stays ───────────────────────────────────────────────────────────


def test_comments_history_words_and_files_go_and_a_number_never_comes_back(world: World) -> None:
    with world.tried() as session:
        ada = a_person(session)
        number = logged(session, world.house, ada, text="zanzibar", attachments=(FILE,))
        correct.comment(session, ADMIN, number, "zanzibar again", now=NOW)
        correct.edit(session, world.house, ADMIN, number, {"subject": "zanzibar"}, now=NOW)
        _cancelled(session, world.house, number)
        shown = purge.preview(session, ADMIN, ALL, now=NOW)
        assert (shown.comments, shown.attachments, shown.attachment_bytes) == (1, 1, 6)
        assert _purged(session, _begun(session)) == [number]
        assert words.find(session, "zanzibar", limit=5) == []
        held = repr(content(session))
        assert "zanzibar" not in held
        assert interactions.changes_of(session, number) == ()
        assert logged(session, world.house, ada) > number
        (done, *_) = purges.records(session)
        assert (done.purged, done.comments, done.attachments) == (1, 1, 1)


def test_a_file_that_a_living_entry_uses_stays_and_others_are_swept(world: World) -> None:
    with world.tried() as session:
        house, ada = world.house, a_person(session)
        alone = NewAttachment("alone.txt", "text/plain", b"alone")
        living = logged(session, house, ada, attachments=(FILE,))
        doomed = logged(session, house, ada, attachments=(FILE, alone))
        _cancelled(session, house, doomed)
        (shared, own) = (each.digest for each in correct.entry(session, doomed).attachments)
        assert purge.preview(session, ADMIN, ALL, now=NOW).attachments == 1
        assert blobs.sweep(session, house.files) == 0
        _purged(session, _begun(session))
        assert blobs.read(house.files, own) == b"alone"
        assert blobs.sweep(session, house.files) == 1
        assert blobs.read(house.files, own) is None
        assert blobs.read(house.files, shared) == b"prices"
        assert correct.entry(session, living).attachments[0].digest == shared


def test_a_file_that_is_attached_again_before_the_sweep_stays(world: World) -> None:
    with world.tried() as session:
        house, ada = world.house, a_person(session)
        _cancelled(session, house, logged(session, house, ada, attachments=(FILE,)))
        _purged(session, _begun(session))
        number = logged(session, house, ada, attachments=(FILE,))
        assert blobs.sweep(session, house.files) == 0
        digest = correct.entry(session, number).attachments[0].digest
        assert blobs.read(house.files, digest) == b"prices"


def test_what_was_purged_is_not_logged_again_and_what_is_cancelled_is_a_duplicate(
    world: World,
) -> None:
    with world.tried() as session:
        ada = a_person(session)
        number = logged(session, world.house, ada, request_key="erp-1")
        again = Note(template="NOTE", contacts=(ada.id,), request_key="erp-1")
        _cancelled(session, world.house, number)
        assert _noted(session, world.house, again) == Duplicate(number, "request")
        _purged(session, _begun(session))
        assert _noted(session, world.house, again) == PurgedBefore()


def _noted(session: Session, house: House, said: Note) -> object:
    return record.note(session, house, ADMIN, said, now=LATER)


def test_the_record_of_a_purge_names_nobody(world: World) -> None:
    with world.tried() as session:
        who: Contact = a_person(session, "Zanzibar Quux", "zanzibar@quux.example")
        number = logged(session, world.house, who, text="zanzibar")
        _cancelled(session, world.house, number)
        _purged(session, _begun(session, InteractionFilter(contact_id=who.id)))
        assert "zanzibar" not in repr(purges.records(session)).casefold()
        assert "zanzibar" not in repr(content(session)["purge"]).casefold()
