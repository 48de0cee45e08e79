"""Limits how much one person may ask for: far more than anybody clicks and types."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

# The requests allowed at once, and then each second.
BURST = 60.0
PER_SECOND = 2.0
_MOST_PEOPLE = 10_000


@dataclass(slots=True)
class RateLimit:
    """The limits of all people; `_left` is what each had left, and when."""

    burst: float = BURST
    per_second: float = PER_SECOND
    _left: dict[str, tuple[float, datetime]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take_one(self, person: str, now: datetime) -> bool:
        with self._lock:
            if len(self._left) > _MOST_PEOPLE:
                self._left.clear()
            tokens, since = self._left.get(person, (self.burst, now))
            grown = max(0.0, (now - since).total_seconds()) * self.per_second
            tokens = min(self.burst, tokens + grown)
            is_allowed = tokens >= 1.0
            # What is refused takes nothing: who goes on asking is answered as time goes by.
            self._left[person] = (tokens - is_allowed, now)
            return is_allowed
