"""`rapport purge`, `erase`, `retention`: what goes for good is shown first, and only that goes."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tests.cli.running import CliDriver


@pytest.fixture(autouse=True)
def two_cancelled(desk: CliDriver) -> None:
    """#1 and #2 are cancelled, #3, with Ada and Bob, is not."""
    desk.furnish(
        "two cancelled",
        ("contact", "add", "Ada"),
        ("contact", "add", "Bob"),
        ("log", "Ada", "secret of Ada"),
        ("log", "Bob", "two", "-t", "letter"),
        ("log", "Ada, Bob", "three"),
        ("cancel", "1", "2"),
    )


def remaining_numbers(desk: CliDriver) -> list[int]:
    return [each["number"] for each in desk.run_json("history")]


# ── purge ────────────────────────────────────────────────────────────────────────────────────────


def test_a_preview_deletes_nothing_and_its_token_exactly_what_it_showed(desk: CliDriver) -> None:
    preview = desk.run_json("purge")
    assert (preview["count"], preview["first"], preview["filter"]) == (2, [1, 2], "all")
    assert remaining_numbers(desk) == [3, 2, 1]
    purged = desk.run_json("purge", "--confirm", preview["token"])
    assert (purged["purged"], purged["previewed"]) == (2, 2)
    assert remaining_numbers(desk) == [3]


def test_a_preview_in_a_pipe_asks_nothing(desk: CliDriver) -> None:
    assert "2 cancelled interactions would be deleted for good" in desk.run_ok("purge")
    assert remaining_numbers(desk) == [3, 2, 1]


def test_what_changed_since_the_preview_stops_it(desk: CliDriver) -> None:
    token = desk.run_json("purge")["token"]
    desk.run_ok("restore", "1")
    assert "has changed since the preview" in desk.run_refused("purge", "--confirm", token)
    assert remaining_numbers(desk) == [3, 2, 1]


def test_a_token_serves_once_and_only_whom_it_was_given(desk: CliDriver) -> None:
    desk.write_config('[slack]\nadmins = ["root@ours.example"]\n')
    token = desk.run_json("purge")["token"]
    told = desk.run_refused("purge", "--confirm", token, "--as", "root@ours.example")
    assert "no such preview of yours" in told
    desk.run_ok("purge", "--confirm", token)
    assert "purged already" in desk.run_refused("purge", "--confirm", token)


def test_what_is_deleted_is_saved_first(desk: CliDriver, tmp_path: Path) -> None:
    token = desk.run_json("purge", "-t", "letter")["token"]
    desk.run_ok("purge", "--confirm", token, "--save", "gone.jsonl")
    saved = [json.loads(line) for line in (tmp_path / "gone.jsonl").read_text().splitlines()]
    assert [(each["number"], each["text"]) for each in saved] == [(2, "two")]


def test_what_can_not_be_saved_is_not_deleted(desk: CliDriver) -> None:
    token = desk.run_json("purge")["token"]
    told = desk.run_refused("purge", "--confirm", token, "--save", "nowhere/gone.jsonl")
    assert "Nothing was deleted" in told
    assert remaining_numbers(desk) == [3, 2, 1]
    assert desk.run_json("purge", "--confirm", token)["purged"] == 2


def test_a_refused_purge_leaves_no_empty_file(desk: CliDriver, tmp_path: Path) -> None:
    desk.run_refused("purge", "--confirm", "0123456789abcdef", "--save", "gone.jsonl")
    assert not (tmp_path / "gone.jsonl").exists()


def test_an_active_entry_can_not_be_named(desk: CliDriver) -> None:
    assert "Cancel it first: rapport cancel 3" in desk.run_refused("purge", "3")
    assert desk.run_json("purge", "-c", "Ada")["first"] == [1]


def test_only_what_was_cancelled_long_ago_is_old(desk: CliDriver) -> None:
    assert desk.run_json("purge", "--older", "1d")["count"] == 0


@pytest.mark.parametrize(
    "args", [("--list", "1"), ("--confirm", "x", "1"), ("--confirm", "x", "-t", "fax")]
)
def test_a_token_takes_no_filter(desk: CliDriver, args: tuple[str, ...]) -> None:
    assert "one of the three" in desk.run_refused("purge", *args, code=2)


def test_who_purged_what_is_listed(desk: CliDriver) -> None:
    assert "Nothing was purged yet" in desk.run_ok("purge", "--list")
    desk.run_ok("purge", "--confirm", desk.run_json("purge", "#1")["token"])
    listed = desk.run_json("purge", "--list")[0]
    assert (listed["by"], listed["purged"], listed["filter"]) == ("cli:root", 1, {"numbers": [1]})


# ── erase ────────────────────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_nowhere(desk: CliDriver, tmp_path: Path) -> None:
    done = desk.run_json("erase", "Ada", "--shared", "empty", "--yes")
    assert done["erased"]["emptied"] == 2
    printed = desk.run_ok("history", "--json") + desk.run_ok("show", "1") + desk.run_ok("show", "3")
    assert "Ada" not in printed
    assert "secret" not in printed
    assert desk("contact", "find", "Ada").code == 1
    assert len(remaining_numbers(desk)) == 3


def test_texts_that_others_share_are_a_choice(desk: CliDriver) -> None:
    told = desk.run_refused("erase", "Ada", "--yes")
    assert "1 interaction with other contacts" in told
    desk.run_ok("erase", "Ada", "--shared", "keep", "--yes")
    assert desk.run_json("show", "3")["text"] == "three"


def test_a_question_for_json_erases_nothing(desk: CliDriver) -> None:
    assert "--yes" in desk.run_refused("erase", "Ada", "--shared", "keep", "--json", code=2)
    assert desk.run_json("contact", "show", "Ada")["name"] == "Ada"


def test_all_that_is_held_is_exported_first(desk: CliDriver, tmp_path: Path) -> None:
    done = desk.run_json("erase", "Ada", "--shared", "empty", "--yes", "--export", ".")
    with zipfile.ZipFile(tmp_path / done["export"]) as archive:
        held = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "secret of Ada" in held


# ── retention ────────────────────────────────────────────────────────────────────────────────────


def test_rules_that_are_off_are_told_and_do_nothing(desk: CliDriver) -> None:
    assert desk.run_ok("retention").count("off") == 4
    assert desk.run_json("retention", "--run") == {
        "cancelled": None,
        "full_texts": None,
        "raw_mails": None,
        "drafts": None,
        "done": True,
    }


def test_what_is_due_goes_after_a_yes_and_the_rest_stays(desk: CliDriver) -> None:
    desk.run_ok("log", "Ada", "x", "--draft")
    desk.write_config("[retention]\npurge_cancelled_days = 1\ndrafts_days = 30\n")
    assert desk.run_json("retention")["cancelled"] == 0
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        assert "2  cancelled" in desk.run_ok("retention")
        assert "--yes" in desk.run_refused("retention", "--run", code=2)
        assert remaining_numbers(desk) == [3, 2, 1]
        assert desk.run_json("retention", "--run", "--yes")["cancelled"] == 2
        assert remaining_numbers(desk) == [3]
    assert len(desk.run_json("draft", "list")) == 1
