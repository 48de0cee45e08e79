"""`rapport mail list, show, why, export`: what became of every mail."""

import re
import tracemalloc
from dataclasses import replace
from datetime import timedelta

import pytest

from cli.main import COMMANDS, rapport
from cli.text.mail_text import HINTS, SHORT_REASONS, hint
from journal.mail_packing import pack
from journal.model import (
    CopyState,
    CutReason,
    DecisionSignal,
    MailClass,
    MailFacts,
    MailOutcome,
    MailParty,
    MailReason,
    MailWarning,
    TrimmedText,
)
from journal.store.database import read_transaction
from journal.store.mail import mail_pages
from journal.store.mail.ledger import MailFilter
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver, rows_by_first_cell
from tests.cli.ledger_case import open_ledger
from tests.clock import NOW
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.mail_builders import VERSIONS, a_copy, a_mail, deliver_mails, enter_mails

RULE = '[[rule]]\nname = "news"\nclass = "bulk"\nskip = "newsletter"\n'


@pytest.fixture(autouse=True)
def five(cli: CliDriver) -> None:
    """1 logged, with a copy in each mailbox; 2 waits; 3 skipped; 4 never logged; 5 set aside."""
    with open_ledger(cli, RULE) as (session, config):
        ada = a_person(session, "Ada", "ada@acme.example")
        logged = a_mail(
            "one",
            MailOutcome.LOGGED,
            ada,
            subject="Offer [red]1[/]",
            text="new words",
            full_text="new words\n> old words",
            trimmed=TrimmedText(11, (CutReason.QUOTE_MARKS,)),
            confidence=0.9,
        )
        bulk = a_mail(
            "three",
            MailOutcome.SKIPPED,
            sender="news@beta.example",
            mail_class=MailClass.BULK,
            reason=MailReason.RULE,
            rule="'news'",
            signals=(
                DecisionSignal("class", "bulk: list-id"),
                DecisionSignal("rule", "It meets rule 'news'."),
            ),
            raw=pack(b"From: news@beta.example\r\n\r\nBuy\xff!\r\n"),
        )
        secret = a_mail(
            "four", MailOutcome.SKIPPED, reason=MailReason.NEVER_LOG, subject="a secret"
        )
        waits = a_mail("two", sender="eve@else.example", parties=EVE)
        deliver_mails(session, config, logged, waits, bulk, secret)
        deliver_mails(
            session, config, a_mail("five", MailOutcome.QUARANTINED), first_uid=5, folder="Sent"
        )
        a_copy(session, 7, 1, mailbox="support")


EVE = (MailParty("from", "eve@else.example", "Eve"), MailParty("cc", "bob@beta.example"))


def ids(cli: CliDriver, *args: str) -> list[int | None]:
    return [each["id"] for each in cli.run_json("mail", "list", *args)]


# ── list ────────────────────────────────────────────────────────────────────────────────────────


def test_a_machine_gets_every_mail_with_its_place_and_its_interaction(cli: CliDriver) -> None:
    *_, first = cli.run_json("mail", "list", "--all")
    told = ("id", "message_id", "outcome", "reason", "mailbox", "folder", "uid", "interaction")
    assert [first[name] for name in told] == [
        *(1, "one@acme.example", "logged", "logged"),
        *("sales", "INBOX", 1, 1),
    ]
    assert [(copy["mailbox"], copy["uid"]) for copy in first["copies"]] == [
        ("sales", 1),
        ("support", 7),
    ]
    assert (first["from"], first["class"], first["conversation"]) == (
        "ada@acme.example",
        "normal",
        1,
    )


def test_people_see_what_became_of_it_in_words(cli: CliDriver) -> None:
    table = rows_by_first_cell(cli.run_ok("mail", "list"))
    assert table["1"].rstrip().endswith("logged #1")
    assert "Offer [red]1[/]" in table["1"]
    assert table["2"].rstrip().endswith("waiting, no contact")
    assert " Eve " in table["2"]
    assert table["4"].rstrip().endswith("skipped, never logged")
    assert "(not kept)" in table["4"]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--outcome", "waiting"), [2]),
        (("--outcome", "waiting", "--outcome", "logged"), [2, 1]),
        (("--reason", "never_log"), [4]),
        (("--mailbox", "support"), [1]),
        (("--folder", "Sent"), [5]),
        (("--from", "EVE@else.example"), [2]),
        (("--from", "bob@beta.example"), []),
        (("--domain", "beta.example"), [3, 2]),
        (("--since", "2026-03-03"), [5, 4, 3, 2, 1]),
        (("--since", "2026-03-04"), []),
        (("--limit", "2"), [5, 4]),
        (("--limit", "2", "--after", "4"), [3, 2]),
    ],
)
def test_a_list_is_of_what_was_asked_for(
    cli: CliDriver, args: tuple[str, ...], expected: list[int]
) -> None:
    assert ids(cli, *args) == expected


