"""The bell: whether a transaction wrote something that the outbox is to look at."""

from sqlmodel import Session

_RUNG = "rapport_bell"


def ring(session: Session) -> None:
    session.info[_RUNG] = True


def has_rung(session: Session) -> bool:
    return _RUNG in session.info
