"""emulate, a Slack stand-in by others, in a process of its own on a free port of 127.0.0.1.

It is another reading of Slack's pages than ours, without commands, Socket Mode and Block Kit's
limits.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.processes import running_process

TEAM = "T000000001"
BOT_USER = "U0RAPPORT"
BOT_TOKEN = "xoxb-second-opinion"
NARROW_TOKEN = "xoxb-narrow"
ALICE_TOKEN = "xoxp-alice"

_STOP_SECONDS = 10
_SCOPES = [
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "reactions:write",
    "team:read",
    "users:read",
    "users:read.email",
]
_APP = {"app_id": "A0RAPPORT", "bot_id": "B0RAPPORT", "bot_user_id": BOT_USER}
_SEED = {
    "team": {"name": "Ours", "domain": "ours"},
    "users": [
        {"name": "alice", "real_name": "Alice Adams", "email": "alice@ours.example"},
        {"name": "bob", "real_name": "Bob Brown", "email": "bob@ours.example"},
    ],
    # Private channels have the people in them that came before, and not the app.
    "channels": [{"name": "board", "is_private": True}],
    "oauth_apps": [
        {
            **_APP,
            "client_id": "1.2",
            "client_secret": "secret",
            "name": "Rapport",
            "bot_name": "rapport",
            "redirect_uris": [],
            "scopes": _SCOPES,
        }
    ],
    "tokens": [
        {"token": BOT_TOKEN, "type": "bot", "user_id": BOT_USER, "scopes": _SCOPES, **_APP},
        {"token": NARROW_TOKEN, "type": "bot", "user_id": BOT_USER, "scopes": ["users:read"]},
        {"token": ALICE_TOKEN, "type": "user", "user": "alice", "scopes": _SCOPES},
    ],
    "strict_scopes": True,
}


@dataclass(frozen=True, slots=True)
class EmulateProcess:
    process: subprocess.Popen[str]
    api_url: str

    def reset(self) -> None:
        """Reset it to its start."""
        _request_reset(self.process)


@contextmanager
def running_emulate(folder: Path) -> Iterator[EmulateProcess]:
    """Run it; it ends with us, however we end, since its stdin is our pipe."""
    modules = folder / "node_modules"
    node, api = modules / "node/bin/node", modules / "emulate/dist/api.js"
    missing = [str(file) for file in (node, api) if not file.is_file()]
    if missing:
        raise FileNotFoundError(
            f"TEST_EMULATE names a folder without {' and '.join(missing)}. "
            f"Run: npm i --prefix {folder} node@24 emulate@0.12.2"
        )
    serve = Path(__file__).with_name("serve.mjs")
    command = [str(node), str(serve), str(api), json.dumps(_SEED)]
    pipe = subprocess.PIPE
    with running_process(command, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            port = urlsplit(_read_line(process)).port
            yield EmulateProcess(process, f"http://127.0.0.1:{port}/api/")
        finally:
            _stop(process)


def _request_reset(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
    _read_line(process)


def _read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError("emulate ended by itself; what it said stands above.")
    return line


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.close()
    process.wait(_STOP_SECONDS)
