"""The outcome of a mail in words: for a list, as a sentence, and what to do about it."""

from collections.abc import Mapping

from journal.model import (
    CutReason,
    Interaction,
    InteractionState,
    LedgerMail,
    MailOutcome,
    MailReason,
    TrimmedText,
)

# A few words each, for a line of a list.
SHORT_REASONS: Mapping[MailReason, str] = {
    MailReason.PURGED_BEFORE: "purged before",
    MailReason.OWN_SYSTEM: "sent by Rapport",
    MailReason.TOO_OLD: "too old",
    MailReason.NEVER_LOG: "never logged",
    MailReason.UNSURE_NEVER_LOG: "pattern too slow",
    MailReason.PRIVACY_BLOCKED: "contact is closed",
    MailReason.UNTRUSTED_TEAM_SENDER: "sender not proven",
    MailReason.FAILED_SENDER: "sender failed",
    MailReason.RULE: "by a rule",
    MailReason.BOUNCE: "delivery report",
    MailReason.AUTO_REPLY: "automatic answer",
    MailReason.CALENDAR: "calendar",
    MailReason.BULK: "sent to many",
    MailReason.INTERNAL_ONLY: "internal",
    MailReason.UNSURE_FORWARD: "unsure forward",
    MailReason.FLOOD: "flood",
    MailReason.AMBIGUOUS_CONTACT: "several contacts",
    MailReason.NO_CONTACT: "no contact",
    MailReason.TEMPLATE_ERROR: "template failed",
    MailReason.SAME_DOCUMENT: "same document",
    MailReason.IGNORED: "ignored",
    MailReason.ERASED: "erased",
    MailReason.CRASHED: "reading failed",
    MailReason.UNREADABLE: "unreadable",
    MailReason.LOGGED: "",
    MailReason.LOGGED_COMPANY_ONLY: "company alone",
    MailReason.LOGGED_BY_HAND: "by hand",
}

# Advice for an admin when the decision was wrong; `{id}` is the mail's number.
_CORRECT_HINT = "Correct or cancel the interaction: rapport edit, rapport cancel."
_RETRY_HINT = "then: rapport mail retry {id}"
HINTS: Mapping[MailReason, str] = {
    MailReason.PURGED_BEFORE: (
        "It was purged or erased on purpose and does not come back. What is wanted after all is "
        "entered by hand: rapport log."
    ),
    MailReason.OWN_SYSTEM: "Rapport wrote it itself, and says so in a header. There is nothing to do.",
    MailReason.TOO_OLD: (
        f"Set an earlier `since` for its mailbox, or take the setting out; {_RETRY_HINT}"
    ),
    MailReason.NEVER_LOG: f"Take what it meets out of [never_log] in the config; {_RETRY_HINT}",
    MailReason.UNSURE_NEVER_LOG: (
        "Make the patterns of [never_log] subjects simpler. It is tried again by itself once the "
        "config is another, or now: rapport mail retry {id}"
    ),
    MailReason.PRIVACY_BLOCKED: (
        "When the contact may be recorded again: rapport contact edit WHO --unblocked, or "
        f"--consent for a minor; {_RETRY_HINT}"
    ),
    MailReason.UNTRUSTED_TEAM_SENDER: (
        "Look whether one of us wrote it: rapport mail show {id}. If your own mail server did not "
        "vouch for it though it should, `trusted_authserv` of the mailbox names no server, or the "
        f"wrong one: rapport mailbox check shows what to set; {_RETRY_HINT}"
    ),
    MailReason.FAILED_SENDER: (
        "Look whether it is real: rapport mail show {id}. If it is, take it: rapport triage assign "
        '{id} WHO. So that such mail is logged with a warning, set on_fail = "log" for its mailbox; '
        f"{_RETRY_HINT}"
    ),
    MailReason.RULE: f"Change the rule, look what that does with `rapport rules try`; {_RETRY_HINT}",
    MailReason.BOUNCE: (
        "The mail that came back is marked as bounced. To record such reports as well, add a rule "
        f'with class = "bounce" and a template; {_RETRY_HINT}'
    ),
    MailReason.AUTO_REPLY: (
        f'To record such mails, add a rule with class = "auto_reply" and a template; {_RETRY_HINT}'
    ),
    MailReason.CALENDAR: (
        "Invitations are recorded, answers to them are not. To record these too, add a rule with "
        f'class = "calendar" and a template; {_RETRY_HINT}'
    ),
    MailReason.BULK: (
        'To record such mails, add a rule with class = "bulk", its sender\'s address or domain, '
        f"and a template; {_RETRY_HINT}"
    ),
    MailReason.INTERNAL_ONLY: (
        "Is somebody on it no colleague? Then company.domains, or the `addresses` of a mailbox, "
        f"say too much. Set them right; {_RETRY_HINT}"
    ),
    MailReason.UNSURE_FORWARD: (
        "Say whose it is: rapport triage assign {id} WHO. An original that is forwarded as an "
        "attachment tells everything by itself."
    ),
    MailReason.FLOOD: (
        f"If its sender may write so much, raise `flood_per_hour` of the mailbox; {_RETRY_HINT}"
    ),
    MailReason.AMBIGUOUS_CONTACT: (
        "Say which contact it is: rapport triage assign {id} WHO. When two of them are one person: "
        f"rapport contact merge; {_RETRY_HINT}"
    ),
    MailReason.NO_CONTACT: (
        "Give the address to a contact: rapport triage add {id} WHO, or to a new one: rapport "
        "triage new {id} NAME. What else waits from there is then logged as well."
    ),
    MailReason.TEMPLATE_ERROR: (
        "Set the template right (rapport check). It is tried again by itself once the config is "
        "another, or now: rapport mail retry {id}"
    ),
    MailReason.SAME_DOCUMENT: (
        "The document is recorded already, and has a comment of this mail. If it is another "
        f"document, the pattern of its number reads too little: change the rule; {_RETRY_HINT}"
    ),
    MailReason.IGNORED: "A person ignored it. To have it decided anew: rapport mail retry {id}",
    MailReason.ERASED: (
        "Somebody asked that their data be removed. Nothing of it is left, and it stays gone."
    ),
    MailReason.CRASHED: (
        "It is tried again by itself by the next version of the program, or now: rapport mail "
        "retry {id}. To look at it: rapport mail export {id} mail.eml, and rapport parse mail.eml"
    ),
    MailReason.UNREADABLE: (
        "Look at it as it came: rapport mail export {id} mail.eml. The next version of the program "
        "tries again by itself; until then enter it by hand: rapport log."
    ),
    MailReason.LOGGED: _CORRECT_HINT,
    MailReason.LOGGED_COMPANY_ONLY: (
        "Say which contact it was: rapport edit. So that the next one is found, add the address: "
        "rapport contact edit WHO -e ADDRESS"
    ),
    MailReason.LOGGED_BY_HAND: _CORRECT_HINT,
}
_COLOURS = {
    MailOutcome.LOGGED: "green",
    MailOutcome.SKIPPED: "dim",
    MailOutcome.WAITING: "yellow",
    MailOutcome.QUARANTINED: "red",
}


