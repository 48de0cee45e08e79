"""Files that stand in Slack: asked for with their entry, fetched and attached afterwards.

A file is due until it is attached or given up. Fetching puts it off first, so that it is due again
should the process die; attaching deletes its row in the same transaction, so that it is attached
once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import insert_missing
from journal.store.slack import wake_flag
from journal.store.tables import slack_file


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file to be fetched. `by` asked for it; `attempts` came before this one."""

    id: int
    number: int
    file_id: str
    by: str
    asked_at: datetime
    attempts: int


def request_files(
    session: Session, number: int, file_ids: Sequence[str], *, by: str, now: datetime
) -> None:
    """Ask for files to be fetched; the same file once for each entry."""
    if not file_ids:
        return
    row = {"interaction_id": number, "by": by, "asked_at": now, "due_at": now, "attempts": 0}
    insert_missing(session, slack_file, [{**row, "file_id": each} for each in file_ids])
    wake_flag.mark(session)


def claim(
    session: Session,
    *,
    now: datetime,
    until: datetime,
    limit: int,
    except_ids: Collection[int] = (),
) -> list[FileRequest]:
    """Claim some due files, `except_ids` left out; they are due again at `until`."""
    due = sa.select(slack_file).where(
        slack_file.c.due_at <= now, slack_file.c.id.not_in(except_ids)
    )
    some = due.order_by(slack_file.c.due_at, slack_file.c.id).limit(limit)
    rows = session.execute(some.with_for_update(skip_locked=True)).all()
    mine = sa.update(slack_file).where(slack_file.c.id.in_([row.id for row in rows]))
    session.execute(mine.values(due_at=until, attempts=slack_file.c.attempts + 1))
    return [_file_request(row) for row in rows]


def is_any_due(session: Session, now: datetime) -> bool:
    due = sa.select(slack_file.c.id).where(slack_file.c.due_at <= now).limit(1)
    return session.execute(due).first() is not None


def postpone(session: Session, file: FileRequest, *, until: datetime) -> None:
    session.execute(sa.update(slack_file).where(slack_file.c.id == file.id).values(due_at=until))


def drop(session: Session, file: FileRequest) -> bool:
    """Drop a file that is attached or given up. False when it was before, or its entry is gone."""
    mine = slack_file.c.id == file.id, slack_file.c.file_id == file.file_id
    gone = sa.delete(slack_file).where(*mine).returning(slack_file.c.id)
    return session.execute(gone).first() is not None


def _file_request(row: Any) -> FileRequest:
    return FileRequest(
        id=row.id,
        number=row.interaction_id,
        file_id=row.file_id,
        by=row.by,
        asked_at=row.asked_at,
        attempts=row.attempts,
    )
