"""The record, read and changed. A change is claimed by version: it happens to the entry that was
looked at, or not at all.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    Attachment,
    CardTopicKind,
    Channel,
    Comment,
    DeliveryState,
    Direction,
    Document,
    Evaluation,
    FieldChange,
    Initiator,
    Interaction,
    InteractionState,
    Meeting,
    Participant,
    ParticipantPart,
    Source,
)
from journal.store.database import chunks, is_sqlite
from journal.store.record import text_search
from journal.store.tables import (
    attachment,
    blob,
    change,
    comment,
    deed,
    interaction,
    participant,
)

_NO_DOCUMENT = Document("", "")
# Whoever sends one invitation again and again under one id is not looked through for ever.
_MOST_OF_ONE_MEETING = 10


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def get(session: Session, number: int) -> Interaction | None:
    return get_many(session, [number]).get(number)


def get_many(session: Session, numbers: Collection[int]) -> dict[int, Interaction]:
    """The interactions of these numbers, in the order of the numbers; unknown ones left out."""
    wanted = list(dict.fromkeys(numbers))
    found: dict[int, Interaction] = {}
    for some in chunks(wanted):
        participants = _participants(session, some)
        attachments = _attachments(session, some)
        query = sa.select(interaction).where(interaction.c.id.in_(some))
        for row in session.execute(query):
            found[row.id] = _interaction(row, participants[row.id], attachments[row.id])
    return {number: found[number] for number in wanted if number in found}


def newest_logged_by(session: Session, actor: str) -> int | None:
    """The last active interaction that an actor logged."""
    query = sa.select(sa.func.max(interaction.c.id)).where(
        interaction.c.logged_by == actor, interaction.c.state == InteractionState.ACTIVE.value
    )
    newest: int | None = session.execute(query).scalar_one()
    return newest


def find_by_request(session: Session, key: str) -> int | None:
    """The interaction that was logged for a request, by the request's key."""
    query = sa.select(interaction.c.id).where(interaction.c.request_key == key)
    number: int | None = session.execute(query).scalar_one_or_none()
    return number


def find_by_meeting(session: Session, uid: str) -> list[int]:
    """The active entries of invitations to a meeting, the newest first; a few."""
    query = (
        sa.select(interaction.c.id)
        .where(interaction.c.meeting_uid == uid, interaction.c.meeting_uid != "")
        .where(interaction.c.state == InteractionState.ACTIVE.value)
        .order_by(interaction.c.id.desc())
        .limit(_MOST_OF_ONE_MEETING)
    )
    return [*session.scalars(query)]


def _participants(session: Session, numbers: Sequence[int]) -> dict[int, list[Participant]]:
    query = (
        sa.select(participant)
        .where(participant.c.interaction_id.in_(numbers))
        .order_by(participant.c.interaction_id, participant.c.position)
    )
    grouped: dict[int, list[Participant]] = defaultdict(list)
    for row in session.execute(query):
        grouped[row.interaction_id].append(
            Participant(
                contact_id=row.contact_id,
                part=ParticipantPart(row.part),
                address=row.address,
                name=row.name,
                company_id=row.company_id,
                company_name=row.company_name,
            )
        )
    return grouped


def _attachments(session: Session, numbers: Sequence[int]) -> dict[int, list[Attachment]]:
    query = (
        sa.select(attachment, blob.c.size)
        .join(blob, blob.c.digest == attachment.c.digest)
        .where(attachment.c.interaction_id.in_(numbers))
        .order_by(attachment.c.interaction_id, attachment.c.position)
    )
    grouped: dict[int, list[Attachment]] = defaultdict(list)
    for row in session.execute(query):
        found = Attachment(row.name, row.media_type, row.size, row.digest)
        grouped[row.interaction_id].append(found)
    return grouped


def _interaction(
    row: Any, participants: Sequence[Participant], attachments: Sequence[Attachment]
) -> Interaction:
    document = Document(row.document_type, row.document_number, row.document_version)
    return Interaction(
        number=row.id,
        occurred_at=row.occurred_at,
        logged_at=row.logged_at,
        logged_by=row.logged_by,
        source=Source(row.source),
        salesperson=row.salesperson,
        template=row.template,
        template_version=row.template_version,
        group=row.group_code,
        channel=Channel(row.channel),
        direction=Direction(row.direction),
        initiated_by=Initiator(row.initiated_by),
        subject=row.subject,
        text=row.text,
        full_text=row.full_text,
        language=row.language,
        cost=Decimal(row.cost),
        currency=row.currency,
        duration_minutes=row.duration_minutes,
        evaluation=Evaluation(row.evaluation) if row.evaluation else None,
        evaluation_note=row.evaluation_note,
        successful=row.successful,
        delivery=DeliveryState(row.delivery),
        delivery_reason=row.delivery_reason,
        campaign=row.campaign,
        opportunity=row.opportunity,
        response=row.response,
        document=None if document == _NO_DOCUMENT else document,
        meeting=_read_meeting(row),
        follow_up_on=row.follow_up_on,
        follow_up_time=row.follow_up_time,
        state=InteractionState(row.state),
        cancelled_at=row.cancelled_at,
        cancelled_by=row.cancelled_by,
        cancel_reason=row.cancel_reason,
        cancel_deed=row.cancel_deed,
        erased_at=row.erased_at,
        run_id=row.run_id,
        mail_id=row.mail_id,
        version=row.version,
        participants=tuple(participants),
        attachments=tuple(attachments),
    )


