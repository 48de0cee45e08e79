"""Killed at every commit, before it and right after it: each mail is logged once, and none is lost.

The process ends there: nothing of it reaches the database any more, its lease stays behind, and
another process goes on. What a real SIGKILL does is in tests/system.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from journal.model import MailOutcome
from journal.settings.mail_settings import AfterMove
from journal.store.database import transaction
from journal.store.mail import retries
from tests.builders import a_person
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    make_case,
    outcomes_by_message_id,
    poll_until_killed,
)
from tests.servers.dovecot import DovecotServer
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(4)

_EVE = "Eve <eve{0}@stranger.example>"


@dataclass(frozen=True)
class KillStory:
    """A mailbox with some mails, up to the moment before the cycle in which the process dies.

    `tell` is given five numbers for its mails; `outcomes` is what must become of them.
    """

    set_up: Callable[[FaultCase[ScriptedImapServer], Sequence[int]], None]
    outcomes: str
    settings: dict[str, Any]
    removed_capabilities: frozenset[str] = frozenset()


def _deliver_all_kinds(case: FaultCase[ScriptedImapServer], n: Sequence[int]) -> None:
    case.deliver(n[0], n[1], n[4], n[4])
    case.deliver(n[1], folder="Sent")
    case.deliver(n[2], sender=_EVE.format(n[2]))
    case.deliver(n[3], change=lambda mail: mail.add_header("Precedence", "bulk"))


def _renumber_folder(case: FaultCase[ScriptedImapServer], n: Sequence[int]) -> None:
    case.deliver(n[0], n[1])
    case.deliver(n[2], sender=_EVE.format(n[2]))
    case.poller.poll()
    case.server.reset_uidvalidity(case.user)
    case.deliver(n[3], n[4])
    case.close()


def _move_mails(case: FaultCase[ScriptedImapServer], n: Sequence[int]) -> None:
    case.server.make_folder(case.user, "Logged")
    case.deliver(*n[:4])
    case.deliver(n[4], sender=_EVE.format(n[4]))


def _reopen_waiting(case: FaultCase[ScriptedImapServer], n: Sequence[int]) -> None:
    """Of five that waited for their contacts, three are not on the server any more."""
    for number in n:
        case.deliver(number, sender=_EVE.format(number))
    case.poller.poll()
    case.server.expunge(case.user, "INBOX", case.server.uids(case.user)[:3])
    with transaction(case.engine) as session:
        for number in n[:4]:
            a_person(session, f"Eve {number}", f"eve{number}@stranger.example")
        ids = {mail.message_id: mail.id for mail in case.poller.ledger_mails()}
        chosen = [ids[f"{number}@acme.example"] for number in n]
        box = case.poller.box
        retries.reopen(session, chosen, read_folders={(box.name, folder) for folder in box.folders})


def _withhold_bodies(case: FaultCase[ScriptedImapServer], n: Sequence[int]) -> None:
    """Two that the server lists and does not give; it does later."""
    case.deliver(*n)
    case.server.faults.without_body = set(case.server.uids(case.user)[1:3])


STORIES = {
    "all kinds": KillStory(
        _deliver_all_kinds,
        "llwsl",
        {"folders": ["INBOX", "Sent"], "after": {"keyword": "Logged"}},
    ),
    "numbered anew": KillStory(_renumber_folder, "llwll", {}),
    "moved": KillStory(_move_mails, "llllw", {"after": {"move": "Logged"}}),
    "copied and removed": KillStory(
        _move_mails, "llllw", {"after": {"move": "Logged"}}, frozenset({"MOVE"})
    ),
    "tried again": KillStory(_reopen_waiting, "llllw", {}),
    "not given": KillStory(_withhold_bodies, "lllll", {}),
}
_OUTCOME_LETTERS = {"l": MailOutcome.LOGGED, "w": MailOutcome.WAITING, "s": MailOutcome.SKIPPED}


# Before a commit and after the last one is the same, but for what was done in the mailbox between.
DEATHS = [*((name, True) for name in STORIES), ("moved", False), ("copied and removed", False)]


@pytest.mark.parametrize(("name", "after"), DEATHS)
def test_killed_at_every_commit(
    engine: Engine, scripted: ScriptedImapServer, tmp_path: Path, name: str, *, after: bool
) -> None:
    story = STORIES[name]
    scripted.capabilities -= story.removed_capabilities
    expected: dict[str, MailOutcome] = {}
    for at in count(1):
        case = make_case(scripted, engine, tmp_path, name=f"box{at}", **story.settings)
        numbers = range(at * 5, at * 5 + 5)
        story.set_up(case, numbers)
        died = poll_until_killed(case, at, after=after)
        scripted.faults.without_body = set()
        case.poller.poll_until_quiet()
        expected |= {
            f"{number}@acme.example": _OUTCOME_LETTERS[letter]
            for number, letter in zip(numbers, story.outcomes, strict=True)
        }
        assert outcomes_by_message_id(engine) == expected
        case.check_accounts()
        if "after" in story.settings:
            _check_acknowledged(case)
        case.close()
        if not died:
            break
    assert at > 8


def _check_acknowledged(case: FaultCase[ScriptedImapServer]) -> None:
    """Every logged mail is marked, or was moved, and moved once."""
    if isinstance(case.poller.box.after, AfterMove):
        assert len(case.server.uids(case.user, "Logged")) == 4
        assert len(case.server.uids(case.user)) == 1
        return
    flags = [case.server.flags(case.user, "INBOX", uid) for uid in case.server.uids(case.user)]
    assert ["Logged" in each for each in flags] == [True, True, True, True, False, False]


def test_killed_while_a_real_server_is_read(
    engine: Engine, dovecot: DovecotServer, tmp_path: Path
) -> None:
    given: list[int] = []
    for at in range(1, 12, 3):
        case = make_case(dovecot, engine, tmp_path, name=f"box{at}", after={"keyword": "Logged"})
        given += (fresh := [at, at + 1, at + 2])
        case.deliver(*fresh)
        poll_until_killed(case, at, after=True)
        case.finish_and_check(given)
        for uid in dovecot.uids(case.user):
            assert "Logged" in dovecot.flags(case.user, "INBOX", uid)
        case.close()
