"""PURE. Reads the weekdays of a line: `last Wednesday`, `fr`, `the Friday before last`, `Friday's`."""

from dataclasses import dataclass
from datetime import timedelta

from journal.line.day_calendar import Calendar
from journal.line.day_span import DaySpan
from journal.line.misspelt import misspelt_weekday
from journal.line.word_reader import WordReader

_SMALL_WEEKDAYS = frozenset({"zo", "on", "to", "su", "la", "fr"})
# Verbs and others, which begin lines: `sat with`, `zat bij`.
_SHORTEST_LEAD = 3
_WORDS_TOO = frozenset({"sat", "zat", "sun", "zon", "wed", "vrij"})


@dataclass(frozen=True, slots=True)
class WeekdayReader(WordReader):
    calendar: Calendar

    def read(self, at: int) -> DaySpan | None:
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
        today = day == self.calendar.today.weekday()
        return DaySpan(
            at,
            end,
            past=self.calendar.past_weekday(day),
            future=self.calendar.next_weekday(day),
            asks_past=today,
            is_of=self._is_of(at),
            others=(self.calendar.today,) if today else (),
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
        before = self._key(at - 1)
        # `Kees zat om 9.30 klaar`
        small = self.tokens[at].raw[0].islower() and self.tokens[at - 1].kind == "word"
        timed = after in self.lexicon["at_clock"] and self._is_number(at + 2)
        timed &= not (small and any(each.is_capital for each in self.tokens))
        dated = self._is_number(at + 1) or not after or not after[0].isalpha()
        led = before in {"on", "op", "this"} or before in self.lexicon["last_words"]
        # `zat een uur` sat, though `een` may lead a follow-up.
        led |= self.lexicon.day_units.get(before) == 7 or before in self.lexicon.follow_words
        return dated or timed or led or after in self.lexicon["day_parts"]

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
        near = {word for word in (before, self._key(at + 1)) if len(word) >= _SHORTEST_LEAD}
        return not near.isdisjoint(self.lexicon.follow_words)
