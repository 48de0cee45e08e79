"""`rapport history`, `show`, `find`, `edit`, `comment`, `cancel`, `restore`, `undo`."""

import pytest
import time_machine

from tests.cli.cli_driver import CliDriver, rows_by_first_cell

FIELDS = {"number", "state", "source", "mail_id", "template", "participants", "occurred_at"} | {
    "subject",
    "text",
    "cost",
    "version",
}


@pytest.fixture(autouse=True)
def three(cli: CliDriver) -> None:
    """#1 with Ada of Acme, #2 with Bob, #3 with both."""
    cli.furnish(
        "three",
        ("contact", "add", "Acme", "--is-company"),
        ("contact", "add", "Ada", "--company", "Acme"),
        ("contact", "add", "Bob"),
        ("log", "Ada", "asked for prices", "-t", "call-in", "--on", "2026-01-10 9:00"),
        ("log", "Bob", "sent the offer", "-t", "letter", "--on", "2026-02-10 9:00"),
        ("log", "Bob, Ada", "met", "--on", "2026-03-10 9:00"),
    )


def numbers(cli: CliDriver, *args: str) -> list[int]:
    return [each["number"] for each in cli.run_json("history", *args)]


# ── history, show, find ──────────────────────────────────────────────────────────────────────────


def test_history_is_newest_first_with_every_field_a_script_needs(cli: CliDriver) -> None:
    found = cli.run_json("history", "--all")
    assert [each["number"] for each in found] == [3, 2, 1]
    assert all(each.keys() >= FIELDS for each in found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("Ada",), [3, 1]),
        (("-c", "Bob"), [3, 2]),
        (("Acme",), [3, 1]),
        (("--company", "Acme"), [3, 1]),
        (("-t", "letter"), [2]),
        (("-g", "phone"), [1]),
        (("--channel", "letter"), [2]),
        (("--direction", "inbound"), [1]),
        (("--since", "2026-02-10"), [3, 2]),
        (("--until", "2026-02-10"), [2, 1]),
        (("--until", "2026-02-10 8:59"), [1]),
        (("--since", "2026-01-11", "--until", "2026-02-28"), [2]),
        (("--source", "mail"), []),
        (("--logged-by", "cli:root"), [3, 2, 1]),
        (("--limit", "2"), [3, 2]),
        (("--active",), [3, 2, 1]),
        (("--cancelled",), []),
    ],
)
def test_a_filter_finds_what_it_says(
    cli: CliDriver, wanted: tuple[str, ...], found: list[int]
) -> None:
    assert numbers(cli, *wanted) == found


def test_a_page_tells_how_to_get_the_next(cli: CliDriver) -> None:
    told = cli.run_ok("history", "--limit", "2")
    place = told.split("--after '")[1].split("'")[0]
    assert numbers(cli, "--limit", "2", "--after", place) == [1]


def test_a_row_of_a_list_is_one_line_however_long(cli: CliDriver) -> None:
    cli.run_ok("cancel", "2", "--reason", "long " * 100)
    assert len(cli.run_ok("history").splitlines()) == 4


def test_an_empty_list_says_so_and_draws_no_table(cli: CliDriver) -> None:
    assert cli.run_ok("history", "-t", "fax").startswith("Nothing was logged that fits.")
    assert cli.run_json("history", "-t", "fax") == []


@pytest.mark.parametrize("number", ["1", "#1", "001"])
def test_an_entry_is_named_as_it_is_shown(cli: CliDriver, number: str) -> None:
    assert cli.run_json("show", number)["number"] == 1


def test_last_is_what_i_logged_last_and_still_stands(cli: CliDriver) -> None:
    cli.run_ok("cancel", "3")
    assert cli.run_json("show", "last")["number"] == 2
    assert "logged nothing yet" in cli.run_refused("show", "last", "--as", "al@ours.example")


@pytest.mark.parametrize(
    "command",
    [("show",), ("edit", "--text", "x"), ("comment", "x"), ("cancel",), ("restore",), ("purge",)],
)
def test_a_number_that_is_none_is_told(cli: CliDriver, command: tuple[str, ...]) -> None:
    name, *rest = command
    for number in ("77", "99999999999999999999", "K-1", "x", "", "-1x", "²"):
        before, after = ([], rest) if name == "comment" else (rest, [])
        told = cli.run_refused(name, *before, "--", number, *after)
        assert "There is no" in told or "is no number" in told


