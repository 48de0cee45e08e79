"""One mail in several places: what one mailbox skips for reasons of its own, another may log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from journal.model import CopyState, MailOutcome, MailReason, NewMail
from journal.settings.mail_settings import MailboxSettings as Box
from journal.store.database import transaction
from journal.store.mail import copies, mails
from tests.builders import a_person
from tests.clock import NOW
from tests.ingest.capture.poller_case import (
    CONFIG,
    PollerCase,
    check_ledger_invariants,
    make_poller_case,
    numbered_mail,
)
from tests.mail_builders import a_mail as new_mail
from tests.servers.scripted_imap import ScriptedImapServer

OLD_DATE = NOW - timedelta(days=20)
SKIPPING_CONFIG = """
[[mailbox]]
name = "sales"
host = "imap.ours.example"
user = "sales"
[[rule]]
mailbox = "sales"
address = "ada@acme.example"
skip = "elsewhere"
"""
MakePollerCase = Callable[..., PollerCase]


@pytest.fixture
def door_of(engine: Engine, tmp_path: Path, scripted: ScriptedImapServer) -> MakePollerCase:
    with transaction(engine) as session:
        a_person(session, "Ada", "ada@acme.example")

    def make(user: str, name: str, config: str = CONFIG, **more: object) -> PollerCase:
        box = scripted.box(user, name=name, addresses=[f"{name}@ours.example"], **more)
        return make_poller_case(engine, tmp_path, box, config)

    return make


def test_too_old_for_one_mailbox_is_logged_by_the_other(
    engine: Engine, door_of: MakePollerCase, scripted: ScriptedImapServer
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, numbered_mail(1, when=OLD_DATE), when=NOW)
    since = (NOW - timedelta(days=5)).date().isoformat()
    sales, context = door_of(users[0], "sales", since=since), door_of(users[1], "office")
    sales.poll()
    assert sales.count_reasons() == {"too_old": 1}
    context.poll()
    (mail,) = context.ledger_mails()
    assert (mail.outcome, len(mail.copies)) == (MailOutcome.LOGGED, 2)
    check_ledger_invariants(engine)
    for poller in (sales, context):
        poller.close()


def test_a_rule_of_one_mailbox_does_not_decide_for_another(
    engine: Engine, door_of: MakePollerCase, scripted: ScriptedImapServer
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, numbered_mail(1))
    sales = door_of(users[0], "sales", CONFIG + SKIPPING_CONFIG)
    context = door_of(users[1], "office", CONFIG + SKIPPING_CONFIG)
    sales.poll()
    assert sales.count_reasons() == {"rule": 1}
    context.poll()
    (mail,) = context.ledger_mails()
    assert (mail.outcome, mail.reason) == (MailOutcome.LOGGED, MailReason.LOGGED)
    # And never the other way round.
    with transaction(engine) as session:
        copies.reopen(session, [mail.id])
    sales.poll()
    assert sales.count_reasons() == {"logged": 1}
    check_ledger_invariants(engine)
    for poller in (sales, context):
        poller.close()


def test_an_earlier_since_brings_back_what_was_left(
    door_of: MakePollerCase, scripted: ScriptedImapServer
) -> None:
    user = scripted.new_user()
    scripted.deliver(user, numbered_mail(1, when=OLD_DATE), when=OLD_DATE)
    scripted.deliver(user, numbered_mail(2, when=OLD_DATE), when=NOW)
    poller = door_of(user, "sales", since=(NOW - timedelta(days=5)).date().isoformat())
    poller.poll()
    assert poller.count_copies(CopyState.LEFT) == 1
    assert poller.count_reasons() == {"too_old": 1}
    poller.box = _reading_from(poller.box, None)
    poller.poll()
    assert poller.count_copies(CopyState.LEFT) == 0
    assert poller.count_reasons() == {"logged": 2}
    poller.close()


def _reading_from(box: Box, since: date | None) -> Box:
    return box.model_copy(update={"since": since})


def test_a_mail_without_id_is_one_mail_whatever_is_kept_of_it(
    engine: Engine, door_of: MakePollerCase, scripted: ScriptedImapServer
) -> None:
    users = scripted.new_user(), scripted.new_user()
    for user in users:
        scripted.deliver(user, numbered_mail(1, message_id=None))
    scripted.deliver(users[0], numbered_mail(1, message_id=None, text="Another one."))
    sales, context = door_of(users[0], "sales", keep="headers"), door_of(users[1], "office")
    sales.poll()
    context.poll()
    assert sales.count_reasons() == {"logged": 2}
    assert all(not each.text for each in sales.ledger_mails())
    check_ledger_invariants(engine)
    for poller in (sales, context):
        poller.close()


def test_a_mail_that_was_decided_meanwhile_is_not_decided_over(
    engine: Engine, door_of: MakePollerCase, scripted: ScriptedImapServer
) -> None:
    user = scripted.new_user()
    scripted.deliver(user, numbered_mail(1))
    poller = door_of(user, "sales")
    poller.poll()
    (mail,) = poller.ledger_mails()
    with transaction(engine) as session:
        took = mails.replace_row(
            session,
            mail.id,
            _skipped_mail(mail.id),
            by="test",
            versions=poller.context.versions,
            now=NOW,
            files=poller.context.config.files,
        )
    assert took is mails.ReplaceResult.TOO_LATE
    assert poller.count_reasons() == {"logged": 1}
    poller.close()


def _skipped_mail(mail_id: int) -> NewMail:
    return replace(new_mail("k9", MailOutcome.SKIPPED), instead_of=mail_id)
