"""PURE. Reads times of day as they are spoken: `half drie`, `quarter past two`, `kvart över tre`, `без двадцати пять`."""

from dataclasses import dataclass
from datetime import time

from journal.line.minutes_span import is_hour_begun
from journal.line.word_reader import WordReader

# Before it an hour is in the afternoon: salespeople work by day.
LATE = 7
# Minutes before and after an hour; `без пятнадцати`.
_PAST = frozenset({5, 10, 20, 25})
_SHORT = _PAST | {15}


@dataclass(frozen=True, slots=True)
class TimeRead:
    """One time: how it is told. `is_bare` is a lone number; `is_spoken` has its half of the day."""

    hour: int
    minute: int
    end: int
    half: str = ""
    is_bare: bool = False
    is_dotted: bool = False
    is_spoken: bool = False

    @property
    def at(self) -> time:
        return time(self.hour % 24, self.minute)


@dataclass(frozen=True, slots=True)
class SpokenTimeReader(WordReader):
    """What reads times in digits reads these, too."""

    def _by_day(self, hour: int, end: int) -> int:
        """Salespeople work by day: two is in the afternoon."""
        late = hour < LATE and self._key(end) not in self.lexicon["morning"]
        return hour + 12 if late else hour

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

    def _spoken(self, at: int) -> TimeRead | None:
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

    def _spoken_hour(self, at: int, minute: int, hours: int) -> TimeRead | None:
        hour = self._hour(at)
        if hour is None or self._is_counted(at + 1):
            return None
        return TimeRead(self._by_day((hour + hours) % 12, at + 1), minute, at + 1, is_spoken=True)

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

    def _minutes_past(self, at: int) -> TimeRead | None:
        """`tien over negen`, `ti på halv tre`, `20 past four`, `без двадцати пять`."""
        if self._key(at) in self.lexicon["short_of"]:
            return self._minutes_short_of(at + 1)
        minutes = self._count(at)
        word = self._key(at + 1)
        if minutes is not None and is_hour_begun(self.tokens, at, self.lexicon):
            begun = (self.lexicon.ordinals[self._key(at + 2)] - 1) % 12
            return TimeRead(self._by_day(begun, at + 3), minutes, at + 3, is_spoken=True)
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
        return TimeRead(self._by_day(told // 60, end), told % 60, end, is_spoken=True)

    def _minutes_short_of(self, at: int) -> TimeRead | None:
        """`без пяти три`, `без пяти половина третьего`, `без пяти полтретьего`."""
        minutes = self._count(at, _SHORT)
        if minutes is None:
            return None
        end = at + 1 + (self._key(at + 1) in self.lexicon.minutes)
        if whole := self.lexicon.told_times.get(self._key(end)):
            hour, rest = divmod(whole - minutes, 60)
            return TimeRead(hour, rest, end + 1, is_spoken=True)
        half = self._key(end) in self.lexicon["half_to"]
        end += half
        named = self._hour(end)
        if named is None or self._is_counted(end + 1):
            return None
        told = (named * 60 - 30 * half - minutes) % 720
        return TimeRead(self._by_day(told // 60, end + 1), told % 60, end + 1, is_spoken=True)

    def _count(self, at: int, counts: frozenset[int] = _PAST) -> int | None:
        if not 0 <= at < len(self.tokens):
            return None
        raw = self.tokens[at].raw
        count = int(raw) if raw.isdecimal() and len(raw) < 3 else None
        count = self.lexicon.numbers.get(self._key(at)) if count is None else count
        return count if count is not None and count in counts else None
