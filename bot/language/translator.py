"""PURE. `Translator`: a sentence in somebody's language, with their time zone and currency.

A sentence with values is a function in `bot/messages` that takes a `Translator` first:

    def logged(t: Translator, number: int) -> str:
        return t("Logged #{number}", number=number)

The English sentence is the key of its translation. Values are filled in by name, after translating.
A sentence without values is a constant there, or stands in a table. It is marked, so that it can be
collected, and is translated where it is used:

    CLOSE = N_("Close")                             t(entry_text.CLOSE)
    _CHANNELS = {Channel.LETTER: N_("Letter")}      t(_CHANNELS[channel])

`cli/sentences` collects them for translators.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal

from journal.errors import N_, FilledSentence, Marked, UserError

__all__ = ["N_", "Translator"]


def _same_text(text: str) -> str:
    return text


def _english_plural(one: str, other: str, count: int) -> str:
    return one if count == 1 else other


@dataclass(frozen=True, slots=True)
class Translator:
    """A translator. `templates` has the names that the config gives templates in this language."""

    language: str = "en"
    zone: tzinfo = UTC
    currency: str = "EUR"
    gettext: Callable[[str], str] = _same_text
    ngettext: Callable[[str, str, int], str] = _english_plural
    templates: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: str, **values: object) -> str:
        return self.format_marked(text, values)

    def format_marked(self, marked: str, values: Mapping[str, object]) -> str:
        """A sentence that was marked with `N_` in another file."""
        text = self.gettext(marked)
        if not values:
            return text
        return _fill(text, {name: self._value(value) for name, value in values.items()})

    def sentence(self, text: str) -> str:
        """A sentence of the record, as the mail's `why`; what is none of ours stays as it is."""
        if isinstance(text, FilledSentence):
            return self.format_marked(text.sentence, text.values)
        return self.gettext(text) if text else ""

    def _value(self, value: object) -> object:
        """A value that is a sentence itself in the reader's language, a moment on their clock."""
        if isinstance(value, Marked):
            return self.sentence(value)
        if isinstance(value, datetime):
            here = value.astimezone(self.zone)
            return self._with_time(self.whole_day(here.date()), here)
        return value

    def _with_time(self, day: str, here: datetime | time) -> str:
        """A day without a time is kept as its beginning: nobody spoke to anybody at 00:00."""
        if not (here.hour or here.minute or here.second):
            return day
        return self("{day} {time}", day=day, time=f"{here:%H:%M}")

    def explain(self, error: UserError) -> str:
        """Says what the record refuses, in the reader's language and on their clock."""
        return self.format_marked(error.sentence, error.values)

    def plural(self, one: str, other: str, count: int, **values: object) -> str:
        """The sentence for this count, which is filled in as `{count}`."""
        text = self.ngettext(one, other, count)
        return _fill(text, {"count": self.number(count), **values})

    def number(self, count: int) -> str:
        """A number, its thousands separated by a space that does not break."""
        return f"{count:,}".replace(",", "\u00a0")

    def costs(self, costs: Mapping[str, Decimal]) -> str:
        """Sums by currency, which are never added up: ours first."""
        ordered = sorted(costs.items(), key=lambda each: (each[0] != self.currency, each[0]))
        return " + ".join(self.money(cost, each) for each, cost in ordered) or self.money(
            Decimal(0)
        )

    def money(self, amount: Decimal, currency: str = "") -> str:
        """An amount; without `currency` in the company's own of now."""
        whole = amount == amount.to_integral_value()
        rounded = amount.quantize(Decimal(1)) if whole else amount
        return f"{self.fraction(str(rounded))}\u00a0{currency or self.currency}"

    def fraction(self, written: str) -> str:
        """`3.5`, with the decimal mark of the reader's language."""
        whole, dot, part = written.partition(".")
        return self("{whole}.{part}", whole=whole, part=part) if dot else whole

    def minutes(self, count: int) -> str:
        hours, minutes = divmod(count, 60)
        if not hours:
            return self("{minutes} min", minutes=minutes)
        if not minutes:
            return self("{hours} h", hours=hours)
        return self("{hours} h {minutes} min", hours=hours, minutes=minutes)

    def day(self, day: date, *, today: date) -> str:
        """`today`, `yesterday`, `21 Nov`, and with the year when it is another one."""
        ago = (today - day).days
        if ago in _NEAR_DAYS:
            return self(_NEAR_DAYS[ago])
        if day.year == today.year:
            return self.short_day(day)
        return self.whole_day(day)

    def day_and_time(self, day: date, at: time | None, *, today: date) -> str:
        """`tomorrow 14:00`, and `tomorrow` where no time was said; no zone moves it."""
        return self._with_time(self.day(day, today=today), at or time())

    def whole_day(self, day: date) -> str:
        """`21 Nov 2026`."""
        month = self(_MONTHS[day.month - 1])
        return self("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def short_day(self, day: date) -> str:
        """`21 Nov`, always without the year."""
        return self("{day} {month}", day=day.day, month=self(_MONTHS[day.month - 1]))

    def month(self, day: date) -> str:
        """`Nov 2026`."""
        return self("{month} {year}", month=self(_MONTHS[day.month - 1]), year=day.year)

    def moment(self, moment: datetime, *, now: datetime) -> str:
        """`today 14:05`, on the reader's clock; `yesterday` for the beginning of a day."""
        here = moment.astimezone(self.zone)
        return self._with_time(self.day(here.date(), today=now.astimezone(self.zone).date()), here)


_NEAR_DAYS = {0: N_("today"), 1: N_("yesterday"), -1: N_("tomorrow")}
_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def _fill(text: str, values: Mapping[str, object]) -> str:
    """The sentence with its values; one that ends in a stop, as `6.3.` and `Acme Ltd.`, ends it too."""
    filled = text.format(**values)
    if ".." not in filled:
        return filled
    for name, value in values.items():
        if str(value).endswith("."):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format(**values)
