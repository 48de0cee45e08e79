"""Builds what the mail door needs, once, from the desk: the only place that does."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from types import FrameType
from typing import TYPE_CHECKING

from cli.desk import Desk
from journal.errors import NotFound, Refused
from journal.settings import Mailbox, did_you_mean
from journal.store.mails import Versions

if TYPE_CHECKING:
    from ingest.office import Office, Progress


def office_of(desk: Desk, tell: "Callable[[Progress], None]") -> "Office":
    from ingest import auth
    from ingest.lease import this_worker
    from ingest.office import Office
    from ingest.policy import policy_of

    keep = auth.TokenStore.of(desk.settings)
    return Office(
        engine=desk.engine,
        settings=desk.settings,
        house=desk.house,
        policy=policy_of(desk.settings, desk.catalog),
        versions=Versions(desk.catalog.version, version("rapport-bot")),
        owner=this_worker(),
        login=lambda box, rejected: auth.login_for(box, keep, now=_now(), rejected=rejected),
        clock=_now,
        tell=tell,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def boxes_of(desk: Desk, names: Sequence[str]) -> list[Mailbox]:
    """The mailboxes that are named, or all."""
    known = {box.name: box for box in desk.settings.mailbox}
    if not known:
        raise Refused(
            "The config names no mailbox. Add a [[mailbox]] section; docs/config.md has its keys."
        )
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            raise NotFound(f"There is no mailbox '{name}' in the config. {hint}")
    return [known[name] for name in dict.fromkeys(names or known)]


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set: whoever works ends at the next safe place."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
