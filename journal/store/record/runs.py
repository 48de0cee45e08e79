"""Loggings of a segment: whom each was for, who was left out and why, what is still to do.

The members are written down when the run begins, so that a run cut off half way goes on where it
stopped, for the same people, and logs nobody twice.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    CardTopicKind,
    InteractionState,
    LetterState,
    SegmentRun,
    SkippedMember,
    SkipReason,
    contact_number,
)
from journal.store.database import chunks
from journal.store.slack import cards
from journal.store.tables import change, contact, interaction, letter, run, run_member


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it is carried on: what to log, and by which deed it is undone."""

    id: int
    deed: int
    undo_deed: int | None
    plan: dict[str, Any]


def begin(
    session: Session,
    *,
    segment: str,
    name: str,
    template: str,
    by: str,
    deed: int,
    plan: Mapping[str, Any],
    now: datetime,
) -> int:
    row = {
        "segment": segment,
        "name": name,
        "template": template,
        "at": now,
        "by": by,
        "deed": deed,
        "plan": dict(plan),
    }
    number: int = session.execute(sa.insert(run).returning(run.c.id), [row]).scalar_one()
    return number


def add_members(session: Session, run_id: int, members: Mapping[int, SkipReason | None]) -> None:
    """Each member with the reason why they are left out, or none."""
    rows = [
        {
            "run_id": run_id,
            "contact_id": id_,
            "reason": reason.value if reason else "",
            "done": reason is not None,
        }
        for id_, reason in members.items()
    ]
    if rows:
        session.execute(sa.insert(run_member), rows)


def next_members(session: Session, run_id: int, *, limit: int) -> list[int]:
    query = (
        sa.select(run_member.c.contact_id)
        .where(run_member.c.run_id == run_id, ~run_member.c.done)
        .order_by(run_member.c.contact_id)
        .limit(limit)
    )
    return list(session.scalars(query))


def find_members(session: Session, run_id: int, ids: Sequence[int]) -> set[int]:
    query = sa.select(run_member.c.contact_id).where(
        run_member.c.run_id == run_id, run_member.c.contact_id.in_(ids)
    )
    return set(session.scalars(query))


def count_left(session: Session, run_id: int) -> int:
    """Counts the members that still wait for their turn."""
    query = (
        sa.select(sa.func.count())
        .select_from(run_member)
        .where(run_member.c.run_id == run_id, ~run_member.c.done)
    )
    return int(session.execute(query).scalar_one())


def settle(
    session: Session, run_id: int, outcomes: Mapping[int, SkipReason | None], *, now: datetime
) -> None:
    """Settle these members: logged, or left out for the reason given."""
    stored = {id_: reason.value if reason else "" for id_, reason in outcomes.items()}
    _settle(session, run_id, stored, now)


def settle_merged(
    session: Session, run_id: int, merged: Mapping[int, int], *, now: datetime
) -> None:
    """Settle members who were merged into others that have a turn of their own."""
    stored = {gone: f"merged into {contact_number(stays)}" for gone, stays in merged.items()}
    _settle(session, run_id, stored, now)


_MERGED = re.compile(r"merged into K-([0-9]+)")


def _settle(session: Session, run_id: int, reasons: Mapping[int, str], now: datetime) -> None:
    for contact_id, reason in reasons.items():
        session.execute(
            sa.update(run_member)
            .where(run_member.c.run_id == run_id, run_member.c.contact_id == contact_id)
            .values(done=True, reason=reason)
        )
    cards.touch(session, CardTopicKind.RUN, [run_id], now=now + cards.PROGRESS_INTERVAL)


def finish(session: Session, run_id: int, *, now: datetime) -> None:
    """Finish the run: nobody waits any more, so its words go, which each interaction has."""
    session.execute(sa.update(run).where(run.c.id == run_id).values(finished_at=now, plan={}))
    cards.touch(session, CardTopicKind.RUN, [run_id], now=now)


def end_without_words(
    session: Session, run_ids: Collection[int], *, erased: Collection[int] = (), now: datetime
) -> None:
    """End the runs of which nothing stands in the record any more, and forget what they said.

    While some of it stands the words stand there as well. `erased` are contacts who go, so that
    what happens to them is no purge: their run goes on for the others who wait for their turn.
    """
    standing = sa.exists().where(
        interaction.c.run_id == run.c.id, interaction.c.erased_at.is_(None)
    )
    others_wait = sa.exists().where(
        run_member.c.run_id == run.c.id, ~run_member.c.done, run_member.c.contact_id.not_in(erased)
    )
    over = [~standing, ~others_wait] if erased else [~standing]
    ended = sa.update(run).where(run.c.id.in_(run_ids), *over)
    ended = ended.values(plan={}, finished_at=sa.func.coalesce(run.c.finished_at, now))
    cards.touch(
        session, CardTopicKind.RUN, list(session.scalars(ended.returning(run.c.id))), now=now
    )


def get_of_interactions(session: Session, numbers: Collection[int]) -> set[int]:
    """The runs that logged these interactions."""
    query = sa.select(interaction.c.run_id).where(interaction.c.run_id.is_not(None)).distinct()
    return {
        id_
        for some in chunks(sorted(numbers))
        for id_ in session.scalars(query.where(interaction.c.id.in_(some)))
        if id_ is not None
    }


