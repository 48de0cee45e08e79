"""How much one person may ask for in a while: far more than anybody clicks and types."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

# At once, and then so many a second.
BURST = 60.0
PER_SECOND = 2.0
_MOST_PEOPLE = 10_000


@dataclass(slots=True)
class RateLimit:
    """`_left` is what each person had left, and when."""

    burst: float = BURST
    per_second: float = PER_SECOND
    _left: dict[str, tuple[float, datetime]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take_one(self, person: str, now: datetime) -> bool:
        with self._lock:
            if len(self._left) > _MOST_PEOPLE:
                self._left.clear()
            left, since = self._left.get(person, (self.burst, now))
            grown = max(0.0, (now - since).total_seconds()) * self.per_second
            left = min(self.burst, left + grown)
            self._left[person] = (max(0.0, left - 1.0), now)
            return left >= 1.0
