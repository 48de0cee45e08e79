"""Holds what the outbox is given, and what it remembers while it runs."""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import Engine

from bot.blockkit.builders import Message, View
from journal.health.problems import WatchConfig
from journal.model import Card, NoticeKind, SlackPerson
from journal.rhythm import RhythmRules
from journal.store.alerts import AlertNews
from journal.store.slack import file_requests

# None when it should not stand there any more.
RenderCard = Callable[[Card], Message | None]
# Of somebody by Slack id; None when they have none any more.
RenderHome = Callable[[str], View | None]


class SlackClient(Protocol):
    """Says what the outbox needs of `slack_sdk.WebClient`, which raises its own errors.

    It must not try again by itself: see `calls.slack_client`.
    """

    def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Any: ...


@dataclass(frozen=True, slots=True)
class OutboxSettings:
    """Holds what the config says. `admins` are addresses or Slack ids, told of what is wrong; `rhythm` says
    how often contacts are to be spoken to.
    """

    triage_channel: str = ""
    admins: tuple[str, ...] = ()
    watch: WatchConfig = field(default_factory=WatchConfig)
    rhythm: RhythmRules = field(default_factory=RhythmRules)


@dataclass(slots=True)
class OutboxMemory:
    """The memory of one run. Whatever is lost with it is only asked or tried once more."""

    # By method, until when Slack does not want to hear of it.
    limited_until: dict[str, datetime] = field(default_factory=dict)
    last_post: dict[str, datetime] = field(default_factory=dict)
    # By address, until when they are not looked up again.
    unknown_until: dict[str, datetime] = field(default_factory=dict)
    reminded_on: dict[tuple[NoticeKind, str], date] = field(default_factory=dict)
    # By errand, when it is due again.
    next_run_at: dict[str, datetime] = field(default_factory=dict)
    # Files that are being fetched, by their number.
    fetching: set[int] = field(default_factory=set)
    # How many calls in a row got no answer, and how long to leave Slack alone.
    failures_in_row: int = 0
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outbox:
    """`render` makes a card, and `render_home` a Home tab, as it is to be shown now; no transaction is
    open then, since Slack may have to be asked who the reader is. `find_person` is somebody by Slack id, asked of Slack if need be; `may_be_told` says whether they
    belong to those who may hear of the record. `wake` rings when something may be due.
    """

    engine: Engine
    slack: SlackClient
    render: RenderCard
    find_person: Callable[[str], SlackPerson | None]
    now: Callable[[], datetime]
    wake: threading.Event
    stop: threading.Event
    log: logging.Logger
    settings: OutboxSettings = field(default_factory=OutboxSettings)
    render_home: RenderHome = lambda _: None
    may_be_notified: Callable[[SlackPerson], bool] = lambda who: (
        not (who.gone or who.bot or who.guest)
    )
    chance: Callable[[], float] = random.random
    lease_seconds: float = 120
    # Tells the admins' own command, elsewhere: it may take half a minute.
    run_alert_command: Callable[[AlertNews], None] = lambda _: None
    # Begins to fetch a file that is to be attached, and calls back when it is over.
    fetch_file: Callable[[file_requests.FileRequest, Callable[[], None]], None] = (
        lambda _file, done: done()
    )
    name: str = field(default_factory=lambda: uuid4().hex)
    memory: OutboxMemory = field(default_factory=OutboxMemory)
