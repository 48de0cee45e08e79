"""Another fake Slack beside ours. Its tests run only where it is installed.

`TEST_EMULATE` names a folder made with `npm i --prefix FOLDER node@24 emulate@0.12.2`. Without it
the tests are not collected at all: a skip would be a failure where nothing may be skipped.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import ScriptedApp
from tests.playground.second_opinion.emulate import EmulateProcess, running_emulate
from tests.playground.second_opinion.sides import Side, build_our_side, build_their_side

INSTALLED = os.environ.get("TEST_EMULATE", "")
collect_ignore = [] if INSTALLED else ["test_agreement.py", "test_differences.py"]


@pytest.fixture(scope="session")
def started() -> Iterator[EmulateProcess]:
    with running_emulate(Path(INSTALLED)) as emulate:
        yield emulate


@pytest.fixture
def our_side(
    workspace: Workspace,
    app: ScriptedApp,
    client: WebClient,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
) -> Side:
    return build_our_side(workspace, app, client, alice, bob)


@pytest.fixture
def their_side(started: EmulateProcess) -> Side:
    started.reset()
    return build_their_side(started.api_url)


@pytest.fixture
def sides(our_side: Side, their_side: Side) -> tuple[Side, Side]:
    """The same small world twice."""
    return our_side, their_side
