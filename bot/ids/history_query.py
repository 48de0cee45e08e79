"""PURE. Which list is shown, and which page of it, as the value of a button: only ids and codes.

No page is remembered: a button holds all that the next page needs. A search is kept as the numbers
that it found.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.ids import OutOfDate, pack, parse_enum, parse_id, unpack_required
from journal.limits import HIGHEST_NUMBER
from journal.model import Channel

MAX_FOUND_NUMBERS = 150
# The pages that a button remembers; before these one can only go back to the first.
_MAX_CURSORS = 30
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class PageCursor:
    """The last entry of a page: the next page begins behind it."""

    moment: datetime
    number: int

    def __str__(self) -> str:
        """The cursor as `journal.store.record.pages` reads it."""
        return f"{self.moment.isoformat()}|{self.number}"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """A list and a page of it. `colleague` is a Slack id, or an address that Slack does not know.

    `places` are the pages that were turned; the last one is where this page begins.
    """

    contact: int = 0
    colleague: str = ""
    template: str = ""
    channel: str = ""
    since: datetime | None = None
    cancelled: bool = False
    numbers: tuple[int, ...] = ()
    cursors: tuple[PageCursor, ...] = ()

    def older_page(self, after: str) -> "HistoryQuery":
        """The page that begins behind this place."""
        place = parse_cursor(after)
        return replace(self, cursors=(*self.cursors, place)[-_MAX_CURSORS:])

    def newer_page(self) -> "HistoryQuery":
        return replace(self, cursors=self.cursors[:-1])

    def first_page(self) -> "HistoryQuery":
        return replace(self, cursors=())

    @property
    def after_cursor(self) -> str | None:
        return str(self.cursors[-1]) if self.cursors else None


def parse_cursor(after: str) -> PageCursor:
    moment, _, number = after.partition("|")
    return PageCursor(datetime.fromisoformat(moment), int(number))


def pack_history_query(query: HistoryQuery) -> str:
    return pack(
        {
            "c": _to_base36(query.contact) if query.contact else "",
            "u": query.colleague,
            "t": query.template,
            "h": query.channel,
            "s": _pack_moment(query.since) if query.since else "",
            "x": "1" if query.cancelled else "",
            "n": ",".join(map(_to_base36, query.numbers[:MAX_FOUND_NUMBERS])),
            "p": ",".join(_pack_cursor(each) for each in query.cursors),
        }
    )


def unpack_history_query(value: str) -> HistoryQuery:
    packed = unpack_required(value)
    try:
        return HistoryQuery(
            contact=_unpack_number(packed.get("c", "0")),
            colleague=packed.get("u", ""),
            template=packed.get("t", ""),
            channel=parse_enum(Channel, packed["h"]).value if "h" in packed else "",
            since=_unpack_moment(packed["s"]) if "s" in packed else None,
            cancelled="x" in packed,
            numbers=tuple(_unpack_number(each) for each in packed.get("n", "").split(",") if each),
            cursors=tuple(_unpack_cursor(each) for each in packed.get("p", "").split(",") if each),
        )
    except (ValueError, OverflowError) as error:
        raise OutOfDate from error


def pack_numbers(numbers: Iterable[int]) -> str:
    """Several entries in one value: `12,13`."""
    return ",".join(map(str, numbers))


def unpack_numbers(value: str) -> tuple[int, ...]:
    return tuple(parse_id(each) for each in value.split(","))


def _pack_cursor(each: PageCursor) -> str:
    return f"{_pack_moment(each.moment)}.{_to_base36(each.number)}"


def _unpack_cursor(text: str) -> PageCursor:
    stamp, _, number = text.partition(".")
    return PageCursor(_unpack_moment(stamp), _unpack_number(number))


def _pack_moment(moment: datetime) -> str:
    return _to_base36((moment - _EPOCH) // _MICROSECOND)


def _unpack_moment(text: str) -> datetime:
    return _EPOCH + _from_base36(text) * _MICROSECOND


def _to_base36(number: int) -> str:
    """Write a number to the base of 36."""
    digits = ""
    rest = abs(number)
    while rest:
        rest, digit = divmod(rest, 36)
        digits = _DIGITS[digit] + digits
    return f"{'-' if number < 0 else ''}{digits or '0'}"


def _unpack_number(text: str) -> int:
    number = _from_base36(text)
    if not 0 <= number <= HIGHEST_NUMBER:
        raise ValueError(text)
    return number


def _from_base36(text: str) -> int:
    if len(text) > 12 or not text.isascii():
        raise ValueError(text)
    return int(text, 36)
