"""Says what somebody did, in words: `Logged: #41 · Call · Ada Lovelace`, and how long ago."""

from datetime import timedelta

from bot.language.translator import Translator
from bot.messages import labels
from bot.messages.number_lists import list_mails
from bot.messages.undo import deed_head
from journal.model import DeedKind, Interaction, UndoTarget, contact_number


def deed_text(t: Translator, target: UndoTarget) -> str:
    """Says what was done, and to what, if that is known and there still."""
    return deed_head(t, target.kind, _object_text(t, target))


def _object_text(t: Translator, target: UndoTarget) -> str:
    if target.segment:
        return target.segment
    if target.entries:
        more = f" +{target.count - 1}" if target.count > 1 else ""
        return f"{_entry_text(t, target.entries[0])}{more}"
    if target.mails:
        return list_mails(t, target.mails)
    if target.contacts:
        more = (
            f" +{target.count - len(target.contacts)}"
            if target.count > len(target.contacts)
            else ""
        )
        joined = " → " if target.kind is DeedKind.MERGE else ", "
        return joined.join(f"{each.number} {each.name}" for each in target.contacts) + more
    if target.count > 1:
        return t.number(target.count)
    return contact_number(target.contact_id) if target.contact_id else ""


def _entry_text(t: Translator, entry: Interaction) -> str:
    names = ", ".join(each.name or each.address for each in entry.participants)
    parts = (f"#{entry.number}", labels.channel_name(t, entry.channel), names)
    return " · ".join(filter(None, parts))


def age_text(t: Translator, age: timedelta) -> str:
    """`just now`, `3 minutes ago`, `2 days ago`."""
    minutes = int(age.total_seconds()) // 60
    if minutes < 1:
        return t("just now")
    if minutes < 60:
        return t.plural("{count} minute ago", "{count} minutes ago", minutes)
    if minutes < 48 * 60:
        return t.plural("{count} hour ago", "{count} hours ago", minutes // 60)
    return t.plural("{count} day ago", "{count} days ago", minutes // (24 * 60))
