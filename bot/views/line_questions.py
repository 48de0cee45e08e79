"""PURE. What is asked about a typed line before it is logged: one thing at a time, a button each.

The questions are kept with the draft, and a button carries which option was pressed for each so
far: ids and numbers, never words.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.ids import OutOfDate, pack, parse_id, unpack_required
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.messages import line as line_text
from bot.messages import log as log_text
from bot.views.contact_labels import contact_title, first_address
from bot.views.log_values import LogValues
from journal.model import Contact

_MAX_TYPED = 100
# Of the draft: the questions, beside what it says.
QUESTIONS_FIELD = "questions"


class QuestionTopic(StrEnum):
    CONTACT = "contact"
    TEMPLATE = "template"
    DAY = "day"
    FOLLOW_UP = "follow_up"
    # It has not happened yet: a note with a follow-up, or the form.
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """`options` are ids of contacts, codes of templates, or days."""

    topic: QuestionTopic
    options: tuple[str, ...]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class LineAnswers:
    """The draft with its key, and the option of each question that was answered."""

    draft: int
    key: str
    chosen: tuple[int, ...] = ()

    def button_value(self, option: int) -> str:
        chosen = ",".join(map(str, (*self.chosen, option)))
        return pack({"d": str(self.draft), "k": self.key, "c": chosen})


def unpack_answers(value: str) -> LineAnswers:
    carried = unpack_required(value, "d", "k", "c")
    chosen = tuple(parse_id(each) for each in carried["c"].split(","))
    return LineAnswers(parse_id(carried["d"]), carried["k"], chosen)


def to_draft_field(questions: Sequence[LineQuestion]) -> str:
    return json.dumps([[q.topic, q.typed, *q.options] for q in questions], ensure_ascii=False)


def from_draft_field(kept: str) -> tuple[LineQuestion, ...]:
    try:
        rows = json.loads(kept or "[]")
        return tuple(LineQuestion(QuestionTopic(row[0]), tuple(row[2:]), row[1]) for row in rows)
    except (ValueError, TypeError, IndexError, KeyError):
        return ()


# ── asked ───────────────────────────────────────────────────────────────────────────────────────


def question_message(
    t: Translator, question: LineQuestion, answers: LineAnswers, known: Mapping[int, Contact]
) -> Message:
    """Shows what is asked, a button for each option, and the form for anything else.

    Who was deleted since has no button; the others keep their places in the draft.
    """
    labels = {
        place: label
        for place, option in enumerate(question.options)
        if (label := _label(t, question, option, known))
    }
    buttons = [
        builders.button(label, LogId.CHOOSE, answers.button_value(place))
        for place, label in labels.items()
    ]
    asked = _question_text(t, question)
    of_contact = question.topic is QuestionTopic.CONTACT
    other = t(log_text.NONE_OF_THESE) if of_contact else t(log_text.OPEN_FORM)
    form = builders.button(other, LogId.DRAFT_OPEN, str(answers.draft))
    blocks = [
        builders.section(builders.plain_text(asked)),
        # Each in a row of its own: an action stands once in a block, and names are long.
        *(builders.actions(each) for each in buttons),
        builders.actions(form, block_id=LogId.OFFER),
        builders.context(builders.plain_text(t(log_text.DRAFT_IS_KEPT))),
    ]
    text = f"{asked} {', '.join(labels.values())}. {t(log_text.DRAFT_IS_KEPT)}"
    return Message(builders.safe_text(text, 1500), tuple(blocks))


def _question_text(t: Translator, question: LineQuestion) -> str:
    typed = builders.one_line(question.typed, _MAX_TYPED)
    match question.topic:
        case QuestionTopic.CONTACT:
            several = len(question.options) > 1
            return (log_text.who_is_meant if several else log_text.nobody_spelt_so)(t, typed)
        case QuestionTopic.TEMPLATE:
            return t(line_text.WHAT_WAS_IT)
        case QuestionTopic.DAY:
            return t(line_text.WHICH_DAY)
        case QuestionTopic.FOLLOW_UP:
            return t(line_text.WHICH_FOLLOW_UP)
        case QuestionTopic.PLANNED:
            return t(line_text.NOT_YET)


def _label(t: Translator, question: LineQuestion, option: str, known: Mapping[int, Contact]) -> str:
    """The words of an option; none of a contact who is not known any more."""
    match question.topic:
        case QuestionTopic.CONTACT:
            each = known.get(int(option)) if option.isdecimal() else None
            return contact_description(each) if each else ""
        case QuestionTopic.TEMPLATE:
            return labels_text.template_name(t, option)
        case QuestionTopic.PLANNED:
            day, at = _planned_moment(option)
            return line_text.note_with_follow_up(t, t.day_and_time(day, at, today=date.min))
        case _:
            return t.whole_day(date.fromisoformat(option))


def contact_description(each: Contact) -> str:
    """`Ada Lovelace (Acme) · ada@acme.example`."""
    reach = first_address(each)
    name = builders.one_line(contact_title(each), 45)
    return f"{name} · {builders.one_line(reach, 28)}" if reach else name


# ── answered ────────────────────────────────────────────────────────────────────────────────────


def with_answers(
    t: Translator,
    entered: LogValues,
    questions: Sequence[LineQuestion],
    chosen: Sequence[int],
    note: str,
) -> LogValues:
    """The values with every option that was pressed; `note` is the code of a note."""
    for question, place in zip(questions, chosen, strict=False):
        if place >= len(question.options):
            raise OutOfDate
        entered = _with_answer(t, entered, question, question.options[place], note)
    return entered


def _with_answer(
    t: Translator, entered: LogValues, question: LineQuestion, option: str, note: str
) -> LogValues:
    match question.topic:
        case QuestionTopic.CONTACT:
            return replace(entered, contacts=(*entered.contacts, int(option)))
        case QuestionTopic.TEMPLATE:
            return replace(entered, template=option, direction=None)
        case QuestionTopic.DAY:
            return replace(entered, occurred_at=_moved_to(t, entered.occurred_at, option))
        case QuestionTopic.FOLLOW_UP:
            return replace(entered, follow_up_on=date.fromisoformat(option))
        case QuestionTopic.PLANNED:
            day, at = _planned_moment(option)
            return replace(
                entered,
                template=note,
                follow_up_on=day,
                follow_up_time=at,
                occurred_at=None,
                duration_minutes=None,
            )


def _planned_moment(option: str) -> tuple[date, time | None]:
    """`2026-12-04`, `2026-12-04 14:00`."""
    day, _, at = option.partition(" ")
    return date.fromisoformat(day), time.fromisoformat(at) if at else None


def _moved_to(t: Translator, before: datetime | None, day: str) -> datetime:
    """The hour that was told stays."""
    at = before.astimezone(t.zone).time() if before else time()
    return datetime.combine(date.fromisoformat(day), at, t.zone).astimezone(UTC)
