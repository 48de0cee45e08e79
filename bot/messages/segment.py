"""What is said of segments, and of what is logged to them."""

from bot.say import Say, later
from journal.model import LeftOut


def segments(say: Say, count: int) -> str:
    return say.many("1 segment", "{count} segments", count)


def none_yet(say: Say) -> str:
    return say("There is no segment yet. An admin makes one at the desk: rapport segment create.")


def not_there(say: Say, typed: str, codes: str) -> str:
    return say("There is no segment “{typed}”. Some there are: {codes}.", typed=typed, codes=codes)


def several(say: Say, count: int) -> str:
    return say.many("1 segment is called so.", "{count} segments are called so. Which one?", count)


def members(say: Say, count: int) -> str:
    return say.many("1 contact", "{count} contacts", count)


def a_list(say: Say) -> str:
    return say("a list")


def a_filter(say: Say) -> str:
    return say("a saved filter")


def open_(say: Say) -> str:
    return say("Open")


def all_segments(say: Say) -> str:
    return say("All segments")


def log_to_all(say: Say) -> str:
    return say("Log to all…")


def follow_up(say: Say) -> str:
    return say("Follow-up segment")


def undo_run(say: Say) -> str:
    return say("Undo this run")


def restore_run(say: Say) -> str:
    return say("Restore")


def go_on(say: Say) -> str:
    return say("Go on")


def never_logged(say: Say) -> str:
    return say("Nothing was logged to it yet.")


def last_run(say: Say, when: str, logged: int, who: str) -> str:
    to = members(say, logged)
    return say("Last logged {when} by {who}, to {to}.", when=when, who=who, to=to)


def was_undone(say: Say) -> str:
    return say("That was undone.")


def was_cut_off(say: Say) -> str:
    return say("That is not finished.")


# ── who is left out ─────────────────────────────────────────────────────────────────────────────

_REASONS = {
    LeftOut.EXCLUDED.value: later("excluded from segments"),
    LeftOut.BLOCKED.value: later("blocked for privacy"),
    LeftOut.MINOR.value: later("a minor without consent"),
    LeftOut.LOGGED_BEFORE.value: later("logged before"),
}


def left_out(say: Say, reason: str, count: int, names: str, *, more: bool) -> str:
    known = say(_REASONS[reason]) if reason in _REASONS else reason
    shown = f"{names} …" if more else names
    return say.many(
        "1 is left out, {reason}: {names}",
        "{count} are left out, {reason}: {names}",
        count,
        reason=known,
        names=shown,
    )


# ── the question ────────────────────────────────────────────────────────────────────────────────


def question(say: Say, name: str, count: int) -> str:
    return say.many(
        "Log to 1 contact of {name}?", "Log to {count} contacts of {name}?", count, name=name
    )


def one_each(say: Say) -> str:
    return say("Each gets an entry of their own. Undo takes all of them back.")


def yes(say: Say, count: int) -> str:
    return say.many("Log to 1 contact", "Log to {count} contacts", count)


def no(say: Say) -> str:
    return say("Don't log")


def dropped(say: Say) -> str:
    return say("Nothing was logged.")


def gone(say: Say) -> str:
    return say("This was logged or dropped already.")


def nobody(say: Say, name: str) -> str:
    return say("{name} has nobody to log to. Nothing was logged.", name=name)


def problems(say: Say, why: str) -> str:
    return say("Nothing was logged. {why}", why=why)


# ── the run ─────────────────────────────────────────────────────────────────────────────────────


def started(say: Say, name: str) -> str:
    return say("Logging to {name}. Its card in your messages shows how far it is.", name=name)


def running(say: Say, name: str, done: int, of: int) -> str:
    return say(
        "Logging to {name}: {done} of {of} had their turn.",
        name=name,
        done=say.number(done),
        of=say.number(of),
    )


def if_it_stands_still(say: Say) -> str:
    return say("Should this stand still for a minute, it was cut off; go on with it then.")


def goes_on(say: Say) -> str:
    return say("It goes on; its card shows how far it is.")


def done(say: Say, name: str, template: str, logged: int) -> str:
    return say.many(
        "Logged to 1 contact of {name} · {template}",
        "Logged to {count} contacts of {name} · {template}",
        logged,
        name=name,
        template=template,
    )


def undone(say: Say, name: str, logged: int) -> str:
    return say.many(
        "Undone: the entry of 1 contact of {name} is cancelled.",
        "Undone: the entries of {count} contacts of {name} are cancelled.",
        logged,
        name=name,
    )


def cancelled(say: Say, count: int) -> str:
    return say.many("1 entry is cancelled.", "{count} entries are cancelled.", count)


def undoing(say: Say, count: int) -> str:
    return say.many(
        "Undoing {count} entry. It is told here when it is done.",
        "Undoing {count} entries. It is told here when it is done.",
        count,
    )


def restoring(say: Say, count: int) -> str:
    return say.many(
        "Restoring {count} entry. It is told here when it is done.",
        "Restoring {count} entries. It is told here when it is done.",
        count,
    )


def restored(say: Say, count: int) -> str:
    return say.many("1 entry is restored.", "{count} entries are restored.", count)


def not_yours(say: Say, who: str) -> str:
    return say("{who} began this. Ask them, or a manager, to go on with it.", who=who)


def no_run(say: Say) -> str:
    return say("This run is not in the record any more.")


def is_over(say: Say) -> str:
    return say("This run is over; there is nothing to go on with.")
