"""PURE. Times of day and from–to in a line: `9:15`, `kl 9–11.30`, `half drie`, `quarter past two`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token

_DASHES = frozenset("-–—")
_LATE = 7


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """Tokens `start` to `end`; `until` when it is a range."""

    start: int
    end: int
    at: time
    until: time | None = None

    @property
    def minutes(self) -> int | None:
        if self.until is None:
            return None
        begins, ends = _minutes(self.at), _minutes(self.until)
        return ends - begins if ends > begins else ends + 24 * 60 - begins


@dataclass(frozen=True, slots=True)
class _Reading:
    """One time: how it is told. `is_bare` is a lone number."""

    hour: int
    minute: int
    end: int
    half: str = ""
    is_bare: bool = False
    is_dotted: bool = False


def find_clocks(
    tokens: Sequence[Token], lexicon: Lexicon, taken: frozenset[int]
) -> tuple[ClockSpan, ...]:
    """Not of tokens that are `taken` by days or amounts."""
    return tuple(_find(_ClockReader(tokens, lexicon, taken)))


def _find(reader: "_ClockReader") -> Iterator[ClockSpan]:
    at = 0
    while at < len(reader.tokens):
        found = None if at in reader.taken else reader.read(at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


@dataclass(frozen=True, slots=True)
class _ClockReader:
    tokens: Sequence[Token]
    lexicon: Lexicon
    taken: frozenset[int]

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def read(self, at: int) -> ClockSpan | None:
        if (spoken := self._spoken(at)) is not None:
            return spoken
        begin = self._after_at_word(at)
        led = begin > at
        first = self._reading(begin)
        if first is None or begin in self.taken:
            return None
        if (span := self._range(at, first, led=led)) is not None:
            return span
        if self._is_part_of_more(begin, first.end) or not self._is_told(at, begin, first):
            return None
        end = self._after_oclock(first.end)
        return ClockSpan(at, end, _time(self._in_half(first, end)))

    def _is_told(self, at: int, begin: int, first: "_Reading") -> bool:
        """A lone number needs `at` or `o'clock`, a dotted one may be an amount."""
        led = begin > at
        if first.is_bare:
            oclock = self._key(first.end) in self.lexicon["oclock"]
            return oclock or (led and self._is_hour(at, begin, first))
        return not first.is_dotted or led or self._is_time_here(begin)

    def _after_at_word(self, at: int) -> int:
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
        if not raw.isdigit() or len(raw) > 2:
            return None
        if self._key(at + 1) in {"u", "h"} and self._is_glued_number(at + 2):
            return self._with_half(raw, self.tokens[at + 2].raw, at + 3, dotted=False)
        return self._with_half(raw, "", at + 1, dotted=False)

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

    def _range(self, at: int, first: _Reading, *, led: bool) -> ClockSpan | None:
        to = self._key(first.end)
        dashed = to in _DASHES
        if not dashed and to not in self.lexicon["until_clock"]:
            return None
        begin = self._after_at_word(first.end + 1)
        second = self._reading(begin)
        if second is None or begin in self.taken:
            return None
        end = self._after_oclock(second.end)
        bare = first.is_bare and second.is_bare and not second.half
        if self._is_counted(second.end) or self._is_part_of_more(at, second.end):
            return None
        if bare and not (led or self._is_time_here(at) or self._ends_clause(end)):
            return None
        if bare and first.hour > 23:
            return None
        return self._range_span(at, end, first, second)

    def _range_span(self, at: int, end: int, first: _Reading, second: _Reading) -> ClockSpan | None:
        if second.half and not first.half:
            first = _Reading(first.hour, first.minute, first.end, second.half)
            if _minutes(_time(self._halved(first))) > _minutes(_time(self._halved(second))):
                first = _Reading(first.hour, first.minute, first.end, "am")
        begins, ends = _time(self._halved(first)), _time(self._halved(second))
        if not first.half and 1 <= first.hour < _LATE and self.lexicon.language == "en":
            begins = _later(begins)
        if ends <= begins and not second.half and ends.hour <= 12:
            ends = _later(ends)
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
        strict = self._key(at) in {"at", "om", "в", "во", "@", "rond", "ved", "vid", "around"}
        if not strict or end > first.end:
            return True
        return self._ends_clause(end) or self._is_time_here(begin)

    def _ends_clause(self, end: int) -> bool:
        after = self.tokens[end] if end < len(self.tokens) else None
        return after is None or after.kind == "sign" or after.key in self.lexicon["with_words"]

    def _is_time_here(self, begin: int) -> bool:
        """Beside a day, or in a language that writes 14.30."""
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
        if early and self.lexicon.language == "en":
            return _Reading(read.hour + 12, read.minute, read.end)
        return read

    def _halved(self, read: _Reading) -> _Reading:
        if not read.half or not 1 <= read.hour <= 12:
            return read
        hour = read.hour % 12 + (12 if read.half == "pm" else 0)
        return _Reading(hour, read.minute, read.end, read.half)

    def _spoken(self, at: int) -> ClockSpan | None:
        """`half drie`, `quarter past two`, `kvart över tre`."""
        begin = self._after_at_word(at)
        two = f"{self._key(begin)} {self._key(begin + 1)}"
        one = self._key(begin)
        for phrase, length in ((two, 2), (one, 1)):
            for name, minute, hours in (
                *(("half_to", 30, -1), ("half_past", 30, 0)),
                *(("quarter_past", 15, 0), ("quarter_to", 45, -1)),
            ):
                if phrase in self.lexicon[name]:
                    found = self._spoken_hour(at, begin + length, minute, hours)
                    if found is not None:
                        return found
        return None

    def _spoken_hour(self, start: int, at: int, minute: int, hours: int) -> ClockSpan | None:
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None:
            return None
        hour = int(token.raw) if token.raw.isdigit() and len(token.raw) < 3 else None
        hour = self.lexicon.numbers.get(token.key) if hour is None else hour
        if hour is None or not 1 <= hour <= 12 or self._is_counted(at + 1):
            return None
        told = (hour + hours) % 12
        late = told < _LATE and self._key(at + 1) not in self.lexicon["morning"]
        return ClockSpan(start, at + 1, time(told + (12 if late else 0), minute))


def _time(read: _Reading) -> time:
    return time(read.hour % 24, read.minute)


def _later(at: time) -> time:
    return time((at.hour + 12) % 24, at.minute)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
