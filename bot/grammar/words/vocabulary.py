"""What one language says to the bot: the table that each language fills in.

Spelt here as people write it; it is compared folded, so accents and capitals do not matter.
Words of one meaning that have no spaces stand in one string.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.grammar.requests import StatsPeriod


class CommunicationKind(StrEnum):
    """What people call a communication, whatever the team's templates are called."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    INVITATION = "invitation"
    WORKSHOP = "workshop"
    MAIL = "mail"
    LETTER = "letter"
    FAX = "fax"
    CHAT = "chat"
    NOTE = "note"
    MINUTES = "minutes"
    QUOTE = "quote"
    ORDER = "order"
    INVOICE = "invoice"
    CREDIT_MEMO = "credit memo"
    REMINDER = "reminder"
    CONTRACT = "contract"
    SHIPMENT = "shipment"


@dataclass(frozen=True, slots=True)
class CommandVocabulary:
    """Verbs have a table of their own: `bot/grammar/verb_table`."""

    # Arguments of verbs.
    last: str
    me: str
    mine: str
    team: str
    next: str
    number: str
    periods: Mapping[StatsPeriod, str]
    previous: str
    this: str
    # What templates are called.
    kinds: Mapping[CommunicationKind, str]
    # How a deed begins a line: what we did, what they did, and what says neither.
    outbound: Mapping[CommunicationKind, tuple[str, ...]]
    inbound: Mapping[CommunicationKind, tuple[str, ...]]
    undirected: Mapping[CommunicationKind, tuple[str, ...]]
    # Who may stand before a deed: us, and them; and what means nothing there.
    we: str
    they: str
    fillers: str
    # What begins like a deed and is none.
    excluded: tuple[str, ...]
    # Nobody was reached.
    unreached: tuple[str, ...]
    # Before these words a time is another one than when it happened.
    other_time_prefixes: str
    # Before a duration: `for 45 min`.
    duration_prefixes: str
