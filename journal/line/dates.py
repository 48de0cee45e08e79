"""PURE. Reads the dates of a line: `2026-11-25`, `25.11.`, `3/12`, `14 Dec`, `the 14th`, `den nionde`."""

from dataclasses import dataclass, replace

from journal.line.day_calendar import Calendar, find_date
from journal.line.day_span import DaySpan
from journal.line.dotted_days import DASHES, is_no_time, is_range_of_times
from journal.line.word_reader import WordReader

_DAY_LEADS = frozenset(
    ["the", "den", "de", "op", "на", "к", "с", "on", "om", "til", "innen", "fra", "до"]
)
_ORDINALS = frozenset(["st", "nd", "rd", "th", "e", "a", "go", "го", "ого"])


@dataclass(frozen=True, slots=True)
class DateReader(WordReader):
    calendar: Calendar

    def read(self, at: int) -> DaySpan | None:
        """Reads what has digits and a month."""
        for attempt in (self._iso, self._digits, self._with_month):
            if (found := attempt(at)) is not None:
                return found
        return None

    def _iso(self, at: int) -> DaySpan | None:
        parts = [self._key(at + place) for place in range(5)]
        if len(parts[0]) == 4 and parts[1] in DASHES and parts[3] == parts[1]:
            day = find_date(parts[0], parts[2], parts[4])
            return self.calendar.exact(at, at + 5, day) if day else None
        return None

    def _digits(self, at: int) -> DaySpan | None:
        token = self.tokens[at]
        if token.kind != "number":
            return None
        if "." in token.raw:
            return self._dotted(at, token.raw.split("."))
        if self._key(at + 1) == "/" and self._is_number(at + 2):
            return self._slashed(at)
        return self._hyphened(at)

    def _hyphened(self, at: int) -> DaySpan | None:
        """`opvolgen 9-12`: a day, behind a follow-up."""
        if self.lexicon.language != "nl" or self._key(at + 1) != "-" or not self._is_number(at + 2):
            return None
        day, month = self.tokens[at].raw, self.tokens[at + 2].raw
        told = day.isdigit() and month.isdigit() and max(len(day), len(month)) < 3
        if not told or int(month) > 12:
            return None
        # From 25 to 11 is nothing.
        if not self._ends_follow_up(at) and not 24 < int(day) < 32:
            return None
        return self.calendar.of_year(at, at + 3, int(month), int(day))

    def _dotted(self, at: int, parts: list[str]) -> DaySpan | None:
        dot = self._key(at + 1) == "." and self.tokens[at + 1].is_glued
        if is_range_of_times(self.tokens, at):
            return None
        if len(parts) == 3 and len(parts[2]) in {2, 4}:
            year = parts[2] if len(parts[2]) == 4 else f"20{parts[2]}"
            day = find_date(year, parts[1], parts[0])
            return self.calendar.exact(at, at + 1 + dot, day) if day else None
        if len(parts) != 2 or len(parts[0]) > 2 or len(parts[1]) > 2:
            return None
        follows = self._key(at + 2)
        ends_line = (
            at + 2 >= len(self.tokens) or self.tokens[at + 2].sentence > self.tokens[at].sentence
        )
        if not self._is_dotted_day(at, dot=dot and not (ends_line and not follows), parts=parts):
            return None
        return self.calendar.of_year(at, at + 1 + dot, int(parts[1]), int(parts[0]))

    def _is_dotted_day(self, at: int, *, dot: bool, parts: list[str]) -> bool:
        if self._key(at - 1) in self.lexicon["at_clock"] - {"в", "во", "at", "om"}:
            return False
        if self._key(at - 1) == "." and self._key(at - 2) in self.lexicon["at_clock"]:
            return False
        if dot or self._key(at - 1) in self.lexicon.weekdays or self._key(at + 1) == ".":
            return True
        if is_no_time(self.tokens, self.lexicon, at, parts):
            return True
        if self._ends_follow_up(at):
            return 1 <= int(parts[1]) <= 12
        return self.lexicon.language == "ru" and len(parts[1]) == 2

    def _ends_follow_up(self, at: int) -> bool:
        """`følg opp 10.12` is a day, not an hour."""
        keys = self._keys()[:at]
        return any(
            (found := self.lexicon.tables["follow_up"].longest_at(keys, begin, at))
            and found.end == at
            for begin in range(max(0, at - 4), at)
        )

    def _slashed(self, at: int) -> DaySpan | None:
        first, second = self.tokens[at].raw, self.tokens[at + 2].raw
        if not (first.isdecimal() and second.isdecimal()) or len(first) > 2 or len(second) > 4:
            return None
        if (first, second) in {("24", "7"), ("50", "50")} or int(first) == 0:
            return None
        end, year = at + 3, ""
        if self._key(end) == "/" and self._is_number(end + 1):
            year, end = self.tokens[end + 1].raw, end + 2
        unit = self._key(end)
        if unit in self.lexicon.hours or unit in self.lexicon.minutes:
            return None
        day, month = int(first), int(second)
        unclear = self.lexicon.language == "en" and day <= 12 and month <= 12 and day != month
        if month > 12 >= day:
            day, month = month, day
        if year:
            found = find_date(year if len(year) == 4 else f"20{year}", str(month), str(day))
            return self.calendar.exact(at, end, found) if found else None
        span = self.calendar.of_year(at, end, month, day)
        other = self.calendar.of_year(at, end, day, month) if unclear else None
        if span is None or other is None:
            return span
        days = (other.past, other.future)
        return replace(
            span, asks_past=True, asks_future=True, others=tuple(each for each in days if each)
        )

    def _with_month(self, at: int) -> DaySpan | None:
        if self._is_number(at):
            return self._day_month(at)
        month = self._month(at)
        after = at + 1 + (self._key(at + 1) == "." and self.tokens[at + 1].is_glued)
        if month is None or not self._is_number(after) or not self.tokens[after].raw.isdecimal():
            return None
        if len(self.tokens[after].raw) > 2 or self._month(self._after_ordinal(after + 1)):
            # `Jan 9 december`
            return None
        return self.calendar.of_year(
            at, self._after_ordinal(after + 1), month, int(self.tokens[after].raw)
        )

    def _day_month(self, at: int) -> DaySpan | None:
        raw = self.tokens[at].raw
        if not raw.isdecimal() or len(raw) > 2:
            return None
        end = self._after_ordinal(at + 1)
        end += self._key(end) == "of"
        month = self._month(end)
        if month is None or (self._key(end) == "may" and not self.tokens[end].is_capital):
            return None
        end += 1
        end += self._key(end) == "." and self.tokens[end].is_glued and end + 1 < len(self.tokens)
        if self._is_number(end) and len(self.tokens[end].raw) == 4:
            day = find_date(self.tokens[end].raw, str(month), raw)
            return self.calendar.exact(at, end + 1, day) if day else None
        return self.calendar.of_year(at, end, month, int(raw))

    def _month(self, at: int) -> int | None:
        return self.lexicon.months.get(self._key(at))

    def _is_alone(self, end: int) -> bool:
        """`visited Acme 24th, 2 h`; in `the 2nd call`, `3rd floor` something is counted."""
        ends = end >= len(self.tokens) or self.tokens[end].key in {",", ";", "."}
        return self.lexicon.language == "en" and ends

    def _after_ordinal(self, at: int) -> int:
        if self._key(at) in {".", "-", ":"} and self.tokens[at].is_glued:
            at += 1
        if self._key(at) in _ORDINALS and self.tokens[at].is_glued:
            at += 1
        return at

    def read_ordinal(self, at: int) -> DaySpan | None:
        """`the 14th`, `den 9:e`, `14-го`: a day of this month or the next."""
        day = self.lexicon.ordinals.get(self._key(at))
        return self._ordinal_in_digits(at) if day is None else self._ordinal_word(at, day)

    def _ordinal_word(self, at: int, day: int) -> DaySpan | None:
        """`the tenth of May`, `десятого`, `kymmenes päivä`."""
        end = at + 1 + (self._key(at + 1) in {"of", "av"})
        if month := self._month(end):
            return self.calendar.of_year(at, end + 1, month, day)
        by_case = self.lexicon.language == "ru" or "tena" in self._key(at)
        by_case |= self.lexicon.language == "fi" and self._key(at + 1).startswith("paiva")
        alone = by_case or self._key(at - 1) in _DAY_LEADS
        return self.calendar.of_month(at, at + 1, day) if alone else None

    def _ordinal_in_digits(self, at: int) -> DaySpan | None:
        token = self.tokens[at]
        if token.kind != "number" or not token.raw.isdecimal() or len(token.raw) > 2:
            return None
        end = self._after_ordinal(at + 1)
        dotted = self.lexicon.language == "nb" and end == at + 2 and self._key(at + 1) == "."
        # `9. päivä`
        finnish = self.lexicon.language == "fi" and self._key(end).startswith("paiva")
        end += finnish and end > at + 1
        if self._key(end - 1) == "го" or (finnish and end > at + 2):
            return self.calendar.of_month(at, end, int(token.raw))
        if not (dotted or self._key(end - 1) in _ORDINALS):
            return None
        if self._key(at - 1) not in _DAY_LEADS and not self._is_alone(end):
            return None
        return self.calendar.of_month(at, end, int(token.raw))
