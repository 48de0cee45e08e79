"""PURE. Reads times of day and from–to in a line: `9:15`, `kl 9–11.30`, `half drie`, `quarter past two`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from journal.line.backward_ranges import join_backwards
from journal.line.clock_span import ClockSpan, later, minutes_of, span_until
from journal.line.lexicon import Lexicon
from journal.line.minutes_span import is_hour_begun
from journal.line.tokens import Token, find_spans

_DASHES = frozenset("-–—")
_LATE = 7
_FOUR_DIGITS = re.compile(r"(?:0[6-9]|1[0-8])[0-5][05]")
# Behind these a number may count something: `about 12 people`, `rond 10 stuks`.
_LOOSE_LEADS = frozenset(
    {
        *("at", "om", "в", "во", "@", "rond", "ved", "vid", "around", "about", "circa", "ca"),
        *("approx", "runt", "omkring", "rundt", "omstreeks", "noin", "n", "примерно", "около"),
    }
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One time: how it is told. `is_bare` is a lone number; `is_spoken` has its half of the day."""

    hour: int
    minute: int
    end: int
    half: str = ""
    is_bare: bool = False
    is_dotted: bool = False
    is_spoken: bool = False


def find_clocks(
    tokens: Sequence[Token], lexicon: Lexicon, taken: frozenset[int]
) -> tuple[ClockSpan, ...]:
    """Finds clocks, but none in tokens that are `taken` by days or amounts."""
    reader = _ClockReader(tokens, lexicon, taken)
    found = find_spans(tokens, lambda at: None if at in taken else reader.read(at))
    return tuple(join_backwards(list(found), tokens, lexicon))


