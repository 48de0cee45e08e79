"""A Slack workspace in a box: real protocols on this machine, everything in memory.

It refuses what Slack refuses, so that a green test means something. An app talks to it by the Web
API over HTTP, and hears from it by Socket Mode, by signed HTTP requests, or in process; people do
what Slack's client lets them do. Nothing leaves this machine.

    with Workspace(commands=("/log",)) as workspace:
        alice = workspace.add_person("alice")
        workspace.hand_to(app)              # or listen_http(url), or Socket Mode, the default
        seen = alice.types("/log ada: called")
        alice.clicks(seen.messages[0], "Undo")

The map, from the top:

    workspace          starts the servers, holds everything together, ends them
    person             a person and everything they can do: types, clicks, submits
    client             what a person can reach, what they send, what comes back
    composer           commands, messages, shortcuts, the app's Home
    click_action       buttons and menus
    field_input        fields and menus of a form
    modal_submission   modals submitted or closed, and the app's answer
    web_api            the Web API over HTTP
    methods/           its methods
    steps              steps of workflows: asked of the app, and how they ended
    socket_mode        Socket Mode over WebSockets
    delivery           how a payload reaches the app, and what counts as its answer
    payloads           what Slack sends to the app
    signature          the signature of HTTP requests
    message_lifecycle  messages posted, changed, deleted
    view_stack         views opened, changed, closed
    api_json           each object as the JSON of the Web API
    state              everything the workspace holds, behind one lock
    objects            accounts, channels, messages, views, files, triggers
    faults             rate limits, failures, silence, lost answers, on demand
    limits/            Slack's limits on messages and views
    block_reader       blocks as a person sees them
    input_state        what was typed and chosen, in Slack's shape
    field_values       what a person types or chooses → the value Slack keeps
    mrkdwn             Slack's markup
    values             words that every file shares: JSON, errors
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
from playground.workspace.steps import StepRun
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
    "StepRun",
    "UserGroup",
    "Workspace",
    "WorkspaceChange",
    "WorkspacePerson",
    "WorkspaceView",
]
