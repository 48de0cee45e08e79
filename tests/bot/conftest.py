"""Fixtures: a workspace in a box with the real app, on each kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.workspace_case import BotHarness, bot_harness


@pytest.fixture
def harness(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    with bot_harness(database_url, tmp_path) as made:
        yield made
