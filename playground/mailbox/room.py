"""The shared mailbox as the page shows it: what lies in it, and what is sent to it or from it.

What is sent goes by SMTP into our own small server and nowhere else. To `sales@ours.example` it is
delivered to INBOX, with the verdict on its sender that a mail server of ours would write; from
there it is kept in Sent, as a mail client would.
"""

import re
import secrets
import smtplib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingest import message
from journal.fold import is_address
from journal.model import Mail, MailAddress
from playground.mailbox import stored, writing
from playground.mailbox.imap import ImapServer
from playground.mailbox.memory import Stored
from playground.mailbox.smtp import Envelope, SmtpServer
from playground.mailbox.writing import Kind, Letter
from playground.workspace.values import Json, Refused

ADDRESS = "sales@ours.example"
OURS = "ours.example"
_SHOWN = 300
_SNIPPET = 140
_LONGEST_SHOWN = 200_000
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NOT_OF_A_DOMAIN = re.compile(r"[^a-z0-9.-]")


class Mailroom:
    """Both servers and what they hold; `changed` is called after each delivery."""

    def __init__(
        self, folder: Path, changed: Callable[[], None], *, senders: Sequence[Json] = ()
    ) -> None:
        self._folder = folder
        self._changed = changed
        self._known = tuple(senders)
        self._read: dict[str, Mail] = {}
        self.password = secrets.token_urlsafe(12)
        self.imap = ImapServer(password=self.password, look_seconds=0.05)
        self.imap.new_user(ADDRESS)
        stored.load(folder, self.imap.folders(ADDRESS))
        self.smtp = SmtpServer(self)

    def close(self) -> None:
        self.smtp.close()
        self._keep()
        self.imap.close()

    def was_read(self, timeout: float) -> bool:
        """Somebody has logged in by IMAP."""
        return self.imap.someone_came.wait(timeout)

    @property
    def is_new(self) -> bool:
        """Nothing was ever delivered."""
        return not self._folder.exists()

    @property
    def environ(self) -> dict[str, str]:
        """What Rapport must be told to read it."""
        return {
            "RAPPORT_MAILBOX__SALES__PORT": str(self.imap.port),
            "RAPPORT_MAILBOX__SALES__PASSWORD": self.password,
        }

    # ── what the SMTP server asks ────────────────────────────────────────────────────────────────

    def refuses(self, sender: str, recipient: str) -> str:
        if _is_ours(recipient) or sender.casefold().endswith(f"@{OURS}"):
            return ""
        return f"Only {ADDRESS} has a mailbox in this playground: write to it, or from it"

    def take(self, envelope: Envelope, raw: bytes) -> None:
        self.receive(envelope, raw, datetime.now(UTC))

    def receive(self, envelope: Envelope, raw: bytes, now: datetime) -> None:
        if any(_is_ours(each) for each in envelope.recipients):
            self.deliver("INBOX", _vouched(envelope, raw), now)
        elif envelope.sender.casefold() == ADDRESS:
            self.deliver("Sent", raw, now)

    def deliver(self, folder: str, raw: bytes, when: datetime) -> None:
        with self.imap.lock:
            self.imap.folders(ADDRESS)[folder].add(raw, when)
        self._keep()
        self._changed()

    def _keep(self) -> None:
        with self.imap.lock:
            stored.keep(self._folder, self.imap.folders(ADDRESS))

    # ── what the page asks ───────────────────────────────────────────────────────────────────────

    def mails(self) -> Json:
        lying = sorted(self._lying(), key=lambda one: one[2].when, reverse=True)[:_SHOWN]
        return {
            "mailbox": ADDRESS,
            "mails": [self._line(number, folder, mail) for number, folder, mail in lying],
        }

    def mail(self, mail_id: str) -> Json:
        folder, mail = self._found(mail_id)
        read = self._as_read(mail_id, mail)
        raw = mail.raw[:_LONGEST_SHOWN].decode("utf-8", "replace")
        return {
            **self._line(mail_id, folder, mail),
            "cc": [_shown(each) for each in read.cc],
            "text": read.text[:_LONGEST_SHOWN],
            "attachments": [{"name": one.name, "size": one.size} for one in read.attachments],
            "raw": raw,
        }

    def senders(self) -> list[Json]:
        """Whom one may write as: those of the samples, and whoever has written since."""
        known = {one["address"].casefold() for one in self._known}
        found = []
        for number, folder, mail in self._lying():
            who = self._as_read(number, mail).from_
            if who is None or folder != "INBOX" or who.address.casefold() in known:
                continue
            known.add(who.address.casefold())
            found.append({"name": who.name, "address": who.address, "note": "has written before"})
        return [*self._known, *found]

    def send(self, said: Json) -> Json:
        letter = self._letter(said)
        now = datetime.now(UTC)
        try:
            raw = writing.written(letter, now)
        except (ValueError, IndexError, UnicodeError) as error:
            raise Refused("That could not be written as a mail: look at the addresses.") from error
        sender = writing.envelope_sender(letter)
        return self._hand_over(sender, writing.recipients(letter), raw, letter.message_id)

    def send_file(self, raw: bytes) -> Json:
        """A mail as a file: to us, or from us when its sender is."""
        read = message.parse(raw)
        sender = read.from_.address if read.from_ else ""
        if not read.from_ and not read.subject:
            raise Refused("That file does not look like a mail.")
        ours = sender.casefold() == ADDRESS
        others = [each.address for each in (*read.to, *read.cc) if is_address(each.address)]
        to = others if ours and others else [ADDRESS]
        return self._hand_over(
            sender if is_address(sender) else "", to, _LINE_END.sub(b"\r\n", raw), read.message_id
        )

    # ── how ──────────────────────────────────────────────────────────────────────────────────────

    def _hand_over(self, sender: str, to: Sequence[str], raw: bytes, message_id: str) -> Json:
        try:
            with smtplib.SMTP(self.smtp.host, self.smtp.port, timeout=10) as line:
                line.sendmail(sender, list(to), raw)
        except smtplib.SMTPRecipientsRefused as error:
            reason = next(iter(error.recipients.values()))[1].decode("utf-8", "replace")
            raise Refused(f"{reason.partition(' ')[2] or reason}.") from error
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise Refused("The playground's mail server did not take this mail.") from error
        return {"ok": True, "id": self._number_of(message_id)}

    def _number_of(self, message_id: str) -> str:
        lying = list(self._lying())
        for number, _, mail in reversed(lying):
            if self._as_read(number, mail).message_id == message_id:
                return number
        return ""

    def _letter(self, said: Json) -> Letter:
        sender = _text(said, "from")
        if not is_address(sender):
            raise Refused("Say from whom the mail is: an address such as ada@acme.example.")
        about = None
        if said.get("in_reply_to"):
            about_id = _text(said, "in_reply_to")
            about = self._as_read(about_id, self._found(about_id)[1])
        kind = _text(said, "kind") or "plain"
        if kind not in set(Kind):
            raise Refused(f"There is no kind of mail called '{kind[:50]}'.")
        if kind in {Kind.REPLY, Kind.FORWARD} and about is None:
            raise Refused("Choose the mail that it is about.")
        return Letter(
            sender=sender,
            sender_name=_text(said, "from_name")[:200],
            to=_addresses(said, "to") or (ADDRESS,),
            cc=_addresses(said, "cc"),
            bcc=_addresses(said, "bcc"),
            keeps_bcc=sender.casefold() == ADDRESS,
            subject=_text(said, "subject")[:1000],
            text=_text(said, "text")[:500_000],
            kind=Kind(kind),
            about=about,
            attachments=tuple(_attachments(said)),
            message_id=f"{secrets.token_hex(8)}@{sender.rpartition('@')[2]}",
        )

    def _lying(self) -> list[tuple[str, str, Stored]]:
        with self.imap.lock:
            return [
                (f"{folder}-{mail.uid}", folder, mail)
                for folder, stock in self.imap.folders(ADDRESS).items()
                for mail in stock.mails
            ]

    def _found(self, mail_id: str) -> tuple[str, Stored]:
        for number, folder, mail in self._lying():
            if number == mail_id:
                return folder, mail
        raise KeyError(mail_id)

    def _as_read(self, number: str, mail: Stored) -> Mail:
        if number not in self._read:
            self._read[number] = message.parse(mail.raw)
        return self._read[number]

    def _line(self, number: str, folder: str, mail: Stored) -> Json:
        read = self._as_read(number, mail)
        return {
            "id": number,
            "from": _shown(read.from_) if read.from_ else {"name": "", "address": ""},
            "to": [_shown(each) for each in read.to],
            "subject": read.subject,
            "date": mail.when.isoformat(),
            "folder": folder,
            "snippet": " ".join((read.new_text or read.text).split())[:_SNIPPET],
            "attachments": len(read.attachments),
        }


