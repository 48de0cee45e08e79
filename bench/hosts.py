"""`python -m bench hosts`: two machines that reach nothing but the database, the bucket and the mail server.

Each is a `rapport ingest` in a network namespace of its own. While mails come, one loses its power, so
that nobody hears of its end, and is begun again; later its cable is pulled for longer than its leases
last, and put back. At the end each mail must be in the record once, with its files. It needs Linux with
`unshare`.
"""

import itertools
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from subprocess import Popen

import sqlalchemy as sa
from rich.console import Console
from sqlalchemy import Engine, make_url

from bench.gate import Gate, file_target, namespace_prefix, port_target
from ingest.capture.lease import LEASE_DURATION
from journal import backup
from journal.store import tables
from journal.store.database import read_transaction, transaction
from journal.store.record.bucket_store import BucketStore
from tests.builders import a_person
from tests.databases import PostgresqlDatabases, temporary_engine
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.polling import wait_until
from tests.postgres import find_programs, running_server
from tests.servers.dovecot import DovecotServer, running_dovecot
from tests.servers.object_store import ACCESS_KEY, SECRET_KEY, ObjectStore, running_object_store
from tests.system.machines import (
    attach_files,
    count_mails,
    count_workers,
    is_at_rest,
    running_machine,
    write_config,
)

_BOXES = ("sales", "info", "boss", "east", "west", "north")
_PAUSE_SECONDS = 0.5
_SOCKET = ".s.PGSQL.5432"


@dataclass(slots=True)
class SharedServers:
    """Holds what two machines have in common."""

    url: str
    engine: Engine
    dovecot: DovecotServer
    users: Mapping[str, str]
    store: ObjectStore
    bucket: BucketStore


@dataclass(slots=True)
class HostMachine:
    """A machine: `ports` lead through gates to the mail server and the bucket, a file to the database."""

    servers: SharedServers
    folder: Path
    ports: dict[int, Path] = field(default_factory=dict)
    gates: list[Gate] = field(default_factory=list)

    def open_gates(self) -> None:
        """Lay a new line to each server; the old ones stay as they are."""
        database = self.folder / "database" / _SOCKET
        database.parent.mkdir(parents=True, exist_ok=True)
        targets = {database: file_target(Path(_database_folder(self.servers.url)) / _SOCKET)}
        for port in (self.servers.dovecot.port, self.servers.store.port):
            self.ports[port] = self.folder / f"{port}.gate"
            targets[self.ports[port]] = port_target(port)
        for path, target in targets.items():
            path.unlink(missing_ok=True)
            self.gates.append(Gate(path, target))

    def lose_power(self, process: "Popen[bytes]") -> None:
        self.cut()
        process.kill()

    def write(self) -> Path:
        servers = self.servers
        url = make_url(servers.url).update_query_dict({"host": str(self.folder / "database")})
        address = (servers.dovecot.host, servers.dovecot.port)
        folder = self.folder / "machine"
        return write_config(folder, url.render_as_string(), address, servers.users)

    def running(self, config: Path) -> AbstractContextManager["Popen[bytes]"]:
        environ = {
            "RAPPORT_STORAGE__BUCKET": str(self.servers.bucket),
            "RAPPORT_STORAGE__ENDPOINT": self.servers.store.endpoint,
            "RAPPORT_STORAGE__ACCESS_KEY": ACCESS_KEY,
            "RAPPORT_STORAGE__SECRET_KEY": SECRET_KEY,
        }
        prefix = namespace_prefix(self.ports)
        return running_machine(config, _BOXES, environ=environ, prefix=prefix)

    def cut(self) -> None:
        for gate in self.gates:
            gate.cut()

    def mend_last(self) -> None:
        """The line to each server that was laid last; those of a lost machine stay silent."""
        for gate in self.gates[-len(self.ports) - 1 :]:
            gate.mend()


def _database_folder(url: str) -> str:
    """Says where PostgreSQL has its socket: our test servers listen nowhere else."""
    return str(make_url(url).query["host"])


