"""Tests whose entries grew old: nobody logged anything with their people since, and nobody wants them."""

from datetime import timedelta
from pathlib import Path

from sqlmodel import Session

from journal.entries import cancel
from journal.store.record.stale_entries import count_untouched, find_untouched
from tests.builders import ADMIN, a_config, a_person, log_interaction
from tests.clock import NOW

BEFORE = NOW - timedelta(days=100)
OLD = NOW - timedelta(days=200)


def test_old_entries_stay_as_long_as_one_of_their_people_is_spoken_to(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    ada, bob, cyd = (a_person(session, name) for name in ("Ada", "Bob", "Cyd"))

    def log_old(*who: object, **more: object) -> int:
        return log_interaction(session, config, *who, now=OLD, **more)  # type: ignore[arg-type]

    log_old(ada)
    alone = log_old(bob)
    log_old(ada, bob)
    log_old(bob, follow_up_on=NOW.date())
    others = log_old(bob, cyd)
    log_interaction(session, config, ada, now=NOW)
    assert find_untouched(session, BEFORE, limit=9) == [alone, others]
    assert find_untouched(session, BEFORE, limit=1) == [alone]
    assert count_untouched(session, BEFORE) == 2


def test_what_was_cancelled_speaks_to_nobody_and_what_was_restored_is_wanted(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    ada = a_person(session, "Ada")
    old = log_interaction(session, config, ada, now=OLD)
    new = log_interaction(session, config, ada, now=NOW)
    assert find_untouched(session, BEFORE, limit=9) == []
    cancel.cancel(session, config, ADMIN, [new], reason="", now=NOW)
    assert find_untouched(session, BEFORE, limit=9) == [old]
    cancel.cancel(session, config, ADMIN, [old], reason="", now=NOW)
    cancel.restore(session, config, ADMIN, [old], now=NOW)
    assert find_untouched(session, BEFORE, limit=9) == []
