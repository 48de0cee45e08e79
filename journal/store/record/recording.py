"""The only way into the record, whoever logs.

Before a row is written it asks the privacy guard, the tombstones and the unique keys. The outcome
of each entry stands at its place.
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from journal.errors import DatabaseConflict, RequestRefused
from journal.model import (
    Actor,
    Blocked,
    Document,
    Duplicate,
    DuplicateBasis,
    InteractionState,
    Meeting,
    NewAttachment,
    NewInteraction,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.store import tombstones
from journal.store.database import chunks, insert_into
from journal.store.record import attachments, interactions, participants, text_search
from journal.store.record.fields import FIELDS, to_columns
from journal.store.record.file_stores import FileStore
from journal.store.tables import (
    attachment,
    interaction,
    participant,
)

_NO_DOCUMENT = Document("", "")
_MOST_VERSIONS = 20


def add(
    session: Session,
    new: NewInteraction,
    *,
    actor: Actor,
    deed: int = 0,
    now: datetime,
    files: FileStore | None = None,
) -> RecordOutcome:
    return add_many(session, [new], actor=actor, deed=deed, now=now, files=files)[0]


def add_many(
    session: Session,
    new_entries: Sequence[NewInteraction],
    *,
    actor: Actor,
    deed: int,
    now: datetime,
    files: FileStore | None = None,
) -> list[RecordOutcome]:
    """Record each, or say why not; outcomes in the same order."""
    people = participants.lock_contacts(
        session, {p.contact_id for new in new_entries for p in new.participants}
    )
    new_entries = [
        replace(new, participants=participants.resolve_participants(new.participants, people))
        for new in new_entries
    ]
    outcomes = _refusals(session, new_entries, people)
    due = [position for position, outcome in enumerate(outcomes) if outcome is None]
    numbers = _insert(session, [new_entries[i] for i in due], actor, now)
    for position, number in zip(due, numbers, strict=True):
        outcomes[position] = Recorded(number, deed) if isinstance(number, int) else number
    _number_duplicates(session, new_entries, outcomes)
    recorded = [
        (outcome.number, new)
        for outcome, new in zip(outcomes, new_entries, strict=True)
        if isinstance(outcome, Recorded)
    ]
    took_part = _insert_participants(session, recorded, people)
    _insert_attachments(session, recorded, files)
    text_search.index_new(session, _search_texts(recorded, took_part))
    _note_earlier_versions(session, recorded, by=actor.key, now=now)
    return [outcome for outcome in outcomes if outcome is not None]


# ── before a row is written ─────────────────────────────────────────────────────────────────────


def _refusals(
    session: Session, new_entries: Sequence[NewInteraction], people: Mapping[int, Any]
) -> list[RecordOutcome | None]:
    keys = {key for new in new_entries for key in (new.mail_key, new.request_key) if key}
    buried = tombstones.find_buried(session, keys)
    taken = _find_taken_keys(session, new_entries)
    outcomes: list[RecordOutcome | None] = []
    for new in new_entries:
        outcome = _find_blocked(new, people) or _find_duplicate(new, buried, taken)
        if outcome is None:
            # A second one with the same key in this very batch is a duplicate of this one.
            taken.update(dict.fromkeys(_identity_keys(new)))
        outcomes.append(outcome)
    return outcomes


def _find_blocked(new: NewInteraction, people: Mapping[int, Any]) -> Blocked | None:
    ids = [p.contact_id for p in new.participants if p.contact_id is not None]
    closed = tuple(id_ for id_ in ids if participants.is_closed(people[id_]))
    return Blocked(closed) if closed else None


def _find_duplicate(
    new: NewInteraction, buried: Collection[str], taken: Mapping[Any, int | None]
) -> RecordOutcome | None:
    if new.mail_key in buried or new.request_key in buried:
        return PurgedBefore()
    for key in _identity_keys(new):
        if key in taken:
            return Duplicate(taken[key], key[0])
    return None


def _identity_keys(new: NewInteraction) -> list[tuple[Any, ...]]:
    """Lists what makes an entry the same as one already recorded, each with the word for it."""
    document = new.document or _NO_DOCUMENT
    keys: list[tuple[Any, ...]] = [
        (DuplicateBasis.MAIL, new.mail_key),
        (DuplicateBasis.MAIL_NUMBER, new.mail_id),
        (DuplicateBasis.REQUEST, new.request_key),
        (DuplicateBasis.DOCUMENT, document.type, document.number, document.version),
    ]
    return [key for key in keys if key[-2 if key[0] is DuplicateBasis.DOCUMENT else -1]]


def _number_duplicates(
    session: Session, new_entries: Sequence[NewInteraction], outcomes: list[RecordOutcome | None]
) -> None:
    """Gives duplicates within this batch the number of the first, which nobody knew before."""
    unknown = [
        i for i, each in enumerate(outcomes) if isinstance(each, Duplicate) and each.number is None
    ]
    taken = _find_taken_keys(session, [new_entries[i] for i in unknown])
    for i in unknown:
        outcomes[i] = _find_duplicate(new_entries[i], (), taken) or outcomes[i]


def _find_taken_keys(
    session: Session, new_entries: Sequence[NewInteraction]
) -> dict[Any, int | None]:
    keys = [key for new in new_entries for key in _identity_keys(new)]
    taken: dict[Any, int | None] = {}
    for kind, column in _KEY_COLUMNS.items():
        values = sorted({key[1] for key in keys if key[0] is kind})
        for some in chunks(values):
            _note_taken(session, taken, column.in_(some))
    documents = [key for key in keys if key[0] is DuplicateBasis.DOCUMENT]
    for some in chunks(documents):
        types, numbers = {key[1] for key in some}, {key[2] for key in some}
        _note_taken(session, taken, *_document_conditions(sorted(types), sorted(numbers)))
    return taken


_KEY_COLUMNS: Mapping[DuplicateBasis, sa.Column[Any]] = {
    DuplicateBasis.MAIL: interaction.c.mail_key,
    DuplicateBasis.MAIL_NUMBER: interaction.c.mail_id,
    DuplicateBasis.REQUEST: interaction.c.request_key,
}
_DOCUMENT_COLUMNS = (
    interaction.c.document_type,
    interaction.c.document_number,
    interaction.c.document_version,
)


def find_document(session: Session, document: Document) -> int | None:
    """The entry of a document in this version."""
    taken: dict[Any, int | None] = {}
    if document.number:
        _note_taken(session, taken, *_document_conditions([document.type], [document.number]))
    key = (DuplicateBasis.DOCUMENT, document.type, document.number, document.version)
    return taken.get(key)


def _note_taken(
    session: Session, taken: dict[Any, int | None], *conditions: sa.ColumnElement[bool]
) -> None:
    query = sa.select(interaction.c.id, *_KEY_COLUMNS.values(), *_DOCUMENT_COLUMNS)
    for row in session.execute(query.where(*conditions)):
        taken.update(dict.fromkeys(_row_keys(row), row.id))


def _document_conditions(
    types: Sequence[str], numbers: Sequence[str]
) -> tuple[sa.ColumnElement[bool], ...]:
    """The first is what the index of documents holds: without it all entries would be read."""
    kind, number, _ = _DOCUMENT_COLUMNS
    return number != "", kind.in_(types), number.in_(numbers)


def _row_keys(row: Any) -> list[tuple[Any, ...]]:
    return [
        (DuplicateBasis.MAIL, row.mail_key),
        (DuplicateBasis.MAIL_NUMBER, row.mail_id),
        (DuplicateBasis.REQUEST, row.request_key),
        (DuplicateBasis.DOCUMENT, row.document_type, row.document_number, row.document_version),
    ]


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


def _insert(
    session: Session, new_entries: Sequence[NewInteraction], actor: Actor, now: datetime
) -> list[int | Duplicate]:
    if len(new_entries) < 2:
        return [_insert_one(session, new, actor, now) for new in new_entries]
    rows = [entry_columns(new, actor, now) for new in new_entries]
    try:
        with session.begin_nested():
            return [*_insert_rows(session, rows)]
    except IntegrityError:
        # Somebody recorded one of them between our look and our insert: find which.
        return [_insert_one(session, new, actor, now) for new in new_entries]


def _insert_rows(session: Session, rows: Sequence[dict[str, Any]]) -> Iterable[int]:
    """The numbers of the rows, in their order: mails are known by their keys, in one statement."""
    insert = sa.insert(interaction)
    if not all(row["mail_key"] for row in rows):
        # SQLite then takes one row after the other.
        return session.scalars(
            insert.returning(interaction.c.id, sort_by_parameter_order=True), rows
        )
    inserted = session.execute(insert.returning(interaction.c.mail_key, interaction.c.id), rows)
    numbers = {row.mail_key: row.id for row in inserted}
    return [numbers[row["mail_key"]] for row in rows]


def _insert_one(
    session: Session, new: NewInteraction, actor: Actor, now: datetime
) -> int | Duplicate:
    insert = insert_into(session, interaction).values(entry_columns(new, actor, now))
    inserted = insert.on_conflict_do_nothing().returning(interaction.c.id)
    number: int | None = session.scalar(inserted)
    if number is not None:
        return number
    found = _find_duplicate(new, (), _find_taken_keys(session, [new]))
    if isinstance(found, Duplicate):
        return found
    raise DatabaseConflict("Somebody logged the same at the same moment. Nothing was changed.")


def entry_columns(new: NewInteraction, actor: Actor, now: datetime) -> dict[str, Any]:
    """The entry's own row, as it is when it is logged."""
    document, meeting = new.document or _NO_DOCUMENT, new.meeting or Meeting()
    values = {each.name: getattr(new, each.name) for each in FIELDS if each.name in _GIVEN}
    return {
        **to_columns(values),
        "logged_at": now,
        "logged_by": actor.key,
        "source": actor.source.value,
        "salesperson": new.salesperson.casefold(),
        "delivery_reason": "",
        "document_type": document.type,
        "document_number": document.number,
        "document_version": document.version,
        **{f"meeting_{name}": value for name, value in asdict(meeting).items()},
        "state": InteractionState.ACTIVE.value,
        "cancelled_by": "",
        "cancel_reason": "",
        "version": 1,
    }


