"""A file's content from Slack, and only from there: the bot's token goes along.

Slack leads whoever may not see a file to a page to sign in. No redirect is followed, and what is not
as large as Slack said is not the file.
"""

import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

_TIMEOUT = 20
# All of it, in seconds, and how much at a time.
_LONGEST = 100.0
_PIECE = 2**16
_SLACK = "slack.com"


@dataclass(frozen=True, slots=True)
class Got:
    content: bytes


@dataclass(frozen=True, slots=True)
class LeftOff:
    """It does not lie with Slack."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """Asked for again, in so many seconds at the soonest."""

    seconds: float = 0.0


def _opener() -> OpenerDirector:
    """As the library's own, but it follows no redirect."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def download(url: str, *, token: str, base_url: str, size: int) -> Got | LeftOff | NotYet:
    if not lies_with_slack(url, base_url):
        return LeftOff()
    asked = Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310 (looked at above)
    try:
        with _opener().open(asked, timeout=_TIMEOUT) as answer:
            content = _read(answer, size + 1)
    except HTTPError as error:
        error.close()
        return NotYet(_seconds(error.headers))
    except (HTTPException, OSError):
        return NotYet()
    return Got(content) if len(content) == size else NotYet()


def _read(answer: Any, most: int) -> bytes:
    """In pieces: a timeout is of each, and many small ones could take for ever."""
    end, pieces, left = time.monotonic() + _LONGEST, [], most
    while left > 0 and (piece := answer.read1(min(left, _PIECE))):
        if time.monotonic() > end:
            raise TimeoutError
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def lies_with_slack(url: str, base_url: str) -> bool:
    """At Slack's own addresses, or where its Web API is said to be."""
    try:
        there, api = urlsplit(url), urlsplit(base_url)
    except ValueError:
        return False
    host, own = there.hostname or "", api.hostname or _SLACK
    if there.scheme == "https" and _is_under(host, _SLACK):
        return True
    return there.scheme == api.scheme and _is_under(host, own)


def _is_under(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _seconds(headers: Any) -> float:
    told = str((headers or {}).get("Retry-After") or "")
    return min(float(told), 3600.0) if told.isascii() and told.isdigit() else 0.0
