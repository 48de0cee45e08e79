"""Holds what an auditor asks: who took data out, who deleted it for good, who used more than their own rights."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.model.enums import Role


class AuditKind(StrEnum):
    """`OTHERS_ENTRIES`: somebody cancelled, restored or corrected entries that are not theirs.

    `RETENTION` is texts, mails and drafts together, as it was counted once.
    """

    EXPORT_INTERACTIONS = "export_interactions"
    EXPORT_CONTACTS = "export_contacts"
    EXPORT_PERSON = "export_person"
    EXPORT_MAIL = "export_mail"
    PURGE = "purge"
    ERASURE = "erasure"
    RETENTION = "retention"
    RETENTION_CANCELLED = "retention_cancelled"
    RETENTION_TEXTS = "retention_texts"
    RETENTION_MAILS = "retention_mails"
    RETENTION_DRAFTS = "retention_drafts"
    OTHERS_ENTRIES = "others_entries"
    CONTACTS_MERGED = "contacts_merged"
    CONTACT_DELETED = "contact_deleted"
    PRIVACY_FLAGS = "privacy_flags"


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Says who did it, in which role, and to how many: nobody's words, and none of whom it was about."""

    id: int
    at: datetime
    by: str
    role: Role
    kind: AuditKind
    count: int
