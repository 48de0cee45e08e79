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

from bot.slack_api.rate_limit import retry_after_seconds

_TIMEOUT_SECONDS = 20
# All of it, in seconds, and how much at a time.
_DEADLINE_SECONDS = 100.0
_CHUNK_BYTES = 2**16
_SLACK = "slack.com"


@dataclass(frozen=True, slots=True)
class Downloaded:
    content: bytes


@dataclass(frozen=True, slots=True)
class NotOnSlack:
    """It does not lie with Slack."""


@dataclass(frozen=True, slots=True)
class RetryLater:
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


def download(
    url: str, *, token: str, base_url: str, size: int
) -> Downloaded | NotOnSlack | RetryLater:
    if not is_on_slack(url, base_url):
        return NotOnSlack()
    asked = Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310 (looked at above)
    try:
        with _opener().open(asked, timeout=_TIMEOUT_SECONDS) as answer:
            content = _read(answer, size + 1)
    except HTTPError as error:
        error.close()
        return RetryLater(retry_after_seconds(dict(error.headers.items())) or 0.0)
    except (HTTPException, OSError):
        return RetryLater()
    return Downloaded(content) if len(content) == size else RetryLater()


def _read(answer: Any, most: int) -> bytes:
    """In pieces: a timeout is of each, and many small ones could take for ever."""
    end, pieces, left = time.monotonic() + _DEADLINE_SECONDS, [], most
    while left > 0 and (piece := answer.read1(min(left, _CHUNK_BYTES))):
        if time.monotonic() > end:
            raise TimeoutError
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def is_on_slack(url: str, base_url: str) -> bool:
    """At Slack's own addresses, or where its Web API is said to be."""
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
