"""A workspace with a scripted app in it, and three people."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import ScriptedApp, WorkspaceClock
from tests.playground.tiny_app import web_client

ALL_SCOPES = [
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "reactions:write",
    "team:read",
    "usergroups:read",
    "users:read",
    "users:read.email",
]


@pytest.fixture
def clock() -> WorkspaceClock:
    return WorkspaceClock()


@pytest.fixture
def workspace(clock: WorkspaceClock) -> Iterator[Workspace]:
    events = ("app_home_opened", "user_change")
    with Workspace(scopes=ALL_SCOPES, events=events, clock=clock) as workspace:
        yield workspace


@pytest.fixture
def app(workspace: Workspace) -> ScriptedApp:
    return ScriptedApp(workspace)


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return web_client(workspace)


@pytest.fixture
def alice(workspace: Workspace) -> WorkspacePerson:
    return workspace.add_person("alice", name="Alice Adams", locale="fi-FI")


@pytest.fixture
def bob(workspace: Workspace) -> WorkspacePerson:
    return workspace.add_person("bob", name="Bob Brown")
