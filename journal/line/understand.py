"""PURE. One line as a salesperson types it → what a colleague would understand from it alone.

Two steps, with the look-up of names between them, which is the caller's:

    words = names_in(text, language)          the words that may be somebody's name
    known = …                                 the contacts that have them
    understand(text, known, …)                fields, questions, and what was left alone

Nothing is refused, and no word is lost. What is not certain and would change the record is asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from journal.line.amounts import find_money
from journal.line.clocks import find_clocks
from journal.line.context import LineContext
from journal.line.costs import find_cost
from journal.line.day_span import DaySpan
from journal.line.days import find_days
from journal.line.deeds import find_deed
from journal.line.done_facts import is_not_yet, todo_facts
from journal.line.durations import find_minutes
from journal.line.facts import read_facts
from journal.line.languages import guess_language
from journal.line.left_over import find_left_over, left_money
from journal.line.lexicon import Sense, lexicon
from journal.line.line_deed import LineDeed
from journal.line.minutes_span import is_hour_begun
from journal.line.moments import Moments, find_moments
from journal.line.names import name_words, words_to_look_up
from journal.line.no_log import is_no_log
from journal.line.people import Participants, find_participants
from journal.line.reading import Reading
from journal.line.result import LineContact, LineField, LineKind, UnderstoodLine
from journal.line.spans import Spans
from journal.line.strangers import find_strangers
from journal.line.tokens import MAX_LETTERS_READ, Token, tokenize
from journal.line.walls import asks_what_it_was, find_untaken
from journal.model import Evaluation

_SMALL_WORD = 4
_OF_OTHERS = (Sense.TODO, Sense.TALK_TODO, Sense.FOLLOW_UP, Sense.MUST)


def names_in(text: str, language: str) -> tuple[frozenset[str], ...]:
    """Find for each word that may be a name the folded forms under which contacts are looked up."""
    read = text[:MAX_LETTERS_READ]
    return words_to_look_up(name_words(read, guess_language(read, language)))


def understand(text: str, known: Collection[LineContact], context: LineContext) -> UnderstoodLine:
    """Never raises."""
    words = lexicon(guess_language(text[:MAX_LETTERS_READ], context.language))
    tokens = tokenize(text, words.closings)
    people = find_participants(text, tokens, known, words)
    line = read_facts(tokens, words, people)
    if is_no_log(line, people):
        return UnderstoodLine(text, is_no_log=True)
    here = context.now.astimezone(context.zone)
    spans = _spans(line, here, context.currency)
    line = _without_counted(line, spans)
    deed = find_deed(line)
    moments = find_moments(line, deed, spans, here)
    deed, moments = _with_presence(line, deed, moments, spans)
    if asks_what_it_was(line, deed, moments, spans, here):
        deed = replace(deed, kind=LineKind.CALL, is_asked=True)
        moments = _with_open_times(line, moments, spans)
    return _line_from(_Parts(line, people, deed, moments, spans), context)


def read_parts(
    text: str, known: Collection[LineContact], context: LineContext
) -> tuple[Reading, bool]:
    """The facts of a line; and whether it is nothing but days, times and amounts."""
    words = lexicon(guess_language(text[:MAX_LETTERS_READ], context.language))
    tokens = tokenize(text, words.closings)
    people = find_participants(text, tokens, known, words)
    line = read_facts(tokens, words, people)
    told = _spans(line, context.now.astimezone(context.zone), context.currency).places()
    bare = bool(told) and all(
        at in told or token.kind == "sign" or len(token.key) < _SMALL_WORD
        for at, token in enumerate(tokens)
    )
    return line, bare


def _without_counted(line: Reading, spans: Spans) -> Reading:
    """Leave out facts that are part of a duration: `45 minutes` are no minutes of a meeting."""
    whole = [each for each in spans.minutes if not each.is_joined]
    counted = {at for each in whole for at in range(each.start, each.end)}
    dated = {at for each in spans.days for at in range(each.start, each.end)}
    kept = [f for f in line.facts if counted.isdisjoint(f.places)]
    # `i går ettermiddag` is no dinner.
    told = [f for f in kept if f.meaning.sense is not Sense.NOUN or not dated.issuperset(f.places)]
    others = any(f.meaning.kind is not None for f in told)
    return replace(line, facts=tuple(told if others else kept))


def _spans(line: Reading, here: datetime, currency: str) -> Spans:
    tokens, words = line.tokens, line.lexicon
    named = {at for each in line.names for at in range(each.first, each.last + 1)}

    def free(start: int, end: int) -> bool:
        return named.isdisjoint(range(start, end))

    money = tuple(
        each for each in find_money(tokens, words, currency) if free(each.start, each.end)
    )
    paid = {at for each in money for at in range(each.start, each.end)}
    minutes = tuple(
        each
        for each in find_minutes(tokens, words)
        if free(each.start, each.end) and paid.isdisjoint(range(each.start, each.end))
    )
    lasted = {at for each in minutes for at in range(each.start, each.end)}
    days = tuple(
        each
        for each in find_days(tokens, words, here.date(), named)
        if (paid | lasted).isdisjoint(range(each.start, each.end))
        and not _is_hour(line, each)
        and not _is_word_of_phrase(line, each)
    )
    dated = {at for each in days for at in range(each.start, each.end)}
    clocks = find_clocks(tokens, words, frozenset(dated | paid | lasted | named))
    return Spans(days, clocks, tuple(each for each in minutes if not each.is_way), money)


def _is_word_of_phrase(line: Reading, span: DaySpan) -> bool:
    """The `nå` of `prøvde å nå meg`: no now."""
    now = span.end == span.start + 1 and line.key(span.start) in line.lexicon.nows
    missed = line.of(Sense.UNREACHED, Sense.UNREACHED_BY_THEM)
    return now and any(span.start in fact.places for fact in missed)


def _is_hour(line: Reading, span: DaySpan) -> bool:
    """`в половине третьего`: an hour that is told as days of a month are."""
    if line.key(span.end - 1) in line.lexicon.told_times:
        # `rang at noon`
        return True
    if span.start > 2 and is_hour_begun(line.tokens, span.start - 2, line.lexicon):
        # `в пять минут десятого`
        return True
    alone = span.end == span.start + 1
    return alone and line.is_any(span.start - 1, "half_to", "quarter_into")


# ── put together ────────────────────────────────────────────────────────────────────────────────


def _with_presence(
    line: Reading, deed: LineDeed, moments: Moments, spans: Spans
) -> tuple[LineDeed, Moments]:
    """`Half a day at Brightwater` was a visit, `30 min with Ada` is to be asked about.

    How long it took beside what is still to be done is told: it may be of what was done before.
    """
    if deed.is_called_off and (minutes := _told_elsewhere(line, spans)) is not None:
        # `dropped in on Bob, his desk has moved, 25 mins`
        return replace(deed, kind=LineKind.CALL, is_asked=True), replace(moments, minutes=minutes)
    if deed.kind is not LineKind.NOTE or deed.is_called_off or deed.is_asked or deed.is_to_come:
        return deed, moments
    if is_not_yet(line) or todo_facts(line):
        if _is_told_apart(line, spans):
            deed = replace(deed, is_asked=True)
        told = tuple(each for each in spans.minutes if each.minutes == moments.minutes)
        hours = tuple(each for each in spans.clocks if each.at == moments.clock)
        rest = replace(moments, minutes=None, clock=None, other_minutes=told, other_clocks=hours)
        return deed, rest
    if moments.minutes is not None or _is_in_company(line):
        deed = replace(deed, kind=LineKind.CALL, is_asked=True)
        return deed, _with_open_times(line, moments, spans)
    return deed, moments


def _with_open_times(line: Reading, moments: Moments, spans: Spans) -> Moments:
    """Tell of the hours and durations that no field took: nobody knew what was done then."""
    taken = {moments.clock, moments.follow_up_time}
    hours = tuple(
        each
        for each in spans.clocks
        if each.at not in taken and not line.tokens[each.start].is_masked
    )
    lasted = tuple(
        each
        for each in spans.minutes
        if each.is_sure
        and moments.minutes is None
        and not line.tokens[each.start].is_masked
        and not line.before_in_clause(each.start, *_OF_OTHERS)
    )
    return replace(moments, other_clocks=hours, other_minutes=lasted or moments.other_minutes)


def _is_told_apart(line: Reading, spans: Spans) -> bool:
    """`gave Tom a holler, 6 mins, chase Thursday`: it took so long, in a clause of its own."""
    theirs = (Sense.WISH, Sense.TODO, Sense.FOLLOW_UP, Sense.MUST, Sense.NOT_YET, Sense.TALK_TODO)
    return not is_not_yet(line) and any(
        each.is_sure
        and not line.tokens[each.start].is_masked
        and not line.in_clause(line.clause(each.start), *theirs)
        for each in spans.minutes
    )


def _told_elsewhere(line: Reading, spans: Spans) -> int | None:
    """Says how long something took, in a clause that says nothing of what was called off or wished."""
    return next(
        (
            each.minutes
            for each in spans.minutes
            if each.is_sure
            and not line.tokens[each.start].is_masked
            and not line.in_clause(line.clause(each.start), Sense.CALLED_OFF, Sense.WISH)
        ),
        None,
    )


def _is_in_company(line: Reading) -> bool:
    """`julfika med Eva`: nothing that is known happened, with somebody."""
    if any(fact.meaning.sense is not Sense.FOLLOW_UP for fact in line.facts):
        return False
    behind = line.lexicon.language == "fi"
    return any(
        line.is_any(each.last + 1 if behind else each.first - 1, "beside") for each in line.names
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    line: Reading
    people: Participants
    deed: LineDeed
    moments: Moments
    spans: Spans


def _line_from(parts: _Parts, context: LineContext) -> UnderstoodLine:
    line, people, deed, moments = parts.line, parts.people, parts.deed, parts.moments
    cost = find_cost(line, deed.kind, parts.spans.money)
    asks = set(_asked_fields(deed, moments, people))
    strangers = find_strangers(line)
    if strangers:
        asks.add(LineField.CONTACTS)
    money = cost.money
    if money and (cost.is_asked or money.money.currency != context.currency):
        asks.add(LineField.COST)
    at = _occurred_at(moments, context)
    open_money = [money] if money and LineField.COST in asks else []
    left = (
        *(left_money(line, each) for each in (*open_money, *cost.others)),
        *find_left_over(line, deed, moments, parts.spans, context),
        *find_untaken(line, deed, moments, parts.spans),
    )
    asks.update(each.field for each in left)
    return UnderstoodLine(
        text=people.text,
        contacts=people.certain,
        questions=people.questions,
        strangers=strangers,
        kind=deed.kind,
        direction=deed.direction,
        occurred_at=None if moments.is_planned else at,
        occurred_on=None if moments.is_planned or at else moments.day,
        duration_minutes=moments.minutes,
        follow_up_on=moments.follow_up,
        follow_up_time=moments.follow_up_time,
        cost=money.money if money else None,
        evaluation=_evaluation(line.tokens),
        is_failed=deed.is_failed,
        is_planned=moments.is_planned,
        is_two=deed.is_two,
        day_options=moments.day_options,
        follow_up_options=moments.follow_up_options,
        asks=frozenset(asks),
        left_over=left,
    )


def _asked_fields(deed: LineDeed, moments: Moments, people: Participants) -> list[LineField]:
    asks = []
    if people.questions or not people.certain or deed.is_two:
        asks.append(LineField.CONTACTS)
    if deed.is_asked or deed.is_two or moments.is_planned:
        asks.append(LineField.TEMPLATE)
    if moments.asks_day or moments.is_planned:
        asks.append(LineField.OCCURRED_AT)
    if moments.asks_follow_up:
        asks.append(LineField.FOLLOW_UP)
    return asks


def _occurred_at(moments: Moments, context: LineContext) -> datetime | None:
    if moments.minutes_ago is not None:
        return context.now - timedelta(minutes=moments.minutes_ago)
    if moments.clock is None:
        return None
    day = moments.day or context.now.astimezone(context.zone).date()
    return datetime.combine(day, moments.clock, context.zone).astimezone(UTC)


def _evaluation(tokens: Sequence[Token]) -> Evaluation | None:
    """`++` or `--`, alone or behind a comma: not in front of a name, as above a signature."""
    for at, token in enumerate(tokens):
        if token.is_masked or token.is_glued or set(token.key) not in ({"+"}, {"-"}):
            continue
        if len(token.key) < 2:
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        word = token.key[0] == "-" and after is not None and after.kind != "sign"
        if at and word and (not _is_behind_comma(tokens, at) or tokens[at + 1].is_capital):
            continue
        good = token.key[0] == "+"
        return Evaluation.VERY_POSITIVE if good else Evaluation.VERY_NEGATIVE
    return None


def _is_behind_comma(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].key in {",", "."}
