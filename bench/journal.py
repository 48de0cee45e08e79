"""Measures searches, pages, figures and the purge of a large record, against the targets."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from bench.sample_record import ADMIN, NOW, SampleRecord
from journal.entries import purge
from journal.model import (
    CancelCause,
    CancelReason,
    DeedKind,
    FiguresDimension,
    InteractionFilter,
)
from journal.store import figures
from journal.store.contacts import contacts, lookup
from journal.store.database import read_transaction, transaction
from journal.store.privacy.purges import StoredPreview
from journal.store.record import cancelling, pages, text_search, undo_log


@dataclass(frozen=True, slots=True)
class Measurement:
    name: str
    p50_ms: float
    p99_ms: float
    target_ms: float


def measure(engine: Engine, sample: SampleRecord) -> list[Measurement]:
    dice = random.Random(7)
    names = [_typed_prefix(dice, sample) for _ in range(400)]
    with read_transaction(engine) as session:
        full = list(contacts.get_many(session, dice.choices(sample.people, k=200)).values())
    return [
        _measure_questions(
            engine, "contact as typed", 25, [_find_question(text) for text in names]
        ),
        _measure_questions(
            engine, "contact, full name", 25, [_find_question(each.name) for each in full]
        ),
        _measure_questions(
            engine, "contact, address", 25, [_find_question(each.emails()[0]) for each in full]
        ),
        _measure_questions(
            engine,
            "contact, misspelt",
            100,
            [_find_question(_misspell(dice, each.name)) for each in full],
        ),
        _measure_questions(engine, "history page", 50, [_page_question(InteractionFilter())] * 50),
        _measure_questions(
            engine,
            "history of a contact",
            50,
            [_page_question(InteractionFilter(contact_id=i)) for i in sample.people[:100]],
        ),
        _measure_questions(
            engine,
            "history of a company",
            50,
            [_page_question(InteractionFilter(company_id=i)) for i in sample.companies[:100]],
        ),
        _measure_questions(
            engine,
            "full text, two words",
            200,
            [_full_text_question(dice, sample) for _ in range(200)],
        ),
        _measure_questions(
            engine, "figures of a quarter", 1000, [_quarter_question(cut) for cut in _CUTS]
        ),
        _measure_questions(engine, "stale contacts", 2000, [_list_stale] * 3),
    ]


_CUTS = (
    FiguresDimension.TEMPLATE,
    FiguresDimension.SALESPERSON,
    FiguresDimension.CHANNEL,
    FiguresDimension.GROUP,
    FiguresDimension.TEMPLATE,
)

Question = Callable[[Session], object]


def _measure_questions(
    engine: Engine, name: str, target_ms: float, questions: Sequence[Question]
) -> Measurement:
    took = []
    for ask in questions:
        with read_transaction(engine) as session:
            start = time.perf_counter()
            ask(session)
            took.append((time.perf_counter() - start) * 1000)
    took.sort()
    last = min(len(took) - 1, int(len(took) * 0.99))
    return Measurement(name, took[len(took) // 2], took[last], target_ms)


def _typed_prefix(dice: random.Random, sample: SampleRecord) -> str:
    """The text in the field at some keystroke: the beginning of a name, maybe of two."""
    one = dice.choice(sample.names)[: dice.randint(2, 6)]
    return (
        one if dice.random() < 0.7 else f"{one} {dice.choice(sample.names)[: dice.randint(1, 4)]}"
    )


def _misspell(dice: random.Random, name: str) -> str:
    spot = dice.randrange(1, max(2, len(name) - 1))
    return name[:spot] + name[spot + 1 :]


def _find_question(text: str) -> Question:
    return lambda session: lookup.find(session, text, limit=20)


def _page_question(wanted: InteractionFilter) -> Question:
    return lambda session: pages.page(session, wanted, limit=50)


def _full_text_question(dice: random.Random, sample: SampleRecord) -> Question:
    typed = " ".join(word[:6] for word in dice.choices(sample.words, k=2))
    return lambda session: text_search.find(session, typed, limit=50)


def _quarter_question(cut: FiguresDimension) -> Question:
    wanted = InteractionFilter(occurred_from=NOW - timedelta(days=91), occurred_before=NOW)
    return lambda session: figures.group_by_dimension(session, wanted, cut)


def _list_stale(session: Session) -> object:
    return figures.find_stale_contacts(session, since=NOW - timedelta(days=90), limit=100)


def measure_purge(engine: Engine, count: int) -> tuple[float, float]:
    """The seconds of the whole purge, and the milliseconds of its longest slice: writers wait."""
    with transaction(engine) as session:
        numbers = [each.number for each in pages.page(session, InteractionFilter()).items]
        newest = max(numbers)
        deed = undo_log.add(session, DeedKind.CANCEL, actor=ADMIN.key, now=NOW)
        doomed = list(range(1, min(count, newest) + 1))
        cancelling.set_cancelled(
            session,
            doomed,
            by=ADMIN.key,
            reason=CancelReason(CancelCause.GIVEN, "bench"),
            deed=deed,
            now=NOW,
        )
    with transaction(engine) as session:
        preview = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with transaction(engine) as session:
        which = purge.begin(session, ADMIN, preview.token, now=NOW)
    assert isinstance(which, StoredPreview)
    start = time.perf_counter()
    slices = list(iter(lambda: _purge_slice(engine, which), 0.0))
    return time.perf_counter() - start, max(slices) * 1000


def _purge_slice(engine: Engine, which: StoredPreview) -> float:
    start = time.perf_counter()
    with transaction(engine) as session:
        numbers = purge.next_slice(session, which)
        if not numbers:
            return 0.0
        purge.delete(session, which, numbers, now=NOW)
    return time.perf_counter() - start
