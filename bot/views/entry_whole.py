"""PURE. An entry whole: every field, the note, comments, and what was changed since it was logged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import kit
from bot.ids.find import Find
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import entry as said
from bot.messages import kinds
from bot.say import Say
from bot.views.entry import called, how_cancelled, line, ref_of, sentence
from bot.views.people import participant
from journal.model import (
    Change,
    Channel,
    Comment,
    Delivery,
    Direction,
    Evaluation,
    Interaction,
    State,
)

# So much of a note is shown; the rest comes as a file.
SHOWN_TEXT = 5000
_PIECE = 2500
_COMMENT = 700
_COMMENTS = 5
_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Whole:
    entry: Interaction
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def whole(say: Say, shown: Whole, *, now: datetime) -> Message:
    entry = shown.entry
    if entry.erased_at is not None:
        return sentence(said.erased(say, entry.number))
    struck = entry.state is State.CANCELLED
    head = line(say, entry, now=now)
    rows = list(_rows(say, shown, now))
    blocks = [
        kit.rich(kit.words(head, bold=True, struck=struck)),
        kit.rich(*_pairs(rows)),
        *_note(say, entry.text),
        *_cut(say, entry),
        *_comments(say, shown, now),
        *_changes(say, shown, now),
        # No card that is kept true: what is done here is told beside it.
        kit.actions(*_buttons(say, entry)),
    ]
    facts = "; ".join(f"{label}: {value}" for label, value in rows)
    return Message(
        " ".join(kit.safe(kit.one_line(part, 1200), 1200) for part in (head, facts, entry.text)),
        tuple(blocks),
    )


def _pairs(rows: list[tuple[str, str]]) -> Iterator[Element]:
    for position, (label, value) in enumerate(rows):
        yield kit.words(f"{label}: ", bold=True)
        yield kit.words(value + ("\n" if position + 1 < len(rows) else ""))


def _rows(say: Say, shown: Whole, now: datetime) -> Iterator[tuple[str, str]]:
    for name, value in _values(say, shown, now):
        if value:
            yield said.label(say, name), kit.one_line(value, 500)


def _values(say: Say, shown: Whole, now: datetime) -> Iterator[tuple[str, str]]:
    entry, names = shown.entry, shown.names
    if entry.state is State.CANCELLED:
        yield "state", " · ".join(how_cancelled(say, entry, names, now=now))
    yield "with", ", ".join(participant(each) for each in entry.participants)
    yield "subject", entry.subject
    logged = said.moment(say, entry.logged_at, now)
    yield "logged", said.logged_by(say, called(names, entry.logged_by), logged, entry.source)
    if entry.salesperson != entry.logged_by:
        yield "salesperson", called(names, entry.salesperson)
    if entry.direction is not Direction.NONE:
        yield "direction", kinds.direction_name(say, entry.direction)
    yield "duration_minutes", say.minutes(entry.duration_minutes) if entry.duration_minutes else ""
    yield "cost", say.money(entry.cost) if entry.cost else ""
    if not entry.successful:
        yield "successful", said.failed_attempt(say)
    if entry.evaluation:
        yield "evaluation", kinds.evaluation_name(say, entry.evaluation)
    yield "evaluation_note", entry.evaluation_note
    yield from _loose_ends(say, entry, now)


def _loose_ends(say: Say, entry: Interaction, now: datetime) -> Iterator[tuple[str, str]]:
    if entry.follow_up_on:
        today = now.astimezone(say.zone).date()
        yield "follow_up_on", said.follow_up_day(say, entry.follow_up_on, today)
    yield "campaign", entry.campaign
    if entry.document:
        document = entry.document
        yield "document", f"{document.type} {document.number} {document.version}".strip()
    if entry.delivery is not Delivery.NONE:
        yield (
            "delivery",
            f"{kinds.delivery_name(say, entry.delivery)} {entry.delivery_reason}".strip(),
        )
    yield "attachments", ", ".join(each.name for each in entry.attachments)


def _note(say: Say, text: str) -> Iterator[Block]:
    shown = text[:SHOWN_TEXT]
    for start in range(0, len(shown), _PIECE):
        yield kit.quote(shown[start : start + _PIECE], _PIECE)
    if len(text) > SHOWN_TEXT:
        yield kit.context(kit.plain(said.more_text(say, len(text) - SHOWN_TEXT)))


def _cut(say: Say, entry: Interaction) -> Iterator[Block]:
    """What the mail said besides, and a way to have it in the record."""
    letters = len(entry.full_text) - len(entry.text)
    if letters <= 0 or entry.state is State.CANCELLED:
        return
    button = kit.button(said.take_back_the_cut(say), Log.UNCUT, str(ref_of(entry)))
    yield kit.section(kit.plain(said.cut(say, letters)), accessory=button)


def _comments(say: Say, shown: Whole, now: datetime) -> Iterator[Block]:
    comments = shown.comments
    if not comments:
        return
    yield kit.section(kit.mrkdwn(f"*{said.comments(say)}*"))
    if len(comments) > _COMMENTS:
        yield kit.context(kit.plain(said.older_comments(say, len(comments) - _COMMENTS)))
    for each in comments[-_COMMENTS:]:
        by = f"{called(shown.names, each.by)}, {said.moment(say, each.at, now)}"
        yield kit.context(kit.plain(by))
        yield kit.quote(each.text, _COMMENT)


def _changes(say: Say, shown: Whole, now: datetime) -> Iterator[Block]:
    changes = told(shown.changes)
    if not changes:
        return
    yield kit.section(kit.mrkdwn(f"*{said.history(say)}*"))
    if len(changes) > _CHANGES:
        yield kit.context(kit.plain(said.older_changes(say, len(changes) - _CHANGES)))
    for each in changes[-_CHANGES:]:
        yield kit.context(kit.plain(change_line(say, each, shown.names, now=now), 2000))


def told(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Without what only the record needs, to take a deed back."""
    return tuple(each for each in changes if said.has_label(each.field))


