"""What is said of purging: what would go, what stays, how far it is."""

from datetime import datetime

from bot.messages.kinds import template_called
from bot.say import Say


def entries(say: Say, count: int) -> str:
    return say.many("1 cancelled entry", "{count} cancelled entries", count)


def _comments(say: Say, count: int) -> str:
    return say.many("1 comment", "{count} comments", count)


def _files(say: Say, count: int) -> str:
    return say.many("1 file", "{count} files", count)


def _size(say: Say, count: int) -> str:
    if count < 1024 * 1024:
        return say("{count} kB", count=say.number(-(-count // 1024)))
    return say("{count} MB", count=say.number(round(count / 1024 / 1024)))


# ── which ───────────────────────────────────────────────────────────────────────────────────────


def all_of_them(say: Say) -> str:
    return say("All that is cancelled")


def cancelled_before(say: Say, moment: datetime, *, now: datetime) -> str:
    return say("cancelled before {when}", when=say.moment(moment, now=now))


def happened_before(say: Say, moment: datetime, *, now: datetime) -> str:
    return say("happened before {when}", when=say.moment(moment, now=now))


def with_whom(say: Say, who: str) -> str:
    return say("with {who}", who=who)


def of_template(say: Say, code: str) -> str:
    return template_called(say, code)


def nothing(say: Say, which: str) -> str:
    return say("There is nothing to purge ({which}).", which=which)


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def title(say: Say, count: int) -> str:
    return say.many(
        "Purge 1 cancelled entry for good?", "Purge {count} cancelled entries for good?", count
    )


def which(say: Say) -> str:
    return say("Which")


def span(say: Say) -> str:
    return say("From, to")


def by_template(say: Say) -> str:
    return say("By template")


def by_year(say: Say) -> str:
    return say("By year")


def and_others(say: Say, count: int) -> str:
    return say.many("1 other", "{count} others", count)


def goes(say: Say) -> str:
    return say("What goes")


def what_goes(say: Say, comments: int, files: int, size: int) -> str:
    return say(
        "the entries with their texts and history, {comments}, {files} ({size}) that nothing else "
        "uses, what is kept of their mails, and their cards in Slack",
        comments=_comments(say, comments),
        files=_files(say, files),
        size=_size(say, size),
    )


def stays(say: Say) -> str:
    return say("What stays")


def what_stays(say: Say) -> str:
    return say(
        "contacts, everything that is not cancelled, the mails in your mailboxes, and a line that "
        "says who purged how many, when"
    )


def samples(say: Say) -> str:
    return say("Some of them")


def valid_until(say: Say, moment: datetime, *, now: datetime) -> str:
    return say(
        "This preview holds until {when}, for exactly these entries. Nothing is deleted yet.",
        when=say.moment(moment, now=now),
    )


def csv(say: Say) -> str:
    return say("CSV of them")


def csv_name() -> str:
    return "purge-preview.csv"


def csv_title(say: Say, count: int) -> str:
    return say.many("1 entry that would be purged", "{count} entries that would be purged", count)


def csv_title_cut(say: Say, held: int, count: int) -> str:
    return say(
        "{held} of the {count} entries that would be purged",
        held=say.number(held),
        count=say.number(count),
    )


def csv_cut(say: Say, held: int, count: int) -> str:
    return say(
        "The file holds {held} of the {count} entries: no more fit. For all of them, write "
        "rapport export --cancelled at the desk.",
        held=say.number(held),
        count=say.number(count),
    )


def csv_comes(say: Say) -> str:
    return say("The file comes to your messages with Rapport.")


def ask(say: Say, count: int) -> str:
    return say.many("Purge 1 entry…", "Purge {count} entries…", count)


def again(say: Say) -> str:
    return say("Look again")


def go_on(say: Say) -> str:
    return say("Go on")


def is_in_messages(say: Say) -> str:
    return say("The preview is in your messages with Rapport. Nothing is deleted yet.")


# ── stale ───────────────────────────────────────────────────────────────────────────────────────


def why_stale(say: Say, why: str) -> str:
    """The reasons that the record gives."""
    known = {
        "there is no such preview of yours": say("this preview is not yours"),
        "this preview was purged already": say("this preview was purged already"),
        "the preview is older than 15 minutes": say("the preview is older than 15 minutes"),
        "what would be purged has changed since the preview": say(
            "what would be purged has changed since the preview"
        ),
    }
    return known.get(why, why)


def run_out(say: Say) -> str:
    return say("This preview of a purge does not hold any more. Nothing was deleted by it.")


def nothing_deleted(say: Say, why: str) -> str:
    return say("Nothing was deleted: {why}.", why=why)


def new_preview(say: Say) -> str:
    return say("A new preview is in your messages with Rapport.")


# ── confirming, and how far it is ───────────────────────────────────────────────────────────────


def confirm_title(say: Say) -> str:
    return say("Purge for good")


def warning(say: Say, count: int) -> str:
    return say.many(
        "1 cancelled entry is deleted for good. Nobody can bring it back.",
        "{count} cancelled entries are deleted for good. Nobody can bring them back.",
        count,
    )


def type_count(say: Say, count: int) -> str:
    return say("Type {count} to confirm", count=count)


def wrong_count(say: Say, count: int) -> str:
    return say(
        "Type {count}, the number of entries, to confirm; or close this to keep them.", count=count
    )


def submit(say: Say) -> str:
    return say("Purge")


def close(say: Say) -> str:
    return say("Keep them")


def running(say: Say, done: int, of: int) -> str:
    return say(
        "Purging: {done} of {of} entries are deleted.", done=say.number(done), of=say.number(of)
    )


def if_it_stands_still(say: Say) -> str:
    return say("Should this stand still for a minute, it was cut off; go on with it then.")


def goes_on(say: Say) -> str:
    return say("The purge goes on; its card shows how far it is.")


def done(say: Say, purged: int, comments: int, files: int) -> str:
    return say(
        "Purged: {entries}, {comments}, {files}.",
        entries=entries(say, purged),
        comments=_comments(say, comments),
        files=_files(say, files),
    )


def kept(say: Say, count: int) -> str:
    return say.many(
        "1 entry was restored or changed since the preview and stays.",
        "{count} entries were restored or changed since the preview and stay.",
        count,
    )
