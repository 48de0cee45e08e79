"""PURE. The bytes of a mail → a `Mail`. Never an exception, bounded in memory and time.

    structure    parts, by boundaries          headers      names and values, unfolded
    body         the best plain text           addresses    structure first, names after
    quotes       what of it is new             forward      the mail that was forwarded
    bounce       recipients not reached        automatic    whether a machine wrote it
    calendar     invitations                   tnef         winmail.dat

What is over a limit is truncated and flagged in `oddities`; what can't be read is read as far as
it goes. The values never depend on anything but the bytes.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.parse import limits
from ingest.parse.budget import DetectionBudget
from ingest.parse.mime import addresses, dates, filenames, headers, structure
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.structure import MESSAGE_TYPES, MimePart
from ingest.parse.quoting import forward, quotes
from ingest.parse.quoting.labels import LabelledLines
from ingest.parse.reports import auto_reply, bounce, calendar, returned_mail
from ingest.parse.text import body
from ingest.parse.text.body import TextBody
from ingest.parse.tnef import tnef
from journal.model import (
    AutomatedKind,
    BouncedRecipient,
    CalendarItem,
    ForwardedMail,
    Mail,
    MailAddress,
    MailAttachment,
    Oddity,
)

_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
# Parts such as signatures, which clients don't list among the attachments.
_NO_ATTACHMENT_TYPES = frozenset({"multipart/alternative", "multipart/mixed"})
_REPORT_PARTS = frozenset(
    {"message/delivery-status", "message/global-delivery-status", "text/rfc822-headers"}
)


@dataclass(frozen=True, slots=True)
class ParsedHead:
    """Holds what the headers of a mail say. `is_certain`: no charset had to be guessed, for which the whole
    mail is looked at, so they say the same when they are read with it.
    """

    header: bytes
    mail: Mail
    is_certain: bool


def parse(raw: bytes, head: ParsedHead | None = None) -> Mail:
    """Parse a mail; what its headers say need not be read again."""
    try:
        return _build_mail(raw, head)
    except Exception as error:  # noqa: BLE001 - the promise: a mail may never stop the queue
        return _unreadable_mail(raw, error)


def parse_head(raw: bytes) -> ParsedHead:
    """Read what the headers say; text, files, and whether a machine wrote it are left out."""
    try:
        root, oddities = structure.read_parts(raw)
        mail = _read_head(root)
        is_certain = root.detections.remaining == DetectionBudget().remaining
        oddities |= _oddities(root, mail.date)
        return ParsedHead(raw, replace(mail, oddities=oddities, size=len(raw)), is_certain)
    except Exception as error:  # noqa: BLE001 - as above
        return ParsedHead(raw, _unreadable_mail(raw, error), is_certain=False)


def _unreadable_mail(raw: bytes, error: Exception) -> Mail:
    """The mail when our own code failed: that it was there, and why it was not read."""
    memory = {Oddity.OUT_OF_MEMORY} if isinstance(error, MemoryError) else set()
    return Mail(
        text="",
        kind_reason=f"not read: {type(error).__name__}",
        oddities=frozenset({Oddity.UNREADABLE} | memory),
        size=len(raw),
    )


def _build_mail(raw: bytes, known: ParsedHead | None) -> Mail:
    root, oddities = structure.read_parts(raw)
    text_body = body.find_body(root)
    files, unpacked_text, tnef_oddities = _collect_attachments(root, text_body)
    text = text_body.text if text_body.text.strip() else unpacked_text
    subject = root.headers.text("subject")[: limits.SUBJECT_CHARS]
    kind, reason, bounced = _find_kind(root, subject, text)
    lines = LabelledLines(text.split("\n"))
    original = None if kind is AutomatedKind.BOUNCE else _find_original(root, text, lines, subject)
    context = quotes.MailContext(
        text_body.quoted_range, original is not None, root.headers.text("from")
    )
    split = _split_quotes(root, text, lines, context)
    if not text.strip() and original is not None:
        # Nothing was added to the attached mail, so that one is read.
        text = original.text
    invitation = _find_invitation(root)
    head = known.mail if known and _is_head_of(known, root) else _read_head(root)
    return replace(
        head,
        text=text,
        new_text=split.new_text,
        confidence=split.confidence,
        cuts=split.cuts,
        walls=split.walls,
        attachments=files,
        kind=kind,
        kind_reason=reason,
        bounced=bounced,
        returned_id=_returned_id(root, text) if kind is AutomatedKind.BOUNCE else "",
        original=original,
        calendar=invitation,
        charset=text_body.charset,
        charset_step=text_body.step,
        oddities=_oddities(root, head.date) | oddities | text_body.oddities | tnef_oddities,
        size=len(raw),
    )


def _is_head_of(known: ParsedHead, root: MimePart) -> bool:
    """Says whether the whole mail begins with these very headers, and its body right behind them."""
    is_same = root.start == len(known.header) and root.raw.startswith(known.header)
    return is_same and known.is_certain


def _read_head(root: MimePart) -> Mail:
    found = root.headers
    return Mail(
        text="",
        message_id=_message_id(found.get("message-id")),
        in_reply_to=_message_id(found.get("in-reply-to")),
        references=tuple(_MESSAGE_ID.findall(found.get("references")))[-limits.REFERENCES :],
        senders=_addresses_in(root, "from"),
        sender=addresses.first_address(found.get("sender")),
        reply_to=_addresses_in(root, "reply-to"),
        to=_addresses_in(root, "to"),
        cc=_addresses_in(root, "cc"),
        delivered_to=_addresses_in(root, "delivered-to", "x-original-to", "envelope-to"),
        date=dates.parse(found.get("date")),
        raw_date=found.get("date")[:200],
        subject=found.text("subject")[: limits.SUBJECT_CHARS],
        headers=_readable_headers(found, root.detections),
        sensitivity=found.text("sensitivity").lower(),
        authentication=tuple(found.all("authentication-results"))[:50],
    )


def _readable_headers(found: Headers, guesses: DetectionBudget) -> tuple[tuple[str, str], ...]:
    few = found.items[:500]
    return tuple((name, headers.readable_text(value, guesses)[:2_000]) for name, value in few)


def _split_quotes(
    root: MimePart, text: str, lines: LabelledLines, context: quotes.MailContext
) -> quotes.SplitText:
    """Split the text; the colours of its answers are looked for only where it may hold some."""
    split = quotes.split_quotes(text, context, lines)
    if split.may_hold_answers and body.has_coloured_answers(root):
        return quotes.split_quotes(text, replace(context, has_coloured_answers=True), lines)
    return split


def _find_kind(
    root: MimePart, subject: str, text: str
) -> tuple[AutomatedKind, str, tuple[BouncedRecipient, ...]]:
    bounced = bounce.read_bounces(root, text)
    if bounced is not None:
        return AutomatedKind.BOUNCE, "report" if bounce.is_report(root) else "text", bounced
    kind, reason = auto_reply.find_machine_kind(root, subject, text)
    return kind, reason, ()


def _addresses_in(root: MimePart, *wanted: str) -> tuple[MailAddress, ...]:
    """The addresses of every header of these names, each once."""
    parties: dict[MailAddress, None] = {}
    for name in wanted:
        for value in root.headers.all(name):
            parties |= dict.fromkeys(addresses.parse(value, root.detections))
    return tuple(parties)[: limits.ADDRESSES]


def _message_id(value: str) -> str:
    match = _MESSAGE_ID.search(value)
    return match[1] if match else value.strip().strip("<>")[:500]


def _returned_id(root: MimePart, text: str) -> str:
    return _message_id(returned_mail.returned_id(root, text))


def _oddities(root: MimePart, date: datetime | None) -> frozenset[Oddity]:
    return frozenset(_find_oddities(root.headers, root, date))


def _find_oddities(found: Headers, root: MimePart, date: datetime | None) -> Iterable[Oddity]:
    if root.budget.is_exceeded:
        yield Oddity.BUDGET_CUT
    if "date" not in found or date is None:
        yield Oddity.NO_DATE
    if "from" not in found:
        yield Oddity.NO_FROM
    if len(found.all("from")) > 1:
        yield Oddity.MANY_FROM
    if not found.get("message-id"):
        yield Oddity.NO_MESSAGE_ID
    if any(addresses.has_too_many(found.get(name)) for name in ("from", "to", "cc")):
        yield Oddity.ADDRESSES_CUT


def _find_original(
    root: MimePart, text: str, lines: LabelledLines, subject: str
) -> ForwardedMail | None:
    for part in root.walk():
        if part.media_type in MESSAGE_TYPES and part.children and part is not root:
            return _attached_original(part.children[0])
    found = root.headers
    answers = bool(found.get("in-reply-to") or found.get("references"))
    return forward.find_pasted_original(text, subject, is_answer=answers, lines=lines)


def _attached_original(mail: MimePart) -> ForwardedMail:
    found = mail.headers
    sender = addresses.first_address(found.get("from")) or MailAddress("")
    return ForwardedMail(
        sender.address,
        sender.name,
        found.text("subject")[: limits.SUBJECT_CHARS],
        dates.parse(found.get("date")),
        body.find_body(mail).text,
        attached=True,
    )


def _find_invitation(root: MimePart) -> CalendarItem | None:
    """The invitation of the mail itself, before one that is attached as a file."""
    parts = [part for part in root.leaves() if calendar.is_calendar(part)]
    parts.sort(key=lambda part: part.media_type != "text/calendar")
    for part in parts[:5]:
        item = calendar.read_invitation(part)
        if item is not None:
            return item
    return None


def _collect_attachments(
    root: MimePart, text_body: TextBody
) -> tuple[tuple[MailAttachment, ...], str, set[Oddity]]:
    """Collects everything that is not the text: files, pictures, attached mails, what winmail.dat holds."""
    files: list[MailAttachment] = []
    text = ""
    oddities: set[Oddity] = set()
    text_parts = {id(part) for part in text_body.parts}
    for part in root.leaves():
        # A text file that clients show within the mail is one that can be saved too.
        if (id(part) in text_parts and not part.name) or not _is_file(part, root):
            continue
        if part.budget.files <= 0:
            oddities.add(Oddity.PARTS_CUT)
            break
        part.budget.files -= 1
        content = part.content()
        unpacked = tnef.unpack(content, part.budget) if tnef.is_tnef(part) else None
        if unpacked is not None:
            files += [_build_attachment(name, "", data, part) for name, data in unpacked.files]
            text = text or unpacked.text
            continue
        if tnef.is_tnef(part):
            oddities.add(Oddity.ODD_TNEF)
        name = part.name or _fallback_name(part, len(files) + 1)
        files.append(_build_attachment(name, part.media_type, content, part))
    return tuple(files), text, oddities


def _is_file(part: MimePart, root: MimePart) -> bool:
    if part is root and not part.is_attachment and not part.name:
        return not part.media_type.startswith(("text/", "multipart/"))
    if part.media_type in _NO_ATTACHMENT_TYPES:
        return False
    if part.media_type.startswith("text/") and not part.name and not part.is_attachment:
        # The same text in another form: HTML beside plain text, or a part without a name.
        return part.media_type not in {"text/plain", "text/html", "text/enriched"}
    return True


def _fallback_name(part: MimePart, number: int) -> str:
    if part.media_type in MESSAGE_TYPES and part.children:
        subject = filenames.clean_filename(
            part.children[0].headers.text("subject").replace("/", "-")
        )
        if subject:
            return f"{subject[:80]}.eml"
    return filenames.generate_filename(part.media_type, number)


def _build_attachment(name: str, media_type: str, content: bytes, part: MimePart) -> MailAttachment:
    content_id = part.headers.get("content-id").strip("<> ")
    return MailAttachment(
        name=name,
        media_type=media_type or "application/octet-stream",
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        inline=part.disposition.value == "inline" or bool(content_id and not part.is_attachment),
        content_id=content_id,
        content=content,
    )
