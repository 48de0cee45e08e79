"""`rapport template`, `group`, `campaign`, `person`: what there is, and how much it was used."""

import pytest

from tests.cli.cli_driver import CliDriver, rows_by_first_cell

CONFIG = """
[company]
name = "Nordwind"
currency = "SEK"
domains = ["ours.example"]
[slack]
admins = ["boss@ours.example"]
[templates.VISIT]
name = "Visit"
group = "MEETING"
channel = "meeting"
cost = 30
description = "A visit to {{ contact.name }}"
body = "Dear {{ contact.first_name }},"
languages.sv.description = "Besök hos {{ contact.name }}"
[templates.FAX]
retired = true
[campaigns.SPRING]
description = "Spring fair"
starts_on = 2026-03-01
"""


@pytest.fixture
def used(cli: CliDriver) -> CliDriver:
    cli.run_ok("contact", "add", "Ada", "--language", "sv", "--owner", "ola@ours.example")
    cli.run_ok("contact", "add", "Bob")
    cli.run_ok("log", "Ada", "x", "-t", "fax")
    cli.write_config(CONFIG)
    for who, more in (("Ada", ()), ("Ada", ("--response",)), ("Bob", ())):
        cli.run_ok("log", who, "x", "-t", "visit", "--campaign", "spring", *more)
    return cli


def test_templates_are_listed_with_price_and_use_and_retired_ones_when_asked(
    used: CliDriver,
) -> None:
    listed = rows_by_first_cell(used.run_ok("template", "list"))
    assert listed["VISIT"].split() == [
        *("VISIT", "MEETING", "meeting", "30.00", "SEK", "0", "3", "Visit")
    ]
    assert "FAX" not in listed
    assert "retired" in rows_by_first_cell(used.run_ok("template", "list", "--all"))["FAX"]
    row = next(each for each in used.run_json("template", "list") if each["code"] == "VISIT")
    assert (row["entries"], row["languages"]) == (3, ["en", "sv"])


def test_a_template_that_only_history_knows_is_listed_as_that(used: CliDriver) -> None:
    used.write_config(CONFIG.replace("VISIT", "CALL"))
    told = rows_by_first_cell(used.run_ok("template", "list", "--all"))["VISIT"]
    assert told.split() == ["VISIT", "3", "not", "in", "the", "config"]


def test_a_template_is_shown_as_a_contact_would_get_it(used: CliDriver) -> None:
    told = used.run_ok("template", "show", "visit", "--for", "Ada")
    assert "Besök hos Ada" in told
    assert "A visit to Ada" in used.run_ok(
        "template", "show", "visit", "--for", "Ada", "--language", "en"
    )
    preview = used.run_json("template", "show", "visit", "--for", "Bob")["preview"]
    assert preview == {"subject": "A visit to Bob", "body": "Dear Bob,", "language": "en"}
    assert "made-up" in used.run_ok("template", "show", "visit")
    assert "no template" in used.run_refused("template", "show", "nosuch")


def test_groups_are_listed_and_shown(used: CliDriver) -> None:
    meeting = rows_by_first_cell(used.run_ok("group", "list"))["MEETING"].split()
    assert meeting[-1] == "3"
    shown = used.run_ok("group", "show", "meeting")
    assert "VISIT" in shown
    assert "CALL-OUT" not in shown
    assert "Did you mean 'MEETING'?" in used.run_refused("group", "show", "meetin")


def test_a_campaign_counts_contacts_once(used: CliDriver) -> None:
    assert rows_by_first_cell(used.run_ok("campaign", "list"))["SPRING"].split()[-2:] == ["3", "1"]
    shown = used.run_json("campaign", "show", "spring")
    assert (shown["reached"], shown["answered"]) == (2, 1)
    assert "90.00 SEK" in used.run_ok("campaign", "show", "spring")
    used.write_config("")
    assert "No campaign" in used.run_ok("campaign", "list")
    assert "in the config; known: –" in used.run_refused("campaign", "show", "spring")


def test_those_of_us_are_listed_and_shown(used: CliDriver) -> None:
    listed = rows_by_first_cell(used.run_ok("person", "list"))
    assert listed["boss@ours.example"].split()[1:] == ["admin", "0", "0"]
    assert listed["ola@ours.example"].split()[1:] == ["member", "1", "3"]
    shown = used.run_json("person", "show", "ola")
    assert (shown["contacts"], shown["figures"]["number"]) == (1, 3)
    assert "Nobody of us" in used.run_refused("person", "show", "nobody@else.example")
