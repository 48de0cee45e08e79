"""Downloads a file from Slack, and only from there, since the bot's token goes along.

Without the right to see a file, Slack redirects to a page to sign in. No redirect is followed, and
content of another size than Slack said is not the file.
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

from bot.slack_api.rate_limit import retry_after_seconds

_TIMEOUT_SECONDS = 20
# The time for the whole file in seconds, and the size of a piece.
_DEADLINE_SECONDS = 100.0
_CHUNK_BYTES = 2**16
_SLACK = "slack.com"


@dataclass(frozen=True, slots=True)
class Downloaded:
    content: bytes


@dataclass(frozen=True, slots=True)
class NotOnSlack:
    """The file does not lie with Slack."""


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Slack asks for another try, not before so many seconds."""

    seconds: float = 0.0


def _opener() -> OpenerDirector:
    """The library's opener without redirects."""
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


def download(
    url: str, *, token: str, base_url: str, size: int
) -> Downloaded | NotOnSlack | RetryLater:
    if not is_on_slack(url, base_url):
        return NotOnSlack()
    request = Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310 (looked at above)
    try:
        with _opener().open(request, timeout=_TIMEOUT_SECONDS) as answer:
            content = _read(answer, size + 1)
    except HTTPError as error:
        error.close()
        return RetryLater(retry_after_seconds(dict(error.headers.items())) or 0.0)
    except (HTTPException, OSError):
        return RetryLater()
    return Downloaded(content) if len(content) == size else RetryLater()


def _read(answer: Any, most: int) -> bytes:
    """Reads in pieces with a deadline: a timeout is for each piece, and many could take for ever."""
    end, pieces, remaining = time.monotonic() + _DEADLINE_SECONDS, [], most
    while remaining > 0 and (piece := answer.read1(min(remaining, _CHUNK_BYTES))):
        if time.monotonic() > end:
            raise TimeoutError
        pieces.append(piece)
        remaining -= len(piece)
    return b"".join(pieces)


def is_on_slack(url: str, base_url: str) -> bool:
    """Says whether it is one of Slack's own addresses, or that of the configured Web API."""
    try:
        there, api = urlsplit(url), urlsplit(base_url)
    except ValueError:
        return False
    host, own = there.hostname or "", api.hostname or _SLACK
    if there.scheme == "https" and _is_subdomain(host, _SLACK):
        return True
    return there.scheme == api.scheme and _is_subdomain(host, own)


def _is_subdomain(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
