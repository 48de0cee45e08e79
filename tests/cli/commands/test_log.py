"""`rapport log`, `draft`: by hand and by scripts."""

import json
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish(
        "ada",
        ("contact", "add", "Ada Lovelace", "-e", "ada@acme.example"),
    )


def test_one_line_logs_and_says_what(cli: CliDriver) -> None:
    told = cli.run_ok("log", "ada", "Called about the list", "-t", "call-out", "-d", "25m")
    assert told == "Logged #1 · CALL-OUT · Ada Lovelace  Called about the list\n"
    shown = cli.run_json("show", "1")
    assert (shown["duration_minutes"], shown["cost"], shown["direction"]) == (
        25,
        "1.00",
        "outbound",
    )


def test_a_script_is_answered_with_the_number(cli: CliDriver) -> None:
    assert cli.run_json("log", "ada", "hi") == {"outcome": "recorded", "number": 1}


def test_a_repeat_with_the_same_key_logs_nothing(cli: CliDriver) -> None:
    first = cli.run_json("log", "ada", "hi", "--key", "erp-1")
    again = cli.run_json("log", "ada", "hi", "--key", "erp-1")
    assert (first["outcome"], again["outcome"]) == ("recorded", "duplicate")
    assert again["number"] == first["number"]
    assert len(cli.run_json("history")) == 1


def test_a_document_is_kept_with_type_number_and_version(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "-t", "s-invoice", "--document", "invoice:4711:2")
    kept = cli.run_json("show", "1")["document"]
    assert kept == {"type": "invoice", "number": "4711", "version": "2"}


def test_the_same_document_sent_again_is_a_comment_not_an_entry(cli: CliDriver) -> None:
    for _ in range(2):
        cli.run_ok("log", "ada", "-t", "s-invoice", "--document", "invoice:4711:2")
    assert len(cli.run_json("history")) == 1
    assert [c["text"] for c in cli.run_json("show", "1")["comments"]] == [
        "The same document was sent again."
    ]


@pytest.mark.parametrize("document", ["invoice", ":1", "invoice:", "::"])
def test_a_document_without_type_or_number_is_refused(cli: CliDriver, document: str) -> None:
    assert "TYPE:NUMBER" in cli.run_refused("log", "ada", "x", "--document", document)


def test_a_long_text_comes_from_the_standard_input(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "-", stdin="Grüße\nzweite Zeile".encode())
    assert cli.run_json("show", "1")["text"] == "Grüße\nzweite Zeile"


def test_a_text_that_is_not_utf8_is_refused_rather_than_maimed(cli: CliDriver) -> None:
    ran = cli("log", "ada", "-", stdin="Grüße".encode("latin-1"))
    assert ran.code == 1
    assert "not UTF-8 (byte 3)" in ran.err
    assert cli.run_json("history") == []


def test_a_text_that_is_too_long_is_refused_rather_than_cut(cli: CliDriver) -> None:
    ran = cli("log", "ada", "-", stdin=b"x" * 500_001)
    assert ran.code == 1
    assert "longer than 500,000" in ran.err
    assert cli.run_json("history") == []


def test_an_argument_that_is_no_text_is_wrong_usage(cli: CliDriver) -> None:
    assert "Argument 3 is not UTF-8" in cli.run_refused("log", "ada", "caf\udce9", code=2)


@pytest.mark.parametrize(
    "text",
    [
        "[bold]x[/bold] [/] [red",
        ":smile: \\",
        "\\[red]",
        "x" * 3000,
        "שלום עולם",
        "👩‍👩‍👧 emoji",
        "quote \" and ' and `x`",
    ],
)
def test_an_odd_text_is_kept_and_shown_as_it_is(cli: CliDriver, text: str) -> None:
    cli.run_ok("log", "ada", text)
    assert cli.run_json("show", "1")["text"] == text
    assert text in cli.run_ok("show", "1")
    assert text[:50] in cli.run_ok("history")


def test_control_codes_never_reach_the_terminal(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "red \x1b[31m bell \x07 end")
    assert "\x1b" not in cli.run_ok("show", "1") + cli.run_ok("history")


