"""PURE. Says who began it: we or they."""

import re
from collections.abc import Container, Sequence

from journal.line.done_facts import SENDINGS, is_by_medium
from journal.line.inflection import Case
from journal.line.lexicon import Sense
from journal.line.line_deed import MEETINGS, WRITTEN
from journal.line.reading import Fact, NamePlace, Reading, is_done_by_them, is_subject_theirs
from journal.line.result import LineKind
from journal.model import Direction

_YES_OR_NO = frozenset(
    ["yes", "no", "ok", "ja", "nej", "nei", "nee", "kylla", "joo", "ei", "да", "нет", "ок"]
)
# Dutch, as the rule is.
_PERFECT = re.compile(r"(?:[a-z]{2,5})?(?:ge|be|ver|ont)[a-z]{3,}(?:d|t|en)\Z")
_HAVE = frozenset(["heeft", "hebben", "had", "hadden", "is", "was", "werd", "wil", "wilde"])
_NEAR = 2
_OUT, _IN = Direction.OUTBOUND, Direction.INBOUND


def was_missed_by_us(line: Reading, done: Sequence[Fact]) -> bool:
    """`Bob rang while I was driving`: they called, and we were busy."""
    for fact in done:
        verb = fact.meaning.sense in {Sense.VERB, Sense.THEY} and fact.meaning.kind is LineKind.CALL
        if not verb or direction_of(line, fact, done) is not _IN:
            continue
        sentence = line.sentence(fact.start)
        behind = range(fact.end, len(line.tokens) - 1)
        if any(
            line.sentence(at) == sentence
            and line.is_any(at, "whose_words")
            and line.is_any(at + 1, "we_words")
            for at in behind
        ):
            return True
    return False


def is_left_by_them(line: Reading, fact: Fact) -> bool:
    """`voicemail: message from Yulia`, `Bob left word on my machine`."""
    if fact.meaning.sense is Sense.UNREACHED and _is_message_from(line, fact):
        return True
    if fact.meaning.sense is not Sense.MESSAGE_LEFT:
        return False
    return line.lexicon.language == "fi" or is_subject_theirs(line, fact) is True


def _is_message_from(line: Reading, fact: Fact) -> bool:
    """A message behind it and whom it is from, in one sentence."""
    written = [f for f in line.of(Sense.NOUN, Sense.THEY) if f.meaning.kind is LineKind.CHAT]
    messages = [each for each in written if each.start > fact.start]
    sentence = line.sentence(fact.start)
    return any(
        line.sentence(name.first) == sentence
        and (line.is_any(name.first - 1, "from_words") or name.mention.case is Case.FROM)
        for name in line.names
        if messages
    )


def direction_of(line: Reading, fact: Fact, done: Sequence[Fact]) -> Direction | None:
    sense, kind = fact.meaning.sense, fact.meaning.kind
    if sense is Sense.WE:
        # `got hold of me`
        theirs = line.is_any(fact.end, "us_words") or _is_passive_from(line, fact)
        theirs = theirs or is_done_by_them(line, fact) or _did_they(line, fact)
        return _IN if theirs else _OUT
    if sense is Sense.THEY:
        # `jag hade ringt`
        around = range(fact.start - 1, fact.end)
        return _OUT if any(line.is_any(at, "we_words") for at in around) else _IN
    if sense is Sense.VERB:
        theirs = is_subject_theirs(line, fact) or is_done_by_them(line, fact)
        return _IN if theirs else _OUT
    if kind in MEETINGS:
        return None
    near = _noun_direction(line, fact, done)
    return near if near or kind is not LineKind.CALL else _direction_of_verb(line, done)


def _is_passive_from(line: Reading, fact: Fact) -> bool:
    """`Koski Oy:stä soitettiin`: somebody there did."""
    if line.lexicon.language != "fi" or not line.key(fact.start).startswith("soitettiin"):
        return False
    names = [p for p in line.names_in_clause(line.clause(fact.start)) if p.last < fact.start]
    ends = {"sta", "lta"}
    return any(
        p.mention.case is Case.FROM
        or {line.key(p.last + 1), line.key(p.last + 2)} & ends
        or line.key(p.last + 1).endswith(tuple(ends))
        for p in names
    )


def _did_they(line: Reading, fact: Fact) -> bool:
    """`набирала она`."""
    beside = any(line.is_any(at, "they_words", "self_words") for at in (fact.start - 1, fact.end))
    return beside and line.lexicon.language == "ru"


