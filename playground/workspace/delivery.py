"""How a payload reaches the app, and what counts as its answer.

Three seconds, then it is over. Events are tried again, three times; commands and interactions
never. Slack waits not at all, a minute and five minutes before it tries again; here the pauses are
short, so that a test can see them through.
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

from playground.workspace.signing import signed_headers
from playground.workspace.state import State
from playground.workspace.values import Json

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class SignedRequest:
    body: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Response:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    kind: Kind
    payload: Json
    retry: int = 0
    reason: str = ""


class Unanswered(Exception):
    """No answer that counts; `error` is what the person is shown."""

    def __init__(self, error: str, detail: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Answer:
    """What the app said at once; with an `error` it said nothing in time."""

    elapsed: float
    said: Json = field(default_factory=dict)
    error: str = ""
    detail: str = ""
    no_retry: bool = False


class Transport(Protocol):
    def send(self, parcel: Parcel, patience: float) -> Response:
        """The app's answer; raises Unanswered."""


class ByHttp:
    """Signed requests POSTed to the app's one URL, as Slack does without Socket Mode."""

    def __init__(self, state: State, url: str) -> None:
        self._state = state
        self._url = urlsplit(url)

    def send(self, parcel: Parcel, patience: float) -> Response:
        request = as_request(self._state, parcel)
        host, port = self._url.hostname or "127.0.0.1", self._url.port or 80
        connection = http.client.HTTPConnection(host, port, timeout=patience)
        try:
            connection.request(
                "POST", self._url.path or "/", request.body.encode(), request.headers
            )
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)
        except TimeoutError as late:
            raise Unanswered("operation_timeout") from late
        except (OSError, http.client.HTTPException) as problem:
            raise Unanswered("dispatch_failed", repr(problem)) from problem
        finally:
            connection.close()


class InProcess:
    """The same requests handed to a function, in the thread of whoever causes them."""

    def __init__(self, state: State, function: Callable[[SignedRequest], Response]) -> None:
        self._state = state
        self._function = function

    def send(self, parcel: Parcel, patience: float) -> Response:  # noqa: ARG002 (it can't be hurried)
        try:
            return self._function(as_request(self._state, parcel))
        except Exception as problem:  # whatever the app raises, Slack sees a failed dispatch
            raise Unanswered("dispatch_failed", traceback.format_exc()) from problem


def as_request(state: State, parcel: Parcel) -> SignedRequest:
    if parcel.kind == "events_api":
        body, form = json.dumps(parcel.payload), "application/json"
    else:
        fields = parcel.payload
        if parcel.kind == "interactive":
            fields = {"payload": json.dumps(parcel.payload)}
        body, form = urlencode(fields), "application/x-www-form-urlencoded"
    headers = {
        "Content-Type": form,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        **signed_headers(state.signing_secret, body, state.clock()),
    }
    if parcel.retry:
        headers |= {"X-Slack-Retry-Num": str(parcel.retry), "X-Slack-Retry-Reason": parcel.reason}
    return SignedRequest(body, headers)


class Delivery:
    def __init__(self, state: State, *, ack_seconds: float, pauses: tuple[float, ...]) -> None:
        self.transport: Transport | None = None
        # The types of events the app has asked for.
        self.subscribed: frozenset[str] = frozenset()
        self._state = state
        self._patience = ack_seconds
        self._pauses = pauses
        self._pool = ThreadPoolExecutor(4, thread_name_prefix="slack-events")
        self._ended = False

    def ask(self, parcel: Parcel) -> Answer:
        """Once, and wait for the answer: a command, an interaction, a menu's options."""
        with self._state.work():
            return self._try(parcel)

    def tell(self, payload: Json) -> None:
        """An event, in the background, and again when it is not acknowledged."""
        kind = payload["event"]["type"]
        if self._ended or (kind != "message" and kind not in self.subscribed):
            return
        work = contextlib.ExitStack()
        work.enter_context(self._state.work())
        try:
            self._pool.submit(self._tell, payload, work)
        except RuntimeError:  # the workspace is just ending
            work.close()

    def end(self) -> None:
        self._ended = True
        with self._state.lock:
            self._state.idle.notify_all()
        self._pool.shutdown(cancel_futures=True)

    def _tell(self, payload: Json, work: contextlib.ExitStack) -> None:
        with work:
            answer = self._try(Parcel("events_api", payload))
            for number, pause in enumerate(self._pauses, 1):
                if not answer.error or answer.no_retry or self._waited(pause):
                    return
                reason = "http_timeout" if answer.error == "operation_timeout" else "http_error"
                answer = self._try(Parcel("events_api", payload, number, reason))

    def _waited(self, pause: float) -> bool:
        """Pauses; true if the workspace ended meanwhile."""
        with self._state.lock:
            return self._state.idle.wait_for(lambda: self._ended, pause)

    def _try(self, parcel: Parcel) -> Answer:
        began = self._state.clock()
        if self.transport is None:
            return Answer(0.0, error="dispatch_failed", detail="Nobody listens.")
        try:
            response = self.transport.send(parcel, self._patience)
        except Unanswered as problem:
            return Answer(self._state.clock() - began, error=problem.error, detail=problem.detail)
        elapsed = self._state.clock() - began
        no_retry = response.headers.get("x-slack-no-retry") == "1"
        if elapsed > self._patience:
            return Answer(elapsed, error="operation_timeout", no_retry=no_retry)
        if not 200 <= response.status < 300:
            detail = f"{response.status} {response.body}"
            return Answer(elapsed, error="dispatch_failed", detail=detail, no_retry=no_retry)
        return Answer(elapsed, _said(response))


def _said(response: Response) -> Json:
    """The answer as JSON; plain words are a text."""
    if not response.body.strip():
        return {}
    if response.headers.get("content-type", "").startswith("application/json"):
        with contextlib.suppress(ValueError):
            said = json.loads(response.body)
            if isinstance(said, dict):
                return said
        return {"text": ""}
    return {"text": response.body}
