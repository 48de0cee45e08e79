"""PURE. Says what it was, and who began it.

verbs of a medium       Eva ringde · soitin · X heeft gebeld     before nouns
nouns of a medium       call with · Teams w/ · письмо от
documents that went     offert mejlad · lasku lähetetty
talk without a medium   spoke to: a call is the guess, and is asked
a place                 tells one meeting from the other
"""

from collections.abc import Sequence

from journal.line.directions import (
    direction_by_words_behind,
    direction_of,
    direction_of_sending,
    is_left_by_them,
    was_missed_by_us,
)
from journal.line.done_facts import (
    OF_A_KIND,
    SENDINGS,
    TALKS,
    coming_facts,
    done_facts,
    is_by_medium,
)
from journal.line.failed_deeds import find_failed_deed, was_not_tried
from journal.line.inflection import Case
from journal.line.lexicon import Sense
from journal.line.line_deed import MEETINGS, WRITTEN, LineDeed
from journal.line.places import is_persons_place, is_place, meeting_place, place_senses
from journal.line.reading import Fact, NamePlace, Reading, is_done_by_them, is_subject_theirs
from journal.line.result import LineKind
from journal.line.two_deeds import are_two_deeds
from journal.model import Direction

_OUT, _IN = Direction.OUTBOUND, Direction.INBOUND
_TALKED = frozenset({LineKind.CALL, LineKind.ONLINE})


# ── which one ───────────────────────────────────────────────────────────────────────────────────


def find_deed(line: Reading) -> LineDeed:
    """Finds what the line is about; a note where it tells of nothing that happened."""
    done = done_facts(line)
    if line.of(Sense.CALLED_OFF) and not any(_is_talk_of_it(line, fact) for fact in done):
        return LineDeed(LineKind.NOTE, is_called_off=True, is_no_show=_is_no_show(line))
    if (coming := coming_facts(line)) and not any(_tells(fact) for fact in done):
        return _deed_to_come(line, coming)
    done = [fact for fact in done if not _was_called_off(line, fact)]
    missed = [fact for fact in done if fact.meaning.sense is Sense.UNREACHED_BY_THEM]
    if missed and _is_called_back(line, missed[0], done):
        missed = []
    if missed or was_missed_by_us(line, done):
        return LineDeed(LineKind.CALL, _IN, is_failed=True, facts=tuple(done))
    if any(is_left_by_them(line, fact) for fact in done):
        return LineDeed(LineKind.CALL, _IN, facts=tuple(done))
    if (failed := find_failed_deed(line, done)) and not was_not_tried(line, done):
        return failed
    found = _main_deed(line, done)
    return LineDeed(
        found.kind,
        found.direction,
        found.is_failed,
        found.is_asked,
        _is_only_noun(found, done),
        tuple(done),
        is_two=are_two_deeds(line, done),
    )


def _was_called_off(line: Reading, fact: Fact) -> bool:
    """The meeting of `texted that the meeting is off`."""
    noun = fact.meaning.sense is Sense.NOUN and fact.meaning.kind not in {*WRITTEN, LineKind.CALL}
    return noun and bool(line.in_clause(line.clause(fact.start), Sense.CALLED_OFF))


def _is_called_back(line: Reading, missed: Fact, done: Sequence[Fact]) -> bool:
    """`Bob had tried to reach me, rang back`: a call of ours in a later clause."""
    clause = line.clause(missed.start)
    return any(
        line.clause(fact.start) > clause
        and fact.meaning.sense in {Sense.VERB, Sense.WE}
        and _kind(fact) is LineKind.CALL
        and is_subject_theirs(line, fact) is not True
        for fact in done
    )


def _is_no_show(line: Reading) -> bool:
    keys, shown = [each.key for each in line.tokens], line.lexicon.tables["no_show"]
    return any(
        shown.longest_at(keys, fact.start, len(keys)) is not None
        for fact in line.of(Sense.CALLED_OFF)
    )


def _tells(fact: Fact) -> bool:
    return fact.meaning.sense not in {Sense.AT_THEIRS, Sense.AT_OURS, Sense.DOCUMENT}


def _deed_to_come(line: Reading, coming: Sequence[Fact]) -> LineDeed:
    kinds = [fact.meaning.kind for fact in coming if fact.meaning.kind is not None]
    kind = kinds[0] if kinds else LineKind.MEETING
    if kind in {LineKind.MEETING, LineKind.ONSITE}:
        kind = meeting_place(line, line.of(Sense.AT_THEIRS, Sense.AT_OURS)) or kind
    return LineDeed(kind, is_to_come=True)


