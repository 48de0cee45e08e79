"""Purge: previews, slices, records. Nothing in this file can name a row that is not cancelled.

A preview keeps a fingerprint of the rows it showed. A purge that began goes on after a crash: it
may delete only what was cancelled before the preview, so rows that were restored, or cancelled
again, since then stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import N_
from journal.model import (
    CardKind,
    CardTopicKind,
    DeedKind,
    InteractionFilter,
    InteractionState,
    MailReason,
    PurgePreview,
    PurgeRecord,
)
from journal.store import tombstones
from journal.store.database import random_key
from journal.store.filters import from_json, interaction_conditions, to_json
from journal.store.privacy import mail_content
from journal.store.record import attachments, runs, text_search
from journal.store.slack import cards
from journal.store.tables import (
    attachment,
    blob,
    change,
    comment,
    deed,
    interaction,
    mail,
    mail_file,
    purge,
)
from journal.store.triage.decisions import OPEN_OUTCOMES

_SAMPLE_SIZE = 5
# A prime, so that the squares of close numbers lie far apart.
_SCATTER = 1_000_003


@dataclass(frozen=True, slots=True)
class StoredPreview:
    """A stored preview, as the purge that follows it needs it."""

    id: int
    by: str
    at: datetime
    expires_at: datetime
    filter: InteractionFilter
    fingerprint: str
    previewed: int
    started: bool
    finished: bool


def _purge_conditions(wanted: InteractionFilter) -> list[sa.ColumnElement[bool]]:
    """The rows of a purge: always cancelled ones, then what the filter says."""
    return [
        interaction.c.state == InteractionState.CANCELLED.value,
        *interaction_conditions(wanted),
    ]


def build_preview(
    session: Session, wanted: InteractionFilter, *, expires_at: datetime
) -> PurgePreview:
    """Tells what a purge would delete now. Takes no lock: a hundred thousand rows are looked at."""
    span = sa.select(
        sa.func.min(interaction.c.occurred_at), sa.func.max(interaction.c.occurred_at)
    ).where(*_purge_conditions(wanted))
    oldest, newest = session.execute(span).one()
    due = sa.select(interaction.c.id).where(*_purge_conditions(wanted))
    commented = sa.select(sa.func.count()).where(comment.c.interaction_id.in_(due))
    files = sa.select(sa.func.count(), sa.func.sum(blob.c.size)).where(_only_used_by(due))
    number_of_files, size = session.execute(files).one()
    count, fingerprint = _fingerprint(session, wanted)
    return PurgePreview(
        token=random_key(8),
        fingerprint=fingerprint,
        filter=wanted,
        count=count,
        oldest=oldest,
        newest=newest,
        comments=session.execute(commented).scalar_one(),
        attachments=number_of_files,
        attachment_bytes=int(size or 0),
        first=tuple(session.scalars(due.order_by(interaction.c.id).limit(_SAMPLE_SIZE))),
        expires_at=expires_at,
    )


def count_by_template_and_year(
    session: Session, wanted: InteractionFilter
) -> dict[tuple[str, int], int]:
    """Counts what would go of each template and year."""
    by = interaction.c.template, sa.extract("year", interaction.c.occurred_at)
    query = (
        sa.select(*by, sa.func.count())
        .where(*_purge_conditions(wanted))
        .group_by(*by)
        .order_by(*by)
    )
    return {(template, int(year)): number for template, year, number in session.execute(query)}


def store_preview(session: Session, preview: PurgePreview, *, by: str, now: datetime) -> None:
    """Remember what was shown, so that it can be confirmed."""
    row = {
        "token": preview.token,
        "by": by,
        "at": now,
        "expires_at": preview.expires_at,
        "filter": to_json(preview.filter),
        "previewed": preview.count,
        "fingerprint": preview.fingerprint,
        "purged": 0,
        "comments": 0,
        "attachments": 0,
    }
    session.execute(sa.insert(purge), [row])


def _fingerprint(session: Session, wanted: InteractionFilter) -> tuple[int, str]:
    """Gives the number of rows, and a sum over them that any restore, cancel or change among them alters.

    Versions only grow, so among the same rows any change shows in their sum; the numbers' sum and
    their scattered squares tell other rows from these. Computed by the database, since whoever
    confirms holds SQLite's write lock meanwhile.
    """
    number, version = interaction.c.id, interaction.c.version
    query = sa.select(
        sa.func.count(),
        sa.func.sum(number),
        sa.func.sum(version),
        sa.func.sum(number * number % _SCATTER * version),
        sa.func.max(interaction.c.cancelled_at),
    ).where(*_purge_conditions(wanted))
    count, *sums, newest = session.execute(query).one()
    return count, ".".join(str(int(each or 0)) for each in sums) + f"@{newest or ''}"


def _only_used_by(due: sa.Select[tuple[int]]) -> sa.ColumnElement[bool]:
    use = sa.exists().where(attachment.c.digest == blob.c.digest)
    theirs = sa.select(attachment.c.digest).where(attachment.c.interaction_id.in_(due))
    waits = sa.exists().where(mail_file.c.digest == blob.c.digest, mail.c.id == mail_file.c.mail_id)
    # The files of a mail that is deleted with its entry go as well.
    goes = sa.and_(mail.c.interaction_id.in_(due), mail.c.outcome.not_in(OPEN_OUTCOMES))
    return sa.and_(
        blob.c.digest.in_(theirs),
        ~use.where(attachment.c.interaction_id.not_in(due)),
        ~waits.where(sa.or_(mail.c.interaction_id.is_(None), ~goes)),
    )


def get_stored_preview(session: Session, token: str) -> StoredPreview | None:
    row = session.execute(sa.select(purge).where(purge.c.token == token)).first()
    if row is None:
        return None
    return StoredPreview(
        id=row.id,
        by=row.by,
        at=row.at,
        expires_at=row.expires_at,
        filter=from_json(InteractionFilter, row.filter),
        fingerprint=row.fingerprint,
        previewed=row.previewed,
        started=row.started_at is not None,
        finished=row.finished_at is not None,
    )


def is_unchanged(session: Session, stored_preview: StoredPreview) -> bool:
    """Says whether a purge would delete now exactly the previewed rows, unchanged."""
    return _fingerprint(session, stored_preview.filter) == (
        stored_preview.previewed,
        stored_preview.fingerprint,
    )


def start(session: Session, stored_preview: StoredPreview, *, now: datetime) -> bool:
    """Start the purge; True if it was this caller who did."""
    claimed = (
        sa.update(purge)
        .where(purge.c.id == stored_preview.id, purge.c.started_at.is_(None))
        .values(started_at=now)
        .returning(purge.c.id)
    )
    return session.execute(claimed).first() is not None


def next_slice(session: Session, stored_preview: StoredPreview, *, limit: int) -> list[int]:
    """The next rows to purge, held until the transaction ends."""
    if _is_filter_changed_by_merge(session, stored_preview):
        return []
    # A row that was restored and cancelled again since is not the one that was shown.
    turned = sa.exists().where(
        change.c.interaction_id == interaction.c.id,
        change.c.field == "state",
        change.c.at > stored_preview.at,
    )
    query = (
        sa.select(interaction.c.id)
        .where(
            *_purge_conditions(stored_preview.filter),
            interaction.c.cancelled_at <= stored_preview.at,
            ~turned,
        )
        .order_by(interaction.c.id)
        .limit(limit)
        .with_for_update()
    )
    return mail_content.limit_by_size(session, list(session.scalars(query)))


def _is_filter_changed_by_merge(session: Session, stored_preview: StoredPreview) -> bool:
    """A merge since the preview brings other people's rows into a filter by contact or company."""
    if stored_preview.filter.contact_id is None and stored_preview.filter.company_id is None:
        return False
    merged = sa.select(deed.c.id).where(
        deed.c.kind == DeedKind.MERGE.value,
        sa.or_(deed.c.at > stored_preview.at, deed.c.undone_at > stored_preview.at),
    )
    return session.execute(merged.limit(1)).first() is not None


