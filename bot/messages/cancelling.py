"""What is said when entries are cancelled or restored. Never "cancel" for closing a dialog."""

from collections.abc import Sequence

from bot.say import Say
from journal.model import DeedKind

_NAMED = 12


def numbers(say: Say, some: Sequence[int]) -> str:
    """`#1, #2 and 40 more`."""
    listed = ", ".join(f"#{number}" for number in some[:_NAMED])
    more = len(some) - _NAMED
    return say("{listed} and {more} more", listed=listed, more=more) if more > 0 else listed


# ── the dialog ──────────────────────────────────────────────────────────────────────────────────


def title(say: Say, count: int, number: int) -> str:
    if count == 1:
        return say("Cancel entry #{number}", number=number)
    return say.many("Cancel {count} entry", "Cancel {count} entries", count)


def submit(say: Say, count: int) -> str:
    return say("Cancel entry") if count == 1 else say("Cancel entries")


def keep(say: Say, count: int) -> str:
    return say("Keep it") if count == 1 else say("Keep them")


def reason(say: Say) -> str:
    return say("Why?")


def reason_hint(say: Say) -> str:
    return say("It is kept with the entry, and everybody can read it.")


def reason_required(say: Say) -> str:
    return say("Say why, in a few words. Your team wants a reason for each cancelled entry.")


def explained(say: Say, count: int) -> str:
    return say.many(
        "It stays in the history, struck through, and counts in no figure. It can be restored.",
        "They stay in the history, struck through, and count in no figure. They can be restored.",
        count,
    )


def changed_since(say: Say, name: str, number: int) -> str:
    return say("{name} changed #{number} since; this is how it is now.", name=name, number=number)


def give_reason(say: Say) -> str:
    return say("Give a reason")


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def cancelled(say: Say, some: Sequence[int]) -> str:
    return say("Cancelled {numbers}.", numbers=numbers(say, some))


def restored(say: Say, some: Sequence[int]) -> str:
    return say("Restored {numbers}.", numbers=numbers(say, some))


def already_cancelled(say: Say, some: Sequence[int]) -> str:
    return say("Cancelled before: {numbers}.", numbers=numbers(say, some))


def cancelled_before(say: Say, number: int, name: str, moment: str, why: str) -> str:
    if not why:
        return say(
            "#{number} was cancelled by {name}, {moment}.", number=number, name=name, moment=moment
        )
    return say(
        "#{number} was cancelled by {name}, {moment}: {why}",
        number=number,
        name=name,
        moment=moment,
        why=why,
    )


def already_active(say: Say, some: Sequence[int]) -> str:
    return say(
        "Not cancelled, so there is nothing to restore: {numbers}.", numbers=numbers(say, some)
    )


def refused(say: Say, number: int, why: str) -> str:
    return say("Not #{number}: {why}.", number=number, why=why.rstrip("."))


def refused_more(say: Say, count: int) -> str:
    return say.many("And {count} more like these.", "And {count} more like these.", count)


def missing(say: Say, some: Sequence[int]) -> str:
    return say("There is no {numbers}. It may have been purged.", numbers=numbers(say, some))


def none_of_yours(say: Say) -> str:
    return say("You have logged nothing yet that stands. Name a number, like `cancel 12`.")


def name_some(say: Say) -> str:
    return say("Name the entry by its number, like `cancel 12 logged twice`, or `cancel last`.")


def name_some_to_restore(say: Say) -> str:
    return say("Name the entry by its number, like `restore 12`.")


def undo(say: Say) -> str:
    return say("Undo")


def restore(say: Say) -> str:
    return say("Restore")


def show(say: Say) -> str:
    return say("Show")


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def undone(say: Say, kind: DeedKind, some: Sequence[int]) -> str:
    listed = numbers(say, some)
    match kind:
        case DeedKind.CANCEL:
            return say("Taken back: {numbers} stands again.", numbers=listed)
        case DeedKind.RESTORE:
            return say("Taken back: {numbers} is cancelled again.", numbers=listed)
        case DeedKind.MATCH if some:
            return say(
                "Taken back: {numbers} is cancelled, and its mail waits again.", numbers=listed
            )
        case _ if some:
            return say("Taken back: {numbers}.", numbers=listed)
        case _:
            return say("Taken back.")


def undone_before(say: Say) -> str:
    return say("That was taken back already.")


def undone_by_others(say: Say) -> str:
    return say(
        "This can't be taken back any more: somebody changed it since. Look at the entry, and "
        "cancel or restore it by hand."
    )


def not_the_last(say: Say) -> str:
    return say(
        "You did something else since, and only the last deed can be taken back. Type `undo` to "
        "take that back first."
    )


def not_yours(say: Say) -> str:
    return say("Only whoever did it can take it back.")


def forgotten(say: Say) -> str:
    return say("That is not known any more, so it can't be taken back.")
