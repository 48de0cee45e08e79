"""PURE. The messages of Socket Mode, and their acknowledgements.

Hello       the connection is ready
Farewell    it will be closed, or Socket Mode is off: another one is needed
Envelope    a user's input; answered with its id and what Slack is to do
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hello:
    connections: int = 1


@dataclass(frozen=True, slots=True)
class Disconnect:
    reason: str


@dataclass(frozen=True, slots=True)
class SlackEnvelope:
    """An envelope; `retry` counts from 1 when Slack sends it again without an answer."""

    id: str
    kind: str
    payload: Mapping[str, Any]
    retry: int = 0
    retry_reason: str = ""


SocketMessage = Hello | Disconnect | SlackEnvelope


def parse_message(text: str) -> SocketMessage | None:
    """The message; None for an unknown one, since Slack may add new ones any day."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict):
        return None
    kind = message.get("type")
    if kind == "hello":
        return Hello(int(message.get("num_connections") or 1))
    if kind == "disconnect":
        return Disconnect(str(message.get("reason") or "unknown"))
    payload, envelope_id = message.get("payload"), message.get("envelope_id")
    if not envelope_id or not isinstance(payload, dict):
        return None
    return SlackEnvelope(
        str(envelope_id),
        str(kind),
        payload,
        int(message.get("retry_attempt") or 0),
        str(message.get("retry_reason") or ""),
    )


def build_ack(envelope: SlackEnvelope, body: Mapping[str, Any] | None) -> str:
    ack: dict[str, Any] = {"envelope_id": envelope.id}
    if body:
        ack["payload"] = body
    return json.dumps(ack, ensure_ascii=False, separators=(",", ":"))
