"""Tests what the page tells of the record: the way of each mail, the steps of the tour, and when to look."""

import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from journal import catalog
from journal.context import RecordConfig, record_config
from journal.entries import cancel, record
from journal.entries.record import Note
from journal.migrate import bring_up
from journal.model import Actor, InteractionFilter, InteractionState, Role, Source
from journal.settings import load_config
from journal.store.database import open_engine, read_transaction, transaction
from journal.store.record import pages
from journal.undo import undo
from playground import data_folder
from playground.page import trail
from playground.page.record_watcher import RecordWatcher
from playground.page.tour import Tour
from playground.samples.contacts import CONTACTS
from playground.samples.seed import seed_record
from tests.clock import NOW
from tests.ingest.capture.fault_case import make_case
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import running_scripted

TIMEOUT_SECONDS = 10
ALICE = Actor(Source.SLACK, "U1", email="alice@ours.example", role=Role.ADMIN)


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    loaded = load_config(data_folder.write_config(tmp_path, "Europe/Helsinki"), {})
    built, problems = catalog.build_catalog(loaded)
    assert not [*loaded.problems, *problems]
    return record_config(loaded.settings, built)


@pytest.fixture
def record_of(tmp_path: Path, config: RecordConfig) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'rapport.db'}")
    bring_up(engine, now=NOW)
    with transaction(engine) as session:
        seed_record(session, config, NOW)
    yield engine
    engine.dispose()


def test_the_samples_are_furnished_whole(record_of: Engine) -> None:
    with read_transaction(record_of) as session:
        page = pages.page(session, InteractionFilter(), limit=100)
        cancelled = pages.count(session, InteractionFilter(states=(InteractionState.CANCELLED,)))
    assert len(page.items) == 15
    assert cancelled == 3
    assert len({one.company for one in CONTACTS}) == 6
    assert len(CONTACTS) == 12
    assert len({one.language for one in CONTACTS}) == 6


def test_the_tour_ticks_off_what_happened_and_keeps_it(
    record_of: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    tour = Tour(record_of, tmp_path / "tour.json", shown=True)
    tour.update()
    assert tour.to_json() == {"show": True, "done": []}
    with transaction(record_of) as session:
        number = _log_note(session, config)
    tour.update()
    assert tour.to_json()["done"] == ["log"]
    with transaction(record_of) as session:
        cancel.cancel(session, config, ALICE, [number], reason="", now=NOW)
    tour.update()
    assert tour.to_json()["done"] == ["log"]
    with transaction(record_of) as session:
        undo.undo(session, ALICE, now=NOW)
    tour.update()
    assert tour.to_json()["done"] == ["log", "undo"]
    again = Tour(record_of, tmp_path / "tour.json", shown=False)
    assert again.to_json() == {"show": False, "done": ["log", "undo"]}


def _log_note(session: Session, config: RecordConfig) -> int:
    said = Note(template="NOTE", contacts=(2,), text="x")
    outcome = record.log_note(session, config, ALICE, said, now=NOW)
    number = getattr(outcome, "number", None)
    assert isinstance(number, int)
    return number


@pytest.mark.parametrize("left", [b"", b"{", b'["dance"]', b"5", b"\xff"])
def test_a_damaged_memory_of_the_tour_is_forgotten(
    record_of: Engine, tmp_path: Path, left: bytes
) -> None:
    (tmp_path / "tour.json").write_bytes(left)
    assert Tour(record_of, tmp_path / "tour.json", shown=True).to_json()["done"] == []


def test_a_commit_of_somebody_else_is_noticed(record_of: Engine, config: RecordConfig) -> None:
    heard = threading.Event()
    watch = RecordWatcher(record_of, heard.set)
    try:
        # The first look only learns where things stand: until then nothing is news.
        for _ in range(100):
            with transaction(record_of) as session:
                _log_note(session, config)
            if heard.wait(TIMEOUT_SECONDS / 100):
                break
        assert heard.is_set()
    finally:
        watch.close()


def test_the_way_of_each_mail_is_told_from_its_arrival_to_its_end(
    record_of: Engine, tmp_path: Path
) -> None:
    with running_scripted() as server:
        case = make_case(server, record_of, tmp_path)
        for sent in (
            numbered_mail(1, sender="Ada <ada@acme.example>"),
            numbered_mail(2, sender="Maya <maya@solarbees.example>"),
            numbered_mail(3, change=_mark_automatic),
        ):
            server.deliver(case.user, sent)
        case.poller.poll_until_quiet()
        case.close()
    told = {one["subject"]: one for one in trail.read_trail(record_of)}
    ways = {name: [step["what"] for step in one["steps"]] for name, one in told.items()}
    assert ways == {
        "Offer 1": ["arrived", "parsed", "decided", "logged"],
        "Offer 2": ["arrived", "parsed", "decided", "waits"],
        "Offer 3": ["arrived", "parsed", "decided", "skipped"],
    }
    first = told["Offer 1"]
    assert (first["from"], first["mail"]) == ("Ada", "INBOX-1")
    # Fifteen samples came before.
    assert first["steps"][-1]["number"] == 16
    assert first["steps"][2]["why"].endswith(".")
    assert all(step["at"] and step["text"] for one in told.values() for step in one["steps"])


def _mark_automatic(mail: EmailMessage) -> None:
    mail["Auto-Submitted"] = "auto-replied"
