"""PURE. Tells greetings, thanks, small talk and questions from what may be logged."""

from collections.abc import Sequence

from journal.line.clocks import find_clocks
from journal.line.durations import find_minutes
from journal.line.lexicon import Sense
from journal.line.people import Participants
from journal.line.reading import Reading
from journal.line.result import LineKind
from journal.line.tokens import Token

_SMALL_TALK = 3
_LONGEST_THANKS = 6
_LONGEST_HELLO = 6
_MESSAGES = frozenset({LineKind.CHAT, LineKind.MAIL, LineKind.LETTER, LineKind.CALL})


def is_no_log(line: Reading, people: Participants) -> bool:
    said = [each for each in line.tokens if each.kind in {"word", "number"}]
    if not said:
        return True
    return (
        _is_thanks(line, said)
        or _is_nothing(line, people, said)
        or _is_greeting(line, said)
        or _is_question(line)
        or (not people.certain and _only_greets(line, said))
    )


def _is_thanks(line: Reading, said: Sequence[Token]) -> bool:
    """`Olivia, thanks for the info!`: whatever for, and nothing was done."""
    named = {line.tokens[at].start for p in line.names for at in range(p.first, p.last + 1)}
    rest = [each for each in said if each.start not in named]
    if not rest or rest[0].key not in line.lexicon["thanks"] or len(rest) > _LONGEST_THANKS:
        return False
    told = [fact for fact in line.facts if fact.meaning.sense is not Sense.NONE]
    return not told and all(each.kind == "word" for each in rest)


def _is_nothing(line: Reading, people: Participants, said: Sequence[Token]) -> bool:
    """`haha`, `exactly`: two words or three of nobody and of nothing that was done."""
    if len(said) > _SMALL_TALK or line.facts or line.names or people.questions:
        return False
    if any(each.key == ":" for each in line.tokens):
        # `nobody: one` names somebody.
        return False
    words, keys = line.lexicon, [each.key for each in said]
    return not any(
        each.kind == "number"
        or (each.is_capital and at > 0)
        or each.key in words.weekdays
        or words.days.longest_at(keys, at, len(keys)) is not None
        or words.tables["corrections"].longest_at(keys, at, len(keys)) is not None
        for at, each in enumerate(said)
    )


def _is_greeting(line: Reading, said: Sequence[Token]) -> bool:
    """`tack bob!`, `happy birthday priya`: names aside, nothing but that."""
    named = {line.tokens[at].start for p in line.names for at in range(p.first, p.last + 1)}
    rest = [each for each in said if each.start not in named]
    if not rest or any(each.key not in line.lexicon.greetings for each in rest):
        return False
    # `det var Oskar` corrects, and greets nobody; `Oskar imorgon` is a day.
    keys = [each.key for each in rest]
    day = line.lexicon.days.longest_at(keys, 0, len(keys))
    if day is not None and day.end == len(keys) and said[0].start in named:
        return False
    corrects = line.lexicon.tables["corrections"].longest_at(keys, 0, len(keys))
    return not (named and corrects is not None and corrects.end == len(keys))


def _only_greets(line: Reading, said: Sequence[Token]) -> bool:
    greeting = [each for each in said if each.key in line.lexicon.greetings]
    told = [fact for fact in line.facts if fact.meaning.sense is not Sense.NONE]
    mostly = len(greeting) * 3 >= 2 * len(said) and said[0] in greeting
    return not told and (mostly or _is_small_talk(line, said))


def _is_small_talk(line: Reading, said: Sequence[Token]) -> bool:
    """`hello, I am back`: a greeting, and a few words with neither a number nor a capital."""
    greets = said[0].key in line.lexicon["hellos"] and len(said) <= _LONGEST_HELLO
    return greets and all(
        each.kind == "word" and not (each.is_capital and len(each.raw) > 1) for each in said[1:]
    )


def _is_question(line: Reading) -> bool:
    keys = [each.key for each in line.tokens]
    # `Met wie …`: behind a preposition too.
    led = len(keys) > 1 and line.is_any(0, "beside", "to_words", "from_words", "about_words")
    asks = line.lexicon.tables["question"].longest_at(keys, 0, len(keys)) is not None
    # `så` is no `sa`.
    asks &= bool(line.tokens) and line.tokens[0].raw.casefold() not in line.lexicon.accented
    asks |= led and line.lexicon.tables["question"].longest_at(keys, 1, len(keys)) is not None
    ends = any(each.key.startswith("?") and not each.is_masked for each in line.tokens[-2:])
    deeds = line.of(Sense.VERB, Sense.WE, Sense.THEY, Sense.UNREACHED, Sense.SENT_WE)
    if (not asks and _begins_with_message(line)) or _is_message_told(line):
        return False
    if asks and not ends and _is_told_how_long(line):
        return False
    if asks and not ends and _is_told_what_next(line):
        return False
    return (asks and ends) or (ends and not deeds) or (asks and not deeds)


def _is_told_what_next(line: Reading) -> bool:
    """`когда вернётся, 14/12, звоню ей`: behind a comma, what we will do."""
    todo = line.of(Sense.FOLLOW_UP, Sense.TODO)
    return any(line.clause(fact.start) > 0 for fact in todo)


def _is_message_told(line: Reading) -> bool:
    """`WhatsApp Наталье: вам удобно?`: whom it went to before a colon, and its words behind."""
    colons = [at for at, each in enumerate(line.tokens) if each.key == ":"]
    if not colons or not line.facts or line.facts[0].meaning.kind not in _MESSAGES:
        return False
    told = any(name.last < colons[0] for name in line.names)
    return told and line.facts[0].start < colons[0]


def _is_told_how_long(line: Reading) -> bool:
    """`var på K2, 13.00-14.30`: whoever asks says neither from when until when nor how long."""
    tokens, words = line.tokens, line.lexicon
    lasted = any(each.is_sure for each in find_minutes(tokens, words))
    ranges = any(each.until is not None for each in find_clocks(tokens, words, frozenset()))
    return bool(line.names) and (lasted or ranges)


def _begins_with_message(line: Reading) -> bool:
    """`text to Bob - has it arrived?`"""
    first = line.facts[0] if line.facts else None
    if first is None or first.start != 0 or first.meaning.kind not in _MESSAGES:
        return False
    return any(line.is_any(at, "to_words", "from_words") for at in (first.end - 1, first.end))
