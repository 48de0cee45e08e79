"""The loop: gather, claim, show; then wait until something is due, the bell rings, or it is over."""

import time
from datetime import timedelta

from bot.outbox.backoff import backoff_delay
from bot.outbox.delivery import deliver_card
from bot.outbox.notices import gather_notices
from bot.outbox.outbox import Outbox
from bot.outbox.periodic import run_due_jobs
from journal.errors import DatabaseGone, log_text
from journal.model import Card
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards

# What another process wants shown rings no bell here.
POLL_INTERVAL = timedelta(seconds=3)
_PAUSE_WHEN_CLAIMED = timedelta(seconds=0.5)
_AT_ONCE = 10
_SLICE_SECONDS = 0.25


def run(box: Outbox) -> None:
    """Run until told to stop; the leases it holds then are free for others at once."""
    failures = 0
    while not box.stop.is_set():
        box.wake.clear()
        try:
            pause = step(box)
            failures = 0
        except DatabaseGone:
            # Whoever writes on is told that it is logged, and it is nowhere: the bot ends.
            raise
        except Exception as error:  # noqa: BLE001 (the outermost loop: a busy database passes)
            failures += 1
            pause = backoff_delay(failures, box.chance())
            box.log.error("the outbox failed: %s", log_text(error))  # noqa: TRY400 (a traceback may hold texts)
        _wait(box, pause)
    _give_back(box)


def step(box: Outbox) -> timedelta:
    """Do one round; return how long there is nothing to do."""
    run_due_jobs(box)
    gather_notices(box)
    pause = _until_next(box)
    # While nothing is due, the database is not even asked to write.
    claimed = [] if pause or _is_paused(box) else _claim(box)
    for card in claimed:
        if box.stop.is_set() or _is_paused(box):
            _give_back(box)
            break
        deliver_card(box, card)
    # What is due, and was not to be had, is with somebody else for a moment.
    return _until_next(box) if claimed else max(pause, _PAUSE_WHEN_CLAIMED)


def _claim(box: Outbox) -> list[Card]:
    with transaction(box.engine) as session:
        return cards.claim(
            session,
            by=box.name,
            now=box.now(),
            lease_seconds=box.lease_seconds,
            limit=_AT_ONCE,
        )


def _is_paused(box: Outbox) -> bool:
    until = box.memory.paused_until
    return until is not None and until > box.now()


def _until_next(box: Outbox) -> timedelta:
    with read_transaction(box.engine) as session:
        due = cards.next_due(session)
    now = box.now()
    if box.memory.paused_until and box.memory.paused_until > now:
        due = max(due or now, box.memory.paused_until)
    return POLL_INTERVAL if due is None else min(max(due - now, timedelta()), POLL_INTERVAL)


def _give_back(box: Outbox) -> None:
    with transaction(box.engine) as session:
        cards.give_back(session, by=box.name)


def _wait(box: Outbox, pause: timedelta) -> None:
    """Nobody can wait for two events: the one that ends it is looked at in between."""
    end = time.monotonic() + pause.total_seconds()
    while not box.stop.is_set() and (left := end - time.monotonic()) > 0:
        if box.wake.wait(min(left, _SLICE_SECONDS)):
            return
