"""The bot as a whole, over Socket Mode and HTTP, with everything it starts and ends."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.service import BotResources, serve, sign_in
from bot.slack_api.client import web_client
from bot.slack_api.tokens import read_tokens
from journal import catalog
from journal.context import record_config
from journal.errors import SlackRefused
from journal.settings import load_config
from journal.store import meta, tables
from journal.store.database import read_transaction, transaction
from journal.store.slack import events
from playground.workspace import Workspace, WorkspacePerson
from tests.bot.socket_case import LogCapture, capture_logs
from tests.builders import a_person
from tests.clock import NOW
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS, wait_until

CONFIG = """
[company]
domains = ["ours.example"]
[slack]
admins = ["ada@ours.example"]
"""
SECRETS = ("Lovelace", "ada@acme.example", "alice@ours.example", "price list")


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(ack_seconds=TIMEOUT_SECONDS) as made:
        yield made


@pytest.fixture
def alice(workspace: Workspace) -> WorkspacePerson:
    return workspace.add_person("alice", name="Alice Adams")


@pytest.fixture
def log_capture() -> Iterator[LogCapture]:
    with capture_logs() as heard:
        yield heard


@contextmanager
def running_bot(
    workspace: Workspace, database_url: str, folder: Path, more: str = ""
) -> Iterator[threading.Event]:
    file = folder / "rapport.toml"
    file.write_text(CONFIG + more, encoding="utf-8")
    loaded = load_config(
        file,
        {
            "RAPPORT_SLACK__API_BASE_URL": workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
            "RAPPORT_SLACK__SIGNING_SECRET": workspace.signing_secret,
        },
    )
    built, problems = catalog.build_catalog(loaded)
    assert not [*loaded.problems, *problems]
    stop, failures = threading.Event(), list[BaseException]()
    with temporary_engine(database_url) as engine:
        config = record_config(loaded.settings, built)
        ready = BotResources(engine, loaded.settings, config, read_tokens(loaded.settings.slack))

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
            stop.set()
            thread.join(TIMEOUT_SECONDS)
            assert not thread.is_alive()
    assert failures == []


def add_ada(database_url: str) -> None:
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        a_person(session, "Ada Lovelace", "ada@acme.example")


def count_entries(database_url: str) -> int:
    with temporary_engine(database_url) as engine, read_transaction(engine) as session:
        count = sa.select(sa.func.count()).select_from(tables.interaction)
        return int(session.execute(count).scalar_one())


def test_a_line_is_logged_over_socket_mode(
    workspace: Workspace, alice: WorkspacePerson, database_url: str, tmp_path: Path
) -> None:
    add_ada(database_url)
    with running_bot(workspace, database_url, tmp_path):
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        seen = alice.types("/log ada lovelace: asked for the price list")
        assert seen.acked
        assert "Logged #1" in seen.text
        workspace.settle()
    assert count_entries(database_url) == 1


def test_a_line_typed_while_no_bot_ran_is_logged_by_the_next_one(
    database_url: str, tmp_path: Path
) -> None:
    add_ada(database_url)
    # All of it is long ago by now.
    with Workspace(ack_seconds=TIMEOUT_SECONDS, clock=lambda: time.time() - 3600) as workspace:
        alice = workspace.add_person("alice", name="Alice Adams")
        with running_bot(workspace, database_url, tmp_path):
            workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
            alice.types("ada: before", channel=alice.dm)
            workspace.settle()
        alice.types("ada: while nobody was there", channel=alice.dm)
        workspace.settle()
        assert any("nobody was there" in each["text"] for each in workspace.given_up_events)
        assert count_entries(database_url) == 1
        with temporary_engine(database_url) as engine, transaction(engine) as session:
            meta.set_moment(session, events.LISTENED_KEY, datetime.now(UTC) - timedelta(hours=2))
        with running_bot(workspace, database_url, tmp_path):
            wait_until(lambda: count_entries(database_url) == 2, lambda: "It is not logged.")


def test_a_line_is_logged_over_http(
    workspace: Workspace,
    alice: WorkspacePerson,
    database_url: str,
    tmp_path: Path,
    log_capture: LogCapture,
) -> None:
    add_ada(database_url)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    more = f'mode = "http"\nlisten = "127.0.0.1:{port}"\n'
    with running_bot(workspace, database_url, tmp_path, more):
        log_capture.wait_for("Listening at 127.0.0.1")
        workspace.deliver_by_http(f"http://127.0.0.1:{port}/slack/events")
        assert "Logged #1" in alice.types("/log ada lovelace: asked for the price list").text
        workspace.settle()


def test_no_word_and_no_token_is_logged_even_at_debug(
    workspace: Workspace,
    alice: WorkspacePerson,
    database_url: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    add_ada(database_url)
    caplog.set_level(logging.DEBUG)
    with running_bot(workspace, database_url, tmp_path):
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        alice.types("/log ada lovelace: asked for the price list -on nonsense")
        alice.types("ada lovelace: the price list again", channel=alice.dm)
        alice.types("/rapport history ada lovelace")
        workspace.faults.fail("chat.postMessage", "internal_error", times=3)
        alice.types("ada lovelace: the price list once more", channel=alice.dm)
        workspace.settle()
    kept = "\n".join(_record_text(record) for record in caplog.records)
    assert "Connected to Slack" in kept
    tokens = (workspace.bot_token, workspace.app_token, workspace.signing_secret)
    assert [each for each in (*SECRETS, *tokens) if each in kept] == []


def _record_text(record: logging.LogRecord) -> str:
    """All but what the stand-in says, which is Slack's side; and SQL, which is off."""
    apart = record.name.startswith(("websockets", "playground", "sqlalchemy"))
    trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
    return "" if apart else f"{record.name}: {record.getMessage()} {trace}"


def test_a_workspace_that_refuses_is_told_at_once(workspace: Workspace) -> None:
    slack = web_client("xoxb-wrong", workspace.api_url)
    with pytest.raises(SlackRefused, match="invalid_auth"):
        sign_in(slack, threading.Event())


@one_day_in(3)
def test_slack_being_away_is_waited_for(workspace: Workspace, log_capture: LogCapture) -> None:
    slack = web_client(workspace.bot_token, workspace.api_url)
    workspace.faults.set_down(True)
    log_capture.callbacks["can't be reached"] = lambda: workspace.faults.set_down(False)
    greeting = sign_in(slack, threading.Event())
    assert greeting is not None
    assert greeting.team == workspace.team_id
    assert log_capture.wait_for("Trying again in 1 s")


def test_waiting_for_slack_ends_when_asked(workspace: Workspace, log_capture: LogCapture) -> None:
    slack, stop = web_client(workspace.bot_token, workspace.api_url), threading.Event()
    workspace.faults.set_down(True)
    log_capture.callbacks["can't be reached"] = stop.set
    assert sign_in(slack, stop) is None


def test_old_events_are_forgotten(
    workspace: Workspace, database_url: str, tmp_path: Path, log_capture: LogCapture
) -> None:
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        assert events.is_first_time(session, "Ev1", now=NOW.replace(year=2020))
    with running_bot(workspace, database_url, tmp_path):
        log_capture.wait_for("Connected to Slack")
        _wait_until_forgotten(database_url)


def _wait_until_forgotten(database_url: str) -> None:
    def is_forgotten() -> bool:
        with read_transaction(engine) as session:
            return session.execute(sa.select(tables.slack_event)).first() is None

    with temporary_engine(database_url) as engine:
        wait_until(is_forgotten, lambda: "The event is still known.")
