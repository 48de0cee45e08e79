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

from bot.answers import Answer, InBackground, Several
from bot.dispatch import answer_input, listener_for
from bot.ids import pack
from bot.ids.admin import AdminId
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.ids.menu import MenuId
from bot.ids.triage import TriageId
from bot.inputs import (
    Click,
    FieldValue,
    FormClosed,
    FormSubmitted,
    Input,
    MessageRef,
    PickerSearched,
    User,
    ViewState,
)
from bot.language.translator import Translator
from bot.messages import errors as errors_text
from journal.entries import cancel
from journal.entries.record import Note
from journal.mail import triage
from journal.segments import segment
from journal.store.record import drafts
from journal.store.tables import metadata
from tests.bot.faults.test_twice import user_of
from tests.bot.log_case import add_segment
from tests.bot.lookup_case import add_ada, log_entry
from tests.bot.triage_case import add_waiting_mail
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN
from tests.clock import NOW
from tests.effort import one_day_in

_METADATA_KEYS = (
    "mail contact what until deed who older before channel draft e c d k kinds n seen o f b s p"
)
VALUES = {
    "nothing": "",
    "a letter": "x",
    "half a version": "1.",
    "a number too great": "99999999999999999999",
    "2,000 letters": "x" * 2000,
    "JSON of nothing": "{}",
    "JSON of another shape": json.dumps({"mail": {"id": 1}, "e": ["1.1"], "n": 1.5, "c": None}),
    "JSON of a list": '["1.1"]',
    "JSON of wrong values": pack(dict.fromkeys(_METADATA_KEYS.split(), "x")),
    "JSON of numbers too great": pack(dict.fromkeys(_METADATA_KEYS.split(), "9" * 20)),
    "JSON of a mail and wrong values": pack(
        {**dict.fromkeys(_METADATA_KEYS.split(), "x"), "mail": "1.1"}
    ),
    "JSON of an entry and wrong values": pack({"e": "1.1", "d": "x", "how": "x", "n": "1,x"}),
    "a digit that is none": "²",
    "a digit of another script": "١",
    "JSON of such digits": pack(dict.fromkeys(_METADATA_KEYS.split(), "١")),
}
# What the forms are about, that can be about nothing else; and what stands in their fields.
FORM_METADATA: dict[str, str] = {
    LogId.EVALUATION_FORM: pack({"e": "1.1"}),
    LogId.FOLLOW_FORM: pack({"e": "1.1"}),
    LogId.COMMENT_FORM: pack({"e": "1.1"}),
    FindId.CANCEL_FORM: pack({"n": "1"}),
    FindId.CHANGE_FORM: pack({"contact": "1.1"}),
    TriageId.OTHER_CONTACT_FORM: pack({"mail": "1.1"}),
    TriageId.NEW_CONTACT_FORM: pack({"mail": "1.1"}),
    TriageId.IGNORE_FORM: pack({"mail": "1.1", "what": "address"}),
    AdminId.PURGE_FORM: "nobody-knows-it",
}
TEXTS: tuple[str, ...] = (
    LogId.NOTE,
    LogId.COMMENT_TEXT,
    LogId.EVALUATION_NOTE,
    FindId.REASON,
    FindId.NAME,
    TriageId.NAME,
)
PICKED_VALUES: dict[str, str] = {
    LogId.CONTACTS: "1",
    LogId.TEMPLATE: "NOTE",
    LogId.WHEN: str(int(NOW.timestamp())),
    LogId.DIRECTION: "outbound",
    LogId.EVALUATION: "+",
    LogId.FOLLOW_UP: "2026-12-24",
    LogId.ATTEMPT: "failed",
    FindId.COMPANY: "1",
    FindId.KIND: "company",
    TriageId.CONTACT: "1",
    TriageId.COMPANY: "1",
    MenuId.LANGUAGE: "sv",
    MenuId.FREQUENCY: "off",
    MenuId.HOUR: "9",
    MenuId.KINDS: "cancelled",
}
# Forms that need to know of a mail and nothing else.
MAIL_FORMS = {TriageId.OTHER_CONTACT_FORM, TriageId.NEW_CONTACT_FORM}


