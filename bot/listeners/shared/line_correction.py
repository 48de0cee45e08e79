"""`no, 40 min` right after a line in the direct messages: the entry just made is corrected.

Only the last thing that somebody did, a few minutes ago; whatever reads as a line of its own is one.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.context import BotContext
from bot.grammar import ParsedLine
from bot.inputs import DirectMessage, SlashCommand, User
from bot.listeners.shared.line_reading import find_names, line_context
from bot.listeners.shared.record_and_reply import about_entry, entry_card
from bot.messages import line as line_text
from journal.entries import correct
from journal.entries.correct import Edited
from journal.line import LineCorrection, read_correction, template_codes
from journal.model import DeedKind
from journal.store.record import interactions, undo_log
from journal.store.slack import events

# Later on a day or a duration alone is about something else.
_RIGHT_AFTER = timedelta(minutes=15)


def correct_last_entry(
    context: BotContext, slack_input: SlashCommand | DirectMessage, parsed: ParsedLine
) -> Answer | None:
    """Correct the last entry; None where the line corrects nothing."""
    if not isinstance(slack_input, DirectMessage) or slack_input.files:
        return None
    if parsed.given or parsed.problems:
        return None
    user = slack_input.user
    with context.session() as session:
        number = _last_entry(context, session, user)
        if number is None:
            return None
        known = find_names(session, user, parsed.line)
        found = read_correction(parsed.line, known, line_context(context, user))
        if found is None:
            return None
        if not events.is_first_time(session, slack_input.event_id, now=context.now):
            return Nothing()
        answer = _correct(context, session, user, number, _changes(context, user, found))
        if answer is None:
            # It is a line of its own then, and comes for the first time.
            events.forget(session, slack_input.event_id)
        return answer


def _last_entry(context: BotContext, session: Session, user: User) -> int | None:
    last = undo_log.last_of(session, user.actor.key)
    if last is None or last.kind not in {DeedKind.LOG, DeedKind.EDIT}:
        return None
    number = last.payload.get("number")
    recent = abs(context.now - last.at) <= _RIGHT_AFTER
    return int(number) if number and recent else None


def _correct(
    context: BotContext, session: Session, user: User, number: int, wanted: dict[str, Any]
) -> Answer | None:
    if interactions.get(session, number) is None or not wanted:
        return None
    outcome = correct.edit(session, context.config, user.actor, number, wanted, now=context.now)
    if not isinstance(outcome, Edited):
        return None
    deed = undo_log.last_of(session, user.actor.key)
    card = entry_card(
        context,
        session,
        user,
        number,
        head=line_text.entry_corrected,
        deed=deed.id if deed else 0,
    )
    return Reply(card, about=about_entry(number))


def _changes(context: BotContext, user: User, found: LineCorrection) -> dict[str, Any]:
    """The changed values by the names of the fields of an entry."""
    wanted: dict[str, Any] = {
        "contacts": tuple(each.id for each in found.contacts) or None,
        "template": _template(context, user, found),
        "direction": found.direction,
        "occurred_at": found.occurred_at or _day_begins(user, found),
        "duration_minutes": found.duration_minutes,
        "follow_up_on": found.follow_up_on,
        "follow_up_time": found.follow_up_time,
        "cost": found.cost,
    }
    return {field: value for field, value in wanted.items() if value is not None}


def _template(context: BotContext, user: User, found: LineCorrection) -> str | None:
    if found.kind is None:
        return None
    offered = context.config.catalog.offered_templates(user.actor.role)
    return next(iter(template_codes(found.kind, found.direction, offered)), None)


def _day_begins(user: User, found: LineCorrection) -> datetime | None:
    if found.occurred_on is None:
        return None
    return datetime.combine(found.occurred_on, time(), user.t.zone).astimezone(UTC)
