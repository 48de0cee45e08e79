"""Mails in files take the road of a mailbox: once, whatever they came by, and back as a whole."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.capture.file_import import FileImport, import_stores, judge_stores
from ingest.files.find_mails import find_mails
from journal.model import Actor, InteractionState, MailOutcome, MailReason, Role, Source
from journal.store.database import read_transaction, transaction
from journal.store.record import interactions
from journal.undo import undo
from tests import outlook_files
from tests.ingest.capture.fault_case import FaultCase
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.outlook_files import text
from tests.servers.scripted_imap import ScriptedImapServer

ADMIN = Actor(Source.CLI, "root", role=Role.ADMIN)
EVE = "Eve <eve@else.example>"
Case = FaultCase[ScriptedImapServer]


@dataclass(frozen=True)
class FileCase:
    """A folder of mails beside a mailbox that is polled into the same record."""

    case: Case
    folder: Path

    def put(self, *numbers: int, **more: object) -> None:
        for number in numbers:
            (self.folder / f"{number}.eml").write_bytes(numbered_mail(number, **more))  # type: ignore[arg-type]

    def put_mbox(self, name: str, *numbers: int) -> None:
        mails = [
            b"From - Mon Jun  1 09:00:00 2026\n" + numbered_mail(number).replace(b"\r\n", b"\n")
            for number in numbers
        ]
        (self.folder / name).write_bytes(b"\n".join(mails))

    def bring_in(self, stop: threading.Event | None = None) -> FileImport:
        stores, _ = find_mails([self.folder])
        stop = stop or threading.Event()
        return import_stores(self.case.poller.context, ADMIN, stores, stop)

    def judge(self) -> FileImport:
        stores, _ = find_mails([self.folder])
        return judge_stores(self.case.poller.context, stores, threading.Event())

    def undo(self) -> undo.UndoOutcome:
        with transaction(self.case.engine) as session:
            return undo.undo(session, ADMIN, now=self.case.poller.clock())

    def states(self) -> dict[int, InteractionState]:
        numbers = [each.interaction for each in self.case.poller.ledger_mails() if each.interaction]
        with read_transaction(self.case.engine) as session:
            return {
                id_: each.state for id_, each in interactions.get_many(session, numbers).items()
            }


@pytest.fixture
def files(open_case: Callable[..., Case], tmp_path: Path) -> FileCase:
    folder = tmp_path / "mails"
    folder.mkdir()
    return FileCase(open_case(), folder)


def outcomes(done: FileImport) -> dict[tuple[str, str], int]:
    return {(str(o), str(r)): count for (o, r), count in done.new.items() if count}


def test_each_mail_has_an_outcome_in_the_ledger(files: FileCase) -> None:
    files.put(1, 2)
    files.put(3, sender=EVE)
    files.put_mbox("old.mbox", 4, 5)
    done = files.bring_in()
    assert outcomes(done) == {("logged", "logged"): 4, ("waiting", "no_contact"): 1}
    assert {copy.mailbox for each in files.case.poller.ledger_mails() for copy in each.copies} == {
        "files"
    }
    check_ledger_invariants(files.case.engine)


def test_a_mail_from_the_end_of_the_calendar_is_recorded(files: FileCase) -> None:
    files.put(1, when=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
    assert outcomes(files.judge()) == {("logged", "logged"): 1}
    assert outcomes(files.bring_in()) == {("logged", "logged"): 1}


def test_a_nul_in_a_header_keeps_no_mail_out(files: FileCase) -> None:
    """PostgreSQL stores none; a mail that answers one must not fail either."""
    ids = b"Message-ID: <1\0@acme.example>\r\nIn-Reply-To: a\0b\r\nReferences: <c\0d@x.example>\r\n"
    (files.folder / "1.eml").write_bytes(ids + numbered_mail(1, message_id=None))
    assert outcomes(files.judge()) == {("logged", "logged"): 1}
    assert outcomes(files.bring_in()) == {("logged", "logged"): 1}
    assert [each.message_id for each in files.case.poller.ledger_mails()] == ["1@acme.example"]


def test_a_file_is_read_whatever_letters_its_name_has(files: FileCase) -> None:
    """Names of old systems are no UTF-8: `Björn` in Latin letters of one byte."""
    files.put_mbox(os.fsdecode(b"Bj\xf6rn.mbox"), 1)
    assert outcomes(files.bring_in()) == {("logged", "logged"): 1}
    assert files.bring_in().known == 1


def test_a_mail_that_was_captured_comes_in_no_second_time_nor_the_other_way(
    files: FileCase,
) -> None:
    files.case.deliver(1, 2)
    files.case.poller.poll()
    files.put_mbox("old.mbox", 1, 2, 3)
    done = files.bring_in()
    assert (outcomes(done), done.known) == ({("logged", "logged"): 1}, 2)
    files.case.deliver(3)
    files.case.poller.poll()
    assert len(files.case.poller.ledger_mails()) == len(files.states()) == 3


def test_outlooks_own_copy_of_a_captured_mail_is_that_mail(files: FileCase) -> None:
    kept = numbered_mail(1).partition(b"\r\n\r\n")[0].decode()
    msg = outlook_files.write_msg(text(0x7D, kept), text(0x1000, "Two hundred  chairs\r\n<x>"))
    (files.folder / "1.msg").write_bytes(msg)
    other = numbered_mail(2).partition(b"\r\n\r\n")[0].decode()
    msg = outlook_files.write_msg(text(0x7D, other), text(0x1000, "As Outlook shows it"))
    (files.folder / "2.msg").write_bytes(msg)
    files.case.deliver(1)
    files.case.poller.poll()
    done = files.bring_in()
    assert (outcomes(done), done.known) == ({("logged", "logged"): 1}, 1)
    files.case.deliver(2)
    files.case.poller.poll()
    mails = files.case.poller.ledger_mails()
    assert [(each.message_id, each.warnings) for each in mails] == [
        ("1@acme.example", ()),
        ("2@acme.example", ()),
    ]


def test_importing_again_brings_in_what_is_new_alone(files: FileCase) -> None:
    files.put(1)
    files.bring_in()
    assert (outcomes(files.bring_in()), files.bring_in().known) == ({}, 1)
    files.put(2)
    done = files.bring_in()
    assert (outcomes(done), done.known) == ({("logged", "logged"): 1}, 1)


def test_a_dry_run_says_the_same_and_writes_nothing(files: FileCase) -> None:
    files.put(1, 2)
    files.put(3, sender=EVE)
    files.put_mbox("again.mbox", 2)
    judged = files.judge()
    assert files.case.poller.ledger_mails() == []
    done = files.bring_in()
    assert (outcomes(judged), judged.known) == (outcomes(done), done.known) != ({}, 0)
    assert (outcomes(files.judge()), files.judge().known) == ({}, 4)


def test_undo_cancels_what_was_logged_and_nothing_of_it_waits(files: FileCase) -> None:
    files.case.deliver(9, sender=EVE)
    files.case.poller.poll()
    files.put(1, 2)
    files.put(3, sender=EVE)
    files.bring_in()
    assert isinstance(files.undo(), undo.Undone)
    assert set(files.states().values()) == {InteractionState.CANCELLED}
    left = {each.message_id: each.outcome for each in files.case.poller.ledger_mails()}
    assert left["3@acme.example"] is MailOutcome.SKIPPED
    assert left["9@acme.example"] is MailOutcome.WAITING


def test_an_import_that_only_waits_is_undone_as_well(files: FileCase) -> None:
    files.put(1, sender=EVE)
    files.bring_in()
    assert isinstance(files.undo(), undo.Undone)
    (mail,) = files.case.poller.ledger_mails()
    assert (mail.outcome, mail.reason) == (MailOutcome.SKIPPED, MailReason.IGNORED)


def test_a_stopped_import_goes_on_where_it_ended(files: FileCase) -> None:
    files.put(1, 2)
    stop = threading.Event()
    stop.set()
    assert files.bring_in(stop).is_stopped
    done = files.bring_in()
    assert (outcomes(done), done.known, done.is_stopped) == ({("logged", "logged"): 2}, 0, False)


def test_many_mails_of_many_batches_are_one_deed(files: FileCase) -> None:
    context = replace(files.case.poller.context, batch_bytes=500)
    files.case.poller.context = context
    files.put(*range(1, 8))
    files.bring_in()
    outcome = files.undo()
    assert isinstance(outcome, undo.Undone)
    assert len(outcome.numbers) == 7
