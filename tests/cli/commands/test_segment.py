"""`rapport segment …`: lists, saved filters, and logging to all of them."""

import pytest

from tests.cli.cli_driver import CliDriver

pytestmark = pytest.mark.usefixtures("quick_plans")


@pytest.fixture(autouse=True)
def partners(cli: CliDriver) -> None:
    cli.furnish(
        "partners",
        *(("contact", "add", name) for name in ("Ada", "Bob", "Eve")),
        ("contact", "edit", "Eve", "--excluded"),
        ("segment", "create", "Partners", "--name", "[x] Our partners"),
        ("segment", "add", "partners", "Ada", "Bob", "Eve"),
    )


def test_a_logging_makes_one_entry_for_each_and_leaves_out_who_must_not_be_addressed(
    cli: CliDriver,
) -> None:
    told = cli.run_ok("segment", "log", "partners", "Autumn", "letter", "-t", "letter", "--yes")
    assert told.startswith("Logged to 2 contacts, 1 left out (run 1).")
    assert "left out K-3 Eve: excluded from segments" in told
    assert {each["text"] for each in cli.run_json("history")} == {"Autumn letter"}


def test_without_a_template_it_is_a_note(cli: CliDriver) -> None:
    cli.run_ok("segment", "log", "partners", "hi", "--yes")
    assert {each["template"] for each in cli.run_json("history")} == {"NOTE"}


def test_all_that_is_said_holds_for_every_member(cli: CliDriver) -> None:
    cli.run_ok(
        "segment", "log", "partners", "x", "--yes", "--eval", "++", "--cost", "2", "--failed"
    )
    found = {(e["evaluation"], e["cost"], e["successful"]) for e in cli.run_json("history")}
    assert found == {("very_positive", "2.00", False)}


def test_log_knows_segments_by_their_code(cli: CliDriver) -> None:
    ran = cli.run_json("log", "seg:partners", "hi", "--yes")
    assert ran["run"]["logged"] == 2


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_in_a_script_nothing_is_logged_without_a_yes(
    cli: CliDriver, as_json: tuple[str, ...]
) -> None:
    for command in (("segment", "log", "partners"), ("log", "seg:partners")):
        assert "--yes" in cli.run_refused(*command, "hi", *as_json, code=2)
    assert cli.run_json("history") == []


def test_an_undone_run_comes_back_as_it_was(cli: CliDriver) -> None:
    cli.run_ok("segment", "log", "partners", "hi", "--yes")
    cli.run_ok("cancel", "1", "--reason", "not her")
    assert cli.run_json("segment", "undo", "1") == {"cancelled": [2]}
    assert "undone" in cli.run_ok("segment", "runs")
    assert cli.run_json("segment", "restore", "1") == {"restored": [2]}
    assert cli.run_json("show", "1")["state"] == "cancelled"


def test_only_a_run_of_this_segment_that_stands_is_gone_on_with(cli: CliDriver) -> None:
    cli.run_ok("segment", "log", "partners", "hi", "--yes")
    cli.run_ok("segment", "create", "other")
    assert "seg:other has no run 1" in cli.run_refused("segment", "log", "other", "--resume", "1")
    cli.run_ok("segment", "undo", "1")
    assert "is undone" in cli.run_refused("segment", "log", "partners", "--resume", "1")


def test_a_follow_up_is_a_new_list_of_those_it_reached(cli: CliDriver) -> None:
    cli.run_ok("segment", "log", "partners", "hi", "--yes")
    made = cli.run_json("segment", "follow-up", "1")
    assert (made["segment"]["code"], made["members"]) == ("partners-follow-up-1", 2)


def test_a_saved_filter_follows_the_contacts(cli: CliDriver) -> None:
    assert "3 contacts now" in cli.run_ok("segment", "create", "people", "--kind", "person")
    cli.run_ok("contact", "add", "Zoe")
    assert {e["segment"]["code"]: e["members"] for e in cli.run_json("segment", "list")} == {
        "partners": 3,
        "people": 4,
    }
    assert "is a saved filter" in cli.run_refused("segment", "add", "people", "Ada")


def test_who_is_added_or_taken_off_is_told_and_undone(cli: CliDriver) -> None:
    assert cli.run_ok("segment", "remove", "partners", "Ada") == "Removed 1 contact.\n"
    told = cli.run_ok("segment", "remove", "partners", "Ada", "Bob")
    assert told == "Removed 1 contact. So already: K-1.\n"
    cli.run_ok("undo")
    assert [s["due"] for s in [cli.run_json("segment", "show", "partners")]] == [[2]]


def test_an_unknown_segment_is_told_with_those_there_are(cli: CliDriver) -> None:
    assert "Known: partners" in cli.run_refused("segment", "show", "partnres")


def test_a_segment_is_deleted_after_a_yes_and_what_was_logged_stays(cli: CliDriver) -> None:
    cli.run_ok("segment", "log", "partners", "hi", "--yes")
    assert "--yes" in cli.run_refused("segment", "delete", "partners", code=2)
    cli.run_ok("segment", "delete", "partners", "--yes")
    assert len(cli.run_json("history")) == 2


def test_a_segment_is_changed_and_that_is_undone(cli: CliDriver) -> None:
    cli.run_ok("segment", "edit", "partners", "--name", "Ours", "-t", "letter")
    changed = cli.run_json("segment", "list")[0]["segment"]
    assert (changed["name"], changed["template"]) == ("Ours", "LETTER")
    assert "nothing was changed" in cli.run_ok("segment", "edit", "partners", "--name", "Ours")
    assert "the segment you changed is as it was before" in cli.run_ok("undo")
    back = cli.run_json("segment", "list")[0]["segment"]
    assert (back["name"], back["template"]) == ("[x] Our partners", "")


def test_the_filter_of_a_list_can_not_be_changed_and_that_of_a_filter_can(cli: CliDriver) -> None:
    assert "is a list" in cli.run_refused("segment", "edit", "partners", "--tag", "vip")
    assert "Say what" in cli.run_refused("segment", "edit", "partners", code=2)
    cli.run_ok("segment", "create", "vips", "--tag", "vip")
    cli.run_ok("contact", "edit", "Ada", "--language", "sv")
    assert cli.run_json("segment", "edit", "vips", "--language", "sv")["members"] == 1
    cli.run_ok("segment", "edit", "vips", "--name", "Swedes")
    cli.run_ok("undo")
    cli.run_ok("undo", "--yes")
    assert cli.run_json("segment", "show", "vips")["due"] == []


def test_a_segment_that_was_changed_again_keeps_that(cli: CliDriver) -> None:
    cli.run_ok("segment", "edit", "partners", "--name", "One")
    cli.run_ok("segment", "edit", "partners", "--name", "Two", "--as", "al@ours.example")
    assert "changed or used since" in cli.run_refused("undo")
