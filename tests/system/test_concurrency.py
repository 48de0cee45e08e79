"""Two who do the same at once: one wins, nothing is lost, and nobody is told the database is busy."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge, record
from journal.entries.correct import Edited
from journal.entries.record import Note
from journal.errors import NotFound, RequestRefused
from journal.model import (
    Actor,
    Blocked,
    Contact,
    Document,
    Duplicate,
    DuplicateBasis,
    InteractionFilter,
    InteractionState,
    NewAttachment,
    Recorded,
    RecordOutcome,
    Source,
    TooLate,
)
from journal.store import figures
from journal.store.database import read_transaction, transaction
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments, interactions, pages, text_search
from journal.undo.undo import ChangedSince, NothingToUndo, Undone, undo
from tests.builders import ADMIN, MANAGER, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.effort import one_day_in

pytestmark = one_day_in(3)

T = TypeVar("T")
FIVE_MINUTES_LATER = NOW + timedelta(minutes=5)
ALL_INTERACTIONS = InteractionFilter()
FILE = NewAttachment("price.pdf", "application/pdf", b"prices")


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def _run_at_once(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Run all, each in a thread of its own, none before all are ready."""
    barrier = threading.Barrier(len(jobs))

    def begin(job: Callable[[], T]) -> T:
        barrier.wait(timeout=30)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(begin, jobs))


def _in_transaction(engine: Engine, do: Callable[[Session], T]) -> Callable[[], T]:
    """A transaction of its own."""

    def begin() -> T:
        with transaction(engine) as session:
            return do(session)

    return begin


def _log_entry(engine: Engine, config: RecordConfig, *names: str) -> tuple[int, list[Contact]]:
    with transaction(engine) as session:
        people = [a_person(session, name) for name in names or ("Ada",)]
        return log_interaction(session, config, people[0]), people


def _note_job(
    config: RecordConfig, who: Contact, **more: Any
) -> Callable[[Session], RecordOutcome]:
    note = Note(template="NOTE", contacts=(who.id,), **more)
    return lambda session: record.log_note(session, config, ADMIN, note, now=NOW)


# ── one wins ────────────────────────────────────────────────────────────────────────────────────


def test_of_two_edits_of_what_both_looked_at_one_wins(engine: Engine, config: RecordConfig) -> None:
    number, _ = _log_entry(engine, config)
    texts = [f"text {n}" for n in range(6)]
    outcomes = _run_at_once(
        [
            _in_transaction(
                engine,
                lambda session, text=text: correct.edit(  # type: ignore[misc]
                    session,
                    config,
                    ADMIN,
                    number,
                    {"text": text},
                    now=FIVE_MINUTES_LATER,
                    version=1,
                ),
            )
            for text in texts
        ]
    )
    won = [text for text, done in zip(texts, outcomes, strict=True) if isinstance(done, Edited)]
    assert len(won) == 1
    assert all(isinstance(done, Edited | TooLate) for done in outcomes)
    with read_transaction(engine) as session:
        entry = correct.get_entry(session, number)
        assert ([entry.text], entry.version) == (won, 2)
        assert [c.new for c in interactions.changes_of(session, number)] == won


def test_of_two_who_change_the_contacts_of_one_entry_one_wins(
    engine: Engine, config: RecordConfig
) -> None:
    number, people = _log_entry(engine, config, "Ada", "Bob", "Eve", "Kim")
    wanted = [[people[0].id, each.id] for each in people[1:]]
    outcomes = _run_at_once(
        [
            _in_transaction(
                engine,
                lambda session, ids=ids: correct.edit(  # type: ignore[misc]
                    session,
                    config,
                    ADMIN,
                    number,
                    {"contacts": ids},
                    now=FIVE_MINUTES_LATER,
                    version=1,
                ),
            )
            for ids in wanted
        ]
    )
    won = [ids for ids, done in zip(wanted, outcomes, strict=True) if isinstance(done, Edited)]
    assert len(won) == 1
    with read_transaction(engine) as session:
        entry = correct.get_entry(session, number)
        assert [[p.contact_id for p in entry.participants]] == won
        assert len(interactions.changes_of(session, number)) == 1


