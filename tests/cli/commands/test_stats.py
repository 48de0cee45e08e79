"""`rapport stats`, `stale`: figures that agree, by any cut."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.cli.cli_driver import CliDriver, rows_by_first_cell

pytestmark = pytest.mark.usefixtures("quick_plans")

CUTS = ["template", "group", "channel", "contact", "company", "salesperson", "campaign"]
LATER = datetime.now(UTC) + timedelta(days=60)
PERIODS = ["day", "week", "month", "quarter", "year"]


@pytest.fixture(autouse=True)
def four(cli: CliDriver) -> None:
    """Two calls and a letter count; a cancelled fax does not."""
    cli.furnish(
        "four",
        ("contact", "add", "Ada", "--owner", "al@ours.example"),
        ("contact", "add", "Bob"),
        ("log", "Ada", "x", "-t", "call-out", "--on", "2026-01-10", "--eval", "++"),
        ("log", "Ada", "x", "-t", "call-out", "--on", "2026-02-10", "--failed"),
        ("log", "Bob", "x", "-t", "letter", "--on", "2026-02-11"),
        ("log", "Bob", "x", "-t", "fax"),
        ("cancel", "4"),
    )


@pytest.mark.parametrize("by", CUTS + PERIODS)
def test_every_cut_adds_up_to_the_total(cli: CliDriver, by: str) -> None:
    found = cli.run_json("stats", "--by", by)
    assert sum(each["figures"]["number"] for each in found["slices"]) == 3
    assert (found["total"]["number"], found["total"]["costs"]) == (3, {"EUR": "10.00"})


def test_a_table_has_the_total_below(cli: CliDriver) -> None:
    table = rows_by_first_cell(cli.run_ok("stats"))
    assert table["CALL-OUT"].split()[1:] == [
        "2",
        "2.00",
        "30",
        "1.00",
        "15",
        "0",
        "2",
        "1",
        *"10000",
    ]
    assert table["Total"].split()[1:4] == ["3", "10.00", "60"]


def test_a_filter_holds_for_figures_as_for_lists(cli: CliDriver) -> None:
    for wanted in (("-c", "Ada"), ("-t", "letter"), ("--since", "2026-02-01")):
        listed = cli.run_json("history", "--active", *wanted)
        assert cli.run_json("stats", *wanted)["total"]["number"] == len(listed)


def test_more_than_the_top_is_told_and_every_column_adds_up(cli: CliDriver) -> None:
    told = cli.run_ok("stats", "--top", "1")
    assert "1 more: --top 2" in told
    assert rows_by_first_cell(told)["others"].split()[1:4] == ["1", "8.00", "30"]


def test_who_is_in_two_rows_is_told_so_that_columns_add_up(cli: CliDriver) -> None:
    cli.run_ok("log", "Ada, Bob", "both", "-t", "letter")
    told = cli.run_ok("stats", "--by", "contact")
    numbers = {line.split("  ")[0]: line for line in told.splitlines()}
    assert numbers["in several"].split()[2:4] == ["-1", "-8.00"]
    assert cli.run_json("stats", "--by", "contact")["overlap"]["number"] == -1


def test_by_day_the_newest_are_shown_and_the_rest_as_one_row(cli: CliDriver) -> None:
    for day in range(1, 6):
        cli.run_ok("log", "Ada", "x", "--on", f"2026-03-0{day}")
    told = cli.run_ok("stats", "--by", "day", "--top", "2")
    assert [line.split()[0] for line in told.splitlines()[1:4]] == [
        *("earlier", "2026-03-04", "2026-03-05")
    ]
    assert rows_by_first_cell(told)["earlier"].split()[1] == "6"
    cli.run_ok("log", "Ada", "x", "--on", "2020-01-01")
    assert "2026-03-05" in cli.run_ok("stats", "--by", "day", "--top", "2")


def test_the_members_of_a_segment_are_a_filter(cli: CliDriver) -> None:
    cli.run_ok("segment", "create", "ours")
    cli.run_ok("segment", "add", "ours", "Bob")
    assert cli.run_json("stats", "-c", "seg:ours")["total"]["number"] == 1
    assert [each["number"] for each in cli.run_json("history", "seg:ours")] == [4, 3]
    assert [each["number"] for each in cli.run_json("find", "x", "-c", "seg:ours")] == [4, 3]
    assert "There is no segment" in cli.run_refused("history", "seg:no")
    cli.run_ok("cancel", "-c", "seg:ours", "--yes")
    assert cli.run_json("stats", "-c", "seg:ours")["total"]["number"] == 0


def test_who_was_not_reached_for_long_is_stale_an_attempt_does_not_count(cli: CliDriver) -> None:
    with time_machine.travel(LATER):
        found = {each["name"]: each for each in cli.run_json("stale", "--days", "30")}
    assert found["Ada"]["spoken_at"].startswith("2026-01-10")
    assert found["Ada"]["attempted_at"].startswith("2026-02-10")


def test_stale_of_one_of_us(cli: CliDriver) -> None:
    with time_machine.travel(LATER):
        whose = cli.run_json("stale", "--days", "30", "--owner", "AL@ours.example")
        told = cli.run_ok("stale", "--days", "1", "--owner", "x@ours.example")
    assert [each["name"] for each in whose] == ["Ada"]
    assert told == "Everybody of x@ours.example was spoken to within 1 day.\n"


def test_who_was_never_spoken_to_is_shown_and_how_many_there_are(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Cyd")
    with time_machine.travel(LATER):
        assert [each["name"] for each in cli.run_json("stale")][-1] == "Cyd"
        told = cli.run_ok("stale", "--limit", "1")
        assert "1 of 3; --limit shows more." in told
    assert "never" in cli.run_ok("stale")


def test_amounts_of_two_currencies_are_summed_apart(cli: CliDriver) -> None:
    (cli.folder / "rapport.toml").write_text('[company]\ncurrency = "SEK"\n', encoding="utf-8")
    cli.run_ok("log", "Ada", "x", "-t", "call-out", "--on", "2026-02-12")
    assert cli.run_json("stats")["total"]["costs"] == {"EUR": "10.00", "SEK": "1.00"}
    assert "1.00 SEK + 10.00 EUR" in cli.run_ok("stats")
    assert cli.run_json("show", "1")["currency"] == "EUR"
    assert "cost 1.00 SEK + 2.00 EUR" in cli.run_ok("contact", "show", "Ada")
