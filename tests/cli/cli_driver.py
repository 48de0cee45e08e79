"""Runs commands as users do: in this process, as a process of its own, or at a terminal."""

import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.main import main
from tests.processes import running_process

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-c", "from cli.main import main; main()")
# Tests that run in the background may inherit that Ctrl-C is ignored.
_ALLOW_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
# The longest wait; nothing here takes a tenth of it.
PATIENCE = 60
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class CommandResult:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class CliDriver:
    """The command line in a folder and with a database of its own."""

    folder: Path
    database: str
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    template_folder: Path

    def open(self) -> None:
        """Work in this folder, with this database, from now on."""
        self.patch.chdir(self.folder)
        self.patch.setenv("LOGNAME", "root")
        self.patch.setenv("RAPPORT_DATABASE__URL", self.database)

    def __call__(self, *args: str, stdin: bytes = b"") -> CommandResult:
        """Run a command in this process, in a pipe; return the result, good or bad."""
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main(list(args))
        output = self.capture.readouterr()
        return CommandResult(int(stopped.value.code or 0), output.out, output.err)

    def run_ok(self, *args: str, stdin: bytes = b"") -> str:
        """The output of a command that must succeed."""
        ran = self(*args, stdin=stdin)
        assert ran.code == 0, f"{args}: {ran}"
        return ran.out

    def run_json(self, *args: str) -> Any:
        """The JSON of a command that must succeed."""
        ran = self(*args, "--json")
        assert ran.code == 0, f"{args}: {ran}"
        return ran.json

    def run_refused(self, *args: str, code: int = 1) -> str:
        ran = self(*args)
        assert ran.code == code, f"{args}: {ran}"
        return ran.err

    def furnish(self, name: str, *commands: tuple[str, ...]) -> None:
        """Run these commands on the empty database; a copy of what they made serves every test."""
        file = Path(self.database.removeprefix("sqlite:///"))
        made = self.template_folder / f"{name}.sqlite"
        if not made.exists():
            for command in commands:
                self.run_ok(*command)
            shutil.copyfile(file, made)
        shutil.copyfile(made, file)

    def write_config(self, text: str) -> None:
        (self.folder / "rapport.toml").write_text(text, encoding="utf-8")

    def environ(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "RAPPORT_DATABASE__URL": self.database,
            **more,
        }

    def run_process(self, *args: str, **environ: str) -> CommandResult:
        """Run it as a process of its own."""
        done = subprocess.run(
            [*COMMAND, *args],
            cwd=self.folder,
            env=self.environ(**environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode())

    @contextmanager
    def open_terminal(self, *args: str, width: int = 120) -> Iterator["Terminal"]:
        """A terminal with a person who reads and types."""
        ours, theirs = pty.openpty()
        with (
            os.fdopen(ours, "rb", buffering=0),
            os.fdopen(theirs, "rb", buffering=0) as their_end,
            running_process(
                [COMMAND[0], "-c", _ALLOW_CTRL_C + COMMAND[2], *args],
                cwd=self.folder,
                env=self.environ(TERM="xterm", COLUMNS=str(width), LINES="40"),
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                start_new_session=True,
            ) as process,
        ):
            their_end.close()
            yield Terminal(process, ours)


@dataclass
class Terminal:
    process: subprocess.Popen[bytes]
    terminal_fd: int
    screen_text: str = ""

    def wait_for(self, text: str) -> str:
        """Wait until this is on the screen."""
        while text not in self.screen_text:
            assert self._read_more(), f"{text!r} never came:\n{self.screen_text}"
        return self.screen_text

    def type_line(self, text: str) -> None:
        os.write(self.terminal_fd, f"{text}\n".encode())

    def press_ctrl_c(self) -> None:
        """Ctrl-C; and again where it fell between the question and the wait for its answer."""
        for _ in range(PATIENCE):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.terminal_fd], [], [], 1)[0]:
                return

    def wait_for_exit(self) -> int:
        """The exit code, once all was read."""
        while self._read_more():
            pass
        return self.process.wait(PATIENCE)

    def _read_more(self) -> bool:
        ready, _, _ = select.select([self.terminal_fd], [], [], PATIENCE)
        assert ready, f"Nothing more came:\n{self.screen_text}"
        try:
            read = os.read(self.terminal_fd, 65536)
        except OSError:
            # Linux says so when the other end is closed.
            return False
        self.screen_text += _COLOURS.sub("", read.decode(errors="replace"))
        return bool(read)


def rows_by_first_cell(text: str) -> Mapping[str, str]:
    """The lines of a table by their first cell."""
    return {line.split()[0]: line for line in text.splitlines() if line.strip()}