def test_a_copy_that_was_not_read_yet_is_in_the_list_of_all(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        a_copy(session, 8)
        a_copy(session, 9, mailbox="support")
    unread = cli.run_json("mail", "list", "--all")[1]
    assert (unread["id"], unread["outcome"], unread["reason"]) == (None, "listed", "")
    assert (unread["mailbox"], unread["uid"], unread["interaction"]) == ("sales", 8, None)
    assert ids(cli) == [5, 4, 3, 2, 1]
    assert ids(cli, "--all") == [None, None, 5, 4, 3, 2, 1]
    assert ids(cli, "--outcome", "listed", "--mailbox", "support") == [None]
    assert ids(cli, "--all", "--mailbox", "support") == [None, 1]
    assert ids(cli, "--all", "--from", "eve@else.example") == [2]
    assert "not read yet" in cli.run_ok("mail", "list", "--all")


def test_more_than_a_page_is_told_and_how_to_go_on(cli: CliDriver) -> None:
    assert "--after 4" in cli.run_ok("mail", "list", "--limit", "2")
    assert "--after" not in cli.run_ok("mail", "list", "--limit", "5")


def test_a_mailbox_that_there_is_not_is_no_empty_list(cli: CliDriver) -> None:
    assert "Did you mean 'sales'?" in cli.run_refused("mail", "list", "--mailbox", "sale")
    assert ids(cli, "--mailbox", "support", "--outcome", "waiting") == []


def test_a_sender_is_an_address(cli: CliDriver) -> None:
    assert "--domain" in cli.run_refused("mail", "list", "--from", "acme.example", code=2)


@one_day_in(3)
def test_a_long_list_fills_no_memory(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        enter_mails(session, config, *(a_mail(f"m{n}") for n in range(4000)))

    def peak(*, at_once: bool) -> int:
        with temporary_engine(cli.database) as engine, read_transaction(engine) as session:
            tracemalloc.start()
            found = mail_pages.walk(session, MailFilter())
            number = len(list(found)) if at_once else sum(1 for _ in found)
            _, highest = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert number == 4005
        return highest

    peak(at_once=False)
    assert peak(at_once=False) < peak(at_once=True) * 2 / 3


# ── show ────────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_is_shown_with_its_people_its_copies_and_its_words(cli: CliDriver) -> None:
    shown = cli.run_ok("mail", "show", "2")
    assert "Eve <eve@else.example>" in shown
    assert "sales / INBOX, UID 2" in shown
    assert "We need two hundred chairs." in shown


def test_what_was_cut_is_told_and_comes_back(cli: CliDriver) -> None:
    shown = cli.run_ok("mail", "show", "1")
    assert "trimmed 11 bytes: quoted lines; 90% sure. All of it: --full" in shown
    assert "old words" not in shown
    assert "> old words" in cli.run_ok("mail", "show", "1", "--full")


def test_a_logged_mail_is_found_by_its_interaction_and_by_its_message_id(cli: CliDriver) -> None:
    for which in ("1", "#1", "<one@acme.example>", "one@acme.example"):
        assert cli.run_json("mail", "show", which)["id"] == 1
    assert cli.run_json("mail", "show", "1")["text"] == "new words"


def test_of_two_mails_with_one_message_id_both_are_named(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        enter_mails(session, config, replace(a_mail("other"), message_id="one@acme.example"))
    assert cli.run_json("mail", "show", "one@acme.example")["also"] == [1]
    assert "on other mails as well: 1" in cli.run_ok("mail", "why", "one@acme.example")


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ("99", "There is no mail 99."),
        ("9999999999", "There is no mail 9999999999."),
        ("#99", "There is no interaction #99."),
        ("x@y", "was ever seen"),
        ("ada", "is no mail"),
    ],
)
def test_a_mail_that_there_is_not(cli: CliDriver, which: str, told: str) -> None:
    assert told in cli.run_refused("mail", "show", which)


def test_an_interaction_that_was_made_of_no_mail(cli: CliDriver) -> None:
    cli.run_ok("log", "Ada", "a call", "-t", "call-in")
    assert "not made of a mail" in cli.run_refused("mail", "show", "#2")


# ── why ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_decision_is_explained_with_every_sign_and_rule_and_config(cli: CliDriver) -> None:
    told = cli.run_ok("mail", "why", "3")
    assert told.index("class: bulk: list-id") < told.index("It meets rule 'news'.")
    assert "'news', rule 1 of the config" in told
    assert f"{VERSIONS.config}; the one of now is" in told
    assert "2026-03-03 09:30 by mail:sales" in told
    assert "rapport mail retry 3" in told


def test_a_machine_is_told_the_same(cli: CliDriver) -> None:
    told = cli.run_json("mail", "why", "--message-id", "<three@acme.example>")
    assert (told["id"], told["reason"], told["rule"], told["rule_now"]) == (3, "rule", "'news'", 1)
    assert [each["name"] for each in told["signals"]] == ["class", "rule"]
    assert told["config_changed"]
    assert told["config_version"] == VERSIONS.config


def test_a_rule_without_a_name_is_not_looked_up_in_another_config(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        ruled = a_mail("six", MailOutcome.SKIPPED, reason=MailReason.RULE, rule="number 1")
        enter_mails(session, config, ruled)
    assert cli.run_json("mail", "why", "6")["rule_now"] is None
    assert "number 1 of the config of then" in cli.run_ok("mail", "why", "6")


def test_one_mail_is_explained_at_a_time(cli: CliDriver) -> None:
    cli.run_refused("mail", "why", code=2)
    cli.run_refused("mail", "why", "1", "--message-id", "x@y", code=2)


@pytest.mark.parametrize("reason", MailReason)
def test_every_reason_has_words_and_says_what_to_do(reason: MailReason) -> None:
    assert reason in SHORT_REASONS
    advice = hint(reason, 17)
    assert HINTS[reason]
    for named in re.findall(r"rapport ([a-z]+(?: [a-z]+)?)", advice):
        assert _is_command(named), f"{reason}: {named}"


def _is_command(named: str) -> bool:
    import click

    first, _, second = named.partition(" ")
    if first not in COMMANDS:
        return False
    found = rapport.get_command(click.Context(rapport), first)
    return not isinstance(found, click.Group) or second in found.commands


# ── export ──────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_is_written_as_it_came_and_over_nothing(cli: CliDriver) -> None:
    file = cli.folder / "out.eml"
    assert cli.run_json("mail", "export", "3", str(file))["bytes"] == file.stat().st_size
    assert file.read_bytes() == b"From: news@beta.example\r\n\r\nBuy\xff!\r\n"
    assert "is there already" in cli.run_refused("mail", "export", "3", str(file))


def test_what_was_not_kept_is_told_with_the_place_where_it_may_be(cli: CliDriver) -> None:
    assert "sales / INBOX, UID 2" in cli.run_refused("mail", "export", "2", "x.eml")
    assert "nothing is kept" in cli.run_refused("mail", "export", "4", "x.eml")
    assert not (cli.folder / "x.eml").exists()


# ── odd ones ────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_of_many_people_and_files_is_shown_in_short(cli: CliDriver) -> None:
    many = tuple(MailParty("to", f"p{n}@acme.example") for n in range(300))
    facts = MailFacts(attachments=("a\nb.pdf", *(f"{n}.pdf" for n in range(40))))
    with open_ledger(cli) as (session, config):
        (done,) = enter_mails(session, config, a_mail("many", parties=many, facts=facts))
        a_copy(session, 70, done.mail, state=CopyState.QUARANTINED, at=NOW + timedelta(hours=1))
    shown = cli.run_ok("mail", "show", str(done.mail))
    assert "and 290 more" in shown
    assert "and 31 more" in shown
    assert "a b.pdf" in shown
    assert "UID 70, quarantined" in shown


@one_day_in(3)
def test_in_a_narrow_window_what_is_long_is_broken_below_itself(cli: CliDriver) -> None:
    with cli.open_terminal("mail", "why", "3", width=60) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.screen_text.splitlines()
    config = next(n for n, line in enumerate(lines) if line.startswith("  config"))
    assert lines[config + 1].startswith(" " * 15)
    assert lines[config + 1].strip()
    assert all(len(line) <= 60 for line in lines)


# ── who wrote it ────────────────────────────────────────────────────────────────────────────────


def test_an_entry_names_an_address_that_is_none_of_the_contact(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, config):
        ada = a_person(session, "Ada Two", "ada2@acme.example")
        stranger = a_mail(
            "six",
            MailOutcome.LOGGED,
            ada,
            sender="eve@else.example",
            warnings=(MailWarning.FAILED_CHECK,),
        )
        (entered,) = enter_mails(session, config, stranger)
    number = str(entered.interaction)
    told = " ".join(cli.run_ok("show", number).split())
    assert "eve@else.example, which is none of the contact's addresses" in told
    assert "It failed the checks of your mail server" in told
    assert "It failed the checks of your mail server" in " ".join(
        cli.run_ok("mail", "show", "6").split()
    )
    assert cli.run_json("show", number)["sender"] == {
        "address": "eve@else.example",
        "name": "",
        "is_known": False,
        "warnings": ["failed_check"],
    }
    assert "none of the contact's" not in " ".join(cli.run_ok("show", "1").split())


@pytest.mark.parametrize("typed", ["no_contact", "no contact", "No-Contact"])
def test_a_reason_is_taken_as_the_list_shows_it(cli: CliDriver, typed: str) -> None:
    everything = cli.run_json("mail", "list", "--all")
    wanted = [each for each in everything if each["reason"] == "no_contact"]
    assert 0 < len(wanted) < len(everything)
    assert cli.run_json("mail", "list", "--all", "--reason", typed) == wanted
    assert cli.run_json("mail", "list", "--reason", "sent to many") == []
    assert "is not one of" in cli.run_refused("mail", "list", "--reason", "nonsense", code=2)
