"""The rows. Declared once for both databases; imported by the store and the migrations only.

Rows are never built from what a user typed: use cases validate first, the store writes Core
statements.

    contacts  contacts, and all that they are found by
    record    interactions, segments, purges
    ledger    mailboxes, folders, copies, mails
    slack     people, cards, notices, events seen, files to be fetched
"""

from sqlmodel import SQLModel

from journal.store.tables.contacts import (
    contact,
    contact_address,
    contact_change,
    contact_external,
    contact_tag,
    contact_token,
    name_word,
)
from journal.store.tables.ledger import (
    folder,
    ignored_sender,
    mail,
    mail_copy,
    mail_file,
    mail_party,
    mail_raw,
    mailbox,
)
from journal.store.tables.record import (
    attachment,
    blob,
    blob_trash,
    change,
    comment,
    deed,
    draft,
    erasure,
    interaction,
    meta,
    participant,
    purge,
    run,
    run_member,
    segment,
    segment_member,
    tombstone,
)
from journal.store.tables.slack import (
    card,
    card_about,
    notice,
    person,
    slack_event,
    slack_file,
)

metadata = SQLModel.metadata

__all__ = [
    "attachment",
    "blob",
    "blob_trash",
    "card",
    "card_about",
    "change",
    "comment",
    "contact",
    "contact_address",
    "contact_change",
    "contact_external",
    "contact_tag",
    "contact_token",
    "deed",
    "draft",
    "erasure",
    "folder",
    "ignored_sender",
    "interaction",
    "mail",
    "mail_copy",
    "mail_file",
    "mail_party",
    "mail_raw",
    "mailbox",
    "meta",
    "metadata",
    "name_word",
    "notice",
    "participant",
    "person",
    "purge",
    "run",
    "run_member",
    "segment",
    "segment_member",
    "slack_event",
    "slack_file",
    "tombstone",
]
