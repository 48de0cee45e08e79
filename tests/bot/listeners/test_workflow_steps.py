"""The steps that teams use in workflows: what they log and say, in whose name, and how they fail."""

from datetime import timedelta

import pytest

from bot.inputs import StepExecuted, User
from bot.listeners.workflow_steps import log_interaction
from playground.workspace import ActionRefused, StepRun, WorkspacePerson
from tests.bot.log_case import add_people, count_entries, get_entry
from tests.bot.lookup_case import HOSTILE_TEXT, ONE_DAY, log_entry
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW


def run_step(
    harness: BotHarness, step: str, by: WorkspacePerson | None = None, **inputs: object
) -> StepRun:
    run = harness.workspace.run_step(step, {"by": (by or harness.alice).id, **inputs})
    harness.workspace.settle()
    harness.settle()
    return run


def log_visit(harness: BotHarness, by: WorkspacePerson | None = None, **more: object) -> StepRun:
    said = {"contact": "bea@blond.example", "text": "Came to our stand.", **more}
    return run_step(harness, "log_interaction", by, **said)


def test_an_interaction_is_logged_in_the_name_of_whoever_filled_in_the_form(
    harness: BotHarness,
) -> None:
    bea = add_people(harness)["bea"]
    at, day = int((NOW - ONE_DAY).timestamp()), (NOW + 3 * ONE_DAY).date()
    run = log_visit(harness, template="CALL-OUT", at=at, follow_up=day.isoformat())
    assert run.outputs["number"] == 1
    assert run.outputs["entry"].startswith("#1 · ")
    assert run.outputs["contact_number"] == bea.number
    entry = get_entry(harness)
    assert (entry.text, entry.salesperson) == ("Came to our stand.", "alice@ours.example")
    assert (entry.occurred_at, entry.follow_up_on) == (NOW - ONE_DAY, day)
    assert "Came to our stand." in harness.alice.types("/rapport history me").text


def test_a_template_is_named_as_it_is_shown(harness: BotHarness) -> None:
    add_people(harness)
    log_visit(harness, template="Outgoing call")
    assert get_entry(harness).template == "CALL-OUT"
    failed = log_visit(harness, template="telepathy")
    assert "There is no template telepathy. Some there are: Outgoing call" in failed.error


def test_a_step_that_slack_sends_twice_is_logged_once(harness: BotHarness) -> None:
    add_people(harness)
    user = harness.slack_app.people.identify(harness.context, harness.alice.id, "")
    assert isinstance(user, User)
    step = StepExecuted(user, "log_interaction", "Fx1", {"contact": "bea", "text": "Called."})
    first = log_interaction(harness.context, step)
    assert log_interaction(harness.context, step) == first
    assert count_entries(harness) == 1


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        ({"contact": "nobody"}, "Nobody in the record is called “nobody”."),
        ({"contact": "ada"}, "Several contacts may be meant by “ada”"),
        ({"text": "  "}, "The step needs a value for “Note”."),
        ({"template": "sorcery"}, "There is no template sorcery."),
        ({"follow_up": "friday"}, "“friday” is not a day."),
        ({"at": int((NOW + 9 * ONE_DAY).timestamp())}, ""),
    ],
)
def test_what_can_t_be_done_fails_with_the_reason_and_logs_nothing(
    harness: BotHarness, inputs: dict[str, object], reason: str
) -> None:
    add_people(harness)
    run = log_visit(harness, None, **inputs)
    assert run.state == "failed"
    assert reason in run.error
    assert run.error
    assert count_entries(harness) == 0


def test_the_reason_is_in_the_language_of_the_person(harness: BotHarness) -> None:
    harness.alice.changes(locale="sv-SE")
    harness.settle()
    assert "heter ”nobody”" in log_visit(harness, contact="nobody").error


def test_a_guest_gets_nothing_done(harness: BotHarness) -> None:
    add_people(harness)
    run = log_visit(harness, by=harness.gus)
    assert (run.state, count_entries(harness)) == ("failed", 0)
    assert "guests" in run.error


def test_what_is_hostile_stays_words(harness: BotHarness) -> None:
    add_people(harness)
    assert log_visit(harness, text=HOSTILE_TEXT).state == "completed"
    shown = harness.alice.types("/rapport show 1").messages[0]
    assert shown.mentions() == []


# ── looked up ───────────────────────────────────────────────────────────────────────────────────


def test_a_contact_is_found_and_nobody_is_an_answer_too(harness: BotHarness) -> None:
    ada = add_people(harness)["ada"]
    found = run_step(harness, "find_contact", contact="lovelace").outputs
    assert found == {
        "is_found": True,
        "contact_number": ada.number,
        "name": "Ada Lovelace (Acme)",
        "email": "ada@acme.example",
    }
    assert run_step(harness, "find_contact", contact="zzzz").outputs["is_found"] is False
    assert run_step(harness, "find_contact", contact="ada").outputs["is_found"] is False


def test_the_last_contact_is_told_in_a_sentence_and_in_days(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    never = run_step(harness, "last_contact", contact="bea blond").outputs
    assert (never["days"], never["sentence"]) == (-1, "Bea Blond: nobody spoke to them yet.")
    log_entry(harness, bea, occurred_at=NOW - 3 * ONE_DAY)
    log_entry(harness, bea, occurred_at=NOW - ONE_DAY, successful=False)
    found = run_step(harness, "last_contact", contact="bea blond").outputs
    assert (found["days"], found["number"]) == (3, 1)
    assert found["sentence"] == "Bea Blond: last spoken to 28 Feb."


# ── follow up ───────────────────────────────────────────────────────────────────────────────────


def test_a_follow_up_is_added_to_ones_own_entry(harness: BotHarness) -> None:
    log_entry(harness, add_people(harness)["bea"])
    day = (NOW + timedelta(days=5)).date()
    run = run_step(harness, "add_follow_up", number=1, day=day.isoformat())
    assert (run.state, run.outputs["number"]) == ("completed", 1)
    assert get_entry(harness).follow_up_on == day


def test_a_workflow_lends_nobody_the_hand_of_an_admin(harness: BotHarness) -> None:
    log_entry(harness, add_people(harness)["bea"])
    run = run_step(harness, "add_follow_up", by=harness.ada, number=1, day="2026-12-01")
    assert run.state == "failed"
    assert "You may not change #1" in run.error
    assert get_entry(harness).follow_up_on is None


def test_an_entry_that_is_not_there_is_said(harness: BotHarness) -> None:
    run = run_step(harness, "add_follow_up", number=999, day="2026-12-01")
    assert "There is no #999" in run.error


# ── ended ───────────────────────────────────────────────────────────────────────────────────────


def test_the_end_is_told_again_while_slack_stumbles(harness: BotHarness) -> None:
    add_people(harness)
    harness.workspace.faults.fail("functions.completeSuccess", "internal_error", times=2)
    assert log_visit(harness).state == "completed"


def test_the_workspace_takes_no_step_that_was_not_declared(harness: BotHarness) -> None:
    with pytest.raises(ActionRefused):
        harness.workspace.run_step("purge_everything", {})
    with pytest.raises(ActionRefused):
        harness.workspace.run_step("find_contact", {"by": harness.alice.id})
