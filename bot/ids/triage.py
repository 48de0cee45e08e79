"""PURE. Ids of triage.

OPEN, ADDRESS, OTHER, NEW, TAKE_OVER, BACK   value: a mail and its version, `7.1`
PICK, IGNORE, LATER       packed: mail (as above), and who, what or until when
UNDO                      packed: mail, and the deed that is taken back
LIST, MORE                the list; its part after this mail
"""

from enum import StrEnum


class TriageId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id."""

    OPEN = "triage.open"
    NEXT = "triage.next"
    LIST = "triage.list"
    LIST_MORE = "triage.more"
    LIST_OWN = "triage.mine"
    # On a mail's card.
    PICK = "triage.pick"
    OTHER_CONTACT = "triage.other"
    NEW_CONTACT = "triage.new"
    IGNORE = "triage.ignore"
    POSTPONE = "triage.later"
    LOOK_NOW = "triage.back"
    UNDO = "triage.undo"
    TAKE_OVER = "triage.take_over"
    # Forms.
    OTHER_CONTACT_FORM = "triage.other.form"
    NEW_CONTACT_FORM = "triage.new.form"
    IGNORE_FORM = "triage.ignore.form"
    # Fields of the forms.
    CONTACT = "triage.contact"
    KEEP_ADDRESS = "triage.keep_address"
    NAME = "triage.name"
    EMAIL = "triage.email"
    COMPANY = "triage.company"
    PHONE = "triage.phone"


class IgnoreScope(StrEnum):
    """Holds what is ignored: the mail, its address or its domain."""

    MAIL = "mail"
    ADDRESS = "address"
    DOMAIN = "domain"


class PostponeUntil(StrEnum):
    """The time until which a mail is put off."""

    TOMORROW = "tomorrow"
    THREE_DAYS = "three_days"
    MONDAY = "monday"
    FORTNIGHT = "fortnight"
    MONTH = "month"
