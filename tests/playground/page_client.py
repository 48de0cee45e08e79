"""The playground's page as a browser asks for it, over real HTTP."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from playground.page.context import PageContext, Resident, SharedMailbox
from playground.page.server import PageServer
from playground.workspace import PostedMessage, Workspace, WorkspacePerson, WorkspaceView

TIMEOUT_SECONDS = 10
FEATURES = {
    "slash_commands": [
        {"command": "/log", "usage_hint": "ada: text", "description": "Log something"}
    ],
    "shortcuts": [{"callback_id": "log_message", "name": "Log to contact", "type": "message"}],
}


@dataclass(frozen=True, slots=True)
class PageAnswer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class PageClient:
    server: PageServer
    context: PageContext

    def request(self, method: str, path: str, payload: Any = None, **headers: str) -> PageAnswer:
        """Send a request; headers are named with _ for -, and None leaves one out."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = None if payload is None else json.dumps(payload)
        if body is not None:
            named.setdefault("Content-Type", "application/json")
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=TIMEOUT_SECONDS)
        with closing(line):
            line.request(method, path, body, named)
            got = line.getresponse()
            return PageAnswer(got.status, dict(got.getheaders()), got.read())

    def gets(self, path: str) -> Any:
        answer = self.request("GET", path)
        assert answer.status == 200, answer
        return answer.json

    def acts(self, person: WorkspacePerson, act: str, **more: Any) -> Any:
        answer = self.request("POST", "/api/act", {"as": person.id, "act": act, **more})
        assert answer.status == 200, answer
        return answer.json

    def sees(self, person: WorkspacePerson) -> Any:
        return self.gets(f"/api/state?as={person.id}")


@contextmanager
def open_page_server(
    workspace: Workspace, *people: WorkspacePerson, mailbox: SharedMailbox | None = None
) -> Iterator[PageClient]:
    residents = [Resident(one, "sales") for one in people]
    world = PageContext(workspace, residents, FEATURES, mailbox=mailbox)
    face = PageServer(world)
    try:
        yield PageClient(face, world)
    finally:
        face.close()


def message_target(message: PostedMessage) -> dict[str, Any]:
    return {"message": {"channel": message.channel, "ts": message.ts}}


def view_target(view: WorkspaceView) -> dict[str, Any]:
    return {"view": view.id}
