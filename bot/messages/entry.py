"""What is said of a logged entry: on its card, on its whole screen, and of what was done to it."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.say import N_, Translator
from journal.model import DeedKind, Source


def entry_logged(say: Translator, entry: str) -> str:
    return say("Logged {entry}", entry=entry)


def entry_logged_already(say: Translator, entry: str) -> str:
    return say("Logged already: {entry}", entry=entry)


def entry_changed(say: Translator, entry: str) -> str:
    return say("Changed {entry}", entry=entry)


def nothing_to_change(say: Translator, entry: str) -> str:
    return say("Nothing to change: {entry}", entry=entry)


def comment_added(say: Translator, entry: str) -> str:
    return say("Comment added to {entry}", entry=entry)


def entry_cancelled(say: Translator, entry: str) -> str:
    return say("Cancelled: {entry}", entry=entry)


def changed_since(say: Translator, number: int, by: str) -> str:
    return say("{by} changed #{number} since. Here it is now.", by=by or "?", number=number)


def you_changed_since(say: Translator, number: int) -> str:
    return say("You changed #{number} since. Here it is now.", number=number)


def entry_gone(say: Translator, number: int) -> str:
    return say("There is no #{number} any more. It may have been purged.", number=number)


def nothing_of_yours(say: Translator, command: str) -> str:
    return say("You have not logged anything yet. Try: {command} ada: called", command=command)


def entry_erased(say: Translator, number: int) -> str:
    return say("#{number} was emptied at a person's request; it stays empty.", number=number)


def restore_first(say: Translator, number: int) -> str:
    return say("#{number} is cancelled. Restore it first, then change it.", number=number)


def may_not_change(say: Translator, number: int, reason: str) -> str:
    return say("You may not change #{number}: {why}.", number=number, why=reason)


# ── details ─────────────────────────────────────────────────────────────────────────────────────


def failed_attempt(say: Translator) -> str:
    return say("attempt failed")


def attempt_result(say: Translator, *, succeeded: bool) -> str:
    return say("succeeded") if succeeded else say("failed")


def follow_up(say: Translator, day: str) -> str:
    return say("follow-up {day}", day=day)


def for_colleague(say: Translator, who: str) -> str:
    return say("for {who}", who=who)


def understood_as(say: Translator, details: str) -> str:
    return say("Understood: {what}. Not so? Click Edit.", what=details)


def cancelled_by(say: Translator, by: str, at: str) -> str:
    return say("Cancelled by {by}, {at}", by=by, at=at)


def reason_line(say: Translator, text: str) -> str:
    return say("Reason: {reason}", reason=text)


def why_cancelled(say: Translator, reason: str) -> str:
    """What somebody gave as the reason; undo gives its own."""
    return undone_reason(say) if is_undone(reason) else reason


def is_undone(reason: str) -> bool:
    return reason == "undone"


def undone_reason(say: Translator) -> str:
    return say("taken back")


def logged_by(say: Translator, by: str, at: str, source: Source) -> str:
    if source is Source.MAIL:
        return say("By mail, {at}", at=at)
    return say("By hand, {by}, {at}", by=by, at=at)


_LABELS: Mapping[str, str] = {
    "with": N_("With"),
    "subject": N_("Subject"),
    "template": N_("Template"),
    "occurred_at": N_("When"),
    "logged": N_("Logged"),
    "salesperson": N_("Colleague"),
    "direction": N_("Direction"),
    "duration_minutes": N_("Duration"),
    "cost": N_("Cost"),
    "evaluation": N_("Evaluation"),
    "evaluation_note": N_("Why"),
    "successful": N_("Attempt"),
    "delivery": N_("Delivery"),
    "campaign": N_("Campaign"),
    "document": N_("Document"),
    "follow_up_on": N_("Follow-up"),
    "attachments": N_("Attachments"),
    "participants": N_("With"),
    "text": N_("Note"),
    "state": N_("State"),
    "cancel_reason": N_("Reason"),
    "group": N_("Group"),
    "channel": N_("Channel"),
    "response": N_("Response"),
}


def label(say: Translator, field: str) -> str:
    return say(_LABELS[field])


def has_label(field: str) -> bool:
    return field in _LABELS


def comments(say: Translator) -> str:
    return say("Comments")


def history(say: Translator) -> str:
    return say("History")


def older_changes(say: Translator, count: int) -> str:
    return say.plural(
        "{count} older change is not shown.", "{count} older changes are not shown.", count
    )


def older_comments(say: Translator, count: int) -> str:
    return say.plural(
        "{count} older comment is not shown.", "{count} older comments are not shown.", count
    )


def send_files(say: Translator) -> str:
    return say("Send me the files")


def files_are_coming(say: Translator, number: int, count: int) -> str:
    return say.plural(
        "The file of #{number} comes to your direct messages.",
        "{count} files of #{number} come to your direct messages.",
        count,
        number=number,
    )


def file_is_gone(say: Translator, number: int, name: str) -> str:
    return say(
        "The file {name} of #{number} is not on the disk any more. An admin can look for it in a "
        "backup.",
        number=number,
        name=name,
    )


def file_is_empty(say: Translator, number: int, name: str) -> str:
    return say(
        "The file {name} of #{number} is empty: there is nothing to send.", number=number, name=name
    )


def file_title(say: Translator, number: int, name: str) -> str:
    return say("{name} of #{number}", number=number, name=name)


def more_text(say: Translator, count: int) -> str:
    return say.plural(
        "… and {count} more letter. “Whole text” sends it as a file.",
        "… and {count} more letters. “Whole text” sends it as a file.",
        count,
    )


def history_line(
    say: Translator, when: tuple[str, str], field: str, values: tuple[str, str]
) -> str:
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


def follow_up_day(say: Translator, day: date, today: date) -> str:
    return say.day(day, today=today)


def moment(say: Translator, at: datetime, now: datetime) -> str:
    return say.moment(at, now=now)


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────


def edit(say: Translator) -> str:
    return say("Edit")


def undo(say: Translator) -> str:
    return say("Undo")


def show_all(say: Translator) -> str:
    return say("Show all of it")


def comment(say: Translator) -> str:
    return say("Comment")


def evaluate(say: Translator) -> str:
    return say("Evaluate…")


def follow_up_button(say: Translator) -> str:
    return say("Follow-up…")


def mark_failed(say: Translator) -> str:
    return say("Mark as failed attempt")


def mark_reached(say: Translator) -> str:
    return say("It did succeed")


def cancel(say: Translator) -> str:
    return say("Cancel this entry…")


def restore(say: Translator) -> str:
    return say("Restore")


def whole_text(say: Translator) -> str:
    return say("Whole text")


def left_out_text(say: Translator, letters: int) -> str:
    """What a mail said besides what was new in it."""
    return say.plural(
        "Quotes and signature were left out: {count} letter.",
        "Quotes and signature were left out: {count} letters.",
        letters,
    )


def restore_left_out_text(say: Translator) -> str:
    return say("Take them back")


# ── the small forms ─────────────────────────────────────────────────────────────────────────────


def evaluation_title(say: Translator, number: int) -> str:
    return say("How did #{number} go?", number=number)


def follow_up_title(say: Translator, number: int) -> str:
    return say("Follow-up of #{number}", number=number)


def comment_title(say: Translator, number: int) -> str:
    return say("Comment on #{number}", number=number)


def follow_up_field(say: Translator) -> str:
    return say("Come back to it on")


def follow_up_hint(say: Translator) -> str:
    return say("Leave it empty for no follow-up.")


def follow_up_past(say: Translator) -> str:
    return say("That day is over. Choose today or a day to come.")


def comment_field(say: Translator) -> str:
    return say("Your comment")


def comment_empty(say: Translator) -> str:
    return say("Write a few words first.")


def save(say: Translator) -> str:
    return say("Save")


def close(say: Translator) -> str:
    return say("Close")


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def nothing_to_undo(say: Translator) -> str:
    return say("There is nothing of yours to undo.")


def cannot_undo(say: Translator, number: int) -> str:
    return say(
        "It is too late to undo this: something else happened to #{number} since. "
        "You can edit or cancel it.",
        number=number,
    )


_UNDONE_DEEDS: Mapping[DeedKind, str] = {
    DeedKind.LOG: N_("your entry is cancelled"),
    DeedKind.EDIT: N_("your change is taken back"),
    DeedKind.CANCEL: N_("what you cancelled is active again"),
    DeedKind.RESTORE: N_("what you restored is cancelled again"),
    DeedKind.MERGE: N_("the two contacts you merged are two again"),
    DeedKind.RUN: N_("what you logged to the segment is cancelled"),
    DeedKind.RUN_UNDO: N_("what you took back of the segment is active again"),
    DeedKind.MEMBERS: N_("the segment has the members it had before"),
    DeedKind.TRIAGE: N_("the mail you decided on waits again"),
    DeedKind.MATCH: N_("the mails you logged wait again"),
    DeedKind.IGNORE: N_("the mail you ignored waits again"),
    DeedKind.POSTPONE: N_("the mail you put off waits now"),
    DeedKind.CLAIM: N_("the mail you took is free again"),
}


def deed_undone(say: Translator, kind: DeedKind) -> str:
    return say("Undone: {what}.", what=say(_UNDONE_DEEDS[kind]))


def undo_too_late(say: Translator) -> str:
    return say(
        "Your last deed can't be undone: what it made was changed since. What was done since stands."
    )


def and_more(say: Translator, count: int) -> str:
    return say.plural("and {count} more", "and {count} more", count)


def old_button(say: Translator) -> str:
    return say("This button is from an older version of Rapport. Ask for the entry again.")


def close_and_look(say: Translator) -> str:
    return say("Close this and look at it first.")


def whole_text_title(say: Translator, number: int) -> str:
    return say("The whole text of #{number}", number=number)


def text_is_coming(say: Translator, number: int) -> str:
    return say(
        "The whole text of #{number} comes as a file, in your messages with me.", number=number
    )
