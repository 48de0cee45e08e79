"""What a cycle costs, counted: round trips to the server, statements to the database, bodies fetched."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from journal.model import Outcome, Reason
from journal.store import tables
from journal.store.database import reading
from tests.ingest.proof import Case
from tests.servers.scripted import Scripted

Open = Callable[..., Case[Scripted]]

NEVER = """
[company]
name = "Ours"
domains = ["ours.example"]

[never_log]
addresses = ["eve@stranger.example"]
domains = ["secret.example"]
subjects = ["^Private"]
"""


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def commands(case: Case[Scripted]) -> list[str]:
    """Of the next cycle."""
    case.server.commands.clear()
    assert not case.door.poll().troubles
    return list(case.server.commands)


def fetched_bodies(case: Case[Scripted]) -> list[str]:
    return [line.split()[2] for line in case.server.lines if "BODY.PEEK[]" in line]


# ── round trips ─────────────────────────────────────────────────────────────────────────────────


def test_a_folder_in_which_nothing_changed_costs_one_command(case: Case[Scripted]) -> None:
    case.give(*range(1, 50))
    case.door.poll()
    assert commands(case) == ["UNSELECT", "STATUS"]
    for _ in range(3):
        assert commands(case) == ["STATUS"]


def test_each_folder_costs_one_command(open_case: Open) -> None:
    case = open_case(folders=["INBOX", "Sent"])
    case.give(1, 2)
    case.door.poll()
    assert commands(case) == ["STATUS", "UNSELECT", "STATUS"]
    for _ in range(3):
        assert commands(case) == ["STATUS", "STATUS"]


@pytest.mark.parametrize(("count", "batches"), [(1, 1), (200, 1), (201, 2)])
def test_new_mails_cost_two_commands_for_a_batch(
    case: Case[Scripted], count: int, batches: int
) -> None:
    case.give(1)
    case.door.poll()
    case.door.poll()
    case.give(*range(2, count + 2))
    assert commands(case) == ["STATUS", "EXAMINE", "UID SEARCH", *["UID FETCH"] * 2 * batches]
    case.end(range(1, count + 2))


def test_known_mails_cost_their_headers_alone(case: Case[Scripted]) -> None:
    case.give(*range(1, 21))
    case.door.poll()
    case.server.reset_uidvalidity(case.user)
    case.server.lines.clear()
    assert case.door.poll().tally.known == 20
    assert fetched_bodies(case) == []
    case.end(range(1, 21))


# ── statements ──────────────────────────────────────────────────────────────────────────────────


def test_a_cycle_without_news_costs_a_few_statements_however_long_the_ledger(
    case: Case[Scripted],
) -> None:
    costs = []
    for first in (1, 11, 111):
        case.give(*range(first, first + 10))
        case.door.poll()
        with counted(case.engine) as statements:
            case.door.poll()
        costs.append(len(_real(statements)))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 15


def _real(statements: list[str]) -> list[str]:
    """SQLite is told to begin by a statement of its own."""
    return [each for each in statements if not each.startswith("BEGIN")]


def test_a_mail_more_in_a_batch_costs_a_few_statements(case: Case[Scripted]) -> None:
    case.give(1)
    case.door.poll()
    costs = {}
    for count in (10, 110):
        case.give(*range(count * 10, count * 11))
        with counted(case.engine) as statements:
            case.door.poll()
        costs[count] = len(_real(statements))
    assert (costs[110] - costs[10]) / 100 <= 2


# ── what is not fetched, and not kept ───────────────────────────────────────────────────────────


def test_a_mail_that_is_never_recorded_is_never_fetched(open_case: Open) -> None:
    case = open_case(config=NEVER)
    case.give(1)
    case.give(2, sender="Eve <eve@stranger.example>")
    case.give(3, sender="Bob <bob@secret.example>")
    case.give(4, subject="Private: my health")
    case.give(5, sender="Kim <kim@ours.example>", to="lee@ours.example")
    case.door.poll()
    assert fetched_bodies(case) == ["1"]
    case.end([1], skipped=[2, 3, 4, 5])
    kept = [each for each in case.door.mails() if each.outcome is Outcome.SKIPPED]
    assert Counter(each.reason for each in kept) == {Reason.NEVER_LOG: 3, Reason.INTERNAL_ONLY: 1}
    assert not any(each.subject or each.text or each.parties for each in kept)
    assert _rows(case, tables.mail_raw) == 1


def _rows(case: Case[Scripted], table: sa.Table) -> int:
    with reading(case.engine) as session:
        return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _entry(case: Case[Scripted]) -> sa.Row[tuple[object, ...]]:
    with reading(case.engine) as session:
        return session.execute(sa.select(tables.interaction)).one()


def with_a_file(mail: EmailMessage) -> None:
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="o.pdf")


@pytest.mark.parametrize(
    ("keep", "text", "files", "raw"),
    [("full", True, 1, 1), ("text", True, 0, 0), ("headers", False, 0, 0)],
)
def test_no_more_is_kept_than_the_mailbox_says(
    open_case: Open, keep: str, *, text: bool, files: int, raw: int
) -> None:
    case = open_case(keep=keep)
    case.give(1, change=with_a_file)
    case.end([1])
    assert ("Two hundred chairs" in str(_entry(case).text)) is text
    assert _rows(case, tables.attachment) == files
    assert _rows(case, tables.mail_raw) == raw
    assert bool(fetched_bodies(case)) is text


@pytest.mark.parametrize("keep", ["text", "headers"])
def test_what_is_kept_does_not_tell_one_mail_from_another(open_case: Open, keep: str) -> None:
    """The same mail in a mailbox that keeps less: one mail, whichever is read first."""
    first, second = open_case(name="sales", keep=keep), open_case(name="info")
    first.give(1)
    first.door.poll()
    second.give(1)
    assert second.door.poll().tally.known == 1
    second.end([1])
