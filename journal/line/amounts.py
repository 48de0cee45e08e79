"""PURE. How long and how much: `1 hr 50`, `anderhalf uur`, `минут двадцать`, `1 120,50 €`, `645:-`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from journal.line.lexicon import Lexicon
from journal.line.numbers import read_number
from journal.line.result import LineCost
from journal.line.tokens import Token

_MOST_MINUTES = 24 * 60
_FIRST_HOUR = 7
_DASHES = frozenset("-–—")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class MinutesSpan:
    """`is_sure`: not one letter that may be metres or tons."""

    start: int
    end: int
    minutes: int
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class MoneySpan:
    start: int
    end: int
    money: LineCost


def find_minutes(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[MinutesSpan, ...]:
    return tuple(each for each in _minutes(tokens, lexicon) if _is_span(tokens, lexicon, each))


def _minutes(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[MinutesSpan]:
    keys = [each.key for each in tokens]
    at = 0
    while at < len(tokens):
        phrase = lexicon.spans.longest_at(keys, at, min(len(tokens), at + 7))
        found = _counted_minutes(tokens, at, lexicon) or _number_behind_unit(tokens, at, lexicon)
        if phrase and (found is None or phrase.end >= found.end):
            found = MinutesSpan(at, phrase.end, phrase.meaning)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _counted_minutes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> MinutesSpan | None:
    """`25 min`, `1h05`, `1 hr 50`, `2 t 15 min`, `1,5 h`, `two and a half hours`."""
    if (written := _hours_and_minutes(tokens, at, lexicon)) is not None:
        return written
    read = read_number(tokens, at, lexicon)
    if read is None:
        return None
    count, end = read
    half = _and_half(tokens, end, lexicon)
    if half:
        count, end = count + 0.5, half
    unit = _key(tokens, end)
    dashed = unit in _DASHES and tokens[end].is_glued
    if dashed or (unit in lexicon["oclock"] and _is_oclock(tokens, at, count, lexicon)):
        return None
    if unit in lexicon.hours:
        return _hours(tokens, at, end, count, lexicon)
    if unit in lexicon.minutes and count == int(count) and _is_unit(tokens, end):
        sure = len(unit) > 1 or _ends_there(tokens, end)
        return _span(at, end + 1, int(count), sure=sure)
    return None


def _hours_and_minutes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> MinutesSpan | None:
    """`1:30 h`."""
    hours, _, minutes = tokens[at].raw.partition(":")
    if not (len(minutes) == 2 and minutes.isdigit() and _key(tokens, at + 1) in lexicon.hours):
        return None
    return _span(at, at + 2, int(hours) * 60 + int(minutes)) if hours.isdigit() else None


def _is_oclock(tokens: Sequence[Token], at: int, count: float, lexicon: Lexicon) -> bool:
    """`11 uur` is late in the morning, `2 uur` so long; `в 3 часа` is a time."""
    if _key(tokens, at - 1) in lexicon["at_clock"] - lexicon["no_span_before"] - {"ca", "с"}:
        return True
    return lexicon.language == "nl" and count >= _FIRST_HOUR and count == int(count)


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    """`coffee, 30m`: behind metres something would follow."""
    return at + 1 >= len(tokens) or tokens[at + 1].kind == "sign"


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """`25m`, but `10-12 m/ Anne`."""
    return len(tokens[at].key) > 1 or tokens[at].is_glued


def _and_half(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    for length in (3, 2, 1):
        phrase = " ".join(each.key for each in tokens[at : at + length])
        if phrase in lexicon["and_half"]:
            return at + length
    return 0


def _hours(
    tokens: Sequence[Token], at: int, end: int, count: float, lexicon: Lexicon
) -> MinutesSpan | None:
    unit = tokens[end].key
    minutes = round(count * 60)
    after = _skip_dot(tokens, end + 1, unit)
    joined = after + (_key(tokens, after) in lexicon["and_words"])
    more = read_number(tokens, joined, lexicon)
    if more and more[0] == int(more[0]) and more[0] < 60 and count == int(count):
        told = _key(tokens, more[1]) in lexicon.minutes
        glued = tokens[joined].kind == "number" and len(tokens[joined].raw) == 2
        written = tokens[end].is_glued and tokens[joined].is_glued
        bare = glued and joined == after
        bare = bare and (written or not _is_counted(tokens, more[1], lexicon))
        if told or bare:
            return _span(at, more[1] + told, minutes + int(more[0]))
    return _span(at, end + 1, minutes, sure=len(unit) > 1 or count <= 12)


def _is_counted(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    key = _key(tokens, at)
    return key in lexicon.currencies or (bool(key) and tokens[at].kind == "word")


def _skip_dot(tokens: Sequence[Token], at: int, unit: str) -> int:
    return at + (len(unit) < 5 and _key(tokens, at) == "." and tokens[at].is_glued)


def _span(start: int, end: int, minutes: int, *, sure: bool = True) -> MinutesSpan | None:
    return MinutesSpan(start, end, minutes, sure) if 0 < minutes <= _MOST_MINUTES else None


def _number_behind_unit(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> MinutesSpan | None:
    """`минут двадцать пять`, `часа два`: so many, more or less."""
    if lexicon.language != "ru":
        return None
    unit = tokens[at].key
    factor = 60 if unit in {"часа", "часов"} else 1 if unit in {"минут", "минуты"} else 0
    read = read_number(tokens, at + 1, lexicon) if factor else None
    if read is None or at == 0 or tokens[at - 1].kind == "number" or read[0] != int(read[0]):
        return None
    if lexicon.numbers.get(tokens[at - 1].key) is not None:
        return None
    return _span(at, read[1], int(read[0]) * factor)


def _is_span(tokens: Sequence[Token], lexicon: Lexicon, span: MinutesSpan) -> bool:
    """Not `two hours ago`, `in 2 hours`, `20 minutes late`."""
    before = {_key(tokens, span.start - 1)}
    after = {_key(tokens, span.end), _key(tokens, _skip_dot(tokens, span.end, "min"))}
    return not (
        before & (lexicon["no_span_before"] | lexicon["ahead"] - {"i", "om", "in"})
        or after & (lexicon["no_span_after"] | lexicon["ago"] | lexicon["after_ahead"])
        or (before & {"om", "in", "через"})
    )


# ── money ───────────────────────────────────────────────────────────────────────────────────────


def find_money(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[MoneySpan, ...]:
    return tuple(_money(tokens, lexicon))


def _money(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[MoneySpan]:
    at = 0
    while at < len(tokens):
        found = _money_at(tokens, at, lexicon)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _money_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> MoneySpan | None:
    before = lexicon.currencies.get(tokens[at].key)
    if before and tokens[at].key not in lexicon["trailing_currencies"]:
        begin = at + 1 + (_key(tokens, at + 1) == "." and len(tokens[at].key) < 4)
        if read := _amount(tokens, begin):
            return MoneySpan(at, _after_dash(tokens, read[1]), LineCost(read[0], before))
    read = _amount(tokens, at)
    if read is None:
        return None
    amount, end = read
    end = _after_dash(tokens, end)
    currency = lexicon.currencies.get(_key(tokens, end))
    if currency is None:
        dashed = end > read[1] and lexicon.words.dash_currency
        return MoneySpan(at, end, LineCost(amount, lexicon.words.dash_currency)) if dashed else None
    return MoneySpan(at, end + 1, LineCost(amount, currency))


def _after_dash(tokens: Sequence[Token], end: int) -> int:
    """`118,-`, `645:-`."""
    for marks in ((",", ":", "."), ()):
        place = end + bool(marks)
        if marks and _key(tokens, end) not in marks:
            continue
        if _key(tokens, place) in _DASHES and tokens[place].is_glued:
            return place + 1 if marks else end
    return end


def _amount(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """`1 200`, `1.200,50`, `1,250.00`, `12.60`: three digits behind a mark are thousands."""
    if not 0 <= at < len(tokens) or tokens[at].kind != "number":
        return None
    if (
        at > 0
        and tokens[at].is_glued
        and tokens[at - 1].kind == "word"
        and len(tokens[at - 1].raw) == 1
    ):
        return None
    raw, end = tokens[at].raw, at + 1
    while raw.isdigit() and len(tokens[at].raw) <= 3 and _is_thousand(tokens, end):
        raw, end = raw + tokens[end].raw, end + 1
    return (amount, end) if (amount := parse_amount(raw)) is not None else None


def _is_thousand(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or tokens[at].kind != "number" or tokens[at].is_glued:
        return False
    return re.fullmatch(r"\d{3}(?:[.,]\d{1,2})?", tokens[at].raw) is not None


def parse_amount(raw: str) -> Decimal | None:
    """A number as it is written in any of our countries."""
    if len(raw) > 15 or not _PLAIN.fullmatch(raw):
        return None
    last = max(raw.rfind("."), raw.rfind(","))
    decimals = len(raw) - last - 1 if last >= 0 else 0
    whole, part = (raw[:last], raw[last + 1 :]) if decimals in {1, 2} else (raw, "")
    try:
        digits = whole.replace(".", "").replace(",", "")
        return Decimal(f"{digits}.{part}" if part else digits)
    except InvalidOperation:
        return None
