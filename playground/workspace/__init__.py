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

from playground.workspace.choosing import Choice
from playground.workspace.delivery import Response, SignedRequest
from playground.workspace.faults import Faults
from playground.workspace.hands import Seen
from playground.workspace.people import Person
from playground.workspace.state import Change
from playground.workspace.things import Account, Channel, File, Group, Message, View
from playground.workspace.values import ApiError, Refused
from playground.workspace.workspace import DEFAULT_EVENTS, DEFAULT_SCOPES, Workspace

__all__ = [
    "DEFAULT_EVENTS",
    "DEFAULT_SCOPES",
    "Account",
    "ApiError",
    "Change",
    "Channel",
    "Choice",
    "Faults",
    "File",
    "Group",
    "Message",
    "Person",
    "Refused",
    "Response",
    "Seen",
    "SignedRequest",
    "View",
    "Workspace",
]
