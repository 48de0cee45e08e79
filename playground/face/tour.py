"""Which steps of the guided tour have happened, as the record tells; what once happened stays so.

log      an interaction was logged from Slack      triage   a person decided on a mail
mail     a mail came that is no sample             purge    a purge deleted something
undo     what was cancelled stands again
"""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from journal.errors import RapportError
from journal.model import InteractionFilter, Reason, Source, State
from journal.store import ledger, listing, purges
from journal.store.database import reading
from journal.store.ledger import MailFilter
from playground.samples.mails import MARK
from playground.workspace.values import Json

STEPS = ("log", "mail", "triage", "undo", "purge")
_BY_HAND = MailFilter(reasons=(Reason.LOGGED_BY_HAND, Reason.IGNORED))
_LOOKED_AT = 50


class Tour:
    def __init__(self, engine: Engine, file: Path, *, shown: bool) -> None:
        self._engine = engine
        self._file = file
        self._shown = shown
        self._guard = threading.Lock()
        self._cancelled: frozenset[int] = frozenset()
        self._done = self._remembered()

    def told(self) -> Json:
        with self._guard:
            return {"show": self._shown, "done": [one for one in STEPS if one in self._done]}

    def look(self) -> None:
        """What has happened since; called after each change of the record."""
        with suppress(RapportError, OSError), reading(self._engine) as session:
            happened = set(self._happened(session))
            with self._guard:
                new = happened - self._done
                self._done |= new
            if new:
                self._file.write_text(json.dumps(sorted(self._done)), encoding="ascii")

    def _happened(self, session: Session) -> Iterator[str]:
        if listing.count(session, InteractionFilter(source=Source.SLACK.value)):
            yield "log"
        newest = ledger.page(session, MailFilter(), limit=_LOOKED_AT).items
        if any(one.message_id and not one.message_id.startswith(MARK) for one in newest):
            yield "mail"
        if ledger.count(session, _BY_HAND):
            yield "triage"
        if any(one.purged for one in purges.records(session, limit=5)):
            yield "purge"
        if self._stands_again(session):
            yield "undo"

    def _stands_again(self, session: Session) -> bool:
        """Somebody took a cancel back, since the last look."""
        of_them = InteractionFilter(states=(State.CANCELLED,))
        found = listing.page(session, of_them, limit=200).items
        now = frozenset(one.number for one in found)
        gone, self._cancelled = self._cancelled - now, now
        if not gone:
            return False
        active = InteractionFilter(numbers=tuple(gone), states=(State.ACTIVE,))
        return listing.count(session, active) > 0

    def _remembered(self) -> set[str]:
        with suppress(OSError, ValueError, TypeError):
            return set(json.loads(self._file.read_text(encoding="ascii"))) & set(STEPS)
        return set()
