"""The desk as a process: exit codes, closed pipes, odd machines, and never a traceback."""

import json
import os
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.cli_driver import COMMAND, PATIENCE, CliDriver
from tests.effort import one_day_in
from tests.processes import running_process

pytestmark = one_day_in(2)

ProcessCase = tuple[tuple[str, ...], dict[str, str], int, str]


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish("åke", ("contact", "add", "Åke 🎉"), ("log", "åke", "hi"))


@pytest.mark.parametrize(
    "case",
    [
        (("history",), {}, 0, ""),
        (("show", "77"), {}, 1, "There is no interaction #77"),
        (("nosuch",), {}, 2, "There is no command 'nosuch'"),
        (("history", "--limit", "x"), {}, 2, "not a valid integer"),
        (("history",), {"RAPPORT_COMPANY__CURRENCY": "x"}, 3, "The config has 1 problem"),
        (("history", "--config", "none.toml"), {}, 3, "there is no such file"),
        (
            ("history",),
            {"RAPPORT_DATABASE__URL": "postgresql://x@127.0.0.1:1/x"},
            4,
            "Is it running",
        ),
        (("history",), {"RAPPORT_DATABASE__URL": "sqlite:////proc/no/x.db"}, 4, "can't be made"),
    ],
)
def test_the_exit_code_says_what_kind_of_trouble_it_is(
    cli: CliDriver, monkeypatch: pytest.MonkeyPatch, case: ProcessCase
) -> None:
    args, environ, code, told = case
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for as_json in ((), ("--json",)):
        ran = cli(*args, *as_json)
        assert (ran.code, told in ran.err) == (code, True), ran
        assert code == 0 or not ran.out
        assert not as_json or code == 0 or told in json.loads(ran.err)["message"]


def test_a_process_ends_with_that_code_and_no_traceback(cli: CliDriver) -> None:
    ran = cli.run_process("history", RAPPORT_COMPANY__CURRENCY="x")
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (3, "", "The config has 1 problem:")


def test_a_file_that_is_no_database_is_told_and_left_alone(
    cli: CliDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Ada, this is a letter, and no database at all. " * 9)
    before = file.read_bytes()
    monkeypatch.setenv("RAPPORT_DATABASE__URL", f"sqlite:///{file}")
    assert "file is not a database" in cli.run_refused("history", code=4)
    assert file.read_bytes() == before


@pytest.mark.parametrize("args", [("history", "--all"), ("history", "--all", "--json")])
def test_a_reader_who_goes_away_is_no_trouble(cli: CliDriver, args: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with running_process(
        [*COMMAND, *args],
        cwd=cli.folder,
        env=cli.environ(),
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        _, err = process.communicate(timeout=PATIENCE)
    assert err == b""


def test_a_full_disk_is_told(cli: CliDriver) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "show", "1"],
            cwd=cli.folder,
            env=cli.environ(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "The system refused: No space left on device.\n",
    )


@pytest.mark.parametrize("stream", ["<&- >&-", "2>&-"])
def test_a_parent_may_have_closed_any_stream(cli: CliDriver, stream: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$@" {stream}', "sh", *COMMAND, "log", "åke", "x"],
        cwd=cli.folder,
        env=cli.environ(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(cli.run_json("history")) == 2


@pytest.mark.parametrize(
    "environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_a_terminal_that_knows_few_letters_still_gets_an_answer(
    cli: CliDriver, environ: dict[str, str]
) -> None:
    ran = cli.run_process("contact", "show", "K-1", **environ)
    assert (ran.code, ran.err) == (0, "")
    assert "ke" in ran.out


def test_bytes_that_are_no_text_are_wrong_usage(cli: CliDriver) -> None:
    done = subprocess.run(
        [*COMMAND, "log", "K-1", b"caf\xe9"],
        cwd=cli.folder,
        env=cli.environ(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"not UTF-8" in done.stderr) == (2, True)


def test_a_pipe_gets_no_colours_unless_it_asks(
    cli: CliDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in cli.run_ok("history")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m#1" in cli.run_ok("history")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in cli.run_ok("history")


def test_many_at_once_lose_nothing(cli: CliDriver) -> None:
    """Each waits for the other; no number is given twice."""
    commands = ([*COMMAND, "log", "K-1", f"{n}"] for n in range(3))
    with ExitStack() as at_the_end:
        running = [
            at_the_end.enter_context(running_process(each, cwd=cli.folder, env=cli.environ()))
            for each in commands
        ]
        assert [process.wait(PATIENCE) for process in running] == [0] * 3
    texts = {each["text"] for each in cli.run_json("history")}
    assert texts == {"hi", "0", "1", "2"}
