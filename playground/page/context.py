"""Everything the page shows: the workspace and its people, the shared mailbox, the ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from playground.page.event_hub import EventHub
from playground.workspace import (
    PostedMessage,
    Workspace,
    WorkspaceChange,
    WorkspacePerson,
    WorkspaceView,
)
from playground.workspace.values import Json


@dataclass(frozen=True, slots=True)
class Resident:
    """A person the visitor can act as, and what she may do, in a few words."""

    person: WorkspacePerson
    note: str


class SharedMailbox(Protocol):
    """The shared mailbox as the page sees it. A `KeyError` means that there is no such mail."""

    def mails(self) -> Json: ...

    def mail(self, mail_id: str) -> Json: ...

    def send(self, request: Json) -> Json: ...

    def send_file(self, raw: bytes) -> Json: ...

    def send_draft(self, mail_id: str) -> Json: ...

    def throw_away(self, mail_id: str) -> Json: ...

    def senders(self) -> list[Json]: ...


@dataclass(frozen=True, slots=True)
class PageContext:
    workspace: Workspace
    residents: Sequence[Resident]
    # In the order of the app's manifest.
    features: Mapping[str, Sequence[Json]]
    mailbox: SharedMailbox | None = None
    trail: Callable[[], list[Json]] = list
    tour: Callable[[], Json] = dict
    hub: EventHub = field(default_factory=EventHub)

    def find_resident(self, user: str) -> Resident:
        """The resident of this id; the first one if none is given."""
        for one in self.residents:
            if user in {"", one.person.id}:
                return one
        raise KeyError(user)

    def publish_change(self, change: WorkspaceChange) -> None:
        """Publishes a change of the workspace to the pages."""
        thing = change.thing
        if isinstance(thing, PostedMessage):
            self.hub.publish("message", channel=thing.channel, user=thing.ephemeral_to)
        elif isinstance(thing, WorkspaceView):
            self.hub.publish("home" if thing.type == "home" else "view", user=thing.user)
        elif change.kind.startswith("file"):
            self.hub.publish("file")
        else:
            self.hub.publish("message")
