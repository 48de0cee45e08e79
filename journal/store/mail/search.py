"""Finds mails by what somebody remembers of them: words of the subject, the sender's name.

There is no index of these words: the newest mails are looked through, and no more than a person
who asks would wait for.
"""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import folded_words
from journal.store.tables import mail, mail_party

_PAGE_SIZE = 1000
MAX_MAILS_SEARCHED = 20_000


def search(
    session: Session, typed: str, *, max_searched: int = MAX_MAILS_SEARCHED
) -> Iterator[int]:
    """Finds numbers of mails in which every word typed begins a word, newest first."""
    wanted = folded_words(typed)
    if not wanted:
        return
    before: int | None = None
    for _ in range(0, max_searched, _PAGE_SIZE):
        rows = _load_page(session, before)
        for mail_id, text in rows:
            if _matches(wanted, folded_words(text)):
                yield mail_id
        if len(rows) < _PAGE_SIZE:
            return
        before = rows[-1][0]


def _matches(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return all(any(each.startswith(word) for each in found) for word in wanted)


def _load_page(session: Session, before: int | None) -> list[tuple[int, str]]:
    """A page of mails, each with its subject and its first sender's name."""
    name = (
        sa.select(mail_party.c.name)
        .where(mail_party.c.mail_id == mail.c.id, mail_party.c.role == "from")
        .order_by(mail_party.c.position)
        .limit(1)
        .scalar_subquery()
    )
    query = sa.select(mail.c.id, mail.c.subject, name).order_by(mail.c.id.desc())
    if before is not None:
        query = query.where(mail.c.id < before)
    rows = session.execute(query.limit(_PAGE_SIZE))
    return [(mail_id, f"{subject} {sender or ''}") for mail_id, subject, sender in rows]
