"""Turns what somebody typed about somebody into values, the questions that are left, and what was not taken.

Flags win over words. Who is named by an address, a number or in quotes before the colon is looked
up as anywhere; so are names there that begin like somebody's, where the line names nobody else.
Words before a colon that are no name stay in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from sqlmodel import Session

from bot.context import BotContext
from bot.grammar import ParsedLine, split_names
from bot.grammar.contact_names import MAX_NAMES_LENGTH
from bot.ids.log import LogId
from bot.inputs import User
from bot.listeners.shared.contact_search import MOST_OFFERED
from bot.listeners.shared.contacts_named import NamedContact, certain_ids, resolve
from bot.listeners.shared.line_to_form import form_of
from bot.messages import line as line_text
from bot.messages import log as log_text
from bot.views.line_questions import LineQuestion, QuestionTopic
from bot.views.log_values import LogValues
from journal import when
from journal.line import (
    LeftOver,
    LineContact,
    LineContext,
    LineField,
    LineKind,
    NameQuestion,
    UnderstoodLine,
    meeting_codes,
    names_in,
    template_codes,
    understand,
)
from journal.store.contacts import names_in_line
from journal.store.slack import people

# Somebody named beyond doubt: an address, `#K-12`, a quoted name.
_EXPLICIT = re.compile(r"[@#\"]|\bK-?\d", re.IGNORECASE)
_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True)
class HeardLine:
    """`hints` stand at the form's fields: with any of them it is not logged without the form."""

    entered: LogValues
    line: UnderstoodLine
    questions: tuple[LineQuestion, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    # The fields that words gave, for the card to say so.
    read: frozenset[str] = frozenset()

    @property
    def left_over(self) -> tuple[LeftOver, ...]:
        return self.line.left_over


@dataclass(frozen=True, slots=True)
class _Who:
    contacts: tuple[int, ...]
    questions: tuple[LineQuestion, ...]
    text: str
    why_not: str = ""


def understand_text(context: BotContext, session: Session, user: User, text: str) -> UnderstoodLine:
    return understand(text, find_names(session, user, text), line_context(context, user))


def line_context(context: BotContext, user: User) -> LineContext:
    return LineContext(user.t.language, context.now, user.t.zone, user.t.currency)


def find_names(session: Session, user: User, text: str) -> tuple[LineContact, ...]:
    """The contacts whose names may stand in the text."""
    return names_in_line.find_contacts(session, names_in(text, user.t.language))


def hear_line(context: BotContext, session: Session, user: User, parsed: ParsedLine) -> HeardLine:
    line = understand_text(context, session, user, parsed.line)
    who = _find_who(session, user, parsed, line)
    text = with_colleague_names(session, who.text)
    draft = form_of(context, user, replace(parsed, text=text))
    hints = dict(draft.hints)
    if who.why_not:
        hints.setdefault(LogId.CONTACTS, who.why_not)
    if line.is_two and not parsed.template:
        hints.setdefault(LogId.NOTE, user.t(line_text.TWO_DEEDS))
    entered, read = _with_words(context, user, parsed, line, draft.entered)
    entered = replace(entered, contacts=who.contacts, text=text)
    questions = (*who.questions, *_questions(context, user, parsed, line))
    return HeardLine(entered, line, questions, tuple(hints.items()), read)


def with_colleague_names(session: Session, text: str) -> str:
    """`<@U1|bob>` as people know them: nobody can read an id."""
    return _MENTION.sub(lambda found: _colleague_name(session, found), text)


def _colleague_name(session: Session, found: re.Match[str]) -> str:
    known = people.get(session, found[1])
    return f"@{(known.name if known else '') or found[2] or found[1]}"


# ── who ─────────────────────────────────────────────────────────────────────────────────────────


def _find_who(session: Session, user: User, parsed: ParsedLine, line: UnderstoodLine) -> _Who:
    named = len(line.contacts) + len(line.questions)
    if parsed.who and (_EXPLICIT.search(parsed.who) or named < len(split_names(parsed.who))):
        found = resolve(session, parsed.who)
        if named == 0 and not all(each.is_certain or each.is_choice for each in found):
            return _Who((), (), parsed.line, _why_unclear(session, user, found))
        return _Who(
            certain_ids(found),
            _contact_questions(found),
            parsed.text,
            _why_unclear(session, user, found),
        )
    if parsed.who and line.questions:
        # `Partner 7` is the whole name of one, though `Partner` is that of a hundred.
        found = resolve(session, parsed.who)
        if all(each.is_certain for each in found):
            return _Who(certain_ids(found), (), parsed.text, "")
    asked = [q for q in line.questions if 0 < len(q.candidates) <= MOST_OFFERED]
    vague = [q for q in line.questions if q not in asked]
    why_not = _why_open(user, vague, line.strangers)
    questions = tuple(
        LineQuestion(QuestionTopic.CONTACT, tuple(str(c.id) for c in q.candidates), q.typed)
        for q in asked
    )
    return _Who(tuple(c.id for c in line.contacts), questions, line.text, why_not)


def _why_open(user: User, vague: Sequence[NameQuestion], strangers: Sequence[str]) -> str:
    """Many have the name, or nobody has it."""
    if vague:
        return log_text.too_many_contacts(user.t, vague[0].typed[:100])
    return log_text.nobody_found(user.t, strangers[0][:100]) if strangers else ""


def _contact_questions(found: Sequence[NamedContact]) -> tuple[LineQuestion, ...]:
    return tuple(
        LineQuestion(QuestionTopic.CONTACT, tuple(str(c.id) for c in each.candidates), each.typed)
        for each in found
        if each.is_choice
    )


def _why_unclear(session: Session, user: User, found: Sequence[NamedContact]) -> str:
    """Each of them is named: what the form does not say is lost."""
    unclear = [each for each in found if not (each.is_certain or each.is_choice)]
    sentences = []
    for is_known, sentence in ((False, log_text.nobody_found), (True, log_text.too_many_contacts)):
        typed = ", ".join(each.typed for each in unclear if bool(each.candidates) == is_known)
        if typed:
            named = with_colleague_names(session, typed)
            sentences.append(sentence(user.t, named[:MAX_NAMES_LENGTH]))
    return " ".join(sentences)


# ── fields ──────────────────────────────────────────────────────────────────────────────────────


def _with_words(
    context: BotContext, user: User, parsed: ParsedLine, line: UnderstoodLine, entered: LogValues
) -> tuple[LogValues, frozenset[str]]:
    """Adds what words say where no flag did."""
    read: dict[str, object] = {
        "occurred_at": _occurred_at(context, user, line),
        "duration_minutes": line.duration_minutes,
        "follow_up_on": line.follow_up_on,
        "follow_up_time": line.follow_up_time,
        "evaluation": line.evaluation,
        "cost": line.cost.amount if line.cost and LineField.COST not in line.asks else None,
        "failed": line.is_failed or None,
    }
    codes = _codes(context, user, line)
    if "template" not in parsed.given and line.kind is not LineKind.NOTE and codes:
        read["template"] = codes[0]
        read["direction"] = line.direction if "direction" not in parsed.given else None
    new = {k: v for k, v in read.items() if v is not None and k not in parsed.given}
    return replace(entered, **new), frozenset(new)  # type: ignore[arg-type]


def _occurred_at(context: BotContext, user: User, line: UnderstoodLine) -> datetime | None:
    """A day without an hour is its beginning, but for today."""
    if line.occurred_at or line.occurred_on in {None, context.today(user.t)}:
        return line.occurred_at
    assert line.occurred_on is not None  # noqa: S101 (looked at above)
    return datetime.combine(line.occurred_on, time(), user.t.zone).astimezone(UTC)


def _codes(context: BotContext, user: User, line: UnderstoodLine) -> tuple[str, ...]:
    offered = context.config.catalog.offered_templates(user.actor.role)
    return template_codes(line.kind, line.direction, offered)


def _questions(
    context: BotContext, user: User, parsed: ParsedLine, line: UnderstoodLine
) -> tuple[LineQuestion, ...]:
    found: list[LineQuestion] = []
    if line.is_planned and "occurred_at" not in parsed.given:
        day = line.follow_up_on or context.today(user.t)
        due = str(when.DayAhead(day, line.follow_up_time))
        return (LineQuestion(QuestionTopic.PLANNED, (due,)),)
    if LineField.TEMPLATE in line.asks and "template" not in parsed.given:
        options = _template_options(context, user, line)
        found += [LineQuestion(QuestionTopic.TEMPLATE, options)] if len(options) > 1 else []
    for field, given, topic, days in (
        (LineField.OCCURRED_AT, "occurred_at", QuestionTopic.DAY, line.day_options),
        (LineField.FOLLOW_UP, "follow_up_on", QuestionTopic.FOLLOW_UP, line.follow_up_options),
    ):
        if field in line.asks and given not in parsed.given and len(days) > 1:
            found.append(LineQuestion(topic, tuple(day.isoformat() for day in days)))
    return tuple(found)


def _template_options(context: BotContext, user: User, line: UnderstoodLine) -> tuple[str, ...]:
    """The meetings for a meeting; for talk or papers the guess, and what else it may have been."""
    offered = context.config.catalog.offered_templates(user.actor.role)
    note = context.settings.record.note
    if line.kind is LineKind.MEETING:
        return (*meeting_codes(offered), note)
    kinds = (line.kind, LineKind.CALL, LineKind.ONSITE, LineKind.ONLINE, LineKind.MAIL)
    codes = (template_codes(kind, line.direction, offered)[:1] for kind in kinds)
    return tuple(dict.fromkeys((*(code for each in codes for code in each), note)))[:5]
