"""PURE. Knows the calendar around a day: what a date without a year, a weekday, so many weeks away may be."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from journal.line.day_span import DaySpan

_FAR = 200


@dataclass(frozen=True, slots=True)
class Calendar:
    today: date

    def moved(self, count: int, unit: int) -> date:
        if unit != 30:
            return self.today + timedelta(days=count * unit)
        month = self.today.year * 12 + self.today.month - 1 + count
        year, number = divmod(month, 12)
        last = calendar.monthrange(year, number + 1)[1]
        return date(year, number + 1, min(self.today.day, last))

    def of_month(self, at: int, end: int, day: int) -> DaySpan | None:
        past = future = None
        for further in range(3):
            for sign in (-1, 1):
                month = self.today.year * 12 + self.today.month - 1 + sign * further
                found = find_date(str(month // 12), str(month % 12 + 1), str(day))
                if found and found <= self.today and past is None:
                    past = found
                if found and found > self.today and future is None:
                    future = found
        return DaySpan(at, end, past=past, future=future) if past or future else None

    def exact(self, at: int, end: int, day: date) -> DaySpan:
        return DaySpan(
            at,
            end,
            past=day if day <= self.today else None,
            future=day if day >= self.today else None,
        )

    def of_year(self, at: int, end: int, month: int, day: int) -> DaySpan | None:
        past = next(filter(None, (self._day(year, month, day, -1) for year in (0, -1))), None)
        future = next(filter(None, (self._day(year, month, day, 1) for year in (0, 1))), None)
        if past and (self.today - past).days > _FAR:
            past = None
        if future and (future - self.today).days > _FAR:
            future = None
        return DaySpan(at, end, past=past, future=future) if past or future else None

    def _day(self, further: int, month: int, day: int, sign: int) -> date | None:
        found = find_date(str(self.today.year + further), str(month), str(day))
        return found if found and (found - self.today).days * sign >= 0 else None

    def past_weekday(self, day: int) -> date:
        return self.today - timedelta(days=(self.today.weekday() - day - 1) % 7 + 1)

    def next_weekday(self, day: int) -> date:
        return self.today + timedelta(days=(day - self.today.weekday() - 1) % 7 + 1)


def find_date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 < found.year < 3000 else None
