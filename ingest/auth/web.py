"""One conversation with a login server, in the shapes that google-auth and msal ask for.

Both libraries would try again by themselves, sleep, and put whole answers into their errors and
logs. So what they see here is an answer in JSON that is worth reading; all else is told by us:
silence, patience asked for, a proxy's page.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Self

from ingest.auth.refusals import (
    away,
    is_passing,
    library_missing,
    not_trusted,
    odd_answer,
)
from journal.settings import Mailbox

if TYPE_CHECKING:
    import requests

_CONNECT_SECONDS, _READ_SECONDS, _WHOLE_SECONDS = 10, 20, 30
_LARGEST, _PIECE = 256 * 1024, 16 * 1024
_LONGEST_WAIT = 3600

# Whatever requests takes for them.
_Fields = Mapping[str, Any] | str | bytes | None
_Headers = Mapping[str, str] | None


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The names that msal reads, then those that google-auth reads."""

    status_code: int
    text: str
    headers: Mapping[str, str]
    fields: Mapping[str, object]

    @property
    def status(self) -> int:
        return self.status_code

    @property
    def data(self) -> str:
        return self.text


class Web:
    """msal's `http_client`, and google-auth's `request`."""

    def __init__(self, box: Mailbox) -> None:
        try:
            import requests
        except ImportError:
            raise library_missing(box) from None
        self._box, self._session, self._errors = box, requests.Session(), requests.exceptions
        # Else a password of ~/.netrc would be sent along.
        self._session.auth = lambda request: request

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: _Fields = None,
        headers: _Headers = None,
        **_: object,
    ) -> Answer:
        return self._ask(method, url, None, body, headers)

    def get(
        self, url: str, params: _Fields = None, headers: _Headers = None, **_: object
    ) -> Answer:
        return self._ask("GET", url, params, None, headers)

    def post(
        self,
        url: str,
        params: _Fields = None,
        data: _Fields = None,
        headers: _Headers = None,
        **_: object,
    ) -> Answer:
        return self._ask("POST", url, params, data, headers)

    def close(self) -> None:
        self._session.close()

    def _ask(
        self, method: str, url: str, params: _Fields, data: _Fields, headers: _Headers
    ) -> Answer:
        until = time.monotonic() + _WHOLE_SECONDS
        try:
            with self._session.request(
                method,
                url,
                params=params,
                data=data,
                headers=headers,
                timeout=(_CONNECT_SECONDS, _READ_SECONDS),
                # A secret is sent where the config says, never to where somebody points.
                allow_redirects=False,
                stream=True,
            ) as response:
                body = self._bounded(response, until)
        except self._errors.SSLError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise not_trusted(self._box) from None
            raise away(self._box, "broke off", retry_after=30) from None
        except self._errors.Timeout:
            raise away(self._box, "does not answer", retry_after=30) from None
        except (self._errors.RequestException, OSError, ValueError):
            raise away(self._box, "can't be reached", retry_after=30) from None
        return self._judged(response, body)

    def _bounded(self, response: "requests.Response", until: float) -> bytes:
        body = b""
        for piece in response.iter_content(_PIECE):
            body += piece
            if len(body) > _LARGEST:
                raise odd_answer(self._box)
            if time.monotonic() > until:
                raise away(self._box, "is too slow", retry_after=60)
        return body

    def _judged(self, response: "requests.Response", body: bytes) -> Answer:
        status = response.status_code
        if status in {408, 429} or status >= 500:
            why = "asks for patience" if status == 429 else f"has a problem of its own ({status})"
            wait = _patience(response.headers.get("Retry-After"), 60 if status == 429 else 30)
            raise away(self._box, why, retry_after=wait)
        try:
            text = body.decode("utf-8")
            fields = json.loads(text)
        except (ValueError, RecursionError):
            raise odd_answer(self._box) from None
        if not isinstance(fields, dict) or 300 <= status < 400:
            raise odd_answer(self._box)
        if is_passing(fields):
            raise away(self._box, "asks for patience", retry_after=60)
        return Answer(status, text, dict(response.headers), fields)


def _patience(told: str | None, usual: int) -> float:
    """Retry-After is a number of seconds or a date (RFC 9110 section 10.2.3)."""
    asked = (told or "").strip()
    if asked.isascii() and asked.isdigit():
        return float(min(max(int(asked[:9]), 1), _LONGEST_WAIT))
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return float(usual)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    left = (moment - datetime.now(UTC)).total_seconds()
    return min(max(left, 1.0), float(_LONGEST_WAIT))
