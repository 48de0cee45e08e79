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
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from cli.capture_context import stop_on_signals
from cli.process.process_supervisor import ChildProcess, RestartPace, supervise
from journal.catalog import build_catalog
from journal.context import RecordConfig, record_config
from journal.errors import ConfigError, RequestRefused
from journal.settings import load_config

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from playground.demo import Playground

_PORTS_TRIED = 20
# Ctrl-C must end everything within two seconds.
_PACE = RestartPace(first=0.5, longest=5.0, grace=1.2)
_ZONES = "zoneinfo/"


@dataclass(frozen=True, slots=True)
class _DemoOptions:
    folder: Path
    port: int
    reset: bool
    tour: bool
    started_at: float


def demo(*, reset: bool, port: int, no_tour: bool, data: Path) -> None:
    options = _DemoOptions(data.absolute(), port, reset, not no_tour, time.monotonic())
    from playground import data_folder

    try:
        with data_folder.lock_folder(options.folder), stop_on_signals() as stop:
            code = _run_playground(options, stop)
    except data_folder.FolderInUse:
        raise RequestRefused(
            f"A playground runs already in {options.folder}. End that one first, or name another "
            "folder with --data."
        ) from None
    except data_folder.ForeignFolder:
        raise RequestRefused(
            f"{options.folder} holds other things than a playground. Name an empty folder with --data."
        ) from None
    if code:
        raise RequestRefused(
            f"Rapport could not go on; {options.folder / data_folder.LOG_FILE} says why."
        )
    click.echo("\nThe playground has ended. The next start goes on with what is there.", err=True)


def _run_playground(options: _DemoOptions, stop: threading.Event) -> int:
    from playground import data_folder
    from playground.demo import Playground, PlaygroundOptions
    from playground.samples.letters import letter_config, write_letter_files

    if options.reset:
        data_folder.empty_folder(options.folder)
    config = data_folder.write_config(options.folder, _local_zone_name(), letter_config())
    write_letter_files(options.folder)
    clean = _without_own_settings(os.environ)
    ports = range(options.port, min(options.port + _PORTS_TRIED, 65536))
    with _open_record(config, clean) as (engine, now):
        wanted = PlaygroundOptions(
            options.folder, engine, now, ports, _local_zone_name(), options.tour
        )
        with (
            Playground(wanted) as playground,
            _log_to_file(options.folder / data_folder.LOG_FILE) as print_line,
        ):
            telling = threading.Thread(
                target=_print_ready, args=(playground, stop, options), name="ready"
            )
            telling.start()
            children = _children(config, {**clean, **playground.environ})
            try:
                return supervise(list(children), stop, print_line, _PACE)
            finally:
                stop.set()
                telling.join()


@contextmanager
def _open_record(config: Path, environ: Mapping[str, str]) -> Iterator[tuple["Engine", datetime]]:
    """Opens the playground's own database; at the first start it gets the samples."""
    from journal.migrate import bring_up
    from journal.store.database import open_engine

    loaded = load_config(config, environ)
    catalog, problems = build_catalog(loaded)
    if loaded.problems or problems:
        raise ConfigError((*loaded.problems, *problems))
    now = datetime.now(UTC)
    engine = open_engine(loaded.settings.database.url)
    try:
        if bring_up(engine, now=now).before is None:
            _fill_with_samples(engine, record_config(loaded.settings, catalog), now)
        yield engine, now
    finally:
        engine.dispose()


def _fill_with_samples(engine: "Engine", config: RecordConfig, now: datetime) -> None:
    from journal.store.database import transaction
    from playground.samples.seed import seed_record

    with transaction(engine) as session:
        seed_record(session, config, now)


def _children(config: Path, environ: Mapping[str, str]) -> Iterator[ChildProcess]:
    for name in ("bot", "ingest"):
        yield ChildProcess(name, (name, "--config", str(config)), environ)


def _without_own_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without the settings and secrets of a real Rapport on this machine."""
    return {name: value for name, value in environ.items() if not name.startswith("RAPPORT_")}


def _local_zone_name() -> str:
    """The time zone of this machine, so that "today 14:00" is the user's own."""
    linked = Path("/etc/localtime")
    named = os.environ.get("TZ") or (str(linked.readlink()) if linked.is_symlink() else "")
    zone = named.removeprefix(":").rpartition(_ZONES)[2] if _ZONES in named else named
    try:
        return ZoneInfo(zone).key if zone else "UTC"
    except (ValueError, OSError, KeyError):
        return "UTC"


# ── output ──────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _log_to_file(file: Path) -> Iterator[Callable[[str, str], None]]:
    """A function that writes the processes' output to a file; two may write at once."""
    guard = threading.Lock()
    with file.open("a", encoding="utf-8", buffering=1) as log:

        def print_line(name: str, line: str) -> None:
            with guard:
                log.write(f"{name:<6} | {line}\n")

        yield print_line


def _print_ready(playground: "Playground", stop: threading.Event, options: _DemoOptions) -> None:
    """Prints the address, once Rapport is connected and answers clicks."""
    while not stop.is_set() and not playground.is_ready(timeout=0.2):
        pass
    if stop.is_set():
        return
    face = playground.page
    if face.port != options.port:
        click.echo(f"Port {options.port} is taken, so the page is at {face.port}.")
    click.echo(f"{click.style('The Rapport playground is at', bold=True)} {face.url}")
    click.echo(
        "It is a playground: a small Slack workspace and a mailbox on this machine, with made-up "
        f"people.\nNothing leaves this machine. All of it is in {options.folder}.\n"
        f"Ready after {time.monotonic() - options.started_at:.1f} s. Ctrl-C ends it."
    )
    sys.stdout.flush()
