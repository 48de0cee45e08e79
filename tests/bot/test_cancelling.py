"""Cancel and restore: two verbs, by number, by button, with a reason; and both taken back."""

from pathlib import Path

from journal import correct
from journal.model import State
from journal.store import interactions
from playground.workspace import Message, View
from tests.bot.looking_up import (
    HOSTILE,
    ada_of_acme,
    bob_of,
    cancelled,
    is_harmless,
    log,
    log_many,
)
from tests.bot.office import CONFIG, Office, an_office
from tests.building import a_person
from tests.clock import NOW

REASONS = CONFIG + "\n[cancel]\nreason_required = true\n"


def state_of(office: Office, number: int) -> State:
    with office.reading() as session:
        found = interactions.get(session, number)
        assert found is not None
        return found.state


def reason_of(office: Office, number: int) -> str:
    with office.reading() as session:
        return interactions.get_many(session, [number])[number].cancel_reason


def listed(office: Office) -> Message:
    (message,) = office.alice.types("/rapport history").messages
    return message


def dialog_of(office: Office, message: Message, number: int) -> View:
    seen = office.alice.clicks(
        message, "Cancel this entry", value=f"find.cancel {number}.{version_of(office, number)}"
    )
    assert seen.view is not None
    return seen.view


def version_of(office: Office, number: int) -> int:
    with office.reading() as session:
        return interactions.get_many(session, [number])[number].version


# ── typed ───────────────────────────────────────────────────────────────────────────────────────


