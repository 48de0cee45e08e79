"""The rows of alerts: what is wrong with Rapport itself."""

from datetime import datetime
from typing import Any

from journal.store.columns import (
    NEVER_REUSE_IDS,
    Row,
    json_value,
    moment,
    partial_index,
    row_id,
    table_of,
)


class AlertRow(Row, table=True):
    """A problem from its beginning to its end. `key` is that of its problem: one row of each is open.

    `card_state` and `command_state` say what of it was told in Slack, and to the admin's command.
    """

    __tablename__ = "alert"
    __table_args__ = (
        partial_index("ix_alert_open", "key", where="ended_at IS NULL", unique=True),
        NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    key: str
    kind: str
    subject: str
    facts: dict[str, Any] | None = json_value()
    began_at: datetime = moment()
    announced_at: datetime | None = moment(nullable=True)
    calm_since: datetime | None = moment(nullable=True)
    ended_at: datetime | None = moment(nullable=True)
    card_state: str
    command_state: str


alert = table_of(AlertRow)
