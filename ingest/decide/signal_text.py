"""PURE. What is noticed of a mail: the sentences, with the values that a reader's language needs."""

from ingest.decide import why_text
from journal.errors import N_, FilledSentence
from journal.model import MailClass

# By the routes of `parties`.
ROUTES = {
    "inbound": N_("Somebody outside wrote it."),
    "list": N_("A list of ours passed it on."),
    "outbound": N_("One of us wrote it."),
    "form": N_("A form of ours sent it; whom it is from stands in Reply-To."),
    "forward": N_("One of us forwarded it."),
    "internal": why_text.INTERNAL,
    "nobody": N_("Nobody is named who wrote it."),
}
NO_SENDER = N_("No header names an address of a sender.")
LIST_AUTHOR = N_("A list names its author, beside From.")
ODD_FROM = N_("From holds no address; another header told the sender.")
SENDER_DIFFERS = N_("It was sent on behalf of its author.")
BLIND_COPY = N_("Our address is in Delivered-To alone.")
ODD_DATE = N_("Its Date can't be believed; the time of its arrival stands.")
CONVERSATION = N_("It belongs to a conversation that is known.")
MAIN_UNKNOWN = N_("Nobody knows its main address; somebody else on it is known.")
NEW_ADDRESS = N_("Somebody of a known conversation may write from a new address.")
_MATCHES = {
    "loose": N_("Contact {contact} has the same account, spelled otherwise."),
    "conversation": N_("Contact {contact} takes part in the conversation."),
    "name": N_("Contact {contact} has the display name."),
    "reply_to": N_("Contact {contact} has the address of Reply-To."),
    "owner": N_("Contact {contact} belongs to the salesperson."),
    "recent": N_("Contact {contact} was spoken to last."),
}


def many_from(count: int) -> FilledSentence:
    return FilledSentence(N_("From names {count} addresses."), count=count)


def mail_class(found: MailClass, sign: str) -> str:
    match found:
        case MailClass.AUTO_REPLY:
            return why_text.auto_reply(sign)
        case MailClass.BULK:
            return why_text.bulk(sign)
        case MailClass.CALENDAR:
            return FilledSentence(N_("It is about an appointment ({sign})."), sign=sign)
        case _:
            return FilledSentence(N_("It reports that a mail did not arrive ({sign})."), sign=sign)


def oddities(named: str) -> FilledSentence:
    return FilledSentence(
        N_("It was read, though something in it is out of order ({oddities})."), oddities=named
    )


def contact_match(contact: str, matched_by: str) -> FilledSentence:
    return FilledSentence(_MATCHES[matched_by], contact=contact)


def shared_address(count: int, *, is_main: bool) -> FilledSentence:
    if is_main:
        return FilledSentence(N_("{count} contacts share its main address."), count=count)
    return FilledSentence(N_("{count} contacts share another address on it."), count=count)


def rule_met(label: str) -> FilledSentence:
    return FilledSentence(N_("It meets rule {rule}."), rule=label)


def rule_without_class(label: str) -> FilledSentence:
    return FilledSentence(N_("Rule {rule} does not name this class."), rule=label)


def slow_pattern(pattern: str) -> FilledSentence:
    return FilledSentence(N_("The pattern {pattern} took too long."), pattern=pattern)
