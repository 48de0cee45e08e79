"""`rapport import`: an old interaction log comes in once, with its dates, codes and cancels."""

import csv
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver

HEAD = (
    "Entry No.,Contact No.,Contact Name,Date,Time of Interaction,Interaction Template Code,"
    "Description,Information Flow,Cost (LCY),Duration (Min.),Evaluation,Attempt Failed,Canceled,"
    "Salesperson Code,Document Type,Document No.,Version No.,Comment"
)
LINES = """
1,C001,Ada,2019-03-04,14:30,OUTGOING,Called about chairs,Outbound,"1,50",15,Very Positive,No,No,JO,,,0,She is glad
2,C001,Ada,2019-03-05,,EMAIL,Asked back,Inbound,8,1,,No,Yes,,,,0,
3,,Bob Berg,2019-03-06,9:05:00 PM,S_QUOTE,Quote sent,Outbound,8,1,,Yes,No,,Sales Quote,Q-7,2,
4,C999,Nobody,2019-03-07,,OUTGOING,x,,,,,,,,,,,
5,C001,Ada,2019-03-08,,WHATEVER,x,,,,,,,,,,,
6,C001,Ada,never,,OUTGOING,x,,,,,,,,,,,
"""


@pytest.fixture
def old(cli: CliDriver) -> Path:
    cli.run_ok("contact", "add", "Ada", "--id", "erp=C001")
    cli.run_ok("contact", "add", "Bob Berg")
    file = cli.folder / "log.csv"
    file.write_text(f"{HEAD}\n{LINES.strip()}\n", encoding="utf-8")
    return file


def test_an_old_log_comes_in_with_all_that_it_says(cli: CliDriver, old: Path) -> None:
    ran = cli("import", str(old), "--salesperson", "JO=jo@ours.example")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "Came in: 3 new · 0 known · 3 left out")
    for part in (
        "line 5: The contact 'C999",
        "line 6: The template 'WHATEVER'",
        "'never' is no date",
    ):
        assert part in ran.out
    first, second, third = (cli.run_json("show", str(number)) for number in (1, 2, 3))
    assert first["occurred_at"] == "2019-03-04T14:30:00+00:00"
    assert (first["template"], first["cost"], first["duration_minutes"]) == ("CALL-OUT", "1.50", 15)
    assert (first["evaluation"], first["salesperson"]) == ("very_positive", "jo@ours.example")
    assert (first["text"], first["comments"][0]["text"]) == ("Called about chairs", "She is glad")
    assert (second["template"], second["state"]) == ("EMAIL-IN", "cancelled")
    assert second["cancel_reason"] == "cancelled in erp"
    assert (third["occurred_at"], third["successful"]) == ("2019-03-06T21:05:00+00:00", False)
    assert third["document"] == {"type": "salesquote", "number": "Q-7", "version": "2"}


def test_a_log_comes_in_once_and_what_was_left_out_later(cli: CliDriver, old: Path) -> None:
    cli("import", str(old))
    cli.run_ok("contact", "add", "Nobody", "--id", "erp=C999")
    ran = cli("import", str(old), "--template", "WHATEVER=NOTE")
    assert ran.out.startswith("Came in: 2 new · 3 known · 1 left out")
    assert len(cli.run_json("history")) == 5


def test_a_dry_run_says_the_same_and_does_nothing(cli: CliDriver, old: Path) -> None:
    ran = cli("import", str(old), "--dry-run", "--json")
    assert (ran.json["new"], ran.json["left_out"]) == (3, 3)
    assert cli.run_json("history") == []
    assert "the contact you added is taken out" in cli.run_ok("undo")


def test_an_import_is_taken_back_as_a_whole(cli: CliDriver, old: Path) -> None:
    cli("import", str(old))
    assert "the entries of your import are cancelled" in cli.run_ok("undo")
    assert cli.run_json("history", "--active") == []


def test_an_import_that_was_taken_back_comes_in_again_as_it_is_asked_for_then(
    cli: CliDriver, old: Path
) -> None:
    """Without its salespeople the first time; one of them is of a document, one was cancelled there."""
    cli("import", str(old))
    assert cli.run_json("show", "1")["salesperson"] == ""
    cli.run_ok("undo")
    again = cli("import", str(old), "--salesperson", "JO=jo@ours.example")
    assert again.out.startswith("Came in: 3 new · 0 known")
    assert cli.run_json("show", "4")["salesperson"] == "jo@ours.example"
    assert [each["number"] for each in cli.run_json("history", "--active")] == [6, 4]
    assert cli("import", str(old)).out.startswith("Came in: 0 new · 3 known")
    cli.run_ok("undo")
    cli.run_ok("purge", "--confirm", cli.run_json("purge")["token"])
    assert cli("import", str(old)).out.startswith("Came in: 3 new · 0 known")


