"""Segments and their runs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.model.queries import ContactFilter


@dataclass(frozen=True, slots=True)
class Segment:
    """A named set of contacts: a list (`filter` is None) or a saved filter."""

    id: int
    code: str
    name: str
    template: str
    campaign: str
    filter: ContactFilter | None
    created_at: datetime
    created_by: str


class SkipReason(StrEnum):
    """Says why a run leaves a member out, as it is kept with the run."""

    EXCLUDED = "excluded from segments"
    BLOCKED = "blocked for privacy"
    MINOR = "a minor without consent"
    LOGGED_BEFORE = "logged before"
    MERGED = "merged into another contact"
    NO_ADDRESS = "no address to write to"


@dataclass(frozen=True, slots=True)
class SkippedMember:
    """A member whom a run leaves out, and why; `merged_into` is addressed instead."""

    contact_id: int
    name: str
    reason: SkipReason
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class SegmentRun:
    id: int
    segment: str
    name: str
    at: datetime
    by: str
    template: str
    logged: int
    skipped: int
    undone: bool
    finished_at: datetime | None
