"""PURE. Ids of logging: the line, the form, the card of an entry.

OPEN        opens the form; its value is a contact's id, or packed: contact, segment, draft
EDIT, SHOW, COMMENT, UNDO, EVALUATE, FOLLOW…, FAILED, REACHED   value: an entry, such as `17.3`
MORE        a menu of an entry: each option's value is a deed and the entry, `show:17.3`
CHOOSE      an answer to a question about a line; packed: draft, key, the options pressed so far
TAKE        what a line said and the entry has not; packed: the entry, the field, its value
"""

from enum import StrEnum


class LogId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id."""

    # On cards and lists.
    OPEN = "log.open"
    EDIT = "log.edit"
    SHOW = "log.show"
    COMMENT = "log.comment"
    UNDO = "log.undo"
    EVALUATE = "log.evaluate"
    FOLLOW = "log.follow"
    FOLLOW_DONE = "log.follow.done"
    FOLLOW_LATER = "log.follow.later"
    MARK_FAILED = "log.failed"
    MARK_REACHED = "log.reached"
    ENTRY_MENU = "log.more"
    WHOLE_TEXT = "log.text"
    UNCUT = "log.uncut"
    SEND_FILES = "log.files.send"
    CHOOSE = "log.choose"
    TAKE = "log.take"
    DRAFT_OPEN = "log.draft.open"
    DRAFT_DELETE = "log.draft.delete"
    # The block of the buttons on an entry's own card: it shows that a click was made there.
    CARD = "log.card"
    # The block of the buttons on a message that only offers to log: it becomes the card.
    OFFER = "log.offer"
    # The block of a follow-up's buttons, with its number behind it: `log.follow.row.17`.
    FOLLOW_ROW = "log.follow.row"
    # The same in a digest, which the outbox shows anew.
    FOLLOW_NOTICE = "log.follow.notice"
    # Forms.
    FORM = "log.form"
    COMMENT_FORM = "log.comment.form"
    EVALUATION_FORM = "log.evaluation.form"
    FOLLOW_FORM = "log.follow.form"
    # Shortcuts, as they stand in the app's manifest.
    SHORTCUT = "log_global"
    ON_MESSAGE = "log_message"
    # Fields of the form, and its buttons.
    CONTACTS = "log.contacts"
    NEW_CONTACT = "log.new_contact"
    TEMPLATE = "log.template"
    WHEN = "log.when"
    NOTE = "log.note"
    DURATION = "log.duration"
    COST = "log.cost"
    DIRECTION = "log.direction"
    EVALUATION = "log.evaluation"
    EVALUATION_NOTE = "log.evaluation.note"
    ATTEMPT = "log.attempt"
    COLLEAGUE = "log.colleague"
    FOLLOW_UP = "log.follow_up"
    OPPORTUNITY = "log.opportunity"
    FOLLOW_UP_TIME = "log.follow_up.time"
    FILES = "log.files"
    OWN_FILES = "log.files.own"
    MORE_FIELDS = "log.more_fields"
    # The fields of the small forms.
    COMMENT_TEXT = "log.comment.text"
