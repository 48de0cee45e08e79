"""Writes a day as a page: what somebody does in Slack, and what they see.

Times and ids are replaced, so that every run makes the same page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from playground.workspace import ActionResult, PostedMessage, WorkspaceView
from tests.polling import wait_until

T = TypeVar("T")

# A time, a date, a reference: values that differ from day to day.
_VARYING_TEXTS = (
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
class DayTranscript:
    lines: list[str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        self.lines += ["", f"## {text}", ""]

    def add_text(self, text: str) -> None:
        self.lines += ["", text, ""]

    def add_action(self, who: str, what: str) -> None:
        self.lines += ["", f"**{who}** {what}", ""]

    def add_screen(self, shown: PostedMessage | WorkspaceView | ActionResult) -> None:
        """Add a screen as a quotation, with its buttons in brackets."""
        if isinstance(shown, ActionResult):
            for message in shown.messages:
                self.add_screen(message)
            return
        labels = shown.buttons()
        lines = [each for each in shown.plain().splitlines() if each.strip() and each not in labels]
        buttons = " ".join(f"[{label}]" for label in labels)
        self.lines += [f"> {_fix_varying_texts(line)}  " for line in lines]
        if buttons:
            self.lines.append(f"> `{_fix_varying_texts(buttons)}`")
        self.lines.append("")

    def to_markdown(self, intro: str) -> str:
        text = "\n".join((intro, *self.lines)) + "\n"
        return re.sub(r"\n{3,}", "\n\n", text)


def _fix_varying_texts(text: str) -> str:
    for moving, still in _VARYING_TEXTS:
        text = moving.sub(still, text)
    return text


def wait_for(look: Callable[[], T | None], what: str) -> T:
    """Wait for something as long as a person would."""
    found: list[T] = []

    def has_come() -> bool:
        found.extend(each for each in [look()] if each is not None)
        return bool(found)

    wait_until(has_come, lambda: f"never came: {what}")
    return found[0]
