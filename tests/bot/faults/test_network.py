"""Slack away, slow or asking for patience in the middle: what was done is told, and told truly."""

import pytest

from journal.entries import cancel
from journal.errors import DatabaseBusy
from journal.store import tables
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.log_case import add_people, add_segment, count_entries
from tests.bot.lookup_case import add_ada, log_entry
from tests.bot.outbox.card_statements import is_card_settled
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN
from tests.clock import NOW
from tests.statements import fail_statements


def bot_messages(person: WorkspacePerson) -> list[PostedMessage]:
    return [each for each in person.sees(person.dm) if each.user != person.id]


def bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() for each in person.sees() if each.user != person.id)


def has_card(harness: BotHarness, message: PostedMessage) -> bool:
    with harness.reading() as session:
        rows = session.execute(tables.card.select()).all()
    return any(row.ts == message.ts for row in rows)


# ── the response_url ────────────────────────────────────────────────────────────────────────────


def test_what_came_of_it_is_told_in_the_direct_messages_when_its_url_is_dead(
    harness: BotHarness,
) -> None:
    add_people(harness)
    add_segment(harness)
    seen = harness.alice.types("/log seg:partners: Autumn letter")
    harness.alice.clicks(seen.messages[0], action_id="segment.log")
    harness.settle()
    card = next(each for each in bot_messages(harness.alice) if "Undo this run" in each.buttons())
    harness.workspace.faults.fail("response_url", "used_url", status=404, times=20)
    harness.alice.clicks(card, "Undo this run")
    harness.settle()
    assert any(
        "4 entries" in each.plain() for each in bot_messages(harness.alice) if each is not card
    )


def test_a_click_is_answered_in_the_direct_messages_when_its_url_is_dead(
    harness: BotHarness,
) -> None:
    log_entry(harness, add_ada(harness))
    (listed,) = harness.alice.types("/rapport history").messages
    harness.workspace.faults.fail("response_url", "used_url", status=404, times=20)
    harness.alice.clicks(listed, action_id="more", option="Show")
    harness.settle()
    assert "#1" in bot_messages(harness.alice)[-1].plain()


# ── a line in the direct messages ───────────────────────────────────────────────────────────────


def test_it_is_answered_though_slack_asks_for_patience(harness: BotHarness) -> None:
    add_people(harness)
    harness.workspace.faults.rate_limit("chat.postMessage", retry_after=1, times=1)
    harness.alice.types("bea: called")
    harness.settle()
    assert [each.plain()[:2] for each in bot_messages(harness.alice)] == ["#1"]
    assert has_card(harness, bot_messages(harness.alice)[0])


def test_it_is_answered_though_slack_stumbles(harness: BotHarness) -> None:
    add_people(harness)
    harness.workspace.faults.fail("chat.postMessage", "internal_error", status=500, times=1)
    harness.alice.types("bea: called")
    harness.settle()
    assert [each.plain()[:2] for each in bot_messages(harness.alice)] == ["#1"]


def test_it_is_answered_once_though_slacks_answer_is_lost(harness: BotHarness) -> None:
    add_people(harness)
    harness.workspace.faults.lose_answer("chat.postMessage")
    harness.alice.types("bea: called")
    harness.settle()
    assert len(bot_messages(harness.alice)) == 1
    assert has_card(harness, bot_messages(harness.alice)[0])


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_list_comes_once_though_slack_stumbles(harness: BotHarness, *, is_lost: bool) -> None:
    log_entry(harness, add_ada(harness))
    if is_lost:
        harness.workspace.faults.lose_answer("chat.postMessage")
    else:
        harness.workspace.faults.rate_limit("chat.postMessage", retry_after=0)
    harness.alice.types("history ada")
    harness.settle()
    (shown,) = [each for each in bot_messages(harness.alice) if not each.deleted]
    assert "Lovelace" in shown.plain()
    assert has_card(harness, shown)


def test_what_is_posted_is_known_though_the_record_is_busy_just_then(
    harness: BotHarness,
) -> None:
    """Else a purge would leave it in Slack, and whoever wrote it would be told that nothing was saved."""
    add_people(harness)
    with fail_statements(harness.engine, is_card_settled, DatabaseBusy("locked")):
        harness.alice.types("bea: called")
        harness.settle()
    (told,) = bot_messages(harness.alice)
    assert told.plain().startswith("Logged #1")
    assert has_card(harness, told)


def test_what_is_cancelled_while_its_answer_is_posted_is_shown_cancelled(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.workspace.faults.hang("chat.postMessage")
    harness.alice.types("bea: called")
    harness.workspace.faults.wait_for_hanging()
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [1], reason="a slip", now=NOW)
    harness.workspace.faults.release()
    harness.settle()
    assert "a slip" in bot_messages(harness.alice)[-1].plain()
    assert count_entries(harness) == 1


# ── a file ──────────────────────────────────────────────────────────────────────────────────────


def _asks_for_a_file(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    (listed,) = harness.alice.types("/rapport history").messages
    harness.alice.clicks(listed, action_id="find.csv")


def test_a_file_comes_though_slack_asks_for_patience(harness: BotHarness) -> None:
    harness.workspace.faults.rate_limit("files.getUploadURLExternal", retry_after=0)
    _asks_for_a_file(harness)
    harness.settle()
    assert sum(bool(each.files) for each in harness.alice.sees()) == 1


def test_a_file_that_does_not_come_is_told(harness: BotHarness) -> None:
    harness.workspace.faults.fail("files.getUploadURLExternal", "internal_error", times=9)
    _asks_for_a_file(harness)
    harness.settle()
    assert "could not be sent" in bot_text(harness.alice)


# ── logs ────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_proxy_answers_is_in_no_log(
    harness: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    log_entry(harness, add_ada(harness))
    harness.workspace.faults.fail("views.publish", "internal_error", status=500, times=5)
    harness.workspace.faults.fail("chat.postMessage", "internal_error", status=500, times=1)
    caplog.set_level("DEBUG")
    harness.alice.client.unsent_result()
    harness.alice.types("history ada")
    harness.settle()
    ours = [each for each in caplog.records if each.name.startswith(("bot", "rapport.outbox"))]
    assert ours
    assert not [each.getMessage() for each in ours if "html" in each.getMessage()]
