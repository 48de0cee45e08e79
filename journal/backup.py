"""Takes backups while everything runs, verifies them, and restores one into an empty database.

    FOLDER/20260303T093000Z/record.sqlite    the whole record of one moment, whatever the database is
    FOLDER/20260303T093000Z/manifest.json    what must be in it
    FOLDER/files/ab/cd/abcd…                 attachments by their hash, shared by all backups

A backup gets its name when it is whole and verified. Consents in `tokens/` are in none: a backup
opens no mailbox. What was purged or erased by the time of the newest backup does not come back from an
older one.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from journal.errors import RequestRefused
from journal.health.problems import BACKUP_KEY
from journal.migrate import bring_up, known_versions, version_of
from journal.store import meta, transfer
from journal.store.database import is_writable, open_engine, read_transaction, transaction
from journal.store.record import attachments
from journal.store.record.file_stores import FileStore, FolderStore, copy_files, is_sound
from journal.store.slack.events import LISTENED_KEY

_RECORD, _MANIFEST, _FILES, _LOCK = "record.sqlite", "manifest.json", "files", ".lock"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole backup. `missing` are attachments that were not there when it was taken.

    `is_noted` is false of a database that can only be read: it can't keep when it was taken.
    """

    path: Path
    tables: Mapping[str, int]
    files: int
    missing: tuple[str, ...]
    is_noted: bool


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """`known_until` is when the newest backup was taken: what was deleted later is back."""

    rows: int
    files: int
    missing: tuple[str, ...]
    deleted_interactions: int
    deleted_contacts: int
    known_until: datetime


@dataclass(frozen=True, slots=True)
class StorageFindings:
    """`missing` are needed and not there, `orphaned` there and not needed, `damaged` not what they were."""

    sound: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    orphaned: tuple[str, ...]


# ── take ────────────────────────────────────────────────────────────────────────────────────────


