"""A Slack workspace in a box: real protocols on this machine, everything in memory.

It refuses what Slack refuses, so that a green test means something. An app talks to it by the Web
API over HTTP, and hears from it by Socket Mode, by signed HTTP requests, or in process; people do
what Slack's client lets them do. Nothing leaves this machine.

    with Workspace(commands=("/log",)) as workspace:
        alice = workspace.add_person("alice")
        workspace.hand_to(app)              # or listen_http(url), or Socket Mode, the default
        seen = alice.types("/log ada: called")
        alice.clicks(seen.messages[0], "Undo")

From the bottom up: values, mrkdwn, reading, inputs, limits | things | state | shapes, posting,
viewing | payloads, delivery, sockets, web, methods | hands, choosing, filling, pressing, sending,
talking | people | workspace.
"""

from playground.workspace.client import ActionResult
from playground.workspace.delivery import AppResponse, SignedRequest
from playground.workspace.faults import SlackFaults
from playground.workspace.field_values import MenuChoice
from playground.workspace.objects import (
    Account,
    Conversation,
    File,
    PostedMessage,
    UserGroup,
    WorkspaceView,
)
from playground.workspace.person import WorkspacePerson
from playground.workspace.state import WorkspaceChange
from playground.workspace.values import ActionRefused, ApiError
from playground.workspace.workspace import DEFAULT_EVENTS, DEFAULT_SCOPES, Workspace

__all__ = [
    "DEFAULT_EVENTS",
    "DEFAULT_SCOPES",
    "Account",
    "ActionRefused",
    "ActionResult",
    "ApiError",
    "AppResponse",
    "Conversation",
    "File",
    "MenuChoice",
    "PostedMessage",
    "SignedRequest",
    "SlackFaults",
    "UserGroup",
    "Workspace",
    "WorkspaceChange",
    "WorkspacePerson",
    "WorkspaceView",
]
