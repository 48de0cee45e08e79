"""What may follow a flag: a day, a duration, an amount, a mark, a colleague, a word."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any, TypeVar

from bot.grammar.flags import DASHES, Reader
from bot.grammar.unread import Unread
from bot.say import later
from journal import when
from journal.errors import Refused
from journal.model import Evaluation

_Value = TypeVar("_Value")

_AMOUNT = re.compile(
    r"(?:[€$£]|EUR|USD|GBP|SEK|NOK|RUB)?(\d{1,9})(?:[.,](\d{1,2}))?[€$£]?", re.ASCII
)
_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|([^<>]*))?>")
_MARKS = {
    "++": Evaluation.VERY_POSITIVE,
    "+": Evaluation.POSITIVE,
    "0": Evaluation.NEUTRAL,
    "-": Evaluation.NEGATIVE,
    "--": Evaluation.VERY_NEGATIVE,
}
_PLAIN_DASHES = str.maketrans(dict.fromkeys(DASHES, "-") | {"—": "--", "―": "--", "＋": "+"})
_LONGEST_MOMENT = 7
_LONGEST_SPAN = 4


def switch(fields: Mapping[str, Any]) -> Reader:
    """A flag without a value."""
    return lambda _values: (0, fields)


def one_word(field: str, example: str) -> Reader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        return 1, {field: _first(values, example).rstrip(",;")}

    return read


def all_words(field: str, example: str) -> Reader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        _first(values, example)
        return len(values), {field: " ".join(values)}

    return read


def a_moment(field: str, now: datetime, zone: tzinfo) -> Reader:
    """A day without a time is its beginning; but today can't have been later than now."""

    def meant(text: str) -> datetime:
        read = when.meant(text, now, zone)
        today = now.astimezone(zone).date()
        return now if read.whole_day and read.at.astimezone(zone).date() == today else read.at

    return _longest(field, meant, _LONGEST_MOMENT, "yesterday 14:00")


def a_past_moment(field: str, now: datetime, zone: tzinfo) -> Reader:
    def meant(text: str) -> datetime:
        found = when.moment(text, now, zone)
        if found > now:
            raise Unread(
                later("{typed} is still to come; write a day that was, like 90d."),
                typed=_short(text),
            )
        return found

    return _longest(field, meant, _LONGEST_MOMENT, "90d")


def a_day_to_come(field: str, now: datetime, zone: tzinfo) -> Reader:
    today = now.astimezone(zone).date()
    return _longest(field, lambda text: when.coming(text, today), _LONGEST_MOMENT, "3d")


def a_span(field: str) -> Reader:
    return _longest(field, _span, _LONGEST_SPAN, "25m")


def _span(text: str) -> int:
    """A number at the end of several words may belong to the text: `-d 1h 30 boxes`."""
    if " " in text and text[-1].isdigit():
        raise Unread(
            later("{typed} is not a duration; write it like 25m, 1h30 or 90."), typed=_short(text)
        )
    return when.minutes(text)


def an_amount(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    typed = _first(values, "40")
    found = _AMOUNT.fullmatch(typed.rstrip(",;").upper())
    if found is None:
        raise Unread(later("{typed} is not an amount; write it like 12.50."), typed=_short(typed))
    return 1, {"cost": Decimal(f"{found[1]}.{found[2] or 0}" if found[2] else found[1])}


def a_mark(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    """A phone makes one long dash of two."""
    typed = _first(values, "+")
    mark = _MARKS.get(typed.translate(_PLAIN_DASHES))
    if mark is None:
        raise Unread(
            later("{typed} is no evaluation; write one of ++ + 0 - --."), typed=_short(typed)
        )
    return 1, {"evaluation": mark}


def a_colleague(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    slack_id, name = colleague(_first(values, "@bob").rstrip(",;"))
    return 1, {"with_slack_id": slack_id, "with_name": "" if slack_id else name}


def colleague(typed: str) -> tuple[str, str]:
    """`<@U1|bob>` → `("U1", "bob")`; `@bob` and `bob` → `("", "bob")`."""
    found = _MENTION.fullmatch(typed)
    if found:
        return found[1], found[2] or ""
    return "", typed.removeprefix("@")


def is_mention(typed: str) -> bool:
    return _MENTION.fullmatch(typed) is not None


def _longest(field: str, meant: Callable[[str], _Value], most: int, example: str) -> Reader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        reason = None
        _first(values, example)
        for count in range(min(most, len(values)), 0, -1):
            try:
                return count, {field: meant(" ".join(values[:count]))}
            except Refused as refused:
                reason = refused
        raise reason or Refused("")

    return read


def _first(values: Sequence[str], example: str) -> str:
    if not values or not values[0]:
        raise Unread(later("A value is missing; write it like {example}."), example=example)
    return values[0]


def _short(typed: str) -> str:
    return repr(typed if len(typed) <= 40 else typed[:39] + "…")
