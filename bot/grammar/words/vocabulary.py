"""Holds what one language says to the bot: the table that each language fills in.

Spelt here as people write it; it is compared folded, so accents and capitals do not matter.
Words of one meaning that have no spaces stand in one string.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.grammar.requests import StatsPeriod


class CommunicationKind(StrEnum):
    """Holds what people call a communication, whatever the team's templates are called."""

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
    every: str
    # Before a unit: `varannan vecka`, `om de week` is every second.
    every_other: str
    never: str
    number: str
    periods: Mapping[StatsPeriod, str]
    previous: str
    this: str
    # What templates are called.
    kinds: Mapping[CommunicationKind, str]
