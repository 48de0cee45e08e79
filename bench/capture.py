"""`python -m bench capture`: a mailbox read by us and by others, side by side, on a real Dovecot.

Each of them reads the same mailbox in rounds that alternate, so that a noisy neighbour disturbs all;
what is printed are medians of one run, and only those may be compared. Others are named where they
are installed: mbsync downloads and syncs each mail, getmail6 too; neither reads what it downloads.
On PostgreSQL the files are the attachments alone.
"""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import fetch_floor, sample_mailbox
from tests.cli.cli_driver import COMMAND
from tests.databases import Databases, PostgresqlDatabases
from tests.postgres import find_programs, running_server
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer, is_installed, running_dovecot

_ROOT = Path(__file__).parents[1]
_SECRETS = {"RAPPORT_MAILBOX__SALES__PASSWORD": PASSWORD}


@dataclass(frozen=True, slots=True)
class Cost:
    """Holds what one run of one program took, its children's time included."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    files_mb: float


@dataclass(frozen=True, slots=True)
class Reader:
    """A program that reads the mailbox into an empty folder; `prepare` is not measured."""

    name: str
    command: Sequence[str]
    prepare: Callable[[Path, ExitStack], None]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Mailbox:
    server: DovecotServer
    user: str


def run(*, mails: int, rounds: int) -> bool:
    """Print the table; False when there is no server to read from."""
    out = Console(highlight=False)
    if not is_installed():
        out.print("This needs Dovecot 2.3. Debian: sudo apt install dovecot-imapd dovecot-lmtpd")
        return False
    out.print(_table(measure(mails=mails, rounds=rounds), mails))
    return True


def measure(*, mails: int, rounds: int) -> Mapping[str, Sequence[Cost]]:
    """Measures what each round cost each reader; nothing where there is no server to read from."""
    if not is_installed():
        return {}
    with running_dovecot() as server, _postgresql() as postgresql:
        mailbox = _Mailbox(server, server.new_user())
        server.fill_inbox(mailbox.user, mails, sample_mailbox.make_mail)
        # The server makes its index at the first reading.
        fetch_floor.fetch_all(server.host, server.port, mailbox.user, PASSWORD)
        readers = list(_readers(mailbox, postgresql))
        costs: dict[str, list[Cost]] = {reader.name: [] for reader in readers}
        for _ in range(rounds):
            for reader in readers:
                costs[reader.name].append(_measure(reader))
    return costs


@contextmanager
def _postgresql() -> Iterator[Databases | None]:
    programs = find_programs()
    if programs is None:
        yield None
        return
    with running_server(programs) as url:
        databases = PostgresqlDatabases(url)
        yield databases
        databases.close()


# ── who reads ───────────────────────────────────────────────────────────────────────────────────


def _readers(mailbox: _Mailbox, postgresql: Databases | None) -> Iterator[Reader]:
    server = mailbox.server
    account = [server.host, str(server.port), mailbox.user]
    floor = [sys.executable, "-m", "bench.fetch_floor", *account]
    yield Reader("fetching alone", floor, lambda *_: None)
    yield _rapport("rapport, SQLite", mailbox)
    yield _rapport("rapport, SQLite, one process reads", mailbox, reading=1)
    yield _rapport("rapport, SQLite, TLS", mailbox, tls=True)
    if postgresql:
        yield _rapport("rapport, PostgreSQL", mailbox, databases=postgresql)
    if shutil.which("mbsync"):
        yield Reader(
            "mbsync",
            ("mbsync", "-c", "mbsyncrc", "-a"),
            lambda folder, _: _set_up_mbsync(folder, mailbox),
        )
    # It refuses to write mails as root.
    if shutil.which("getmail") and os.getuid() != 0:
        yield Reader(
            "getmail6",
            ("getmail", "--getmaildir", ".", "--rcfile", "rc"),
            lambda folder, _: _set_up_getmail(folder, mailbox),
        )


def _rapport(
    name: str,
    mailbox: _Mailbox,
    *,
    tls: bool = False,
    databases: Databases | None = None,
    reading: int = 0,
) -> Reader:
    def prepare(folder: Path, until_read: ExitStack) -> None:
        url = until_read.enter_context(databases.fresh()) if databases else ""
        config = _config(mailbox, url, tls=tls) + _reading_processes(reading)
        (folder / "rapport.toml").write_text(config, encoding="utf-8")
        with (folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("name", "email"), *sample_mailbox.contact_rows()])
        subprocess.run(  # noqa: S603 (our own program)
            [*COMMAND, "contact", "import", "contacts.csv"],
            cwd=folder,
            env={**os.environ, **_SECRETS},
            check=True,
            capture_output=True,
        )

    environment = {**_SECRETS, "SSL_CERT_FILE": str(mailbox.server.certificate)}
    return Reader(name, (*COMMAND, "ingest", "--once"), prepare, environment)


def _config(mailbox: _Mailbox, database: str, *, tls: bool) -> str:
    server = mailbox.server
    database_table = f'[database]\nurl = "{database}"\n' if database else ""
    line = f'tls = "{"implicit" if tls else "none"}"'
    return (
        f'[company]\nname = "Ours"\ndomains = ["ours.example"]\n{database_table}[[mailbox]]\n'
        f'name = "sales"\nhost = "{server.host}"\nport = {server.tls_port if tls else server.port}\n'
        f'{line}\nuser = "{mailbox.user}"\nfolders = ["INBOX"]\ntrusted_authserv = "none"\n'
    )


def _reading_processes(count: int) -> str:
    return f"[capture]\nreading_processes = {count}\n" if count else ""


def _set_up_mbsync(folder: Path, mailbox: _Mailbox) -> None:
    server = mailbox.server
    (folder / "into").mkdir()
    (folder / "mbsyncrc").write_text(
        f"IMAPStore far\nHost {server.host}\nPort {server.port}\nUser {mailbox.user}\n"
        f"Pass {PASSWORD}\nSSLType None\nAuthMechs LOGIN\n\n"
        f"MaildirStore near\nPath {folder}/into/\nInbox {folder}/into/INBOX\n\n"
        f"Channel all\nFar :far:\nNear :near:\nCreate Near\nSync Pull\nSyncState *\n",
        encoding="utf-8",
    )


def _set_up_getmail(folder: Path, mailbox: _Mailbox) -> None:
    server = mailbox.server
    for name in ("cur", "new", "tmp"):
        (folder / "into" / name).mkdir(parents=True)
    (folder / "rc").write_text(
        f"[retriever]\ntype = SimpleIMAPRetriever\nserver = {server.host}\nport = {server.port}\n"
        f"username = {mailbox.user}\npassword = {PASSWORD}\n"
        f"[destination]\ntype = Maildir\npath = {folder}/into/\n",
        encoding="utf-8",
    )


# ── what it costs ───────────────────────────────────────────────────────────────────────────────


def _measure(reader: Reader) -> Cost:
    with tempfile.TemporaryDirectory() as name, ExitStack() as until_read:
        folder = Path(name)
        reader.prepare(folder, until_read)
        used = _run_to_the_end(reader, folder)
        files = (each for each in folder.rglob("*") if each.is_file())
        size = sum(each.stat().st_size for each in files)
    return Cost(**used, files_mb=size / 1_000_000)


def _run_to_the_end(reader: Reader, folder: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 (a command of ours)
        [sys.executable, "-m", "bench.used_by", *reader.command],
        cwd=folder,
        env={**os.environ, **reader.environment, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{reader.name} ended with {done.returncode}: {done.stderr[-2_000:]}")
    used: dict[str, float] = json.loads(done.stdout)
    return used


def _table(costs: Mapping[str, Sequence[Cost]], mails: int) -> Table:
    columns = ("mails/s", "CPU ms a mail", "most MB", "files KB a mail")
    table = Table("who", *columns, box=None, header_style="bold")
    for name, some in costs.items():
        table.add_row(
            name,
            f"{mails / median(some, 'seconds'):,.0f}",
            f"{median(some, 'cpu_seconds') / mails * 1_000:.2f}",
            f"{median(some, 'peak_mb'):.0f}",
            f"{median(some, 'files_mb') / mails * 1_000:.1f}",
        )
    return table


def median(costs: Sequence[Cost], what: str) -> float:
    return float(statistics.median(getattr(each, what) for each in costs))
