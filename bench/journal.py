"""Searches, pages, figures and the purge of a large record, against the targets."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from bench.world import ADMIN, NOW, World
from journal import purge
from journal.model import Cut, DeedKind, InteractionFilter
from journal.store import contacts, deeds, figures, listing, lookup, states, words
from journal.store.database import reading, transaction
from journal.store.purges import Bound


@dataclass(frozen=True, slots=True)
class Measured:
    what: str
    p50_ms: float
    p99_ms: float
    must_ms: float


def measure(engine: Engine, world: World) -> list[Measured]:
    dice = random.Random(7)
    names = [_typed(dice, world) for _ in range(400)]
    with reading(engine) as session:
        full = list(contacts.get_many(session, dice.choices(world.people, k=200)).values())
    return [
        _timed(engine, "contact as typed", 25, [_find(text) for text in names]),
        _timed(engine, "contact, full name", 25, [_find(each.name) for each in full]),
        _timed(engine, "contact, address", 25, [_find(each.emails()[0]) for each in full]),
        _timed(engine, "contact, misspelt", 100, [_find(_slip(dice, each.name)) for each in full]),
        _timed(engine, "history page", 50, [_page(InteractionFilter())] * 50),
        _timed(engine, "history of a contact", 50, [_page(_of(i)) for i in world.people[:100]]),
        _timed(engine, "history of a company", 50, [_page(_at(i)) for i in world.companies[:100]]),
        _timed(engine, "full text, two words", 200, [_text(dice, world) for _ in range(200)]),
        _timed(engine, "figures of a quarter", 1000, [_quarter(cut) for cut in _CUTS]),
        _timed(engine, "stale contacts", 2000, [_stale] * 3),
    ]


_CUTS = (Cut.TEMPLATE, Cut.SALESPERSON, Cut.CHANNEL, Cut.GROUP, Cut.TEMPLATE)

Question = Callable[[Session], object]


def _timed(engine: Engine, what: str, must_ms: float, questions: Sequence[Question]) -> Measured:
    took = []
    for ask in questions:
        with reading(engine) as session:
            start = time.perf_counter()
            ask(session)
            took.append((time.perf_counter() - start) * 1000)
    took.sort()
    last = min(len(took) - 1, int(len(took) * 0.99))
    return Measured(what, took[len(took) // 2], took[last], must_ms)


def _typed(dice: random.Random, world: World) -> str:
    """What stands in the field at some keystroke: the beginning of a name, maybe of two."""
    one = dice.choice(world.names)[: dice.randint(2, 6)]
    return one if dice.random() < 0.7 else f"{one} {dice.choice(world.names)[: dice.randint(1, 4)]}"


def _slip(dice: random.Random, name: str) -> str:
    spot = dice.randrange(1, max(2, len(name) - 1))
    return name[:spot] + name[spot + 1 :]


def _find(text: str) -> Question:
    return lambda session: lookup.find(session, text, limit=20)


def _page(wanted: InteractionFilter) -> Question:
    return lambda session: listing.page(session, wanted, limit=50)


def _of(contact_id: int) -> InteractionFilter:
    return InteractionFilter(contact_id=contact_id)


def _at(company_id: int) -> InteractionFilter:
    return InteractionFilter(company_id=company_id)


def _text(dice: random.Random, world: World) -> Question:
    typed = " ".join(word[:6] for word in dice.choices(world.words, k=2))
    return lambda session: words.find(session, typed, limit=50)


def _quarter(cut: Cut) -> Question:
    wanted = InteractionFilter(occurred_from=NOW - timedelta(days=91), occurred_before=NOW)
    return lambda session: figures.cut(session, wanted, cut)


def _stale(session: Session) -> object:
    return figures.stale(session, since=NOW - timedelta(days=90), limit=100)


def purge_of(engine: Engine, count: int) -> tuple[float, float]:
    """Seconds for all of it, and milliseconds of the longest slice: so long a writer waits."""
    with transaction(engine) as session:
        numbers = [each.number for each in listing.page(session, InteractionFilter()).items]
        newest = max(numbers)
        deed = deeds.add(session, DeedKind.CANCEL, actor=ADMIN.key, now=NOW)
        doomed = list(range(1, min(count, newest) + 1))
        states.set_cancelled(session, doomed, by=ADMIN.key, reason="bench", deed=deed, now=NOW)
    with transaction(engine) as session:
        preview = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with transaction(engine) as session:
        which = purge.begin(session, ADMIN, preview.token, now=NOW)
    assert isinstance(which, Bound)
    start = time.perf_counter()
    slices = list(iter(lambda: _slice(engine, which), 0.0))
    return time.perf_counter() - start, max(slices) * 1000


def _slice(engine: Engine, which: Bound) -> float:
    start = time.perf_counter()
    with transaction(engine) as session:
        numbers = purge.due(session, which)
        if not numbers:
            return 0.0
        purge.delete(session, which, numbers, now=NOW)
    return time.perf_counter() - start
