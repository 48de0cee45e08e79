"""What somebody did, in words: `Log #41, Outgoing call with Ada Lovelace`, and how long ago."""

from datetime import timedelta

from cli.output import plural
from journal.model import Channel, DeedKind, Interaction, UndoTarget, contact_number

_NAMES = {
    DeedKind.LOG: "Log",
    DeedKind.EDIT: "Edit of",
    DeedKind.EVALUATE: "Evaluation of",
    DeedKind.ATTACH: "Files attached to",
    DeedKind.DETACH: "Files taken off of",
    DeedKind.COMMENT: "Comment on",
    DeedKind.CANCEL: "Cancel of",
    DeedKind.RESTORE: "Restore of",
    DeedKind.CONTACT_ADD: "Adding",
    DeedKind.CONTACT_EDIT: "Edit of",
    DeedKind.CONTACT_DELETE: "Deleting",
    DeedKind.MERGE: "Merge of",
    DeedKind.IMPORT: "Import of",
    DeedKind.ENTRIES_IMPORT: "Import of",
    DeedKind.SEGMENT_CREATE: "Creating the segment",
    DeedKind.SEGMENT_EDIT: "Edit of the segment",
    DeedKind.SEGMENT_DELETE: "Deleting the segment",
    DeedKind.RUN: "Logging to the segment",
    DeedKind.RUN_UNDO: "Undo of the logging to the segment",
    DeedKind.MEMBERS: "Change of members of the segment",
    DeedKind.TRIAGE: "Decision on",
    DeedKind.MATCH: "Match of",
    DeedKind.IGNORE: "Ignoring",
    DeedKind.POSTPONE: "Putting off",
    DeedKind.CLAIM: "Taking",
    DeedKind.PURGE: "A purge",
    DeedKind.ERASE: "Erasing a contact",
}


_CHANNELS = {
    Channel.PHONE: "a call",
    Channel.EMAIL: "an email",
    Channel.MEETING: "a meeting",
    Channel.LETTER: "a letter",
    Channel.FAX: "a fax",
    Channel.CHAT: "a chat",
    Channel.NOTE: "a note",
    Channel.OTHER: "an interaction",
}


def deed_text(target: UndoTarget) -> str:
    return f"{_NAMES[target.kind]} {_object_text(target)}".strip()


def _object_text(target: UndoTarget) -> str:
    if target.segment:
        return repr(target.segment)
    if target.entries:
        more = f" and {target.count - 1} more" if target.count > 1 else ""
        return f"{_entry_text(target.entries[0])}{more}"
    if target.mails:
        first, count = target.mails[0], len(target.mails)
        return f"mail {first}" if count == 1 else plural(count, "mail")
    if target.kind is DeedKind.IMPORT:
        return plural(target.count, "contact")
    if target.contacts:
        return " into ".join(f"{each.number} {each.name}" for each in target.contacts)
    gone = "what is gone by now" if _NAMES[target.kind].endswith((" of", " on", " to")) else ""
    return contact_number(target.contact_id) if target.contact_id else gone


def _entry_text(entry: Interaction) -> str:
    what = _CHANNELS[entry.channel]
    names = ", ".join(each.name or each.address for each in entry.participants)
    return f"#{entry.number}, {what} with {names}" if names else f"#{entry.number}, {what}"


def age_text(age: timedelta) -> str:
    """`just now`, `3 minutes ago`, `2 days ago`."""
    minutes = int(age.total_seconds()) // 60
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{plural(minutes, 'minute')} ago"
    if minutes < 48 * 60:
        return f"{plural(minutes // 60, 'hour')} ago"
    return f"{plural(minutes // (24 * 60), 'day')} ago"