def _direction_of_verb(line: Reading, done: Sequence[Fact]) -> Direction | None:
    """Reads what another clause says of who began it: `a call cut short, he had rung`."""
    verbs = (Sense.VERB, Sense.WE, Sense.THEY)
    for fact in done:
        if fact.meaning.sense in verbs and fact.meaning.kind is LineKind.CALL:
            return direction_of(line, fact, done)
    return None


def _noun_direction(line: Reading, fact: Fact, done: Sequence[Fact]) -> Direction | None:
    if fact.meaning.kind in WRITTEN and any(f.meaning.sense is Sense.TALK_WE for f in done):
        return _OUT
    if _is_said_by_medium(line, fact) or _is_quoted_behind(line, fact) or _is_told_us(line, fact):
        return _IN
    if _is_said_in_perfect(line, fact):
        return _OUT
    near = direction_by_words_behind(line, fact) or _direction_of_sendings(line, fact, done)
    if near is None and fact.meaning.kind in WRITTEN:
        near = _IN if _is_answer(line, fact) else _direction_by_order(line, fact)
    if near is not None or fact.meaning.kind not in {LineKind.MAIL, LineKind.LETTER}:
        return near
    return _IN if _is_said_before(line, fact) else _OUT


def _is_said_by_medium(line: Reading, fact: Fact) -> bool:
    """`Bob confirmed by mail`: somebody named said it so."""
    if not is_by_medium(line, fact):
        return False
    talks = (Sense.TALK_VERB,) if fact.meaning.kind in WRITTEN else ()
    told = line.before_in_clause(fact.start, Sense.WISH, Sense.CALLED_OFF, *talks)
    return bool(told) and is_subject_theirs(line, told[0]) is True


def _is_told_us(line: Reading, fact: Fact) -> bool:
    """`June invited me to the fair by text`: a name, what she did, and us."""
    if not is_by_medium(line, fact):
        return False
    name = next(line.names_in_clause(line.clause(fact.start)), None)
    if name is None or name.mention.case is not Case.SUBJECT or not _begins(line, name.first):
        return False
    us = (at for at in range(name.last + 2, name.last + 4) if line.is_any(at, "us_words"))
    plain = line.is_any(name.last + 1, "by_medium", "with_words", "from_words", "to_words")
    return not plain and any(
        line.clause(at) == line.clause(fact.start) and not _is_led(line, at) for at in us
    )


def _is_led(line: Reading, at: int) -> bool:
    return line.is_any(at - 1, "with_words", "about_words", "and_words")


def _begins(line: Reading, at: int) -> bool:
    return at == 0 or line.clause(at - 1) != line.clause(at)


def _is_said_in_perfect(line: Reading, fact: Fact) -> bool:
    """`Kees via sms gezegd dat`: in Dutch nobody else has, where no `heeft` says so."""
    if line.lexicon.language != "nl" or not is_by_medium(line, fact):
        return False
    clause = line.clause(fact.start)
    here = [at for at, each in enumerate(line.tokens) if each.clause == clause]
    name = next(line.names_in_clause(clause), None)
    if name is None or not _begins(line, name.first) or fact.start - name.last > _NEAR:
        return False
    done = next((at for at in here if at >= fact.end and _PERFECT.match(line.key(at))), None)
    return done is not None and not any(line.key(at) in _HAVE for at in range(here[0], done))


def _direction_of_sendings(line: Reading, fact: Fact, done: Sequence[Fact]) -> Direction | None:
    sentence = line.sentence(fact.start)
    for other in done:
        if line.sentence(other.start) != sentence and other is not done[0]:
            continue
        if other.meaning.sense is Sense.RECEIVED and fact.meaning.kind is not LineKind.CALL:
            return _IN
        if other.meaning.sense in SENDINGS:
            return direction_of_sending(line, other)
    return None


def _is_answer(line: Reading, fact: Fact) -> bool:
    """`Ada: yes to the pilot, by text`: their words stand behind the colon."""
    colon = next((at for at, each in enumerate(line.tokens) if each.key == ":"), None)
    if colon is None or colon > fact.start or not is_by_medium(line, fact):
        return False
    named = any(name.last == colon - 1 for name in line.names)
    return named and line.key(colon + 1) in _YES_OR_NO


