"""PURE. One line about somebody: `ada: called about prices, yesterday 3pm -d 25m` → what it says.

Flags come first: they are certain. Plain words fill in what no flag gave, and only where they can
mean nothing else; they stay in the text, and the card shows what was made of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from bot.grammar import values
from bot.grammar.flags import Flag, Flagged, read_flags, table
from bot.grammar.normal import normal
from bot.grammar.plain import read_plain
from bot.grammar.requests import Said
from bot.grammar.who import end_of_who
from journal.model import Direction


def read_log(text: str, *, now: datetime, zone: tzinfo) -> Said:
    """Never raises; every word typed is in `who`, in `text`, or is the value of a flag."""
    return read_line(normal(text), now=now, zone=zone)


def read_line(typed: str, *, now: datetime, zone: tzinfo) -> Said:
    """Of a line whose escapes are undone: to undo them twice would make links of plain text."""
    colon = end_of_who(typed)
    known = log_flags(now, zone)
    if colon is None:
        said = read_flags(typed, known)
        return _said("", said, said.rest, now, zone)
    who = read_flags(typed[:colon], known)
    said = read_flags(typed[colon + 1 :], known, given=who.fields)
    both = replace(said, problems=(*who.problems, *said.problems))
    # A flag before the colon that could not be read goes to the text. What stood behind it stays
    # in the name: taken away it might leave the name of another.
    text = " ".join(filter(None, (*who.unread, said.rest)))
    return _said(" ".join(who.bare_rest.split()), both, text, now, zone)


def log_flags(now: datetime, zone: tzinfo) -> Mapping[str, Flag]:
    return table(
        {
            "t template type": Flag("template", values.one_word("template", "call")),
            "on when date": Flag("occurred_at", values.a_moment("occurred_at", now, zone)),
            "d dur duration": Flag("duration", values.a_span("duration_minutes")),
            "in inbound": Flag("direction", values.switch({"direction": Direction.INBOUND})),
            "out outbound": Flag("direction", values.switch({"direction": Direction.OUTBOUND})),
            "failed fail": Flag("attempt", values.switch({"failed": True})),
            "cost": Flag("cost", values.an_amount),
            "eval evaluation": Flag("evaluation", values.a_mark),
            "with": Flag("colleague", values.a_colleague),
            "follow follow-up followup": Flag(
                "follow_up_on", values.a_day_to_come("follow_up_on", now, zone)
            ),
        }
    )


def _said(who: str, found: Flagged, text: str, now: datetime, zone: tzinfo) -> Said:
    given: dict[str, Any] = dict(found.fields)
    plain = read_plain(text, now, zone)
    guessed = {field: value for field, value in plain.items() if field not in given}
    if "template" not in guessed:
        # Whoever said what it was has said which way it went, or left it to the template.
        guessed.pop("direction", None)
    return Said(
        who=who,
        text=text,
        guessed=frozenset(guessed),
        problems=found.problems,
        **given,
        **guessed,
    )
