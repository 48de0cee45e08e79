"""PURE. `/rapport …`: the verb, then what it needs. Without a verb, a line with a colon is logged.

    show 2041 · cancel 12, 13 wrong contact · history ada -t call -since 30d · stats team month

Never raises. What a verb can't use comes back as `Unreadable`, with all that was typed.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from bot.grammar import arguments
from bot.grammar.arguments import Asked
from bot.grammar.lex import Word, words
from bot.grammar.normal import normal
from bot.grammar.numbers import one_number
from bot.grammar.read import read_line
from bot.grammar.requests import (
    ContactOf,
    Drafts,
    Find,
    Form,
    Help,
    LogLine,
    Menu,
    Prefs,
    Request,
    SegmentOf,
    Show,
    Undo,
    Unknown,
    Verb,
    Why,
)
from bot.grammar.stats import read_stats
from bot.grammar.verbs import begun_verb, exact_verb, nearest
from bot.grammar.who import end_of_who
from bot.say import later

# A name may begin like a verb, or be one (Finn, which is `find` in Norwegian): before a colon it
# is a name, but for verbs that take text, in which a colon may stand.
_TAKES_TEXT = {Verb.LOG, Verb.COMMENT, Verb.CANCEL, Verb.WHY}


def read_command(text: str, *, now: datetime, zone: tzinfo, language: str) -> Request:
    typed = normal(text)
    said = words(typed)
    if not said:
        return Menu()
    colon = end_of_who(typed)
    verb = _verb(said[0], colon, language)
    if verb is not None:
        # `log:ada called` is one word to begin with.
        end = said[0].end if colon is None else min(said[0].end, colon + 1)
        return _READERS[verb](Asked(typed[end:].strip(), now, zone, language))
    if colon is not None:
        return LogLine(read_line(typed, now=now, zone=zone))
    number = one_number(typed)
    return Show(number) if number is not None else _unknown(typed, said[0], language)


def _verb(first: Word, colon: int | None, language: str) -> Verb | None:
    if colon is not None and colon < first.end:
        name = first.text[: colon - first.start]
        return Verb.LOG if exact_verb(name, language) is Verb.LOG else None
    verb = exact_verb(first.text, language)
    if colon is not None:
        return verb if verb in _TAKES_TEXT else None
    return verb or begun_verb(first.text, language)


def _unknown(typed: str, first: Word, language: str) -> Request:
    return Unknown(typed, nearest(first.text, language))


def _log(asked: Asked) -> Request:
    said = read_line(asked.rest, now=asked.now, zone=asked.zone)
    return LogLine(said) if asked.rest else Form()


def _alone(verb: Verb, request: Request) -> Callable[[Asked], Request]:
    """A verb that takes nothing."""

    def read(asked: Asked) -> Request:
        if not asked.rest:
            return request
        return asked.unreadable(
            verb, "words", later("`{verb}` stands alone; leave out the rest."), {"verb": verb}
        )

    return read


def _whole(
    verb: Verb, request: Callable[[str], Request], example: str
) -> Callable[[Asked], Request]:
    """A verb that takes all that follows."""

    def read(asked: Asked) -> Request:
        if asked.rest:
            return request(asked.rest)
        return asked.unreadable(
            verb,
            "text",
            later("Something is missing; write it like `{example}`."),
            {"example": example},
        )

    return read


def _help(asked: Asked) -> Request:
    first = asked.rest.partition(" ")[0]
    verb = exact_verb(first, asked.language) or begun_verb(first, asked.language)
    return Help(verb, asked.rest)


_READERS: Mapping[Verb, Callable[[Asked], Request]] = {
    Verb.MENU: _alone(Verb.MENU, Menu()),
    Verb.HISTORY: arguments.history,
    Verb.SHOW: arguments.show,
    Verb.EDIT: arguments.edit,
    Verb.CANCEL: arguments.cancel,
    Verb.RESTORE: arguments.restore,
    Verb.UNDO: _alone(Verb.UNDO, Undo()),
    Verb.PURGE: arguments.purge,
    Verb.TRIAGE: arguments.triage,
    Verb.WHY: _whole(Verb.WHY, Why, "why ada@acme.example"),
    Verb.FIND: _whole(Verb.FIND, Find, "find price list"),
    Verb.NEW: arguments.new,
    Verb.CONTACT: _whole(Verb.CONTACT, ContactOf, "contact ada"),
    Verb.SEGMENT: lambda asked: SegmentOf(asked.rest),
    Verb.STATS: read_stats,
    Verb.PREFS: _alone(Verb.PREFS, Prefs()),
    Verb.HELP: _help,
    Verb.LOG: _log,
    Verb.COMMENT: arguments.comment,
    Verb.DRAFTS: _alone(Verb.DRAFTS, Drafts()),
}
