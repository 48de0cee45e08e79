"""The closed sets of words: every kind, part, state and role there is."""

from enum import StrEnum


class ContactKind(StrEnum):
    PERSON = "person"
    COMPANY = "company"


class Channel(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    MEETING = "meeting"
    LETTER = "letter"
    FAX = "fax"
    CHAT = "chat"
    NOTE = "note"
    OTHER = "other"


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    NONE = "none"


class Initiator(StrEnum):
    US = "us"
    THEM = "them"
    NONE = "none"


class Evaluation(StrEnum):
    VERY_POSITIVE = "very_positive"
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    VERY_NEGATIVE = "very_negative"


# As everybody types and reads them.
MARK_BY_EVALUATION = {
    Evaluation.VERY_POSITIVE: "++",
    Evaluation.POSITIVE: "+",
    Evaluation.NEUTRAL: "0",
    Evaluation.NEGATIVE: "-",
    Evaluation.VERY_NEGATIVE: "--",
}
EVALUATION_BY_MARK = {mark: evaluation for evaluation, mark in MARK_BY_EVALUATION.items()}


class Correspondence(StrEnum):
    """Says how what a template makes gets out: not at all, as a draft of a mail, as a document."""

    NONE = "none"
    DRAFT = "draft"
    DOCUMENT = "document"


class DeliveryState(StrEnum):
    NONE = "none"
    SENDING = "sending"
    DRAFTED = "drafted"
    SENT = "sent"
    NOT_SENT = "not_sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"


class InteractionState(StrEnum):
    ACTIVE = "active"
    CANCELLED = "cancelled"


class Source(StrEnum):
    SLACK = "slack"
    MAIL = "mail"
    CLI = "cli"
    HOOK = "hook"


class ParticipantPart(StrEnum):
    """A contact's role in an interaction."""

    MAIN = "main"
    TO = "to"
    CC = "cc"
    ATTENDED = "attended"


class Role(StrEnum):
    MEMBER = "member"
    MANAGER = "manager"
    ADMIN = "admin"


class StaleReason(StrEnum):
    """Says why a preview of a purge does not hold."""

    NOT_YOURS = "not_yours"
    PURGED_BEFORE = "purged_before"
    TOO_OLD = "too_old"
    CHANGED_SINCE = "changed_since"


class DuplicateBasis(StrEnum):
    """Names what a new entry has in common with one that is recorded already."""

    MAIL = "mail"
    MAIL_NUMBER = "mail number"
    REQUEST = "request"
    DOCUMENT = "document"


class DenialReason(StrEnum):
    """Says why an actor may not change, cancel or restore an entry."""

    ADMINS_ONLY = "admins_only"
    MANAGERS_ONLY = "managers_only"
    RESTORE_ADMINS_ONLY = "restore_admins_only"
    NOT_THEIRS = "not_theirs"
    MAIL_WAITS = "mail_waits"


class DeedKind(StrEnum):
    """A change that somebody made: what `undo` takes back, or what it ends at."""

    LOG = "log"
    EDIT = "edit"
    EVALUATE = "evaluate"
    ATTACH = "attach"
    DETACH = "detach"
    COMMENT = "comment"
    CANCEL = "cancel"
    RESTORE = "restore"
    CONTACT_ADD = "contact_add"
    CONTACT_EDIT = "contact_edit"
    CONTACT_DELETE = "contact_delete"
    MERGE = "merge"
    IMPORT = "import"
    ENTRIES_IMPORT = "entries_import"
    SEGMENT_CREATE = "segment_create"
    SEGMENT_EDIT = "segment_edit"
    SEGMENT_DELETE = "segment_delete"
    RUN = "run"
    RUN_UNDO = "run_undo"
    MEMBERS = "members"
    TRIAGE = "triage"
    MATCH = "match"
    IGNORE = "ignore"
    POSTPONE = "postpone"
    CLAIM = "claim"
    PURGE = "purge"
    ERASE = "erase"


class AddressKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


class FiguresDimension(StrEnum):
    """Names what figures are cut by."""

    TEMPLATE = "template"
    GROUP = "group"
    CHANNEL = "channel"
    CONTACT = "contact"
    COMPANY = "company"
    SALESPERSON = "salesperson"
    CAMPAIGN = "campaign"
    OPPORTUNITY = "opportunity"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class MailWarning(StrEnum):
    """Names what whoever reads an entry of a mail must know of it.

    `FAILED_CHECK` failed the checks of our mail server; `REUSED_ID` came under the Message-ID, author
    and date of another mail, and says something else; of `LEFT_IN_MAILBOX` the files are not kept.
    """

    FAILED_CHECK = "failed_check"
    REUSED_ID = "reused_id"
    LEFT_IN_MAILBOX = "left_in_mailbox"


class CardTopicKind(StrEnum):
    """The things that a card is about: when one of them changes, the card is shown anew."""

    INTERACTION = "interaction"
    MAIL = "mail"
    CONTACT = "contact"
    RUN = "run"
    PURGE = "purge"
    ALERT = "alert"
