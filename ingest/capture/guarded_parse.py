"""Parses mails so that none can stop the queue: small ones here, large ones in a limited process.

A small mail is bounded by the budgets of the reader. For a large one they still allow seconds and
hundreds of megabytes, so it is read by a child, and one that exceeds the limits is `TooCostly`: it
is set aside at once, and what comes after it goes on.
"""

import logging
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from ingest.capture.parse_child import LIMITS
from ingest.parse import message
from journal.model import Mail, Oddity

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """The limits. Mails of `large_bytes` or more are read in a child. Its memory has a fixed part
    and one for each byte of the mail; the clock is a last resort for a child that does nothing.
    """

    large_bytes: int = 1024 * 1024
    cpu_seconds: int = 10
    cpu_seconds_per_mb: float = 1.0
    memory_bytes: int = 512 * 1024 * 1024
    memory_per_byte: int = 12
    wall_seconds: float = 300.0


def child_environment() -> dict[str, str]:
    """The few variables that a process needs to read mails: the others may hold passwords."""
    return {"PYTHONHASHSEED": "0", "PYTHONPATH": ":".join(path for path in sys.path if path)}


DEFAULT_LIMITS = ParseLimits()


class TooCostly(Exception):
    """A mail takes more time or memory to read than a mail may."""


def parse_guarded(
    raw: bytes,
    limits: ParseLimits = DEFAULT_LIMITS,
    parse: Callable[[bytes], Mail] = message.parse,
) -> Mail:
    """The parsed mail, or `TooCostly`. `parse` reads the small ones."""
    return parse(raw) if len(raw) < limits.large_bytes else _parse_in_child(raw, limits)


def _parse_in_child(raw: bytes, limits: ParseLimits) -> Mail:
    seconds = int(limits.cpu_seconds + limits.cpu_seconds_per_mb * len(raw) / 1_000_000)
    memory = limits.memory_bytes + limits.memory_per_byte * len(raw)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ingest.capture.parse_child"],
            input=LIMITS.pack(seconds, memory) + raw,
            env=child_environment(),
            capture_output=True,
            timeout=limits.wall_seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise _too_costly(
            raw, f"reading it was not done after {limits.wall_seconds:.0f} s"
        ) from None
    except subprocess.CalledProcessError:
        raise _too_costly(
            raw, f"reading it took more than {seconds} s or {memory >> 20} MB"
        ) from None
    mail = cast("Mail", pickle.loads(done.stdout))  # noqa: S301 (our own process wrote it)
    if Oddity.OUT_OF_MEMORY in mail.oddities:
        raise _too_costly(raw, f"reading it took more than {memory >> 20} MB")
    return mail


def _too_costly(raw: bytes, why: str) -> TooCostly:
    _log.warning("a mail of %d bytes: %s", len(raw), why)
    return TooCostly(why)