def outcome_text(outcome: MailOutcome, reason: MailReason, interaction: int | None) -> str:
    """`logged #12`, `skipped, sent to many`: what fits into a line."""
    number = f" #{interaction}" if interaction is not None else ""
    why = f", {SHORT_REASONS[reason]}" if SHORT_REASONS[reason] else ""
    return f"{outcome}{number}{why}"


def colour_by_outcome(text: str, outcome: MailOutcome) -> str:
    return f"[{_COLOURS[outcome]}]{text}[/]"


def hint(reason: MailReason, mail_id: int) -> str:
    return HINTS[reason].format(id=mail_id)


def trim_text(each: LedgerMail, logged: Interaction | None, whole: str) -> str:
    """Says what was cut out of the text, how sure that is, and how to get it: `whole` shows all of it."""
    if each.trimmed is None:
        return ""
    source = logged or each
    if source.full_text == source.text:
        return ""
    sure = f"{_trimmed_text(each.trimmed)}; {each.confidence:.0%} sure."
    if not source.full_text:
        return f"{sure} The full text was dropped since."
    back = ""
    if logged is not None and logged.state is InteractionState.ACTIVE:
        back = f". Back into the text: rapport edit {logged.number} --full-text"
    return f"{sure} All of it: {whole}{back}"


def cut_text(each: LedgerMail) -> str:
    """Says what was cut out of the text; of a bounce, why the mail came back."""
    return _trimmed_text(each.trimmed) if each.trimmed else each.bounce_reason


def _trimmed_text(trimmed: TrimmedText) -> str:
    """`trimmed 2.1 KB: Outlook header block, signature`."""
    size = trimmed.size
    size_text = f"{size} bytes" if size < 1000 else f"{size / 1000:.1f} KB"
    return f"trimmed {size_text}: {', '.join(_CUT_NAMES[each] for each in trimmed.reasons)}"


# The reasons in words that people know.
_CUT_NAMES = {
    CutReason.ATTRIBUTION: "quoted mail",
    CutReason.HEADER_BLOCK: "Outlook header block",
    CutReason.SEPARATOR: "mail below a separator",
    CutReason.QUOTE_MARKS: "quoted lines",
    CutReason.HTML_MARK: "part marked as quoted",
    CutReason.SIGNATURE: "signature",
    CutReason.SENT_FROM: "line of a device",
    CutReason.LIST_FOOTER: "footer of a list",
}
