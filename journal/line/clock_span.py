"""PURE. A time of day in a line, or from–to."""

from dataclasses import dataclass
from datetime import time


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
        begins, ends = minutes_of(self.at), minutes_of(self.until)
        return ends - begins if ends > begins else ends + 24 * 60 - begins


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def span_until(start: int, end: int, first: time, last: time) -> ClockSpan | None:
    last = later(last) if last <= first else last
    return ClockSpan(start, end, first, last) if last > first else None


def later(at: time) -> time:
    return time((at.hour + 12) % 24, at.minute)
