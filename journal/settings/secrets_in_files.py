"""Takes secrets out of what the files say, and names the variable each belongs in.

A secret in a file ends up in backups, tickets and version control. Its value is never repeated.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr

from journal.errors import ConfigProblem
from journal.settings.origins import SettingOrigins
from journal.settings.schema_tree import fields_by_key, section_at, value_types
from journal.settings.settings import Settings
from journal.settings.toml_lines import KeyPath

_SECRET_KEY = re.compile(
    r"(^|[_-])(passwords?|passwd|passphrase|pwd|tokens?|secrets?|api_?keys?|private_?key)$",
    re.IGNORECASE,
)
_SLACK_TOKEN = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]{4,}")


def remove_secrets(data: dict[str, Any], origins: SettingOrigins) -> list[ConfigProblem]:
    found = list(_secrets(data, ()))
    # From the back, so that what is taken out of a list moves nothing that is still to be found.
    for path, _ in reversed(found):
        _remove(data, path)
    return [
        origins.problem(path, what, _advice(path, origins, variable))
        for path, (what, variable) in found
    ]


def mask_password(url: str) -> str:
    """A database's address without its password, however odd the password is."""
    without = re.sub(r"(://[^:/@]*):.*@", r"\1:***@", url, flags=re.DOTALL)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1***", without)


def _secrets(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, tuple[str, str]]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _secrets(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _secrets(item, (*path, position))
    elif reason := _reason(value, path):
        yield path, reason


def _reason(value: Any, path: KeyPath) -> tuple[str, str] | None:
    if isinstance(value, str) and (token := _SLACK_TOKEN.search(value)):
        name = "APP_TOKEN" if token[0].startswith("xapp") else "BOT_TOKEN"
        return (
            "it looks like a token of Slack, and secrets don't belong in a file.",
            f"SLACK__{name}",
        )
    if path == ("database", "url") and _has_password(value):
        return "it holds a password, and secrets don't belong in a file.", "DATABASE__URL"
    if _SECRET_KEY.search(str(path[-1])):
        return "secrets don't belong in a file.", ""
    return None


def _has_password(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
        return parts.password is not None or "password" in parse_qs(parts.query)
    except ValueError:
        # What can't be taken apart can't be shown to be harmless.
        return "@" in value


def _advice(path: KeyPath, origins: SettingOrigins, variable: str) -> str:
    variable = variable or _secret_variable(path, origins)
    if not variable:
        return "Take it out; Rapport has no such setting."
    return f"Set RAPPORT_{variable} or RAPPORT_{variable}_FILE instead."


def _secret_variable(path: KeyPath, origins: SettingOrigins) -> str:
    """The secret of that name in that section, else the first secret the section has."""
    model = section_at(Settings, path[:-1])
    known = (
        [name for name, info in fields_by_key(model).items() if SecretStr in value_types(info)]
        if model
        else []
    )
    if not known:
        return ""
    key = str(path[-1])
    owner = [origins.names.get(path[:2], "NAME")] if path[0] == "mailbox" else []
    parts = [str(path[0]), *owner, key if key in known else known[0]]
    return "__".join(re.sub(r"[^A-Za-z0-9]", "_", part).upper() for part in parts)


def _remove(data: Any, path: KeyPath) -> None:
    *parents, last = path
    for key in parents:
        data = data[key]
    del data[last]
