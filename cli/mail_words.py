"""What became of a mail, in words: for a line of a list, in a sentence, and what to do about it."""

from collections.abc import Mapping

from journal.model import Interaction, LedgerMail, Outcome, Reason, State

# A few words each, for a line of a list.
SHORT: Mapping[Reason, str] = {
    Reason.PURGED_BEFORE: "purged before",
    Reason.OWN_SYSTEM: "sent by Rapport",
    Reason.TOO_OLD: "too old",
    Reason.NEVER_LOG: "never logged",
    Reason.PRIVACY_BLOCKED: "contact is closed",
    Reason.UNTRUSTED_TEAM_SENDER: "sender not proven",
    Reason.RULE: "by a rule",
    Reason.BOUNCE: "delivery report",
    Reason.AUTO_REPLY: "automatic answer",
    Reason.CALENDAR: "calendar",
    Reason.BULK: "sent to many",
    Reason.INTERNAL_ONLY: "internal",
    Reason.UNSURE_FORWARD: "unsure forward",
    Reason.FLOOD: "flood",
    Reason.AMBIGUOUS_CONTACT: "several contacts",
    Reason.NO_CONTACT: "no contact",
    Reason.TEMPLATE_ERROR: "template failed",
    Reason.SAME_DOCUMENT: "same document",
    Reason.IGNORED: "ignored",
    Reason.ERASED: "erased",
    Reason.CRASHED: "reading failed",
    Reason.UNREADABLE: "unreadable",
    Reason.LOGGED: "",
    Reason.LOGGED_COMPANY_ONLY: "company alone",
    Reason.LOGGED_BY_HAND: "by hand",
}

# What an admin can do when the decision was wrong; `{id}` is the mail's number.
_CORRECT = "Correct or cancel the interaction: rapport edit, rapport cancel."
_AGAIN = "then: rapport mail retry {id}"
HINTS: Mapping[Reason, str] = {
    Reason.PURGED_BEFORE: (
        "It was purged or erased on purpose and does not come back. What is wanted after all is "
        "entered by hand: rapport log."
    ),
    Reason.OWN_SYSTEM: "Rapport wrote it itself, and says so in a header. There is nothing to do.",
    Reason.TOO_OLD: (f"Set an earlier `since` for its mailbox, or take the setting out; {_AGAIN}"),
    Reason.NEVER_LOG: f"Take what it meets out of [never_log] in the config; {_AGAIN}",
    Reason.PRIVACY_BLOCKED: (
        "When the contact may be recorded again: rapport contact edit WHO --unblocked, or "
        f"--consent for a minor; {_AGAIN}"
    ),
    Reason.UNTRUSTED_TEAM_SENDER: (
        "Look whether one of us wrote it: rapport mail show {id}. If your own mail server did not "
        "vouch for it though it should, `trusted_authserv` of the mailbox may name the wrong "
        f"server. Set it right; {_AGAIN}"
    ),
    Reason.RULE: f"Change the rule, look what that does with `rapport rules try`; {_AGAIN}",
    Reason.BOUNCE: (
        "The mail that came back is marked as bounced. To record such reports as well, add a rule "
        f'with class = "bounce" and a template; {_AGAIN}'
    ),
    Reason.AUTO_REPLY: (
        f'To record such mails, add a rule with class = "auto_reply" and a template; {_AGAIN}'
    ),
    Reason.CALENDAR: (
        "Invitations are recorded, answers to them are not. To record these too, add a rule with "
        f'class = "calendar" and a template; {_AGAIN}'
    ),
    Reason.BULK: (
        'To record such mails, add a rule with class = "bulk", its sender\'s address or domain, '
        f"and a template; {_AGAIN}"
    ),
    Reason.INTERNAL_ONLY: (
        "Is somebody on it no colleague? Then company.domains, or the `addresses` of a mailbox, "
        f"say too much. Set them right; {_AGAIN}"
    ),
    Reason.UNSURE_FORWARD: (
        "Say whose it is: rapport triage assign {id} WHO. An original that is forwarded as an "
        "attachment tells everything by itself."
    ),
    Reason.FLOOD: (
        f"If its sender may write so much, raise `flood_per_hour` of the mailbox; {_AGAIN}"
    ),
    Reason.AMBIGUOUS_CONTACT: (
        "Say which contact it is: rapport triage assign {id} WHO. When two of them are one person: "
        f"rapport contact merge; {_AGAIN}"
    ),
    Reason.NO_CONTACT: (
        "Give the address to a contact: rapport triage add {id} WHO, or to a new one: rapport "
        "triage new {id} NAME. What else waits from there is then logged as well."
    ),
    Reason.TEMPLATE_ERROR: (
        "Set the template right (rapport check). It is tried again by itself once the config is "
        "another, or now: rapport mail retry {id}"
    ),
    Reason.SAME_DOCUMENT: (
        "The document is recorded already, and has a comment of this mail. If it is another "
        f"document, the pattern of its number reads too little: change the rule; {_AGAIN}"
    ),
    Reason.IGNORED: "A person ignored it. To have it decided anew: rapport mail retry {id}",
    Reason.ERASED: (
        "Somebody asked that their data be removed. Nothing of it is left, and it stays gone."
    ),
    Reason.CRASHED: (
        "It is tried again by itself by the next version of the program, or now: rapport mail "
        "retry {id}. To look at it: rapport mail export {id} mail.eml, and rapport parse mail.eml"
    ),
    Reason.UNREADABLE: (
        "Look at it as it came: rapport mail export {id} mail.eml. The next version of the program "
        "tries again by itself; until then enter it by hand: rapport log."
    ),
    Reason.LOGGED: _CORRECT,
    Reason.LOGGED_COMPANY_ONLY: (
        "Say which contact it was: rapport edit. So that the next one is found, add the address: "
        "rapport contact edit WHO -e ADDRESS"
    ),
    Reason.LOGGED_BY_HAND: _CORRECT,
}
_COLOURS = {
    Outcome.LOGGED: "green",
    Outcome.SKIPPED: "dim",
    Outcome.WAITING: "yellow",
    Outcome.QUARANTINED: "red",
}


def told(outcome: Outcome, reason: Reason, interaction: int | None) -> str:
    """`logged #12`, `skipped, sent to many`: what fits into a line."""
    number = f" #{interaction}" if interaction is not None else ""
    why = f", {SHORT[reason]}" if SHORT[reason] else ""
    return f"{outcome}{number}{why}"


def coloured(text: str, outcome: Outcome) -> str:
    return f"[{_COLOURS[outcome]}]{text}[/]"


def hint(reason: Reason, mail_id: int) -> str:
    return HINTS[reason].format(id=mail_id)


def trim_told(each: LedgerMail, logged: Interaction | None, whole: str) -> str:
    """What was cut out of the text, how sure that is, and how to get it: `whole` shows all of it."""
    if not each.cut.startswith("trimmed"):
        return ""
    kept = logged or each
    if kept.full_text == kept.text:
        return ""
    sure = f"{each.cut}; {each.confidence:.0%} sure."
    if not kept.full_text:
        return f"{sure} The full text was dropped since."
    back = ""
    if logged is not None and logged.state is State.ACTIVE:
        back = f". Back into the text: rapport edit {logged.number} --full-text"
    return f"{sure} All of it: {whole}{back}"
