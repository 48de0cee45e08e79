"""The playground's page as a browser asks for it, over real HTTP."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from playground.face.server import Face
from playground.face.world import Post, Resident, World
from playground.workspace import Message, Person, View, Workspace

PATIENCE = 10
FEATURES = {
    "slash_commands": [
        {"command": "/log", "usage_hint": "ada: text", "description": "Log something"}
    ],
    "shortcuts": [{"callback_id": "log_message", "name": "Log to contact", "type": "message"}],
}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Browser:
    face: Face
    world: World

    def asks(self, method: str, path: str, said: Any = None, **headers: str) -> Answer:
        """Headers by name, with _ for -; None of them is left out by the browser itself."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = None if said is None else json.dumps(said)
        if body is not None:
            named.setdefault("Content-Type", "application/json")
        line = http.client.HTTPConnection("127.0.0.1", self.face.port, timeout=PATIENCE)
        with closing(line):
            line.request(method, path, body, named)
            got = line.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read())

    def gets(self, path: str) -> Any:
        answer = self.asks("GET", path)
        assert answer.status == 200, answer
        return answer.json

    def acts(self, person: Person, act: str, **more: Any) -> Any:
        answer = self.asks("POST", "/api/act", {"as": person.id, "act": act, **more})
        assert answer.status == 200, answer
        return answer.json

    def sees(self, person: Person) -> Any:
        return self.gets(f"/api/state?as={person.id}")


@contextmanager
def a_face(workspace: Workspace, *people: Person, post: Post | None = None) -> Iterator[Browser]:
    residents = [Resident(one, "sales") for one in people]
    world = World(workspace, residents, FEATURES, post=post)
    face = Face(world)
    try:
        yield Browser(face, world)
    finally:
        face.close()


def in_message(message: Message) -> dict[str, Any]:
    return {"message": {"channel": message.channel, "ts": message.ts}}


def in_view(view: View) -> dict[str, Any]:
    return {"view": view.id}