def delete(
    session: Session, stored_preview: StoredPreview, numbers: Sequence[int], *, now: datetime
) -> None:
    """Delete these rows with their comments, history, drafts, mails and files nobody else uses."""
    mine = interaction.c.id.in_(numbers)
    of_mails = mail_content.find_affected(session, numbers)
    pairs = session.execute(
        sa.select(interaction.c.mail_key, interaction.c.request_key).where(mine)
    )
    keys = {key for pair in pairs for key in pair if key}
    tombstones.bury(session, keys - of_mails.kept_keys, now=now)
    why = N_("What was logged of it was purged.")
    mail_content.blank_or_unlink(session, of_mails, MailReason.PURGED_BEFORE, why, now=now)
    commented = sa.select(sa.func.count()).where(comment.c.interaction_id.in_(numbers))
    comments = session.execute(commented).scalar_one()
    files = set(
        session.scalars(
            sa.select(attachment.c.digest).where(attachment.c.interaction_id.in_(numbers))
        )
    )
    of_runs = runs.get_of_interactions(session, numbers)
    text_search.remove(session, numbers)
    # The state is also a condition of the deleting statement itself.
    gone = sa.delete(interaction).where(
        mine, interaction.c.state == InteractionState.CANCELLED.value
    )
    purged: Any = session.execute(gone)
    runs.end_without_words(session, of_runs, now=now)
    discarded = attachments.discard_unused(session, files)
    cards.touch(session, CardTopicKind.INTERACTION, numbers, now=now)
    cards.touch_kinds(session, CardKind.LIST, now=now)
    soon = now + cards.PROGRESS_INTERVAL
    cards.touch_kinds(session, CardKind.HOME, now=soon)
    cards.touch(session, CardTopicKind.PURGE, [stored_preview.id], now=soon)
    _add_to_totals(session, stored_preview, purged.rowcount, comments, discarded)


