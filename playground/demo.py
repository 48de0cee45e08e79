"""The playground as a whole: workspace, mail servers and page, opened together and closed together.

The people and channels are made in the same order each time, so that they have the same ids each
time: whoever logged something yesterday is the same person today.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from bot.manifest import EVENTS, manifest
from journal.settings.sections import Slack
from playground import keeping
from playground.face import trail
from playground.face.hub import Hub
from playground.face.server import Face
from playground.face.tour import Tour
from playground.face.watching import Watch
from playground.face.world import Resident, World
from playground.mailbox.room import ADDRESS, Mailroom
from playground.mailbox.smtp import Envelope
from playground.remembering import Memory
from playground.samples import contacts
from playground.samples.mails import mails
from playground.samples.residents import RESIDENTS
from playground.workspace import Channel, Person, Workspace
from playground.workspace.values import Json

CHANNELS = ("general", "sales", "triage")
TRIAGE = "triage"


def features() -> dict[str, list[Json]]:
    """The commands and shortcuts that the app's own manifest names."""
    named: dict[str, list[Json]] = manifest(Slack())["features"]
    return {name: named[name] for name in ("slash_commands", "shortcuts")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`ports` are tried in their order; `zone` is where everybody lives."""

    folder: Path
    engine: Engine
    now: datetime
    ports: Iterable[int] = (0,)
    zone: str = "UTC"
    tour: bool = True
    features: Mapping[str, list[Json]] = field(default_factory=features)


class Playground:
    def __init__(self, wanted: Wanted) -> None:
        with ExitStack() as opened:
            self.workspace = opened.enter_context(_workspace())
            self.residents = tuple(_residents(self.workspace, wanted.zone))
            self.channels = _channels(self.workspace, [one.person for one in self.residents])
            memory = Memory(self.workspace.state, wanted.folder / keeping.TALK)
            opened.callback(memory.close)
            hub = Hub()
            self.mailroom = _mailroom(wanted, hub)
            opened.callback(self.mailroom.close)
            tour = Tour(wanted.engine, wanted.folder / keeping.TOUR, shown=wanted.tour)
            self.world = World(
                self.workspace,
                self.residents,
                wanted.features,
                post=self.mailroom,
                trail=lambda: trail.read(wanted.engine),
                tour=tour.told,
                hub=hub,
            )
            self.face = Face(self.world, wanted.ports)
            opened.callback(self.face.close)
            watch = Watch(wanted.engine, lambda: _changed(tour, hub))
            opened.callback(watch.close)
            self._opened = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.close()

    def is_ready(self, timeout: float) -> bool:
        """The bot is connected, and the poller has been at the mailbox."""
        try:
            self.workspace.wait_for_sockets(timeout=timeout)
        except TimeoutError:
            return False
        return self.mailroom.was_read(timeout)

    @property
    def environ(self) -> dict[str, str]:
        """What Rapport's processes must be told to find all this."""
        return {
            "RAPPORT_SLACK__API_BASE_URL": self.workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": self.workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": self.workspace.app_token,
            "RAPPORT_SLACK__TRIAGE_CHANNEL": self.channels[TRIAGE].id,
            **self.mailroom.environ,
        }


def _changed(tour: Tour, hub: Hub) -> None:
    tour.look()
    hub.tell("trail")


def _mailroom(wanted: Wanted, hub: Hub) -> Mailroom:
    room = Mailroom(
        wanted.folder / keeping.MAIL, lambda: hub.tell("mail"), senders=contacts.senders()
    )
    if room.is_new:
        for one in mails(wanted.now):
            to = [] if one.folder == "Sent" else [ADDRESS]
            room.receive(Envelope(one.sender, to), one.raw, one.when)
    return room


def _workspace() -> Workspace:
    slack = Slack()
    return Workspace(commands=(slack.log_command, slack.command), events=EVENTS)


def _residents(workspace: Workspace, zone: str) -> Iterable[Resident]:
    for one in RESIDENTS:
        person = workspace.add_person(
            one.handle, name=one.name, tz=zone, guest=one.guest, admin=one.admin
        )
        # The direct messages, too, have the same id each time.
        person.dm  # noqa: B018
        yield Resident(person, one.note)


def _channels(workspace: Workspace, people: list[Person]) -> dict[str, Channel]:
    inside = {name: people if name == "general" else people[:3] for name in CHANNELS}
    return {name: workspace.add_channel(name, members=inside[name]) for name in CHANNELS}
