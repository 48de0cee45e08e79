"""Checks whether a call comes from Slack, and for the first time, before it is read further.

Slack signs the time and the raw body. A recorded call that is sent again has the same signature, so
each is accepted once while its time is fresh. A caller who can't sign leaves no line in the log.
"""

import threading
import time
from collections.abc import Callable

from slack_sdk.signature import Clock, SignatureVerifier

# Slack advises to refuse older calls; a signature need not be remembered for longer.
_FRESH_SECONDS = 300
_LONGEST_TIMESTAMP = 15


class _GivenClock(Clock):
    def __init__(self, read: Callable[[], float]) -> None:
        self._read = read

    def now(self) -> float:
        return self._read()


class SignedRequests:
    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self._verifier = SignatureVerifier(secret, _GivenClock(now))
        self._now = now
        self._taken: dict[str, float] = {}
        self._lock = threading.Lock()

    def take(self, body: bytes, timestamp: str, signature: str) -> bool:
        """Accept a call: whether it is Slack's, and was not accepted before."""
        if (
            not (timestamp.isascii() and timestamp.isdecimal())
            or len(timestamp) > _LONGEST_TIMESTAMP
        ):
            return False
        try:
            is_signed = self._verifier.is_valid(body, timestamp, signature)
        except (TypeError, ValueError):
            # Only ASCII can be compared.
            return False
        return is_signed and self._is_first(signature)

    def _is_first(self, signature: str) -> bool:
        now = self._now()
        with self._lock:
            if signature in self._taken:
                return False
            self._taken[signature] = now
            # A call may be ahead of our clock by as much as it may be behind. Oldest first.
            while self._taken and now - next(iter(self._taken.values())) > 2 * _FRESH_SECONDS:
                del self._taken[next(iter(self._taken))]
        return True
