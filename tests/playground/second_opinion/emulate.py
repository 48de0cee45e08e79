"""emulate, a Slack stand-in by others, in a process of its own on a free port of 127.0.0.1.

It is another reading of Slack's pages than ours. It has no commands, no Socket Mode, no limits of
Block Kit and, as it is started here, takes any token; it does not know scopes.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

TEAM = "T000000001"
BOT_USER = "U0RAPPORT"
BOT_TOKEN = "xoxb-second-opinion"
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
        {"token": ALICE_TOKEN, "type": "user", "user": "alice", "scopes": _SCOPES},
    ],
    "strict_scopes": True,
}


@contextmanager
def running_emulate(folder: Path) -> Iterator[str]:
    """The address of its Web API. It ends with us, however we end: its stdin is our pipe."""
    modules = folder / "node_modules"
    node, api = modules / "node/bin/node", modules / "emulate/dist/api.js"
    missing = [str(file) for file in (node, api) if not file.is_file()]
    if missing:
        raise FileNotFoundError(
            f"TEST_EMULATE names a folder without {' and '.join(missing)}; "
            f"run: npm i --prefix {folder} node@24 emulate@0.12.2"
        )
    serve = Path(__file__).with_name("serve.mjs")
    with subprocess.Popen(
        [node, serve, api, json.dumps(_SEED)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield f"http://127.0.0.1:{_port(process)}/api/"
        finally:
            if process.stdin:
                process.stdin.close()
            process.wait(_STOP_SECONDS)


def _port(process: subprocess.Popen[str]) -> int:
    said = process.stdout.readline() if process.stdout else ""
    port = urlsplit(said.strip()).port
    if port is None:
        raise RuntimeError("emulate ended before it said where it listens.")
    return port
