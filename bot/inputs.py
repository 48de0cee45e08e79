"""PURE. What somebody does in Slack, as values: only `bot/slack/payloads` sees raw payloads.

Typed       a command and what follows it
Direct      a line in the direct messages with the app
Click       a button, a menu, a picker; on a message or in a view
Submitted   a form sent off;  Closed: one given up
Searched    letters typed into a picker
Shortcut    a shortcut, from anywhere or on a message
Opened      the Home tab came into view
Step        a step of a workflow is to be done
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.language.translator import Translator
from journal.model import Actor, Role


@dataclass(frozen=True, slots=True)
class User:
    """The user: known, of an allowed workspace, with the role that the config gives them."""

    slack_id: str
    actor: Actor
    t: Translator

    @property
    def is_admin(self) -> bool:
        return self.actor.role is Role.ADMIN


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that stands in Slack: its id there, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SlashCommand:
    user: User
    command: str
    text: str
    channel: str
    trigger: str
    response_url: str


@dataclass(frozen=True, slots=True)
class DirectMessage:
    user: User
    text: str
    channel: str
    ts: str
    event_id: str
    thread_ts: str = ""
    files: tuple[SharedFile, ...] = ()
    # Read in Slack's history, since no bot was there when it was sent.
    is_late: bool = False

    @property
    def typed_at(self) -> datetime:
        """The moment when Slack took it, which is its id as well."""
        return datetime.fromtimestamp(float(self.ts), UTC)


@dataclass(frozen=True, slots=True)
class MessageRef:
    """The message that was clicked or shared. An ephemeral one can't be changed by its ts."""

    channel: str
    ts: str
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value of one field of a view; several choices in pickers for several."""

    value: str = ""
    chosen: tuple[str, ...] = ()
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewState:
    """The values of a view's fields, by block id: every block of ours holds one element."""

    id: str
    hash: str
    callback_id: str
    metadata: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    root_id: str = ""
    previous_id: str = ""
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """A click. `value` is the button's or the option's; `chosen` are all, in pickers for several."""

    user: User
    action_id: str
    block_id: str
    value: str
    chosen: tuple[str, ...]
    trigger: str
    response_url: str = ""
    message: MessageRef | None = None
    view: ViewState | None = None


@dataclass(frozen=True, slots=True)
class FormSubmitted:
    user: User
    view: ViewState
    trigger: str


@dataclass(frozen=True, slots=True)
class FormClosed:
    """A form was closed; with `closes_all` the views below it as well."""

    user: User
    view: ViewState
    closes_all: bool


@dataclass(frozen=True, slots=True)
class PickerSearched:
    user: User
    action_id: str
    typed: str
    view: ViewState | None = None


@dataclass(frozen=True, slots=True)
class SharedMessage:
    """The message that a shortcut was used on: its text as Slack keeps it, escaped.

    `workspace` is the name that its address begins with, where Slack says it.
    """

    channel: str
    ts: str
    text: str
    author: str
    workspace: str = ""
    thread_ts: str = ""
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    user: User
    callback_id: str
    trigger: str
    response_url: str = ""
    message: SharedMessage | None = None


@dataclass(frozen=True, slots=True)
class HomeOpened:
    user: User
    view_hash: str = ""


@dataclass(frozen=True, slots=True)
class StepExecuted:
    """A step of a workflow; `values` are its inputs as texts, empty ones left out."""

    user: User
    step_id: str
    execution: str
    values: Mapping[str, str]


Input = (
    SlashCommand
    | DirectMessage
    | Click
    | FormSubmitted
    | FormClosed
    | PickerSearched
    | Shortcut
    | HomeOpened
    | StepExecuted
)
