"""Where an interaction was: logged, corrected, read back."""

from pathlib import Path

from sqlmodel import Session

from journal import correct
from journal.store.record import interactions
from tests.builders import ADMIN, a_config, a_person, log_interaction
from tests.clock import NOW


def _place(session: Session, number: int) -> str:
    found = interactions.get(session, number)
    assert found
    return found.place


def test_a_place_is_kept_and_corrected(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    number = log_interaction(session, config, a_person(session), place="The harbour")
    assert _place(session, number) == "The harbour"
    correct.edit(session, config, ADMIN, number, {"place": "The quay"}, now=NOW)
    assert _place(session, number) == "The quay"
