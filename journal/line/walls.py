"""PURE. Asks where a line seems to tell more than was understood of it.

Every word is accounted for by a phrase, a name, a day, a time, a duration or money; most of the rest is
plain text of the matter. A rest that is a signal is asked about, or told as not taken:

a word of a call, a mail, a meeting         in a line that would be a note
a deed behind a wish                        `says Bob who rang yesterday`, in a note
a day gone by                               in a note: something was done then
`self` beside a call                        whoever it was began it
a unit of time, a time of day               that no field took
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from journal.line.done_facts import (
    MEDIA,
    OF_A_KIND,
    SENDINGS,
    TALKS,
    done_facts,
    is_still_to_be,
    todo_facts,
)
from journal.line.durations import places_of_minutes
from journal.line.inflection import Case
from journal.line.lexicon import Sense
from journal.line.line_deed import LineDeed
from journal.line.moments import LASTING, Moments
from journal.line.reading import Fact, Reading, is_subject_theirs
from journal.line.result import LeftOver, LineField, LineKind
from journal.line.spans import Spans
from journal.model import Direction

_HOURS_OF_A_DAY = 24
_TOLD = (*OF_A_KIND, *TALKS, *SENDINGS, Sense.UNREACHED, Sense.UNREACHED_BY_THEM)


def asks_what_it_was(
    line: Reading, deed: LineDeed, moments: Moments, spans: Spans, now: datetime
) -> bool:
    """Says whether a line that would be a note, or a call of ours, may tell of something else."""
    if deed.is_asked or deed.is_called_off or deed.is_to_come:
        return False
    if deed.kind is LineKind.CALL:
        return _is_begun_by_somebody(line, deed) or _is_of_no_case(line, deed)
    if deed.kind is not LineKind.NOTE:
        return False
    signals = any(_is_signal(line, at) for at in _places_left(line, spans))
    return (
        signals
        or _is_pasted_mail(line)
        or any(_is_left_out(line, f, spans) for f in line.of(*_TOLD))
        or _was_on(line, moments, spans, now.date())
        or _was_with_us(line, moments)
        or _was_at_a_place(line)
    )


def _is_pasted_mail(line: Reading) -> bool:
    """`Hi Grace, as promised the brochure is attached`; `onnea Onnille` is of somebody."""
    name = line.name_at(1)
    greets = bool(line.tokens) and line.key(0) in line.lexicon.greetings
    if not greets or name is None or name.mention.case is not Case.SUBJECT:
        return False
    return line.key(name.last + 1) in {",", "!"}


def _places_left(line: Reading, spans: Spans) -> Iterator[int]:
    """Lists words and numbers that nothing was read from."""
    told = {at for fact in line.facts for at in fact.places} | spans.places()
    for at, token in enumerate(line.tokens):
        plain = token.kind in {"word", "number"} and not token.is_masked
        if plain and at not in told and line.name_at(at) is None:
            yield at


def _is_signal(line: Reading, at: int) -> bool:
    if line.lexicon.is_misspelt_signal(line.key(at)):
        return True
    return line.lexicon.tables["signals"].longest_at([line.key(at)], 0, 1) is not None


def _is_left_out(line: Reading, fact: Fact, spans: Spans) -> bool:
    """Says whether what was told as done stands behind a wish, and may have been done all the same."""
    if fact.meaning.sense is Sense.NOUN and not _was_told_by(line, fact, spans):
        return False
    if fact.meaning.sense is Sense.UNREACHED and line.of(Sense.NOT_YET):
        return False
    return not is_still_to_be(line, fact)


def _was_told_by(line: Reading, fact: Fact, spans: Spans) -> bool:
    """`asked for it on the phone just now`, but not `wants the quote by mail`."""
    if fact.meaning.kind not in MEDIA:
        return False
    wishes = line.before_in_clause(fact.start, Sense.WISH)
    wanted = any(line.is_any(at, "desires") for each in wishes for at in each.places)
    clause = line.clause(fact.start)
    return not wanted or any(line.clause(d.start) == clause and d.past for d in spans.days)


def _was_on(line: Reading, moments: Moments, spans: Spans, today: date) -> bool:
    """A day is told that is gone, and nothing of what we have to do in its clause."""
    if moments.day is None or moments.day >= today or line.of(Sense.WISH, Sense.NOT_YET):
        return False
    apart = {line.clause(fact.start) for fact in todo_facts(line)}
    return any(d.past == moments.day and line.clause(d.start) not in apart for d in spans.days)


def _was_with_us(line: Reading, moments: Moments) -> bool:
    """`Dan took us round on Friday`, `came on the line at 4`: somebody did something to us, or at an hour."""
    if todo_facts(line) or line.of(Sense.WISH, Sense.NOT_YET, Sense.NONE, Sense.PLANNED):
        return False
    told = {at for fact in line.facts for at in fact.places}
    us = any(
        line.is_any(at, "us_words")
        and at not in told
        and not token.is_masked
        and (line.name_at(at - 2) is not None or line.name_at(at - 3) is not None)
        and not line.is_any(at - 1, "to_words", "from_words", "with_words", "about_words")
        for at, token in enumerate(line.tokens)
    )
    return us or moments.clock is not None


def _was_at_a_place(line: Reading) -> bool:
    """`signed the lease with Bob at his office`: with somebody, somewhere."""
    if todo_facts(line) or line.of(Sense.NOT_YET, Sense.PLANNED, Sense.THEY_COME, Sense.MUST):
        return False
    behind = line.lexicon.language == "fi"
    with_somebody = {
        line.clause(name.first)
        for name in line.names
        if line.is_any(name.last + 1 if behind else name.first - 1, "beside")
    }
    wanted = any(line.is_any(at, "desires") for f in line.of(Sense.WISH) for at in f.places)
    places = line.of(Sense.AT_THEIRS, Sense.AT_OURS)
    return not wanted and any(line.clause(fact.start) in with_somebody for fact in places)


def _is_begun_by_somebody(line: Reading, deed: LineDeed) -> bool:
    """`self` in the clause of a call, and nothing says whose; or two that say it differently."""
    if deed.direction is not Direction.OUTBOUND or deed.is_failed:
        return False
    if _is_told_twice(done_facts(line)):
        return True
    selves = {t.clause for at, t in enumerate(line.tokens) if line.is_any(at, "self_words")}
    return any(
        fact.meaning.sense is Sense.VERB
        and line.clause(fact.start) in selves
        and is_subject_theirs(line, fact) is None
        for fact in done_facts(line)
    )


def _is_of_no_case(line: Reading, deed: LineDeed) -> bool:
    """`отзвонился Rachel Green`: in Russian a name in Latin letters does not say who rang whom."""
    if line.lexicon.language != "ru" or deed.is_failed:
        return False
    verbs = [f for f in done_facts(line) if f.meaning.sense is Sense.VERB]
    return any(
        (name := line.name_at(fact.end)) is not None
        and line.key(name.last).isascii()
        and not line.key(fact.start).isascii()
        and not any(line.is_any(at, "us_words", "we_words") for at in range(fact.start))
        for fact in verbs
        if fact.meaning.kind is LineKind.CALL
    )


def _is_told_twice(done: Sequence[Fact]) -> bool:
    """`hung on the phone with Ivan, he rang`: we did, and they did."""
    calls = {fact.meaning.sense for fact in done if fact.meaning.kind is LineKind.CALL}
    return {Sense.WE, Sense.THEY} <= calls


# ── not taken ───────────────────────────────────────────────────────────────────────────────────


def find_untaken(
    line: Reading, deed: LineDeed, moments: Moments, spans: Spans
) -> Iterator[LeftOver]:
    """Yields units and times that stand there and that no field has."""
    if deed.is_to_come:
        return
    if deed.kind in LASTING and moments.minutes is None:
        yield from _units(line, spans)
    if moments.clock is None and moments.minutes_ago is None:
        yield from _hours(line, spans)


def _units(line: Reading, spans: Spans) -> Iterator[LeftOver]:
    """`sixish minutes`: a duration in words that nobody taught us; `101 h`: longer than a day."""
    read = places_of_minutes(line.tokens, line.lexicon)
    for at in _places_left(line, spans):
        key = line.key(at)
        if key == "min" and line.lexicon.language in {"sv", "nb"} and _is_my(line, at):
            continue
        is_many = _is_longer_than_a_day(line, at)
        unit = key in line.lexicon.minutes | line.lexicon.hours
        unit = unit and (len(key) > 1 or (key == "h" and is_many))
        if unit and at not in read and (is_many or not line.is_any(at, "oclock")):
            yield LeftOver(LineField.DURATION, _typed_words(line, at - 1, at + 1))


def _is_longer_than_a_day(line: Reading, at: int) -> bool:
    before = line.tokens[at - 1].raw if at > 0 else ""
    return before.isdecimal() and (len(before) > 2 or int(before) > _HOURS_OF_A_DAY)


def _is_my(line: Reading, at: int) -> bool:
    """`på min telefon`."""
    after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    return after is not None and after.kind == "word"


def _hours(line: Reading, spans: Spans) -> Iterator[LeftOver]:
    """`17:05`, which no clock took."""
    for at in _places_left(line, spans):
        if _is_lone_hour(line, at):
            yield LeftOver(LineField.OCCURRED_AT, _typed_words(line, at - 1, at + 1))
            continue
        hour, mark, minute = line.tokens[at].raw.replace(".", ":").partition(":")
        if mark and not _is_dotted_time(line, at):
            continue
        if mark and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and len(minute) == 2:
            yield LeftOver(LineField.OCCURRED_AT, line.tokens[at].raw)


def _is_dotted_time(line: Reading, at: int) -> bool:
    """`on the phone 9.40`: with a colon, or at the end of a clause of what was done."""
    after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    ends = after is None or (after.kind == "sign" and after.key in {",", ";", "."})
    here = [fact for fact in line.facts if line.clause(fact.start) == line.clause(at)]
    beside = any(fact.meaning.kind is not None and fact.end == at for fact in here)
    return ":" in line.tokens[at].raw or (ends and beside)


def _is_lone_hour(line: Reading, at: int) -> bool:
    """`в 3 звонил`: a number between a word of time and what was done."""
    raw = line.tokens[at].raw
    hour = raw.isdecimal() and len(raw) < 3 and int(raw) < 24
    begins = any(fact.start == at + 1 and fact.meaning.kind for fact in line.facts)
    return hour and begins and line.is_any(at - 1, "at_clock")


def _typed_words(line: Reading, start: int, end: int) -> str:
    return " ".join(each.raw for each in line.tokens[max(0, start) : end])
