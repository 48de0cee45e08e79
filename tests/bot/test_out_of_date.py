"""What no button, form or picker of this version carries is told as out of date, and does nothing.

It was left in Slack by an older version, or is forged: every action, form and picker there is, with
each of many values in each place where a value can be.
"""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from bot.answers import Answer, Both, Later
from bot.asked import Asked, Asker, Click, Closed, Field, OnMessage, OpenView, Searched, Submitted
from bot.dispatch import answered, listener_for
from bot.ids import pack
from bot.ids.admin import Admin
from bot.ids.find import Find
from bot.ids.log import Log
from bot.ids.menu import Menu
from bot.ids.triage import Triage
from bot.messages import errors as said
from bot.say import Say
from journal import cancel, segment, triage
from journal.record import Note
from journal.store import drafts
from journal.store.tables import metadata
from tests.bot.logbook import a_segment
from tests.bot.looking_up import ada_of_acme, log
from tests.bot.office import Office
from tests.bot.test_broken_twice import asker_of
from tests.bot.triaging import waits
from tests.building import ADMIN
from tests.clock import NOW

_KEYS = "mail contact what until deed who older before channel draft e c d k kinds n seen o f b s p"
VALUES = {
    "nothing": "",
    "a letter": "x",
    "half a version": "1.",
    "a number too great": "99999999999999999999",
    "2,000 letters": "x" * 2000,
    "JSON of nothing": "{}",
    "JSON of another shape": json.dumps({"mail": {"id": 1}, "e": ["1.1"], "n": 1.5, "c": None}),
    "JSON of a list": '["1.1"]',
    "JSON of wrong values": pack(dict.fromkeys(_KEYS.split(), "x")),
    "JSON of numbers too great": pack(dict.fromkeys(_KEYS.split(), "9" * 20)),
    "JSON of a mail and wrong values": pack({**dict.fromkeys(_KEYS.split(), "x"), "mail": "1.1"}),
    "JSON of an entry and wrong values": pack({"e": "1.1", "d": "x", "how": "x", "n": "1,x"}),
    "a digit that is none": "²",
    "a digit of another script": "١",
    "JSON of such digits": pack(dict.fromkeys(_KEYS.split(), "١")),
}
# What the forms are about, that can be about nothing else; and what stands in their fields.
ABOUT: dict[str, str] = {
    Log.EVALUATION_FORM: pack({"e": "1.1"}),
    Log.FOLLOW_FORM: pack({"e": "1.1"}),
    Log.COMMENT_FORM: pack({"e": "1.1"}),
    Find.CANCEL_FORM: pack({"n": "1"}),
    Find.CHANGE_FORM: pack({"contact": "1.1"}),
    Triage.OTHER_FORM: pack({"mail": "1.1"}),
    Triage.NEW_FORM: pack({"mail": "1.1"}),
    Triage.IGNORE_FORM: pack({"mail": "1.1", "what": "address"}),
    Admin.PURGE_FORM: "nobody-knows-it",
}
TEXTS: tuple[str, ...] = (
    Log.NOTE,
    Log.COMMENT_TEXT,
    Log.EVALUATION_NOTE,
    Find.REASON,
    Find.NAME,
    Triage.NAME,
)
PICKED: dict[str, str] = {
    Log.CONTACTS: "1",
    Log.TEMPLATE: "NOTE",
    Log.WHEN: str(int(NOW.timestamp())),
    Log.DIRECTION: "outbound",
    Log.EVALUATION: "+",
    Log.FOLLOW_UP: "2026-12-24",
    Log.ATTEMPT: "failed",
    Find.COMPANY: "1",
    Find.KIND: "company",
    Triage.CONTACT: "1",
    Triage.COMPANY: "1",
    Menu.LANGUAGE: "sv",
    Menu.TOLD: "off",
    Menu.HOUR: "9",
    Menu.KINDS: "cancelled",
}
# Forms that need to know of a mail and nothing else.
OF_A_MAIL = {Triage.OTHER_FORM, Triage.NEW_FORM}


