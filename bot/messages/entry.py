"""The sentences about a logged entry: on its card, in full, and on what was done to it."""

from collections.abc import Mapping
from datetime import datetime

from bot.language.translator import N_, Translator
from bot.messages import cancelling as cancelling_text
from journal.model import (
    CancelCause,
    Denial,
    MailWarning,
    Meeting,
    Source,
    read_cancel_reason,
)


def entry_logged(t: Translator, entry: str) -> str:
    return t("Logged {entry}", entry=entry)


def entry_logged_already(t: Translator, entry: str) -> str:
    return t("Logged already: {entry}", entry=entry)


def entry_changed(t: Translator, entry: str) -> str:
    return t("Changed {entry}", entry=entry)


def nothing_to_change(t: Translator, entry: str) -> str:
    return t("Nothing to change: {entry}", entry=entry)


def comment_added(t: Translator, entry: str) -> str:
    return t("Comment added to {entry}", entry=entry)


def entry_cancelled(t: Translator, entry: str) -> str:
    return t("Cancelled: {entry}", entry=entry)


def changed_since(t: Translator, number: int, by: str) -> str:
    return t("{by} changed #{number} since. Here it is now.", by=by or "?", number=number)


def you_changed_since(t: Translator, number: int) -> str:
    return t("You changed #{number} since. Here it is now.", number=number)


def entry_gone(t: Translator, number: int) -> str:
    return t("There is no #{number} any more. It may have been purged.", number=number)


def nothing_of_yours(t: Translator, command: str) -> str:
    return t("You have not logged anything yet. Try: {command} ada: called", command=command)


def entry_erased(t: Translator, number: int) -> str:
    return t("#{number} was emptied at a person's request; it stays empty.", number=number)


def restore_first(t: Translator, number: int) -> str:
    return t("#{number} is cancelled. Restore it first, then change it.", number=number)


def may_not_change(t: Translator, number: int, denial: Denial) -> str:
    why = cancelling_text.denial_reason(t, denial)
    return t("You may not change #{number}: {why}.", number=number, why=why)


# ── details ─────────────────────────────────────────────────────────────────────────────────────

FAILED_ATTEMPT = N_("attempt failed")


def attempt_result(t: Translator, *, succeeded: bool) -> str:
    return t("succeeded") if succeeded else t("failed")


def follow_up(t: Translator, day: str) -> str:
    return t("follow-up {day}", day=day)


def for_colleague(t: Translator, who: str) -> str:
    return t("for {who}", who=who)


def understood_as(t: Translator, details: str) -> str:
    return t("Understood: {what}. Not so? Click Edit.", what=details)


def cancelled_by(t: Translator, by: str, at: str) -> str:
    return t("Cancelled by {by}, {at}", by=by, at=at)


def reason_line(t: Translator, text: str) -> str:
    return t("Reason: {reason}", reason=text)


def why_cancelled(t: Translator, stored: str) -> str:
    """The reason that somebody gave; undo gives its own."""
    reason = read_cancel_reason(stored)
    match reason.cause:
        case CancelCause.GIVEN:
            return reason.text
        case CancelCause.UNDO:
            return t("taken back")
        case CancelCause.RUN_UNDO:
            return t("the logging of {name} was undone", name=reason.text)
        case CancelCause.RETENTION:
            return t("nothing was logged with them for as long as the config says")


def logged_by(t: Translator, by: str, at: str, source: Source) -> str:
    if source is Source.MAIL:
        return t("By mail, {at}", at=at)
    return t("By hand, {by}, {at}", by=by, at=at)


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
    "opportunity": N_("Opportunity or project"),
    "document": N_("Document"),
    "document.number": N_("Document"),
    "document.version": N_("Document"),
    "meeting": N_("Meeting"),
    "meeting.starts": N_("Meeting"),
    "meeting.minutes": N_("Duration"),
    "meeting.cancelled": N_("Meeting"),
    "follow_up_on": N_("Follow-up"),
    "follow_up_time": N_("Time of the follow-up"),
    "attachments": N_("Attachments"),
    "participants": N_("With"),
    "text": N_("Note"),
    "state": N_("State"),
    "cancel_reason": N_("Reason"),
    "group": N_("Group"),
    "channel": N_("Channel"),
    "response": N_("Response"),
    "written_again": N_("Written again"),
    "again_of": N_("Written again from"),
}


def label(t: Translator, field: str) -> str:
    return t(_LABELS[field])


def written_from(t: Translator, address: str) -> str:
    """Somebody chose the contact, or a list passed it on: the mail came from another address."""
    return t("Written from {address}, which is none of the contact's addresses.", address=address)


_WARNINGS: Mapping[MailWarning, str] = {
    MailWarning.FAILED_CHECK: N_(
        "It failed the checks of your mail server: somebody else may have written it."
    ),
    MailWarning.REUSED_ID: N_(
        "It came under the Message-ID of another mail, and says something else."
    ),
    MailWarning.LEFT_IN_MAILBOX: N_(
        "More of its sender waits than is kept: its files and its whole text are in the mailbox. "
        "An admin can have it read again."
    ),
}


