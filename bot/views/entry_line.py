"""PURE. An entry in one line, as every screen shows it."""

from datetime import datetime

from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.views.contact_labels import participants_line
from journal.model import Interaction


def entry_line(t: Translator, entry: Interaction, *, now: datetime) -> str:
    """`#2041 · Outgoing call · Ada Lovelace (Acme) · today 14:05`."""
    return f"{entry_name(t, entry)} · {t.moment(entry.occurred_at, now=now)}"


def entry_name(t: Translator, entry: Interaction) -> str:
    """`#2041 · Outgoing call · Ada Lovelace (Acme)`."""
    called = labels_text.template_name(t, entry.template)
    return " · ".join((f"#{entry.number}", called, participants_line(entry)))


def list_line(
    t: Translator, entry: Interaction, *, now: datetime, heading_contact: int | None = None
) -> str:
    """`#2041 · ☎ Outgoing call · today 14:05`: in a list, where a sign is quicker to find than a word,
    and below a heading that names the only contact.
    """
    sign = labels_text.channel_sign(entry.channel)
    called = f"{sign} {labels_text.template_name(t, entry.template)}"
    is_named = {each.contact_id for each in entry.participants} == {heading_contact}
    whom = () if is_named else (participants_line(entry),)
    return " · ".join((f"#{entry.number}", called, *whom, t.moment(entry.occurred_at, now=now)))
