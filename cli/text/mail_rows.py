"""A mail of the ledger as a row: for machines a plain mapping, for people a line or a card."""

from datetime import tzinfo
from typing import Any

from bot.language.translator import N_, Translator
from bot.messages.entry import mail_warning
from cli.terminal.output import escape, format_time, plural
from cli.text.interaction_rows import clip, direction_text, document_text
from cli.text.mail_text import colour_by_outcome, cut_text, outcome_text
from cli.text.triage_text import waiting_text
from journal.model import Copy, LedgerMail, MailOutcome, MailParty
from journal.store.mail.mail_pages import MailLine

COLUMNS = ("Mail", "When", "From", "What", "Became")
# Columns that are never broken, and those that a narrow terminal leaves out.
UNCUT_COLUMNS = ("Mail", "When")
OPTIONAL_COLUMNS = ("From",)
NOT_KEPT = "(not kept)"
_LONGEST_NAME = 200


def mail_row(each: MailLine) -> dict[str, Any]:
    return _common_fields(each, each.sender)


def full_mail_row(each: LedgerMail) -> dict[str, Any]:
    sender = next((party.address for party in each.parties if party.role == "from"), "")
    return {
        **_common_fields(each, sender),
        "parties": each.parties,
        "participants": each.participants,
        "candidates": each.candidates,
        "template": each.template,
        "document": each.document,
        "salesperson": each.salesperson,
        "decided_at": each.decided_at,
        "decided_by": each.decided_by,
        "program_version": each.program_version,
        "remind_at": each.remind_at,
        "size": each.size,
        "attachments": each.facts.attachments,
        "text": each.text,
        "full_text": each.full_text,
        "cut": cut_text(each),
        "confidence": each.confidence,
        "signals": each.signals,
        "warnings": each.warnings,
        "version": each.version,
    }


def _common_fields(each: MailLine | LedgerMail, sender: str) -> dict[str, Any]:
    """`mailbox`, `folder` and `uid` are those of the copy that was seen first."""
    return {
        "id": each.id,
        "message_id": each.message_id,
        "outcome": each.outcome,
        "reason": each.reason,
        **_first_location(each.copies),
        "interaction": each.interaction,
        "direction": each.direction,
        "class": each.mail_class,
        "occurred_at": each.occurred_at,
        "seen_at": each.seen_at,
        "subject": each.subject,
        "from": sender or None,
        "why": each.why,
        "rule": each.rule,
        "config_version": each.config_version,
        "conversation": each.conversation,
        "reopened": each.reopened,
        "copies": [copy_row(copy) for copy in each.copies],
    }


def unread_copy_row(each: Copy) -> dict[str, Any]:
    """The row of a copy that was not read yet: a mail of which nothing is known."""
    return {
        "id": None,
        "message_id": "",
        "outcome": "listed",
        "reason": "",
        **_first_location((each,)),
        "interaction": None,
        "direction": "none",
        "class": "",
        "occurred_at": each.internal_date,
        "seen_at": each.listed_at,
        "subject": "",
        "from": None,
        "why": each.error,
        "rule": "",
        "config_version": "",
        "conversation": None,
        "reopened": False,
        "copies": [copy_row(each)],
    }


def copy_row(each: Copy) -> dict[str, Any]:
    return {
        "mailbox": each.mailbox,
        "folder": each.folder,
        "uidvalidity": each.uidvalidity,
        "uid": each.uid,
        "state": each.state,
    }


def _first_location(copies: tuple[Copy, ...]) -> dict[str, Any]:
    if not copies:
        return {"mailbox": None, "folder": None, "uid": None}
    return {"mailbox": copies[0].mailbox, "folder": copies[0].folder, "uid": copies[0].uid}


