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
from bot.answers import Open
from bot.asked import Click, Field, OpenView, Submitted
from bot.dispatch import answered, listener_for
from bot.ids import Ref
from bot.ids.admin import Admin
from bot.ids.find import Find
from bot.ids.log import Log
from bot.people import Refused
from bot.slack_out import Line
from journal import cancel
from journal.model import Actor, Evaluation, Interaction, Role, Source, State
from journal.store import interactions
from playground.workspace import Person
from tests.bot.office import CONFIG, Office, an_office
from tests.building import a_person, logged

ROLES = ("logger", "owner", "member", "manager", "admin", "guest", "stranger")
EVERYBODY = frozenset({"logger", "owner", "member", "manager", "admin"})
CONCERNED = frozenset({"logger", "owner", "manager", "admin"})
ADMINS = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class Verb:
    """`typed` is the command; `button` with `fields` the way by a card; `done` whether it happened."""

    name: str
    typed: str
    button: str
    done: Callable[[Office], bool]
    may: frozenset[str]
    fields: Mapping[str, str] | None = None
    cancelled: bool = False


def _entry(office: Office) -> Interaction | None:
    with office.reading() as session:
        return interactions.get(session, 1)


def _state(office: Office) -> State | None:
    entry = _entry(office)
    return entry.state if entry else None


def _comments(office: Office) -> int:
    with office.reading() as session:
        return len(interactions.comments_of(session, 1))


def _evaluation(office: Office) -> Evaluation | None:
    entry = _entry(office)
    return entry.evaluation if entry else None


VERBS = (
    Verb(
        "cancel",
        "/rapport cancel 1 wrong",
        Find.CANCEL,
        lambda office: _state(office) is State.CANCELLED,
        CONCERNED,
        {Find.REASON: "wrong"},
    ),
    Verb(
        "restore",
        "/rapport restore 1",
        Find.RESTORE,
        lambda office: _state(office) is State.ACTIVE,
        CONCERNED,
        cancelled=True,
    ),
    Verb(
        "comment",
        "/rapport comment 1 good to know",
        Log.COMMENT,
        lambda office: _comments(office) == 1,
        EVERYBODY,
        {Log.COMMENT_TEXT: "good to know"},
    ),
    Verb(
        "mark as failed",
        "",
        Log.FAILED,
        lambda office: (entry := _entry(office)) is not None and not entry.successful,
        CONCERNED,
    ),
    Verb(
        "evaluate",
        "",
        Log.EVALUATE,
        lambda office: _evaluation(office) is Evaluation.POSITIVE,
        CONCERNED,
        {Log.EVALUATION: "+", Log.EVALUATION_NOTE: ""},
    ),
)
CASES = [
    pytest.param(verb, role, surface, id=f"{verb.name}-{role}-{surface}")
    for verb in VERBS
    for role in ROLES
    for surface in ("command", "old-button")
    if surface == "old-button" or verb.typed
]


def _person(office: Office, role: str) -> Person:
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


def _prepared(office: Office, verb: Verb) -> None:
    """Entry 1, logged by Alice with a contact of Bob's."""
    alice = Actor(Source.SLACK, office.alice.id, email="alice@ours.example")
    boss = Actor(Source.CLI, "root", role=Role.ADMIN)
    now = office.clock.now
    with office.session() as session:
        contact = a_person(session, "Ada Lovelace", "ada@acme.example", owner="bob@ours.example")
        number = logged(session, office.house, contact, actor=alice, now=now)
        if verb.cancelled:
            cancel.cancel(session, office.house, boss, [number], reason="", now=now)


def _pressed(office: Office, person: Person, verb: Verb) -> None:
    """What the button carries, from a message of theirs; a form that opens is sent off."""
    team = person.account.team
    asker = office.door.people.asker(office.desk, person.id, team)
    if isinstance(asker, Refused):
        return
    entry = _entry(office)
    assert entry is not None
    click = Click(asker, verb.button, "", str(Ref(1, entry.version)), (), "")
    answer = answered(office.desk, listener_for(office.door.tables, click), click)
    if isinstance(answer, Open) and verb.fields is not None:
        _submitted(office, asker, answer.view, verb.fields)


def _submitted(office: Office, asker: Any, view: Any, given: Mapping[str, str]) -> None:
    fields = {name: Field(value, (value,)) for name, value in given.items()}
    opened = OpenView("V1", "", view["callback_id"], view.get("private_metadata", ""), fields)
    form = Submitted(asker, opened, "")
    answer = answered(office.desk, listener_for(office.door.tables, form), form)
    slack_out.perform(Line(office.desk, office.door.slack, form), answer)


@pytest.mark.parametrize(("verb", "role", "surface"), CASES)
def test_who_may(office: Office, verb: Verb, role: str, surface: str) -> None:
    _prepared(office, verb)
    person = _person(office, role)
    assert not verb.done(office)
    if surface == "command":
        person.types(verb.typed)
    else:
        _pressed(office, person, verb)
    office.settle()
    assert verb.done(office) == (role in verb.may)


@pytest.mark.parametrize("role", ROLES)
def test_a_purge_is_for_admins(office: Office, role: str) -> None:
    _prepared(office, VERBS[1])
    person = _person(office, role)
    person.types("/rapport purge")
    office.settle()
    offered = any("Purge 1" in label for each in person.sees() for label in each.buttons())
    assert offered == (role in ADMINS)
    assert _entry(office) is not None


def test_an_admins_old_purge_button_is_worth_nothing_to_others(office: Office) -> None:
    _prepared(office, VERBS[1])
    office.ada.types("/rapport purge")
    office.settle()
    card = office.ada.sees()[-1]
    ask = next(
        e
        for b in card.blocks
        for e in b.get("elements", ())
        if e.get("action_id") == Admin.PURGE_ASK
    )
    verb = Verb(
        "purge", "", Admin.PURGE_ASK, lambda o: _entry(o) is None, ADMINS, {Admin.PURGE_COUNT: "1"}
    )
    asker = office.door.people.asker(office.desk, office.mia.id, office.mia.account.team)
    assert not isinstance(asker, Refused)
    click = Click(asker, verb.button, "", ask["value"], (), "")
    answer = answered(office.desk, listener_for(office.door.tables, click), click)
    if isinstance(answer, Open):
        _submitted(office, asker, answer.view, {Admin.PURGE_COUNT: "1"})
    office.settle()
    assert _entry(office) is not None


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anyone", EVERYBODY),
        ("managers", frozenset({"manager", "admin"})),
        ("admins", ADMINS),
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_the_config_says_who_may_cancel(
    database_url: str, tmp_path: Path, who: str, may: frozenset[str], role: str
) -> None:
    with an_office(database_url, tmp_path, f'{CONFIG}\n[cancel]\nwho = "{who}"\n') as office:
        _prepared(office, VERBS[0])
        _pressed(office, _person(office, role), VERBS[0])
        office.settle()
        assert VERBS[0].done(office) == (role in may)
