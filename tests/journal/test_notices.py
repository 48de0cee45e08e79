"""Whoever is concerned, and did not do it, is told once; what is done in bulk tells nobody."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import cancel, correct, purge
from journal.entries.record import Note
from journal.model import (
    Actor,
    BouncedRecipient,
    Direction,
    InteractionFilter,
    MailClass,
    MailOutcome,
    NoticeKind,
    Source,
)
from journal.segments import segment
from journal.store import tables
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.slack import notices
from journal.undo import run_undo
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, BOB, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.mail_builders import a_mail, enter_mails

ALICE_EMAIL, BOB_EMAIL = "alice@ours.example", "bob@ours.example"
CLI = Actor(Source.CLI, "root", role=ADMIN.role)


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def pending_notices(
    session: Session, email: str = ALICE_EMAIL
) -> list[tuple[NoticeKind, int | None, str]]:
    return [(n.kind, n.interaction, n.by) for n in notices.find_pending(session, email, limit=100)]


def pending_kinds(session: Session, email: str = ALICE_EMAIL) -> list[NoticeKind]:
    return [kind for kind, _, _ in pending_notices(session, email)]


def entry_of_alice(session: Session, config: RecordConfig) -> int:
    return log_interaction(session, config, a_person(session), actor=ALICE, salesperson=ALICE_EMAIL)


def test_a_logged_mail_is_told_to_its_salesperson_once(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    mine = a_mail("k1", MailOutcome.LOGGED, ada, salesperson=ALICE_EMAIL)
    (done,) = enter_mails(session, config, mine)
    enter_mails(session, config, mine)
    assert pending_notices(session) == [(NoticeKind.MAIL_LOGGED, done.interaction, "mail:sales")]
    (notice,) = notices.find_pending(session, ALICE_EMAIL, limit=9)
    assert notice.mail == done.mail


def test_a_mail_of_nobody_and_one_that_waits_are_told_to_nobody(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    enter_mails(
        session,
        config,
        a_mail("k1", MailOutcome.LOGGED, ada),
        a_mail("k2", salesperson=ALICE_EMAIL),
    )
    assert notices.addressees(session) == ()


def test_mails_of_years_ago_are_no_news(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    old = NOW - timedelta(days=8)
    enter_mails(
        session, config, a_mail("k1", MailOutcome.LOGGED, ada, salesperson=ALICE_EMAIL, at=old)
    )
    assert notices.addressees(session) == ()


def test_notices_of_a_batch_are_one_statement(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    news = [a_mail(f"k{n}", MailOutcome.LOGGED, ada, salesperson=ALICE_EMAIL) for n in range(20)]
    statements: list[str] = []
    connection = session.connection()

    def note(*given: object) -> None:
        statements.append(str(given[2]))

    sa.event.listen(connection, "before_cursor_execute", note)
    enter_mails(session, config, *news)
    sa.event.remove(connection, "before_cursor_execute", note)
    assert len([each for each in statements if "INSERT INTO notice" in each]) == 1
    assert len(pending_notices(session)) == 20


def test_a_bounce_is_told_once_to_whoever_sent_it(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    out = a_mail(
        "k1", MailOutcome.LOGGED, ada, direction=Direction.OUTBOUND, salesperson=ALICE_EMAIL
    )
    (sent,) = enter_mails(session, config, out)
    report: dict[str, Any] = {
        "sender": "daemon@acme.example",
        "mail_class": MailClass.BOUNCE,
        "bounced": (BouncedRecipient("ada@acme.example", "5.1.1", "no such user"),),
        "returned_id": "k1@acme.example",
    }
    enter_mails(session, config, a_mail("k2", MailOutcome.SKIPPED, **report))
    enter_mails(session, config, a_mail("k3", MailOutcome.SKIPPED, **report))
    assert pending_notices(session)[1:] == [(NoticeKind.BOUNCED, sent.interaction, "mail:sales")]


def test_what_somebody_else_cancels_restores_or_edits_is_told(
    session: Session, config: RecordConfig
) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, CLI, [number], reason="twice", now=NOW)
    assert pending_kinds(session) == [NoticeKind.CANCELLED]
    cancel.restore(session, config, CLI, [number], now=NOW)
    correct.edit(session, config, CLI, number, {"text": "other"}, now=NOW)
    assert {by for _, _, by in pending_notices(session)} == {"cli:root"}
    assert pending_kinds(session)[-2:] == [NoticeKind.RESTORED, NoticeKind.EDITED]


def test_what_they_do_themselves_is_not_told(session: Session, config: RecordConfig) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, ALICE, [number], reason="", now=NOW)
    cancel.restore(session, config, ALICE, [number], now=NOW)
    correct.edit(session, config, ALICE, number, {"text": "other"}, now=NOW)
    assert notices.addressees(session) == ()


def test_an_edit_that_changes_nothing_is_not_told(session: Session, config: RecordConfig) -> None:
    number = entry_of_alice(session, config)
    text = "as it was"
    correct.edit(session, config, ALICE, number, {"text": text}, now=NOW)
    correct.edit(session, config, CLI, number, {"text": text}, now=NOW)
    assert notices.addressees(session) == ()


def test_an_entry_handed_over_is_told_to_both(session: Session, config: RecordConfig) -> None:
    number = entry_of_alice(session, config)
    correct.edit(session, config, CLI, number, {"salesperson": BOB_EMAIL}, now=NOW)
    assert pending_kinds(session) == pending_kinds(session, BOB_EMAIL) == [NoticeKind.EDITED]


def test_what_is_taken_back_before_anybody_heard_of_it_is_no_news(
    session: Session, config: RecordConfig
) -> None:
    number = entry_of_alice(session, config)
    correct.edit(session, config, CLI, number, {"text": "other"}, now=NOW)
    undo(session, CLI, now=NOW)
    cancel.cancel(session, config, CLI, [number], reason="", now=NOW)
    undo(session, CLI, now=NOW)
    notices.drop_outdated(session, ALICE_EMAIL, now=NOW)
    assert notices.addressees(session) == ()


def test_a_cancel_that_somebody_restored_is_no_news_but_the_restoring_is(
    session: Session, config: RecordConfig
) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, CLI, [number], reason="", now=NOW)
    cancel.restore(session, config, CLI, [number], now=NOW)
    notices.drop_outdated(session, ALICE_EMAIL, now=NOW)
    assert pending_kinds(session) == [NoticeKind.RESTORED]


def test_a_segment_logs_and_is_undone_without_telling_anybody(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session)
    made = segment.create(session, config, ADMIN, "all", "All", now=NOW)
    segment.add_members(session, ADMIN, made, [ada.id], now=NOW)
    said = Note(template="NOTE", contacts=(), salesperson=ALICE_EMAIL)
    begun = segment.begin(session, config, ADMIN, made, said, now=NOW)
    while segment.step(session, config, ADMIN, begun, now=NOW):
        pass
    run_undo.undo_run(session, ADMIN, begun, now=NOW)
    assert notices.addressees(session) == ()


def test_purged_entries_take_their_notices_along(session: Session, config: RecordConfig) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, CLI, [number], reason="", now=NOW)
    shown = purge.preview(session, CLI, InteractionFilter(), now=NOW)
    which = purge.begin(session, CLI, shown.token, now=NOW)
    assert isinstance(which, StoredPreview)
    purges.delete(session, which, [number], now=NOW)
    assert session.execute(sa.select(tables.notice)).all() == []


def test_a_folded_notice_is_not_pending_and_is_its_cards(
    session: Session, config: RecordConfig
) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, BOB, [number], reason="", now=NOW)
    cancel.cancel(session, config, CLI, [number], reason="", now=NOW)
    waiting = notices.find_pending(session, ALICE_EMAIL, limit=9)
    notices.assign_to_card(session, waiting, None, now=NOW)
    assert notices.addressees(session) == ()
    notices.assign_to_card(session, waiting, 7, now=NOW)
    assert notices.get_for_card(session, 7) == ()


def test_what_nobody_could_be_told_is_dropped(session: Session, config: RecordConfig) -> None:
    number = entry_of_alice(session, config)
    cancel.cancel(session, config, CLI, [number], reason="", now=NOW)
    assert notices.delete_old_pending(session, NOW) == 0
    assert notices.delete_old_pending(session, NOW + timedelta(seconds=1)) == 1
    assert notices.addressees(session) == ()


def test_what_is_to_follow_up_is_told_once_for_each_day(
    session: Session, config: RecordConfig
) -> None:
    number = entry_of_alice(session, config)
    today = NOW.date()
    correct.edit(session, config, ALICE, number, {"follow_up_on": today}, now=NOW)
    since = today - timedelta(days=30)
    assert notices.people_with_follow_ups(session, since, today) == (ALICE_EMAIL,)
    assert notices.people_with_follow_ups(session, since, today - timedelta(days=1)) == ()
    for _ in range(2):
        notices.add_follow_ups(session, ALICE_EMAIL, since, today, now=NOW)
    assert pending_notices(session) == [(NoticeKind.FOLLOW_UP, number, "")]
    tomorrow = today + timedelta(days=1)
    correct.edit(session, config, ALICE, number, {"follow_up_on": tomorrow}, now=NOW)
    notices.add_follow_ups(session, ALICE_EMAIL, since, tomorrow, now=NOW)
    assert pending_kinds(session) == [NoticeKind.FOLLOW_UP] * 2
