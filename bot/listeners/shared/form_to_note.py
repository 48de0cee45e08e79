"""The form's values → a note for the record, or errors by field.

Every problem is found at once, so that a form is corrected in one go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlmodel import Session

from bot.context import BotContext
from bot.ids.log import LogId
from bot.inputs import User
from bot.listeners.shared import contact_search
from bot.messages import entry as entry_text
from bot.messages import log as log_text
from bot.messages import log_form as log_form_text
from bot.views.log_values import LogValues
from journal.entries import record
from journal.entries.record import Note
from journal.errors import UserError
from journal.fold import is_address

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FormNote:
    """The note, and the errors by field id; with any of these the note is not complete."""

    note: Note
    errors: Mapping[str, str]


def read_form_note(
    context: BotContext, session: Session, user: User, entered: LogValues
) -> FormNote:
    wrong = {field: user.t.explain(each.why) for field, each in entered.unread.items()}

    def tried(field: str, work: Callable[[], Value]) -> Value | None:
        try:
            return work()
        except UserError as error:
            wrong[field] = user.t.explain(error)
            return None

    template = tried(LogId.TEMPLATE, lambda: _template(context, user, entered))
    note = Note(
        template=template or "",
        contacts=entered.contacts,
        text=entered.text,
        occurred_at=tried(
            LogId.WHEN,
            lambda: record.check_occurred_at(entered.occurred_at or context.now, context.now),
        ),
        duration_minutes=tried(LogId.DURATION, lambda: _minutes(entered)),
        cost=tried(LogId.COST, lambda: _cost(entered)),
        direction=entered.direction,
        evaluation=entered.evaluation,
        evaluation_note=entered.evaluation_note,
        successful=not entered.failed,
        salesperson=tried(LogId.COLLEAGUE, lambda: _salesperson(session, user, entered)) or "",
        opportunity=entered.opportunity,
        follow_up_on=tried(LogId.FOLLOW_UP, lambda: _follow_up(context, user, entered)),
        follow_up_time=entered.follow_up_time,
    )
    return FormNote(note, wrong)


def _template(context: BotContext, user: User, entered: LogValues) -> str:
    if not entered.template:
        raise UserError(user.t(log_form_text.NO_TEMPLATE))
    return record.template_for(context.config, user.actor, entered.template).code


def _minutes(entered: LogValues) -> int | None:
    minutes = entered.duration_minutes
    return None if minutes is None else record.check_minutes(minutes)


def _cost(entered: LogValues) -> Decimal | None:
    return None if entered.cost is None else record.check_cost(entered.cost)


def _follow_up(context: BotContext, user: User, entered: LogValues) -> date | None:
    """The day, today or to come; a time without a day is no follow-up."""
    day = entered.follow_up_on
    if day is None and entered.follow_up_time is not None:
        raise UserError(user.t(entry_text.FOLLOW_UP_DAY_MISSING))
    if day and day < context.today(user.t):
        raise UserError(user.t(entry_text.FOLLOW_UP_PAST))
    return day


def _salesperson(session: Session, user: User, entered: LogValues) -> str:
    typed = entered.colleague or entered.salesperson
    if not typed:
        return ""
    known = contact_search.find_colleague(session, entered.colleague, entered.salesperson)
    address = contact_search.colleague_address(session, user, known) if known else ""
    if not is_address(address):
        raise UserError(log_text.unknown_colleague(user.t, entered.salesperson or "@"))
    return address


def with_colleague(session: Session, entered: LogValues) -> LogValues:
    """Replaces a colleague's typed name by their Slack id, which the form takes, if it is known."""
    if entered.colleague or not entered.salesperson:
        return entered
    known = contact_search.find_colleague(session, "", entered.salesperson)
    return replace(entered, colleague=known) if known and not is_address(known) else entered