def test_of_those_who_cancel_one_entry_one_has_cancelled_it(
    engine: Engine, config: RecordConfig
) -> None:
    number, _ = _log_entry(engine, config)
    outcomes = _run_at_once(
        [
            _in_transaction(
                engine,
                lambda session, reason=str(n): cancel.cancel(  # type: ignore[misc]
                    session, config, ADMIN, [number], reason=reason, now=FIVE_MINUTES_LATER
                ),
            )
            for n in range(6)
        ]
    )
    won = [str(n) for n, done in enumerate(outcomes) if done.cancelled]
    assert len(won) == 1
    with read_transaction(engine) as session:
        assert [correct.get_entry(session, number).cancel_reason] == won
        turns = [c for c in interactions.changes_of(session, number) if c.field == "state"]
        assert len(turns) == 1


def test_one_who_edits_and_one_who_cancels_leave_one_of_both_orders(
    engine: Engine, config: RecordConfig
) -> None:
    number, _ = _log_entry(engine, config)

    def edit(session: Session) -> object:
        try:
            return correct.edit(
                session, config, ADMIN, number, {"text": "x"}, now=FIVE_MINUTES_LATER
            )
        except RequestRefused as refused:
            return refused

    def stop(session: Session) -> object:
        return cancel.cancel(session, config, MANAGER, [number], reason="", now=FIVE_MINUTES_LATER)

    edited, _ = _run_at_once([_in_transaction(engine, edit), _in_transaction(engine, stop)])
    with read_transaction(engine) as session:
        entry = correct.get_entry(session, number)
        assert entry.state is InteractionState.CANCELLED
        assert (entry.text == "x") == isinstance(edited, Edited)
        assert entry.version == (3 if isinstance(edited, Edited) else 2)


def test_one_deed_is_undone_once_however_many_press(engine: Engine, config: RecordConfig) -> None:
    number, _ = _log_entry(engine, config)
    outcomes = _run_at_once(
        [
            _in_transaction(engine, lambda s: undo(s, ADMIN, now=FIVE_MINUTES_LATER))
            for _ in range(6)
        ]
    )
    assert sum(isinstance(done, Undone) for done in outcomes) == 1
    # The others come to the deed before it, a contact who is in use by now.
    assert sum(isinstance(done, NothingToUndo | ChangedSince) for done in outcomes) == 5
    with read_transaction(engine) as session:
        entry = correct.get_entry(session, number)
        assert (entry.state, entry.version) == (InteractionState.CANCELLED, 2)


def test_one_contact_is_merged_into_one_other(engine: Engine, config: RecordConfig) -> None:
    number, (ada, *others) = _log_entry(engine, config, "Ada", "One", "Two", "Three")
    outcomes = _run_at_once(
        [
            _in_transaction(
                engine,
                lambda session, into=into: contact.merge(  # type: ignore[misc]
                    session, ADMIN, ada, into, now=FIVE_MINUTES_LATER
                ),
            )
            for into in others
        ]
    )
    won = [
        into.id
        for into, done in zip(others, outcomes, strict=True)
        if isinstance(done, contact.Merged)
    ]
    assert len(won) == 1
    with read_transaction(engine) as session:
        assert [contact.resolve_merged(session, ada.id).id] == won
        assert [p.contact_id for p in correct.get_entry(session, number).participants] == won


def test_two_who_merge_each_into_the_other_make_no_circle(
    engine: Engine, config: RecordConfig
) -> None:
    _, (one, two) = _log_entry(engine, config, "One", "Two")
    outcomes = _run_at_once(
        [
            _in_transaction(
                engine, lambda s: contact.merge(s, ADMIN, one, two, now=FIVE_MINUTES_LATER)
            ),
            _in_transaction(
                engine, lambda s: contact.merge(s, MANAGER, two, one, now=FIVE_MINUTES_LATER)
            ),
        ]
    )
    assert sum(isinstance(done, contact.Merged) for done in outcomes) == 1
    with read_transaction(engine) as session:
        assert contact.resolve_merged(session, one.id) == contact.resolve_merged(session, two.id)


def test_what_is_logged_during_a_merge_is_the_winners(engine: Engine, config: RecordConfig) -> None:
    _, (one, two) = _log_entry(engine, config, "One", "Two")
    jobs: list[Callable[[], object]] = [
        _in_transaction(engine, _note_job(config, one)) for _ in range(6)
    ]
    jobs.insert(
        3,
        _in_transaction(
            engine, lambda s: contact.merge(s, ADMIN, one, two, now=FIVE_MINUTES_LATER)
        ),
    )
    outcomes = _run_at_once(jobs)
    assert sum(isinstance(done, Recorded) for done in outcomes) == 6
    with read_transaction(engine) as session:
        history = pages.page(session, InteractionFilter(contact_id=two.id)).items
        assert len(history) == 7
        assert pages.count(session, InteractionFilter(contact_id=one.id)) == 0


