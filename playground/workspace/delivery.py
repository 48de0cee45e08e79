"""Decides how a payload reaches the app, and what counts as its answer.

An answer must come within three seconds. Events are tried again, three times; commands and
interactions never. Slack tries again at once, after a minute and after five; here the pauses are
short, for the tests.
"""

import contextlib
import http.client
import json
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlencode, urlsplit

from playground.workspace.signature import signed_headers
from playground.workspace.state import WorkspaceState
from playground.workspace.values import Json

PayloadKind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class SignedRequest:
    body: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class AppResponse:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True)
class AppRequest:
    kind: PayloadKind
    payload: Json
    retry: int = 0
    reason: str = ""


class NoAnswer(Exception):
    """The app gave no valid answer; `error` is what the person is shown."""

    def __init__(self, error: str, detail: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.detail = detail


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """The app's immediate answer; with an `error` it gave none in time."""

    elapsed: float
    body: Json = field(default_factory=dict)
    error: str = ""
    detail: str = ""
    no_retry: bool = False


class Transport(Protocol):
    def send(self, app_request: AppRequest, timeout: float) -> AppResponse:
        """The app's answer; raises NoAnswer."""


class HttpTransport:
    """Signed requests POSTed to the app's one URL, as Slack does without Socket Mode."""

    def __init__(self, state: WorkspaceState, url: str) -> None:
        self._state = state
        self._url = urlsplit(url)

    def send(self, app_request: AppRequest, timeout: float) -> AppResponse:
        request = sign_request(self._state, app_request)
        host, port = self._url.hostname or "127.0.0.1", self._url.port or 80
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
        try:
            connection.request(
                "POST", self._url.path or "/", request.body.encode(), request.headers
            )
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return AppResponse(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)
        except TimeoutError as late:
            raise NoAnswer("operation_timeout") from late
        except (OSError, http.client.HTTPException) as problem:
            raise NoAnswer("dispatch_failed", repr(problem)) from problem
        finally:
            connection.close()


class InProcessTransport:
    """The same requests handed to a function, in the caller's thread."""

    def __init__(
        self, state: WorkspaceState, function: Callable[[SignedRequest], AppResponse]
    ) -> None:
        self._state = state
        self._function = function

    def send(self, app_request: AppRequest, timeout: float) -> AppResponse:  # noqa: ARG002 (it can't be hurried)
        try:
            return self._function(sign_request(self._state, app_request))
        except Exception as problem:  # whatever the app raises, Slack sees a failed dispatch
            raise NoAnswer("dispatch_failed", traceback.format_exc()) from problem


def sign_request(state: WorkspaceState, app_request: AppRequest) -> SignedRequest:
    if app_request.kind == "events_api":
        body, form = json.dumps(app_request.payload), "application/json"
    else:
        fields = app_request.payload
        if app_request.kind == "interactive":
            fields = {"payload": json.dumps(app_request.payload)}
        body, form = urlencode(fields), "application/x-www-form-urlencoded"
    headers = {
        "Content-Type": form,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        **signed_headers(state.signing_secret, body, state.clock()),
    }
    if app_request.retry:
        headers |= {
            "X-Slack-Retry-Num": str(app_request.retry),
            "X-Slack-Retry-Reason": app_request.reason,
        }
    return SignedRequest(body, headers)


class AppDelivery:
    def __init__(
        self, state: WorkspaceState, *, ack_seconds: float, pauses: tuple[float, ...]
    ) -> None:
        self.transport: Transport | None = None
        # The types of events the app has asked for.
        self.subscribed: frozenset[str] = frozenset()
        # The events that were never acknowledged: Slack forgets them.
        self.given_up: list[Json] = []
        self._state = state
        self._timeout = ack_seconds
        self._pauses = pauses
        self._pool = ThreadPoolExecutor(4, thread_name_prefix="slack-events")
        self._is_closed = False

    def request(self, app_request: AppRequest) -> DeliveryResult:
        """Sends once and waits for the answer: a command, an interaction, a menu's options."""
        with self._state.track_work():
            return self._attempt(app_request)

    def send_event(self, payload: Json) -> None:
        """Sends an event in the background, and again when it is not acknowledged."""
        kind = payload["event"]["type"]
        always = {"message", "function_executed"}
        if self._is_closed or (kind not in always and kind not in self.subscribed):
            return
        work = contextlib.ExitStack()
        work.enter_context(self._state.track_work())
        try:
            self._pool.submit(self._send_event_with_retries, payload, work)
        except RuntimeError:  # the workspace is just ending
            work.close()

    def close(self) -> None:
        self._is_closed = True
        with self._state.lock:
            self._state.idle.notify_all()
        self._pool.shutdown(cancel_futures=True)

    def _send_event_with_retries(self, payload: Json, work: contextlib.ExitStack) -> None:
        with work:
            answer = self._attempt(AppRequest("events_api", payload))
            for number, pause in enumerate(self._pauses, 1):
                if not answer.error:
                    return
                if answer.no_retry or self._has_ended_after(pause):
                    break
                reason = "http_timeout" if answer.error == "operation_timeout" else "http_error"
                answer = self._attempt(AppRequest("events_api", payload, number, reason))
            if answer.error:
                self.given_up.append(payload["event"])

    def _has_ended_after(self, pause: float) -> bool:
        """Pauses; true if the workspace ended meanwhile."""
        with self._state.lock:
            return self._state.idle.wait_for(lambda: self._is_closed, pause)

    def _attempt(self, app_request: AppRequest) -> DeliveryResult:
        began = self._state.clock()
        if self.transport is None:
            return DeliveryResult(0.0, error="dispatch_failed", detail="Nobody listens.")
        try:
            response = self.transport.send(app_request, self._timeout)
        except NoAnswer as problem:
            return DeliveryResult(
                self._state.clock() - began, error=problem.error, detail=problem.detail
            )
        elapsed = self._state.clock() - began
        no_retry = response.headers.get("x-slack-no-retry") == "1"
        if elapsed > self._timeout:
            return DeliveryResult(elapsed, error="operation_timeout", no_retry=no_retry)
        if not 200 <= response.status < 300:
            detail = f"{response.status} {response.body}"
            return DeliveryResult(
                elapsed, error="dispatch_failed", detail=detail, no_retry=no_retry
            )
        return DeliveryResult(elapsed, _response_json(response))


def _response_json(response: AppResponse) -> Json:
    """The answer as JSON; plain words become a text."""
    if not response.body.strip():
        return {}
    if response.headers.get("content-type", "").startswith("application/json"):
        with contextlib.suppress(ValueError):
            parsed = json.loads(response.body)
            if isinstance(parsed, dict):
                return parsed
        return {"text": ""}
    return {"text": response.body}
