"""The ledger of mail; how loosely, and at which domain, a contact's address is met."""

import sqlalchemy as sa
from alembic import op

from journal.fold import domain_of, loose_key

revision = "0002"
down_revision = "0001"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_BATCH = 1000


def upgrade() -> None:
    _ledger()
    _addresses()


def _ledger() -> None:
    op.create_table(
        "ignored",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", name="pk_ignored"),
    )
    op.create_table(
        "mailbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("health", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_success", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_new", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("paused_by", sa.String(), nullable=False),
        sa.Column("lease_owner", sa.String(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mailbox"),
        sa.UniqueConstraint("name", name="uq_mailbox_name"),
    )
    op.create_table(
        "folder",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("mailbox_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("highest", sa.BigInteger(), nullable=False),
        sa.Column("uidnext", sa.BigInteger(), nullable=True),
        sa.Column("messages", sa.BigInteger(), nullable=True),
        sa.Column("last_poll", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_audit", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mailbox_id"], ["mailbox.id"], name="fk_folder_mailbox_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_folder"),
        sa.UniqueConstraint("mailbox_id", "name", name="uq_folder_mailbox_id_name"),
    )
    op.create_table(
        "mail",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("delivery_key", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("in_reply_to", sa.String(), nullable=False),
        sa.Column("sender_key", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("mail_class", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("salesperson", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("document_type", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("config_version", sa.String(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.Column("conversation", ROW_ID, nullable=True),
        sa.Column("interaction_id", ROW_ID, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("full_text", sa.String(), nullable=False),
        sa.Column("cut", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("decided", sa.JSON(), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=False),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_mail_interaction_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
        sa.UniqueConstraint("delivery_key", name="uq_mail_delivery_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mail_conversation", "mail", ["conversation"], unique=False)
    op.create_index("ix_mail_in_reply_to", "mail", ["in_reply_to"], unique=False)
    op.create_index("ix_mail_interaction_id", "mail", ["interaction_id"], unique=False)
    op.create_index("ix_mail_message_id", "mail", ["message_id"], unique=False)
    op.create_index("ix_mail_outcome", "mail", ["outcome", "reason", "id"], unique=False)
    op.create_index(
        "ix_mail_reopened",
        "mail",
        ["id"],
        unique=False,
        sqlite_where=sa.text("reopened = 1"),
        postgresql_where=sa.text("reopened"),
    )
    op.create_index("ix_mail_seen_at", "mail", ["seen_at"], unique=False)
    op.create_index("ix_mail_sender", "mail", ["sender_key", "occurred_at"], unique=False)
    op.create_table(
        "mail_copy",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("folder_id", ROW_ID, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("internal_date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail_id", ROW_ID, nullable=True),
        sa.Column("ack", sa.String(), nullable=False),
        sa.Column("ack_attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folder.id"], name="fk_mail_copy_folder_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_mail_copy_mail_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mail_copy"),
        sa.UniqueConstraint("folder_id", "epoch", "uid", name="uq_mail_copy_folder_id_epoch_uid"),
    )
    op.create_index(
        "ix_mail_copy_ack",
        "mail_copy",
        ["folder_id", "uid"],
        unique=False,
        sqlite_where=sa.text("ack IN ('due', 'copied')"),
        postgresql_where=sa.text("ack IN ('due', 'copied')"),
    )
    op.create_index(
        "ix_mail_copy_due",
        "mail_copy",
        ["folder_id", "attempts", "uid"],
        unique=False,
        sqlite_where=sa.text("state = 'listed'"),
        postgresql_where=sa.text("state = 'listed'"),
    )
    op.create_index("ix_mail_copy_mail_id", "mail_copy", ["mail_id"], unique=False)
    op.create_table(
        "mail_file",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name="fk_mail_file_digest"),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_mail_file_mail_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mail_id", "position", name="pk_mail_file"),
    )
    op.create_index("ix_mail_file_digest", "mail_file", ["digest"], unique=False)
    op.create_table(
        "mail_party",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("address_key", ORDERED, nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_mail_party_mail_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mail_id", "position", name="pk_mail_party"),
    )
    op.create_index(
        "ix_mail_party_address_key", "mail_party", ["address_key", "mail_id"], unique=False
    )
    op.create_index("ix_mail_party_domain", "mail_party", ["domain"], unique=False)
    op.create_table(
        "mail_raw",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_mail_raw_mail_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mail_id", name="pk_mail_raw"),
    )


def _addresses() -> None:
    op.add_column(
        "contact_address", sa.Column("loose_key", ORDERED, nullable=False, server_default="")
    )
    op.add_column(
        "contact_address", sa.Column("domain", ORDERED, nullable=False, server_default="")
    )
    op.create_index("ix_contact_address_domain", "contact_address", ["domain"], unique=False)
    op.create_index("ix_contact_address_loose_key", "contact_address", ["loose_key"], unique=False)

    _fill()


def _fill() -> None:
    """The addresses that are there already."""
    table = sa.table(
        "contact_address",
        *(sa.column(name) for name in ("id", "kind", "value", "loose_key", "domain")),
    )
    connection, last = op.get_bind(), 0
    update = sa.update(table).where(table.c.id == sa.bindparam("own_id"))
    while True:
        mine = table.c.id > last, table.c.kind == "email"
        query = sa.select(table.c.id, table.c.value).where(*mine).order_by(table.c.id).limit(_BATCH)
        rows = connection.execute(query).all()
        if not rows:
            return
        values = [
            {"own_id": id_, "loose_key": loose_key(value), "domain": domain_of(value)}
            for id_, value in rows
        ]
        connection.execute(update, values)
        last = rows[-1].id
