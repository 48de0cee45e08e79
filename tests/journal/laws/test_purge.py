"""Purge deletes what was previewed, cancelled and still is; nothing else, however it is cut off."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge, record
from journal.entries.record import Note
from journal.errors import NotAllowed, NotFound, RequestRefused
from journal.model import (
    Actor,
    Contact,
    Duplicate,
    DuplicateBasis,
    InteractionFilter,
    InteractionState,
    NewAttachment,
    PurgedBefore,
    StalePreview,
)
from journal.store.database import transaction
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments, interactions, text_search
from journal.undo.undo import Undone, undo
from tests.builders import ADMIN, ALICE, HOUR, MANAGER, a_company, a_person, log_interaction
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import (
    ExampleDatabase,
    build_example_database,
    table_contents,
)

MINUTES_LATER = NOW + timedelta(minutes=5)
NO_FILTER = InteractionFilter()
FILE = NewAttachment("price.pdf", "application/pdf", b"prices")

law = settings(max_examples=tries(5, long=30))


def _cancel(session: Session, config: RecordConfig, *numbers: int) -> None:
    cancel.cancel(session, config, ADMIN, numbers, reason="", now=NOW)


def _begin_purge(session: Session, filter_: InteractionFilter = NO_FILTER) -> StoredPreview:
    shown = purge.preview(session, ADMIN, filter_, now=NOW)
    which = purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER)
    assert isinstance(which, StoredPreview), which
    return which


def _run_purge(session: Session, which: StoredPreview, *, limit: int = 2) -> list[int]:
    gone: list[int] = []
    while numbers := purges.next_slice(session, which, limit=limit):
        purge.delete(session, which, numbers, now=MINUTES_LATER)
        gone += numbers
    purge.finish(session, which, now=MINUTES_LATER)
    return gone


@law
@given(
    cancelled=st.sets(st.integers(0, 9)),
    of=st.sampled_from(["all", "contact", "company", "template", "numbers", "before"]),
)
def test_only_what_is_cancelled_and_in_the_filter_goes(
    world: ExampleDatabase, cancelled: set[int], of: str
) -> None:
    with world.rolled_back_session() as session:
        acme = a_company(session)
        ada, bob = a_person(session, "Ada", company_id=acme.id), a_person(session, "Bob")
        numbers = [
            log_interaction(
                session,
                world.config,
                *((ada, bob), (bob,), (ada,))[i % 3],
                template=("NOTE", "CALL-OUT")[i % 2],
                occurred_at=NOW - i * HOUR,
            )
            for i in range(10)
        ]
        chosen = [numbers[i] for i in cancelled]
        _cancel(session, world.config, *chosen)
        wanted, inside = {
            "all": (NO_FILTER, set(numbers)),
            "contact": (InteractionFilter(contact_id=ada.id), set(numbers) - set(numbers[1::3])),
            "company": (InteractionFilter(company_id=acme.id), set(numbers) - set(numbers[1::3])),
            "template": (InteractionFilter(template="NOTE"), set(numbers[::2])),
            "numbers": (InteractionFilter(numbers=tuple(chosen[:2])), set(chosen[:2] or numbers)),
            "before": (InteractionFilter(occurred_before=NOW - 4 * HOUR), set(numbers[5:])),
        }[of]
        due = set(chosen) & inside
        which = _begin_purge(session, wanted)
        assert which.previewed == len(due)
        assert set(_run_purge(session, which)) == due
        assert set(interactions.get_many(session, numbers)) == set(numbers) - due


def test_a_filter_of_states_cannot_name_what_is_active(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        number = log_interaction(session, world.config, ada)
        _begin_purge(session, InteractionFilter(states=(InteractionState.ACTIVE,)))
        with pytest.raises(RequestRefused, match="not cancelled"):
            purge.preview(session, ADMIN, InteractionFilter(numbers=(number,)), now=NOW)
        with pytest.raises(NotFound):
            purge.preview(session, ADMIN, InteractionFilter(numbers=(number + 9,)), now=NOW)
        assert interactions.get(session, number) is not None


@pytest.mark.parametrize("who", [ALICE, MANAGER])
def test_only_admins_purge(world: ExampleDatabase, who: Actor) -> None:
    with world.rolled_back_session() as session:
        with pytest.raises(NotAllowed):
            purge.preview(session, who, NO_FILTER, now=NOW)
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)
        with pytest.raises(NotAllowed):
            purge.begin(session, who, shown.token, now=NOW)


# ── what happens between the preview and the confirmation ───────────────────────────────────────


def _restore(session: Session, config: RecordConfig, number: int) -> None:
    cancel.restore(session, config, ADMIN, [number], now=MINUTES_LATER)


def _restore_and_cancel(session: Session, config: RecordConfig, number: int) -> None:
    _restore(session, config, number)
    cancel.cancel(session, config, ADMIN, [number], reason="", now=MINUTES_LATER)


def _cancel_another(session: Session, config: RecordConfig, number: int) -> None:
    (part,) = correct.get_entry(session, number).participants
    who = contact.resolve_merged(session, part.contact_id or 0)
    _cancel(session, config, log_interaction(session, config, who))


def _purge_one(session: Session, config: RecordConfig, number: int) -> None:
    _run_purge(session, _begin_purge(session, InteractionFilter(numbers=(number,))))


@pytest.mark.parametrize("deed", [_restore, _restore_and_cancel, _cancel_another, _purge_one])
def test_a_preview_that_is_not_true_any_more_is_refused(
    world: ExampleDatabase, deed: Callable[[Session, RecordConfig, int], None]
) -> None:
    with world.rolled_back_session() as session:
        numbers = [log_interaction(session, world.config, a_person(session)) for _ in range(3)]
        _cancel(session, world.config, *numbers)
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)
        deed(session, world.config, numbers[1])
        was = table_contents(session)
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER), StalePreview)
        assert table_contents(session) == was


def test_a_preview_of_old_or_of_somebody_else_is_refused(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        _cancel(session, world.config, log_interaction(session, world.config, a_person(session)))
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)
        late = shown.expires_at + timedelta(seconds=1)
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=late), StalePreview)
        other = Actor(ADMIN.source, "other", role=ADMIN.role)
        assert isinstance(purge.begin(session, other, shown.token, now=MINUTES_LATER), StalePreview)
        assert isinstance(purge.begin(session, ADMIN, "no such", now=MINUTES_LATER), StalePreview)
        assert isinstance(purge.begin(session, ADMIN, "\0", now=MINUTES_LATER), StalePreview)


def test_a_preview_is_good_for_one_purge(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session))
        _cancel(session, world.config, number)
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)
        which = purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER)
        assert isinstance(which, StoredPreview)
        assert _run_purge(session, which) == [number]
        assert isinstance(purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER), StalePreview)


# ── as both doors run it ────────────────────────────────────────────────────────────────────────


def test_who_stops_after_a_slice_goes_on_and_only_then_is_it_finished(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        numbers = [log_interaction(session, world.config, a_person(session)) for _ in range(3)]
        _cancel(session, world.config, *numbers)
        which = _begin_purge(session)
        seen: list[int] = []

        def look(session: Session, slice_: Sequence[int]) -> None:
            seen.extend(interactions.get_many(session, slice_))

        def slices() -> Iterator[int]:
            return purge.run(
                lambda: nullcontext(session),
                which,
                clock=lambda: MINUTES_LATER,
                before_delete=look,
            )

        assert next(slices()) == len(numbers)
        assert seen == numbers
        assert purges.get_record(session, which.id).finished_at is None
        assert list(slices()) == []
        assert purges.get_record(session, which.id).finished_at == MINUTES_LATER
        assert not interactions.get_many(session, numbers)


# ── what happens while it goes on ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("deed", [_restore, _restore_and_cancel])
def test_what_was_restored_while_it_went_on_stays(
    world: ExampleDatabase, deed: Callable[[Session, RecordConfig, int], None]
) -> None:
    with world.rolled_back_session() as session:
        numbers = [log_interaction(session, world.config, a_person(session)) for _ in range(5)]
        _cancel(session, world.config, *numbers)
        which = _begin_purge(session)
        first = purges.next_slice(session, which, limit=2)
        purge.delete(session, which, first, now=MINUTES_LATER)
        deed(session, world.config, numbers[3])
        assert _run_purge(session, which) == [numbers[2], numbers[4]]
        assert set(interactions.get_many(session, numbers)) == {numbers[3]}


def test_what_becomes_cancelled_as_of_old_while_it_goes_on_was_not_previewed_and_stays(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        numbers = [log_interaction(session, world.config, a_person(session)) for _ in range(3)]
        _cancel(session, world.config, *numbers)
        cancel.restore(session, world.config, MANAGER, [numbers[2]], now=NOW)
        which = _begin_purge(session)
        assert isinstance(undo(session, MANAGER, now=MINUTES_LATER), Undone)
        assert numbers[2] not in _run_purge(session, which)


def test_what_comes_into_the_filter_by_a_merge_was_not_previewed_and_stays(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada, other = a_person(session, "Ada"), a_person(session, "Other")
        mine, theirs = (log_interaction(session, world.config, each) for each in (ada, other))
        _cancel(session, world.config, mine, theirs)
        which = _begin_purge(session, InteractionFilter(contact_id=ada.id))
        merged = contact.merge(session, ADMIN, other, ada, now=MINUTES_LATER)
        assert isinstance(merged, contact.Merged)
        assert _run_purge(session, which) == []
        assert set(interactions.get_many(session, [mine, theirs])) == {mine, theirs}


def test_a_purge_cut_off_between_slices_goes_on_with_the_same_token(
    engine: Engine, world_of_its_own: ExampleDatabase
) -> None:
    config = world_of_its_own.config
    with transaction(engine) as session:
        ada = a_person(session)
        numbers = [log_interaction(session, config, ada) for _ in range(5)]
        kept = log_interaction(session, config, ada)
        _cancel(session, config, *numbers)
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)

    def go_on(times: int) -> None:
        with transaction(engine) as session:
            which = purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER)
        assert isinstance(which, StoredPreview)
        for _ in range(times):
            with transaction(engine) as session:
                purge.delete(
                    session, which, purges.next_slice(session, which, limit=2), now=MINUTES_LATER
                )
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        go_on(1)
    with transaction(engine) as session:
        assert len(interactions.get_many(session, numbers)) == 3
    with pytest.raises(ConnectionResetError):
        go_on(2)
    with transaction(engine) as session:
        which = purge.begin(session, ADMIN, shown.token, now=MINUTES_LATER + 24 * HOUR)
        assert isinstance(which, StoredPreview)
        assert _run_purge(session, which) == []
        (done,) = purges.get_records(session)
        assert (done.previewed, done.purged) == (5, 5)
        assert interactions.get(session, kept) is not None


@pytest.fixture
def world_of_its_own(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> ExampleDatabase:
    return build_example_database(engine, tmp_path_factory.mktemp("house"))


# ── what goes with it, and what stays ───────────────────────────────────────────────────────────


def test_comments_history_words_and_files_go_and_a_number_never_comes_back(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        number = log_interaction(session, world.config, ada, text="zanzibar", attachments=(FILE,))
        correct.comment(session, ADMIN, number, "zanzibar again", now=NOW)
        correct.edit(session, world.config, ADMIN, number, {"subject": "zanzibar"}, now=NOW)
        _cancel(session, world.config, number)
        shown = purge.preview(session, ADMIN, NO_FILTER, now=NOW)
        assert (shown.comments, shown.attachments, shown.attachment_bytes) == (1, 1, 6)
        assert _run_purge(session, _begin_purge(session)) == [number]
        assert text_search.find(session, "zanzibar", limit=5) == []
        held = repr(table_contents(session))
        assert "zanzibar" not in held
        assert interactions.changes_of(session, number) == ()
        assert log_interaction(session, world.config, ada) > number
        (done, *_) = purges.get_records(session)
        assert (done.purged, done.comments, done.attachments) == (1, 1, 1)


def test_a_file_that_a_living_entry_uses_stays_and_others_are_swept(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        config, ada = world.config, a_person(session)
        alone = NewAttachment("alone.txt", "text/plain", b"alone")
        living = log_interaction(session, config, ada, attachments=(FILE,))
        doomed = log_interaction(session, config, ada, attachments=(FILE, alone))
        _cancel(session, config, doomed)
        (shared, own) = (each.digest for each in correct.get_entry(session, doomed).attachments)
        assert purge.preview(session, ADMIN, NO_FILTER, now=NOW).attachments == 1
        assert attachments.sweep(session, config.files) == 0
        _run_purge(session, _begin_purge(session))
        assert config.files.read(own) == b"alone"
        assert attachments.sweep(session, config.files) == 1
        assert config.files.read(own) is None
        assert config.files.read(shared) == b"prices"
        assert correct.get_entry(session, living).attachments[0].digest == shared


def test_a_file_that_is_attached_again_before_the_sweep_stays(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        config, ada = world.config, a_person(session)
        _cancel(session, config, log_interaction(session, config, ada, attachments=(FILE,)))
        _run_purge(session, _begin_purge(session))
        number = log_interaction(session, config, ada, attachments=(FILE,))
        assert attachments.sweep(session, config.files) == 0
        digest = correct.get_entry(session, number).attachments[0].digest
        assert config.files.read(digest) == b"prices"


def test_what_was_purged_is_not_logged_again_and_what_is_cancelled_is_a_duplicate(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        number = log_interaction(session, world.config, ada, request_key="erp-1")
        again = Note(template="NOTE", contacts=(ada.id,), request_key="erp-1")
        _cancel(session, world.config, number)
        assert _log_note(session, world.config, again) == Duplicate(number, DuplicateBasis.REQUEST)
        _run_purge(session, _begin_purge(session))
        assert _log_note(session, world.config, again) == PurgedBefore()


def _log_note(session: Session, config: RecordConfig, note: Note) -> object:
    return record.log_note(session, config, ADMIN, note, now=MINUTES_LATER)


def test_the_record_of_a_purge_names_nobody(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who: Contact = a_person(session, "Zanzibar Quux", "zanzibar@quux.example")
        number = log_interaction(session, world.config, who, text="zanzibar")
        _cancel(session, world.config, number)
        _run_purge(session, _begin_purge(session, InteractionFilter(contact_id=who.id)))
        assert "zanzibar" not in repr(purges.get_records(session)).casefold()
        assert "zanzibar" not in repr(table_contents(session)["purge"]).casefold()
