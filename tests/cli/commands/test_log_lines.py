"""`rapport log --dry-run`: what a line would become, and how many lines of the corpus are right.

The lines lie in a folder beside the repository, `../shared/corpora/lines` (or where `TEST_SHARED`
says); `score.py` in that folder is the judge.
"""

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.cli_driver import ROOT, CliDriver
from tests.requirements import skip_or_fail

# Percent of the lines of a language. A change may raise the floor or lower the ceiling.
FLOOR_RIGHT = 98.0
CEILING_SILENTLY_WRONG = 1.0


def lines_folder() -> Path:
    shared = Path(os.environ.get("TEST_SHARED") or ROOT.parent / "shared")
    folder = shared / "corpora" / "lines"
    if not (folder / "score.py").is_file():
        skip_or_fail("shared", remedy="lay the corpora beside the repository, or set TEST_SHARED")
    return folder


def test_the_lines_of_the_corpus_are_understood(cli: CliDriver) -> None:
    folder = lines_folder()
    spec = importlib.util.spec_from_file_location("score_lines", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    cli.run_ok("contact", "import", str(folder / "contacts.csv"))
    told = cli.run_ok("log", "--dry-run", "--jsonl", str(folder / "dev.jsonl"))
    got = {row["id"]: row for row in map(json.loads, told.splitlines())}
    verdicts: dict[str, Counter[str]] = {}
    for key, wanted in score.read(str(folder / "dev.jsonl")).items():
        verdict, _ = score.judge(wanted, got.get(key))
        verdicts.setdefault(wanted["lang"], Counter())[verdict] += 1
    shares = {
        lang: (100 * c["right"] / c.total(), 100 * c["wrong"] / c.total())
        for lang, c in verdicts.items()
    }
    assert len(shares) == 6
    bad = {
        lang: share
        for lang, share in shares.items()
        if share[0] < FLOOR_RIGHT or share[1] > CEILING_SILENTLY_WRONG
    }
    assert bad == {}
    assert cli.run_json("history") == []


def test_a_trial_shows_the_fields_and_logs_nothing(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    row = cli.run_json("log", "--dry-run", "called ada 15 Nov 2026, 20 min")
    assert (row["contacts"], row["template"], row["duration_minutes"], row["occurred_at"]) == (
        ["Ada Lovelace"],
        "CALL-OUT",
        20,
        "2026-11-15",
    )
    assert "CALL-OUT" in cli.run_ok("log", "--dry-run", "called", "ada")
    assert cli.run_json("history") == []


def test_each_line_of_a_file_has_its_own_language_moment_and_zone(
    cli: CliDriver, tmp_path: Path
) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    asked = {
        "id": "a",
        "text": "ringde Ada igår kl 23.30",
        "lang": "sv",
        "now": "2026-11-02T08:00:00+02:00",
        "zone": "Europe/Helsinki",
    }
    (tmp_path / "lines.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    row = json.loads(cli.run_ok("log", "--dry-run", "--jsonl", "lines.jsonl"))
    assert (row["id"], row["occurred_at"]) == ("a", "2026-11-01T23:30")


@pytest.mark.parametrize("content", ["no json", "[]", '{"text": "a", "zone": "Nowhere/At-All"}'])
def test_a_line_that_cannot_be_read_is_named(cli: CliDriver, tmp_path: Path, content: str) -> None:
    (tmp_path / "lines.jsonl").write_text(content, encoding="utf-8")
    assert "lines.jsonl:1" in cli.run_refused("log", "--dry-run", "--jsonl", "lines.jsonl")


def test_a_trial_needs_one_line_or_one_file(cli: CliDriver) -> None:
    assert "--dry-run takes a line" in cli.run_refused("log", "--dry-run", code=2)


def test_one_text_alone_is_logged_as_a_line(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    cli.run_ok("log", "called ada about pumps, 20 min, 2 h late delivery")
    shown = cli.run_json("show", "1")
    assert (shown["template"], shown["duration_minutes"]) == ("CALL-OUT", 20)
    assert shown["text"] == "called ada about pumps, 20 min, 2 h late delivery"


def test_what_a_line_leaves_open_is_said_by_an_option(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    assert "-t CODE" in cli.run_refused("log", "lunch with ada, 1 h")
    assert cli.run_json("history") == []
    cli.run_ok("log", "lunch with ada, 1 h", "-t", "meeting-inhouse")
    assert cli.run_json("show", "1")["duration_minutes"] == 60


def test_money_of_another_currency_is_not_logged_as_ours(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    assert "--cost" in cli.run_refused("log", "zoom with ada, 1200 SEK")


def test_a_name_alone_is_a_contact_as_before(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    cli.run_ok("log", "Ada Lovelace")
    assert cli.run_json("show", "1")["template"] == "NOTE"


@pytest.mark.parametrize("typed", ["lunch with Zork", "lunch with ada and Zork"])
def test_who_is_known_to_nobody_is_named_alone(cli: CliDriver, typed: str) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    assert "rapport contact add Zork --email" in cli.run_refused("log", typed)
    assert cli.run_json("history") == []


def test_what_no_field_took_is_named_when_the_line_is_refused_and_when_it_is_logged(
    cli: CliDriver,
) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    typed = "called ada, umpteen mins"
    assert "Not taken: umpteen mins." in " ".join(cli.run_refused("log", typed).split())
    assert "Not taken: umpteen mins." in cli.run_ok("log", typed, "--duration", "20m")
    assert "umpteen mins" in cli.run_ok("log", "--dry-run", typed)


def test_where_everything_was_taken_nothing_is_named(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada Lovelace", "-e", "ada@acme.example")
    assert "Not taken" not in cli.run_ok("log", "called ada about pumps, 20 min")
