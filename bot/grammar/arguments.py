"""Reads what follows each verb, with one small reader for each; `stats` reads figures."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.grammar import flag_values
from bot.grammar.entry_numbers import MAX_TYPED_NUMBERS, LeadingNumbers, read_leading_numbers
from bot.grammar.flags import Flag, ParsedFlags, flags_by_name, read_flags
from bot.grammar.lex import split_words, strip_quotes
from bot.grammar.requests import (
    CancelRequest,
    CommentRequest,
    EditRequest,
    HistoryRequest,
    NewContactRequest,
    ParseProblem,
    PurgeRequest,
    Request,
    RestoreRequest,
    RhythmRequest,
    ShowRequest,
    TriageRequest,
    UnreadableRequest,
    Verb,
    WriteRequest,
)
from bot.grammar.words import (
    EVERY_OTHER_WORDS,
    EVERY_WORDS,
    ME_WORDS,
    MINE_WORDS,
    NEVER_WORDS,
    NEXT_WORDS,
)
from bot.language.translator import N_
from journal import when
from journal.fold import fold, is_address
from journal.rhythm import MOST_DAYS


@dataclass(frozen=True, slots=True)
class VerbArguments:
    """Holds what follows a verb, and when, where and in which language it was typed."""

    rest: str
    now: datetime
    zone: tzinfo
    language: str
    # Names that templates have for the reader, folded.
    template_names: Collection[str] = ()

    def unreadable_request(
        self, verb: Verb, field: str, why: str, values: Mapping[str, object] | None = None
    ) -> UnreadableRequest:
        """`why` is marked with `later`."""
        return UnreadableRequest(
            verb, (ParseProblem(field, self.rest, why, values or {}),), self.rest
        )


def read_history(args: VerbArguments) -> Request:
    read = read_flags(
        args.rest,
        flags_by_name(
            {
                "t template type": Flag(
                    "template", flag_values.template_reader(args.template_names)
                ),
                "since": Flag(
                    "since", flag_values.past_moment_reader("since", args.now, args.zone)
                ),
                "cancelled canceled": Flag(
                    "cancelled", flag_values.switch_reader({"cancelled": True})
                ),
            }
        ),
    )
    if problems := read.problems or _unknown_flag_problems(read):
        return UnreadableRequest(Verb.HISTORY, problems, args.rest)
    if fold(read.rest) in ME_WORDS:
        return HistoryRequest(mine=True, **read.fields)
    if _names_colleague(read.rest):
        slack_id, name = flag_values.parse_colleague(read.rest)
        return HistoryRequest(colleague_slack_id=slack_id, colleague_name=name, **read.fields)
    return HistoryRequest(who=strip_quotes(read.rest), **read.fields)


def _unknown_flag_problems(read: ParsedFlags) -> tuple[ParseProblem, ...]:
    """Passed over, it would be taken for part of a name."""
    why = N_("{flag} is no flag here; there are {flags}.")
    flags = "-t, -since, -cancelled"
    return tuple(
        ParseProblem("words", each, why, {"flag": each, "flags": flags}) for each in read.unknown
    )


def _names_colleague(typed: str) -> bool:
    return flag_values.is_mention(typed) or (typed.startswith("@") and " " not in typed)


def read_show(args: VerbArguments) -> Request:
    found = _read_single_number(args)
    if found is None:
        return args.unreadable_request(Verb.SHOW, "number", _ONE_NUMBER, {"verb": Verb.SHOW})
    return ShowRequest(next(iter(found.numbers), None))


def read_edit(args: VerbArguments) -> Request:
    found = _read_single_number(args)
    if found is None:
        return args.unreadable_request(Verb.EDIT, "number", _ONE_NUMBER, {"verb": Verb.EDIT})
    return EditRequest(next(iter(found.numbers), None))


_ONE_NUMBER = N_("Write the number of one entry, like `{verb} 2041`, or `{verb} last`.")
_NUMBERS = N_("Write the number of an entry, like `{verb} 2041`, or `{verb} last`.")
_TOO_MANY = N_("These are more than {count} entries; take fewer at once.")


def _read_single_number(args: VerbArguments) -> LeadingNumbers | None:
    said = args.rest.split()
    found = read_leading_numbers(said)
    one = found.is_last or len(found.numbers) == 1
    return found if one and found.words_used == len(said) else None


def read_cancel(args: VerbArguments) -> Request:
    found, reason = _read_numbers(args)
    if not found.is_last and not found.numbers:
        return args.unreadable_request(Verb.CANCEL, "number", _NUMBERS, {"verb": Verb.CANCEL})
    if len(found.numbers) > MAX_TYPED_NUMBERS:
        return args.unreadable_request(
            Verb.CANCEL, "number", _TOO_MANY, {"count": MAX_TYPED_NUMBERS}
        )
    return CancelRequest(found.numbers, found.is_last, reason.lstrip(":,;-–— "))


def read_restore(args: VerbArguments) -> Request:
    found, rest = _read_numbers(args)
    if rest or not (found.is_last or found.numbers):
        return args.unreadable_request(Verb.RESTORE, "number", _NUMBERS, {"verb": Verb.RESTORE})
    if len(found.numbers) > MAX_TYPED_NUMBERS:
        return args.unreadable_request(
            Verb.RESTORE, "number", _TOO_MANY, {"count": MAX_TYPED_NUMBERS}
        )
    return RestoreRequest(found.numbers, found.is_last)


def read_comment(args: VerbArguments) -> Request:
    found, text = _read_numbers(args)
    text = text.lstrip(":,; ")
    if len(found.numbers) != 1 or not text:
        why = N_(
            "Write the number of one entry and the comment, like `comment 2041 He called back`."
        )
        return args.unreadable_request(Verb.COMMENT, "number", why)
    return CommentRequest(found.numbers[0], text)


def _read_numbers(args: VerbArguments) -> tuple[LeadingNumbers, str]:
    """Returns the numbers a line begins with, and what follows them, as it was typed."""
    said = split_words(args.rest)
    found = read_leading_numbers([word.text for word in said])
    return found, args.rest[
        said[found.words_used - 1].end :
    ].strip() if found.words_used else args.rest


def read_purge(args: VerbArguments) -> Request:
    read = read_flags(
        args.rest,
        flags_by_name(
            {
                "older older-than": Flag(
                    "older", flag_values.past_moment_reader("older_than", args.now, args.zone)
                ),
                "before": Flag(
                    "before", flag_values.past_moment_reader("before", args.now, args.zone)
                ),
                "who": Flag("who", flag_values.words_reader("who", "ada@acme.example")),
                "t template type": Flag(
                    "template", flag_values.template_reader(args.template_names)
                ),
            }
        ),
    )
    problems = read.problems or _leftover_problems(read)
    if problems:
        return UnreadableRequest(Verb.PURGE, problems, args.rest)
    return PurgeRequest(**read.fields)


def _leftover_problems(read: ParsedFlags) -> tuple[ParseProblem, ...]:
    """A purge deletes: a word it does not know is never passed over."""
    if not read.rest:
        return ()
    why = N_("Say what to purge with -older 90d, -before 2026-01-01, -who ada or -t call.")
    return (ParseProblem("words", read.rest, why),)


def read_triage(args: VerbArguments) -> Request:
    typed = fold(args.rest)
    if not typed:
        return TriageRequest()
    if typed in MINE_WORDS:
        return TriageRequest("mine")
    if typed in NEXT_WORDS:
        return TriageRequest("next")
    return args.unreadable_request(
        Verb.TRIAGE, "words", N_("Write `triage`, `triage next` or `triage mine`.")
    )


_LONGEST_SPAN_WORDS = 3
# `14:e`, `14.`
_ORDINAL = re.compile(r"\b(\d+)(?::[ea]|\.)(?=\s)")


def read_rhythm(args: VerbArguments) -> Request:
    """`ada 30d`, `ada lovelace every 2 weeks`, `ada varannan vecka`, `ada 14 päivän välein`, `ada off`:
    the name is what the time leaves.
    """
    words = args.rest.split()
    if not words:
        return RhythmRequest()
    if len(words) > 1 and fold(words[-1]) in NEVER_WORDS:
        return RhythmRequest(strip_quotes(" ".join(words[:-1])))
    words = _without_every(words)
    for count in range(min(_LONGEST_SPAN_WORDS, len(words) - 1), 0, -1):
        name, span = words[:-count], words[-count:]
        days = when.parse_days(_ORDINAL.sub(r"\1", " ".join(span))) or _days_of_unit(name, span)
        if days and days <= MOST_DAYS:
            return RhythmRequest(strip_quotes(" ".join(_without_every(name))), days)
    why = N_("Say who, and how often: `rhythm ada 30d`, or `rhythm ada off`.")
    return args.unreadable_request(Verb.RHYTHM, "words", why)


def _without_every(words: list[str]) -> list[str]:
    """Takes `every other` off the end, and leaves a name."""
    while len(words) > 1 and fold(words[-1]) in EVERY_WORDS | EVERY_OTHER_WORDS:
        words = words[:-1]
    return words


def _days_of_unit(before: list[str], span: list[str]) -> int | None:
    """`every week`, `varannan vecka`."""
    if len(span) != 1 or fold(before[-1]) not in EVERY_WORDS | EVERY_OTHER_WORDS:
        return None
    count = 2 if fold(before[-1]) in EVERY_OTHER_WORDS else 1
    return when.parse_days(f"{count} {span[0]}")


def read_write(args: VerbArguments) -> Request:
    """`ada -t offer`."""
    flag = Flag("template", flag_values.word_reader("template", "offer"))
    read = read_flags(args.rest, flags_by_name({"t template type": flag}))
    if read.problems:
        return UnreadableRequest(Verb.WRITE, read.problems, args.rest)
    return WriteRequest(who=strip_quotes(read.rest), **read.fields)


def read_new(args: VerbArguments) -> Request:
    """`Ada Lovelace ada@acme.example Acme`: the address parts the name from the company; without
    one, a comma or quotes do.
    """
    said = split_words(args.rest)
    for word in said:
        if is_address(word.unquoted.strip("<>(),;")):
            name = args.rest[: word.start].strip(" ,;")
            company = args.rest[word.end :].strip(" ,;")
            return NewContactRequest(
                _unquote_single_word(name),
                word.unquoted.strip("<>(),;"),
                _unquote_single_word(company),
            )
    if said and said[0].text.startswith('"') and len(said) > 1:
        return NewContactRequest(
            said[0].unquoted, "", _unquote_single_word(args.rest[said[0].end :].strip(" ,;"))
        )
    name, _, company = args.rest.partition(",")
    return NewContactRequest(
        _unquote_single_word(name.strip()), "", _unquote_single_word(company.strip())
    )


def _unquote_single_word(text: str) -> str:
    said = split_words(text)
    return said[0].unquoted if len(said) == 1 else text
