"""PURE. Joins times of which the end stands before the beginning: `tot half vijf vanaf drie uur`."""

from collections.abc import Iterator, Sequence

from journal.line.clock_span import ClockSpan
from journal.line.lexicon import Lexicon
from journal.line.tokens import Token


def join_backwards(
    found: list[ClockSpan], tokens: Sequence[Token], lexicon: Lexicon
) -> Iterator[ClockSpan]:
    """`tot half vijf vanaf drie uur`: the end before the beginning."""
    while found:
        first = found.pop(0)
        second = found[0] if found and found[0].start - first.end < 2 else None
        if second and _is_until_from(tokens, lexicon, first, second):
            yield ClockSpan(first.start, found.pop(0).end, second.at, first.at)
        else:
            yield first


def _is_until_from(
    tokens: Sequence[Token], lexicon: Lexicon, first: ClockSpan, second: ClockSpan
) -> bool:
    until = first.start > 0 and tokens[first.start - 1].key in lexicon["until_clock"]
    begins = {tokens[at].key for at in range(first.end, second.start + 1)}
    single = first.until is None and second.until is None and second.at < first.at
    return until and single and not begins.isdisjoint(lexicon["range_from"])
