"""What is said of a logged entry: on its card, on its whole screen, and of what was done to it."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.say import Say, later
from journal.model import DeedKind, Source


def logged(say: Say, entry: str) -> str:
    return say("Logged {entry}", entry=entry)


def logged_already(say: Say, entry: str) -> str:
    return say("Logged already: {entry}", entry=entry)


def changed(say: Say, entry: str) -> str:
    return say("Changed {entry}", entry=entry)


def as_it_was(say: Say, entry: str) -> str:
    return say("Nothing to change: {entry}", entry=entry)


def commented(say: Say, entry: str) -> str:
    return say("Comment added to {entry}", entry=entry)


def cancelled(say: Say, entry: str) -> str:
    return say("Cancelled: {entry}", entry=entry)


def changed_since(say: Say, number: int, by: str) -> str:
    return say("{by} changed #{number} since. Here it is now.", by=by or "?", number=number)


def you_changed_since(say: Say, number: int) -> str:
    return say("You changed #{number} since. Here it is now.", number=number)


def gone(say: Say, number: int) -> str:
    return say("There is no #{number} any more. It may have been purged.", number=number)


def nothing_of_yours(say: Say, command: str) -> str:
    return say("You have not logged anything yet. Try: {command} ada: called", command=command)


def erased(say: Say, number: int) -> str:
    return say("#{number} was emptied at a person's request; it stays empty.", number=number)


def restore_first(say: Say, number: int) -> str:
    return say("#{number} is cancelled. Restore it first, then change it.", number=number)


def may_not(say: Say, number: int, why: str) -> str:
    return say("You may not change #{number}: {why}.", number=number, why=why)


# ── details ─────────────────────────────────────────────────────────────────────────────────────


def failed_attempt(say: Say) -> str:
    return say("attempt failed")


def attempt(say: Say, *, succeeded: bool) -> str:
    return say("succeeded") if succeeded else say("failed")


def follow_up(say: Say, day: str) -> str:
    return say("follow-up {day}", day=day)


def of_colleague(say: Say, who: str) -> str:
    return say("for {who}", who=who)


def understood(say: Say, what: str) -> str:
    return say("Understood: {what}. Not so? Click Edit.", what=what)


def cancelled_by(say: Say, by: str, at: str) -> str:
    return say("Cancelled by {by}, {at}", by=by, at=at)


def reason(say: Say, text: str) -> str:
    return say("Reason: {reason}", reason=text)


def why_cancelled(say: Say, reason: str) -> str:
    """What somebody gave as the reason; undo gives its own."""
    return taken_back(say) if is_undone(reason) else reason


def is_undone(reason: str) -> bool:
    return reason == "undone"


def taken_back(say: Say) -> str:
    return say("taken back")


def logged_by(say: Say, by: str, at: str, source: Source) -> str:
    if source is Source.MAIL:
        return say("By mail, {at}", at=at)
    return say("By hand, {by}, {at}", by=by, at=at)


_LABELS: Mapping[str, str] = {
    "with": later("With"),
    "subject": later("Subject"),
    "template": later("Template"),
    "occurred_at": later("When"),
    "logged": later("Logged"),
    "salesperson": later("Colleague"),
    "direction": later("Direction"),
    "duration_minutes": later("Duration"),
    "cost": later("Cost"),
    "evaluation": later("Evaluation"),
    "evaluation_note": later("Why"),
    "successful": later("Attempt"),
    "delivery": later("Delivery"),
    "campaign": later("Campaign"),
    "document": later("Document"),
    "follow_up_on": later("Follow-up"),
    "attachments": later("Attachments"),
    "participants": later("With"),
    "text": later("Note"),
    "state": later("State"),
    "cancel_reason": later("Reason"),
    "group": later("Group"),
    "channel": later("Channel"),
    "response": later("Response"),
}


def label(say: Say, field: str) -> str:
    return say(_LABELS[field])


def has_label(field: str) -> bool:
    return field in _LABELS


def comments(say: Say) -> str:
    return say("Comments")


def history(say: Say) -> str:
    return say("History")


def older_changes(say: Say, count: int) -> str:
    return say.many(
        "{count} older change is not shown.", "{count} older changes are not shown.", count
    )


def older_comments(say: Say, count: int) -> str:
    return say.many(
        "{count} older comment is not shown.", "{count} older comments are not shown.", count
    )


def send_files(say: Say) -> str:
    return say("Send me the files")


def files_are_coming(say: Say, number: int, count: int) -> str:
    return say.many(
        "The file of #{number} comes to your direct messages.",
        "{count} files of #{number} come to your direct messages.",
        count,
        number=number,
    )


def file_is_gone(say: Say, number: int, name: str) -> str:
    return say(
        "The file {name} of #{number} is not on the disk any more. An admin can look for it in a "
        "backup.",
        number=number,
        name=name,
    )


def file_is_empty(say: Say, number: int, name: str) -> str:
    return say(
        "The file {name} of #{number} is empty: there is nothing to send.", number=number, name=name
    )


def file_of(say: Say, number: int, name: str) -> str:
    return say("{name} of #{number}", number=number, name=name)


def more_text(say: Say, count: int) -> str:
    return say.many(
        "… and {count} more letter. “Whole text” sends it as a file.",
        "… and {count} more letters. “Whole text” sends it as a file.",
        count,
    )


def change(say: Say, when: tuple[str, str], field: str, values: tuple[str, str]) -> str:
    """`when`: the moment, and by whom; `values`: what it was, and what it became."""
    (at, by), (old, new) = when, values
    return say(
        "{at}, {by} – {field}: {old} → {new}",
        by=by,
        at=at,
        field=label(say, field),
        old=old or "–",
        new=new or "–",
    )


def follow_up_day(say: Say, day: date, today: date) -> str:
    return say.day(day, today=today)


def moment(say: Say, at: datetime, now: datetime) -> str:
    return say.moment(at, now=now)


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────


def edit(say: Say) -> str:
    return say("Edit")


def undo(say: Say) -> str:
    return say("Undo")


def show(say: Say) -> str:
    return say("Show all of it")


def comment(say: Say) -> str:
    return say("Comment")


def evaluate(say: Say) -> str:
    return say("Evaluate…")


def follow(say: Say) -> str:
    return say("Follow-up…")


def mark_failed(say: Say) -> str:
    return say("Mark as failed attempt")


def mark_reached(say: Say) -> str:
    return say("It did succeed")


def cancel(say: Say) -> str:
    return say("Cancel this entry…")


def restore(say: Say) -> str:
    return say("Restore")


def whole_text(say: Say) -> str:
    return say("Whole text")


def cut(say: Say, letters: int) -> str:
    """What a mail said besides what was new in it."""
    return say.many(
        "Quotes and signature were left out: {count} letter.",
        "Quotes and signature were left out: {count} letters.",
        letters,
    )


def take_back_the_cut(say: Say) -> str:
    return say("Take them back")


# ── the small forms ─────────────────────────────────────────────────────────────────────────────


def evaluation_title(say: Say, number: int) -> str:
    return say("How did #{number} go?", number=number)


def follow_up_title(say: Say, number: int) -> str:
    return say("Follow-up of #{number}", number=number)


def comment_title(say: Say, number: int) -> str:
    return say("Comment on #{number}", number=number)


def follow_up_field(say: Say) -> str:
    return say("Come back to it on")


def follow_up_hint(say: Say) -> str:
    return say("Leave it empty for no follow-up.")


def follow_up_past(say: Say) -> str:
    return say("That day is over. Choose today or a day to come.")


def comment_field(say: Say) -> str:
    return say("Your comment")


def comment_empty(say: Say) -> str:
    return say("Write a few words first.")


def save(say: Say) -> str:
    return say("Save")


def close(say: Say) -> str:
    return say("Close")


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def nothing_to_undo(say: Say) -> str:
    return say("There is nothing of yours to undo.")


def cannot_undo(say: Say, number: int) -> str:
    return say(
        "It is too late to undo this: something else happened to #{number} since. "
        "You can edit or cancel it.",
        number=number,
    )


_DEEDS: Mapping[DeedKind, str] = {
    DeedKind.LOG: later("your entry is cancelled"),
    DeedKind.EDIT: later("your change is taken back"),
    DeedKind.CANCEL: later("what you cancelled is active again"),
    DeedKind.RESTORE: later("what you restored is cancelled again"),
    DeedKind.MERGE: later("the two contacts you merged are two again"),
    DeedKind.RUN: later("what you logged to the segment is cancelled"),
    DeedKind.RUN_UNDO: later("what you took back of the segment is active again"),
    DeedKind.MEMBERS: later("the segment has the members it had before"),
    DeedKind.TRIAGE: later("the mail you decided on waits again"),
    DeedKind.MATCH: later("the mails you logged wait again"),
    DeedKind.IGNORE: later("the mail you ignored waits again"),
    DeedKind.POSTPONE: later("the mail you put off waits now"),
    DeedKind.CLAIM: later("the mail you took is free again"),
}


def undone(say: Say, kind: DeedKind) -> str:
    return say("Undone: {what}.", what=say(_DEEDS[kind]))


def undo_too_late(say: Say) -> str:
    return say(
        "Your last deed can't be undone: what it made was changed since. What was done since stands."
    )


def and_more(say: Say, count: int) -> str:
    return say.many("and {count} more", "and {count} more", count)


def old_button(say: Say) -> str:
    return say("This button is from an older version of Rapport. Ask for the entry again.")


def close_and_look(say: Say) -> str:
    return say("Close this and look at it first.")


def text_of(say: Say, number: int) -> str:
    return say("The whole text of #{number}", number=number)


def text_is_coming(say: Say, number: int) -> str:
    return say(
        "The whole text of #{number} comes as a file, in your messages with me.", number=number
    )
