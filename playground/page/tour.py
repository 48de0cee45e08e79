"""Decides which steps of the guided tour are done, by the record; a step once done stays done.

log      an interaction was logged from Slack      triage   a person decided on a mail
mail     a mail came that is no sample             purge    a purge deleted something
undo     what was cancelled stands again            letter   a draft of ours was sent
"""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from journal.errors import RapportError
from journal.model import InteractionFilter, InteractionState, MailReason, Source
from journal.store.database import read_transaction
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.privacy import purges
from journal.store.record import outgoing_letters, pages
from playground.samples.mails import MESSAGE_ID_PREFIX
from playground.workspace.values import Json

STEPS = ("log", "mail", "triage", "undo", "letter", "purge")
_DECIDED_BY_PERSON = MailFilter(reasons=(MailReason.LOGGED_BY_HAND, MailReason.IGNORED))
_MAIL_LIMIT = 50


class Tour:
    def __init__(self, engine: Engine, file: Path, *, shown: bool) -> None:
        self._engine = engine
        self._file = file
        self._is_shown = shown
        self._lock = threading.Lock()
        self._cancelled: frozenset[int] = frozenset()
        self._completed = self._load()

    def to_json(self) -> Json:
        with self._lock:
            return {
                "show": self._is_shown,
                "done": [one for one in STEPS if one in self._completed],
            }

    def update(self) -> None:
        """Notes new steps; called after each change of the record."""
        with suppress(RapportError, OSError), read_transaction(self._engine) as session:
            happened = set(self._completed_steps(session))
            with self._lock:
                new = happened - self._completed
                self._completed |= new
            if new:
                self._file.write_text(json.dumps(sorted(self._completed)), encoding="ascii")

    def _completed_steps(self, session: Session) -> Iterator[str]:
        if pages.count(session, InteractionFilter(source=Source.SLACK.value)):
            yield "log"
        newest = ledger.page(session, MailFilter(), limit=_MAIL_LIMIT).items
        if any(
            one.message_id and not one.message_id.startswith(MESSAGE_ID_PREFIX) for one in newest
        ):
            yield "mail"
        if ledger.count(session, _DECIDED_BY_PERSON):
            yield "triage"
        if any(one.purged for one in purges.get_records(session, limit=5)):
            yield "purge"
        if outgoing_letters.count_sent(session):
            yield "letter"
        if self._has_restored_entry(session):
            yield "undo"

    def _has_restored_entry(self, session: Session) -> bool:
        """Somebody took a cancel back, since the last look."""
        of_them = InteractionFilter(states=(InteractionState.CANCELLED,))
        found = pages.page(session, of_them, limit=200).items
        now = frozenset(one.number for one in found)
        gone, self._cancelled = self._cancelled - now, now
        if not gone:
            return False
        active = InteractionFilter(numbers=tuple(gone), states=(InteractionState.ACTIVE,))
        return pages.count(session, active) > 0

    def _load(self) -> set[str]:
        with suppress(OSError, ValueError, TypeError):
            return set(json.loads(self._file.read_text(encoding="ascii"))) & set(STEPS)
        return set()