@pytest.fixture
def furnished(harness: BotHarness) -> BotHarness:
    """One of each thing, so that whatever a `1` is taken for is there."""
    number = log_entry(harness, add_ada(harness))
    gone = log_entry(harness, add_ada(harness))
    mail = add_waiting_mail(harness, "k1")
    add_segment(harness)
    user = user_of(harness, harness.ada)
    with harness.session() as session:
        triage.claim(session, user.actor, mail, now=NOW)
        cancel.cancel(session, harness.config, ADMIN, [gone], reason="", now=NOW)
        drafts.add(session, {"who": "ada", "text": "hi"}, by=user.actor.key, now=NOW)
        which = segment.get_segment(session, "partners")
        note = Note(template="NOTE", contacts=(), text="hi")
        segment.begin(session, harness.config, user.actor, which, note, now=NOW)
    assert number == 1
    return harness


@one_day_in(3)
def test_whatever_a_button_carries(furnished: BotHarness, caplog: pytest.LogCaptureFixture) -> None:
    user = user_of(furnished, furnished.ada)
    actions = sorted(furnished.slack_app.tables.actions)
    before = record_rows(furnished)
    for action in actions:
        for name, value in VALUES.items():
            for click in _clicks(user, action, value):
                assert_harmless(furnished, click, f"{action} with {name}", caplog)
        assert record_rows(furnished) == before, action


def test_whatever_a_form_carries(furnished: BotHarness, caplog: pytest.LogCaptureFixture) -> None:
    user, tables = user_of(furnished, furnished.ada), furnished.slack_app.tables
    before = record_rows(furnished)
    for form in sorted({*tables.forms, *tables.closed}):
        for name, value in VALUES.items():
            for view in _views(form, value):
                told = f"{form} with {name}: {view.metadata[:60]} {list(view.fields.values())[:1]}"
                assert_harmless(furnished, FormSubmitted(user, view, "T1"), told, caplog)
                assert_harmless(furnished, FormClosed(user, view, closes_all=False), told, caplog)
        assert record_rows(furnished) == before, form


