"""Undo takes back a deed of each kind and leaves all as it was; what changed since then stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import cancel, correct
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.model import (
    ContactFilter,
    DeedKind,
    Direction,
    Evaluation,
    InteractionFilter,
    InteractionState,
    Role,
    Segment,
)
from journal.segments import segment
from journal.store import figures
from journal.store.record import interactions, runs
from journal.undo import run_undo
from journal.undo.undo import ChangedSince, NothingToUndo, Undone, undo
from tests.builders import ADMIN, ALICE, BOB, HOUR, MANAGER, a_person, log_interaction
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import (
    ExampleDatabase,
    ExampleRecord,
    an_example_record,
    table_contents,
)

ONE_HOUR_LATER = NOW + HOUR
ALICE_ADMIN = replace(ALICE, role=Role.ADMIN)
POSITIONS = st.lists(st.integers(0, 4), unique=True)
SOME_POSITIONS = st.lists(st.integers(0, 4), unique=True, min_size=1)
MONEY = st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False)

EDITS = st.fixed_dictionaries(
    {},
    optional={
        "occurred_at": st.integers(0, 10**9).map(
            lambda seconds: NOW - timedelta(microseconds=seconds**2 % 10**16)
        ),
        "salesperson": st.sampled_from(["", "alice@ours.example", "Bob@Ours.example"]),
        "template": st.sampled_from(["call-out", "MEETING-ONSITE", "EMAIL-IN", "NOTE"]),
        "direction": st.sampled_from(Direction),
        "subject": st.text(),
        "text": st.text(),
        "cost": MONEY,
        "duration_minutes": st.integers(0, 60),
        "evaluation": st.none() | st.sampled_from(Evaluation),
        "evaluation_note": st.text(max_size=20),
        "successful": st.booleans(),
        "campaign": st.sampled_from(["", "SPRING"]),
        "response": st.booleans(),
        "follow_up_on": st.none() | st.dates(date(2026, 3, 3), date(2030, 1, 1)),
        "follow_up_time": st.none()
        | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        "contacts": st.lists(st.integers(0, 2), min_size=1, unique=True),
    },
)

law = settings(max_examples=tries(5, long=30))


def _numbers_at(scene: ExampleRecord, positions: list[int]) -> list[int]:
    return [scene.numbers[position] for position in positions]


@law
@given(wanted=EDITS, position=st.integers(0, 4))
def test_undoing_an_edit_brings_every_field_back(
    world: ExampleDatabase, wanted: dict[str, Any], position: int
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        number = scene.numbers[position]
        if "contacts" in wanted:
            wanted["contacts"] = [scene.people[p].id for p in wanted["contacts"]]
        was, entry = table_contents(session), correct.get_entry(session, number)
        history = interactions.changes_of(session, number)
        edited = correct.edit(
            session, world.config, ALICE_ADMIN, number, wanted, now=ONE_HOUR_LATER
        )
        assert isinstance(edited, correct.Edited)
        undone = undo(session, ALICE_ADMIN, now=ONE_HOUR_LATER)
        if not edited.changed:
            assert undone == NothingToUndo()
            return
        assert isinstance(undone, Undone)
        assert undone.numbers == (number,)
        assert table_contents(session) == was
        assert correct.get_entry(session, number).participants == entry.participants
        after = interactions.changes_of(session, number)
        assert after[: len(history)] == history
        assert len(after) == len(history) + 2 * len(edited.changed)


@law
@given(which=SOME_POSITIONS, before=POSITIONS, reason=st.text(max_size=10))
def test_undoing_a_cancel_restores_what_it_cancelled_and_nothing_else(
    world: ExampleDatabase, which: list[int], before: list[int], reason: str
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        config = world.config
        cancel.cancel(session, config, ADMIN, _numbers_at(scene, before), reason="wrong", now=NOW)
        was = table_contents(session)
        done = cancel.cancel(
            session, config, MANAGER, _numbers_at(scene, which), reason=reason, now=NOW
        )
        undone = undo(session, MANAGER, now=ONE_HOUR_LATER)
        assert isinstance(undone, Undone) == bool(done.cancelled)
        assert table_contents(session) == was


@law
@given(which=SOME_POSITIONS, before=POSITIONS, reason=st.text(max_size=10))
def test_undoing_a_restore_cancels_again_by_whom_when_and_why_it_was(
    world: ExampleDatabase, which: list[int], before: list[int], reason: str
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        config = world.config
        cancel.cancel(session, config, ADMIN, _numbers_at(scene, before), reason=reason, now=NOW)
        was = table_contents(session)
        done = cancel.restore(
            session, config, MANAGER, _numbers_at(scene, which), now=ONE_HOUR_LATER
        )
        undone = undo(session, MANAGER, now=ONE_HOUR_LATER)
        assert isinstance(undone, Undone) == bool(done.restored)
        assert table_contents(session) == was


def test_every_turn_of_a_state_is_in_the_history(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = an_example_record(session, world.config).numbers[0]
        cancel.cancel(session, world.config, ADMIN, [number], reason="wrong", now=NOW)
        cancel.restore(session, world.config, MANAGER, [number], now=ONE_HOUR_LATER)
        undo(session, MANAGER, now=ONE_HOUR_LATER)
        turns = [c for c in interactions.changes_of(session, number) if c.field == "state"]
        assert [(c.old, c.new) for c in turns] == [
            ("active", "cancelled"),
            ("cancelled", "active"),
            ("active", "cancelled"),
        ]


def test_undoing_a_log_cancels_the_entry_and_keeps_it_in_view(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        was = figures.total(session, InteractionFilter())
        number = log_interaction(session, world.config, *scene.people, actor=BOB)
        assert isinstance(undo(session, BOB, now=ONE_HOUR_LATER), Undone)
        entry = correct.get_entry(session, number)
        assert (entry.state, entry.cancelled_by) == (InteractionState.CANCELLED, BOB.key)
        assert figures.total(session, InteractionFilter()) == was
        assert undo(session, BOB, now=ONE_HOUR_LATER) == NothingToUndo()


# ── segments and runs ───────────────────────────────────────────────────────────────────────────


def _a_segment(session: Session, config: RecordConfig, *ids: int) -> Segment:
    made = segment.create(session, config, ADMIN, "fair", "Fair", now=NOW)
    segment.add_members(session, BOB, made, ids, now=NOW)
    return made


def _run(session: Session, config: RecordConfig, which: Segment) -> int:
    said = Note(template="LETTER", contacts=(), text="welcome")
    run = segment.begin(session, config, MANAGER, which, said, now=NOW)
    while segment.step(session, config, MANAGER, run, now=NOW, limit=2):
        pass
    return run


@law
@given(listed=st.sets(st.integers(0, 2)), added=st.sets(st.integers(0, 2)), out=st.booleans())
def test_undoing_a_change_of_members_brings_the_list_back(
    world: ExampleDatabase, listed: set[int], added: set[int], *, out: bool
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(scene.people[p].id for p in listed))
        was = table_contents(session)
        change = segment.remove_members if out else segment.add_members
        changed = change(session, ADMIN, which, [scene.people[p].id for p in added], now=NOW)
        if changed:
            assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), Undone)
        assert table_contents(session) == was


@law
@given(before=st.sets(st.integers(0, 2)))
def test_a_run_undone_and_restored_keeps_what_was_cancelled_one_by_one(
    world: ExampleDatabase, before: set[int]
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        run = _run(session, world.config, which)
        numbers = runs.interaction_numbers(session, run)
        one_by_one = [numbers[p] for p in before]
        cancel.cancel(session, world.config, ADMIN, one_by_one, reason="no", now=NOW)
        was = table_contents(session)
        undone = run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        assert set(undone) == set(numbers) - set(one_by_one)
        entries = interactions.get_many(session, numbers).values()
        assert {each.state for each in entries} == {InteractionState.CANCELLED}
        assert {e.number for e in entries if e.cancel_reason == "no"} == set(one_by_one)
        restored = run_undo.restore_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        assert set(restored) == set(undone)
        assert table_contents(session) == was


def test_an_undo_that_was_cut_off_goes_on_and_what_was_restored_since_stays(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        run = _run(session, world.config, which)
        numbers = runs.interaction_numbers(session, run)
        assert run_undo.begin_undo(session, MANAGER, run, now=ONE_HOUR_LATER) == 3
        first = run_undo.undo_step(session, MANAGER, run, now=ONE_HOUR_LATER, limit=1)
        assert first == numbers[:1]
        cancel.restore(session, world.config, ADMIN, first, now=ONE_HOUR_LATER)
        # Here the process is stopped, and somebody asks again.
        assert run_undo.begin_undo(session, MANAGER, run, now=ONE_HOUR_LATER) == 2
        assert run_undo.undo_step(session, MANAGER, run, now=ONE_HOUR_LATER) == numbers[1:]
        assert run_undo.undo_step(session, MANAGER, run, now=ONE_HOUR_LATER) == []
        with pytest.raises(RequestRefused, match="undone already"):
            run_undo.begin_undo(session, MANAGER, run, now=ONE_HOUR_LATER)


def test_a_restore_that_was_cut_off_goes_on_and_ends_as_one_that_was_not(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        run = _run(session, world.config, which)
        was = table_contents(session)
        undone = run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        assert run_undo.begin_restore(session, MANAGER, run) == 3
        first = run_undo.restore_step(session, MANAGER, run, now=ONE_HOUR_LATER, limit=1)
        # An undo that goes on elsewhere ends here, and does not cancel again what comes back.
        assert run_undo.undo_step(session, MANAGER, run, now=ONE_HOUR_LATER) == []
        # Here the process is stopped, and somebody asks again.
        assert run_undo.begin_restore(session, MANAGER, run) == 2
        rest = run_undo.restore_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        assert sorted([*first, *rest]) == sorted(undone)
        assert table_contents(session) == was
        with pytest.raises(RequestRefused, match="not undone"):
            run_undo.begin_restore(session, MANAGER, run)


def test_an_undo_ends_a_restore_and_the_next_restore_brings_back_all(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        run = _run(session, world.config, which)
        was = table_contents(session)
        numbers = run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        run_undo.begin_restore(session, MANAGER, run)
        first = run_undo.restore_step(session, MANAGER, run, now=ONE_HOUR_LATER, limit=1)
        assert run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER) == first
        assert run_undo.restore_step(session, MANAGER, run, now=ONE_HOUR_LATER) == []
        entries = interactions.get_many(session, numbers).values()
        assert {each.state for each in entries} == {InteractionState.CANCELLED}
        assert sorted(run_undo.restore_run(session, MANAGER, run, now=ONE_HOUR_LATER)) == numbers
        assert table_contents(session) == was


def test_undo_of_a_run_cancels_it_and_undo_of_that_brings_it_back(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        run = _run(session, world.config, which)
        was = table_contents(session)
        run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        assert isinstance(undo(session, MANAGER, now=ONE_HOUR_LATER), Undone)
        assert table_contents(session) == was
        undone = undo(session, MANAGER, now=ONE_HOUR_LATER)
        assert isinstance(undone, Undone)
        assert (undone.kind, len(undone.numbers)) == (DeedKind.RUN, 3)


def test_undo_of_a_run_is_not_itself_the_next_to_be_undone(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, scene.people[0].id)
        number = log_interaction(session, world.config, scene.people[0], actor=MANAGER)
        _run(session, world.config, which)
        undo(session, MANAGER, now=ONE_HOUR_LATER)
        undone = undo(session, MANAGER, now=ONE_HOUR_LATER)
        assert isinstance(undone, Undone)
        assert undone.numbers == (number,)


def test_a_run_that_was_undone_half_way_logs_nobody_else(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        which = _a_segment(session, world.config, *(each.id for each in scene.people))
        said = Note(template="LETTER", contacts=(), text="welcome")
        run = segment.begin(session, world.config, MANAGER, which, said, now=NOW)
        segment.step(session, world.config, MANAGER, run, now=NOW, limit=1)
        run_undo.undo_run(session, MANAGER, run, now=ONE_HOUR_LATER)
        while segment.step(session, world.config, MANAGER, run, now=ONE_HOUR_LATER):
            pass
        entries = interactions.get_many(session, runs.interaction_numbers(session, run)).values()
        assert {each.state for each in entries} == {InteractionState.CANCELLED}


# ── what changed since stands ───────────────────────────────────────────────────────────────────


def _edit_by_other(session: Session, config: RecordConfig, number: int) -> None:
    edited = correct.edit(
        session, config, MANAGER, number, {"subject": "theirs"}, now=ONE_HOUR_LATER
    )
    assert isinstance(edited, correct.Edited)


def _cancel_and_restore_by_other(session: Session, config: RecordConfig, number: int) -> None:
    cancel.cancel(session, config, MANAGER, [number], reason="", now=ONE_HOUR_LATER)
    cancel.restore(session, config, MANAGER, [number], now=ONE_HOUR_LATER)


@pytest.mark.parametrize("since", [_edit_by_other, _cancel_and_restore_by_other])
def test_an_edit_that_somebody_edited_since_is_not_undone(
    world: ExampleDatabase, since: Callable[[Session, RecordConfig, int], None]
) -> None:
    with world.rolled_back_session() as session:
        number = an_example_record(session, world.config).numbers[0]
        correct.edit(session, world.config, ADMIN, number, {"subject": "mine"}, now=NOW)
        since(session, world.config, number)
        was = table_contents(session)
        assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), ChangedSince)
        assert table_contents(session) == was


@pytest.mark.parametrize("since", [_edit_by_other, _cancel_and_restore_by_other])
def test_a_log_that_somebody_changed_since_is_not_undone(
    world: ExampleDatabase, since: Callable[[Session, RecordConfig, int], None]
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        number = log_interaction(session, world.config, ada)
        since(session, world.config, number)
        was = table_contents(session)
        assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), ChangedSince)
        assert table_contents(session) == was


def test_a_cancel_that_somebody_restored_and_cancelled_anew_is_not_undone(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        number = an_example_record(session, world.config).numbers[0]
        cancel.cancel(session, world.config, ADMIN, [number], reason="mine", now=NOW)
        cancel.restore(session, world.config, MANAGER, [number], now=ONE_HOUR_LATER)
        cancel.cancel(session, world.config, MANAGER, [number], reason="theirs", now=ONE_HOUR_LATER)
        assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), ChangedSince)
        assert correct.get_entry(session, number).cancel_reason == "theirs"


def test_a_restore_that_somebody_edited_after_is_not_undone(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = an_example_record(session, world.config).numbers[0]
        cancel.cancel(session, world.config, MANAGER, [number], reason="", now=NOW)
        cancel.restore(session, world.config, ADMIN, [number], now=NOW)
        _edit_by_other(session, world.config, number)
        assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), ChangedSince)
        assert correct.get_entry(session, number).state is InteractionState.ACTIVE


def test_a_filter_has_no_list_of_members_to_change(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        made = segment.create(
            session, world.config, ADMIN, "all", "All", now=NOW, wanted=ContactFilter(kind="person")
        )
        with pytest.raises(Exception, match="saved filter"):
            segment.add_members(session, ADMIN, made, [1], now=NOW)


@settings(max_examples=tries(12, long=100))
@given(st.lists(st.sampled_from(["edit", "cancel", "restore", "members"]), max_size=6))
def test_a_chain_of_ones_own_deeds_is_taken_back_one_by_one(
    world: ExampleDatabase, kinds: list[str]
) -> None:
    with world.rolled_back_session() as session:
        config = world.config
        scene = an_example_record(session, config)
        which = _a_segment(session, config)
        number = scene.numbers[0]
        text = correct.get_entry(session, number).text
        deeds = 0
        for turn, kind in enumerate(kinds):
            active = correct.get_entry(session, number).state is InteractionState.ACTIVE
            if kind == "edit" and active:
                wanted = {"text": f"words of turn {turn}"}
                correct.edit(session, config, MANAGER, number, wanted, now=NOW)
            elif kind == "cancel" and active:
                cancel.cancel(session, config, MANAGER, [number], reason="", now=NOW)
            elif kind == "restore" and not active:
                cancel.restore(session, config, MANAGER, [number], now=NOW)
            elif kind == "members":
                chosen = [scene.people[turn % 3].id]
                if not segment.add_members(session, MANAGER, which, chosen, now=NOW):
                    continue
            else:
                continue
            deeds += 1
        for _ in range(deeds):
            assert isinstance(undo(session, MANAGER, now=ONE_HOUR_LATER), Undone)
        assert correct.get_entry(session, number).text == text
        assert correct.get_entry(session, number).state is InteractionState.ACTIVE
        assert isinstance(undo(session, MANAGER, now=ONE_HOUR_LATER), NothingToUndo)


def test_a_log_is_still_taken_back_after_an_edit_of_it_was(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session), actor=ALICE)
        correct.edit(session, world.config, ALICE, number, {"text": "other words"}, now=NOW)
        assert isinstance(undo(session, ALICE, now=ONE_HOUR_LATER), Undone)
        assert isinstance(undo(session, ALICE, now=ONE_HOUR_LATER), Undone)
        assert correct.get_entry(session, number).state is InteractionState.CANCELLED
