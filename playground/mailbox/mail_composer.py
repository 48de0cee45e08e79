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


class DraftKind(StrEnum):
    PLAIN = "plain"
    REPLY = "reply"
    FORWARD = "forward"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    SPOOFED = "spoofed"


@dataclass(frozen=True, slots=True)
class MailDraft:
    """Holds what somebody wants to send. `about` is the mail that it answers, forwards or reports.

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
    kind: DraftKind = DraftKind.PLAIN
    about: Mail | None = None
    attachments: tuple[tuple[str, bytes], ...] = ()
    keeps_bcc: bool = False
    headers: tuple[tuple[str, str], ...] = ()


_PREFIXES = {
    DraftKind.REPLY: "Re: ",
    DraftKind.FORWARD: "Fwd: ",
    DraftKind.AUTO_REPLY: "Automatic reply: ",
}


def compose_mail(draft: MailDraft, now: datetime) -> bytes:
    """The mail as it goes over the line. Raises ValueError for an invalid address."""
    message = _bounce_message(draft) if draft.kind is DraftKind.BOUNCE else _person_message(draft)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{draft.message_id}>"
    if draft.about and draft.about.message_id and draft.kind is not DraftKind.FORWARD:
        known = (*draft.about.references, draft.about.message_id)
        message["In-Reply-To"] = f"<{draft.about.message_id}>"
        message["References"] = " ".join(f"<{each}>" for each in known[-20:])
    for name, content in draft.attachments:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def envelope_sender(draft: MailDraft) -> str:
    """The envelope's sender: none for a bounce, and another domain for a forged mail."""
    if draft.kind is DraftKind.BOUNCE:
        return ""
    return "mallory@elsewhere.example" if draft.kind is DraftKind.SPOOFED else draft.sender


def mail_subject(draft: MailDraft) -> str:
    """The subject as typed, else that of the mail it is about."""
    if draft.subject or draft.about is None:
        return draft.subject
    prefix, known = _PREFIXES.get(draft.kind, ""), draft.about.subject
    return known if known.casefold().startswith(prefix.casefold()) else f"{prefix}{known}"


def _person_message(draft: MailDraft) -> EmailMessage:
    message = EmailMessage(SMTP)
    message["From"] = _address(draft.sender, draft.sender_name)
    for name, addresses in (("To", draft.to), ("Cc", draft.cc)):
        if addresses:
            message[name] = [_address(each) for each in addresses]
    if draft.bcc and draft.keeps_bcc:
        message["Bcc"] = [_address(each) for each in draft.bcc]
    message["Subject"] = _one_line(mail_subject(draft))
    for name, value in draft.headers:
        message[name] = value
    if draft.kind is DraftKind.AUTO_REPLY:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(_body_text(draft), cte="quoted-printable")
    return message


def _body_text(draft: MailDraft) -> str:
    about = draft.about
    if about is None or draft.kind in {DraftKind.PLAIN, DraftKind.SPOOFED, DraftKind.AUTO_REPLY}:
        return f"{draft.text}\n"
    who = about.from_.name or about.from_.address if about.from_ else "Somebody"
    day = format_datetime(about.date) if about.date else "an earlier day"
    if draft.kind is DraftKind.REPLY:
        quoted = "\n".join(f"> {line}" for line in about.text.strip().splitlines())
        return f"{draft.text}\n\nOn {day}, {who} wrote:\n{quoted}\n"
    address = about.from_.address if about.from_ else ""
    to = ", ".join(each.address for each in about.to)
    return (
        f"{draft.text}\n\n---------- Forwarded message ---------\nFrom: {who} <{address}>\n"
        f"Date: {day}\nSubject: {about.subject}\nTo: {to}\n\n{about.text.strip()}\n"
    )


def _bounce_message(draft: MailDraft) -> EmailMessage:
    """A bounce (RFC 3464): a sentence for a person, facts for a machine, the returned headers."""
    message = EmailMessage(SMTP)
    message["From"] = "Mail Delivery System <MAILER-DAEMON@mx.elsewhere.example>"
    message["To"] = [_address(each) for each in draft.to]
    message["Subject"] = _one_line(draft.subject) or "Undelivered Mail Returned to Sender"
    message["Auto-Submitted"] = "auto-replied"
    reason = _one_line(draft.text) or "The mailbox does not exist."
    message.set_content(f"Your message could not be delivered to {draft.sender}.\n\n{reason}\n")
    message.make_mixed()
    message.replace_header("Content-Type", "multipart/report")
    message.set_param("report-type", "delivery-status")
    report = {
        "Final-Recipient": f"rfc822; {draft.sender}",
        "Action": "failed",
        "Status": "5.1.1",
        "Diagnostic-Code": f"smtp; 550 5.1.1 {reason}",
    }
    facts = EmailMessage(SMTP)
    facts["Content-Type"] = "message/delivery-status"
    facts.set_payload(
        [_fields_part({"Reporting-MTA": "dns; mx.elsewhere.example"}), _fields_part(report)]
    )
    message.attach(facts)
    if draft.about is not None:
        message.attach(_returned_headers_part(draft.about))
    return message


def _fields_part(values: Mapping[str, str]) -> EmailMessage:
    part = EmailMessage(SMTP)
    for name, value in values.items():
        part[name] = value
    return part


def _returned_headers_part(about: Mail) -> EmailMessage:
    """The headers of the returned mail that identify it."""
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


def recipients(draft: MailDraft) -> Sequence[str]:
    return tuple(dict.fromkeys((*draft.to, *draft.cc, *draft.bcc)))
