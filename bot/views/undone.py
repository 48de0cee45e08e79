"""PURE. What was taken back, and how the entries stand now."""

from collections.abc import Sequence
from datetime import datetime

from bot import kit
from bot.kit import Message
from bot.messages import entry as said
from bot.say import Say
from bot.views.entry import line, lines
from journal.model import DeedKind, Interaction


def undone(
    say: Say, kind: DeedKind, entries: Sequence[Interaction], count: int, *, now: datetime
) -> Message:
    """`count` is how many there are in all; those shown may be fewer."""
    text = said.undone(say, kind)
    more = said.and_more(say, count - len(entries)) if count > len(entries) else ""
    blocks = [
        kit.section(kit.plain(text)),
        *lines(say, entries, now=now),
        *([kit.context(kit.plain(more))] if more else []),
    ]
    told = "; ".join(kit.safe(line(say, each, now=now), 300) for each in entries)
    return Message(" ".join(filter(None, (text, told, more))), tuple(blocks))