# The given fields that stand in the entry's own row.
_GIVEN = frozenset(each.name for each in dataclasses.fields(NewInteraction))


def _insert_participants(
    session: Session,
    recorded: Sequence[tuple[int, NewInteraction]],
    people: Mapping[int, Any],
) -> list[dict[str, Any]]:
    rows = [
        participants.participant_row(
            number, new.occurred_at, position, each, people.get(each.contact_id or 0)
        )
        for number, new in recorded
        for position, each in enumerate(new.participants)
    ]
    if rows:
        session.execute(sa.insert(participant), rows)
    return rows


def _search_texts(
    recorded: Sequence[tuple[int, NewInteraction]], took_part: Sequence[Mapping[str, Any]]
) -> dict[int, list[str]]:
    """The text that each is found by; `interactions.reindex` reads the same from the tables."""
    texts = {
        number: [new.subject, new.text, (new.document or _NO_DOCUMENT).number]
        for number, new in recorded
    }
    for row in took_part:
        texts[row["interaction_id"]] += [row["name"], row["company_name"], row["address"]]
    return texts


def _note_earlier_versions(
    session: Session, recorded: Sequence[tuple[int, NewInteraction]], *, by: str, now: datetime
) -> None:
    """Says on an entry of a document that other versions of it are recorded, and where."""
    for number, new in recorded:
        if new.document is not None and (others := _other_versions(session, number, new.document)):
            text = f"The same document, in another version: {', '.join(others)}."
            interactions.add_comment(session, number, text, by=by, now=now)