@pytest.fixture
def furnished(office: Office) -> Office:
    """One of each thing, so that whatever a `1` is taken for is there."""
    number = log(office, ada_of_acme(office))
    gone = log(office, ada_of_acme(office))
    mail = waits(office, "k1")
    a_segment(office)
    asker = asker_of(office, office.ada)
    with office.session() as session:
        triage.claim(session, asker.actor, mail, now=NOW)
        cancel.cancel(session, office.house, ADMIN, [gone], reason="", now=NOW)
        drafts.keep(session, {"who": "ada", "text": "hi"}, by=asker.actor.key, now=NOW)
        which = segment.named(session, "partners")
        note = Note(template="NOTE", contacts=(), text="hi")
        segment.begin(session, office.house, asker.actor, which, note, now=NOW)
    assert number == 1
    return office


def test_whatever_a_button_carries(furnished: Office, caplog: pytest.LogCaptureFixture) -> None:
    asker = asker_of(furnished, furnished.ada)
    actions = sorted(furnished.door.tables.actions)
    before = record(furnished)
    for action in actions:
        for name, value in VALUES.items():
            for click in _clicks(asker, action, value):
                does_no_harm(furnished, click, f"{action} with {name}", caplog)
        assert record(furnished) == before, action


def test_whatever_a_form_carries(furnished: Office, caplog: pytest.LogCaptureFixture) -> None:
    asker, tables = asker_of(furnished, furnished.ada), furnished.door.tables
    before = record(furnished)
    for form in sorted({*tables.forms, *tables.closed}):
        for name, value in VALUES.items():
            for view in _views(form, value):
                told = f"{form} with {name}: {view.metadata[:60]} {list(view.fields.values())[:1]}"
                does_no_harm(furnished, Submitted(asker, view, "T1"), told, caplog)
                does_no_harm(furnished, Closed(asker, view, whole=False), told, caplog)
        assert record(furnished) == before, form


def test_whatever_a_picker_is_asked(furnished: Office, caplog: pytest.LogCaptureFixture) -> None:
    asker, before = asker_of(furnished, furnished.ada), record(furnished)
    for picker in sorted(furnished.door.tables.pickers):
        for name, value in VALUES.items():
            for form in (Log.FORM, Triage.NEW_FORM, Find.CHANGE_FORM):
                searched = Searched(asker, picker, value, OpenView("V1", "h", form, value))
                does_no_harm(furnished, searched, f"{picker} with {name}", caplog)
    assert record(furnished) == before


@pytest.mark.parametrize("form", sorted(ABOUT))
def test_a_form_that_does_not_say_what_it_is_about(office: Office, form: str) -> None:
    log(office, ada_of_acme(office))
    asker, before = asker_of(office, office.ada), record(office)
    others = {"JSON of a mail and wrong values"} if form in OF_A_MAIL else set()
    for value in (VALUES[name] for name in VALUES.keys() - others):
        sent = Submitted(asker, OpenView("V1", "h", form, value, _fields()), "T1")
        told = str(_answered(office, sent))
        if form != Admin.PURGE_FORM:
            assert said.out_of_date(Say()) in told, value
    assert record(office) == before


@pytest.mark.parametrize("value", ["x", "[]", "12", pack({"e": "x"}), pack({"how": "x"})])
def test_a_form_that_may_have_been_to_correct_an_entry_logs_none(
    office: Office, value: str
) -> None:
    log(office, ada_of_acme(office))
    asker, before = asker_of(office, office.ada), record(office)
    view = OpenView("V1", "h", Log.FORM, value, _fields())
    sent = Submitted(asker, view, "T1")
    assert said.out_of_date(Say()) in str(_answered(office, sent))
    assert record(office) == before
    whole = OpenView("V2", "h", Log.FORM, "", _fields())
    _answered(office, Submitted(asker, whole, "T1"))
    assert record(office) != before


