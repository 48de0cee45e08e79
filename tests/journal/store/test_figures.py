"""How long people wait for an answer: the right times, and not by walking a history again and again."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.context import RecordConfig
from journal.model import InteractionFilter
from journal.store import figures
from journal.store.database import read_transaction, transaction
from journal.store.tables import interaction, participant
from tests.builders import a_config, a_person, log_interaction
from tests.clock import NOW

ALL = InteractionFilter()
INBOUND, OUTBOUND = "inbound", "outbound"


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def add_mails(session: Session, contact_id: int, directions: Sequence[str]) -> None:
    """One mail a minute with a contact."""
    known = session.execute(sa.select(interaction)).mappings().first()
    assert known is not None
    model = {name: value for name, value in known.items() if name != "id"}
    made = [
        {
            **model,
            "occurred_at": NOW + timedelta(minutes=minute),
            "direction": direction,
            "channel": "email",
        }
        for minute, direction in enumerate(directions)
    ]
    insert = sa.insert(interaction).returning(interaction.c.id, sort_by_parameter_order=True)
    numbers = session.scalars(insert, made).all()
    part: dict[str, Any] = {
        "contact_id": contact_id, "position": 0, "part": "main", "address": "", "address_key": "",
        "name": "", "company_name": "",
    }  # fmt: skip
    session.execute(
        sa.insert(participant),
        [
            {**part, "interaction_id": number, "occurred_at": row["occurred_at"]}
            for number, row in zip(numbers, made, strict=True)
        ],
    )


def waits_of(session: Session, wanted: InteractionFilter = ALL) -> list[int]:
    return sorted(
        int(each.total_seconds() / 60) for each in figures.response_times(session, wanted)
    )


def test_who_wrote_waits_until_our_next_word_to_them(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    log_interaction(session, config, bob)
    add_mails(session, ada.id, [INBOUND, INBOUND, OUTBOUND, OUTBOUND, INBOUND, OUTBOUND, INBOUND])
    add_mails(session, bob.id, [INBOUND, INBOUND])
    assert waits_of(session) == [1, 1, 2]
    assert waits_of(session, InteractionFilter(contact_id=bob.id)) == []
    # What was asked is filtered, not who answered.
    late = InteractionFilter(occurred_from=NOW + timedelta(minutes=1), direction=INBOUND)
    assert waits_of(session, late) == [1, 1]


def test_an_answer_at_the_same_moment_is_an_answer_to_what_came_before(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada")
    log_interaction(session, config, ada)
    add_mails(session, ada.id, [INBOUND, INBOUND])
    add_mails(session, ada.id, [OUTBOUND, OUTBOUND])
    assert waits_of(session) == [1]


def count_steps(engine: Engine, ask: Callable[[Session], object]) -> int:
    """How many steps, in thousands, SQLite's machine takes."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with read_transaction(engine) as session:
        driver: Any = session.connection().connection.driver_connection
        driver.set_progress_handler(count, 1000)
        ask(session)
        driver.set_progress_handler(None, 0)
    return steps


def test_mails_that_nobody_answered_cost_no_walk_through_all_that_came_later(
    engine: Engine, config: RecordConfig
) -> None:
    if engine.dialect.name != "sqlite":
        # It counts no steps for us; the query is the same.
        return
    with transaction(engine) as session:
        ada = a_person(session, "Ada")
        log_interaction(session, config, ada)
    steps = []
    for _ in range(2):
        with transaction(engine) as session:
            add_mails(session, ada.id, [INBOUND] * 1000)
        steps.append(count_steps(engine, lambda each: figures.response_times(each, ALL)))
    once, twice = steps
    assert twice < once * 3