def mail_line(each: MailLine, zone: tzinfo) -> tuple[str, ...]:
    """One row of the table; some mails keep no content."""
    again = " · again" if each.reopened else ""
    return (
        f"[bold]{each.id}[/]",
        format_time(each.occurred_at, zone),
        escape(clip(each.sender_name or each.sender)) or "–",
        escape(clip(each.subject)) or f"[dim]{NOT_KEPT if not each.sender else '–'}[/]",
        colour_by_outcome(
            f"{outcome_text(each.outcome, each.reason, each.interaction)}{again}", each.outcome
        ),
    )


def unread_copy_line(each: Copy, zone: tzinfo) -> tuple[str, ...]:
    place = f"{each.mailbox} / {each.folder}, UID {each.uid}"
    what = f"not read yet: {each.error}" if each.error else "not read yet"
    return ("–", format_time(each.listed_at, zone), escape(clip(place)), escape(what), "listed")


def mail_heading(each: LedgerMail) -> str:
    return f"[bold]Mail {each.id}[/]  {escape(each.subject) or f'[dim]{NOT_KEPT}[/]'}"


def mail_pairs(t: Translator, each: LedgerMail, zone: tzinfo) -> list[tuple[str, str]]:
    """Lists everything known of the mail, as label and value; several of a kind stand below each other."""
    pairs = [
        (N_("became"), _became_text(t, each)),
        (N_("why"), t.sentence(each.why)),
        *_label_pairs(t, N_("warning"), [mail_warning(t, warning) for warning in each.warnings]),
        *_party_pairs(t, each),
        (N_("when"), format_time(each.occurred_at, zone)),
        (N_("first seen"), format_time(each.seen_at, zone)),
        (N_("kind"), _kind_text(t, each)),
        *_label_pairs(
            t, N_("attached"), [clip(name, _LONGEST_NAME) for name in each.facts.attachments]
        ),
        *_label_pairs(t, N_("copies"), [copy_location(copy) for copy in each.copies]),
        (N_("template"), each.template),
        (N_("document"), document_text(each.document)),
        (N_("salesperson"), each.salesperson),
        (N_("again"), t("It is decided again with the next poll.") if each.reopened else ""),
        (N_("put off"), format_time(each.remind_at, zone) if each.remind_at else ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _became_text(t: Translator, each: LedgerMail) -> str:
    if each.outcome is MailOutcome.WAITING:
        return waiting_text(t, each.reason)
    return outcome_text(each.outcome, each.reason, each.interaction)


_ROLES = {
    "from": N_("from"),
    "reply_to": N_("reply to"),
    "to": N_("to"),
    "cc": N_("cc"),
    "bcc": N_("bcc"),
}


def _party_pairs(t: Translator, each: LedgerMail) -> list[tuple[str, str]]:
    """The parties by their roles, in the order of the mail."""
    pairs: list[tuple[str, str]] = []
    for role in dict.fromkeys(party.role for party in each.parties):
        people = [_party_text(t, party) for party in each.parties if party.role == role]
        pairs += _label_pairs(t, _ROLES.get(role, role.replace("_", " ")), people)
    return pairs


def _party_text(t: Translator, each: MailParty) -> str:
    named = f"{each.name} <{each.address}>" if each.name else each.address
    return f"{named} ({t('ours')})" if each.ours else named


def _label_pairs(
    t: Translator, label: str, values: list[str], shown: int = 10
) -> list[tuple[str, str]]:
    more = len(values) - shown
    rest = [t.plural("and {count} more", "and {count} more", more)] if more > 0 else []
    lines = [*values[:shown], *rest]
    return [(label if position == 0 else "", line) for position, line in enumerate(lines)]


def _kind_text(t: Translator, each: LedgerMail) -> str:
    size = f"{each.size / 1000:,.0f} KB" if each.size >= 1000 else plural(each.size, "byte")
    parts = (direction_text(each.direction, t), each.mail_class.replace("_", " "))
    return " · ".join(part for part in (*parts, size if each.size else "") if part)


def copy_location(each: Copy) -> str:
    state = "" if each.state == "done" else f", {each.state}"
    return f"{each.mailbox} / {each.folder}, UID {each.uid}{state}"
