"""`rapport purge`, `erase`, `retention`: what goes for good is shown first, and only that goes."""

import json
import threading
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from cli.commands import retention
from cli.context import CliContext
from tests.cli.cli_driver import CliDriver


@pytest.fixture(autouse=True)
def two_cancelled(cli: CliDriver) -> None:
    """#1 and #2 are cancelled, #3, with Ada and Bob, is not."""
    cli.furnish(
        "two cancelled",
        ("contact", "add", "Ada"),
        ("contact", "add", "Bob"),
        ("log", "Ada", "secret of Ada"),
        ("log", "Bob", "two", "-t", "letter"),
        ("log", "Ada, Bob", "three"),
        ("cancel", "1", "2"),
    )


def remaining_numbers(cli: CliDriver) -> list[int]:
    return [each["number"] for each in cli.run_json("history")]


# ── purge ────────────────────────────────────────────────────────────────────────────────────────


def test_a_preview_deletes_nothing_and_its_token_exactly_what_it_showed(cli: CliDriver) -> None:
    preview = cli.run_json("purge")
    assert (preview["count"], preview["first"], preview["filter"]) == (2, [1, 2], "all")
    assert remaining_numbers(cli) == [3, 2, 1]
    purged = cli.run_json("purge", "--confirm", preview["token"])
    assert (purged["purged"], purged["previewed"]) == (2, 2)
    assert remaining_numbers(cli) == [3]


def test_a_preview_in_a_pipe_asks_nothing(cli: CliDriver) -> None:
    assert "2 cancelled interactions would be deleted for good" in cli.run_ok("purge")
    assert remaining_numbers(cli) == [3, 2, 1]


def test_what_changed_since_the_preview_stops_it(cli: CliDriver) -> None:
    token = cli.run_json("purge")["token"]
    cli.run_ok("restore", "1")
    assert "has changed since the preview" in cli.run_refused("purge", "--confirm", token)
    assert remaining_numbers(cli) == [3, 2, 1]


def test_a_token_serves_once_and_only_whom_it_was_given(cli: CliDriver) -> None:
    cli.write_config('[slack]\nadmins = ["root@ours.example"]\n')
    token = cli.run_json("purge")["token"]
    told = cli.run_refused("purge", "--confirm", token, "--as", "root@ours.example")
    assert "no such preview of yours" in told
    cli.run_ok("purge", "--confirm", token)
    assert "purged already" in cli.run_refused("purge", "--confirm", token)


def test_what_is_deleted_is_saved_first(cli: CliDriver, tmp_path: Path) -> None:
    token = cli.run_json("purge", "-t", "letter")["token"]
    cli.run_ok("purge", "--confirm", token, "--save", "gone.jsonl")
    saved = [json.loads(line) for line in (tmp_path / "gone.jsonl").read_text().splitlines()]
    assert [(each["number"], each["text"]) for each in saved] == [(2, "two")]


def test_what_can_not_be_saved_is_not_deleted(cli: CliDriver) -> None:
    token = cli.run_json("purge")["token"]
    told = cli.run_refused("purge", "--confirm", token, "--save", "nowhere/gone.jsonl")
    assert "Nothing was deleted" in told
    assert remaining_numbers(cli) == [3, 2, 1]
    assert cli.run_json("purge", "--confirm", token)["purged"] == 2


def test_a_refused_purge_leaves_no_empty_file(cli: CliDriver, tmp_path: Path) -> None:
    cli.run_refused("purge", "--confirm", "0123456789abcdef", "--save", "gone.jsonl")
    assert not (tmp_path / "gone.jsonl").exists()


def test_an_active_entry_can_not_be_named(cli: CliDriver) -> None:
    assert "Cancel it first: rapport cancel 3" in cli.run_refused("purge", "3")
    assert cli.run_json("purge", "-c", "Ada")["first"] == [1]


def test_only_what_was_cancelled_long_ago_is_old(cli: CliDriver) -> None:
    assert cli.run_json("purge", "--older", "1d")["count"] == 0


@pytest.mark.parametrize(
    "args", [("--list", "1"), ("--confirm", "x", "1"), ("--confirm", "x", "-t", "fax")]
)
def test_a_token_takes_no_filter(cli: CliDriver, args: tuple[str, ...]) -> None:
    assert "one of the three" in cli.run_refused("purge", *args, code=2)


def test_who_purged_what_is_listed(cli: CliDriver) -> None:
    assert "Nothing was purged yet" in cli.run_ok("purge", "--list")
    cli.run_ok("purge", "--confirm", cli.run_json("purge", "#1")["token"])
    listed = cli.run_json("purge", "--list")[0]
    assert (listed["by"], listed["purged"], listed["filter"]) == ("cli:root", 1, {"numbers": [1]})


# ── erase ────────────────────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_nowhere(cli: CliDriver, tmp_path: Path) -> None:
    done = cli.run_json("erase", "Ada", "--shared", "empty", "--yes")
    assert done["erased"]["emptied"] == 2
    printed = cli.run_ok("history", "--json") + cli.run_ok("show", "1") + cli.run_ok("show", "3")
    assert "Ada" not in printed
    assert "secret" not in printed
    assert cli("contact", "find", "Ada").code == 1
    assert len(remaining_numbers(cli)) == 3


