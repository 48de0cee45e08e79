"""PURE. How long Slack asks us to wait before the next call, by its Retry-After header."""

from collections.abc import Mapping
from typing import Any

# Slack itself never asks for more than some minutes.
_LONGEST_SECONDS = 3600.0


def retry_after_seconds(headers: Mapping[str, Any] | None) -> float | None:
    """The seconds, from one to an hour; None if Slack asks for nothing.

    A value that can't be read counts as one second.
    """
    lowered = {str(name).casefold(): value for name, value in (headers or {}).items()}
    text = str(lowered.get("retry-after") or "")
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        return 1.0
    is_number = seconds == seconds  # noqa: PLR0124 (`nan` equals nothing)
    return min(max(seconds, 1.0), _LONGEST_SECONDS) if is_number else 1.0