def _add_to_totals(
    session: Session, stored_preview: StoredPreview, purged: int, comments: int, discarded: int
) -> None:
    session.execute(
        sa.update(purge)
        .where(purge.c.id == stored_preview.id)
        .values(
            purged=purge.c.purged + purged,
            comments=purge.c.comments + comments,
            attachments=purge.c.attachments + discarded,
        )
    )


def finish(session: Session, stored_preview: StoredPreview, *, now: datetime) -> None:
    session.execute(
        sa.update(purge)
        .where(purge.c.id == stored_preview.id, purge.c.finished_at.is_(None))
        .values(finished_at=now)
    )
    # Other previews may have deleted rows among their samples.
    looked_at = session.scalars(sa.select(purge.c.id).where(purge.c.started_at.is_(None)))
    cards.touch(session, CardTopicKind.PURGE, [stored_preview.id, *looked_at], now=now)


def get_record(session: Session, purge_id: int) -> PurgeRecord:
    return next(iter(_records(session, purge.c.id == purge_id, limit=1)))


def get_records(session: Session, *, limit: int = 20) -> tuple[PurgeRecord, ...]:
    """The purges so far, newest first, without previews that nobody confirmed."""
    return _records(session, purge.c.started_at.is_not(None), limit=limit)


def _records(
    session: Session, condition: sa.ColumnElement[bool], *, limit: int
) -> tuple[PurgeRecord, ...]:
    query = sa.select(purge).where(condition).order_by(purge.c.id.desc()).limit(limit)
    return tuple(
        PurgeRecord(
            id=row.id,
            by=row.by,
            at=row.at,
            filter=from_json(InteractionFilter, row.filter),
            previewed=row.previewed,
            purged=row.purged,
            comments=row.comments,
            attachments=row.attachments,
            finished_at=row.finished_at,
        )
        for row in session.execute(query)
    )
