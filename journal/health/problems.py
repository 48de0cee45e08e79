"""Finds what is wrong with Rapport right now, as the database and the disk tell.

A person is told of it by an alert, by `rapport doctor`, by the metrics: all by this one list.
"""

import platform
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlmodel import Session

from journal.health.mailbox_health import (
    MailboxCondition,
    MailboxOverview,
    mailbox_condition,
    mailbox_overviews,
)
from journal.model import AlertKind, MailOutcome, Problem
from journal.settings import Settings
from journal.settings.mail_settings import MailboxSettings
from journal.store import meta
from journal.store.mail import ledger, volume
from journal.store.mail.ledger import MailFilter
from journal.store.slack import cards

_BEHIND = timedelta(hours=2)
# Less is usual by chance; nothing is learned of a mailbox with so few.
_FEWEST_USUAL = 5
_LONGEST_SILENCE = timedelta(days=3)
_WAITS_LONG = timedelta(days=3)
_STUCK = timedelta(minutes=15)
_SILENT_BOT = timedelta(minutes=10)
_MEGABYTE = 1_000_000

BOT, INGEST = "bot", "ingest"
BACKUP_KEY = "backup_at"

_BY_CONDITION = {
    MailboxCondition.REFUSED: AlertKind.MAILBOX_REFUSED,
    MailboxCondition.HELD: AlertKind.MAILBOX_HELD,
    MailboxCondition.DEGRADED: AlertKind.MAILBOX_FAILING,
    MailboxCondition.LATE: AlertKind.MAILBOX_LATE,
}


@dataclass(frozen=True, slots=True)
class WatchConfig:
    """Holds what is watched. `disks` are folders; `command` is told of alerts."""

    boxes: tuple[MailboxSettings, ...] = ()
    disks: tuple[Path, ...] = ()
    disk_free_mb: int = 0
    triage_waiting: int = 0
    backup_days: int = 0
    command: tuple[str, ...] = ()
    machine: str = ""


def build_watch_config(settings: Settings) -> WatchConfig:
    alerts, url = settings.alerts, make_url(settings.database.url)
    folders = [Path(settings.storage.path)]
    if url.get_backend_name() == "sqlite" and url.database:
        folders.append(Path(url.database).parent)
    return WatchConfig(
        boxes=settings.mailbox,
        disks=tuple(folders),
        disk_free_mb=alerts.disk_free_mb,
        triage_waiting=alerts.triage_waiting,
        backup_days=alerts.backup_days,
        command=alerts.command,
        machine=platform.node(),
    )


def seen_key(door: str) -> str:
    """Names where a door that runs notes that it does."""
    return f"seen:{door}"


def find_problems(session: Session, config: WatchConfig, now: datetime) -> Iterator[Problem]:
    yield from _mailbox_problems(session, config, now)
    yield from _ledger_problems(session, config, now)
    yield from _slack_problems(session, now)
    yield from _disk_problems(config)
    yield from _backup_problems(session, config, now)


# ── mail ────────────────────────────────────────────────────────────────────────────────────────


def _mailbox_problems(session: Session, config: WatchConfig, now: datetime) -> Iterator[Problem]:
    backlogs = volume.find_backlogs(session, now)
    for each in mailbox_overviews(session, config.boxes):
        condition = mailbox_condition(each, now)
        if condition in _BY_CONDITION:
            yield Problem(_BY_CONDITION[condition], each.name)
        elif condition is MailboxCondition.OK:
            yield from _silence(session, each, now)
        backlog = backlogs.get(each.state.id) if each.state else None
        if backlog and condition in {MailboxCondition.OK, MailboxCondition.WORKING}:
            yield from _backlog_problems(each, backlog, now)


def _backlog_problems(
    each: MailboxOverview, backlog: volume.Backlog, now: datetime
) -> Iterator[Problem]:
    if now - backlog.oldest > _BEHIND:
        yield Problem(AlertKind.MAILBOX_BEHIND, each.name, {"count": backlog.count})


def _silence(session: Session, each: MailboxOverview, now: datetime) -> Iterator[Problem]:
    """No mail for a time in which some came in each of the last four weeks."""
    assert each.state is not None  # noqa: S101 (one without is no mailbox that is well)
    last = each.state.last_new
    if last is None or now <= last:
        return
    usual = volume.usual_count(session, each.state.id, max(last, now - _LONGEST_SILENCE), now)
    if usual >= _FEWEST_USUAL:
        yield Problem(AlertKind.MAILBOX_SILENT, each.name, {"usual": usual})


def _ledger_problems(session: Session, config: WatchConfig, now: datetime) -> Iterator[Problem]:
    aside = ledger.count(session, MailFilter(outcomes=(MailOutcome.QUARANTINED,)))
    if aside:
        yield Problem(AlertKind.QUARANTINE, facts={"count": aside})
    if config.triage_waiting:
        wanted = MailFilter(outcomes=(MailOutcome.WAITING,), due=now, seen_to=now - _WAITS_LONG)
        waiting = ledger.count(session, wanted)
        if waiting >= config.triage_waiting:
            yield Problem(AlertKind.TRIAGE, facts={"count": waiting})


# ── Slack ───────────────────────────────────────────────────────────────────────────────────────


def _slack_problems(session: Session, now: datetime) -> Iterator[Problem]:
    seen = meta.get_moment(session, seen_key(BOT))
    if seen and now - seen > _SILENT_BOT:
        # What waits for it waits for that reason.
        yield Problem(AlertKind.BOT_SILENT)
        return
    stuck = cards.count_overdue(session, now - _STUCK)
    if stuck:
        yield Problem(AlertKind.OUTBOX_STUCK, facts={"count": stuck})
    refused = sum(cards.count_refused(session).values())
    if refused:
        yield Problem(AlertKind.CARDS_REFUSED, facts={"count": refused})


# ── the machine ─────────────────────────────────────────────────────────────────────────────────


def _disk_problems(config: WatchConfig) -> Iterator[Problem]:
    free = free_megabytes(config.disks)
    if free and min(free.values()) < config.disk_free_mb:
        yield Problem(AlertKind.DISK_LOW, config.machine, {"free": min(free.values())})


def free_megabytes(folders: tuple[Path, ...]) -> Mapping[Path, int]:
    """Measure each folder; one that is not made yet is on the disk of the nearest that is."""
    found = {}
    for folder in folders:
        there = next((each for each in (folder, *folder.parents) if each.exists()), None)
        if there is not None:
            found[folder] = shutil.disk_usage(there).free // _MEGABYTE
    return found


def _backup_problems(session: Session, config: WatchConfig, now: datetime) -> Iterator[Problem]:
    last = meta.get_moment(session, BACKUP_KEY)
    if config.backup_days and last and now - last > timedelta(days=config.backup_days):
        yield Problem(AlertKind.BACKUP_OLD, facts={"count": (now - last).days})
