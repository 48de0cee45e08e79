"""PURE. Reads the days that a line names: `last Wednesday`, `26/11`, `om tre dagar`, `на прошлой неделе`.

A day that names no year is both, the last one and the next one: what stands around it tells which
is meant. Nothing is refused; what is not clear says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from journal.line.day_calendar import Calendar, find_date
from journal.line.day_span import DaySpan
from journal.line.dotted_days import DASHES, is_no_time, is_range_of_times
from journal.line.lexicon import Lexicon
from journal.line.misspelt import misspelt_weekday
from journal.line.numbers import read_number
from journal.line.tokens import Token, find_spans
from journal.line.weeks import read_week

_SMALL_WEEKDAYS = frozenset({"zo", "on", "to", "su", "la", "fr"})
# Verbs and others, which begin lines: `sat with`, `zat bij`.
_WORDS_TOO = frozenset({"sat", "zat", "sun", "zon", "wed", "vrij"})
_DAY_LEADS = frozenset(
    ["the", "den", "de", "op", "на", "к", "с", "on", "om", "til", "innen", "fra", "до"]
)
_ORDINALS = frozenset(["st", "nd", "rd", "th", "e", "a", "go", "го", "ого"])


def read_days(tokens: Sequence[Token], lexicon: Lexicon, today: date) -> Iterator[DaySpan]:
    return find_spans(tokens, _DayReader(tokens, lexicon, today, Calendar(today)).read)


@dataclass(frozen=True, slots=True)
class _DayReader:
    tokens: Sequence[Token]
    lexicon: Lexicon
    today: date
    calendar: Calendar

    def read(self, at: int) -> DaySpan | None:
        if (week := read_week(self.tokens, at, self.lexicon, self.today)) is not None:
            return week
        for attempt in (
            *(self._named_day, self._ago, self._ahead, self._iso, self._digits),
            *(self._with_month, self._weekday, self._ordinal, self._bare),
        ):
            if (found := attempt(at)) is not None:
                return found
        return None

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def _keys(self) -> list[str]:
        return [each.key for each in self.tokens]

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

    def _is_number(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"

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

    def _after_ordinal(self, at: int) -> int:
        if self._key(at) in {".", "-", ":"} and self.tokens[at].is_glued:
            at += 1
        if self._key(at) in _ORDINALS and self.tokens[at].is_glued:
            at += 1
        return at

    def _ordinal(self, at: int) -> DaySpan | None:
        """`the 14th`, `den 9:e`, `14-го`: a day of this month or the next."""
        token = self.tokens[at]
        if (day := self.lexicon.ordinals.get(token.key)) is not None:
            end = at + 1 + (self._key(at + 1) in {"of", "av"})
            if month := self._month(end):
                return self.calendar.of_year(at, end + 1, month, day)
            by_case = self.lexicon.language == "ru" or "tena" in token.key
            by_case |= self.lexicon.language == "fi" and self._key(at + 1).startswith("paiva")
            alone = by_case or self._key(at - 1) in _DAY_LEADS
            return self.calendar.of_month(at, at + 1, day) if alone else None
        if token.kind != "number" or not token.raw.isdecimal() or len(token.raw) > 2:
            return None
        end = self._after_ordinal(at + 1)
        dotted = self.lexicon.language == "nb" and end == at + 2 and self._key(at + 1) == "."
        # `9. päivä`
        finnish = self.lexicon.language == "fi" and self._key(end).startswith("paiva")
        end += finnish and end > at + 1
        if self._key(end - 1) == "го" or (finnish and end > at + 2):
            return self.calendar.of_month(at, end, int(token.raw))
        if not (dotted or self._key(end - 1) in _ORDINALS) or self._key(at - 1) not in _DAY_LEADS:
            return None
        return self.calendar.of_month(at, end, int(token.raw))

    def _weekday(self, at: int) -> DaySpan | None:
        key = self._key(at).removesuffix("'s")
        if (gone := self.lexicon.weekdays_gone.get(key)) is not None:
            return DaySpan(at, at + 1, past=self.calendar.past_weekday(gone))
        day = self.lexicon.weekdays.get(key, misspelt_weekday(key, self.lexicon))
        if day is None or not self._is_weekday_here(at):
            return None
        end = at + 1
        if len(key) < 5 and self._key(end) == "." and self.tokens[end].is_glued:
            end += end + 1 < len(self.tokens)
        if key in self.lexicon["weekdays_to"]:
            return DaySpan(at, end, future=self.calendar.next_weekday(day))
        return self._led_weekday(at, end, day) or self._open_weekday(at, end, day)

    def _led_weekday(self, at: int, end: int, day: int) -> DaySpan | None:
        """`last Friday`, `this coming Friday`, `next Friday`."""
        before = self._key(at - 1)
        keys = self._keys()
        then = self.lexicon.tables["then_before_last"].longest_at(keys, end, len(keys))
        if then is not None or before in self.lexicon["before_last"]:
            earlier = self.calendar.past_weekday(day) - timedelta(days=7)
            return DaySpan(at - (then is None), then.end if then else end, past=earlier)
        if before in self.lexicon["last_words"]:
            return DaySpan(at - 1, end, past=self.calendar.past_weekday(day))
        coming = self.calendar.next_weekday(day)
        if before in self.lexicon["coming_words"]:
            return DaySpan(at - 1, end, future=coming)
        if before in self.lexicon["next_words"]:
            later = (coming + timedelta(days=7),)
            return DaySpan(at - 1, end, future=coming, asks_future=True, others=later)
        return None

    def _open_weekday(self, at: int, end: int, day: int) -> DaySpan:
        today = day == self.today.weekday()
        return DaySpan(
            at,
            end,
            past=self.calendar.past_weekday(day),
            future=self.calendar.next_weekday(day),
            asks_past=today,
            is_of=self._is_of(at),
            others=(self.today,) if today else (),
        )

    def _is_of(self, at: int) -> bool:
        """`Friday's`, `perjantain`, `fredagens`."""
        key = self._key(at)
        return key.endswith("'s") or key in self.lexicon["weekdays_of"]

    def _is_weekday_here(self, at: int) -> bool:
        """An abbreviation may be another word: beside a number, or behind a follow-up."""
        key = self._key(at)
        if len(key) < 4 and self.tokens[at].raw.casefold() not in self.lexicon.short_weekdays:
            return False
        if key in _WORDS_TOO and not self._is_on(at):
            return False
        if len(key) > 3 or self.lexicon.language == "ru" or (len(key) == 3 and key != "sun"):
            return True
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if key in self.lexicon.numbers and self._leads_time(at - 1):
            return False
        dated = after is not None and (
            after.kind == "number"
            or (after.key == "." and not self._is_abbreviated(at + 2))
            or (after.key in self.lexicon["at_clock"] and self._is_number(at + 2))
        )
        last = after is None or (after.kind == "sign" and after.key in {",", ";", ":", "!", ")"})
        return dated or last or self._is_led_weekday(at)

    def _is_on(self, at: int) -> bool:
        """`on Sat`, `Sat 28`; `sat with Bob` is none."""
        after = self._key(at + 1)
        dated = self._is_number(at + 1) or not after or not after[0].isalpha()
        return dated or self._key(at - 1) in {"on", "op", "this"} or self._is_led_weekday(at)

    def _is_abbreviated(self, at: int) -> bool:
        """`fr.o.m.` is no Friday."""
        return at < len(self.tokens) and self.tokens[at].is_glued and self.tokens[at].kind == "word"

    def _leads_time(self, at: int) -> bool:
        """`kl ti`, `halv to`: hours, and no weekdays."""
        pair = f"{self._key(at - 1)} {self._key(at)}"
        told = ("half_to", "at_clock", "quarter_past", "quarter_to", "until_clock")
        return any({self._key(at), pair} & self.lexicon[name] for name in told)

    def _is_led_weekday(self, at: int) -> bool:
        """`bel do terug`, `ma opnieuw`, `vorige week di`; a number or `so` is none."""
        key, before = self._key(at), self._key(at - 1)
        if self.lexicon.day_units.get(before) == 7 or before in self.lexicon["last_words"]:
            return True
        if key in self.lexicon.numbers or key in _SMALL_WEEKDAYS:
            return False
        return {before, self._key(at + 1)} & self.lexicon.follow_words != set()