def _is_only_noun(found: LineDeed, done: Sequence[Fact]) -> bool:
    nouns = {Sense.NOUN, Sense.AT_THEIRS, Sense.AT_OURS, Sense.DOCUMENT}
    return found.kind is not LineKind.NOTE and all(f.meaning.sense in nouns for f in done)


def _is_talk_of_it(line: Reading, fact: Fact) -> bool:
    """`called Bob, the meeting is off`: a verb of talk in a clause where nothing was called off."""
    if fact.meaning.kind not in {*WRITTEN, LineKind.CALL}:
        return False
    off = line.in_clause(line.clause(fact.start), Sense.CALLED_OFF)
    if fact.meaning.sense is Sense.NOUN:
        # `Aino cancelled the tasting by email`
        return is_by_medium(line, fact) and any(is_subject_theirs(line, each) for each in off)
    return not off or _is_said_of(line, fact, off[0])


def _is_said_of(line: Reading, verb: Fact, off: Fact) -> bool:
    """`called to say the meeting is moved`, `texted that it is off`: what was said is the rest."""
    that = any(line.is_any(at, "that_words") for at in range(verb.end, off.start))
    return verb.start < off.start and (that or len(verb.places) > 2)


def _main_deed(line: Reading, done: Sequence[Fact]) -> LineDeed:
    for attempt in (_with_kind, _with_document, _with_talk, _with_sending, _with_place):
        if (found := attempt(line, done)) is not None:
            return found
    return LineDeed(LineKind.NOTE)


