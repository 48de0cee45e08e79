"""`rapport demo` as a newcomer runs it: one address, real processes behind it, and none left at the end."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli_driver import COMMAND
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.processes import running_process
from tests.servers.ports import free_ports
from tests.system.test_bot import child_pids, is_alive

pytestmark = one_day_in(3)

_ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


class DemoProcess:
    def __init__(self, popen: "subprocess.Popen[bytes]", folder: Path, output_file: Path) -> None:
        self.popen, self.folder, self.output_file = popen, folder, output_file
        self.port = 0

    @property
    def output(self) -> str:
        return self.output_file.read_text(encoding="utf-8", errors="replace")

    def is_ready(self) -> bool:
        # Read once: between two readings the address may have been written.
        written = self.output
        assert self.popen.poll() is None, written
        found = _ADDRESS.search(written)
        self.port = int(found[1]) if found else 0
        return "Ctrl-C ends it." in written

    def request(self, method: str, path: str, payload: Any = None) -> Any:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        with closing(line):
            body = None if payload is None else json.dumps(payload)
            line.request(method, path, body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            read = answer.read()
            assert answer.status == 200, read
            return json.loads(read)

    def trail_steps(self, subject: str) -> list[str]:
        ways = [one for one in self.request("GET", "/api/trail") if one["subject"] == subject]
        return [step["what"] for one in ways for step in one["steps"]]

    def stop(self) -> None:
        self.popen.send_signal(signal.SIGINT)
        assert self.popen.wait(TIMEOUT_SECONDS) == 0, self.output


@contextmanager
def start_demo(folder: Path, *args: str, port: int = 0) -> Iterator[DemoProcess]:
    """A playground, ready to be used."""
    with run_demo(folder, *args, port=port) as demo:
        wait_until(demo.is_ready, lambda: demo.output)
        yield demo


@contextmanager
def run_demo(folder: Path, *args: str, port: int = 0) -> Iterator[DemoProcess]:
    """Killed, it takes its children along: they see that it is gone."""
    output_file = folder.with_name(f"{folder.name}.txt")
    port = port or free_ports(1)[0]
    with (
        output_file.open("wb") as out,
        running_process(
            [*COMMAND, "demo", "--data", str(folder), "--port", str(port), *args],
            cwd=folder.parent,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "PYTHONPATH": str(_ROOT),
                "PYTHONWARNINGS": "error",
                # Somebody has a real Rapport on this machine: nothing of it may be touched.
                "RAPPORT_DATABASE__URL": "sqlite:////nonexistent/real.db",
                "RAPPORT_SLACK__BOT_TOKEN": "xoxb-real",
                "RAPPORT_CONFIG": "/nonexistent/rapport.toml",
            },
        ) as popen,
    ):
        yield DemoProcess(popen, folder, output_file)


def test_a_newcomer_logs_in_slack_and_by_mail_and_nothing_is_left_at_the_end(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "playground"
    with start_demo(folder) as demo:
        state = demo.request("GET", "/api/state")
        alice, direct = state["me"]["id"], state["channels"][0]["id"]
        typed = {"as": alice, "act": "type", "channel": direct}
        said = demo.request(
            "POST", "/api/act", {**typed, "text": "/log ada lovelace: wants a quote"}
        )
        assert said["ok"], said
        shown = demo.request("GET", "/api/state")["messages"][direct]
        assert "Ada Lovelace" in shown[-1]["text"]

        wait_until(lambda: "waits" in demo.trail_steps("Two engines for a beehive"))
        mail = {"from": "elsa@bjorksoner.example", "subject": "Reservdelar", "text": "Har ni?"}
        demo.request("POST", "/api/mail", {**mail, "kind": "plain"})
        wait_until(lambda: demo.trail_steps("Reservdelar")[-1:] == ["logged"])
        wait_until(lambda: demo.request("GET", "/api/state")["tour"]["done"] == ["log", "mail"])

        processes = child_pids(demo.popen.pid)
        assert len(processes) == 2
        demo.stop()
        assert not any(map(is_alive, processes))
        assert "Traceback" not in demo.output
        assert "xoxb" not in (folder / "rapport.log").read_text(encoding="utf-8")


def test_a_second_start_goes_on_and_reset_begins_anew(tmp_path: Path) -> None:
    folder = tmp_path / "playground"
    with start_demo(folder, "--no-tour") as demo:
        state = demo.request("GET", "/api/state")
        assert state["tour"]["show"] is False
        alice, general = state["me"]["id"], state["channels"][1]["id"]
        typed = {"as": alice, "act": "type", "channel": general, "text": "hello everybody"}
        assert demo.request("POST", "/api/act", typed)["ok"]
        wait_until(lambda: len(demo.request("GET", "/api/trail")) == 8)
        demo.stop()
    with start_demo(folder) as demo:
        state = demo.request("GET", "/api/state")
        assert [one["text"] for one in state["messages"][general]] == ["hello everybody"]
        assert len(demo.request("GET", "/api/mail")["mails"]) == 8
        assert len(demo.request("GET", "/api/trail")) == 8
        demo.stop()
    with start_demo(folder, "--reset") as demo:
        assert demo.request("GET", "/api/state")["messages"][general] == []


def test_a_taken_port_and_a_folder_in_use_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "playground"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start_demo(folder, port=port) as demo:
            assert demo.port != port
            assert f"Port {port} is taken, so the page is at {demo.port}." in demo.output
            with run_demo(folder) as second:
                assert second.popen.wait(TIMEOUT_SECONDS) == 1
                assert "A playground runs already in" in second.output


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for children")
def test_killed_it_leaves_nobody_behind(tmp_path: Path) -> None:
    with start_demo(tmp_path / "playground") as demo:
        processes = child_pids(demo.popen.pid)
        assert len(processes) == 2
        demo.popen.kill()
        demo.popen.wait()
        wait_until(lambda: not any(map(is_alive, processes)))
