"""Holds what Slack is to show: people as Slack knows them, notices for them, and cards that stand there.

A card is a promise: what stands in Slack is what the record says. It holds ids and no word of what
it shows; whoever posts it reads the record at that moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from journal.model.enums import CardTopicKind


class NoticeKind(StrEnum):
    """The deeds of others that somebody is told of."""

    MAIL_LOGGED = "mail_logged"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    EDITED = "edited"
    FOLLOW_UP = "follow_up"
    # Of alerts nobody makes a notice: they have cards of their own. It says who wants none.
    MAILBOX = "mailbox"
    FILE_LOST = "file_lost"
    RECEIPT = "receipt"
    STAY_IN_TOUCH = "stay_in_touch"


class NoticeFrequency(StrEnum):
    """Says how somebody wants to be told."""

    EACH = "each"
    DIGEST = "digest"
    OFF = "off"


class CardKind(StrEnum):
    """Says what a card shows; its `subject` holds the id of the entry, mail or person.

    A `LIST` is an answer of the moment, which nobody can show anew: when words must leave the
    record, every list is removed. A `HOME` is somebody's Home tab: it is shown anew instead. A
    `DRAFT` says that what was to be logged was not.
    """

    ENTRY = "entry"
    LIST = "list"
    NOTICES = "notices"
    TRIAGE = "triage"
    COUNTER = "counter"
    HOME = "home"
    PURGE = "purge"
    RUN = "run"
    ALERTS = "alerts"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class CardTopic:
    kind: CardTopicKind
    ref: int


@dataclass(frozen=True, slots=True)
class UserPreferences:
    """Holds what a person has chosen. `stopped` are the kinds of notices they want none of."""

    language: str = ""
    notice_frequency: NoticeFrequency = NoticeFrequency.DIGEST
    digest_hour: int = 17
    muted_kinds: frozenset[NoticeKind] = frozenset()


@dataclass(frozen=True, slots=True)
class SlackPerson:
    """Somebody in Slack, as its `users.info` last said, and what they have chosen here.

    `known_as` is how the record names them: their address when it was first told, else their id.
    """

    slack_id: str
    team: str
    email: str
    name: str
    locale: str
    zone: str
    guest: bool
    bot: bool
    gone: bool
    fetched_at: datetime
    preferences: UserPreferences = field(default_factory=UserPreferences)
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to be shown. `key` is unique: asking again shows the card anew, never twice.

    `place` is a channel, or a person for their direct messages; `reader` is the person whose
    language and time zone it uses, empty for the team's. `subject` holds ids only.
    """

    key: str
    kind: CardKind
    place: str
    reader: str = ""
    subject: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[CardTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card as stored; `channel` and `ts` say where it stands, and are empty before it is posted.

    `wanted` counts the wishes to show it anew, `shown` is the one that Slack has.
    """

    id: int
    key: str
    kind: CardKind
    place: str
    reader: str
    subject: Mapping[str, str]
    wanted_version: int
    shown_version: int
    attempts: int
    channel: str
    ts: str
    # Set before it is posted: when this stands and `ts` does not, Slack may have it all the same.
    posting_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something to tell somebody once: of two with one `key`, only one is told.

    When its `deed` is undone before it was told, it is not told at all.
    """

    key: str
    for_email: str
    kind: NoticeKind
    by: str
    interaction: int | None = None
    mail: int | None = None
    deed: int | None = None
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    key: str
    for_email: str
    kind: NoticeKind
    by: str
    at: datetime
    interaction: int | None
    mail: int | None
    contact: int | None = None
