"""What is said of segments, and of what is logged to them."""

from bot.say import N_, Translator
from journal.model import SkipReason


def segment_count(say: Translator, count: int) -> str:
    return say.plural("1 segment", "{count} segments", count)


def no_segments(say: Translator) -> str:
    return say("There is no segment yet. An admin makes one at the desk: rapport segment create.")


def no_such_segment(say: Translator, typed: str, codes: str) -> str:
    return say("There is no segment “{typed}”. Some there are: {codes}.", typed=typed, codes=codes)


def several_segments(say: Translator, count: int) -> str:
    return say.plural(
        "1 segment is called so.", "{count} segments are called so. Which one?", count
    )


def contact_count(say: Translator, count: int) -> str:
    return say.plural("1 contact", "{count} contacts", count)


def list_kind(say: Translator) -> str:
    return say("a list")


def filter_kind(say: Translator) -> str:
    return say("a saved filter")


def open_button(say: Translator) -> str:
    return say("Open")


def all_segments(say: Translator) -> str:
    return say("All segments")


def log_to_all_button(say: Translator) -> str:
    return say("Log to all…")


def follow_up_button(say: Translator) -> str:
    return say("Follow-up segment")


def undo_run(say: Translator) -> str:
    return say("Undo this run")


def restore_run(say: Translator) -> str:
    return say("Restore")


def continue_button(say: Translator) -> str:
    return say("Go on")


def never_logged(say: Translator) -> str:
    return say("Nothing was logged to it yet.")


def last_run(say: Translator, moment: str, logged: int, who: str) -> str:
    to = contact_count(say, logged)
    return say("Last logged {when} by {who}, to {to}.", when=moment, who=who, to=to)


def last_run_undone(say: Translator) -> str:
    return say("That was undone.")


def last_run_unfinished(say: Translator) -> str:
    return say("That is not finished.")


# ── who is left out ─────────────────────────────────────────────────────────────────────────────

_REASONS = {
    SkipReason.EXCLUDED.value: N_("excluded from segments"),
    SkipReason.BLOCKED.value: N_("blocked for privacy"),
    SkipReason.MINOR.value: N_("a minor without consent"),
    SkipReason.LOGGED_BEFORE.value: N_("logged before"),
}


def left_out_line(say: Translator, reason: str, count: int, names: str, *, more: bool) -> str:
    known = say(_REASONS[reason]) if reason in _REASONS else reason
    shown = f"{names} …" if more else names
    return say.plural(
        "1 is left out, {reason}: {names}",
        "{count} are left out, {reason}: {names}",
        count,
        reason=known,
        names=shown,
    )


# ── the question ────────────────────────────────────────────────────────────────────────────────


def question(say: Translator, name: str, count: int) -> str:
    return say.plural(
        "Log to 1 contact of {name}?", "Log to {count} contacts of {name}?", count, name=name
    )


def entry_for_each(say: Translator) -> str:
    return say("Each gets an entry of their own. Undo takes all of them back.")


def confirm_button(say: Translator, count: int) -> str:
    return say.plural("Log to 1 contact", "Log to {count} contacts", count)


def dont_log_button(say: Translator) -> str:
    return say("Don't log")


def nothing_logged(say: Translator) -> str:
    return say("Nothing was logged.")


def draft_gone(say: Translator) -> str:
    return say("This was logged or dropped already.")


def no_members(say: Translator, name: str) -> str:
    return say("{name} has nobody to log to. Nothing was logged.", name=name)


def nothing_logged_because(say: Translator, reason: str) -> str:
    return say("Nothing was logged. {why}", why=reason)


# ── the run ─────────────────────────────────────────────────────────────────────────────────────


def run_started(say: Translator, name: str) -> str:
    return say("Logging to {name}. Its card in your messages shows how far it is.", name=name)


def run_progress(say: Translator, name: str, done: int, total: int) -> str:
    return say(
        "Logging to {name}: {done} of {of} had their turn.",
        name=name,
        done=say.number(done),
        of=say.number(total),
    )


def stalled_hint(say: Translator) -> str:
    return say("Should this stand still for a minute, it was cut off; go on with it then.")


def run_continues(say: Translator) -> str:
    return say("It goes on; its card shows how far it is.")


def run_done(say: Translator, name: str, template: str, logged: int) -> str:
    return say.plural(
        "Logged to 1 contact of {name} · {template}",
        "Logged to {count} contacts of {name} · {template}",
        logged,
        name=name,
        template=template,
    )


def run_undone(say: Translator, name: str, logged: int) -> str:
    return say.plural(
        "Undone: the entry of 1 contact of {name} is cancelled.",
        "Undone: the entries of {count} contacts of {name} are cancelled.",
        logged,
        name=name,
    )


def entries_cancelled(say: Translator, count: int) -> str:
    return say.plural("1 entry is cancelled.", "{count} entries are cancelled.", count)


def undo_started(say: Translator, count: int) -> str:
    return say.plural(
        "Undoing {count} entry. It is told here when it is done.",
        "Undoing {count} entries. It is told here when it is done.",
        count,
    )


def restore_started(say: Translator, count: int) -> str:
    return say.plural(
        "Restoring {count} entry. It is told here when it is done.",
        "Restoring {count} entries. It is told here when it is done.",
        count,
    )


def entries_restored(say: Translator, count: int) -> str:
    return say.plural("1 entry is restored.", "{count} entries are restored.", count)


def begun_by_another(say: Translator, who: str) -> str:
    return say("{who} began this. Ask them, or a manager, to go on with it.", who=who)


def no_run(say: Translator) -> str:
    return say("This run is not in the record any more.")


def run_is_over(say: Translator) -> str:
    return say("This run is over; there is nothing to go on with.")
