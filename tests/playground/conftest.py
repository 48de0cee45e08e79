"""A workspace with a scripted app in it, and three people."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from playground.workspace import Person, Workspace
from tests.playground.scripted import Clock, Scripted
from tests.playground.tiny import client_of

EVERYTHING = [
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
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(clock: Clock) -> Iterator[Workspace]:
    events = ("app_home_opened", "user_change")
    with Workspace(scopes=EVERYTHING, events=events, clock=clock) as workspace:
        yield workspace


@pytest.fixture
def app(workspace: Workspace) -> Scripted:
    return Scripted(workspace)


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return client_of(workspace)


@pytest.fixture
def alice(workspace: Workspace) -> Person:
    return workspace.add_person("alice", name="Alice Adams", locale="fi-FI")


@pytest.fixture
def bob(workspace: Workspace) -> Person:
    return workspace.add_person("bob", name="Bob Brown")
