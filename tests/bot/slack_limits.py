"""Checks a screen that is not sent against Slack's limits, as the fake Slack has them."""

import json

from bot.blockkit.builders import Message, View
from playground.workspace.limits import check_message, check_view

LONGEST_FALLBACK = 4000


def check_screen(screen: Message | View) -> None:
    """Check a screen; raise what Slack would answer."""
    if isinstance(screen, Message):
        assert fallback_problems(screen.text) == []
        check_message(json.loads(json.dumps(screen.blocks)))
    else:
        check_view(json.loads(json.dumps(screen)), screen["type"])


def fallback_problems(text: str) -> list[str]:
    """Problems of a message's text: Slack allows none, and cuts a long one; notifications need all."""
    if not text.strip():
        return ["a message has no text for notifications"]
    return [f"a message's text has {len(text)} letters"] if len(text) > LONGEST_FALLBACK else []