def _shown(each: MailAddress) -> Json:
    return {"name": each.name, "address": each.address}


def _is_ours(recipient: str) -> bool:
    """The mailbox itself, with a tag or without: sales+fair@ours.example."""
    name, _, domain = recipient.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}" == ADDRESS


def _vouched(envelope: Envelope, raw: bytes) -> bytes:
    """With what our mail server would find: is the sender where the mail says it is from?"""
    sender = message.parse(raw).from_
    named = _domain(sender.address if sender else "")
    came = _domain(envelope.sender)
    verdict = "none" if not came else "pass" if came == named else "fail"
    spf = f"spf=pass smtp.mailfrom={came}" if came else "spf=none"
    lines = (
        f"Return-Path: <{_one_word(envelope.sender)}>",
        f"Authentication-Results: mx.ours.example; {spf}; dmarc={verdict} header.from={named}",
    )
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace") + raw


def _domain(address: str) -> str:
    return _NOT_OF_A_DOMAIN.sub("", address.casefold().rpartition("@")[2])[:253]


def _one_word(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace())[:320]


def _text(said: Json, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _addresses(said: Json, name: str) -> tuple[str, ...]:
    value = said.get(name) or []
    given = re.split(r"[,;\s]+", value) if isinstance(value, str) else value
    found = tuple(str(one).strip() for one in given if str(one).strip())
    for each in found:
        if not is_address(each):
            raise Refused(f"{each[:100]} is not an address.")
    return found[:100]


def _attachments(said: Json) -> list[tuple[str, bytes]]:
    from base64 import b64decode

    found: list[tuple[str, bytes]] = []
    for one in said.get("attachments") or []:
        if not isinstance(one, dict):
            continue
        content: Any = b""
        with suppress(ValueError):
            content = b64decode(_text(one, "base64"))
        found.append((_text(one, "name")[:200] or "file", content))
    return found[:20]
