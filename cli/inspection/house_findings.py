"""Checks what an admin would look at, part by part. Each finding is fine, or says what to do.

A part that can't be looked at is a finding itself: whatever is broken, the doctor says the rest.
"""

import os
import platform
import shlex
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from bot.check import CheckState, Finding
from bot.language.translator import Translator
from bot.messages.alerts import advice_of, title_of
from cli.context import CliContext
from cli.inspection.open_files import find_open_to_others
from cli.text.mailbox_text import length_text
from journal.context import build_file_store
from journal.errors import RapportError
from journal.health.problems import (
    BACKUP_KEY,
    BOT,
    INGEST,
    build_watch_config,
    find_problems,
    free_megabytes,
    seen_key,
)
from journal.migrate import copies_of, known_versions, version_of
from journal.model import AlertKind, AuditKind
from journal.store import audit_trail, meta
from journal.store.database import is_writable, open_engine, read_transaction
from journal.store.record.file_stores import FileStore, digest_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

# SQLite's log needs memory that processes share, which these have not.
_NETWORK_DISKS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.glusterfs", "ceph", "afs"}
)
_MOST_SKEW_SECONDS = 60
_LARGE_LOG_MB = 1000
_OLD_SECRET = timedelta(days=365)
_OLD_SQLITE = (3, 37)


def house_findings(context: CliContext, *, deep: bool) -> Iterator[Finding]:
    """All findings but those of mail servers and Slack, in the order in which one depends on another."""
    yield _program()
    yield from _config(context)
    yield from _look_guarded("files", lambda: _files(context))
    yield from _look_guarded("secrets", lambda: _secrets(context))
    yield from _look_guarded("database", lambda: _database(context, deep=deep))


