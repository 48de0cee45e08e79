"""Cancel and restore: two verbs, by number, by button, with a reason; and both taken back."""

from pathlib import Path

from journal import correct
from journal.model import InteractionState
from journal.store import interactions
from playground.workspace import PostedMessage, WorkspaceView
from tests.bot.looking_up import (
    HOSTILE_TEXT,
    add_ada,
    bob_actor,
    cancel_entries,
    is_harmless,
    log_entries,
    log_entry,
)
from tests.bot.office import CONFIG, BotHarness, bot_harness
from tests.building import a_person
from tests.clock import NOW

CONFIG_WITH_REASONS = CONFIG + "\n[cancel]\nreason_required = true\n"


def state_of(office: BotHarness, number: int) -> InteractionState:
    with office.reading() as session:
        found = interactions.get(session, number)
        assert found is not None
        return found.state


def reason_of(office: BotHarness, number: int) -> str:
    with office.reading() as session:
        return interactions.get_many(session, [number])[number].cancel_reason


def history_page(office: BotHarness) -> PostedMessage:
    (message,) = office.alice.types("/rapport history").messages
    return message


def dialog_of(office: BotHarness, message: PostedMessage, number: int) -> WorkspaceView:
    seen = office.alice.clicks(
        message, "Cancel this entry", value=f"find.cancel {number}.{version_of(office, number)}"
    )
    assert seen.view is not None
    return seen.view


def version_of(office: BotHarness, number: int) -> int:
    with office.reading() as session:
        return interactions.get_many(session, [number])[number].version


# ── typed ───────────────────────────────────────────────────────────────────────────────────────


