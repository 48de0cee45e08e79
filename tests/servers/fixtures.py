"""Fixtures: each of the test servers, and `mail_server`, which runs a test on all of them.

The real servers start once in a run, and every test asks them for a user of its own. The scripted
one is new in every test, for a test tells it what to do wrong.
"""

from collections.abc import Iterator

import pytest

from tests.requirements import skip_or_fail
from tests.servers import MailServer
from tests.servers.dovecot import DovecotServer, is_installed, running_dovecot
from tests.servers.object_store import ObjectStore, running_object_store
from tests.servers.pymap_server import PymapServer, running_pymap
from tests.servers.scripted_imap import ScriptedImapServer, running_scripted


@pytest.fixture(scope="session")
def dovecot() -> Iterator[DovecotServer]:
    if not is_installed():
        skip_or_fail("Dovecot", remedy="Debian: sudo apt install dovecot-imapd dovecot-lmtpd")
    with running_dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def pymap_server() -> Iterator[PymapServer]:
    with running_pymap() as server:
        yield server


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    with running_object_store() as server:
        yield server


@pytest.fixture
def scripted() -> Iterator[ScriptedImapServer]:
    with running_scripted() as server:
        yield server


@pytest.fixture(params=["dovecot", "pymap_server", "scripted"])
def mail_server(request: pytest.FixtureRequest) -> MailServer:
    found: MailServer = request.getfixturevalue(request.param)
    return found
