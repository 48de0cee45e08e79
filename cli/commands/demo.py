"""`rapport demo`: a playground in the browser, with the real bot and the real poller behind it."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from zoneinfo import ZoneInfo

import click

from cli.mail_office import stopping
from cli.supervised import Child, Pace, supervise
from journal.catalog import build
from journal.errors import ConfigError, Refused
from journal.house import House, house_of
from journal.settings import load

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from playground.demo import Playground

_FOLDER = Path("var/playground")
_PORT = 8420
_PORTS_TRIED = 20
# Ctrl-C is to end everything within two seconds.
_PACE = Pace(first=0.5, longest=5.0, grace=1.2)
_ZONES = "zoneinfo/"


@dataclass(frozen=True, slots=True)
class _Asked:
    folder: Path
    port: int
    reset: bool
    tour: bool
    begun: float


@click.command(
    epilog="""\b
Examples:
  rapport demo                        the playground, until Ctrl-C; again goes on with what is there
  rapport demo --reset                begin anew
  rapport demo --port 9000            another address
"""
)
@click.option("--reset", is_flag=True, help="Begin anew: what was tried out before is deleted.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=_PORT,
    show_default=True,
    help="Where the page is; the next free one when that is taken.",
)
@click.option("--no-tour", is_flag=True, help="Without the guided tour.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=_FOLDER,
    show_default=True,
    help="The folder for all that is tried out.",
)
def demo(*, reset: bool, port: int, no_tour: bool, data: Path) -> None:
    """Try Rapport out in the browser: no Slack workspace, no mailbox, no config needed.

    The bot, the poller and the record are real; the Slack workspace and the mail server are small
    ones on this machine. Nothing leaves it, and nothing of yours is touched.
    """
    asked = _Asked(data.absolute(), port, reset, not no_tour, time.monotonic())
    from playground import keeping

    try:
        with keeping.held(asked.folder), stopping() as stop:
            code = _play(asked, stop)
    except keeping.InUse:
        raise Refused(
            f"A playground runs already in {asked.folder}. End that one first, or name another "
            "folder with --data."
        ) from None
    except keeping.NotOurs:
        raise Refused(
            f"{asked.folder} holds other things than a playground. Name an empty folder with --data."
        ) from None
    if code:
        raise Refused(f"Rapport could not go on; {asked.folder / keeping.LOG} says why.")
    click.echo("\nThe playground has ended. The next start goes on with what is there.", err=True)


def _play(asked: _Asked, stop: threading.Event) -> int:
    from playground import keeping
    from playground.demo import Playground, Wanted

    if asked.reset:
        keeping.empty(asked.folder)
    config = keeping.write_config(asked.folder, _zone())
    clean = _clean(os.environ)
    ports = range(asked.port, min(asked.port + _PORTS_TRIED, 65536))
    with _record(config, clean) as (engine, now):
        wanted = Wanted(asked.folder, engine, now, ports, _zone(), asked.tour)
        with Playground(wanted) as playground, _log(asked.folder / keeping.LOG) as say:
            telling = threading.Thread(
                target=_tell_ready, args=(playground, stop, asked), name="ready"
            )
            telling.start()
            children = _children(config, {**clean, **playground.environ})
            try:
                return supervise(list(children), stop, say, _PACE)
            finally:
                stop.set()
                telling.join()


@contextmanager
def _record(config: Path, environ: Mapping[str, str]) -> Iterator[tuple["Engine", datetime]]:
    """The playground's own database; furnished at its first start."""
    from journal.migrate import bring_up
    from journal.store.database import open_engine

    loaded = load(config, environ)
    catalog, problems = build(loaded)
    if loaded.problems or problems:
        raise ConfigError((*loaded.problems, *problems))
    now = datetime.now(UTC)
    engine = open_engine(loaded.settings.database.url)
    try:
        if bring_up(engine, now=now).before is None:
            _furnish(engine, house_of(loaded.settings, catalog), now)
        yield engine, now
    finally:
        engine.dispose()


def _furnish(engine: "Engine", house: House, now: datetime) -> None:
    from journal.store.database import transaction
    from playground.samples.furnish import furnish

    with transaction(engine) as session:
        furnish(session, house, now)


def _children(config: Path, environ: Mapping[str, str]) -> Iterator[Child]:
    for name in ("bot", "ingest"):
        yield Child(name, (name, "--config", str(config)), environ)


def _clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Without the settings and secrets of whoever has a real Rapport on this machine."""
    return {name: value for name, value in environ.items() if not name.startswith("RAPPORT_")}


def _zone() -> str:
    """Where this machine is, so that "today 14:00" is that of whoever sits before it."""
    linked = Path("/etc/localtime")
    named = os.environ.get("TZ") or (str(linked.readlink()) if linked.is_symlink() else "")
    zone = named.removeprefix(":").rpartition(_ZONES)[2] if _ZONES in named else named
    try:
        return ZoneInfo(zone).key if zone else "UTC"
    except (ValueError, OSError, KeyError):
        return "UTC"


# ── what is said ────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _log(file: Path) -> Iterator[Callable[[str, str], None]]:
    """All that the processes say goes to a file; two say something at once."""
    guard = threading.Lock()
    with file.open("a", encoding="utf-8", buffering=1) as log:

        def say(name: str, line: str) -> None:
            with guard:
                _write(log, name, line)

        yield say


def _write(log: TextIO, name: str, line: str) -> None:
    log.write(f"{name:<6} | {line}\n")


def _tell_ready(playground: "Playground", stop: threading.Event, asked: _Asked) -> None:
    """The address, once Rapport is connected and somebody who clicks is answered."""
    while not stop.is_set() and not playground.is_ready(timeout=0.2):
        pass
    if stop.is_set():
        return
    face = playground.face
    if face.port != asked.port:
        click.echo(f"Port {asked.port} is taken, so the page is at {face.port}.")
    click.echo(f"{click.style('The Rapport playground is at', bold=True)} {face.url}")
    click.echo(
        "It is a playground: a small Slack workspace and a mailbox on this machine, with made-up "
        f"people.\nNothing leaves this machine. All of it is in {asked.folder}.\n"
        f"Ready after {time.monotonic() - asked.begun:.1f} s. Ctrl-C ends it."
    )
    sys.stdout.flush()
