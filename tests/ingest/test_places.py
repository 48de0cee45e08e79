"""One mail in several places: what one mailbox skips for reasons of its own, another may log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from journal.model import CopyState, NewMail, Outcome, Reason
from journal.settings.mail import Mailbox as Box
from journal.store import copies, mails
from journal.store.database import transaction
from tests.building import a_person
from tests.clock import NOW
from tests.ingest.door import CONFIG, Door, a_door, a_mail, check_the_law
from tests.mailing import a_mail as new_mail
from tests.servers.scripted import Scripted

OLD = NOW - timedelta(days=20)
SKIPPING = """
[[mailbox]]
name = "sales"
host = "imap.ours.example"
user = "sales"
[[rule]]
mailbox = "sales"
address = "ada@acme.example"
skip = "elsewhere"
"""
Doors = Callable[..., Door]


@pytest.fixture
def door_of(engine: Engine, tmp_path: Path, scripted: Scripted) -> Doors:
    with transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")

    def make(user: str, name: str, config: str = CONFIG, **more: object) -> Door:
        box = scripted.box(user, name=name, addresses=[f"{name}@ours.example"], **more)
        return a_door(engine, tmp_path, box, config)

    return make


def test_too_old_for_one_mailbox_is_logged_by_the_other(
    engine: Engine, door_of: Doors, scripted: Scripted
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, a_mail(1, when=OLD), when=NOW)
    since = (NOW - timedelta(days=5)).date().isoformat()
    sales, office = door_of(users[0], "sales", since=since), door_of(users[1], "office")
    sales.poll()
    assert sales.reasons() == {"too_old": 1}
    office.poll()
    (mail,) = office.mails()
    assert (mail.outcome, len(mail.copies)) == (Outcome.LOGGED, 2)
    check_the_law(engine)
    for door in (sales, office):
        door.close()


def test_a_rule_of_one_mailbox_does_not_decide_for_another(
    engine: Engine, door_of: Doors, scripted: Scripted
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, a_mail(1))
    sales = door_of(users[0], "sales", CONFIG + SKIPPING)
    office = door_of(users[1], "office", CONFIG + SKIPPING)
    sales.poll()
    assert sales.reasons() == {"rule": 1}
    office.poll()
    (mail,) = office.mails()
    assert (mail.outcome, mail.reason) == (Outcome.LOGGED, Reason.LOGGED)
    # And never the other way round.
    with transaction(engine) as session:
        copies.reopen(session, [mail.id])
    sales.poll()
    assert sales.reasons() == {"logged": 1}
    check_the_law(engine)
    for door in (sales, office):
        door.close()


def test_an_earlier_since_brings_back_what_was_left(door_of: Doors, scripted: Scripted) -> None:
    user = scripted.new_user()
    scripted.deliver(user, a_mail(1, when=OLD), when=OLD)
    scripted.deliver(user, a_mail(2, when=OLD), when=NOW)
    door = door_of(user, "sales", since=(NOW - timedelta(days=5)).date().isoformat())
    door.poll()
    assert door.count(CopyState.LEFT) == 1
    assert door.reasons() == {"too_old": 1}
    door.box = _reading_from(door.box, None)
    door.poll()
    assert door.count(CopyState.LEFT) == 0
    assert door.reasons() == {"logged": 2}
    door.close()


def _reading_from(box: Box, since: date | None) -> Box:
    return box.model_copy(update={"since": since})


def test_a_mail_without_id_is_one_mail_whatever_is_kept_of_it(
    engine: Engine, door_of: Doors, scripted: Scripted
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, a_mail(1, message_id=None))
    scripted.deliver(users[0], a_mail(1, message_id=None, text="Another one."))
    sales, office = door_of(users[0], "sales", keep="headers"), door_of(users[1], "office")
    sales.poll()
    office.poll()
    assert sales.reasons() == {"logged": 2}
    assert all(not each.text for each in sales.mails())
    check_the_law(engine)
    for door in (sales, office):
        door.close()


def test_a_mail_that_was_decided_meanwhile_is_not_decided_over(
    engine: Engine, door_of: Doors, scripted: Scripted
) -> None:
    user = scripted.new_user()
    scripted.deliver(user, a_mail(1))
    door = door_of(user, "sales")
    door.poll()
    (mail,) = door.mails()
    with transaction(engine) as session:
        took = mails.replace_row(
            session,
            mail.id,
            _skipped(mail.id),
            by="test",
            versions=door.office.versions,
            now=NOW,
            files=door.office.house.files,
        )
    assert took is mails.Took.TOO_LATE
    assert door.reasons() == {"logged": 1}
    door.close()


def _skipped(mail_id: int) -> NewMail:
    return replace(new_mail("k9", Outcome.SKIPPED), instead_of=mail_id)
