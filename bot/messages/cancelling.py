"""What is said when entries are cancelled or restored. Never "cancel" for closing a dialog."""

from collections.abc import Sequence

from bot.say import Translator
from journal.model import DeedKind

_MAX_NAMED = 12


def number_list(say: Translator, entry_numbers: Sequence[int]) -> str:
    """`#1, #2 and 40 more`."""
    listed = ", ".join(f"#{number}" for number in entry_numbers[:_MAX_NAMED])
    more = len(entry_numbers) - _MAX_NAMED
    return say("{listed} and {more} more", listed=listed, more=more) if more > 0 else listed


# ── the dialog ──────────────────────────────────────────────────────────────────────────────────


def title(say: Translator, count: int, number: int) -> str:
    if count == 1:
        return say("Cancel entry #{number}", number=number)
    return say.plural("Cancel {count} entry", "Cancel {count} entries", count)


def cancel_button(say: Translator, count: int) -> str:
    return say("Cancel entry") if count == 1 else say("Cancel entries")


def keep_button(say: Translator, count: int) -> str:
    return say("Keep it") if count == 1 else say("Keep them")


def reason_label(say: Translator) -> str:
    return say("Why?")


def reason_hint(say: Translator) -> str:
    return say("It is kept with the entry, and everybody can read it.")


def reason_required(say: Translator) -> str:
    return say("Say why, in a few words. Your team wants a reason for each cancelled entry.")


def cancel_explained(say: Translator, count: int) -> str:
    return say.plural(
        "It stays in the history, struck through, and counts in no figure. It can be restored.",
        "They stay in the history, struck through, and count in no figure. They can be restored.",
        count,
    )


def changed_since(say: Translator, name: str, number: int) -> str:
    return say("{name} changed #{number} since; this is how it is now.", name=name, number=number)


def give_reason(say: Translator) -> str:
    return say("Give a reason")


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def entries_cancelled(say: Translator, entry_numbers: Sequence[int]) -> str:
    return say("Cancelled {numbers}.", numbers=number_list(say, entry_numbers))


def entries_restored(say: Translator, entry_numbers: Sequence[int]) -> str:
    return say("Restored {numbers}.", numbers=number_list(say, entry_numbers))


def already_cancelled(say: Translator, entry_numbers: Sequence[int]) -> str:
    return say("Cancelled before: {numbers}.", numbers=number_list(say, entry_numbers))


def already_cancelled_by(say: Translator, number: int, name: str, moment: str, reason: str) -> str:
    if not reason:
        return say(
            "#{number} was cancelled by {name}, {moment}.", number=number, name=name, moment=moment
        )
    return say(
        "#{number} was cancelled by {name}, {moment}: {why}",
        number=number,
        name=name,
        moment=moment,
        why=reason,
    )


def already_active(say: Translator, entry_numbers: Sequence[int]) -> str:
    return say(
        "Not cancelled, so there is nothing to restore: {numbers}.",
        numbers=number_list(say, entry_numbers),
    )


def entry_refused(say: Translator, number: int, reason: str) -> str:
    return say("Not #{number}: {why}.", number=number, why=reason.rstrip("."))


def more_refused(say: Translator, count: int) -> str:
    return say.plural("And {count} more like these.", "And {count} more like these.", count)


def no_such_entries(say: Translator, entry_numbers: Sequence[int]) -> str:
    return say(
        "There is no {numbers}. It may have been purged.", numbers=number_list(say, entry_numbers)
    )


def nothing_of_yours(say: Translator) -> str:
    return say("You have logged nothing yet that stands. Name a number, like `cancel 12`.")


def name_an_entry(say: Translator) -> str:
    return say("Name the entry by its number, like `cancel 12 logged twice`, or `cancel last`.")


def name_an_entry_to_restore(say: Translator) -> str:
    return say("Name the entry by its number, like `restore 12`.")


def undo(say: Translator) -> str:
    return say("Undo")


def restore(say: Translator) -> str:
    return say("Restore")


def show(say: Translator) -> str:
    return say("Show")


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def deed_undone(say: Translator, kind: DeedKind, entry_numbers: Sequence[int]) -> str:
    listed = number_list(say, entry_numbers)
    match kind:
        case DeedKind.CANCEL:
            return say("Taken back: {numbers} stands again.", numbers=listed)
        case DeedKind.RESTORE:
            return say("Taken back: {numbers} is cancelled again.", numbers=listed)
        case DeedKind.MATCH if entry_numbers:
            return say(
                "Taken back: {numbers} is cancelled, and its mail waits again.", numbers=listed
            )
        case _ if entry_numbers:
            return say("Taken back: {numbers}.", numbers=listed)
        case _:
            return say("Taken back.")


def already_undone(say: Translator) -> str:
    return say("That was taken back already.")


def changed_since_then(say: Translator) -> str:
    return say(
        "This can't be taken back any more: somebody changed it since. Look at the entry, and "
        "cancel or restore it by hand."
    )


def not_the_last(say: Translator) -> str:
    return say(
        "You did something else since, and only the last deed can be taken back. Type `undo` to "
        "take that back first."
    )


def not_yours(say: Translator) -> str:
    return say("Only whoever did it can take it back.")


def deed_not_known(say: Translator) -> str:
    return say("That is not known any more, so it can't be taken back.")
