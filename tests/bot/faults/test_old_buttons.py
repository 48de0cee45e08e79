"""Buttons that outlived what they stood for: another config, another role, a row that is gone."""

from pathlib import Path

import pytest

from bot.answers import OpenModal, Reply
from bot.dispatch import answer_input, listener_for
from bot.ids import pack, unpack
from bot.ids.admin import AdminId
from bot.ids.triage import TriageId
from bot.inputs import Click
from journal.entries import cancel
from journal.model import MailOutcome
from journal.store.record import drafts
from playground.workspace import WorkspacePerson
from tests.bot.faults.test_twice import user_of
from tests.bot.log_case import add_people, get_drafts, get_entry, open_form
from tests.bot.lookup_case import add_ada, log_entry
from tests.bot.triage_case import (
    CONFIG_WITH_CHANNEL,
    add_waiting_mail,
    get_mail,
    set_triage_channel,
)
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.builders import ADMIN
from tests.clock import NOW


def click_old_button(
    harness: BotHarness, person: WorkspacePerson, action: str, value: str
) -> object:
    click = Click(user_of(harness, person), action, "", value, (), "T1")
    return answer_input(harness.context, listener_for(harness.slack_app.tables, click), click)


@pytest.mark.parametrize("value", ["", "[", "[" * 1900, "{}[", "null", "12", '["a"]', "\x00"])
def test_what_no_button_of_ours_carries_is_nothing(value: str) -> None:
    assert unpack(value) == {}


def test_the_counter_leaves_the_channel_that_is_for_triage_no_more(
    database_url: str, tmp_path: Path
) -> None:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_CHANNEL) as harness:
        add_waiting_mail(harness, "k1")
        old = harness.workspace.add_channel("triage", members=[harness.alice])
        new = harness.workspace.add_channel("mails", members=[harness.alice])
        for channel in (old, new):
            set_triage_channel(harness, channel.id)
    assert [len([m for m in c.messages if not m.deleted]) for c in (old, new)] == [0, 1]


def test_a_draft_with_a_template_that_is_gone_is_gone_on_with(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("zork: hello there")
    harness.settle()
    (draft,) = get_drafts(harness)
    with harness.session() as session:
        fields = {**draft.fields, "template": "GONE"}
        drafts.change(session, draft.id, fields, by=draft.by)
    (listed,) = harness.alice.types("/rapport drafts").messages
    harness.alice.clicks(listed, "Continue")
    form = open_form(harness.alice)
    assert "hello there" in str(form.values) + form.plain()
    seen = harness.alice.submits(form, {"log.contacts": ["Bea"], "log.template": "Note"})
    assert not seen.errors
    assert get_entry(harness).text == "zork: hello there"


def test_a_preview_that_nobody_knows_any_more_is_not_taken_for_all(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [number], reason="", now=NOW)
    answer = click_old_button(harness, harness.ada, AdminId.PURGE_AGAIN, "nobody-knows-it")
    assert isinstance(answer, Reply)
    harness.settle()
    assert harness.ada.sees(harness.ada.dm) == []


def test_whose_a_mail_is_that_does_not_wait_is_not_told_by_an_old_button(
    harness: BotHarness,
) -> None:
    mail = add_waiting_mail(harness, "k1", sender="her.doctor@clinic.example", name="Her Doctor")
    harness.alice.types("/rapport triage")
    harness.alice.types("/rapport triage next")
    harness.settle()
    value = pack({"mail": f"{mail}.{get_mail(harness, mail).version}", "what": "mail"})
    click_old_button(harness, harness.alice, TriageId.IGNORE, value)
    assert get_mail(harness, mail).outcome is MailOutcome.SKIPPED
    for what in ("address", "domain"):
        answer = click_old_button(
            harness, harness.bob, TriageId.IGNORE, pack({"mail": f"{mail}.1", "what": what})
        )
        assert not isinstance(answer, OpenModal)
        assert "clinic" not in str(answer)
        assert "Alice Adams" in str(answer)
