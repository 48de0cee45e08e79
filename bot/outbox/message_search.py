"""Was it posted after all? Slack is asked for the message that has the card's key in its metadata."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.outbox.calls import RateLimited, Rejected, Succeeded, Unavailable, read
from bot.outbox.outbox import Outbox

EVENT_TYPE = "rapport_card"
# Slack's clock and ours are not one.
_CLOCK_SKEW = timedelta(seconds=60)
_PAGE, _PAGES = 200, 20


@dataclass(frozen=True, slots=True)
class MessageFound:
    ts: str


@dataclass(frozen=True, slots=True)
class MessageMissing:
    pass


@dataclass(frozen=True, slots=True)
class HistoryUnreadable:
    """The app may not read the history of that channel."""


def card_metadata(key: str) -> dict[str, Any]:
    """The metadata of a message, by which it is found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def find_message(
    box: Outbox, channel: str, key: str, since: datetime
) -> MessageFound | MessageMissing | HistoryUnreadable | RateLimited | Unavailable:
    """Search the newest first, back to a minute before it can have been posted."""
    cursor = ""
    for _ in range(_PAGES):
        answer = read(box, "conversations.history", **_query(channel, since, cursor))
        match answer:
            case Rejected():
                return HistoryUnreadable()
            case RateLimited() | Unavailable():
                return answer
            case Succeeded(data):
                for message in data.get("messages") or ():
                    if _is_marked(message, key):
                        return MessageFound(str(message["ts"]))
                cursor = _next_cursor(data)
        if not cursor:
            return MessageMissing()
    return HistoryUnreadable()


def _query(channel: str, since: datetime, cursor: str) -> dict[str, Any]:
    oldest = f"{(since - _CLOCK_SKEW).timestamp():.6f}"
    asked: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": _PAGE}
    asked |= {"inclusive": True, "include_all_metadata": True}
    return asked | ({"cursor": cursor} if cursor else {})


def _is_marked(message: Mapping[str, Any], key: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return bool(metadata.get("event_type") == EVENT_TYPE and payload.get("key") == key)


def _next_cursor(data: Mapping[str, Any]) -> str:
    return str((data.get("response_metadata") or {}).get("next_cursor") or "")
