"""PURE. Why a mail has its outcome: the sentences, with the values that a reader's language needs."""

from datetime import date

from journal.errors import N_, FilledSentence

UNREADABLE = N_("It could not be read.")
OWN_SYSTEM = N_("Rapport itself sent it.")
NEVER_LOG_ADDRESS = N_("An address on it is never recorded.")
NEVER_LOG_DOMAIN = N_("A domain on it is never recorded.")
NEVER_LOG_SUBJECT = N_("Its subject is one that is never recorded.")
NEVER_LOG_UNSURE = N_(
    "A pattern of [never_log] took too long, so whether it may be recorded is not known."
)
IGNORED = N_("Somebody chose to ignore its address.")
CLOSED_CONTACT = N_("A contact on it is closed: nothing new is recorded of them.")
BOUNCE = N_("It reports that a mail did not arrive.")
INTERNAL = N_("Everybody on it is one of us.")
NO_SENDER = N_("It names no sender.")
LIST_WITHOUT_WRITER = N_("A list of ours passed it on, and it is not clear who wrote it.")
COMPANY_ONLY = N_(
    "No contact has any of its addresses; one company has the domain of its main one."
)
NO_CONTACT = N_("No contact has any of its addresses.")
ONLY_NAMED = N_(
    "A contact is named on it, and did not write it by the address that stands in From."
)

# What a forwarded mail does not say, after "One of us forwarded it, and ".
GAP_SENDER = N_("the address of its sender is not told")
GAP_DATE = N_("its date is not told, or can't be true")
GAP_SUBJECT = N_("its subject is not told")
GAP_ANSWER = N_("the mail that brought it is an answer to another one")


def too_old(since: date | None) -> FilledSentence:
    return FilledSentence(N_("This mailbox is read from {day} on."), day=str(since))


def sensitive(mark: str) -> FilledSentence:
    return FilledSentence(N_("Its sender marked it as {mark}."), mark=mark)


def untrusted_sender(details: str) -> FilledSentence:
    return FilledSentence(
        N_("It says to be from one of us, and that is not sure. {details}"), details=details
    )


def rule(label: str, reason: str) -> FilledSentence:
    return FilledSentence(N_("Rule {rule} skips it: {reason}."), rule=label, reason=reason)


def auto_reply(sign: str) -> FilledSentence:
    return FilledSentence(N_("A machine answered by itself ({sign})."), sign=sign)


def calendar(sign: str) -> FilledSentence:
    return FilledSentence(N_("It is about an appointment and no invitation ({sign})."), sign=sign)


def bulk(sign: str) -> FilledSentence:
    return FilledSentence(N_("It was sent to many ({sign})."), sign=sign)


def unsure_forward(gap: str) -> FilledSentence:
    return FilledSentence(N_("One of us forwarded it, and {gap}."), gap=gap)


def flood(count: int) -> FilledSentence:
    return FilledSentence(N_("Its sender wrote {count} mails within an hour."), count=count)


def ambiguous(count: int) -> FilledSentence:
    return FilledSentence(
        N_("{count} contacts have its address, and nothing tells which of them is meant."),
        count=count,
    )


def known_addresses(count: int) -> str:
    if count == 1:
        return N_("A contact has an address on it.")
    return FilledSentence(N_("{count} contacts have an address on it."), count=count)
