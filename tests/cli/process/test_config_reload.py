"""SIGHUP takes a changed config while everything runs; systemd is told that we are ready and live."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cli.process.service_manager import build_heartbeat
from tests.cli.cli_driver import COMMAND, CliDriver
from tests.effort import one_day_in
from tests.polling import wait_until
from tests.processes import running_process

pytestmark = one_day_in(3)

BOX = '[[mailbox]]\nname = "{}"\nhost = "127.0.0.1"\nport = 1\ntls = "none"\nuser = "a@ours.example"\n'


@contextmanager
def door(cli: CliDriver, *args: str, **environ: str) -> Iterator[tuple[int, Path]]:
    """A door as a service runs it: its process, and the file of what it says."""
    log = cli.folder / "log"
    with (
        log.open("wb") as output,
        running_process(
            [*COMMAND, *args],
            cwd=cli.folder,
            env={**cli.environ(), **environ},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        ) as process,
    ):
        try:
            yield process.pid, log
            assert process.poll() is None, log.read_text()
        finally:
            process.terminate()
            process.wait(60)


def wait_for(log: Path, said: str, times: int = 1) -> None:
    wait_until(lambda: log.read_text().count(said) >= times, log.read_text)


@pytest.mark.parametrize("args", [("ingest",), ("run",)])
def test_a_good_config_is_taken_and_a_bad_one_is_told_and_not(
    cli: CliDriver, args: tuple[str, ...]
) -> None:
    secrets = {"RAPPORT_MAILBOX__SALES__PASSWORD": "secret"}
    cli.write_config(BOX.format("sales"))
    with door(cli, *args, **secrets) as (pid, log):
        wait_for(log, "Watching sales.")
        cli.write_config(BOX.format("sales") + 'poll_seconds = "often"\n')
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "The config was read anew and has 1 problem. The one in use stays:")
        wait_for(log, "mailbox[sales].poll_seconds")
        cli.write_config(BOX.format("sales") + BOX.format("info"))
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "It is good, and used from now on.")
        wait_for(log, "Watching sales, info.")
        # The process is the same, and takes the next one as well.
        cli.write_config(BOX.format("sales"))
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "Watching sales.", times=2)


def ignores_hangup(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    ignored = next(line for line in status.splitlines() if line.startswith("SigIgn:"))
    return bool(int(ignored.split()[1], 16) & 1 << signal.SIGHUP - 1)


@pytest.mark.parametrize("args", [("ingest",), ("run",)])
def test_a_door_that_is_not_ready_yet_is_not_ended_and_takes_a_good_config_too(
    cli: CliDriver, args: tuple[str, ...]
) -> None:
    away = {"RAPPORT_DATABASE__URL": "postgresql://rapport@127.0.0.1:1/rapport"}
    cli.write_config(BOX.format("sales"))
    with door(cli, *args, RAPPORT_MAILBOX__SALES__PASSWORD="secret", **away) as (pid, log):
        # It is still being imported, and has read nothing.
        wait_until(lambda: ignores_hangup(pid))
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "It is tried again in 1 s.")
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "It is good, and used from now on.")
        wait_for(log, "It is tried again in 1 s.", times=2)


def test_systemd_is_told_that_we_are_ready_and_live(cli: CliDriver, tmp_path: Path) -> None:
    cli.write_config(BOX.format("sales"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(120)
        environ = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "400000"}
        with door(cli, "run", **environ, RAPPORT_MAILBOX__SALES__PASSWORD="secret") as (pid, _):
            told = [manager.recv(99).decode() for _ in range(4)]
            assert told == ["READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"]
            os.kill(pid, signal.SIGHUP)
            while (last := manager.recv(99).decode()) == "WATCHDOG=1":
                pass
            assert last == "RELOADING=1"
            while (last := manager.recv(99).decode()) == "WATCHDOG=1":
                pass
            assert last == "READY=1"


def test_the_heart_beats_at_half_of_the_time_and_for_this_process_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))

        def count() -> int:
            found = 0
            with suppress(BlockingIOError):
                while manager.recv(99):
                    found += 1
            return found

        build_heartbeat()()
        assert count() == 0
        monkeypatch.setenv("WATCHDOG_USEC", "60000000")
        beat = build_heartbeat(lambda: now)
        beat()
        beat()
        assert count() == 1
        now += 29
        beat()
        assert count() == 0
        now += 1
        beat()
        assert count() == 1
        monkeypatch.setenv("WATCHDOG_PID", "1")
        build_heartbeat(lambda: now)()
        assert count() == 0
