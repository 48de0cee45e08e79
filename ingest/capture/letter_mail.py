"""PURE. An entry → the mail that is put among the drafts, as a mail client keeps it.

Names, subjects and names of files may be a stranger's words. Python's library decodes what looks like an
encoded word (RFC 2047) in the headers it is given, and writes what comes out, line ends and all: so a
subject could bring a Bcc of its own. No encoded word reaches it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from journal.errors import RequestRefused
from journal.fold import domain_of
from journal.model import LETTER_HEADER, Letter, NewAttachment

_ENCODED_WORD = "=?"
_DOMAIN = re.compile(r"[\w.-]+|\[[\w.:]+\]", re.ASCII)
# A file of any other kind would be read as a part of the mail itself.
_MEDIA_TYPE = re.compile(
    r"(application|audio|font|image|model|text|video)/([\w.+-]+(?:; ?[\w-]+=[\w.-]+)*)", re.ASCII
)


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
    """The mail; refused if an address can't be written into one."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(*content.sender)
    mail["To"] = [_address(name, address) for name, address in content.recipients]
    mail["Subject"] = _header_text(content.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{letter.message_id}>"
    mail[LETTER_HEADER] = letter.key
    # An id that is changed would name no mail.
    if content.answers and content.answers == _header_text(content.answers):
        mail["In-Reply-To"] = mail["References"] = f"<{content.answers}>"
    mail.set_content(f"{content.text}\n", cte="quoted-printable")
    if content.html:
        mail.add_alternative(content.html, subtype="html", cte="quoted-printable")
    for each in content.files:
        _attach(mail, each)
    return mail.as_bytes()


def _attach(mail: EmailMessage, file: NewAttachment) -> None:
    found = _MEDIA_TYPE.fullmatch(file.media_type)
    maintype, subtype = found.groups() if found else ("application", "octet-stream")
    name = _header_text(file.name)
    mail.add_attachment(file.content, maintype=maintype, subtype=subtype, filename=name)


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    domain = domain if domain.isascii() else domain_of(address)
    if not (local and local.isascii() and _DOMAIN.fullmatch(domain)) or _ENCODED_WORD in local:
        # Without the address itself: the reason is kept, and must outlive no erasure.
        raise RequestRefused(
            "An address of it can't be written into a mail: it has letters that mail does not carry, "
            "or none where some must be. Correct it at its contact, and the draft comes by itself."
        )
    # Put together and not read: `ada.@phone.example` is against the rules, and in use.
    return Address(_header_text(name), username=local, domain=domain)


def _header_text(text: str) -> str:
    return " ".join(text.split()).replace(_ENCODED_WORD, "= ?")
