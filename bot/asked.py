"""PURE. What somebody does in Slack, as values: nothing below `bot/slack_in` sees a raw payload.

Typed       a command and what follows it
Direct      a line in the direct messages with the app
Click       a button, a menu, a picker; on a message or in a view
Submitted   a form sent off;  Closed: one given up
Searched    letters typed into a picker
Shortcut    a shortcut, from anywhere or on a message
Opened      the Home tab came into view
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.say import Say
from journal.model import Actor, Role


@dataclass(frozen=True, slots=True)
class Asker:
    """Who does it: known, of an allowed workspace, with the role the config gives them."""

    slack_id: str
    actor: Actor
    say: Say

    @property
    def is_admin(self) -> bool:
        return self.actor.role is Role.ADMIN


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that stands in Slack: its id there, and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Typed:
    asker: Asker
    command: str
    text: str
    channel: str
    trigger: str
    response_url: str


@dataclass(frozen=True, slots=True)
class Direct:
    asker: Asker
    text: str
    channel: str
    ts: str
    event_id: str
    thread_ts: str = ""
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class OnMessage:
    """The message that was clicked or taken up. An ephemeral one can't be changed by its ts."""

    channel: str
    ts: str
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in one field of a view. Several choices for pickers of several."""

    value: str = ""
    chosen: tuple[str, ...] = ()
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenView:
    """`fields` by block id: every block of ours holds one element."""

    id: str
    hash: str
    callback_id: str
    metadata: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    root_id: str = ""
    previous_id: str = ""
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """`value` is the button's or the chosen option's; `chosen` all of them, in pickers of several."""

    asker: Asker
    action_id: str
    block_id: str
    value: str
    chosen: tuple[str, ...]
    trigger: str
    response_url: str = ""
    message: OnMessage | None = None
    view: OpenView | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    asker: Asker
    view: OpenView
    trigger: str


@dataclass(frozen=True, slots=True)
class Closed:
    """`whole`: the views below it as well."""

    asker: Asker
    view: OpenView
    whole: bool


@dataclass(frozen=True, slots=True)
class Searched:
    asker: Asker
    action_id: str
    typed: str
    view: OpenView | None = None


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The message a shortcut was used on: its text as Slack keeps it, escaped.

    `workspace` is the name that its address begins with, where Slack says it.
    """

    channel: str
    ts: str
    text: str
    by: str
    workspace: str = ""
    thread_ts: str = ""
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    asker: Asker
    callback_id: str
    trigger: str
    response_url: str = ""
    message: TakenUp | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    asker: Asker
    view_hash: str = ""


Asked = Typed | Direct | Click | Submitted | Closed | Searched | Shortcut | Opened
