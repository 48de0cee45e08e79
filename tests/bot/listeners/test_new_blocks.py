"""With `new_blocks` lists are tables that Slack sorts, a warning stands out, what runs is a task.

Slack's client draws them; what is held here is their shape, and that nothing is lost without them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.language.translator import Translator
from bot.views import segment as segment_view
from journal.model import SegmentRun
from playground.workspace import PostedMessage
from tests.bot.lookup_case import add_ada, cancel_entries, log_entries, log_entry
from tests.bot.slack_limits import check_screen
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.clock import NOW


@pytest.fixture
def harness(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    config = CONFIG.replace("[slack]", "[slack]\nnew_blocks = true")
    with bot_harness(database_url, tmp_path, config) as made:
        yield made


def _kinds(message: PostedMessage) -> list[str]:
    return [each["type"] for each in message.blocks]


def test_a_list_is_a_table_with_a_menu_that_shows_an_entry(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entries(harness, ada, 11)
    log_entry(harness, ada, template="CALL-OUT", text="")
    cancel_entries(harness, 3, reason="twice")
    (message,) = harness.alice.types("/rapport history ada").messages
    assert _kinds(message) == ["header", "context", "data_table", "actions", "actions"]
    head, *rows = message.plain().splitlines()[3:14]
    assert head == "No | When | What | Text | By"
    assert rows[0].startswith("12 | ")
    assert "Outgoing call | Call to Ada Lovelace | logged by Alice Adams" in rows[0]
    cells = message.blocks[2]["rows"][1]
    assert cells[0] == {"type": "raw_number", "value": 12, "text": "12"}
    assert rows[9].startswith("3 | ")
    assert ": twice" in rows[9]
    assert all(f"#{number} · " in message.text for number in range(3, 13)), "it is told in words"
    (of_all,) = harness.alice.types("/rapport history").messages
    assert "By | With\n12 | " in of_all.plain(), "nobody stands above it"
    menu = message.blocks[3]["elements"][0]
    assert len(menu["options"]) == 10
    option = menu["options"][1]
    harness.alice.clicks(message, action_id=menu["action_id"], value=option["value"])
    harness.settle()
    assert "#11" in harness.alice.sees()[-1].plain()
    harness.alice.clicks(message, "Older")
    harness.settle()
    assert "Talk 1." in message.plain()


def test_figures_are_one_table_that_sorts_by_number(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, template="CALL-OUT", duration_minutes=90)
    harness.alice.types("/rapport stats team")
    harness.settle()
    message = harness.alice.sees()[-1]
    assert _kinds(message).count("data_table") == 1
    assert "table" not in _kinds(message)
    told = message.plain()
    assert "Ranking | Name | Total | Out | In | Minutes" in told
    assert "By kind | Outgoing call | 1 | 1 | 0 | 90" in told
    assert "Entries: 1" in message.text


def test_a_purge_warns_and_is_a_task_while_it_runs(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 3)
    cancel_entries(harness, 1, 2, 3)
    harness.ada.types("/rapport purge")
    harness.settle()
    card = next(e for e in reversed(harness.ada.sees()) if "for good?" in e.plain())
    harness.ada.clicks(card, "Purge 3 entries…")
    view = harness.ada.modal
    assert view is not None
    warning = view.blocks[0]
    assert (warning["type"], warning["level"]) == ("alert", "warning")
    assert "3 cancelled entries are deleted for good." in view.plain()
    harness.ada.submits(view, {"purge.count": "3"})
    harness.settle()
    assert [(e["type"], e["status"]) for e in card.blocks] == [("task_card", "complete")]
    assert "Purged: 3 cancelled entries" in card.plain()
    assert "Purged: 3 cancelled entries" in card.text


def test_what_is_cut_off_is_a_task_that_goes_on_by_a_button() -> None:
    run = SegmentRun(
        1, "p", "Partners", NOW, "alice", "CALL-OUT", 4, 0, undone=False, finished_at=None
    )
    shown = segment_view.run_card(Translator(), run, 6, [], as_task=True)
    task, buttons = shown.blocks
    assert (task["type"], task["status"]) == ("task_card", "in_progress")
    assert "4 of 10" in task["title"]
    assert task["title"] in shown.text
    assert buttons["elements"][0]["text"]["text"] == "Go on"
    check_screen(shown)
