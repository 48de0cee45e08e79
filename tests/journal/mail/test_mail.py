"""A mail that comes to the record has one row, one outcome, and at most one interaction."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.context import RecordConfig
from journal.errors import DatabaseConflict
from journal.mail import mail, triage
from journal.mail_packing import pack
from journal.model import (
    BouncedRecipient,
    Contact,
    DeliveryState,
    Direction,
    Document,
    EnteredMail,
    InteractionState,
    MailClass,
    MailOutcome,
    MailReason,
    NewAttachment,
    NewMail,
)
from journal.store import tables, tombstones
from journal.store.database import transaction
from journal.store.mail import ledger, mails
from journal.store.record import interactions
from journal.undo.undo import undo
from tests.builders import ALICE, a_config, a_person
from tests.clock import NOW
from tests.databases import PostgresqlDatabases, fresh_engine
from tests.mail_builders import POLLER, VERSIONS, a_mail
from tests.statements import before_statements


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def enter_mails(session: Session, config: RecordConfig, *new_mails: NewMail) -> list[EnteredMail]:
    return mail.enter_mails(session, config, POLLER, new_mails, versions=VERSIONS, now=NOW)


def count_rows(session: Session, table: sa.Table) -> int:
    return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_a_logged_mail_has_one_interaction_and_keeps_no_text_twice(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    (done,) = enter_mails(
        session, config, a_mail("k1", MailOutcome.LOGGED, ada, text="Two hundred chairs.")
    )
    assert done.interaction is not None
    entry = interactions.get(session, done.interaction)
    assert entry is not None
    assert (entry.text, entry.subject) == ("Two hundred chairs.", "Offer")
    assert (entry.mail_id, entry.logged_by) == (done.mail, "mail:sales")
    kept = ledger.get(session, done.mail)
    assert kept is not None
    assert (kept.outcome, kept.text) == (MailOutcome.LOGGED, "")


def test_the_same_mail_again_changes_nothing(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    (first,) = enter_mails(session, config, a_mail("k1", MailOutcome.LOGGED, ada))
    (second,) = enter_mails(session, config, a_mail("k1", MailOutcome.SKIPPED))
    assert second == replace(first, is_new=False)
    assert count_rows(session, tables.mail) == count_rows(session, tables.interaction) == 1


def test_a_mail_twice_in_one_batch_is_one_mail(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    twice = [a_mail("k1", MailOutcome.LOGGED, ada), a_mail("k1", MailOutcome.LOGGED, ada)]
    done = enter_mails(session, config, *twice)
    assert done[0].mail == done[1].mail
    assert count_rows(session, tables.mail) == count_rows(session, tables.interaction) == 1


def test_a_larger_batch_takes_no_more_statements(engine: Engine, config: RecordConfig) -> None:
    with transaction(engine) as session:
        ada = a_person(session, "Ada", "ada@acme.example")

    def count_statements(begin: int, count: int) -> int:
        sent: list[str] = []
        with transaction(engine) as session, before_statements(engine, sent.append):
            enter_mails(session, config, *_batch_with_files(ada, range(begin, begin + count)))
        return len(sent)

    assert count_statements(100, 4) == count_statements(200, 40)


def _batch_with_files(who: Contact, numbers: Iterable[int]) -> Iterator[NewMail]:
    """Makes mails that are by turns logged and waiting, each with a file of its own and one that all have."""
    for number in numbers:
        outcome = MailOutcome.WAITING if number % 2 else MailOutcome.LOGGED
        files = (
            NewAttachment("own.pdf", "application/pdf", b"%d" % number),
            NewAttachment("terms.pdf", "application/pdf", b"terms"),
        )
        yield a_mail(f"k{number}", outcome, who, attachments=files, raw=pack(b"raw"))


def test_a_blocked_contact_keeps_every_word_of_the_mail_out(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example", privacy_blocked=True)
    (done,) = enter_mails(
        session, config, a_mail("k1", MailOutcome.LOGGED, ada, raw=pack(b"words"), subject="Secret")
    )
    assert (done.outcome, done.reason) == (MailOutcome.SKIPPED, MailReason.PRIVACY_BLOCKED)
    kept = ledger.get(session, done.mail)
    assert kept is not None
    assert (kept.subject, kept.parties, kept.participants) == ("", (), ())
    assert mails.raw_of(session, done.mail) is None


@pytest.mark.parametrize("reason", sorted(mails.REASONS_WITHOUT_CONTENT))
def test_what_may_not_be_kept_is_a_row_without_words(
    session: Session, config: RecordConfig, reason: MailReason
) -> None:
    new = a_mail("k1", MailOutcome.SKIPPED, reason=reason, subject="Secret", raw=pack(b"words"))
    (done,) = enter_mails(session, config, new)
    kept = ledger.get(session, done.mail)
    assert kept is not None
    assert (kept.subject, kept.text, kept.parties) == ("", "", ())
    assert mails.raw_of(session, done.mail) is None


def test_the_same_document_again_is_a_comment(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    order = Document("order", "1001")
    (first,) = enter_mails(session, config, a_mail("k1", MailOutcome.LOGGED, ada, document=order))
    (second,) = enter_mails(session, config, a_mail("k2", MailOutcome.LOGGED, ada, document=order))
    assert (second.outcome, second.reason) == (MailOutcome.SKIPPED, MailReason.SAME_DOCUMENT)
    assert second.interaction == first.interaction
    assert first.interaction is not None
    (said,) = interactions.comments_of(session, first.interaction)
    assert said.text == f"The same document was sent again (mail {second.mail})."


def test_the_same_document_twice_in_one_poll_is_one_entry_with_a_comment(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    order = Document("order", "1001")
    twice = (a_mail(key, MailOutcome.LOGGED, ada, document=order) for key in ("k1", "k2"))
    first, second = enter_mails(session, config, *twice)
    assert first.interaction is not None
    assert (second.reason, second.interaction) == (MailReason.SAME_DOCUMENT, first.interaction)
    kept = ledger.get(session, second.mail)
    assert kept is not None
    assert kept.why == f"The same document is interaction #{first.interaction}."
    (said,) = interactions.comments_of(session, first.interaction)
    assert said.text == f"The same document was sent again (mail {second.mail})."


def test_another_version_of_a_document_is_a_new_entry_that_says_so(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    versions = [Document("quote", "89"), Document("quote", "89", "2"), Document("quote", "89", "3")]
    numbers = []
    for key, document in zip(("k1", "k2", "k3"), versions, strict=True):
        new = a_mail(key, MailOutcome.LOGGED, ada, document=document)
        (done,) = enter_mails(session, config, new)
        assert done.interaction is not None
        numbers.append(done.interaction)
        kept = ledger.get(session, done.mail)
        assert kept is not None
        assert kept.document == document
    first, second, third = numbers
    assert interactions.comments_of(session, first) == ()
    (said,) = interactions.comments_of(session, third)
    assert said.text == (f"The same document, in another version: #{second} (version 2), #{first}.")


def test_what_was_purged_stays_gone_and_leaves_no_key(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    tombstones.bury(session, {"k1"}, now=NOW)
    (first,) = enter_mails(session, config, a_mail("k1", MailOutcome.LOGGED, ada))
    (again,) = enter_mails(session, config, a_mail("k1", MailOutcome.LOGGED, ada))
    assert (first.outcome, first.reason) == (MailOutcome.SKIPPED, MailReason.PURGED_BEFORE)
    assert again == replace(first, is_new=False)
    kept = ledger.get(session, first.mail)
    assert kept is not None
    assert (kept.message_id, kept.subject, kept.parties) == ("", "", ())
    assert not mails.get_by_delivery_key(session, {"k1"})


def test_a_copy_that_comes_in_the_moment_of_an_erasure_is_not_entered(
    postgresql_databases: PostgresqlDatabases, config: RecordConfig
) -> None:
    """SQLite has one writer at a time: there nothing is committed between the look and the insert."""
    with fresh_engine(postgresql_databases) as engine:
        with transaction(engine) as session:
            ada = a_person(session, "Ada", "ada@acme.example")
            (first,) = enter_mails(session, config, a_mail("k1", MailOutcome.WAITING))
        again = a_mail("k1", MailOutcome.LOGGED, ada)
        erasing = [lambda: _erase(engine, first.mail)]

        def before(statement: str) -> None:
            if statement.startswith("INSERT INTO mail ") and erasing:
                erasing.pop()()

        with (
            pytest.raises(DatabaseConflict),
            transaction(engine) as session,
            before_statements(engine, before),
        ):
            enter_mails(session, config, again)
        assert not erasing
        with transaction(engine) as session:
            (done,) = enter_mails(session, config, again)
            assert (done.mail, done.reason) == (first.mail, MailReason.ERASED)
            assert count_rows(session, tables.mail) == 1
            assert count_rows(session, tables.interaction) == 0


def _erase(engine: Engine, mail_id: int) -> None:
    with transaction(engine) as session:
        tombstones.bury(session, {"k1"}, now=NOW)
        mails.anonymise(session, [mail_id], MailReason.ERASED, "It was erased.")


def test_a_template_that_fails_sets_its_own_mail_aside(session: Session, tmp_path: Path) -> None:
    # Fine for the sample with which the config check renders it, not for every mail.
    growing = "{{ mail.subject | replace('a', mail.subject) | replace('a', mail.subject) }}"
    config = a_config(tmp_path, f'[templates.EMAIL-IN]\ndescription = "{growing}"\n')
    ada = a_person(session, "Ada", "ada@acme.example")
    broken = a_mail("k1", MailOutcome.LOGGED, ada, template="EMAIL-IN", subject="a" * 1000)
    done = enter_mails(
        session, config, broken, a_mail("k2", MailOutcome.LOGGED, ada, template="NOTE")
    )
    assert [each.outcome for each in done] == [MailOutcome.QUARANTINED, MailOutcome.LOGGED]


def test_what_was_taken_back_stands_again_when_the_mail_is_decided_again(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    (first,) = enter_mails(session, config, a_mail("k1", MailOutcome.WAITING))
    triage.assign(session, config, ALICE, first.mail, [ada.id], now=NOW)
    undo(session, ALICE, now=NOW)
    mails.reopen(session, [first.mail])
    (again,) = enter_mails(
        session, config, a_mail("k1", MailOutcome.LOGGED, ada, instead_of=first.mail, text="Anew.")
    )
    assert again.interaction is not None
    entry = interactions.get(session, again.interaction)
    assert entry is not None
    assert (entry.state, entry.text) == (InteractionState.ACTIVE, "Anew.")
    assert count_rows(session, tables.interaction) == 1


# ── conversations ───────────────────────────────────────────────────────────────────────────────


def test_an_answer_joins_the_conversation_of_what_it_answers(
    session: Session, config: RecordConfig
) -> None:
    (first, second) = enter_mails(
        session,
        config,
        a_mail("k1", message_id="a@x.example"),
        a_mail("k2", message_id="b@x.example", in_reply_to="a@x.example", subject="Other"),
    )
    assert _conversation(session, second) == _conversation(session, first)


def test_a_late_original_is_joined_by_its_answers(session: Session, config: RecordConfig) -> None:
    answer = a_mail("k2", message_id="b@x.example", in_reply_to="a@x.example")
    (second,) = enter_mails(session, config, answer)
    (first,) = enter_mails(session, config, a_mail("k1", message_id="a@x.example"))
    assert _conversation(session, second) == _conversation(session, first)


@pytest.mark.parametrize(("subject", "joins"), [("SV: Offer", True), ("Lunch", False)])
def test_a_reference_joins_only_under_the_same_subject(
    session: Session, config: RecordConfig, subject: str, *, joins: bool
) -> None:
    (first,) = enter_mails(session, config, a_mail("k1", message_id="a@x.example", subject="Offer"))
    (other,) = enter_mails(
        session,
        config,
        a_mail("k2", message_id="c@x.example", references=("a@x.example",), subject=subject),
    )
    assert (_conversation(session, other) == _conversation(session, first)) is joins


def test_the_same_subject_alone_joins_nothing(session: Session, config: RecordConfig) -> None:
    first, second = enter_mails(session, config, a_mail("k1"), a_mail("k2"))
    assert _conversation(session, first) != _conversation(session, second)


def _conversation(session: Session, entered: EnteredMail) -> int:
    kept = ledger.get(session, entered.mail)
    assert kept is not None
    return kept.conversation


# ── bounces ─────────────────────────────────────────────────────────────────────────────────────


def a_bounce(key: str, **more: object) -> NewMail:
    failed = (BouncedRecipient("ada@acme.example", "5.1.1", "no such user"),)
    return replace(
        a_mail(
            key, MailOutcome.SKIPPED, reason=MailReason.BOUNCE, mail_class=MailClass.BOUNCE, at=NOW
        ),
        bounced=failed,
        bounce_reason="5.1.1 no such user",
        **more,  # type: ignore[arg-type]
    )


def test_a_bounce_marks_what_it_is_about(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    sent = a_mail(
        "k1", MailOutcome.LOGGED, ada, direction=Direction.OUTBOUND, message_id="a@ours.example"
    )
    (out,) = enter_mails(session, config, sent)
    enter_mails(session, config, a_bounce("k2", returned_id="a@ours.example"))
    assert _delivery(session, out) == (DeliveryState.BOUNCED, "5.1.1 no such user")


def test_a_bounce_that_came_first_marks_it_as_well(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    enter_mails(session, config, a_bounce("k2", returned_id="a@ours.example"))
    sent = a_mail(
        "k1", MailOutcome.LOGGED, ada, direction=Direction.OUTBOUND, message_id="a@ours.example"
    )
    (out,) = enter_mails(session, config, sent)
    assert _delivery(session, out)[0] is DeliveryState.BOUNCED


def test_a_bounce_without_the_mail_finds_the_last_one_sent_there(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    old, new = (
        a_mail(
            key,
            MailOutcome.LOGGED,
            ada,
            direction=Direction.OUTBOUND,
            at=NOW - timedelta(days=days),
        )
        for key, days in (("k1", 3), ("k2", 1))
    )
    first, second = enter_mails(session, config, old, new)
    enter_mails(session, config, a_bounce("k3"))
    assert _delivery(session, first)[0] is DeliveryState.NONE
    assert _delivery(session, second)[0] is DeliveryState.BOUNCED


def test_a_delay_is_no_bounce(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    sent = a_mail(
        "k1", MailOutcome.LOGGED, ada, direction=Direction.OUTBOUND, message_id="a@ours.example"
    )
    (out,) = enter_mails(session, config, sent)
    delayed = (BouncedRecipient("ada@acme.example", "4.4.1", "later", delayed=True),)
    report = a_bounce("k2", returned_id="a@ours.example")
    enter_mails(session, config, replace(report, bounced=delayed, bounce_reason=""))
    assert _delivery(session, out)[0] is DeliveryState.NONE


def _delivery(session: Session, entered: EnteredMail) -> tuple[DeliveryState, str]:
    assert entered.interaction is not None
    entry = interactions.get(session, entered.interaction)
    assert entry is not None
    return entry.delivery, entry.delivery_reason
