"""What is stored comes back as it was, on both databases: money, times, text."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.entries import correct
from journal.errors import RequestRefused
from journal.model import FiguresDimension, InteractionFilter
from journal.store import figures
from tests.builders import ADMIN, HOUR, a_person, log_interaction
from tests.clock import NOW
from tests.journal.laws.example_database import ExampleDatabase

NO_FILTER = InteractionFilter()
MONEY = st.decimals(0, 10**11, places=4) | st.decimals(0, 1, places=4)

law = settings(max_examples=20)


@law
@given(st.lists(MONEY, min_size=1, max_size=6))
def test_money_comes_back_exact_and_sums_are_exact(
    world: ExampleDatabase, costs: list[Decimal]
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        numbers = [log_interaction(session, world.config, ada, cost=cost) for cost in costs]
        assert [correct.get_entry(session, number).cost for number in numbers] == costs
        assert figures.total(session, NO_FILTER).costs.get("EUR", 0) == sum(costs)
        (slice_,) = figures.group_by_dimension(session, NO_FILTER, FiguresDimension.TEMPLATE)
        assert slice_.figures.costs.get("EUR", 0) == sum(costs)


def test_ten_times_ten_cents_is_one(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        for _ in range(10):
            log_interaction(session, world.config, ada, cost=Decimal("0.1"))
        assert str(figures.total(session, NO_FILTER).costs["EUR"]) == "1.00"


@pytest.mark.parametrize("cost", ["-1", "NaN", "Infinity", "1000000000000"])
def test_an_impossible_cost_is_refused_at_logging_and_at_correcting(
    world: ExampleDatabase, cost: str
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        with pytest.raises(RequestRefused):
            log_interaction(session, world.config, ada, cost=Decimal(cost))
        number = log_interaction(session, world.config, ada)
        wanted = {"cost": Decimal(cost)}
        with pytest.raises(RequestRefused):
            correct.edit(session, world.config, ADMIN, number, wanted, now=NOW)


def test_what_can_not_be_is_refused_at_correcting_as_at_logging(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session))
        for wanted in ({"duration_minutes": -1}, {"occurred_at": NOW + 25 * HOUR}):
            with pytest.raises(RequestRefused):
                correct.edit(session, world.config, ADMIN, number, wanted, now=NOW)


@law
@given(
    st.integers(0, 10**10),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_a_moment_comes_back_as_the_same_moment_in_utc(
    world: ExampleDatabase, milliseconds: int, zone: timezone
) -> None:
    moment = (NOW - timedelta(milliseconds=milliseconds)).astimezone(zone)
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session), occurred_at=moment)
        entry = correct.get_entry(session, number)
        assert entry.occurred_at == moment
        assert entry.occurred_at.tzinfo is UTC
        assert figures.occurred_range(session, NO_FILTER) == (moment, moment)


def test_a_moment_without_a_zone_is_refused(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session))
        naive = datetime.fromisoformat("2026-03-03T09:30:00")
        wanted = {"occurred_at": naive}
        with pytest.raises(RequestRefused, match="zone"):
            correct.edit(session, world.config, ADMIN, number, wanted, now=NOW)


@law
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_text_comes_back_as_it_was_written(world: ExampleDatabase, text: str) -> None:
    with world.rolled_back_session() as session:
        number = log_interaction(session, world.config, a_person(session), text=f"a{text}z")
        kept = correct.get_entry(session, number).text
        assert [*kept] == [
            c
            for c in f"a{text}z"
            if c not in "\u202a\u202b\u202c\u202d\u202e" and not "\u2066" <= c <= "\u2069"
        ]
