"""Holds what is said when something is taken back, or can't be."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator
from journal.model import DeedKind

NOTHING_TO_UNDO = N_("There is nothing of yours to undo.")

UNDO_TOO_LATE = N_(
    "Your last deed can't be undone: what it made was changed since. What was done since stands."
)

_UNDONE_DEEDS: Mapping[DeedKind, str] = {
    DeedKind.LOG: N_("your entry is cancelled"),
    DeedKind.EDIT: N_("your change is taken back"),
    DeedKind.EVALUATE: N_("the evaluations are as they were before"),
    DeedKind.ATTACH: N_("the files you attached are taken off"),
    DeedKind.DETACH: N_("the files you took off are back"),
    DeedKind.COMMENT: N_("your comment is withdrawn"),
    DeedKind.CANCEL: N_("what you cancelled is active again"),
    DeedKind.RESTORE: N_("what you restored is cancelled again"),
    DeedKind.CONTACT_ADD: N_("the contact you added is taken out"),
    DeedKind.CONTACT_EDIT: N_("the contact you changed is as it was before"),
    DeedKind.MERGE: N_("the two contacts you merged are two again"),
    DeedKind.IMPORT: N_("the contacts of your import are as they were before it"),
    DeedKind.ENTRIES_IMPORT: N_("the entries of your import are cancelled"),
    DeedKind.SEGMENT_CREATE: N_("the segment you created is taken out"),
    DeedKind.SEGMENT_EDIT: N_("the segment you changed is as it was before"),
    DeedKind.SEGMENT_DELETE: N_("the segment you deleted is back, with its members"),
    DeedKind.RUN: N_("what you logged to the segment is cancelled"),
    DeedKind.RUN_UNDO: N_("what you took back of the segment is active again"),
    DeedKind.MEMBERS: N_("the segment has the members it had before"),
    DeedKind.TRIAGE: N_("the mail you decided on waits again"),
    DeedKind.MATCH: N_("the mails you logged wait again"),
    DeedKind.IGNORE: N_("the mail you ignored waits again"),
    DeedKind.POSTPONE: N_("the mail you put off waits now"),
    DeedKind.CLAIM: N_("the mail you took is free again"),
}

# What somebody did, as the head of a line: `Logged: #41 · Outgoing call · Ada Lovelace`.
_DEEDS: Mapping[DeedKind, str] = {
    DeedKind.LOG: N_("Logged"),
    DeedKind.EDIT: N_("Entry changed"),
    DeedKind.EVALUATE: N_("Evaluated"),
    DeedKind.ATTACH: N_("Files attached"),
    DeedKind.DETACH: N_("Files taken off"),
    DeedKind.COMMENT: N_("Commented on"),
    DeedKind.CANCEL: N_("Entry cancelled"),
    DeedKind.RESTORE: N_("Entry restored"),
    DeedKind.CONTACT_ADD: N_("Contact added"),
    DeedKind.CONTACT_EDIT: N_("Contact changed"),
    DeedKind.CONTACT_DELETE: N_("Contact deleted"),
    DeedKind.MERGE: N_("Contacts merged"),
    DeedKind.IMPORT: N_("Contacts imported"),
    DeedKind.ENTRIES_IMPORT: N_("Entries imported"),
    DeedKind.SEGMENT_CREATE: N_("Segment created"),
    DeedKind.SEGMENT_EDIT: N_("Segment changed"),
    DeedKind.SEGMENT_DELETE: N_("Segment deleted"),
    DeedKind.RUN: N_("Logged to the segment"),
    DeedKind.RUN_UNDO: N_("Taken back from the segment"),
    DeedKind.MEMBERS: N_("Members of the segment changed"),
    DeedKind.TRIAGE: N_("Mail decided on"),
    DeedKind.MATCH: N_("Mails logged"),
    DeedKind.IGNORE: N_("Mail ignored"),
    DeedKind.POSTPONE: N_("Mail put off"),
    DeedKind.CLAIM: N_("Mail taken"),
    DeedKind.PURGE: N_("Entries purged"),
    DeedKind.ERASE: N_("Contact erased"),
}


def letter_sent(t: Translator, number: int) -> str:
    return t(
        "#{number} was sent already, so its entry stands. If it shall not count, cancel it.",
        number=number,
    )


def deed_undone(t: Translator, kind: DeedKind) -> str:
    return t("Undone: {what}.", what=t(_UNDONE_DEEDS[kind]))


def deed_line(t: Translator, kind: DeedKind, about: str, moment: str) -> str:
    """`Logged: #41 · Outgoing call · Ada Lovelace. You did this today 14:05.`"""
    return t("{what}. You did this {moment}.", what=deed_head(t, kind, about), moment=moment)


def deed_head(t: Translator, kind: DeedKind, about: str) -> str:
    """`Logged: #41 · Outgoing call · Ada Lovelace`."""
    return t("{deed}: {about}", deed=t(_DEEDS[kind]), about=about) if about else t(_DEEDS[kind])


def deed_time(t: Translator, moment: str) -> str:
    """It stands below the entries that an undo was about: when that was done which is taken back now."""
    return t("You had done it {moment}.", moment=moment)


def ask_first(t: Translator, deed: str) -> str:
    """`deed` is a sentence: what was done, and when."""
    return t("{deed} Take it back?", deed=deed)


def irrevocable(t: Translator, deed: str) -> str:
    """`deed` is a sentence: what was done, and when."""
    return t(
        "The last thing you did can't be taken back, and nothing before it was touched. {deed}",
        deed=deed,
    )


def contacts_kept(t: Translator, numbers: str) -> str:
    """`numbers` are contacts, like `K-12, K-14`."""
    return t("Changed or used since, so this stays: {numbers}", numbers=numbers)