@one_day_in(3)
def test_whatever_a_picker_is_asked(
    furnished: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    user, before = user_of(furnished, furnished.ada), record_rows(furnished)
    for picker in sorted(furnished.slack_app.tables.pickers):
        for name, value in VALUES.items():
            for form in (LogId.FORM, TriageId.NEW_CONTACT_FORM, FindId.CHANGE_FORM):
                searched = PickerSearched(user, picker, value, ViewState("V1", "h", form, value))
                assert_harmless(furnished, searched, f"{picker} with {name}", caplog)
    assert record_rows(furnished) == before


@pytest.mark.parametrize("form", sorted(FORM_METADATA))
def test_a_form_that_does_not_say_what_it_is_about(harness: BotHarness, form: str) -> None:
    log_entry(harness, add_ada(harness))
    user, before = user_of(harness, harness.ada), record_rows(harness)
    others = {"JSON of a mail and wrong values"} if form in MAIL_FORMS else set()
    for value in (VALUES[name] for name in VALUES.keys() - others):
        sent = FormSubmitted(user, ViewState("V1", "h", form, value, _fields()), "T1")
        told = str(_answers(harness, sent))
        if form != AdminId.PURGE_FORM:
            assert Translator()(errors_text.BUTTON_OUT_OF_DATE) in told, value
    assert record_rows(harness) == before


@pytest.mark.parametrize("value", ["x", "[]", "12", pack({"e": "x"}), pack({"how": "x"})])
def test_a_form_that_may_have_been_to_correct_an_entry_logs_none(
    harness: BotHarness, value: str
) -> None:
    log_entry(harness, add_ada(harness))
    user, before = user_of(harness, harness.ada), record_rows(harness)
    view = ViewState("V1", "h", LogId.FORM, value, _fields())
    sent = FormSubmitted(user, view, "T1")
    assert Translator()(errors_text.BUTTON_OUT_OF_DATE) in str(_answers(harness, sent))
    assert record_rows(harness) == before
    whole = ViewState("V2", "h", LogId.FORM, "", _fields())
    _answers(harness, FormSubmitted(user, whole, "T1"))
    assert record_rows(harness) != before


@pytest.mark.parametrize(
    ("action", "value"),
    [
        (TriageId.IGNORE, pack({"mail": "1.1", "what": "everything"})),
        (TriageId.POSTPONE, pack({"mail": "1.1"})),
        (TriageId.PICK, pack({"contact": "1"})),
        (TriageId.OPEN, "1."),
        (AdminId.PURGE_WHO, pack({"who": "١"})),
        (AdminId.PURGE_WHO, pack({"who": "1", "older": "yesterday"})),
        (FindId.OLDER_PAGE, pack({"h": "telepathy"})),
        (LogId.EDIT, "1.²"),
        (MenuId.STOP, pack({"kinds": "cancelled gossip"})),
    ],
)
@one_day_in(2)
def test_it_is_told_like_any_button_of_an_older_version(
    furnished: BotHarness, caplog: pytest.LogCaptureFixture, action: str, value: str
) -> None:
    before = record_rows(furnished)
    click = Click(user_of(furnished, furnished.ada), action, "", value, (), "T1")
    assert Translator()(errors_text.BUTTON_OUT_OF_DATE) in str(_answers(furnished, click))
    assert record_rows(furnished) == before
    assert [(each.levelname, each.name) for each in caplog.records] == [("WARNING", "bot.dispatch")]


# ── what is pressed, and what came of it ────────────────────────────────────────────────────────


def _clicks(user: User, action: str, value: str) -> Iterator[Click]:
    """A button of a message, of one that the asker alone sees, of a form; and a choice."""
    view = ViewState(
        "V1", "h", LogId.FORM, value, dict.fromkeys(PICKED_VALUES, FieldValue(value, (value,)))
    )
    for block, message in (("", None), (LogId.CARD, False), (LogId.OFFER, True)):
        on = None if message is None else MessageRef("C1", "1.1", ephemeral=message)
        yield Click(user, action, block, value, (value,), "T1", message=on)
    yield Click(user, action, "", value, (value,), "T1", view=view)


def _views(form: str, value: str) -> Iterator[ViewState]:
    """Gives views with something wrong in its metadata; with something wrong in one picker after the other."""
    yield ViewState("V1", "h", form, value)
    for field in _pickers_of(form) if value else ():
        fields = {**_fields(), **dict.fromkeys(PICKED_VALUES, FieldValue())}
        wrong = {**fields, field: FieldValue(value, (value,))}
        yield ViewState("V1", "h", form, FORM_METADATA.get(form, ""), wrong)


def _pickers_of(form: str) -> list[str]:
    known = [each for each in PICKED_VALUES if each.partition(".")[0] == form.partition(".")[0]]
    return known if form == LogId.FORM else [each for each in known if each != LogId.TEMPLATE]


def _fields() -> Mapping[str, FieldValue]:
    texts = {**dict.fromkeys(TEXTS, FieldValue("Hello", ("Hello",)))}
    address = FieldValue("eve@acme.example", ("eve@acme.example",))
    return {
        **texts,
        TriageId.EMAIL: address,
        **{k: FieldValue(v, (v,)) for k, v in PICKED_VALUES.items()},
    }


def _answers(harness: BotHarness, slack_input: Input) -> list[Answer | None]:
    """Gives the answers with what follows behind the ack."""
    return list(
        _flatten_answers(
            harness,
            answer_input(
                harness.context, listener_for(harness.slack_app.tables, slack_input), slack_input
            ),
        )
    )


def _flatten_answers(harness: BotHarness, answer: Answer | None) -> Iterator[Answer | None]:
    yield answer
    if isinstance(answer, InBackground):
        yield from _flatten_answers(harness, answer.answer_now)
        yield from _flatten_answers(harness, answer.work(harness.context))
    for each in answer.answers if isinstance(answer, Several) else ():
        yield from _flatten_answers(harness, each)


def assert_harmless(
    harness: BotHarness, slack_input: Input, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    told = str(_answers(harness, slack_input))
    assert not re.search(r"[Rr]eference [0-9a-f]{6}", told), description
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR], description
    caplog.clear()


_NOTES = frozenset({"audit", "slack_event"})


def record_rows(harness: BotHarness) -> dict[str, list[Any]]:
    """All that is kept, table by table; but for who looked, which an export notes, and which input came."""
    with harness.reading() as session:
        known = sa.inspect(session.bind).has_table
        tables = [t for t in metadata.sorted_tables if t.name not in _NOTES and known(t.name)]
        return {t.name: sorted(map(str, session.execute(sa.select(t)))) for t in tables}
