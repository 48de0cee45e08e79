"""The words every file of the workspace shares: what travels as JSON, and the two ways to say no."""

from collections.abc import Mapping
from typing import Any

# JSON that Slack sends and accepts. Its shape is checked on arrival (limits), not by types.
Json = dict[str, Any]


class ActionRefused(Exception):
    """Slack's own client would not let a person do this."""


class ApiError(Exception):
    """The Web API's answer `{"ok": false, "error": ...}`, with the details Slack gives."""

    def __init__(
        self, error: str, *messages: str, extra: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.extra = dict(extra or {})


def invalid_arguments(message: str) -> ApiError:
    """The answer to arguments that are missing or of the wrong kind."""
    return ApiError("invalid_arguments", f"[ERROR] {message}")
