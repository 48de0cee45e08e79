"""PURE. Reads how long it took: `1 hr 50`, `an hr and a half`, `3 kvart`, `anderhalf uur`, `часа полтора`.

A duration is made of the same parts in every language:

    quantity   25 · two · half a · three quarters · one and a half · anderhalf · 1½ · 3/4
    adjective  a good hour · en dryg timme · ruim een uur
    unit       hours · minutes · quarters where they stand alone
    tail       and a half · och en kvart · 05 · en tien minuten
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journal.line.joined_durations import joined_minutes
from journal.line.lexicon import Lexicon
from journal.line.minutes_span import MinutesSpan, is_of_the_way, is_span
from journal.line.numbers import read_number
from journal.line.tokens import Token, find_spans
from journal.line.word_reader import WordReader

_MOST_MINUTES = 24 * 60
_FIRST_HOUR = 7
# `13-14.30u`
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_DASHES = frozenset("-–—")
_SIGNS = {"½": 30, "¼": 15, "¾": 45}
_SLASHED = {("1", "2"): 30, ("1", "4"): 15, ("3", "4"): 45}


@dataclass(frozen=True, slots=True)
class _Quantity:
    """It is so many minutes of an hour; `count` where it may be of something else."""

    minutes: int
    end: int
    count: float | None = None


def find_minutes(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[MinutesSpan, ...]:
    return tuple(
        replace(each, is_way=is_of_the_way(tokens, lexicon, each))
        for each in _minutes(tokens, lexicon)
        if is_span(tokens, lexicon, each)
    )


def places_of_minutes(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Says where so many minutes stand, whatever they were of: `20 minutes late`."""
    found = _minutes(tokens, lexicon)
    return frozenset(at for each in found for at in range(each.start, each.end))