def test_a_number_is_cancelled_with_its_reason(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    seen = office.alice.types(f"/rapport cancel {number} entered twice")
    assert f"Cancelled #{number}." in seen.text
    assert seen.messages[0].buttons() == ["Undo", "Show"]
    assert state_of(office, number) is State.CANCELLED
    assert reason_of(office, number) == "entered twice"


def test_last_is_what_i_logged_last(office: Office) -> None:
    ada = ada_of_acme(office)
    first, mine = log(office, ada), log(office, ada)
    his = log(office, ada, actor=bob_of(office))
    office.alice.types("/rapport cancel last")
    assert [state_of(office, n) for n in (first, mine, his)] == [
        State.ACTIVE,
        State.CANCELLED,
        State.ACTIVE,
    ]
    office.alice.types("/rapport restore last")
    assert state_of(office, mine) is State.ACTIVE


def test_nothing_of_mine_is_told(office: Office) -> None:
    assert "logged nothing yet" in office.alice.types("/rapport cancel last").text


def test_a_mixed_selection_is_levelled_and_each_refusal_has_its_reason(office: Office) -> None:
    ada = ada_of_acme(office)
    mine, gone = log(office, ada), log(office, ada)
    his = log(office, ada, actor=bob_of(office))
    cancelled(office, gone, reason="before")
    text = office.alice.types(f"/rapport cancel {mine},{gone},{his},999").text
    assert f"Cancelled #{mine}." in text
    assert f"Cancelled before: #{gone}." in text
    assert f"Not #{his}: it was logged by bob@ours.example" in text
    assert "There is no #999. It may have been purged." in text
    assert reason_of(office, gone) == "before"


def test_more_than_a_button_holds_is_told_and_nothing_done(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    some = ",".join(map(str, range(1, 202)))
    assert "more than 50 entries" in office.alice.types(f"/rapport cancel {some}").text
    assert state_of(office, number) is State.ACTIVE


def test_cancelled_twice_says_by_whom_and_offers_the_way_back(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    office.alice.types(f"/rapport cancel {number} a slip")
    (message,) = office.alice.types(f"/rapport cancel {number} again").messages
    assert f"#{number} was cancelled by Alice Adams, today 11:30: a slip" in message.plain()
    assert message.buttons() == ["Restore", "Show"]
    assert reason_of(office, number) == "a slip"


def test_restored_and_restored_twice(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    cancelled(office, number)
    assert f"Restored #{number}." in office.alice.types(f"/rapport restore {number}").text
    assert state_of(office, number) is State.ACTIVE
    again = office.alice.types(f"/rapport restore {number}").text
    assert f"Not cancelled, so there is nothing to restore: #{number}." in again


def test_others_entries_are_refused(office: Office) -> None:
    number = log(office, ada_of_acme(office), actor=bob_of(office))
    assert "concerns no contact of yours" in office.alice.types(f"/rapport cancel {number}").text
    assert state_of(office, number) is State.ACTIVE
    assert "Cancelled" in office.mia.types(f"/rapport cancel {number}").text, "a manager may"


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def test_undo_takes_it_back_once(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    (message,) = office.alice.types(f"/rapport cancel {number}").messages
    lagging = message.copy()
    office.alice.clicks(message, "Undo")
    office.alice.clicks(lagging, "Undo")
    office.settle()
    told = [each.plain() for each in office.alice.sees()[-2:]]
    assert any(f"#{number} stands again" in each for each in told)
    assert any("taken back already" in each for each in told)
    assert state_of(office, number) is State.ACTIVE


def test_undo_of_an_older_cancel_restores_it(office: Office) -> None:
    first, second = log_many(office, ada_of_acme(office), 2)
    (message,) = office.alice.types(f"/rapport cancel {first}").messages
    office.alice.types(f"/rapport cancel {second}")
    office.alice.clicks(message, "Undo")
    office.settle()
    assert state_of(office, first) is State.ACTIVE
    assert state_of(office, second) is State.CANCELLED


def test_undo_of_a_restore_cancels_again_with_the_old_reason(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    cancelled(office, number, reason="a slip")
    (message,) = office.alice.types(f"/rapport restore {number}").messages
    office.alice.clicks(message, "Undo")
    office.settle()
    assert state_of(office, number) is State.CANCELLED
    assert reason_of(office, number) == "a slip"


def test_nobody_takes_back_for_another(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    (message,) = office.alice.types(f"/rapport cancel {number}").messages
    value = message.blocks[-1]["elements"][0]["value"]
    (own,) = office.bob.types("/rapport cancel 999").messages
    own.blocks.append(dict(message.blocks[-1], block_id="x"))
    office.bob.clicks(own, action_id="find.undo", value=value)
    office.settle()
    assert "Only whoever did it" in office.bob.sees()[-1].plain()
    assert state_of(office, number) is State.CANCELLED


# ── by a button ─────────────────────────────────────────────────────────────────────────────────


def test_the_dialog_says_what_happens_and_asks_why(office: Office) -> None:
    number = log(office, ada_of_acme(office), text="Talked of prices.")
    view = dialog_of(office, listed(office), number)
    assert (view.title, view.submit, view.close) == (
        f"Cancel entry #{number}",
        "Cancel entry",
        "Keep it",
    )
    assert "Ada Lovelace (Acme)" in view.plain()
    assert "Talked of prices." in view.plain()
    assert "stays in the history, struck through" in view.plain()
    assert state_of(office, number) is State.ACTIVE, "nothing is done yet"
    seen = office.alice.submits(view, {"Why?": "a slip"})
    office.settle()
    assert not seen.errors
    assert office.alice.modal is None
    assert f"Cancelled #{number}." in office.alice.sees()[-1].plain()
    assert reason_of(office, number) == "a slip"


def test_an_entry_changed_since_is_shown_anew(office: Office) -> None:
    office.bob.types("/rapport help")
    number = log(office, ada_of_acme(office, owner="bob@ours.example"))
    message = listed(office)
    menu = f"find.cancel {number}.{version_of(office, number)}"
    with office.session() as session:
        correct.edit(session, office.house, bob_of(office), number, {"text": "Anew."}, now=NOW)
    seen = office.alice.clicks(message, "Cancel this entry", value=menu)
    assert seen.view is not None
    assert f"Bob Berg changed #{number} since" in seen.view.plain()
    assert "Anew." in seen.view.plain()


def test_an_entry_changed_under_the_dialog_is_asked_about_again(office: Office) -> None:
    number = log(office, ada_of_acme(office, owner="bob@ours.example"))
    view = dialog_of(office, listed(office), number)
    with office.session() as session:
        correct.edit(session, office.house, bob_of(office), number, {"text": "Anew."}, now=NOW)
    seen = office.alice.submits(view, {"Why?": "a slip"})
    assert seen.view is not None
    assert "changed #" in seen.view.plain()
    assert state_of(office, number) is State.ACTIVE
    office.alice.submits(seen.view)
    assert reason_of(office, number) == "a slip", "what was typed stays"


def test_a_cancelled_one_under_an_old_button_is_told(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    message = listed(office)
    menu = f"find.cancel {number}.{version_of(office, number)}"
    cancelled(office, number, reason="a slip")
    office.alice.clicks(message, "Cancel this entry", value=menu)
    office.settle()
    assert f"#{number} was cancelled by" in office.alice.sees()[-1].plain()


def test_restore_in_the_list_needs_no_question(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    cancelled(office, number)
    office.alice.clicks(listed(office), "Restore")
    office.settle()
    assert state_of(office, number) is State.ACTIVE
    assert f"Restored #{number}." in office.alice.sees()[-1].plain()


# ── a reason is required ────────────────────────────────────────────────────────────────────────


def test_a_reason_that_is_required_is_asked_for(database_url: str, tmp_path: Path) -> None:
    with an_office(database_url, tmp_path, REASONS) as office:
        number = log(office, ada_of_acme(office))
        seen = office.alice.types(f"/rapport cancel {number}")
        assert seen.view is not None
        assert state_of(office, number) is State.ACTIVE
        office.alice.submits(seen.view, {"Why?": "a slip"})
        office.settle()
        assert reason_of(office, number) == "a slip"


def test_blanks_are_no_reason(database_url: str, tmp_path: Path) -> None:
    with an_office(database_url, tmp_path, REASONS) as office:
        number = log(office, ada_of_acme(office))
        view = office.alice.types(f"/rapport cancel {number}").view
        assert view is not None
        assert "Say why" in office.alice.submits(view, {"Why?": "  "}).errors["find.reason"]
        assert state_of(office, number) is State.ACTIVE


def test_a_line_without_a_reason_gets_a_button_to_give_one(
    database_url: str, tmp_path: Path
) -> None:
    with an_office(database_url, tmp_path, REASONS) as office:
        number = log(office, ada_of_acme(office))
        office.alice.types(f"cancel {number}")
        office.settle()
        asked = office.alice.sees()[-1]
        assert "wants a reason" in asked.plain()
        view = office.alice.clicks(asked, "Give a reason").view
        assert view is not None
        office.alice.submits(view, {"Why?": "a slip"})
        office.settle()
        assert reason_of(office, number) == "a slip"


def test_reasons_that_mean_no_good_do_nothing(office: Office) -> None:
    for number, text in enumerate((HOSTILE, "x" * 3000, "&<>" * 900)):
        _shown_without_harm(office, f"ada{number}@acme.example", text)


def _shown_without_harm(office: Office, address: str, text: str) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", address)
    number = log(office, ada)
    seen = office.alice.types(f"/rapport cancel {number} {text}")
    assert not seen.error
    again = office.alice.types(f"/rapport cancel {number} {text}")
    assert all(is_harmless(each) for each in (*seen.messages, *again.messages))
