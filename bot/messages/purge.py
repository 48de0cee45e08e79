"""What is said of purging: what would go, what stays, how far it is."""

from datetime import datetime

from bot.messages.kinds import template_name
from bot.say import Translator


def entry_count(say: Translator, count: int) -> str:
    return say.plural("1 cancelled entry", "{count} cancelled entries", count)


def _comment_count(say: Translator, count: int) -> str:
    return say.plural("1 comment", "{count} comments", count)


def _file_count(say: Translator, count: int) -> str:
    return say.plural("1 file", "{count} files", count)


def _size(say: Translator, count: int) -> str:
    if count < 1024 * 1024:
        return say("{count} kB", count=say.number(-(-count // 1024)))
    return say("{count} MB", count=say.number(round(count / 1024 / 1024)))


# ── which ───────────────────────────────────────────────────────────────────────────────────────


def all_cancelled(say: Translator) -> str:
    return say("All that is cancelled")


def cancelled_before(say: Translator, moment: datetime, *, now: datetime) -> str:
    return say("cancelled before {when}", when=say.moment(moment, now=now))


def happened_before(say: Translator, moment: datetime, *, now: datetime) -> str:
    return say("happened before {when}", when=say.moment(moment, now=now))


def with_whom(say: Translator, who: str) -> str:
    return say("with {who}", who=who)


def template_filter(say: Translator, code: str) -> str:
    return template_name(say, code)


def nothing_to_purge(say: Translator, filter_text: str) -> str:
    return say("There is nothing to purge ({which}).", which=filter_text)


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def title(say: Translator, count: int) -> str:
    return say.plural(
        "Purge 1 cancelled entry for good?", "Purge {count} cancelled entries for good?", count
    )


def filter_label(say: Translator) -> str:
    return say("Which")


def span_label(say: Translator) -> str:
    return say("From, to")


def by_template(say: Translator) -> str:
    return say("By template")


def by_year(say: Translator) -> str:
    return say("By year")


def and_others(say: Translator, count: int) -> str:
    return say.plural("1 other", "{count} others", count)


def deleted_label(say: Translator) -> str:
    return say("What goes")


def deleted_items(say: Translator, comments: int, files: int, size: int) -> str:
    return say(
        "the entries with their texts and history, {comments}, {files} ({size}) that nothing else "
        "uses, what is kept of their mails, and their cards in Slack",
        comments=_comment_count(say, comments),
        files=_file_count(say, files),
        size=_size(say, size),
    )


def kept_label(say: Translator) -> str:
    return say("What stays")


def kept_items(say: Translator) -> str:
    return say(
        "contacts, everything that is not cancelled, the mails in your mailboxes, and a line that "
        "says who purged how many, when"
    )


def samples_label(say: Translator) -> str:
    return say("Some of them")


def valid_until(say: Translator, moment: datetime, *, now: datetime) -> str:
    return say(
        "This preview holds until {when}, for exactly these entries. Nothing is deleted yet.",
        when=say.moment(moment, now=now),
    )


def csv_button(say: Translator) -> str:
    return say("CSV of them")


def csv_name() -> str:
    return "purge-preview.csv"


def csv_title(say: Translator, count: int) -> str:
    return say.plural("1 entry that would be purged", "{count} entries that would be purged", count)


def csv_title_truncated(say: Translator, held: int, count: int) -> str:
    return say(
        "{held} of the {count} entries that would be purged",
        held=say.number(held),
        count=say.number(count),
    )


def csv_truncated(say: Translator, held: int, count: int) -> str:
    return say(
        "The file holds {held} of the {count} entries: no more fit. For all of them, write "
        "rapport export --cancelled at the desk.",
        held=say.number(held),
        count=say.number(count),
    )


def csv_is_coming(say: Translator) -> str:
    return say("The file comes to your messages with Rapport.")


def purge_button(say: Translator, count: int) -> str:
    return say.plural("Purge 1 entry…", "Purge {count} entries…", count)


def preview_again_button(say: Translator) -> str:
    return say("Look again")


def continue_button(say: Translator) -> str:
    return say("Go on")


def preview_sent(say: Translator) -> str:
    return say("The preview is in your messages with Rapport. Nothing is deleted yet.")


# ── stale ───────────────────────────────────────────────────────────────────────────────────────


def stale_reason(say: Translator, english: str) -> str:
    """The reasons that the record gives."""
    known = {
        "there is no such preview of yours": say("this preview is not yours"),
        "this preview was purged already": say("this preview was purged already"),
        "the preview is older than 15 minutes": say("the preview is older than 15 minutes"),
        "what would be purged has changed since the preview": say(
            "what would be purged has changed since the preview"
        ),
    }
    return known.get(english, english)


def preview_expired(say: Translator) -> str:
    return say("This preview of a purge does not hold any more. Nothing was deleted by it.")


def nothing_deleted(say: Translator, reason: str) -> str:
    return say("Nothing was deleted: {why}.", why=reason)


def new_preview_sent(say: Translator) -> str:
    return say("A new preview is in your messages with Rapport.")


# ── confirming, and how far it is ───────────────────────────────────────────────────────────────


def confirm_title(say: Translator) -> str:
    return say("Purge for good")


def warning(say: Translator, count: int) -> str:
    return say.plural(
        "1 cancelled entry is deleted for good. Nobody can bring it back.",
        "{count} cancelled entries are deleted for good. Nobody can bring them back.",
        count,
    )


def type_count(say: Translator, count: int) -> str:
    return say("Type {count} to confirm", count=count)


def wrong_count(say: Translator, count: int) -> str:
    return say(
        "Type {count}, the number of entries, to confirm; or close this to keep them.", count=count
    )


def confirm_button(say: Translator) -> str:
    return say("Purge")


def keep_button(say: Translator) -> str:
    return say("Keep them")


def purge_progress(say: Translator, done: int, total: int) -> str:
    return say(
        "Purging: {done} of {of} entries are deleted.", done=say.number(done), of=say.number(total)
    )


def stalled_hint(say: Translator) -> str:
    return say("Should this stand still for a minute, it was cut off; go on with it then.")


def purge_continues(say: Translator) -> str:
    return say("The purge goes on; its card shows how far it is.")


def purge_done(say: Translator, purged: int, comments: int, files: int) -> str:
    return say(
        "Purged: {entries}, {comments}, {files}.",
        entries=entry_count(say, purged),
        comments=_comment_count(say, comments),
        files=_file_count(say, files),
    )


def entries_kept(say: Translator, count: int) -> str:
    return say.plural(
        "1 entry was restored or changed since the preview and stays.",
        "{count} entries were restored or changed since the preview and stay.",
        count,
    )
