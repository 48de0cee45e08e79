"""`rapport mailbox list, pause, resume`: how each mailbox is, and who may stop it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest
import time_machine

from cli.mailbox_words import Condition, Seen, ago, clock, condition, worker
from journal.model import FolderState, Health, MailboxState
from journal.settings import Mailbox
from journal.store import mailboxes
from tests.building import HOUR
from tests.cli.mailroom import ledger_of
from tests.cli.running import Desk
from tests.clock import NOW
from tests.mailing import a_copy, a_mail, arrived

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
BOX = Mailbox(name="sales", host="h", user="sales@ours.example")
STATE = MailboxState(1, "sales", Health.OK, 0, None, NOW, None, "", "", "", None)
HELD = FolderState(1, 1, "INBOX", 0, 1, 9, None, None, None, None, "5,001 new mails at once")
LEASED = replace(STATE, lease_owner="host/1/2", lease_until=NOW + MINUTE)


@pytest.fixture(autouse=True)
def now(desk: Desk) -> Iterator[None]:
    """Sales was polled 40 seconds ago; support not yet."""
    with time_machine.travel(NOW, tick=False):
        with ledger_of(desk) as (session, house):
            arrived(session, house, a_mail("one"), a_mail("two"))
            a_copy(session, 3)
            box = mailboxes.ensure(session, "sales")
            mailboxes.went_well(session, box.id, now=NOW - 40 * SECOND, new=True)
        yield


def listed(desk: Desk, name: str) -> Any:
    return {each["name"]: each for each in desk.answers("mailbox", "list")}[name]


# ── in words ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Seen("x", BOX, STATE), Condition.OK),
        (Seen("x", BOX, None), Condition.NEVER_POLLED),
        (Seen("x", BOX, replace(STATE, last_success=None)), Condition.NEVER_POLLED),
        (Seen("x", None, STATE), Condition.NOT_CONFIGURED),
        (Seen("x", BOX, replace(STATE, health=Health.PAUSED)), Condition.PAUSED),
        (Seen("x", BOX, replace(STATE, health=Health.REFUSED), [HELD]), Condition.REFUSED),
        (Seen("x", BOX, replace(STATE, health=Health.DEGRADED)), Condition.DEGRADED),
        (Seen("x", BOX, replace(STATE, health=Health.DEGRADED), [HELD]), Condition.HELD),
        (
            Seen("x", BOX, replace(STATE, health=Health.DEGRADED), [replace(HELD, name="Old")]),
            Condition.DEGRADED,
        ),
        (Seen("x", BOX, replace(STATE, last_success=NOW - 10 * MINUTE)), Condition.OK),
        (Seen("x", BOX, replace(STATE, last_success=NOW - 11 * MINUTE)), Condition.LATE),
        (Seen("x", BOX, replace(LEASED, last_success=NOW - HOUR)), Condition.WORKING),
        (
            Seen("x", BOX, replace(LEASED, last_success=NOW - HOUR, lease_until=NOW)),
            Condition.LATE,
        ),
    ],
)
def test_how_a_mailbox_is(seen: Seen, expected: Condition) -> None:
    assert condition(seen, NOW) is expected


def test_one_that_is_polled_seldom_is_late_later() -> None:
    seldom = Seen("x", BOX.model_copy(update={"poll_seconds": 3600}), STATE)
    assert condition(seldom, NOW + 5 * HOUR) is Condition.OK
    assert condition(seldom, NOW + 6 * HOUR) is Condition.LATE


def test_spans_and_moments_are_short() -> None:
    spans = [40 * SECOND, 2 * MINUTE, 3 * HOUR, 72 * HOUR, -90 * SECOND]
    assert [ago(span) for span in spans] == [
        *("40 s ago", "2 min ago", "3 h ago", "3 days ago"),
        "in 90 s",
    ]
    assert clock(NOW - HOUR, NOW, UTC) == "08:30"
    assert clock(NOW - 24 * HOUR, NOW, UTC) == "2026-03-02 09:30"
    assert worker("host/boot/4026/1234/567") == "process 1234 on host"


# ── list ────────────────────────────────────────────────────────────────────────────────────────


def test_each_mailbox_is_listed_with_its_folders_and_what_is_to_do(desk: Desk) -> None:
    told = desk.does("mailbox", "list")
    assert "sales  ok  last good poll 40 s ago, last new mail 09:29" in told
    assert "3 listed, 1 to do" in told
    assert "support  never polled" in told
    sales = listed(desk, "sales")
    assert (sales["health"], sales["good"], sales["failures"]) == ("ok", True, 0)
    inbox, sent = sales["folders"]
    assert (inbox["listed"], inbox["done"], inbox["to_do"]) == (3, 2, 1)
    assert (sent["name"], sent["listed"], sent["configured"]) == ("Sent", 0, True)
    assert listed(desk, "support")["health"] == "never polled"


def test_what_is_wrong_is_told_with_the_next_try_and_what_to_do(desk: Desk) -> None:
    with ledger_of(desk) as (session, _):
        box = mailboxes.ensure(session, "support")
        for _time in range(2):
            mailboxes.went_wrong(
                session, box.id, Health.REFUSED, "The login [x] is refused.", next_try=NOW + HOUR
            )
    told = desk.does("mailbox", "list")
    assert "The login [x] is refused." in told
    assert "2 failures in a row; next try at 10:30, in 60 min." in told
    assert "rapport mailbox resume support" in told
    assert listed(desk, "support")["next_try"] == "2026-03-03T10:30:00+00:00"


def test_a_mailbox_that_the_config_names_no_more_is_shown_as_such(desk: Desk) -> None:
    with ledger_of(desk) as (session, _):
        a_copy(session, 9, 1, mailbox="old")
        a_copy(session, 9, 1, folder="Archive")
    assert "old  not in the config" in desk.does("mailbox", "list")
    assert "(not read any more)" in desk.does("mailbox", "list")
    assert listed(desk, "old")["configured"] is False


def test_a_health_check_fails_when_somebody_must_look(desk: Desk) -> None:
    desk.does("mailbox", "list")
    assert desk("mailbox", "list", "--check").code == 1
    with ledger_of(desk) as (session, _):
        box = mailboxes.ensure(session, "support")
        mailboxes.went_well(session, box.id, now=NOW, new=False)
        a_copy(session, 9, 1, mailbox="old")
    desk.does("mailbox", "list", "--check")
    with time_machine.travel(NOW + HOUR):
        assert desk("mailbox", "list", "--check").code == 1
        assert "Is `rapport ingest` running?" in desk("mailbox", "list", "--check").out


def test_a_config_without_mailboxes_leaves_those_of_before(desk: Desk) -> None:
    desk.config("")
    assert [each["name"] for each in desk.answers("mailbox", "list")] == ["sales"]
    desk.does("mailbox", "list", "--check")


# ── pause and resume ────────────────────────────────────────────────────────────────────────────


def test_a_pause_lasts_until_it_is_resumed_and_each_may_be_said_twice(desk: Desk) -> None:
    assert "Paused 'sales'." in desk.does("mailbox", "pause", "sales")
    assert "paused already, by cli:root" in desk.does("mailbox", "pause", "sales")
    paused = listed(desk, "sales")
    assert (paused["health"], paused["paused_by"], paused["good"]) == ("paused", "cli:root", True)
    assert "Resumed 'sales'. The next poll is within 60 s" in desk.does(
        "mailbox", "resume", "sales"
    )
    assert "'sales' is read every 60 s" in desk.does("mailbox", "resume", "sales")
    assert listed(desk, "sales")["health"] == "ok"


def test_one_may_be_paused_before_its_first_poll(desk: Desk) -> None:
    desk.does("mailbox", "pause", "support")
    assert listed(desk, "support")["health"] == "paused"


def test_to_resume_lets_go_what_is_held(desk: Desk) -> None:
    with ledger_of(desk) as (session, _):
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.folder_of(session, box.id, "INBOX")
        mailboxes.note_folder(session, where.id, held="5,001 new mails at once.")
        mailboxes.went_wrong(session, box.id, Health.DEGRADED, "INBOX is held.", next_try=NOW)
    assert "5,001 new mails at once." in desk.does("mailbox", "list")
    assert listed(desk, "sales")["condition"] == "held"
    desk.does("mailbox", "resume", "sales")
    assert listed(desk, "sales")["condition"] == "ok"


@pytest.mark.parametrize("verb", ["pause", "resume"])
def test_only_an_admin_of_a_mailbox_that_is_read(desk: Desk, verb: str) -> None:
    desk.refuses("mailbox", verb, "sales", "--as", "mia@ours.example")
    desk.does("mailbox", verb, "sales", "--as", "root@ours.example")
    assert "Did you mean 'sales'?" in desk.refuses("mailbox", verb, "sale")


def test_a_mailbox_with_a_password_needs_no_login(desk: Desk) -> None:
    assert "with a password" in desk.refuses("mailbox", "login", "sales")
