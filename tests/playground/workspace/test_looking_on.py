"""Who looks on hears of every change in its order; many may work at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_sdk import WebClient

from playground.workspace import (
    ActionRefused,
    AppResponse,
    PostedMessage,
    Workspace,
    WorkspaceChange,
    WorkspacePerson,
)
from tests.playground.scripted_app import EMPTY_RESPONSE, ScriptedApp
from tests.playground.tiny_app import field, modal, section
from tests.polling import TIMEOUT_SECONDS


def test_every_change_is_told_in_its_order(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    heard: list[WorkspaceChange] = []
    workspace.subscribe(heard.append)
    ts = client.chat_postMessage(channel=alice.id, text="One")["ts"]
    client.chat_update(channel=alice.dm.id, ts=ts, text="Two")
    client.chat_delete(channel=alice.dm.id, ts=ts)
    client.chat_postEphemeral(channel=alice.dm.id, user=alice.id, text="Psst")
    client.views_publish(user_id=alice.id, view={"type": "home", "blocks": [section("Hi")]})
    view = app.open_modal(alice, modal(field("What", "what")))
    client.views_update(view_id=view.id, view=modal(section("New")))
    alice.closes(view)
    workspace.add_channel("sales")
    assert [one.kind for one in heard] == [
        "channel",
        "message",
        "message_changed",
        "message_deleted",
        "ephemeral",
        "home",
        "view",
        "view_changed",
        "view_closed",
        "channel",
    ]
    assert isinstance(heard[1].thing, PostedMessage)
    assert heard[1].thing.ts == ts


def test_who_has_heard_enough_is_told_no_more(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    heard: list[WorkspaceChange] = []
    stop = workspace.subscribe(heard.append)
    client.chat_postMessage(channel=alice.dm.id, text="One")
    count = len(heard)
    stop()
    client.chat_postMessage(channel=alice.dm.id, text="Two")
    assert len(heard) == count > 0


def test_many_may_post_at_once(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    place = alice.dm.id

    def post(number: int) -> str:
        return str(client.chat_postMessage(channel=place, text=str(number))["ts"])

    with ThreadPoolExecutor(8) as pool:
        stamps = list(pool.map(post, range(40)))
    assert len(set(stamps)) == 40
    assert sorted(one.ts for one in alice.sees()) == [one.ts for one in alice.sees()]


def test_settling_waits_for_what_is_under_way(workspace: Workspace, app: ScriptedApp) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def waits(_payload: object) -> AppResponse:
        begun.set()
        go_on.wait(TIMEOUT_SECONDS)
        return EMPTY_RESPONSE

    app.response = waits
    workspace.add_person("bob").changes(name="Bob B.")
    assert begun.wait(TIMEOUT_SECONDS)
    with pytest.raises(TimeoutError):
        workspace.settle(timeout=0.01)
    go_on.set()
    workspace.settle()
    assert app.payloads[0]["event"]["type"] == "user_change"


def test_a_home_never_filled_is_not_there(alice: WorkspacePerson, app: ScriptedApp) -> None:
    with pytest.raises(ActionRefused, match="not filled"):
        alice.opens_home()


def test_two_workspaces_know_nothing_of_each_other(workspace: Workspace) -> None:
    with Workspace() as other:
        assert other.api_url != workspace.api_url
        assert other.channels == []
