"""Steps of workflows that teams build for themselves: log, find, the last contact, a follow-up.

A step is done in the name of the person that the workflow hands in, with a member's rights at most:
whoever builds a workflow may name anybody, and must not borrow an admin's hand.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlmodel import Session

from bot.answers import Answer, CompleteStep, FailStep
from bot.blockkit import builders
from bot.context import BotContext
from bot.inputs import StepExecuted, User
from bot.listeners.shared import contact_search
from bot.listeners.shared.entry_access import get_entry
from bot.listeners.shared.template_search import find_template
from bot.messages import log as log_text
from bot.messages import workflow_steps as steps_text
from bot.slack_api.workflow_steps import WORKFLOW_STEPS, StepId
from bot.views.contact_labels import contact_title
from bot.views.entry_card import short_entry_line
from journal.entries import correct, record
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.figures import COUNTED_STATES
from journal.limits import HIGHEST_NUMBER
from journal.model import (
    Actor,
    Blocked,
    Contact,
    ContactKind,
    Duplicate,
    InteractionFilter,
    Recorded,
    Role,
)
from journal.store import figures
from journal.store.contacts import contacts
from journal.store.record import interactions, pages

_SHOWN = 5


def _member(step: StepExecuted) -> Actor:
    return replace(step.user.actor, role=Role.MEMBER)


def _value(step: StepExecuted, name: str) -> str:
    """A value that the step needs."""
    found = step.values.get(name, "").strip()
    if not found:
        title = WORKFLOW_STEPS[StepId(step.step_id)].inputs[name].title
        raise RequestRefused(steps_text.missing_input(step.user.t, title))
    return found


def _find_contact(session: Session, step: StepExecuted) -> Contact:
    """The one contact that is meant; nobody can be asked here."""
    t, typed = step.user.t, _value(step, "contact")
    found, short = contact_search.find_contacts(session, typed), builders.one_line(typed, 100)
    if found.is_certain:
        return found.contacts[0]
    if not found.contacts:
        raise RequestRefused(steps_text.nobody_found(t, short))
    names = ", ".join(f"{contact_title(each)} ({each.number})" for each in found.contacts[:_SHOWN])
    raise RequestRefused(steps_text.several_found(t, short, builders.one_line(names, 300)))


# ── log ─────────────────────────────────────────────────────────────────────────────────────────


def log_interaction(context: BotContext, step: StepExecuted) -> Answer:
    """Logs once, however often Slack asks: the execution is the entry's key."""
    user = step.user
    with context.session() as session:
        who = _find_contact(session, step)
        note = Note(
            template=_template(context, step),
            contacts=(who.id,),
            text=_value(step, "text"),
            occurred_at=_moment(step, "at"),
            follow_up_on=_day(step, "follow_up") if step.values.get("follow_up") else None,
            request_key=f"step:{step.execution}",
        )
        outcome = record.log_note(session, context.config, _member(step), note, now=context.now)
        match outcome:
            case Recorded(number) | Duplicate(int(number)):
                return _entry_outputs(context, session, user, number, contact_number=who.number)
            case Blocked(ids):
                known = contacts.get_many(session, ids).values()
                names = ", ".join(each.name for each in known)
                return FailStep(log_text.contacts_blocked(user.t, names))
            case Duplicate():
                return FailStep(log_text.duplicate(user.t, None))
            case _:
                return FailStep(user.t(log_text.PURGED_BEFORE))


def _template(context: BotContext, step: StepExecuted) -> str:
    typed = step.values.get("template", "").strip()
    return find_template(context, step.user.t, typed) if typed else context.settings.record.note


def _moment(step: StepExecuted, name: str) -> datetime | None:
    """Slack's timestamps are whole seconds since 1970."""
    typed = step.values.get(name, "").strip()
    if not typed:
        return None
    try:
        return datetime.fromtimestamp(int(typed), UTC)
    except (ValueError, OverflowError, OSError) as error:
        short = builders.one_line(typed, 60)
        raise RequestRefused(steps_text.not_a_day(step.user.t, short)) from error


def _day(step: StepExecuted, name: str) -> date:
    typed = _value(step, name)
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        short = builders.one_line(typed, 60)
        raise RequestRefused(steps_text.not_a_day(step.user.t, short)) from error


def _entry_outputs(
    context: BotContext, session: Session, user: User, number: int, **more: str
) -> CompleteStep:
    entry = get_entry(session, user.t, number)
    line = short_entry_line(user.t, entry, now=context.now)
    return CompleteStep({"number": number, "entry": line, **more})


# ── look up ─────────────────────────────────────────────────────────────────────────────────────


def find_contact(context: BotContext, step: StepExecuted) -> Answer:
    """Nobody and several are answers too: a workflow may branch on them."""
    with context.reading() as session:
        found = contact_search.find_contacts(session, _value(step, "contact"))
    if not found.is_certain:
        return CompleteStep({"is_found": False, "contact_number": "", "name": "", "email": ""})
    who = found.contacts[0]
    email = next(iter(who.emails()), "")
    named = {"contact_number": who.number, "name": contact_title(who), "email": email}
    return CompleteStep({"is_found": True, **named})


def last_contact(context: BotContext, step: StepExecuted) -> Answer:
    t = step.user.t
    with context.reading() as session:
        who = _find_contact(session, step)
        spoken = figures.last_contacts(session, [who.id])[who.id].spoken_at
        last = _last_talk(session, who)
    named = {"contact_number": who.number, "name": contact_title(who)}
    if spoken is None:
        return CompleteStep(
            {"sentence": steps_text.never_spoken(t, named["name"]), "days": -1, **named}
        )
    today, day = context.today(t), spoken.astimezone(t.zone).date()
    sentence = steps_text.last_spoken(t, named["name"], t.day(day, today=today))
    number = {"number": last} if last else {}
    return CompleteStep({"sentence": sentence, "days": (today - day).days, **named, **number})


def _last_talk(session: Session, who: Contact) -> int | None:
    """The number of the last entry with them that counts and reached somebody."""
    by_person = InteractionFilter(contact_id=who.id, successful=True, states=COUNTED_STATES)
    by_company = replace(by_person, contact_id=None, company_id=who.id)
    is_company = who.kind is ContactKind.COMPANY
    found = pages.page(session, by_company if is_company else by_person, limit=1).items
    return found[0].number if found else None


# ── follow up ───────────────────────────────────────────────────────────────────────────────────


def add_follow_up(context: BotContext, step: StepExecuted) -> Answer:
    t, day, typed = step.user.t, _day(step, "day"), _value(step, "number").removeprefix("#")
    if not (typed.isascii() and typed.isdigit()) or int(typed[:12]) > HIGHEST_NUMBER:
        raise RequestRefused(steps_text.not_a_number(t, builders.one_line(typed, 60)))
    number = int(typed)
    with context.session() as session:
        interactions.lock(session, [number])
        get_entry(session, t, number)
        wanted = {"follow_up_on": day}
        correct.edit(session, context.config, _member(step), number, wanted, now=context.now)
        return _entry_outputs(context, session, step.user, number)


STEPS = {
    StepId.LOG: log_interaction,
    StepId.FIND: find_contact,
    StepId.LAST: last_contact,
    StepId.FOLLOW_UP: add_follow_up,
}
