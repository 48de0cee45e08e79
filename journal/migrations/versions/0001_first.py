"""Everything there is at first: contacts, the record, segments, purges, and its search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "blob",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_blob"),
    )
    op.create_table(
        "blob_trash",
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_blob_trash"),
    )
    op.create_table(
        "contact",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", ORDERED, nullable=False),
        sa.Column("company_id", ROW_ID, nullable=True),
        sa.Column("job_title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("privacy_blocked", sa.Boolean(), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("excluded", sa.Boolean(), nullable=False),
        sa.Column("merged_into", ROW_ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["contact.id"], name="fk_contact_company_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["contact.id"], name="fk_contact_merged_into", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_company_id", "contact", ["company_id"], unique=False)
    op.create_index(
        "ix_contact_merged_into",
        "contact",
        ["merged_into"],
        unique=False,
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_index("ix_contact_name_key", "contact", ["name_key"], unique=False)
    op.create_index("ix_contact_owner", "contact", ["owner"], unique=False)
    op.create_table(
        "deed",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deed_actor", "deed", ["actor", "id"], unique=False)
    op.create_table(
        "erasure",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("interactions", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "name_word",
        sa.Column("word", ORDERED, nullable=False),
        sa.Column("backwards", ORDERED, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_name_word"),
    )
    op.create_index(
        "ix_name_word_length_backwards", "name_word", ["length", "backwards"], unique=False
    )
    op.create_index("ix_name_word_length_word", "name_word", ["length", "word"], unique=False)
    op.create_table(
        "purge",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=True),
        sa.Column("previewed", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("purged", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_purge"),
        sa.UniqueConstraint("token", name="uq_purge_token"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("deed", ROW_ID, nullable=False),
        sa.Column("undo_deed", ROW_ID, nullable=True),
        sa.Column("plan", sa.JSON(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "segment",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
        sa.UniqueConstraint("code", name="uq_segment_code"),
    )
    op.create_table(
        "tombstone",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_tombstone"),
    )
    op.create_table(
        "contact_address",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("key", ORDERED, nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_address_contact_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact_address"),
        sa.UniqueConstraint(
            "contact_id", "kind", "key", name="uq_contact_address_contact_id_kind_key"
        ),
    )
    op.create_index("ix_contact_address_key", "contact_address", ["key", "kind"], unique=False)
    op.create_table(
        "contact_external",
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name="fk_contact_external_contact_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contact_id", "system", name="pk_contact_external"),
    )
    op.create_index("ix_contact_external_value", "contact_external", ["value"], unique=False)
    op.create_table(
        "contact_tag",
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_tag_contact_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact_id", "tag", name="pk_contact_tag"),
    )
    op.create_index("ix_contact_tag_tag", "contact_tag", ["tag"], unique=False)
    op.create_table(
        "contact_token",
        sa.Column("token", ORDERED, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_token_contact_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", "contact_id", name="pk_contact_token"),
    )
    op.create_index(
        "ix_contact_token_contact_id", "contact_token", ["contact_id", "token"], unique=False
    )
    op.create_table(
        "interaction",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("logged_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("salesperson", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("template_version", sa.String(), nullable=False),
        sa.Column("group_code", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("initiated_by", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("full_text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("evaluation", sa.String(), nullable=True),
        sa.Column("evaluation_note", sa.String(), nullable=False),
        sa.Column("successful", sa.Boolean(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("delivery_reason", sa.String(), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("response", sa.Boolean(), nullable=False),
        sa.Column("document_type", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("document_version", sa.String(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.String(), nullable=False),
        sa.Column("cancel_reason", sa.String(), nullable=False),
        sa.Column("cancel_deed", ROW_ID, nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("run_id", ROW_ID, nullable=True),
        sa.Column("mail_id", ROW_ID, nullable=True),
        sa.Column("mail_key", sa.String(), nullable=True),
        sa.Column("request_key", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name="fk_interaction_run_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_interaction"),
        sa.UniqueConstraint("mail_id", name="uq_interaction_mail_id"),
        sa.UniqueConstraint("mail_key", name="uq_interaction_mail_key"),
        sa.UniqueConstraint("request_key", name="uq_interaction_request_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_interaction_campaign",
        "interaction",
        ["campaign", "occurred_at"],
        unique=False,
        sqlite_where=sa.text("campaign <> ''"),
        postgresql_where=sa.text("campaign <> ''"),
    )
    op.create_index("ix_interaction_cancel_deed", "interaction", ["cancel_deed"], unique=False)
    op.create_index(
        "ix_interaction_cancelled",
        "interaction",
        ["id", "cancelled_at"],
        unique=False,
        sqlite_where=sa.text("state = 'cancelled'"),
        postgresql_where=sa.text("state = 'cancelled'"),
    )
    op.create_index(
        "ix_interaction_follow_up_on",
        "interaction",
        ["follow_up_on"],
        unique=False,
        sqlite_where=sa.text("follow_up_on IS NOT NULL"),
        postgresql_where=sa.text("follow_up_on IS NOT NULL"),
    )
    op.create_index("ix_interaction_logged_by", "interaction", ["logged_by", "id"], unique=False)
    op.create_index(
        "ix_interaction_occurred_at", "interaction", ["occurred_at", "id"], unique=False
    )
    op.create_index("ix_interaction_run_id", "interaction", ["run_id"], unique=False)
    op.create_index(
        "ix_interaction_salesperson", "interaction", ["salesperson", "occurred_at"], unique=False
    )
    op.create_index(
        "ix_interaction_template", "interaction", ["template", "occurred_at"], unique=False
    )
    op.create_index(
        "uq_interaction_document",
        "interaction",
        ["document_type", "document_number", "document_version"],
        unique=True,
        sqlite_where=sa.text("document_number <> ''"),
        postgresql_where=sa.text("document_number <> ''"),
    )
    op.create_table(
        "run_member",
        sa.Column("run_id", ROW_ID, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_run_member_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name="fk_run_member_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "contact_id", name="pk_run_member"),
    )
    op.create_index("ix_run_member_contact_id", "run_member", ["contact_id"], unique=False)
    op.create_index(
        "ix_run_member_todo", "run_member", ["run_id", "done", "contact_id"], unique=False
    )
    op.create_table(
        "segment_member",
        sa.Column("segment_id", ROW_ID, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_segment_member_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segment.id"], name="fk_segment_member_segment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("segment_id", "contact_id", name="pk_segment_member"),
    )
    op.create_index("ix_segment_member_contact_id", "segment_member", ["contact_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name="fk_attachment_digest"),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_attachment_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"], unique=False)
    op.create_index("ix_attachment_interaction_id", "attachment", ["interaction_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        sa.Column("deed", ROW_ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_change_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_deed", "change", ["deed"], unique=False)
    op.create_index("ix_change_interaction_id", "change", ["interaction_id"], unique=False)
    op.create_table(
        "comment",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_comment_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_interaction_id", "comment", ["interaction_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=True),
        sa.Column("interaction_id", ROW_ID, nullable=True),
        sa.Column("fields", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_draft_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_draft_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_index("ix_draft_by", "draft", ["by"], unique=False)
    op.create_index("ix_draft_contact_id", "draft", ["contact_id"], unique=False)
    op.create_index("ix_draft_interaction_id", "draft", ["interaction_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=True),
        sa.Column("company_id", ROW_ID, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("address_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("company_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["contact.id"], name="fk_participant_company_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_participant_contact_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_participant_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint(
            "interaction_id", "contact_id", name="uq_participant_interaction_id_contact_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_participant_company",
        "participant",
        ["company_id", "occurred_at", "interaction_id"],
        unique=False,
    )
    op.create_index(
        "ix_participant_contact",
        "participant",
        ["contact_id", "occurred_at", "interaction_id"],
        unique=False,
    )
    op.create_index(
        "ix_participant_unknown",
        "participant",
        ["address_key"],
        unique=False,
        sqlite_where=sa.text("contact_id IS NULL"),
        postgresql_where=sa.text("contact_id IS NULL"),
    )

    _search_index()


def _search_index() -> None:
    """Full-text search over folded words; each database has its own kind of index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE interaction_search"
            " USING fts5(document, tokenize = 'unicode61 remove_diacritics 0')"
        )
        return
    op.execute(
        "CREATE TABLE interaction_search ("
        " interaction_id bigint PRIMARY KEY REFERENCES interaction (id) ON DELETE CASCADE,"
        " document tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_interaction_search ON interaction_search USING gin (document)")
