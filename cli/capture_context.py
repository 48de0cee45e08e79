"""Builds the context of the mail door, once; and what both doors need to begin and to end."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from types import FrameType
from typing import TYPE_CHECKING

from cli.context import CliContext
from cli.process.process_log import print_event
from journal.backoff import backoff_seconds
from journal.errors import DatabaseAway, DatabaseBusy, NotFound, RequestRefused
from journal.settings import MailboxSettings, did_you_mean
from journal.store.mail.mail_columns import Versions

if TYPE_CHECKING:
    from ingest.capture.context import CaptureContext, Progress


def build_capture_context(
    context: CliContext, tell: "Callable[[Progress], None]"
) -> "CaptureContext":
    from ingest import auth
    from ingest.capture.context import CaptureContext
    from ingest.capture.lease import current_worker_id
    from ingest.capture.reading_processes import build_reading
    from ingest.decide.policy import build_policy

    keep = auth.TokenStore.from_settings(context.settings)
    return CaptureContext(
        engine=context.engine,
        settings=context.settings,
        config=context.config,
        policy=build_policy(context.settings, context.catalog),
        versions=Versions(context.catalog.version, version("rapport-bot")),
        owner=current_worker_id(),
        login=lambda box, rejected: auth.build_login(box, keep, now=_now(), rejected=rejected),
        clock=_now,
        report_progress=tell,
        reading=build_reading(context.settings.capture.reading_processes, _count_cores()),
    )


def _count_cores() -> int:
    """Counts the cores that this process may use, which may be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _now() -> datetime:
    return datetime.now(UTC)


def select_mailboxes(context: CliContext, names: Sequence[str]) -> list[MailboxSettings]:
    """The mailboxes with these names, or all."""
    known = {box.name: box for box in context.settings.mailbox}
    if not known:
        raise RequestRefused(
            "The config names no mailbox. Add a [[mailbox]] section; docs/config.md has its keys."
        )
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            raise NotFound(f"There is no mailbox '{name}' in the config. {hint}")
    return [known[name] for name in dict.fromkeys(names or known)]


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set: work ends at the next safe place."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def wait_for_database(context: CliContext, stop: threading.Event) -> bool:
    """Open the database for a door; one that is away is waited for. False when stopped before."""
    failures = 0
    while not stop.is_set():
        try:
            _ = context.engine
        except (DatabaseAway, DatabaseBusy) as error:
            pause = backoff_seconds(1.0, failures, 60.0)
            failures += 1
            print_event(f"{error} It is tried again in {pause:.0f} s.", as_json=context.as_json)
            stop.wait(pause)
        else:
            return True
    return False
