"""`rapport metrics`: serves what the database and the disk tell, to programs that watch.

/metrics    the numbers, in the text form of Prometheus; 503 while the database is away
/healthz    200 while this process answers
/readyz     200 when the database is there, at this version and writable, else 503 with the reason
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import click
from sqlalchemy import Engine

from cli.capture_context import stop_on_signals
from cli.context import CliContext
from cli.process.process_log import print_event
from cli.terminal.output import print_json
from journal.errors import NotAllowed, RapportError, RequestRefused
from journal.health.gauges import Gauge, exposition, find_gauges
from journal.health.problems import build_watch_config
from journal.migrate import known_versions, version_of
from journal.model import Role
from journal.stopping import wait_until_stopped
from journal.store.database import is_writable, open_engine, read_transaction

_TEXT = "text/plain; version=0.0.4; charset=utf-8"
_WAIT_SECONDS = 10


def metrics(context: CliContext, *, once: bool) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may see how Rapport is.")
    if once and context.as_json:
        print_json(_find_gauges(context))
        return
    if once:
        click.echo(exposition(_find_gauges(context)), nl=False)
        return
    listen = context.settings.metrics.listen
    if not listen:
        raise RequestRefused('Say where: [metrics] listen = "127.0.0.1:9464".')
    host, _, port = listen.rpartition(":")
    with start_server(context, host.strip("[]"), int(port)), stop_on_signals() as stop:
        print_event(f"Metrics at http://{listen}/metrics.", as_json=context.as_json)
        wait_until_stopped(stop)


@contextmanager
def start_server(context: CliContext, host: str, port: int) -> Iterator[ThreadingHTTPServer]:
    """A server that answers until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        timeout = _WAIT_SECONDS
        server_version, sys_version = "Rapport", ""

        def do_GET(self) -> None:
            status, text = answer_path(context, self.path)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", _TEXT)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing: who watches asks every few seconds."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise RequestRefused(
            f"Nothing can listen at {host}:{port}: {error.strerror}. Name another in [metrics] listen."
        ) from error
    with server:
        threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
        yield server
        server.shutdown()


def answer_path(context: CliContext, path: str) -> tuple[int, str]:
    """The status and the text for a path."""
    try:
        match path.partition("?")[0]:
            case "/healthz":
                return 200, "ok\n"
            case "/readyz":
                return _readiness(context, may_write=True)
            case "/metrics":
                status, text = _readiness(context, may_write=False)
                return (200, exposition(_find_gauges(context))) if status == 200 else (status, text)
            case _:
                return 404, "There are /metrics, /healthz and /readyz.\n"
    except RapportError as error:
        # Its text may name the database's user and host.
        return 503, f"{type(error).__name__}\n"


def _readiness(context: CliContext, *, may_write: bool) -> tuple[int, str]:
    with _open_database(context) as engine:
        there = version_of(engine)
        if there != known_versions()[-1]:
            return 503, f"The database is at version {there or 'none'}: rapport migrate\n"
        if may_write and not is_writable(engine):
            return 503, "The database can only be read.\n"
    return 200, "ready\n"


def _find_gauges(context: CliContext) -> list[Gauge]:
    with _open_database(context) as engine, read_transaction(engine) as session:
        watched = build_watch_config(context.settings)
        return list(find_gauges(session, watched, datetime.now(UTC)))


@contextmanager
def _open_database(context: CliContext) -> Iterator[Engine]:
    """The database as it is, not brought up: whoever watches changes nothing."""
    engine = open_engine(context.settings.database.url)
    try:
        with read_transaction(engine) as session:
            # Whatever is wrong is told by our own error.
            session.connection()
        yield engine
    finally:
        engine.dispose()
