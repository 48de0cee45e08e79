"""`rapport mail retry, ignore`: decided again, or not wanted."""

import pytest

from journal.mail_packing import pack
from journal.model import CopyState, MailOutcome, MailReason
from journal.store.mail import copies, mailboxes
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.clock import NOW
from tests.mail_builders import a_copy, a_mail, deliver_mails, enter_mails


@pytest.fixture(autouse=True)
def four(cli: CliDriver) -> None:
    """1 logged, 2 waits, 3 and 4 set aside; 4 is nowhere any more, and was not kept."""
    with open_ledger(cli) as (session, config):
        ada = a_person(session, "Ada", "ada@acme.example")
        logged, waits = a_mail("one", MailOutcome.LOGGED, ada), a_mail("two")
        deliver_mails(session, config, logged, waits, a_mail("three", MailOutcome.QUARANTINED))
        (gone,) = enter_mails(session, config, a_mail("four", MailOutcome.QUARANTINED))
        a_copy(session, 4, gone.mail, state=CopyState.GONE)


def copy_states(cli: CliDriver, mail_id: int) -> list[str]:
    return [copy["state"] for copy in cli.run_json("mail", "show", str(mail_id))["copies"]]


def reopened_mails(cli: CliDriver) -> list[int]:
    return [each["id"] for each in cli.run_json("mail", "list") if each["reopened"]]


def test_a_mail_is_marked_and_its_copy_is_to_be_read_again(cli: CliDriver) -> None:
    told = cli.run_ok("mail", "retry", "2")
    assert "Reopened 2. 1 mail is decided again with the next poll." in told
    assert "rapport ingest --once" in told
    assert (reopened_mails(cli), copy_states(cli, 2)) == ([2], ["listed"])
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.ensure_folder(session, box.id, "INBOX")
        due = copies.find_due(session, where, now=NOW, limit=10)
    assert [(each.uid, each.mail_id, each.attempts) for each in due] == [(2, 2, 0)]


def test_what_is_logged_is_not_decided_again(cli: CliDriver) -> None:
    assert "Correct or cancel its interaction" in cli("mail", "retry", "1").out
    assert cli("mail", "retry", "1").code == 1
    assert (reopened_mails(cli), copy_states(cli, 1)) == ([], ["done"])


def test_of_several_those_that_can_be_are(cli: CliDriver) -> None:
    told = cli.run_json("mail", "retry", "1", "2", "3", "4", "99", "2")
    assert (told["reopened"], told["copies"]) == ([2, 3], 2)
    assert told["refused"] == {"1": "logged", "4": "nothing_left", "99": "unknown"}


def test_all_that_we_failed_at(cli: CliDriver) -> None:
    told = cli.run_json("mail", "retry", "--quarantined")
    assert (told["reopened"], told["refused"]) == ([3], {"4": "nothing_left"})


def test_all_of_one_reason_and_again(cli: CliDriver) -> None:
    for _ in range(2):
        assert cli.run_json("mail", "retry", "--reason", "no_contact")["reopened"] == [2]
    assert "No mail fits" in cli.run_ok("mail", "retry", "--reason", "bulk")


def test_what_was_kept_can_be_decided_again_without_a_copy(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        (kept,) = enter_mails(
            session, config, a_mail("kept", MailOutcome.QUARANTINED, raw=pack(b"From: x"))
        )
        a_copy(session, 9, kept.mail, state=CopyState.GONE)
    told = cli.run_json("mail", "retry", str(kept.mail))
    assert (told["reopened"], told["copies"]) == ([kept.mail], 0)


def test_what_was_purged_or_erased_stays_gone(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        gone = a_mail("gone", MailOutcome.SKIPPED, reason=MailReason.PURGED_BEFORE)
        (done,) = deliver_mails(session, config, gone, first_uid=20)
    assert cli("mail", "retry", str(done.mail)).code == 1
    assert reopened_mails(cli) == []


def test_a_copy_in_a_folder_that_nobody_reads_any_more_waits_for_nobody(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        a_copy(session, 5, 2, mailbox="old")
        a_copy(session, 6, 2, folder="Archive")
    cli.run_ok("mail", "retry", "2")
    assert copy_states(cli, 2) == ["listed", "done", "done"]


def test_a_copy_under_a_number_of_before_waits_for_nobody(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.ensure_folder(session, box.id, "INBOX")
        mailboxes.begin_epoch(session, where, 77)
    assert "no folder that is read has it any more" in cli("mail", "retry", "2").out
    with open_ledger(cli) as (session, _):
        a_copy(session, 2, 2)
    cli.run_ok("mail", "retry", "2")
    assert copy_states(cli, 2) == ["done", "listed"]


@pytest.mark.parametrize(
    "args", [(), ("1", "--quarantined"), ("--reason", "bulk", "--quarantined")], ids=" ".join
)
def test_what_is_meant_is_named_once(cli: CliDriver, args: tuple[str, ...]) -> None:
    cli.run_refused("mail", "retry", *args, code=2)


def test_a_reason_of_logged_mails_is_refused_with_what_to_do(cli: CliDriver) -> None:
    assert "rapport edit" in cli.run_refused("mail", "retry", "--reason", "logged", code=2)


@pytest.mark.parametrize(
    ("who", "code"), [("al@ours.example", 1), ("mia@ours.example", 0), ("root@ours.example", 0)]
)
def test_a_member_may_not_have_mails_decided_again(cli: CliDriver, who: str, code: int) -> None:
    assert cli("mail", "retry", "2", "--as", who).code == code
    assert bool(reopened_mails(cli)) is (code == 0)


# ── ignore ──────────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_wanted_waits_no_longer_until_that_is_undone(cli: CliDriver) -> None:
    assert "Ignored 2." in cli.run_ok("mail", "ignore", "2")
    assert cli.run_json("mail", "list", "--reason", "ignored")[0]["id"] == 2
    cli.run_ok("mail", "ignore", "2")
    cli.run_ok("undo")
    assert cli.run_json("mail", "list", "--outcome", "waiting")[0]["id"] == 2


def test_what_is_decided_is_not_ignored(cli: CliDriver) -> None:
    told = cli.run_json("mail", "ignore", "1", "2", "99")
    assert told["ignored"] == [2]
    assert "logged as #1" in told["refused"]["1"]
    assert "no mail 99" in told["refused"]["99"]
    assert cli("mail", "ignore", "1").code == 1
