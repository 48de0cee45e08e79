"""The row of a letter: what is promised to a folder of drafts."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import ROW_ID, Row, moment, partial_index, reference, row_id, table_of


class LetterRow(Row, table=True):
    __tablename__ = "letter"
    __table_args__ = (
        sa.UniqueConstraint("interaction_id"),
        sa.UniqueConstraint("key"),
        partial_index("ix_letter_open", "mailbox", where="state IN ('wanted', 'drafted')"),
    )
    id: int | None = row_id()
    interaction_id: int = reference("interaction")
    key: str
    mailbox: str
    state: str
    message_id: str
    answers: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    attempts: int
    error: str
    created_at: datetime = moment()
    missing_since: datetime | None = moment(nullable=True)


letter = table_of(LetterRow)
