"""PURE. Says whose each day of a line is.

the deed's        in its clause, alone in a clause, or one that can only be past
the follow-up's   in a clause where we will do something
planned           of what has not happened yet
nobody's          a deadline, a wish, a topic, a quote
open              none of these: it is told and not taken
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.line.day_span import DaySpan
from journal.line.done_facts import done_facts, is_not_yet, todo_facts
from journal.line.lexicon import Sense
from journal.line.line_deed import LineDeed
from journal.line.reading import Fact, Reading, is_subject_theirs
from journal.line.result import LineKind
from journal.line.spans import Spans, is_bare_clause
from journal.line.tenses import is_present

_NEAR = 4
# `t.o.m.` and an article are seven.
_LONGEST_DEADLINE = 7
_MET = frozenset(
    {
        *(LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE),
        *(LineKind.ONLINE, LineKind.WORKSHOP),
    }
)
_WRITTEN = frozenset({LineKind.CHAT, LineKind.MAIL, LineKind.LETTER, LineKind.FAX})
_TELLING = frozenset(
    {
        *(Sense.VERB, Sense.WE, Sense.THEY, Sense.VISIT, Sense.HOSTED),
        *(Sense.SENT_VERB, Sense.SENT_WE, Sense.SENT_THEY),
    }
)
_PLACES = frozenset({Sense.AT_THEIRS, Sense.AT_OURS})
_NOUNS = frozenset({Sense.NOUN, Sense.DOCUMENT})
_ARTICLES = frozenset(
    ["the", "den", "det", "de", "het", "om", "kl", "on", "på", "pa", "i", "op", "в", "во"]
)


class DayRole(StrEnum):
    DEED = "deed"
    FOLLOW_UP = "follow_up"
    PLANNED = "planned"
    NOBODYS = "nobodys"
    OPEN = "open"


class _Trigger(StrEnum):
    """Holds what the words around a day say of it."""

    DEED = "deed"
    FOLLOW_UP = "follow_up"
    WISH = "wish"
    TOPIC = "topic"
    NONE = ""


@dataclass(frozen=True, slots=True)
class DayRoles:
    line: Reading
    deed: LineDeed
    spans: Spans

    def role(self, span: DaySpan) -> DayRole:
        clause = self.line.clause(span.start)
        if self.line.tokens[span.start].is_masked:
            return DayRole.NOBODYS
        if self.deed.is_to_come and not span.is_bare:
            return DayRole.PLANNED if span.future else DayRole.NOBODYS
        if self.line.in_clause(clause, Sense.PLANNED) and span.future:
            return DayRole.OPEN
        if self.is_deadline(span):
            return self._role_of_deadline(span)
        if self._is_of_what_is_off(span) or (span.is_of and not self._is_before_deed(span)):
            return DayRole.NOBODYS
        return self._role_by_trigger(span, self._trigger(span))

    def _is_of_what_is_off(self, span: DaySpan) -> bool:
        """`emailed to say Friday's demo is cancelled`, `that Friday is off`."""
        off = self.line.in_clause(self.line.clause(span.start), Sense.CALLED_OFF)
        close = any(0 <= fact.start - span.end < _NEAR for fact in off)
        behind = any(fact.end <= span.start for fact in off)
        told = any(fact.end <= span.start for fact in self.deed.facts)
        return told and (behind or (close and span.past != span.future))

    def distance_to_todo(self, span: DaySpan) -> int:
        todo = todo_facts(self.line)
        apart = [max(span.start - f.end, f.start - span.end, 0) for f in todo]
        return min(apart, default=0)

    def _role_by_trigger(self, span: DaySpan, trigger: _Trigger) -> DayRole:
        if span.is_bare:
            return self._role_of_bare(span, trigger)
        if trigger is _Trigger.FOLLOW_UP:
            return self._role_of_todo(span)
        if self.deed.is_no_show and span.past:
            return DayRole.DEED
        if self.deed.is_called_off or trigger is _Trigger.WISH:
            return self._role_of_theirs(span, trigger)
        topic = trigger is _Trigger.TOPIC
        if span.past and (span.future is None or span.past == span.future):
            return DayRole.NOBODYS if topic and self.deed.is_no_deed else DayRole.DEED
        return DayRole.NOBODYS if topic else self._role_of_open_day(span, trigger)

    def _role_of_todo(self, span: DaySpan) -> DayRole:
        if self._is_said_by_them(span):
            return DayRole.NOBODYS
        return DayRole.FOLLOW_UP if span.future else DayRole.DEED

    def _role_of_theirs(self, span: DaySpan, trigger: _Trigger) -> DayRole:
        """`wants a site visit on Friday` is for us to answer; `I promised her a price by Friday` to keep."""
        if trigger is not _Trigger.WISH or span.is_week:
            return DayRole.NOBODYS
        if span.future is None:
            # `mailed over the signed order last Tuesday`
            done = self.line.before_in_clause(span.start, *_TELLING)
            return DayRole.OPEN if done else DayRole.NOBODYS
        wishes = self.line.before_in_clause(span.start, Sense.WISH)
        ours = any(
            any(self.line.is_any(at, "promises") for at in fact.places)
            and is_subject_theirs(self.line, fact) is not True
            for fact in wishes
        )
        return DayRole.OPEN if ours or self._is_wish_to_meet(span, wishes) else DayRole.NOBODYS

    def _is_wish_to_meet(self, span: DaySpan, wishes: Sequence[Fact]) -> bool:
        """`wants a site visit on Friday`: an appointment, and nothing but a wish in the line."""
        begins = min((fact.end for fact in wishes), default=span.start)
        clause = self.line.clause(span.start)
        met = [f for f in self.line.in_clause(clause, Sense.NOUN) if f.meaning.kind in _MET]
        return self.deed.is_no_deed and any(begins <= f.start < span.start for f in met)

    def _role_of_bare(self, span: DaySpan, trigger: _Trigger) -> DayRole:
        """`2 weeks`, `week 50`: only right behind what we will do; `needs them in week 50` is theirs."""
        ours = (Sense.FOLLOW_UP, Sense.TODO, Sense.TALK_TODO)
        told = not span.is_week or self.line.in_clause(self.line.clause(span.start), *ours)
        close = trigger is _Trigger.FOLLOW_UP and self.distance_to_todo(span) <= 3
        return DayRole.FOLLOW_UP if told and close else DayRole.NOBODYS

    def _role_of_open_day(self, span: DaySpan, trigger: _Trigger) -> DayRole:
        """The role of a day to come, or of one that may be either."""
        if self.deed.is_no_deed:
            waits = is_not_yet(self.line) or todo_facts(self.line)
            return DayRole.FOLLOW_UP if waits and span.future else self._left(span)
        told = trigger is _Trigger.DEED
        quoted = self._is_in_their_words(span) and (
            span.past is not None or self._is_in_message_of_theirs(span)
        )
        if quoted or self._is_told_in_message(span):
            return DayRole.NOBODYS
        if span.past is None or self._is_told_in_present(span):
            comes = (told or not self.deed.facts) and self._is_meeting_to_come()
            return DayRole.PLANNED if comes else self._left(span)
        if told and self._is_of_other_noun(span):
            return DayRole.OPEN
        if self._is_for_next_attempt(span):
            return DayRole.FOLLOW_UP
        bare = is_bare_clause(self.line, self.spans, span.start)
        led = trigger is _Trigger.NONE and self._leads(span)
        return DayRole.DEED if told or not self.deed.facts or bare or led else self._left(span)

    def _is_told_in_present(self, span: DaySpan) -> bool:
        """`on Thursday I show the tills at hers`: a place, a day, and what we do rather than did."""
        places = all(f.meaning.sense in _PLACES for f in self.deed.facts)
        clause = self.line.clause(span.start)
        here = [at for at, each in enumerate(self.line.tokens) if each.clause == clause]
        return places and span.future is not None and any(is_present(self.line, at) for at in here)

    def _is_for_next_attempt(self, span: DaySpan) -> bool:
        """`no answer, Friday again`: in a clause of its own behind what failed."""
        clause = self.line.clause(span.start)
        if not self.deed.is_failed or span.future is None:
            return False
        here = [at for at, each in enumerate(self.line.tokens) if each.clause == clause]
        behind = all(self.line.clause(fact.start) < clause for fact in self.deed.facts)
        return behind and any(self.line.is_any(at, "again_words") for at in here)

    def _leads(self, span: DaySpan) -> bool:
        """`on Friday over at Bob's, talked about prices`: with a name, before what was done."""
        clause = self.line.clause(span.start)
        named = any(self.line.names_in_clause(clause))
        return named and all(self.line.clause(fact.start) > clause for fact in self.deed.facts)

    def _left(self, span: DaySpan) -> DayRole:
        """A day that is told, and not whose: `she is away on Friday` is hers."""
        clause = self.line.clause(span.start)
        theirs = any(
            self.line.clause(at) == clause and self.line.is_any(at, "they_words", "be_words")
            for at in range(max(0, span.start - 2 * _NEAR), span.start)
        )
        quoted = theirs or self._is_in_their_words(span) or self._is_in_message(span)
        if not quoted and self.deed.is_failed and is_bare_clause(self.line, self.spans, span.start):
            # `Engaged. Tomorrow.`
            return DayRole.FOLLOW_UP
        return DayRole.NOBODYS if quoted else DayRole.OPEN

    def _is_in_message(self, span: DaySpan) -> bool:
        """`text to Bob: we come tomorrow`."""
        if self.deed.kind not in _WRITTEN:
            return False
        begins = min((fact.start for fact in self.deed.facts), default=span.start)
        return any(self.line.key(at) == ":" for at in range(begins, span.start))

    def _is_in_message_of_theirs(self, span: DaySpan) -> bool:
        """`confirmed by text that the 10th suits`."""
        clause = self.line.clause(span.start)
        return self.deed.kind in _WRITTEN and bool(self.line.in_clause(clause, Sense.WISH))

    def _is_told_in_message(self, span: DaySpan) -> bool:
        """`told Dan by text we're shut on Friday`: whose day it is stands behind what was sent."""
        begins = max((f.end for f in self.deed.facts if f.start < span.start), default=span.start)
        return self.deed.kind in _WRITTEN and any(
            self.line.is_any(at, "we_words", "they_words") for at in range(begins, span.start)
        )

    def _is_before_deed(self, span: DaySpan) -> bool:
        return any(fact.start == span.end for fact in self.deed.facts)

    def _is_of_other_noun(self, span: DaySpan) -> bool:
        """`called Bob, meeting on Friday`: a noun beside a verb that tells what was done."""
        clause = self.line.clause(span.start)
        here = [f for f in self.deed.facts if self.line.clause(f.start) == clause]
        verbs = [
            f
            for f in self.deed.facts
            if f.meaning.sense in _TELLING and self.line.clause(f.start) < clause
        ]
        nouns = bool(here) and all(fact.meaning.sense in _NOUNS for fact in here)
        return nouns and bool(verbs) and here[0].meaning.kind is not verbs[0].meaning.kind

    def _is_in_their_words(self, span: DaySpan) -> bool:
        """`texted that she comes on Friday`."""
        clause = self.line.clause(span.start)
        return any(
            self.line.clause(at) == clause and self.line.is_any(at, "that_words")
            for at in range(max(0, span.start - _NEAR), span.start)
        )

    def _is_meeting_to_come(self) -> bool:
        """A noun with a day to come; `agreed: meeting on 12 December` too."""
        return self.deed.is_noun or self.deed.kind in _MET

    # ── what stands around a day ────────────────────────────────────────────────────────────────

    def _trigger(self, span: DaySpan) -> _Trigger:
        """Finds what stands nearest before it in its clause, or else behind it."""
        clause = self.line.clause(span.start)
        found: list[tuple[Fact, _Trigger]] = []
        found += [(fact, _Trigger.FOLLOW_UP) for fact in todo_facts(self.line)]
        found += [(fact, _Trigger.DEED) for fact in done_facts(self.line)]
        found += [(fact, _Trigger.WISH) for fact in self.line.of(Sense.WISH, Sense.THEY_COME)]
        here = [(f, role) for f, role in found if self.line.clause(f.start) == clause]
        before = [(f, role) for f, role in here if f.start < span.start]
        nearest = max(before, key=lambda each: each[0].start, default=None)
        if nearest and nearest[1] is _Trigger.FOLLOW_UP and span.past is None:
            return _Trigger.FOLLOW_UP
        if self._is_topic(span, max((f.start for f, _ in before), default=-1)):
            return _Trigger.TOPIC
        if nearest:
            return nearest[1]
        return min(here, key=lambda each: each[0].start)[1] if here else _Trigger.NONE

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
        for begin in range(max(0, len(keys) - _LONGEST_DEADLINE), len(keys)):
            found = self.line.lexicon.tables["deadline"].longest_at(keys, begin, len(keys))
            if found and self._is_part_of_more(begin, found.end):
                continue
            if found and all(
                keys[at] in _ARTICLES or self._is_theirs(at) for at in range(found.end, len(keys))
            ):
                return True
        return self.line.is_any(span.end, "deadline_after")

    def _role_of_deadline(self, span: DaySpan) -> DayRole:
        if self._is_noun_until(span):
            return DayRole.PLANNED
        ours = self._is_our_deadline(span) or self._is_condition(span)
        return DayRole.FOLLOW_UP if ours else self._role_of_theirs(span, self._trigger(span))

    def _is_said_by_them(self, span: DaySpan) -> bool:
        """`it must go before the weekend, says Kari`: their words, and who says them behind a comma."""
        clause = self.line.clause(span.start)
        here = [f for f in todo_facts(self.line) if self.line.clause(f.start) == clause]
        ends = max(at for at, each in enumerate(self.line.tokens) if each.clause == clause) + 1
        says = next((f for f in self.line.of(Sense.WISH) if f.start == ends), None)
        named = says is not None and self.line.name_at(says.end) is not None
        return named and bool(here) and all(f.meaning.sense is Sense.MUST for f in here)

    def _is_our_deadline(self, span: DaySpan) -> bool:
        """`answer Bob by Friday`: nothing but whom and what stands between what we will do and its end."""
        if span.future is None or span.is_bare or self.deed.is_called_off:
            return False
        clause = self.line.clause(span.start)
        ours = [
            fact
            for fact in todo_facts(self.line)
            # `the quote must be there by Friday` is theirs.
            if self.line.clause(fact.start) == clause and fact.meaning.sense is not Sense.MUST
        ]
        begins = max((f.end for f in ours if f.start < span.start), default=None)
        return begins is not None and not any(
            self.line.is_any(at, "they_words", "be_words", "that_words")
            for at in range(begins, span.start)
        )

    def _is_noun_until(self, span: DaySpan) -> bool:
        """`call Bob before Friday`: whom and until when, and nothing else."""
        if not self.deed.is_noun or span.future is None:
            return False
        begins = self.deed.facts[0].start
        plain = all(
            self.line.name_at(at) or at in self.deed.facts[0].places
            for at in range(begins, span.start - 1)
        )
        return plain and self.line.clause(begins) == self.line.clause(span.start)

    def _is_condition(self, span: DaySpan) -> bool:
        """`if Dan has not replied by Friday, ring him`."""
        clause = self.line.clause(span.start)
        begins = next(at for at, each in enumerate(self.line.tokens) if each.clause == clause)
        behind = any(self.line.clause(fact.start) == clause + 1 for fact in todo_facts(self.line))
        return behind and span.future is not None and self.line.is_any(begins, "if_words")

    def _is_part_of_more(self, start: int, end: int) -> bool:
        """The `for` of `on my list for Friday`; the `на` of `на стройке пятнадцатого`."""
        facts = self.line.of(Sense.FOLLOW_UP, Sense.AT_THEIRS)
        return any(set(range(start, end)) <= set(fact.places) for fact in facts)

    def _is_theirs(self, at: int) -> bool:
        """`deadline is`, `дедлайн у них`."""
        theirs = any(at in fact.places for fact in self.line.of(Sense.AT_THEIRS))
        return theirs or self.line.is_any(at, "they_words", "be_words")
