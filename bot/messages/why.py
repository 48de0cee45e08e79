"""What became of a mail, in words: the outcome, the reason, and what to do if it was wrong."""

from collections.abc import Mapping

from bot.say import Say, later
from journal.model import Outcome, Reason

# After "Not recorded: ", "Waits for a person: " and the like.
_REASONS: Mapping[Reason, str] = {
    Reason.PURGED_BEFORE: later("it was purged before"),
    Reason.OWN_SYSTEM: later("Rapport wrote it itself"),
    Reason.TOO_OLD: later("it is older than what is read"),
    Reason.NEVER_LOG: later("the config says never to record it"),
    Reason.PRIVACY_BLOCKED: later("its contact is blocked for privacy"),
    Reason.UNTRUSTED_TEAM_SENDER: later("it says that one of us wrote it, and nothing proves that"),
    Reason.RULE: later("a rule of the config says so"),
    Reason.BOUNCE: later("it is a report that a mail came back"),
    Reason.AUTO_REPLY: later("it is an automatic answer"),
    Reason.CALENDAR: later("it is an answer to an invitation"),
    Reason.BULK: later("it was sent to many"),
    Reason.INTERNAL_ONLY: later("only colleagues are on it"),
    Reason.UNSURE_FORWARD: later("it was forwarded, and it is not sure whose it was"),
    Reason.FLOOD: later("its sender wrote too much in an hour"),
    Reason.AMBIGUOUS_CONTACT: later("several contacts may be meant"),
    Reason.NO_CONTACT: later("nobody in the contacts has its address"),
    Reason.TEMPLATE_ERROR: later("its template does not work"),
    Reason.SAME_DOCUMENT: later("its document is recorded already"),
    Reason.IGNORED: later("somebody said that it is not wanted"),
    Reason.ERASED: later("the data of its people was erased"),
    Reason.CRASHED: later("reading it failed"),
    Reason.UNREADABLE: later("it can't be read"),
    Reason.LOGGED: later("its contact was certain"),
    Reason.LOGGED_COMPANY_ONLY: later("only its company was certain"),
    Reason.LOGGED_BY_HAND: later("a person said whose it is"),
}
_ADMIN = later(
    "Ask an admin to change that; then the mail can be decided again with `rapport mail retry`."
)
_ASSIGN = later("Take it in triage and say whose it is.")
_CORRECT = later("If that is wrong, edit or cancel the entry.")
_GONE = later("It stays gone. What is wanted after all is logged by hand.")
_NEXT: Mapping[Reason, str] = {
    Reason.PURGED_BEFORE: _GONE,
    Reason.ERASED: _GONE,
    Reason.OWN_SYSTEM: later("There is nothing to do."),
    Reason.TOO_OLD: later("Log it by hand, or ask an admin to have older mail read."),
    Reason.NEVER_LOG: _ADMIN,
    Reason.RULE: _ADMIN,
    Reason.FLOOD: _ADMIN,
    Reason.TEMPLATE_ERROR: _ADMIN,
    Reason.PRIVACY_BLOCKED: later(
        "A manager can unblock the contact, if they may be recorded again."
    ),
    Reason.UNTRUSTED_TEAM_SENDER: later("If it is real, take it in triage; and tell an admin."),
    Reason.BOUNCE: later("The mail that came back is marked as bounced. There is nothing to do."),
    Reason.AUTO_REPLY: later("There is nothing to do. If it matters, log it by hand."),
    Reason.CALENDAR: later("There is nothing to do: the invitation itself is recorded."),
    Reason.BULK: later(
        "If it was meant for you, log it by hand. An admin can add a rule for its sender."
    ),
    Reason.INTERNAL_ONLY: later("If somebody on it is no colleague, tell an admin."),
    Reason.UNSURE_FORWARD: later(
        "Take it in triage and say whose it is. Forwarded as an attachment, it tells by itself."
    ),
    Reason.AMBIGUOUS_CONTACT: _ASSIGN,
    Reason.NO_CONTACT: later(
        "Take it in triage and say whose it is. The next one from there is then logged by itself."
    ),
    Reason.SAME_DOCUMENT: later("Its entry has a comment of this mail. There is nothing to do."),
    Reason.IGNORED: later("If it is wanted after all, ask an admin: `rapport mail retry`."),
    Reason.CRASHED: later(
        "It is tried again by itself after the next update. Until then, log it by hand."
    ),
    Reason.UNREADABLE: later("Log it by hand; an admin can look at it as it came."),
    Reason.LOGGED: _CORRECT,
    Reason.LOGGED_BY_HAND: _CORRECT,
    Reason.LOGGED_COMPANY_ONLY: later(
        "Edit the entry and say who it was; give the address to the contact."
    ),
}


def became(say: Say, outcome: Outcome, reason: Reason, interaction: int | None) -> str:
    why = say(_REASONS[reason])
    match outcome:
        case Outcome.LOGGED if interaction is not None:
            return say("Logged as #{number}: {why}.", number=interaction, why=why)
        case Outcome.LOGGED:
            return say("Logged, and its entry is gone by now: {why}.", why=why)
        case Outcome.SKIPPED:
            return say("Not recorded: {why}.", why=why)
        case Outcome.WAITING:
            return say("Waits for a person: {why}.", why=why)
        case _:
            return say("Set aside: {why}.", why=why)


def what_next(say: Say, reason: Reason) -> str:
    return say(_NEXT[reason])


def mail_of(say: Say, sender: str, moment: str) -> str:
    return say("Mail from {sender}, {moment}", sender=sender, moment=moment)


def mail_hidden(say: Say, moment: str) -> str:
    return say("A mail, {moment}", moment=moment)


def no_sender(say: Say) -> str:
    return say("nobody named")


def no_subject(say: Say) -> str:
    return say("(no subject)")


def hidden(say: Say) -> str:
    return say("Whose it is and what it is about is shown to those who are on it, and to managers.")


def nothing_kept(say: Say) -> str:
    return say("Nothing else of it was kept.")


def signals(say: Say) -> str:
    return say("What was noticed")


def rule(say: Say, name: str) -> str:
    return say("Rule: {name}", name=name)


def decided(say: Say, by: str, moment: str) -> str:
    return say("Decided by {by}, {moment}", by=by, moment=moment)


def by_itself(say: Say) -> str:
    return say("Rapport itself")


def again(say: Say) -> str:
    return say("It is decided again with the next look into the mailbox.")


def number(say: Say, mail_id: int) -> str:
    return say("Mail {mail_id}", mail_id=mail_id)


def found(say: Say, count: int, *, more: bool) -> str:
    if more:
        return say(
            "The newest {count} that fit. Say more of the subject to see others.", count=count
        )
    return say.many("{count} mail fits.", "{count} mails fit.", count)


def nothing(say: Say) -> str:
    return say(
        "No mail fits that. Was it sent to a mailbox that is read? Try the sender's address, a "
        "word of the subject, or the number of an entry."
    )


def not_of_a_mail(say: Say, entry: int) -> str:
    return say("#{number} was not made of a mail: it was logged by hand.", number=entry)


def name_one(say: Say) -> str:
    return say("Say which mail: `why ada@acme.example`, `why price list`, or `why 2041`.")


def show(say: Say, entry: int) -> str:
    return say("Show #{number}", number=entry)


def open_triage(say: Say) -> str:
    return say("Open in triage")


def details(say: Say) -> str:
    return say("Why exactly")
