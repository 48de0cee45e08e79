"""The sentences of a purge: what would go, what stays, the progress."""

from datetime import datetime

from bot.language.translator import N_, Translator
from bot.messages.labels import template_name
from journal.model import StaleReason


def entry_count(t: Translator, count: int) -> str:
    return t.plural("1 cancelled entry", "{count} cancelled entries", count)


def _comment_count(t: Translator, count: int) -> str:
    return t.plural("1 comment", "{count} comments", count)


def _file_count(t: Translator, count: int) -> str:
    return t.plural("1 file", "{count} files", count)


def _size(t: Translator, count: int) -> str:
    if count < 1024 * 1024:
        return t("{count} kB", count=t.number(-(-count // 1024)))
    return t("{count} MB", count=t.number(round(count / 1024 / 1024)))


# ── which ───────────────────────────────────────────────────────────────────────────────────────

ALL_CANCELLED = N_("All that is cancelled")


def cancelled_before(t: Translator, moment: datetime, *, now: datetime) -> str:
    return t("cancelled before {when}", when=t.moment(moment, now=now))


def happened_before(t: Translator, moment: datetime, *, now: datetime) -> str:
    return t("happened before {when}", when=t.moment(moment, now=now))


def with_whom(t: Translator, who: str) -> str:
    return t("with {who}", who=who)


def template_filter(t: Translator, code: str) -> str:
    return template_name(t, code)


def nothing_to_purge(t: Translator, filter_text: str) -> str:
    return t("There is nothing to purge ({which}).", which=filter_text)


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def title(t: Translator, count: int) -> str:
    return t.plural(
        "Purge 1 cancelled entry for good?", "Purge {count} cancelled entries for good?", count
    )


FILTER_LABEL = N_("Which")
SPAN_LABEL = N_("From, to")
BY_TEMPLATE = N_("By template")
BY_YEAR = N_("By year")


def and_others(t: Translator, count: int) -> str:
    return t.plural("1 other", "{count} others", count)


DELETED_LABEL = N_("What goes")


def deleted_items(t: Translator, comments: int, files: int, size: int) -> str:
    return t(
        "the entries with their texts and history, {comments}, {files} ({size}) that nothing else "
        "uses, what is kept of their mails, and their cards in Slack",
        comments=_comment_count(t, comments),
        files=_file_count(t, files),
        size=_size(t, size),
    )


KEPT_LABEL = N_("What stays")
KEPT_ITEMS = N_(
    "contacts, everything that is not cancelled, the mails in your mailboxes, and a line that "
    "says who purged how many, when"
)
SAMPLES_LABEL = N_("Some of them")


def valid_until(t: Translator, moment: datetime, *, now: datetime) -> str:
    return t(
        "This preview holds until {when}, for exactly these entries. Nothing is deleted yet.",
        when=t.moment(moment, now=now),
    )


CSV_BUTTON = N_("CSV of them")


def csv_name() -> str:
    return "purge-preview.csv"


def csv_title(t: Translator, count: int) -> str:
    return t.plural("1 entry that would be purged", "{count} entries that would be purged", count)


def csv_title_truncated(t: Translator, held: int, count: int) -> str:
    return t(
        "{held} of the {count} entries that would be purged",
        held=t.number(held),
        count=t.number(count),
    )


def csv_truncated(t: Translator, held: int, count: int) -> str:
    return t(
        "The file holds {held} of the {count} entries: no more fit. For all of them, write "
        "rapport export --cancelled at the desk.",
        held=t.number(held),
        count=t.number(count),
    )


CSV_IS_COMING = N_("The file comes to your messages with Rapport.")


def purge_button(t: Translator, count: int) -> str:
    return t.plural("Purge 1 entry…", "Purge {count} entries…", count)


PREVIEW_AGAIN_BUTTON = N_("Look again")
CONTINUE_BUTTON = N_("Go on")
PREVIEW_SENT = N_("The preview is in your messages with Rapport. Nothing is deleted yet.")

# ── stale ───────────────────────────────────────────────────────────────────────────────────────


_STALE_REASONS = {
    StaleReason.NOT_YOURS: N_("this preview is not yours"),
    StaleReason.PURGED_BEFORE: N_("this preview was purged already"),
    StaleReason.TOO_OLD: N_("the preview is older than 15 minutes"),
    StaleReason.CHANGED_SINCE: N_("what would be purged has changed since the preview"),
}


def stale_preview(t: Translator, reason: StaleReason) -> str:
    return t("Nothing was deleted: {why}.", why=t(_STALE_REASONS[reason]))


PREVIEW_EXPIRED = N_("This preview of a purge does not hold any more. Nothing was deleted by it.")


NEW_PREVIEW_SENT = N_("A new preview is in your messages with Rapport.")

# ── confirming, and how far it is ───────────────────────────────────────────────────────────────

CONFIRM_TITLE = N_("Purge for good")


def purge_warning(t: Translator, count: int) -> str:
    return t.plural(
        "1 cancelled entry is deleted for good. Nobody can bring it back.",
        "{count} cancelled entries are deleted for good. Nobody can bring them back.",
        count,
    )


def type_count(t: Translator, count: int) -> str:
    return t("Type {count} to confirm", count=count)


def wrong_count(t: Translator, count: int) -> str:
    return t(
        "Type {count}, the number of entries, to confirm; or close this to keep them.", count=count
    )


CONFIRM_BUTTON = N_("Purge")
KEEP_BUTTON = N_("Keep them")


def purge_progress(t: Translator, done: int, total: int) -> str:
    return t(
        "Purging: {done} of {of} entries are deleted.", done=t.number(done), of=t.number(total)
    )


STALLED_HINT = N_("Should this stand still for a minute, it was cut off; go on with it then.")
PURGE_CONTINUES = N_("The purge goes on; its card shows how far it is.")


def purge_done(t: Translator, purged: int, comments: int, files: int) -> str:
    return t(
        "Purged: {entries}, {comments}, {files}.",
        entries=entry_count(t, purged),
        comments=_comment_count(t, comments),
        files=_file_count(t, files),
    )


def entries_kept(t: Translator, count: int) -> str:
    return t.plural(
        "1 entry was restored or changed since the preview and stays.",
        "{count} entries were restored or changed since the preview and stay.",
        count,
    )
