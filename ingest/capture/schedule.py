"""PURE. The folder as last seen + as the server says now → what to do."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from journal.backoff import backoff_seconds
from journal.model import FolderState

# How many mails share a transaction, and how many bytes of them are in memory at once.
BATCH_MAILS = 200
BATCH_BYTES = 8 * 1024 * 1024
# How many are fetched and read on other cores while as many before them are written.
AHEAD_MAILS = 50
# The rows listed in one transaction: another writer waits no longer than for these.
ROWS_PER_TRANSACTION = 5_000
# A mail that was being read alone when the process died, this often, is set aside. The first
# attempt was in a batch, where any of its neighbours may have been the cause.
MOST_ATTEMPTS = 4
# A request to wait so many seconds is no dropped line.
THROTTLED_SECONDS = 60.0
_LONGEST_WAIT = 15 * 60.0
_BYSTANDER_WAIT, _BYSTANDER_LONGEST = timedelta(hours=1), timedelta(days=30)
_LONGEST_THROTTLED_WAIT = 60 * 60.0
_REFUSED_TRIES = 3
_DAY_SECONDS = 24 * 60 * 60.0
_LONGEST_POSTPONEMENT = _DAY_SECONDS + 60.0


class FolderAction(StrEnum):
    """Says what to do after a folder's STATUS."""

    NOTHING = "nothing"
    LIST = "list"
    RENUMBERED = "numbered anew"


class StatusNumbers(Protocol):
    @property
    def uidvalidity(self) -> int | None: ...
    @property
    def uidnext(self) -> int | None: ...
    @property
    def messages(self) -> int | None: ...


def next_action(seen: FolderState, now: StatusNumbers) -> FolderAction:
    """Says what to do now; a server without UIDNEXT is asked for the list each time."""
    if seen.uidvalidity is None or (now.uidvalidity or 0) != seen.uidvalidity:
        return FolderAction.RENUMBERED
    same = (now.uidnext, now.messages) == (seen.uidnext, seen.messages)
    return FolderAction.NOTHING if same and now.uidnext is not None else FolderAction.LIST


def is_jump(seen: FolderState, found: int, *, limit: int) -> bool:
    """Says whether there is far more than a normal day's mail in a known folder: a person is asked
    first.

    A folder with a new UIDVALIDITY lists everything again, which does not count.
    """
    if seen.messages is None:
        return False
    return found - (0 if seen.highest else seen.messages) > limit


def fetch_groups(
    sizes: Mapping[int, int], *, most_bytes: int = BATCH_BYTES, most_mails: int = BATCH_MAILS
) -> Iterator[list[int]]:
    """The mails that are fetched, and in memory, together: large ones alone, the others in batches."""
    group: list[int] = []
    weight = 0
    for uid, size in sizes.items():
        if group and (weight + size > most_bytes or len(group) >= most_mails):
            yield group
            group, weight = [], 0
        group.append(uid)
        weight += size
    if group:
        yield group


def uid_slices(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), ROWS_PER_TRANSACTION):
        yield uids[start : start + ROWS_PER_TRANSACTION]


# ── when to try again ───────────────────────────────────────────────────────────────────────────


def retry_delay(failures: int, *, requested: float, jitter: float) -> float:
    """Seconds until a mailbox that could not be read is tried again; `jitter` is from 0 to 1.

    What the server asked for is waited for. Otherwise 5 seconds, twice as long each time.
    """
    if requested >= THROTTLED_SECONDS:
        return backoff_seconds(requested, failures, _LONGEST_THROTTLED_WAIT) * (1 + jitter / 4)
    return backoff_seconds(5, failures, _LONGEST_WAIT) * (0.75 + jitter / 2)


def retry_delay_after_refusal(failures: int) -> float:
    """Seconds until the next login: a few tries, then daily, since wrong passwords lock an account."""
    return 60.0 * (failures + 1) if failures + 1 < _REFUSED_TRIES else _DAY_SECONDS


def is_postponed(until: datetime | None, now: datetime) -> bool:
    """Says whether to wait still; never longer than a day, since then a clock was wrong."""
    return until is not None and now < until <= now + timedelta(seconds=_LONGEST_POSTPONEMENT)


def is_bystander_due(listed: datetime, set_aside: datetime, now: datetime) -> bool:
    """Says whether a mail that was there each time the program stopped is read once more, alone.

    A mail that ends the program does so again, and the wait is twice as long each time: after an
    hour at first, and not at all after a month.
    """
    waited, age = now - set_aside, set_aside - listed
    return waited >= max(_BYSTANDER_WAIT, age) and now - listed <= _BYSTANDER_LONGEST


def retry_delay_of_mail(attempts: int) -> float:
    """Seconds until one mail that we failed at is tried again."""
    return 60.0 * 5.0 ** min(max(attempts - 1, 0), 3)
