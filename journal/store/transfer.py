"""Copies a whole record from one database into an empty one, on SQLite and PostgreSQL, and compares.

Numbers stay, and so does the highest that was ever given: none is given twice. The search index is
made anew, since each database has its own kind.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.schema import AddConstraint, DropConstraint
from sqlmodel import Session

from journal.errors import RequestRefused
from journal.model import InteractionFilter, InteractionState, MailOutcome, MailReason
from journal.store.database import chunks, insert_missing, is_sqlite
from journal.store.privacy import erasing, purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions
from journal.store.tables import (
    audit,
    blob,
    contact,
    erasure,
    interaction,
    mail,
    mailbox,
    meta,
    metadata,
    tombstone,
)

_ROWS = 1000
# Whoever has a row in one of these has a record.
_OF_A_RECORD = (contact, interaction, mail, mailbox)
_HASH_RANGE = 1 << 128


def refuse_unless_empty(session: Session) -> None:
    for table in _OF_A_RECORD:
        if session.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise RequestRefused(
                "The database that is to be filled has a record already, and nothing is put into "
                "one that has. Name an empty one; of SQLite, put the file elsewhere first."
            )


def copy_record(source: Session, target: Session) -> Mapping[str, int]:
    """Copy every table; returns the number of rows of each. The target must be empty."""
    refuse_unless_empty(target)
    counts = {}
    with _without_foreign_keys(target):
        for table in metadata.tables.values():
            target.execute(sa.delete(table))
            counts[table.name] = _copy_table(source, target, table)
    _keep_highest_ids(source, target)
    for some in chunks(list(target.scalars(sa.select(interaction.c.id)))):
        not_erased = interaction.c.id.in_(some), interaction.c.erased_at.is_(None)
        interactions.reindex(
            target, list(target.scalars(sa.select(interaction.c.id).where(*not_erased)))
        )
    return counts


def find_differences(source: Session, target: Session) -> list[str]:
    """The tables that do not hold the same rows, by number and by what is in them."""
    return [
        table.name
        for table in metadata.tables.values()
        if _fingerprint(source, table) != _fingerprint(target, table)
    ]


def count_rows(session: Session) -> Mapping[str, int]:
    return {
        table.name: session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in metadata.tables.values()
    }


def file_digests(session: Session) -> list[str]:
    """Every attachment that the record needs, by its hash."""
    return list(session.scalars(sa.select(blob.c.digest).order_by(blob.c.digest)))


def _copy_table(source: Session, target: Session, table: sa.Table) -> int:
    count = 0
    found = source.execute(sa.select(table), execution_options={"yield_per": _ROWS})
    for some in found.mappings().partitions(_ROWS):
        target.execute(sa.insert(table), [dict(row) for row in some])
        count += len(some)
    return count


def _fingerprint(session: Session, table: sa.Table) -> tuple[int, int]:
    """The number of rows, and a sum of their hashes, which no order of them alters."""
    count = total = 0
    found = session.execute(sa.select(table), execution_options={"yield_per": _ROWS})
    for row in found:
        digest = hashlib.sha256(repr(tuple(row)).encode("utf-8", "surrogatepass")).digest()
        count, total = count + 1, (total + int.from_bytes(digest[:16], "big")) % _HASH_RANGE
    return count, total


@contextmanager
def _without_foreign_keys(session: Session) -> Iterator[None]:
    """Rows may come before those they name: all is checked at the end, in the same transaction."""
    if is_sqlite(session):
        session.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
        yield
        return
    keys = [key for table in metadata.tables.values() for key in table.foreign_key_constraints]
    for key in keys:
        session.execute(DropConstraint(key))
    yield
    for key in keys:
        session.execute(AddConstraint(key))


def _keep_highest_ids(source: Session, target: Session) -> None:
    for table in metadata.tables.values():
        if "id" not in table.c or isinstance(table.c.id.type, sa.String):
            continue
        highest = _highest_id(source, table)
        if highest:
            _set_highest_id(target, table, highest)


def _highest_id(session: Session, table: sa.Table) -> int:
    here = session.scalar(sa.select(sa.func.max(table.c.id))) or 0
    if not is_sqlite(session):
        sequence = _sequence_of(session, table)
        if sequence is None:
            return int(here)
        query = f"SELECT last_value, is_called FROM {sequence}"  # noqa: S608 (a name it gave us)
        last, called = session.execute(sa.text(query)).one()
        return max(here, last if called else 0)
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return int(here)
    query = "SELECT seq FROM sqlite_sequence WHERE name = :name"
    return max(here, session.scalar(sa.text(query), {"name": table.name}) or 0)


def _set_highest_id(session: Session, table: sa.Table, highest: int) -> None:
    if not is_sqlite(session):
        sequence = _sequence_of(session, table)
        values = {"sequence": sequence, "highest": highest}
        setting = sa.text("SELECT setval(CAST(:sequence AS regclass), :highest)")
        if sequence is not None:
            session.execute(setting, values)
    elif table.dialect_options["sqlite"]["autoincrement"]:
        values = {"name": table.name, "highest": highest}
        session.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
        session.execute(sa.text("INSERT INTO sqlite_sequence VALUES (:name, :highest)"), values)


def _sequence_of(session: Session, table: sa.Table) -> str | None:
    """The sequence that numbers the table's rows; None where we number them ourselves."""
    query = sa.text("SELECT pg_get_serial_sequence(:name, 'id')")
    found: str | None = session.scalar(query, {"name": f'"{table.name}"'})
    return found


