"""Help, slips of the fingers and the declarations of commands, before anything heavy is imported."""

import inspect
import json
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from cli.main import COMMANDS, rapport
from cli.usage.declaration import implementation
from tests.cli.cli_driver import CliDriver

CONTEXT = click.Context(rapport, info_name="rapport")
SHARED_OPTIONS = {"config", "acting_as", "as_json"}
HEAVY = ("alembic", "jinja2", "pydantic", "regex", "rich", "slack_sdk", "sqlalchemy", "sqlmodel")
# Runs what is asked one after another in one process, and says which heavy modules that imported.
RUN_AND_LIST_HEAVY = f"""
import shlex
import sys
from cli.main import main
for line in sys.stdin:
    try:
        main(shlex.split(line))
    except SystemExit:
        pass
print("imported:", *sorted(sys.modules.keys() & set({HEAVY!r})))
"""


def commands(
    command: click.Command = rapport, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name in command.list_commands(CONTEXT):
        each = command.get_command(CONTEXT, name)
        assert each is not None
        yield from commands(each, (*path, name))


def heavy_imports_of(*lines: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", RUN_AND_LIST_HEAVY],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rpartition("imported:")[2].strip()


def test_no_help_page_imports_anything_heavy() -> None:
    """Imports are what made it slow once: the clock of a busy machine would tell less."""
    pages = [" ".join((*path, "--help")) for path, _ in commands()]
    groups = [f"{name} --help" for name in COMMANDS]
    assert heavy_imports_of("--help", "--version", *pages, *groups) == ""


def test_no_slip_of_the_fingers_imports_anything_heavy() -> None:
    slips = [" ".join((*path, "--no-such-option")) for path, _ in commands()]
    others = ("nosuch", "history --limit x", "show", "contact nosuch", "log --as 'a b' x y")
    assert heavy_imports_of(*slips, *others) == ""


@pytest.mark.parametrize("named", ["", "none.toml"])
def test_what_all_commands_take_may_stand_before_the_command(cli: CliDriver, named: str) -> None:
    """What is typed wins over the environment."""
    cli.patch.setenv("RAPPORT_CONFIG", named)
    (cli.folder / "other.toml").write_text('[slack]\nadmins = ["ada@ours.example"]\n')
    before = ("--config", "other.toml", "--as", "ada@ours.example", "--json")
    added = cli.run_ok(*before, "contact", "add", "Ada")
    assert json.loads(added)["number"] == "K-1"
    cli.run_ok(*before, "log", "ada", "hello")
    shown = json.loads(cli.run_ok("--json", "show", "1", "--config", "other.toml"))
    assert shown["logged_by"] == "ada@ours.example"
    assert "takes no --config" in cli.run_refused("--config", "other.toml", "demo", code=2)


@pytest.mark.parametrize("command", [each for path, each in commands() if path != ("completion",)])
def test_what_answers_a_command_takes_what_can_be_typed(command: click.Command) -> None:
    """Every option has a parameter of its name, or all that are left are taken together."""
    assert command.callback is not None
    answers = inspect.signature(implementation(inspect.unwrap(command.callback))).parameters
    typed = {each.name for each in command.params} - SHARED_OPTIONS
    takes_rest = any(each.kind is each.VAR_KEYWORD for each in answers.values())
    named = {name for name, each in answers.items() if each.kind is not each.VAR_KEYWORD}
    assert named - {"context"} <= typed
    assert takes_rest or typed <= named
