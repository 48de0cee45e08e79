"""An office for tests: a Slack workspace in a box, a record, and the real app between them.

    with an_office(database_url, folder) as office:
        seen = office.alice.types("/log ada: called")
        office.settle()

Alice and Bob are salespeople, Mia a manager, Ada an admin, Gus a guest. What they do goes to the app
as signed requests; the app's own calls go over HTTP to the workspace. The outbox is run by
`office.settle()`, which returns when nothing is under way any more.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from slack_bolt import BoltRequest
from slack_sdk import WebClient
from sqlalchemy import Engine
from sqlmodel import Session

from bot import outbox
from bot.app import SlackApp, build_app, build_outbox
from bot.context import LOCALE, BotContext
from bot.job_queue import JobQueue
from bot.outbox import Outbox
from bot.rate_limit import RateLimit
from bot.slack_api.workflow_steps import step_declarations
from journal import catalog
from journal.context import RecordConfig, record_config
from journal.settings import load_config
from journal.store.database import read_transaction, transaction
from playground.workspace import AppResponse, SignedRequest, Workspace, WorkspacePerson
from tests.bot.watcher import OutputChecker
from tests.clock import NOW
from tests.databases import temporary_engine
from tests.polling import TIMEOUT_SECONDS, ShortWaits

CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]
timezone = "Europe/Helsinki"

[slack]
admins = ["ada@ours.example"]
managers = ["mia@ours.example"]
"""


class TrackedWorkers(ThreadPoolExecutor):
    """A single worker that can be waited for: answers come in the order of the questions."""

    def __init__(self) -> None:
        super().__init__(1)
        self.under_way: set[Future[Any]] = set()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        self.under_way.add(future)
        return future

    def settle(self) -> None:
        while self.under_way:
            done, _ = wait(self.under_way, timeout=20)
            assert done, "a worker is stuck"
            self.under_way -= done
            for each in done:
                each.result()


_A_SECOND = timedelta(seconds=1.1)
_MAX_ROUNDS = 60
_TIMEOUT_SECONDS = 30.0


@dataclass
class HarnessClock:
    """The clock. It stands still, but the outbox moves it: Slack wants a second between messages."""

    now: datetime = NOW
    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.now

    def outbox_now(self) -> datetime:
        return self.now + self.ahead


@dataclass
class BotHarness:
    workspace: Workspace
    slack_app: SlackApp
    context: BotContext
    engine: Engine
    clock: HarnessClock
    workers: TrackedWorkers
    outbox: Outbox
    alice: WorkspacePerson
    bob: WorkspacePerson
    mia: WorkspacePerson
    ada: WorkspacePerson
    gus: WorkspacePerson

    @property
    def config(self) -> RecordConfig:
        return self.context.config

    @contextmanager
    def session(self) -> Iterator[Session]:
        with transaction(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with read_transaction(self.engine) as session:
            yield session

    def settle(self) -> None:
        """Wait until the workers are done and every due card stands in Slack."""
        for _ in range(_MAX_ROUNDS):
            self.workers.settle()
            self.workspace.settle()
            self.clock.ahead += _A_SECOND
            if outbox.step(self.outbox) > _A_SECOND and not self.workers.under_way:
                self.workspace.settle()
                return
        raise AssertionError("there is always another card due")


@contextmanager
def bot_harness(
    database_url: str, folder: Path, config_text: str = CONFIG, *, locale: Path = LOCALE
) -> Iterator[BotHarness]:
    file = folder / "rapport.toml"
    file.write_text(config_text, encoding="utf-8")
    loaded = load_config(file, {})
    built, problems = catalog.build_catalog(loaded)
    assert not [*loaded.problems, *problems]
    clock, workers = HarnessClock(), TrackedWorkers()
    # A benchmark measures how quick an answer is; here a slow machine is no reason to fail.
    with (
        Workspace(ack_seconds=_TIMEOUT_SECONDS, steps=step_declarations()) as workspace,
        temporary_engine(database_url) as engine,
        workers,
    ):
        slack_settings = loaded.settings.slack.model_copy(
            update={"api_base_url": workspace.api_url}
        )
        settings = loaded.settings.model_copy(update={"slack": slack_settings})
        config = record_config(settings, built)
        # A pause before the next try is very short here.
        context = BotContext(
            engine,
            settings,
            config,
            workers,
            JobQueue(workers),
            clock,
            stop=ShortWaits(),
            locale=locale,
        )
        slack = WebClient(workspace.bot_token, workspace.api_url, timeout=int(TIMEOUT_SECONDS))
        slack_app = build_app(
            context,
            slack,
            team=workspace.team_id,
            signing_secret=workspace.signing_secret,
            rate_limit=RateLimit(burst=1_000_000),
        )
        workspace.deliver_in_process(request_handler(slack_app))
        watcher = OutputChecker(slack_app.tables, workspace.bot_user_id)
        workspace.subscribe(watcher)
        people = _people(workspace)
        box = build_outbox(slack_app, slack, now=clock.outbox_now)
        yield BotHarness(workspace, slack_app, context, engine, clock, workers, box, **people)
        workers.settle()
        assert not watcher.problems, watcher.problems[:5]


def _people(workspace: Workspace) -> dict[str, WorkspacePerson]:
    return {
        "alice": workspace.add_person("alice", name="Alice Adams", email="alice@ours.example"),
        "bob": workspace.add_person("bob", name="Bob Berg", email="bob@ours.example"),
        "mia": workspace.add_person("mia", name="Mia Moss", email="mia@ours.example"),
        "ada": workspace.add_person("ada", name="Ada Admin", email="ada@ours.example"),
        "gus": workspace.add_person("gus", name="Gus Guest", email="gus@x.example", guest=True),
    }


def request_handler(slack_app: SlackApp) -> Callable[[SignedRequest], AppResponse]:
    def hand(request: SignedRequest) -> AppResponse:
        headers: dict[str, str | Sequence[str]] = {**request.headers}
        answer = slack_app.bolt_app.dispatch(BoltRequest(body=request.body, headers=headers))
        flat = {name: values[0] for name, values in answer.headers.items()}
        return AppResponse(answer.status, flat, answer.body)

    return hand
