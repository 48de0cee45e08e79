"""What waits to be looked at is told apart: due, put off, and by whom."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.context import RecordConfig
from journal.mail import triage
from journal.model import WaitingCounts
from journal.model.triage import Claimed, ClaimedByOther, Postponed
from journal.store.triage import queue
from journal.undo import undo_triage
from journal.undo.undo import undo
from tests.builders import ALICE, BOB, HOUR, a_config, a_person
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail, assign

ONE_HOUR_LATER = NOW + HOUR


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def _postpone(session: Session, mail: int, until: timedelta = HOUR) -> Postponed:
    outcome = triage.postpone(session, ALICE, mail, NOW + until, now=NOW)
    assert isinstance(outcome, Postponed)
    return outcome


def test_due_and_put_off_are_counted_apart(session: Session, config: RecordConfig) -> None:
    assert queue.count_waiting(session, now=NOW) == WaitingCounts(0, 0, None)
    first = a_waiting_mail(session, config, "k1", at=NOW - 2 * HOUR)
    a_waiting_mail(session, config, "k2", at=NOW - HOUR)
    assert queue.count_waiting(session, now=NOW) == WaitingCounts(2, 0, NOW - 2 * HOUR)
    _postpone(session, first)
    assert queue.count_waiting(session, now=NOW) == WaitingCounts(1, 1, NOW - HOUR)
    assert queue.count_waiting(session, now=ONE_HOUR_LATER).due == 2


def test_the_next_one_is_due_and_nobody_looks_at_it(session: Session, config: RecordConfig) -> None:
    first, second, third = (a_waiting_mail(session, config, f"k{n}") for n in range(3))
    _postpone(session, first)
    assert isinstance(triage.claim(session, BOB, second, now=NOW), Claimed)
    assert queue.find_next_free(session, now=NOW) == third
    assert queue.find_claimed_by(session, BOB.key) == [second]
    assign(session, config, third, a_person(session))
    assert queue.find_next_free(session, now=NOW) is None


def test_put_off_by_is_whose_deed_still_stands(session: Session, config: RecordConfig) -> None:
    mine, again, undone, back = (a_waiting_mail(session, config, f"k{n}") for n in range(4))
    _postpone(session, mine)
    _postpone(session, again)
    triage.postpone(session, BOB, again, NOW + 2 * HOUR, now=NOW)
    _postpone(session, back)
    assert undo_triage.end_postponement(session, back)
    assert not undo_triage.end_postponement(session, back)
    _postpone(session, undone)
    undo(session, ALICE, now=NOW)
    assert queue.find_postponed_by(session, ALICE.key, now=NOW) == [mine]
    assert queue.find_postponed_by(session, BOB.key, now=NOW) == [again]
    assert queue.find_postponed_by(session, ALICE.key, now=ONE_HOUR_LATER) == []


def test_a_mail_is_taken_over_only_by_who_says_so(session: Session, config: RecordConfig) -> None:
    mail = a_waiting_mail(session, config, "k1")
    triage.claim(session, ALICE, mail, now=NOW)
    assert triage.claim(session, BOB, mail, now=NOW) == ClaimedByOther(mail, ALICE.key)
    assert isinstance(triage.claim(session, BOB, mail, taking_over=True, now=NOW), Claimed)
    assert queue.get_status(session, mail).claimed_by == BOB.key
