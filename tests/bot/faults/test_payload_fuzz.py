"""Whatever a payload carries, the bot answers it: no fault of ours, and nothing that Slack would refuse.

`--hypothesis-profile=search` looks further, as `make fuzz` does.
"""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt import BoltRequest

from bot.listeners.registry import LISTENERS
from tests.bot.log_case import add_people
from tests.bot.workspace_case import BotHarness

WORDS = st.sampled_from(
    [
        "",
        "1",
        "1.1",
        "-1",
        "1.99999999999",
        "²",
        "{}",
        '{"e":"1.1","d":"1"}',
        "[",
        '{"contact":"1"}',
    ]
) | st.text(max_size=60)
# Few in the suite; as many as are asked for by a profile that searches.
EXAMPLES = settings().max_examples if settings().max_examples > 100 else 40
PayloadMaker = Callable[[BotHarness, str, str], dict[str, Any]]


def ids_of(table: str) -> list[str]:
    return sorted({str(each) for part in LISTENERS for each in getattr(part, table, {})})


def _common(harness: BotHarness, kind: str) -> dict[str, Any]:
    team = harness.workspace.team_id
    user = {"id": harness.alice.id, "team_id": team}
    return {"type": kind, "user": user, "team": {"id": team}, "trigger_id": "1.2", "token": "t"}


def a_click(harness: BotHarness, name: str, value: str) -> dict[str, Any]:
    action = {"type": "button", "action_id": name, "block_id": value[:20], "value": value}
    message = {"ts": "1.0", "text": value}
    around = {"container": {"type": "message", "message_ts": "1.0", "is_ephemeral": True}}
    return {**_common(harness, "block_actions"), **around, "actions": [action], "message": message}


def a_form(harness: BotHarness, name: str, value: str) -> dict[str, Any]:
    element = {"type": "plain_text_input", "value": value}
    fields = {key: {"a": element} for key in ("log.note", "log.contacts", "find.name", value[:9])}
    view: dict[str, Any] = {
        "id": "V1",
        "hash": "h",
        "callback_id": name,
        "private_metadata": value,
        "type": "modal",
    }
    view |= {"state": {"values": fields}, "blocks": []}
    return {**_common(harness, "view_submission"), "view": view}


def a_search(harness: BotHarness, name: str, value: str) -> dict[str, Any]:
    return {**_common(harness, "block_suggestion"), "action_id": name, "value": value}


def a_command(harness: BotHarness, name: str, value: str) -> dict[str, Any]:
    who = {"user_id": harness.alice.id, "team_id": harness.workspace.team_id}
    return {**who, "command": "/rapport", "text": f"{name} {value}", "trigger_id": "1.2"}


@pytest.fixture
def with_people(harness: BotHarness) -> BotHarness:
    add_people(harness)
    harness.alice.types("/log bea: called")
    return harness


@pytest.mark.parametrize(
    ("make", "table"), [(a_click, "ACTIONS"), (a_form, "FORMS"), (a_search, "PICKERS")]
)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_comes_back_may_carry_anything(
    with_people: BotHarness, make: PayloadMaker, table: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(ids_of(table)))
    answer_without_fault(with_people, make(with_people, name, data.draw(WORDS)))


VERBS = [
    "",
    "log",
    "history",
    "stats",
    "show",
    "cancel",
    "edit",
    "contact",
    "triage",
    "why",
    "purge",
]


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(verb=st.sampled_from(VERBS), typed=WORDS)
def test_what_is_typed_may_be_anything(with_people: BotHarness, verb: str, typed: str) -> None:
    answer_without_fault(with_people, a_command(with_people, verb, typed))


class Faults(logging.Handler):
    """Holds what was logged as an error: the kind and the place, as the bot writes them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


def answer_without_fault(harness: BotHarness, body: dict[str, Any]) -> None:
    faults = Faults()
    logging.getLogger().addHandler(faults)
    try:
        request = BoltRequest(body=body, mode="socket_mode")
        answer = harness.slack_app.bolt_app.dispatch(request)
        harness.workers.settle()
    finally:
        logging.getLogger().removeHandler(faults)
    assert answer.status == 200
    assert faults.found == [], body
