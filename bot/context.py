"""Holds what every listener gets: the record, the config, the clock, and the event that wakes the outbox."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from bot.job_queue import JobQueue
from bot.language.translator import Translator
from journal.context import RecordConfig
from journal.settings import Settings
from journal.store import database
from journal.store.slack import wake_flag

# Slack waits three seconds.
_ANSWER_SECONDS = 2.0
LOCALE = Path(__file__).parent / "locale"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class BotContext:
    """The context. `wake` is set when a card may be due; `workers` send what an ack can't; `jobs`
    does
    long work; `locale` is the folder of the translations.
    """

    engine: Engine
    settings: Settings
    config: RecordConfig
    workers: Executor
    jobs: JobQueue
    clock: Callable[[], datetime] = _now
    wake: threading.Event = field(default_factory=threading.Event)
    stop: threading.Event = field(default_factory=threading.Event)
    locale: Path = LOCALE
    # The clock on the wall, where `clock` stands at the moment of what is answered late.
    wall_clock: Callable[[], datetime] | None = None

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def wall_now(self) -> datetime:
        return (self.wall_clock or self.clock)()

    def as_of(self, moment: datetime) -> "BotContext":
        """The same context, with the clock at a moment that is past."""
        return replace(self, clock=lambda: moment, wall_clock=self.wall_clock or self.clock)

    def today(self, t: Translator) -> date:
        """Today's date on the reader's calendar."""
        return self.now.astimezone(t.zone).date()

    def for_answers(self) -> "BotContext":
        """The same context, with no more patience for a busy database than Slack has for an answer."""
        return replace(self, engine=database.with_patience(self.engine, _ANSWER_SECONDS))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction; after its commit the outbox is woken if there is something for it."""
        with database.transaction(self.engine) as session:
            yield session
            has_rung = wake_flag.is_marked(session)
        if has_rung:
            self.wake.set()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with database.read_transaction(self.engine) as session:
            yield session
