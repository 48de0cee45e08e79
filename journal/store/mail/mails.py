"""Owns mails with their outcomes: one row for each email, however many copies of it there are.

The delivery key is unique, so of two that bring the same mail at once one finds it there. What may
not be kept (a mail that privacy or the never-log list keeps out, one that was purged or erased)
has a row all the same, which says why and nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import address_key, domain_of
from journal.mail_packing import unpack
from journal.model import CardTopicKind, MailOutcome, MailReason, NewMail
from journal.store import tombstones
from journal.store.database import chunks, insert_into, insert_missing
from journal.store.mail.mail_columns import Versions, mail_columns
from journal.store.mail.why_sentences import with_why
from journal.store.record import attachments
from journal.store.record.file_stores import FileStore
from journal.store.slack import cards
from journal.store.tables import (
    mail,
    mail_copy,
    mail_file,
    mail_party,
    mail_raw,
)


class ReplaceResult(StrEnum):
    """Says whether a row was taken over: `TOO_LATE` when somebody decided it since."""

    REPLACED = "over"
    KEY_TAKEN = "known"
    TOO_LATE = "too late"


# Mails of these reasons keep no content, only that they were there and why they were skipped.
REASONS_WITHOUT_CONTENT = frozenset(
    {
        *(
            MailReason.PURGED_BEFORE,
            MailReason.OWN_SYSTEM,
            MailReason.NEVER_LOG,
            MailReason.UNSURE_NEVER_LOG,
            MailReason.PRIVACY_BLOCKED,
        ),
        *(MailReason.INTERNAL_ONLY, MailReason.IGNORED, MailReason.ERASED, MailReason.TOO_OLD),
    }
)
# Another mailbox, with rules and dates of its own, may decide these otherwise.
REASONS_PER_MAILBOX = frozenset({MailReason.TOO_OLD, MailReason.RULE})
_WORDS = ("subject", "in_reply_to", "sender_key", "text", "full_text", "cut", "likeness")


def without_content(new: NewMail) -> NewMail:
    """The mail as it may be kept: whole, or without a word of it."""
    if new.decision.reason not in REASONS_WITHOUT_CONTENT:
        return new
    facts = replace(new.decision.facts, addresses=(), subject="", attachments=(), headers=())
    decision = replace(
        new.decision,
        subject="",
        participants=(),
        candidates=(),
        facts=facts,
        signals=(),
        warnings=(),
    )
    return replace(
        new,
        decision=decision,
        in_reply_to="",
        references=(),
        parties=(),
        text="",
        full_text="",
        trimmed=None,
        bounce_reason="",
        attachments=(),
        raw=None,
        likeness="",
    )


def get_by_delivery_key(session: Session, keys: Collection[str]) -> dict[str, Any]:
    """The rows of these delivery keys: number, outcome, reason, interaction, likeness, reopened."""
    told = (mail.c.outcome, mail.c.reason, mail.c.direction, mail.c.interaction_id)
    compared = (mail.c.likeness, mail.c.program_version)
    columns = (*told, *compared, mail.c.reopened, mail.c.decided)
    found: dict[str, Any] = {}
    for some in chunks(sorted(keys)):
        query = sa.select(mail.c.delivery_key, mail.c.id, *columns)
        rows = session.execute(query.where(mail.c.delivery_key.in_(some)))
        found.update((row.delivery_key, row) for row in rows)
    return found


def delivery_keys(session: Session, mail_ids: Collection[int]) -> dict[int, str]:
    """The delivery keys of these mails."""
    found: dict[int, str] = {}
    for some in chunks(sorted(mail_ids)):
        query = sa.select(mail.c.id, mail.c.delivery_key).where(mail.c.id.in_(some))
        found.update((row.id, row.delivery_key) for row in session.execute(query))
    return found


def add_many(
    session: Session, new_mails: Sequence[NewMail], *, by: str, versions: Versions, now: datetime
) -> dict[str, int]:
    """Insert those that are not there yet; return the numbers of those that were inserted."""
    if not new_mails:
        return {}
    insert = (
        insert_into(session, mail)
        .on_conflict_do_nothing(index_elements=[mail.c.delivery_key])
        .returning(mail.c.delivery_key, mail.c.id)
    )
    rows = [
        {**mail_columns(new, by, versions, now), "seen_at": now, "version": 1} for new in new_mails
    ]
    inserted = {row.delivery_key: row.id for row in session.execute(insert, rows)}
    _add_parties(
        session, [(inserted[n.delivery_key], n) for n in new_mails if n.delivery_key in inserted]
    )
    return inserted


def replace_row(
    session: Session,
    mail_id: int,
    new: NewMail,
    *,
    by: str,
    versions: Versions,
    now: datetime,
    files: FileStore,
) -> ReplaceResult:
    """Decide a mail anew, if it still may be, and if no other row has its delivery key."""
    taken = sa.select(mail.c.id).where(
        mail.c.delivery_key == new.delivery_key, mail.c.id != mail_id
    )
    if session.execute(taken).first() is not None:
        return ReplaceResult.KEY_TAKEN
    values = {**mail_columns(new, by, versions, now), "version": mail.c.version + 1}
    claimed = (
        sa.update(mail).where(mail.c.id == mail_id, *_redecidable_conditions()).values(**values)
    )
    if session.execute(claimed.returning(mail.c.id)).first() is None:
        return ReplaceResult.TOO_LATE
    cards.touch(session, CardTopicKind.MAIL, [mail_id], now=now)
    drop_content(session, [mail_id])
    session.execute(sa.delete(mail_party).where(mail_party.c.mail_id == mail_id))
    _add_parties(session, [(mail_id, new)])
    store_content(session, {mail_id: new}, files=files)
    return ReplaceResult.REPLACED


def _redecidable_conditions() -> list[sa.ColumnElement[bool]]:
    """Conditions for deciding anew; part of the statement itself, since others may do the same."""
    by_place = mail.c.reason.in_([reason.value for reason in REASONS_PER_MAILBOX])
    skipped = mail.c.outcome == MailOutcome.SKIPPED.value
    stands_for_one = mail.c.delivery_key.startswith("copy:", autoescape=True)
    return [sa.or_(mail.c.reopened, stands_for_one, sa.and_(skipped, by_place))]


def remove(session: Session, mail_id: int, *, instead: int) -> None:
    """Remove a row whose mail has another row; its copies become that one's."""
    drop_content(session, [mail_id])
    session.execute(
        sa.update(mail_copy).where(mail_copy.c.mail_id == mail_id).values(mail_id=instead)
    )
    session.execute(sa.delete(mail).where(mail.c.id == mail_id))
    cards.touch(session, CardTopicKind.MAIL, [mail_id])