def get_of_contacts(session: Session, ids: Collection[int]) -> list[dict[str, Any]]:
    """Every run that was for one of these contacts, and what became of it for them."""
    query = (
        sa.select(run.c.id, run.c.segment, run.c.name, run.c.at, run.c.by, run.c.template)
        .add_columns(run_member.c.contact_id, run_member.c.done, run_member.c.reason)
        .join(run_member, run_member.c.run_id == run.c.id)
        .where(run_member.c.contact_id.in_(ids))
        .order_by(run.c.id, run_member.c.contact_id)
    )
    return [row._asdict() for row in session.execute(query)]


def get_stored_run(session: Session, run_id: int) -> StoredRun | None:
    row = session.execute(sa.select(run).where(run.c.id == run_id)).first()
    return StoredRun(row.id, row.deed, row.undo_deed, row.plan or {}) if row else None


def set_undo_deed(session: Session, run_id: int, deed: int | None) -> None:
    session.execute(sa.update(run).where(run.c.id == run_id).values(undo_deed=deed))
    cards.touch(session, CardTopicKind.RUN, [run_id])


def get(session: Session, run_id: int) -> SegmentRun | None:
    return next(iter(_runs(session, run.c.id == run_id)), None)


def get_latest(session: Session, *, limit: int = 20) -> tuple[SegmentRun, ...]:
    return _runs(session, sa.true(), limit=limit)


def get_of_segment(session: Session, code: str, *, limit: int = 1) -> tuple[SegmentRun, ...]:
    """The segment's last runs, newest first."""
    return _runs(session, run.c.segment == code, limit=limit)


def _runs(
    session: Session, condition: sa.ColumnElement[bool], *, limit: int = 1
) -> tuple[SegmentRun, ...]:
    query = (
        sa.select(run, _count_members(run_member.c.done, run_member.c.reason == "").label("logged"))
        .add_columns(_count_members(run_member.c.reason != "").label("skipped"))
        .where(condition)
        .order_by(run.c.id.desc())
        .limit(limit)
    )
    return tuple(
        SegmentRun(
            id=row.id,
            segment=row.segment,
            name=row.name,
            at=row.at,
            by=row.by,
            template=row.template,
            logged=row.logged,
            skipped=row.skipped,
            undone=row.undo_deed is not None,
            finished_at=row.finished_at,
        )
        for row in session.execute(query)
    )


def _count_members(*conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(run_member)
        .where(run_member.c.run_id == run.c.id, *conditions)
        .scalar_subquery()
    )


def get_skipped(session: Session, run_id: int) -> tuple[SkippedMember, ...]:
    query = (
        sa.select(contact.c.id, contact.c.name, run_member.c.reason)
        .join(contact, contact.c.id == run_member.c.contact_id)
        .where(run_member.c.run_id == run_id, run_member.c.reason != "")
        .order_by(contact.c.name_key, contact.c.id)
    )
    return tuple(_skipped_member(row) for row in session.execute(query))


def _skipped_member(row: Any) -> SkippedMember:
    if merged := _MERGED.fullmatch(row.reason):
        return SkippedMember(row.id, row.name, SkipReason.MERGED, int(merged[1]))
    return SkippedMember(row.id, row.name, SkipReason(row.reason))


def logged_contacts(session: Session, run_id: int) -> list[int]:
    query = (
        sa.select(run_member.c.contact_id)
        .where(run_member.c.run_id == run_id, run_member.c.done, run_member.c.reason == "")
        .order_by(run_member.c.contact_id)
    )
    return list(session.scalars(query))


def interaction_numbers(session: Session, run_id: int) -> list[int]:
    query = sa.select(interaction.c.id).where(interaction.c.run_id == run_id)
    return list(session.scalars(query.order_by(interaction.c.id)))


def count_not_undone(session: Session, run_id: int, deed: int | None) -> int:
    query = sa.select(sa.func.count()).select_from(interaction)
    return int(session.execute(query.where(*_not_undone(run_id, deed))).scalar_one())


def next_not_undone(session: Session, run_id: int, deed: int, *, limit: int) -> list[int]:
    """The next entries that an undo has to cancel."""
    query = sa.select(interaction.c.id).where(*_not_undone(run_id, deed))
    return list(session.scalars(query.order_by(interaction.c.id).limit(limit)))


def _not_undone(run_id: int, deed: int | None) -> list[sa.ColumnElement[bool]]:
    """Active entries, but for those that the undo cancelled and somebody restored since, and mails that
    were sent: what somebody was told can't be taken back.
    """
    touched = sa.exists().where(
        change.c.interaction_id == interaction.c.id, change.c.deed == (deed or 0)
    )
    was_sent = sa.exists().where(
        letter.c.interaction_id == interaction.c.id, letter.c.state == LetterState.SENT.value
    )
    active = interaction.c.state == InteractionState.ACTIVE.value
    return [interaction.c.run_id == run_id, active, ~touched, ~was_sent]


def get_member_flags(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    """The flags that decide whether a member is logged for, and the name: light for thousands."""
    columns = (
        contact.c.id,
        contact.c.name,
        contact.c.excluded,
        contact.c.privacy_blocked,
        contact.c.minor,
        contact.c.consent,
    )
    found: dict[int, Any] = {}
    for some in chunks(ids):
        rows = session.execute(sa.select(*columns).where(contact.c.id.in_(some)))
        found.update((row.id, row) for row in rows)
    return found
