"""A company's address book and years of its record, the same on every run."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Engine

from bench import bulk_record
from journal.model import (
    Actor,
    Address,
    AddressKind,
    Channel,
    ContactKind,
    Direction,
    Initiator,
    NewContact,
    NewInteraction,
    NewParticipant,
    Role,
    Source,
)
from journal.store.contacts import contacts
from journal.store.database import transaction

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ADMIN = Actor(Source.CLI, "bench", role=Role.ADMIN)
_BATCH = 1000
_SYLLABLES = [
    "an",
    "ber",
    "ta",
    "lo",
    "vi",
    "kra",
    "mo",
    "shi",
    "dro",
    "el",
    "na",
    "ri",
    "qu",
    "to",
    "ma",
    "sen",
    "ko",
    "lin",
    "gr",
    "pe",
    "sjö",
    "ård",
    "ва",
    "ли",
    "нов",
    "мар",
    "øst",
    "üb",
]
_TEMPLATES = {
    "CALL-OUT": ("PHONE", Channel.PHONE, Direction.OUTBOUND),
    "CALL-IN": ("PHONE", Channel.PHONE, Direction.INBOUND),
    "EMAIL-IN": ("SYSTEM", Channel.EMAIL, Direction.INBOUND),
    "EMAIL-OUT": ("SYSTEM", Channel.EMAIL, Direction.OUTBOUND),
    "MEETING-ONSITE": ("MEETING", Channel.MEETING, Direction.OUTBOUND),
    "NOTE": ("SYSTEM", Channel.NOTE, Direction.NONE),
}
_TEMPLATE_CODES = list(_TEMPLATES)


@dataclass(frozen=True, slots=True)
class SampleRecord:
    people: Sequence[int]
    companies: Sequence[int]
    names: Sequence[str]
    words: Sequence[str]


def build_sample(
    engine: Engine, *, number_of_contacts: int, number_of_interactions: int
) -> SampleRecord:
    dice = random.Random(20260601)
    names = [_make_word(dice) for _ in range(20_000)]
    words = [_make_word(dice) + _make_word(dice) for _ in range(30_000)]
    firms = [f"{dice.choice(names)} {dice.choice(names)}" for _ in range(number_of_contacts // 10)]
    companies = _add_contacts(engine, [NewContact(name=f, kind=ContactKind.COMPANY) for f in firms])
    people = _add_contacts(engine, list(_make_contacts(dice, names, companies, number_of_contacts)))
    known = bulk_record.find_people(engine, people)
    for _ in range(number_of_interactions // _BATCH):
        made = [_make_interaction(dice, people, words) for _ in range(_BATCH)]
        bulk_record.write_entries(engine, made, known, by=ADMIN, now=NOW)
    return SampleRecord(people, companies, names, words)


def _make_word(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()


def _make_contacts(
    dice: random.Random, names: Sequence[str], companies: Sequence[int], count: int
) -> Iterator[NewContact]:
    for number in range(count):
        # A few first names are everywhere, as they are in life.
        first = names[min(int(dice.expovariate(0.01)), 1499)]
        last = dice.choice(names)
        email = Address(AddressKind.EMAIL, f"p{number}@c{number % 4000}.example", primary=True)
        phone = Address(AddressKind.PHONE, f"+4670{dice.randint(1_000_000, 9_999_999)}")
        yield NewContact(
            name=f"{first} {last}",
            company_id=dice.choice(companies),
            addresses=(email, phone),
        )


def _add_contacts(engine: Engine, news: Sequence[NewContact]) -> list[int]:
    ids: list[int] = []
    for start in range(0, len(news), _BATCH):
        with transaction(engine) as session:
            batch = news[start : start + _BATCH]
            ids += contacts.add_many(session, batch, by=ADMIN.key, now=NOW - timedelta(days=1500))
    return ids


def _make_interaction(
    dice: random.Random, people: Sequence[int], words: Sequence[str]
) -> NewInteraction:
    template = dice.choice(_TEMPLATE_CODES)
    group, channel, direction = _TEMPLATES[template]
    # A tenth of the contacts has half of the record.
    some = people if dice.random() < 0.5 else people[: max(1, len(people) // 10)]
    whom = sorted({dice.choice(some) for _ in range(dice.choice((1, 1, 1, 2)))})
    return NewInteraction(
        occurred_at=NOW - timedelta(minutes=dice.randint(1, 3 * 365 * 24 * 60)),
        template=template,
        template_version="1",
        group=group,
        channel=channel,
        direction=direction,
        initiated_by=Initiator.US if direction is Direction.OUTBOUND else Initiator.THEM,
        subject=" ".join(dice.choices(words, k=4)),
        text=" ".join(dice.choices(words, k=25)),
        participants=tuple(NewParticipant(each) for each in whom),
        salesperson=f"s{dice.randint(1, 25)}@ours.example",
        cost=Decimal(dice.randint(0, 50)),
        currency="EUR",
        duration_minutes=dice.randint(0, 120),
        successful=dice.random() < 0.9,
    )
