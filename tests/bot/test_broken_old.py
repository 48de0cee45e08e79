"""Buttons that outlived what they stood for: another config, another role, a row that is gone."""

from pathlib import Path

import pytest

from bot.answers import Open, Reply
from bot.asked import Click
from bot.dispatch import answered, listener_for
from bot.ids import pack, unpack
from bot.ids.admin import Admin
from bot.ids.triage import Triage
from journal import cancel
from journal.model import Outcome
from journal.store import drafts
from playground.workspace import Person
from tests.bot.logbook import drafts_of, entry, people, top
from tests.bot.looking_up import ada_of_acme, log
from tests.bot.office import Office, an_office
from tests.bot.test_broken_twice import asker_of
from tests.bot.triaging import WITH_CHANNEL, counter, mail_of, waits
from tests.building import ADMIN
from tests.clock import NOW


def clicks(office: Office, person: Person, action: str, value: str) -> object:
    click = Click(asker_of(office, person), action, "", value, (), "T1")
    return answered(office.desk, listener_for(office.door.tables, click), click)


@pytest.mark.parametrize("value", ["", "[", "[" * 1900, "{}[", "null", "12", '["a"]', "\x00"])
def test_what_no_button_of_ours_carries_is_nothing(value: str) -> None:
    assert unpack(value) == {}


def test_the_counter_leaves_the_channel_that_is_for_triage_no_more(
    database_url: str, tmp_path: Path
) -> None:
    with an_office(database_url, tmp_path, WITH_CHANNEL) as office:
        waits(office, "k1")
        old = office.workspace.add_channel("triage", members=[office.alice])
        new = office.workspace.add_channel("mails", members=[office.alice])
        for channel in (old, new):
            counter(office, channel.id)
    assert [len([m for m in c.messages if not m.deleted]) for c in (old, new)] == [0, 1]


def test_a_draft_with_a_template_that_is_gone_is_gone_on_with(office: Office) -> None:
    people(office)
    office.alice.types("zork: hello there")
    office.settle()
    (draft,) = drafts_of(office)
    with office.session() as session:
        fields = {**draft.fields, "template": "GONE"}
        drafts.change(session, draft.id, fields, by=draft.by)
    (listed,) = office.alice.types("/rapport drafts").messages
    office.alice.clicks(listed, "Continue")
    form = top(office.alice)
    assert "hello there" in str(form.values) + form.plain()
    seen = office.alice.submits(form, {"log.contacts": ["Bea"], "log.template": "Note"})
    assert not seen.errors
    assert entry(office).text == "hello there"


def test_a_preview_that_nobody_knows_any_more_is_not_taken_for_all(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    with office.session() as session:
        cancel.cancel(session, office.house, ADMIN, [number], reason="", now=NOW)
    answer = clicks(office, office.ada, Admin.PURGE_AGAIN, "nobody-knows-it")
    assert isinstance(answer, Reply)
    office.settle()
    assert office.ada.sees(office.ada.dm) == []


def test_whose_a_mail_is_that_does_not_wait_is_not_told_by_an_old_button(office: Office) -> None:
    mail = waits(office, "k1", sender="her.doctor@clinic.example", name="Her Doctor")
    office.alice.types("/rapport triage")
    office.alice.types("/rapport triage next")
    office.settle()
    value = pack({"mail": f"{mail}.{mail_of(office, mail).version}", "what": "mail"})
    clicks(office, office.alice, Triage.IGNORE, value)
    assert mail_of(office, mail).outcome is Outcome.SKIPPED
    for what in ("address", "domain"):
        answer = clicks(
            office, office.bob, Triage.IGNORE, pack({"mail": f"{mail}.1", "what": what})
        )
        assert not isinstance(answer, Open)
        assert "clinic" not in str(answer)
        assert "Alice Adams" in str(answer)
