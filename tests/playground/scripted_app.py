"""A small app: it keeps the requests it gets, and answers as it is told."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.errors import SlackApiError

from playground.workspace import (
    AppResponse,
    SignedRequest,
    Workspace,
    WorkspacePerson,
    WorkspaceView,
)
from tests.clock import NOW
from tests.playground.tiny_app import web_client

AppPayload = dict[str, Any]
EMPTY_RESPONSE = AppResponse()


def json_response(body: AppPayload, status: int = 200) -> AppResponse:
    return AppResponse(status, {"content-type": "application/json"}, json.dumps(body))


def parse_payload(request: SignedRequest) -> AppPayload:
    """The payload of a request, in whichever form it is sent."""
    if request.headers["Content-Type"] == "application/json":
        body: AppPayload = json.loads(request.body)
        return body
    fields = {
        name: values[0] for name, values in parse_qs(request.body, keep_blank_values=True).items()
    }
    return json.loads(fields["payload"]) if "payload" in fields else fields


class ScriptedApp:
    """An app that answers everything with `says`, a Response or a function of the payload."""

    def __init__(self, workspace: Workspace) -> None:
        self.payloads: list[AppPayload] = []
        self.requests: list[SignedRequest] = []
        self.response: AppResponse | Callable[[AppPayload], AppResponse] = EMPTY_RESPONSE
        self.workspace = workspace
        workspace.deliver_in_process(self)

    def __call__(self, request: SignedRequest) -> AppResponse:
        payload = parse_payload(request)
        self.requests.append(request)
        self.payloads.append(payload)
        return self.response if isinstance(self.response, AppResponse) else self.response(payload)

    @property
    def last_payload(self) -> AppPayload:
        return self.payloads[-1]

    def new_trigger(self, person: WorkspacePerson) -> str:
        """A fresh trigger_id of hers."""
        says, self.response = self.response, EMPTY_RESPONSE
        person.uses_shortcut("any")
        self.response = says
        return str(self.payloads.pop()["trigger_id"])

    def open_modal(self, person: WorkspacePerson, view: AppPayload) -> WorkspaceView:
        """Opens this modal before her."""
        web_client(self.workspace).views_open(trigger_id=self.new_trigger(person), view=view)
        assert person.modal is not None
        return person.modal


class WorkspaceClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


def api_refusal(method: Callable[..., object], **args: Any) -> AppPayload:
    """The Web API's refusal of a call."""
    with pytest.raises(SlackApiError) as caught:
        method(**args)
    answer: AppPayload = caught.value.response.data
    return answer


def api_error(method: Callable[..., object], **args: Any) -> str:
    return str(api_refusal(method, **args)["error"])
