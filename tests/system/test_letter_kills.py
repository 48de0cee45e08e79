"""A letter written in Slack reaches its reader once, wherever a process is killed on the way.

Real processes on a real Dovecot: the bot is killed as soon as the letter is logged, the reader of the
mailbox right before its APPEND, after it and before the commit, and while it reads the sent copy.
"""

import os
import signal
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import sqlalchemy as sa

from journal.model import DeliveryState, Interaction
from journal.store import tables
from journal.store.database import read_transaction
from journal.store.record import interactions
from playground.workspace import Workspace, WorkspacePerson
from tests.bot.log_case import open_form
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.polling import wait_until
from tests.servers.cut_line import Cut, CutLine, LineSide, open_cut_line
from tests.servers.dovecot import DovecotServer
from tests.system.test_bot import RapportProcess, alice, start_process, url, workspace

pytestmark = one_day_in(5)

__all__ = ["alice", "url", "workspace"]

_MORE = """
[templates.MAIL]
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News for {{{{ contact.first_name }}}}"
body = "{{{{ contact.greeting }}}} see you."

[[mailbox]]
name = "sales"
host = "127.0.0.1"
port = {port}
tls = "none"
trusted_authserv = "none"
user = "{user}"
addresses = ["alice@ours.example"]
folders = ["INBOX", "Sent"]
"""


def _kill(process: RapportProcess) -> None:
    os.kill(process.popen.pid, signal.SIGKILL)


def _entries(url: str) -> list[Interaction]:
    with temporary_engine(url) as engine, read_transaction(engine) as session:
        numbers = session.scalars(sa.select(tables.interaction.c.id)).all()
        return list(interactions.get_many(session, numbers).values())


class IngestRuns:
    """`rapport ingest --once`, killed at a word or living to its end."""

    def __init__(self, workspace: Workspace, url: str, folder: Path, more: str) -> None:
        folder.mkdir()
        self.workspace, self.url, self.folder, self.more = workspace, url, folder, more

    def run(self, line: CutLine, side: LineSide | None = None, word: bytes = b"") -> int:
        arguments = (self.workspace, self.url, self.folder, "ingest", "--once")
        with start_process(*arguments, more=self.more) as process:
            if side is not None:
                line.cut = Cut(side, word, lambda: _kill(process))
            code = process.popen.wait()
            assert line.cut is None, f"{word!r} was never said: {process.output}"
            return code


@pytest.mark.timeout(900)
def test_a_letter_from_slack_is_put_there_and_sent_once_through_kills(
    workspace: Workspace, alice: WorkspacePerson, url: str, dovecot: DovecotServer, tmp_path: Path
) -> None:
    user = dovecot.new_user()
    with open_cut_line((dovecot.host, dovecot.port)) as line:
        more = _MORE.format(port=line.port, user=user)
        with start_process(workspace, url, tmp_path, "bot", more=more) as bot:
            workspace.wait_for_sockets(timeout=240)
            alice.types("/rapport write ada -t mail")
            wait_until(lambda: alice.modal)
            alice.submits(open_form(alice))
            wait_until(lambda: _entries(url))
            _kill(bot)
        reader = IngestRuns(workspace, url, tmp_path / "ingest", more)
        assert reader.run(line, LineSide.CLIENT, b"APPEND ") == -signal.SIGKILL
        assert dovecot.uids(user, "Drafts") == []
        assert reader.run(line, LineSide.SERVER, b"APPENDUID") == -signal.SIGKILL
        assert reader.run(line) == 0
        (uid,) = dovecot.uids(user, "Drafts")
        draft = message_from_bytes(dovecot.fetch(user, "Drafts", uid), policy=policy.default)
        assert (draft["Subject"], draft["To"]) == (
            "News for Ada",
            "Ada Lovelace <ada@acme.example>",
        )
        (entry,) = _entries(url)
        assert entry.delivery is DeliveryState.DRAFTED

        dovecot.move(user, "Drafts", [uid], "Sent")
        assert reader.run(line, LineSide.SERVER, b"see you") == -signal.SIGKILL
        for _ in range(2):
            assert reader.run(line) == 0
        (entry,) = _entries(url)
        assert (entry.delivery, entry.text) == (DeliveryState.SENT, "Hello Ada, see you.")
        assert (dovecot.uids(user, "Drafts"), len(dovecot.uids(user, "Sent"))) == ([], 1)
        # The card that was promised before the kill comes, and says what became of it.
        with start_process(workspace, url, tmp_path, "bot", more=more):
            wait_until(lambda: any("Delivery: sent" in e.plain() for e in alice.sees()))