def take(engine: Engine, storage: FileStore, folder: Path, *, keep: int, now: datetime) -> Backup:
    """Take a backup, verify it, and remove all but the newest `keep`."""
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with _only_one(folder):
            path, made = _take_into(folder, engine, storage, now)
            _remove_old(folder, keep)
    except BaseException:
        if is_new:
            # What was copied before it failed stays, if only some of it.
            with suppress(OSError):
                (folder / _LOCK).unlink()
                folder.rmdir()
        raise
    is_noted = _note_taken(engine, now)
    return Backup(path, made["tables"], made["files"], tuple(made["missing"]), is_noted)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Holds off a second backup into the same folder: the one removes files that the other counts on."""
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RequestRefused(
                f"Another backup is being taken into {folder}. Try again when it is there."
            ) from None
        except OSError:
            # Some network disks have no locks.
            pass
        yield


def _take_into(
    folder: Path, engine: Engine, storage: FileStore, now: datetime
) -> tuple[Path, dict[str, Any]]:
    for killed in folder.glob(".*.part"):
        shutil.rmtree(killed, ignore_errors=True)
    path = _free_path(folder, f"{now:%Y%m%dT%H%M%SZ}")
    part = folder / f".{path.name}.part"
    part.mkdir(mode=0o700)
    try:
        _copy_database(engine, part / _RECORD, now)
        made = _finish(engine, storage, folder, part, now)
        part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return path, made


def _note_taken(engine: Engine, now: datetime) -> bool:
    """Keeps in the record when it was taken: not in a standby, nor in what a full disk made read-only."""
    if not is_writable(engine):
        return False
    with transaction(engine) as session:
        meta.set_moment(session, BACKUP_KEY, now)
    return True


def _free_path(folder: Path, name: str) -> Path:
    """The name is the time; a second one of the same second has a number behind it."""
    names = (name, *(f"{name}-{number}" for number in range(2, 100)))
    return next(folder / each for each in names if not (folder / each).exists())


def _copy_database(engine: Engine, target: Path, now: datetime) -> None:
    if engine.dialect.name == "sqlite":
        target.touch(mode=0o600)
        source = str(engine.url.database)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    else:
        with _open_file(target) as copy:
            bring_up(copy, now=now)
            with read_transaction(engine, may_pause=True) as old, transaction(copy) as new:
                transfer.copy_record(old, new)
    _verify_file(target)


def _verify_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (said, *_) = connection.execute("PRAGMA quick_check(1)").fetchone()
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if said != "ok" or lost:
        raise RequestRefused("The copy of the database is not sound, so there is no backup of it.")


def _finish(
    engine: Engine, storage: FileStore, folder: Path, part: Path, now: datetime
) -> dict[str, Any]:
    with _open_file(part / _RECORD) as copy, read_transaction(copy) as session:
        digests, tables = transfer.file_digests(session), dict(transfer.count_rows(session))
        version = version_of(copy)
    missing = copy_files(storage, FolderStore(folder / _FILES), digests)
    if missing:
        # What was purged meanwhile is not needed any more.
        with read_transaction(engine) as session:
            missing = sorted(set(missing) & set(transfer.file_digests(session)))
    made = {
        "format": _FORMAT,
        "schema": version,
        "taken_at": now.isoformat(),
        "record_sha256": _hash_of(part / _RECORD),
        "tables": tables,
        "files": len(digests) - len(missing),
        "missing": missing,
    }
    (part / _MANIFEST).write_text(json.dumps(made, indent=1), encoding="utf-8")
    for each in (part / _RECORD, part / _MANIFEST):
        with each.open("rb") as file:
            os.fsync(file.fileno())
    return made


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_backups(folder: Path) -> list[Path]:
    """Whole ones, the oldest first; not those that somebody gave a name of their own."""
    return sorted(each.parent for each in folder.glob(f"[0-9]*Z*/{_MANIFEST}"))


def _find_all(folder: Path) -> list[Path]:
    """Every whole one, whatever it is called, the oldest first."""
    found = [each.parent for each in folder.glob(f"[!.]*/{_MANIFEST}")]
    return sorted(found, key=lambda each: (_read_manifest(each)["taken_at"], each.name))


def _read_manifest(backup: Path) -> Any:
    return json.loads((backup / _MANIFEST).read_text(encoding="utf-8"))


def _remove_old(folder: Path, keep: int) -> None:
    found = find_backups(folder)
    old = found[:-keep] if keep else []
    for each in old:
        shutil.rmtree(each)
    if old:
        _remove_files(folder / _FILES, _needed_digests(_find_all(folder)))


def _needed_digests(backups: Collection[Path]) -> set[str]:
    digests: set[str] = set()
    for each in backups:
        with closing(sqlite3.connect(each / _RECORD)) as connection:
            digests.update(row[0] for row in connection.execute("SELECT digest FROM blob"))
    return digests


def _remove_files(folder: Path, needed: Collection[str]) -> None:
    store = FolderStore(folder)
    for digest in store.digests():
        if digest not in needed:
            store.remove(digest)


# ── restore ─────────────────────────────────────────────────────────────────────────────────────


def restore(
    backup: Path, engine: Engine, storage: FileStore, *, now: datetime, currency: str = "EUR"
) -> RestoreResult:
    """Fill an empty database from a backup. Mail that came since is logged once when it is read."""
    with transaction(engine) as session:
        transfer.refuse_unless_empty(session)
    _check_manifest(backup)
    newest = _find_all(backup.parent)[-1]
    known_until = datetime.fromisoformat(_read_manifest(newest)["taken_at"])
    with _open_copy(backup, now, currency) as old, read_transaction(old) as source:
        with transaction(engine) as target:
            counts = transfer.copy_record(source, target)
        with read_transaction(engine) as target:
            different = transfer.find_differences(source, target)
        if different:
            raise RequestRefused(f"What arrived differs from the backup in {', '.join(different)}.")
    deleted = (0, 0)
    if newest != backup:
        with (
            _open_copy(newest, now, currency) as new,
            read_transaction(new) as newer,
            transaction(engine) as target,
        ):
            deleted = transfer.delete_gone(target, newer, now=now)
    with transaction(engine) as session:
        # What was typed since may name whom an erasure took away since.
        meta.remove(session, [LISTENED_KEY])
    with read_transaction(engine) as session:
        digests = transfer.file_digests(session)
    missing = tuple(copy_files(FolderStore(backup.parent / _FILES), storage, digests, mends=True))
    return RestoreResult(
        sum(counts.values()), len(digests) - len(missing), missing, *deleted, known_until
    )


def _check_manifest(backup: Path) -> None:
    try:
        made = _read_manifest(backup)
    except (OSError, ValueError) as error:
        raise RequestRefused(f"{backup} is no whole backup: it has no {_MANIFEST}.") from error
    if made["format"] != _FORMAT or made["schema"] not in known_versions():
        raise RequestRefused(f"{backup} was taken by a newer Rapport. Update this one.")
    if made["record_sha256"] != _hash_of(backup / _RECORD):
        raise RequestRefused(f"{backup / _RECORD} is not what it was when it was taken.")


@contextmanager
def _open_copy(backup: Path, now: datetime, currency: str) -> Iterator[Engine]:
    """A copy of a backup's record, brought up to this program; the backup stays as it is.

    It lies beside the backups, where there is room for one more; if nothing can be written there, as on a
    snapshot or another's disk, where temporary files lie.
    """
    beside = backup.parent if os.access(backup.parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        file = Path(folder) / _RECORD
        shutil.copyfile(backup / _RECORD, file)
        with _open_file(file) as engine:
            bring_up(engine, now=now, currency=currency)
            yield engine


@contextmanager
def _open_file(file: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{file}")
    try:
        yield engine
    finally:
        engine.dispose()
        file.with_name(f"{file.name}.exists").unlink(missing_ok=True)


def copy_database(source: Engine, target: Engine, *, now: datetime) -> Mapping[str, int]:
    """Copy the record into another, empty database, and compare every row."""
    bring_up(target, now=now)
    with read_transaction(source, may_pause=True) as old:
        with transaction(target) as new:
            counts = transfer.copy_record(old, new)
        with read_transaction(target) as new:
            different = transfer.find_differences(old, new)
    if different:
        raise RequestRefused(f"What arrived differs in {', '.join(different)}.")
    return counts


# ── storage ─────────────────────────────────────────────────────────────────────────────────────


def check_storage(
    engine: Engine, storage: FileStore, step: Callable[[int], None] = lambda _: None
) -> StorageFindings:
    """Read every attachment, and compare it with its hash."""
    with read_transaction(engine) as session:
        needed = transfer.file_digests(session)
    missing, damaged = [], []
    for digest in needed:
        sound = is_sound(storage, digest)
        if sound is None:
            missing.append(digest)
        elif not sound:
            damaged.append(digest)
        step(1)
    known = set(needed)
    orphaned = tuple(each for each in storage.digests() if each not in known)
    count = len(needed) - len(missing) - len(damaged)
    return StorageFindings(count, tuple(missing), tuple(damaged), orphaned)


@dataclass(frozen=True, slots=True)
class MoveResult:
    """`missing` are in neither place, or not what they were; then nothing is removed."""

    moved: int
    missing: tuple[str, ...]
    removed: int


def move_files(
    engine: Engine,
    source: FileStore,
    storage: FileStore,
    *,
    remove: bool,
    step: Callable[[int], None] = lambda _: None,
) -> MoveResult:
    """Bring the attachments of another place into the config's, and read each one there again.

    It may run while everything runs, and again after it was interrupted: what has arrived is only
    read. What was purged meanwhile is removed from both.
    """
    with read_transaction(engine) as session:
        needed = transfer.file_digests(session)
    lost = set(copy_files(source, storage, needed))
    for digest in needed:
        if digest not in lost and not is_sound(storage, digest):
            lost.add(digest)
        step(1)
    with transaction(engine) as session:
        lost &= set(transfer.file_digests(session))
        attachments.discard_gone(session, needed)
    attachments.sweep_all(lambda: transaction(engine), storage)
    found = list(source.digests()) if remove and not lost else []
    for digest in found:
        source.remove(digest)
    return MoveResult(len(needed) - len(lost), tuple(sorted(lost)), len(found))