def test_who_is_not_known_is_told_with_what_to_do(cli: CliDriver) -> None:
    told = cli.run_refused("log", "o'hara", "x")
    assert 'Nobody matches "o\'hara"' in told
    assert "rapport contact add 'o'\"'\"'hara'" in told


def test_an_unknown_template_is_told_with_the_nearest(cli: CliDriver) -> None:
    assert "Did you mean 'CALL-OUT'?" in cli.run_refused("log", "ada", "x", "-t", "cal-out")


def test_a_blocked_contact_gets_nothing_new_and_the_exit_code_says_so(cli: CliDriver) -> None:
    cli.run_ok("contact", "edit", "ada", "--blocked")
    assert "Ada Lovelace gets nothing new" in cli.run_refused("log", "ada", "x")
    ran = cli("log", "ada", "x", "--json")
    assert (ran.code, ran.json["outcome"]) == (1, "blocked")


def test_a_file_is_kept_with_it(cli: CliDriver, tmp_path: Path) -> None:
    (tmp_path / "offer.pdf").write_bytes(b"%PDF")
    cli.run_ok("log", "ada", "x", "--attach", "offer.pdf")
    kept = cli.run_json("show", "1")["attachments"]
    assert [(a["name"], a["size"]) for a in kept] == [("offer.pdf", 4)]


def test_a_file_joins_those_of_the_template(cli: CliDriver, tmp_path: Path) -> None:
    (tmp_path / "prices.pdf").write_bytes(b"%PDF from 10 euro")
    (tmp_path / "offer.pdf").write_bytes(b"%PDF")
    (tmp_path / "rapport.toml").write_text('[templates.LETTER]\nattachments = ["prices.pdf"]\n')
    cli.run_ok("log", "ada", "x", "-t", "letter", "--attach", "offer.pdf")
    kept = cli.run_json("show", "1")["attachments"]
    assert [a["name"] for a in kept] == ["prices.pdf", "offer.pdf"]


# ── several, and segments ────────────────────────────────────────────────────────────────────────


