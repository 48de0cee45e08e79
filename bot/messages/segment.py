"""What is said of segments, and of what is logged to them."""

from bot.language.translator import N_, Translator
from journal.model import SkipReason


def segment_count(t: Translator, count: int) -> str:
    return t.plural("1 segment", "{count} segments", count)


def no_segments(t: Translator) -> str:
    return t("There is no segment yet. An admin makes one at the desk: rapport segment create.")


def no_such_segment(t: Translator, typed: str, codes: str) -> str:
    return t("There is no segment “{typed}”. Some there are: {codes}.", typed=typed, codes=codes)


def several_segments(t: Translator, count: int) -> str:
    return t.plural("1 segment is called so.", "{count} segments are called so. Which one?", count)


def contact_count(t: Translator, count: int) -> str:
    return t.plural("1 contact", "{count} contacts", count)


def list_kind(t: Translator) -> str:
    return t("a list")


def filter_kind(t: Translator) -> str:
    return t("a saved filter")


def open_button(t: Translator) -> str:
    return t("Open")


def all_segments(t: Translator) -> str:
    return t("All segments")


def log_to_all_button(t: Translator) -> str:
    return t("Log to all…")


def follow_up_button(t: Translator) -> str:
    return t("Follow-up segment")


def undo_run(t: Translator) -> str:
    return t("Undo this run")


def restore_run(t: Translator) -> str:
    return t("Restore")


def continue_button(t: Translator) -> str:
    return t("Go on")


def never_logged(t: Translator) -> str:
    return t("Nothing was logged to it yet.")


def last_run(t: Translator, moment: str, logged: int, who: str) -> str:
    to = contact_count(t, logged)
    return t("Last logged {when} by {who}, to {to}.", when=moment, who=who, to=to)


def last_run_undone(t: Translator) -> str:
    return t("That was undone.")


def last_run_unfinished(t: Translator) -> str:
    return t("That is not finished.")


# ── who is left out ─────────────────────────────────────────────────────────────────────────────

_REASONS = {
    SkipReason.EXCLUDED.value: N_("excluded from segments"),
    SkipReason.BLOCKED.value: N_("blocked for privacy"),
    SkipReason.MINOR.value: N_("a minor without consent"),
    SkipReason.LOGGED_BEFORE.value: N_("logged before"),
}


def left_out_line(t: Translator, reason: str, count: int, names: str, *, more: bool) -> str:
    known = t(_REASONS[reason]) if reason in _REASONS else reason
    shown = f"{names} …" if more else names
    return t.plural(
        "1 is left out, {reason}: {names}",
        "{count} are left out, {reason}: {names}",
        count,
        reason=known,
        names=shown,
    )


# ── the question ────────────────────────────────────────────────────────────────────────────────


def question(t: Translator, name: str, count: int) -> str:
    return t.plural(
        "Log to 1 contact of {name}?", "Log to {count} contacts of {name}?", count, name=name
    )


def entry_for_each(t: Translator) -> str:
    return t("Each gets an entry of their own. Undo takes all of them back.")


def confirm_button(t: Translator, count: int) -> str:
    return t.plural("Log to 1 contact", "Log to {count} contacts", count)


def dont_log_button(t: Translator) -> str:
    return t("Don't log")


def nothing_logged(t: Translator) -> str:
    return t("Nothing was logged.")


def draft_gone(t: Translator) -> str:
    return t("This was logged or dropped already.")


def no_members(t: Translator, name: str) -> str:
    return t("{name} has nobody to log to. Nothing was logged.", name=name)


def nothing_logged_because(t: Translator, reason: str) -> str:
    return t("Nothing was logged. {why}", why=reason)


# ── the run ─────────────────────────────────────────────────────────────────────────────────────


def run_started(t: Translator, name: str) -> str:
    return t("Logging to {name}. Its card in your messages shows how far it is.", name=name)


def run_progress(t: Translator, name: str, done: int, total: int) -> str:
    return t(
        "Logging to {name}: {done} of {of} had their turn.",
        name=name,
        done=t.number(done),
        of=t.number(total),
    )


def stalled_hint(t: Translator) -> str:
    return t("Should this stand still for a minute, it was cut off; go on with it then.")


def run_continues(t: Translator) -> str:
    return t("It goes on; its card shows how far it is.")


def run_done(t: Translator, name: str, template: str, logged: int) -> str:
    return t.plural(
        "Logged to 1 contact of {name} · {template}",
        "Logged to {count} contacts of {name} · {template}",
        logged,
        name=name,
        template=template,
    )


def run_undone(t: Translator, name: str, logged: int) -> str:
    return t.plural(
        "Undone: the entry of 1 contact of {name} is cancelled.",
        "Undone: the entries of {count} contacts of {name} are cancelled.",
        logged,
        name=name,
    )


def entries_cancelled(t: Translator, count: int) -> str:
    return t.plural("1 entry is cancelled.", "{count} entries are cancelled.", count)


def undo_started(t: Translator, count: int) -> str:
    return t.plural(
        "Undoing {count} entry. It is told here when it is done.",
        "Undoing {count} entries. It is told here when it is done.",
        count,
    )


def restore_started(t: Translator, count: int) -> str:
    return t.plural(
        "Restoring {count} entry. It is told here when it is done.",
        "Restoring {count} entries. It is told here when it is done.",
        count,
    )


def entries_restored(t: Translator, count: int) -> str:
    return t.plural("1 entry is restored.", "{count} entries are restored.", count)


def begun_by_another(t: Translator, who: str) -> str:
    return t("{who} began this. Ask them, or a manager, to go on with it.", who=who)


def no_run(t: Translator) -> str:
    return t("This run is not in the record any more.")


def run_is_over(t: Translator) -> str:
    return t("This run is over; there is nothing to go on with.")
