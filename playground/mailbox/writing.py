"""Mails as people and machines write them: a reply, a forward, an automatic answer, a bounce."""

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

from journal.model import Mail


class Kind(StrEnum):
    PLAIN = "plain"
    REPLY = "reply"
    FORWARD = "forward"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    SPOOFED = "spoofed"


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody wants to send. `about` is the mail that it answers, hands on or reports.

    Blind copies are named in the sender's own copy alone.
    """

    sender: str
    to: tuple[str, ...]
    message_id: str
    sender_name: str = ""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    kind: Kind = Kind.PLAIN
    about: Mail | None = None
    attachments: tuple[tuple[str, bytes], ...] = ()
    keeps_bcc: bool = False
    headers: tuple[tuple[str, str], ...] = ()


_PREFIXES = {Kind.REPLY: "Re: ", Kind.FORWARD: "Fwd: ", Kind.AUTO_REPLY: "Automatic reply: "}


def written(letter: Letter, now: datetime) -> bytes:
    """The mail as it goes over the line. Raises ValueError for an address that is none."""
    message = _bounce(letter) if letter.kind is Kind.BOUNCE else _by_somebody(letter)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.message_id}>"
    if letter.about and letter.about.message_id and letter.kind is not Kind.FORWARD:
        known = (*letter.about.references, letter.about.message_id)
        message["In-Reply-To"] = f"<{letter.about.message_id}>"
        message["References"] = " ".join(f"<{each}>" for each in known[-20:])
    for name, content in letter.attachments:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def envelope_sender(letter: Letter) -> str:
    """From where it really comes: nobody answers a bounce, and a forger has a server of his own."""
    if letter.kind is Kind.BOUNCE:
        return ""
    return "mallory@elsewhere.example" if letter.kind is Kind.SPOOFED else letter.sender


def subject_of(letter: Letter) -> str:
    """As it was typed; else the one of the mail it is about."""
    if letter.subject or letter.about is None:
        return letter.subject
    prefix, known = _PREFIXES.get(letter.kind, ""), letter.about.subject
    return known if known.casefold().startswith(prefix.casefold()) else f"{prefix}{known}"


def _by_somebody(letter: Letter) -> EmailMessage:
    message = EmailMessage(SMTP)
    message["From"] = _address(letter.sender, letter.sender_name)
    for name, addresses in (("To", letter.to), ("Cc", letter.cc)):
        if addresses:
            message[name] = [_address(each) for each in addresses]
    if letter.bcc and letter.keeps_bcc:
        message["Bcc"] = [_address(each) for each in letter.bcc]
    message["Subject"] = _one_line(subject_of(letter))
    for name, value in letter.headers:
        message[name] = value
    if letter.kind is Kind.AUTO_REPLY:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(_said(letter), cte="quoted-printable")
    return message


def _said(letter: Letter) -> str:
    about = letter.about
    if about is None or letter.kind in {Kind.PLAIN, Kind.SPOOFED, Kind.AUTO_REPLY}:
        return f"{letter.text}\n"
    who = about.from_.name or about.from_.address if about.from_ else "Somebody"
    day = format_datetime(about.date) if about.date else "an earlier day"
    if letter.kind is Kind.REPLY:
        quoted = "\n".join(f"> {line}" for line in about.text.strip().splitlines())
        return f"{letter.text}\n\nOn {day}, {who} wrote:\n{quoted}\n"
    address = about.from_.address if about.from_ else ""
    to = ", ".join(each.address for each in about.to)
    return (
        f"{letter.text}\n\n---------- Forwarded message ---------\nFrom: {who} <{address}>\n"
        f"Date: {day}\nSubject: {about.subject}\nTo: {to}\n\n{about.text.strip()}\n"
    )


def _bounce(letter: Letter) -> EmailMessage:
    """RFC 3464: a sentence for a person, the facts for a machine, the head of what came back."""
    message = EmailMessage(SMTP)
    message["From"] = "Mail Delivery System <MAILER-DAEMON@mx.elsewhere.example>"
    message["To"] = [_address(each) for each in letter.to]
    message["Subject"] = _one_line(letter.subject) or "Undelivered Mail Returned to Sender"
    message["Auto-Submitted"] = "auto-replied"
    reason = _one_line(letter.text) or "The mailbox does not exist."
    message.set_content(f"Your message could not be delivered to {letter.sender}.\n\n{reason}\n")
    message.make_mixed()
    message.replace_header("Content-Type", "multipart/report")
    message.set_param("report-type", "delivery-status")
    report = {
        "Final-Recipient": f"rfc822; {letter.sender}",
        "Action": "failed",
        "Status": "5.1.1",
        "Diagnostic-Code": f"smtp; 550 5.1.1 {reason}",
    }
    facts = EmailMessage(SMTP)
    facts["Content-Type"] = "message/delivery-status"
    facts.set_payload([_fields({"Reporting-MTA": "dns; mx.elsewhere.example"}), _fields(report)])
    message.attach(facts)
    if letter.about is not None:
        message.attach(_head(letter.about))
    return message


def _fields(said: Mapping[str, str]) -> EmailMessage:
    part = EmailMessage(SMTP)
    for name, value in said.items():
        part[name] = value
    return part


def _head(about: Mail) -> EmailMessage:
    """Of the mail that came back: enough to know it again."""
    lines = {
        "Message-ID": f"<{about.message_id}>",
        "From": about.from_.address if about.from_ else "",
        "To": ", ".join(each.address for each in about.to),
        "Subject": _one_line(about.subject),
    }
    part = EmailMessage(SMTP)
    part.set_content("".join(f"{name}: {value}\n" for name, value in lines.items()))
    part.replace_header("Content-Type", "text/rfc822-headers; charset=utf-8")
    return part


def _address(address: str, name: str = "") -> Address:
    return Address(_one_line(name), addr_spec=_one_line(address))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def recipients(letter: Letter) -> Sequence[str]:
    return tuple(dict.fromkeys((*letter.to, *letter.cc, *letter.bcc)))
