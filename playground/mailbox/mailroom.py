"""The shared mailbox as the page shows it: what lies in it, and what is sent to it or from it.

A sent mail goes by SMTP into our own small server and nowhere else. A mail to `sales@ours.example`
is delivered to INBOX, with the verdict on its sender that our mail server would write; one from
there is kept in Sent, as a mail client would do.
"""

import re
import secrets
import smtplib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingest.parse import message
from journal.fold import is_address
from journal.model import Mail, MailAddress
from playground.mailbox import mail_composer, mail_files
from playground.mailbox.imap_server import ImapServer
from playground.mailbox.mail_composer import DraftKind, MailDraft
from playground.mailbox.mail_folders import StoredMail
from playground.mailbox.smtp_server import SmtpEnvelope, SmtpServer
from playground.workspace.values import ActionRefused, Json

ADDRESS = "sales@ours.example"
OUR_DOMAIN = "ours.example"
DRAFTS = "Drafts"
_MAIL_LIMIT = 300
_SNIPPET_LENGTH = 140
_TEXT_LIMIT = 200_000
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NO_DOMAIN_CHARACTER = re.compile(r"[^a-z0-9.-]")


class Mailroom:
    """Holds both servers and what they hold; `changed` is called after each delivery."""

    def __init__(
        self, folder: Path, on_change: Callable[[], None], *, senders: Sequence[Json] = ()
    ) -> None:
        self._folder = folder
        self._on_change = on_change
        self._sample_senders = tuple(senders)
        self._parsed: dict[str, Mail] = {}
        self.password = secrets.token_urlsafe(12)
        self.imap = ImapServer(password=self.password, idle_poll_seconds=0.05)
        self.imap.new_user(ADDRESS)
        self.imap.on_append = self._keep_appended
        mail_files.load_mails(folder, self.imap.folders(ADDRESS))
        self.smtp = SmtpServer(self)

    def close(self) -> None:
        self.smtp.close()
        self._save()
        self.imap.close()

    def wait_for_login(self, timeout: float) -> bool:
        """Waits until somebody has logged in by IMAP."""
        return self.imap.login_seen.wait(timeout)

    @property
    def is_new(self) -> bool:
        """Says whether nothing was ever delivered."""
        return not self._folder.exists()

    @property
    def environ(self) -> dict[str, str]:
        """The variables by which Rapport reads this mailbox."""
        return {
            "RAPPORT_MAILBOX__SALES__PORT": str(self.imap.port),
            "RAPPORT_MAILBOX__SALES__PASSWORD": self.password,
        }

    # ── called by the SMTP server ────────────────────────────────────────────────────────────────

    def refusal_reason(self, sender: str, recipient: str) -> str:
        if _is_ours(recipient) or sender.casefold().endswith(f"@{OUR_DOMAIN}"):
            return ""
        return f"Only {ADDRESS} has a mailbox in this playground: write to it, or from it"

    def accept(self, envelope: SmtpEnvelope, raw: bytes) -> None:
        self.route(envelope, raw, datetime.now(UTC))

    def route(self, envelope: SmtpEnvelope, raw: bytes, now: datetime) -> None:
        if any(_is_ours(each) for each in envelope.recipients):
            self.add_mail("INBOX", _add_verdict(envelope, raw), now)
        elif envelope.sender.casefold() == ADDRESS:
            self.add_mail("Sent", raw, now)

    def add_mail(self, folder: str, raw: bytes, when: datetime) -> None:
        with self.imap.lock:
            self.imap.folders(ADDRESS)[folder].add(raw, when)
        self._save()
        self._on_change()

    def _keep_appended(self) -> None:
        self._save()
        self._on_change()

    def _save(self) -> None:
        with self.imap.lock:
            mail_files.save_mails(self._folder, self.imap.folders(ADDRESS))

    # ── called by the page ───────────────────────────────────────────────────────────────────────

    def mails(self) -> Json:
        lying = sorted(self._all_mails(), key=lambda one: one[2].when, reverse=True)[:_MAIL_LIMIT]
        return {
            "mailbox": ADDRESS,
            "mails": [self._summary(number, folder, mail) for number, folder, mail in lying],
        }

    def mail(self, mail_id: str) -> Json:
        folder, mail = self._find_mail(mail_id)
        read = self._parse(mail_id, mail)
        raw = mail.raw[:_TEXT_LIMIT].decode("utf-8", "replace")
        return {
            **self._summary(mail_id, folder, mail),
            "cc": [_address_json(each) for each in read.cc],
            "text": read.text[:_TEXT_LIMIT],
            "attachments": [{"name": one.name, "size": one.size} for one in read.attachments],
            "raw": raw,
        }

    def senders(self) -> list[Json]:
        """The people one may write as: those of the samples, and everybody who has written since."""
        known = {one["address"].casefold() for one in self._sample_senders}
        found = []
        for number, folder, mail in self._all_mails():
            who = self._parse(number, mail).from_
            if who is None or folder != "INBOX" or who.address.casefold() in known:
                continue
            known.add(who.address.casefold())
            found.append({"name": who.name, "address": who.address, "note": "has written before"})
        return [*self._sample_senders, *found]

    def send(self, request: Json) -> Json:
        letter = self._build_draft(request)
        now = datetime.now(UTC)
        try:
            raw = mail_composer.compose_mail(letter, now)
        except (ValueError, IndexError, UnicodeError) as error:
            raise ActionRefused(
                "That could not be written as a mail: look at the addresses."
            ) from error
        sender = mail_composer.envelope_sender(letter)
        return self._send_by_smtp(sender, mail_composer.recipients(letter), raw, letter.message_id)

    def send_file(self, raw: bytes) -> Json:
        """Sends a mail from a file: to us, or from us if its sender is one of us."""
        read = message.parse(raw)
        sender = read.from_.address if read.from_ else ""
        if not read.from_ and not read.subject:
            raise ActionRefused("That file does not look like a mail.")
        ours = sender.casefold() == ADDRESS
        others = [each.address for each in (*read.to, *read.cc) if is_address(each.address)]
        to = others if ours and others else [ADDRESS]
        return self._send_by_smtp(
            sender if is_address(sender) else "", to, _LINE_END.sub(b"\r\n", raw), read.message_id
        )

    def send_draft(self, mail_id: str) -> Json:
        """Sends a draft as a mail client does: by SMTP, and with its copy moved to the sent mails."""
        folder, mail = self._find_mail(mail_id)
        if folder != DRAFTS:
            raise ActionRefused("Only a draft can be sent.")
        read = self._parse(mail_id, mail)
        to = [each.address for each in (*read.to, *read.cc)]
        self._send_by_smtp(ADDRESS, to, mail.raw, read.message_id)
        return self.throw_away(mail_id)

    def throw_away(self, mail_id: str) -> Json:
        """Removes a draft for good."""
        folder, mail = self._find_mail(mail_id)
        if folder != DRAFTS:
            raise ActionRefused("Only a draft can be thrown away.")
        self.imap.expunge(ADDRESS, folder, [mail.uid])
        self._save()
        self._on_change()
        return {"ok": True}

    # ── helpers ──────────────────────────────────────────────────────────────────────────────────

    def _send_by_smtp(self, sender: str, to: Sequence[str], raw: bytes, message_id: str) -> Json:
        try:
            with smtplib.SMTP(self.smtp.host, self.smtp.port, timeout=10) as line:
                line.sendmail(sender, list(to), raw)
        except smtplib.SMTPRecipientsRefused as error:
            reason = next(iter(error.recipients.values()))[1].decode("utf-8", "replace")
            raise ActionRefused(f"{reason.partition(' ')[2] or reason}.") from error
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise ActionRefused("The playground's mail server did not take this mail.") from error
        return {"ok": True, "id": self._find_id(message_id)}

    def _find_id(self, message_id: str) -> str:
        lying = list(self._all_mails())
        for number, _, mail in reversed(lying):
            if self._parse(number, mail).message_id == message_id:
                return number
        return ""

    def _build_draft(self, request: Json) -> MailDraft:
        sender = _text_field(request, "from")
        if not is_address(sender):
            raise ActionRefused("Say from whom the mail is: an address such as ada@acme.example.")
        about = None
        if request.get("in_reply_to"):
            about_id = _text_field(request, "in_reply_to")
            about = self._parse(about_id, self._find_mail(about_id)[1])
        kind = _text_field(request, "kind") or "plain"
        if kind not in set(DraftKind):
            raise ActionRefused(f"There is no kind of mail called '{kind[:50]}'.")
        if kind in {DraftKind.REPLY, DraftKind.FORWARD} and about is None:
            raise ActionRefused("Choose the mail that it is about.")
        return MailDraft(
            sender=sender,
            sender_name=_text_field(request, "from_name")[:200],
            to=_addresses(request, "to") or (ADDRESS,),
            cc=_addresses(request, "cc"),
            bcc=_addresses(request, "bcc"),
            keeps_bcc=sender.casefold() == ADDRESS,
            subject=_text_field(request, "subject")[:1000],
            text=_text_field(request, "text")[:500_000],
            kind=DraftKind(kind),
            about=about,
            attachments=tuple(_attachments(request)),
            message_id=f"{secrets.token_hex(8)}@{sender.rpartition('@')[2]}",
        )

    def _all_mails(self) -> list[tuple[str, str, StoredMail]]:
        with self.imap.lock:
            return [
                (f"{folder}-{mail.uid}", folder, mail)
                for folder, stock in self.imap.folders(ADDRESS).items()
                for mail in stock.mails
            ]

    def _find_mail(self, mail_id: str) -> tuple[str, StoredMail]:
        for number, folder, mail in self._all_mails():
            if number == mail_id:
                return folder, mail
        raise KeyError(mail_id)

    def _parse(self, number: str, mail: StoredMail) -> Mail:
        if number not in self._parsed:
            self._parsed[number] = message.parse(mail.raw)
        return self._parsed[number]

    def _summary(self, number: str, folder: str, mail: StoredMail) -> Json:
        read = self._parse(number, mail)
        return {
            "id": number,
            "from": _address_json(read.from_) if read.from_ else {"name": "", "address": ""},
            "to": [_address_json(each) for each in read.to],
            "subject": read.subject,
            "date": mail.when.isoformat(),
            "folder": folder,
            "snippet": " ".join((read.new_text or read.text).split())[:_SNIPPET_LENGTH],
            "attachments": len(read.attachments),
        }