def test_texts_that_others_share_are_a_choice(cli: CliDriver) -> None:
    told = cli.run_refused("erase", "Ada", "--yes")
    assert "1 interaction with other contacts" in told
    cli.run_ok("erase", "Ada", "--shared", "keep", "--yes")
    assert cli.run_json("show", "3")["text"] == "three"


def test_a_question_for_json_erases_nothing(cli: CliDriver) -> None:
    assert "--yes" in cli.run_refused("erase", "Ada", "--shared", "keep", "--json", code=2)
    assert cli.run_json("contact", "show", "Ada")["name"] == "Ada"


def test_all_that_is_held_is_exported_first(cli: CliDriver, tmp_path: Path) -> None:
    done = cli.run_json("erase", "Ada", "--shared", "empty", "--yes", "--export", ".")
    with zipfile.ZipFile(tmp_path / done["export"]) as archive:
        held = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "secret of Ada" in held


# ── retention ────────────────────────────────────────────────────────────────────────────────────


def test_rules_that_are_off_are_told_and_do_nothing(cli: CliDriver) -> None:
    assert cli.run_ok("retention").count("off") == 5
    assert cli.run_json("retention", "--run") == {
        "untouched": None,
        "cancelled": None,
        "full_texts": None,
        "raw_mails": None,
        "drafts": None,
        "done": True,
    }


def test_what_is_due_goes_after_a_yes_and_the_rest_stays(cli: CliDriver) -> None:
    cli.run_ok("log", "Ada", "x", "--draft")
    cli.write_config("[retention]\npurge_cancelled_days = 1\ndrafts_days = 30\n")
    assert cli.run_json("retention")["cancelled"] == 0
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        assert "2  cancelled" in cli.run_ok("retention")
        assert "--yes" in cli.run_refused("retention", "--run", code=2)
        assert remaining_numbers(cli) == [3, 2, 1]
        assert cli.run_json("retention", "--run", "--yes")["cancelled"] == 2
        assert remaining_numbers(cli) == [3]
    assert len(cli.run_json("draft", "list")) == 1


def test_old_entries_of_people_nobody_speaks_to_are_cancelled_first_and_purged_later(
    cli: CliDriver,
) -> None:
    rules = "[retention]\ncancel_untouched_days = 100\npurge_cancelled_days = 50\n"
    cli.write_config(rules)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=40)):
        cli.run_ok("restore", "2")
        assert cli.run_json("retention")["untouched"] == 0
    with time_machine.travel(datetime.now(UTC) + timedelta(days=101)):
        # Bob's #2 was restored within the hundred days, so somebody wants it.
        assert cli.run_json("retention", "--run", "--yes")["untouched"] == 1
        assert cli.run_json("show", "3")["state"] == "cancelled"
        assert "as long as the config says" in cli.run_ok("show", "3")
        assert cli.run_json("show", "2")["state"] == "active"
        assert [each["kind"] for each in cli.run_json("retention", "--list")] == [
            *("retention_cancelled", "purge")
        ]
    with time_machine.travel(datetime.now(UTC) + timedelta(days=152)):
        cli.run_ok("retention", "--run", "--yes")
    assert remaining_numbers(cli) == [2]


def test_what_is_due_goes_by_itself_with_a_receipt_and_is_in_the_way_of_no_undo(
    cli: CliDriver,
) -> None:
    cli.run_ok("log", "Bob", "four")
    cli.write_config("[retention]\npurge_cancelled_days = 1\n")
    said: list[str] = []
    stop = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        stop.set()

    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        retention.watch_rules(CliContext(Path("rapport.toml"), None, as_json=False), stop, say)
    assert said == ["Retention: 2 interactions purged."]
    assert remaining_numbers(cli) == [4, 3]
    receipt = [(each["by"], each["count"]) for each in cli.run_json("retention", "--list")]
    assert receipt == [("cli:retention", 2)]
    assert "#4" in cli.run_ok("undo", "--yes")


def test_a_failure_of_the_rules_is_told_and_tried_again(cli: CliDriver) -> None:
    cli.write_config("[retention]\npurge_cancelled_days = 0\n")
    said: list[str] = []
    stop = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        stop.set()

    retention.watch_rules(CliContext(Path("rapport.toml"), None, as_json=False), stop, say)
    assert "purge_cancelled_days" in said[0]
    assert "tried again in an hour" in said[0]


def test_a_fault_of_the_rules_ends_nothing_and_quotes_nothing(cli: CliDriver) -> None:
    cli.write_config("[retention]\npurge_cancelled_days = 1\n")
    said: list[str] = []
    stop = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        stop.set()

    def fail(_: CliContext) -> Mapping[str, int | None]:
        raise ValueError("secret of Ada")

    context = CliContext(Path("rapport.toml"), None, as_json=False)
    retention.watch_rules(context, stop, say, apply_rules=fail)
    assert "a fault of Rapport, ValueError at test_purge.py:" in said[0]
    assert "tried again in an hour" in said[0]
    assert "secret" not in said[0]


def test_run_watch_and_list_are_one_at_a_time(cli: CliDriver) -> None:
    assert "one of these" in cli.run_refused("retention", "--run", "--list", code=2)
    assert "Nothing went so far" in cli.run_ok("retention", "--list")