# ── nothing is lost, nothing twice ──────────────────────────────────────────────────────────────


def test_eight_who_log_fifty_times_each_make_four_hundred_entries(
    engine: Engine, config: RecordConfig
) -> None:
    with transaction(engine) as session:
        people = [a_person(session, f"Ada {n}") for n in range(4)]

    def fifty(writer: int) -> list[int]:
        numbers = []
        for turn in range(50):
            with transaction(engine) as session:
                who = people[(writer + turn) % 4]
                numbers.append(log_interaction(session, config, who, text=f"w{writer}t{turn}"))
        return numbers

    logs = _run_at_once([lambda writer=writer: fifty(writer) for writer in range(8)])  # type: ignore[misc]
    numbers = [number for each in logs for number in each]
    assert len(set(numbers)) == 400
    with read_transaction(engine) as session:
        assert figures.total(session, ALL_INTERACTIONS).number == 400
        texts = {each.text for each in pages.walk(session, ALL_INTERACTIONS)}
        assert len(texts) == 400


def test_one_request_that_comes_eight_times_at_once_is_one_entry(
    engine: Engine, config: RecordConfig
) -> None:
    _, (ada,) = _log_entry(engine, config)
    outcomes = _run_at_once(
        [
            _in_transaction(engine, _note_job(config, ada, request_key="erp-1", text=str(n)))
            for n in range(8)
        ]
    )
    (recorded,) = (each for each in outcomes if isinstance(each, Recorded))
    assert sum(each == Duplicate(recorded.number, DuplicateBasis.REQUEST) for each in outcomes) == 7
    with read_transaction(engine) as session:
        assert pages.count(session, ALL_INTERACTIONS) == 2


def test_one_document_that_comes_eight_times_at_once_is_one_entry(
    engine: Engine, config: RecordConfig
) -> None:
    _, (ada,) = _log_entry(engine, config)
    invoice = Document("invoice", "4711", "1")
    outcomes = _run_at_once(
        [_in_transaction(engine, _note_job(config, ada, document=invoice)) for _ in range(8)]
    )
    (recorded,) = (each for each in outcomes if isinstance(each, Recorded))
    with read_transaction(engine) as session:
        assert len(interactions.comments_of(session, recorded.number)) == 7


def test_comments_made_at_once_are_all_kept_and_found(engine: Engine, config: RecordConfig) -> None:
    number, _ = _log_entry(engine, config)
    _run_at_once(
        [
            _in_transaction(
                engine,
                lambda s, n=n: correct.comment(
                    s, ADMIN, number, f"word{n}", now=FIVE_MINUTES_LATER
                ),  # type: ignore[misc]
            )
            for n in range(6)
        ]
    )
    with read_transaction(engine) as session:
        assert len(interactions.comments_of(session, number)) == 6
        assert [text_search.find(session, f"word{n}", limit=2) for n in range(6)] == [[number]] * 6


def test_contacts_added_at_once_are_all_there(engine: Engine) -> None:
    names = [f"Anna Maria Berg {n}" for n in range(8)]
    made = _run_at_once([_in_transaction(engine, partial(a_person, name=name)) for name in names])
    assert len({each.id for each in made}) == 8


# ── the guard and the purge ─────────────────────────────────────────────────────────────────────


def test_nobody_is_logged_after_a_block_has_been_committed(
    engine: Engine, config: RecordConfig
) -> None:
    _, (ada,) = _log_entry(engine, config)
    blocked = threading.Event()

    def log_on() -> list[bool]:
        """Says whether the block was there before each that was recorded."""
        told: list[bool] = []
        while True:
            before = blocked.is_set()
            with transaction(engine) as session:
                outcome = _note_job(config, ada)(session)
            if isinstance(outcome, Blocked):
                return told
            told.append(before)

    def block() -> list[bool]:
        with transaction(engine) as session:
            changed = contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
            assert isinstance(changed, Contact)
        blocked.set()
        return []

    told = _run_at_once([log_on, log_on, log_on, block])
    assert not any(late for each in told for late in each)