# ── what was deleted since ──────────────────────────────────────────────────────────────────────


def delete_gone(session: Session, newer: Session, *, now: datetime) -> tuple[int, int]:
    """Delete from an older record what a newer one of the same house has deleted since.

    Returns how many interactions were purged or emptied, and how many contacts went. Numbers are
    never given twice, so what the newer one has not, up to its highest number, was deleted.
    """
    key = newer.execute(sa.select(meta).where(meta.c.key == "tombstone_key")).mappings()
    insert_missing(session, meta, [dict(row) for row in key])
    for table in (tombstone, erasure, audit):
        for some in newer.execute(sa.select(table)).mappings().partitions(_ROWS):
            insert_missing(session, table, [dict(row) for row in some])
    for table in (erasure, audit):
        _set_highest_id(session, table, max(_highest_id(newer, table), 1))
    is_erased = interaction.c.erased_at.is_not(None)
    mine = set(session.scalars(sa.select(interaction.c.id)))
    theirs = set(newer.scalars(sa.select(interaction.c.id)))
    highest = _highest_id(newer, interaction)
    purged = sorted(each for each in mine - theirs if each <= highest)
    erased = sorted(
        (set(newer.scalars(sa.select(interaction.c.id).where(is_erased))) & mine)
        - set(session.scalars(sa.select(interaction.c.id).where(is_erased)))
    )
    erasing.empty_interactions(session, erased, now=now)
    _purge(session, purged, now)
    erasing.empty_mails(session, _blanked_mails(session, newer), now=now)
    people = _gone_contacts(session, newer)
    if people:
        erasing.remove_people(session, people, (), now=now)
    return len(purged) + len(erased), len(people)


def _purge(session: Session, numbers: Collection[int], now: datetime) -> None:
    preview = StoredPreview(
        0, "", now, now, InteractionFilter(), "", 0, started=True, finished=True
    )
    for some in chunks(list(numbers)):
        cancelled = {"state": InteractionState.CANCELLED.value, "cancelled_at": now}
        session.execute(
            sa.update(interaction).where(interaction.c.id.in_(some)).values(**cancelled)
        )
        purges.delete(session, preview, some, now=now)


def _blanked_mails(session: Session, newer: Session) -> list[int]:
    """The mails of which nothing is kept any more: of people who were erased, whoever they were then."""
    final = [MailReason.ERASED.value, MailReason.PURGED_BEFORE.value]
    skipped = sa.select(mail.c.id).where(mail.c.outcome == MailOutcome.SKIPPED.value)
    theirs = set(newer.scalars(skipped.where(mail.c.reason.in_(final))))
    mine = set(session.scalars(skipped.where(mail.c.reason.in_(final))))
    there = set(session.scalars(sa.select(mail.c.id)))
    return sorted((theirs - mine) & there)


def _gone_contacts(session: Session, newer: Session) -> list[int]:
    mine = set(session.scalars(sa.select(contact.c.id)))
    theirs = set(newer.scalars(sa.select(contact.c.id)))
    highest = _highest_id(newer, contact)
    return sorted(each for each in mine - theirs if each <= highest)
