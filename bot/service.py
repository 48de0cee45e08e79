"""The bot as one process: app, outbox and cleaning, started together and ended together.

    greeted     the app's own ids; waits while Slack is away, ends when it refuses us
    the line    Socket Mode's connections, or HTTP mode's server
    missed      what was typed while no bot listened
    outbox      cards that are due
    tidying     forgets what Slack will not send again

When one of them fails, the process ends: `rapport run` or systemd starts it anew.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from slack_sdk import WebClient
from sqlalchemy import Engine

from bot import outbox
from bot.app import SlackApp, build_app, build_outbox
from bot.context import BotContext
from bot.job_queue import JobQueue
from bot.missed_lines import MissedLines
from bot.slack.responses import post_to_response_url
from bot.slack_api.client import call_slack, quiet_libraries, web_client
from bot.slack_api.tokens import SlackTokens
from bot.transport.http import HttpServer
from bot.transport.socket_mode import build_keeper
from journal.context import RecordConfig
from journal.errors import RapportError, SlackUnavailable, log_text
from journal.settings import Settings
from journal.stopping import wait_until_stopped
from journal.store.database import clear_deleted
from journal.store.slack import events

WORKERS = 16
# Files, runs and purges have threads of their own, so that answers need not wait.
JOB_WORKERS = 2
_LONGEST_WAIT = 60.0
_TIDY_SECONDS = 3600.0
_FORGET_AFTER = timedelta(days=2)
# Work that was begun is finished, if it ends in time.
_WORKERS_SECONDS = 5.0

log = logging.getLogger(__name__)
_dice = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class BotResources:
    """Holds what the command line has opened for the bot."""

    engine: Engine
    settings: Settings
    config: RecordConfig
    tokens: SlackTokens


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """The app's own ids."""

    team: str
    bot_user: str
    bot_id: str


def serve(resources: BotResources, stop: threading.Event) -> None:
    """Serve until `stop`; raises the error that made it impossible to go on."""
    quiet_libraries()
    slack = web_client(resources.tokens.bot, resources.settings.slack.api_base_url)
    greeting = sign_in(slack, stop)
    if greeting is None:
        return
    log.info("Signed in to the workspace %s.", greeting.team)
    with _workers(WORKERS, "work") as workers, _workers(JOB_WORKERS, "job") as jobs:
        context = BotContext(
            resources.engine,
            resources.settings,
            resources.config,
            workers,
            JobQueue(jobs),
            stop=stop,
        )
        signing = resources.tokens.signing if resources.settings.slack.mode == "http" else ""
        slack_app = build_app(
            context,
            slack,
            team=greeting.team,
            signing_secret=signing,
            bot_user=greeting.bot_user,
            bot_id=greeting.bot_id,
        )
        line, is_listening = _transport(resources, slack_app)
        missed = MissedLines(slack_app, _client_without_retries(resources), is_listening)
        _run_together(
            (
                ServiceThread("line", line),
                ServiceThread("missed", missed.run),
                ServiceThread("outbox", _outbox_loop(resources, slack_app)),
                ServiceThread("tidying", lambda: _forget_old_events(context)),
            ),
            stop,
        )
    log.info("Stopped.")


def sign_in(slack: WebClient, stop: threading.Event) -> BotIdentity | None:
    """Ask until Slack answers; None when stopped before. Raises a refusal."""
    failures = 0
    while not stop.is_set():
        try:
            answer = call_slack(slack.auth_test)
        except SlackUnavailable as error:
            failures += 1
            pause = max(error.retry_after, min(2.0 ** (failures - 1), _LONGEST_WAIT))
            log.warning("%s Trying again in %.0f s.", error, pause)
            stop.wait(pause * _dice.uniform(0.8, 1.0))
        else:
            return BotIdentity(
                str(answer["team_id"]), str(answer["user_id"]), str(answer.get("bot_id") or "")
            )
    return None


def _transport(
    resources: BotResources, slack_app: SlackApp
) -> tuple[Callable[[], None], Callable[[], bool]]:
    """How Slack's events come, and whether they do right now."""
    slack, stop = resources.settings.slack, slack_app.context.stop
    if slack.mode == "socket":
        base = slack.api_base_url
        keeper = build_keeper(
            slack_app.bolt_app,
            slack_app.slack,
            resources.tokens.app,
            stop,
            lambda url, body: post_to_response_url(url, body, base),
        )
        return keeper.run, keeper.ready.is_set
    server = HttpServer(slack_app.bolt_app, resources.tokens.signing, slack.listen, stop)
    log.info("Listening at %s for Slack.", slack.listen)
    return server.run, lambda: True


def _client_without_retries(resources: BotResources) -> WebClient:
    return outbox.client_without_retries(
        resources.tokens.bot, resources.settings.slack.api_base_url
    )


def _outbox_loop(resources: BotResources, slack_app: SlackApp) -> Callable[[], None]:
    box = build_outbox(slack_app, _client_without_retries(resources))
    return lambda: outbox.run(box)


def _forget_old_events(context: BotContext) -> None:
    while not context.stop.is_set():
        try:
            with context.session() as session:
                events.forget_before(session, context.now - _FORGET_AFTER)
            clear_deleted(context.engine)
        except RapportError as error:
            log.warning("Tidying failed: %s. It is tried again.", log_text(error))
        context.stop.wait(_TIDY_SECONDS)


# ── threads ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class ServiceThread:
    name: str
    run: Callable[[], None]
    failures: list[BaseException] = field(default_factory=list)

    def run_guarded(self, stop: threading.Event) -> None:
        """Run one part; when it ends, for whatever reason, all end."""
        try:
            self.run()
        except BaseException as error:  # noqa: BLE001 (raised again by whoever waits)
            self.failures.append(error)
        finally:
            stop.set()


def _run_together(parts: Sequence[ServiceThread], stop: threading.Event) -> None:
    threads = [
        threading.Thread(target=each.run_guarded, args=(stop,), name=each.name, daemon=True)
        for each in parts
    ]
    for thread in threads:
        thread.start()
    wait_until_stopped(stop)
    for thread in threads:
        thread.join(timeout=_WORKERS_SECONDS)
    for part in parts:
        for failure in part.failures:
            raise failure


@contextmanager
def _workers(count: int, name: str) -> Iterator[ThreadPoolExecutor]:
    """Threads that finish what they have begun; the rest is dropped after some seconds."""
    workers = ThreadPoolExecutor(count, thread_name_prefix=name)
    try:
        yield workers
    finally:
        ending = threading.Thread(target=workers.shutdown, daemon=True)
        ending.start()
        ending.join(timeout=_WORKERS_SECONDS)
        workers.shutdown(wait=False, cancel_futures=True)
