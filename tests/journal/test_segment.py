from datetime import timedelta
from pathlib import Path

from sqlmodel import Session

from journal import segment
from journal.model import ContactFilter
from tests.builders import ADMIN, a_config, a_person, log_interaction
from tests.clock import NOW


def test_a_filter_by_days_means_days_before_it_is_asked(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada = a_person(session, "Ada")
    log_interaction(session, config, ada)
    quiet = ContactFilter(untouched_days=30)
    made = segment.create(session, config, ADMIN, "quiet", "Quiet", wanted=quiet, now=NOW)
    assert segment.preview(session, made, now=NOW + timedelta(days=29)).due == ()
    assert segment.preview(session, made, now=NOW + timedelta(days=31)).due == (ada.id,)
