"""Tests what a cycle costs, counted: round trips to the server, statements to the database, bodies fetched."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from ingest.capture.ledger_entry import FetchedMail, pack_kept
from ingest.parse import message
from journal import mail_packing
from journal.model import MailOutcome, MailReason
from journal.settings.mail_settings import MailboxSettings
from journal.store import tables
from journal.store.database import read_transaction
from journal.store.mail.copies import DueCopy
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(2)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]

NEVER_LOG_CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]

[never_log]
addresses = ["eve@stranger.example"]
domains = ["secret.example"]
subjects = ["^Private"]
"""


@contextmanager
def record_statements(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def commands_of_cycle(case: FaultCase[ScriptedImapServer]) -> list[str]:
    """Runs the next cycle, and gives its commands."""
    case.server.commands.clear()
    assert not case.poller.poll().troubles
    return list(case.server.commands)


def fetched_bodies(case: FaultCase[ScriptedImapServer]) -> list[str]:
    return [line.split()[2] for line in case.server.command_lines if "BODY.PEEK[]" in line]


# ── memory ──────────────────────────────────────────────────────────────────────────────────────


def _mails_in_memory() -> int:
    """Counts the mails whose body is held, by the objects of this process."""
    return sum(isinstance(each, FetchedMail) and each.raw is not None for each in gc.get_objects())


def test_one_group_of_mails_is_in_memory_at_a_time(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.poller.context = replace(case.poller.context, batch_bytes=1)
    case.deliver(1, 2, 3)
    held: list[int] = []
    case.server.faults.before["UID FETCH"] = lambda: held.append(_mails_in_memory())
    case.poller.poll()
    assert held == [0, 0, 0, 0], "the headers, and each body while no other is there"
    case.finish_and_check([1, 2, 3])


def test_what_came_is_let_go_once_it_is_packed() -> None:
    box = MailboxSettings(name="box", host="imap.ours.example", user="sales")
    raw = numbered_mail(1)
    fetched = FetchedMail(DueCopy(1, 1, 0, None), message.parse(raw), len(raw), None, raw)
    packed = pack_kept(fetched, box)
    assert (packed.raw, mail_packing.unpack(packed.packed or b"")) == (b"", raw)
    assert pack_kept(packed, box) == packed
    assert pack_kept(fetched, box.model_copy(update={"keep": "text"})).packed is None


# ── round trips ─────────────────────────────────────────────────────────────────────────────────


def test_a_folder_in_which_nothing_changed_costs_one_command(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*range(1, 50))
    case.poller.poll()
    assert commands_of_cycle(case) == ["UNSELECT", "STATUS"]
    for _ in range(3):
        assert commands_of_cycle(case) == ["STATUS"]


def test_each_folder_costs_one_command(open_case: OpenCase) -> None:
    case = open_case(folders=["INBOX", "Sent"])
    case.deliver(1, 2)
    case.poller.poll()
    assert commands_of_cycle(case) == ["STATUS", "UNSELECT", "STATUS"]
    for _ in range(3):
        assert commands_of_cycle(case) == ["STATUS", "STATUS"]


@pytest.mark.parametrize(("count", "batches"), [(1, 1), (200, 1), (201, 2)])
def test_new_mails_cost_two_commands_for_a_batch(
    case: FaultCase[ScriptedImapServer], count: int, batches: int
) -> None:
    case.deliver(1)
    case.poller.poll()
    case.poller.poll()
    case.deliver(*range(2, count + 2))
    assert commands_of_cycle(case) == [
        "STATUS",
        "EXAMINE",
        "UID SEARCH",
        *["UID FETCH"] * 2 * batches,
    ]
    case.finish_and_check(range(1, count + 2))


def test_known_mails_cost_their_headers_alone(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*range(1, 21))
    case.poller.poll()
    case.server.reset_uidvalidity(case.user)
    case.server.command_lines.clear()
    assert case.poller.poll().counts.known == 20
    assert fetched_bodies(case) == []
    case.finish_and_check(range(1, 21))


# ── statements ──────────────────────────────────────────────────────────────────────────────────


def test_a_cycle_without_news_costs_a_few_statements_however_long_the_ledger(
    case: FaultCase[ScriptedImapServer],
) -> None:
    costs = []
    for first in (1, 11, 111):
        case.deliver(*range(first, first + 10))
        case.poller.poll()
        with record_statements(case.engine) as statements:
            case.poller.poll()
        costs.append(len(_without_begin(statements)))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 15


def _without_begin(statements: list[str]) -> list[str]:
    """SQLite is told to begin by a statement of its own."""
    return [each for each in statements if not each.startswith("BEGIN")]


def test_a_mail_more_in_a_batch_costs_a_few_statements(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(1)
    case.poller.poll()
    costs = {}
    for count in (10, 110):
        case.deliver(*range(count * 10, count * 11))
        with record_statements(case.engine) as statements:
            case.poller.poll()
        costs[count] = len(_without_begin(statements))
    assert (costs[110] - costs[10]) / 100 <= 2


# ── what is not fetched, and not kept ───────────────────────────────────────────────────────────


def test_a_mail_that_is_never_recorded_is_never_fetched(open_case: OpenCase) -> None:
    case = open_case(config=NEVER_LOG_CONFIG)
    case.deliver(1)
    case.deliver(2, sender="Eve <eve@stranger.example>")
    case.deliver(3, sender="Bob <bob@secret.example>")
    case.deliver(4, subject="Private: my health")
    case.deliver(5, sender="Kim <kim@ours.example>", to="lee@ours.example")
    case.poller.poll()
    assert fetched_bodies(case) == ["1"]
    case.finish_and_check([1], skipped=[2, 3, 4, 5])
    kept = [each for each in case.poller.ledger_mails() if each.outcome is MailOutcome.SKIPPED]
    assert Counter(each.reason for each in kept) == {
        MailReason.NEVER_LOG: 3,
        MailReason.INTERNAL_ONLY: 1,
    }
    assert not any(each.subject or each.text or each.parties for each in kept)
    assert _count_rows(case, tables.mail_raw) == 1


def _count_rows(case: FaultCase[ScriptedImapServer], table: sa.Table) -> int:
    with read_transaction(case.engine) as session:
        return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _entry(case: FaultCase[ScriptedImapServer]) -> sa.Row[tuple[object, ...]]:
    with read_transaction(case.engine) as session:
        return session.execute(sa.select(tables.interaction)).one()


def attach_file(mail: EmailMessage) -> None:
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="o.pdf")


@pytest.mark.parametrize(
    ("keep", "text", "files", "raw"),
    [("full", True, 1, 1), ("text", True, 0, 0), ("headers", False, 0, 0)],
)
def test_no_more_is_kept_than_the_mailbox_says(
    open_case: OpenCase, keep: str, *, text: bool, files: int, raw: int
) -> None:
    case = open_case(keep=keep)
    case.deliver(1, change=attach_file)
    case.finish_and_check([1])
    assert ("Two hundred chairs" in str(_entry(case).text)) is text
    assert _count_rows(case, tables.attachment) == files
    assert _count_rows(case, tables.mail_raw) == raw
    assert bool(fetched_bodies(case)) is text


@pytest.mark.parametrize("keep", ["text", "headers"])
def test_what_is_kept_does_not_tell_one_mail_from_another(open_case: OpenCase, keep: str) -> None:
    """The same mail in a mailbox that keeps less: one mail, whichever is read first."""
    first, second = open_case(name="sales", keep=keep), open_case(name="info")
    first.deliver(1)
    first.poller.poll()
    second.deliver(1)
    assert second.poller.poll().counts.known == 1
    second.finish_and_check([1])
