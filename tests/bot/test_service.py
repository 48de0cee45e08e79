"""The bot as a whole, over Socket Mode and HTTP, with everything it starts and ends."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.calls import web_client
from bot.service import Opened, greeted, serve
from bot.tokens import given
from journal import catalog
from journal.errors import SlackRefused
from journal.house import house_of
from journal.settings import load
from journal.store import events, tables
from journal.store.database import reading, transaction
from playground.workspace import Person, Workspace
from tests.bot.lines import Life, listening
from tests.building import a_person
from tests.clock import NOW
from tests.databases import opened

CONFIG = """
[company]
domains = ["ours.example"]
[slack]
admins = ["ada@ours.example"]
"""
SECRETS = ("Lovelace", "ada@acme.example", "alice@ours.example", "price list")


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as made:
        yield made


@pytest.fixture
def alice(workspace: Workspace) -> Person:
    return workspace.add_person("alice", name="Alice Adams")


@pytest.fixture
def life() -> Iterator[Life]:
    with listening() as heard:
        yield heard


@contextmanager
def a_bot(
    workspace: Workspace, database_url: str, folder: Path, more: str = ""
) -> Iterator[threading.Event]:
    file = folder / "rapport.toml"
    file.write_text(CONFIG + more, encoding="utf-8")
    loaded = load(
        file,
        {
            "RAPPORT_SLACK__API_BASE_URL": workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
            "RAPPORT_SLACK__SIGNING_SECRET": workspace.signing_secret,
        },
    )
    built, problems = catalog.build(loaded)
    assert not [*loaded.problems, *problems]
    stop, failures = threading.Event(), list[BaseException]()
    with opened(database_url) as engine:
        house = house_of(loaded.settings, built)
        ready = Opened(engine, loaded.settings, house, given(loaded.settings.slack))

        def run() -> None:
            try:
                serve(ready, stop)
            except BaseException as error:  # noqa: BLE001 (told below)
                failures.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield stop
        finally:
            asked = time.monotonic()
            stop.set()
            thread.join(15)
            assert not thread.is_alive()
            assert time.monotonic() - asked < 5
    assert failures == []


def with_ada(database_url: str) -> None:
    with opened(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada Lovelace", "ada@acme.example")


def logged(database_url: str) -> int:
    with opened(database_url) as engine, reading(engine) as session:
        count = sa.select(sa.func.count()).select_from(tables.interaction)
        return int(session.execute(count).scalar_one())


def test_a_line_is_logged_over_socket_mode(
    workspace: Workspace, alice: Person, database_url: str, tmp_path: Path
) -> None:
    with_ada(database_url)
    with a_bot(workspace, database_url, tmp_path):
        workspace.wait_for_sockets(timeout=10)
        seen = alice.types("/log ada lovelace: asked for the price list")
        assert seen.acked
        assert "Logged #1" in seen.text
        workspace.settle()
    assert logged(database_url) == 1


def test_a_line_is_logged_over_http(
    workspace: Workspace, alice: Person, database_url: str, tmp_path: Path, life: Life
) -> None:
    with_ada(database_url)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    more = f'mode = "http"\nlisten = "127.0.0.1:{port}"\n'
    with a_bot(workspace, database_url, tmp_path, more):
        life.hears("Listening at 127.0.0.1")
        workspace.listen_http(f"http://127.0.0.1:{port}/slack/events")
        assert "Logged #1" in alice.types("/log ada lovelace: asked for the price list").text
        workspace.settle()


def test_no_word_and_no_token_is_logged_even_at_debug(
    workspace: Workspace,
    alice: Person,
    database_url: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with_ada(database_url)
    caplog.set_level(logging.DEBUG)
    with a_bot(workspace, database_url, tmp_path):
        workspace.wait_for_sockets(timeout=10)
        alice.types("/log ada lovelace: asked for the price list -on nonsense")
        alice.types("ada lovelace: the price list again", channel=alice.dm)
        alice.types("/rapport history ada lovelace")
        workspace.faults.fail("chat.postMessage", "internal_error", times=3)
        alice.types("ada lovelace: the price list once more", channel=alice.dm)
        workspace.settle()
    kept = "\n".join(_told(record) for record in caplog.records)
    assert "Connected to Slack" in kept
    tokens = (workspace.bot_token, workspace.app_token, workspace.signing_secret)
    assert [each for each in (*SECRETS, *tokens) if each in kept] == []


def _told(record: logging.LogRecord) -> str:
    """All but what the stand-in says, which is Slack's side; and SQL, which is off."""
    apart = record.name.startswith(("websockets", "playground", "sqlalchemy"))
    trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
    return "" if apart else f"{record.name}: {record.getMessage()} {trace}"


def test_a_workspace_that_refuses_is_told_at_once(workspace: Workspace) -> None:
    slack = web_client("xoxb-wrong", workspace.api_url)
    with pytest.raises(SlackRefused, match="invalid_auth"):
        greeted(slack, threading.Event())


def test_slack_being_away_is_waited_for(workspace: Workspace, life: Life) -> None:
    slack = web_client(workspace.bot_token, workspace.api_url)
    workspace.faults.down(True)
    life.then["can't be reached"] = lambda: workspace.faults.down(False)
    greeting = greeted(slack, threading.Event())
    assert greeting is not None
    assert greeting.team == workspace.team_id
    assert life.hears("Trying again in 1 s")


def test_waiting_for_slack_ends_when_asked(workspace: Workspace, life: Life) -> None:
    slack, stop = web_client(workspace.bot_token, workspace.api_url), threading.Event()
    workspace.faults.down(True)
    life.then["can't be reached"] = stop.set
    assert greeted(slack, stop) is None


def test_old_events_are_forgotten(
    workspace: Workspace, database_url: str, tmp_path: Path, life: Life
) -> None:
    with opened(database_url) as engine, transaction(engine) as session:
        assert events.first_time(session, "Ev1", now=NOW.replace(year=2020))
    with a_bot(workspace, database_url, tmp_path):
        life.hears("Connected to Slack")
        _until_forgotten(database_url)


def _until_forgotten(database_url: str) -> None:
    end = time.monotonic() + 10
    with opened(database_url) as engine:
        while time.monotonic() < end:
            with reading(engine) as session:
                if session.execute(sa.select(tables.slack_event)).first() is None:
                    return
    pytest.fail("The event is still known.")
