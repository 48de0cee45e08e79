"""A machine whose network is a few gates: a program in a network namespace that has nothing else.

A `Gate` stands outside, with a file as its address, since those are common to all namespaces. Within,
`python -m bench.gate PORT=FILE … -- COMMAND …` lets 127.0.0.1:PORT lead to the gate behind FILE, and
becomes the command. A gate that is cut carries nothing and closes nothing, like a pulled cable.
"""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_SIOCSIFFLAGS, _IFF_UP = 0x8914, 0x1
_PR_SET_PDEATHSIG = 1
_PIECE = 65536

Target = Callable[[], socket.socket]


class Gate:
    """Leads whoever connects to the file `path` on to `target`, unless it is cut."""

    def __init__(self, path: Path, target: Target) -> None:
        self._passable = threading.Event()
        self._passable.set()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        _serve(self._listening, target, self._passable)

    def cut(self) -> None:
        self._passable.clear()

    def mend(self) -> None:
        self._passable.set()

    def close(self) -> None:
        self._listening.close()


def port_target(port: int) -> Target:
    return lambda: socket.create_connection(("127.0.0.1", port))


def file_target(path: Path | str) -> Target:
    def connect() -> socket.socket:
        made = socket.socket(socket.AF_UNIX)
        made.connect(str(path))
        return made

    return connect


def namespace_prefix(gates: Mapping[int, Path]) -> tuple[str, ...]:
    """Gives what stands before a command that shall see nothing but these ports."""
    ways = (f"{port}={path}" for port, path in gates.items())
    return ("unshare", "-rn", sys.executable, "-m", "bench.gate", *ways, "--")


def _serve(listening: socket.socket, connect: Target, passable: threading.Event) -> None:
    listening.listen()

    def accept_all() -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:  # closed
                return
            threading.Thread(target=_join, args=(near, connect, passable), daemon=True).start()

    threading.Thread(target=accept_all, daemon=True).start()


def _join(near: socket.socket, connect: Target, passable: threading.Event) -> None:
    passable.wait()
    try:
        far = connect()
    except OSError:
        near.close()
        return
    for one, other in ((near, far), (far, near)):
        threading.Thread(target=_carry, args=(one, other, passable), daemon=True).start()


def _carry(source: socket.socket, target: socket.socket, passable: threading.Event) -> None:
    """Carry until one side ends; while the gate is cut, not even that is told to the other."""
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            passable.wait()
            target.sendall(piece)
    passable.wait()
    for each in (source, target):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


def main() -> None:
    """Open the ways in, in a process that ends with this one, and become the command."""
    split = sys.argv.index("--")
    ways, command = sys.argv[1:split], sys.argv[split + 1 :]
    _raise_loopback()
    is_open, opened = os.pipe()
    if os.fork() == 0:
        _serve_ways(ways, opened)
    os.read(is_open, 1)
    os.execvp(command[0], command)  # noqa: S606 (whoever measures names it)


def _serve_ways(ways: Sequence[str], opened: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    free = threading.Event()
    free.set()
    for way in ways:
        port, _, path = way.partition("=")
        _serve(socket.create_server(("127.0.0.1", int(port))), file_target(path), free)
    os.write(opened, b"1")
    while True:
        signal.pause()


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", _IFF_UP))


if __name__ == "__main__":
    main()