def _minutes(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[MinutesSpan]:
    return find_spans(tokens, _DurationReader(tokens, lexicon).read)


@dataclass(frozen=True, slots=True)
class _DurationReader(WordReader):
    def _is(self, at: int, name: str) -> bool:
        return self._key(at) in self.lexicon[name]

    def read(self, at: int) -> MinutesSpan | None:
        found = [
            *(self._phrase(at), self._written(at), self._counted(at)),
            *(self._behind_unit(at), self._bare_hour(at), self._joined(at)),
        ]
        return max(
            (each for each in found if each is not None), key=lambda each: each.end, default=None
        )

    def _joined(self, at: int) -> MinutesSpan | None:
        told = joined_minutes(self.tokens, at, self.lexicon)
        span = _span(at, told[1], told[0]) if told else None
        return replace(span, is_joined=True) if span else None

    # ── parts ───────────────────────────────────────────────────────────────────────────────────

    def _phrase(self, at: int) -> MinutesSpan | None:
        keys = [each.key for each in self.tokens[at : at + 7]]
        found = self.lexicon.spans.longest_at(keys, 0, len(keys))
        if found is None:
            return None
        # `halvtimme` is whole; `en timme` may go on.
        end = at + found.end
        if found.end == 1 and at > 0 and self.tokens[at - 1].kind == "number":
            # `101 час`: too many are not one.
            return None
        if self._is_time_behind(end):
            return None
        if found.meaning % 60 or self._key(end - 1) not in self.lexicon.hours:
            return _span(at, end, found.meaning)
        return self._with_tail(at, end, found.meaning)

    def _is_time_behind(self, end: int) -> bool:
        """`kvart i tre`, `varttia vaille kaksi`: a quarter to an hour."""
        if not self._is_quarter_past(end):
            return False
        hour = read_number(self.tokens, end + 1, self.lexicon)
        until = self._key(end + 1) in self.lexicon.hours_until
        return until or (hour is not None and 1 <= hour[0] <= 12)

    def _quantity(self, at: int) -> _Quantity | None:
        for attempt in (self._slashed, self._fraction, self._quarters, self._number):
            if (found := attempt(at)) is not None:
                return found
        return None

    def _slashed(self, at: int) -> _Quantity | None:
        """`1/2`, `½`, `1 1/2`, `1½`."""
        read = read_number(self.tokens, at, self.lexicon)
        whole, begin = (read[0], read[1]) if read and self._part(read[1]) else (0, at)
        part = self._part(begin)
        return _Quantity(round(whole * 60) + part[0], part[1]) if part else None

    def _part(self, at: int) -> tuple[int, int] | None:
        raw = self.tokens[at].raw if at < len(self.tokens) else ""
        if (minutes := _SIGNS.get(raw)) is not None:
            return minutes, at + 1
        if self._key(at + 1) == "/" and self.tokens[at + 1].is_glued:
            minutes = _SLASHED.get((self._key(at), self._key(at + 2)))
            return (minutes, at + 3) if minutes else None
        return None

    def _fraction(self, at: int) -> _Quantity | None:
        """`half`, `a half`, `anderhalf`, `en halv`."""
        begin = self._after_article(at)
        minutes = self.lexicon.fractions.get(self._key(begin))
        return _Quantity(minutes, begin + 1) if minutes else None

    def _quarters(self, at: int) -> _Quantity | None:
        """`three quarters`, `3 kvarter`, `en kvart`, `vartti`."""
        read = read_number(self.tokens, at, self.lexicon)
        count, end = read or (1, at)
        end = self._after_adjective(end)
        if not self._is(end, "quarters") or count != int(count) or not 0 < count < 20:
            return None
        return _Quantity(int(count) * 15, end + 1)

    def _number(self, at: int) -> _Quantity | None:
        read = read_number(self.tokens, at, self.lexicon)
        if read is None:
            return None
        count, end = read
        end += self._key(end) in {"ish", "odd"}
        half = self._after_half(end)
        count, end = (count + 0.5, half) if half and count == int(count) else (count, end)
        count, end = self._with_quarters(count, end)
        return _Quantity(round(count * 60), self._after_adjective(end), count)

    def _with_quarters(self, count: float, end: int) -> tuple[float, int]:
        """`two and a quarter hours`, `два с четвертью часа`."""
        if count != int(count) or not (self._is(end, "and_words") or self._key(end) == "с"):
            return count, end
        quarters = self._quarters(end + 1) or self._fraction(end + 1)
        if quarters is None or self._key(quarters.end) not in self.lexicon.hours:
            return count, end
        return count + quarters.minutes / 60, quarters.end

    def _after_article(self, at: int) -> int:
        at += self.lexicon.numbers.get(self._key(at)) == 1
        return self._after_adjective(at)

    def _after_adjective(self, at: int) -> int:
        return at + self._is(at, "amount_adjectives")

    def _after_half(self, at: int) -> int:
        """`and a half`, `o en halv`, `с половиной`."""
        for length in (3, 2, 1):
            phrase = " ".join(each.key for each in self.tokens[at : at + length])
            if phrase in self.lexicon["and_half"]:
                return at + length
        if not (self._is(at, "and_words") or self._key(at) == "n"):
            return 0
        begin = self._after_article(at + 1)
        return begin + 1 if self._is(begin, "halves") else 0

    # ── put together ────────────────────────────────────────────────────────────────────────────

    def _written(self, at: int) -> MinutesSpan | None:
        """`1:30 h`."""
        hours, _, minutes = self.tokens[at].raw.partition(":")
        told = len(minutes) == 2 and minutes.isdecimal() and hours.isdecimal()
        if not told or self._key(at + 1) not in self.lexicon.hours:
            return None
        return _span(at, at + 2, int(hours) * 60 + int(minutes))

    def _counted(self, at: int) -> MinutesSpan | None:
        """`25 min`, `1h05`, `1 hr 50`, `1,5 h`, `half an hour`, `3 kvart`."""
        found = self._quantity(at)
        if found is None:
            return None
        unit = self._unit_place(found)
        key = self._key(unit)
        if self._is_clock(at, unit, found):
            return None
        if key in self.lexicon.hours and (found.count is not None or self._is_hour_unit(unit)):
            return self._hours(at, unit, found)
        if (
            found.count is not None
            and key in self.lexicon.minutes
            and found.count == int(found.count)
        ):
            return self._told_minutes(at, unit, int(found.count))
        if found.count is None and self._is(found.end - 1, "quarters"):
            alone = self.lexicon.words.quarters_alone and not self._is_quarter_past(found.end)
            return _span(at, found.end, found.minutes) if alone else None
        return None

    def _unit_place(self, found: _Quantity) -> int:
        """`half an hour`, `quarter of an hour`: past the small words."""
        at = found.end
        if found.count is None:
            at += self._key(at) == "of"
            at = self._after_article(at)
        return at

    def _is_hour_unit(self, at: int) -> bool:
        return len(self._key(at)) > 1 or self.tokens[at].is_glued or self._key(at) in {"h", "u"}

    def _is_quarter_past(self, at: int) -> bool:
        """`kvart över tre` is a time."""
        pair = f"{self._key(at - 1)} {self._key(at)}"
        return any(pair in self.lexicon[name] for name in ("quarter_past", "quarter_to"))

    def _is_clock(self, at: int, unit: int, found: _Quantity) -> bool:
        key = self._key(unit)
        until = self._is(at - 1, "until_clock") and not self._is(at - 1, "and_words")
        until = until and not self.tokens[min(unit, len(self.tokens) - 1)].is_glued
        if until and key in self.lexicon["oclock"] and found.count is not None:
            # `half drie tot vier uur`
            return found.count <= 24
        if key in _DASHES and self.tokens[unit].is_glued:
            return True
        if key in self.lexicon["oclock"] and _TIME.fullmatch(self.tokens[at].raw):
            return True
        return key in self.lexicon["oclock"] and self._is_oclock(at, found)

    def _is_oclock(self, at: int, found: _Quantity) -> bool:
        """`11 uur` is late in the morning, `2 uur` so long; `в 3 часа` is a time."""
        leads = self.lexicon["at_clock"] | self.lexicon["range_from"]
        if self._key(at - 1) == "van" and not self._is(found.end + 1, "until_clock"):
            # `overleg van 2 uur`
            leads -= {"van"}
        if self._key(at - 1) in leads - self.lexicon["no_span_before"] - {
            *("ca", "с", "около", "примерно", "ровно", "ориентировочно"),
        }:
            return found.count is not None and found.count == int(found.count)
        count = found.count or 0
        return self.lexicon.language == "nl" and count >= _FIRST_HOUR and count == int(count)

    def _told_minutes(self, at: int, unit: int, count: int) -> MinutesSpan | None:
        """`25m`, but not `10-12 m/ Anne`."""
        if len(self._key(unit)) == 1 and not self.tokens[unit].is_glued:
            return None
        if self._key(unit) == "'" and self._is_glued_word(unit + 1):
            return None
        ends = unit + 1 >= len(self.tokens) or self.tokens[unit + 1].kind == "sign"
        return _span(at, unit + 1, count, sure=len(self._key(unit)) > 1 or ends)

    def _is_glued_word(self, at: int) -> bool:
        """`45'` is a time, and neither `5'11` nor `90's` is one."""
        after = self.tokens[at] if at < len(self.tokens) else None
        return after is not None and after.is_glued and after.kind != "sign"

    def _hours(self, at: int, unit: int, found: _Quantity) -> MinutesSpan | None:
        after = self._after_dot(unit + 1)
        whole = found.count is not None and found.count == int(found.count)
        span = self._with_tail(at, after, found.minutes) if whole else None
        if span is not None and span.end > after:
            return span
        sure = len(self._key(unit)) > 1 or found.count is None or found.count <= 12
        return _span(at, unit + 1, found.minutes, sure=sure)

    def _after_dot(self, at: int) -> int:
        short = len(self._key(at - 1)) < 5
        return at + (short and self._key(at) == "." and self.tokens[at].is_glued)

    def _with_tail(self, start: int, at: int, minutes: int) -> MinutesSpan | None:
        """Read on behind whole hours: `and a half`, `och en kvart`, `05`, `en tien minuten`."""
        if half := self._after_half(at):
            return _span(start, half, minutes + 30)
        joined = at + (self._is(at, "and_words") or self._key(at) in {"с", "n"})
        quarters = self._quarters(joined)
        if quarters and not self._is_quarter_past(quarters.end):
            return _span(start, quarters.end, minutes + quarters.minutes)
        more = read_number(self.tokens, joined, self.lexicon)
        if more and more[0] == int(more[0]) and more[0] < 60:
            told = self._key(more[1]) in self.lexicon.minutes
            spoken = joined > at and more[0] % 5 == 0 and more[0] > 0 and self._ends_clause(more[1])
            if told or spoken or (joined == at and self._is_bare_rest(at, more[1])):
                return _span(start, more[1] + told, minutes + int(more[0]))
        return _span(start, at, minutes)

    def _ends_clause(self, at: int) -> bool:
        """`an hour and ten`, but not `an hour and ten boxes`."""
        return at >= len(self.tokens) or self.tokens[at].kind == "sign"

    def _is_bare_rest(self, at: int, end: int) -> bool:
        """`1h05`, `1 hr 50`; but `2 t 15 stk`."""
        token = self.tokens[at]
        if token.kind != "number" or len(token.raw) != 2:
            return False
        if token.is_glued and self.tokens[at - 1].is_glued:
            return True
        after = self._key(end)
        if any(self._is(end, name) for name in ("with_words", "at_person", "about_words")):
            # `1 uur 20 bij hem`
            return True
        return after not in self.lexicon.currencies and not (
            after and self.tokens[end].kind == "word"
        )

    def _behind_unit(self, at: int) -> MinutesSpan | None:
        """`минут двадцать пять`, `часа полтора`: so many, more or less."""
        if self.lexicon.language != "ru" or self._is_number_before(at):
            return None
        unit = self._key(at)
        factor = 60 if unit in {"часа", "часов", "часика"} else 1 if unit.startswith("минут") else 0
        begin = at + 1 + (self._key(at + 1) == "на")
        found = self._quantity(begin) if factor else None
        if found is None or (factor == 1 and found.count is None):
            return None
        return _span(at, found.end, found.minutes if factor == 60 else int(found.count or 0))

    def _is_number_before(self, at: int) -> bool:
        key = self._key(at - 1)
        if at == 0:
            return False
        return (
            self.tokens[at - 1].kind == "number"
            or key in self.lexicon.numbers
            or key in self.lexicon.fractions
            or self._is(at - 1, "halves")
        )

    def _bare_hour(self, at: int) -> MinutesSpan | None:
        """`uur gebeld`, `samtal, timme`: at an end of a clause, and in the singular."""
        key = self._key(at)
        if key not in self.lexicon["bare_hours"] or self._is_number_before(at):
            return None
        if self._is(at - 1, "no_span_before") or self._is(at + 1, "no_span_after"):
            return None
        begins = at == 0 or self.tokens[at - 1].clause != self.tokens[at].clause
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].kind == "sign"
        return self._with_tail(at, at + 1, 60) if begins or ends else None


def _span(start: int, end: int, minutes: int, *, sure: bool = True) -> MinutesSpan | None:
    return MinutesSpan(start, end, minutes, sure) if 0 < minutes <= _MOST_MINUTES else None
