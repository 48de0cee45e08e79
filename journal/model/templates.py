"""Holds what interactions are based on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from journal.model.enums import Channel, Correspondence, Direction, Initiator, Role


@dataclass(frozen=True, slots=True)
class TemplateGroup:
    code: str
    description: str


@dataclass(frozen=True, slots=True)
class Campaign:
    code: str
    description: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class TemplateText:
    """Holds what a template says in one language: Jinja2 sources and attachment paths."""

    description: str
    body: str = ""
    attachments: tuple[str, ...] = ()
    # Whether the body is HTML: a mail is laid out by it, and the entry has the text of it.
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A template. `name` and, by language, `names` are given by the config, and empty otherwise."""

    code: str
    group: str
    channel: Channel
    direction: Direction
    initiated_by: Initiator
    cost: Decimal
    duration_minutes: int
    default_language: str
    texts: Mapping[str, TemplateText]
    campaign: str = ""
    response: bool = False
    fields: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    retired: bool = False
    correspondence: Correspondence = Correspondence.NONE
    version: str = ""
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
