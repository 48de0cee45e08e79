"""PURE. Whose figures are shown, and of which time, as the value of a button: only ids."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.ids import OutOfDate, pack, parse_id, unpack_required

WHOSE_ME, WHOSE_TEAM = "me", "team"


@dataclass(frozen=True, slots=True)
class StatsSpan:
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
        return parse_id(who) if kind == "c" else 0


def pack_stats_span(span: StatsSpan) -> str:
    moments = (span.start, span.end)
    start, end = (str(int(moment.timestamp())) for moment in moments)
    return pack({"o": span.whose, "f": start, "b": end})


def unpack_stats_span(value: str) -> StatsSpan:
    packed = unpack_required(value, "o", "f", "b")
    try:
        start, end = (datetime.fromtimestamp(int(packed[name]), UTC) for name in ("f", "b"))
    except (ValueError, OverflowError, OSError) as error:
        raise OutOfDate from error
    kind, _, who = packed["o"].partition(":")
    known = (
        packed["o"] in {WHOSE_ME, WHOSE_TEAM}
        or (kind == "u" and who)
        or (kind == "c" and parse_id(who))
    )
    if start >= end or not known:
        raise OutOfDate
    return StatsSpan(packed["o"], start, end)
