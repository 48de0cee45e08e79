"""The sentences for a day, time or span that could not be read: why, and how to write it."""

from journal.errors import N_, Marked, RequestRefused

_EXAMPLES = N_(
    "Write it like 2026-11-21 14:30, today 9:15, yesterday, 14:30 or 3d (three days ago)."
)
_AHEAD = N_("Write it like 2026-11-21, 21.11., tomorrow, next monday or 3d (in three days).")
_AHEAD_OR_TIME = N_(
    "Write it like 2026-11-21, tomorrow 9:15, friday 14:00, 14:00 or 3d (in three days)."
)


def no_moment(text: str, *, ahead: bool = False) -> RequestRefused:
    return _refusal(N_("{typed} is not a day. {examples}"), text, _AHEAD if ahead else _EXAMPLES)


def no_day_ahead(text: str) -> RequestRefused:
    return _refusal(N_("{typed} is not a day. {examples}"), text, _AHEAD_OR_TIME)


def no_such_day(text: str) -> RequestRefused:
    return _refusal(N_("There is no day {typed}. {examples}"), text)


def no_such_time(text: str) -> RequestRefused:
    return _refusal(N_("There is no time {typed}. {examples}"), text)


def no_sensible_year(text: str) -> RequestRefused:
    return _refusal(N_("{typed} is in no year that makes sense here. {examples}"), text)


def ambiguity(text: str, first: str, second: str) -> RequestRefused:
    why = N_("{typed} is unclear: it may be {first} or {second}. {examples}")
    return _refusal(why, text, first=first, second=second)


def too_far_ahead(text: str) -> RequestRefused:
    return _refusal(N_("{typed} is too far ahead. {examples}"), text)


def too_long_ago(text: str) -> RequestRefused:
    return _refusal(N_("{typed} is too long ago. {examples}"), text)


def no_span(text: str) -> RequestRefused:
    why = N_("{typed} is not a duration; write it like 25m, 1h30 or 90.")
    return RequestRefused(why, typed=quote(text))


def _refusal(
    why: Marked, text: str, examples: Marked = _EXAMPLES, **values: object
) -> RequestRefused:
    return RequestRefused(why, typed=quote(text), examples=examples, **values)


def quote(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
