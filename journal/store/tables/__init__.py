"""The rows. Declared once for both databases; imported by the store and the migrations only.

Rows are never built from what a user typed: use cases validate first, the store writes Core
statements.

A file is imported when the first of its tables is asked for: to declare them all takes a third of
what an import of SQLModel takes.

    contacts      contact, contact_tag, contact_change
    contact_keys  contact_address, contact_external, contact_token, name_word
    entries       interaction, participant, comment, change, blob, blob_trash, attachment
    deeds         deed, draft
    letters       letter
    segments      segment, segment_member, run, run_member
    purges        purge, erasure, audit
    tombstones    tombstone, meta
    copies        mailbox, folder, mail_copy
    mails         mail, mail_party, mail_file, mail_raw, ignored_sender
    cards         card, card_about, notice
    slack         person, slack_event, slack_file
    alerts        alert
    schema        all of them at once, as migrations compare them
"""

from typing import TYPE_CHECKING

from journal.lazy_names import lazy_names

if TYPE_CHECKING:
    from journal.store.tables.alerts import alert as alert
    from journal.store.tables.cards import card as card
    from journal.store.tables.cards import card_about as card_about
    from journal.store.tables.cards import notice as notice
    from journal.store.tables.contact_keys import contact_address as contact_address
    from journal.store.tables.contact_keys import contact_external as contact_external
    from journal.store.tables.contact_keys import contact_token as contact_token
    from journal.store.tables.contact_keys import name_word as name_word
    from journal.store.tables.contacts import contact as contact
    from journal.store.tables.contacts import contact_change as contact_change
    from journal.store.tables.contacts import contact_tag as contact_tag
    from journal.store.tables.copies import folder as folder
    from journal.store.tables.copies import mail_copy as mail_copy
    from journal.store.tables.copies import mailbox as mailbox
    from journal.store.tables.deeds import deed as deed
    from journal.store.tables.deeds import draft as draft
    from journal.store.tables.entries import attachment as attachment
    from journal.store.tables.entries import blob as blob
    from journal.store.tables.entries import blob_trash as blob_trash
    from journal.store.tables.entries import change as change
    from journal.store.tables.entries import comment as comment
    from journal.store.tables.entries import interaction as interaction
    from journal.store.tables.entries import participant as participant
    from journal.store.tables.letters import letter as letter
    from journal.store.tables.mails import ignored_sender as ignored_sender
    from journal.store.tables.mails import mail as mail
    from journal.store.tables.mails import mail_file as mail_file
    from journal.store.tables.mails import mail_party as mail_party
    from journal.store.tables.mails import mail_raw as mail_raw
    from journal.store.tables.purges import audit as audit
    from journal.store.tables.purges import erasure as erasure
    from journal.store.tables.purges import purge as purge
    from journal.store.tables.schema import metadata as metadata
    from journal.store.tables.segments import run as run
    from journal.store.tables.segments import run_member as run_member
    from journal.store.tables.segments import segment as segment
    from journal.store.tables.segments import segment_member as segment_member
    from journal.store.tables.slack import person as person
    from journal.store.tables.slack import slack_event as slack_event
    from journal.store.tables.slack import slack_file as slack_file
    from journal.store.tables.tombstones import meta as meta
    from journal.store.tables.tombstones import tombstone as tombstone

__getattr__ = lazy_names(
    __name__,
    {
        "contacts": ("contact", "contact_tag", "contact_change"),
        "contact_keys": ("contact_address", "contact_external", "contact_token", "name_word"),
        "entries": (
            "interaction",
            "participant",
            "comment",
            "change",
            "blob",
            "blob_trash",
            "attachment",
        ),
        "deeds": ("deed", "draft"),
        "segments": ("segment", "segment_member", "run", "run_member"),
        "purges": ("audit", "purge", "erasure"),
        "tombstones": ("tombstone", "meta"),
        "copies": ("mailbox", "folder", "mail_copy"),
        "letters": ("letter",),
        "mails": ("mail", "mail_party", "mail_file", "mail_raw", "ignored_sender"),
        "cards": ("card", "card_about", "notice"),
        "slack": ("person", "slack_event", "slack_file"),
        "alerts": ("alert",),
        "schema": ("metadata",),
    },
)
