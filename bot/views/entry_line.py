"""PURE. An entry in one line, as every screen shows it."""

from datetime import datetime

from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.views.contact_labels import participants_line
from journal.model import Interaction


def entry_line(t: Translator, entry: Interaction, *, now: datetime) -> str:
    """`#2041 · Outgoing call · Ada Lovelace (Acme) · today 14:05`."""
    called = labels_text.template_name(t, entry.template)
    at = t.moment(entry.occurred_at, now=now)
    return " · ".join((f"#{entry.number}", called, participants_line(entry), at))
