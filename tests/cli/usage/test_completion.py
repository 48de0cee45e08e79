"""The Tab key: commands and options at once, codes of the config, contacts and segments of the record."""

from dataclasses import replace
from pathlib import Path

import pytest

from cli.usage.raw_config import read_raw_config, read_shipped_tables
from journal.catalog.shipped_templates import shipped_templates
from journal.settings import load_config
from tests.cli.cli_driver import CliDriver
from tests.cli.test_imports import imported_modules
from tests.effort import one_day_in

# A key that is pressed waits for none of these: each takes longer than all the rest of an answer.
HEAVY = {"pydantic", "sqlalchemy", "sqlmodel", "jinja2", "journal.settings", "rapidfuzz"}
CONFIG = """
[campaigns.SPRING]
description = "Spring"

[templates.VISIT]
group = "MEETING"
channel = "meeting"
name = "Visit"

[templates.WORKSHOP]
retired = true

[templates.FAX]
name = "Telefax"
"""


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish(
        "ada to complete",
        ("contact", "add", "Ada Lovelace", "-e", "ada@acme.example"),
        ("contact", "add", "Åsa Öberg"),
        ("segment", "create", "Partners", "--name", "Our partners"),
        ("log", "ada", "a roof", "--opportunity", "OPP-7"),
    )
    cli.write_config(CONFIG)


def _tab_environ(words: tuple[str, ...], shell: str) -> dict[str, str]:
    line = " ".join(("rapport", *words))
    return {
        "_RAPPORT_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words)),
    }


def press_tab(cli: CliDriver, *words: str) -> list[str]:
    ran = cli.run_process(**_tab_environ(words, "bash"))
    return [each.partition(",")[2] for each in ran.out.split()]


@one_day_in(3)
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("hist",), ["history"]),
        (("contact", "im"), ["import"]),
        (("history", "--cha"), ["--channel"]),
        (("log", "ada", "x", "-t", "call-o"), ["CALL-OUT"]),
        (("history", "ada@"), ["ada@acme.example"]),
        (("history", "-c", "lovel"), ["K-1"]),
        (("history", "-c", "ober"), ["K-2"]),
        (("history", "-c", "k-1"), ["K-1"]),
        (("contact", "show", "love"), ["K-1"]),
        (("log", "nobody"), []),
        (("log", "ada", "x", "--opportunity", "opp"), ["OPP-7"]),
        (("history", "--opportunity", "o"), ["OPP-7"]),
        (("template", "show", "vis"), ["VISIT"]),
        (("template", "show", "works"), []),
        (("group", "show", "ph"), ["PHONE"]),
        (("history", "--campaign", "s"), ["SPRING"]),
        (("segment", "show", "par"), ["partners"]),
    ],
)
def test_the_shell_completes(cli: CliDriver, words: tuple[str, ...], offered: list[str]) -> None:
    assert press_tab(cli, *words) == offered


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("history", "-c", "lovel"), "K-1\tAda Lovelace"),
        (("template", "show", "fa"), "FAX\tTelefax"),
        (("template", "show", "call-o"), "CALL-OUT\tPhone calls"),
        (("segment", "show", "pa"), "artners\tOur partners"),
    ],
)
def test_a_code_comes_with_its_name(cli: CliDriver, words: tuple[str, ...], shown: str) -> None:
    assert shown in cli.run_process(**_tab_environ(words, "fish")).out


@pytest.mark.parametrize(
    "words", [("log", "ada"), ("log", "x", "-t", "c"), ("segment", "show", "p")]
)
def test_an_answer_waits_for_nothing_heavy(cli: CliDriver, words: tuple[str, ...]) -> None:
    assert imported_modules(cli, **_tab_environ(words, "bash")) & HEAVY == set()


def test_another_database_is_asked_as_every_command_asks(cli: CliDriver, database_url: str) -> None:
    elsewhere = replace(cli, database=database_url)
    elsewhere.open()
    elsewhere.run_ok("contact", "add", "Bob Bell", "-e", "bob@acme.example")
    assert press_tab(elsewhere, "history", "-c", "bel") == ["K-1"]
    assert press_tab(elsewhere, "history", "bob@") == ["bob@acme.example"]


def test_the_quick_look_at_the_config_sees_what_the_whole_one_sees(
    cli: CliDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAPPORT_DATABASE__URL")
    cli.write_config('[company]\nlanguage = "sv"\n')
    raw, whole = read_raw_config(None), load_config(Path("rapport.toml"), {})
    assert f"sqlite:///{raw.sqlite_file}" == whole.settings.database.url
    assert raw.language == whole.settings.company.language
    assert read_shipped_tables()["templates"].keys() == shipped_templates().templates.keys()


def test_a_config_that_is_wrong_completes_nothing(cli: CliDriver) -> None:
    cli.write_config("[nonsense")
    assert press_tab(cli, "log", "ada", "x", "-t", "c") == []
    assert press_tab(cli, "log", "ada") == []


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_each_shell_has_its_script(cli: CliDriver, shell: str) -> None:
    assert "_RAPPORT_COMPLETE" in cli.run_ok("completion", shell)