def test_find_looks_in_texts_comments_and_names(cli: CliDriver) -> None:
    cli.run_ok("comment", "2", "about the lighthouse")
    for words, found in {"pric": [1], "lighthouse": [2], "bob": [3, 2], "sent offer": [2]}.items():
        assert [each["number"] for each in cli.run_json("find", words)] == found


def test_find_with_a_contact_looks_past_the_first_matches(cli: CliDriver) -> None:
    found = cli.run_json("find", "pric", "-c", "Ada", "--limit", "1")
    assert [each["number"] for each in found] == [1]
    for _ in range(3):
        cli.run_ok("log", "Bob", "asked for prices")
    found = cli.run_json("find", "prices", "-c", "Ada", "--limit", "1")
    assert [each["number"] for each in found] == [1]


@pytest.mark.parametrize("nothing", ["", "...", "[]"])
def test_find_wants_a_word(cli: CliDriver, nothing: str) -> None:
    assert "at least one word" in cli.run_refused("find", nothing, code=2)


# ── edit, comment ────────────────────────────────────────────────────────────────────────────────


def test_what_an_entry_was_before_is_kept_and_shown(cli: CliDriver) -> None:
    changed = cli.run_json("edit", "1", "--text", "asked for all prices", "--duration", "40m")
    assert changed == {"number": 1, "changed": ["text", "duration_minutes"]}
    assert "duration minutes: 15 → 40" in cli.run_ok("show", "1")


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        (("--subject", "S"), "subject", "S"),
        (("--cost", "1,50"), "cost", "1.50"),
        (("--on", "2026-01-11"), "occurred_at", "2026-01-11T00:00:00+00:00"),
        (("--in",), "direction", "inbound"),
        (("--eval", "--"), "evaluation", "very_negative"),
        (("--eval-note", "late"), "evaluation_note", "late"),
        (("--failed",), "successful", False),
        (("--follow-up", "2027-01-01"), "follow_up_on", "2027-01-01"),
        (("--follow-up", "2027-01-01 14:00"), "follow_up_time", "14:00"),
        (("--salesperson", "AL@ours.example"), "salesperson", "al@ours.example"),
        (("--template", "fax"), "template", "FAX"),
    ],
)
def test_a_field_is_corrected(
    cli: CliDriver, options: tuple[str, ...], field: str, value: object
) -> None:
    cli.run_ok("edit", "2", *options)
    assert cli.run_json("show", "2")[field] == value


def test_who_took_part_is_corrected(cli: CliDriver) -> None:
    cli.run_ok("edit", "1", "--with", "Bob")
    assert [p["name"] for p in cli.run_json("show", "1")["participants"]] == ["Bob"]


@pytest.mark.parametrize(
    "options", [("--on", ""), ("--duration", ""), ("--with", ""), ("--follow-up", "")]
)
def test_an_empty_value_is_refused_rather_than_passed_over(
    cli: CliDriver, options: tuple[str, ...]
) -> None:
    cli.run_refused("edit", "1", *options)
    assert cli.run_json("show", "1")["version"] == 1


def test_an_edit_of_nothing_is_wrong_usage(cli: CliDriver) -> None:
    assert "Say what to change" in cli.run_refused("edit", "1", code=2)


def test_an_edit_of_an_older_version_changes_nothing(cli: CliDriver) -> None:
    cli.run_ok("edit", "1", "--text", "newer")
    assert "was changed since" in cli.run_refused("edit", "1", "--text", "x", "--version", "1")
    assert cli.run_json("show", "1")["text"] == "newer"


def test_a_cancelled_entry_is_restored_before_it_is_edited(cli: CliDriver) -> None:
    cli.run_ok("cancel", "1")
    assert "Restore it first" in cli.run_refused("edit", "1", "--text", "x")


# ── cancel, restore, undo ────────────────────────────────────────────────────────────────────────


def test_a_cancelled_entry_stays_listed_and_counts_nowhere(cli: CliDriver) -> None:
    cli.run_ok("cancel", "1", "3", "--reason", "twice")
    assert "cancelled: twice" in rows_by_first_cell(cli.run_ok("history"))["#1"]
    assert cli.run_json("stats")["total"]["number"] == 1


def test_a_cancel_is_safe_to_repeat_and_keeps_the_first_reason(cli: CliDriver) -> None:
    cli.run_ok("cancel", "1", "--reason", "first")
    assert cli.run_json("cancel", "1", "--reason", "second")["already"] == [1]
    assert cli.run_json("show", "1")["cancel_reason"] == "first"


def test_a_restore_is_the_inverse(cli: CliDriver) -> None:
    cli.run_ok("cancel", "1")
    assert cli.run_json("restore", "#1")["restored"] == [1]
    assert cli.run_json("show", "1")["state"] == "active"