def _direction_by_order(line: Reading, fact: Fact) -> Direction | None:
    """Where a word that nobody taught us says what was done, its place beside the name tells who did it.

    chased Bob by text             we
    Bob scribbled by text          they
    Via WhatsApp vroeg Wil         they; behind a medium that leads, the verb stands before its subject
    Op LinkedIn Priya benaderd     we
    Боба смс: …                    they: it is his
    """
    clause = line.clause(fact.start)
    name = next(iter(line.names_in_clause(clause)), None)
    if name is None or any(line.is_any(at, "we_words") for at in range(len(line.tokens))):
        return None
    if name.mention.case is Case.GENITIVE and line.key(fact.end) == ":":
        return _IN
    if not is_by_medium(line, fact):
        return None
    told = {at for each in line.facts for at in each.places}
    begins = next(at for at, each in enumerate(line.tokens) if each.clause == clause)
    if begins in fact.places or begins == fact.start - 1:
        inverted = name.first == fact.end + 1 and line.tokens[fact.end].kind == "word"
        behind = name.first == fact.end and _is_plain_word(line, name.last + 1, told)
        return _IN if inverted else _OUT if behind else None
    return _direction_by_first_word(line, name, begins, told)


def _direction_by_first_word(
    line: Reading, name: NamePlace, begins: int, told: Container[int]
) -> Direction | None:
    """They, where their name begins; but `Ada had the quote by email`."""
    if name.first == begins + 1:
        return _OUT if _is_plain_word(line, begins, told) else None
    named = name.first == begins and name.mention.case is Case.SUBJECT
    if not named or line.in_clause(line.clause(begins), Sense.DOCUMENT):
        return None
    return _IN if _is_plain_word(line, name.last + 1, told) else None


def _is_plain_word(line: Reading, at: int, told: Container[int]) -> bool:
    """A word with no capital of which no phrase is made here."""
    token = line.tokens[at] if at < len(line.tokens) else None
    return (
        token is not None
        and token.kind == "word"
        and at not in told
        and line.name_at(at) is None
        and not line.is_any(at, "by_medium", "with_words", "from_words", "to_words", "and_words")
    )


def _is_said_before(line: Reading, fact: Fact) -> bool:
    """`Bob thinks it is too much – email this morning`: his words, and how they came."""
    clause = line.clause(fact.start)
    if any(line.names_in_clause(clause)):
        return False
    for name in line.names:
        said = line.in_clause(line.clause(name.first), Sense.WISH)
        subject = name.mention.case in {Case.SUBJECT, Case.GENITIVE}
        if subject and line.clause(name.first) < clause and any(w.start > name.last for w in said):
            return not any(line.is_any(at, "we_words") for at in range(len(line.tokens)))
    return False


def _is_quoted_behind(line: Reading, fact: Fact) -> bool:
    """`Ole on WhatsApp: fine by me`: a name and how, before a colon."""
    at = fact.start - 1
    name = line.name_at(at) or (line.name_at(at - 1) if line.is_any(at, "by_medium") else None)
    if name is None or fact.meaning.kind not in WRITTEN or line.key(fact.end) != ":":
        return False
    begins = name.first == 0 or line.clause(name.first - 1) != line.clause(name.first)
    return begins and name.mention.case is Case.SUBJECT


def _first_led(line: Reading, fact: Fact) -> Direction | None:
    """Decides by `from` or `to`, whichever comes first behind the noun; the medium between is no aim."""
    media = {at for each in line.of(Sense.NOUN) for at in (each.start - 1, *each.places)}
    for at in range(fact.end, min(len(line.tokens), fact.end + 4)):
        if line.clause(at) != line.clause(fact.start) or line.name_at(at):
            break
        if at in media and (at + 1 in media or at - 1 in media):
            continue
        if _is_before_day(line, at + 1):
            continue
        if line.is_any(at, "from_words"):
            return _IN
        if line.is_any(at, "to_words"):
            return _OUT
    return None


def _is_before_day(line: Reading, at: int) -> bool:
    """`by email on the quote from 12 November`: from when, and not from whom."""
    words, key = line.lexicon, line.key(at)
    number = at < len(line.tokens) and line.tokens[at].kind == "number"
    return number or key in words.weekdays or words.days.longest_at([key], 0, 1) is not None


def direction_by_words_behind(line: Reading, fact: Fact) -> Direction | None:
    clause = line.clause(fact.start)
    if (led := _first_led(line, fact)) is not None:
        return led
    for name in line.names_in_clause(clause):
        if line.is_any(name.first - 1, "from_words"):
            return _IN
        if line.is_any(name.first - 1, "to_words") or name.mention.case is Case.TO:
            return _OUT
        if name.mention.case is Case.FROM:
            return _IN
    return None


def direction_of_sending(line: Reading, fact: Fact) -> Direction:
    sense = fact.meaning.sense
    if sense is Sense.SENT_THEY:
        return _IN
    return _IN if sense is Sense.SENT_VERB and is_subject_theirs(line, fact) else _OUT
