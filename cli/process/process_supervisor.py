"""Keeps several processes alive side by side; all end together.

ended by itself    started again, after a second, two, four … a minute; after a minute of life the
                   count begins anew
exit code 2 or 3   wrong usage or a wrong config: a person mends it, so it is started again once a
                   minute; if all end so at their first start, nobody is served, and we end as well
our output fails   all end, and the error is raised: else nobody would read what they say
asked to stop      SIGTERM to all, time to end, then SIGKILL
we are killed      each child sees that its standard input ends, and stops by itself
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from journal.backoff import backoff_seconds

CONFIG_EXIT_CODES = frozenset({2, 3})
_LONGEST_LINE = 10_000
_BEGIN = "from cli.process.process_supervisor import begin; begin()"


@dataclass(frozen=True, slots=True)
class RestartPace:
    """Seconds: the first and the longest pause, the length of a steady life, the time to end."""

    first: float = 1.0
    longest: float = 60.0
    steady: float = 60.0
    grace: float = 15.0


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A process; `environ` is all of its environment, without one it has ours."""

    name: str
    args: tuple[str, ...]
    environ: Mapping[str, str] | None = None


PrintLine = Callable[[str, str], None]


@dataclass(slots=True)
class _Supervision:
    """Holds what the keepers share: the first exit code of those that could not even begin, and errors."""

    children: Sequence[ChildProcess]
    stop: threading.Event
    print_line: PrintLine
    pace: RestartPace
    misconfigured: dict[str, int] = field(default_factory=dict)
    failures: list[Exception] = field(default_factory=list)

    def keep_running(self, child: ChildProcess) -> None:
        """Keep one process running; whatever ends its keeper ends all."""
        try:
            _keep_running(self, child)
        except Exception as error:  # noqa: BLE001 (raised again by whoever waits)
            self.fail(error)

    def tell(self, name: str, line: str) -> None:
        try:
            self.print_line(name, line)
        except OSError as error:
            self.fail(error)

    def fail(self, error: Exception) -> None:
        self.failures.append(error)
        self.stop.set()


def supervise(
    children: Sequence[ChildProcess],
    stop: threading.Event,
    print_line: PrintLine,
    pace: RestartPace | None = None,
    *,
    beat: Callable[[], None] = lambda: None,
) -> int:
    """Run all until `stop`; or until all end by a wrong config, and then return the exit code.

    `beat` is called five times a second, as long as one of them is looked after.
    """
    shared = _Supervision(children, stop, print_line, pace or RestartPace())
    keepers = [
        threading.Thread(target=shared.keep_running, args=(each,), name=each.name)
        for each in children
    ]
    for keeper in keepers:
        keeper.start()
    for keeper in keepers:
        # In slices: on some systems a signal does not wake a thread that waits without an end.
        while keeper.is_alive():
            keeper.join(timeout=0.2)
            beat()
    for failure in shared.failures:
        raise failure
    nobody_began = len(shared.misconfigured) == len(children)
    return next(iter(shared.misconfigured.values()), 0) if nobody_began else 0


def _keep_running(shared: _Supervision, child: ChildProcess) -> None:
    failures, pace = 0, shared.pace
    is_first = True
    while not shared.stop.is_set():
        begun = time.monotonic()
        code = _run_once(child, shared)
        if shared.stop.is_set():
            return
        is_config = code in CONFIG_EXIT_CODES
        if is_config and is_first:
            shared.misconfigured[child.name] = code
            if len(shared.misconfigured) == len(shared.children):
                shared.tell(child.name, f"It ended with {code}: see above.")
                shared.stop.set()
                return
        elif not is_config:
            shared.misconfigured.pop(child.name, None)
        is_first = False
        failures = 1 if time.monotonic() - begun >= pace.steady else failures + 1
        pause = (
            pace.longest if is_config else backoff_seconds(pace.first, failures - 1, pace.longest)
        )
        what = f"{_exit_text(code)}: see above" if is_config else _exit_text(code)
        shared.tell(child.name, f"It ended {what}. It begins again in {pause:.0f} s.")
        shared.stop.wait(pause)


def _exit_text(code: int) -> str:
    return f"by signal {-code}" if code < 0 else f"with {code}"


def _run_once(child: ChildProcess, shared: _Supervision) -> int:
    """Runs one process until its end, and prints its lines."""
    with subprocess.Popen(  # noqa: S603 (our own program, with our own arguments)
        [sys.executable, "-P", "-c", _BEGIN, *child.args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**(os.environ if child.environ is None else child.environ), "PYTHONUNBUFFERED": "1"},
        # Ctrl-C reaches only us: each child gets one signal, from us.
        start_new_session=True,
    ) as process:
        ender = threading.Thread(target=_end_when_stopped, args=(process, shared.stop, shared.pace))
        ender.start()
        assert process.stdout is not None  # noqa: S101 (it was asked for)
        while line := process.stdout.readline(_LONGEST_LINE):
            shared.tell(child.name, line.rstrip("\n"))
        process.wait()
        ender.join()
    return process.returncode


def _end_when_stopped(
    process: "subprocess.Popen[str]", stop: threading.Event, pace: RestartPace
) -> None:
    """Asks the process to end once we are stopped; kills it when that takes too long."""
    while process.poll() is None and not stop.wait(0.1):
        pass
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=pace.grace)
    except subprocess.TimeoutExpired:
        process.kill()


def begin() -> None:
    """Runs the command in the child, which ends when its parent does."""
    from cli.main import main

    threading.Thread(target=_watch_parent, name="parent", daemon=True).start()
    main()


def _watch_parent() -> None:
    """Ends this process when standard input ends: nobody writes there, so the parent is gone."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
