"""Owns letters: the mails that are promised to a folder of drafts, and what became of each.

The row is written with its entry, and says with which key the draft can be found again. Purging the
entry takes it along; erasing empties the entry, and the draft is removed from the mailbox.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import InteractionState, LastMail, Letter, LetterState
from journal.store.columns import is_one_of
from journal.store.database import chunks
from journal.store.tables import interaction, letter, mail, mail_party

_OPEN = (LetterState.WANTED.value, LetterState.DRAFTED.value)
# The sent copy may come at any time: also of a draft that seemed to be thrown away.
_MAY_BE_SENT = (*_OPEN, LetterState.NOT_SENT.value)


def add(
    session: Session,
    number: int,
    *,
    key: str,
    mailbox: str,
    message_id: str,
    answers: int | None,
    now: datetime,
) -> None:
    row = {
        "interaction_id": number,
        "key": key,
        "mailbox": mailbox,
        "state": LetterState.WANTED.value,
        "message_id": message_id,
        "answers": answers,
        "attempts": 0,
        "error": "",
        "created_at": now,
    }
    session.execute(sa.insert(letter), [row])


def find_open(session: Session, mailbox: str) -> tuple[Letter, ...]:
    """Finds those of the mailbox that are to be put there, or lie there as far as we know."""
    mine = (letter.c.mailbox == mailbox, is_one_of(letter.c.state, _OPEN))
    return _find(session, *mine)


def find_unsent(session: Session, keys: Collection[str]) -> dict[str, Letter]:
    """Find by key those that nobody has seen in the folder of sent mail yet; their entries stand."""
    found: dict[str, Letter] = {}
    for some in chunks(sorted(keys)):
        mine = (letter.c.key.in_(some), letter.c.state.in_(_MAY_BE_SENT))
        found.update((each.key, each) for each in _find(session, *mine) if each.is_wanted)
    return found


def get(session: Session, number: int) -> Letter | None:
    """The letter that the entry is."""
    return next(iter(_find(session, letter.c.interaction_id == number)), None)


def count_sent(session: Session) -> int:
    sent = letter.c.state == LetterState.SENT.value
    return session.scalar(sa.select(sa.func.count()).select_from(letter).where(sent)) or 0


def _find(session: Session, *conditions: sa.ColumnElement[bool]) -> tuple[Letter, ...]:
    stands = sa.and_(
        interaction.c.state == InteractionState.ACTIVE.value, interaction.c.erased_at.is_(None)
    )
    query = (
        sa.select(letter, stands.label("is_wanted"))
        .join(interaction, interaction.c.id == letter.c.interaction_id)
        .where(*conditions)
        .order_by(letter.c.id)
    )
    return tuple(_letter(row) for row in session.execute(query))


def _letter(row: Any) -> Letter:
    return Letter(
        id=row.id,
        interaction=row.interaction_id,
        key=row.key,
        mailbox=row.mailbox,
        state=LetterState(row.state),
        message_id=row.message_id,
        answers=row.answers,
        attempts=row.attempts,
        error=row.error,
        missing_since=row.missing_since,
        is_wanted=bool(row.is_wanted),
    )


def update(session: Session, letter_id: int, values: Mapping[str, Any]) -> None:
    session.execute(sa.update(letter).where(letter.c.id == letter_id).values(**values))


def begin_attempt(session: Session, letter_id: int) -> None:
    """Committed before anything is sent: from now on the draft may lie there."""
    counted = sa.update(letter).where(letter.c.id == letter_id)
    session.execute(counted.values(attempts=letter.c.attempts + 1))


def find_last_mail(session: Session, number: int) -> LastMail | None:
    """The last logged mail of the conversation that an entry's mail is in; None of what is no mail."""
    own = session.execute(sa.select(mail).where(mail.c.interaction_id == number).limit(1)).first()
    if own is None:
        return None
    query = (
        sa.select(mail.c.id, mail.c.subject)
        .where(mail.c.conversation == own.conversation, mail.c.interaction_id.is_not(None))
        .order_by(mail.c.occurred_at.desc(), mail.c.id.desc())
    )
    last = session.execute(query.limit(1)).first() or own
    author = session.execute(
        sa.select(mail_party.c.name, mail_party.c.address)
        .where(mail_party.c.mail_id == last.id, mail_party.c.role == "from")
        .order_by(mail_party.c.position)
        .limit(1)
    ).first()
    name, address = author or ("", "")
    return LastMail(last.subject, name, address)


def message_id_of(session: Session, number: int) -> str:
    """The Message-ID of the mail that an entry was made of; empty when it was made of none."""
    query = sa.select(mail.c.message_id).where(mail.c.interaction_id == number).limit(1)
    return session.scalar(query) or ""
