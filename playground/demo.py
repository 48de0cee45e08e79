"""The playground as a whole: workspace, mail servers and page, opened together and closed together.

The people and channels are made in the same order each time, so that they keep their ids: who
logged something yesterday is the same person today.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from bot.slack_api.manifest import build_manifest, events
from bot.slack_api.workflow_steps import step_declarations
from journal.settings.slack_settings import SlackSettings
from playground import data_folder
from playground.mailbox.mailroom import ADDRESS, Mailroom
from playground.mailbox.smtp_server import SmtpEnvelope
from playground.page import trail
from playground.page.context import PageContext, Resident
from playground.page.event_hub import EventHub
from playground.page.record_watcher import RecordWatcher
from playground.page.server import PageServer
from playground.page.tour import Tour
from playground.persistence import WorkspaceStore
from playground.samples import contacts
from playground.samples.mails import sample_mails
from playground.samples.residents import RESIDENTS
from playground.workspace import Conversation, Workspace, WorkspacePerson
from playground.workspace.values import Json

CHANNEL_NAMES = ("general", "sales", "triage")
TRIAGE_CHANNEL = "triage"


def manifest_features() -> dict[str, list[Json]]:
    """The commands and shortcuts that the app's own manifest names."""
    named: dict[str, list[Json]] = build_manifest(SlackSettings())["features"]
    return {name: named[name] for name in ("slash_commands", "shortcuts")}


@dataclass(frozen=True, slots=True)
class PlaygroundOptions:
    """The options: `ports` are tried in their order; `zone` is everybody's time zone."""

    folder: Path
    engine: Engine
    now: datetime
    ports: Iterable[int] = (0,)
    zone: str = "UTC"
    tour: bool = True
    features: Mapping[str, list[Json]] = field(default_factory=manifest_features)


class Playground:
    def __init__(self, options: PlaygroundOptions) -> None:
        with ExitStack() as opened:
            self.workspace = opened.enter_context(_open_workspace())
            self.residents = tuple(_add_residents(self.workspace, options.zone))
            self.channels = _add_channels(self.workspace, [one.person for one in self.residents])
            memory = WorkspaceStore(
                self.workspace.state, options.folder / data_folder.MESSAGES_FILE
            )
            opened.callback(memory.close)
            hub = EventHub()
            self.mailroom = _open_mailroom(options, hub)
            opened.callback(self.mailroom.close)
            tour = Tour(options.engine, options.folder / data_folder.TOUR_FILE, shown=options.tour)
            self.context = PageContext(
                self.workspace,
                self.residents,
                options.features,
                mailbox=self.mailroom,
                trail=lambda: trail.read_trail(options.engine),
                tour=tour.to_json,
                hub=hub,
            )
            self.page = PageServer(self.context, options.ports)
            opened.callback(self.page.close)
            watch = RecordWatcher(options.engine, lambda: _publish_record_change(tour, hub))
            opened.callback(watch.close)
            self._stack = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def is_ready(self, timeout: float) -> bool:
        """Says whether the bot is connected and the poller has logged in to the mailbox."""
        try:
            self.workspace.wait_for_sockets(timeout=timeout)
        except TimeoutError:
            return False
        return self.mailroom.wait_for_login(timeout)

    @property
    def environ(self) -> dict[str, str]:
        """The variables by which Rapport's processes find all this."""
        return {
            "RAPPORT_SLACK__API_BASE_URL": self.workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": self.workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": self.workspace.app_token,
            "RAPPORT_SLACK__TRIAGE_CHANNEL": self.channels[TRIAGE_CHANNEL].id,
            **self.mailroom.environ,
        }


def _publish_record_change(tour: Tour, hub: EventHub) -> None:
    tour.update()
    hub.publish("trail")


def _open_mailroom(options: PlaygroundOptions, hub: EventHub) -> Mailroom:
    room = Mailroom(
        options.folder / data_folder.MAIL_FOLDER,
        lambda: hub.publish("mail"),
        senders=contacts.senders(),
    )
    if room.is_new:
        for one in sample_mails(options.now):
            to = [] if one.folder == "Sent" else [ADDRESS]
            room.route(SmtpEnvelope(one.sender, to), one.raw, one.when)
    return room


def _open_workspace() -> Workspace:
    """Open a workspace with the steps of workflows, which need no paid plan here."""
    slack = SlackSettings(workflow_steps=True)
    commands = (slack.log_command, slack.command)
    return Workspace(commands=commands, events=events(slack), steps=step_declarations())


def _add_residents(workspace: Workspace, zone: str) -> Iterable[Resident]:
    for one in RESIDENTS:
        person = workspace.add_person(
            one.handle, name=one.name, tz=zone, guest=one.guest, admin=one.admin
        )
        # The direct messages have the same id each time, too.
        person.dm  # noqa: B018
        yield Resident(person, one.note)


def _add_channels(workspace: Workspace, people: list[WorkspacePerson]) -> dict[str, Conversation]:
    inside = {name: people if name == "general" else people[:3] for name in CHANNEL_NAMES}
    return {name: workspace.add_channel(name, members=inside[name]) for name in CHANNEL_NAMES}
