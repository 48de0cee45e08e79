"""A parsed mail and its decision → the row that the ledger takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.capture.context import CaptureContext
from ingest.decide import delivery_key, passed_on, shown_text
from ingest.parse import limits
from ingest.parse.message import ParsedHead
from journal import mail_packing
from journal.fold import address_key
from journal.mail import returned_mail
from journal.mail.likeness import mail_likeness
from journal.model import (
    LETTER_HEADER,
    BouncedRecipient,
    CutPiece,
    Decision,
    Direction,
    Mail,
    MailClass,
    MailOutcome,
    MailParty,
    MailWarning,
    NewAttachment,
    NewMail,
    PackedMail,
    TrimmedText,
)
from journal.settings.mail_settings import MailboxSettings
from journal.store.mail.copies import DueCopy

_LETTER_KEY = re.compile(r"[0-9a-f]{24}")
_LETTER_ID = re.compile(r"<?rapport\.([0-9a-f]{24})@")
_MOST_REFERENCES = 20


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """A mail that was fetched. `decision` is set when its headers alone decided it.

    `raw` is None where headers alone were read, and empty once it is packed; `packed` is the mail as it is kept; `skipped_mail_id` the mail that it is, which another mailbox
    skipped for reasons of its own; `head` is what its headers say, until its body is read; by their
    digest this copy is known again; `beginning` came with them, `whole` if that is all. One that is not
    `is_exact` was rewritten by a program, and is compared with no other copy.
    """

    copy: DueCopy
    mail: Mail
    size: int
    received: datetime | None
    raw: bytes | None = None
    packed: PackedMail | None = None
    decision: Decision | None = None
    skipped_mail_id: int | None = None
    head: ParsedHead | None = None
    header_digest: str = ""
    beginning: bytes = b""
    is_whole: bool = False
    is_exact: bool = True


def sender_key(mail: Mail) -> str:
    return address_key(mail.from_.address) if mail.from_ else ""


def build_new_mail(
    context: CaptureContext, box: MailboxSettings, each: FetchedMail, decision: Decision
) -> NewMail:
    mail = each.mail
    # A report that is not from whom it says is a mail like any other: it marks nothing.
    is_forged = MailWarning.FAILED_CHECK in decision.warnings
    bounced = () if is_forged else passed_on.failed_outside(mail, context.policy.ours)
    failed = [each for each in bounced if not each.delayed]
    shown = shown_text.find_shown_text(mail, decision)
    new = NewMail(
        delivery_key=delivery_key.delivery_key(mail, context.policy.ours),
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=mail.references,
        parties=_parties(context, mail),
        decision=decision,
        size=each.size,
        confidence=shown.confidence,
        trimmed=None if decision.mail_class is MailClass.BOUNCE else summarise_cuts(shown.cuts),
        bounce_reason=_bounce_reason(failed),
        bounced=bounced,
        returned_id="" if is_forged else mail.returned_id,
        instead_of=_replaced_mail_id(each, decision),
        letter_keys=_letter_keys(mail, decision),
    )
    return _with_content(new, box, each)


def _letter_keys(mail: Mail, decision: Decision) -> frozenset[str]:
    """The keys in its own header, in its Message-ID, or in what it answers: clients keep one of these.

    Of mail from outside they say nothing: whoever got a letter knows its key.
    """
    if decision.direction is not Direction.OUTBOUND:
        return frozenset()
    ids = (mail.message_id, mail.in_reply_to, *mail.references[-_MOST_REFERENCES:])
    found = [match[1] for each in ids if (match := _LETTER_ID.match(each))]
    own = mail.header(LETTER_HEADER).strip()
    return frozenset(each for each in (own, *found) if _LETTER_KEY.fullmatch(each))


def _replaced_mail_id(each: FetchedMail, decision: Decision) -> int | None:
    """The skipped mail that this one replaces: what one mailbox skips, another may log."""
    if each.skipped_mail_id is None:
        return each.copy.mail_id
    return None if decision.outcome is MailOutcome.SKIPPED else each.skipped_mail_id


def _bounce_reason(failed: Sequence[BouncedRecipient]) -> str:
    return returned_mail.bounce_reason(failed[0]) if failed else ""


def _with_content(new: NewMail, box: MailboxSettings, each: FetchedMail) -> NewMail:
    """Adds as much content as this mailbox keeps."""
    if box.keep == "headers":
        return new
    mail = each.mail
    shown = shown_text.find_shown_text(mail, new.decision)
    is_whole = box.keep != "text"
    return replace(
        new,
        text=shown.text,
        full_text=shown.full_text,
        likeness=_likeness_of(mail, each),
        attachments=_attachments(mail) if is_whole else (),
        raw=pack_kept(each, box).packed,
    )


def pack_kept(each: FetchedMail, box: MailboxSettings) -> FetchedMail:
    """The same with its raw mail packed, if it is to be kept: before the database is locked.

    What came is let go: from here on the parsed mail and the packed one are all that is asked for.
    """
    if not each.raw:
        return each
    packed = each.packed
    if packed is None and box.keep == "full":
        packed = mail_packing.pack(each.raw)
    return replace(each, raw=b"", packed=packed)


def _likeness_of(mail: Mail, each: FetchedMail) -> str:
    """Empty when its headers alone were read, or it is not what was sent."""
    if each.raw is None or not each.is_exact:
        return ""
    files = [f"{file.digest} {file.size}" for file in mail.attachments if not file.inline]
    if mail.original is not None and mail.original.attached:
        files.append(f"{mail.original.address} {mail.original.subject} {mail.original.text}")
    if mail.calendar is not None:
        files.append(f"{mail.calendar.method} {mail.calendar.uid} {mail.calendar.start}")
    return mail_likeness(mail.subject, mail.text, shown_text.new_words(mail), files)


def _attachments(mail: Mail) -> tuple[NewAttachment, ...]:
    """The files that the sender attached, without pictures that are part of the text."""
    return tuple(
        NewAttachment(each.name, each.media_type, each.content)
        for each in mail.attachments
        if not (each.inline and each.media_type.startswith("image/")) and each.content
    )


def _parties(context: CaptureContext, mail: Mail) -> tuple[MailParty, ...]:
    named = [
        *(("from", each) for each in mail.senders),
        *(("reply_to", each) for each in mail.reply_to),
        *(("to", each) for each in mail.to),
        *(("cc", each) for each in mail.cc),
        *(("delivered_to", each) for each in mail.delivered_to),
    ]
    parties = [
        MailParty(role, each.address, each.name, ours=context.policy.ours.is_ours(each.address))
        for role, each in named
        if each.address
    ]
    if mail.original is not None and mail.original.address:
        ours = context.policy.ours.is_ours(mail.original.address)
        original = MailParty("original", mail.original.address, mail.original.name, ours=ours)
        parties.append(original)
    return tuple(parties[: limits.ADDRESSES])


def summarise_cuts(cuts: Sequence[CutPiece]) -> TrimmedText | None:
    if not cuts:
        return None
    size = sum(len(piece.text.encode("utf-8", "replace")) for piece in cuts)
    return TrimmedText(size, tuple(dict.fromkeys(piece.reason for piece in cuts)))
