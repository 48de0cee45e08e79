"""Who may do what: role × ownership × verb, typed as a command and pressed as an old button.

An old button is one that the person would not be shown any more, or never was: it is pressed all
the same, with what it carries. What counts is what the record says afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import slack_out
from bot.answers import OpenModal
from bot.asked import Click, FieldValue, FormSubmitted, ViewState
from bot.dispatch import answer_input, listener_for
from bot.ids import Ref
from bot.ids.admin import AdminId
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.people import AccessDenied
from bot.slack_out import Replier
from journal import cancel
from journal.model import Actor, Evaluation, Interaction, InteractionState, Role, Source
from journal.store import interactions
from playground.workspace import WorkspacePerson
from tests.bot.office import CONFIG, BotHarness, bot_harness
from tests.building import a_person, log_interaction

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


def _entry(office: BotHarness) -> Interaction | None:
    with office.reading() as session:
        return interactions.get(session, 1)


def _state(office: BotHarness) -> InteractionState | None:
    entry = _entry(office)
    return entry.state if entry else None


def _comments(office: BotHarness) -> int:
    with office.reading() as session:
        return len(interactions.comments_of(session, 1))


def _evaluation(office: BotHarness) -> Evaluation | None:
    entry = _entry(office)
    return entry.evaluation if entry else None


RIGHTS_CASES = (
    RightsCase(
        "cancel",
        "/rapport cancel 1 wrong",
        FindId.CANCEL,
        lambda office: _state(office) is InteractionState.CANCELLED,
        CONCERNED_ROLES,
        {FindId.REASON: "wrong"},
    ),
    RightsCase(
        "restore",
        "/rapport restore 1",
        FindId.RESTORE,
        lambda office: _state(office) is InteractionState.ACTIVE,
        CONCERNED_ROLES,
        cancelled=True,
    ),
    RightsCase(
        "comment",
        "/rapport comment 1 good to know",
        LogId.COMMENT,
        lambda office: _comments(office) == 1,
        ALL_MEMBER_ROLES,
        {LogId.COMMENT_TEXT: "good to know"},
    ),
    RightsCase(
        "mark as failed",
        "",
        LogId.MARK_FAILED,
        lambda office: (entry := _entry(office)) is not None and not entry.successful,
        CONCERNED_ROLES,
    ),
    RightsCase(
        "evaluate",
        "",
        LogId.EVALUATE,
        lambda office: _evaluation(office) is Evaluation.POSITIVE,
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


def _person(office: BotHarness, role: str) -> WorkspacePerson:
    if role == "stranger":
        return office.workspace.add_person("eve", email="eve@evil.example", team="T0OTHER")
    if role == "member":
        return office.workspace.add_person("mel", email="mel@ours.example")
    by_role = {
        "logger": office.alice,
        "owner": office.bob,
        "manager": office.mia,
        "admin": office.ada,
        "guest": office.gus,
    }
    return by_role[role]


def _prepare(office: BotHarness, verb: RightsCase) -> None:
    """Entry 1, logged by Alice with a contact of Bob's."""
    alice = Actor(Source.SLACK, office.alice.id, email="alice@ours.example")
    boss = Actor(Source.CLI, "root", role=Role.ADMIN)
    now = office.clock.now
    with office.session() as session:
        contact = a_person(session, "Ada Lovelace", "ada@acme.example", owner="bob@ours.example")
        number = log_interaction(session, office.config, contact, actor=alice, now=now)
        if verb.cancelled:
            cancel.cancel(session, office.config, boss, [number], reason="", now=now)


def _press_button(office: BotHarness, person: WorkspacePerson, verb: RightsCase) -> None:
    """What the button carries, from a message of theirs; a form that opens is sent off."""
    team = person.account.team
    asker = office.slack_app.people.identify(office.context, person.id, team)
    if isinstance(asker, AccessDenied):
        return
    entry = _entry(office)
    assert entry is not None
    click = Click(asker, verb.button, "", str(Ref(1, entry.version)), (), "")
    answer = answer_input(office.context, listener_for(office.slack_app.tables, click), click)
    if isinstance(answer, OpenModal) and verb.fields is not None:
        _submit_form(office, asker, answer.view, verb.fields)


def _submit_form(office: BotHarness, asker: Any, view: Any, given: Mapping[str, str]) -> None:
    fields = {name: FieldValue(value, (value,)) for name, value in given.items()}
    opened = ViewState("V1", "", view["callback_id"], view.get("private_metadata", ""), fields)
    form = FormSubmitted(asker, opened, "")
    answer = answer_input(office.context, listener_for(office.slack_app.tables, form), form)
    slack_out.perform(Replier(office.context, office.slack_app.slack, form), answer)


@pytest.mark.parametrize(("verb", "role", "surface"), CASES)
def test_who_may(office: BotHarness, verb: RightsCase, role: str, surface: str) -> None:
    _prepare(office, verb)
    person = _person(office, role)
    assert not verb.was_done(office)
    if surface == "command":
        person.types(verb.typed)
    else:
        _press_button(office, person, verb)
    office.settle()
    assert verb.was_done(office) == (role in verb.allowed_roles)


@pytest.mark.parametrize("role", ROLES)
def test_a_purge_is_for_admins(office: BotHarness, role: str) -> None:
    _prepare(office, RIGHTS_CASES[1])
    person = _person(office, role)
    person.types("/rapport purge")
    office.settle()
    offered = any("Purge 1" in label for each in person.sees() for label in each.buttons())
    assert offered == (role in ADMIN_ROLES)
    assert _entry(office) is not None


def test_an_admins_old_purge_button_is_worth_nothing_to_others(office: BotHarness) -> None:
    _prepare(office, RIGHTS_CASES[1])
    office.ada.types("/rapport purge")
    office.settle()
    card = office.ada.sees()[-1]
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
    asker = office.slack_app.people.identify(office.context, office.mia.id, office.mia.account.team)
    assert not isinstance(asker, AccessDenied)
    click = Click(asker, verb.button, "", ask["value"], (), "")
    answer = answer_input(office.context, listener_for(office.slack_app.tables, click), click)
    if isinstance(answer, OpenModal):
        _submit_form(office, asker, answer.view, {AdminId.PURGE_COUNT: "1"})
    office.settle()
    assert _entry(office) is not None


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
    with bot_harness(database_url, tmp_path, f'{CONFIG}\n[cancel]\nwho = "{who}"\n') as office:
        _prepare(office, RIGHTS_CASES[0])
        _press_button(office, _person(office, role), RIGHTS_CASES[0])
        office.settle()
        assert RIGHTS_CASES[0].was_done(office) == (role in may)
