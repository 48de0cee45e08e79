"""PURE. Whose figures are shown, and of which time, as the value of a button: ids alone."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.ids import pack, ref, unpack

ME, TEAM = "me", "team"


@dataclass(frozen=True, slots=True)
class Span:
    """`whose` is `me`, `team`, a colleague (`u:…`) or a contact (`c:…`); `end` is not in it."""

    whose: str
    start: datetime
    end: datetime

    @property
    def colleague(self) -> str:
        kind, _, who = self.whose.partition(":")
        return who if kind == "u" else ""

    @property
    def contact(self) -> int:
        kind, _, who = self.whose.partition(":")
        found = ref(who) if kind == "c" and who.isdigit() else None
        return found.id if found else 0


def packed(span: Span) -> str:
    moments = (span.start, span.end)
    start, end = (str(int(moment.timestamp())) for moment in moments)
    return pack({"o": span.whose, "f": start, "b": end})


def span_of(value: str) -> Span | None:
    """None for what no button of ours carries."""
    kept = unpack(value)
    try:
        start, end = (datetime.fromtimestamp(int(kept[name]), UTC) for name in ("f", "b"))
    except (KeyError, ValueError, OverflowError, OSError):
        return None
    return Span(kept.get("o", ME), start, end) if start < end else None