def test_what_a_filter_finds_is_cancelled_after_a_yes(cli: CliDriver) -> None:
    told = cli.run_refused("cancel", "-c", "Bob", code=2)
    assert "This is about 2 interactions" in told
    assert "--yes" in told
    assert cli.run_json("cancel", "-c", "Bob", "--yes")["cancelled"] == [2, 3]


@pytest.mark.parametrize("args", [(), ("1", "-c", "Bob")])
def test_numbers_or_a_filter_one_of_the_two(cli: CliDriver, args: tuple[str, ...]) -> None:
    for command in ("cancel", "restore"):
        assert "one of the two" in cli.run_refused(command, *args, code=2)


def test_undo_takes_back_the_last_deed_and_then_the_one_before(cli: CliDriver) -> None:
    cli.run_ok("edit", "3", "--text", "met twice")
    cli.run_ok("cancel", "3")
    assert cli.run_json("undo")["kind"] == "cancel"
    assert cli.run_json("undo", "--yes")["kind"] == "edit"
    assert cli.run_json("show", "3")["text"] == "met"
    assert cli.run_json("undo", "--yes")["kind"] == "log"
    assert cli.run_json("show", "3")["state"] == "cancelled"


def test_undo_leaves_alone_what_somebody_changed_since(cli: CliDriver) -> None:
    cli.run_ok("edit", "3", "--text", "mine")
    cli.run_ok(
        "edit", "3", "--text", "theirs", "--as", "root@ours.example", "--config", admins(cli)
    )
    assert "changed or used since" in cli.run_refused("undo")
    assert cli.run_json("show", "3")["text"] == "theirs"


def admins(cli: CliDriver) -> str:
    cli.write_config('[slack]\nadmins = ["root@ours.example"]\n')
    return "rapport.toml"


def test_undo_of_nothing_says_so(cli: CliDriver) -> None:
    assert "nothing of yours" in cli.run_refused("undo", "--as", "al@ours.example")


def test_several_are_evaluated_by_one_deed_all_or_none(cli: CliDriver) -> None:
    first = cli.run_json("log", "ada", "one")["number"]
    second = cli.run_json("log", "ada", "two", "--eval", "-")["number"]
    numbers = (str(first), str(second))
    told = cli.run_ok("evaluate", "++", *numbers, "--note", "glad")
    assert told == f"Evaluated #{first}, #{second}.\n"
    marks = [cli.run_json("show", each)["evaluation"] for each in numbers]
    assert marks == ["very_positive"] * 2
    assert "Nothing was changed" in cli.run_ok("evaluate", "++", *numbers)
    assert "the evaluations are as they were before" in cli.run_ok("undo")
    marks = [cli.run_json("show", each)["evaluation"] for each in numbers]
    assert marks == [None, "negative"]
    cli.run_ok("cancel", str(second))
    assert "is cancelled" in cli.run_refused("evaluate", "+", *numbers)
    assert cli.run_json("show", str(first))["evaluation"] is None


def test_what_a_filter_finds_is_evaluated_after_a_yes(cli: CliDriver) -> None:
    number = cli.run_json("log", "ada", "one", "-t", "letter")["number"]
    assert "--yes" in cli.run_refused("evaluate", "+", "-t", "letter", code=2)
    assert number in cli.run_json("evaluate", "+", "-t", "letter", "--yes")["changed"]
    assert "by number, or by a filter" in cli.run_refused("evaluate", "+", code=2)
    assert number in cli.run_json("evaluate", "none", "-t", "letter", "--yes")["changed"]


def test_evaluations_are_taken_away_in_words_that_say_so_and_only_where_there_are_any(
    cli: CliDriver,
) -> None:
    first = cli.run_json("log", "ada", "one", "-t", "fax", "--eval", "+")["number"]
    cli.run_ok("log", "ada", "two", "-t", "fax")
    asked = cli.run_refused("evaluate", "none", "-t", "fax", code=2)
    assert "Take the evaluation of 1 entry away?" in asked
    told = cli.run_ok("evaluate", "none", "-t", "fax", "--yes")
    assert told == f"No evaluation any more: #{first}.\n"
    assert "Nothing was changed" in cli.run_ok("evaluate", "none", "-t", "fax")


def test_a_flag_in_the_history_is_told_in_words(cli: CliDriver) -> None:
    number = str(cli.run_json("log", "ada", "one")["number"])
    cli.run_ok("edit", number, "--failed")
    assert ": yes → no" in cli.run_ok("show", number)
    assert ": ja → nej" in cli.run_ok("--language", "sv", "show", number)


