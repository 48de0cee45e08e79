"""One conversation with a login server, in the shapes that google-auth and msal ask for.

Both libraries would try again by themselves, sleep, and put whole answers into their errors and
logs. So they only get answers that are JSON worth reading; silence, a request to wait and a proxy's
page become our own errors here.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Self

from ingest.auth.errors import (
    certificate_not_trusted,
    is_temporary,
    library_missing,
    login_server_answer_unreadable,
    login_server_unavailable,
)
from journal.settings import MailboxSettings

if TYPE_CHECKING:
    import requests

_CONNECT_SECONDS, _READ_SECONDS, _WHOLE_SECONDS = 10, 20, 30
_LARGEST_BYTES, _PIECE_BYTES = 256 * 1024, 16 * 1024
_LONGEST_RETRY_AFTER = 3600

# Arguments of requests that are ignored.
_RequestFields = Mapping[str, Any] | str | bytes | None
_RequestHeaders = Mapping[str, str] | None


@dataclass(frozen=True, slots=True, repr=False)
class LoginServerAnswer:
    """An answer, under the names that msal reads and those that google-auth reads."""

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


class LoginServerSession:
    """msal's `http_client`, and google-auth's `request`."""

    def __init__(self, box: MailboxSettings) -> None:
        try:
            import requests
        except ImportError:
            raise library_missing(box) from None
        self._box, self._session, self._errors = box, requests.Session(), requests.exceptions
        # Otherwise a password of ~/.netrc would be sent along.
        self._session.auth = lambda request: request

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: _RequestFields = None,
        headers: _RequestHeaders = None,
        **_: object,
    ) -> LoginServerAnswer:
        return self._request(method, url, None, body, headers)

    def get(
        self, url: str, params: _RequestFields = None, headers: _RequestHeaders = None, **_: object
    ) -> LoginServerAnswer:
        return self._request("GET", url, params, None, headers)

    def post(
        self,
        url: str,
        params: _RequestFields = None,
        data: _RequestFields = None,
        headers: _RequestHeaders = None,
        **_: object,
    ) -> LoginServerAnswer:
        return self._request("POST", url, params, data, headers)

    def close(self) -> None:
        self._session.close()

    def _request(
        self,
        method: str,
        url: str,
        params: _RequestFields,
        data: _RequestFields,
        headers: _RequestHeaders,
    ) -> LoginServerAnswer:
        until = time.monotonic() + _WHOLE_SECONDS
        try:
            with self._session.request(
                method,
                url,
                params=params,
                data=data,
                headers=headers,
                timeout=(_CONNECT_SECONDS, _READ_SECONDS),
                # A secret is sent to the config's address, never to where a redirect leads.
                allow_redirects=False,
                stream=True,
            ) as response:
                body = self._read_bounded(response, until)
        except self._errors.SSLError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise certificate_not_trusted(self._box) from None
            raise login_server_unavailable(self._box, "broke off", retry_after=30) from None
        except self._errors.Timeout:
            raise login_server_unavailable(self._box, "does not answer", retry_after=30) from None
        except (self._errors.RequestException, OSError, ValueError):
            raise login_server_unavailable(self._box, "can't be reached", retry_after=30) from None
        return self._judge_response(response, body)

    def _read_bounded(self, response: "requests.Response", until: float) -> bytes:
        body = b""
        for piece in response.iter_content(_PIECE_BYTES):
            body += piece
            if len(body) > _LARGEST_BYTES:
                raise login_server_answer_unreadable(self._box)
            if time.monotonic() > until:
                raise login_server_unavailable(self._box, "is too slow", retry_after=60)
        return body

    def _judge_response(self, response: "requests.Response", body: bytes) -> LoginServerAnswer:
        status = response.status_code
        if status in {408, 429} or status >= 500:
            why = "asks for patience" if status == 429 else f"has a problem of its own ({status})"
            wait = _parse_retry_after(
                response.headers.get("Retry-After"), 60 if status == 429 else 30
            )
            raise login_server_unavailable(self._box, why, retry_after=wait)
        try:
            text = body.decode("utf-8")
            fields = json.loads(text)
        except (ValueError, RecursionError):
            raise login_server_answer_unreadable(self._box) from None
        if not isinstance(fields, dict) or 300 <= status < 400:
            raise login_server_answer_unreadable(self._box)
        if is_temporary(fields):
            raise login_server_unavailable(self._box, "asks for patience", retry_after=60)
        return LoginServerAnswer(status, text, dict(response.headers), fields)


def _parse_retry_after(header: str | None, usual: int) -> float:
    """The seconds of Retry-After, a number or a date (RFC 9110 section 10.2.3)."""
    value = (header or "").strip()
    if value.isascii() and value.isdigit():
        return float(min(max(int(value[:9]), 1), _LONGEST_RETRY_AFTER))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return float(usual)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    seconds = (moment - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 1.0), float(_LONGEST_RETRY_AFTER))
