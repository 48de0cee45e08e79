"""Builders for decisions: mails that state only what matters, in a company called ours.example."""

from datetime import UTC, datetime
from typing import Any

from ingest.decide.classify import (
    KnownContact,
    LookupResult,
    MailPolicy,
    MailSource,
    OwnAddresses,
    decide,
)
from ingest.decide.parties import Parties, identify_parties
from ingest.parse import message
from journal.model import Decision, Mail, MailAddress

# Headers, given beside arguments of other types.
HeaderFields = dict[str, Any]

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
SENT_AT = datetime(2026, 6, 2, 9, tzinfo=UTC)
ADA = KnownContact(1, "Ada Byron")
BO = KnownContact(2, "Bo Ek")
ACME = KnownContact(9, "Acme", is_company=True)
OWN_ADDRESSES = OwnAddresses(
    frozenset({"capture@ours.example", "sales@group.example"}), frozenset({"ours.example"})
)
DEFAULT_TEMPLATES = {
    "email_inbound": "EMAIL-IN",
    "email_outbound": "EMAIL-OUT",
    "meeting_invitation": "MEETING-INVITE",
}
POLICY = MailPolicy(ours=OWN_ADDRESSES, default_templates=DEFAULT_TEMPLATES)
SOURCE = MailSource(
    mailbox="sales",
    folder="INBOX",
    capture=frozenset({"capture@ours.example"}),
    trusted_authserv="none",
    received=SENT_AT,
)
LOOKUP_RESULT = LookupResult(exact={"ada@acme.example": (ADA,), "bo@beta.example": (BO,)})
DEFAULT_HEADERS = {
    "From": "Ada Byron <ada@acme.example>",
    "To": "jane@ours.example",
    "Subject": "Offer",
    "Date": "Tue, 2 Jun 2026 09:00:00 +0000",
    "Message-ID": "<1@acme.example>",
}


def raw_mail(text: str = "Hello.", **headers: str) -> bytes:
    """A raw mail; `X_Own="1"` adds a header, an empty value removes one."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in {**DEFAULT_HEADERS, **named}.items() if value]
    return "\r\n".join([*lines, "", text]).encode()


def parse_mail(text: str = "Hello.", **headers: str) -> Mail:
    return message.parse(raw_mail(text, **headers))


def parse_headers(**headers: str) -> Mail:
    """The mail as it is parsed before its body is fetched."""
    return message.parse(raw_mail("", **headers))


def parties_of_mail(
    *,
    way: MailSource = SOURCE,
    ours: OwnAddresses = OWN_ADDRESSES,
    text: str = "Hello.",
    **headers: str,
) -> Parties:
    return identify_parties(parse_mail(text, **headers), ours, way)


def decide_mail(
    text: str = "Hello.",
    *,
    way: MailSource = SOURCE,
    policy: MailPolicy = POLICY,
    known: LookupResult = LOOKUP_RESULT,
    **headers: str,
) -> Decision:
    return decide(parse_mail(text, **headers), way, policy, known, now=NOW)


def signal_names(decision: Decision) -> set[str]:
    return {signal.name for signal in decision.signals}


def participants_of(decision: Decision) -> list[tuple[Any, str, str]]:
    return [(each.contact_id, str(each.part), each.address) for each in decision.participants]


def mail_addresses(*given: str) -> tuple[MailAddress, ...]:
    return tuple(MailAddress(each) for each in given)


FORWARDED_TEXT = (
    "Please log this.\r\n\r\n---------- Forwarded message ---------\r\n"
    "From: Ada Byron <ada@acme.example>\r\nDate: Mon, 1 Jun 2026 at 08:00\r\n"
    "Subject: Our order\r\nTo: <jane@ours.example>\r\n\r\nWe take it.\r\n"
)
FORWARD_HEADERS: HeaderFields = {
    "From": "Jane <jane@ours.example>",
    "To": "capture@ours.example",
    "Subject": "Fwd: Our order",
}
INVITATION_TEXT = (
    "--b\r\nContent-Type: text/plain\r\n\r\nPlease come.\r\n--b\r\n"
    "Content-Type: text/calendar; method={method}\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:{method}\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n"
)
MIXED_HEADERS: HeaderFields = {"Content_Type": "multipart/mixed; boundary=b"}


def calendar_text(method: str) -> str:
    return INVITATION_TEXT.replace("{method}", method)
