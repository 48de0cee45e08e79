"""Holds what one language says about days, times and spans: the table that each language fills in.

Spelt here as people write it; it is compared folded, so accents and capitals do not matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TimeUnit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DayPart(StrEnum):
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class DateWords:
    """`days` are days from today; `weekdays` begin with Monday, `months` with January, and the
    forms of one day or month stand in one string.
    """

    now: tuple[str, ...]
    days: Mapping[str, int]
    # A part of a certain day in one phrase: `this morning`, `gisteravond`.
    parts_of_days: Mapping[str, tuple[int, DayPart]]
    # A part of whichever day is said beside it.
    parts: Mapping[str, DayPart]
    weekdays: tuple[str, ...]
    # What may stand before a weekday: the one that was, the one to come, or either.
    last: tuple[str, ...]
    next: tuple[str, ...]
    on: tuple[str, ...]
    months: tuple[str, ...]
    units: Mapping[TimeUnit, str]
    numbers: tuple[str, ...]
    # `one` has more forms than the other numbers.
    one: tuple[str, ...]
    ago: tuple[str, ...]
    before_ago: tuple[str, ...]
    ahead: tuple[str, ...]
    after_ahead: tuple[str, ...]
    # What may stand before a time of day, and after it; `clocks` make a lone number an hour.
    at: tuple[str, ...]
    clocks: tuple[str, ...]
    oclock: tuple[str, ...]
    spans: Mapping[str, int]
    # What may stand between the parts of a date or a span and means nothing.
    fillers: tuple[str, ...]
    # Weekdays in a form that says by itself that they are gone: `i måndags`.
    weekdays_gone: tuple[str, ...] = ()
