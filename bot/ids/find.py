"""PURE. Ids of looking things up: history, contacts, cancel and restore, figures."""

from enum import StrEnum


class FindId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id."""

    # Lists of entries; the value is a page's state, packed.
    HISTORY = "find.history"
    FIRST_PAGE = "find.page.first"
    NEWER_PAGE = "find.page.newer"
    OLDER_PAGE = "find.page.older"
    CSV = "find.csv"
    # Several entries are given one evaluation; the value is their numbers, the options have versions.
    EVALUATE = "find.evaluate"
    EVALUATE_FORM = "find.evaluate.form"
    ENTRIES = "find.entries"
    # Cancel and restore. The value is one entry with its version (`12.3`), or several numbers.
    CANCEL = "find.cancel"
    CANCEL_FORM = "find.cancel.form"
    REASON = "find.reason"
    RESTORE = "find.restore"
    # Takes one deed back: its id, and the numbers it was about.
    UNDO = "find.undo"
    # A contact's card; the value is the contact's id.
    CARD = "find.card"
    ADD = "find.add"
    ADD_FORM = "find.add.form"
    CHANGE = "find.change"
    CHANGE_FORM = "find.change.form"
    TAKE_BACK = "find.take_back"
    MATCH = "find.match"
    # Fields of the two forms.
    PICK_CONTACT = "find.contact"
    NAME = "find.name"
    KIND = "find.kind"
    EMAILS = "find.emails"
    PHONES = "find.phones"
    COMPANY = "find.company"
    NEW_COMPANY = "find.company.new"
    JOB = "find.job"
    LANGUAGE = "find.language"
    OWNER = "find.owner"
    STREET = "find.street"
    POSTAL_CODE = "find.postal_code"
    CITY = "find.city"
    COUNTRY = "find.country"
    # Mails; the value is a mail's id.
    WHY = "find.why"
    # Figures; the value is their span, packed.
    STATS_WEEK = "find.stats.week"
    STATS_MONTH = "find.stats.month"
    STATS_QUARTER = "find.stats.quarter"
    STATS_ME = "find.stats.me"
    STATS_TEAM = "find.stats.team"
    CHART = "find.chart"
