"""Socket Mode: passes envelopes to the app, and its answers back."""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.slack_api.client import call_slack
from bot.transport.envelopes import SlackEnvelope
from bot.transport.keep_connected import ConnectionKeeper, NotKept

# Posts the body of a message by the response_url of what was answered.
PostReply = Callable[[str, Mapping[str, Any]], object]


def build_keeper(
    app: App, slack: WebClient, app_token: str, stop: threading.Event, post_reply: PostReply
) -> ConnectionKeeper:
    """Build the keeper; `run()` it on a thread of its own; `ready` is set while it is connected."""
    return ConnectionKeeper(
        request_url=lambda: request_connection_url(slack, app_token),
        handle=lambda envelope: handle_envelope(app, envelope),
        stop=stop,
        proxy=slack.proxy,
        deliver_late=lambda envelope, body: post_late_answer(envelope, body, post_reply),
    )


def post_late_answer(
    envelope: SlackEnvelope, body: Mapping[str, Any], post_reply: PostReply
) -> None:
    """The answer to a command by its response_url: the deed is done, and somebody waits for it. A
    form is still open, and may be sent off again.
    """
    url = str(envelope.payload.get("response_url") or "")
    if url and body.get("text"):
        post_reply(url, body)


def request_connection_url(slack: WebClient, app_token: str) -> str:
    """An address that one connection may be opened at."""
    answer = call_slack(lambda: slack.apps_connections_open(app_token=app_token))
    return str(answer["url"])


def handle_envelope(app: App, envelope: SlackEnvelope) -> Mapping[str, Any] | None:
    """Answer the envelope: otherwise Slack shows an error without a reason. Raises `NotKept` for a line
    that could not be kept: it is sent again.
    """
    retries: dict[str, str | Sequence[str]] = {}
    if envelope.retry:
        retries["x-slack-retry-num"] = str(envelope.retry)
    request = BoltRequest(mode="socket_mode", body=dict(envelope.payload), headers=retries)
    answer = app.dispatch(request)
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        raise NotKept
    return _ack_body(answer)


def _ack_body(answer: BoltResponse) -> Mapping[str, Any] | None:
    if answer.status != 200 or not answer.body:
        return None
    kind = answer.headers.get("content-type", [""])[0]
    if kind.startswith("application/json"):
        read: Mapping[str, Any] = json.loads(answer.body)
        return read
    return {"text": answer.body}