def _with_kind(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    kinds = [fact for fact in done if fact.meaning.sense in OF_A_KIND]
    if not kinds:
        return None
    verbs = [fact for fact in kinds if fact.meaning.sense is not Sense.NOUN]
    first = (verbs or kinds)[0]
    if _is_document_rather(line, first, done):
        return None
    special = _special_kind(line, first, kinds, done) or _by_medium(line, first, kinds, done)
    if special is not None:
        return special
    if (place := _visit_by_place(line, first, done)) is not None:
        return LineDeed(place)
    if _kind(first) in {LineKind.MEETING, None}:
        return _meeting_by_place(line, first, done)
    return LineDeed(_kind(first) or LineKind.NOTE, direction_of(line, first, done))


def _visit_by_place(line: Reading, first: Fact, done: Sequence[Fact]) -> LineKind | None:
    """The kind of a visit whose words around it say more than its own."""
    if _is_at_named(line, first):
        return LineKind.ONSITE
    if _kind(first) is LineKind.ONSITE and _is_guest(line, first):
        return LineKind.INHOUSE
    if _is_done_to_us(line, first):
        # `Duncan hosted me at the yard`, `showed us round`; `satt hos oss`
        return LineKind.ONSITE if _kind(first) is LineKind.INHOUSE else LineKind.INHOUSE
    ours = _kind(first) is LineKind.ONSITE and _is_at_ours(line, first, done)
    return LineKind.INHOUSE if ours else None


def _is_done_to_us(line: Reading, first: Fact) -> bool:
    """We are among the words of a visit, or right behind them, and are not part of the phrase."""
    near = (at for at in range(first.start, first.end + 1) if at not in first.places)
    visit = _kind(first) in {LineKind.INHOUSE, LineKind.ONSITE} and first.meaning.sense is Sense.WE
    hosted = _kind(first) is LineKind.INHOUSE
    return (visit or hosted) and any(line.is_any(at, "us_words") for at in near)


def _is_guest(line: Reading, first: Fact) -> bool:
    """`Иван заскочил в пятницу`: somebody named did it, and it is said when and not where."""
    name = line.name_at(first.start - 1)
    named = name is not None and name.mention.case is Case.SUBJECT and not name.is_company
    if line.lexicon.language != "ru" or first.meaning.sense is not Sense.WE or not named:
        return False
    day = line.key(first.end) in line.lexicon.weekdays
    return len(first.places) == 1 or day


def _is_at_named(line: Reading, first: Fact) -> bool:
    """`swung by Peter's place`: in English whoever came stands before it."""
    came = first.meaning.sense is Sense.THEY and _kind(first) is LineKind.INHOUSE
    begins = first.start == 0 or line.clause(first.start - 1) != line.clause(first.start)
    behind = line.name_at(first.end) is not None
    return came and begins and behind and line.lexicon.language == "en"


def _is_at_ours(line: Reading, first: Fact, done: Sequence[Fact]) -> bool:
    """`besøkt av Eva`, `popped into our showroom`."""
    senses = place_senses(line, done)
    ours = Sense.AT_OURS in senses and Sense.AT_THEIRS not in senses
    noun = first.meaning.sense is Sense.NOUN
    theirs = ours and (noun or is_subject_theirs(line, first) is True)
    return is_done_by_them(line, first) or theirs


def _is_document_rather(line: Reading, first: Fact, done: Sequence[Fact]) -> bool:
    """`Offert på mötet skickad`: what was sent goes before a noun that is no medium."""
    sent = any(
        fact.meaning.sense in SENDINGS
        or (fact.meaning.sense is Sense.RECEIVED and is_subject_theirs(line, fact) is True)
        for fact in done
    )
    received = any(fact.meaning.sense is Sense.RECEIVED for fact in done)
    went = _kind(first) is LineKind.ONSITE and _begins_with_document(line, first)
    if went and first.meaning.sense is Sense.WE:
        # `the quote went out to Bob by post`
        return True
    medium = _kind(first) in WRITTEN and not (received and sent)
    noun = first.meaning.sense is Sense.NOUN and not medium
    return noun and sent and bool(_documents(done))


def _begins_with_document(line: Reading, fact: Fact) -> bool:
    """Says whether a paper stands before it, and nobody who may have gone."""
    before = line.before_in_clause(fact.start, Sense.DOCUMENT)
    clause = line.clause(fact.start)
    if not before:
        papers = line.of(Sense.DOCUMENT)
        bracketed = line.key(fact.start - 1) == ")"
        before = [paper for paper in papers if bracketed and paper.start < fact.start]
    ours = any(line.is_any(at, "we_words") for at in range(fact.start) if line.clause(at) == clause)
    return bool(before) and not ours and not any(n.last < fact.start for n in line.names)


def _special_kind(
    line: Reading, first: Fact, kinds: Sequence[Fact], done: Sequence[Fact]
) -> LineDeed | None:
    found = {fact.meaning.kind for fact in kinds}
    courses = [fact for fact in kinds if _kind(fact) is LineKind.WORKSHOP]
    # `video call with Ada, courses for florists` is about one.
    beside = any(line.clause(fact.start) == line.clause(first.start) for fact in courses)
    if courses and _kind(first) not in WRITTEN and (beside or _kind(first) not in _TALKED):
        return LineDeed(LineKind.WORKSHOP)
    letter = _kind(first) is LineKind.LETTER and line.key(first.start).startswith("пис")
    if LineKind.MAIL in found and letter and len(first.places) == 1:
        mail = next(fact for fact in kinds if fact.meaning.kind is LineKind.MAIL)
        return LineDeed(LineKind.MAIL, direction_of(line, mail, done))
    if LineKind.MINUTES in _documents(done) and _kind(first) in MEETINGS | WRITTEN:
        return LineDeed(LineKind.MINUTES, _OUT)
    if LineKind.ONLINE in found and not _is_plain_call(first):
        return LineDeed(LineKind.ONLINE)
    spoken = [f for f in kinds if f.meaning.kind is LineKind.CALL and is_by_medium(line, f)]
    if spoken and _kind(first) is LineKind.MEETING and first.meaning.sense is Sense.NOUN:
        return LineDeed(LineKind.CALL, direction_of(line, spoken[0], done))
    return None


def _by_medium(
    line: Reading, first: Fact, kinds: Sequence[Fact], done: Sequence[Fact]
) -> LineDeed | None:
    """`dropped me a line on LinkedIn`, `the spec went to Bob by email`: how it went says what it was."""
    sent = _kind(first) is LineKind.MAIL and first.meaning.sense is not Sense.NOUN
    went = first.meaning.sense is Sense.WE and _kind(first) is LineKind.ONSITE
    if not (sent or went):
        return None
    for fact in kinds:
        kind = fact.meaning.kind
        beside = line.clause(fact.start) == line.clause(first.start) and is_by_medium(line, fact)
        if beside and kind is not None and kind in (WRITTEN if went else {LineKind.CHAT}):
            return LineDeed(kind, direction_of(line, first, done) or _OUT)
    return None


def _kind(fact: Fact) -> LineKind | None:
    return fact.meaning.kind


def _is_plain_call(fact: Fact) -> bool:
    written = fact.meaning.kind in WRITTEN
    return written or (fact.meaning.kind is LineKind.CALL and fact.meaning.sense is not Sense.NOUN)


def _meeting_by_place(line: Reading, first: Fact, done: Sequence[Fact]) -> LineDeed:
    sense = first.meaning.sense
    if sense in {Sense.VISIT, Sense.HOSTED}:
        theirs = is_subject_theirs(line, first)
        ours = theirs is False if sense is Sense.HOSTED else not theirs
        return LineDeed(LineKind.ONSITE if ours else LineKind.INHOUSE)
    place = meeting_place(line, done)
    return LineDeed(place or LineKind.MEETING, is_asked=place is None)


# ── documents, talk, things sent ────────────────────────────────────────────────────────────────


def _documents(done: Sequence[Fact]) -> list[LineKind]:
    return [
        fact.meaning.kind
        for fact in done
        if fact.meaning.sense is Sense.DOCUMENT and fact.meaning.kind is not None
    ]


def _with_document(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    papers = [fact for fact in done if fact.meaning.sense is Sense.DOCUMENT]
    if not papers or papers[0].meaning.kind is None:
        return None
    kind = papers[0].meaning.kind
    sendings = [fact for fact in done if fact.meaning.sense in SENDINGS]
    received = [fact for fact in done if fact.meaning.sense is Sense.RECEIVED]
    if received:
        theirs = is_subject_theirs(line, received[0]) is True and not _is_led_from(line)
        return LineDeed(kind, _OUT) if theirs else LineDeed(LineKind.NOTE, is_asked=True)
    if not sendings and any(
        _begins_with_document(line, f) for f in done if _kind(f) is LineKind.ONSITE
    ):
        return LineDeed(kind, _OUT)
    if sendings:
        way = direction_of_sending(line, sendings[0])
        if way is _IN:
            return LineDeed(LineKind.MAIL, _IN, is_asked=True)
        return LineDeed(kind, _OUT)
    way_told = direction_by_words_behind(line, papers[0])
    return LineDeed(kind, _OUT) if way_told is _OUT else None


def _is_led_from(line: Reading) -> bool:
    return any(line.is_any(name.first - 1, "from_words") for name in line.names)


def _with_talk(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    if not any(fact.meaning.sense in TALKS for fact in done):
        return None
    place = meeting_place(line, done)
    if place is None:
        return LineDeed(LineKind.CALL, is_asked=True)
    # `spoke to accounts at Acme` may have been by phone.
    senses = {fact.meaning.sense for fact in done}
    told = bool(senses & {Sense.AT_THEIRS, Sense.AT_OURS})
    return LineDeed(place, is_asked=not told and line.lexicon.language == "en")


def _with_sending(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    sendings = [fact for fact in done if fact.meaning.sense in SENDINGS]
    if sendings:
        return LineDeed(LineKind.MAIL, direction_of_sending(line, sendings[0]), is_asked=True)
    if any(fact.meaning.sense is Sense.RECEIVED for fact in done):
        return LineDeed(LineKind.NOTE, is_asked=True)
    return None


def _is_negated(line: Reading, place: NamePlace) -> bool:
    """`nobody at Acme has seen it`, `bij Acme is niemand`."""
    clause = line.clause(place.first)
    return any(
        line.is_any(at, "negations") for at in range(len(line.tokens)) if line.clause(at) == clause
    )


def _with_place(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    senses = place_senses(line, done)
    beside = Sense.AT_OURS in senses and any(is_persons_place(line, each) for each in line.names)
    if beside:
        # `у Жукова в офисе`
        return LineDeed(LineKind.ONSITE)
    if Sense.AT_OURS in senses:
        return LineDeed(LineKind.INHOUSE)
    places = [
        name
        for name in line.names
        if is_place(line, name) and line.is_any(name.first - 1, "at_person")
    ]
    open_ = line.of(Sense.WISH, Sense.MUST, Sense.TODO, Sense.FOLLOW_UP, Sense.PLANNED)
    if Sense.AT_THEIRS in senses:
        return LineDeed(LineKind.ONSITE)
    if places and not open_:
        asked = any(_is_negated(line, each) or _is_behind_noun(line, each) for each in places)
        return LineDeed(LineKind.ONSITE, is_asked=asked)
    return None


_SHORTEST_NOUN = 3


def _is_behind_noun(line: Reading, place: NamePlace) -> bool:
    """`ny chef hos Acme`: a plain word before the place, which may be what it is about."""
    at = place.first - 2
    if at < 0 or line.clause(at) != line.clause(place.first):
        return False
    told = {each for fact in line.facts for each in fact.places}
    token, words = line.tokens[at], line.lexicon
    counted = token.key in words.minutes | words.hours or token.key in words.weekdays
    day = words.days.longest_at([token.key], 0, 1) is not None
    plain = token.kind == "word" and len(token.key) > _SHORTEST_NOUN and at not in told
    return plain and not counted and not day and token.key not in words.vocabulary