def set_outcome(
    session: Session,
    mail_id: int,
    outcome: MailOutcome,
    reason: MailReason,
    why: str,
    *,
    interaction: int | None,
    by: str,
    now: datetime,
) -> None:
    """Change the outcome: the record refused the mail, or a person decided it."""
    was = session.scalar(sa.select(mail.c.decided).where(mail.c.id == mail_id))
    values: dict[str, Any] = {
        "decided": with_why(was, why),
        "outcome": outcome.value,
        "reason": reason.value,
        "why": why,
        "interaction_id": interaction,
        "decided_at": now,
        "decided_by": by,
        "reopened": False,
    }
    if outcome is MailOutcome.LOGGED:
        values |= {"text": "", "full_text": ""}
    session.execute(
        sa.update(mail).where(mail.c.id == mail_id).values(**values, version=mail.c.version + 1)
    )
    cards.touch(session, CardTopicKind.MAIL, [mail_id], now=now)


def drop_words(session: Session, mail_id: int) -> None:
    """Drop the mail's words; its row and the reason stay."""
    drop_content(session, [mail_id])
    session.execute(sa.delete(mail_party).where(mail_party.c.mail_id == mail_id))
    blank = dict.fromkeys(_WORDS, "")
    session.execute(sa.update(mail).where(mail.c.id == mail_id).values(**blank, decided={}))
    cards.touch(session, CardTopicKind.MAIL, [mail_id])


def link(session: Session, pairs: Mapping[int, int]) -> None:
    """Link mails with the interactions they were logged as."""
    if not pairs:
        return
    update = sa.update(mail).where(mail.c.id == sa.bindparam("own_id"))
    rows = [{"own_id": id_, "interaction_id": number} for id_, number in pairs.items()]
    session.connection().execute(update, rows)


