"""The README's two commands on a machine that has nothing but Debian, Python and make.

Not among the everyday tests, as it makes a whole system and downloads everything: `make bare`.
The tests tell one story and run in their order. Needs root, debootstrap and the network.
"""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.processes import running_process

SCRIPT = Path(__file__).with_name("bare.sh")
FOLDER = Path(os.environ.get("BARE_FOLDER", tempfile.gettempdir())) / "rapport-bare"


@pytest.fixture(scope="module")
def machine() -> Path:
    if os.getuid() != 0:
        pytest.fail("Making a system takes root: sudo make bare", pytrace=False)
    FOLDER.mkdir(exist_ok=True)
    root = FOLDER / "root"
    subprocess.run([SCRIPT, "make", root], check=True)
    return root


def run_as(user: str, machine: Path, *command: str) -> subprocess.CompletedProcess[str]:
    begun = time.monotonic()
    done = subprocess.run(
        [SCRIPT, user, machine, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    _show(command, done.stdout, begun)
    return done


def type_into(machine: Path, command: Sequence[str], typed: str) -> tuple[int, str]:
    """Run a command as at a terminal, with everything typed ahead; return the screen."""
    ours, theirs = pty.openpty()
    begun = time.monotonic()
    with running_process(
        [SCRIPT, "ada", machine, *command], stdin=theirs, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        os.write(ours, typed.encode())
        screen = b"".join(iter(lambda: _read(ours), b""))
        code = running.wait()
    os.close(ours)
    _show(command, screen.decode(), begun)
    return code, screen.decode()


def _show(command: Sequence[str], output: str, begun: float) -> None:
    """Prints for the person who waits, and for the timings in the documentation."""
    seconds = time.monotonic() - begun
    sys.stdout.write(f"\n$ {' '.join(command)}\n{output}({seconds:.1f} s)\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed.
        return b""


def test_without_venv_the_exact_remedy_is_said_and_helps(machine: Path) -> None:
    refused = run_as("ada", machine, "make", "run")
    assert refused.returncode != 0
    assert not (machine / "home/ada/rapport/.venv").exists()
    remedy = re.search(r"^ +sudo (apt install \S+)$", refused.stdout, re.MULTILINE)
    assert remedy is not None
    assert run_as("root", machine, "apt-get", "update", "-q").returncode == 0
    assert run_as("root", machine, *remedy[1].split(), "-y", "-q").returncode == 0


def test_make_run_opens_the_playground_and_ctrl_c_ends_it(machine: Path) -> None:
    begun = time.monotonic()
    screen, page = "", ""
    answer: dict[str, Any] = {}
    with running_process(
        [SCRIPT, "ada", machine, "make", "run"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            screen += line
            if "Ctrl-C ends it." in line:
                page, answer = _visit(screen)
                os.killpg(running.pid, signal.SIGINT)
    _show(["make", "run"], screen, begun)
    assert "<title>" in page
    assert answer.get("ok")
    assert "The playground has ended." in screen
    assert _processes_in(machine) == []


def _visit(screen: str) -> tuple[str, dict[str, Any]]:
    """Fetches the page from the printed address, and logs a first entry as its composer does."""
    address = re.findall(r"playground is at (http://127\.0\.0\.1:\d+)/", screen)[0]
    with urlopen(f"{address}/", timeout=10) as answer:
        page = answer.read().decode()
    with urlopen(f"{address}/api/state", timeout=10) as answer:
        state = json.load(answer)
    line = {"as": state["me"]["id"], "act": "type", "text": "/log ada: called about chairs"}
    command = {**line, "channel": state["channels"][0]["id"]}
    request = Request(
        f"{address}/api/act",
        json.dumps(command).encode(),
        {"Content-Type": "application/json", "Origin": address},
    )
    with urlopen(request, timeout=10) as answer:
        return page, json.load(answer)


def _processes_in(machine: Path) -> list[str]:
    """Processes whose root is this machine's."""
    roots = (each / "root" for each in Path("/proc").iterdir() if each.name.isdigit())
    return [str(root) for root in roots if _link_target(root) == str(machine)]


def _link_target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def test_the_guided_first_log_begins(machine: Path) -> None:
    command = [".venv/bin/rapport", "start"]
    code, screen = type_into(machine, command, "Ada Example\n\nA first call\n\n\n\n")
    assert code == 0
    assert "Logged" in screen


def test_make_test_is_green(machine: Path) -> None:
    tested = run_as("ada", machine, "make", "test")
    assert tested.returncode == 0
    assert re.search(r"\d+ passed", tested.stdout)


def test_the_second_time_installs_nothing(machine: Path) -> None:
    tested = run_as("ada", machine, "make", "test", "ARGS=tests/test_databases.py")
    assert tested.returncode == 0
    assert "Installing" not in tested.stdout
