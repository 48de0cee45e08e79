"""PURE. An entry → the mail that is put among the drafts, as a mail client keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from journal.model import LETTER_HEADER, Letter, NewAttachment


@dataclass(frozen=True, slots=True)
class LetterContent:
    """Holds what the mail says. Names and addresses are people's; `answers` is a Message-ID, or empty.

    `html` is the text as it is laid out, or empty.
    """

    sender: tuple[str, str]
    recipients: Sequence[tuple[str, str]]
    subject: str
    text: str
    files: Sequence[NewAttachment]
    answers: str = ""
    html: str = ""


def build_draft(letter: Letter, content: LetterContent, now: datetime) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(*content.sender)
    mail["To"] = [_address(name, address) for name, address in content.recipients]
    mail["Subject"] = " ".join(content.subject.split())
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{letter.message_id}>"
    mail[LETTER_HEADER] = letter.key
    if content.answers:
        mail["In-Reply-To"] = mail["References"] = f"<{content.answers}>"
    mail.set_content(f"{content.text}\n", cte="quoted-printable")
    if content.html:
        mail.add_alternative(content.html, subtype="html", cte="quoted-printable")
    for each in content.files:
        kind, _, subkind = each.media_type.partition("/")
        mail.add_attachment(
            each.content,
            maintype=kind or "application",
            subtype=subkind or "octet-stream",
            filename=each.name,
        )
    return mail.as_bytes()


def _address(name: str, address: str) -> Address:
    return Address(" ".join(name.split()), addr_spec=address)
