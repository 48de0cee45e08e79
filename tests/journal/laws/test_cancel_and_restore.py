"""Cancel and restore are each other's inverse, and each levels a mixed selection."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal import cancel
from journal.model import State
from journal.store import interactions
from tests.building import ADMIN, ALICE, HOUR
from tests.clock import NOW
from tests.journal.laws.world import Scene, World, a_scene, content

LATER = NOW + HOUR
SOME = st.lists(st.integers(0, 4), unique=True)
A_FEW = st.lists(st.integers(0, 4), unique=True, min_size=1)

law = settings(max_examples=8)


def _chosen(scene: Scene, positions: list[int]) -> list[int]:
    return [scene.numbers[position] for position in positions]


def _cancelled(session: Session, scene: Scene) -> set[int]:
    entries = interactions.get_many(session, scene.numbers)
    return {number for number, each in entries.items() if each.state is State.CANCELLED}


@law
@given(which=A_FEW, before=SOME, reason=st.text())
def test_restoring_what_a_cancel_cancelled_leaves_all_as_it_was(
    world: World, which: list[int], before: list[int], reason: str
) -> None:
    with world.tried() as session:
        scene = a_scene(session, world.house)
        cancel.cancel(session, world.house, ADMIN, _chosen(scene, before), reason="wrong", now=NOW)
        was = content(session)
        done = cancel.cancel(
            session, world.house, ADMIN, _chosen(scene, which), reason=reason, now=LATER
        )
        assert _cancelled(session, scene) == {*_chosen(scene, which), *_chosen(scene, before)}
        cancel.restore(session, world.house, ADMIN, done.cancelled, now=LATER)
        assert content(session) == was


@law
@given(which=A_FEW, again=A_FEW)
def test_cancelling_twice_changes_nothing_the_second_time(
    world: World, which: list[int], again: list[int]
) -> None:
    with world.tried() as session:
        scene = a_scene(session, world.house)
        cancel.cancel(session, world.house, ADMIN, _chosen(scene, which), reason="one", now=NOW)
        both = [n for n in _chosen(scene, again) if n in _chosen(scene, which)]
        was, history = content(session), _histories(session, scene)
        done = cancel.cancel(session, world.house, ALICE, both, reason="two", now=LATER)
        assert (done.deed, done.cancelled, set(done.already)) == (None, (), set(both))
        assert (content(session), _histories(session, scene)) == (was, history)


@law
@given(which=A_FEW, before=SOME)
def test_a_mixed_selection_is_levelled_and_nothing_else_is_touched(
    world: World, which: list[int], before: list[int]
) -> None:
    with world.tried() as session:
        scene = a_scene(session, world.house)
        cancelled = set(_chosen(scene, before))
        chosen = _chosen(scene, which)
        cancel.cancel(session, world.house, ADMIN, list(cancelled), reason="", now=NOW)
        done = cancel.cancel(session, world.house, ADMIN, chosen, reason="", now=LATER)
        assert set(done.cancelled) == set(chosen) - cancelled
        assert set(done.already) == set(chosen) & cancelled
        assert _cancelled(session, scene) == {*chosen, *cancelled}
        back = cancel.restore(session, world.house, ADMIN, chosen, now=LATER)
        assert set(back.restored) == set(chosen)
        assert _cancelled(session, scene) == cancelled - set(chosen)


def _histories(session: Session, scene: Scene) -> list[int]:
    return [len(interactions.changes_of(session, number)) for number in scene.numbers]
