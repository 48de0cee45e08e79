"""`rapport contact …`: add, find, show, edit, merge, delete."""

import pytest

from tests.cli.cli_driver import CliDriver
from tests.effort import one_day_in

pytestmark = pytest.mark.usefixtures("quick_plans")


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish(
        "ada of acme",
        ("contact", "add", "Acme", "--is-company"),
        ("contact", "add", "Ada", "--company", "Acme", "-e", "ada@acme.example", "-p", "555 1234"),
    )


def test_a_contact_is_added_with_all_that_is_said(cli: CliDriver) -> None:
    made = cli.run_json(
        *("contact", "add", "Bob", "--company", "Acme", "--title", "Dr", "--language", "sv"),
        *("--country", "FI", "--owner", "AL@ours.example", "--note", "n", "--tag", "VIP"),
        *("--id", "erp=C1", "--excluded"),
    )
    assert (made["number"], made["company_name"], made["owner"]) == (
        "K-3",
        "Acme",
        "al@ours.example",
    )
    assert (made["tags"], made["external_ids"], made["excluded"]) == (["vip"], {"erp": "C1"}, True)


def test_a_shared_address_is_allowed_and_told(cli: CliDriver) -> None:
    told = cli("contact", "add", "Eve", "-e", "ada@acme.example")
    assert (told.code, told.err.splitlines()[0]) == (
        0,
        "May be the same: K-2  Ada (Acme)  ada@acme.example",
    )
    assert "Added K-" in told.out


@one_day_in(2)
def test_who_may_be_the_same_is_asked_about_before_one_is_added(cli: CliDriver) -> None:
    with cli.open_terminal("contact", "add", "ADA") as terminal:
        terminal.wait_for("Add another one? [y/N]")
        terminal.type_line("n")
        assert terminal.wait_for_exit() == 1
    assert len(cli.run_json("contact", "find", "ada")) == 1
    with cli.open_terminal("contact", "add", "ADA", "--yes") as terminal:
        assert terminal.wait_for_exit() == 0
    (pair,) = cli.run_json("contact", "doubles")
    assert pair["shared"] == ["name"]
    assert "name" in cli.run_ok("contact", "doubles")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-e", "nonsense"), "is not an email address"),
        (("-p", "1"), "is not a phone number"),
        (("--id", "erp"), "SYSTEM=ID"),
        (("--company", "Ada"), "is not a company"),
        (("--company", "Ny AB"), "Add them: rapport contact add 'Ny AB' --is-company"),
        (("-e", "x@y.example", "--valid", "2026-12-31..2026-01-01"), "ends before it begins"),
        (("-e", "x@y.example", "--valid", "2026-12-31"), "FROM..TO"),
        (("-e", "x@y.example", "--valid", ".."), "FROM..TO"),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(
    cli: CliDriver, options: tuple[str, ...], told: str
) -> None:
    assert told in cli.run_refused("contact", "add", "Bob", *options)
    assert cli("contact", "find", "Bob").code == 1


@pytest.mark.parametrize("name", ["[bold]Ada[/]", "-x", 'O\'Hara "Q" \\', "שלום", "👩‍👩‍👧 Family"])
def test_a_name_of_any_shape_is_kept_shown_and_found_by_number(cli: CliDriver, name: str) -> None:
    assert name in cli.run_ok("contact", "add", "--", name)
    assert name in cli.run_ok("contact", "show", "K-3")
    assert cli.run_json("contact", "find", "K-3")[0]["name"] == name


def test_nobody_found_is_an_exit_code_and_an_empty_list_for_machines(cli: CliDriver) -> None:
    assert "Nobody matches" in cli.run_refused("contact", "find", "zzz")
    found = cli("contact", "find", "zzz", "--json")
    assert (found.code, found.json) == (1, [])


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("K-99", "There is no contact K-99."),
        ("k-99999999999999999999999", "There is no contact K-9999"),
        ("x@y.example", "rapport contact add NAME --email x@y.example"),
        ("Grace Hopper", "rapport contact add 'Grace Hopper' --email"),
        ("", "Nobody is named."),
        (" , ", "Nobody is named."),
        ("x" * 3000, "Nobody matches 'xxx"),
    ],
)
def test_who_is_not_here_is_told_with_what_to_do(cli: CliDriver, who: str, told: str) -> None:
    said = cli.run_refused("contact", "show", who.strip(" ,") if who != " , " else "")
    assert told in said
    assert len(said) < 300
    assert cli("log", who, "x").code == 1


