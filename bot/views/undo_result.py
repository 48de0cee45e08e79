"""PURE. What would be undone, and what was, and the entries as they are now."""

from collections.abc import Sequence
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.ids.find import FindId
from bot.language.translator import Translator
from bot.messages import cancelling as cancelling_text
from bot.messages import entry as entry_text
from bot.messages import undo as undo_text
from bot.views.contact_labels import contact_line
from bot.views.entry_card import entry_lines, short_entry_line
from journal.model import Interaction, UndoTarget, contact_number

_LONGEST = 3000
_MOST_KEPT = 30


def deed_line(t: Translator, target: UndoTarget, *, now: datetime) -> str:
    """Says what was done, to what, and when."""
    moment = t.moment(target.at, now=now)
    return undo_text.deed_line(t, target.kind, _subject_text(t, target, now), moment)


def _subject_text(t: Translator, target: UndoTarget, now: datetime) -> str:
    if target.segment:
        return builders.one_line(target.segment, 200)
    lines = [short_entry_line(t, each, now=now) for each in target.entries[:1]]
    lines = lines or [contact_line(each) for each in target.contacts[:1]]
    if not lines:
        return ""
    more = target.count - 1
    return f"{lines[0]} {entry_text.and_more(t, more)}" if more > 0 else lines[0]


def ask_first(t: Translator, target: UndoTarget, *, now: datetime) -> Message:
    text = undo_text.ask_first(t, deed_line(t, target, now=now))
    pressed = builders.button(t(cancelling_text.UNDO), FindId.UNDO, str(target.deed))
    blocks = (builders.section(builders.plain_text(text)), builders.actions(pressed))
    return Message(builders.safe_text(text, _LONGEST), blocks)


def irrevocable(t: Translator, target: UndoTarget, *, now: datetime) -> Message:
    text = undo_text.irrevocable(t, deed_line(t, target, now=now))
    return Message(
        builders.safe_text(text, _LONGEST), (builders.section(builders.plain_text(text)),)
    )


def undo_result(
    t: Translator,
    target: UndoTarget,
    kept: Sequence[int],
    entries: Sequence[Interaction],
    count: int,
    *,
    now: datetime,
) -> Message:
    """The result of an undo: `target` as it was before, `kept` stay, of `count` entries a few are shown."""
    text = undo_text.deed_undone(t, target.kind)
    more = entry_text.and_more(t, count - len(entries)) if count > len(entries) else ""
    moment = t.moment(target.at, now=now)
    done = undo_text.deed_time(t, moment) if entries else deed_line(t, target, now=now)
    stays = ", ".join(map(contact_number, kept[:_MOST_KEPT]))
    kept_note = undo_text.contacts_kept(t, stays) if kept else ""
    notes = [note for note in (done, kept_note, more) if note]
    blocks = [
        builders.section(builders.plain_text(text)),
        *entry_lines(t, entries, now=now),
        *(builders.context(builders.plain_text(each)) for each in notes),
    ]
    listed = "; ".join(
        builders.safe_text(short_entry_line(t, each, now=now), 300) for each in entries
    )
    said = (builders.safe_text(each, 400) for each in notes)
    return Message(" ".join(filter(None, (text, listed, *said))), tuple(blocks))