def reopen(session: Session, mail_ids: Collection[int]) -> None:
    for some in chunks(sorted(mail_ids)):
        session.execute(sa.update(mail).where(mail.c.id.in_(some)).values(reopened=True))
    cards.touch(session, CardTopicKind.MAIL, mail_ids)


def anonymise(session: Session, mail_ids: Collection[int], reason: MailReason, why: str) -> None:
    """Keep only the rows of these mails, without content. Their keys become hashes of keys."""
    for some in chunks(sorted(mail_ids)):
        drop_content(session, some)
        session.execute(sa.delete(mail_party).where(mail_party.c.mail_id.in_(some)))
        keys = delivery_keys(session, some)
        hidden = tombstones.hidden_keys(session, set(keys.values()))
        values = [{"own_id": id_, "delivery_key": hidden[key]} for id_, key in keys.items()]
        update = sa.update(mail).where(mail.c.id == sa.bindparam("own_id"))
        session.connection().execute(
            update.values(**_ANONYMOUS_VALUES, reason=reason.value, why=why), values
        )
        session.execute(
            sa.update(mail_copy).where(mail_copy.c.mail_id.in_(some)).values(header_digest="")
        )
    cards.touch(session, CardTopicKind.MAIL, mail_ids)


_ANONYMOUS_VALUES: dict[str, Any] = {
    "message_id": "",
    "in_reply_to": "",
    "sender_key": "",
    "outcome": MailOutcome.SKIPPED.value,
    "subject": "",
    "salesperson": "",
    "document_type": "",
    "document_number": "",
    "document_version": "",
    "rule": "",
    "interaction_id": None,
    "text": "",
    "full_text": "",
    "cut": "",
    "decided": {},
    "remind_at": None,
    "claimed_by": "",
    "reopened": False,
    "likeness": "",
}


# ── content ─────────────────────────────────────────────────────────────────────────────────────


def store_content(session: Session, stored: Mapping[int, NewMail], *, files: FileStore) -> None:
    """Store raw mails, and the files of those that wait; later they are the interaction's."""
    raws = [
        {"mail_id": mail_id, "content": new.raw}
        for mail_id, new in stored.items()
        if new.raw is not None
    ]
    insert_missing(session, mail_raw, raws)
    places = [
        (mail_id, position, each)
        for mail_id, new in stored.items()
        if new.decision.outcome is MailOutcome.WAITING
        for position, each in enumerate(new.attachments)
    ]
    digests = attachments.store_contents(session, files, [each.content for *_, each in places])
    rows = [
        {
            "mail_id": mail_id,
            "position": position,
            "digest": digest,
            "name": each.name,
            "media_type": each.media_type,
        }
        for (mail_id, position, each), digest in zip(places, digests, strict=True)
    ]
    if rows:
        session.execute(sa.insert(mail_file), rows)


def drop_content(session: Session, mail_ids: Collection[int]) -> None:
    session.execute(sa.delete(mail_raw).where(mail_raw.c.mail_id.in_(mail_ids)))
    drop_files(session, mail_ids)


def drop_files(session: Session, mail_ids: Collection[int]) -> None:
    gone = sa.delete(mail_file).where(mail_file.c.mail_id.in_(mail_ids))
    attachments.discard_unused(session, set(session.scalars(gone.returning(mail_file.c.digest))))


def raw_of(session: Session, mail_id: int) -> bytes | None:
    query = sa.select(mail_raw.c.content).where(mail_raw.c.mail_id == mail_id)
    content = session.scalar(query)
    return None if content is None else unpack(content)


def _add_parties(session: Session, pairs: Sequence[tuple[int, NewMail]]) -> None:
    rows = [
        {
            "mail_id": mail_id,
            "position": position,
            "role": each.role,
            "address": each.address,
            "address_key": address_key(each.address),
            "domain": domain_of(each.address),
            "name": each.name,
            "ours": each.ours,
        }
        for mail_id, new in pairs
        for position, each in enumerate(new.parties)
    ]
    if rows:
        session.execute(sa.insert(mail_party), rows)