def test_a_close_spelling_is_a_question_not_an_answer(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Lovelace")
    assert cli.run_refused("contact", "show", "lovelcae").startswith(
        "Nobody is spelt 'lovelcae'. Did you mean:\n  K-3  Lovelace"
    )


def test_an_edit_adds_to_lists_and_removes_only_what_is_named(cli: CliDriver) -> None:
    cli.run_ok("contact", "edit", "Ada", "-e", "a@home.example", "--tag", "x", "--tag", "y")
    after = cli.run_json("contact", "edit", "Ada", "--remove", "ada@acme.example", "--untag", "X")
    assert [a["value"] for a in after["addresses"]] == ["555 1234", "a@home.example"]
    assert after["tags"] == ["y"]


def test_who_changed_what_is_told_when_asked_for(cli: CliDriver) -> None:
    cli.run_ok("contact", "edit", "ada", "--title", "Head of \x1b[31mchairs")
    told = cli.run_ok("contact", "show", "ada", "--history")
    assert "Job title: " in told
    assert "→ Head of" in told
    assert "\x1b" not in told
    (change,) = cli.run_json("contact", "show", "ada", "--history")["history"]
    assert change["field"] == "job_title"
    assert "history" not in cli.run_json("contact", "show", "ada")


def test_a_person_leaves_their_company(cli: CliDriver) -> None:
    assert cli.run_json("contact", "edit", "Ada", "--company", "")["company"] is None


def test_an_empty_name_is_refused(cli: CliDriver) -> None:
    assert "needs a name" in cli.run_refused("contact", "edit", "Ada", "--name", "")


def test_an_edit_of_nothing_is_wrong_usage(cli: CliDriver) -> None:
    assert "Say what to change" in cli.run_refused("contact", "edit", "Ada", code=2)


def test_a_merge_moves_everything_and_undo_parts_them(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada L", "-e", "al@home.example")
    cli.run_ok("log", "K-3", "hi")
    merged = cli.run_json("contact", "merge", "K-3", "K-2", "--yes")
    assert merged == {"into": "K-2", "interactions": 1}
    assert cli.run_json("contact", "show", "K-3")["number"] == "K-2"
    cli.run_ok("undo")
    assert cli.run_json("contact", "show", "K-3")["name"] == "Ada L"


def test_what_can_t_be_merged_is_not_asked_about(cli: CliDriver) -> None:
    assert "can't be merged into itself" in cli.run_refused("contact", "merge", "Ada", "K-2")
    assert "one is a company" in cli.run_refused("contact", "merge", "Ada", "Acme")


def test_a_contact_with_interactions_is_not_deleted(cli: CliDriver) -> None:
    cli.run_ok("log", "Ada", "hi")
    told = cli.run_refused("contact", "delete", "Ada", "--yes")
    assert "rapport contact merge" in told
    assert "rapport erase K-2" in told


@pytest.mark.parametrize(
    "command",
    [("contact", "merge", "K-2", "K-3"), ("contact", "delete", "K-2"), ("erase", "K-2")],
)
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_in_a_script_nothing_goes_without_a_yes(
    cli: CliDriver, command: tuple[str, ...], as_json: tuple[str, ...]
) -> None:
    cli.run_ok("contact", "add", "Ada L")
    assert "--yes" in cli.run_refused(*command, *as_json, code=2)
    assert cli.run_json("contact", "show", "K-2")["name"] == "Ada"


def test_a_card_of_a_company_counts_its_people(cli: CliDriver) -> None:
    cli.run_ok("log", "Ada", "hi")
    assert "1 entry " in cli.run_ok("contact", "show", "Acme")


def test_who_is_not_found_ends_the_same_for_people_and_machines(cli: CliDriver) -> None:
    assert cli("contact", "find", "zzz").code == cli("contact", "find", "zzz", "--json").code == 1


def test_a_cut_list_of_contacts_says_so(cli: CliDriver) -> None:
    for name in ("Kim One", "Kim Two", "Kim Three"):
        cli.run_ok("contact", "add", name)
    assert "2 of 3; --limit shows more." in cli.run_ok("contact", "find", "kim", "--limit", "2")
    assert "more" not in cli.run_ok("contact", "find", "kim", "--limit", "3")
    assert len(cli.run_json("contact", "find", "kim", "--limit", "2")) == 2
