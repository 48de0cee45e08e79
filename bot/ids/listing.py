"""PURE. Which list is shown, and which page of it, as the value of a button: ids and codes alone.

Nothing is remembered between two pages: all that the next one needs is in the button that asks
for it. A search is kept as the numbers that it found.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.ids import HIGHEST, OutOfDate, contents, id_of, one_of, pack
from journal.model import Channel

MOST_NUMBERS = 150
# So many pages back it remembers the way; before these there is only the first.
_MOST_PLACES = 30
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """The last entry of a page: the next page begins behind it."""

    moment: datetime
    number: int

    def __str__(self) -> str:
        """As `journal.store.listing` reads it."""
        return f"{self.moment.isoformat()}|{self.number}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`colleague` is a Slack id, or an address where Slack does not know them.

    `places` are the pages that were turned; the last one is where this page begins.
    """

    contact: int = 0
    colleague: str = ""
    template: str = ""
    channel: str = ""
    since: datetime | None = None
    cancelled: bool = False
    numbers: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()

    def older(self, after: str) -> "Wanted":
        """The page that begins behind this place."""
        place = place_of(after)
        return replace(self, places=(*self.places, place)[-_MOST_PLACES:])

    def newer(self) -> "Wanted":
        return replace(self, places=self.places[:-1])

    def first(self) -> "Wanted":
        return replace(self, places=())

    @property
    def after(self) -> str | None:
        return str(self.places[-1]) if self.places else None


def place_of(after: str) -> Place:
    moment, _, number = after.partition("|")
    return Place(datetime.fromisoformat(moment), int(number))


def packed(wanted: Wanted) -> str:
    return pack(
        {
            "c": _short(wanted.contact) if wanted.contact else "",
            "u": wanted.colleague,
            "t": wanted.template,
            "h": wanted.channel,
            "s": _stamp(wanted.since) if wanted.since else "",
            "x": "1" if wanted.cancelled else "",
            "n": ",".join(map(_short, wanted.numbers[:MOST_NUMBERS])),
            "p": ",".join(_packed_place(each) for each in wanted.places),
        }
    )


def wanted_of(value: str) -> Wanted:
    kept = contents(value)
    try:
        return Wanted(
            contact=_number(kept.get("c", "0")),
            colleague=kept.get("u", ""),
            template=kept.get("t", ""),
            channel=one_of(Channel, kept["h"]).value if "h" in kept else "",
            since=_moment(kept["s"]) if "s" in kept else None,
            cancelled="x" in kept,
            numbers=tuple(_several(kept.get("n", ""))),
            places=tuple(_place(each) for each in kept.get("p", "").split(",") if each),
        )
    except (ValueError, OverflowError) as error:
        raise OutOfDate from error


def numbers_packed(numbers: Iterable[int]) -> str:
    """Several entries in one value: `12,13`."""
    return ",".join(map(str, numbers))


def numbers_of(value: str) -> tuple[int, ...]:
    return tuple(id_of(each) for each in value.split(","))


def _several(text: str) -> Iterable[int]:
    return (_number(each) for each in text.split(",") if each)


def _packed_place(each: Place) -> str:
    return f"{_stamp(each.moment)}.{_short(each.number)}"


def _place(text: str) -> Place:
    stamp, _, number = text.partition(".")
    return Place(_moment(stamp), _number(number))


def _stamp(moment: datetime) -> str:
    return _short((moment - _EPOCH) // _MICROSECOND)


def _moment(text: str) -> datetime:
    return _EPOCH + _long(text) * _MICROSECOND


def _short(number: int) -> str:
    """To the base of 36."""
    digits = ""
    rest = abs(number)
    while rest:
        rest, digit = divmod(rest, 36)
        digits = _DIGITS[digit] + digits
    return f"{'-' if number < 0 else ''}{digits or '0'}"


def _number(text: str) -> int:
    number = _long(text)
    if not 0 <= number <= HIGHEST:
        raise ValueError(text)
    return number


def _long(text: str) -> int:
    if len(text) > 12 or not text.isascii():
        raise ValueError(text)
    return int(text, 36)
