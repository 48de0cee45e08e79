"""Keeps what was changed of a contact, by whom and when: from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    texts = (sa.Column(name, sa.String(), nullable=False) for name in ("by", "field", "old", "new"))
    op.create_table(
        "contact_change",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *texts,
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_change_contact_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact_change"),
    )
    op.create_index("ix_contact_change_contact_id", "contact_change", ["contact_id", "id"])
