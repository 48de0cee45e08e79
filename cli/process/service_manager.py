"""Tells systemd that we are ready, that we live, that we end: `sd_notify` in its few lines.

Without systemd the variables are not set, and nothing is told to nobody.
"""

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress

_SOCKET, _WATCHDOG, _PID = "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"


def notify_manager(state: str) -> None:
    """Send a state such as READY=1 to the service manager, if there is one."""
    address = os.environ.get(_SOCKET, "")
    if not address.startswith(("/", "@")):
        return
    # A name of the abstract kind begins with a zero byte; systemd writes it as "@".
    path = "\0" + address[1:] if address.startswith("@") else address
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.connect(path)
        line.sendall(state.encode())


def build_heartbeat(clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """A function to be called often by the loop that must not hang: it tells at half of the time."""
    every = int(os.environ.get(_WATCHDOG) or 0) / 2_000_000
    if not every or os.environ.get(_PID) not in {None, "", str(os.getpid())}:
        return lambda: None
    told = clock() - every

    def beat() -> None:
        nonlocal told
        if clock() - told >= every:
            told = clock()
            notify_manager("WATCHDOG=1")

    return beat
