"""Plain words that tell what, when, how long, whether anybody was reached: only where certain.

    called about the price list, yesterday 3pm, 45 min     a call, then, so long
    she called this morning                                they called
    called twice, no answer                                nobody was reached

What counts as certain. A deed begins the line, but for `I`, `we`, a time or a duration before it.
A time stands in the deed's own clause or is a clause by itself; not behind `from`, `until`, `about`
and the like, not in the future, and only one. A time that is barely said (`14:30`, `monday`,
`21.11.`) stands right beside the deed. A duration stands beside the deed or the time, behind `for`,
or is a clause by itself. All else is left to the person; the text is the same either way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from bot.grammar.clause import Clause, Deed, clauses, deed_of, reached_nobody
from bot.grammar.timed import Span, Time, spans, times
from bot.grammar.words import LASTING


@dataclass(frozen=True, slots=True)
class _Part:
    """One clause, with the times and durations it tells."""

    words: Clause
    times: tuple[Time, ...]
    spans: tuple[Span, ...]

    def told(self) -> frozenset[int]:
        """The places of words that tell a time or a duration."""
        told: tuple[Time | Span, ...] = (*self.times, *self.spans)
        return frozenset(place for each in told for place in range(each.start, each.end))

    def is_all_told(self) -> bool:
        return len(self.told()) == len(self.words)


def read_plain(text: str, now: datetime, zone: tzinfo) -> Mapping[str, Any]:
    """The fields of `Said` that plain words give."""
    said = clauses(text)
    if not said:
        return {}
    parts = [_Part(words, times(words, now, zone), spans(words)) for words in said]
    deed = deed_of(parts[0].words, parts[0].told())
    found: dict[str, Any] = {}
    if deed:
        found["template"] = deed.kind.value
        if deed.direction:
            found["direction"] = deed.direction
    if reached_nobody(said, deed):
        found["failed"] = True
    if at := _the_time(parts, deed):
        found["occurred_at"] = at
    if minutes := _the_minutes(parts, deed):
        found["duration_minutes"] = minutes
    return found


def _the_time(parts: Sequence[_Part], deed: Deed | None) -> datetime | None:
    certain = {
        each.at
        for place, part in enumerate(parts)
        for each in part.times
        if _is_when(each, part, deed, first=place == 0)
    }
    certain.discard(None)
    return certain.pop() if len(certain) == 1 else None


def _is_when(each: Time, part: _Part, deed: Deed | None, *, first: bool) -> bool:
    if part.is_all_told():
        return each.sure or deed is not None
    if not first:
        return False
    if deed is None:
        return each.sure and each.start == 0
    return each.sure or _beside(each, deed)


def _the_minutes(parts: Sequence[_Part], deed: Deed | None) -> int | None:
    certain = {
        each.minutes
        for place, part in enumerate(parts)
        for each in part.spans
        if _is_how_long(each, part, deed, first=place == 0)
    }
    return certain.pop() if len(certain) == 1 else None


def _is_how_long(each: Span, part: _Part, deed: Deed | None, *, first: bool) -> bool:
    if part.is_all_told():
        return each.sure or deed is not None
    if not first or deed is None:
        return False
    others: tuple[Deed | Time, ...] = (deed, *part.times)
    if any(_beside(each, other) for other in others):
        return True
    return each.sure and each.start > 0 and part.words[each.start - 1] in LASTING


def _beside(one: Time | Span, other: Deed | Time) -> bool:
    return one.start == other.end or one.end == other.start
