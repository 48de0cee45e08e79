"""Alerts: what is wrong with Rapport itself; and when mails were listed, so that a day is found."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", ROW_ID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("key", "kind", "subject")),
        sa.Column("facts", sa.JSON(), nullable=True),
        sa.Column("began_at", _MOMENT, nullable=False),
        *(
            sa.Column(f"{name}", _MOMENT, nullable=True)
            for name in ("announced_at", "calm_since", "ended_at")
        ),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("card_state", "command_state")),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sqlite_autoincrement=True,
    )
    is_open = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_alert_open",
        "alert",
        ["key"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_mail_copy_listed_at", "mail_copy", ["listed_at"])
