"""`rapport mailbox list, pause, resume`: how each mailbox is, and who may stop it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest
import time_machine

from cli.text.mailbox_text import ago_text, clock_text, worker_text
from journal.health.mailbox_health import MailboxCondition, MailboxOverview, mailbox_condition
from journal.model import FolderState, MailboxHealth, MailboxState
from journal.settings import MailboxSettings
from journal.store.mail import mailboxes
from tests.builders import HOUR
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.clock import NOW
from tests.mail_builders import a_copy, a_mail, deliver_mails

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
BOX = MailboxSettings(name="sales", host="h", user="sales@ours.example")
STATE = MailboxState(1, "sales", MailboxHealth.OK, 0, None, NOW, None, "", "", "", None)
HELD = FolderState(1, 1, "INBOX", 0, 1, 9, None, None, None, None, "5,001 new mails at once")
LEASED = replace(STATE, lease_owner="host/1/2", lease_until=NOW + MINUTE)


@pytest.fixture(autouse=True)
def now(cli: CliDriver) -> Iterator[None]:
    """Sales was polled 40 seconds ago; support not yet."""
    with time_machine.travel(NOW, tick=False):
        with open_ledger(cli) as (session, config):
            deliver_mails(session, config, a_mail("one"), a_mail("two"))
            a_copy(session, 3)
            box = mailboxes.ensure(session, "sales")
            mailboxes.record_success(session, box.id, now=NOW - 40 * SECOND, new=True)
        yield


def mailbox_row(cli: CliDriver, name: str) -> Any:
    return {each["name"]: each for each in cli.run_json("mailbox", "list")}[name]


# ── in words ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (MailboxOverview("x", BOX, STATE), MailboxCondition.OK),
        (MailboxOverview("x", BOX, None), MailboxCondition.NEVER_POLLED),
        (
            MailboxOverview("x", BOX, replace(STATE, last_success=None)),
            MailboxCondition.NEVER_POLLED,
        ),
        (MailboxOverview("x", None, STATE), MailboxCondition.NOT_CONFIGURED),
        (
            MailboxOverview("x", BOX, replace(STATE, health=MailboxHealth.PAUSED)),
            MailboxCondition.PAUSED,
        ),
        (
            MailboxOverview("x", BOX, replace(STATE, health=MailboxHealth.REFUSED), [HELD]),
            MailboxCondition.REFUSED,
        ),
        (
            MailboxOverview("x", BOX, replace(STATE, health=MailboxHealth.DEGRADED)),
            MailboxCondition.DEGRADED,
        ),
        (
            MailboxOverview("x", BOX, replace(STATE, health=MailboxHealth.DEGRADED), [HELD]),
            MailboxCondition.HELD,
        ),
        (
            MailboxOverview(
                "x", BOX, replace(STATE, health=MailboxHealth.DEGRADED), [replace(HELD, name="Old")]
            ),
            MailboxCondition.DEGRADED,
        ),
        (
            MailboxOverview("x", BOX, replace(STATE, last_success=NOW - 10 * MINUTE)),
            MailboxCondition.OK,
        ),
        (
            MailboxOverview("x", BOX, replace(STATE, last_success=NOW - 11 * MINUTE)),
            MailboxCondition.LATE,
        ),
        (
            MailboxOverview("x", BOX, replace(LEASED, last_success=NOW - HOUR)),
            MailboxCondition.WORKING,
        ),
        (
            MailboxOverview("x", BOX, replace(LEASED, last_success=None)),
            MailboxCondition.WORKING,
        ),
        (
            MailboxOverview("x", BOX, replace(LEASED, last_success=NOW - 7 * HOUR)),
            MailboxCondition.LATE,
        ),
        (
            MailboxOverview("x", BOX, replace(LEASED, last_success=NOW - HOUR, lease_until=NOW)),
            MailboxCondition.LATE,
        ),
    ],
)
def test_how_a_mailbox_is(seen: MailboxOverview, expected: MailboxCondition) -> None:
    assert mailbox_condition(seen, NOW) is expected


def test_one_that_is_polled_seldom_is_late_later() -> None:
    seldom = MailboxOverview("x", BOX.model_copy(update={"poll_seconds": 3600}), STATE)
    assert mailbox_condition(seldom, NOW + 5 * HOUR) is MailboxCondition.OK
    assert mailbox_condition(seldom, NOW + 6 * HOUR) is MailboxCondition.LATE


def test_spans_and_moments_are_short() -> None:
    spans = [40 * SECOND, 2 * MINUTE, 3 * HOUR, 72 * HOUR, -90 * SECOND]
    assert [ago_text(span) for span in spans] == [
        *("40 s ago", "2 min ago", "3 h ago", "3 days ago"),
        "in 90 s",
    ]
    assert clock_text(NOW - HOUR, NOW, UTC) == "08:30"
    assert clock_text(NOW - 24 * HOUR, NOW, UTC) == "2026-03-02 09:30"
    assert worker_text("host/boot/4026/1234/567") == "process 1234 on host"


# ── list ────────────────────────────────────────────────────────────────────────────────────────


def test_each_mailbox_is_listed_with_its_folders_and_what_is_to_do(cli: CliDriver) -> None:
    told = cli.run_ok("mailbox", "list")
    assert "sales  ok  last good poll 40 s ago, last new mail 09:29" in told
    assert "3 listed, 1 to do" in told
    assert "support  never polled" in told
    sales = mailbox_row(cli, "sales")
    assert (sales["health"], sales["good"], sales["failures"]) == ("ok", True, 0)
    inbox, sent = sales["folders"]
    assert (inbox["listed"], inbox["done"], inbox["to_do"]) == (3, 2, 1)
    assert (sent["name"], sent["listed"], sent["configured"]) == ("Sent", 0, True)
    assert mailbox_row(cli, "support")["health"] == "never polled"


def test_what_is_wrong_is_told_with_the_next_try_and_what_to_do(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "support")
        for _time in range(2):
            mailboxes.record_failure(
                session,
                box.id,
                MailboxHealth.REFUSED,
                "The login [x] is refused.",
                next_try=NOW + HOUR,
            )
    told = cli.run_ok("mailbox", "list")
    assert "The login [x] is refused." in told
    assert "2 failures in a row; next try at 10:30, in 60 min." in told
    assert "rapport mailbox resume support" in told
    assert mailbox_row(cli, "support")["next_try"] == "2026-03-03T10:30:00+00:00"


def test_a_mailbox_that_the_config_names_no_more_is_shown_as_such(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        a_copy(session, 9, 1, mailbox="old")
        a_copy(session, 9, 1, folder="Archive")
    assert "old  not in the config" in cli.run_ok("mailbox", "list")
    assert "(not read any more)" in cli.run_ok("mailbox", "list")
    assert mailbox_row(cli, "old")["configured"] is False


def test_a_health_check_fails_when_somebody_must_look(cli: CliDriver) -> None:
    cli.run_ok("mailbox", "list")
    assert cli("mailbox", "list", "--check").code == 1
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "support")
        mailboxes.record_success(session, box.id, now=NOW, new=False)
        a_copy(session, 9, 1, mailbox="old")
    cli.run_ok("mailbox", "list", "--check")
    with time_machine.travel(NOW + HOUR):
        assert cli("mailbox", "list", "--check").code == 1
        assert "Is `rapport ingest` running?" in cli("mailbox", "list", "--check").out


def test_a_config_without_mailboxes_leaves_those_of_before(cli: CliDriver) -> None:
    cli.write_config("")
    assert [each["name"] for each in cli.run_json("mailbox", "list")] == ["sales"]
    cli.run_ok("mailbox", "list", "--check")


# ── pause and resume ────────────────────────────────────────────────────────────────────────────


def test_a_pause_lasts_until_it_is_resumed_and_each_may_be_said_twice(cli: CliDriver) -> None:
    assert "Paused 'sales'." in cli.run_ok("mailbox", "pause", "sales")
    assert "paused already, by cli:root" in cli.run_ok("mailbox", "pause", "sales")
    paused = mailbox_row(cli, "sales")
    assert (paused["health"], paused["paused_by"], paused["good"]) == ("paused", "cli:root", True)
    assert "Resumed 'sales'. The next poll is within 60 s" in cli.run_ok(
        "mailbox", "resume", "sales"
    )
    assert "'sales' is read every 60 s" in cli.run_ok("mailbox", "resume", "sales")
    assert mailbox_row(cli, "sales")["health"] == "ok"


def test_one_may_be_paused_before_its_first_poll(cli: CliDriver) -> None:
    cli.run_ok("mailbox", "pause", "support")
    assert mailbox_row(cli, "support")["health"] == "paused"


def test_to_resume_lets_go_what_is_held(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.ensure_folder(session, box.id, "INBOX")
        mailboxes.update_folder(session, where.id, held="5,001 new mails at once.")
        mailboxes.record_failure(
            session, box.id, MailboxHealth.DEGRADED, "INBOX is held.", next_try=NOW
        )
    assert "5,001 new mails at once." in cli.run_ok("mailbox", "list")
    assert mailbox_row(cli, "sales")["condition"] == "held"
    cli.run_ok("mailbox", "resume", "sales")
    assert mailbox_row(cli, "sales")["condition"] == "ok"


@pytest.mark.parametrize("verb", ["pause", "resume"])
def test_only_an_admin_of_a_mailbox_that_is_read(cli: CliDriver, verb: str) -> None:
    cli.run_refused("mailbox", verb, "sales", "--as", "mia@ours.example")
    cli.run_ok("mailbox", verb, "sales", "--as", "root@ours.example")
    assert "Did you mean 'sales'?" in cli.run_refused("mailbox", verb, "sale")


def test_a_mailbox_with_a_password_needs_no_login(cli: CliDriver) -> None:
    assert "with a password" in cli.run_refused("mailbox", "login", "sales")
