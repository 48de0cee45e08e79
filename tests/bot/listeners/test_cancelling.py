"""Cancel and restore: two verbs, by number, by button, with a reason; and both taken back."""

from pathlib import Path

from journal.entries import correct
from journal.model import InteractionState
from journal.store.record import interactions
from playground.workspace import PostedMessage, WorkspaceView
from tests.bot.lookup_case import (
    HOSTILE_TEXT,
    add_ada,
    bob_actor,
    cancel_entries,
    is_harmless,
    log_entries,
    log_entry,
)
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import a_person
from tests.clock import NOW

CONFIG_WITH_REASONS = CONFIG + "\n[cancel]\nreason_required = true\n"


def state_of(harness: BotHarness, number: int) -> InteractionState:
    with harness.reading() as session:
        found = interactions.get(session, number)
        assert found is not None
        return found.state


def reason_of(harness: BotHarness, number: int) -> str:
    with harness.reading() as session:
        return interactions.get_many(session, [number])[number].cancel_reason


def history_page(harness: BotHarness) -> PostedMessage:
    (message,) = harness.alice.types("/rapport history").messages
    return message


def dialog_of(harness: BotHarness, message: PostedMessage, number: int) -> WorkspaceView:
    seen = harness.alice.clicks(
        message, "Cancel this entry", value=f"find.cancel {number}.{version_of(harness, number)}"
    )
    assert seen.view is not None
    return seen.view


def version_of(harness: BotHarness, number: int) -> int:
    with harness.reading() as session:
        return interactions.get_many(session, [number])[number].version


# ── typed ───────────────────────────────────────────────────────────────────────────────────────