def test_a_number_is_cancelled_with_its_reason(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    seen = office.alice.types(f"/rapport cancel {number} entered twice")
    assert f"Cancelled #{number}." in seen.text
    assert seen.messages[0].buttons() == ["Undo", "Show"]
    assert state_of(office, number) is InteractionState.CANCELLED
    assert reason_of(office, number) == "entered twice"


def test_last_is_what_i_logged_last(office: BotHarness) -> None:
    ada = add_ada(office)
    first, mine = log_entry(office, ada), log_entry(office, ada)
    his = log_entry(office, ada, actor=bob_actor(office))
    office.alice.types("/rapport cancel last")
    assert [state_of(office, n) for n in (first, mine, his)] == [
        InteractionState.ACTIVE,
        InteractionState.CANCELLED,
        InteractionState.ACTIVE,
    ]
    office.alice.types("/rapport restore last")
    assert state_of(office, mine) is InteractionState.ACTIVE


def test_nothing_of_mine_is_told(office: BotHarness) -> None:
    assert "logged nothing yet" in office.alice.types("/rapport cancel last").text


def test_a_mixed_selection_is_levelled_and_each_refusal_has_its_reason(office: BotHarness) -> None:
    ada = add_ada(office)
    mine, gone = log_entry(office, ada), log_entry(office, ada)
    his = log_entry(office, ada, actor=bob_actor(office))
    cancel_entries(office, gone, reason="before")
    text = office.alice.types(f"/rapport cancel {mine},{gone},{his},999").text
    assert f"Cancelled #{mine}." in text
    assert f"Cancelled before: #{gone}." in text
    assert f"Not #{his}: it was logged by bob@ours.example" in text
    assert "There is no #999. It may have been purged." in text
    assert reason_of(office, gone) == "before"


def test_more_than_a_button_holds_is_told_and_nothing_done(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    some = ",".join(map(str, range(1, 202)))
    assert "more than 50 entries" in office.alice.types(f"/rapport cancel {some}").text
    assert state_of(office, number) is InteractionState.ACTIVE


def test_cancelled_twice_says_by_whom_and_offers_the_way_back(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    office.alice.types(f"/rapport cancel {number} a slip")
    (message,) = office.alice.types(f"/rapport cancel {number} again").messages
    assert f"#{number} was cancelled by Alice Adams, today 11:30: a slip" in message.plain()
    assert message.buttons() == ["Restore", "Show"]
    assert reason_of(office, number) == "a slip"


def test_restored_and_restored_twice(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    cancel_entries(office, number)
    assert f"Restored #{number}." in office.alice.types(f"/rapport restore {number}").text
    assert state_of(office, number) is InteractionState.ACTIVE
    again = office.alice.types(f"/rapport restore {number}").text
    assert f"Not cancelled, so there is nothing to restore: #{number}." in again


def test_others_entries_are_refused(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office), actor=bob_actor(office))
    assert "concerns no contact of yours" in office.alice.types(f"/rapport cancel {number}").text
    assert state_of(office, number) is InteractionState.ACTIVE
    assert "Cancelled" in office.mia.types(f"/rapport cancel {number}").text, "a manager may"


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def test_undo_takes_it_back_once(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    (message,) = office.alice.types(f"/rapport cancel {number}").messages
    lagging = message.copy()
    office.alice.clicks(message, "Undo")
    office.alice.clicks(lagging, "Undo")
    office.settle()
    told = [each.plain() for each in office.alice.sees()[-2:]]
    assert any(f"#{number} stands again" in each for each in told)
    assert any("taken back already" in each for each in told)
    assert state_of(office, number) is InteractionState.ACTIVE


def test_undo_of_an_older_cancel_restores_it(office: BotHarness) -> None:
    first, second = log_entries(office, add_ada(office), 2)
    (message,) = office.alice.types(f"/rapport cancel {first}").messages
    office.alice.types(f"/rapport cancel {second}")
    office.alice.clicks(message, "Undo")
    office.settle()
    assert state_of(office, first) is InteractionState.ACTIVE
    assert state_of(office, second) is InteractionState.CANCELLED


def test_undo_of_a_restore_cancels_again_with_the_old_reason(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    cancel_entries(office, number, reason="a slip")
    (message,) = office.alice.types(f"/rapport restore {number}").messages
    office.alice.clicks(message, "Undo")
    office.settle()
    assert state_of(office, number) is InteractionState.CANCELLED
    assert reason_of(office, number) == "a slip"


def test_nobody_takes_back_for_another(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    (message,) = office.alice.types(f"/rapport cancel {number}").messages
    value = message.blocks[-1]["elements"][0]["value"]
    (own,) = office.bob.types("/rapport cancel 999").messages
    own.blocks.append(dict(message.blocks[-1], block_id="x"))
    office.bob.clicks(own, action_id="find.undo", value=value)
    office.settle()
    assert "Only whoever did it" in office.bob.sees()[-1].plain()
    assert state_of(office, number) is InteractionState.CANCELLED


# ── by a button ─────────────────────────────────────────────────────────────────────────────────


def test_the_dialog_says_what_happens_and_asks_why(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office), text="Talked of prices.")
    view = dialog_of(office, history_page(office), number)
    assert (view.title, view.submit, view.close) == (
        f"Cancel entry #{number}",
        "Cancel entry",
        "Keep it",
    )
    assert "Ada Lovelace (Acme)" in view.plain()
    assert "Talked of prices." in view.plain()
    assert "stays in the history, struck through" in view.plain()
    assert state_of(office, number) is InteractionState.ACTIVE, "nothing is done yet"
    seen = office.alice.submits(view, {"Why?": "a slip"})
    office.settle()
    assert not seen.errors
    assert office.alice.modal is None
    assert f"Cancelled #{number}." in office.alice.sees()[-1].plain()
    assert reason_of(office, number) == "a slip"


def test_an_entry_changed_since_is_shown_anew(office: BotHarness) -> None:
    office.bob.types("/rapport help")
    number = log_entry(office, add_ada(office, owner="bob@ours.example"))
    message = history_page(office)
    menu = f"find.cancel {number}.{version_of(office, number)}"
    with office.session() as session:
        correct.edit(session, office.config, bob_actor(office), number, {"text": "Anew."}, now=NOW)
    seen = office.alice.clicks(message, "Cancel this entry", value=menu)
    assert seen.view is not None
    assert f"Bob Berg changed #{number} since" in seen.view.plain()
    assert "Anew." in seen.view.plain()


def test_an_entry_changed_under_the_dialog_is_asked_about_again(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office, owner="bob@ours.example"))
    view = dialog_of(office, history_page(office), number)
    with office.session() as session:
        correct.edit(session, office.config, bob_actor(office), number, {"text": "Anew."}, now=NOW)
    seen = office.alice.submits(view, {"Why?": "a slip"})
    assert seen.view is not None
    assert "changed #" in seen.view.plain()
    assert state_of(office, number) is InteractionState.ACTIVE
    office.alice.submits(seen.view)
    assert reason_of(office, number) == "a slip", "what was typed stays"


def test_a_cancelled_one_under_an_old_button_is_told(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    message = history_page(office)
    menu = f"find.cancel {number}.{version_of(office, number)}"
    cancel_entries(office, number, reason="a slip")
    office.alice.clicks(message, "Cancel this entry", value=menu)
    office.settle()
    assert f"#{number} was cancelled by" in office.alice.sees()[-1].plain()


def test_restore_in_the_list_needs_no_question(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    cancel_entries(office, number)
    office.alice.clicks(history_page(office), "Restore")
    office.settle()
    assert state_of(office, number) is InteractionState.ACTIVE
    assert f"Restored #{number}." in office.alice.sees()[-1].plain()


# ── a reason is required ────────────────────────────────────────────────────────────────────────


def test_a_reason_that_is_required_is_asked_for(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as office:
        number = log_entry(office, add_ada(office))
        seen = office.alice.types(f"/rapport cancel {number}")
        assert seen.view is not None
        assert state_of(office, number) is InteractionState.ACTIVE
        office.alice.submits(seen.view, {"Why?": "a slip"})
        office.settle()
        assert reason_of(office, number) == "a slip"


def test_blanks_are_no_reason(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as office:
        number = log_entry(office, add_ada(office))
        view = office.alice.types(f"/rapport cancel {number}").view
        assert view is not None
        assert "Say why" in office.alice.submits(view, {"Why?": "  "}).errors["find.reason"]
        assert state_of(office, number) is InteractionState.ACTIVE


def test_a_line_without_a_reason_gets_a_button_to_give_one(
    database_url: str, tmp_path: Path
) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as office:
        number = log_entry(office, add_ada(office))
        office.alice.types(f"cancel {number}")
        office.settle()
        asked = office.alice.sees()[-1]
        assert "wants a reason" in asked.plain()
        view = office.alice.clicks(asked, "Give a reason").view
        assert view is not None
        office.alice.submits(view, {"Why?": "a slip"})
        office.settle()
        assert reason_of(office, number) == "a slip"


def test_reasons_that_mean_no_good_do_nothing(office: BotHarness) -> None:
    for number, text in enumerate((HOSTILE_TEXT, "x" * 3000, "&<>" * 900)):
        _shown_without_harm(office, f"ada{number}@acme.example", text)


def _shown_without_harm(office: BotHarness, address: str, text: str) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", address)
    number = log_entry(office, ada)
    seen = office.alice.types(f"/rapport cancel {number} {text}")
    assert not seen.error
    again = office.alice.types(f"/rapport cancel {number} {text}")
    assert all(is_harmless(each) for each in (*seen.messages, *again.messages))