def test_a_follow_up_is_today_or_to_come(cli: CliDriver) -> None:
    number = str(cli.run_json("log", "ada", "one", "--follow-up", "today")["number"])
    for args in (
        ("log", "ada", "two", "--follow-up", "yesterday"),
        ("log", "ada", "two", "--draft", "--follow-up", "yesterday"),
        ("edit", number, "--follow-up", "2025-11-03"),
    ):
        assert "is over. Choose today or a day to come." in cli.run_refused(*args)


def test_a_draft_is_logged_though_its_follow_up_is_over_by_then(cli: CliDriver) -> None:
    with time_machine.travel("2026-03-02 12:00Z", tick=False):
        draft = cli.run_json("log", "ada", "one", "--draft", "--follow-up", "tomorrow")["draft"]
    with time_machine.travel("2026-03-09 12:00Z", tick=False):
        number = cli.run_json("draft", "log", str(draft))["number"]
    assert cli.run_json("show", str(number))["follow_up_on"] == "2026-03-03"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dear Kari,\n\nHere is our price list.", "Price list"),
        ("Hei Kari!\n\nHer er prislisten.", "Price list"),
        ("Dear Kari, here is our price list.", "Dear Kari, here is our price list."),
        ("Thanks!", "Thanks!"),
        ("He asked for three things,\nthe first a chair", "Price list"),
        ("\n\nAsked for chairs\nand tables", "Asked for chairs"),
    ],
)
def test_a_letter_is_listed_by_its_subject_and_not_by_its_greeting(
    cli: CliDriver, text: str, shown: str
) -> None:
    cli.run_ok("log", "ada", text, "-t", "letter", "-s", "Price list")
    assert f"  {shown}  " in cli.run_ok("history", "-t", "letter", "--limit", "1")


def test_a_page_of_history_says_of_how_many_it_is(cli: CliDriver) -> None:
    for number in range(3):
        cli.run_ok("log", "ada", f"page {number}", "-t", "fax")
    assert "2 of 3. More: add --after" in cli.run_ok("history", "-t", "fax", "--limit", "2")
    assert "More" not in cli.run_ok("history", "-t", "fax", "--limit", "3")


def test_a_cut_search_says_of_how_many_it_is(cli: CliDriver) -> None:
    for number in range(3):
        cli.run_ok("log", "ada", f"page {number}", "-t", "fax")
    cli.run_ok("log", "bob", "page 3", "-t", "fax")
    for more, told in {
        (): "2 of 4; --limit shows more.",
        ("-c", "ada"): "2 of 3; --limit shows more.",
        ("-c", "acme"): "2 of 3; --limit shows more.",
    }.items():
        assert told in cli.run_ok("find", "page", "--limit", "2", *more)
    assert "--limit" not in cli.run_ok("find", "page", "--limit", "4")


def test_a_file_is_attached_later_once_and_taken_off_by_undo(cli: CliDriver) -> None:
    number = str(cli.run_json("log", "ada", "one")["number"])
    file = cli.folder / "offer.txt"
    file.write_text("an offer")
    told = cli.run_ok("edit", number, "--attach", str(file))
    assert told == f"Attached to #{number}: offer.txt\n"
    assert "has these files already" in cli.run_ok("edit", number, "--attach", str(file))
    assert [each["name"] for each in cli.run_json("show", number)["attachments"]] == ["offer.txt"]
    both = cli.run_json("edit", number, "--attach", str(file), "--text", "two")
    assert both["changed"] == ["text"]
    cli.run_ok("undo")
    assert "the files you attached are taken off" in cli.run_ok("undo", "--yes")
    shown = cli.run_json("show", number)
    assert (shown["attachments"], shown["text"]) == ([], "one")
    cli.run_ok("cancel", number)
    assert "is cancelled" in cli.run_refused("edit", number, "--attach", str(file))


def attach(cli: CliDriver, number: str, **files: str) -> None:
    for name, content in files.items():
        (cli.folder / f"{name}.txt").write_text(content)
        cli.run_ok("edit", number, "--attach", str(cli.folder / f"{name}.txt"))


def names_of_files(cli: CliDriver, number: str) -> list[str]:
    return [each["name"] for each in cli.run_json("show", number)["attachments"]]


