"""PURE. An entry in full: every field, the note, comments, and the changes since it was logged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids.find import FindId
from bot.ids.letter import LetterId
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import labels as labels_text
from bot.messages import letters as letters_text
from bot.views.contact_labels import participant_title
from bot.views.entry_card import (
    cancel_details,
    colleague_name,
    entry_ref,
    sender_remarks,
    short_entry_line,
    waiting_remark,
    write_button,
)
from journal.model import (
    Channel,
    Comment,
    DeliveryState,
    Direction,
    Evaluation,
    FieldChange,
    Interaction,
    InteractionState,
    Letter,
    MailSender,
    Meeting,
    contact_number,
    participants_from_history,
)

# The letters of a note that are shown; the rest comes as a file.
MAX_SHOWN_LETTERS = 5000
_MAX_BLOCK_LETTERS = 2500
_MAX_COMMENT_LETTERS = 700
_MAX_COMMENTS = 5
_MAX_CHANGES = 5


@dataclass(frozen=True, slots=True)
class EntryDetails:
    entry: Interaction
    comments: tuple[Comment, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    sender: MailSender | None = None
    may_change: bool = True
    can_write: bool = False
    can_write_again: bool = False
    letter: Letter | None = None


def details_message(t: Translator, details: EntryDetails, *, now: datetime) -> Message:
    entry = details.entry
    if entry.erased_at is not None:
        return builders.sentence(entry_text.entry_erased(t, entry.number))
    struck = entry.state is InteractionState.CANCELLED
    head = short_entry_line(t, entry, now=now)
    rows = list(_rows(t, details, now))
    remarks = (
        *sender_remarks(t, details.sender),
        *waiting_remark(t, details.letter),
    )
    blocks = [
        builders.rich_text_block(builders.rich_text_piece(head, bold=True, struck=struck)),
        builders.rich_text_block(*_labelled_values(rows)),
        *(builders.context(builders.plain_text(each, 1000)) for each in remarks),
        *_note(t, entry.text),
        *(_left_out_text(t, entry) if details.may_change else ()),
        *_comments(t, details, now),
        *_changes(t, details, now),
        # This card is not kept up to date: results are shown beside it.
        builders.actions(*_buttons(t, details)),
    ]
    facts = "; ".join(f"{label}: {value}" for label, value in rows)
    return Message(
        " ".join(
            builders.safe_text(builders.one_line(part, 1200), 1200)
            for part in (head, facts, *remarks, entry.text)
        ),
        tuple(blocks),
    )


def _labelled_values(rows: list[tuple[str, str]]) -> Iterator[Element]:
    for position, (label, value) in enumerate(rows):
        yield builders.rich_text_piece(f"{label}: ", bold=True)
        yield builders.rich_text_piece(value + ("\n" if position + 1 < len(rows) else ""))


def _rows(t: Translator, details: EntryDetails, now: datetime) -> Iterator[tuple[str, str]]:
    for name, value in _field_values(t, details, now):
        if value:
            yield entry_text.label(t, name), builders.one_line(value, 500)


def _field_values(t: Translator, details: EntryDetails, now: datetime) -> Iterator[tuple[str, str]]:
    entry, names = details.entry, details.names
    if entry.state is InteractionState.CANCELLED:
        yield "state", " · ".join(cancel_details(t, entry, names, now=now))
    yield "with", ", ".join(participant_title(each) for each in entry.participants)
    yield "subject", entry.subject
    logged = entry_text.moment(t, entry.logged_at, now)
    yield (
        "logged",
        entry_text.logged_by(t, colleague_name(names, entry.logged_by), logged, entry.source),
    )
    if entry.salesperson != entry.logged_by:
        yield "salesperson", colleague_name(names, entry.salesperson)
    if entry.direction is not Direction.NONE:
        yield "direction", labels_text.direction_name(t, entry.direction)
    yield "duration_minutes", t.minutes(entry.duration_minutes) if entry.duration_minutes else ""
    yield "cost", t.money(entry.cost, entry.currency) if entry.cost else ""
    if not entry.successful:
        yield "successful", t(entry_text.FAILED_ATTEMPT)
    if entry.evaluation:
        yield "evaluation", labels_text.evaluation_name(t, entry.evaluation)
    yield "evaluation_note", entry.evaluation_note
    yield from _further_values(t, entry, now)


def _further_values(t: Translator, entry: Interaction, now: datetime) -> Iterator[tuple[str, str]]:
    if entry.follow_up_on:
        today = now.astimezone(t.zone).date()
        yield (
            "follow_up_on",
            t.day_and_time(entry.follow_up_on, entry.follow_up_time, today=today),
        )
    if entry.meeting:
        yield "meeting", entry_text.meeting_text(t, entry.meeting, now)
    yield "campaign", entry.campaign
    yield "opportunity", entry.opportunity
    if entry.document:
        document = entry.document
        yield "document", f"{document.type} {document.number} {document.version}".strip()
    if entry.delivery is not DeliveryState.NONE:
        yield (
            "delivery",
            f"{labels_text.delivery_name(t, entry.delivery)} {entry.delivery_reason}".strip(),
        )
    yield "attachments", ", ".join(each.name for each in entry.attachments)


def _note(t: Translator, text: str) -> Iterator[Block]:
    beginning = text[:MAX_SHOWN_LETTERS]
    for start in range(0, len(beginning), _MAX_BLOCK_LETTERS):
        yield builders.quote(beginning[start : start + _MAX_BLOCK_LETTERS], _MAX_BLOCK_LETTERS)
    if len(text) > MAX_SHOWN_LETTERS:
        yield builders.context(
            builders.plain_text(entry_text.more_text(t, len(text) - MAX_SHOWN_LETTERS))
        )


def _left_out_text(t: Translator, entry: Interaction) -> Iterator[Block]:
    """The sentence on the parts of the mail left out, with a button to add them."""
    letters = len(entry.full_text) - len(entry.text)
    if letters <= 0 or entry.state is InteractionState.CANCELLED:
        return
    button = builders.button(
        t(entry_text.RESTORE_LEFT_OUT_TEXT), LogId.UNCUT, str(entry_ref(entry))
    )
    yield builders.section(
        builders.plain_text(entry_text.left_out_text(t, letters)), accessory=button
    )


def _comments(t: Translator, details: EntryDetails, now: datetime) -> Iterator[Block]:
    comments = details.comments
    if not comments:
        return
    yield builders.section(builders.mrkdwn(f"*{t(entry_text.COMMENTS)}*"))
    if len(comments) > _MAX_COMMENTS:
        yield builders.context(
            builders.plain_text(entry_text.older_comments(t, len(comments) - _MAX_COMMENTS))
        )
    for each in comments[-_MAX_COMMENTS:]:
        by = f"{colleague_name(details.names, each.by)}, {entry_text.moment(t, each.at, now)}"
        yield builders.context(builders.plain_text(by))
        yield builders.quote(each.text, _MAX_COMMENT_LETTERS)


def _changes(t: Translator, details: EntryDetails, now: datetime) -> Iterator[Block]:
    changes = shown_changes(details.changes)
    if not changes:
        return
    yield builders.section(builders.mrkdwn(f"*{t(entry_text.HISTORY)}*"))
    if len(changes) > _MAX_CHANGES:
        yield builders.context(
            builders.plain_text(entry_text.older_changes(t, len(changes) - _MAX_CHANGES))
        )
    for each in changes[-_MAX_CHANGES:]:
        yield builders.context(
            builders.plain_text(change_line(t, each, details.names, now=now), 2000)
        )


def shown_changes(changes: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    """The changes, without those that only an undo needs."""
    return tuple(each for each in changes if entry_text.has_label(each.field))


def change_line(
    t: Translator, change: FieldChange, names: Mapping[str, str], *, now: datetime
) -> str:
    at = (entry_text.moment(t, change.at, now), colleague_name(names, change.by))
    old, new = (
        builders.one_line(history_value(t, change.field, v, now=now), 120)
        for v in (change.old, change.new)
    )
    return entry_text.history_line(t, at, change.field, (old, new))


def history_value(t: Translator, field_name: str, text: str, *, now: datetime) -> str:
    """A stored value of the history, in words."""
    if not text:
        return ""
    if field_name == "meeting.starts":
        return entry_text.meeting_text(t, Meeting(starts=text), now)
    if field_name in {"occurred_at", "cancelled_at"}:
        return t.moment(datetime.fromisoformat(text), now=now)
    return _VALUE_TEXTS[field_name](t, text) if field_name in _VALUE_TEXTS else text


_VALUE_TEXTS: Mapping[str, Callable[[Translator, str], str]] = {
    "cancel_reason": entry_text.why_cancelled,
    "meeting.minutes": lambda t, text: t.minutes(int(text)),
    "meeting.cancelled": lambda t, text: t(entry_text.CALLED_OFF) if text == "true" else "",
    "channel": lambda t, text: labels_text.channel_name(t, Channel(text)),
    "delivery": lambda t, text: labels_text.delivery_name(t, DeliveryState(text)),
    "direction": lambda t, text: labels_text.direction_name(t, Direction(text)),
    "follow_up_on": lambda t, text: t.whole_day(date.fromisoformat(text)),
    "evaluation": lambda t, text: labels_text.evaluation_name(t, Evaluation(text)),
    "participants": lambda _t, text: ", ".join(
        contact_number(each) for each, _ in participants_from_history(text)
    ),
    "state": lambda t, text: labels_text.state_name(t, InteractionState(text)),
    "successful": lambda t, text: entry_text.attempt_result(t, succeeded=text == "true"),
    "template": labels_text.template_name,
}


def _buttons(t: Translator, details: EntryDetails) -> Iterator[Element]:
    entry, may_change = details.entry, details.may_change
    value = str(entry_ref(entry))
    is_cancelled = entry.state is InteractionState.CANCELLED
    if may_change and is_cancelled:
        yield builders.button(t(entry_text.RESTORE), FindId.RESTORE, value)
    if may_change and not is_cancelled:
        yield builders.button(t(entry_text.EDIT), LogId.EDIT, value)
    yield builders.button(t(entry_text.COMMENT), LogId.COMMENT, value)
    if details.can_write and not is_cancelled:
        yield write_button(t, entry)
    if details.can_write_again and not is_cancelled:
        yield builders.button(t(letters_text.WRITE_AGAIN), LetterId.AGAIN, value)
    if may_change and not is_cancelled:
        yield builders.button(t(entry_text.EVALUATE), LogId.EVALUATE, value)
        yield builders.button(t(entry_text.FOLLOW_UP_BUTTON), LogId.FOLLOW, value)
        yield _attempt_button(t, entry, value)
        yield builders.button(t(entry_text.CANCEL), FindId.CANCEL, value)
    if entry.attachments:
        yield builders.button(t(entry_text.SEND_FILES), LogId.SEND_FILES, value)
    if len(entry.text) > MAX_SHOWN_LETTERS:
        yield builders.button(t(entry_text.WHOLE_TEXT), LogId.WHOLE_TEXT, value)


def _attempt_button(t: Translator, entry: Interaction, value: str) -> Element:
    if entry.successful:
        return builders.button(t(entry_text.MARK_FAILED), LogId.MARK_FAILED, value)
    return builders.button(t(entry_text.MARK_REACHED), LogId.MARK_REACHED, value)
