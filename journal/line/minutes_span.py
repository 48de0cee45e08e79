"""PURE. How long something took, by its places in the line, and whether it is that at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token


@dataclass(frozen=True, slots=True)
class MinutesSpan:
    """`is_sure`: not one letter that may be metres or tons. `is_way`: they were spent on the road."""

    start: int
    end: int
    minutes: int
    is_sure: bool = True
    is_way: bool = False
    is_joined: bool = False


def is_hour_begun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """`в пять минут десятого`: so many minutes of the hour that ends at ten."""
    if lexicon.language != "ru" or at < 1 or tokens[at - 1].key not in {"в", "около"}:
        return False
    if at + 2 >= len(tokens) or tokens[at + 1].key not in lexicon.minutes:
        return False
    return 1 <= lexicon.ordinals.get(tokens[at + 2].key, 0) <= 12


def is_span(tokens: Sequence[Token], lexicon: Lexicon, span: MinutesSpan) -> bool:
    """It is none in `two hours ago`, `in 2 hours`, `20 minutes late`."""

    def key(at: int) -> str:
        return tokens[at].key if 0 <= at < len(tokens) else ""

    if is_hour_begun(tokens, span.start, lexicon):
        return False
    before = {key(span.start - 1)}
    dotted = span.end + (key(span.end) == "." and tokens[span.end].is_glued)
    after = {key(span.end), key(dotted)}
    lasted = before & {"after", "efter", "etter", "na", "после", "через"} or after & {"jalkeen"}
    if lasted and _was_cut(tokens, lexicon, span):
        return True
    if before & lexicon["ahead"] and key(span.start - 2) in lexicon["leave_words"]:
        # `all sorted in 3 mins`
        return True
    if before & lexicon["span_before_minutes"] and key(span.end - 1) in lexicon.minutes:
        return True
    return not (
        before & (lexicon["no_span_before"] | lexicon["ahead"] - {"i", "om", "in"})
        or after & (lexicon["no_span_after"] | lexicon["ago"] | lexicon["after_ahead"])
        or (before & {"om", "in", "через"})
    )


def is_of_the_way(tokens: Sequence[Token], lexicon: Lexicon, span: MinutesSpan) -> bool:
    """`2 uur gereden`, `drove 3 hours`."""
    keys = [each.key for each in tokens]
    if lexicon.tables["travel"].longest_at(keys, span.end, len(keys)):
        return True
    return any(
        (found := lexicon.tables["travel"].longest_at(keys, at, span.start))
        and all(each.is_capital for each in tokens[found.end : span.start])
        for at in range(max(0, span.start - 4), span.start)
    )


def _was_cut(tokens: Sequence[Token], lexicon: Lexicon, span: MinutesSpan) -> bool:
    """`hung up after 2 mins`: behind what failed, so long it took."""
    keys = [each.key for each in tokens[: span.start]]
    return any(
        (found := lexicon.tables["cut_off"].longest_at(keys, at, len(keys))) is not None
        and found.end > at
        for at in range(max(0, len(keys) - 8), len(keys))
    )
