"""Writes very many entries of a made record at once: the rows that logging would write, unasked.

Nothing is looked up for an entry: its contacts are there and open, and nobody else writes.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.fold import folded_words
from journal.model import Actor, NewInteraction
from journal.store.database import transaction
from journal.store.record import participants, recording, text_search
from journal.store.tables import interaction, participant

People = Mapping[int, Any]
_fold_word = lru_cache(maxsize=None)(folded_words)


def find_people(engine: Engine, ids: Sequence[int]) -> People:
    """The contacts as their entries name them."""
    with transaction(engine) as session:
        return participants.lock_contacts(session, ids)


def write_entries(
    engine: Engine, news: Sequence[NewInteraction], people: People, *, by: Actor, now: datetime
) -> None:
    with transaction(engine) as session:
        numbers = _insert_entries(session, [recording.entry_columns(new, by, now) for new in news])
        taking_part = [
            participants.participant_row(
                number, new.occurred_at, position, each, people[each.contact_id or 0]
            )
            for number, new in zip(numbers, news, strict=True)
            for position, each in enumerate(
                participants.resolve_participants(new.participants, people)
            )
        ]
        session.execute(sa.insert(participant), taking_part)
        texts = {number: [new.subject, new.text] for number, new in zip(numbers, news, strict=True)}
        for row in taking_part:
            texts[row["interaction_id"]] += [row["name"], row["company_name"]]
        text_search.insert_words(session, {number: _words(some) for number, some in texts.items()})


def _insert_entries(session: Session, rows: Sequence[dict[str, Any]]) -> range:
    """The numbers that the rows got: they are given in turn where nobody else writes."""
    newest = sa.select(sa.func.coalesce(sa.func.max(interaction.c.id), 0))
    before: int = session.scalar(newest) or 0
    session.execute(sa.insert(interaction), rows)
    numbers = range(before + 1, before + len(rows) + 1)
    assert session.scalar(newest) == numbers[-1], "somebody else has written"
    return numbers


def _words(parts: Sequence[str]) -> list[str]:
    """As the record folds them, each word but once in a run."""
    return list(
        dict.fromkeys(
            word for part in parts for typed in part.split() for word in _fold_word(typed)
        )
    )