def _address_json(each: MailAddress) -> Json:
    return {"name": each.name, "address": each.address}


def _is_ours(recipient: str) -> bool:
    """Says whether it is the mailbox's own address, with a tag or without: sales+fair@ours.example."""
    name, _, domain = recipient.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}" == ADDRESS


def _add_verdict(envelope: SmtpEnvelope, raw: bytes) -> bytes:
    """Adds what our mail server would find: does the sender match the mail's own From?"""
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
    return _NO_DOMAIN_CHARACTER.sub("", address.casefold().rpartition("@")[2])[:253]


def _one_word(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace())[:320]


def _text_field(fields: Json, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _addresses(request: Json, name: str) -> tuple[str, ...]:
    value = request.get(name) or []
    given = re.split(r"[,;\s]+", value) if isinstance(value, str) else value
    found = tuple(str(one).strip() for one in given if str(one).strip())
    for each in found:
        if not is_address(each):
            raise ActionRefused(f"{each[:100]} is not an address.")
    return found[:100]


def _attachments(request: Json) -> list[tuple[str, bytes]]:
    from base64 import b64decode

    found: list[tuple[str, bytes]] = []
    for one in request.get("attachments") or []:
        if not isinstance(one, dict):
            continue
        content: Any = b""
        with suppress(ValueError):
            content = b64decode(_text_field(one, "base64"))
        found.append((_text_field(one, "name")[:200] or "file", content))
    return found[:20]
