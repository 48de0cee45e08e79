"""Moves a merged contact's rows to another contact, and back."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Contact, ParticipantPart
from journal.store.database import chunks, insert_missing
from journal.store.tables import contact, interaction, participant, segment_member


def with_merged(session: Session, contact_id: int) -> list[int]:
    """The contact, and every duplicate that was ever merged into it."""
    found, new = [contact_id], [contact_id]
    while new:
        query = sa.select(contact.c.id).where(contact.c.merged_into.in_(new))
        new = [id_ for id_ in session.scalars(query) if id_ not in found]
        found.extend(new)
    return found


def move_interactions(
    session: Session, source: int, target: int
) -> tuple[list[int], list[int], list[dict[str, Any]]]:
    """Hand a contact's history to another: participations and companies moved, doubles removed.

    Where both took part in one interaction, one participation is enough; the other is returned
    whole, so that it can be put back.
    """
    both = sa.select(participant.c.interaction_id).where(participant.c.contact_id == target)
    mine = participant.c.contact_id == source
    doubles = session.execute(
        sa.select(participant).where(mine, participant.c.interaction_id.in_(both))
    )
    removed = [_participation_record(row) for row in doubles]
    session.execute(
        sa.delete(participant).where(participant.c.id.in_([row["id"] for row in removed]))
    )
    _pass_on_main_part(session, target, removed)
    moved = list(session.scalars(sa.select(participant.c.id).where(mine)))
    of_company = participant.c.company_id == source
    rolled = list(session.scalars(sa.select(participant.c.id).where(of_company)))
    session.execute(sa.update(participant).where(mine).values(contact_id=target))
    session.execute(sa.update(participant).where(of_company).values(company_id=target))
    return moved, rolled, removed


def _pass_on_main_part(session: Session, target: int, removed: Sequence[dict[str, Any]]) -> None:
    """Makes the target the main participant wherever the source was."""
    led = {
        row["interaction_id"]: row for row in removed if row["part"] == ParticipantPart.MAIN.value
    }
    for some in chunks(list(led)):
        mine = participant.c.contact_id == target, participant.c.interaction_id.in_(some)
        parts = sa.select(participant.c.interaction_id, participant.c.part).where(*mine)
        for number, part in session.execute(parts):
            led[number]["instead_of"] = part
        session.execute(sa.update(participant).where(*mine).values(part=ParticipantPart.MAIN.value))


def _take_back_main_part(session: Session, target: int, row: dict[str, Any]) -> str:
    """The part to put back: "main" if the target gives it up again."""
    part: str = row["part"]
    if "instead_of" not in row:
        return part
    mine = participant.c.contact_id == target, participant.c.part == ParticipantPart.MAIN.value
    given = (
        sa.update(participant)
        .where(participant.c.interaction_id == row["interaction_id"], *mine)
        .values(part=row["instead_of"])
        .returning(participant.c.id)
    )
    return ParticipantPart.TO.value if session.execute(given).first() is None else part


def _participation_record(row: Any) -> dict[str, Any]:
    """A participation without names: they are read from the contact again when it is put back."""
    return {
        "id": row.id,
        "interaction_id": row.interaction_id,
        "company_id": row.company_id,
        "position": row.position,
        "part": row.part,
    }


def restore_interactions(
    session: Session, target: int, source: Contact, moved: Sequence[int], rolled: Sequence[int]
) -> None:
    """Undoes `move_interactions`, for participations that still belong to the target."""
    for some in chunks(list(moved)):
        session.execute(
            sa.update(participant)
            .where(participant.c.id.in_(some), participant.c.contact_id == target)
            .values(contact_id=source.id)
        )
    for some in chunks(list(rolled)):
        session.execute(
            sa.update(participant)
            .where(participant.c.id.in_(some), participant.c.company_id == target)
            .values(company_id=source.id)
        )


def restore_duplicates(
    session: Session, target: int, source: Contact, removed: list[dict[str, Any]]
) -> None:
    """The participations that a merge took away, where the interaction is still there."""
    numbers = [row["interaction_id"] for row in removed]
    query = sa.select(interaction.c.id, interaction.c.occurred_at).where(
        interaction.c.id.in_(numbers)
    )
    there = {row.id: row.occurred_at for row in session.execute(query)}
    rows = [
        {
            **{name: value for name, value in row.items() if name != "instead_of"},
            "part": _take_back_main_part(session, target, row),
            "contact_id": source.id,
            "occurred_at": there[row["interaction_id"]],
            "name": source.name,
            "company_name": source.company_name,
            "address": "",
            "address_key": "",
        }
        for row in removed
        if row["interaction_id"] in there
    ]
    insert_missing(session, participant, rows)


def set_merged(session: Session, contact_id: int, into: int | None) -> None:
    session.execute(
        sa.update(contact)
        .where(contact.c.id == contact_id)
        .values(merged_into=into, version=contact.c.version + 1)
    )


def move_all_people(session: Session, source: int, target: int) -> list[int]:
    """The people of one company become the people of another."""
    moved = (
        sa.update(contact)
        .where(contact.c.company_id == source)
        .values(company_id=target)
        .returning(contact.c.id)
    )
    return list(session.scalars(moved))


def move_people(
    session: Session, people: Collection[int], former_company: int, company_id: int
) -> None:
    """Move these people to another company, except those who have left the former one since."""
    for some in chunks(sorted(people)):
        session.execute(
            sa.update(contact)
            .where(contact.c.id.in_(some), contact.c.company_id == former_company)
            .values(company_id=company_id)
        )


def segments_of(session: Session, contact_id: int) -> list[int]:
    query = sa.select(segment_member.c.segment_id).where(segment_member.c.contact_id == contact_id)
    return list(session.scalars(query))
