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

from journal.model import Outcome
from journal.settings.mail import AfterMove
from journal.store import retrying
from journal.store.database import transaction
from tests.building import a_person
from tests.ingest.proof import Case, a_case, dies, outcomes
from tests.servers.dovecot import Dovecot
from tests.servers.scripted import Scripted

_EVE = "Eve <eve{0}@stranger.example>"


@dataclass(frozen=True)
class Story:
    """A mailbox with some mails, up to the moment before the cycle in which the process dies.

    `tell` is given five numbers for its mails; `outcomes` is what must become of them.
    """

    tell: Callable[[Case[Scripted], Sequence[int]], None]
    outcomes: str
    settings: dict[str, Any]
    without: frozenset[str] = frozenset()


def _all_kinds(case: Case[Scripted], n: Sequence[int]) -> None:
    case.give(n[0], n[1], n[4], n[4])
    case.give(n[1], folder="Sent")
    case.give(n[2], sender=_EVE.format(n[2]))
    case.give(n[3], change=lambda mail: mail.add_header("Precedence", "bulk"))


def _numbered_anew(case: Case[Scripted], n: Sequence[int]) -> None:
    case.give(n[0], n[1])
    case.give(n[2], sender=_EVE.format(n[2]))
    case.door.poll()
    case.server.reset_uidvalidity(case.user)
    case.give(n[3], n[4])
    case.close()


def _moved(case: Case[Scripted], n: Sequence[int]) -> None:
    case.server.make_folder(case.user, "Logged")
    case.give(*n[:4])
    case.give(n[4], sender=_EVE.format(n[4]))


def _tried_again(case: Case[Scripted], n: Sequence[int]) -> None:
    """Of five that waited for their contacts, three are not on the server any more."""
    for number in n:
        case.give(number, sender=_EVE.format(number))
    case.door.poll()
    case.server.expunge(case.user, "INBOX", case.server.uids(case.user)[:3])
    with transaction(case.engine) as session:
        for number in n[:4]:
            a_person(session, f"Eve {number}", f"eve{number}@stranger.example")
        ids = {mail.message_id: mail.id for mail in case.door.mails()}
        chosen = [ids[f"{number}@acme.example"] for number in n]
        box = case.door.box
        retrying.reopen(session, chosen, read={(box.name, folder) for folder in box.folders})


def _not_given(case: Case[Scripted], n: Sequence[int]) -> None:
    """Two that the server lists and does not give; it does later."""
    case.give(*n)
    case.server.faults.without_body = set(case.server.uids(case.user)[1:3])


STORIES = {
    "all kinds": Story(
        _all_kinds,
        "llwsl",
        {"folders": ["INBOX", "Sent"], "after": {"keyword": "Logged"}},
    ),
    "numbered anew": Story(_numbered_anew, "llwll", {}),
    "moved": Story(_moved, "llllw", {"after": {"move": "Logged"}}),
    "copied and removed": Story(
        _moved, "llllw", {"after": {"move": "Logged"}}, frozenset({"MOVE"})
    ),
    "tried again": Story(_tried_again, "llllw", {}),
    "not given": Story(_not_given, "lllll", {}),
}
_WORDS = {"l": Outcome.LOGGED, "w": Outcome.WAITING, "s": Outcome.SKIPPED}


# Before a commit and after the last one is the same, but for what was done in the mailbox between.
DEATHS = [*((name, True) for name in STORIES), ("moved", False), ("copied and removed", False)]


@pytest.mark.parametrize(("name", "after"), DEATHS)
def test_killed_at_every_commit(
    engine: Engine, scripted: Scripted, tmp_path: Path, name: str, *, after: bool
) -> None:
    story = STORIES[name]
    scripted.capabilities -= story.without
    expected: dict[str, Outcome] = {}
    for at in count(1):
        case = a_case(scripted, engine, tmp_path, name=f"box{at}", **story.settings)
        numbers = range(at * 5, at * 5 + 5)
        story.tell(case, numbers)
        died = dies(case, at, after=after)
        scripted.faults.without_body = set()
        case.door.poll_until_quiet()
        expected |= {
            f"{number}@acme.example": _WORDS[letter]
            for number, letter in zip(numbers, story.outcomes, strict=True)
        }
        assert outcomes(engine) == expected
        case.check_accounts()
        if "after" in story.settings:
            _check_acknowledged(case)
        case.close()
        if not died:
            break
    assert at > 8


def _check_acknowledged(case: Case[Scripted]) -> None:
    """Every logged mail is marked, or was moved, and moved once."""
    if isinstance(case.door.box.after, AfterMove):
        assert len(case.server.uids(case.user, "Logged")) == 4
        assert len(case.server.uids(case.user)) == 1
        return
    flags = [case.server.flags(case.user, "INBOX", uid) for uid in case.server.uids(case.user)]
    assert ["Logged" in each for each in flags] == [True, True, True, True, False, False]


def test_killed_while_a_real_server_is_read(
    engine: Engine, dovecot: Dovecot, tmp_path: Path
) -> None:
    given: list[int] = []
    for at in range(1, 12, 3):
        case = a_case(dovecot, engine, tmp_path, name=f"box{at}", after={"keyword": "Logged"})
        given += (fresh := [at, at + 1, at + 2])
        case.give(*fresh)
        dies(case, at, after=True)
        case.end(given)
        for uid in dovecot.uids(case.user):
            assert "Logged" in dovecot.flags(case.user, "INBOX", uid)
        case.close()
