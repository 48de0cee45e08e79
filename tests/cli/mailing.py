"""Mails in the ledger of a desk, as the mail door would have put them there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from journal.house import House
from journal.store.database import open_engine, transaction
from tests.building import a_house
from tests.cli.running import Desk
from tests.journal.triaging import waits
from tests.mailing import a_copy


@contextmanager
def behind(desk: Desk) -> Iterator[tuple[Session, House]]:
    """A transaction on the desk's database, and its house."""
    folder = desk.folder / "behind"
    folder.mkdir(exist_ok=True)
    engine = open_engine(desk.database)
    try:
        with transaction(engine) as session:
            yield session, a_house(folder, f'[storage]\npath = "{desk.folder}/var/storage"\n')
    finally:
        engine.dispose()


def let_wait(desk: Desk, *senders: str, **more: Any) -> None:
    """A mail of each of these, whom nobody knows; numbered from 1 on in an empty ledger."""
    more.setdefault("at", datetime.now(UTC))
    with behind(desk) as (session, house):
        for uid, sender in enumerate(senders, 1):
            mail_id = waits(session, house, f"k{uid}", sender, subject=f"Offer [{uid}]", **more)
            a_copy(session, uid, mail_id)