def _look_guarded(subject: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except RapportError as error:
        yield Finding(subject, CheckState.FAILED, "It can't be looked at.", str(error))
    except OSError as error:
        yield Finding(
            subject,
            CheckState.FAILED,
            f"The system refused: {error.strerror}.",
            "May this user read it?",
        )


def _program() -> Finding:
    text = f"Rapport {version('rapport-bot')}, Python {platform.python_version()}, {sys.platform}"
    if sqlite3.sqlite_version_info < _OLD_SQLITE:
        old = f"{text}, SQLite {sqlite3.sqlite_version}"
        return Finding("program", CheckState.FAILED, old, "Use a Python with SQLite 3.37 or newer.")
    return Finding("program", CheckState.OK, f"{text}, SQLite {sqlite3.sqlite_version}")


# ── the config ──────────────────────────────────────────────────────────────────────────────────


def _config(context: CliContext) -> Iterator[Finding]:
    from journal.catalog import build_catalog

    _, found = build_catalog(context.loaded)
    problems = (*context.loaded.problems, *found)
    for each in problems:
        # What is wrong quotes the value, which may be anybody's address.
        place = f"line {each.line}, {each.key}" if each.line else each.key
        yield Finding("config", CheckState.FAILED, f"{place} is wrong.", "See: rapport check")
    if not problems:
        boxes, rules = len(context.loaded.settings.mailbox), len(context.loaded.settings.rule)
        where = "a file" if context.loaded.path else "no file, defaults alone"
        text = (
            f"good: {where}, {boxes} mailbox{'es' * (boxes != 1)}, {rules} rule{'s' * (rules != 1)}"
        )
        yield Finding("config", CheckState.OK, text)


# ── files ───────────────────────────────────────────────────────────────────────────────────────


def _files(context: CliContext) -> Iterator[Finding]:
    settings = context.loaded.settings
    opened = find_open_to_others(settings)
    for path in opened:
        command = f"chmod go= {shlex.quote(str(path))}"
        yield Finding("files", CheckState.FAILED, "Others can read one of them.", command)
    if not opened:
        yield Finding("files", CheckState.OK, "nobody else can read them")
    yield _storage_folder(Path(settings.storage.path))
    if settings.storage.bucket:
        yield from _look_guarded("bucket", lambda: _bucket(build_file_store(settings.storage)))
    watched = build_watch_config(settings)
    free = free_megabytes(watched.disks)
    least = min(free.values(), default=0)
    if least < max(watched.disk_free_mb, 100):
        fix = "Make room: on a full disk nothing is logged."
        yield Finding("disk", CheckState.FAILED, f"{least:,} MB are free.", fix)
    else:
        yield Finding("disk", CheckState.OK, f"{least:,} MB are free")


def _storage_folder(folder: Path) -> Finding:
    if not folder.exists():
        if parent := _closed_parent(folder):
            return _cannot_make("storage", "Its folder", parent, "path in [storage]")
        return Finding("storage", CheckState.OK, "not made yet; the first attachment makes it")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding("storage", CheckState.OK, "can be written")
    except OSError as error:
        fix = f"Whoever runs Rapport must be able to write {folder}."
        return Finding("storage", CheckState.FAILED, f"Can't be written: {error.strerror}.", fix)


def _closed_parent(path: Path) -> Path | None:
    """The nearest folder there is of a path that is not, if nothing can be made in it."""
    nearest = next(each for each in path.absolute().parents if each.exists())
    return None if os.access(nearest, os.W_OK | os.X_OK) else nearest


def _cannot_make(subject: str, what: str, parent: Path, setting: str) -> Finding:
    fix = f"Let whoever runs Rapport write in {parent}, or name another place: {setting}, written whole."
    return Finding(subject, CheckState.FAILED, f"{what} can't be made.", fix)


def _bucket(store: FileStore) -> Iterator[Finding]:
    """Stores a file of no use to anybody, and takes it away again."""
    content = os.urandom(16)
    digest = digest_of(content)
    store.put(digest, content)
    found = store.read(digest)
    store.remove(digest)
    if found == content and not store.has(digest):
        yield Finding("bucket", CheckState.OK, "can be written, read and emptied")
    else:
        fix = "The keys of [storage] must be allowed to get, put, list and delete."
        yield Finding("bucket", CheckState.FAILED, "What was written is not what was read.", fix)


# ── secrets ─────────────────────────────────────────────────────────────────────────────────────


def _secrets(context: CliContext) -> Iterator[Finding]:
    """Says how old the secrets are that stand in files, and warns of a variable nobody knows."""
    named = [
        Path(value)
        for name, value in os.environ.items()
        if name.startswith("RAPPORT_") and name.endswith("_FILE") and value
    ]
    consents = (Path(context.loaded.settings.storage.path) / "tokens").glob("*.json")
    found = [each for each in (*named, *consents) if each.is_file()]
    for each in found:
        mode = each.stat().st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            fix = f"chmod go= {shlex.quote(str(each))}"
            yield Finding("secrets", CheckState.FAILED, "Others can read the file of one.", fix)
    ages = [context.now.timestamp() - each.stat().st_mtime for each in found]
    oldest = timedelta(seconds=max(ages, default=0))
    if oldest > _OLD_SECRET:
        text = f"The oldest is {oldest.days} days old."
        yield Finding(
            "secrets", CheckState.ADVICE, text, "Make a new one, and take the old one back."
        )
    elif found:
        yield Finding(
            "secrets", CheckState.OK, f"{len(found)} in files, at most {oldest.days} days old"
        )


# ── the database ────────────────────────────────────────────────────────────────────────────────


def _database(context: CliContext, *, deep: bool) -> Iterator[Finding]:
    url = make_url(context.loaded.settings.database.url)
    file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    if file is not None and not file.exists():
        if parent := _closed_parent(file):
            yield _cannot_make("database", "It", parent, "url in [database]")
            return
        text = "There is none yet, or it is gone."
        yield Finding("database", CheckState.ADVICE, text, "A new one: rapport migrate")
        return
    engine = open_engine(context.loaded.settings.database.url)
    try:
        yield from _version(engine)
        yield from (
            _sqlite_file(engine, file, deep=deep) if file else _postgresql(engine, context.now)
        )
        if version_of(engine) == known_versions()[-1]:
            yield from _record(context, engine)
    finally:
        engine.dispose()


def _version(engine: "Engine") -> Iterator[Finding]:
    with read_transaction(engine) as session:
        # Whatever is wrong is told by our own error.
        session.connection()
    there, newest = version_of(engine), known_versions()[-1]
    if there == newest:
        yield Finding("database", CheckState.OK, f"{engine.dialect.name}, at version {there}")
    elif there is not None and there > newest:
        fix = "Update this program, or restore the copy made before the update."
        yield Finding("database", CheckState.FAILED, "A newer Rapport has written it.", fix)
    else:
        text = f"It is at version {there or 'none'}, this program at {newest}."
        yield Finding("database", CheckState.ADVICE, text, "rapport migrate")


def _sqlite_file(engine: "Engine", file: Path, *, deep: bool) -> Iterator[Finding]:
    kind = _disk_kind(file)
    if kind in _NETWORK_DISKS:
        fix = "Put it on a disk of this machine, or use PostgreSQL."
        text = f"It lies on a network disk ({kind}), where SQLite damages it."
        yield Finding("database", CheckState.FAILED, text, fix)
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size > _LARGE_LOG_MB * 1_000_000:
        text = f"Its log has {log.stat().st_size // 1_000_000:,} MB."
        fix = "A reader has been open for long: begin Rapport again."
        yield Finding("database", CheckState.ADVICE, text, fix)
    if deep:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            (said, *_) = cursor.execute("PRAGMA quick_check(1)").fetchone()
            broken = cursor.execute("PRAGMA foreign_key_check").fetchone()
        fix = "Stop Rapport, keep the file as it is, and restore a backup: rapport restore-backup"
        if said != "ok" or broken:
            yield Finding("database", CheckState.FAILED, "It is damaged.", fix)
        else:
            yield Finding("database", CheckState.OK, "read whole, and sound")
    for copy in copies_of(engine):
        text = "A copy from before an update still has what was deleted since."
        yield Finding(
            "copies", CheckState.ADVICE, text, f"Once you are sure: rm {shlex.quote(str(copy))}"
        )


def _disk_kind(file: Path) -> str:
    """The kind of the disk that the file lies on, by the longest place it is mounted at."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    there = str(file.resolve())
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, kind, *_ = line.split(" ")
        inside = there == place or there.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best[0]):
            best = (place, kind)
    return best[1]


def _postgresql(engine: "Engine", now: datetime) -> Iterator[Finding]:
    with read_transaction(engine) as session:
        theirs, standby = session.execute(sa.text("SELECT now(), pg_is_in_recovery()")).one()
    if standby:
        fix = "Name the primary in [database] url."
        yield Finding("database", CheckState.FAILED, "It is a standby: it can only be read.", fix)
    elif not is_writable(engine):
        fix = "Is its disk nearly full? Make room; then: default_transaction_read_only = off"
        yield Finding("database", CheckState.FAILED, "It has been made read-only.", fix)
    skew = abs((now - theirs).total_seconds())
    if skew > _MOST_SKEW_SECONDS:
        fix = "Let both follow a time server."
        yield Finding("clock", CheckState.FAILED, f"It is {skew:.0f} s from the database's.", fix)
    else:
        yield Finding("clock", CheckState.OK, f"{skew:.0f} s from the database's")


# ── what the record knows ───────────────────────────────────────────────────────────────────────


def _record(context: CliContext, engine: "Engine") -> Iterator[Finding]:
    watched, t = build_watch_config(context.loaded.settings), Translator()
    with read_transaction(engine) as session:
        problems = list(find_problems(session, watched, context.now))
        seen = {door: meta.get_moment(session, seen_key(door)) for door in (BOT, INGEST)}
        backup = meta.get_moment(session, BACKUP_KEY)
        gone = audit_trail.find_newest(session, limit=1, kinds=(AuditKind.PURGE, AuditKind.ERASURE))
    for each in problems:
        if each.kind is not AlertKind.DISK_LOW:
            yield Finding("now", CheckState.FAILED, f"{title_of(t, each)}.", advice_of(t, each))
    if not problems:
        yield Finding("now", CheckState.OK, "nothing waits for a person")
    for door, moment in seen.items():
        said = f"seen {length_text(context.now - moment)} ago" if moment else "never seen"
        yield Finding(door, CheckState.OK, said)
    if backup is None:
        fix = "Take one each day: rapport backup FOLDER"
        yield Finding("backup", CheckState.ADVICE, "None was ever taken by `rapport backup`.", fix)
    elif gone and gone[0].at > backup:
        text = (
            "Something was purged or erased since the last one, and a restore would bring it back."
        )
        yield Finding("backup", CheckState.ADVICE, text, "rapport backup FOLDER")
    else:
        yield Finding("backup", CheckState.OK, f"taken {length_text(context.now - backup)} ago")