@dataclass(frozen=True, slots=True)
class _ClockReader:
    tokens: Sequence[Token]
    lexicon: Lexicon
    taken: frozenset[int]

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def read(self, at: int) -> ClockSpan | None:
        begin = self._after_at_word(at)
        led = begin > at
        if (span := self._by_form(begin)) is not None:
            return replace(span, start=at)
        first = self._point(begin, led=led)
        if first is None or begin in self.taken:
            return self._behind_from(at)
        if (span := self._range(at, begin, first, led=led)) is not None:
            return span
        if first.is_spoken:
            return ClockSpan(at, first.end, _time(first))
        if self._is_part_of_more(begin, first.end) or not self._is_told(at, begin, first):
            return None
        end = self._after_oclock(first.end)
        return ClockSpan(at, end, _time(self._in_half(first, end)))

    def _by_form(self, at: int) -> ClockSpan | None:
        """`kahdeksasta puoli kymmeneen`."""
        half = self._key(at) in self.lexicon["half_to"]
        begins = self.lexicon.hours_from.get(self._key(at + half))
        if begins is None:
            return None
        to = at + half + 1
        first = time(self._by_day((begins - half) % 12, to), 30 * half)
        if (spoken := self._spoken(to)) is not None:
            # `kahdesta varttia vaille neljään`
            return span_until(at, spoken.end, first, _time(spoken))
        halved = self._key(to) in self.lexicon["half_to"]
        ends = self.lexicon.hours_until.get(self._key(to + halved))
        if ends is None:
            return None
        last = time(self._by_day((ends - halved) % 12, to + 2), 30 * halved)
        return span_until(at, to + halved + 1, first, last)

    def _behind_from(self, at: int) -> ClockSpan | None:
        """`van 9 tot half 11`: words that lead a range and nothing else."""
        if self._key(at) not in self.lexicon["range_from"]:
            return None
        begin = self._after_at_word(at + 1)
        first = self._point(begin, led=True)
        if first is None or begin in self.taken:
            return None
        return self._range(at, begin, first, led=True)

    def _point(self, at: int, *, led: bool) -> _Reading | None:
        """A time in whatever way it is told."""
        return self._spoken(at) or self._reading(at) or self._hour_word(at, led=led)

    def _second(self, at: int) -> _Reading | None:
        """Reads where a range ends: a word of an hour needs nothing behind it."""
        if (found := self._point(at, led=True)) is not None:
            return found
        hour = None if self._is_counted(at + 1) else self._hour(at)
        if hour is None:
            return None
        return _Reading(self._by_day(hour, at + 1), 0, at + 1, is_spoken=True)

    def _hour_word(self, at: int, *, led: bool) -> _Reading | None:
        """`vid tio`, `kymmeneltä`, `tiotiden`."""
        key = self._key(at)
        if (minutes := self.lexicon.told_times.get(key)) is not None:
            return _Reading(minutes // 60, minutes % 60, at + 1, is_spoken=True)
        hour = self.lexicon.told_hours.get(key)
        alone = self.lexicon.language in {"fi", "sv", "nb"}
        if hour is None and (led or self._key(at + 1) in self.lexicon["oclock"]):
            hour = self.lexicon.numbers.get(key)
        elif hour is not None and not (led or alone):
            hour = None
        if hour is None or not 1 <= hour <= 12:
            return None
        told = key in self.lexicon.told_hours and alone
        paired = f"{self._key(at - 2)} {self._key(at - 1)}" in self.lexicon["at_clock"]
        strict = paired or self._key(at - 1).startswith("kl")
        strict = strict and not self._is_counted(at + 1)
        if not (told or strict or self._ends_time(at + 1) or self._is_until(at + 1)):
            return None
        return _Reading(self._by_day(hour, at + 1), 0, at + 1, is_spoken=True)

    def _by_day(self, hour: int, end: int) -> int:
        """Salespeople work by day: two is in the afternoon."""
        late = hour < _LATE and self._key(end) not in self.lexicon["morning"]
        return hour + 12 if late else hour

    def _ends_time(self, end: int) -> bool:
        """Nothing is counted by the number before."""
        after = self._key(end)
        told = (
            *self.lexicon["oclock"],
            *(*self.lexicon["morning"], *self.lexicon["afternoon"], *self.lexicon["and_words"]),
            *(*self.lexicon["with_words"], *self.lexicon["from_words"]),
            *(*self.lexicon["about_words"], *self.lexicon.weekdays),
        )
        ends = self._ends_clause(end) or after in told or end in self.taken
        return ends and not self._is_counted(end)

    def _is_until(self, at: int) -> bool:
        return self._key(at) in _DASHES or self._key(at) in self.lexicon["until_clock"]

    def _is_told(self, at: int, begin: int, first: "_Reading") -> bool:
        """A lone number needs `at` or `o'clock`, a dotted one may be an amount."""
        led = begin > at
        if first.is_bare:
            oclock = self._key(first.end) in self.lexicon["oclock"]
            return oclock or (led and self._is_hour(at, begin, first))
        return not first.is_dotted or led or self._is_time_here(begin)

    def _after_at_word(self, at: int) -> int:
        if f"{self._key(at)} {self._key(at + 1)}" in self.lexicon["at_clock"]:
            return at + 2
        if self._key(at) not in self.lexicon["at_clock"]:
            return at
        dot = self._key(at + 1) == "." and self.tokens[at + 1].is_glued
        return at + 1 + dot

    def _reading(self, at: int) -> _Reading | None:
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind != "number":
            return None
        raw = self.tokens[at].raw
        for mark in ":.":
            parts = raw.split(mark)
            if len(parts) == 2 and len(parts[1]) == 2 and len(parts[0]) < 3:
                return self._with_half(parts[0], parts[1], at + 1, dotted=mark == ".")
        if _FOUR_DIGITS.fullmatch(raw) and self._is_in_range(at):
            return self._with_half(raw[:2], raw[2:], at + 1, dotted=False)
        if not raw.isdecimal() or len(raw) > 2:
            return None
        if self._key(at + 1) in {"u", "h"} and self._is_glued_number(at + 2):
            return self._with_half(raw, self.tokens[at + 2].raw, at + 3, dotted=False)
        return self._with_half(raw, "", at + 1, dotted=False)

    def _is_in_range(self, at: int) -> bool:
        """`0830-1000`, `kl 0830`; a year is none."""
        if self._key(at - 1) in self.lexicon["at_clock"] - _LOOSE_LEADS:
            return True
        return any(
            self._is_until(at + step)
            and 0 <= at + 2 * step < len(self.tokens)
            and _FOUR_DIGITS.fullmatch(self.tokens[at + 2 * step].raw) is not None
            for step in (-1, 1)
        )

    def _is_glued_number(self, at: int) -> bool:
        return (
            at < len(self.tokens) and self.tokens[at].kind == "number" and self.tokens[at].is_glued
        )

    def _with_half(self, hour: str, minute: str, end: int, *, dotted: bool) -> _Reading | None:
        if int(hour) > 24 or int(minute or 0) > 59:
            return None
        half = self._key(end)
        if half in {"am", "pm"}:
            return _Reading(int(hour), int(minute or 0), end + 1, half)
        if half in {"a", "p"} and self._key(end + 1) == "." and self._key(end + 2) == "m":
            return _Reading(int(hour), int(minute or 0), end + 3, f"{half}m")
        return _Reading(int(hour), int(minute or 0), end, is_bare=not minute, is_dotted=dotted)

    def _range(self, at: int, begin: int, first: _Reading, *, led: bool) -> ClockSpan | None:
        to = self._after_oclock(first.end)
        to = to if self._is_until(to) else first.end
        next_ = self._after_at_word(to + 1)
        second = self._second(next_) if self._is_until(to) else None
        if second is None or next_ in self.taken:
            return None
        end = self._after_oclock(second.end)
        bare = first.is_bare and second.is_bare and not second.half and to == first.end
        if end == second.end and self._is_part_of_more(begin, end):
            return None
        placed = self._key(end) in self.lexicon["at_person"] or end in self.taken
        if bare and not (led or placed or self._is_time_here(at) or self._ends_clause(end)):
            return None
        if bare and first.hour > 23:
            return None
        return self._range_span(at, end, first, second)

    def _range_span(self, at: int, end: int, first: _Reading, second: _Reading) -> ClockSpan | None:
        if second.half and not first.half:
            first = _Reading(first.hour, first.minute, first.end, second.half)
            if minutes_of(_time(self._halved(first))) > minutes_of(_time(self._halved(second))):
                first = _Reading(first.hour, first.minute, first.end, "am")
        begins, ends = _time(self._halved(first)), _time(self._halved(second))
        if first.is_spoken and second.is_bare and ends <= begins:
            ends = later(ends)
        early = not first.half and 1 <= first.hour < _LATE
        if early and (first.is_bare or self.lexicon.language == "en"):
            begins = later(begins)
        if ends <= begins and not second.half and ends.hour <= 12:
            ends = later(ends)
        return ClockSpan(at, end, begins, ends) if ends > begins else None

    def _is_part_of_more(self, begin: int, end: int) -> bool:
        """`+7 903 000-11-22`, `12.50 p/st`, `4:3`."""
        after = self.tokens[end] if end < len(self.tokens) else None
        if (
            after is not None
            and after.is_glued
            and after.key in {"%", "-", "/", "x", "€", "$", "£"}
        ):
            return True
        before = self._key(begin - 1)
        return before in {"№", "#", "€", "$", "£", "+", "nr", "no", "x"} or self._is_counted(end)

    def _is_counted(self, at: int) -> bool:
        key = self._key(at)
        if len(key) == 1 and not self.tokens[at].is_glued:
            return key in {"%", "€", "$", "£", "p", "₽"}
        return (
            key in self.lexicon.minutes
            or (key in self.lexicon.hours and key not in self.lexicon["oclock"])
            or key in self.lexicon.day_units
            or key in self.lexicon.currencies
            or key in {"%", "p", "kpl", "st", "stk", "pcs", "шт"}
        )

    def _is_hour(self, at: int, begin: int, first: _Reading) -> bool:
        """A lone number behind `at` or `в`: an hour, if nothing is counted by it."""
        end = self._after_oclock(first.end)
        if self._is_counted(first.end) and end == first.end:
            return False
        strict = self._key(at) in _LOOSE_LEADS
        if not strict or end > first.end:
            return True
        return self._ends_clause(end) or self._is_time_here(begin)

    def _ends_clause(self, end: int) -> bool:
        ends = end >= len(self.tokens) or self.tokens[end].kind == "sign"
        return ends or self._key(end) in self.lexicon["with_words"]

    def _is_time_here(self, begin: int) -> bool:
        """A bare number is a time beside a day, or in a language that writes 14.30."""
        if any(place in self.taken for place in (begin - 1, begin - 2)):
            return True
        return self.lexicon.words.dotted_times and "." in self.tokens[begin].raw

    def _after_oclock(self, end: int) -> int:
        while self._key(end) in self.lexicon["oclock"]:
            end += 1
        return end

    def _in_half(self, read: _Reading, end: int) -> _Reading:
        """`в 3 часа дня`, `at 3`: afternoon."""
        near = {self._key(end), self._key(end - 1), self._key(end + 1)}
        if read.half or not read.hour < 12:
            return self._halved(read)
        if near & self.lexicon["afternoon"]:
            return _Reading(read.hour, read.minute, read.end, "pm")
        early = 1 <= read.hour < _LATE and not near & self.lexicon["morning"]
        if early and (read.is_bare or self.lexicon.language == "en"):
            return _Reading(read.hour + 12, read.minute, read.end)
        return read

    def _halved(self, read: _Reading) -> _Reading:
        if not read.half or not 1 <= read.hour <= 12:
            return read
        hour = read.hour % 12 + (12 if read.half == "pm" else 0)
        return _Reading(hour, read.minute, read.end, read.half)

    def _spoken(self, at: int) -> _Reading | None:
        """`half drie`, `quarter past two`, `kvart över tre`."""
        keys = [self._key(at + place) for place in range(3)]
        for length in (3, 2, 1):
            phrase = " ".join(keys[:length])
            for name, minute, hours in (
                *(("half_to", 30, -1), ("half_past", 30, 0)),
                *(("quarter_past", 15, 0), ("quarter_to", 45, -1), ("quarter_into", 15, -1)),
            ):
                if phrase in self.lexicon[name]:
                    found = self._spoken_hour(at + length, minute, hours)
                    if found is not None:
                        return found
        return self._minutes_past(at)

    def _spoken_hour(self, at: int, minute: int, hours: int) -> _Reading | None:
        hour = self._hour(at)
        if hour is None or self._is_counted(at + 1):
            return None
        return _Reading(self._by_day((hour + hours) % 12, at + 1), minute, at + 1, is_spoken=True)

    def _hour(self, at: int) -> int | None:
        """One to twelve, in digits or as a word."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None:
            return None
        hour = int(token.raw) if token.raw.isdecimal() and len(token.raw) < 3 else None
        if hour is None:
            told = (self.lexicon.told_hours, self.lexicon.numbers, self.lexicon.hours_until)
            hour = next((each[token.key] for each in told if token.key in each), None)
        return hour if hour is not None and 1 <= hour <= 12 else None

    def _minutes_past(self, at: int) -> _Reading | None:
        """`tien over negen`, `ti på halv tre`, `20 past four`, `без двадцати пять`."""
        if self._key(at) in self.lexicon["short_of"]:
            return self._minutes_short_of(at + 1)
        minutes = self._count(at)
        word = self._key(at + 1)
        if minutes is not None and is_hour_begun(self.tokens, at, self.lexicon):
            begun = (self.lexicon.ordinals[self._key(at + 2)] - 1) % 12
            return _Reading(self._by_day(begun, at + 3), minutes, at + 3, is_spoken=True)
        if word in self.lexicon["until_clock"] and self._key(at - 1) in self.lexicon["range_from"]:
            # `from ten to twelve`
            return None
        past, to = word in self.lexicon["past_words"], word in self.lexicon["before_words"]
        if minutes is None or not (past or to):
            return None
        half = self._key(at + 2) in self.lexicon["half_to"]
        hour = self._hour(at + 2 + half)
        if hour is None or self._is_counted(at + 3 + half):
            return None
        told = (hour * 60 - 30 * half + (minutes if past else -minutes)) % 720
        end = at + 3 + half
        return _Reading(self._by_day(told // 60, end), told % 60, end, is_spoken=True)

    def _minutes_short_of(self, at: int) -> _Reading | None:
        minutes = self._count(at)
        end = at + 1 + (self._key(at + 1) in self.lexicon.minutes)
        hour = self._hour(end)
        if minutes is None or hour is None or self._is_counted(end + 1):
            return None
        told = (hour * 60 - minutes) % 720
        return _Reading(self._by_day(told // 60, end + 1), told % 60, end + 1, is_spoken=True)

    def _count(self, at: int) -> int | None:
        if not 0 <= at < len(self.tokens):
            return None
        raw = self.tokens[at].raw
        count = int(raw) if raw.isdecimal() and len(raw) < 3 else None
        count = self.lexicon.numbers.get(self._key(at)) if count is None else count
        return count if count is not None and count in {5, 10, 20, 25} else None


def _time(read: _Reading) -> time:
    return time(read.hour % 24, read.minute)
