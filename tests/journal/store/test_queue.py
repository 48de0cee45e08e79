"""What waits to be looked at is told apart: due, put off, and by whom."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from journal import triage, triage_undone
from journal.house import House
from journal.model import WaitingMails
from journal.store import queue
from journal.triage import Claimed, PutOff, Taken
from journal.undo import undo
from tests.building import ALICE, BOB, HOUR, a_house, a_person
from tests.clock import NOW
from tests.journal.triaging import assign, waits

LATER = NOW + HOUR


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def _put_off(session: Session, mail: int, until: timedelta = HOUR) -> PutOff:
    outcome = triage.later(session, ALICE, mail, NOW + until, now=NOW)
    assert isinstance(outcome, PutOff)
    return outcome


def test_due_and_put_off_are_counted_apart(session: Session, house: House) -> None:
    assert queue.waiting(session, now=NOW) == WaitingMails(0, 0, None)
    first = waits(session, house, "k1", at=NOW - 2 * HOUR)
    waits(session, house, "k2", at=NOW - HOUR)
    assert queue.waiting(session, now=NOW) == WaitingMails(2, 0, NOW - 2 * HOUR)
    _put_off(session, first)
    assert queue.waiting(session, now=NOW) == WaitingMails(1, 1, NOW - HOUR)
    assert queue.waiting(session, now=LATER).due == 2


def test_the_next_one_is_due_and_nobody_looks_at_it(session: Session, house: House) -> None:
    first, second, third = (waits(session, house, f"k{n}") for n in range(3))
    _put_off(session, first)
    assert isinstance(triage.claim(session, BOB, second, now=NOW), Claimed)
    assert queue.next_free(session, now=NOW) == third
    assert queue.claimed_by(session, BOB.key) == [second]
    assign(session, house, third, a_person(session))
    assert queue.next_free(session, now=NOW) is None


def test_put_off_by_is_whose_deed_still_stands(session: Session, house: House) -> None:
    mine, again, undone, back = (waits(session, house, f"k{n}") for n in range(4))
    _put_off(session, mine)
    _put_off(session, again)
    triage.later(session, BOB, again, NOW + 2 * HOUR, now=NOW)
    _put_off(session, back)
    assert triage_undone.bring_back(session, back)
    assert not triage_undone.bring_back(session, back)
    _put_off(session, undone)
    undo(session, ALICE, now=NOW)
    assert queue.put_off_by(session, ALICE.key, now=NOW) == [mine]
    assert queue.put_off_by(session, BOB.key, now=NOW) == [again]
    assert queue.put_off_by(session, ALICE.key, now=LATER) == []


def test_a_mail_is_taken_over_only_by_who_says_so(session: Session, house: House) -> None:
    mail = waits(session, house, "k1")
    triage.claim(session, ALICE, mail, now=NOW)
    assert triage.claim(session, BOB, mail, now=NOW) == Taken(mail, ALICE.key)
    assert isinstance(triage.claim(session, BOB, mail, taking_over=True, now=NOW), Claimed)
    assert queue.standing(session, mail).claimed_by == BOB.key
