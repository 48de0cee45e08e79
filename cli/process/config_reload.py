"""Takes a changed config on SIGHUP: a good one by beginning this program anew, a bad one not at all.

The process keeps its number, so whoever watches it sees no end. At a terminal SIGHUP means that it
was closed, and ends the program as ever.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from cli.context import CliContext
from cli.process.process_log import print_event
from cli.process.service_manager import notify_manager
from cli.terminal.output import plural
from journal.catalog import build_catalog
from journal.errors import ConfigProblem
from journal.settings import load_config


@dataclass(slots=True)
class _Reload:
    asked: threading.Event = field(default_factory=threading.Event)
    ended: bool = False
    is_wanted: bool = False


@contextmanager
def reload_on_hangup(context: CliContext, stop: threading.Event) -> Iterator[None]:
    """Set `stop` when a good config is to be taken, and begin anew when the block has ended well."""
    if sys.stdin is not None and sys.stdin.isatty():
        yield
        return
    reload = _Reload()

    def ask(_number: int, _frame: FrameType | None) -> None:
        reload.asked.set()

    looking = threading.Thread(target=_look, args=(context, stop, reload), daemon=True)
    before = signal.signal(signal.SIGHUP, ask)
    looking.start()
    try:
        yield
    finally:
        reload.ended = True
        reload.asked.set()
        looking.join()
        # One that comes while the program begins would end it.
        signal.signal(signal.SIGHUP, signal.SIG_IGN if reload.is_wanted else before)
    if reload.is_wanted:
        _begin_anew()


def _look(context: CliContext, stop: threading.Event, reload: _Reload) -> None:
    tell = partial(print_event, as_json=context.as_json)
    while True:
        reload.asked.wait()
        if reload.ended or stop.is_set():
            return
        reload.asked.clear()
        problems = _find_problems(context)
        if not problems:
            tell("The config was read anew. It is good, and used from now on.")
            reload.is_wanted = True
            notify_manager("RELOADING=1")
            stop.set()
            return
        tell(
            f"The config was read anew and has {plural(len(problems), 'problem')}. The one in use "
            "stays:\n" + "\n".join(f"  {each}" for each in problems)
        )


def _find_problems(context: CliContext) -> tuple[ConfigProblem, ...]:
    loaded = load_config(context.config_file, os.environ)
    _, problems = build_catalog(loaded)
    return (*loaded.problems, *problems)


def _begin_anew() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 (ourselves)
