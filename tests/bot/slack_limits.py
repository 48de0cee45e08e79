"""Slack's limits, as the stand-in has them, asked of a screen that is not sent."""

import json

from bot.blockkit.builders import Message, View
from playground.workspace.limits import check_message, check_view

LONGEST_FALLBACK = 4000


def check_screen(screen: Message | View) -> None:
    """Raises what Slack would answer."""
    if isinstance(screen, Message):
        assert fallback_problems(screen.text) == []
        check_message(json.loads(json.dumps(screen.blocks)))
    else:
        check_view(json.loads(json.dumps(screen)), screen["type"])


def fallback_problems(text: str) -> list[str]:
    """Slack takes a message without a text, and cuts a long one; notifications need it whole."""
    if not text.strip():
        return ["a message has no text for notifications"]
    return [f"a message's text has {len(text)} letters"] if len(text) > LONGEST_FALLBACK else []
