"""Erase: remove a person's data on their request. Not the same as purge.

The contact, every text, subject, snapshot, comment and attachment of theirs go, whether cancelled
or not; what remains are anonymous counts. Where others took part, the admin says whether the text
stays for them or goes as well: that is never guessed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from journal.errors import NotAllowed, RequestRefused
from journal.model import Actor, AuditKind, Contact, DeedKind, Role
from journal.store import audit_trail
from journal.store.privacy import erasing, mail_content
from journal.store.privacy.erasing import Traces
from journal.store.record import undo_log


class SharedEntryPolicy(StrEnum):
    """Decides what becomes of interactions in which other contacts took part."""

    KEEP = "keep"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Erased:
    emptied: int
    kept: int
    attachments: int
    mails: int = 0


def preview(session: Session, actor: Actor, who: Contact) -> Traces:
    if actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may erase a contact.")
    return erasing.find_traces(session, who.id)


def erase(
    session: Session, actor: Actor, who: Contact, *, shared: SharedEntryPolicy | None, now: datetime
) -> Erased:
    found = preview(session, actor, who)
    if found.shared and shared is None:
        raise RequestRefused(
            f"{who.number} shares {len(found.shared)} interactions with other contacts. "
            "Say --shared keep (their text stays for the others) or --shared empty."
        )
    kept = found.shared if shared is SharedEntryPolicy.KEEP else ()
    doomed = [n for n in (*found.alone, *found.shared) if n not in set(kept)]
    mails = mail_content.find_affected(session, doomed).to_blank
    files = erasing.empty_interactions(session, doomed, now=now)
    files += erasing.empty_mails(session, {*found.mails}.difference(mails), now=now)
    erasing.remove_people(session, found.people, kept, now=now)
    audit_trail.add(session, actor, AuditKind.ERASURE, max(len(doomed) + len(kept), 1), now=now)
    undo_log.add(session, DeedKind.ERASE, actor=actor.key, now=now)
    erasing.add_erasure(session, by=actor.key, now=now, interactions_=len(doomed), files=files)
    return Erased(len(doomed), len(kept), files, len({*mails, *found.mails}))
