"""PURE. What a day in a line may mean."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Tokens `start` to `end`. `past` and `future` are the days it may mean.

    `is_week`: any day of it. `is_bare`: `2 weeks`, a day only behind a follow-up. `hours_ago`: an
    hour, so long ago. `asks_past`, `asks_future`: another day may be meant as well.
    """

    start: int
    end: int
    past: date | None = None
    future: date | None = None
    is_week: bool = False
    is_bare: bool = False
    asks_past: bool = False
    asks_future: bool = False
    is_part: bool = False
    minutes_ago: int | None = None
    # `Friday's job`: whose it is, and not when.
    is_of: bool = False
    # What else it may mean: `3/12` in English, `next Thursday`.
    others: tuple[date, ...] = ()
