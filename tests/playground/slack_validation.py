"""Every screen is sent to Slack's own `blocks.validate`, which wants no token: `make validate`.

Not among the everyday tests, as it needs the network; SLACK_API is another address than Slack's.
What the playground refuses is our reading of Slack's rules, and this is what Slack says of them.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from playground.workspace import WorkspaceView
from tests.bot.lookup_case import add_ada, cancel_entries, log_entries
from tests.bot.triage_case import add_waiting_mail
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.databases import SqliteDatabases

_API = os.environ.get("SLACK_API", "https://slack.com/api/")
_TYPED = (
    *("", "help", "history ada", "show 1", "show 3", "contact ada", "due", "rhythm", "segment"),
    *("stats team month", "why chairs", "triage", "drafts", "prefs", "new", "purge", "edit 1"),
)
_SETTINGS = ["", "tables = true", "new_blocks = true"]


@pytest.fixture(params=_SETTINGS)
def harness(
    request: pytest.FixtureRequest, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> Iterator[BotHarness]:
    config = CONFIG.replace("[slack]", f"[slack]\n{request.param}")
    with sqlite_databases.fresh() as url, bot_harness(url, tmp_path, config) as made:
        yield made


def _refusals(kind: str, screen: Any) -> list[Any]:
    data = urlencode({kind: json.dumps(screen)}).encode()
    with urlopen(f"{_API}blocks.validate", data, timeout=30) as answer:
        said = json.load(answer)
    return [] if said["ok"] else said.get("errors") or [said.get("error")]


def test_slack_takes_every_screen(harness: BotHarness) -> None:
    views: dict[str, Any] = {}

    def keep(change: Any) -> None:
        if isinstance(change.thing, WorkspaceView):
            content = {**change.thing.content, "blocks": list(change.thing.blocks)}
            views[json.dumps(content, sort_keys=True)] = content

    harness.workspace.subscribe(keep)
    log_entries(harness, add_ada(harness), 4)
    cancel_entries(harness, 3, reason="twice")
    add_waiting_mail(harness, "k1", subject="Chairs", text="What do two hundred chairs cost?")
    harness.ada.opens_home()
    for typed in ("/log", *(f"/rapport {each}".strip() for each in _TYPED)):
        harness.ada.types(typed)
        harness.settle()
    bot = harness.workspace.bot_user_id
    messages = [each.blocks for each in harness.ada.sees() if each.user == bot and each.blocks]
    assert views
    assert messages
    refused = [
        *(("view", view, said) for view in views.values() if (said := _refusals("view", view))),
        *(("blocks", each, said) for each in messages if (said := _refusals("blocks", each))),
    ]
    assert refused == []