def test_a_number_is_cancelled_with_its_reason(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    seen = harness.alice.types(f"/rapport cancel {number} entered twice")
    assert f"Cancelled #{number} · Note · Ada Lovelace (Acme)." in seen.text
    assert seen.messages[0].buttons() == ["Undo", "Show"]
    assert state_of(harness, number) is InteractionState.CANCELLED
    assert reason_of(harness, number) == "entered twice"


def test_last_is_what_i_logged_last(harness: BotHarness) -> None:
    ada = add_ada(harness)
    first, mine = log_entry(harness, ada), log_entry(harness, ada)
    his = log_entry(harness, ada, actor=bob_actor(harness))
    harness.alice.types("/rapport cancel last")
    assert [state_of(harness, n) for n in (first, mine, his)] == [
        InteractionState.ACTIVE,
        InteractionState.CANCELLED,
        InteractionState.ACTIVE,
    ]
    harness.alice.types("/rapport restore last")
    assert state_of(harness, mine) is InteractionState.ACTIVE


def test_nothing_of_mine_is_told(harness: BotHarness) -> None:
    assert "logged nothing yet" in harness.alice.types("/rapport cancel last").text


def test_a_mixed_selection_is_levelled_and_each_refusal_has_its_reason(harness: BotHarness) -> None:
    ada = add_ada(harness)
    mine, gone = log_entry(harness, ada), log_entry(harness, ada)
    his = log_entry(harness, ada, actor=bob_actor(harness))
    cancel_entries(harness, gone, reason="before")
    text = harness.alice.types(f"/rapport cancel {mine},{gone},{his},999").text
    assert f"Cancelled #{mine} · " in text
    assert f"Cancelled before: #{gone}." in text
    assert f"Not #{his}: it was logged by bob@ours.example" in text
    assert "There is no #999. It may have been purged." in text
    assert reason_of(harness, gone) == "before"


def test_more_than_a_button_holds_is_told_and_nothing_done(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    some = ",".join(map(str, range(1, 202)))
    assert "more than 50 entries" in harness.alice.types(f"/rapport cancel {some}").text
    assert state_of(harness, number) is InteractionState.ACTIVE


def test_cancelled_twice_says_by_whom_and_offers_the_way_back(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    harness.alice.types(f"/rapport cancel {number} a slip")
    (message,) = harness.alice.types(f"/rapport cancel {number} again").messages
    assert f"#{number} was cancelled by Alice Adams, today 11:30: a slip" in message.plain()
    assert message.buttons() == ["Restore", "Show"]
    assert reason_of(harness, number) == "a slip"


def test_restored_and_restored_twice(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    cancel_entries(harness, number)
    assert f"Restored #{number} · " in harness.alice.types(f"/rapport restore {number}").text
    assert state_of(harness, number) is InteractionState.ACTIVE
    again = harness.alice.types(f"/rapport restore {number}").text
    assert f"Not cancelled, so there is nothing to restore: #{number}." in again


def test_others_entries_are_refused(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness), actor=bob_actor(harness))
    assert "concerns no contact of yours" in harness.alice.types(f"/rapport cancel {number}").text
    assert state_of(harness, number) is InteractionState.ACTIVE
    assert "Cancelled" in harness.mia.types(f"/rapport cancel {number}").text, "a manager may"


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def test_undo_takes_it_back_once(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    (message,) = harness.alice.types(f"/rapport cancel {number}").messages
    lagging = message.copy()
    harness.alice.clicks(message, "Undo")
    harness.alice.clicks(lagging, "Undo")
    harness.settle()
    told = [each.plain() for each in harness.alice.sees()[-2:]]
    assert any(f"#{number} stands again" in each for each in told)
    assert any("taken back already" in each for each in told)
    assert state_of(harness, number) is InteractionState.ACTIVE


def test_undo_of_an_older_cancel_restores_it(harness: BotHarness) -> None:
    first, second = log_entries(harness, add_ada(harness), 2)
    (message,) = harness.alice.types(f"/rapport cancel {first}").messages
    harness.alice.types(f"/rapport cancel {second}")
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert state_of(harness, first) is InteractionState.ACTIVE
    assert state_of(harness, second) is InteractionState.CANCELLED


def test_undo_of_a_restore_cancels_again_with_the_old_reason(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    cancel_entries(harness, number, reason="a slip")
    (message,) = harness.alice.types(f"/rapport restore {number}").messages
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert state_of(harness, number) is InteractionState.CANCELLED
    assert reason_of(harness, number) == "a slip"


def test_nobody_takes_back_for_another(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    (message,) = harness.alice.types(f"/rapport cancel {number}").messages
    value = message.blocks[-1]["elements"][0]["value"]
    (own,) = harness.bob.types("/rapport cancel 999").messages
    own.blocks.append(dict(message.blocks[-1], block_id="x"))
    harness.bob.clicks(own, action_id="find.undo", value=value)
    harness.settle()
    assert "Only whoever did it" in harness.bob.sees()[-1].plain()
    assert state_of(harness, number) is InteractionState.CANCELLED


# ── by a button ─────────────────────────────────────────────────────────────────────────────────


def test_the_dialog_says_what_happens_and_asks_why(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness), text="Talked of prices.")
    view = dialog_of(harness, history_page(harness), number)
    assert (view.title, view.submit, view.close) == (
        f"Cancel entry #{number}",
        "Cancel entry",
        "Keep it",
    )
    assert "Ada Lovelace (Acme)" in view.plain()
    assert "Talked of prices." in view.plain()
    assert "stays in the history, struck through" in view.plain()
    assert state_of(harness, number) is InteractionState.ACTIVE, "nothing is done yet"
    seen = harness.alice.submits(view, {"Why?": "a slip"})
    harness.settle()
    assert not seen.errors
    assert harness.alice.modal is None
    assert f"Cancelled #{number} · " in harness.alice.sees()[-1].plain()
    assert reason_of(harness, number) == "a slip"


def test_an_entry_changed_since_is_shown_anew(harness: BotHarness) -> None:
    harness.bob.types("/rapport help")
    number = log_entry(harness, add_ada(harness, owner="bob@ours.example"))
    message = history_page(harness)
    menu = f"find.cancel {number}.{version_of(harness, number)}"
    with harness.session() as session:
        correct.edit(
            session, harness.config, bob_actor(harness), number, {"text": "Anew."}, now=NOW
        )
    seen = harness.alice.clicks(message, "Cancel this entry", value=menu)
    assert seen.view is not None
    assert f"Bob Berg changed #{number} since" in seen.view.plain()
    assert "Anew." in seen.view.plain()


def test_an_entry_changed_under_the_dialog_is_asked_about_again(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness, owner="bob@ours.example"))
    view = dialog_of(harness, history_page(harness), number)
    with harness.session() as session:
        correct.edit(
            session, harness.config, bob_actor(harness), number, {"text": "Anew."}, now=NOW
        )
    seen = harness.alice.submits(view, {"Why?": "a slip"})
    assert seen.view is not None
    assert "changed #" in seen.view.plain()
    assert state_of(harness, number) is InteractionState.ACTIVE
    harness.alice.submits(seen.view)
    assert reason_of(harness, number) == "a slip", "what was typed stays"


def test_a_cancelled_one_under_an_old_button_is_told(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    message = history_page(harness)
    menu = f"find.cancel {number}.{version_of(harness, number)}"
    cancel_entries(harness, number, reason="a slip")
    harness.alice.clicks(message, "Cancel this entry", value=menu)
    harness.settle()
    assert f"#{number} was cancelled by" in harness.alice.sees()[-1].plain()


def test_restore_in_the_list_needs_no_question(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    cancel_entries(harness, number)
    harness.alice.clicks(history_page(harness), "Restore")
    harness.settle()
    assert state_of(harness, number) is InteractionState.ACTIVE
    assert f"Restored #{number} · " in harness.alice.sees()[-1].plain()


# ── a reason is required ────────────────────────────────────────────────────────────────────────


def test_a_reason_that_is_required_is_asked_for(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as harness:
        number = log_entry(harness, add_ada(harness))
        seen = harness.alice.types(f"/rapport cancel {number}")
        assert seen.view is not None
        assert state_of(harness, number) is InteractionState.ACTIVE
        harness.alice.submits(seen.view, {"Why?": "a slip"})
        harness.settle()
        assert reason_of(harness, number) == "a slip"


def test_blanks_are_no_reason(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as harness:
        number = log_entry(harness, add_ada(harness))
        view = harness.alice.types(f"/rapport cancel {number}").view
        assert view is not None
        assert "Say why" in harness.alice.submits(view, {"Why?": "  "}).errors["find.reason"]
        assert state_of(harness, number) is InteractionState.ACTIVE


def test_a_line_without_a_reason_gets_a_button_to_give_one(
    database_url: str, tmp_path: Path
) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_REASONS) as harness:
        number = log_entry(harness, add_ada(harness))
        harness.alice.types(f"cancel {number}")
        harness.settle()
        asked = harness.alice.sees()[-1]
        assert "wants a reason" in asked.plain()
        view = harness.alice.clicks(asked, "Give a reason").view
        assert view is not None
        harness.alice.submits(view, {"Why?": "a slip"})
        harness.settle()
        assert reason_of(harness, number) == "a slip"


def test_reasons_that_mean_no_good_do_nothing(harness: BotHarness) -> None:
    for number, text in enumerate((HOSTILE_TEXT, "x" * 3000, "&<>" * 900)):
        _shown_without_harm(harness, f"ada{number}@acme.example", text)


def _shown_without_harm(harness: BotHarness, address: str, text: str) -> None:
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", address)
    number = log_entry(harness, ada)
    seen = harness.alice.types(f"/rapport cancel {number} {text}")
    assert not seen.error
    again = harness.alice.types(f"/rapport cancel {number} {text}")
    assert all(is_harmless(each) for each in (*seen.messages, *again.messages))


def test_the_card_it_was_cancelled_from_does_not_look_active_any_more(harness: BotHarness) -> None:
    add_ada(harness)
    (card,) = harness.alice.types("/log ada: called").messages
    harness.alice.clicks(card, "Cancel this entry…")
    assert harness.alice.modal is not None
    harness.alice.submits(harness.alice.modal)
    harness.settle()
    (shown,) = harness.alice.sees()
    assert shown.plain().startswith("Cancelled #1 · Outgoing call")
    assert shown.buttons() == ["Undo", "Show"]


def test_a_list_it_was_cancelled_from_stays(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    (listed,) = harness.alice.types("/rapport history ada").messages
    harness.alice.clicks(listed, "Cancel this entry")
    assert harness.alice.modal is not None
    harness.alice.submits(harness.alice.modal)
    harness.settle()
    assert [each.plain().split(" ")[0] for each in harness.alice.sees()] == ["History", "Cancelled"]


def test_a_colleague_in_a_reason_or_a_comment_is_kept_by_name(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    bob = f"<@{harness.bob.id}|bob>"
    harness.alice.types(f"/rapport comment {number} ask {bob}")
    harness.alice.types(f"/rapport cancel {number} {bob} logged it")
    assert reason_of(harness, number) == "@bob logged it"
    assert "ask @bob" in harness.alice.types(f"/rapport show {number}").text
