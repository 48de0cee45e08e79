"""What a line says → what goes into the form: with the template that its word means, and what of
it could not be read, at the field where it belongs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.asked import Asker
from bot.desk import Desk
from bot.grammar import Said, template_of
from bot.grammar.who import LONGEST, ends_too_late
from bot.ids.log import Log
from bot.messages import entry as said_entry
from bot.messages import kinds
from bot.messages import log as said
from bot.say import Say
from bot.views.entered import Entered, from_said
from journal.model import Direction

# A field of the line → the form's.
_FIELDS: Mapping[str, str] = {
    "template": Log.TEMPLATE,
    "occurred_at": Log.WHEN,
    "duration_minutes": Log.DURATION,
    "direction": Log.DIRECTION,
    "cost": Log.COST,
    "evaluation": Log.EVALUATION,
    "failed": Log.ATTEMPT,
    "attempt": Log.ATTEMPT,
    "colleague": Log.COLLEAGUE,
    "with": Log.COLLEAGUE,
    "with_name": Log.COLLEAGUE,
    "follow_up_on": Log.FOLLOW_UP,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """`hints` by the form's fields: with any of them the line is not logged without asking."""

    entered: Entered
    hints: Mapping[str, str]


def heard(desk: Desk, asker: Asker, line: Said) -> Heard:
    say = asker.say
    hints: dict[str, str] = {}
    for problem in line.problems:
        field = _FIELDS.get(problem.field, Log.NOTE)
        hints[field] = said.unread(say, problem.typed[:100], problem.told(say))
    code, why = _template(desk, asker, line)
    if why:
        hints.setdefault(Log.TEMPLATE, why)
    if not line.who and ends_too_late(line.text):
        hints.setdefault(Log.CONTACTS, said.who_too_long(say, LONGEST))
    return Heard(replace(from_said(line), template=code), hints)


def _template(desk: Desk, asker: Asker, line: Said) -> tuple[str, str]:
    """Its code; or none, and what to choose from."""
    usual = desk.settings.record
    if not line.template:
        return usual.note, ""
    offered = desk.house.catalog.offered(asker.actor.role)
    meant = template_of(line.template, line.direction, offered)
    if isinstance(meant, str):
        return meant, ""
    if not meant:
        return "", said.unknown_template(asker.say, line.template[:60])
    code = _usual(desk, line.direction, meant)
    return code, "" if code else _which(asker.say, line.template, meant)


def _usual(desk: Desk, direction: Direction | None, meant: Sequence[str]) -> str:
    """Of several, the one that the config records such things by; a call is one that we made."""
    record = desk.settings.record
    if direction is Direction.INBOUND:
        preferred = (record.call_inbound, record.email_inbound)
    else:
        preferred = (record.call_outbound, record.email_outbound)
    known = {each.casefold(): each for each in meant}
    found = (known.get(code.casefold(), "") for code in (*preferred, record.chat, record.note))
    return next(filter(None, found), "")


def _which(say: Say, typed: str, meant: Sequence[str]) -> str:
    names = ", ".join(kinds.template_called(say, code) for code in meant[:6])
    return said.which_template(say, typed[:60], names)


def understood(asker: Asker, line: Said, what: Heard, now: datetime) -> tuple[str, ...]:
    """What plain words were taken for, so that whoever meant something else sees it."""
    words = ", ".join(filter(None, _guesses(asker.say, line, what, now)))
    return (said_entry.understood(asker.say, words),) if words else ()


def _guesses(say: Say, line: Said, what: Heard, now: datetime) -> Iterator[str]:
    if "template" in line.guessed:
        yield kinds.template_called(say, what.entered.template)
    elif "direction" in line.guessed and line.direction:
        yield kinds.direction_name(say, line.direction)
    if "occurred_at" in line.guessed and line.occurred_at:
        yield say.moment(line.occurred_at, now=now)
    if "duration_minutes" in line.guessed and line.duration_minutes is not None:
        yield say.minutes(line.duration_minutes)
    if "failed" in line.guessed and line.failed:
        yield said_entry.failed_attempt(say)
