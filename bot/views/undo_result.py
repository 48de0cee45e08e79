"""PURE. What was undone, and the entries as they are now."""

from collections.abc import Sequence
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.views.entry_card import entry_lines, short_entry_line
from journal.model import DeedKind, Interaction


def undo_result(
    t: Translator, kind: DeedKind, entries: Sequence[Interaction], count: int, *, now: datetime
) -> Message:
    """The result of an undo; `count` is how many entries there are in all."""
    text = entry_text.deed_undone(t, kind)
    more = entry_text.and_more(t, count - len(entries)) if count > len(entries) else ""
    blocks = [
        builders.section(builders.plain_text(text)),
        *entry_lines(t, entries, now=now),
        *([builders.context(builders.plain_text(more))] if more else []),
    ]
    listed = "; ".join(
        builders.safe_text(short_entry_line(t, each, now=now), 300) for each in entries
    )
    return Message(" ".join(filter(None, (text, listed, more))), tuple(blocks))