def test_what_somebody_cancelled_by_hand_stays_out_of_the_next_import(
    cli: CliDriver, old: Path
) -> None:
    cli("import", str(old))
    cli.run_ok("cancel", "1", "--reason", "wrong")
    assert cli("import", str(old)).out.startswith("Came in: 0 new · 3 known")


def test_an_import_that_brings_nothing_in_is_nothing_to_take_back(
    cli: CliDriver, old: Path
) -> None:
    cli("import", str(old))
    cli.run_ok("log", "bob", "called")
    assert cli("import", str(old)).out.startswith("Came in: 0 new · 3 known")
    assert "Logged: #4" in cli.run_ok("undo")
    assert "the entries of your import are cancelled" in cli.run_ok("undo", "--yes")


def test_every_line_is_in_the_report(cli: CliDriver, old: Path) -> None:
    report = cli.folder / "report.csv"
    cli("import", str(old), "--report", str(report))
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[:3] for row in rows[1:5]] == [
        *(["2", "new", "1"], ["3", "new", "2"], ["4", "new", "3"], ["5", "left out", ""])
    ]


def test_columns_and_dates_of_another_system_are_named(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada", "-e", "ada@acme.example")
    file = cli.folder / "old.csv"
    rows = "03/04/2019;ada@acme.example;NOTE;Hej\n"
    file.write_bytes(f"Datum;Kund;Typ;Anteckning\n{rows}".encode("cp1252"))
    names = ("Datum=date", "Kund=email", "Typ=template", "Anteckning=text")
    given = [part for name in names for part in ("--map", name)]
    assert "--dates" in cli.run_refused("import", str(file), *given)
    cli.run_ok("import", str(file), *given, "--dates", "dmy", "--source", "old")
    assert cli.run_json("show", "1")["occurred_at"].startswith("2019-04-03")
    file.write_text("a,b\n1,2\n")
    assert "is no interaction log" in cli.run_refused("import", str(file))
    assert "no column 'Datum'" in cli.run_refused("import", str(file), "--map", "Datum=date")
    assert "FIELD is one of" in cli.run_refused("import", str(file), "--map", "a=nothing")
    assert "manager" in cli.run_refused("import", str(file), "--as", "al@ours.example")


def test_who_is_blocked_gets_nothing(cli: CliDriver, old: Path) -> None:
    cli.run_ok("contact", "edit", "Ada", "--blocked")
    ran = cli("import", str(old))
    assert ran.out.startswith("Came in: 1 new")
    assert "blocked for privacy" in ran.out


def test_the_id_of_somebody_else_is_not_passed_over_for_a_name(cli: CliDriver, old: Path) -> None:
    """Two of one name: what was said with the second, who is not here, is not logged with the first."""
    line = "9,C002,Ada,2019-03-09,,OUTGOING,x,,,,,,,,,,,"
    old.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    ran = cli("import", str(old))
    assert ran.out.startswith("Came in: 0 new · 0 known · 1 left out")
    assert "'C002 Ada' is not known" in ran.out


def test_a_cell_that_no_program_can_mean_leaves_out_its_line_alone(
    cli: CliDriver, old: Path
) -> None:
    lines = (
        "1,C001,Ada,2019-03-04,,OUTGOING,x,,inf,,,,,,,,,",
        "2,C001,Ada,2019-03-04,,OUTGOING,x,,,1e999999999,,,,,,,,",
        "3,C001,Ada,100000000000000000000-01-01,,OUTGOING,x,,,,,,,,,,,",
        f"4,C001,Ada,{'5' * 5000}.1.2,,OUTGOING,x,,,,,,,,,,,",
        "5,C001,Ada,2019-03-04,,OUTGOING,x,,,,,,,,,,,a\x00b\u202ec",
    )
    old.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    assert cli("import", str(old)).out.startswith("Came in: 1 new · 0 known · 4 left out")
    assert cli.run_json("show", "1")["comments"][0]["text"] == "abc"
