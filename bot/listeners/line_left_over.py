"""Offers what a line said and its entry has not: one click takes it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation

from bot.answers import Answer, Reply
from bot.context import BotContext
from bot.ids import OutOfDate, parse_enum, parse_id, parse_ref, unpack_required
from bot.ids.log import LogId
from bot.inputs import Click
from bot.language.translator import Translator
from bot.listeners.entry import change_entry
from bot.listeners.shared.entry_access import (
    get_entry,
    is_double_click,
    show_current,
    stale_reason,
)
from bot.listeners.shared.record_and_reply import about_entry, entry_card
from bot.messages import entry as entry_text
from journal.line import LineField
from journal.store.record import interactions


def take_left_over(context: BotContext, click: Click) -> Answer:
    carried = unpack_required(click.value, "e", "f", "v")
    seen = parse_ref(carried["e"])
    wanted = _fields_to_change(click.user.t, parse_enum(LineField, carried["f"]), carried["v"])
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, click.user.t, seen.id)
        if not is_double_click(context, session, click, seen, entry):
            if why := stale_reason(session, click.user, seen, entry):
                return show_current(context, session, click, seen.id, why)
            change_entry(context, session, click.user, entry, wanted)
        card = entry_card(context, session, click.user, seen.id, head=entry_text.entry_changed)
    ephemeral = click.message is not None and click.message.ephemeral
    return Reply(card, replace_original=ephemeral, about=about_entry(seen.id))


def _fields_to_change(t: Translator, field: LineField, value: str) -> dict[str, object]:
    match field:
        case LineField.DURATION:
            return {"duration_minutes": parse_id(value)}
        case LineField.OCCURRED_AT:
            return {"occurred_at": _day_begins(t, value)}
        case LineField.COST:
            return {"cost": _amount(value)}
        case LineField.FOLLOW_UP:
            return {"follow_up_on": _day(value)}
        case _:
            raise OutOfDate


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise OutOfDate from error


def _day_begins(t: Translator, value: str) -> datetime:
    return datetime.combine(_day(value), time(), t.zone).astimezone(UTC)


def _amount(value: str) -> Decimal:
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise OutOfDate from error
    if not amount.is_finite() or amount < 0:
        raise OutOfDate
    return amount


ACTIONS = {LogId.TAKE: take_left_over}
