"""Tests how long people wait for an answer: the right times, and not by walking a history again and again."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.context import RecordConfig
from journal.figures import difference
from journal.mail.mail import enter_mails
from journal.model import (
    ContactFilter,
    FiguresDimension,
    InteractionFilter,
    MailOutcome,
    Segment,
)
from journal.store import figures
from journal.store.contacts import segments
from journal.store.database import read_transaction, transaction
from journal.store.filters import from_json, to_json
from journal.store.record import pages
from journal.store.tables import interaction, mail, participant
from tests.builders import a_company, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.mail_builders import POLLER, VERSIONS, a_mail

ALL = InteractionFilter()
INBOUND, OUTBOUND = "inbound", "outbound"


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def add_mails(
    session: Session, contact_id: int, directions: Sequence[str], *, talk: int = 1
) -> None:
    """One mail a minute with a contact, in one conversation."""
    known, letter = _first_row(session, interaction), _first_row(session, mail)
    moments = [NOW + timedelta(minutes=minute) for minute in range(len(directions))]
    letters = [{**letter, "delivery_key": uuid4().hex, "conversation": talk} for _ in moments]
    add_mail = sa.insert(mail).returning(mail.c.id, sort_by_parameter_order=True)
    made = [
        {
            **known,
            "occurred_at": moment,
            "direction": direction,
            "channel": "email",
            "mail_id": mail_id,
            "mail_key": None,
        }
        for moment, direction, mail_id in zip(
            moments, directions, session.scalars(add_mail, letters).all(), strict=True
        )
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


def _first_row(session: Session, table: sa.Table) -> dict[str, Any]:
    """A row to be made others of."""
    found = session.execute(sa.select(table)).mappings().first()
    assert found is not None
    return {name: value for name, value in found.items() if name != "id"}


def begin(session: Session, config: RecordConfig) -> None:
    """A note and a mail, whose rows the others are made of."""
    cyd = a_person(session, "Cyd")
    log_interaction(session, config, cyd)
    enter_mails(
        session, config, POLLER, [a_mail("k", MailOutcome.WAITING)], versions=VERSIONS, now=NOW
    )


def waits_of(session: Session, wanted: InteractionFilter = ALL) -> list[int]:
    return sorted(
        int(each.total_seconds() / 60) for each in figures.response_times(session, wanted)
    )


def test_who_wrote_waits_until_our_next_word_to_them(
    session: Session, config: RecordConfig
) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    begin(session, config)
    add_mails(session, ada.id, [INBOUND, INBOUND, OUTBOUND, OUTBOUND, INBOUND, OUTBOUND, INBOUND])
    add_mails(session, bob.id, [INBOUND, INBOUND], talk=2)
    assert waits_of(session) == [1, 1, 2]
    assert waits_of(session, InteractionFilter(contact_id=bob.id)) == []
    # What was asked is filtered, not who answered.
    late = InteractionFilter(occurred_from=NOW + timedelta(minutes=1), direction=INBOUND)
    assert waits_of(session, late) == [1, 1]


def test_an_answer_at_the_same_moment_is_an_answer_to_what_came_before(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada")
    begin(session, config)
    add_mails(session, ada.id, [INBOUND, INBOUND])
    add_mails(session, ada.id, [OUTBOUND, OUTBOUND])
    assert waits_of(session) == [1]


def test_a_word_in_another_conversation_is_no_answer(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada")
    begin(session, config)
    add_mails(session, ada.id, [INBOUND], talk=1)
    add_mails(session, ada.id, [INBOUND, OUTBOUND, OUTBOUND], talk=2)
    log_interaction(session, config, ada, template="CALL-OUT", now=NOW + timedelta(minutes=5))
    assert waits_of(session) == [1]


def count_steps(engine: Engine, ask: Callable[[Session], object]) -> int:
    """Counts how many steps, in thousands, SQLite's machine takes."""
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
        begin(session, config)
    steps = []
    for _ in range(2):
        with transaction(engine) as session:
            add_mails(session, ada.id, [INBOUND] * 1000)
        steps.append(count_steps(engine, lambda each: figures.response_times(each, ALL)))
    once, twice = steps
    assert twice < once * 3


def test_who_is_stale_and_who_is_untouched_are_the_same_people(
    session: Session, config: RecordConfig
) -> None:
    """Also who was never spoken to, and a company through its people; nobody who is closed."""
    acme = a_company(session, "Acme")
    ada = a_person(session, "Ada", company_id=acme.id)
    old, never = a_person(session, "Old"), a_person(session, "Never")
    a_person(session, "Closed", privacy_blocked=True)
    tried = a_person(session, "Tried")
    later = NOW + timedelta(days=100)
    log_interaction(session, config, old)
    log_interaction(session, config, ada, now=later)
    log_interaction(session, config, tried, now=later, successful=False)
    quiet = Segment(1, "quiet", "", "", "", ContactFilter(untouched_days=90), NOW, "")
    untouched = segments.members(session, quiet, now=later)
    stale = figures.find_stale_contacts(session, since=later - timedelta(days=90))
    assert [each.id for each, _ in stale] == [old.id, never.id, tried.id]
    assert sorted(untouched) == sorted(each.id for each, _ in stale)
    assert figures.count_stale_contacts(session, since=later - timedelta(days=90)) == 3


def test_the_members_of_a_segment_are_a_filter(session: Session, config: RecordConfig) -> None:
    ada, bob, cyd = (a_person(session, name) for name in ("Ada", "Bob", "Cyd"))
    first = log_interaction(session, config, ada, bob)
    log_interaction(session, config, cyd)
    members = InteractionFilter(contact_ids=(ada.id, bob.id))
    assert [each.number for each in pages.walk(session, members)] == [first]
    assert figures.total(session, members).number == 1
    assert figures.total(session, InteractionFilter(contact_ids=())).number == 0
    many = InteractionFilter(contact_ids=tuple(range(1, 100_000)))
    assert figures.total(session, many).number == 2
    assert from_json(InteractionFilter, to_json(members)) == members


def test_columns_by_company_add_up_with_who_is_nowhere_and_who_is_twice(
    session: Session, config: RecordConfig
) -> None:
    acme, other = a_company(session, "Acme"), a_company(session, "Other")
    ada = a_person(session, "Ada", company_id=acme.id)
    bob = a_person(session, "Bob", company_id=other.id)
    free = a_person(session, "Free")
    for people in ((ada, bob), (ada,), (free,)):
        log_interaction(session, config, *people, template="LETTER")
    rows = figures.group_by_dimension(session, ALL, FiguresDimension.COMPANY)
    nobody = figures.total_of_nobody(session, ALL, FiguresDimension.COMPANY)
    assert nobody.number == 1
    missing = difference(figures.total(session, ALL), [nobody, *(row.figures for row in rows)])
    assert (missing.number, missing.outbound) == (-1, -1)
