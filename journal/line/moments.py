"""PURE. Which of the days, times and durations of a line are the deed's, and which the follow-up's.

the deed's        in its clause, alone in a clause, or one that can only be past
the follow-up's   in a clause where we will do something
nobody's          a deadline, a wish, a topic, a quote
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from journal.line.amounts import MoneySpan
from journal.line.clocks import ClockSpan
from journal.line.day_reader import DaySpan
from journal.line.deeds import LineDeed
from journal.line.done_facts import done_facts, is_not_yet, todo_facts
from journal.line.durations import MinutesSpan
from journal.line.lexicon import Sense
from journal.line.reading import Fact, Reading
from journal.line.result import LineKind

_NEAR = 4
_SMALL_WORDS = 5
_LASTING = frozenset(
    {
        *(LineKind.CALL, LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE),
        *(LineKind.ONLINE, LineKind.WORKSHOP),
    }
)
_ARTICLES = frozenset(
    ["the", "den", "det", "de", "het", "om", "kl", "on", "på", "pa", "i", "op", "в", "во"]
)


@dataclass(frozen=True, slots=True)
class Spans:
    days: tuple[DaySpan, ...]
    clocks: tuple[ClockSpan, ...]
    minutes: tuple[MinutesSpan, ...]
    money: tuple[MoneySpan, ...]

    def places(self) -> frozenset[int]:
        every: tuple[DaySpan | ClockSpan | MinutesSpan | MoneySpan, ...] = (
            *self.days,
            *self.clocks,
            *self.minutes,
            *self.money,
        )
        return frozenset(at for each in every for at in range(each.start, each.end))


@dataclass(frozen=True, slots=True)
class Moments:
    day: date | None = None
    clock: time | None = None
    minutes: int | None = None
    follow_up: date | None = None
    is_planned: bool = False
    asks_day: bool = False
    asks_follow_up: bool = False
    minutes_ago: int | None = None
    day_options: tuple[date, ...] = ()
    follow_up_options: tuple[date, ...] = ()
    other_days: tuple[DaySpan, ...] = ()
    other_minutes: tuple[MinutesSpan, ...] = ()
    other_clocks: tuple[ClockSpan, ...] = ()


def find_moments(line: Reading, deed: LineDeed, spans: Spans, now: datetime) -> Moments:
    reader = _Moments(line, deed, spans, now)
    roles = {span: reader.role(span) for span in spans.days}
    ours = [span for span, role in roles.items() if role == "follow"]
    theirs = [span for span, role in roles.items() if role == "deed"]
    planned = [span for span, role in roles.items() if role == "planned"]
    day = theirs[0] if theirs else None
    follow = min(ours, key=reader.distance_to_todo, default=None)
    clock = reader.clock(day, [span for span in spans.days if span not in theirs], planned)
    minutes = (clock.minutes if clock else None) or reader.duration()
    at_day = day.past if day else None
    return Moments(
        day=at_day,
        clock=clock.at if clock else None,
        minutes=minutes,
        follow_up=follow.future if follow else planned[0].future if planned else None,
        is_planned=bool(planned and not theirs) or reader.is_later(at_day, clock),
        asks_day=bool(day and (day.asks_past or day.is_week)),
        asks_follow_up=bool(follow and follow.asks_future and not follow.is_week),
        minutes_ago=day.minutes_ago if day else None,
        day_options=_options(day, now) if day and (day.asks_past or day.is_week) else (),
        follow_up_options=_options(follow, now, ahead=True) if follow else (),
        other_days=tuple(each for each in theirs[1:] if each.past != at_day),
        other_clocks=reader.other_clocks(clock),
        other_minutes=reader.other_durations(minutes),
    )


def _options(span: DaySpan, now: datetime, *, ahead: bool = False) -> tuple[date, ...]:
    """The days that a span may mean, as they follow each other; working days of a week."""
    if span.is_week and span.past:
        monday = span.past - timedelta(days=span.past.weekday())
        return tuple(monday + timedelta(days=number) for number in range(5))
    own = span.future if ahead else span.past
    days = {own, *span.others} - {None}
    today = now.date()
    return tuple(
        sorted(each for each in days if each and (each >= today if ahead else each <= today))
    )


@dataclass(frozen=True, slots=True)
class _Moments:
    line: Reading
    deed: LineDeed
    spans: Spans
    now: datetime

    # ── days ────────────────────────────────────────────────────────────────────────────────────

    def role(self, span: DaySpan) -> str:
        if self.line.tokens[span.start].is_masked or self.is_deadline(span):
            return ""
        trigger = self._trigger(span)
        if span.is_bare:
            close = trigger == "follow" and self.distance_to_todo(span) <= 3
            return "follow" if close else ""
        if trigger == "follow":
            return "follow" if span.future else "deed" if span.past else ""
        if self.deed.is_called_off or trigger == "wish":
            return ""
        if span.past and (span.future is None or span.past == span.future):
            return "" if self._has_no_deed() and trigger == "topic" else "deed"
        return self._role_of_open_day(span, trigger)

    def _role_of_open_day(self, span: DaySpan, trigger: str) -> str:
        """Of a day to come, or of one that may be either."""
        if trigger == "topic":
            return ""
        if self._has_no_deed():
            waits = is_not_yet(self.line) or todo_facts(self.line)
            return "follow" if waits and span.future else ""
        if span.past is None:
            return "planned" if trigger == "deed" and self._is_meeting_to_come() else ""
        if self._is_in_their_words(span):
            return ""
        if trigger == "deed" or self._is_bare_clause(span.start) or not self.deed.facts:
            return "deed"
        return ""

    def _is_in_their_words(self, span: DaySpan) -> bool:
        """`texted that she comes on Friday`."""
        clause = self.line.clause(span.start)
        return any(
            self.line.clause(at) == clause and self.line.is_any(at, "that_words")
            for at in range(max(0, span.start - _NEAR), span.start)
        )

    def _is_meeting_to_come(self) -> bool:
        """A noun with a day to come; `agreed: meeting on 12 December` too."""
        verbs = {Sense.VERB, Sense.WE, Sense.THEY, Sense.VISIT, Sense.HOSTED}
        return self.deed.is_noun or (
            self.deed.kind in _LASTING - {LineKind.CALL}
            and not any(fact.meaning.sense in verbs for fact in self.deed.facts)
        )

    def _has_no_deed(self) -> bool:
        return self.deed.kind is LineKind.NOTE and not self.deed.is_asked

    def _trigger(self, span: DaySpan) -> str:
        """What stands nearest before it in its clause, or else behind it."""
        clause = self.line.clause(span.start)
        found: list[tuple[Fact, str]] = [(fact, "follow") for fact in todo_facts(self.line)]
        found += [(fact, "deed") for fact in done_facts(self.line)]
        found += [(fact, "wish") for fact in self.line.of(Sense.WISH)]
        here = [(f, role) for f, role in found if self.line.clause(f.start) == clause]
        before = [(f, role) for f, role in here if f.start < span.start]
        nearest = max(before, key=lambda each: each[0].start, default=None)
        if nearest and nearest[1] == "follow" and span.past is None:
            return "follow"
        if self._is_topic(span, max((f.start for f, _ in before), default=-1)):
            return "topic"
        if nearest:
            return nearest[1]
        if here:
            return min(here, key=lambda each: each[0].start)[1]
        return ""

    def _is_topic(self, span: DaySpan, after: int) -> bool:
        clause = self.line.clause(span.start)
        for at in range(span.start - 1, max(after, span.start - 1 - _NEAR), -1):
            if self.line.clause(at) != clause or self.line.name_at(at):
                return False
            if self.line.is_any(at, "about_words"):
                return True
        return False

    def is_deadline(self, span: DaySpan) -> bool:
        keys = [each.key for each in self.line.tokens[: span.start]]
        for begin in range(max(0, len(keys) - _NEAR), len(keys)):
            found = self.line.lexicon.deadlines.longest_at(keys, begin, len(keys))
            if found and all(key in _ARTICLES for key in keys[found.end :]):
                return True
        return self.line.is_any(span.end, "deadline_after")

    def distance_to_todo(self, span: DaySpan) -> int:
        todo = todo_facts(self.line)
        apart = [max(span.start - f.end, f.start - span.end, 0) for f in todo]
        return min(apart, default=0)

    def _is_bare_clause(self, at: int) -> bool:
        """A clause of dates, names and small words alone."""
        clause, told = self.line.clause(at), self.spans.places()
        return all(
            place in told or self.line.name_at(place) or self._is_small(place)
            for place, token in enumerate(self.line.tokens)
            if token.clause == clause
        )

    def _is_small(self, at: int) -> bool:
        token = self.line.tokens[at]
        return token.kind == "sign" or len(token.key) < _SMALL_WORDS

    # ── times ───────────────────────────────────────────────────────────────────────────────────

    def clock(
        self, day: DaySpan | None, coming: Sequence[DaySpan], planned: Sequence[DaySpan]
    ) -> ClockSpan | None:
        if self.deed.is_called_off:
            return None
        good = [each for each in self.spans.clocks if self._is_deeds_clock(each, coming, planned)]
        if day is not None:
            beside = [
                c for c in good if self.line.sentence(c.start) == self.line.sentence(day.start)
            ]
            good = beside or good
        return good[0] if good else None

    def _is_deeds_clock(
        self, each: ClockSpan, coming: Sequence[DaySpan], planned: Sequence[DaySpan]
    ) -> bool:
        """`at 9 tomorrow` is the day's that it stands beside."""
        token = self.line.tokens[each.start]
        if token.is_masked or any(self._are_near(each, other) for other in coming):
            noun = self.deed.is_noun and not token.is_masked
            return noun and any(self._are_near(each, other) for other in planned)
        clause = token.clause
        if self.line.before_in_clause(each.start, Sense.WISH) or self._is_after_todo(each):
            return False
        if any(self.line.clause(fact.start) == clause for fact in self.deed.facts):
            return True
        return self._is_bare_clause(each.start) or self._is_beside_day(each)

    def other_clocks(self, taken: ClockSpan | None) -> tuple[ClockSpan, ...]:
        """One that may be the deed's, where none is taken."""
        if taken is not None or self._has_no_deed() or self.deed.is_called_off:
            return ()
        return tuple(each for each in self.spans.clocks if self._is_left_clock(each))

    def _is_left_clock(self, each: ClockSpan) -> bool:
        token = self.line.tokens[each.start]
        theirs = (Sense.WISH, Sense.TODO, Sense.FOLLOW_UP, Sense.MUST, Sense.NOT_YET)
        told = token.is_masked or self.line.in_clause(token.clause, *theirs)
        return not told and not self._is_beside_day(each)

    def _is_after_todo(self, each: ClockSpan) -> bool:
        clause = self.line.clause(each.start)
        before = [f for f in todo_facts(self.line) if f.start < each.start]
        return any(self.line.clause(fact.start) == clause for fact in before)

    def _are_near(self, each: ClockSpan, day: DaySpan) -> bool:
        apart = max(each.start - day.end, day.start - each.end)
        return apart <= 2 and self.line.clause(each.start) == self.line.clause(day.start)

    def _is_beside_day(self, each: ClockSpan) -> bool:
        return any(self._are_near(each, day) for day in self.spans.days)

    def is_later(self, day: date | None, clock: ClockSpan | None) -> bool:
        """Today, but not yet."""
        if clock is None or (day is not None and day != self.now.date()):
            return False
        return datetime.combine(self.now.date(), clock.at) > self.now.replace(
            tzinfo=None
        ) + timedelta(minutes=10)

    def duration(self) -> int | None:
        good = [each for each in self.spans.minutes if self._is_deeds_duration(each)]
        return good[0].minutes if good else None

    def other_durations(self, taken: int | None) -> tuple[MinutesSpan, ...]:
        """Those that may be the deed's, too, and are another's as well."""
        if self._has_no_deed() or self.deed.is_called_off:
            return ()
        return tuple(
            each
            for each in self.spans.minutes
            if each.minutes != taken
            and not self.line.tokens[each.start].is_masked
            and not self.line.in_clause(self.line.clause(each.start), Sense.WISH)
            and self.deed.kind in _LASTING
        )

    def _is_deeds_duration(self, each: MinutesSpan) -> bool:
        token = self.line.tokens[each.start]
        if token.is_masked or self.deed.is_called_off:
            return False
        if self.line.in_clause(token.clause, Sense.WISH) and not any(
            self.line.clause(fact.start) == token.clause for fact in self.deed.facts
        ):
            return False
        if not each.is_sure and not self._is_bare_clause(each.start):
            return False
        lasts = self.deed.kind in _LASTING or self._has_no_deed()
        return lasts or self._is_bare_clause(each.start)
