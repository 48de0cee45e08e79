"""Marks a transaction that wrote something for the outbox to look at."""

from sqlmodel import Session

_MARK_KEY = "rapport_bell"


def mark(session: Session) -> None:
    session.info[_MARK_KEY] = True


def is_marked(session: Session) -> bool:
    return _MARK_KEY in session.info
