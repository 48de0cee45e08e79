"""Everything the page shows: the workspace and its people, the shared mailbox, the ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from playground.face.hub import Hub
from playground.workspace import Change, Message, Person, View, Workspace
from playground.workspace.values import Json


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody whose seat can be taken, and what she may do, in a few words."""

    person: Person
    note: str


class Post(Protocol):
    """The shared mailbox as the page sees it. A `KeyError` means that there is no such mail."""

    def mails(self) -> Json: ...

    def mail(self, mail_id: str) -> Json: ...

    def send(self, said: Json) -> Json: ...

    def send_file(self, raw: bytes) -> Json: ...

    def senders(self) -> list[Json]: ...


@dataclass(frozen=True, slots=True)
class World:
    workspace: Workspace
    residents: Sequence[Resident]
    # As the app's manifest lists them.
    features: Mapping[str, Sequence[Json]]
    post: Post | None = None
    trail: Callable[[], list[Json]] = list
    tour: Callable[[], Json] = dict
    hub: Hub = field(default_factory=Hub)

    def resident(self, user: str) -> Resident:
        """Nobody named is whoever comes first."""
        for one in self.residents:
            if user in {"", one.person.id}:
                return one
        raise KeyError(user)

    def hear(self, change: Change) -> None:
        """What the workspace says of itself, for the pages."""
        thing = change.thing
        if isinstance(thing, Message):
            self.hub.tell("message", channel=thing.channel, user=thing.ephemeral_to)
        elif isinstance(thing, View):
            self.hub.tell("home" if thing.type == "home" else "view", user=thing.user)
        elif change.kind.startswith("file"):
            self.hub.tell("file")
        else:
            self.hub.tell("message")
