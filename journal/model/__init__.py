"""PURE. The words of the domain as values: frozen, typed, without behaviour that touches the world.

A thing that has no number yet and the thing that has one are two types (`NewInteraction`,
`Interaction`).

    enums         the closed sets: every kind, part, state and role
    people        actors, contacts and their addresses
    interactions  interactions: as they are to be logged, and as they are
    templates     templates, groups, campaigns
    letterhead    who we are in a letter: address, salutations, signatures
    letters       a mail on its way by the folder of drafts
    queries       filters, pages and figures
    segments      segments and their runs
    parsed_mail   a mail as the parser gives it
    ledger        what became of every mail, and why
    rules         rules of the config about mail
    triage        how much waits, and whose a mail may be
    cards         users, notices, cards
    outcomes      outcomes that a caller must tell apart: closed unions
    cancelling    why an entry is cancelled
    audit         what an auditor asks
    alerts        what is wrong with Rapport itself
    undo          what undo would take back

A file is imported when the first of its names is asked for: a hundred values take their time, and
most programs use a few.
"""

from typing import TYPE_CHECKING

from journal.lazy_names import lazy_names

if TYPE_CHECKING:
    from journal.model.alerts import Alert as Alert
    from journal.model.alerts import AlertKind as AlertKind
    from journal.model.alerts import Problem as Problem
    from journal.model.audit import AuditKind as AuditKind
    from journal.model.audit import AuditRecord as AuditRecord
    from journal.model.cancelling import UNDONE as UNDONE
    from journal.model.cancelling import UNTOUCHED as UNTOUCHED
    from journal.model.cancelling import CancelCause as CancelCause
    from journal.model.cancelling import CancelReason as CancelReason
    from journal.model.cancelling import read_cancel_reason as read_cancel_reason
    from journal.model.cards import Card as Card
    from journal.model.cards import CardKind as CardKind
    from journal.model.cards import CardTopic as CardTopic
    from journal.model.cards import NewCard as NewCard
    from journal.model.cards import NewNotice as NewNotice
    from journal.model.cards import Notice as Notice
    from journal.model.cards import NoticeFrequency as NoticeFrequency
    from journal.model.cards import NoticeKind as NoticeKind
    from journal.model.cards import SlackPerson as SlackPerson
    from journal.model.cards import UserPreferences as UserPreferences
    from journal.model.enums import EVALUATION_BY_MARK as EVALUATION_BY_MARK
    from journal.model.enums import MARK_BY_EVALUATION as MARK_BY_EVALUATION
    from journal.model.enums import AddressKind as AddressKind
    from journal.model.enums import CardTopicKind as CardTopicKind
    from journal.model.enums import Channel as Channel
    from journal.model.enums import ContactKind as ContactKind
    from journal.model.enums import Correspondence as Correspondence
    from journal.model.enums import DeedKind as DeedKind
    from journal.model.enums import DeliveryState as DeliveryState
    from journal.model.enums import DenialReason as DenialReason
    from journal.model.enums import Direction as Direction
    from journal.model.enums import DuplicateBasis as DuplicateBasis
    from journal.model.enums import Evaluation as Evaluation
    from journal.model.enums import FiguresDimension as FiguresDimension
    from journal.model.enums import Initiator as Initiator
    from journal.model.enums import InteractionState as InteractionState
    from journal.model.enums import MailWarning as MailWarning
    from journal.model.enums import ParticipantPart as ParticipantPart
    from journal.model.enums import Role as Role
    from journal.model.enums import Source as Source
    from journal.model.enums import StaleReason as StaleReason
    from journal.model.interactions import NO_COST as NO_COST
    from journal.model.interactions import Attachment as Attachment
    from journal.model.interactions import Comment as Comment
    from journal.model.interactions import Document as Document
    from journal.model.interactions import Draft as Draft
    from journal.model.interactions import FieldChange as FieldChange
    from journal.model.interactions import Interaction as Interaction
    from journal.model.interactions import Meeting as Meeting
    from journal.model.interactions import NewAttachment as NewAttachment
    from journal.model.interactions import NewInteraction as NewInteraction
    from journal.model.interactions import NewParticipant as NewParticipant
    from journal.model.interactions import Participant as Participant
    from journal.model.interactions import participants_from_history as participants_from_history
    from journal.model.ledger import AckState as AckState
    from journal.model.ledger import Copy as Copy
    from journal.model.ledger import CopyState as CopyState
    from journal.model.ledger import Decision as Decision
    from journal.model.ledger import DecisionSignal as DecisionSignal
    from journal.model.ledger import EnteredMail as EnteredMail
    from journal.model.ledger import FolderState as FolderState
    from journal.model.ledger import LedgerMail as LedgerMail
    from journal.model.ledger import MailboxHealth as MailboxHealth
    from journal.model.ledger import MailboxState as MailboxState
    from journal.model.ledger import MailClass as MailClass
    from journal.model.ledger import MailFacts as MailFacts
    from journal.model.ledger import MailOutcome as MailOutcome
    from journal.model.ledger import MailParty as MailParty
    from journal.model.ledger import MailReason as MailReason
    from journal.model.ledger import MailSender as MailSender
    from journal.model.ledger import NewMail as NewMail
    from journal.model.ledger import PackedMail as PackedMail
    from journal.model.ledger import Receipt as Receipt
    from journal.model.letterhead import Letterhead as Letterhead
    from journal.model.letterhead import LetterSignature as LetterSignature
    from journal.model.letterhead import Salutation as Salutation
    from journal.model.letters import LETTER_HEADER as LETTER_HEADER
    from journal.model.letters import LETTER_LAYOUT as LETTER_LAYOUT
    from journal.model.letters import DraftMailbox as DraftMailbox
    from journal.model.letters import LastMail as LastMail
    from journal.model.letters import Letter as Letter
    from journal.model.letters import LetterDenial as LetterDenial
    from journal.model.letters import LetterState as LetterState
    from journal.model.outcomes import Blocked as Blocked
    from journal.model.outcomes import Cancelled as Cancelled
    from journal.model.outcomes import Denial as Denial
    from journal.model.outcomes import Duplicate as Duplicate
    from journal.model.outcomes import FoundContacts as FoundContacts
    from journal.model.outcomes import LikelyDouble as LikelyDouble
    from journal.model.outcomes import PurgedBefore as PurgedBefore
    from journal.model.outcomes import PurgePreview as PurgePreview
    from journal.model.outcomes import PurgeRecord as PurgeRecord
    from journal.model.outcomes import Recorded as Recorded
    from journal.model.outcomes import RecordOutcome as RecordOutcome
    from journal.model.outcomes import Restored as Restored
    from journal.model.outcomes import StalePreview as StalePreview
    from journal.model.outcomes import TooLate as TooLate
    from journal.model.parsed_mail import AutomatedKind as AutomatedKind
    from journal.model.parsed_mail import BouncedRecipient as BouncedRecipient
    from journal.model.parsed_mail import CalendarItem as CalendarItem
    from journal.model.parsed_mail import CutPiece as CutPiece
    from journal.model.parsed_mail import CutReason as CutReason
    from journal.model.parsed_mail import ForwardedMail as ForwardedMail
    from journal.model.parsed_mail import Mail as Mail
    from journal.model.parsed_mail import MailAddress as MailAddress
    from journal.model.parsed_mail import MailAttachment as MailAttachment
    from journal.model.parsed_mail import Oddity as Oddity
    from journal.model.parsed_mail import TrimmedText as TrimmedText
    from journal.model.parsed_mail import Wall as Wall
    from journal.model.people import POSTAL_FIELDS as POSTAL_FIELDS
    from journal.model.people import Actor as Actor
    from journal.model.people import Address as Address
    from journal.model.people import Contact as Contact
    from journal.model.people import NewContact as NewContact
    from journal.model.people import OverdueContact as OverdueContact
    from journal.model.people import contact_number as contact_number
    from journal.model.queries import ContactFilter as ContactFilter
    from journal.model.queries import Figures as Figures
    from journal.model.queries import FiguresRow as FiguresRow
    from journal.model.queries import InteractionFilter as InteractionFilter
    from journal.model.queries import LastContact as LastContact
    from journal.model.queries import Page as Page
    from journal.model.rules import Rule as Rule
    from journal.model.rules import RuleConditions as RuleConditions
    from journal.model.segments import Segment as Segment
    from journal.model.segments import SegmentRun as SegmentRun
    from journal.model.segments import SkippedMember as SkippedMember
    from journal.model.segments import SkipReason as SkipReason
    from journal.model.templates import Campaign as Campaign
    from journal.model.templates import Template as Template
    from journal.model.templates import TemplateGroup as TemplateGroup
    from journal.model.templates import TemplateText as TemplateText
    from journal.model.triage import Suggestion as Suggestion
    from journal.model.triage import SuggestionReason as SuggestionReason
    from journal.model.triage import WaitingCounts as WaitingCounts
    from journal.model.undo import UndoTarget as UndoTarget

