"""Reads what may follow a flag: a day, a duration, an amount, a mark, a colleague, a word."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any, TypeVar

from bot.grammar.flags import DASHES, ValueReader
from bot.language.translator import N_
from journal import when
from journal.errors import RequestRefused
from journal.fold import fold
from journal.model import EVALUATION_BY_MARK
from journal.money import NamedAmount, read_money

_Value = TypeVar("_Value")

_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|([^<>]*))?>")
_PLAIN_DASHES = str.maketrans(dict.fromkeys(DASHES, "-") | {"—": "--", "―": "--", "＋": "+"})
_MAX_MOMENT_WORDS = 7
_MAX_DURATION_WORDS = 4
_MAX_AMOUNT_WORDS = 5
_MAX_NAME_WORDS = 5


def switch_reader(fields: Mapping[str, Any]) -> ValueReader:
    """A flag without a value."""
    return lambda _values: (0, fields)


def word_reader(field: str, example: str) -> ValueReader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        return 1, {field: _first_value(values, example).rstrip(",;")}

    return read


def words_reader(field: str, example: str) -> ValueReader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        _first_value(values, example)
        return len(values), {field: " ".join(values)}

    return read


def moment_reader(field: str, now: datetime, zone: tzinfo) -> ValueReader:
    """A day without a time is its beginning; but today can't have been later than now."""

    def meant(text: str) -> datetime:
        read = when.parse_day_or_time(text, now, zone)
        today = now.astimezone(zone).date()
        return now if read.is_whole_day and read.at.astimezone(zone).date() == today else read.at

    return _longest_match_reader(field, meant, _MAX_MOMENT_WORDS, "yesterday 14:00")


def past_moment_reader(field: str, now: datetime, zone: tzinfo) -> ValueReader:
    def meant(text: str) -> datetime:
        found = when.parse_moment(text, now, zone)
        if found > now:
            raise RequestRefused(
                N_("{typed} is still to come; write a day that was, like 90d."),
                typed=_quoted_short(text),
            )
        return found

    return _longest_match_reader(field, meant, _MAX_MOMENT_WORDS, "90d")


def follow_up_reader(now: datetime, zone: tzinfo) -> ValueReader:
    """A day to come, with or without a time."""
    today = now.astimezone(zone).date()
    matches = _longest_match_reader(
        "due", lambda text: when.parse_day_ahead(text, today), _MAX_MOMENT_WORDS, "3d"
    )

    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        count, found = matches(values)
        due: when.DayAhead = found["due"]
        return count, {"follow_up_on": due.day, "follow_up_time": due.at}

    return read


def duration_reader(field: str) -> ValueReader:
    return _longest_match_reader(field, _parse_duration, _MAX_DURATION_WORDS, "25m")


def _parse_duration(text: str) -> int:
    """A number at the end of several words may belong to the text: `-d 1h 30 boxes`."""
    if " " in text and text[-1].isdigit():
        raise RequestRefused(
            N_("{typed} is not a duration; write it like 25m, 1h30 or 90."),
            typed=_quoted_short(text),
        )
    return when.parse_minutes(text)


def read_amount(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    """`40`, `1 200,50 SEK`, `€ 40`: as many words as are one amount."""
    count, found = _longest_match_reader("cost", _parse_amount, _MAX_AMOUNT_WORDS, "40")(values)
    money: NamedAmount = found["cost"]
    return count, {"cost": money.amount} | ({"currency": money.currency} if money.currency else {})


def _parse_amount(text: str) -> NamedAmount:
    return read_money(text.rstrip(",;"))


def template_reader(names: Collection[str]) -> ValueReader:
    """A word; or the words of a name that templates have for the reader, as `Outgoing call`."""

    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        first = _first_value(values, "call").rstrip(",;")
        for count in range(min(_MAX_NAME_WORDS, len(values)), 1, -1):
            typed = " ".join(values[:count]).rstrip(",;")
            if fold(typed) in names:
                return count, {"template": typed}
        return 1, {"template": first}

    return read


def read_evaluation(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    """A phone makes one long dash of two."""
    typed = _first_value(values, "+")
    mark = EVALUATION_BY_MARK.get(typed.translate(_PLAIN_DASHES))
    if mark is None:
        raise RequestRefused(
            N_("{typed} is no evaluation; write one of ++ + 0 - --."), typed=_quoted_short(typed)
        )
    return 1, {"evaluation": mark}


def read_colleague(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    slack_id, name = parse_colleague(_first_value(values, "@bob").rstrip(",;"))
    return 1, {"with_slack_id": slack_id, "with_name": "" if slack_id else name}


def parse_colleague(typed: str) -> tuple[str, str]:
    """`<@U1|bob>` → `("U1", "bob")`; `@bob` and `bob` → `("", "bob")`."""
    found = _MENTION.fullmatch(typed)
    if found:
        return found[1], found[2] or ""
    return "", typed.removeprefix("@")


def is_mention(typed: str) -> bool:
    return _MENTION.fullmatch(typed) is not None


def _longest_match_reader(
    field: str, parse: Callable[[str], _Value], most: int, example: str
) -> ValueReader:
    def read(values: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
        reason = None
        _first_value(values, example)
        for count in range(min(most, len(values)), 0, -1):
            try:
                return count, {field: parse(" ".join(values[:count]))}
            except RequestRefused as refused:
                reason = refused
        raise reason or RequestRefused("")

    return read


def _first_value(values: Sequence[str], example: str) -> str:
    if not values or not values[0]:
        raise RequestRefused(N_("A value is missing; write it like {example}."), example=example)
    return values[0]


def _quoted_short(typed: str) -> str:
    return repr(typed if len(typed) <= 40 else typed[:39] + "…")
