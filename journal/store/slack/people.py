"""Colleagues as Slack knows them, with what they chose here: colleagues, not contacts."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import NoticeFrequency, NoticeKind, SlackPerson, UserPreferences
from journal.store.database import chunks, insert_into
from journal.store.tables import person

_SLACK_FIELDS = ("team", "email", "name", "locale", "zone", "guest", "bot", "gone", "fetched_at")
_KINDS = frozenset(NoticeKind)


def get(session: Session, slack_id: str) -> SlackPerson | None:
    return get_many(session, [slack_id]).get(slack_id)


def get_many(session: Session, slack_ids: Collection[str]) -> dict[str, SlackPerson]:
    found: dict[str, SlackPerson] = {}
    for some in chunks(sorted(set(slack_ids))):
        rows = session.execute(sa.select(person).where(person.c.slack_id.in_(some)))
        found.update((row.slack_id, _person(row)) for row in rows)
    return found


def get_by_email(session: Session, email: str) -> SlackPerson | None:
    """The person with this address, else who once had it; of several, who is still in the workspace."""
    wanted = email.strip().casefold()
    if not wanted:
        return None
    query = sa.select(person).where(sa.or_(person.c.email == wanted, person.c.known_as == wanted))
    had_it = person.c.email != wanted
    first = query.order_by(had_it, person.c.gone, person.c.bot, person.c.slack_id)
    row = session.execute(first).first()
    return _person(row) if row else None


def get_all(session: Session) -> tuple[SlackPerson, ...]:
    """Everybody who is still in the workspace."""
    query = sa.select(person).where(sa.not_(person.c.gone)).order_by(person.c.slack_id)
    return tuple(map(_person, session.execute(query)))


def save(session: Session, who: SlackPerson) -> None:
    """Save what Slack says of a person; their preferences stay, and so does their name in the record.

    An address that Slack does not tell any more is kept: without it nothing would be theirs.
    """
    email = who.email.strip().casefold()
    row = {name: getattr(who, name) for name in _SLACK_FIELDS}
    row |= {"slack_id": who.slack_id, "email": email, "known_as": _name_for(session, who, email)}
    insert = insert_into(session, person).values(**row, **_columns(who.preferences), dm="")
    fresh: dict[str, Any] = {name: insert.excluded[name] for name in _SLACK_FIELDS}
    fresh["email"] = sa.func.coalesce(sa.func.nullif(insert.excluded.email, ""), person.c.email)
    session.execute(insert.on_conflict_do_update(index_elements=["slack_id"], set_=fresh))


def _name_for(session: Session, who: SlackPerson, email: str) -> str:
    """Their address, unless the record knows a colleague by it who has another one by now."""
    is_taken = sa.select(person.c.slack_id).where(
        person.c.known_as == email,
        person.c.slack_id != who.slack_id,
        # Who comes back with a new account and the old address is who they were.
        person.c.email != email,
    )
    is_free = bool(email) and session.execute(is_taken.limit(1)).first() is None
    return email if is_free else f"slack:{who.slack_id}"


def set_preferences(session: Session, slack_id: str, preferences: UserPreferences) -> None:
    _update(session, slack_id, _columns(preferences))


def set_dm(session: Session, slack_id: str, channel: str) -> None:
    """The channel of their direct messages; empty when it is not known any more."""
    _update(session, slack_id, {"dm": channel})


def note_dm(session: Session, slack_id: str, channel: str) -> None:
    """Note the channel of their direct messages, in which they just wrote."""
    theirs = person.c.slack_id == slack_id, person.c.dm != channel
    session.execute(sa.update(person).where(*theirs).values(dm=channel))


def get_dms(session: Session, limit: int) -> dict[str, str]:
    """The people who have direct messages with the app: their ids, and the channel of each."""
    here = person.c.dm != "", sa.not_(person.c.gone), sa.not_(person.c.bot)
    query = sa.select(person.c.slack_id, person.c.dm).where(*here).order_by(person.c.slack_id)
    return {row.slack_id: row.dm for row in session.execute(query.limit(limit))}


def dm_of(session: Session, slack_id: str) -> str:
    found = session.scalar(sa.select(person.c.dm).where(person.c.slack_id == slack_id))
    return found or ""


def _update(session: Session, slack_id: str, values: dict[str, Any]) -> None:
    session.execute(sa.update(person).where(person.c.slack_id == slack_id).values(**values))


def _columns(preferences: UserPreferences) -> dict[str, Any]:
    return {
        "language": preferences.language,
        "told": preferences.notice_frequency.value,
        "digest_hour": preferences.digest_hour,
        "stopped": sorted(kind.value for kind in preferences.muted_kinds),
    }


def _person(row: Any) -> SlackPerson:
    stopped = frozenset(NoticeKind(each) for each in row.stopped or () if each in _KINDS)
    return SlackPerson(
        slack_id=row.slack_id,
        **{name: getattr(row, name) for name in _SLACK_FIELDS},
        preferences=UserPreferences(
            row.language, NoticeFrequency(row.told), row.digest_hour, stopped
        ),
        known_as=row.known_as,
    )
