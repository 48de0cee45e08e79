"""A throw-away PostgreSQL server in a temporary folder; it ends with the process that started it.

It listens on a socket in that folder and on no port, so that two runs can't meet. Nothing is
synced to disk: a crash of the machine loses it, and that is what it is for.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.memory_folder import memory_folder
from tests.polling import wait_until
from tests.processes import running_process

_STOP_SECONDS = 10
_FAST_AND_UNSAFE = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    *("wal_level=minimal", "max_wal_senders=0", "max_wal_size=256MB"),
    # Without statistics it takes small tables for large ones, and compiles each query anew.
    *("jit=off", "max_parallel_workers_per_gather=0"),
)


def find_programs() -> Path | None:
    """The folder with `initdb` and `postgres`: on the PATH, else Debian's newest; None if none."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_debian_version)
    found = [Path(on_path).resolve()] if on_path else debian[-1:]
    folders = [program.parent for program in found]
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def _debian_version(program: Path) -> int:
    version = program.parent.parent.name
    return int(version) if version.isdigit() else 0


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """The URL of a fresh server's `postgres` database; its user may make and drop databases."""
    # Pytest's own temporary folders are closed to the user the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="rapport-pg-", dir=memory_folder()))
    try:
        _make_cluster(programs, folder)
        with _run_postgres(programs, folder):
            yield f"postgresql+psycopg://rapport@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(programs: Path, folder: Path) -> None:
    if (user := _unprivileged_user()) is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    options = ["--username=rapport", "--auth=trust", "--no-sync", "--locale=C.UTF-8"]
    made = subprocess.run(
        [*_as_user(), programs / "initdb", "-D", folder / "data", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(f"initdb did not make a PostgreSQL cluster: {made.stderr}")


@contextmanager
def _run_postgres(programs: Path, folder: Path) -> Iterator[None]:
    settings = ("listen_addresses=", "autovacuum=off", "max_connections=60", *_FAST_AND_UNSAFE)
    options = [part for setting in settings for part in ("-c", setting)]
    log = folder / "log"
    with (
        log.open("wb") as output,
        # A session of its own: Ctrl-C reaches the tests, and they stop the server when done.
        running_process(
            [*_as_user(), programs / "postgres", "-D", folder / "data", "-k", folder, *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        ) as server,
    ):
        try:
            _wait_until_ready(server, folder, log)
            yield
        finally:
            _stop(server)


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    def says() -> str:
        return f"PostgreSQL did not start: {log.read_text(errors='replace')}"

    def is_ready() -> bool:
        if server.poll() is not None:
            raise RuntimeError(says())
        try:
            psycopg.connect(host=str(folder), user="rapport", dbname="postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    wait_until(is_ready, says)


def _stop(server: subprocess.Popen[bytes]) -> None:
    # SIGINT asks for a fast shutdown: clients are thrown out, shared memory is given back.
    server.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        server.wait(_STOP_SECONDS)


def _as_user() -> list[str]:
    """The prefix of a command: not as root, which PostgreSQL refuses, and not outliving us.

    `--pdeathsig` has the kernel stop the server if the tests are killed and clean up nothing.
    """
    setpriv = shutil.which("setpriv")
    user = _unprivileged_user()
    if setpriv is None:
        return []
    prefix = [setpriv, "--pdeathsig", "INT"]
    if user is not None:
        prefix += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return prefix


def _unprivileged_user() -> pwd.struct_passwd | None:
    """The server's user when we are root; None when we are not."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("PostgreSQL does not run as root, and there is no user 'nobody'.")
