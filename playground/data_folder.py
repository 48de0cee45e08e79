"""Owns the playground's folder: what is in it, and that only one playground uses it."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONFIG_FILE = "rapport.toml"
MAIL_FOLDER = "mail"
MESSAGES_FILE = "talk.json"
TOUR_FILE = "tour.json"
LOG_FILE = "rapport.log"
_LOCK_FILE = ".playground"
_CONFIG_TEMPLATE = """\
# Written by `rapport demo` for its playground, at its first start; change what you like.
# Addresses, ports and tokens come from the environment, anew at each start.

[company]
name = "Ours"
domains = ["ours.example"]
timezone = "{zone}"

[database]
url = "sqlite:///rapport.db"

[storage]
path = "storage"

[slack]
admins = ["ada@ours.example"]

[[mailbox]]
name = "sales"
host = "127.0.0.1"
tls = "none"
user = "sales@ours.example"
folders = ["INBOX", "Sent"]
trusted_authserv = "mx.ours.example"
poll_seconds = 5
"""


class FolderInUse(Exception):
    """Another playground runs in this folder."""


class ForeignFolder(Exception):
    """There is something in this folder that no playground put there."""


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Locks the folder for this process alone; the lock goes with the process, however it ends."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _LOCK_FILE).exists():
        raise ForeignFolder(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK_FILE).open("a", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderInUse(str(folder)) from error
        yield


def empty_folder(folder: Path) -> None:
    """Removes all that earlier playgrounds left; the caller holds the lock, so the folder is ours."""
    for one in folder.iterdir():
        if one.name == _LOCK_FILE:
            continue
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()


def write_config(folder: Path, zone: str, more: str = "") -> Path:
    """Writes the config, unless there is one; `more` is what samples add to it."""
    file = folder / CONFIG_FILE
    if not file.exists():
        write_atomically(file, (_CONFIG_TEMPLATE.format(zone=zone) + more).encode())
    return file


def write_atomically(file: Path, content: bytes) -> None:
    """Writes the whole file or nothing: a process killed in the middle leaves the old one."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
