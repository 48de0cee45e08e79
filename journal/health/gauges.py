"""Tells the metrics: numbers from the database and the disk, in the text form of Prometheus.

No label names anybody: a mailbox has its number in the config.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal.health.mailbox_health import mailbox_overviews
from journal.health.problems import (
    BACKUP_KEY,
    BOT,
    INGEST,
    WatchConfig,
    find_problems,
    free_megabytes,
    seen_key,
)
from journal.model import AlertKind, MailOutcome
from journal.store import meta
from journal.store.mail import ledger, volume
from journal.store.mail.ledger import MailFilter
from journal.store.slack import cards


@dataclass(frozen=True, slots=True)
class Gauge:
    name: str
    about: str
    samples: Sequence[tuple[str, float]]
    label: str = ""


def find_gauges(session: Session, config: WatchConfig, now: datetime) -> Iterator[Gauge]:
    problems = list(find_problems(session, config, now))
    counts = [(kind.value, sum(each.kind is kind for each in problems)) for kind in AlertKind]
    yield Gauge("rapport_problems", "What is wrong right now, by kind.", counts, "kind")
    yield from _mailbox_gauges(session, config, now)
    mails = [
        (each.value, ledger.count(session, MailFilter(outcomes=(each,)))) for each in MailOutcome
    ]
    yield Gauge("rapport_mails", "Mails in the ledger, by outcome.", mails, "outcome")
    overdue = cards.count_overdue(session, now)
    yield Gauge("rapport_cards_due", "Cards that are to be brought to Slack.", [("", overdue)])
    yield from _age_gauges(session, now)
    free = min(free_megabytes(config.disks).values(), default=0)
    yield Gauge("rapport_disk_free_bytes", "Room on the fullest disk.", [("", free * 1e6)])


def _mailbox_gauges(session: Session, config: WatchConfig, now: datetime) -> Iterator[Gauge]:
    backlogs, ages, waits = volume.find_backlogs(session, now), [], []
    for number, each in enumerate(mailbox_overviews(session, config.boxes), 1):
        if each.box is None or each.state is None:
            continue
        backlog = backlogs.get(each.state.id)
        waits.append((str(number), backlog.count if backlog else 0))
        if each.state.last_success:
            ages.append((str(number), _seconds(each.state.last_success, now)))
    about = "Seconds since the last good poll of a mailbox."
    yield Gauge("rapport_mailbox_poll_age_seconds", about, ages, "mailbox")
    yield Gauge("rapport_mailbox_backlog", "Mails that wait to be read.", waits, "mailbox")


def _age_gauges(session: Session, now: datetime) -> Iterator[Gauge]:
    seen = [(door, meta.get_moment(session, seen_key(door))) for door in (BOT, INGEST)]
    ages = [(door, _seconds(moment, now)) for door, moment in seen if moment]
    yield Gauge("rapport_door_age_seconds", "Seconds since a door was seen to run.", ages, "door")
    backup = meta.get_moment(session, BACKUP_KEY)
    age = [("", _seconds(backup, now))] if backup else []
    yield Gauge("rapport_backup_age_seconds", "Seconds since the last backup.", age)


def _seconds(then: datetime, now: datetime) -> float:
    return round((now - then).total_seconds(), 3)


def exposition(gauges: Iterable[Gauge]) -> str:
    """The text form, version 0.0.4."""
    lines = []
    for each in gauges:
        lines += [f"# HELP {each.name} {each.about}", f"# TYPE {each.name} gauge"]
        for value, number in each.samples:
            label = f'{{{each.label}="{value}"}}' if each.label else ""
            lines.append(f"{each.name}{label} {number:.3f}".rstrip("0").rstrip("."))
    return "\n".join(lines) + "\n"
