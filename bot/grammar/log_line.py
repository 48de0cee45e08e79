"""PURE. One line about somebody: `ada: called about prices, yesterday 3pm -d 25m` → what it says.

Flags are certain, and read here. What the other words say is read by `journal.line`, which knows
the contacts; they stay in the text either way.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from bot.grammar import flag_values
from bot.grammar.contact_names import find_names_end
from bot.grammar.flags import Flag, ParsedFlags, flags_by_name, read_flags
from bot.grammar.normalise import normalise
from bot.grammar.requests import ParsedLine
from journal.model import Direction


def read_log_line(
    text: str, *, now: datetime, zone: tzinfo, names: Collection[str] = ()
) -> ParsedLine:
    """Never raises; every word typed is in `who`, in `text`, or is the value of a flag. `names` are
    those of templates, folded.
    """
    return read_normalised_line(normalise(text), now=now, zone=zone, names=names)


def read_normalised_line(
    typed: str, *, now: datetime, zone: tzinfo, names: Collection[str] = ()
) -> ParsedLine:
    """Read a line whose escapes are undone: to undo them twice would make links of plain text."""
    colon = find_names_end(typed)
    known = log_flags(now, zone, names)
    if colon is None:
        said = read_flags(typed, known)
        return _parsed_line("", said, said.rest)
    who = read_flags(typed[:colon], known)
    said = read_flags(typed[colon + 1 :], known, given=who.fields)
    both = replace(
        said,
        problems=(*who.problems, *said.problems),
        unknown=(*who.unknown, *said.unknown),
    )
    # A flag before the colon that could not be read goes to the text. What stood behind it stays
    # in the name: taken away it might leave the name of another.
    text = " ".join(filter(None, (*who.unreadable, said.rest)))
    return _parsed_line(" ".join(who.bare_rest.split()), both, text)


def log_flags(now: datetime, zone: tzinfo, names: Collection[str] = ()) -> Mapping[str, Flag]:
    return flags_by_name(
        {
            "t template type": Flag("template", flag_values.template_reader(names)),
            "on when date": Flag(
                "occurred_at", flag_values.moment_reader("occurred_at", now, zone)
            ),
            "d dur duration": Flag("duration", flag_values.duration_reader("duration_minutes")),
            "in inbound": Flag(
                "direction", flag_values.switch_reader({"direction": Direction.INBOUND})
            ),
            "out outbound": Flag(
                "direction", flag_values.switch_reader({"direction": Direction.OUTBOUND})
            ),
            "failed fail": Flag("attempt", flag_values.switch_reader({"failed": True})),
            "cost": Flag("cost", flag_values.read_amount),
            "eval evaluation": Flag("evaluation", flag_values.read_evaluation),
            "with": Flag("colleague", flag_values.read_colleague),
            "opp opportunity project": Flag(
                "opportunity", flag_values.word_reader("opportunity", '"New hall"')
            ),
            "follow follow-up followup": Flag(
                "follow_up_on", flag_values.follow_up_reader(now, zone)
            ),
        }
    )


def _parsed_line(who: str, found: ParsedFlags, text: str) -> ParsedLine:
    given: dict[str, Any] = dict(found.fields)
    line = f"{who}: {text}".strip() if who else text
    return ParsedLine(
        who=who,
        text=text,
        line=line,
        given=frozenset(given),
        problems=found.problems,
        unknown_flags=found.unknown,
        **given,
    )
