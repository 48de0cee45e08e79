"""The mail worker for tests: a context, one mailbox, cycles, and the law as an oracle."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.capture.context import CaptureContext
from ingest.capture.lease import current_worker_id
from ingest.capture.poller import Cycle, CycleStatus, MailboxConnection, poll
from ingest.decide.policy import build_policy
from ingest.imap import ImapMailbox
from ingest.login import Login
from journal import catalog
from journal.context import record_config
from journal.model import CopyState, LedgerMail, MailOutcome
from journal.settings import load_config
from journal.settings.mail_settings import MailboxSettings as Box
from journal.store import tables
from journal.store.database import read_transaction
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.mail.mail_columns import Versions
from tests.clock import NOW
from tests.servers import PASSWORD

CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]
"""


@dataclass
class SteppedClock:
    """The tests' clock; it stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class PollerCase:
    """One watched mailbox."""

    context: CaptureContext
    box: Box
    clock: SteppedClock
    stop: threading.Event = field(default_factory=threading.Event)
    timeout: float = 10.0

    def __post_init__(self) -> None:
        self.connection = MailboxConnection(self.connect)

    def connect(self) -> ImapMailbox:
        return ImapMailbox(self.box, self.context.login(self.box, ""), timeout=self.timeout)

    def poll(self, *, force: bool = True) -> Cycle:
        return poll(self.context, self.box, self.connection, self.stop, force=force)

    def poll_until_quiet(self, *, cycles: int = 40) -> list[Cycle]:
        """Run cycles, with time passing between them, until nothing is due any more."""
        done = []
        for _ in range(cycles):
            done.append(self.poll())
            if done[-1].status is CycleStatus.DONE and not self.count_copies(CopyState.LISTED):
                return done
            self.clock.advance(hours=3)
        raise AssertionError(f"still not quiet: {done[-1].status}, {done[-1].troubles}")

    def close(self) -> None:
        self.connection.drop()

    # ── what is in the database ─────────────────────────────────────────────────────────────────

    def ledger_mails(self) -> list[LedgerMail]:
        with read_transaction(self.context.engine) as session:
            return sorted(ledger.walk(session, MailFilter()), key=lambda each: each.id)

    def count_copies(self, state: CopyState) -> int:
        with read_transaction(self.context.engine) as session:
            query = sa.select(sa.func.count()).where(tables.mail_copy.c.state == state.value)
            return int(session.execute(query).scalar_one())

    def count_reasons(self) -> Counter[str]:
        return Counter(each.reason.value for each in self.ledger_mails())


def make_poller_case(
    engine: Engine,
    folder: Path,
    box: Box,
    config: str = CONFIG,
    *,
    clock: SteppedClock | None = None,
    **more: object,
) -> PollerCase:
    file = folder / "rapport.toml"
    file.write_text(config, encoding="utf-8")
    loaded = load_config(file, {})
    built, problems = catalog.build_catalog(loaded)
    assert not [*loaded.problems, *problems]
    settings = loaded.settings.model_copy(update={"mailbox": (box,)})
    clock = clock or SteppedClock()
    context = CaptureContext(
        engine=engine,
        settings=settings,
        config=record_config(settings, built),
        policy=build_policy(settings, built),
        versions=Versions(built.version, "test"),
        owner=current_worker_id(),
        login=lambda each, _: Login(each.user, PASSWORD),
        clock=clock,
        report_progress=lambda _: None,
    )
    return PollerCase(replace(context, **more), box, clock)  # type: ignore[arg-type]


# ── the law ─────────────────────────────────────────────────────────────────────────────────────


def check_ledger_invariants(engine: Engine) -> None:
    """Check that every copy has an end, every mail one outcome, and a logged one one interaction."""
    with read_transaction(engine) as session:
        copies = session.execute(sa.select(tables.mail_copy)).all()
        mails = {row.id: row for row in session.execute(sa.select(tables.mail))}
        entries = session.execute(sa.select(tables.interaction)).all()
    unaccounted = [c.id for c in copies if c.state == CopyState.DONE.value and not c.mail_id]
    assert not unaccounted
    assert not [c.id for c in copies if c.mail_id is not None and c.mail_id not in mails]
    by_mail = Counter(e.mail_id for e in entries if e.mail_id is not None)
    assert all(number == 1 for number in by_mail.values())
    logged = {m.id for m in mails.values() if m.outcome == MailOutcome.LOGGED.value}
    linked = {m.id: m.interaction_id for m in mails.values()}
    assert logged <= by_mail.keys() | {m for m in logged if linked[m] is None}
    assert all(linked[m] == e.id for e in entries if (m := e.mail_id) in logged)


# ── mails ───────────────────────────────────────────────────────────────────────────────────────


def numbered_mail(
    number: int,
    *,
    sender: str = "Ada <ada@acme.example>",
    to: str = "sales@ours.example",
    subject: str = "",
    text: str = "Two hundred chairs, please.",
    when: datetime | None = None,
    message_id: str | None = "",
    change: Callable[[EmailMessage], None] = lambda _: None,
) -> bytes:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject or f"Offer {number}"
    mail["Date"] = format_datetime(when or NOW.astimezone(UTC) - timedelta(minutes=5))
    if message_id is not None:
        mail["Message-ID"] = message_id or f"<{number}@acme.example>"
    mail.set_content(text)
    change(mail)
    return bytes(mail).replace(b"\n", b"\r\n")


def numbered_mails(count: int, *, first: int = 1) -> Sequence[bytes]:
    return [numbered_mail(number) for number in range(first, first + count)]
