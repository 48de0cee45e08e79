"""Holds what every part of the worker gets: settings, database, clock, and functions to call."""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from ingest.capture import schedule
from ingest.capture.guarded_parse import DEFAULT_LIMITS, MailParser, ParseLimits
from ingest.capture.login_turns import LoginTurns
from ingest.capture.reading_processes import ReadingProcesses
from ingest.decide import classify
from ingest.decide.parties import MailSource
from ingest.decide.policy import MailPolicy
from ingest.login import Login
from ingest.parse import message
from journal.context import RecordConfig
from journal.errors import TransientError
from journal.fold import address_key
from journal.model import Actor, Decision, EnteredMail, FolderState, Source
from journal.settings import Settings
from journal.settings.mail_settings import MailboxSettings
from journal.store.mail.mail_columns import Versions


@dataclass(frozen=True, slots=True)
class Progress:
    """Says how far the work on one folder has come."""

    mailbox: str
    folder: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CaptureContext:
    """The context. `login` may talk to a provider, and gets the token that the server has just
    refused; `report_progress` is called from any thread. `parse` and `decide` read a mail and
    decide on it: whatever they raise delays that mail alone. `on_entered` is called in the
    transaction that enters mails; `reading` are processes that read for us.
    """

    engine: Engine
    settings: Settings
    config: RecordConfig
    policy: MailPolicy
    versions: Versions
    owner: str
    login: Callable[[MailboxSettings, str], Login]
    clock: Callable[[], datetime]
    report_progress: Callable[[Progress], None]
    parse: MailParser = message.parse
    decide: Callable[..., Decision] = classify.decide
    on_entered: Callable[[Session, Sequence[EnteredMail]], None] = lambda _session, _mails: None
    batch_bytes: int = schedule.BATCH_BYTES
    parse_limits: ParseLimits = DEFAULT_LIMITS
    logins: LoginTurns = field(default_factory=LoginTurns)
    reading: ReadingProcesses | None = None


class LeaseLost(TransientError):
    """Another worker has the mailbox now; nothing more may be written for it."""


class StopRequested(TransientError):
    """We were asked to stop. What is committed stays, the rest is done next time."""


@dataclass(frozen=True, slots=True)
class MailboxFolder:
    """The folder a mail came in; and whether the server marks it as the folder of sent mail."""

    box: MailboxSettings
    folder: FolderState
    is_sent_folder: bool = False


def error_location(error: Exception) -> str:
    """The kind of an error and its place, never its text, which may quote a mail."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def mail_actor(box: MailboxSettings) -> Actor:
    return Actor(Source.MAIL, box.name)


def build_mail_source(place: MailboxFolder, received: datetime | None) -> MailSource:
    """Says how a mail came in, as far as decisions need it."""
    box = place.box
    return MailSource(
        mailbox=box.name,
        folder=place.folder.name,
        capture=frozenset(map(address_key, _own_addresses(box))),
        trusted_authserv=box.trusted_authserv,
        since=box.since,
        received=received,
        flood_per_hour=box.flood_per_hour,
        is_sent_folder=place.is_sent_folder,
        waits_on_fail=box.on_fail == "wait",
    )


def _own_addresses(box: MailboxSettings) -> tuple[str, ...]:
    return (*box.addresses, box.user) if "@" in box.user else tuple(box.addresses)
