"""Measures how quickly the bot answers: `rapport bot` in its own process, on a real WebSocket.

The fake Slack runs in this process; people type `/log` lines at an even rate, then letters into the
form's picker. The time is measured as Slack sees it: from the envelope to its answer, with the
database in the loop. Both processes share the machine.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bench import sample_record
from bench.sample_record import SampleRecord
from bot.ids.log import LogId
from journal.migrate import bring_up
from journal.model import Contact
from journal.store.contacts import contacts
from journal.store.database import analyze, open_engine, read_transaction
from playground.workspace import ActionRefused, Workspace, WorkspacePerson, WorkspaceView

PEOPLE = 20
MUST_COMMAND_MS, MUST_OPTIONS_MS = 50.0, 100.0
_ROOT = Path(__file__).parents[1]
_FLAGS = ("", " -t call -d 25m", " -on yesterday 14:00", " -in -eval +", " called, 45 min")


def run(
    database: str | None, *, contacts_count: int, interactions: int, rate: int, seconds: int
) -> bool:
    """Measure; True when every target is met."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{Path(folder) / 'bench.db'}"
        engine = open_engine(url)
        try:
            made = _fill_database(engine, contacts_count, interactions)
            whom = _choose_contacts(engine, made)
        finally:
            engine.dispose()
        with Workspace() as workspace, _running_bot(workspace, url, Path(folder)):
            workspace.wait_for_sockets(timeout=30)
            people = [workspace.add_person(f"p{number}") for number in range(PEOPLE)]
            return _measure(people, whom, rate=rate, seconds=seconds)


def _fill_database(engine: Engine, count: int, interactions: int) -> SampleRecord:
    bring_up(engine, now=sample_record.NOW)
    start = time.perf_counter()
    made = sample_record.build_sample(
        engine, number_of_contacts=count, number_of_interactions=interactions
    )
    analyze(engine)
    took = time.perf_counter() - start
    Console(highlight=False).print(
        f"{engine.dialect.name}: {count:,} contacts, {interactions:,} interactions in {took:.0f} s"
    )
    return made


def _choose_contacts(engine: Engine, made: SampleRecord) -> Sequence[Contact]:
    dice = random.Random(11)
    with read_transaction(engine) as session:
        return list(contacts.get_many(session, dice.choices(made.people, k=2000)).values())


@contextmanager
def _running_bot(workspace: Workspace, url: str, folder: Path) -> Iterator[None]:
    config = folder / "rapport.toml"
    config.write_text(
        f'[company]\ndomains = ["ours.example"]\n[database]\nurl = "{url}"\n', encoding="utf-8"
    )
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", "from cli.main import main; main()", "bot", "--config", str(config)],
        cwd=_ROOT,
        env={
            **os.environ,
            "RAPPORT_SLACK__API_BASE_URL": workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
        },
    )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _measure(
    people: Sequence[WorkspacePerson], contacts_named: Sequence[Contact], *, rate: int, seconds: int
) -> bool:
    dice = random.Random(13)
    # Everybody once: the bot asks Slack about a person at their first word only.
    for person in people:
        person.types("/rapport help")
    lines = [_log_line(dice, dice.choice(contacts_named)) for _ in range(rate * seconds)]
    answered: Counter[str] = Counter()
    took = _run_evenly(rate, [_type_line(people, line, answered) for line in lines])
    forms = [_open_form(person) for person in people]
    letters = [text for each in contacts_named[:100] for text in _name_beginnings(each.name)]
    searches = [_search_contact(people, forms, text) for text in letters]
    table = Table("what", "count", "p50 ms", "p95 ms", "p99 ms", "max", "must", "", box=None)
    good = _add_row(table, f"command, {rate}/s", took, 0.95, MUST_COMMAND_MS)
    good &= _add_row(table, "contact options", _run_evenly(rate, searches), 0.99, MUST_OPTIONS_MS)
    out = Console(highlight=False)
    out.print(table)
    out.print(", ".join(f"{count:,} × {what}" for what, count in answered.most_common()))
    return good


def _log_line(dice: random.Random, contact: Contact) -> str:
    """A line, half by address, half by name: one hit is logged, several are offered."""
    who = contact.emails()[0] if dice.random() < 0.5 else contact.name
    return f"/log {who}: asked for the price list{dice.choice(_FLAGS)}"


def _name_beginnings(name: str) -> Iterator[str]:
    return (name[:length] for length in range(2, min(len(name), 9)))


TimedAsk = Callable[[int], float]


def _type_line(people: Sequence[WorkspacePerson], line: str, answered: Counter[str]) -> TimedAsk:
    def ask(number: int) -> float:
        seen = people[number % len(people)].types(line)
        first = seen.text.split(" ", 1)[0] if seen.text else "a form" if seen.view else seen.error
        answered[first or "nothing"] += 1
        return seen.elapsed

    return ask


def _open_form(person: WorkspacePerson) -> WorkspaceView:
    view = person.types("/log").view
    if view is None:
        raise ActionRefused("The form did not open.")
    return view


def _search_contact(
    people: Sequence[WorkspacePerson], forms: Sequence[WorkspaceView], text: str
) -> TimedAsk:
    def ask(number: int) -> float:
        person, form = people[number % len(people)], forms[number % len(people)]
        start = time.perf_counter()
        person.searches(form, LogId.CONTACTS, text)
        return time.perf_counter() - start

    return ask


def _run_evenly(rate: int, asks: Sequence[TimedAsk]) -> list[float]:
    """Sends at an even rate, whether the one before was answered or not."""
    with ThreadPoolExecutor(PEOPLE) as pool:
        start = time.perf_counter()
        futures: list[Future[float]] = []
        for number, ask in enumerate(asks):
            time.sleep(max(0.0, start + number / rate - time.perf_counter()))
            futures.append(pool.submit(ask, number))
        return sorted(each.result() * 1000 for each in futures)


def _add_row(table: Table, what: str, took: Sequence[float], share: float, must: float) -> bool:
    def at(part: float) -> float:
        return took[min(len(took) - 1, int(len(took) * part))]

    good = at(share) <= must
    row = (f"{at(part):.1f}" for part in (0.5, 0.95, 0.99))
    told = f"p{share * 100:.0f} {must:.0f}"
    table.add_row(
        what, f"{len(took):,}", *row, f"{took[-1]:.0f}", told, "ok" if good else "[red]too slow[/]"
    )
    return good
