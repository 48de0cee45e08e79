from pathlib import Path

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import entry_files
from journal.entries.correct import get_entry
from journal.model import NewAttachment
from journal.store.record import attachments
from journal.undo import undo
from journal.undo.undo import ChangedSince, Undone
from tests.builders import ADMIN, a_config, a_person, log_interaction
from tests.clock import NOW

OFFER = NewAttachment("offer.txt", "text/plain", b"an offer")
PLAN = NewAttachment("plan.txt", "text/plain", b"a plan")


def entry_with_files(session: Session, config: RecordConfig) -> int:
    number = log_interaction(session, config, a_person(session), actor=ADMIN)
    entry_files.attach_files(session, config, ADMIN, number, [OFFER, PLAN], now=NOW)
    return number


def test_a_file_that_was_taken_off_is_there_again_after_undo(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    number = entry_with_files(session, config)
    before = get_entry(session, number).attachments
    gone = entry_files.detach_files(session, config, ADMIN, number, ["offer.txt"], now=NOW)
    assert gone == ("offer.txt",)
    assert [each.name for each in get_entry(session, number).attachments] == ["plan.txt"]
    assert isinstance(undo.undo(session, ADMIN, now=NOW), Undone)
    assert get_entry(session, number).attachments == before
    attachments.sweep(session, config.files)
    assert all(config.files.has(each.digest) for each in before)


def test_a_file_that_was_swept_meanwhile_does_not_come_back_and_its_undo_says_so(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    number = entry_with_files(session, config)
    entry_files.detach_files(session, config, ADMIN, number, ["offer.txt"], now=NOW)
    attachments.sweep(session, config.files)
    assert isinstance(undo.undo(session, ADMIN, now=NOW), ChangedSince)
    assert [each.name for each in get_entry(session, number).attachments] == ["plan.txt"]


def test_undo_takes_off_only_what_was_attached_and_not_the_same_under_another_name(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    number = entry_with_files(session, config)
    again = NewAttachment("offer, signed.txt", OFFER.media_type, OFFER.content)
    entry_files.attach_files(session, config, ADMIN, number, [again], now=NOW)
    assert isinstance(undo.undo(session, ADMIN, now=NOW), Undone)
    assert [each.name for each in get_entry(session, number).attachments] == [
        "offer.txt",
        "plan.txt",
    ]
