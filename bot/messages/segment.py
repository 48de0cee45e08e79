"""The sentences about segments and their runs."""

from bot.language.translator import N_, Translator
from journal.model import SkipReason


def segment_count(t: Translator, count: int) -> str:
    return t.plural("1 segment", "{count} segments", count)


NO_SEGMENTS = N_("There is no segment yet. An admin makes one at the desk: rapport segment create.")


def no_such_segment(t: Translator, typed: str, codes: str) -> str:
    return t("There is no segment “{typed}”. Some there are: {codes}.", typed=typed, codes=codes)


def several_segments(t: Translator, count: int) -> str:
    return t.plural("1 segment is called so.", "{count} segments are called so. Which one?", count)


def contact_count(t: Translator, count: int) -> str:
    return t.plural("1 contact", "{count} contacts", count)


LIST_KIND = N_("a list")
FILTER_KIND = N_("a saved filter")
OPEN_BUTTON = N_("Open")
ALL_SEGMENTS = N_("All segments")
LOG_TO_ALL_BUTTON = N_("Log to all…")
FOLLOW_UP_BUTTON = N_("Follow-up segment")
UNDO_RUN = N_("Undo this run")
RESTORE_RUN = N_("Restore")
CONTINUE_BUTTON = N_("Go on")
NEVER_LOGGED = N_("Nothing was logged to it yet.")


def last_run(t: Translator, moment: str, logged: int, who: str) -> str:
    to = contact_count(t, logged)
    return t("Last logged {when} by {who}, to {to}.", when=moment, who=who, to=to)


LAST_RUN_UNDONE = N_("That was undone.")
LAST_RUN_UNFINISHED = N_("That is not finished.")

# ── who is left out ─────────────────────────────────────────────────────────────────────────────

_REASONS = {
    SkipReason.EXCLUDED: N_("excluded from segments"),
    SkipReason.BLOCKED: N_("blocked for privacy"),
    SkipReason.MINOR: N_("a minor without consent"),
    SkipReason.LOGGED_BEFORE: N_("logged before"),
    SkipReason.MERGED: N_("merged into another contact"),
    SkipReason.NO_ADDRESS: N_("no address to write to"),
}


def left_out_line(t: Translator, reason: SkipReason, count: int, names: str, *, more: bool) -> str:
    listed = f"{names} …" if more else names
    return t.plural(
        "1 is left out, {reason}: {names}",
        "{count} are left out, {reason}: {names}",
        count,
        reason=t(_REASONS[reason]),
        names=listed,
    )


# ── the question ────────────────────────────────────────────────────────────────────────────────


def question(t: Translator, name: str, count: int) -> str:
    return t.plural(
        "Log to 1 contact of {name}?", "Log to {count} contacts of {name}?", count, name=name
    )


ENTRY_FOR_EACH = N_("Each gets an entry of their own. Undo takes all of them back.")


def confirm_button(t: Translator, count: int) -> str:
    return t.plural("Log to 1 contact", "Log to {count} contacts", count)


DONT_LOG_BUTTON = N_("Don't log")
NOTHING_LOGGED = N_("Nothing was logged.")
DRAFT_GONE = N_("This was logged or dropped already.")


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


STALLED_HINT = N_("Should this stand still for a minute, it was cut off; go on with it then.")
RUN_CONTINUES = N_("It goes on; its card shows how far it is.")


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


NO_RUN = N_("This run is not in the record any more.")
RUN_IS_OVER = N_("This run is over; there is nothing to go on with.")