def test_several_are_named_with_commas(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Bob", "-e", "bob@acme.example")
    cli.run_ok("log", "ada, bob@acme.example", "Met")
    assert [p["name"] for p in cli.run_json("show", "1")["participants"]] == [
        "Ada Lovelace",
        "Bob",
    ]


def test_a_name_with_a_comma_is_one_contact(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Byron")
    cli.run_ok("log", "Lovelace, Ada", "hi")
    assert [p["name"] for p in cli.run_json("show", "1")["participants"]] == ["Ada Lovelace"]


def test_several_hits_are_listed_and_nothing_is_logged(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Byron")
    told = cli.run_refused("log", "ada", "x")
    assert told.startswith("2 contacts match 'ada':")
    assert "K-1  Ada Lovelace" in told
    assert "K-2  Ada Byron" in told
    assert cli.run_json("history") == []


@pytest.mark.parametrize("option", [("--key", "k"), ("--document", "a:1"), ("--attach", "f")])
@pytest.mark.parametrize("whom", [("seg:all",), ("ada", "--draft")])
def test_what_a_segment_or_a_draft_can_not_keep_is_refused(
    cli: CliDriver, tmp_path: Path, option: tuple[str, str], whom: tuple[str, ...]
) -> None:
    (tmp_path / "f").touch()
    assert "takes no --document, --key or --attach" in cli.run_refused(
        "log", *whom, "x", *option, code=2
    )


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_counts_nowhere_until_it_is_logged(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "perhaps", "--draft", "-t", "call-in")
    assert cli.run_json("history") == []
    assert cli.run_json("stats")["total"]["number"] == 0
    assert "perhaps" in cli.run_ok("draft", "list")
    cli.run_ok("draft", "log", "1")
    assert cli.run_json("show", "1")["template"] == "CALL-IN"
    assert cli.run_json("draft", "list") == []


def test_yesterday_in_a_draft_stays_the_day_it_was(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "x", "--draft", "--on", "yesterday 9:00", "--follow-up", "3d 14:00")
    fields = cli.run_json("draft", "list")[0]["fields"]
    assert "yesterday" not in json.dumps(fields)
    cli.run_ok("draft", "log", "1")
    shown = cli.run_json("show", "1")
    assert shown["occurred_at"] == fields["on"]
    assert f"{shown['follow_up_on']} {shown['follow_up_time']}" == fields["follow_up"]


def test_a_draft_that_could_not_be_logged_is_kept(cli: CliDriver) -> None:
    cli.run_ok("log", "nobody", "x", "--draft")
    cli.run_refused("draft", "log", "1")
    assert len(cli.run_json("draft", "list")) == 1


def test_a_draft_to_a_segment_is_logged_to_the_segment(cli: CliDriver) -> None:
    cli.run_ok("segment", "create", "all")
    cli.run_ok("segment", "add", "all", "ada")
    cli.run_ok("log", "seg:all", "x", "--draft", "-t", "letter")
    cli.run_ok("draft", "log", "1", "--yes")
    assert cli.run_json("show", "1")["run"] == 1
    assert cli.run_json("draft", "list") == []


def test_the_draft_of_somebody_else_is_not_mine(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "x", "--draft")
    assert "no draft 1" in cli.run_refused("draft", "delete", "1", "--as", "bo@ours.example")
    assert cli.run_json("draft", "delete", "1") == {"deleted": 1}


def test_an_attachment_comes_back_as_it_was_and_overwrites_nothing(
    cli: CliDriver, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.txt"
    offer.write_bytes(b"ten euro")
    cli.run_ok("log", "ada", "Sent the offer", "--attach", str(offer))
    cli.run_ok("show", "1", "--files", str(tmp_path / "out"))
    assert (tmp_path / "out" / "offer.txt").read_bytes() == b"ten euro"
    again = cli("show", "1", "--files", str(tmp_path / "out"))
    assert again.code == 1
    assert "there already" in again.err


def test_a_file_that_is_lost_or_rotten_is_named_and_the_others_are_written(
    cli: CliDriver, tmp_path: Path
) -> None:
    names = ("sound.txt", "rotten.txt", "lost.txt")
    for name in names:
        (tmp_path / name).write_text(name)
    cli.run_ok("log", "Ada", "plans", *(word for name in names for word in ("--attach", name)))
    stored = {each.read_text(): each for each in (tmp_path / "var/storage").glob("??/??/*")}
    stored["rotten.txt"].write_text("something else")
    stored["lost.txt"].unlink()
    told = cli.run_refused("show", "1", "--files", "out")
    assert "Wrote out/sound.txt" in told
    assert "rotten.txt, lost.txt. `rapport storage check`" in told
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["sound.txt"]
    assert "1 sound, 1 missing, 1 damaged" in cli("storage", "check").out
    ran = cli("contact", "export", "Ada", "--all")
    assert ran.code == 0
    assert "attachments/1/2-rotten.txt, attachments/1/3-lost.txt" in ran.err


def test_a_draft_is_changed_and_stays_one(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "perhaps", "--draft", "-t", "call-in", "--on", "2026-01-02")
    told = cli.run_ok("draft", "edit", "1", "--text", "for sure", "-t", "call-out")
    assert told == "Changed draft 1: template, text.\n"
    (draft,) = cli.run_json("draft", "list")
    assert draft["fields"]["who"] == "ada"
    assert "Say what" in cli.run_refused("draft", "edit", "1", code=2)
    cli.run_refused("draft", "edit", "1", "--text", "x", "--as", "al@ours.example")
    number = cli.run_json("draft", "log", "1")["number"]
    logged = cli.run_json("show", str(number))
    assert (logged["text"], logged["template"]) == ("for sure", "CALL-OUT")
    assert logged["occurred_at"].startswith("2026-01-0")


def test_a_day_without_a_time_is_listed_as_a_day(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "x", "--on", "2026-03-02")
    cli.run_ok("log", "ada", "y", "--on", "2026-03-02 9:00")
    listed = cli.run_ok("history", "ada")
    assert "2026-03-02 09:00" in listed
    assert "00:00" not in listed + cli.run_ok("show", "1")


def test_what_a_line_was_read_as_is_told(cli: CliDriver) -> None:
    told = cli.run_ok("log", "called ada, 2 h, call her back on 2099-03-06").splitlines()
    assert told[1].strip() == "120 min · follow up 2099-03-06"
    assert cli.run_ok("log", "no answer from ada").splitlines()[1].strip() == "not reached"
    assert len(cli.run_ok("log", "ada", "called").splitlines()) == 1
