"""PURE. Reads the days that a line names: `yesterday`, `om tre dagar`, `на прошлой неделе`, dates, weekdays.

A day that names no year is both, the last one and the next one: what stands around it tells which
is meant. Nothing is refused; what is not clear says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.line.dates import DateReader
from journal.line.day_calendar import Calendar
from journal.line.day_span import DaySpan
from journal.line.lexicon import Lexicon
from journal.line.numbers import read_number
from journal.line.tokens import Token, find_spans
from journal.line.weekdays import WeekdayReader
from journal.line.weeks import read_week
from journal.line.word_reader import WordReader


def read_days(tokens: Sequence[Token], lexicon: Lexicon, today: date) -> Iterator[DaySpan]:
    return find_spans(tokens, _DayReader.of(tokens, lexicon, today).read)


@dataclass(frozen=True, slots=True)
class _DayReader(WordReader):
    calendar: Calendar
    dates: DateReader
    weekdays: WeekdayReader

    @classmethod
    def of(cls, tokens: Sequence[Token], lexicon: Lexicon, today: date) -> "_DayReader":
        calendar = Calendar(today)
        dates = DateReader(tokens, lexicon, calendar)
        return cls(tokens, lexicon, calendar, dates, WeekdayReader(tokens, lexicon, calendar))

    @property
    def today(self) -> date:
        return self.calendar.today

    def read(self, at: int) -> DaySpan | None:
        if (week := read_week(self.tokens, at, self.lexicon, self.today)) is not None:
            return week
        for attempt in (
            *(self._named_day, self._ago, self._ahead, self.dates.read),
            *(self.weekdays.read, self.dates.read_ordinal, self._bare),
        ):
            if (found := attempt(at)) is not None:
                return found
        return None

    def _named_day(self, at: int) -> DaySpan | None:
        key = self._key(at)
        if (distance := self.lexicon.misspelt_day(key)) is not None:
            day = self.today + timedelta(days=distance)
            past, future = (day, None) if distance < 0 else (None, day)
            return DaySpan(at, at + 1, past=past, future=future)
        found = self.lexicon.days.longest_at(self._keys(), at, min(len(self.tokens), at + 4))
        if found is None:
            return None
        day, distance = self.today + timedelta(days=found.meaning), found.meaning
        return DaySpan(
            at,
            found.end,
            past=day if distance <= 0 else None,
            future=day if distance >= 0 else None,
        )

    def _distance(self, at: int) -> tuple[int, int, int] | None:
        """Says how many, of how many days each, and where it ends."""
        number = read_number(self.tokens, at, self.lexicon)
        count, end = number or (1, at)
        unit = self.lexicon.day_units.get(self._key(end))
        if unit is None or count != int(count) or not 0 < count < 1000:
            return None
        if len(self._key(end)) == 1 and self._key(end + 1) == "/":
            return None
        if end + 1 < len(self.tokens) and self._key(end + 1) == "." and len(self._key(end)) < 4:
            return int(count), unit, end + 2
        return int(count), unit, end + 1

    def _ago(self, at: int) -> DaySpan | None:
        begin = at + (self._key(at) in {"for", "про"})
        if found := self._distance(begin):
            count, unit, end = found
            if self._key(end) in self.lexicon["ago"]:
                day = self.calendar.moved(-count, unit)
                return DaySpan(at, end + 1, past=day)
            return None
        return self._hours_ago(at, begin)

    def _hours_ago(self, at: int, begin: int) -> DaySpan | None:
        count, end = read_number(self.tokens, begin, self.lexicon) or (1, begin)
        key = self._key(end)
        factor = 60 if key in self.lexicon.hours else 1 if key in self.lexicon.minutes else 0
        if not factor or self._key(end + 1) not in self.lexicon["ago"] or count * factor > 20 * 60:
            return None
        return DaySpan(at, end + 2, past=self.today, minutes_ago=int(count * factor))

    def _ahead(self, at: int) -> DaySpan | None:
        leads = self._key(at) in self.lexicon["ahead"]
        found = self._distance(at + leads)
        if found is None:
            return self._hours_ahead(at, leads=leads)
        count, unit, end = found
        ends = self._key(end) in self.lexicon["after_ahead"]
        if not (leads or ends):
            return None
        return DaySpan(at, end + ends, future=self.calendar.moved(count, unit))

    def _hours_ahead(self, at: int, *, leads: bool) -> DaySpan | None:
        """`call again in two hours`: later today."""
        count, end = read_number(self.tokens, at + leads, self.lexicon) or (1, at + leads)
        key = self._key(end)
        if not count or (key not in self.lexicon.hours and key not in self.lexicon.minutes):
            return None
        ends = self._key(end + 1) in self.lexicon["after_ahead"] - {"later"}
        if not (leads or ends) or len(key) < 2:
            return None
        return DaySpan(at, end + 1 + ends, future=self.today, is_bare=True)

    def _bare(self, at: int) -> DaySpan | None:
        found = self._distance(at) if self.tokens[at].kind == "number" else None
        if found is None:
            return None
        count, unit, end = found
        return DaySpan(at, end, future=self.calendar.moved(count, unit), is_bare=True)
