"""A day with the tiny app, by each way to reach it: in process, over HTTP, in Socket Mode."""

from collections.abc import Iterator

import pytest

from playground.workspace import ActionRefused, Workspace
from tests.playground.tiny_app import TRANSPORTS, build_tiny_app


@pytest.fixture(scope="module", params=TRANSPORTS)
def workspace(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with Workspace(commands=("/log",)) as workspace:
        app = build_tiny_app(workspace)
        with TRANSPORTS[request.param](workspace, app):
            yield workspace


def test_a_command_is_answered_by_the_acknowledgement(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    seen = alice.types("/log ada: called")
    assert seen.acked
    assert seen.error == ""
    [card] = seen.messages
    assert card.plain() == "Logged #1\nUndo\nEdit"
    assert card.ephemeral_to == alice.id
    assert alice.sees() == [card]


def test_a_button_replaces_its_message(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    [card] = alice.types("/log ada: called").messages
    seen = alice.clicks(card, "Undo")
    assert [one.plain() for one in seen.messages] == ["Undone"]
    assert card.buttons() == []
    with pytest.raises(ActionRefused, match="nothing to press"):
        alice.clicks(card, "Undo")


def test_a_form_is_searched_filled_in_and_sent(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    form = alice.types("/log").view
    assert form is not None
    assert [one.text for one in alice.searches(form, "who", "ad")] == ["Ada Lovelace", "Adam Smith"]
    with pytest.raises(ActionRefused, match="2 letters"):
        alice.searches(form, "who", "a")
    seen = alice.submits(form, {"Who": "Ada Lovelace", "What": "nothing"})
    assert seen.errors == {"what": "Say what happened."}
    assert alice.modal is form
    assert alice.submits(form, {"What": "called"}).view is None


def test_a_message_to_the_app_is_answered(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    seen = alice.types("met <Ada> & Bob")
    assert [one.plain() for one in seen.messages] == ["You said met <Ada> & Bob"]


def test_home_is_filled_when_it_is_opened(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    assert alice.home is None
    assert alice.opens_home().plain() == "Welcome\nLog"


def test_closing_a_form_is_told(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    form = alice.types("/log").view
    assert form is not None
    alice.closes(form)
    assert alice.modal is None
    assert [one.text for one in alice.sees()] == ["Nothing was saved."]


def test_a_message_shortcut_opens_the_form(workspace: Workspace) -> None:
    alice = workspace.add_person("alice")
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Ada called", sales)
    seen = alice.uses_shortcut("log_message", message=alice.sees(sales)[0])
    assert seen.view is not None
    assert seen.view.title == "Log"
