from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlmodel import Session

from journal.entries.record import Note
from journal.model import ContactFilter, Direction, Evaluation
from journal.segments import run_plan, segment
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


def test_a_run_keeps_all_that_was_said_until_its_turn_comes() -> None:
    note = Note(
        template="letter",
        contacts=(),
        text="The autumn letter.",
        subject="Autumn",
        occurred_at=NOW,
        duration_minutes=5,
        cost=Decimal("1.20"),
        direction=Direction.OUTBOUND,
        evaluation=Evaluation.POSITIVE,
        evaluation_note="many answered",
        successful=False,
        salesperson="bob@ours.example",
        campaign="autumn",
        response=True,
        follow_up_on=date(2026, 12, 1),
        language="sv",
    )
    assert run_plan.note_from_plan(run_plan.plan_from_note(note)) == note


def test_a_run_begun_before_runs_kept_an_evaluation_goes_on() -> None:
    plan = run_plan.plan_from_note(Note(template="letter", contacts=(), occurred_at=NOW))
    old = {name: value for name, value in plan.items() if not name.startswith("evaluation")}
    assert run_plan.note_from_plan(old) == Note(template="letter", contacts=(), occurred_at=NOW)


def test_the_follow_up_of_a_segment_with_the_longest_code_has_a_code_of_its_own(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    ada = a_person(session, "Ada")
    made = segment.create(session, config, ADMIN, "a" * 60, "All", members=[ada.id], now=NOW)
    run_id = segment.begin(session, config, ADMIN, made, Note("NOTE", ()), now=NOW)
    while segment.step(session, config, ADMIN, run_id, now=NOW):
        pass
    after = segment.create_follow_up(session, config, ADMIN, run_id, now=NOW)
    assert after.code.endswith(f"a-follow-up-{run_id}")
    assert segment.get_segment(session, after.code) == after
