"""Finds the mails below paths: single files, mbox files, Maildirs and folders of any of these.

A store is what a mailbox calls a folder: an mbox file, a Maildir folder, or the single files of one
folder. Outlook's files make a store of their own, since they are not the mail as it was sent.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ingest.files import mbox
from ingest.files.filed_mail import FiledMail, MailFileKind, detect_kind

_DRAFT, _TRASHED = "D", "T"
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class MailStore:
    """It is mails that lie together. `is_exact`: byte for byte as they were sent."""

    name: str
    mails: Sequence[FiledMail]
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class NoMail:
    """A file without a mail that comes in, and why."""

    path: Path
    reason: str


@dataclass(slots=True)
class _Found:
    stores: list[MailStore] = field(default_factory=list)
    left_out: list[NoMail] = field(default_factory=list)


def find_mails(paths: Iterable[Path]) -> tuple[list[MailStore], list[NoMail]]:
    found = _Found()
    single: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(map(Path.absolute, paths)):
        if path.is_dir():
            _walk(path, _readable_name(path), found, depth=_DEPTH)
        else:
            single.setdefault(path.parent, []).append(path)
    for folder, files in single.items():
        _take_files(_readable_name(folder), files, found)
    return found.stores, found.left_out


def _walk(folder: Path, name: str, found: _Found, *, depth: int) -> None:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        found.left_out.append(NoMail(folder, _unreadable_text(error)))
        return
    folders = [each for each in entries if each.is_dir() and not each.is_symlink()]
    is_maildir = any(each.name in {"cur", "new"} for each in folders)
    if is_maildir:
        _take_maildir(folder, name, found)
    else:
        _take_files(name, [each for each in entries if _is_plain_file(each)], found)
    for each in folders if depth else ():
        if not (is_maildir and each.name in {"cur", "new", "tmp"}):
            _walk(each, f"{name}/{_readable_name(each)}", found, depth=depth - 1)


def _readable_name(path: Path) -> str:
    """The name as text, where its bytes are no UTF-8: `Björn` in one byte a letter."""
    name = os.fsencode(path.name)
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("latin-1")


def _is_plain_file(path: Path) -> bool:
    """Says whether it is a file to look at; what a program hides is its own."""
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


# ── a Maildir ───────────────────────────────────────────────────────────────────────────────────


def _take_maildir(folder: Path, name: str, found: _Found) -> None:
    mails: list[FiledMail] = []
    for path in _maildir_files(folder):
        reason = _flag_reason(path)
        if reason:
            found.left_out.append(NoMail(path, reason))
        else:
            mails += _whole_file(path, MailFileKind.MAIL, found)
    _add_store(found, name, mails)


def _maildir_files(folder: Path) -> Iterator[Path]:
    parts = (folder / name for name in ("cur", "new"))
    files = (path for part in parts if part.is_dir() for path in part.iterdir())
    yield from sorted(filter(_is_plain_file, files), key=lambda path: path.name)


def _flag_reason(path: Path) -> str:
    """Says why a mail with these flags stays out: `1717.M1.host:2,DS`."""
    flags = path.name.rpartition(":2,")[2] if ":2," in path.name else ""
    if _TRASHED in flags:
        return "It was thrown away there."
    return "It is a draft." if _DRAFT in flags else ""


# ── files ───────────────────────────────────────────────────────────────────────────────────────


def _take_files(name: str, paths: Sequence[Path], found: _Found) -> None:
    plain: list[FiledMail] = []
    outlook: list[FiledMail] = []
    for path in paths:
        match _detect(path, found):
            case MailFileKind.MBOX:
                mails = list(_mbox_mails(path, found))
                _add_store(found, _readable_name(path).removesuffix(".mbox"), mails)
            case MailFileKind.MAIL:
                plain += _whole_file(path, MailFileKind.MAIL, found)
            case MailFileKind.OUTLOOK:
                outlook += _whole_file(path, MailFileKind.OUTLOOK, found)
            case None:
                continue
    _add_store(found, name, plain)
    _add_store(found, f"{name} (Outlook)", outlook, is_exact=False)


def _detect(path: Path, found: _Found) -> MailFileKind | None:
    try:
        kind = detect_kind(path)
    except OSError as error:
        found.left_out.append(NoMail(path, _unreadable_text(error)))
        return None
    if kind is None:
        found.left_out.append(NoMail(path, "It is no mail."))
    return kind


def _mbox_mails(path: Path, found: _Found) -> Iterator[FiledMail]:
    try:
        with path.open("rb") as file:
            for each in mbox.find_stretches(file):
                yield FiledMail(path, MailFileKind.MBOX, each.start, each.end, each.received)
    except OSError as error:
        found.left_out.append(NoMail(path, _unreadable_text(error)))


def _whole_file(path: Path, kind: MailFileKind, found: _Found) -> Iterator[FiledMail]:
    try:
        about = path.stat()
    except OSError as error:
        found.left_out.append(NoMail(path, _unreadable_text(error)))
        return
    yield FiledMail(path, kind, 0, about.st_size, read_file_time(about.st_mtime))


def read_file_time(seconds: float) -> datetime | None:
    """Gives when a file was changed; None for a time that it can't have, such as the year 11000."""
    try:
        return datetime.fromtimestamp(max(seconds, 0), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _unreadable_text(error: OSError) -> str:
    return f"It can't be read: {error.strerror}."


def _add_store(
    found: _Found, name: str, mails: Sequence[FiledMail], *, is_exact: bool = True
) -> None:
    if mails:
        found.stores.append(MailStore(name, mails, is_exact))
