"""Tests who may do what: role × ownership × verb, typed as a command and pressed as an old button.

An old button is one that the person would not be shown any more, or never was: it is pressed all
the same, with what it carries. What counts is what the record says afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.answers import OpenModal
from bot.dispatch import answer_input, listener_for
from bot.ids import Ref
from bot.ids.admin import AdminId
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.inputs import Click, FieldValue, FormSubmitted, ViewState
from bot.slack import responses
from bot.slack.people import AccessDenied
from bot.slack.responses import Replier
from journal.entries import cancel
from journal.model import Actor, Evaluation, Interaction, InteractionState, Role, Source
from journal.store.record import interactions
from playground.workspace import WorkspacePerson
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import a_person, log_interaction
from tests.effort import one_day_in

ROLES = ("logger", "owner", "member", "manager", "admin", "guest", "stranger")
ALL_MEMBER_ROLES = frozenset({"logger", "owner", "member", "manager", "admin"})
CONCERNED_ROLES = frozenset({"logger", "owner", "manager", "admin"})
ADMIN_ROLES = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class RightsCase:
    """`typed` is the command; `button` with `fields` the way by a card; `done` whether it happened."""

    name: str
    typed: str
    button: str
    was_done: Callable[[BotHarness], bool]
    allowed_roles: frozenset[str]
    fields: Mapping[str, str] | None = None
    cancelled: bool = False


def _entry(harness: BotHarness) -> Interaction | None:
    with harness.reading() as session:
        return interactions.get(session, 1)


def _state(harness: BotHarness) -> InteractionState | None:
    entry = _entry(harness)
    return entry.state if entry else None


def _comments(harness: BotHarness) -> int:
    with harness.reading() as session:
        return len(interactions.comments_of(session, 1))


def _evaluation(harness: BotHarness) -> Evaluation | None:
    entry = _entry(harness)
    return entry.evaluation if entry else None


RIGHTS_CASES = (
    RightsCase(
        "cancel",
        "/rapport cancel 1 wrong",
        FindId.CANCEL,
        lambda harness: _state(harness) is InteractionState.CANCELLED,
        CONCERNED_ROLES,
        {FindId.REASON: "wrong"},
    ),
    RightsCase(
        "restore",
        "/rapport restore 1",
        FindId.RESTORE,
        lambda harness: _state(harness) is InteractionState.ACTIVE,
        CONCERNED_ROLES,
        cancelled=True,
    ),
    RightsCase(
        "comment",
        "/rapport comment 1 good to know",
        LogId.COMMENT,
        lambda harness: _comments(harness) == 1,
        ALL_MEMBER_ROLES,
        {LogId.COMMENT_TEXT: "good to know"},
    ),
    RightsCase(
        "mark as failed",
        "",
        LogId.MARK_FAILED,
        lambda harness: (entry := _entry(harness)) is not None and not entry.successful,
        CONCERNED_ROLES,
    ),
    RightsCase(
        "evaluate",
        "",
        LogId.EVALUATE,
        lambda harness: _evaluation(harness) is Evaluation.POSITIVE,
        CONCERNED_ROLES,
        {LogId.EVALUATION: "+", LogId.EVALUATION_NOTE: ""},
    ),
)
CASES = [
    pytest.param(verb, role, surface, id=f"{verb.name}-{role}-{surface}")
    for verb in RIGHTS_CASES
    for role in ROLES
    for surface in ("command", "old-button")
    if surface == "old-button" or verb.typed
]


def _person(harness: BotHarness, role: str) -> WorkspacePerson:
    if role == "stranger":
        return harness.workspace.add_person("eve", email="eve@evil.example", team="T0OTHER")
    if role == "member":
        return harness.workspace.add_person("mel", email="mel@ours.example")
    by_role = {
        "logger": harness.alice,
        "owner": harness.bob,
        "manager": harness.mia,
        "admin": harness.ada,
        "guest": harness.gus,
    }
    return by_role[role]


def _prepare(harness: BotHarness, verb: RightsCase) -> None:
    """Entry 1, logged by Alice with a contact of Bob's."""
    alice = Actor(Source.SLACK, harness.alice.id, email="alice@ours.example")
    boss = Actor(Source.CLI, "root", role=Role.ADMIN)
    now = harness.clock.now
    with harness.session() as session:
        contact = a_person(session, "Ada Lovelace", "ada@acme.example", owner="bob@ours.example")
        number = log_interaction(session, harness.config, contact, actor=alice, now=now)
        if verb.cancelled:
            cancel.cancel(session, harness.config, boss, [number], reason="", now=now)