__getattr__ = lazy_names(
    __name__,
    {
        "cancelling": ("UNDONE", "UNTOUCHED", "CancelCause", "CancelReason", "read_cancel_reason"),
        "cards": (
            "Card",
            "CardKind",
            "CardTopic",
            "NewCard",
            "NewNotice",
            "Notice",
            "NoticeFrequency",
            "NoticeKind",
            "SlackPerson",
            "UserPreferences",
        ),
        "enums": (
            "EVALUATION_BY_MARK",
            "MARK_BY_EVALUATION",
            "AddressKind",
            "CardTopicKind",
            "Channel",
            "ContactKind",
            "Correspondence",
            "DeedKind",
            "DeliveryState",
            "DenialReason",
            "Direction",
            "DuplicateBasis",
            "Evaluation",
            "FiguresDimension",
            "Initiator",
            "InteractionState",
            "MailWarning",
            "ParticipantPart",
            "Role",
            "Source",
            "StaleReason",
        ),
        "interactions": (
            "NO_COST",
            "Attachment",
            "Comment",
            "Document",
            "Draft",
            "FieldChange",
            "Interaction",
            "Meeting",
            "NewAttachment",
            "NewInteraction",
            "NewParticipant",
            "Participant",
            "participants_from_history",
        ),
        "ledger": (
            "AckState",
            "Copy",
            "CopyState",
            "Decision",
            "DecisionSignal",
            "EnteredMail",
            "FolderState",
            "LedgerMail",
            "MailboxHealth",
            "MailboxState",
            "MailClass",
            "MailFacts",
            "MailOutcome",
            "MailParty",
            "MailReason",
            "MailSender",
            "NewMail",
            "PackedMail",
            "Receipt",
        ),
        "alerts": ("Alert", "AlertKind", "Problem"),
        "audit": ("AuditKind", "AuditRecord"),
        "letterhead": ("Letterhead", "LetterSignature", "Salutation"),
        "letters": (
            "LETTER_HEADER",
            "LETTER_LAYOUT",
            "DraftMailbox",
            "LastMail",
            "Letter",
            "LetterDenial",
            "LetterState",
        ),
        "outcomes": (
            "Blocked",
            "Cancelled",
            "Denial",
            "Duplicate",
            "FoundContacts",
            "LikelyDouble",
            "PurgedBefore",
            "PurgePreview",
            "PurgeRecord",
            "Recorded",
            "RecordOutcome",
            "Restored",
            "StalePreview",
            "TooLate",
        ),
        "parsed_mail": (
            "AutomatedKind",
            "BouncedRecipient",
            "CalendarItem",
            "CutPiece",
            "CutReason",
            "ForwardedMail",
            "Mail",
            "MailAddress",
            "MailAttachment",
            "Oddity",
            "TrimmedText",
            "Wall",
        ),
        "people": (
            "POSTAL_FIELDS",
            "Actor",
            "Address",
            "Contact",
            "NewContact",
            "OverdueContact",
            "contact_number",
        ),
        "queries": (
            "ContactFilter",
            "Figures",
            "FiguresRow",
            "InteractionFilter",
            "LastContact",
            "Page",
        ),
        "rules": ("Rule", "RuleConditions"),
        "segments": ("Segment", "SegmentRun", "SkippedMember", "SkipReason"),
        "templates": ("Campaign", "Template", "TemplateGroup", "TemplateText"),
        "triage": ("Suggestion", "SuggestionReason", "WaitingCounts"),
        "undo": ("UndoTarget",),
    },
)
