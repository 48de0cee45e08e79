"""The words of the domain as values: frozen, typed, without behaviour that touches the world.

A thing that has no number yet and the thing that has one are two types (`NewInteraction`,
`Interaction`).

    words       the closed sets of words: every kind, part, state and role there is
    people      who acts, and whom it is about: actors, contacts and their addresses
    entries     interactions: as they are about to be logged, and as they were
    templates   what interactions are based on
    lists       filters, pages and figures: which interactions, how many at a time, how much in all
    segments    segments and their runs
    mails       a mail as it was read
    outcomes    outcomes that a caller must tell apart: closed unions, past participles, reasons
"""

from journal.model.entries import (
    NO_COST,
    Attachment,
    Change,
    Comment,
    Document,
    Draft,
    Interaction,
    NewAttachment,
    NewInteraction,
    NewParticipant,
    Participant,
)
from journal.model.lists import ContactFilter, Figures, InteractionFilter, LastTouch, Page, Slice
from journal.model.mails import (
    Bounced,
    CalendarItem,
    CutPiece,
    CutReason,
    Mail,
    MailAddress,
    MailAttachment,
    MailKind,
    Oddity,
    Original,
)
from journal.model.outcomes import (
    Blocked,
    Cancelled,
    Duplicate,
    Found,
    PurgedBefore,
    PurgePreview,
    PurgeRecord,
    Recorded,
    RecordOutcome,
    Restored,
    StalePreview,
    TooLate,
)
from journal.model.people import Actor, Address, Contact, NewContact, contact_number
from journal.model.segments import Run, Segment, Skip
from journal.model.templates import Campaign, Group, Template, TemplateText
from journal.model.words import (
    AddressKind,
    Channel,
    ContactKind,
    Cut,
    DeedKind,
    Delivery,
    Direction,
    Evaluation,
    Initiator,
    Part,
    Role,
    Source,
    State,
)

__all__ = [
    "NO_COST",
    "Actor",
    "Address",
    "AddressKind",
    "Attachment",
    "Blocked",
    "Bounced",
    "CalendarItem",
    "Campaign",
    "Cancelled",
    "Change",
    "Channel",
    "Comment",
    "Contact",
    "ContactFilter",
    "ContactKind",
    "Cut",
    "CutPiece",
    "CutReason",
    "DeedKind",
    "Delivery",
    "Direction",
    "Document",
    "Draft",
    "Duplicate",
    "Evaluation",
    "Figures",
    "Found",
    "Group",
    "Initiator",
    "Interaction",
    "InteractionFilter",
    "LastTouch",
    "Mail",
    "MailAddress",
    "MailAttachment",
    "MailKind",
    "NewAttachment",
    "NewContact",
    "NewInteraction",
    "NewParticipant",
    "Oddity",
    "Original",
    "Page",
    "Part",
    "Participant",
    "PurgePreview",
    "PurgeRecord",
    "PurgedBefore",
    "RecordOutcome",
    "Recorded",
    "Restored",
    "Role",
    "Run",
    "Segment",
    "Skip",
    "Slice",
    "Source",
    "StalePreview",
    "State",
    "Template",
    "TemplateText",
    "TooLate",
    "contact_number",
]
