"""A mail that was read, and what was decided about it, as the ledger takes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ingest import keys, limits
from ingest.office import Office
from journal import mail as ledger
from journal.fold import address_key
from journal.model import (
    Bounced,
    CutPiece,
    CutReason,
    Decision,
    Mail,
    MailParty,
    NewAttachment,
    NewMail,
    Outcome,
)
from journal.settings.mail import Mailbox as Box
from journal.store.copies import Due


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail that was read. `decision` is set when its headers alone decided it.

    `second_look` is the mail that it is, which another mailbox skipped for reasons of its own.
    """

    copy: Due
    mail: Mail
    size: int
    received: datetime | None
    raw: bytes | None = None
    decision: Decision | None = None
    second_look: int | None = None


def sender_of(mail: Mail) -> str:
    return address_key(mail.from_.address) if mail.from_ else ""


def new_mail(office: Office, box: Box, each: Arrived, decision: Decision) -> NewMail:
    mail = each.mail
    failed = [bounced for bounced in mail.bounced if not bounced.delayed]
    new = NewMail(
        delivery_key=keys.delivery_key(mail, office.policy.ours),
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=mail.references,
        parties=_parties(office, mail),
        decision=decision,
        size=each.size,
        confidence=mail.confidence,
        cut=_why(failed) if mail.bounced else cut_told(mail.cuts),
        bounced=mail.bounced,
        returned_id=mail.returned_id,
        instead_of=_instead_of(each, decision),
    )
    return _with_texts(new, box, each)


def _instead_of(each: Arrived, decision: Decision) -> int | None:
    """What one mailbox skips another may log; never the other way round."""
    if each.second_look is None:
        return each.copy.mail_id
    return None if decision.outcome is Outcome.SKIPPED else each.second_look


def _why(failed: Sequence[Bounced]) -> str:
    return ledger.why_bounced(failed[0]) if failed else ""


def _with_texts(new: NewMail, box: Box, each: Arrived) -> NewMail:
    """As much as this mailbox keeps."""
    if box.keep == "headers":
        return new
    mail = each.mail
    new = replace(new, text=mail.new_text or mail.text, full_text=mail.text)
    if box.keep == "text":
        return new
    return replace(new, attachments=_files(mail), raw=each.raw)


def _files(mail: Mail) -> tuple[NewAttachment, ...]:
    """What the sender attached; pictures that are part of the text are none."""
    return tuple(
        NewAttachment(each.name, each.media_type, each.content)
        for each in mail.attachments
        if not (each.inline and each.media_type.startswith("image/")) and each.content
    )


def _parties(office: Office, mail: Mail) -> tuple[MailParty, ...]:
    named = [
        *(("from", each) for each in mail.senders),
        *(("reply_to", each) for each in mail.reply_to),
        *(("to", each) for each in mail.to),
        *(("cc", each) for each in mail.cc),
        *(("delivered_to", each) for each in mail.delivered_to),
    ]
    parties = [
        MailParty(role, each.address, each.name, ours=office.policy.ours.is_ours(each.address))
        for role, each in named
        if each.address
    ]
    if mail.original is not None and mail.original.address:
        ours = office.policy.ours.is_ours(mail.original.address)
        original = MailParty("original", mail.original.address, mail.original.name, ours=ours)
        parties.append(original)
    return tuple(parties[: limits.ADDRESSES])


def cut_told(cuts: Sequence[CutPiece]) -> str:
    """`trimmed 2.1 KB: Outlook header block, signature`."""
    if not cuts:
        return ""
    size = sum(len(piece.text.encode("utf-8", "replace")) for piece in cuts)
    shown = f"{size} bytes" if size < 1000 else f"{size / 1000:.1f} KB"
    reasons = dict.fromkeys(_CALLED[piece.reason] for piece in cuts)
    return f"trimmed {shown}: {', '.join(reasons)}"


# As people know them.
_CALLED = {
    CutReason.ATTRIBUTION: "quoted mail",
    CutReason.HEADER_BLOCK: "Outlook header block",
    CutReason.SEPARATOR: "mail below a separator",
    CutReason.QUOTE_MARKS: "quoted lines",
    CutReason.HTML_MARK: "part marked as quoted",
    CutReason.SIGNATURE: "signature",
    CutReason.SENT_FROM: "line of a device",
    CutReason.LIST_FOOTER: "footer of a list",
}
