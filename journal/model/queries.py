"""Filters, pages and figures: which interactions, how many at a time, how much in all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from journal.model.enums import Evaluation, InteractionState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InteractionFilter:
    """Says which interactions are meant: every field that is set must hold. Days are UTC instants by now."""

    numbers: tuple[int, ...] = ()
    states: tuple[InteractionState, ...] = ()
    contact_id: int | None = None
    company_id: int | None = None
    # Those of a segment, as it was when it was asked; None does not ask for any.
    contact_ids: tuple[int, ...] | None = None
    template: str = ""
    group: str = ""
    channel: str = ""
    direction: str = ""
    salesperson: str = ""
    logged_by: str = ""
    campaign: str = ""
    opportunity: str = ""
    source: str = ""
    run_id: int | None = None
    document_type: str = ""
    document_number: str = ""
    occurred_from: datetime | None = None
    occurred_before: datetime | None = None
    cancelled_before: datetime | None = None
    follow_up_by: date | None = None
    successful: bool | None = None
    response: bool | None = None

    def is_empty(self) -> bool:
        return self == InteractionFilter(states=self.states)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`after` is what to ask for the next page with; None on the last one."""

    items: tuple[T, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """A saved filter over contacts and their interactions: every field that is set must hold."""

    kind: str = ""
    tags: tuple[str, ...] = ()
    owner: str = ""
    language: str = ""
    country: str = ""
    company_id: int | None = None
    spoken_template: str = ""
    spoken_from: datetime | None = None
    untouched_days: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one slice of the record. Cancelled entries and drafts count nowhere.

    `costs` are by currency, which are never added up.
    """

    number: int = 0
    costs: Mapping[str, Decimal] = field(default_factory=dict)
    duration_minutes: int = 0
    inbound: int = 0
    outbound: int = 0
    successful: int = 0
    responses: int = 0
    evaluations: Mapping[Evaluation, int] = field(default_factory=dict)

    @property
    def average_costs(self) -> Mapping[str, Decimal]:
        return {each: cost / self.number for each, cost in self.costs.items() if self.number}

    @property
    def average_duration(self) -> float:
        return self.duration_minutes / self.number if self.number else 0.0


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One row of a table of figures: its code or id, its name for people, its figures."""

    key: str
    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class LastContact:
    """Says when a contact was last spoken to, and when somebody last tried."""

    spoken_at: datetime | None = None
    attempted_at: datetime | None = None
