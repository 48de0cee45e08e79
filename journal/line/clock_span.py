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
