"""The rows that keep what was purged away, and the few values that are one each, such as their key."""

from datetime import datetime

from sqlmodel import Field

from journal.store.columns import Row, moment, table_of


class TombstoneRow(Row, table=True):
    """A keyed hash of what was purged, so that the same mail or request never comes back."""

    __tablename__ = "tombstone"
    digest: str = Field(primary_key=True)
    at: datetime = moment()


class MetaRow(Row, table=True):
    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


tombstone = table_of(TombstoneRow)
meta = table_of(MetaRow)
