"""What we write is for us alone, each process has its own secrets, and foreign text stays text."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from cli.main import main
from journal.settings.environment import without_secrets
from tests.cli.cli_driver import COMMAND, CliDriver
from tests.effort import one_day_in

ESCAPES = "\x1b]0;gone\x07\x9b2J\u202eabc"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@one_day_in(2)
def test_a_new_database_and_an_export_are_closed_to_others(cli: CliDriver, tmp_path: Path) -> None:
    """They are under the usual umask of a user."""
    environ = {**cli.environ(), "RAPPORT_DATABASE__URL": f"sqlite:///{tmp_path}/new/r.sqlite"}
    for arguments in (["migrate"], ["export", "--output", "all.csv"]):
        subprocess.run([*COMMAND, *arguments], env=environ, cwd=tmp_path, umask=0o022, check=True)
    written = [tmp_path / "new", tmp_path / "new" / "r.sqlite", tmp_path / "all.csv"]
    assert [mode_of(path) & 0o077 for path in written] == [0, 0, 0]


@one_day_in(3)
def test_check_names_what_is_open_to_others(
    cli: CliDriver, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.sqlite"
    file.touch(mode=0o600)
    environ = {"RAPPORT_DATABASE__URL": f"sqlite:///{file}"}
    assert "chmod" not in cli.run_process("check", **environ).err
    file.chmod(0o644)
    assert f"chmod go= {file}" in cli.run_process("check", **environ).err


def test_each_process_has_its_own_secrets_alone() -> None:
    environ = {
        "PATH": "/bin",
        "RAPPORT_SLACK__BOT_TOKEN": "xoxb",
        "RAPPORT_SLACK__APP_TOKEN_FILE": "/run/app",
        "RAPPORT_SLACK__MODE": "socket",
        "RAPPORT_MAILBOX__SALES__PASSWORD_FILE": "/run/imap",
        "RAPPORT_MAILBOX__SALES__HOST": "imap.ours.example",
    }
    assert without_secrets(environ, "slack").keys() == environ.keys() - {
        "RAPPORT_SLACK__BOT_TOKEN",
        "RAPPORT_SLACK__APP_TOKEN_FILE",
    }
    assert without_secrets(environ, "mailbox").keys() == environ.keys() - {
        "RAPPORT_MAILBOX__SALES__PASSWORD_FILE"
    }


def test_what_a_mail_says_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mail.eml"
    file.write_text(f"From: {ESCAPES} <a@x.example>\nSubject: s {ESCAPES}\n\n{ESCAPES}")
    with pytest.raises(SystemExit):
        main(["parse", str(file)])
    shown = capsys.readouterr().out.replace(os.linesep, "")
    assert all(each.isprintable() for each in shown.splitlines())


def test_an_error_that_quotes_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["parse", "--json", "no\x1b]0;gone\x07such.eml"])
    assert "\x1b" not in capsys.readouterr().err
