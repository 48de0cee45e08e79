"""Attachments: stored once each by the hash of what is in them, never by a name.

A file is written inside the transaction that first needs it, and removed only after a transaction
has noted that nothing needs it. The digest's row in `blob_trash` is the lock between the two: an
attach deletes the row first, a sweep holds it while removing the file.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Attachment
from journal.store import tables
from journal.store.database import chunks, insert_missing, upsert_locked
from journal.store.record.file_stores import FileStore, digest_of
from journal.store.tables import attachment, blob, blob_trash


def store_contents(session: Session, files: FileStore, contents: Sequence[bytes]) -> list[str]:
    """Make sure the contents are stored and known; return their digests, in the same order."""
    digests = [digest_of(each) for each in contents]
    found = dict(sorted(zip(digests, contents, strict=True)))
    # The rows come first, and are locked: this waits for anybody who is discarding such content,
    # and later ones wait until our attachment can be seen. In one order, so that two who store the
    # same files at once never wait for each other.
    rows = [{"digest": digest, "size": len(content)} for digest, content in found.items()]
    upsert_locked(session, blob, rows)
    for some in chunks(list(found)):
        session.execute(sa.delete(blob_trash).where(blob_trash.c.digest.in_(some)))
    for digest, content in found.items():
        files.put(digest, content)
    return digests


def detach(session: Session, number: int, files: Collection[Attachment]) -> list[int]:
    """Take these files off an entry and return their positions; those that nothing else uses go
    with the next sweep.
    """
    positions: list[int] = []
    for each in files:
        gone = sa.delete(attachment).where(
            attachment.c.interaction_id == number,
            attachment.c.name == each.name,
            attachment.c.digest == each.digest,
        )
        positions += session.scalars(gone.returning(attachment.c.position))
    discard_unused(session, {each.digest for each in files})
    return positions


def find_places(session: Session, number: int) -> dict[int, str]:
    """The digest at each position of the entry: one content may be there under several names."""
    query = sa.select(attachment.c.position, attachment.c.digest)
    rows = session.execute(query.where(attachment.c.interaction_id == number))
    return {row.position: row.digest for row in rows}


def detach_places(session: Session, number: int, places: Mapping[int, str]) -> list[str]:
    """Take off what still is at these positions; return the names."""
    there = find_places(session, number).items()
    positions = [position for position, digest in there if places.get(position) == digest]
    gone = sa.delete(attachment).where(
        attachment.c.interaction_id == number, attachment.c.position.in_(positions)
    )
    names = list(session.scalars(gone.returning(attachment.c.name)))
    discard_unused(session, set(places.values()))
    return names


def reattach(session: Session, number: int, files: Mapping[int, Attachment]) -> bool:
    """Put files back, each at its position; False when a sweep took one of them meanwhile."""
    sizes = {each.digest: each.size for each in files.values()}
    there = sa.select(blob.c.digest).where(blob.c.digest.in_(sizes)).with_for_update()
    missing = sizes.keys() - set(session.scalars(there))
    # The row locks out a sweep; one that was quicker has removed row and file.
    kept = sa.select(blob_trash.c.digest).where(blob_trash.c.digest.in_(missing)).with_for_update()
    if set(session.scalars(kept)) != missing:
        return False
    insert_missing(session, blob, [{"digest": each, "size": sizes[each]} for each in missing])
    session.execute(sa.delete(blob_trash).where(blob_trash.c.digest.in_(missing)))
    rows = [
        {
            "interaction_id": number,
            "digest": each.digest,
            "position": position,
            "name": each.name,
            "media_type": each.media_type,
        }
        for position, each in files.items()
    ]
    session.execute(sa.insert(attachment), rows)
    return True


def count_uses(session: Session, digests: Collection[str]) -> dict[str, int]:
    """Counts the entries and waiting mails that have each of these files."""
    found: Counter[str] = Counter()
    for some in chunks(sorted(digests)):
        for table in (attachment, tables.mail_file):
            query = sa.select(table.c.digest, sa.func.count()).where(table.c.digest.in_(some))
            for digest, count in session.execute(query.group_by(table.c.digest)):
                found[digest] += count
    return found


def discard_unused(session: Session, digests: Collection[str]) -> int:
    """Hand the files that nothing uses any more to the sweep; return how many."""
    if not digests:
        return 0
    # Lock the rows first: this waits for anybody who is attaching one of them, and then sees it.
    rows = sa.select(blob.c.digest).where(blob.c.digest.in_(digests)).with_for_update()
    locked = list(session.scalars(rows))
    used = sa.union(
        sa.select(attachment.c.digest).where(attachment.c.digest.in_(locked)),
        sa.select(tables.mail_file.c.digest).where(tables.mail_file.c.digest.in_(locked)),
    )
    unused = sorted(set(locked) - set(session.scalars(used)))
    session.execute(sa.delete(blob).where(blob.c.digest.in_(unused)))
    insert_missing(session, blob_trash, [{"digest": digest} for digest in unused])
    return len(unused)


def discard_gone(session: Session, digests: Collection[str]) -> None:
    """Hand files to the sweep that nothing uses any more, and that came back after it was through."""
    for some in chunks(sorted(digests)):
        there = set(session.scalars(sa.select(blob.c.digest).where(blob.c.digest.in_(some))))
        # Whoever is about to use one has its row: this waits for them, and then sees that they do.
        insert_missing(session, blob, [{"digest": each, "size": 0} for each in set(some) - there])
        discard_unused(session, set(some) - there)


def sweep(session: Session, files: FileStore, *, limit: int = 500) -> int:
    """Remove the files that were handed over; call again until it returns 0."""
    rows = sa.select(blob_trash.c.digest).limit(limit).with_for_update(skip_locked=True)
    doomed = list(session.scalars(rows))
    for digest in doomed:
        files.remove(digest)
    session.execute(sa.delete(blob_trash).where(blob_trash.c.digest.in_(doomed)))
    return len(doomed)


def sweep_all(
    open_session: Callable[[], AbstractContextManager[Session]], files: FileStore
) -> None:
    """Remove from their store every file that nothing uses any more, a transaction for some each."""
    more = True
    while more:
        with open_session() as session:
            more = bool(sweep(session, files))
