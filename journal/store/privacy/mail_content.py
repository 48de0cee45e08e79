"""Decides what becomes of mails when the record is purged, a person erased, or old words dropped.

A mail whose interaction is deleted or emptied is blanked: its row stays, so that every copy of it
is accounted for, and a tombstone keeps it from coming back. A mail that waits again, since what
was logged of it was taken back, is nobody's: it loses its interaction, not its words.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import N_
from journal.fold import name_key
from journal.model import CardTopicKind, MailOutcome, MailReason
from journal.store import tombstones
from journal.store.database import chunks
from journal.store.mail import mails
from journal.store.slack import cards
from journal.store.tables import (
    blob,
    blob_trash,
    ignored_sender,
    mail,
    mail_file,
    mail_party,
    mail_raw,
    participant,
)
from journal.store.triage.decisions import OPEN_OUTCOMES

# Deleted content is overwritten on the disk; so few bytes at a time do not hold others up.
MAX_BYTES_AT_ONCE = 2_000_000
# The reports of mails that came back that are in memory at once.
_REPORTS = 100


@dataclass(frozen=True, slots=True)
class AffectedMails:
    """Names the mails of some interactions: those that go with them, and those that only lose them.

    `kept_keys` are the delivery keys of the latter: they may be logged again.
    """

    to_blank: tuple[int, ...] = ()
    to_keep: tuple[int, ...] = ()
    kept_keys: frozenset[str] = field(default=frozenset())


def find_affected(session: Session, numbers: Collection[int]) -> AffectedMails:
    columns = (mail.c.id, mail.c.outcome, mail.c.delivery_key)
    rows: list[Any] = []
    for some in chunks(sorted(numbers)):
        rows += session.execute(sa.select(*columns).where(mail.c.interaction_id.in_(some)))
    staying = [row for row in rows if row.outcome in OPEN_OUTCOMES]
    return AffectedMails(
        to_blank=tuple(row.id for row in rows if row.outcome not in OPEN_OUTCOMES),
        to_keep=tuple(row.id for row in staying),
        kept_keys=frozenset(row.delivery_key for row in staying),
    )


def limit_by_size(session: Session, numbers: Sequence[int]) -> list[int]:
    """Take as many of these interactions, in their order, as can go at once with their stored mails."""
    query = (
        sa.select(mail.c.interaction_id, sa.func.sum(mail.c.size))
        .join(mail_raw, mail_raw.c.mail_id == mail.c.id)
        .where(mail.c.interaction_id.in_(numbers))
        .group_by(mail.c.interaction_id)
    )
    sizes = {number: int(size) for number, size in session.execute(query)}
    total = 0
    some: list[int] = []
    for number in numbers:
        total += sizes.get(number, 0)
        if some and total > MAX_BYTES_AT_ONCE:
            break
        some.append(number)
    return some


def blank_or_unlink(
    session: Session, affected: AffectedMails, reason: MailReason, why: str, *, now: datetime
) -> int:
    """Blank the mails that go, unlink those that stay; return how many files went."""
    for some in chunks(affected.to_keep):
        session.execute(sa.update(mail).where(mail.c.id.in_(some)).values(interaction_id=None))
    cards.touch(session, CardTopicKind.MAIL, affected.to_keep, now=now)
    files = 0
    for some in chunks(affected.to_blank):
        files += _blank_mails(session, some, reason, why, now)
    return files


def _blank_mails(
    session: Session, ids: Sequence[int], reason: MailReason, why: str, now: datetime
) -> int:
    keys = set(session.scalars(sa.select(mail.c.delivery_key).where(mail.c.id.in_(ids))))
    tombstones.bury(session, keys, now=now)
    waited = sa.select(mail_file.c.digest).where(mail_file.c.mail_id.in_(ids))
    digests = set(session.scalars(waited))
    mails.anonymise(session, ids, reason, why)
    gone = sa.select(blob_trash.c.digest).where(blob_trash.c.digest.in_(digests))
    return len(set(session.scalars(gone)))


# ── a person is erased ──────────────────────────────────────────────────────────────────────────


def find_unlogged_mails(session: Session, keys: Collection[str]) -> tuple[int, ...]:
    """Finds mails with one of these addresses on them that are not logged: waiting, skipped, set aside."""
    found: set[int] = set()
    for some in chunks(sorted(keys)):
        query = (
            sa.select(mail.c.id)
            .join(mail_party, mail_party.c.mail_id == mail.c.id)
            .where(mail_party.c.address_key.in_(some), mail.c.outcome != MailOutcome.LOGGED.value)
        )
        found |= set(session.scalars(query))
    if (pattern := _address_pattern(keys)) is not None:
        found.update(_search_unread_mails(session, pattern), _search_reports(session, pattern))
    return tuple(sorted(found))


def _address_pattern(keys: Collection[str]) -> re.Pattern[str] | None:
    """Matches any of these addresses in a text: `a@x.example`, and not in `anna@x.example`."""
    addresses = [re.escape(key) for key in sorted(keys) if "@" in key]
    if not addresses:
        return None
    # A sign in quoted-printable may stand before it.
    begin, end = r"(?:(?<![\w.+-])|(?<==[0-9a-f]{2}))", r"(?![\w-]|\.\w)"
    return re.compile(f"{begin}(?:{'|'.join(addresses)}){end}")


def _search_unread_mails(session: Session, pattern: re.Pattern[str]) -> Iterator[int]:
    """Finds mails set aside before their headers could be read: searched by the bare text."""
    query = sa.select(mail.c.id).where(
        mail.c.outcome == MailOutcome.QUARANTINED.value,
        mail.c.id.in_(sa.select(mail_raw.c.mail_id)),
        mail.c.id.not_in(sa.select(mail_party.c.mail_id)),
    )
    for mail_id in list(session.scalars(query)):
        raw = mails.raw_of(session, mail_id) or b""
        if pattern.search(raw.decode("utf-8", "replace").casefold()):
            yield mail_id


def _search_reports(session: Session, pattern: re.Pattern[str]) -> Iterator[int]:
    """Finds reports of mails that came back: from a server to us, they name the person in their text."""
    columns = (mail.c.id, mail.c.cut, mail.c.subject, mail.c.text, mail.c.full_text)
    query = sa.select(*columns).where(
        mail.c.outcome == MailOutcome.SKIPPED.value, mail.c.reason == MailReason.BOUNCE.value
    )
    for mail_id, *words in session.execute(query, execution_options={"yield_per": _REPORTS}):
        if any(pattern.search(each.casefold()) for each in words):
            yield mail_id


def measure_files(session: Session, ids: Collection[int]) -> tuple[int, int]:
    """Counts the files that wait with these mails, and their bytes."""
    files = size = 0
    for some in chunks(sorted(ids)):
        query = (
            sa.select(sa.func.count(), sa.func.sum(blob.c.size))
            .join(mail_file, mail_file.c.digest == blob.c.digest)
            .where(mail_file.c.mail_id.in_(some))
        )
        found, sum_ = session.execute(query).one()
        files, size = files + found, size + int(sum_ or 0)
    return files, size


@dataclass(frozen=True, slots=True)
class MailIdentity:
    """The addresses and names that identify somebody on mails, in the form that is compared."""

    keys: frozenset[str]
    names: frozenset[str]


def addresses_used_by(session: Session, people: Collection[int]) -> frozenset[str]:
    """All addresses by which these people ever took part in an interaction."""
    mine = participant.c.contact_id.in_(people), participant.c.address_key != ""
    return frozenset(session.scalars(sa.select(participant.c.address_key).where(*mine).distinct()))


def remove_person(
    session: Session, who: MailIdentity, own_keys: Collection[str], numbers: Collection[int]
) -> None:
    """Remove the person from mails that stay because others took part.

    `numbers` are the interactions that stay and in which they took part; `own_keys` are addresses
    that nobody else has, which go wherever they are. The raw mail goes, since it names them.
    """
    marked: set[int] = set()
    for few in chunks(sorted(numbers)):
        marked |= set(session.scalars(sa.select(mail.c.id).where(mail.c.interaction_id.in_(few))))
    for ids in chunks(sorted(marked)):
        _remove_parties(session, ids, who)
    for keys in chunks(sorted(own_keys)):
        gone = sa.delete(mail_party).where(mail_party.c.address_key.in_(keys))
        marked |= set(session.scalars(gone.returning(mail_party.c.mail_id)))
        session.execute(sa.update(mail).where(mail.c.sender_key.in_(keys)).values(sender_key=""))
        session.execute(sa.delete(ignored_sender).where(ignored_sender.c.value.in_(keys)))
    for ids in chunks(sorted(marked)):
        mails.drop_content(session, ids)
        neutral = {"decided": {}, "why": N_("Somebody on it was erased at their request.")}
        update = sa.update(mail).where(mail.c.id.in_(ids))
        session.execute(update.values(**neutral, version=mail.c.version + 1))
    cards.touch(session, CardTopicKind.MAIL, marked)


def _remove_parties(session: Session, ids: Collection[int], who: MailIdentity) -> None:
    parties = session.execute(sa.select(mail_party).where(mail_party.c.mail_id.in_(ids))).all()
    for row in parties:
        if row.address_key in who.keys or name_key(row.name) in who.names:
            own = mail_party.c.mail_id == row.mail_id, mail_party.c.position == row.position
            session.execute(sa.delete(mail_party).where(*own))
    senders = mail.c.id.in_(ids), mail.c.sender_key.in_(who.keys)
    session.execute(sa.update(mail).where(*senders).values(sender_key=""))


# ── old words ───────────────────────────────────────────────────────────────────────────────────


def count_raw_before(session: Session, before: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(mail_raw)
    query = query.join(mail, mail.c.id == mail_raw.c.mail_id).where(mail.c.occurred_at < before)
    return int(session.execute(query).scalar_one())


def drop_raw(session: Session, before: datetime, *, limit: int) -> int:
    """Drop raw mails, the oldest first; what was parsed from them stays."""
    some = (
        sa.select(mail_raw.c.mail_id)
        .join(mail, mail.c.id == mail_raw.c.mail_id)
        .where(mail.c.occurred_at < before)
        .order_by(mail_raw.c.mail_id)
        .limit(limit)
    )
    ids = list(session.scalars(some))
    session.execute(sa.delete(mail_raw).where(mail_raw.c.mail_id.in_(ids)))
    return len(ids)


def count_full_texts_before(session: Session, before: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(mail).where(*_full_text_conditions(before))
    return int(session.execute(query).scalar_one())


def drop_full_texts(session: Session, before: datetime, *, limit: int) -> int:
    """Drop texts: a mail that nobody logged keeps its new part, one that a person ignored nothing."""
    query = sa.select(mail.c.id, mail.c.reason).where(*_full_text_conditions(before))
    rows = session.execute(query.order_by(mail.c.id).limit(limit)).all()
    for row in rows:
        if row.reason == MailReason.IGNORED.value:
            mails.drop_words(session, row.id)
    ids = [row.id for row in rows]
    update = sa.update(mail).where(mail.c.id.in_(ids))
    session.execute(update.values(full_text="", version=mail.c.version + 1))
    cards.touch(session, CardTopicKind.MAIL, ids)
    return len(ids)


def _full_text_conditions(before: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """A mail that was logged keeps no text here: its interaction does."""
    words = (mail.c.text, mail.c.subject, mail.c.sender_key)
    unwanted = mail.c.reason == MailReason.IGNORED.value
    return (
        mail.c.outcome != MailOutcome.LOGGED.value,
        sa.or_(mail.c.full_text != "", sa.and_(unwanted, sa.or_(*(each != "" for each in words)))),
        mail.c.occurred_at < before,
    )