def _other_versions(session: Session, number: int, document: Document) -> list[str]:
    query = (
        sa.select(interaction.c.id, interaction.c.document_version)
        .where(*_document_conditions([document.type], [document.number]))
        .where(interaction.c.id != number)
        .order_by(interaction.c.id.desc())
        .limit(_MOST_VERSIONS)
    )
    return [
        f"#{row.id} (version {row.document_version})" if row.document_version else f"#{row.id}"
        for row in session.execute(query)
    ]


def _insert_attachments(
    session: Session, recorded: Sequence[tuple[int, NewInteraction]], files: FileStore | None
) -> None:
    places = [
        (number, position, each)
        for number, new in recorded
        for position, each in enumerate(new.attachments)
    ]
    _attach(session, places, files)


def attach(session: Session, number: int, each: NewAttachment, files: FileStore | None) -> None:
    """Attach one more file, behind those that are there."""
    last = sa.select(sa.func.max(attachment.c.position))
    before = session.scalar(last.where(attachment.c.interaction_id == number))
    _attach(session, [(number, 0 if before is None else before + 1, each)], files)


def _attach(
    session: Session, places: Sequence[tuple[int, int, NewAttachment]], files: FileStore | None
) -> None:
    """Attaches each to its entry, at its position."""
    if not places:
        return
    if files is None:
        raise RequestRefused("There is no place for attachments: set [storage] path.")
    contents = [each.content for *_, each in places]
    digests = attachments.store_contents(session, files, contents)
    rows = [
        {
            "interaction_id": number,
            "digest": digest,
            "position": position,
            "name": each.name,
            "media_type": each.media_type,
        }
        for (number, position, each), digest in zip(places, digests, strict=True)
    ]
    session.execute(sa.insert(attachment), rows)
