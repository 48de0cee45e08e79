"""A tiny app to drive the workspace with: a log command, a form, a card with Undo, a Home."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import Ack, App, BoltRequest, BoltResponse, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from playground.workspace import AppResponse, SignedRequest, Workspace

BlockJson = dict[str, Any]


def plain_text(text: str) -> BlockJson:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> BlockJson:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str, action_id: str, **more: Any) -> BlockJson:
    return {"type": "button", "text": plain_text(text), "action_id": action_id, **more}


def actions(*elements: BlockJson) -> BlockJson:
    return {"type": "actions", "block_id": "buttons", "elements": list(elements)}


def field(label: str, name: str, kind: str = "plain_text_input", **more: Any) -> BlockJson:
    return {
        "type": "input",
        "block_id": name,
        "label": plain_text(label),
        "element": {"type": kind, "action_id": name, **more},
    }


def modal(*blocks: BlockJson, **more: Any) -> BlockJson:
    view = {
        "type": "modal",
        "callback_id": "form",
        "title": plain_text("Log"),
        "blocks": list(blocks),
    }
    return {**view, "submit": plain_text("Save"), **more}


def option(text: str, value: str) -> BlockJson:
    return {"text": plain_text(text), "value": value}


FORM = modal(
    field("Who", "who", "external_select", min_query_length=2),
    field("What", "what", multiline=True),
    notify_on_close=True,
)
CARD = [section("*Logged* #1"), actions(button("Undo", "undo"), button("Edit", "edit"))]


def web_client(workspace: Workspace, token: str | None = None) -> WebClient:
    return WebClient(token or workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])


def build_tiny_app(workspace: Workspace) -> App:
    app = App(
        client=web_client(workspace),
        token=workspace.bot_token,
        signing_secret=workspace.signing_secret,
        process_before_response=True,
    )
    _add_message_handlers(app)
    _add_view_handlers(app)
    return app


def _add_message_handlers(app: App) -> None:
    @app.command("/log")
    def log(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        if command["text"]:
            ack(text=f"Logged {command['text']}", blocks=CARD)
        else:
            client.views_open(trigger_id=command["trigger_id"], view=FORM)
            ack()

    @app.event("message")
    def message(event: dict[str, Any], say: Say) -> None:
        if "subtype" not in event:
            say(f"You said {event['text']}")

    @app.action("undo")
    def undo(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="Undone", replace_original=True)

    @app.shortcut("log_message")
    def shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)


def _add_view_handlers(app: App) -> None:
    @app.options("who")
    def who(ack: Ack, payload: dict[str, Any]) -> None:
        names = ["Ada Lovelace", "Adam Smith", "Grace Hopper"]
        found = [one for one in names if one.casefold().startswith(payload["value"].casefold())]
        ack(options=[option(one, one.split()[0]) for one in found])

    @app.view("form")
    def form(ack: Ack, view: dict[str, Any]) -> None:
        what = view["state"]["values"]["what"]["what"]["value"]
        if what == "nothing":
            ack(response_action="errors", errors={"what": "Say what happened."})
        else:
            ack()

    @app.view_closed("form")
    def closed(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="Nothing was saved.")

    @app.event("app_home_opened")
    def home(event: dict[str, Any], client: WebClient) -> None:
        view = {"type": "home", "blocks": [section("Welcome"), actions(button("Log", "log"))]}
        client.views_publish(user_id=event["user"], view=view)


def in_process_handler(app: App) -> Any:
    def hand(request: SignedRequest) -> AppResponse:
        given: dict[str, str | Sequence[str]] = {**request.headers}
        answer: BoltResponse = app.dispatch(BoltRequest(body=request.body, headers=given))
        headers = {name: values[0] for name, values in answer.headers.items()}
        return AppResponse(answer.status, headers, answer.body or "")

    return hand


@contextmanager
def open_tiny_workspace(**settings: Any) -> Iterator[Workspace]:
    """A workspace with the tiny app in process."""
    with Workspace(commands=("/log",), **settings) as workspace:
        workspace.deliver_in_process(in_process_handler(build_tiny_app(workspace)))
        yield workspace


class _QuietRequestHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Nothing."""


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def connect_by_http(workspace: Workspace, app: App) -> Iterator[None]:
    """The app behind a real web server."""
    with make_server(
        "127.0.0.1",
        0,
        SlackRequestHandler(app),
        _ThreadingServer,
        handler_class=_QuietRequestHandler,
    ) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        workspace.deliver_by_http(f"http://127.0.0.1:{server.server_port}/slack/events")
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def connect_by_sockets(
    workspace: Workspace, app: App, *, ping_interval: float = 0.2
) -> Iterator[None]:
    """The app with the SDK's own Socket Mode client."""
    handler = SocketModeHandler(app, workspace.app_token, ping_interval=ping_interval)
    handler.client.connect()
    workspace.wait_for_sockets()
    try:
        yield
    finally:
        # The client would wait out a read of three seconds.
        handler.client.auto_reconnect_enabled = False
        workspace.faults.drop_sockets()
        handler.client.close()


@contextmanager
def connect_in_process(workspace: Workspace, app: App) -> Iterator[None]:
    workspace.deliver_in_process(in_process_handler(app))
    yield


TRANSPORTS = {"process": connect_in_process, "http": connect_by_http, "sockets": connect_by_sockets}