def test_what_was_restored_before_its_slice_stays_and_all_else_is_purged(
    engine: Engine, config: RecordConfig
) -> None:
    with transaction(engine) as session:
        ada = a_person(session)
        numbers = [log_interaction(session, config, ada) for _ in range(60)]
        cancel.cancel(session, config, ADMIN, numbers, reason="", now=NOW)
        shown = purge.preview(session, ADMIN, ALL_INTERACTIONS, now=NOW)
        which = purge.begin(session, ADMIN, shown.token, now=FIVE_MINUTES_LATER)
        assert isinstance(which, StoredPreview)

    def purge_all() -> set[int]:
        gone: set[int] = set()
        while True:
            with transaction(engine) as session:
                due = purges.next_slice(session, which, limit=5)
                purge.delete(session, which, due, now=FIVE_MINUTES_LATER)
            if not due:
                return gone
            gone.update(due)

    def restore_some() -> set[int]:
        back: set[int] = set()
        for number in reversed(numbers):
            with transaction(engine) as session:
                try:
                    done = cancel.restore(session, config, ADMIN, [number], now=FIVE_MINUTES_LATER)
                except NotFound:
                    break
                back.update(done.restored)
        return back

    gone, back = _run_at_once([purge_all, restore_some])
    assert not gone & back
    assert gone | back == set(numbers)
    with read_transaction(engine) as session:
        left = interactions.get_many(session, numbers)
        assert set(left) == back
        assert all(each.state is InteractionState.ACTIVE for each in left.values())


def test_two_who_confirm_one_preview_purge_it_once(engine: Engine, config: RecordConfig) -> None:
    with transaction(engine) as session:
        ada = a_person(session)
        numbers = [log_interaction(session, config, ada) for _ in range(20)]
        cancel.cancel(session, config, ADMIN, numbers, reason="", now=NOW)
        token = purge.preview(session, ADMIN, ALL_INTERACTIONS, now=NOW).token

    def confirm() -> None:
        with transaction(engine) as session:
            which = purge.begin(session, ADMIN, token, now=FIVE_MINUTES_LATER)
        while isinstance(which, StoredPreview):
            with transaction(engine) as session:
                due = purges.next_slice(session, which, limit=3)
                purge.delete(session, which, due, now=FIVE_MINUTES_LATER)
            if not due:
                break

    _run_at_once([confirm, confirm])
    with read_transaction(engine) as session:
        (done,) = purges.get_records(session)
        assert (done.previewed, done.purged) == (20, 20)


def test_a_file_that_is_attached_while_its_last_use_is_purged_is_there(
    engine: Engine, config: RecordConfig
) -> None:
    with transaction(engine) as session:
        ada = a_person(session)
        number = log_interaction(session, config, ada, attachments=(FILE,))
        cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, ALL_INTERACTIONS, now=NOW)
        which = purge.begin(session, ADMIN, shown.token, now=FIVE_MINUTES_LATER)
        assert isinstance(which, StoredPreview)
    attach = _in_transaction(engine, _note_job(config, ada, attachments=(FILE,)))
    with ThreadPoolExecutor(1) as pool:
        with transaction(engine) as session:
            purge.delete(
                session, which, purges.next_slice(session, which, limit=5), now=FIVE_MINUTES_LATER
            )
            attaching = pool.submit(attach)
            # It waits for us, or goes ahead: whichever, its file must be there in the end.
            wait([attaching], timeout=0.3)
        outcome = attaching.result(timeout=30)
    assert isinstance(outcome, Recorded)
    with transaction(engine) as session:
        attachments.sweep(session, config.files)
    with read_transaction(engine) as session:
        (file,) = correct.get_entry(session, outcome.number).attachments
        assert config.files.read(file.digest) == b"prices"


def test_deeds_of_many_actors_at_once_keep_apart(engine: Engine, config: RecordConfig) -> None:
    number, _ = _log_entry(engine, config)
    actors = [Actor(Source.SLACK, f"U{n}", email=f"u{n}@ours.example") for n in range(6)]
    with transaction(engine) as session:
        ada = contact.resolve_merged(session, 1)
        mine = {each: log_interaction(session, config, ada, actor=each) for each in actors}
    _run_at_once(
        [_in_transaction(engine, partial(undo, actor=by, now=FIVE_MINUTES_LATER)) for by in actors]
    )
    with read_transaction(engine) as session:
        entries = interactions.get_many(session, list(mine.values()))
        assert all(e.state is InteractionState.CANCELLED for e in entries.values())
        assert correct.get_entry(session, number).state is InteractionState.ACTIVE
