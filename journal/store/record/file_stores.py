"""A file store keeps attachments by the hash of what is in them: in a folder here, or in a bucket.

Both keep the same laws (tests/journal/store/record/test_file_stores.py): what was put is there when
`put` returns, putting it again changes nothing that is sound, and whoever reads sees a whole file or none.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from journal.errors import DatabaseUnusable

DIGEST_LENGTH = 64
# A bucket answers each of them after a while, however small the file is.
_AT_ONCE = 8


class FileStore(Protocol):
    """Its text is where it is, as an admin writes it."""

    def has(self, digest: str) -> bool: ...
    def put(self, digest: str, content: bytes) -> None: ...
    def read(self, digest: str) -> bytes | None: ...
    def remove(self, digest: str) -> None: ...
    def digests(self) -> Iterator[str]: ...


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def path_of(digest: str) -> str:
    """Says where a file lies within a folder or a bucket; backups have it by the same path."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def is_sound(store: FileStore, digest: str) -> bool | None:
    """Says whether a file is what it was; None if there is none."""
    content = store.read(digest)
    return None if content is None else digest_of(content) == digest


def read_sound(store: FileStore, digest: str) -> bytes | None:
    """The content; None if it is gone, or is not what it was: what is rotten is given to nobody."""
    content = store.read(digest)
    return content if content is not None and digest_of(content) == digest else None


def copy_files(
    source: FileStore,
    target: FileStore,
    digests: Iterable[str],
    step: Callable[[int], None] = lambda _: None,
    *,
    mends: bool = False,
) -> list[str]:
    """Copy files that are not there yet; return those that have none, or another under their name.

    With `mends` those that are there are read, and replaced where they are not what they were.
    """
    is_there = partial(is_sound, target) if mends else target.has

    def copy(digest: str) -> bool:
        if is_there(digest):
            return True
        content = read_sound(source, digest)
        if content is None:
            return False
        if mends:
            target.remove(digest)
        target.put(digest, content)
        return True

    wanted = list(digests)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        missing = []
        for digest, copied in zip(wanted, pool.map(copy, wanted), strict=True):
            step(1)
            if not copied:
                missing.append(digest)
    return missing


@dataclass(frozen=True, slots=True)
class FolderStore:
    folder: Path

    def __str__(self) -> str:
        return str(self.folder)

    def path_of(self, digest: str) -> Path:
        return self.folder / path_of(digest)

    def has(self, digest: str) -> bool:
        return self.path_of(digest).exists()

    def put(self, digest: str, content: bytes) -> None:
        path = self.path_of(digest)
        try:
            if not is_sound(self, digest):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(path, content)
        except OSError as error:
            raise DatabaseUnusable(
                f"An attachment can't be stored in {path.parent}: {error.strerror}. Nothing was logged."
            ) from error

    def read(self, digest: str) -> bytes | None:
        try:
            return self.path_of(digest).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, digest: str) -> None:
        self.path_of(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        found = sorted(self.folder.glob("??/??/*"))
        return (each.name for each in found if len(each.name) == DIGEST_LENGTH)


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            # On a full disk each try would leave a part of the file, and fill it further.
            Path(file.name).unlink(missing_ok=True)
            raise
