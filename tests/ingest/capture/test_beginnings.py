"""Where nothing may be excluded, a mail's beginning comes with its headers: one round trip, each byte once."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.imap.responses import BEGINNING_BYTES
from journal import mail_packing
from journal.store import tables
from journal.store.database import read_transaction
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    before_command,
    make_case,
    poll_until_killed,
)
from tests.ingest.capture.poller_case import CONFIG, numbered_mail
from tests.ingest.capture.test_faults_connection import THREE_NUMBERS, cut_answer
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

Case = FaultCase[ScriptedImapServer]
OpenCase = Callable[..., Case]

NOTHING_EXCLUDED = f"{CONFIG}\n[never_log]\nsensitivities = []\n"
# What a row has beside the mail itself: its numbers, its size, its date.
_ROW_BYTES = 200
_LOOK = ["STATUS", "EXAMINE", "UID SEARCH"]


@pytest.fixture
def quick(open_case: OpenCase) -> Case:
    """A case that has read a mail already, whose folder it has left."""
    case = open_case(config=NOTHING_EXCLUDED)
    case.deliver(1)
    case.poller.poll()
    case.poller.poll()
    return case


def _deliver_sized(case: Case, number: int, size: int) -> bytes:
    """Deliver a mail of exactly `size` bytes."""
    head = numbered_mail(number)
    raw = head + b"x" * (size - len(head) - 2) + b"\r\n"
    raw = raw.replace(b"x" * 900, b"x" * 898 + b"\r\n")
    case.server.deliver(case.user, raw)
    case.given_ids.add(f"{number}@acme.example")
    assert len(raw) == size
    return raw


def _cost(case: Case) -> tuple[list[str], int]:
    """The commands of the next cycle, and the bytes that its mails took."""
    case.server.commands.clear()
    case.server.command_lines.clear()
    case.server.fetched_bytes = 0
    assert not case.poller.poll().troubles
    return list(case.server.commands), case.server.fetched_bytes


def _kept_mails(case: Case) -> list[bytes]:
    with read_transaction(case.engine) as session:
        found = session.scalars(
            sa.select(tables.mail_raw.c.content).order_by(tables.mail_raw.c.mail_id)
        )
        return [mail_packing.unpack(each) for each in found]


@pytest.mark.parametrize(("mails", "batches"), [(1, 1), (200, 1), (201, 2)])
def test_ordinary_mails_cost_one_command_for_a_batch(quick: Case, mails: int, batches: int) -> None:
    numbers = range(2, mails + 2)
    quick.deliver(*numbers)
    sizes = sum(len(numbered_mail(number)) for number in numbers)
    commands, size = _cost(quick)
    assert commands == [*_LOOK, *["UID FETCH"] * batches]
    assert sizes < size < sizes + mails * _ROW_BYTES
    quick.finish_and_check(range(1, mails + 2))


@pytest.mark.parametrize("over", [-1, 0, 1, 5_000, 990_000, 2_000_000])
def test_of_a_longer_mail_the_rest_is_fetched_and_nothing_twice(quick: Case, over: int) -> None:
    size = BEGINNING_BYTES + over
    raw = _deliver_sized(quick, 2, size)
    quick.deliver(3)
    commands, fetched = _cost(quick)
    assert commands.count("UID FETCH") == (1 if over < 0 else 2)
    assert fetched < size + len(numbered_mail(3)) + 4 * _ROW_BYTES
    assert _kept_mails(quick)[1:] == [raw, numbered_mail(3)]
    quick.finish_and_check(THREE_NUMBERS)


def test_a_long_mail_alone_comes_in_pieces(quick: Case) -> None:
    raw = _deliver_sized(quick, 2, BEGINNING_BYTES + 2_000_000)
    commands, fetched = _cost(quick)
    assert commands.count("UID FETCH") == 3
    assert fetched < len(raw) + 4 * _ROW_BYTES
    assert _kept_mails(quick)[1:] == [raw]


def test_long_mails_of_a_batch_cost_one_command_more(quick: Case) -> None:
    for number in range(2, 8):
        _deliver_sized(quick, number, 3 * BEGINNING_BYTES)
    assert _cost(quick)[0].count("UID FETCH") == 2
    quick.finish_and_check(range(1, 8))


def test_a_header_that_is_longer_than_the_beginning_is_fetched_for_itself(quick: Case) -> None:
    padding = b"".join(b"X-Pad: %s\r\n" % (b"p" * 900) for _ in range(80))
    raw = padding + numbered_mail(2)
    quick.server.deliver(quick.user, raw)
    quick.given_ids.add("2@acme.example")
    assert _cost(quick)[0].count("UID FETCH") == 3
    assert _kept_mails(quick)[1:] == [raw]


def test_of_a_copy_that_the_headers_tell_the_rest_is_not_fetched(
    quick: Case, open_case: OpenCase
) -> None:
    other = open_case(config=NOTHING_EXCLUDED, name="info")
    raw = _deliver_sized(quick, 2, 10 * BEGINNING_BYTES)
    quick.poller.poll()
    other.server.deliver(other.user, raw)
    commands, size = _cost(other)
    assert commands.count("UID FETCH") == 1
    assert size < BEGINNING_BYTES + _ROW_BYTES
    other.finish_and_check([1, 2])


def test_a_folder_numbered_anew_costs_its_headers(quick: Case) -> None:
    quick.deliver(*range(2, 21))
    quick.poller.poll()
    quick.server.reset_uidvalidity(quick.user)
    _, size = _cost(quick)
    assert size < 20 * (len(numbered_mail(20).partition(b"\r\n\r\n")[0]) + _ROW_BYTES)
    quick.finish_and_check(range(1, 21))


@pytest.mark.parametrize(
    ("never_log", "keep"),
    [
        ("", "full"),
        ('addresses = ["eve@stranger.example"]', "full"),
        ('domains = ["secret.example"]', "text"),
        ('sensitivities = []\nsubjects = ["^Private"]', "full"),
        ("sensitivities = []", "headers"),
    ],
)
def test_where_something_may_be_excluded_headers_come_alone(
    open_case: OpenCase, never_log: str, keep: str
) -> None:
    case = open_case(config=f"{CONFIG}\n[never_log]\n{never_log}\n", keep=keep)
    case.deliver(1)
    first = next(each for each in _lines_of_cycle(case) if each.startswith("UID FETCH"))
    assert "BODY.PEEK[HEADER]" in first
    assert "BODY.PEEK[]" not in first


def _lines_of_cycle(case: Case) -> list[str]:
    _cost(case)
    return case.server.command_lines


def test_a_mail_whose_headers_decide_is_not_kept_although_it_came(quick: Case) -> None:
    quick.deliver(2, sender="Kim <kim@ours.example>", to="lee@ours.example")
    assert _cost(quick)[0].count("UID FETCH") == 1
    assert len(_kept_mails(quick)) == 1
    quick.finish_and_check([1], skipped=[2])


# ── what goes wrong ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", [0, 40, 150, BEGINNING_BYTES])
@pytest.mark.parametrize("fetch", [1, 2], ids=["beginning", "rest"])
def test_a_line_that_drops_loses_nothing(quick: Case, fetch: int, at: int) -> None:
    _deliver_sized(quick, 2, 3 * BEGINNING_BYTES)
    quick.deliver(3)
    with before_command(quick.server, "UID FETCH", fetch, cut_answer(quick, at)):
        quick.poller.poll()
    quick.server.faults.cut_after = None
    quick.finish_and_check(THREE_NUMBERS)


def test_a_mail_that_goes_between_its_beginning_and_its_rest_is_gone(quick: Case) -> None:
    _deliver_sized(quick, 2, 3 * BEGINNING_BYTES)
    quick.deliver(3)
    gone = quick.server.uids(quick.user)[1]
    with before_command(
        quick.server, "UID FETCH", 2, lambda: quick.server.expunge(quick.user, "INBOX", [gone])
    ):
        assert quick.poller.poll().counts.gone == 1
    quick.finish_and_check([1, 3])


def test_killed_at_every_commit_nothing_is_lost_and_nothing_twice(
    engine: Engine, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    given: list[int] = []
    for at in count(1):
        case = make_case(scripted, engine, tmp_path, config=NOTHING_EXCLUDED, name=f"box{at}")
        fresh = range(at * 3, at * 3 + 3)
        given += fresh
        case.deliver(*fresh[:2])
        _deliver_sized(case, fresh[2], 3 * BEGINNING_BYTES)
        died = poll_until_killed(case, at, after=bool(at % 2))
        case.finish_and_check(given)
        case.close()
        if not died:
            break
    assert at > 4