def run() -> bool:
    """Returns whether each mail was read once, whatever happened to the machines."""
    out = Console(highlight=False)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = _start_servers(stack)
        with transaction(servers.engine) as session:
            a_person(session, "Ada", "ada@acme.example")
        one, two = (_prepare_machine(stack, servers, folder / name) for name in ("one", "two"))
        delivered = _play(servers, one, two, out)
        troubles = list(_find_troubles(servers, delivered))
    for each in troubles:
        out.print(f"[red]{each}[/]")
    out.print(f"{delivered} mails, {len(troubles)} troubles")
    return not troubles


def _start_servers(stack: ExitStack) -> SharedServers:
    programs = find_programs()
    assert programs is not None, "PostgreSQL is not installed."
    databases = PostgresqlDatabases(stack.enter_context(running_server(programs)))
    stack.callback(databases.close)
    dovecot = stack.enter_context(running_dovecot())
    store = stack.enter_context(running_object_store())
    url = stack.enter_context(databases.fresh())
    engine = stack.enter_context(temporary_engine(url))
    users = {name: dovecot.new_user() for name in _BOXES}
    return SharedServers(url, engine, dovecot, users, store, store.new_bucket())


def _prepare_machine(stack: ExitStack, servers: SharedServers, folder: Path) -> HostMachine:
    made = HostMachine(servers, folder)
    made.open_gates()
    for gate in made.gates:
        stack.callback(gate.close)
    return made


def _play(servers: SharedServers, one: HostMachine, two: HostMachine, out: Console) -> int:
    """Let things happen while mails come; returns how many came."""
    stop, numbers = threading.Event(), itertools.count(1)
    delivering = threading.Thread(target=_deliver, args=(servers, numbers, stop))
    begun = time.monotonic()

    def tell(what: str) -> None:
        at = time.monotonic() - begun
        out.print(f"{at:5.0f} s  {what}; {count_mails(servers.engine)} mails in the record")

    config_one, config_two = one.write(), two.write()
    with two.running(config_two):
        with one.running(config_one) as process:
            wait_until(lambda: count_workers(servers.engine) == 2, lambda: _logs(one, two))
            delivering.start()
            tell("both are there")
            time.sleep(20)
            one.lose_power(process)
            tell("one lost its power")
            time.sleep(LEASE_DURATION.total_seconds() * 2.5)
        one.open_gates()
        with one.running(config_one):
            tell("it was begun again")
            time.sleep(30)
            one.cut()
            tell("its cable was pulled")
            time.sleep(LEASE_DURATION.total_seconds() * 2.5)
            one.mend_last()
            tell("the cable is back")
            time.sleep(30)
            stop.set()
            delivering.join()
            count = next(numbers) - 1
            wait_until(lambda: count_mails(servers.engine) >= count and is_at_rest(servers.engine))
            tell("all is read")
    return count


def _logs(*machines: HostMachine) -> str:
    logs = (each.folder / "machine" / "log" for each in machines)
    return "\n".join(each.read_text(encoding="utf-8") for each in logs)


def _deliver(servers: SharedServers, numbers: Iterator[int], stop: threading.Event) -> None:
    """Every fourth mail comes to two mailboxes."""
    users = list(servers.users.values())
    while not stop.wait(_PAUSE_SECONDS):
        number = next(numbers)
        raw = numbered_mail(number, change=partial(attach_files, number))
        for place in {number % len(users), 0 if number % 4 == 0 else number % len(users)}:
            servers.dovecot.deliver_by_lmtp(users[place], raw)


def _find_troubles(servers: SharedServers, delivered: int) -> Iterator[str]:
    check_ledger_invariants(servers.engine)
    with read_transaction(servers.engine) as session:
        mails = session.scalars(sa.select(tables.mail.c.id)).all()
        entries = Counter(session.scalars(sa.select(tables.interaction.c.mail_id)))
        files = Counter(session.scalars(sa.select(tables.attachment.c.interaction_id)))
    if len(mails) != delivered:
        yield f"{delivered} mails came, and the record has {len(mails)}."
    if entries != Counter(mails):
        yield "Not each mail is logged once."
    if Counter(files.values()) != {2: delivered}:
        yield "Not each entry has its two files."
    found = backup.check_storage(servers.engine, servers.bucket)
    if (found.sound, found.missing, found.damaged) != (delivered + 1, (), ()):
        yield f"Of {delivered + 1} files {found.sound} are sound."
