"""PURE. An entry in one line, as every screen shows it."""

from datetime import datetime

from bot.messages import kinds
from bot.say import Say
from bot.views.people import participants
from journal.model import Interaction


def entry_line(say: Say, entry: Interaction, *, now: datetime) -> str:
    """`#2041 · Outgoing call · Ada Lovelace (Acme) · today 14:05`."""
    called = kinds.template_called(say, entry.template)
    at = say.moment(entry.occurred_at, now=now)
    return " · ".join((f"#{entry.number}", called, participants(entry), at))