@pytest.mark.parametrize(
    ("action", "value"),
    [
        (Triage.IGNORE, pack({"mail": "1.1", "what": "everything"})),
        (Triage.LATER, pack({"mail": "1.1"})),
        (Triage.PICK, pack({"contact": "1"})),
        (Triage.OPEN, "1."),
        (Admin.PURGE_WHO, pack({"who": "١"})),
        (Admin.PURGE_WHO, pack({"who": "1", "older": "yesterday"})),
        (Find.OLDER, pack({"h": "telepathy"})),
        (Log.EDIT, "1.²"),
        (Menu.STOP, pack({"kinds": "cancelled gossip"})),
    ],
)
def test_it_is_told_like_any_button_of_an_older_version(
    furnished: Office, caplog: pytest.LogCaptureFixture, action: str, value: str
) -> None:
    before = record(furnished)
    click = Click(asker_of(furnished, furnished.ada), action, "", value, (), "T1")
    assert said.out_of_date(Say()) in str(_answered(furnished, click))
    assert record(furnished) == before
    assert [(each.levelname, each.name) for each in caplog.records] == [("WARNING", "bot.dispatch")]


# ── what is pressed, and what came of it ────────────────────────────────────────────────────────


def _clicks(asker: Asker, action: str, value: str) -> Iterator[Click]:
    """A button of a message, of one that the asker alone sees, of a form; and a choice."""
    view = OpenView("V1", "h", Log.FORM, value, dict.fromkeys(PICKED, Field(value, (value,))))
    for block, message in (("", None), (Log.CARD, False), (Log.OFFER, True)):
        on = None if message is None else OnMessage("C1", "1.1", ephemeral=message)
        yield Click(asker, action, block, value, (value,), "T1", message=on)
    yield Click(asker, action, "", value, (value,), "T1", view=view)


def _views(form: str, value: str) -> Iterator[OpenView]:
    """With something wrong in its metadata; with something wrong in one picker after the other."""
    yield OpenView("V1", "h", form, value)
    for field in _pickers_of(form) if value else ():
        fields = {**_fields(), **dict.fromkeys(PICKED, Field())}
        wrong = {**fields, field: Field(value, (value,))}
        yield OpenView("V1", "h", form, ABOUT.get(form, ""), wrong)


def _pickers_of(form: str) -> list[str]:
    known = [each for each in PICKED if each.partition(".")[0] == form.partition(".")[0]]
    return known if form == Log.FORM else [each for each in known if each != Log.TEMPLATE]


def _fields() -> Mapping[str, Field]:
    texts = {**dict.fromkeys(TEXTS, Field("Hello", ("Hello",)))}
    address = Field("eve@acme.example", ("eve@acme.example",))
    return {**texts, Triage.EMAIL: address, **{k: Field(v, (v,)) for k, v in PICKED.items()}}


def _answered(office: Office, asked: Asked) -> list[Answer | None]:
    """With what follows behind the ack."""
    return list(_all(office, answered(office.desk, listener_for(office.door.tables, asked), asked)))


def _all(office: Office, answer: Answer | None) -> Iterator[Answer | None]:
    yield answer
    if isinstance(answer, Later):
        yield from _all(office, answer.now)
        yield from _all(office, answer.work(office.desk))
    for each in answer.answers if isinstance(answer, Both) else ():
        yield from _all(office, each)


def does_no_harm(office: Office, asked: Asked, what: str, caplog: pytest.LogCaptureFixture) -> None:
    told = str(_answered(office, asked))
    assert not re.search(r"[Rr]eference [0-9a-f]{6}", told), what
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR], what
    caplog.clear()


def record(office: Office) -> dict[str, list[Any]]:
    """All that is kept, table by table."""
    with office.reading() as session:
        tables = [t for t in metadata.sorted_tables if sa.inspect(session.bind).has_table(t.name)]
        return {t.name: sorted(map(str, session.execute(sa.select(t)))) for t in tables}
