"""Attachments on disk: stored once each by the hash of what is in them, never by a name.

A file is written inside the transaction that first needs it, and removed only after a transaction
has noted that nothing needs it. The digest's row in `blob_trash` is the lock between the two: an
attach deletes the row first, a sweep holds it while unlinking.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import DatabaseUnusable
from journal.store.database import insert_missing, upsert_locked
from journal.store.tables import attachment, blob, blob_trash, mail_file


def path_of(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest[2:4] / digest


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def store_content(session: Session, folder: Path, content: bytes) -> str:
    """Make sure the content is on disk and known; return its digest."""
    digest = digest_of(content)
    # The row comes first, and is locked: this waits for anybody who is discarding this content,
    # and later ones wait until our attachment can be seen.
    upsert_locked(session, blob, {"digest": digest, "size": len(content)})
    session.execute(sa.delete(blob_trash).where(blob_trash.c.digest == digest))
    _write(path_of(folder, digest), content)
    return digest


def read(folder: Path, digest: str) -> bytes | None:
    try:
        return path_of(folder, digest).read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
    except OSError as error:
        raise DatabaseUnusable(
            f"An attachment can't be stored in {path.parent}: {error.strerror}. Nothing was logged."
        ) from error


def detach(session: Session, number: int, digests: Collection[str]) -> None:
    """Take these files off an entry; those that nothing else uses go with the next sweep."""
    theirs = attachment.c.interaction_id == number, attachment.c.digest.in_(digests)
    session.execute(sa.delete(attachment).where(*theirs))
    discard_unused(session, digests)


def discard_unused(session: Session, digests: Collection[str]) -> int:
    """Hand the files that nothing uses any more to the sweep; return how many."""
    if not digests:
        return 0
    # Lock the rows first: this waits for anybody who is attaching one of them, and then sees it.
    rows = sa.select(blob.c.digest).where(blob.c.digest.in_(digests)).with_for_update()
    locked = list(session.scalars(rows))
    used = sa.union(
        sa.select(attachment.c.digest).where(attachment.c.digest.in_(locked)),
        sa.select(mail_file.c.digest).where(mail_file.c.digest.in_(locked)),
    )
    unused = sorted(set(locked) - set(session.scalars(used)))
    session.execute(sa.delete(blob).where(blob.c.digest.in_(unused)))
    insert_missing(session, blob_trash, [{"digest": digest} for digest in unused])
    return len(unused)


def sweep(session: Session, folder: Path, *, limit: int = 500) -> int:
    """Remove the files that were handed over; call again until it returns 0."""
    rows = sa.select(blob_trash.c.digest).limit(limit).with_for_update(skip_locked=True)
    doomed = list(session.scalars(rows))
    for digest in doomed:
        path_of(folder, digest).unlink(missing_ok=True)
    session.execute(sa.delete(blob_trash).where(blob_trash.c.digest.in_(doomed)))
    return len(doomed)


def sweep_all(open_session: Callable[[], AbstractContextManager[Session]], folder: Path) -> None:
    """Remove from the disk every file that nothing uses any more, a transaction for some each."""
    more = True
    while more:
        with open_session() as session:
            more = bool(sweep(session, folder))
