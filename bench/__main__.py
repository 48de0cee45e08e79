"""`python -m bench`: measures, and prints a table; without an argument, of every target."""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bench import (
    audit,
    capture,
    compare,
    days,
    fuzz,
    hosts,
    journal,
    laboratory,
    mail_reading,
    partitions,
    sample_record,
    shares,
    slack,
    soak,
    starts,
    targets,
)
from journal.migrate import bring_up
from journal.store.database import analyze, open_engine


def main() -> None:
    arguments = _parser().parse_args()
    raise SystemExit(0 if _RUNS[arguments.what](arguments) is not False else 1)


def _run_fuzz(arguments: argparse.Namespace) -> bool:
    return not fuzz.run(
        minutes=arguments.minutes,
        seed=arguments.seed,
        into=arguments.into,
        mail_seconds=arguments.mail_seconds,
    )


def _run_slack(arguments: argparse.Namespace) -> bool:
    return slack.run(
        arguments.database,
        contacts_count=arguments.contacts,
        interactions=arguments.logged,
        rate=arguments.rate,
        seconds=arguments.seconds,
    )


def _run_targets(arguments: argparse.Namespace) -> None:
    targets.run(
        mails=arguments.captured,
        rounds=arguments.rounds,
        contacts=arguments.contacts,
        interactions=arguments.interactions,
        into=arguments.into,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--database", help="a database that may be filled (default: SQLite)")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--captured", type=int, default=2_000, help="mails read by all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--into", type=Path, help="a folder for the table, as Markdown and JSON")
    words = parser.add_subparsers(dest="what")
    words.add_parser("record", help="searches, pages, figures and a purge of a large record")
    begun = words.add_parser("starts", help="what commands cost beside an import of SQLModel")
    begun.add_argument("--rounds", type=int, default=5)
    beside = words.add_parser("compare", help="this code beside that of another revision")
    beside.add_argument("revision")
    beside.add_argument("--mails", type=int, default=200)
    beside.add_argument("--rounds", type=int, default=3)
    read = words.add_parser("reading", help="how well, and how quickly, mails are read")
    read.add_argument("--peers", action="store_true", help="other libraries too, where installed")
    fuzzed = words.add_parser("fuzz", help="broken mails, in a bounded process")
    fuzzed.add_argument("--minutes", type=float, default=60)
    fuzzed.add_argument("--seed", type=int, default=1)
    fuzzed.add_argument("--mail-seconds", type=float, default=fuzz.MAIL_SECONDS, help="of CPU")
    fuzzed.add_argument("--into", type=Path, default=Path("var/fuzz"), help="where cases are saved")
    words.add_parser("audit", help="licences, a bill of materials, known vulnerabilities")
    made = words.add_parser("laboratory", help="mails made by machine: whose words are lost")
    made.add_argument("--mails", type=int, default=100_000)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--into", type=Path, default=Path("var/laboratory"), help="bad ones")
    captured = words.add_parser("capture", help="a mailbox read by us and by others, side by side")
    captured.add_argument("--mails", type=int, default=2_000)
    captured.add_argument("--rounds", type=int, default=3)
    soaked = words.add_parser("soak", help="mail comes and processes are killed, for long")
    soaked.add_argument("--minutes", type=float, default=60)
    soaked.add_argument("--kind", choices=["sqlite", "postgresql"], default="sqlite")
    soaked.add_argument("--seed", type=int, default=1)
    words.add_parser("hosts", help="two machines apart: one is killed, one loses its network")
    shared = words.add_parser("shares", help="how several pollers share many mailboxes")
    shared.add_argument("--mailboxes", type=int, default=40)
    shared.add_argument("--mails", type=int, default=20, help="in each")
    parted = words.add_parser("partitions", help="the longest tables whole and in parts")
    parted.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parted.add_argument("--table", choices=["mail_copy", "participant"], default="")
    day = words.add_parser("days", help="a simulated day of very many mailboxes")
    day.add_argument("--mailboxes", type=int, default=10_000)
    day.add_argument("--mails", type=int, default=100, help="a day in each")
    day.add_argument("--poller-rate", type=float, default=10, help="mails a second")
    day.add_argument("--database-rate", type=float, default=200, help="mails a second")
    talk = words.add_parser("slack", help="how quickly the bot answers")
    talk.add_argument("--rate", type=int, default=50, help="commands a second")
    talk.add_argument("--seconds", type=int, default=20)
    talk.add_argument("--logged", type=int, default=100_000, help="interactions there already")
    return parser


def _run_record(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(arguments.database or f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            run(engine, arguments.contacts, arguments.interactions)
        finally:
            engine.dispose()


# What each runs; False when something was not as it must be.
def _run_days(arguments: argparse.Namespace) -> None:
    days.run(
        mailboxes=arguments.mailboxes,
        mails=arguments.mails,
        poller_rate=arguments.poller_rate,
        database_rate=arguments.database_rate,
    )


_RUNS: Mapping[str | None, Callable[[argparse.Namespace], bool | None]] = {
    None: _run_targets,
    "audit": lambda _: not audit.run(),
    "capture": lambda chosen: capture.run(mails=chosen.mails, rounds=chosen.rounds),
    "compare": lambda chosen: compare.run(
        chosen.revision, mails=chosen.mails, rounds=chosen.rounds
    ),
    "fuzz": _run_fuzz,
    "days": _run_days,
    "hosts": lambda _: hosts.run(),
    "laboratory": lambda chosen: (
        not laboratory.run(mails=chosen.mails, seed=chosen.seed, into=chosen.into)
    ),
    "reading": lambda chosen: mail_reading.run(with_peers=chosen.peers),
    "record": _run_record,
    "partitions": lambda chosen: partitions.run(sizes=chosen.rows, only=chosen.table),
    "shares": lambda chosen: shares.run(mailboxes=chosen.mailboxes, mails=chosen.mails),
    "slack": _run_slack,
    "soak": lambda chosen: soak.run(minutes=chosen.minutes, database=chosen.kind, seed=chosen.seed),
    "starts": lambda chosen: starts.run(chosen.rounds),
}


def run(engine: Engine, number_of_contacts: int, number_of_interactions: int) -> None:
    out = Console(highlight=False)
    bring_up(engine, now=sample_record.NOW)
    start = time.perf_counter()
    made = sample_record.build_sample(
        engine,
        number_of_contacts=number_of_contacts,
        number_of_interactions=number_of_interactions,
    )
    took = time.perf_counter() - start
    out.print(
        f"{engine.dialect.name}: {number_of_contacts:,} contacts and "
        f"{number_of_interactions:,} interactions made in {took:.0f} s"
    )
    analyze(engine)
    table = Table("what", "p50 ms", "p99 ms", "must", "", box=None, header_style="bold")
    for each in journal.measure(engine, made):
        verdict = "ok" if each.p99_ms <= each.target_ms else "[red]too slow[/]"
        row = (f"{each.p50_ms:.1f}", f"{each.p99_ms:.1f}", f"{each.target_ms:.0f}")
        table.add_row(each.name, *row, verdict)
    out.print(table)
    count = number_of_interactions // 10
    seconds, longest = journal.measure_purge(engine, count)
    out.print(f"purge of {count:,}: {seconds:.1f} s, longest slice {longest:.0f} ms")


if __name__ == "__main__":
    main()
