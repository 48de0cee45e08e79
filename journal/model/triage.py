"""Triage as it is shown: how much waits, and whose a mail may be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.model.people import Contact


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How many mails are due and how many are put off; of when the oldest is that is due."""

    due: int
    put_off: int
    oldest: datetime | None


class SuggestionReason(StrEnum):
    """Why a mail may be a contact's; the first that holds."""

    DECISION = "decision"
    CONVERSATION = "conversation"
    ADDRESS = "address"
    NAME = "name"
    COMPANY = "company"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    contact: Contact
    reason: SuggestionReason
