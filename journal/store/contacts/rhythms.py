"""Finds the contacts who have a rhythm: by their own tag, by a tag or a segment of the rules."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.rhythm import OWN_TAG_PREFIX, RhythmRules, rhythm_days
from journal.store.contacts import segments
from journal.store.database import chunks
from journal.store.tables import contact, contact_tag

_AFTER_ANY_DIGIT = ":"


def find_days(session: Session, rules: RhythmRules, *, now: datetime) -> dict[int, int]:
    """Every how many days each contact is to be spoken to; those without a rule are left out."""
    tags, codes = _tags(session, rules), _segments(session, rules, now)
    days = {id_: rhythm_days(rules, tags[id_], codes[id_]) for id_ in {*tags, *codes}}
    return {id_: every for id_, every in days.items() if every}


def _tags(session: Session, rules: RhythmRules) -> dict[int, list[str]]:
    tag = contact_tag.c.tag
    own = sa.and_(tag >= OWN_TAG_PREFIX, tag < OWN_TAG_PREFIX + _AFTER_ANY_DIGIT)
    query = sa.select(contact_tag).where(sa.or_(own, tag.in_(list(rules.tags))))
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(query):
        found[row.contact_id].append(row.tag)
    return found


def _segments(session: Session, rules: RhythmRules, now: datetime) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for code in rules.segments:
        which = segments.get(session, code)
        for id_ in segments.members(session, which, now=now) if which else ():
            found[id_].append(code)
    return found


def find_added(session: Session, ids: Collection[int]) -> dict[int, datetime]:
    """Finds when each of these contacts was added; those who were merged away are left out."""
    found: dict[int, datetime] = {}
    for some in chunks(sorted(ids)):
        query = sa.select(contact.c.id, contact.c.created_at).where(
            contact.c.id.in_(some), contact.c.merged_into.is_(None)
        )
        found.update((row.id, row.created_at) for row in session.execute(query))
    return found
