"""Several entries of a list are given one evaluation: rights kept, one deed, one Undo."""

from journal.entries import cancel, correct
from journal.model import Evaluation
from playground.workspace import PostedMessage, WorkspacePerson, WorkspaceView
from tests.bot.log_case import get_entry
from tests.bot.lookup_case import add_ada, alice_actor, bob_actor, log_entries, log_entry
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN
from tests.clock import NOW

BUTTON = "Evaluate several…"


def _history(person: WorkspacePerson) -> PostedMessage:
    (message,) = person.types("/rapport history ada").messages
    return message


def _form(person: WorkspacePerson) -> WorkspaceView:
    person.clicks(_history(person), BUTTON)
    assert person.modal is not None
    return person.modal


def _evaluations(harness: BotHarness, *numbers: int) -> list[Evaluation | None]:
    return [get_entry(harness, number).evaluation for number in numbers]


def test_those_that_are_chosen_are_evaluated_and_undone_at_once(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 3)
    view = _form(harness.alice)
    assert "#3" in view.plain()
    assert "today 11:30 · Talk 3." in str(view.blocks)
    seen = harness.alice.submits(
        view,
        {
            "find.entries": ["#3", "#1"],
            "log.evaluation": "Positive",
            "log.evaluation.note": "went well",
        },
    )
    assert not seen.errors
    good = Evaluation.POSITIVE
    assert _evaluations(harness, 1, 2, 3) == [good, None, good]
    assert get_entry(harness, 1).evaluation_note == "went well"
    harness.settle()
    told = harness.alice.sees()[-1]
    assert "Evaluated as “Positive”: #3, #1." in told.plain()
    harness.alice.clicks(told, "Undo")
    assert _evaluations(harness, 1, 2, 3) == [None, None, None]
    assert get_entry(harness, 1).evaluation_note == ""


def test_a_note_that_is_there_stays_if_none_is_given(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 2)
    with harness.session() as session:
        wanted = {"evaluation": Evaluation.NEGATIVE, "evaluation_note": "busy"}
        correct.evaluate(session, harness.config, alice_actor(harness), [1], wanted, now=NOW)
    harness.alice.submits(
        _form(harness.alice), {"find.entries": ["#1", "#2"], "log.evaluation": "Positive"}
    )
    assert _evaluations(harness, 1, 2) == [Evaluation.POSITIVE] * 2
    assert get_entry(harness, 1).evaluation_note == "busy"


def test_only_what_one_may_change_is_offered(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entries(harness, ada, 3)
    log_entry(harness, ada, text="Bob's", actor=bob_actor(harness))
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [2], reason="", now=NOW)
    offered = _form(harness.alice).plain()
    assert ["#1" in offered, "#2" in offered, "#3" in offered, "Bob's" in offered] == [
        *(True, False, True, False)
    ]
    assert BUTTON not in _history(harness.bob).buttons(), "one entry has a button of its own"


def test_what_was_changed_meanwhile_stops_all_of_it(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 2)
    view = _form(harness.alice)
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [2], reason="", now=NOW)
    seen = harness.alice.submits(view, {"find.entries": ["#1", "#2"], "log.evaluation": "Positive"})
    assert "#2" in seen.errors["find.entries"]
    assert _evaluations(harness, 1, 2) == [None, None]


def test_a_list_of_which_nothing_stands_any_more_says_so(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 2)
    message = _history(harness.alice)
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [1, 2], reason="", now=NOW)
    harness.alice.clicks(message, BUTTON)
    harness.settle()
    assert "None of these stands any more" in harness.alice.sees()[-1].plain()
