"""The sentences of cancel and restore. Closing a dialog is never called "cancel"."""

from collections.abc import Sequence

from bot.language.translator import N_, Translator
from bot.messages.number_lists import list_entries
from journal.model import DeedKind, Denial, DenialReason

# ── the dialog ──────────────────────────────────────────────────────────────────────────────────


def title(t: Translator, count: int, number: int) -> str:
    if count == 1:
        return t("Cancel entry #{number}", number=number)
    return t.plural("Cancel {count} entry", "Cancel {count} entries", count)


def cancel_button(t: Translator, count: int) -> str:
    return t("Cancel entry") if count == 1 else t("Cancel entries")


def keep_button(t: Translator, count: int) -> str:
    return t("Keep it") if count == 1 else t("Keep them")


REASON_LABEL = N_("Why?")
REASON_HINT = N_("It is kept with the entry, and everybody can read it.")
REASON_REQUIRED = N_("Say why, in a few words. Your team wants a reason for each cancelled entry.")


def cancel_explained(t: Translator, count: int) -> str:
    return t.plural(
        "It stays in the history, struck through, and counts in no figure. It can be restored.",
        "They stay in the history, struck through, and count in no figure. They can be restored.",
        count,
    )


def changed_since(t: Translator, name: str, number: int) -> str:
    return t("{name} changed #{number} since; this is how it is now.", name=name, number=number)


GIVE_REASON = N_("Give a reason")

# ── what was done ───────────────────────────────────────────────────────────────────────────────


def entries_cancelled(t: Translator, entries: str) -> str:
    """`entries` are numbers, or the name of a single one."""
    return t("Cancelled {numbers}.", numbers=entries)


def entries_restored(t: Translator, entries: str) -> str:
    """`entries` are numbers, or the name of a single one."""
    return t("Restored {numbers}.", numbers=entries)


def already_cancelled(t: Translator, entry_numbers: Sequence[int]) -> str:
    return t("Cancelled before: {numbers}.", numbers=list_entries(t, entry_numbers))


def already_cancelled_by(t: Translator, number: int, name: str, moment: str, reason: str) -> str:
    if not reason:
        return t(
            "#{number} was cancelled by {name}, {moment}.", number=number, name=name, moment=moment
        )
    return t(
        "#{number} was cancelled by {name}, {moment}: {why}",
        number=number,
        name=name,
        moment=moment,
        why=reason,
    )


def already_active(t: Translator, entry_numbers: Sequence[int]) -> str:
    return t(
        "Not cancelled, so there is nothing to restore: {numbers}.",
        numbers=list_entries(t, entry_numbers),
    )


def entry_refused(t: Translator, number: int, denial: Denial) -> str:
    return t("Not #{number}: {why}.", number=number, why=denial_reason(t, denial))


def denial_reason(t: Translator, denial: Denial) -> str:
    """Says why somebody may not change, cancel or restore an entry."""
    match denial.reason:
        case DenialReason.ADMINS_ONLY:
            return t("only an admin may do this")
        case DenialReason.MANAGERS_ONLY:
            return t("only a manager or an admin may do this")
        case DenialReason.RESTORE_ADMINS_ONLY:
            return t("only an admin may restore")
        case DenialReason.NOT_THEIRS:
            return t(
                "it was logged by {who} and concerns no contact of yours", who=denial.logged_by
            )
        case DenialReason.MAIL_WAITS:
            return t(
                "it was taken back, and its mail waits; assign mail {mail} again instead",
                mail=denial.mail_id,
            )


def more_refused(t: Translator, count: int) -> str:
    return t.plural("And {count} more like these.", "And {count} more like these.", count)


def no_such_entries(t: Translator, entry_numbers: Sequence[int]) -> str:
    return t(
        "There is no {numbers}. It may have been purged.", numbers=list_entries(t, entry_numbers)
    )


NOTHING_OF_YOURS = N_("You have logged nothing yet that stands. Name a number, like `cancel 12`.")
NAME_AN_ENTRY = N_("Name the entry by its number, like `cancel 12 logged twice`, or `cancel last`.")
NAME_AN_ENTRY_TO_RESTORE = N_("Name the entry by its number, like `restore 12`.")
UNDO = N_("Undo")
RESTORE = N_("Restore")
SHOW = N_("Show")

# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def deed_undone(t: Translator, kind: DeedKind, entry_numbers: Sequence[int]) -> str:
    listed = list_entries(t, entry_numbers)
    match kind:
        case DeedKind.CANCEL:
            return t("Taken back: {numbers} stands again.", numbers=listed)
        case DeedKind.RESTORE:
            return t("Taken back: {numbers} is cancelled again.", numbers=listed)
        case DeedKind.MATCH if entry_numbers:
            return t(
                "Taken back: {numbers} is cancelled, and its mail waits again.", numbers=listed
            )
        case _ if entry_numbers:
            return t("Taken back: {numbers}.", numbers=listed)
        case _:
            return t("Taken back.")


ALREADY_UNDONE = N_("That was taken back already.")
CHANGED_SINCE_THEN = N_(
    "This can't be taken back any more: somebody changed it since. Look at the entry, and "
    "cancel or restore it by hand."
)
NOT_THE_LAST = N_(
    "You did something else since, and only the last deed can be taken back. Type `undo` to "
    "take that back first."
)
NOT_YOURS = N_("Only whoever did it can take it back.")
DEED_NOT_KNOWN = N_("That is not known any more, so it can't be taken back.")
