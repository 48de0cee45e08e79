"""`rapport start` where nobody can be asked: what there is, and how to go on from here."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A command where `make run` leaves it."""
    made = tmp_path / ".venv" / "bin" / "rapport"
    made.parent.mkdir(parents=True)
    made.touch(mode=0o755)
    return made


def test_what_comes_next_is_told_with_the_command_that_works_here(
    cli: CliDriver, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [".venv/bin/rapport", "start"])
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    told = cli.run_ok("start")
    assert "\n  .venv/bin/rapport undo " in told
    assert told.endswith("To write `rapport` alone: . .venv/bin/activate\n")


def test_on_the_path_the_command_is_its_name(
    cli: CliDriver, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(program), "start"])
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin")
    assert "\n  rapport undo " in cli.run_ok("start")


def test_a_folder_with_a_space_is_quoted(
    cli: CliDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/my tools/rapport", "start"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "\n  '/my tools/rapport' undo " in cli.run_ok("start")


def test_nobody_is_asked_in_a_pipe(cli: CliDriver) -> None:
    assert "it holds 0 interactions" in cli.run_ok("start")
    assert cli.run_json("start")["interactions"] == 0
