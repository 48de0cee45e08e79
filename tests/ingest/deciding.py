"""Builders for decisions: mails that state only what matters, in a company called ours.example."""

from datetime import UTC, datetime
from typing import Any

from ingest import message
from ingest.classify import Known, Ours, Person, Policy, Way, decide
from ingest.parties import Parties, read
from journal.model import Decision, Mail, MailAddress

# Headers, as they are given beside arguments of other types.
Headers = dict[str, Any]

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
SENT = datetime(2026, 6, 2, 9, tzinfo=UTC)
ADA = Person(1, "Ada Byron")
BO = Person(2, "Bo Ek")
ACME = Person(9, "Acme", is_company=True)
OURS = Ours(frozenset({"capture@ours.example", "sales@group.example"}), frozenset({"ours.example"}))
RECORD = {
    "email_inbound": "EMAIL-IN",
    "email_outbound": "EMAIL-OUT",
    "meeting_invitation": "MEETING-INVITE",
}
POLICY = Policy(ours=OURS, record=RECORD)
WAY = Way(
    mailbox="sales",
    folder="INBOX",
    capture=frozenset({"capture@ours.example"}),
    received=SENT,
)
KNOWN = Known(exact={"ada@acme.example": (ADA,), "bo@beta.example": (BO,)})
HEAD = {
    "From": "Ada Byron <ada@acme.example>",
    "To": "jane@ours.example",
    "Subject": "Offer",
    "Date": "Tue, 2 Jun 2026 09:00:00 +0000",
    "Message-ID": "<1@acme.example>",
}


def raw(text: str = "Hello.", **headers: str) -> bytes:
    """`X_Own="1"` adds a header; an empty value takes one away."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in {**HEAD, **named}.items() if value]
    return "\r\n".join([*lines, "", text]).encode()


def mail(text: str = "Hello.", **headers: str) -> Mail:
    return message.parse(raw(text, **headers))


def heads(**headers: str) -> Mail:
    """As it is read before its body is fetched."""
    return message.parse(raw("", **headers))


def parties(*, way: Way = WAY, ours: Ours = OURS, text: str = "Hello.", **headers: str) -> Parties:
    return read(mail(text, **headers), ours, way)


def decided(
    text: str = "Hello.",
    *,
    way: Way = WAY,
    policy: Policy = POLICY,
    known: Known = KNOWN,
    **headers: str,
) -> Decision:
    return decide(mail(text, **headers), way, policy, known, now=NOW)


def named(decision: Decision) -> set[str]:
    return {signal.name for signal in decision.signals}


def takes_part(decision: Decision) -> list[tuple[Any, str, str]]:
    return [(each.contact_id, str(each.part), each.address) for each in decision.participants]


def addresses(*several: str) -> tuple[MailAddress, ...]:
    return tuple(MailAddress(each) for each in several)


FORWARDED = (
    "Please log this.\r\n\r\n---------- Forwarded message ---------\r\n"
    "From: Ada Byron <ada@acme.example>\r\nDate: Mon, 1 Jun 2026 at 08:00\r\n"
    "Subject: Our order\r\nTo: <jane@ours.example>\r\n\r\nWe take it.\r\n"
)
FORWARD: Headers = {
    "From": "Jane <jane@ours.example>",
    "To": "capture@ours.example",
    "Subject": "Fwd: Our order",
}
INVITATION = (
    "--b\r\nContent-Type: text/plain\r\n\r\nPlease come.\r\n--b\r\n"
    "Content-Type: text/calendar; method={method}\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:{method}\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n"
)
MIXED: Headers = {"Content_Type": "multipart/mixed; boundary=b"}


def calendar(method: str) -> str:
    return INVITATION.replace("{method}", method)
