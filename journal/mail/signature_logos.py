"""A small picture that comes again and again is a signature's: it is no file of its mail.

The first mails with it have it, since nobody can tell yet. The mail as it came has it always, so
nothing is left out of a mail whose bytes are not kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from journal.errors import N_, FilledSentence
from journal.model import DecisionSignal, NewAttachment, NewMail
from journal.store.record import attachments
from journal.store.record.file_stores import digest_of

# So many mails may bring a picture before it is taken for a logo.
_MAILS_BEFORE = 3
_NO_FILES = N_(
    "Small pictures that came with earlier mails too, {count} of them, are no files of it. The mail "
    "as it came has them."
)
_MOST_BYTES = 50_000


def leave_out_logos(session: Session, new_mails: Sequence[NewMail]) -> list[NewMail]:
    """The mails without the pictures that enough earlier ones had; each that lost some says so."""
    pictures = [_pictures(new) for new in new_mails]
    digests = {digest for some in pictures for digest in some.values()}
    seen = Counter(attachments.count_uses(session, digests))
    kept = []
    for new, some in zip(new_mails, pictures, strict=True):
        logos = {place for place, digest in some.items() if seen[digest] >= _MAILS_BEFORE}
        kept.append(_drop_files(new, logos) if logos else new)
        seen.update(set(some.values()))
    return kept


def _pictures(new: NewMail) -> dict[int, str]:
    """The digests of its small pictures, by their place among the files."""
    if new.raw is None:
        return {}
    return {
        place: digest_of(each.content)
        for place, each in enumerate(new.attachments)
        if _is_small_picture(each)
    }


def _is_small_picture(each: NewAttachment) -> bool:
    return each.media_type.startswith("image/") and len(each.content) <= _MOST_BYTES


def _drop_files(new: NewMail, logos: set[int]) -> NewMail:
    files = tuple(each for place, each in enumerate(new.attachments) if place not in logos)
    what = FilledSentence(_NO_FILES, count=len(logos))
    signals = (*new.decision.signals, DecisionSignal("logo", what))
    return replace(new, attachments=files, decision=replace(new.decision, signals=signals))
