"""The sentences about a mail's outcome, its reason, and what to do if it was wrong."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator
from journal.model import DecisionSignal, MailOutcome, MailReason

# After "Not recorded: ", "Waits for a person: " and the like.
_REASONS: Mapping[MailReason, str] = {
    MailReason.PURGED_BEFORE: N_("it was purged before"),
    MailReason.OWN_SYSTEM: N_("Rapport wrote it itself"),
    MailReason.TOO_OLD: N_("it is older than what is read"),
    MailReason.NEVER_LOG: N_("the config says never to record it"),
    MailReason.UNSURE_NEVER_LOG: N_("whether it may be recorded could not be told"),
    MailReason.PRIVACY_BLOCKED: N_("its contact is blocked for privacy"),
    MailReason.UNTRUSTED_TEAM_SENDER: N_(
        "it says that one of us wrote it, and nothing proves that"
    ),
    MailReason.FAILED_SENDER: N_("its sender failed the checks of your mail server"),
    MailReason.RULE: N_("a rule of the config says so"),
    MailReason.BOUNCE: N_("it is a report that a mail came back"),
    MailReason.AUTO_REPLY: N_("it is an automatic answer"),
    MailReason.CALENDAR: N_("it is an answer to an invitation"),
    MailReason.BULK: N_("it was sent to many"),
    MailReason.INTERNAL_ONLY: N_("only colleagues are on it"),
    MailReason.UNSURE_FORWARD: N_("it was forwarded, and it is not sure whose it was"),
    MailReason.FLOOD: N_("its sender wrote too much in an hour"),
    MailReason.AMBIGUOUS_CONTACT: N_("several contacts may be meant"),
    MailReason.NO_CONTACT: N_("nobody in the contacts has its address"),
    MailReason.TEMPLATE_ERROR: N_("its template does not work"),
    MailReason.SAME_DOCUMENT: N_("its document is recorded already"),
    MailReason.IGNORED: N_("somebody said that it is not wanted"),
    MailReason.ERASED: N_("the data of its people was erased"),
    MailReason.CRASHED: N_("reading it failed"),
    MailReason.UNREADABLE: N_("it can't be read"),
    MailReason.LOGGED: N_("its contact was certain"),
    MailReason.LOGGED_COMPANY_ONLY: N_("only its company was certain"),
    MailReason.LOGGED_BY_HAND: N_("a person said whose it is"),
}
_ASK_ADMIN = N_(
    "Ask an admin to change that; then the mail can be decided again with `rapport mail retry`."
)
_TAKE_IN_TRIAGE = N_("Take it in triage and say whose it is.")
_CORRECT_ENTRY = N_("If that is wrong, edit or cancel the entry.")
_STAYS_GONE = N_("It stays gone. What is wanted after all is logged by hand.")
_NEXT_STEPS: Mapping[MailReason, str] = {
    MailReason.PURGED_BEFORE: _STAYS_GONE,
    MailReason.ERASED: _STAYS_GONE,
    MailReason.OWN_SYSTEM: N_("There is nothing to do."),
    MailReason.TOO_OLD: N_("Log it by hand, or ask an admin to have older mail read."),
    MailReason.NEVER_LOG: _ASK_ADMIN,
    MailReason.UNSURE_NEVER_LOG: _ASK_ADMIN,
    MailReason.RULE: _ASK_ADMIN,
    MailReason.FLOOD: _ASK_ADMIN,
    MailReason.TEMPLATE_ERROR: _ASK_ADMIN,
    MailReason.PRIVACY_BLOCKED: N_(
        "A manager can unblock the contact, if they may be recorded again."
    ),
    MailReason.UNTRUSTED_TEAM_SENDER: N_("If it is real, take it in triage; and tell an admin."),
    MailReason.FAILED_SENDER: N_("If it is real, take it in triage; and tell an admin."),
    MailReason.BOUNCE: N_("The mail that came back is marked as bounced. There is nothing to do."),
    MailReason.AUTO_REPLY: N_("There is nothing to do. If it matters, log it by hand."),
    MailReason.CALENDAR: N_("There is nothing to do: the invitation itself is recorded."),
    MailReason.BULK: N_(
        "If it was meant for you, log it by hand. An admin can add a rule for its sender."
    ),
    MailReason.INTERNAL_ONLY: N_("If somebody on it is no colleague, tell an admin."),
    MailReason.UNSURE_FORWARD: N_(
        "Take it in triage and say whose it is. Forwarded as an attachment, it tells by itself."
    ),
    MailReason.AMBIGUOUS_CONTACT: _TAKE_IN_TRIAGE,
    MailReason.NO_CONTACT: N_(
        "Take it in triage and say whose it is. The next one from there is then logged by itself."
    ),
    MailReason.SAME_DOCUMENT: N_("Its entry has a comment of this mail. There is nothing to do."),
    MailReason.IGNORED: N_("If it is wanted after all, ask an admin: `rapport mail retry`."),
    MailReason.CRASHED: N_(
        "It is tried again by itself after the next update. Until then, log it by hand."
    ),
    MailReason.UNREADABLE: N_("Log it by hand; an admin can look at it as it came."),
    MailReason.LOGGED: _CORRECT_ENTRY,
    MailReason.LOGGED_BY_HAND: _CORRECT_ENTRY,
    MailReason.LOGGED_COMPANY_ONLY: N_(
        "Edit the entry and say who it was; give the address to the contact."
    ),
}


def mail_outcome(
    t: Translator, outcome: MailOutcome, reason: MailReason, interaction: int | None
) -> str:
    why = t(_REASONS[reason])
    match outcome:
        case MailOutcome.LOGGED if interaction is not None:
            return t("Logged as #{number}: {why}.", number=interaction, why=why)
        case MailOutcome.LOGGED:
            return t("Logged, and its entry is gone by now: {why}.", why=why)
        case MailOutcome.SKIPPED:
            return t("Not recorded: {why}.", why=why)
        case MailOutcome.WAITING:
            return t("Waits for a person: {why}.", why=why)
        case _:
            return t("Set aside: {why}.", why=why)


def next_step(t: Translator, reason: MailReason) -> str:
    return t(_NEXT_STEPS[reason])


def mail_heading(t: Translator, sender: str, moment: str) -> str:
    return t("Mail from {sender}, {moment}", sender=sender, moment=moment)


def hidden_mail_heading(t: Translator, moment: str) -> str:
    return t("A mail, {moment}", moment=moment)


NO_SENDER = N_("nobody named")
NO_SUBJECT = N_("(no subject)")
DETAILS_HIDDEN = N_(
    "Whose it is and what it is about is shown to those who are on it, and to managers."
)
NOTHING_ELSE_KEPT = N_("Nothing else of it was kept.")
SIGNALS_LABEL = N_("What was noticed")


def signal_line(t: Translator, signal: DecisionSignal) -> str:
    """One thing that was noticed; a mere word, as older versions kept it, behind its name."""
    if signal.what.endswith("."):
        return t.sentence(signal.what)
    name = signal.name.replace("_", " ")
    return f"{name}: {t.sentence(signal.what)}"


def rule_applied(t: Translator, name: str) -> str:
    return t("Rule: {name}", name=name)


def decided_by(t: Translator, by: str, moment: str) -> str:
    return t("Decided by {by}, {moment}", by=by, moment=moment)


DECIDED_BY_RAPPORT = N_("Rapport itself")
DECIDED_AGAIN_SOON = N_("It is decided again with the next look into the mailbox.")


def mail_number(t: Translator, mail_id: int) -> str:
    return t("Mail {mail_id}", mail_id=mail_id)


def found_count(t: Translator, count: int, *, more: bool) -> str:
    if more:
        return t("The newest {count} that fit. Say more of the subject to see others.", count=count)
    return t.plural("{count} mail fits.", "{count} mails fit.", count)


NO_MAIL_FOUND = N_(
    "No mail fits that. Was it sent to a mailbox that is read? Try the sender's address, a "
    "word of the subject, or the number of an entry."
)


def entry_without_mail(t: Translator, entry: int) -> str:
    return t("#{number} was not made of a mail: it was logged by hand.", number=entry)


NAME_A_MAIL = N_("Say which mail: `why ada@acme.example`, `why price list`, or `why 2041`.")


def show_entry(t: Translator, entry: int) -> str:
    return t("Show #{number}", number=entry)


OPEN_TRIAGE = N_("Open in triage")
DETAILS_BUTTON = N_("Why exactly")
