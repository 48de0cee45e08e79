"""One mail in several mailboxes and folders is one mail, whoever comes first, and at once as well."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest import supervisor
from ingest.poller import Verdict
from journal.model import CopyState, Outcome
from journal.store import tables
from journal.store.database import reading
from tests.ingest.door import a_mail
from tests.ingest.proof import Case, a_case, check_the_ledger, outcomes, states
from tests.servers.scripted import Scripted

THREE = ("sales", "info", "boss")


@pytest.fixture
def cases(engine: Engine, tmp_path: Path, scripted: Scripted) -> Iterator[list[Case[Scripted]]]:
    """Three mailboxes, and one process that reads them."""
    found = [
        a_case(scripted, engine, tmp_path, name=name, addresses=[f"{name}@ours.example"])
        for name in THREE
    ]
    owner = found[0].door.office.owner
    for each in found:
        each.door.office = replace(each.door.office, owner=owner)
    yield found
    for each in found:
        each.close()


def copies_of(engine: Engine) -> Counter[str]:
    with reading(engine) as session:
        query = sa.select(tables.mail.c.message_id).join(
            tables.mail_copy, tables.mail_copy.c.mail_id == tables.mail.c.id
        )
        return Counter(session.scalars(query))


def check(engine: Engine, numbers: range, *, copies: int) -> None:
    assert outcomes(engine) == {f"{n}@acme.example": Outcome.LOGGED for n in numbers}
    assert set(copies_of(engine).values()) == {copies}
    check_the_ledger(engine)


def test_one_mail_in_three_mailboxes_is_one_with_three_copies(
    engine: Engine, cases: list[Case[Scripted]]
) -> None:
    for case in cases:
        case.give(1)
    tallies = [case.door.poll().tally for case in cases]
    assert [len(tally.entered) for tally in tallies] == [1, 0, 0]
    assert [tally.known for tally in tallies] == [0, 1, 1]
    check(engine, range(1, 2), copies=3)


def test_one_mail_in_three_folders_is_one_with_three_copies(
    engine: Engine, tmp_path: Path, scripted: Scripted
) -> None:
    case = a_case(scripted, engine, tmp_path, folders=["INBOX", "Sent", "Team"])
    scripted.make_folder(case.user, "Team")
    for folder in ("INBOX", "Sent", "Team"):
        case.give(1, folder=folder)
    case.end([1])
    check(engine, range(1, 2), copies=3)
    case.close()


def test_what_transport_adds_does_not_make_another_mail(
    engine: Engine, cases: list[Case[Scripted]]
) -> None:
    for case, name in zip(cases, THREE, strict=True):
        added = f"Delivered-To: {name}@ours.example\r\nReceived: by {name}\r\n".encode()
        case.server.deliver(
            case.user, added + a_mail(1, to="sales@ours.example, info@ours.example")
        )
        case.door.poll()
    check(engine, range(1, 2), copies=3)


def test_one_message_id_with_two_senders_is_two_mails(
    engine: Engine, cases: list[Case[Scripted]]
) -> None:
    """Some programs give every mail the same."""
    cases[0].give(1)
    cases[1].server.deliver(cases[1].user, a_mail(1, sender="Ada <ada@acme.example>", when=None))
    cases[2].server.deliver(cases[2].user, a_mail(1, sender="Eve <eve@stranger.example>"))
    for case in cases:
        case.door.poll()
    with reading(engine) as session:
        found = session.execute(sa.select(tables.mail.c.outcome)).scalars().all()
    assert Counter(found) == {"logged": 1, "waiting": 1}
    check_the_ledger(engine)


def test_mails_that_come_to_three_mailboxes_at_once_are_logged_once(
    engine: Engine, cases: list[Case[Scripted]]
) -> None:
    """Each in another order, so that each of the three is the first for some of them."""
    numbers = list(range(1, 61))
    cases[0].give(*numbers)
    cases[1].give(*reversed(numbers))
    cases[2].give(*numbers[30:], *numbers[:30])
    _at_once([case.door.poll_until_quiet for case in cases])
    check(engine, range(1, 61), copies=3)
    assert states(engine) == {CopyState.DONE: 180}


def _at_once(deeds: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_all_mailboxes_are_read_in_one_go(engine: Engine, cases: list[Case[Scripted]]) -> None:
    for number, case in enumerate(cases, 1):
        case.give(number)
    boxes = [case.door.box for case in cases]
    done = supervisor.once(cases[0].door.office, boxes, threading.Event())
    assert [cycle.mailbox for cycle in done] == list(THREE)
    assert [cycle.verdict for cycle in done] == [Verdict.DONE] * 3
    check(engine, range(1, 4), copies=1)


def test_a_mailbox_that_is_down_does_not_stop_the_others(
    engine: Engine, cases: list[Case[Scripted]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, case in enumerate(cases, 1):
        case.give(number)
    boxes = [case.door.box for case in cases]
    boxes[1] = boxes[1].model_copy(update={"port": 1})
    done = supervisor.once(cases[0].door.office, boxes, threading.Event())
    assert [cycle.verdict for cycle in done] == [Verdict.DONE, Verdict.FAILED, Verdict.DONE]
    assert outcomes(engine).keys() == {"1@acme.example", "3@acme.example"}
    cases[1].door.poll_until_quiet()
    check(engine, range(1, 4), copies=1)
