"""Decides which mailboxes this worker reads: all workers that live share those of the config.

Each notes in the database that it lives, and computes the same from the same notes: nobody hands
out. A share is no right: the lease alone lets a worker write, and where two disagree for a moment
(a clock, a config that was changed on one machine first) one of them finds the mailbox busy.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import lru_cache

from ingest.capture.context import CaptureContext
from ingest.capture.lease import is_worker_dead
from journal.store import meta
from journal.store.database import transaction

# A worker that was killed on another machine is missed after this; its leases end before.
_LIVES_FOR = timedelta(seconds=90)
_FORGOTTEN_AFTER = timedelta(days=1)
_PREFIX = "worker:"


def find_share(context: CaptureContext, names: Sequence[str], *, most: int) -> frozenset[str]:
    """Note that we live, and return what is ours among these mailboxes; `most` 0 is no limit."""
    # Only workers that read the same mailboxes can share them.
    key = f"{_PREFIX}{_hash(*sorted(names))[:16]}:"
    now = context.clock()
    with transaction(context.engine) as session:
        meta.set_moment(session, f"{key}{context.owner}", now)
        seen = meta.get_moments(session, _PREFIX)
        gone = [
            each
            for each, moment in seen.items()
            if now - moment > _FORGOTTEN_AFTER or is_worker_dead(_owner_of(each))
        ]
        meta.remove(session, gone)
    alive = [
        _owner_of(each)
        for each, moment in seen.items()
        if each.startswith(key) and each not in gone and abs(now - moment) < _LIVES_FOR
    ]
    mine = _find_mine(context.owner, tuple(names), frozenset({context.owner, *alive}))
    return frozenset(mine[:most] if most else mine)


@lru_cache(maxsize=1)
def _find_mine(owner: str, names: tuple[str, ...], workers: frozenset[str]) -> tuple[str, ...]:
    """Kept until a worker comes or goes: ten thousand mailboxes and forty workers take a second."""
    return tuple(assign(names, workers)[owner])


def forget_worker(context: CaptureContext) -> None:
    """Leave our share to the others at once."""
    with transaction(context.engine) as session:
        ours = [
            each for each in meta.get_moments(session, _PREFIX) if _owner_of(each) == context.owner
        ]
        meta.remove(session, ours)


def assign(names: Collection[str], workers: Collection[str]) -> dict[str, list[str]]:
    """Each mailbox to one worker, none more than one above another; few move when one comes or goes.

    A mailbox goes to the worker whose hash with it is highest, among those that have room.
    """
    found: dict[str, list[str]] = {each: [] for each in workers}
    room = Counter(_rooms(len(names), sorted(workers)))
    for name in sorted(names):
        best = max((each for each in workers if room[each]), key=lambda w: _hash(w, name))
        room[best] -= 1
        found[best].append(name)
    return found


def _rooms(count: int, workers: Sequence[str]) -> dict[str, int]:
    each, over = divmod(count, len(workers))
    return {worker: each + (place < over) for place, worker in enumerate(workers)}


def _owner_of(key: str) -> str:
    return key.removeprefix(_PREFIX).partition(":")[2]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
