"""PURE. Who typed a line, and when."""

from dataclasses import dataclass
from datetime import datetime, tzinfo


@dataclass(frozen=True, slots=True)
class LineContext:
    """Says who typed it, and when: the language is theirs, unless the line is plainly in another."""

    language: str
    now: datetime
    zone: tzinfo
    currency: str = "EUR"
