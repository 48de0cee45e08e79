"""`stats [me|team|<who>] [week|last month|2026-01-01..2026-03-31]`: whose figures, of which time."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.grammar import flag_values
from bot.grammar.arguments import VerbArguments
from bot.grammar.requests import Request, StatsPeriod, StatsRequest, Verb
from bot.grammar.words import ME_WORDS, PERIOD_WORDS, PREVIOUS_WORDS, TEAM_WORDS, THIS_WORDS
from bot.language.translator import N_
from journal import when
from journal.errors import RequestRefused
from journal.fold import fold

_RANGE = re.compile(r"(?:^|(?<=\s))(\S{1,40})\s?\.\.\s?(\S{1,40})$")


def read_stats(args: VerbArguments) -> Request:
    try:
        said, found = _split_period(args)
    except RequestRefused as refused:
        return args.unreadable_request(Verb.STATS, "period", refused.sentence, refused.values)
    return _with_whose(said, found)


def _with_whose(words: str, found: StatsRequest) -> StatsRequest:
    typed = fold(words)
    if not typed or typed in ME_WORDS:
        return found
    if typed in TEAM_WORDS:
        return replace(found, whose="team")
    if flag_values.is_mention(words) or (words.startswith("@") and " " not in words):
        slack_id, name = flag_values.parse_colleague(words)
        return replace(found, whose="who", colleague_slack_id=slack_id, colleague_name=name)
    return replace(found, whose="who", who=words)


def _split_period(args: VerbArguments) -> tuple[str, StatsRequest]:
    """Returns what is left of the words, and the time they end with."""
    if (found := _RANGE.search(args.rest)) and any(c.isdigit() for c in found[0]):
        return args.rest[: found.start()].strip(), _date_range(found[1], found[2], args)
    said = args.rest.split()
    period = PERIOD_WORDS.get(fold(said[-1])) if said else None
    if period is None:
        return args.rest, StatsRequest()
    previous = len(said) > 1 and fold(said[-2]) in PREVIOUS_WORDS
    this = len(said) > 1 and fold(said[-2]) in THIS_WORDS
    whose = said[: -2 if previous or this else -1]
    return " ".join(whose), _period_range(period, args, back=previous)


def _date_range(first: str, last: str, args: VerbArguments) -> StatsRequest:
    today = args.now.astimezone(args.zone).date()
    start, end = when.parse_day(first, today), when.parse_day(last, today)
    if end < start:
        raise RequestRefused(
            N_("{first} is after {last}; write the earlier day first."), first=first, last=last
        )
    return StatsRequest(
        start=_day_start(start, args), end=_day_start(end + timedelta(days=1), args)
    )


def _period_range(period: StatsPeriod, args: VerbArguments, *, back: bool) -> StatsRequest:
    start = _first_day(period, args.now.astimezone(args.zone).date())
    if back:
        start = _first_day(period, start - timedelta(days=1))
    end = _next_period_start(period, start)
    return StatsRequest(period=period, start=_day_start(start, args), end=_day_start(end, args))


def _first_day(period: StatsPeriod, day: date) -> date:
    match period:
        case StatsPeriod.TODAY:
            return day
        case StatsPeriod.WEEK:
            return day - timedelta(days=day.weekday())
        case StatsPeriod.MONTH:
            return day.replace(day=1)
        case StatsPeriod.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case StatsPeriod.YEAR:
            return day.replace(month=1, day=1)


# At least as long as the longest of each, and shorter than two of the shortest.
_LONGER_THAN = {
    StatsPeriod.TODAY: 1,
    StatsPeriod.WEEK: 7,
    StatsPeriod.MONTH: 31,
    StatsPeriod.QUARTER: 92,
    StatsPeriod.YEAR: 366,
}


def _next_period_start(period: StatsPeriod, start: date) -> date:
    return _first_day(period, start + timedelta(days=_LONGER_THAN[period]))


def _day_start(day: date, args: VerbArguments) -> datetime:
    return datetime.combine(day, time(), args.zone).astimezone(UTC)
