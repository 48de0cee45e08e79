"""Everything that is held of one contact, in a ZIP: for the person themselves, or before an erase.

contact.json         the contact with its history, and every duplicate that was merged into it
interactions.jsonl   each interaction they took part in, with comments and history
attachments/         what was attached, by the interaction's number and the file's own name
mails.jsonl          each mail of these interactions, and each that waits or was skipped
mails/               the mails as they came, where that was kept, and what is attached to those
                     that wait
segments.json        the lists they are on, and each logging to a segment that was for them
drafts.jsonl         what colleagues began about them and put off
ignored.json         their addresses, and the domains of these, whose mails are ignored
"""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlmodel import Session

from journal.errors import RequestRefused
from journal.exchange.interaction_export import interaction_record
from journal.exchange.json_records import contact_record, to_json_value
from journal.fold import domain_of, one_line
from journal.model import Contact, Interaction
from journal.store.contacts import contact_history, contacts, segments
from journal.store.database import chunks
from journal.store.mail import ledger, mails
from journal.store.privacy import erasing
from journal.store.record import interactions, runs
from journal.store.record.file_stores import FileStore, read_sound
from journal.store.triage import decisions, ignored_senders

_PAGE = 200
# Some system reads these as a folder, a drive, a wildcard or a stream.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
# Windows keeps these names for devices, whatever their ending.
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class SubjectAccess:
    """The ZIP, and the files that should be in it and are gone or damaged: it names them itself."""

    path: Path
    lost: tuple[str, ...]


def subject_access(
    session: Session, contact: Contact, folder: Path, files: FileStore
) -> SubjectAccess:
    """Write the ZIP into `folder`; it has its name only once it is whole. Nobody else may read it."""
    path = folder / f"{contact.number}.zip"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
            lost = _fill_or_remove(part, session, contact, files)
        Path(part.name).replace(path)
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be written: {error.strerror}. Name another folder."
        ) from error
    return SubjectAccess(path, tuple(lost))


def _fill_or_remove(
    part: IO[bytes], session: Session, contact: Contact, files: FileStore
) -> list[str]:
    try:
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            lost = _write_archive(archive, session, contact, files)
        part.flush()
        os.fsync(part.fileno())
    except BaseException:
        Path(part.name).unlink(missing_ok=True)
        raise
    return lost


def _write_archive(
    archive: ZipFile, session: Session, contact: Contact, files: FileStore
) -> list[str]:
    traces = erasing.find_traces(session, contact.id)
    people = contacts.get_many(session, traces.people).values()
    records = [contact_record(each) for each in people]
    changes = contact_history.changes_of(session, traces.people)
    history = [to_json_value(asdict(each)) for each in changes]
    whole = {**records[0], "merged": records[1:], "history": history}
    archive.writestr("contact.json", _json_text(whole))
    numbers = sorted({*traces.alone, *traces.shared})
    with archive.open("interactions.jsonl", "w", force_zip64=True) as lines:
        for each in _walk_interactions(session, numbers):
            record = json.dumps(interaction_record(session, each), ensure_ascii=False)
            lines.write(f"{record}\n".encode())
    lost: list[str] = []
    for each in _walk_interactions(session, numbers):
        lost += _add_attachments(archive, each, files)
    lost += _add_mails(archive, session, erasing.find_mails(session, traces), files)
    if lost:
        archive.writestr("lost_files.json", _json_text(lost))
    _add_lists(archive, session, traces.people)
    return lost


def _add_mails(
    archive: ZipFile, session: Session, ids: Sequence[int], files: FileStore
) -> Iterator[str]:
    if not ids:
        return
    with archive.open("mails.jsonl", "w", force_zip64=True) as lines:
        for some in chunks(ids, _PAGE):
            for mail in ledger.get_many(session, some).values():
                record = json.dumps(to_json_value(asdict(mail)), ensure_ascii=False)
                lines.write(f"{record}\n".encode())
    for mail_id in ids:
        raw = mails.raw_of(session, mail_id)
        if raw is not None:
            archive.writestr(f"mails/{mail_id}.eml", raw)
        for position, (digest, name) in enumerate(decisions.files_of(session, mail_id), 1):
            path = f"mails/{mail_id}/{position}-{safe_file_name(name)}"
            yield from _add_file(archive, path, files, digest)


def _add_lists(archive: ZipFile, session: Session, people: Sequence[int]) -> None:
    lists = [
        {"code": each.code, "name": each.name} for each in segments.get_of_contacts(session, people)
    ]
    loggings = to_json_value(runs.get_of_contacts(session, people))
    archive.writestr("segments.json", _json_text({"lists": lists, "loggings": loggings}))
    found = erasing.find_drafts(session, people)
    lines = [json.dumps(to_json_value(asdict(each)), ensure_ascii=False) for each in found]
    archive.writestr("drafts.jsonl", "".join(f"{line}\n" for line in lines))
    keys = erasing.identify_on_mails(session, people).keys
    ignored = ignored_senders.get_many(session, {*keys, *map(domain_of, keys)})
    archive.writestr("ignored.json", _json_text(to_json_value(ignored)))


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _walk_interactions(session: Session, numbers: Sequence[int]) -> Iterator[Interaction]:
    for some in chunks(numbers, _PAGE):
        yield from interactions.get_many(session, some).values()


def _add_attachments(archive: ZipFile, each: Interaction, files: FileStore) -> Iterator[str]:
    for position, attachment in enumerate(each.attachments, 1):
        path = f"attachments/{each.number}/{position}-{safe_file_name(attachment.name)}"
        yield from _add_file(archive, path, files, attachment.digest)


def _add_file(archive: ZipFile, path: str, files: FileStore, digest: str) -> Iterator[str]:
    """Adds a file; one that is lost is yielded."""
    content = read_sound(files, digest)
    if content is None:
        yield path
    else:
        archive.writestr(path, content)


def safe_file_name(name: str) -> str:
    r"""`"..\\..\\a:b.pdf"` → `"a_b.pdf"`: a name that unpacks on every system, into its own folder."""
    last = re.split(r"[\\/]", name)[-1]
    bare = _UNSAFE.sub("_", one_line(last, longest=1000)).strip(" .")
    if _DEVICES.match(bare):
        bare = f"_{bare}"
    stem, dot, ending = bare.rpartition(".")
    if len(bare) > _LONGEST_NAME and dot and len(ending) <= 10:
        bare = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return bare[:_LONGEST_NAME] or "file"
