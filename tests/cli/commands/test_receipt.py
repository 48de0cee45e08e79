"""`rapport receipt`: everything that arrived is accounted for, and a loss is loud."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from journal.model import CopyState, MailOutcome, MailReason
from journal.store.mail import mailboxes
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.clock import NOW
from tests.mail_builders import a_copy, a_mail, deliver_mails

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def ledger(cli: CliDriver) -> Iterator[None]:
    """Three mails today, the first of them in both mailboxes; one mail ten days ago."""
    with time_machine.travel(NOW, tick=False):
        with open_ledger(cli) as (session, config):
            ada = a_person(session, "Ada", "ada@acme.example")
            deliver_mails(session, config, a_mail("old"), first_uid=1, at=NOW - 10 * DAY)
            logged = a_mail("one", MailOutcome.LOGGED, ada)
            bulk = a_mail("two", MailOutcome.SKIPPED)
            failed = a_mail("three", MailOutcome.QUARANTINED)
            deliver_mails(session, config, logged, bulk, failed, first_uid=2)
            a_copy(session, 1, 2, mailbox="support")
            a_copy(session, 10, state=CopyState.LEFT)
            a_copy(session, 11, state=CopyState.GONE)
            a_copy(session, 12)
            box = mailboxes.ensure(session, "sales")
            mailboxes.record_success(session, box.id, now=NOW - timedelta(seconds=40), new=True)
        yield


def numbers(cli: CliDriver, *args: str) -> dict[str, int]:
    told = cli.run_json("receipt", *args)
    plain = ("arrived", "copies_of_known", "mails", "left", "gone", "to_do", "unaccounted")
    outcomes = {name: told[name]["number"] for name in ("logged", "skipped", "waiting")}
    assert told["adds_up"]
    return {**{name: told[name] for name in plain}, **outcomes}


def test_every_copy_stands_somewhere_and_nothing_is_unaccounted(cli: CliDriver) -> None:
    assert numbers(cli) == {
        "arrived": 8,
        "copies_of_known": 1,
        "mails": 4,
        "left": 1,
        "gone": 1,
        "to_do": 1,
        "unaccounted": 0,
        "logged": 1,
        "skipped": 1,
        "waiting": 1,
    }
    told = cli.run_json("receipt")
    assert told["quarantined"] == {"number": 1, "by_reason": {MailReason.CRASHED: 1}}


def test_nothing_unaccounted_is_said_even_so(cli: CliDriver) -> None:
    told = cli.run_ok("receipt")
    assert "         8  arrived" in told
    assert "         0  unaccounted" in told
    assert "sent to many" in told
    assert "ok: last good poll 40 s ago, last new mail 09:29" in told
    assert "never polled: no good poll yet" in told


def test_a_loss_is_loud_and_names_where_to_look(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        a_copy(session, 99, state=CopyState.DONE)
    ran = cli("receipt")
    assert ran.code == 1
    assert "         1  unaccounted" in ran.out
    assert "sales / INBOX, UID 99" in ran.out
    as_json = cli("receipt", "--json")
    assert as_json.code == 1
    assert as_json.json["unaccounted_first"] == ["sales / INBOX, UID 99"]


@pytest.mark.parametrize(
    ("args", "arrived"),
    [
        (("--days", "1"), 7),
        (("--since", "2026-03-03"), 7),
        (("--until", "2026-03-02"), 1),
        (("--since", "2026-02-21", "--until", "2026-02-21"), 1),
        (("--mailbox", "support"), 1),
        (("--mailbox", "sales"), 7),
        (("--days", "1", "--mailbox", "sales"), 6),
    ],
)
def test_a_receipt_is_of_a_time_and_a_place(
    cli: CliDriver, args: tuple[str, ...], arrived: int
) -> None:
    assert numbers(cli, *args)["arrived"] == arrived


def test_a_copy_of_a_mail_that_another_mailbox_saw_first_is_known(cli: CliDriver) -> None:
    found = numbers(cli, "--mailbox", "support")
    assert (found["copies_of_known"], found["mails"]) == (1, 0)


def test_a_mail_to_be_decided_again_is_still_to_do(cli: CliDriver) -> None:
    cli.run_ok("mail", "retry", "--quarantined")
    found = numbers(cli)
    assert (found["to_do"], found["mails"], found["unaccounted"]) == (2, 3, 0)


def test_a_time_is_named_once_and_a_mailbox_by_its_name(cli: CliDriver) -> None:
    cli.run_refused("receipt", "--days", "3", "--since", "2026-03-01", code=2)
    assert "Did you mean 'sales'?" in cli.run_refused("receipt", "--mailbox", "sale")
