"""All tables of the first release.

Its number is that of the last of four migrations which it replaces: a database that those have made
is at this version, and has these tables.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _own_tables()
    _contact_details()
    _record()
    _search_index()
    _mail()
    _slack()


def _own_tables() -> None:
    """Tables that refer to no other, and the contacts."""
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
        *_columns(sa.String(), "kind name"),
        sa.Column("name_key", ORDERED, nullable=False),
        sa.Column("company_id", ROW_ID, nullable=True),
        *_columns(sa.String(), "job_title language country owner note"),
        *_columns(sa.Boolean(), "privacy_blocked minor consent excluded"),
        sa.Column("merged_into", ROW_ID, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _reference("contact", "company_id", "contact.id", "SET NULL"),
        _reference("contact", "merged_into", "contact.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_company_id", "contact", ["company_id"])
    _index_of_some("ix_contact_merged_into", "contact", ["merged_into"], "merged_into IS NOT NULL")
    op.create_index("ix_contact_name_key", "contact", ["name_key"])
    op.create_index("ix_contact_owner", "contact", ["owner"])
    op.create_table(
        "deed",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *_columns(sa.String(), "actor kind"),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deed_actor", "deed", ["actor", "id"])
    op.create_table(
        "erasure",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        *_columns(sa.Integer(), "interactions attachments"),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
    )
    op.create_table(
        "meta",
        *_columns(sa.String(), "key value"),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "name_word",
        *_columns(ORDERED, "word backwards"),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_name_word"),
    )
    op.create_index("ix_name_word_length_backwards", "name_word", ["length", "backwards"])
    op.create_index("ix_name_word_length_word", "name_word", ["length", "word"])
    op.create_table(
        "purge",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "token by"),
        *_columns(MOMENT, "at expires_at"),
        sa.Column("filter", sa.JSON(), nullable=True),
        sa.Column("previewed", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        *_columns(MOMENT, "started_at finished_at", nullable=True),
        *_columns(sa.Integer(), "purged comments attachments"),
        sa.PrimaryKeyConstraint("id", name="pk_purge"),
        sa.UniqueConstraint("token", name="uq_purge_token"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "segment name"),
        sa.Column("at", MOMENT, nullable=False),
        *_columns(sa.String(), "by template"),
        sa.Column("deed", ROW_ID, nullable=False),
        sa.Column("undo_deed", ROW_ID, nullable=True),
        sa.Column("plan", sa.JSON(), nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "segment",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "code name template campaign"),
        sa.Column("filter", sa.JSON(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
        sa.UniqueConstraint("code", name="uq_segment_code"),
    )
    op.create_table(
        "tombstone",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_tombstone"),
    )


def _contact_details() -> None:
    op.create_table(
        "contact_address",
        *_columns(ROW_ID, "id contact_id"),
        *_columns(sa.String(), "kind value"),
        sa.Column("key", ORDERED, nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(sa.Date(), "valid_from valid_to", nullable=True),
        sa.Column("loose_key", ORDERED, nullable=False, server_default=""),
        sa.Column("domain", ORDERED, nullable=False, server_default=""),
        _reference("contact_address", "contact_id", "contact.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_address"),
        sa.UniqueConstraint(
            "contact_id", "kind", "key", name="uq_contact_address_contact_id_kind_key"
        ),
    )
    op.create_index("ix_contact_address_key", "contact_address", ["key", "kind"])
    op.create_table(
        "contact_external",
        sa.Column("contact_id", ROW_ID, nullable=False),
        *_columns(sa.String(), "system value"),
        _reference("contact_external", "contact_id", "contact.id", "CASCADE"),
        sa.PrimaryKeyConstraint("contact_id", "system", name="pk_contact_external"),
    )
    op.create_index("ix_contact_external_value", "contact_external", ["value"])
    op.create_table(
        "contact_tag",
        sa.Column("contact_id", ROW_ID, nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        _reference("contact_tag", "contact_id", "contact.id", "CASCADE"),
        sa.PrimaryKeyConstraint("contact_id", "tag", name="pk_contact_tag"),
    )
    op.create_index("ix_contact_tag_tag", "contact_tag", ["tag"])
    op.create_table(
        "contact_token",
        sa.Column("token", ORDERED, nullable=False),
        sa.Column("contact_id", ROW_ID, nullable=False),
        _reference("contact_token", "contact_id", "contact.id", "CASCADE"),
        sa.PrimaryKeyConstraint("token", "contact_id", name="pk_contact_token"),
    )
    op.create_index("ix_contact_token_contact_id", "contact_token", ["contact_id", "token"])


def _record() -> None:
    op.create_table(
        "interaction",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(MOMENT, "occurred_at logged_at"),
        *_columns(
            sa.String(),
            "logged_by source salesperson template template_version group_code channel direction initiated_by subject text full_text language",
        ),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=False),
        sa.Column("evaluation", sa.String(), nullable=True),
        sa.Column("evaluation_note", sa.String(), nullable=False),
        sa.Column("successful", sa.Boolean(), nullable=False),
        *_columns(sa.String(), "delivery delivery_reason campaign"),
        sa.Column("response", sa.Boolean(), nullable=False),
        *_columns(sa.String(), "document_type document_number document_version"),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        *_columns(sa.String(), "cancelled_by cancel_reason"),
        sa.Column("cancel_deed", ROW_ID, nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
        *_columns(ROW_ID, "run_id mail_id", nullable=True),
        *_columns(sa.String(), "mail_key request_key", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _reference("interaction", "run_id", "run.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_interaction"),
        sa.UniqueConstraint("mail_id", name="uq_interaction_mail_id"),
        sa.UniqueConstraint("mail_key", name="uq_interaction_mail_key"),
        sa.UniqueConstraint("request_key", name="uq_interaction_request_key"),
        sqlite_autoincrement=True,
    )
    _index_of_some(
        "ix_interaction_campaign", "interaction", ["campaign", "occurred_at"], "campaign <> ''"
    )
    op.create_index("ix_interaction_cancel_deed", "interaction", ["cancel_deed"])
    _index_of_some(
        "ix_interaction_cancelled", "interaction", ["id", "cancelled_at"], "state = 'cancelled'"
    )
    _index_of_some(
        "ix_interaction_follow_up_on", "interaction", ["follow_up_on"], "follow_up_on IS NOT NULL"
    )
    op.create_index("ix_interaction_logged_by", "interaction", ["logged_by", "id"])
    op.create_index("ix_interaction_occurred_at", "interaction", ["occurred_at", "id"])
    op.create_index("ix_interaction_run_id", "interaction", ["run_id"])
    op.create_index("ix_interaction_salesperson", "interaction", ["salesperson", "occurred_at"])
    op.create_index("ix_interaction_template", "interaction", ["template", "occurred_at"])
    _index_of_some(
        "uq_interaction_document",
        "interaction",
        ["document_type", "document_number", "document_version"],
        "document_number <> ''",
        unique=True,
    )
    op.create_table(
        "run_member",
        *_columns(ROW_ID, "run_id contact_id"),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        _reference("run_member", "contact_id", "contact.id", "CASCADE"),
        _reference("run_member", "run_id", "run.id", "CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "contact_id", name="pk_run_member"),
    )
    op.create_index("ix_run_member_contact_id", "run_member", ["contact_id"])
    op.create_index("ix_run_member_todo", "run_member", ["run_id", "done", "contact_id"])
    op.create_table(
        "segment_member",
        *_columns(ROW_ID, "segment_id contact_id"),
        _reference("segment_member", "contact_id", "contact.id", "CASCADE"),
        _reference("segment_member", "segment_id", "segment.id", "CASCADE"),
        sa.PrimaryKeyConstraint("segment_id", "contact_id", name="pk_segment_member"),
    )
    op.create_index("ix_segment_member_contact_id", "segment_member", ["contact_id"])
    op.create_table(
        "attachment",
        *_columns(ROW_ID, "id interaction_id"),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(sa.String(), "name media_type"),
        _reference("attachment", "digest", "blob.digest"),
        _reference("attachment", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"])
    op.create_index("ix_attachment_interaction_id", "attachment", ["interaction_id"])
    op.create_table(
        "change",
        *_columns(ROW_ID, "id interaction_id"),
        sa.Column("deed", ROW_ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        *_columns(sa.String(), "by field old new"),
        _reference("change", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_deed", "change", ["deed"])
    op.create_index("ix_change_interaction_id", "change", ["interaction_id"])
    op.create_table(
        "comment",
        *_columns(ROW_ID, "id interaction_id"),
        sa.Column("at", MOMENT, nullable=False),
        *_columns(sa.String(), "by text"),
        _reference("comment", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_interaction_id", "comment", ["interaction_id"])
    op.create_table(
        "draft",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *_columns(ROW_ID, "contact_id interaction_id", nullable=True),
        sa.Column("fields", sa.JSON(), nullable=True),
        _reference("draft", "contact_id", "contact.id", "CASCADE"),
        _reference("draft", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_index("ix_draft_by", "draft", ["by"])
    op.create_index("ix_draft_contact_id", "draft", ["contact_id"])
    op.create_index("ix_draft_interaction_id", "draft", ["interaction_id"])
    op.create_table(
        "participant",
        *_columns(ROW_ID, "id interaction_id"),
        sa.Column("occurred_at", MOMENT, nullable=False),
        *_columns(ROW_ID, "contact_id company_id", nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(sa.String(), "part address address_key name company_name"),
        _reference("participant", "company_id", "contact.id", "SET NULL"),
        _reference("participant", "contact_id", "contact.id", "RESTRICT"),
        _reference("participant", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint(
            "interaction_id", "contact_id", name="uq_participant_interaction_id_contact_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_participant_company", "participant", ["company_id", "occurred_at", "interaction_id"]
    )
    op.create_index(
        "ix_participant_contact", "participant", ["contact_id", "occurred_at", "interaction_id"]
    )
    _index_of_some("ix_participant_unknown", "participant", ["address_key"], "contact_id IS NULL")


def _mail() -> None:
    op.create_table(
        "ignored",
        *_columns(sa.String(), "kind value by"),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", name="pk_ignored"),
    )
    op.create_table(
        "mailbox",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "name health"),
        sa.Column("failures", sa.Integer(), nullable=False),
        *_columns(MOMENT, "next_try last_success last_new", nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        *_columns(sa.String(), "paused_by lease_owner"),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mailbox"),
        sa.UniqueConstraint("name", name="uq_mailbox_name"),
    )
    op.create_table(
        "folder",
        *_columns(ROW_ID, "id mailbox_id"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("highest", sa.BigInteger(), nullable=False),
        *_columns(sa.BigInteger(), "uidnext messages", nullable=True),
        *_columns(MOMENT, "last_poll last_audit", nullable=True),
        sa.Column("held", sa.String(), nullable=False),
        _reference("folder", "mailbox_id", "mailbox.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_folder"),
        sa.UniqueConstraint("mailbox_id", "name", name="uq_folder_mailbox_id_name"),
    )
    op.create_table(
        "mail",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(
            sa.String(),
            "delivery_key message_id in_reply_to sender_key outcome reason why direction mail_class",
        ),
        *_columns(MOMENT, "occurred_at seen_at decided_at"),
        *_columns(
            sa.String(),
            "decided_by subject salesperson template document_type document_number rule config_version program_version",
        ),
        *_columns(ROW_ID, "conversation interaction_id", nullable=True),
        *_columns(sa.String(), "text full_text cut"),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("decided", sa.JSON(), nullable=True),
        sa.Column("remind_at", MOMENT, nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=False),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _reference("mail", "interaction_id", "interaction.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
        sa.UniqueConstraint("delivery_key", name="uq_mail_delivery_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mail_conversation", "mail", ["conversation"])
    op.create_index("ix_mail_in_reply_to", "mail", ["in_reply_to"])
    op.create_index("ix_mail_interaction_id", "mail", ["interaction_id"])
    op.create_index("ix_mail_message_id", "mail", ["message_id"])
    op.create_index("ix_mail_outcome", "mail", ["outcome", "reason", "id"])
    _index_of_some("ix_mail_reopened", "mail", ["id"], "reopened = 1", postgresql="reopened")
    op.create_index("ix_mail_seen_at", "mail", ["seen_at"])
    op.create_index("ix_mail_sender", "mail", ["sender_key", "occurred_at"])
    op.create_table(
        "mail_copy",
        *_columns(ROW_ID, "id folder_id"),
        sa.Column("epoch", sa.Integer(), nullable=False),
        *_columns(sa.BigInteger(), "uidvalidity uid"),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", MOMENT, nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("internal_date", MOMENT, nullable=True),
        sa.Column("mail_id", ROW_ID, nullable=True),
        sa.Column("ack", sa.String(), nullable=False),
        sa.Column("ack_attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("listed_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        _reference("mail_copy", "folder_id", "folder.id", "CASCADE"),
        _reference("mail_copy", "mail_id", "mail.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_mail_copy"),
        sa.UniqueConstraint("folder_id", "epoch", "uid", name="uq_mail_copy_folder_id_epoch_uid"),
    )
    _index_of_some(
        "ix_mail_copy_ack", "mail_copy", ["folder_id", "uid"], "ack IN ('due', 'copied')"
    )
    _index_of_some(
        "ix_mail_copy_due", "mail_copy", ["folder_id", "attempts", "uid"], "state = 'listed'"
    )
    op.create_index("ix_mail_copy_mail_id", "mail_copy", ["mail_id"])
    op.create_table(
        "mail_file",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(sa.String(), "digest name media_type"),
        _reference("mail_file", "digest", "blob.digest"),
        _reference("mail_file", "mail_id", "mail.id", "CASCADE"),
        sa.PrimaryKeyConstraint("mail_id", "position", name="pk_mail_file"),
    )
    op.create_index("ix_mail_file_digest", "mail_file", ["digest"])
    op.create_table(
        "mail_party",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(sa.String(), "role address"),
        sa.Column("address_key", ORDERED, nullable=False),
        *_columns(sa.String(), "domain name"),
        sa.Column("ours", sa.Boolean(), nullable=False),
        _reference("mail_party", "mail_id", "mail.id", "CASCADE"),
        sa.PrimaryKeyConstraint("mail_id", "position", name="pk_mail_party"),
    )
    op.create_index("ix_mail_party_address_key", "mail_party", ["address_key", "mail_id"])
    op.create_index("ix_mail_party_domain", "mail_party", ["domain"])
    op.create_table(
        "mail_raw",
        sa.Column("mail_id", ROW_ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _reference("mail_raw", "mail_id", "mail.id", "CASCADE"),
        sa.PrimaryKeyConstraint("mail_id", name="pk_mail_raw"),
    )
    op.create_index("ix_contact_address_domain", "contact_address", ["domain"])
    op.create_index("ix_contact_address_loose_key", "contact_address", ["loose_key"])


def _slack() -> None:
    op.create_table(
        "person",
        *_columns(sa.String(), "slack_id team email name locale zone"),
        *_columns(sa.Boolean(), "guest bot gone"),
        sa.Column("fetched_at", MOMENT, nullable=False),
        *_columns(sa.String(), "language told"),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("stopped", sa.JSON(), nullable=True),
        sa.Column("dm", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slack_id", name="pk_person"),
    )
    op.create_index("ix_person_email", "person", ["email"])
    op.create_table(
        "card",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "key kind place reader"),
        sa.Column("subject", sa.JSON(), nullable=True),
        *_columns(sa.Integer(), "wanted shown"),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=False),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        *_columns(sa.String(), "failure channel ts"),
        sa.Column("posting_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint("key", name="uq_card_key"),
    )
    op.create_index("ix_card_place", "card", ["place", "kind"])
    _index_of_some("ix_card_due_at", "card", ["due_at"], "due_at IS NOT NULL")
    _index_of_some("ix_card_failure", "card", ["failure"], "failure <> ''")
    op.create_table(
        "card_about",
        sa.Column("card_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", ROW_ID, nullable=False),
        _reference("card_about", "card_id", "card.id", "CASCADE"),
        sa.PrimaryKeyConstraint("card_id", "kind", "ref", name="pk_card_about"),
    )
    op.create_index("ix_card_about_kind", "card_about", ["kind", "ref"])
    op.create_table(
        "notice",
        sa.Column("id", ROW_ID, nullable=False),
        *_columns(sa.String(), "key for_email kind"),
        *_columns(ROW_ID, "interaction_id mail_id", nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("deed", ROW_ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("card_id", ROW_ID, nullable=True),
        sa.Column("said_at", MOMENT, nullable=True),
        _reference("notice", "interaction_id", "interaction.id", "CASCADE"),
        _reference("notice", "mail_id", "mail.id", "CASCADE"),
        _reference("notice", "card_id", "card.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("key", name="uq_notice_key"),
    )
    for name in ("interaction_id", "mail_id", "card_id"):
        op.create_index(f"ix_notice_{name}", "notice", [name])
    _index_of_some("ix_notice_pending", "notice", ["for_email", "id"], "said_at IS NULL")
    op.create_table(
        "slack_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_event"),
    )
    op.create_index("ix_slack_event_at", "slack_event", ["at"])
    op.create_table(
        "slack_file",
        *_columns(ROW_ID, "id interaction_id"),
        *_columns(sa.String(), "file_id by"),
        *_columns(MOMENT, "asked_at due_at"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _reference("slack_file", "interaction_id", "interaction.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_slack_file"),
        sa.UniqueConstraint(
            "interaction_id", "file_id", name="uq_slack_file_interaction_id_file_id"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_slack_file_due_at", "slack_file", ["due_at"])


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


def _columns(
    kind: sa.types.TypeEngine[Any], names: str, *, nullable: bool = False
) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=nullable) for name in names.split())


def _reference(
    table: str, column: str, target: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=ondelete)


def _index_of_some(
    name: str,
    table: str,
    columns: list[str],
    condition: str,
    *,
    postgresql: str = "",
    unique: bool = False,
) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=unique,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(postgresql or condition),
    )