def _read_meeting(row: Any) -> Meeting | None:
    if not row.meeting_uid and not row.meeting_starts:
        return None
    return Meeting(
        row.meeting_uid,
        row.meeting_starts,
        row.meeting_minutes,
        row.meeting_sequence,
        row.meeting_cancelled,
    )


def lock(session: Session, numbers: Collection[int]) -> None:
    """Lock these entries until the transaction ends; others wait and then see our changes."""
    # SQLite's one writer locks everything anyway. Rows that refer to an entry need not wait.
    if is_sqlite(session):
        return
    for some in chunks(sorted(numbers)):
        rows = sa.select(interaction.c.id).where(interaction.c.id.in_(some))
        session.execute(rows.order_by(interaction.c.id).with_for_update(key_share=True))


def reindex(session: Session, numbers: Collection[int]) -> None:
    """Write the words anew by which the full-text search finds these entries."""
    # Two who comment on one entry at once must not each index their own words alone.
    lock(session, numbers)
    texts: dict[int, list[str]] = defaultdict(list)
    wanted = list(numbers)
    sources = (
        sa.select(
            interaction.c.id,
            interaction.c.subject,
            interaction.c.text,
            interaction.c.document_number,
        ).where(interaction.c.id.in_(sa.bindparam("ids", expanding=True))),
        sa.select(
            participant.c.interaction_id,
            participant.c.name,
            participant.c.company_name,
            participant.c.address,
        ).where(participant.c.interaction_id.in_(sa.bindparam("ids", expanding=True))),
        sa.select(comment.c.interaction_id, comment.c.text).where(
            comment.c.interaction_id.in_(sa.bindparam("ids", expanding=True))
        ),
    )
    for some in chunks(wanted):
        for source in sources:
            for number, *parts in session.execute(source, {"ids": list(some)}):
                texts[number].extend(parts)
    text_search.index(session, texts)


# ── changing ────────────────────────────────────────────────────────────────────────────────────


def update(session: Session, number: int, version: int, values: Mapping[str, Any]) -> bool:
    """Change columns of the entry as it was at `version`; False when it has changed since."""
    claimed = (
        sa.update(interaction)
        .where(interaction.c.id == number, interaction.c.version == version)
        .values(**values, version=version + 1)
        .returning(interaction.c.id)
    )
    if session.execute(claimed).first() is None:
        return False
    _show_anew(session, number)
    if "occurred_at" in values:
        session.execute(
            sa.update(participant)
            .where(participant.c.interaction_id == number)
            .values(occurred_at=values["occurred_at"])
        )
    return True


def _show_anew(session: Session, number: int) -> None:
    """Make the cards of the entry due. Whoever logs or reads one needs no tables of cards."""
    from journal.store.slack import cards

    cards.touch(session, CardTopicKind.INTERACTION, [number])


def add_changes(
    session: Session,
    number: int,
    changes: Sequence[tuple[str, str, str]],
    *,
    by: str,
    deed_id: int | None,
    now: datetime,
) -> None:
    """Keep the old and the new value of each field."""
    rows = [
        {
            "interaction_id": number,
            "deed": deed_id,
            "at": now,
            "by": by,
            "field": field,
            "old": old,
            "new": new,
        }
        for field, old, new in changes
    ]
    if rows:
        session.execute(sa.insert(change), rows)


def changes_of(
    session: Session, number: int, *, deed_id: int | None = None
) -> tuple[FieldChange, ...]:
    query = sa.select(change).where(change.c.interaction_id == number).order_by(change.c.id)
    if deed_id is not None:
        query = query.where(change.c.deed == deed_id)
    return tuple(
        FieldChange(at=row.at, by=row.by, field=row.field, old=row.old, new=row.new)
        for row in session.execute(query)
    )


def add_comment(session: Session, number: int, text: str, *, by: str, now: datetime) -> int:
    row = {"interaction_id": number, "at": now, "by": by, "text": text}
    added: int = session.execute(sa.insert(comment).returning(comment.c.id), [row]).scalar_one()
    reindex(session, [number])
    _show_anew(session, number)
    return added


def delete_comment(session: Session, comment_id: int) -> bool:
    """Withdraw a comment; False when it is gone already."""
    gone = sa.delete(comment).where(comment.c.id == comment_id).returning(comment.c.interaction_id)
    number = session.scalar(gone)
    if number is None:
        return False
    reindex(session, [number])
    _show_anew(session, number)
    return True


def comments_of(session: Session, number: int) -> tuple[Comment, ...]:
    query = sa.select(comment).where(comment.c.interaction_id == number).order_by(comment.c.id)
    return tuple(Comment(row.at, row.by, row.text) for row in session.execute(query))


def is_changed_since(session: Session, number: int, deed_id: int) -> bool:
    """Says whether anything that still stands was done to the entry after a deed.

    A deed that was taken back left the entry as it found it, so it does not count.
    """
    later = (
        sa.select(change.c.id)
        .join(deed, deed.c.id == change.c.deed)
        .where(change.c.interaction_id == number, change.c.deed > deed_id)
        .where(deed.c.undone_at.is_(None))
        .limit(1)
    )
    return session.execute(later).first() is not None
