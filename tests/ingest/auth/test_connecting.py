"""A token may be refused before its time: another one is tried, once, and then a person is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.capture.poller import connect
from ingest.login import Login
from journal.errors import MailboxRefused
from journal.settings.mail_settings import MailboxSettings as Box
from tests.ingest.capture.poller_case import PollerCase, make_poller_case
from tests.servers.scripted_imap import TOKEN, ScriptedImapServer


class TokenProvider:
    """Gives a token, and another one when that was refused."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)
        self.refused: list[str] = []

    def __call__(self, box: Box, rejected: str) -> Login:
        self.refused.append(rejected)
        return Login(box.user, token=self.tokens[len(self.refused) - 1])


@pytest.fixture
def poller(engine: Engine, tmp_path: Path, scripted: ScriptedImapServer) -> PollerCase:
    return make_poller_case(engine, tmp_path, scripted.box(scripted.new_user()))


def test_a_refused_token_is_renewed_once(poller: PollerCase) -> None:
    provider = TokenProvider("revoked", TOKEN)
    connect(replace(poller.context, login=provider), poller.box).close()
    assert provider.refused == ["", "revoked"]


def test_a_new_token_that_is_refused_as_well_asks_for_a_person(poller: PollerCase) -> None:
    provider = TokenProvider("revoked", "revoked-too")
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales"):
        connect(replace(poller.context, login=provider), poller.box)
    assert provider.refused == ["", "revoked"]


def test_a_good_token_asks_the_provider_once(poller: PollerCase) -> None:
    provider = TokenProvider(TOKEN)
    connect(replace(poller.context, login=provider), poller.box).close()
    assert provider.refused == [""]
