"""PURE. `/rapport …`: the verb, then what it needs. Without a verb, a line with a colon is logged.

    show 2041 · cancel 12, 13 wrong contact · history ada -t call -since 30d · stats team month

Never raises. What a verb can't use comes back as `Unreadable`, with all that was typed.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, tzinfo

from bot.grammar import arguments
from bot.grammar.arguments import VerbArguments
from bot.grammar.contact_names import find_names_end
from bot.grammar.entry_numbers import single_number
from bot.grammar.lex import Word, split_words
from bot.grammar.log_line import read_normalised_line
from bot.grammar.normalise import normalise, show_mentions
from bot.grammar.requests import (
    ContactRequest,
    DraftsRequest,
    DueRequest,
    FindRequest,
    HelpRequest,
    LogFormRequest,
    LogLineRequest,
    MenuRequest,
    PrefsRequest,
    Request,
    SegmentRequest,
    ShowRequest,
    UndoRequest,
    UnknownRequest,
    Verb,
    WhyRequest,
)
from bot.grammar.stats import read_stats
from bot.grammar.verb_table import VERBS
from bot.grammar.verbs import exact_verb, suggest_verbs, verb_by_prefix
from bot.language.translator import N_

# A mention is a colleague whose entries are asked for, or stands in what is written down.
_OF_COLLEAGUES = frozenset({Verb.HISTORY, Verb.STATS, Verb.LOG, Verb.COMMENT, Verb.CANCEL})


def read_command(
    text: str, *, now: datetime, zone: tzinfo, language: str, names: Collection[str] = ()
) -> Request:
    """`names` are those of templates, folded."""
    typed = normalise(text)
    said = split_words(typed)
    if not said:
        return MenuRequest()
    colon = find_names_end(typed)
    verb = _find_verb(said[0], colon, language)
    if verb is not None:
        # `log:ada called` is one word to begin with.
        end = said[0].end if colon is None else min(said[0].end, colon + 1)
        rest = typed[end:].strip()
        rest = rest if verb in _OF_COLLEAGUES else show_mentions(rest)
        return READERS[verb](VerbArguments(rest, now, zone, language, names))
    if colon is not None:
        return LogLineRequest(read_normalised_line(typed, now=now, zone=zone, names=names))
    number = single_number(typed)
    if number is not None:
        return ShowRequest(number)
    return _unknown_verb(show_mentions(typed), said[0], language)


def _find_verb(first: Word, colon: int | None, language: str) -> Verb | None:
    if colon is not None and colon < first.end:
        name = first.text[: colon - first.start]
        return Verb.LOG if exact_verb(name, language) is Verb.LOG else None
    verb = exact_verb(first.text, language)
    if colon is not None:
        # A name may begin like a verb, or be one (Finn, which is `find` in Norwegian): before a
        # colon it is a name, but for verbs that take text, in which a colon may stand.
        return verb if verb is not None and VERBS[verb].takes_text else None
    return verb or verb_by_prefix(first.text, language)


def _unknown_verb(typed: str, first: Word, language: str) -> Request:
    return UnknownRequest(typed, suggest_verbs(first.text, language))


def _read_log(args: VerbArguments) -> Request:
    said = read_normalised_line(args.rest, now=args.now, zone=args.zone, names=args.template_names)
    return LogLineRequest(said) if args.rest else LogFormRequest()


def _verb_alone_reader(verb: Verb, request: Request) -> Callable[[VerbArguments], Request]:
    """A verb that takes nothing."""

    def read(asked: VerbArguments) -> Request:
        if not asked.rest:
            return request
        return asked.unreadable_request(
            verb, "words", N_("`{verb}` stands alone; leave out the rest."), {"verb": verb}
        )

    return read


def _verb_with_text_reader(
    verb: Verb, request: Callable[[str], Request], example: str
) -> Callable[[VerbArguments], Request]:
    """A verb that takes all that follows."""

    def read(asked: VerbArguments) -> Request:
        if asked.rest:
            return request(asked.rest)
        return asked.unreadable_request(
            verb,
            "text",
            N_("Something is missing; write it like `{example}`."),
            {"example": example},
        )

    return read


def _read_help(args: VerbArguments) -> Request:
    first = args.rest.partition(" ")[0]
    verb = exact_verb(first, args.language) or verb_by_prefix(first, args.language)
    return HelpRequest(verb, args.rest)


READERS: Mapping[Verb, Callable[[VerbArguments], Request]] = {
    Verb.MENU: _verb_alone_reader(Verb.MENU, MenuRequest()),
    Verb.HISTORY: arguments.read_history,
    Verb.DUE: _verb_alone_reader(Verb.DUE, DueRequest()),
    Verb.SHOW: arguments.read_show,
    Verb.EDIT: arguments.read_edit,
    Verb.CANCEL: arguments.read_cancel,
    Verb.RESTORE: arguments.read_restore,
    Verb.UNDO: _verb_alone_reader(Verb.UNDO, UndoRequest()),
    Verb.PURGE: arguments.read_purge,
    Verb.TRIAGE: arguments.read_triage,
    Verb.WHY: _verb_with_text_reader(Verb.WHY, WhyRequest, "why ada@acme.example"),
    Verb.FIND: _verb_with_text_reader(Verb.FIND, FindRequest, "find price list"),
    Verb.NEW: arguments.read_new,
    Verb.CONTACT: _verb_with_text_reader(Verb.CONTACT, ContactRequest, "contact ada"),
    Verb.RHYTHM: arguments.read_rhythm,
    Verb.SEGMENT: lambda asked: SegmentRequest(asked.rest),
    Verb.STATS: read_stats,
    Verb.PREFS: _verb_alone_reader(Verb.PREFS, PrefsRequest()),
    Verb.HELP: _read_help,
    Verb.LOG: _read_log,
    Verb.WRITE: arguments.read_write,
    Verb.COMMENT: arguments.read_comment,
    Verb.DRAFTS: _verb_alone_reader(Verb.DRAFTS, DraftsRequest()),
}
