"""Each amount keeps the currency that it was logged in; sums of several are never added up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import correct
from journal.model import Figures, FiguresDimension, InteractionFilter
from journal.store import figures
from journal.undo import undo
from tests.builders import ADMIN, a_person, log_interaction
from tests.clock import NOW
from tests.journal.laws.example_database import ExampleDatabase

ALL = InteractionFilter()


def in_crowns(config: RecordConfig) -> RecordConfig:
    return replace(config, currency="SEK")


def edit(session: Session, config: RecordConfig, number: int, **wanted: object) -> None:
    correct.edit(session, config, ADMIN, number, wanted, now=NOW)


def amount(session: Session, number: int) -> str:
    entry = correct.get_entry(session, number)
    return f"{entry.cost.normalize():f} {entry.currency}"


def whole_costs(found: Figures) -> dict[str, int]:
    return {currency: int(cost) for currency, cost in found.costs.items()}


def test_another_currency_in_the_config_turns_no_old_amount_over(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        old = log_interaction(session, world.config, ada, cost=Decimal(12))
        new = log_interaction(session, in_crowns(world.config), ada, cost=Decimal(30))
        assert (amount(session, old), amount(session, new)) == ("12 EUR", "30 SEK")
        assert whole_costs(figures.total(session, ALL)) == {"EUR": 12, "SEK": 30}


@pytest.mark.parametrize("by", [FiguresDimension.TEMPLATE, FiguresDimension.CONTACT])
def test_a_slice_of_two_currencies_is_one_row_with_two_sums(
    world: ExampleDatabase, by: FiguresDimension
) -> None:
    with world.rolled_back_session() as session:
        ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
        log_interaction(session, world.config, bob, template="CALL-OUT", cost=Decimal(1))
        for config in (world.config, in_crowns(world.config), world.config):
            log_interaction(session, config, ada, cost=Decimal(2))
        first, second = figures.group_by_dimension(session, ALL, by)
        assert (first.figures.number, whole_costs(first.figures)) == (3, {"EUR": 4, "SEK": 2})
        assert (second.figures.number, whole_costs(second.figures)) == (1, {"EUR": 1})


def test_a_corrected_amount_stays_in_its_currency_a_first_one_is_of_today(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        paid = log_interaction(session, world.config, ada, cost=Decimal(12))
        free = log_interaction(session, world.config, ada, cost=Decimal(0))
        for number in (paid, free):
            edit(session, in_crowns(world.config), number, cost=Decimal(15))
        assert (amount(session, paid), amount(session, free)) == ("15 EUR", "15 SEK")
        undo.undo(session, ADMIN, now=NOW)
        assert amount(session, free) == "0 EUR"


def test_another_template_leaves_an_amount_of_another_currency(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada, later = a_person(session), in_crowns(world.config)
        old = log_interaction(session, world.config, ada, template="CALL-OUT")
        new = log_interaction(session, later, ada, template="CALL-OUT")
        before = amount(session, old)
        for number in (old, new):
            edit(session, later, number, template="LETTER")
        letter = world.config.catalog.templates["LETTER"].cost
        assert amount(session, old) == before != f"{letter.normalize():f} EUR"
        assert amount(session, new) == f"{letter.normalize():f} SEK"