def _press_button(harness: BotHarness, person: WorkspacePerson, verb: RightsCase) -> None:
    """Sends what the button carries, from a message of theirs; a form that opens is sent off."""
    team = person.account.team
    user = harness.slack_app.people.identify(harness.context, person.id, team)
    if isinstance(user, AccessDenied):
        return
    entry = _entry(harness)
    assert entry is not None
    click = Click(user, verb.button, "", str(Ref(1, entry.version)), (), "")
    answer = answer_input(harness.context, listener_for(harness.slack_app.tables, click), click)
    if isinstance(answer, OpenModal) and verb.fields is not None:
        _submit_form(harness, user, answer.view, verb.fields)


def _submit_form(harness: BotHarness, user: Any, view: Any, given: Mapping[str, str]) -> None:
    fields = {name: FieldValue(value, (value,)) for name, value in given.items()}
    opened = ViewState("V1", "", view["callback_id"], view.get("private_metadata", ""), fields)
    form = FormSubmitted(user, opened, "")
    answer = answer_input(harness.context, listener_for(harness.slack_app.tables, form), form)
    responses.perform(Replier(harness.context, harness.slack_app.slack, form), answer)


@one_day_in(4)
@pytest.mark.parametrize(("verb", "role", "surface"), CASES)
def test_who_may(harness: BotHarness, verb: RightsCase, role: str, surface: str) -> None:
    _prepare(harness, verb)
    person = _person(harness, role)
    assert not verb.was_done(harness)
    if surface == "command":
        person.types(verb.typed)
    else:
        _press_button(harness, person, verb)
    harness.settle()
    assert verb.was_done(harness) == (role in verb.allowed_roles)


@pytest.mark.parametrize("role", ROLES)
def test_a_purge_is_for_admins(harness: BotHarness, role: str) -> None:
    _prepare(harness, RIGHTS_CASES[1])
    person = _person(harness, role)
    person.types("/rapport purge")
    harness.settle()
    offered = any("Purge 1" in label for each in person.sees() for label in each.buttons())
    assert offered == (role in ADMIN_ROLES)
    assert _entry(harness) is not None


def test_an_admins_old_purge_button_is_worth_nothing_to_others(harness: BotHarness) -> None:
    _prepare(harness, RIGHTS_CASES[1])
    harness.ada.types("/rapport purge")
    harness.settle()
    card = harness.ada.sees()[-1]
    ask = next(
        e
        for b in card.blocks
        for e in b.get("elements", ())
        if e.get("action_id") == AdminId.PURGE_ASK
    )
    verb = RightsCase(
        "purge",
        "",
        AdminId.PURGE_ASK,
        lambda o: _entry(o) is None,
        ADMIN_ROLES,
        {AdminId.PURGE_COUNT: "1"},
    )
    user = harness.slack_app.people.identify(
        harness.context, harness.mia.id, harness.mia.account.team
    )
    assert not isinstance(user, AccessDenied)
    click = Click(user, verb.button, "", ask["value"], (), "")
    answer = answer_input(harness.context, listener_for(harness.slack_app.tables, click), click)
    if isinstance(answer, OpenModal):
        _submit_form(harness, user, answer.view, {AdminId.PURGE_COUNT: "1"})
    harness.settle()
    assert _entry(harness) is not None


@one_day_in(3)
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anyone", ALL_MEMBER_ROLES),
        ("managers", frozenset({"manager", "admin"})),
        ("admins", ADMIN_ROLES),
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_the_config_says_who_may_cancel(
    database_url: str, tmp_path: Path, who: str, may: frozenset[str], role: str
) -> None:
    with bot_harness(database_url, tmp_path, f'{CONFIG}\n[cancel]\nwho = "{who}"\n') as harness:
        _prepare(harness, RIGHTS_CASES[0])
        _press_button(harness, _person(harness, role), RIGHTS_CASES[0])
        harness.settle()
        assert RIGHTS_CASES[0].was_done(harness) == (role in may)
