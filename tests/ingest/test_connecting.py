"""A token may be refused before its time: another one is tried, once, and then a person is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.login import Login
from ingest.poller import connect
from journal.errors import MailboxRefused
from journal.settings.mail import Mailbox as Box
from tests.ingest.door import Door, a_door
from tests.servers.scripted import TOKEN, Scripted


class Provider:
    """Gives a token, and another one when that was refused."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)
        self.refused: list[str] = []

    def __call__(self, box: Box, rejected: str) -> Login:
        self.refused.append(rejected)
        return Login(box.user, token=self.tokens[len(self.refused) - 1])


@pytest.fixture
def door(engine: Engine, tmp_path: Path, scripted: Scripted) -> Door:
    return a_door(engine, tmp_path, scripted.box(scripted.new_user()))


def test_a_refused_token_is_renewed_once(door: Door) -> None:
    provider = Provider("revoked", TOKEN)
    connect(replace(door.office, login=provider), door.box).close()
    assert provider.refused == ["", "revoked"]


def test_a_new_token_that_is_refused_as_well_asks_for_a_person(door: Door) -> None:
    provider = Provider("revoked", "revoked-too")
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales"):
        connect(replace(door.office, login=provider), door.box)
    assert provider.refused == ["", "revoked"]


def test_a_good_token_asks_the_provider_once(door: Door) -> None:
    provider = Provider(TOKEN)
    connect(replace(door.office, login=provider), door.box).close()
    assert provider.refused == [""]
