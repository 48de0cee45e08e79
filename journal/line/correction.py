"""PURE. A line that corrects the one before: `no, 40 min`, `it was Bob`, `igår`.

It begins as corrections do, or is nothing but a day, a time or a duration. What it does not name
stays as it was.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from journal.line.context import LineContext
from journal.line.done_facts import done_facts
from journal.line.lexicon import lexicon
from journal.line.phrases import Found
from journal.line.reading import Reading
from journal.line.result import LineContact, LineField, LineKind
from journal.line.tokens import tokenize
from journal.line.understand import read_parts, understand
from journal.model import Direction

_MOST_WORDS = 14
_MOST_BARE_WORDS = 6


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """None is what stays. `contacts` replace the ones there were."""

    contacts: tuple[LineContact, ...] = ()
    kind: LineKind | None = None
    direction: Direction | None = None
    occurred_at: datetime | None = None
    occurred_on: date | None = None
    duration_minutes: int | None = None
    follow_up_on: date | None = None
    follow_up_time: time | None = None
    cost: Decimal | None = None


def read_correction(
    text: str, known: Collection[LineContact], context: LineContext
) -> LineCorrection | None:
    """Read a correction; None where it is a line of its own."""
    words = lexicon(context.language)
    tokens = tokenize(text)
    keys = [each.key for each in tokens]
    begins = words.tables["corrections"].longest_at(keys, 0, len(keys))
    if not tokens or len(tokens) > (_MOST_WORDS if begins else _MOST_BARE_WORDS):
        return None
    line, is_bare = read_parts(text, known, context)
    plain = is_bare and not (line.names or line.facts)
    if not (_is_beginning(line, begins) if begins else plain):
        return None
    return _correction(text, known, context, has_deed=bool(done_facts(line)))


def _is_beginning(line: Reading, begins: Found[bool]) -> bool:
    """`no, she called`, `it was Bob`, `no 40 min`; not `no answer from Bob`."""
    if any(not set(fact.places).isdisjoint(begins.places) for fact in line.facts):
        return False
    after = line.tokens[begins.end] if begins.end < len(line.tokens) else None
    return len(begins.places) > 1 or not line.facts or (after is not None and after.kind == "sign")


def _correction(
    text: str, known: Collection[LineContact], context: LineContext, *, has_deed: bool
) -> LineCorrection | None:
    line = understand(text, known, context)
    if line.questions or line.is_planned or line.is_two:
        return None
    told = has_deed and line.kind is not LineKind.NOTE and LineField.TEMPLATE not in line.asks
    ours = line.cost is not None and line.cost.currency == context.currency
    found = LineCorrection(
        contacts=line.contacts,
        kind=line.kind if told else None,
        direction=line.direction if told else None,
        occurred_at=line.occurred_at,
        occurred_on=line.occurred_on,
        duration_minutes=line.duration_minutes,
        follow_up_on=line.follow_up_on,
        follow_up_time=line.follow_up_time,
        cost=line.cost.amount if line.cost and ours else None,
    )
    return found if found != LineCorrection() else None
