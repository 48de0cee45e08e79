"""A parsed line → the values of the form: with the template that its word means, and with
unreadable parts at their fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.context import BotContext
from bot.grammar import ParsedLine, match_template
from bot.grammar.contact_names import MAX_NAMES_LENGTH, are_names_too_long
from bot.ids.log import LogId
from bot.inputs import User
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import labels as labels_text
from bot.messages import log as log_text
from bot.views.log_values import LogValues, UnreadText, from_parsed_line
from journal.errors import RequestRefused
from journal.model import Direction

# A field of the line → the form's.
_FORM_FIELDS: Mapping[str, str] = {
    "template": LogId.TEMPLATE,
    "occurred_at": LogId.WHEN,
    "duration_minutes": LogId.DURATION,
    "direction": LogId.DIRECTION,
    "cost": LogId.COST,
    "evaluation": LogId.EVALUATION,
    "failed": LogId.ATTEMPT,
    "attempt": LogId.ATTEMPT,
    "colleague": LogId.COLLEAGUE,
    "with": LogId.COLLEAGUE,
    "with_name": LogId.COLLEAGUE,
    "follow_up_on": LogId.FOLLOW_UP,
    "opportunity": LogId.OPPORTUNITY,
    "follow_up_time": LogId.FOLLOW_UP_TIME,
}


@dataclass(frozen=True, slots=True)
class FormDraft:
    """The values, and `hints` by field: with any of these the line is not logged without asking."""

    entered: LogValues
    hints: Mapping[str, str]


def form_of(context: BotContext, user: User, parsed: ParsedLine) -> FormDraft:
    t = user.t
    hints: dict[str, str] = {}
    for problem in parsed.problems:
        field = _FORM_FIELDS.get(problem.field, LogId.NOTE)
        hints[field] = log_text.flag_not_understood(t, problem.typed[:100], problem.sentence(t))
    code, why = _template(context, user, parsed)
    if why:
        hints.setdefault(LogId.TEMPLATE, why)
    if not parsed.who and are_names_too_long(parsed.text):
        hints.setdefault(LogId.CONTACTS, log_text.names_too_long(t, MAX_NAMES_LENGTH))
    entered = replace(from_parsed_line(parsed), template=code)
    return FormDraft(_with_own_currency(t, parsed, entered), hints)


def _with_own_currency(t: Translator, parsed: ParsedLine, entered: LogValues) -> LogValues:
    """A cost in another currency is asked about at its field, and never taken for ours."""
    if not parsed.currency or parsed.currency == t.currency:
        return entered
    typed = f"{parsed.cost} {parsed.currency}"
    why = RequestRefused(log_text.FOREIGN_CURRENCY, typed=typed, currency=t.currency)
    return replace(entered, cost=None, unread={LogId.COST: UnreadText(typed, why)})


def unknown_flag_notes(t: Translator, parsed: ParsedLine) -> tuple[str, ...]:
    return tuple(log_text.no_flag(t, each[:40]) for each in parsed.unknown_flags)


def _template(context: BotContext, user: User, parsed: ParsedLine) -> tuple[str, str]:
    """The template's code; or none, and the codes to choose from."""
    usual = context.settings.record
    if not parsed.template:
        return usual.note, ""
    offered = context.config.catalog.offered_templates(user.actor.role)
    names = labels_text.template_names(user.t, (each.code for each in offered))
    codes = match_template(parsed.template, parsed.direction, offered, names)
    if isinstance(codes, str):
        return codes, ""
    if not codes:
        return "", log_text.unknown_template(user.t, parsed.template[:60])
    code = _usual_template(context, parsed.direction, codes)
    return code, "" if code else _which_template_text(user.t, parsed.template, codes)


def _usual_template(context: BotContext, direction: Direction | None, codes: Sequence[str]) -> str:
    """Choose of several templates the config's own for such entries; a call is one that we made."""
    record = context.settings.record
    if direction is Direction.INBOUND:
        preferred = (record.call_inbound, record.email_inbound)
    else:
        preferred = (record.call_outbound, record.email_outbound)
    known = {each.casefold(): each for each in codes}
    found = (known.get(code.casefold(), "") for code in (*preferred, record.chat, record.note))
    return next(filter(None, found), "")


def _which_template_text(t: Translator, typed: str, codes: Sequence[str]) -> str:
    names = ", ".join(labels_text.template_name(t, code) for code in codes[:6])
    return log_text.which_template(t, typed[:60], names)


def guess_notes(
    user: User, entered: LogValues, read: frozenset[str], now: datetime
) -> tuple[str, ...]:
    """Says what words were taken for, so that whoever meant something else sees it."""
    words = ", ".join(filter(None, _guesses(user.t, entered, read, now)))
    return (entry_text.understood_as(user.t, words),) if words else ()


def _guesses(
    t: Translator, entered: LogValues, read: frozenset[str], now: datetime
) -> Iterator[str]:
    if "template" in read:
        yield labels_text.template_name(t, entered.template)
    if "occurred_at" in read and entered.occurred_at:
        yield t.moment(entered.occurred_at, now=now)
    if "duration_minutes" in read and entered.duration_minutes is not None:
        yield t.minutes(entered.duration_minutes)
    if "cost" in read and entered.cost is not None:
        yield t.money(entered.cost)
    if "failed" in read:
        yield t(entry_text.FAILED_ATTEMPT)
    if "evaluation" in read and entered.evaluation:
        yield labels_text.evaluation_name(t, entered.evaluation)
    if "follow_up_on" in read and entered.follow_up_on:
        today, due = now.astimezone(t.zone).date(), (entered.follow_up_on, entered.follow_up_time)
        yield entry_text.follow_up(t, t.day_and_time(*due, today=today))
