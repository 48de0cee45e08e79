"""A day told as a page: what somebody does in Slack, and what they see.

Times and ids of the day are made alike, so that the page of one run is the page of every run.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from playground.workspace import Message, Seen, View

T = TypeVar("T")
PATIENCE = 30.0
# A clock's time, a date, a reference: whatever differs from day to day.
_MOVING = (
    (re.compile(r"\b(today|yesterday|tomorrow) \d\d:\d\d"), r"\1 14:05"),
    (
        re.compile(
            r"\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \d{4})?( \d\d:\d\d)?"
        ),
        "21 Nov",
    ),
    (re.compile(r"\b\d{4}-\d\d-\d\d( \d\d:\d\d)?"), "2026-11-21"),
    (re.compile(r"\b\d\d:\d\d\b"), "14:05"),
    (re.compile(r"https://ours\.slack\.com/archives/\S+"), "https://ours.slack.com/archives/…"),
)


@dataclass
class Diary:
    lines: list[str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        self.lines += ["", f"## {text}", ""]

    def tell(self, text: str) -> None:
        self.lines += ["", text, ""]

    def does(self, who: str, what: str) -> None:
        self.lines += ["", f"**{who}** {what}", ""]

    def shows(self, shown: Message | View | Seen) -> None:
        """As a reader sees it: a quotation, with its buttons in brackets."""
        if isinstance(shown, Seen):
            for message in shown.messages:
                self.shows(message)
            return
        labels = shown.buttons()
        lines = [each for each in shown.plain().splitlines() if each.strip() and each not in labels]
        buttons = " ".join(f"[{label}]" for label in labels)
        self.lines += [f"> {_steady(line)}  " for line in lines]
        if buttons:
            self.lines.append(f"> `{_steady(buttons)}`")
        self.lines.append("")

    def page(self, intro: str) -> str:
        text = "\n".join((intro, *self.lines)) + "\n"
        return re.sub(r"\n{3,}", "\n\n", text)


def _steady(text: str) -> str:
    for moving, still in _MOVING:
        text = moving.sub(still, text)
    return text


def awaited(look: Callable[[], T | None], what: str) -> T:
    """What comes within the time a person waits."""
    deadline = time.monotonic() + PATIENCE
    while (found := look()) is None:
        assert time.monotonic() < deadline, f"never came: {what}"
        time.sleep(0.02)
    return found
