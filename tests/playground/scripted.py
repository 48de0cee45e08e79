"""An app of a few lines: it keeps what it is sent and answers what it is told to."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.errors import SlackApiError

from playground.workspace import Person, Response, SignedRequest, View, Workspace
from tests.clock import NOW
from tests.playground.tiny import client_of

Payload = dict[str, Any]
OK = Response()


def as_json(said: Payload, status: int = 200) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps(said))


def payload_of(request: SignedRequest) -> Payload:
    """What a request carries, whichever way it is packed."""
    if request.headers["Content-Type"] == "application/json":
        body: Payload = json.loads(request.body)
        return body
    fields = {
        name: values[0] for name, values in parse_qs(request.body, keep_blank_values=True).items()
    }
    return json.loads(fields["payload"]) if "payload" in fields else fields


class Scripted:
    """Answers everything with `says`, a Response or a function of the payload."""

    def __init__(self, workspace: Workspace) -> None:
        self.got: list[Payload] = []
        self.requests: list[SignedRequest] = []
        self.says: Response | Callable[[Payload], Response] = OK
        self.workspace = workspace
        workspace.hand_to(self)

    def __call__(self, request: SignedRequest) -> Response:
        payload = payload_of(request)
        self.requests.append(request)
        self.got.append(payload)
        return self.says if isinstance(self.says, Response) else self.says(payload)

    @property
    def last(self) -> Payload:
        return self.got[-1]

    def trigger(self, person: Person) -> str:
        """A fresh trigger_id of hers."""
        says, self.says = self.says, OK
        person.uses_shortcut("any")
        self.says = says
        return str(self.got.pop()["trigger_id"])

    def opens(self, person: Person, view: Payload) -> View:
        """Opens this modal before her."""
        client_of(self.workspace).views_open(trigger_id=self.trigger(person), view=view)
        assert person.modal is not None
        return person.modal


class Clock:
    """Stands still until it is told that time passes."""

    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


def refused(method: Callable[..., object], **args: Any) -> Payload:
    """What the Web API answers instead of doing it."""
    with pytest.raises(SlackApiError) as caught:
        method(**args)
    answer: Payload = caught.value.response.data
    return answer


def error(method: Callable[..., object], **args: Any) -> str:
    return str(refused(method, **args)["error"])
