"""Cancel and restore are each other's inverse, and each levels a mixed selection."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.entries import cancel
from journal.model import InteractionState
from journal.store.record import interactions
from tests.builders import ADMIN, ALICE, HOUR
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import (
    ExampleDatabase,
    ExampleRecord,
    an_example_record,
    table_contents,
)

ONE_HOUR_LATER = NOW + HOUR
SOME_POSITIONS = st.lists(st.integers(0, 4), unique=True)
FEW_POSITIONS = st.lists(st.integers(0, 4), unique=True, min_size=1)

law = settings(max_examples=tries(5, long=30))


def _numbers_at(scene: ExampleRecord, positions: list[int]) -> list[int]:
    return [scene.numbers[position] for position in positions]


def _cancelled_numbers(session: Session, scene: ExampleRecord) -> set[int]:
    entries = interactions.get_many(session, scene.numbers)
    return {number for number, each in entries.items() if each.state is InteractionState.CANCELLED}


@law
@given(which=FEW_POSITIONS, before=SOME_POSITIONS, reason=st.text())
def test_restoring_what_a_cancel_cancelled_leaves_all_as_it_was(
    world: ExampleDatabase, which: list[int], before: list[int], reason: str
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        cancel.cancel(
            session, world.config, ADMIN, _numbers_at(scene, before), reason="wrong", now=NOW
        )
        was = table_contents(session)
        done = cancel.cancel(
            session,
            world.config,
            ADMIN,
            _numbers_at(scene, which),
            reason=reason,
            now=ONE_HOUR_LATER,
        )
        assert _cancelled_numbers(session, scene) == {
            *_numbers_at(scene, which),
            *_numbers_at(scene, before),
        }
        cancel.restore(session, world.config, ADMIN, done.cancelled, now=ONE_HOUR_LATER)
        assert table_contents(session) == was


@law
@given(which=FEW_POSITIONS, again=FEW_POSITIONS)
def test_cancelling_twice_changes_nothing_the_second_time(
    world: ExampleDatabase, which: list[int], again: list[int]
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        cancel.cancel(
            session, world.config, ADMIN, _numbers_at(scene, which), reason="one", now=NOW
        )
        both = [n for n in _numbers_at(scene, again) if n in _numbers_at(scene, which)]
        was, history = table_contents(session), _histories(session, scene)
        done = cancel.cancel(session, world.config, ALICE, both, reason="two", now=ONE_HOUR_LATER)
        assert (done.deed, done.cancelled, set(done.already)) == (None, (), set(both))
        assert (table_contents(session), _histories(session, scene)) == (was, history)


@law
@given(which=FEW_POSITIONS, before=SOME_POSITIONS)
def test_a_mixed_selection_is_levelled_and_nothing_else_is_touched(
    world: ExampleDatabase, which: list[int], before: list[int]
) -> None:
    with world.rolled_back_session() as session:
        scene = an_example_record(session, world.config)
        cancelled = set(_numbers_at(scene, before))
        chosen = _numbers_at(scene, which)
        cancel.cancel(session, world.config, ADMIN, list(cancelled), reason="", now=NOW)
        done = cancel.cancel(session, world.config, ADMIN, chosen, reason="", now=ONE_HOUR_LATER)
        assert set(done.cancelled) == set(chosen) - cancelled
        assert set(done.already) == set(chosen) & cancelled
        assert _cancelled_numbers(session, scene) == {*chosen, *cancelled}
        back = cancel.restore(session, world.config, ADMIN, chosen, now=ONE_HOUR_LATER)
        assert set(back.restored) == set(chosen)
        assert _cancelled_numbers(session, scene) == cancelled - set(chosen)


def _histories(session: Session, scene: ExampleRecord) -> list[int]:
    return [len(interactions.changes_of(session, number)) for number in scene.numbers]