def change_line(say: Say, each: Change, names: Mapping[str, str], *, now: datetime) -> str:
    at = (said.moment(say, each.at, now), called(names, each.by))
    old, new = (kit.one_line(kept(say, each.field, v, now=now), 120) for v in (each.old, each.new))
    return said.change(say, at, each.field, (old, new))


def kept(say: Say, field: str, text: str, *, now: datetime) -> str:
    """What the history keeps as text, in words."""
    if not text:
        return ""
    if field in {"occurred_at", "cancelled_at"}:
        return say.moment(datetime.fromisoformat(text), now=now)
    return _WORDS[field](say, text) if field in _WORDS else text


_WORDS: Mapping[str, Callable[[Say, str], str]] = {
    "cancel_reason": said.why_cancelled,
    "channel": lambda say, text: kinds.channel_name(say, Channel(text)),
    "delivery": lambda say, text: kinds.delivery_name(say, Delivery(text)),
    "direction": lambda say, text: kinds.direction_name(say, Direction(text)),
    "evaluation": lambda say, text: kinds.evaluation_name(say, Evaluation(text)),
    # `K-1 main, K-7 cc`: who, and not in which part.
    "participants": lambda _say, text: ", ".join(p.partition(" ")[0] for p in text.split(", ")),
    "state": lambda say, text: kinds.state_name(say, State(text)),
    "successful": lambda say, text: said.attempt(say, succeeded=text == "true"),
    "template": kinds.template_called,
}


def _buttons(say: Say, entry: Interaction) -> Iterator[Element]:
    value = str(ref_of(entry))
    if entry.state is State.CANCELLED:
        yield kit.button(said.restore(say), Find.RESTORE, value)
        yield kit.button(said.comment(say), Log.COMMENT, value)
    else:
        yield kit.button(said.edit(say), Log.EDIT, value)
        yield kit.button(said.comment(say), Log.COMMENT, value)
        yield kit.button(said.evaluate(say), Log.EVALUATE, value)
        yield kit.button(said.follow(say), Log.FOLLOW, value)
        yield _attempt(say, entry, value)
        yield kit.button(said.cancel(say), Find.CANCEL, value)
    if entry.attachments:
        yield kit.button(said.send_files(say), Log.SEND_FILES, value)
    if len(entry.text) > SHOWN_TEXT:
        yield kit.button(said.whole_text(say), Log.WHOLE_TEXT, value)


def _attempt(say: Say, entry: Interaction, value: str) -> Element:
    if entry.successful:
        return kit.button(said.mark_failed(say), Log.FAILED, value)
    return kit.button(said.mark_reached(say), Log.REACHED, value)