def test_a_file_is_taken_off_by_its_name_and_back_in_its_place_by_undo(cli: CliDriver) -> None:
    # The same content under two names.
    attach(cli, "1", offer="an offer", plan="a plan", copy="an offer")
    assert cli.run_ok("edit", "1", "--detach", "OFFER.txt") == "Taken off #1: offer.txt\n"
    assert names_of_files(cli, "1") == ["plan.txt", "copy.txt"]
    assert "attachments: offer.txt → –" in cli.run_ok("show", "1")
    assert "the files you took off are back" in cli.run_ok("undo")
    assert names_of_files(cli, "1") == ["offer.txt", "plan.txt", "copy.txt"]


def test_files_come_off_all_or_none_and_one_that_is_not_there_is_named(cli: CliDriver) -> None:
    attach(cli, "1", offer="an offer")
    told = cli.run_refused("edit", "1", "--detach", "offer.txt", "--detach", "price.txt")
    assert "#1 has no file 'price.txt'; its files: offer.txt." in told
    assert names_of_files(cli, "1") == ["offer.txt"]


def test_a_file_is_replaced_by_another_of_its_name(cli: CliDriver) -> None:
    attach(cli, "1", offer="an offer")
    better = cli.folder / "offer.txt"
    better.write_text("a better offer")
    cli.run_ok("edit", "1", "--detach", "offer.txt", "--attach", str(better))
    (only,) = cli.run_json("show", "1")["attachments"]
    assert (only["name"], only["size"]) == ("offer.txt", 14)


def test_the_document_of_an_entry_is_corrected_and_taken_back(cli: CliDriver) -> None:
    assert cli.run_json("edit", "2", "--document", "quote:89:2")["changed"] == [
        "document.type",
        "document.number",
        "document.version",
    ]
    assert numbers(cli, "--document", "quote:89") == [2]
    assert [each["number"] for each in cli.run_json("find", "89")] == [2]
    assert "document number: – → 89" in cli.run_ok("show", "2")
    cli.run_ok("edit", "2", "--document", "none")
    assert cli.run_json("show", "2")["document"] is None
    cli.run_ok("undo")
    document = cli.run_json("show", "2")["document"]
    assert document == {"type": "quote", "number": "89", "version": "2"}


def test_a_document_is_of_one_entry_also_after_an_edit_and_an_undo(cli: CliDriver) -> None:
    cli.run_ok("edit", "1", "--document", "quote:89")
    told = cli.run_refused("edit", "2", "--document", "quote:89")
    assert "This document is interaction #1 already." in told
    cli.run_ok("edit", "1", "--document", "quote:90")
    cli.run_ok("log", "ada", "sent it", "--document", "quote:89", "--as", "jo@ours.example")
    assert "changed" in cli.run_refused("undo")
    assert numbers(cli, "--document", "quote:90") == [1]


# ── opportunities ────────────────────────────────────────────────────────────────────────────────


def test_an_opportunity_is_logged_spelled_as_before_filtered_and_in_the_figures(
    cli: CliDriver,
) -> None:
    cli.run_ok("log", "ada", "asked for a roof", "--opportunity", "New hall")
    cli.run_ok("log", "bob", "sent drawings", "--opportunity", "NEW HÄLL")
    cli.run_ok("log", "bob", "another one", "--opportunity", "OPP-7")
    assert [each["opportunity"] for each in cli.run_json("history", "--limit", "3")] == [
        "OPP-7",
        "New hall",
        "New hall",
    ]
    assert "opportunity New hall" in " ".join(cli.run_ok("show", "5").split())
    assert numbers(cli, "--opportunity", "new hall") == [5, 4]
    found = cli.run_json("stats", "--by", "opportunity")
    counted = {each["key"]: each["figures"]["number"] for each in found["slices"]}
    assert counted == {"": 3, "New hall": 2, "OPP-7": 1}
    assert cli.run_json("stats", "--opportunity", "opp-7")["total"]["number"] == 1
    head, row, *more = cli.run_ok(
        "export", "--format", "csv", "--opportunity", "opp-7"
    ).splitlines()
    assert "opportunity" in head.split(",")
    assert "OPP-7" in row.split(",")
    assert not more


def test_an_opportunity_is_corrected_and_taken_back(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "asked for a roof", "--opportunity", "New hall")
    assert cli.run_json("edit", "1", "--opportunity", "new HALL")["changed"] == ["opportunity"]
    assert numbers(cli, "--opportunity", "New hall") == [4, 1]
    cli.run_ok("undo")
    assert numbers(cli, "--opportunity", "New hall") == [4]
    cli.run_ok("edit", "4", "--opportunity", "")
    assert numbers(cli, "--opportunity", "New hall") == []
