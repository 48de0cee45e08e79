"""The sentences for a day, time or span that could not be read: why, and how to write it."""

from journal.errors import RequestRefused

_EXAMPLES = "Write it like 2026-11-21 14:30, today 9:15, yesterday, 14:30 or 3d (three days ago)."
_AHEAD = "Write it like 2026-11-21, 21.11., tomorrow, next monday or 3d (in three days)."


def no_moment(text: str, *, ahead: bool = False) -> RequestRefused:
    return RequestRefused(f"{quote(text)} is not a day. {_AHEAD if ahead else _EXAMPLES}")


def no_such_value(what: str, text: str) -> RequestRefused:
    return RequestRefused(f"There is no {what} {quote(text)}. {_EXAMPLES}")


def no_sensible_year(text: str) -> RequestRefused:
    return RequestRefused(f"{quote(text)} is in no year that makes sense here. {_EXAMPLES}")


def ambiguity(text: str, first: str, second: str) -> RequestRefused:
    return RequestRefused(f"{quote(text)} is unclear: it may be {first} or {second}. {_EXAMPLES}")


def too_far_away(text: str, where: str) -> RequestRefused:
    return RequestRefused(f"{quote(text)} is too {where}. {_EXAMPLES}")


def no_span(text: str) -> RequestRefused:
    return RequestRefused(f"{quote(text)} is not a duration; write it like 25m, 1h30 or 90.")


def quote(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
