"""PURE. Reads times of day and from–to in a line: `9:15`, `kl 9–11.30`, `half drie`, `quarter past two`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from journal.line.backward_ranges import join_backwards
from journal.line.clock_span import ClockSpan, later, minutes_of, span_until
from journal.line.lexicon import Lexicon
from journal.line.spoken_times import LATE, SpokenTimeReader, TimeRead
from journal.line.tokens import Token, find_spans

_DASHES = frozenset("-–—")
_FOUR_DIGITS = re.compile(r"(?:0[6-9]|1[0-8])[0-5][05]")
# Behind these a number may count something: `about 12 people`, `rond 10 stuks`.
_LOOSE_LEADS = frozenset(
    {
        *("at", "om", "в", "во", "@", "rond", "ved", "vid", "around", "about", "circa", "ca"),
        *("approx", "runt", "omkring", "rundt", "omstreeks", "noin", "n", "примерно", "около"),
    }
)


def find_clocks(
    tokens: Sequence[Token], lexicon: Lexicon, taken: frozenset[int]
) -> tuple[ClockSpan, ...]:
    """Finds clocks, but none in tokens that are `taken` by days or amounts."""
    reader = _ClockReader(tokens, lexicon, taken)
    found = find_spans(tokens, lambda at: None if at in taken else reader.read(at))
    return tuple(join_backwards(list(found), tokens, lexicon))


@dataclass(frozen=True, slots=True)
class _ClockReader(SpokenTimeReader):
    taken: frozenset[int]

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
            return ClockSpan(at, first.end, first.at)
        if self._is_part_of_more(begin, first.end) or not self._is_told(at, begin, first):
            return None
        end = self._after_oclock(first.end)
        return ClockSpan(at, end, self._in_half(first, end).at)

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
            return span_until(at, spoken.end, first, spoken.at)
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

    def _point(self, at: int, *, led: bool) -> TimeRead | None:
        """A time in whatever way it is told."""
        return self._spoken(at) or self._reading(at) or self._hour_word(at, led=led)

    def _second(self, at: int, first: TimeRead) -> TimeRead | None:
        """Reads where a range ends: a word of an hour needs nothing behind it."""
        if (found := self._point(at, led=True) or self._part_of(at, first)) is not None:
            return found
        hour = None if self._is_counted(at + 1) else self._hour(at)
        if hour is None:
            return None
        return TimeRead(self._by_day(hour, at + 1), 0, at + 1, is_spoken=True)

    def _part_of(self, at: int, first: TimeRead) -> TimeRead | None:
        """`from two till half past`: of the hour in which it began."""
        for name, minute in (("half_past", 30), ("quarter_past", 15)):
            for end in (at + 3, at + 2):
                phrase = " ".join(self._key(place) for place in range(at, end)).strip()
                if " " in phrase and phrase in self.lexicon[name] and first.minute < minute:
                    return TimeRead(first.hour, minute, end, first.half, is_bare=first.is_bare)
        return None

    def _hour_word(self, at: int, *, led: bool) -> TimeRead | None:
        """`vid tio`, `kymmeneltä`, `tiotiden`."""
        key = self._key(at)
        if (minutes := self.lexicon.told_times.get(key)) is not None:
            return TimeRead(minutes // 60, minutes % 60, at + 1, is_spoken=True)
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
        return TimeRead(self._by_day(hour, at + 1), 0, at + 1, is_spoken=True)

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

    def _is_told(self, at: int, begin: int, first: TimeRead) -> bool:
        """A lone number needs `at` or `o'clock`, a dotted one may be an amount."""
        led = begin > at
        if first.is_bare:
            oclock = self._key(first.end) in self.lexicon["oclock"]
            return oclock or (led and self._is_hour(at, begin, first))
        dated = self._key(at - 1) in self.lexicon["object_words"] and first.end in self.taken
        return not first.is_dotted or led or dated or self._is_time_here(begin)

    def _after_at_word(self, at: int) -> int:
        if f"{self._key(at)} {self._key(at + 1)}" in self.lexicon["at_clock"]:
            return at + 2
        if self._key(at) not in self.lexicon["at_clock"]:
            return at
        dot = self._key(at + 1) == "." and self.tokens[at + 1].is_glued
        return at + 1 + dot

    def _reading(self, at: int) -> TimeRead | None:
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

    def _with_half(self, hour: str, minute: str, end: int, *, dotted: bool) -> TimeRead | None:
        if int(hour) > 24 or int(minute or 0) > 59:
            return None
        half = self._key(end)
        if half in {"am", "pm"}:
            return TimeRead(int(hour), int(minute or 0), end + 1, half)
        if half in {"a", "p"} and self._key(end + 1) == "." and self._key(end + 2) == "m":
            return TimeRead(int(hour), int(minute or 0), end + 3, f"{half}m")
        return TimeRead(int(hour), int(minute or 0), end, is_bare=not minute, is_dotted=dotted)

    def _range(self, at: int, begin: int, first: TimeRead, *, led: bool) -> ClockSpan | None:
        to = self._after_oclock(first.end)
        to = to if self._is_until(to) else first.end
        next_ = self._after_at_word(to + 1)
        second = self._second(next_, first) if self._is_until(to) else None
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

    def _range_span(self, at: int, end: int, first: TimeRead, second: TimeRead) -> ClockSpan | None:
        if second.half and not first.half:
            first = TimeRead(first.hour, first.minute, first.end, second.half)
            if minutes_of(self._halved(first).at) > minutes_of(self._halved(second).at):
                first = TimeRead(first.hour, first.minute, first.end, "am")
        begins, ends = self._halved(first).at, self._halved(second).at
        if first.is_spoken and second.is_bare and ends <= begins:
            ends = later(ends)
        early = not first.half and 1 <= first.hour < LATE
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

    def _is_hour(self, at: int, begin: int, first: TimeRead) -> bool:
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

    def _in_half(self, read: TimeRead, end: int) -> TimeRead:
        """`в 3 часа дня`, `at 3`: afternoon."""
        near = {self._key(end), self._key(end - 1), self._key(end + 1)}
        if read.half or not read.hour < 12:
            return self._halved(read)
        if near & self.lexicon["afternoon"]:
            return TimeRead(read.hour, read.minute, read.end, "pm")
        early = 1 <= read.hour < LATE and not near & self.lexicon["morning"]
        if early and (read.is_bare or self.lexicon.language == "en"):
            return TimeRead(read.hour + 12, read.minute, read.end)
        return read

    def _halved(self, read: TimeRead) -> TimeRead:
        if not read.half or not 1 <= read.hour <= 12:
            return read
        hour = read.hour % 12 + (12 if read.half == "pm" else 0)
        return TimeRead(hour, read.minute, read.end, read.half)
