"""PURE. Says when it was, how long it took and what is next: the days by their roles, times, durations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from journal.line.clock_span import ClockSpan
from journal.line.day_roles import DayRole, DayRoles
from journal.line.day_span import DaySpan
from journal.line.done_facts import todo_facts
from journal.line.lexicon import Sense
from journal.line.line_deed import LineDeed
from journal.line.minutes_span import MinutesSpan
from journal.line.reading import Fact, Reading
from journal.line.result import LineKind
from journal.line.spans import Spans, is_bare_clause

LASTING = frozenset(
    {
        *(LineKind.CALL, LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE),
        *(LineKind.ONLINE, LineKind.WORKSHOP),
    }
)


@dataclass(frozen=True, slots=True)
class Moments:
    day: date | None = None
    clock: time | None = None
    minutes: int | None = None
    follow_up: date | None = None
    follow_up_time: time | None = None
    is_planned: bool = False
    asks_day: bool = False
    asks_follow_up: bool = False
    minutes_ago: int | None = None
    day_options: tuple[date, ...] = ()
    follow_up_options: tuple[date, ...] = ()
    other_days: tuple[DaySpan, ...] = ()
    # Days to come that are nobody's, and nothing says why.
    open_days: tuple[DaySpan, ...] = ()
    other_minutes: tuple[MinutesSpan, ...] = ()
    other_clocks: tuple[ClockSpan, ...] = ()
    # `call back at 4`: an hour of what is to be done.
    todo_clocks: tuple[ClockSpan, ...] = ()


_VERBS = frozenset({Sense.VERB, Sense.WE, Sense.THEY, Sense.VISIT, Sense.HOSTED})
_LONGEST_STAY = 12 * 60


def find_moments(line: Reading, deed: LineDeed, spans: Spans, now: datetime) -> Moments:
    reader, days = _Moments(line, deed, spans, now), DayRoles(line, deed, spans)
    roles = {span: days.role(span) for span in spans.days}
    ours = [span for span, role in roles.items() if role is DayRole.FOLLOW_UP]
    theirs = [span for span, role in roles.items() if role is DayRole.DEED]
    planned = [span for span, role in roles.items() if role is DayRole.PLANNED]
    day = theirs[0] if theirs else None
    follow = min(
        ours,
        key=lambda each: (each.future == now.date(), days.distance_to_todo(each)),
        default=None,
    )
    clock = reader.clock(day, [span for span in spans.days if span not in theirs], planned)
    minutes = (clock.minutes if clock else None) or reader.duration() or reader.stay(clock)
    at_day = day.past if day else None
    follow = follow or reader.day_meant_by_then(roles)
    is_planned = deed.is_to_come or bool(planned and not theirs) or reader.is_later(at_day, clock)
    due = follow or (planned[0] if planned else None)
    return Moments(
        day=at_day,
        clock=clock.at if clock else None,
        minutes=minutes,
        follow_up=due.future if due else None,
        follow_up_time=reader.time_to_come(due, clock, is_planned=is_planned),
        is_planned=is_planned,
        asks_day=bool(day and (day.asks_past or day.is_week)),
        asks_follow_up=bool(follow and follow.asks_future and not follow.is_week),
        minutes_ago=day.minutes_ago if day else None,
        day_options=_options(day, now) if day and (day.asks_past or day.is_week) else (),
        follow_up_options=_options(follow, now, ahead=True) if follow else (),
        other_days=tuple(each for each in theirs[1:] if each.past != at_day),
        open_days=tuple(
            span
            for span, role in roles.items()
            if (role is DayRole.OPEN and (follow is None or span.future != follow.future))
            or (role is DayRole.NOBODYS and follow is None and reader.may_be_ours(span))
        ),
        other_clocks=reader.other_clocks(clock),
        todo_clocks=tuple(each for each in spans.clocks if each != clock and reader.is_todo(each)),
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

    # ── times ───────────────────────────────────────────────────────────────────────────────────

    def clock(
        self, day: DaySpan | None, coming: Sequence[DaySpan], planned: Sequence[DaySpan]
    ) -> ClockSpan | None:
        if self.deed.is_called_off and not self.deed.is_no_show:
            return None
        good = [each for each in self.spans.clocks if self._is_deeds_clock(each, coming, planned)]
        if day is not None:
            beside = [
                c for c in good if self.line.sentence(c.start) == self.line.sentence(day.start)
            ]
            good = beside or good
        good = [each for each in good if self.has_begun(each)] or good
        return good[0] if good else None

    def time_to_come(
        self, due: DaySpan | None, taken: ClockSpan | None, *, is_planned: bool
    ) -> time | None:
        """`follow up Friday 14:00`; what is still to come has the hour that is told of it."""
        if is_planned and taken is not None:
            return taken.at
        if due is None:
            return None
        beside = (c for c in self.spans.clocks if c != taken and self._are_near(c, due))
        return next((each.at for each in beside), None)

    def _is_deeds_clock(
        self, each: ClockSpan, coming: Sequence[DaySpan], planned: Sequence[DaySpan]
    ) -> bool:
        """`at 9 tomorrow` is the day's that it stands beside."""
        token = self.line.tokens[each.start]
        if token.is_masked or any(self._are_near(each, other) for other in coming):
            noun = self.deed.is_noun and not token.is_masked
            return noun and any(self._are_near(each, other) for other in planned)
        clause = token.clause
        if self._is_after_wish(each) or self._is_after_todo(each):
            return False
        beside = any(self.line.clause(fact.start) == clause for fact in self.deed.facts)
        if beside or self.deed.is_no_show or self.has_begun(each):
            return True
        if each.until is not None and self._is_in_sentence_of_deed(clause):
            # `Walked through their hall 13:00-14:50`: what lasted so long was the deed.
            return True
        return is_bare_clause(self.line, self.spans, each.start) or self._is_beside_day(each)

    def _is_after_wish(self, each: ClockSpan) -> bool:
        """`says Kari, who rang 08.55`: what was done stands nearer."""
        wishes = self.line.before_in_clause(each.start, Sense.WISH)
        last = max((fact.start for fact in wishes), default=-1)
        verbs = [fact for fact in self.deed.facts if last < fact.start < each.start]
        told = any(fact.meaning.sense in _VERBS for fact in verbs)
        return bool(wishes) and not told

    def has_begun(self, each: ClockSpan) -> bool:
        """`till four, started half two`."""
        return any(
            self.line.is_any(at, "start_words")
            for at in range(max(0, each.start - 2), each.start + 1)
        )

    def _is_in_sentence_of_deed(self, clause: int) -> bool:
        """It is, with nothing else told in its clause: `(workshop) in their hall 8.30-15`."""
        if not self.deed.facts:
            return True
        todo = (Sense.TODO, Sense.FOLLOW_UP, Sense.MUST, Sense.NOT_YET, Sense.PLANNED)
        return not self.line.in_clause(clause, *todo, Sense.NOUN, Sense.DOCUMENT)

    def other_clocks(self, taken: ClockSpan | None) -> tuple[ClockSpan, ...]:
        """One that may be the deed's, where none is taken."""
        if self.deed.is_called_off:
            return tuple(each for each in self.spans.clocks if self._is_hour_gone(each, taken))
        if self.deed.is_no_deed or self.deed.is_to_come:
            return ()
        return tuple(
            each for each in self.spans.clocks if each != taken and self._is_left_clock(each, taken)
        )

    def _is_hour_gone(self, each: ClockSpan, taken: ClockSpan | None) -> bool:
        """`Dan cancelled at 9.30`: an hour before now, of no day to come."""
        coming = any(self._are_near(each, day) for day in self.spans.days if day.future)
        masked = self.line.tokens[each.start].is_masked
        return each != taken and not masked and not coming and not self.is_later(None, each)

    def _is_left_clock(self, each: ClockSpan, taken: ClockSpan | None) -> bool:
        token = self.line.tokens[each.start]
        theirs = (Sense.WISH, Sense.MUST, Sense.NOT_YET)
        todo = (Sense.TODO, Sense.FOLLOW_UP)
        told = token.is_masked or self.line.is_any(each.start - 1, "leave_words")
        told = told or (taken is not None and self.stay(taken) is not None)
        told = told or bool(self.line.in_clause(token.clause, *theirs))
        # `om 13 uur geprobeerd te bellen` stands before what was tried.
        told = told or bool(self.line.before_in_clause(each.start, *todo))
        return not told and not self._is_beside_day(each)

    def is_todo(self, each: ClockSpan) -> bool:
        """An hour behind what we will do."""
        return not self.line.tokens[each.start].is_masked and self._is_after_todo(each)

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

    def day_meant_by_then(self, roles: Mapping[DaySpan, DayRole]) -> DaySpan | None:
        """`he is out till Monday, will ring then`."""
        told = [fact for fact in todo_facts(self.line) if self._says_then(fact)]
        if not told:
            return None
        days = [span for span, role in roles.items() if role is not DayRole.DEED and span.future]
        return next((span for span in days if span.end <= told[-1].start), None)

    def may_be_ours(self, span: DaySpan) -> bool:
        """`off until the 9th, I am on it then`, `wants me back 11 Jan`."""
        if span.future is None or self.line.tokens[span.start].is_masked or span.is_week:
            return False
        later = range(span.end, len(self.line.tokens))
        if any(self.line.is_any(at, "that_day") for at in later):
            return True
        wishes = self.line.before_in_clause(span.start, Sense.WISH)
        led = self.line.is_any(span.start - 1, "about_words") or DayRoles(
            self.line, self.deed, self.spans
        ).is_deadline(span)
        return not led and any(self.line.is_any(fact.end, "us_words") for fact in wishes)

    def _says_then(self, fact: Fact) -> bool:
        near = range(fact.start - 1, min(len(self.line.tokens), fact.end + 2))
        return any(self.line.is_any(at, "that_day") for at in near)

    def stay(self, came: ClockSpan | None) -> int | None:
        """`came at 13, left 15.15`; `at 7.30, round the works till quarter to ten`."""
        if came is None or came.until is not None:
            return None
        ends = self.line.lexicon["leave_words"] | (
            self.line.lexicon["until_clock"] - self.line.lexicon["and_words"]
        )
        for each in self.spans.clocks:
            if self._is_in_other_hands(each):
                continue
            left = range(max(came.end, each.start - 2), min(each.start + 1, each.end))
            if any(self.line.key(at) in ends for at in left):
                minutes = ClockSpan(came.start, each.end, came.at, each.at).minutes
                return minutes if minutes and minutes < _LONGEST_STAY else None
        return None

    def _is_in_other_hands(self, each: ClockSpan) -> bool:
        """An hour of what is wished or still to be done."""
        clause = self.line.clause(each.start)
        return bool(self.line.in_clause(clause, Sense.WISH)) or self._is_after_todo(each)

    def duration(self) -> int | None:
        good = [each for each in self.spans.minutes if self._is_deeds_duration(each)]
        return good[0].minutes if good else None

    def other_durations(self, taken: int | None) -> tuple[MinutesSpan, ...]:
        """Gives those that may be the deed's, too, and are another's as well."""
        if self.deed.is_no_deed or self.deed.is_called_off:
            return ()
        return tuple(
            each
            for each in self.spans.minutes
            if each.minutes != taken
            and not self.line.tokens[each.start].is_masked
            and not self.line.in_clause(self.line.clause(each.start), Sense.WISH)
            and self.deed.kind in LASTING
        )

    def _is_deeds_duration(self, each: MinutesSpan) -> bool:
        token = self.line.tokens[each.start]
        if token.is_masked or self.deed.is_called_off:
            return False
        if self.line.before_in_clause(each.start, Sense.WISH) and not any(
            self.line.clause(fact.start) == token.clause for fact in self.deed.facts
        ):
            return False
        if not each.is_sure and not is_bare_clause(self.line, self.spans, each.start):
            return False
        lasts = self.deed.kind in LASTING or self.deed.is_no_deed
        return lasts or is_bare_clause(self.line, self.spans, each.start)
