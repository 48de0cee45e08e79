"""The Tab key: commands and options at once, templates from the config, contacts from the record."""

import pytest

from tests.cli.cli_driver import CliDriver


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish("ada to complete", ("contact", "add", "Ada Lovelace", "-e", "ada@acme.example"))


def press_tab(cli: CliDriver, *words: str) -> list[str]:
    line = " ".join(("rapport", *words))
    ran = cli.run_process(
        _RAPPORT_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words))
    )
    return [each.partition(",")[2] for each in ran.out.split()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("hist",), ["history"]),
        (("contact", "im"), ["import"]),
        (("history", "--cha"), ["--channel"]),
        (("log", "ada", "x", "-t", "call-o"), ["CALL-OUT"]),
        (("history", "ada@"), ["ada@acme.example"]),
        (("history", "-c", "lovel"), ["K-1"]),
        (("log", "nobody"), []),
    ],
)
def test_the_shell_completes(cli: CliDriver, words: tuple[str, ...], offered: list[str]) -> None:
    assert press_tab(cli, *words) == offered


def test_a_config_that_is_wrong_completes_nothing(cli: CliDriver) -> None:
    cli.write_config("[nonsense")
    assert press_tab(cli, "log", "ada", "x", "-t", "c") == []


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_each_shell_has_its_script(cli: CliDriver, shell: str) -> None:
    assert "_RAPPORT_COMPLETE" in cli.run_ok("completion", shell)
