"""Counts what reading a mail costs: calls, and the most memory at once. No clock."""

import sys
import tracemalloc
from types import FrameType

from ingest.parse import message
from journal.model import Mail


def count_calls(raw: bytes) -> tuple[Mail, int]:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        mail = message.parse(raw)
    finally:
        sys.setprofile(before)
    return mail, calls


def peak_bytes(raw: bytes) -> int:
    """The most memory beyond what is held already."""
    tracemalloc.start()
    try:
        message.parse(raw)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
