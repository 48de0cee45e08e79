"""What is entered → a note for the record, or what is wrong at which field.

Every problem is found at once, so that a form is corrected in one go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlmodel import Session

from bot.asked import Asker
from bot.desk import Desk
from bot.ids.log import Log
from bot.listeners import finding
from bot.messages import entry as said_entry
from bot.messages import form as said_form
from bot.messages import log as said
from bot.views.entered import EVALUATIONS, Entered
from journal import record, when
from journal.correct import money
from journal.errors import UserError
from journal.fold import is_address
from journal.model import Direction
from journal.record import Note

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Read:
    """`wrong` are sentences by the id of the field; with any of them the note is not whole."""

    note: Note
    wrong: Mapping[str, str]


def read_entered(desk: Desk, session: Session, asker: Asker, entered: Entered) -> Read:
    wrong: dict[str, str] = {}

    def tried(field: str, work: Callable[[], Value]) -> Value | None:
        try:
            return work()
        except UserError as error:
            wrong[field] = str(error)
            return None

    template = tried(Log.TEMPLATE, lambda: _template(desk, asker, entered))
    note = Note(
        template=template or "",
        contacts=entered.contacts,
        text=entered.text,
        occurred_at=tried(Log.WHEN, lambda: record.happened(entered.moment or desk.now, desk.now)),
        duration_minutes=tried(Log.DURATION, lambda: _minutes(entered)),
        cost=tried(Log.COST, lambda: _cost(entered)),
        direction=Direction(entered.direction) if entered.direction else None,
        evaluation=EVALUATIONS.get(entered.evaluation),
        evaluation_note=entered.evaluation_note,
        successful=not entered.failed,
        salesperson=tried(Log.COLLEAGUE, lambda: _salesperson(session, asker, entered)) or "",
        follow_up_on=tried(Log.FOLLOW_UP, lambda: _follow_up(desk, asker, entered)),
    )
    return Read(note, wrong)


def _template(desk: Desk, asker: Asker, entered: Entered) -> str:
    if not entered.template:
        raise UserError(said_form.no_template(asker.say))
    return record.template_for(desk.house, asker.actor, entered.template).code


def _minutes(entered: Entered) -> int | None:
    if not entered.duration.strip():
        return None
    return record.possible_minutes(when.minutes(entered.duration))


def _cost(entered: Entered) -> Decimal | None:
    return record.possible_cost(money(entered.cost.strip())) if entered.cost.strip() else None


def _follow_up(desk: Desk, asker: Asker, entered: Entered) -> date | None:
    today = desk.today(asker.say)
    day = when.coming(entered.follow_up_on, today) if entered.follow_up_on else None
    if day and day < today:
        raise UserError(said_entry.follow_up_past(asker.say))
    return day


def _salesperson(session: Session, asker: Asker, entered: Entered) -> str:
    typed = entered.colleague or entered.salesperson
    if not typed:
        return ""
    known = finding.colleague(session, entered.colleague, entered.salesperson)
    address = finding.address_of(session, asker, known) if known else ""
    if not is_address(address):
        raise UserError(said.unknown_colleague(asker.say, entered.salesperson or "@"))
    return address


def with_colleague(session: Session, entered: Entered) -> Entered:
    """What was typed for a colleague, as the Slack id that the form's field takes, if it is known."""
    if entered.colleague or not entered.salesperson:
        return entered
    known = finding.colleague(session, "", entered.salesperson)
    return replace(entered, colleague=known) if known and not is_address(known) else entered
