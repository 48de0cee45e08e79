"""PURE. Reads how much: `1 120,50 €`, `645:-`, `parking 12`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from journal.line.lexicon import Lexicon
from journal.line.result import LineCost
from journal.line.tokens import Token, find_spans

_LONGEST_TREAT = 3
_DASHES = frozenset("-–—")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class MoneySpan:
    start: int
    end: int
    money: LineCost


def find_money(
    tokens: Sequence[Token], lexicon: Lexicon, currency: str = "EUR"
) -> tuple[MoneySpan, ...]:
    """`currency` is that of a number which stands beside `parking` or `porto` alone."""

    def read(at: int) -> MoneySpan | None:
        return _money_at(tokens, at, lexicon) or _bare_money(tokens, at, lexicon, currency)

    return tuple(find_spans(tokens, read))


def _bare_money(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, currency: str
) -> MoneySpan | None:
    """`parkeren 7,50`, `1,40 postzegel`; alone in its clause and no time: `diner: 118,60`."""
    read = _amount(tokens, at)
    if read is None or not _is_bare(tokens, at, lexicon):
        return None
    spent = lexicon["spent"]
    if {_key(tokens, at - 1), _key(tokens, at + 1)} & spent:
        return MoneySpan(at, read[1], LineCost(read[0], currency))
    begins = at > 0 and tokens[at - 1].key in {",", ":", "-", "–", "+"}
    begins = begins and not tokens[at].is_glued
    begins = begins or (at > 0 and tokens[at - 1].kind == "word" and "," in tokens[at].raw)
    if _is_our_treat(tokens, at, read[1], lexicon):
        return MoneySpan(at, read[1], LineCost(read[0], currency))
    led = _key(tokens, at - 1) in lexicon["at_clock"]
    if begins and not led and _ends_clause(tokens, read[1]) and _is_price_tag(tokens[at].raw):
        return MoneySpan(at, read[1], LineCost(read[0], currency))
    return None


def _is_our_treat(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """`38,50 op mijn kosten`, `coffee on me 9.80`."""
    keys, treat = [each.key for each in tokens], lexicon.tables["treat"]
    if treat.longest_at(keys, end, len(keys)) is not None:
        return True
    begins = range(max(0, at - _LONGEST_TREAT), at)
    before = (treat.longest_at(keys, place, at) for place in begins)
    return any(found is not None and found.end == at for found in before)


def _is_bare(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Nothing is counted by it, and it is no part of more."""
    after = _key(tokens, at + 1)
    counted = after in lexicon.minutes | lexicon.hours or after in lexicon.day_units
    return not counted and after not in {"%", "/", "x", "h", "u", ":", "ish"}


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].kind == "sign" and tokens[at].key in {",", ".", ";"})


def _is_price_tag(raw: str) -> bool:
    """Two decimals, and no time of day."""
    whole, mark, part = raw.replace(",", ".").partition(".")
    if not mark or len(part) != 2 or not (whole + part).isdecimal():
        return False
    return "," in raw or int(part) > 59 or int(whole) > 24


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
    if (cents := _cents(tokens, end + 1)) and amount == int(amount):
        return MoneySpan(at, end + 2, LineCost(amount + cents, currency))
    return MoneySpan(at, end + 1, LineCost(amount, currency))


def _cents(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Reads `50` of `11 euro 50`: two digits that end the clause."""
    raw = tokens[at].raw if at < len(tokens) else ""
    if len(raw) != 2 or not raw.isdecimal() or not _ends_clause(tokens, at + 1):
        return None
    return Decimal(raw) / 100


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


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
    while raw.isdecimal() and len(tokens[at].raw) <= 3 and _is_thousand(tokens, end):
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
