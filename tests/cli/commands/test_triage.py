"""`rapport triage`: mails that wait are listed, shown, given to contacts, ignored, put off."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from journal.mail_packing import pack
from journal.model import MailReason, NewParticipant, ParticipantPart
from tests.cli.cli_driver import CliDriver, rows_by_first_cell
from tests.cli.waiting_mails import add_waiting_mails, open_record
from tests.effort import one_day_in
from tests.journal.mail.triage_case import a_waiting_mail


@pytest.fixture
def waiting(cli: CliDriver) -> CliDriver:
    """Ada, Bob, and three mails: two of one address, one of another."""
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@home.example")
    cli.run_ok("contact", "add", "Bob Berg")
    add_waiting_mails(cli, "new@acme.example", "new@acme.example", "[x]@else.example")
    return cli


# ── to be looked at ─────────────────────────────────────────────────────────────────────────────


def test_what_waits_is_listed_oldest_first_and_by_default(waiting: CliDriver) -> None:
    listed = rows_by_first_cell(waiting.run_ok("triage"))
    assert list(listed) == ["Mail", "1", "2", "3"]
    assert "Offer [1]" in listed["1"]
    assert "no contact" in listed["1"]
    assert waiting.run_ok("triage") == waiting.run_ok("triage", "list")
    assert [each["id"] for each in waiting.run_json("triage")] == [1, 2, 3]


def test_a_long_list_says_so(waiting: CliDriver) -> None:
    assert "2 of 3" in waiting.run_ok("triage", "--limit", "2")


def test_when_nothing_waits_it_says_so(cli: CliDriver) -> None:
    assert cli.run_ok("triage") == "Nothing waits.\n"
    assert cli.run_json("triage") == []


def test_a_mail_is_shown_with_whose_it_may_be(waiting: CliDriver) -> None:
    waiting.run_ok("contact", "add", "New Person")
    told = waiting.run_ok("triage", "show", "1")
    for part in ("Offer [1]", "new@acme.example", "We need two hundred chairs.", "K-3  New Person"):
        assert part in told
    row = waiting.run_json("triage", "show", "1")
    assert (row["id"], row["suggestions"]) == (1, ["K-3"])


def test_a_mail_is_shown_in_the_readers_language(waiting: CliDriver) -> None:
    told = waiting.run_ok("--language", "fi", "triage", "show", "1")
    assert "Sähköposti 1" in told
    assert {"from", "when", "first seen", "became"}.isdisjoint(
        line[:12].strip() for line in told.splitlines()
    )
    assert "lähettäjä" in told


# ── decided ─────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_is_assigned_and_undo_says_that_it_waits_again(waiting: CliDriver) -> None:
    assert waiting.run_ok("triage", "assign", "1", "ada", "bob") == "Logged mail 1 as #1.\n"
    shown = waiting.run_json("show", "1")
    assert [each["contact"] for each in shown["participants"]] == ["K-1", "K-2"]
    assert "1" not in rows_by_first_cell(waiting.run_ok("triage"))
    told = waiting.run_ok("undo")
    assert told.startswith("Mail decided on: 1, ")
    assert told.endswith(
        "\nUndone: the mail you decided on waits again. #1\n1 mail waits again: 1.\n"
    )
    assert "1" in rows_by_first_cell(waiting.run_ok("triage"))
    assert "mail 1" in waiting("restore", "1").out


def test_what_was_decided_is_told_and_not_done_twice(waiting: CliDriver) -> None:
    waiting.run_ok("triage", "assign", "1", "ada", "--as", "al@ours.example")
    told = waiting.run_refused("triage", "assign", "1", "bob")
    assert told == (
        "Mail 1 does not wait: it is logged #1, by hand by al@ours.example. Nothing was changed.\n"
    )
    assert "does not wait" in waiting.run_refused("triage", "later", "1", "3d")
    assert "does not wait" in waiting.run_refused("triage", "ignore", "1")


def test_with_an_address_the_others_follow(waiting: CliDriver) -> None:
    told = waiting.run_ok("triage", "add", "1", "ada")
    assert told == "Logged mail 1 as #1.\n1 other mail of its address: #2.\n"
    emails = [each["value"] for each in waiting.run_json("contact", "show", "ada")["addresses"]]
    assert emails == ["ada@home.example", "new@acme.example"]
    done = waiting.run_json("undo")
    assert (done["mails"], done["numbers"], done["kept"]) == ([1, 2], [1, 2], [])


def test_a_new_contact_is_made_of_the_mail(waiting: CliDriver) -> None:
    told = waiting.run_ok("triage", "new", "1")
    assert told.splitlines()[:2] == ["Added K-3.", "Logged mail 1 as #1."]
    made = waiting.run_json("contact", "show", "K-3")
    assert (made["name"], made["addresses"][0]["value"]) == ("New Person", "new@acme.example")
    waiting.run_ok("undo")
    assert "no contact" in waiting.run_refused("contact", "show", "K-3")


def test_a_new_contact_is_called_as_one_says(waiting: CliDriver) -> None:
    waiting.run_ok("contact", "add", "Acme", "--is-company")
    done = waiting.run_json("triage", "new", "3", "Xenia X", "--company", "Acme")
    assert (done["contact"], done["mails"]) == ("K-4", [3])
    assert waiting.run_json("contact", "show", "Xenia")["company_name"] == "Acme"


def test_a_contact_who_is_needed_stays_and_that_is_told(waiting: CliDriver) -> None:
    waiting.run_ok("triage", "new", "1", "Nina")
    waiting.run_ok("contact", "edit", "Nina", "--tag", "vip", "--as", "al@ours.example")
    told = waiting.run_ok("undo")
    assert "Changed or used since, so this stays: K-3" in told


def test_a_closed_contact_gets_nothing(waiting: CliDriver) -> None:
    waiting.run_ok("contact", "edit", "bob", "--blocked")
    for verb in ("assign", "add"):
        told = waiting.run_refused("triage", verb, "1", "bob")
        assert "K-2 gets nothing new" in told
    assert len(waiting.run_json("triage")) == 3


def test_an_ignored_mail_is_gone_until_the_undo(waiting: CliDriver) -> None:
    assert waiting.run_ok("triage", "ignore", "1") == "Ignored mail 1.\n"
    assert len(waiting.run_json("triage")) == 2
    told = waiting.run_ok("undo")
    assert told.startswith("Mail ignored: 1, ")
    assert told.endswith("\nUndone: the mail you ignored waits again.\n1 mail waits again: 1.\n")


def test_an_address_or_a_domain_is_ignored_after_a_question(waiting: CliDriver) -> None:
    told = waiting.run_refused("triage", "ignore", "1", "--address", code=2)
    assert "Ignore all mail of new@acme.example" in told
    assert "1 other mail of it that waits goes as well." in told
    said = waiting.run_ok("triage", "ignore", "1", "--address", "--yes")
    assert said == (
        "Ignored mail 1 and 1 other mail that waited. new@acme.example is ignored from now on.\n"
    )
    done = waiting.run_json("triage", "ignore", "3", "--domain", "--yes")
    assert done == {"mails": [3], "ignored": "else.example"}
    assert "one of the two" in waiting.run_refused(
        "triage", "ignore", "1", "--address", "--domain", code=2
    )


def test_what_is_put_off_is_listed_only_when_asked_for(waiting: CliDriver) -> None:
    assert waiting.run_ok("triage", "later", "1", "3d").startswith("Mail 1 is put off until 20")
    assert len(waiting.run_json("triage")) == 2
    assert len(waiting.run_json("triage", "--all")) == 3
    waiting.run_ok("undo")
    assert len(waiting.run_json("triage")) == 3
    assert "past" in waiting.run_refused("triage", "later", "1", "yesterday")


@pytest.mark.parametrize("typed", ["x", "K-1", "99999999999999"])
def test_what_is_no_number_of_a_mail_is_told(waiting: CliDriver, typed: str) -> None:
    assert "no number of a mail" in waiting.run_refused("triage", "show", typed)


@pytest.mark.parametrize("verb", ["show", "assign", "add", "new", "ignore", "later"])
def test_a_mail_that_is_not_there_is_told(waiting: CliDriver, verb: str) -> None:
    more = {"assign": ("ada",), "add": ("ada",), "later": ("3d",)}.get(verb, ())
    for number in ("77", "9999999999"):
        assert f"There is no mail {number}." in waiting.run_refused("triage", verb, number, *more)


# ── matched again ───────────────────────────────────────────────────────────────────────────────


def test_whoever_gains_an_address_is_offered_what_came_from_there(waiting: CliDriver) -> None:
    told = waiting.run_ok("contact", "edit", "ada", "-e", "new@acme.example")
    assert "2 mails that waited" in told
    assert "rapport triage match K-1" in told
    assert waiting.run_json("triage", "match") == [{"contact": "K-1", "mails": 2}]
    assert "Ada Lovelace" in waiting.run_ok("triage", "match")
    asked = waiting.run_refused("triage", "match", "ada", code=2)
    assert "--yes" in asked
    assert waiting.run_ok("triage", "match", "ada", "--yes").endswith("Logged 2 mails: #1, #2.\n")
    told = waiting.run_ok("undo")
    assert told.startswith("Mails logged: 1, 2, ")
    assert "Undone: the mails you logged wait again. #1, #2\n2 mails wait again" in told
    assert len(waiting.run_json("triage")) == 3


def test_whoever_is_added_imported_or_merged_is_offered_it_too(waiting: CliDriver) -> None:
    told = waiting.run_ok("contact", "add", "Nina", "-e", "new@acme.example")
    assert "rapport triage match K-3" in told
    assert "rapport triage match K-1" in waiting.run_ok("contact", "merge", "Nina", "ada", "--yes")
    (waiting.folder / "in.csv").write_text("name,email\nXenia,[x]@else.example\n")
    assert "3 mails that waited" in waiting.run_ok("contact", "import", "in.csv")


@one_day_in(3)
def test_many_are_logged_slice_by_slice_as_one_deed(waiting: CliDriver) -> None:
    with open_record(waiting) as (session, config):
        for position in range(120):
            a_waiting_mail(session, config, f"many{position}")
    done = waiting.run_json("triage", "add", "1", "ada")
    assert (len(done["mails"]), len(set(done["numbers"]))) == (122, 122)
    assert len(waiting.run_json("triage", "--limit", "1000")) == 1
    assert len(waiting.run_json("undo")["mails"]) == 122
    waiting.run_ok("contact", "edit", "ada", "-e", "new@acme.example")
    assert len(waiting.run_json("triage", "match", "ada", "--yes")["mails"]) == 122


def test_nothing_to_match_is_told(waiting: CliDriver) -> None:
    assert waiting.run_ok("triage", "match", "ada") == "Nothing was logged.\n"
    assert "No mail waits" in waiting.run_ok("triage", "match")


def test_an_ambiguous_mail_waits_until_somebody_says_whose_it_is(waiting: CliDriver) -> None:
    with open_record(waiting) as (session, config):
        also = NewParticipant(None, ParticipantPart.CC, "cc@else.example")
        a_waiting_mail(
            session, config, "k9", "info@acme.example", also, reason=MailReason.AMBIGUOUS_CONTACT
        )
    for name in ("One", "Two"):
        waiting.run_ok("contact", "add", name, "-e", "info@acme.example")
    assert "several contacts" in rows_by_first_cell(waiting.run_ok("triage"))["4"]
    waiting.run_ok("triage", "assign", "4", "Two")
    people = waiting.run_json("show", "1")["participants"]
    assert [(each["contact"], each["address"]) for each in people] == [
        ("K-4", "info@acme.example"),
        (None, "cc@else.example"),
    ]


# ── what goes ───────────────────────────────────────────────────────────────────────────────────


def test_old_words_of_mails_go_by_the_rules_of_retention(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "-e", "ada@home.example")
    add_waiting_mails(
        cli, "a@acme.example", "b@acme.example", raw=pack(b"raw"), full_text="chairs > hi"
    )
    cli.run_ok("triage", "ignore", "2")
    cli.write_config("[retention]\ndrop_raw_mail_days = 1\ndrop_full_text_days = 1\n")
    assert cli.run_json("retention")["raw_mails"] == 0
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        told = cli.run_ok("retention")
        assert "2  stored raw mails to drop" in told
        assert "2  full mail texts to drop, and ignored mails to empty" in told
        cli.run_ok("retention", "--run", "--yes")
        again = cli.run_json("retention")
        assert (again["raw_mails"], again["full_texts"]) == (0, 0)
        assert cli.run_json("triage", "show", "1")["text"] == "We need two hundred chairs."
        assert cli.run_json("triage", "show", "2")["text"] == ""


def test_an_erasure_tells_of_the_mails_and_empties_them(waiting: CliDriver) -> None:
    waiting.run_ok("contact", "edit", "ada", "-e", "new@acme.example")
    asked = waiting("erase", "ada")
    assert "2 mails of the ledger would be emptied as well" in asked.out
    assert waiting.run_json("erase", "ada", "--yes")["erased"]["mails"] == 2
    assert [each["id"] for each in waiting.run_json("triage")] == [3]


# ── a sender at once ────────────────────────────────────────────────────────────────────────────


def test_senders_are_listed_with_the_most_first(waiting: CliDriver) -> None:
    rows = waiting.run_json("triage", "senders")
    assert [(each["address"], each["mails"]) for each in rows] == [
        *(("new@acme.example", 2), ("[x]@else.example", 1))
    ]
    assert "1 of 2; --limit shows more." in waiting.run_ok("triage", "senders", "--limit", "1")
    assert "[x]@else.example" in waiting.run_ok("triage", "senders")


def test_an_address_names_all_that_waits_from_there(waiting: CliDriver) -> None:
    told = waiting.run_ok("triage", "add", "NEW@acme.example", "bob")
    assert "Logged mail 1 as #1." in told
    assert "1 other mail of its address" in told
    assert [each["mails"] for each in waiting.run_json("triage", "senders")] == [1]
    assert "No mail waits of" in waiting.run_refused("triage", "add", "new@acme.example", "bob")


def test_a_sender_is_ignored_from_now_on_after_a_question(waiting: CliDriver) -> None:
    assert "--yes" in waiting.run_refused("triage", "ignore", "new@acme.example", code=2)
    done = waiting.run_json("triage", "ignore", "new@acme.example", "--yes")
    assert done == {"mails": [1, 2], "ignored": "new@acme.example"}


def test_undo_names_the_contact_that_goes_with_the_decision(waiting: CliDriver) -> None:
    waiting.run_ok("triage", "new", "1", "Nils New")
    told = waiting.run_ok("undo")
    assert "The contact that was made of it is gone again: K-3." in told
    assert waiting("contact", "show", "K-3").code == 1
    waiting.run_ok("triage", "assign", "1", "ada")
    assert "gone again" not in waiting.run_ok("undo")