def mail_warning(t: Translator, warning: MailWarning) -> str:
    return t(_WARNINGS[warning])


def has_label(field: str) -> bool:
    return field in _LABELS


COMMENTS = N_("Comments")
HISTORY = N_("History")


def older_changes(t: Translator, count: int) -> str:
    return t.plural(
        "{count} older change is not shown.", "{count} older changes are not shown.", count
    )


def older_comments(t: Translator, count: int) -> str:
    return t.plural(
        "{count} older comment is not shown.", "{count} older comments are not shown.", count
    )


SEND_FILES = N_("Send me the files")


def files_are_coming(t: Translator, number: int, count: int) -> str:
    return t.plural(
        "The file of #{number} comes to your direct messages.",
        "{count} files of #{number} come to your direct messages.",
        count,
        number=number,
    )


def file_is_gone(t: Translator, number: int, name: str) -> str:
    return t(
        "The file {name} of #{number} is not on the disk any more. An admin can look for it in a "
        "backup.",
        number=number,
        name=name,
    )


def file_is_empty(t: Translator, number: int, name: str) -> str:
    return t(
        "The file {name} of #{number} is empty: there is nothing to send.", number=number, name=name
    )


def file_title(t: Translator, number: int, name: str) -> str:
    return t("{name} of #{number}", number=number, name=name)


def more_text(t: Translator, count: int) -> str:
    return t.plural(
        "… and {count} more letter. “Whole text” sends it as a file.",
        "… and {count} more letters. “Whole text” sends it as a file.",
        count,
    )


def history_line(t: Translator, when: tuple[str, str], field: str, values: tuple[str, str]) -> str:
    """A line of the history; `when` has the moment and the actor, `values` the old and new value."""
    (at, by), (old, new) = when, values
    return t(
        "{at}, {by} – {field}: {old} → {new}",
        by=by,
        at=at,
        field=label(t, field),
        old=old or "–",
        new=new or "–",
    )


CALLED_OFF = N_("called off")


def meeting_text(t: Translator, each: Meeting, now: datetime) -> str:
    """`tomorrow 14:00 · 1 h`, with whether it was called off."""
    when = ""
    if each.moment:
        when = t.moment(each.moment, now=now)
    elif each.day:
        when = t.day(each.day, today=now.astimezone(t.zone).date())
    length = t.minutes(each.minutes) if each.minutes and each.moment else ""
    parts = (when, length, t(CALLED_OFF) if each.cancelled else "")
    return " · ".join(part for part in parts if part)


def moment(t: Translator, at: datetime, now: datetime) -> str:
    return t.moment(at, now=now)


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────

EDIT = N_("Edit")
UNDO = N_("Undo")
SHOW_ALL = N_("Show all of it")
COMMENT = N_("Comment")
EVALUATE = N_("Evaluate…")
FOLLOW_UP_BUTTON = N_("Follow-up…")
MARK_FAILED = N_("Mark as failed attempt")
MARK_REACHED = N_("It did succeed")
CANCEL = N_("Cancel this entry…")
RESTORE = N_("Restore")
WHOLE_TEXT = N_("Whole text")


def left_out_text(t: Translator, letters: int) -> str:
    """The sentence about the parts of a mail that were not new."""
    return t.plural(
        "Quotes and signature were left out: {count} letter.",
        "Quotes and signature were left out: {count} letters.",
        letters,
    )


RESTORE_LEFT_OUT_TEXT = N_("Take them back")

# ── the small forms ─────────────────────────────────────────────────────────────────────────────


def evaluation_title(t: Translator, number: int) -> str:
    return t("How did #{number} go?", number=number)


def follow_up_title(t: Translator, number: int) -> str:
    return t("Follow-up of #{number}", number=number)


def comment_title(t: Translator, number: int) -> str:
    return t("Comment on #{number}", number=number)


FOLLOW_UP_FIELD = N_("Come back to it on")
# Beside the day: the hour, if there is one.
FOLLOW_UP_TIME_FIELD = N_("At what time")
FOLLOW_UP_HINT = N_("Leave it empty for no follow-up.")
FOLLOW_UP_DAY_MISSING = N_("Choose the day as well.")
FOLLOW_UP_PAST = N_("That day is over. Choose today or a day to come.")
COMMENT_FIELD = N_("Your comment")
COMMENT_EMPTY = N_("Write a few words first.")
SAVE = N_("Save")
CLOSE = N_("Close")

# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def cannot_undo(t: Translator, number: int) -> str:
    return t(
        "It is too late to undo this: something else happened to #{number} since. "
        "You can edit or cancel it.",
        number=number,
    )


def and_more(t: Translator, count: int) -> str:
    return t.plural("and {count} more", "and {count} more", count)


OLD_BUTTON = N_("This button is from an older version of Rapport. Ask for the entry again.")
CLOSE_AND_LOOK = N_("Close this and look at it first.")


def whole_text_title(t: Translator, number: int) -> str:
    return t("The whole text of #{number}", number=number)


def text_is_coming(t: Translator, number: int) -> str:
    return t(
        "The whole text of #{number} comes as a file, in your messages with me.", number=number
    )
