"""One mail in several mailboxes and folders is one mail, whoever comes first, and at once as well."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.capture import supervisor
from ingest.capture.poller import CycleStatus
from journal.model import CopyState, MailOutcome
from journal.store import tables
from journal.store.database import read_transaction
from tests.ingest.capture.fault_case import (
    FaultCase,
    check_ledger,
    count_copy_states,
    make_case,
    outcomes_by_message_id,
)
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import ScriptedImapServer

THREE_MAILBOXES = ("sales", "info", "boss")


@pytest.fixture
def cases(
    engine: Engine, tmp_path: Path, scripted: ScriptedImapServer
) -> Iterator[list[FaultCase[ScriptedImapServer]]]:
    """Three mailboxes, and one process that reads them."""
    found = [
        make_case(scripted, engine, tmp_path, name=name, addresses=[f"{name}@ours.example"])
        for name in THREE_MAILBOXES
    ]
    owner = found[0].poller.context.owner
    for each in found:
        each.poller.context = replace(each.poller.context, owner=owner)
    yield found
    for each in found:
        each.close()


def count_copies_by_mail(engine: Engine) -> Counter[str]:
    with read_transaction(engine) as session:
        query = sa.select(tables.mail.c.message_id).join(
            tables.mail_copy, tables.mail_copy.c.mail_id == tables.mail.c.id
        )
        return Counter(session.scalars(query))


def check_copies(engine: Engine, numbers: range, *, copies: int) -> None:
    assert outcomes_by_message_id(engine) == {
        f"{n}@acme.example": MailOutcome.LOGGED for n in numbers
    }
    assert set(count_copies_by_mail(engine).values()) == {copies}
    check_ledger(engine)


def test_one_mail_in_three_mailboxes_is_one_with_three_copies(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]]
) -> None:
    for case in cases:
        case.deliver(1)
    tallies = [case.poller.poll().counts for case in cases]
    assert [len(tally.entered) for tally in tallies] == [1, 0, 0]
    assert [tally.known for tally in tallies] == [0, 1, 1]
    check_copies(engine, range(1, 2), copies=3)


def test_one_mail_in_three_folders_is_one_with_three_copies(
    engine: Engine, tmp_path: Path, scripted: ScriptedImapServer
) -> None:
    case = make_case(scripted, engine, tmp_path, folders=["INBOX", "Sent", "Team"])
    scripted.make_folder(case.user, "Team")
    for folder in ("INBOX", "Sent", "Team"):
        case.deliver(1, folder=folder)
    case.finish_and_check([1])
    check_copies(engine, range(1, 2), copies=3)
    case.close()


def test_what_transport_adds_does_not_make_another_mail(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]]
) -> None:
    for case, name in zip(cases, THREE_MAILBOXES, strict=True):
        added = f"Delivered-To: {name}@ours.example\r\nReceived: by {name}\r\n".encode()
        case.server.deliver(
            case.user, added + numbered_mail(1, to="sales@ours.example, info@ours.example")
        )
        case.poller.poll()
    check_copies(engine, range(1, 2), copies=3)


def test_one_message_id_with_two_senders_is_two_mails(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]]
) -> None:
    """Some programs give every mail the same."""
    cases[0].deliver(1)
    cases[1].server.deliver(
        cases[1].user, numbered_mail(1, sender="Ada <ada@acme.example>", when=None)
    )
    cases[2].server.deliver(cases[2].user, numbered_mail(1, sender="Eve <eve@stranger.example>"))
    for case in cases:
        case.poller.poll()
    with read_transaction(engine) as session:
        found = session.execute(sa.select(tables.mail.c.outcome)).scalars().all()
    assert Counter(found) == {"logged": 1, "waiting": 1}
    check_ledger(engine)


def test_mails_that_come_to_three_mailboxes_at_once_are_logged_once(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]]
) -> None:
    """Each in another order, so that each of the three is the first for some of them."""
    numbers = list(range(1, 61))
    cases[0].deliver(*numbers)
    cases[1].deliver(*reversed(numbers))
    cases[2].deliver(*numbers[30:], *numbers[:30])
    _run_at_once([case.poller.poll_until_quiet for case in cases])
    check_copies(engine, range(1, 61), copies=3)
    assert count_copy_states(engine) == {CopyState.DONE: 180}


def _run_at_once(deeds: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_all_mailboxes_are_read_in_one_go(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]]
) -> None:
    for number, case in enumerate(cases, 1):
        case.deliver(number)
    boxes = [case.poller.box for case in cases]
    done = supervisor.run_once(cases[0].poller.context, boxes, threading.Event())
    assert [cycle.mailbox for cycle in done] == list(THREE_MAILBOXES)
    assert [cycle.status for cycle in done] == [CycleStatus.DONE] * 3
    check_copies(engine, range(1, 4), copies=1)


def test_a_mailbox_that_is_down_does_not_stop_the_others(
    engine: Engine, cases: list[FaultCase[ScriptedImapServer]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, case in enumerate(cases, 1):
        case.deliver(number)
    boxes = [case.poller.box for case in cases]
    boxes[1] = boxes[1].model_copy(update={"port": 1})
    done = supervisor.run_once(cases[0].poller.context, boxes, threading.Event())
    assert [cycle.status for cycle in done] == [
        CycleStatus.DONE,
        CycleStatus.FAILED,
        CycleStatus.DONE,
    ]
    assert outcomes_by_message_id(engine).keys() == {"1@acme.example", "3@acme.example"}
    cases[1].poller.poll_until_quiet()
    check_copies(engine, range(1, 4), copies=1)
