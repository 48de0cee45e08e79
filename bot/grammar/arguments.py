"""What follows each verb. One small reader per verb; figures are read in `stats`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.grammar import values
from bot.grammar.flags import Flag, Flagged, read_flags, table
from bot.grammar.lex import unquoted, words
from bot.grammar.numbers import MOST_NUMBERS, Numbered, leading
from bot.grammar.requests import (
    Cancel,
    Comment,
    Edit,
    History,
    New,
    Problem,
    Purge,
    Request,
    Restore,
    Show,
    Triage,
    Unreadable,
    Verb,
)
from bot.grammar.words import ME, MINE, NEXT
from bot.say import later
from journal.fold import fold, is_address


@dataclass(frozen=True, slots=True)
class Asked:
    """What follows a verb, and when, where and in which language it was typed."""

    rest: str
    now: datetime
    zone: tzinfo
    language: str

    def unreadable(
        self, verb: Verb, field: str, why: str, values: Mapping[str, object] | None = None
    ) -> Unreadable:
        """`why` is marked with `later`."""
        return Unreadable(verb, (Problem(field, self.rest, why, values or {}),), self.rest)


def history(asked: Asked) -> Request:
    read = read_flags(
        asked.rest,
        table(
            {
                "t template type": Flag("template", values.one_word("template", "call")),
                "since": Flag("since", values.a_past_moment("since", asked.now, asked.zone)),
                "cancelled canceled": Flag("cancelled", values.switch({"cancelled": True})),
            }
        ),
    )
    if read.problems:
        return Unreadable(Verb.HISTORY, read.problems, asked.rest)
    if fold(read.rest) in ME:
        return History(mine=True, **read.fields)
    if _is_colleague(read.rest):
        slack_id, name = values.colleague(read.rest)
        return History(colleague_slack_id=slack_id, colleague_name=name, **read.fields)
    return History(who=unquoted(read.rest), **read.fields)


def _is_colleague(typed: str) -> bool:
    return values.is_mention(typed) or (typed.startswith("@") and " " not in typed)


def show(asked: Asked) -> Request:
    found = _one(asked)
    if found is None:
        return asked.unreadable(Verb.SHOW, "number", _ONE_NUMBER, {"verb": Verb.SHOW})
    return Show(next(iter(found.numbers), None))


def edit(asked: Asked) -> Request:
    found = _one(asked)
    if found is None:
        return asked.unreadable(Verb.EDIT, "number", _ONE_NUMBER, {"verb": Verb.EDIT})
    return Edit(next(iter(found.numbers), None))


_ONE_NUMBER = later("Write the number of one entry, like `{verb} 2041`, or `{verb} last`.")
_NUMBERS = later("Write the number of an entry, like `{verb} 2041`, or `{verb} last`.")
_TOO_MANY = later("These are more than {count} entries; take fewer at once.")


def _one(asked: Asked) -> Numbered | None:
    said = asked.rest.split()
    found = leading(said)
    one = found.last or len(found.numbers) == 1
    return found if one and found.used == len(said) else None


def cancel(asked: Asked) -> Request:
    found, reason = _numbered(asked)
    if not found.last and not found.numbers:
        return asked.unreadable(Verb.CANCEL, "number", _NUMBERS, {"verb": Verb.CANCEL})
    if len(found.numbers) > MOST_NUMBERS:
        return asked.unreadable(Verb.CANCEL, "number", _TOO_MANY, {"count": MOST_NUMBERS})
    return Cancel(found.numbers, found.last, reason.lstrip(":,;-–— "))


def restore(asked: Asked) -> Request:
    found, rest = _numbered(asked)
    if rest or not (found.last or found.numbers):
        return asked.unreadable(Verb.RESTORE, "number", _NUMBERS, {"verb": Verb.RESTORE})
    if len(found.numbers) > MOST_NUMBERS:
        return asked.unreadable(Verb.RESTORE, "number", _TOO_MANY, {"count": MOST_NUMBERS})
    return Restore(found.numbers, found.last)


def comment(asked: Asked) -> Request:
    found, text = _numbered(asked)
    text = text.lstrip(":,; ")
    if len(found.numbers) != 1 or not text:
        why = later(
            "Write the number of one entry and the comment, like `comment 2041 He called back`."
        )
        return asked.unreadable(Verb.COMMENT, "number", why)
    return Comment(found.numbers[0], text)


def _numbered(asked: Asked) -> tuple[Numbered, str]:
    """The numbers a line begins with, and what follows them, as it was typed."""
    said = words(asked.rest)
    found = leading([word.text for word in said])
    return found, asked.rest[said[found.used - 1].end :].strip() if found.used else asked.rest


def purge(asked: Asked) -> Request:
    read = read_flags(
        asked.rest,
        table(
            {
                "older older-than": Flag(
                    "older", values.a_past_moment("older_than", asked.now, asked.zone)
                ),
                "before": Flag("before", values.a_past_moment("before", asked.now, asked.zone)),
                "who": Flag("who", values.all_words("who", "ada@acme.example")),
                "t template type": Flag("template", values.one_word("template", "call")),
            }
        ),
    )
    problems = read.problems or _left_over(read)
    if problems:
        return Unreadable(Verb.PURGE, problems, asked.rest)
    return Purge(**read.fields)


def _left_over(read: Flagged) -> tuple[Problem, ...]:
    """A purge deletes: a word it does not know is never passed over."""
    if not read.rest:
        return ()
    why = later("Say what to purge with -older 90d, -before 2026-01-01, -who ada or -t call.")
    return (Problem("words", read.rest, why),)


def triage(asked: Asked) -> Request:
    typed = fold(asked.rest)
    if not typed:
        return Triage()
    if typed in MINE:
        return Triage("mine")
    if typed in NEXT:
        return Triage("next")
    return asked.unreadable(
        Verb.TRIAGE, "words", later("Write `triage`, `triage next` or `triage mine`.")
    )


def new(asked: Asked) -> Request:
    """`Ada Lovelace ada@acme.example Acme`: the address parts the name from the company; without
    one, a comma or quotes do.
    """
    said = words(asked.rest)
    for word in said:
        if is_address(word.bare.strip("<>(),;")):
            name = asked.rest[: word.start].strip(" ,;")
            company = asked.rest[word.end :].strip(" ,;")
            return New(_plain(name), word.bare.strip("<>(),;"), _plain(company))
    if said and said[0].text.startswith('"') and len(said) > 1:
        return New(said[0].bare, "", _plain(asked.rest[said[0].end :].strip(" ,;")))
    name, _, company = asked.rest.partition(",")
    return New(_plain(name.strip()), "", _plain(company.strip()))


def _plain(text: str) -> str:
    said = words(text)
    return said[0].bare if len(said) == 1 else text
