"""What is entered → a note for the record, or what is wrong at which field.

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
from bot.views.log_form_values import EVALUATION_BY_MARK, LogFormValues
from journal import record, when
from journal.errors import UserError
from journal.fold import is_address
from journal.model import Direction
from journal.money import parse_money
from journal.record import Note

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FormNote:
    """`wrong` are sentences by the id of the field; with any of them the note is not whole."""

    note: Note
    errors: Mapping[str, str]


def read_form_note(
    context: BotContext, session: Session, user: User, entered: LogFormValues
) -> FormNote:
    wrong: dict[str, str] = {}

    def tried(field: str, work: Callable[[], Value]) -> Value | None:
        try:
            return work()
        except UserError as error:
            wrong[field] = str(error)
            return None

    template = tried(LogId.TEMPLATE, lambda: _template(context, user, entered))
    note = Note(
        template=template or "",
        contacts=entered.contacts,
        text=entered.text,
        occurred_at=tried(
            LogId.WHEN,
            lambda: record.check_occurred_at(
                entered.occurred_at_moment or context.now, context.now
            ),
        ),
        duration_minutes=tried(LogId.DURATION, lambda: _minutes(entered)),
        cost=tried(LogId.COST, lambda: _cost(entered)),
        direction=Direction(entered.direction) if entered.direction else None,
        evaluation=EVALUATION_BY_MARK.get(entered.evaluation),
        evaluation_note=entered.evaluation_note,
        successful=not entered.failed,
        salesperson=tried(LogId.COLLEAGUE, lambda: _salesperson(session, user, entered)) or "",
        follow_up_on=tried(LogId.FOLLOW_UP, lambda: _follow_up(context, user, entered)),
    )
    return FormNote(note, wrong)


def _template(context: BotContext, user: User, entered: LogFormValues) -> str:
    if not entered.template:
        raise UserError(user.t(log_form_text.NO_TEMPLATE))
    return record.template_for(context.config, user.actor, entered.template).code


def _minutes(entered: LogFormValues) -> int | None:
    if not entered.duration.strip():
        return None
    return record.check_minutes(when.parse_minutes(entered.duration))


def _cost(entered: LogFormValues) -> Decimal | None:
    return record.check_cost(parse_money(entered.cost.strip())) if entered.cost.strip() else None


def _follow_up(context: BotContext, user: User, entered: LogFormValues) -> date | None:
    today = context.today(user.t)
    day = when.parse_future_day(entered.follow_up_on, today) if entered.follow_up_on else None
    if day and day < today:
        raise UserError(user.t(entry_text.FOLLOW_UP_PAST))
    return day


def _salesperson(session: Session, user: User, entered: LogFormValues) -> str:
    typed = entered.colleague or entered.salesperson
    if not typed:
        return ""
    known = contact_search.find_colleague(session, entered.colleague, entered.salesperson)
    address = contact_search.colleague_address(session, user, known) if known else ""
    if not is_address(address):
        raise UserError(log_text.unknown_colleague(user.t, entered.salesperson or "@"))
    return address


def with_colleague(session: Session, entered: LogFormValues) -> LogFormValues:
    """What was typed for a colleague, as the Slack id that the form's field takes, if it is known."""
    if entered.colleague or not entered.salesperson:
        return entered
    known = contact_search.find_colleague(session, "", entered.salesperson)
    return replace(entered, colleague=known) if known and not is_address(known) else entered
