"""PURE. Whose figures are shown, and of which time, as the value of a button: ids alone."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.ids import OutOfDate, contents, id_of, pack

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
        return id_of(who) if kind == "c" else 0


def packed(span: Span) -> str:
    moments = (span.start, span.end)
    start, end = (str(int(moment.timestamp())) for moment in moments)
    return pack({"o": span.whose, "f": start, "b": end})


def span_of(value: str) -> Span:
    kept = contents(value, "o", "f", "b")
    try:
        start, end = (datetime.fromtimestamp(int(kept[name]), UTC) for name in ("f", "b"))
    except (ValueError, OverflowError, OSError) as error:
        raise OutOfDate from error
    kind, _, who = kept["o"].partition(":")
    known = kept["o"] in {ME, TEAM} or (kind == "u" and who) or (kind == "c" and id_of(who))
    if start >= end or not known:
        raise OutOfDate
    return Span(kept["o"], start, end)
