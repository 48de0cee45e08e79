"""What is purged or erased leaves no word of its mails, and never comes back; old words go."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.contacts.erase import SharedEntryPolicy
from journal.context import RecordConfig
from journal.entries import cancel, purge
from journal.exchange.subject_access import subject_access
from journal.mail import triage
from journal.mail_packing import pack
from journal.model import (
    Contact,
    DeliveryState,
    Direction,
    InteractionFilter,
    MailClass,
    MailOutcome,
    MailReason,
    NewMail,
    ParticipantPart,
    PurgePreview,
)
from journal.store import tables
from journal.store.mail import bounces, mails
from journal.store.privacy import mail_content, purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments
from journal.undo.undo import ChangedSince, undo
from tests.builders import ADMIN, ALICE, HOUR, a_config, a_person
from tests.clock import NOW
from tests.journal.mail.triage_case import (
    ADDRESS,
    NAME,
    WORD,
    a_mail_full_of_words,
    a_waiting_mail,
    assign,
    count_rows,
    enter_with_copy,
    get_entry,
    get_mail,
    number_of,
    outcome_of,
    participants_of,
    rows_with,
)
from tests.mail_builders import a_mail, enter_mails

PURGED_OUTCOME, ERASED_OUTCOME = (
    (MailOutcome.SKIPPED, MailReason.PURGED_BEFORE),
    (MailOutcome.SKIPPED, MailReason.ERASED),
)
NO_FILTER = InteractionFilter()


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def purge_entries(session: Session, *numbers: int) -> StoredPreview:
    shown = purge.preview(session, ADMIN, InteractionFilter(numbers=numbers), now=NOW)
    which = purge.begin(session, ADMIN, shown.token, now=NOW)
    assert isinstance(which, StoredPreview)
    while due := purge.next_slice(session, which):
        purge.delete(session, which, due, now=NOW)
    more = purge.scrub_search_index(session, restart=True)
    while more:
        more = purge.scrub_search_index(session)
    purge.finish(session, which, now=NOW)
    return which


def cancel_entry(session: Session, config: RecordConfig, number: int) -> int:
    cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)
    return number


def preview_purge(session: Session) -> PurgePreview:
    return purge.build_preview(session, ADMIN, NO_FILTER, now=NOW)


# ── purge ───────────────────────────────────────────────────────────────────────────────────────


def test_with_a_purged_interaction_every_word_of_its_mail_goes(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", ADDRESS.replace("zyxw", "plain"))
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    assert len(rows_with(session, WORD, NAME, ADDRESS)) >= 5
    purge_entries(session, cancel_entry(session, config, done.interaction or 0))
    assert rows_with(session, WORD, NAME, ADDRESS) == []
    assert outcome_of(session, done.mail) == PURGED_OUTCOME
    # Its copy is accounted for as ever.
    assert [each.mail_id for each in get_mail(session, done.mail).copies] == [done.mail]


def test_a_purged_mail_that_is_seen_again_stays_gone(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    purge_entries(session, cancel_entry(session, config, done.interaction or 0))
    again = enter_with_copy(
        session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada), uid=2
    )
    assert (again.mail, again.outcome, again.interaction) == (done.mail, MailOutcome.SKIPPED, None)
    assert count_rows(session, tables.mail) == 1
    assert rows_with(session, WORD, NAME) == []


def test_the_second_mail_of_a_purged_document_goes_too(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    first, second = (
        a_mail_full_of_words("k1", MailOutcome.LOGGED, ada),
        a_mail_full_of_words("k2", MailOutcome.LOGGED, ada),
    )
    second = replace(second, decision=replace(second.decision, document=first.decision.document))
    done, double = (
        enter_with_copy(session, config, first),
        enter_with_copy(session, config, second, 2),
    )
    assert outcome_of(session, double.mail) == (MailOutcome.SKIPPED, MailReason.SAME_DOCUMENT)
    purge_entries(session, cancel_entry(session, config, done.interaction or 0))
    assert outcome_of(session, double.mail) == PURGED_OUTCOME
    assert rows_with(session, WORD, NAME) == []
    assert enter_with_copy(session, config, second, 3).mail == double.mail


def test_a_mail_that_waits_again_outlives_the_purge_of_what_was_logged_of_it(
    session: Session, config: RecordConfig
) -> None:
    ada, mail_id = (
        a_person(session),
        enter_with_copy(session, config, a_mail_full_of_words("k1")).mail,
    )
    number = number_of(assign(session, config, mail_id, ada))
    undo(session, ALICE, now=NOW)
    assert preview_purge(session).attachments == 0
    purge_entries(session, number)
    assert outcome_of(session, mail_id) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    fresh = number_of(assign(session, config, mail_id, ada))
    assert fresh > number
    assert [each.name for each in get_entry(session, fresh).attachments] == [f"{WORD}.txt"]


def test_an_ignored_mail_goes_with_what_was_once_logged_of_it(
    session: Session, config: RecordConfig
) -> None:
    ada, mail_id = (
        a_person(session),
        enter_with_copy(session, config, a_mail_full_of_words("k1")).mail,
    )
    number = number_of(assign(session, config, mail_id, ada))
    undo(session, ALICE, now=NOW)
    triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    assert preview_purge(session).attachments == 1
    which = purge_entries(session, number)
    assert outcome_of(session, mail_id) == PURGED_OUTCOME
    assert purges.get_record(session, which.id).attachments == 1
    assert rows_with(session, WORD, NAME) == []
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def test_a_file_that_a_waiting_mail_has_as_well_is_not_counted_as_going(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    cancel_entry(session, config, done.interaction or 0)
    assert preview_purge(session).attachments == 1
    enter_with_copy(session, config, a_mail_full_of_words("k2"), 2)
    assert preview_purge(session).attachments == 0


def test_large_mails_go_fewer_at_a_time(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    numbers = [
        cancel_entry(session, config, done.interaction or 0)
        for uid in range(1, 4)
        for done in [
            enter_with_copy(
                session,
                config,
                replace(a_mail_full_of_words(f"k{uid}", MailOutcome.LOGGED, ada), size=5_000_000),
                uid,
            )
        ]
    ]
    assert mail_content.limit_by_size(session, numbers) == numbers[:1]
    purge_entries(session, *numbers)
    assert count_rows(session, tables.interaction) == count_rows(session, tables.mail_raw) == 0


def test_what_was_assigned_by_hand_is_not_taken_back_once_it_is_purged(
    session: Session, config: RecordConfig
) -> None:
    mail_id = enter_with_copy(session, config, a_mail_full_of_words("k1")).mail
    number = number_of(assign(session, config, mail_id, a_person(session)))
    purge_entries(session, cancel_entry(session, config, number))
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert rows_with(session, WORD, NAME, ADDRESS) == []


# ── erase ───────────────────────────────────────────────────────────────────────────────────────


def erase_contact(
    session: Session, who: Contact, shared: SharedEntryPolicy | None = None
) -> erase.Erased:
    found = contact.resolve_merged(session, who.id)
    return erase.erase(session, ADMIN, found, shared=shared, now=NOW + HOUR)


def test_of_an_erased_person_no_mail_keeps_a_word(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, NAME, ADDRESS)
    logged = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    waiting = enter_with_copy(session, config, a_mail_full_of_words("k2"), 2)
    skipped = enter_with_copy(session, config, a_mail_full_of_words("k3", MailOutcome.SKIPPED), 3)
    broken = enter_with_copy(
        session, config, a_mail_full_of_words("k4", MailOutcome.QUARANTINED), 4
    )
    ignored = enter_with_copy(session, config, a_mail_full_of_words("k5"), 5)
    triage.ignore_address(session, ALICE, ignored.mail, now=NOW)
    found = erase.preview(session, ADMIN, ada)
    mine = {each.mail for each in (logged, waiting, skipped, broken, ignored)}
    assert set(found.mails) == mine
    assert found.attachments == 2 + 1
    done = erase_contact(session, ada)
    assert (done.mails, done.attachments) == (5, 1)
    assert rows_with(session, WORD, NAME, ADDRESS) == []
    assert {outcome_of(session, mail_id) for mail_id in mine} == {ERASED_OUTCOME}
    assert all(get_mail(session, mail_id).copies for mail_id in mine)
    assert attachments.sweep(session, config.files) == 1


def test_an_erased_mail_that_is_seen_again_stays_gone(
    session: Session, config: RecordConfig
) -> None:
    ada = a_person(session, NAME, ADDRESS)
    first = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    second = enter_with_copy(session, config, a_mail_full_of_words("k2"), 2)
    erase_contact(session, ada)
    for key, done in (("k1", first), ("k2", second)):
        again = enter_with_copy(session, config, a_mail_full_of_words(key), uid=3 + done.mail)
        assert (again.mail, again.is_new) == (done.mail, False)
    assert rows_with(session, WORD, NAME, ADDRESS) == []


@pytest.mark.parametrize("shared", SharedEntryPolicy)
def test_a_mail_that_others_share_follows_its_interaction(
    session: Session, config: RecordConfig, shared: SharedEntryPolicy
) -> None:
    bob = a_person(session, "Bob", "bob@else.example")
    ada = a_person(session, NAME, ADDRESS)
    done = enter_with_copy(
        session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada, bob)
    )
    erase_contact(session, ada, shared)
    kept = get_mail(session, done.mail)
    assert mails.raw_of(session, done.mail) is None
    assert rows_with(session, ADDRESS) == []
    if shared is SharedEntryPolicy.EMPTY:
        assert outcome_of(session, done.mail) == ERASED_OUTCOME
        assert rows_with(session, WORD, NAME) == []
        return
    assert (kept.outcome, kept.subject) == (MailOutcome.LOGGED, WORD)
    assert [each.address for each in kept.parties] == ["sales@ours.example", "bob@else.example"]
    assert (kept.participants, kept.facts.addresses) == ((), ())
    told = [line for line in rows_with(session, NAME) if not line.startswith("interaction:")]
    assert told == []


def test_what_was_emptied_since_is_not_taken_back(session: Session, config: RecordConfig) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    mail_id = enter_with_copy(session, config, a_mail_full_of_words("k1")).mail
    number_of(assign(session, config, mail_id, ada, bob))
    erase_contact(session, ada, SharedEntryPolicy.KEEP)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert get_mail(session, mail_id).outcome is MailOutcome.LOGGED


def test_of_mails_of_others_only_the_persons_address_goes(
    session: Session, config: RecordConfig
) -> None:
    bob = a_person(session, "Bob", "bob@else.example")
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, bob))
    ada = a_person(session, NAME, ADDRESS)
    erase_contact(session, ada)
    kept = get_mail(session, done.mail)
    assert (kept.outcome, kept.subject, kept.interaction) == (
        MailOutcome.LOGGED,
        WORD,
        done.interaction,
    )
    assert rows_with(session, ADDRESS) == []


def test_an_address_that_somebody_else_has_stays_theirs(
    session: Session, config: RecordConfig
) -> None:
    bob = a_person(session, "Bob", ADDRESS)
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, bob))
    erase_contact(session, a_person(session, "Ada", ADDRESS))
    assert get_mail(session, done.mail).parties[0].address == ADDRESS
    assert mails.raw_of(session, done.mail) is not None


def test_what_was_given_to_somebody_else_and_taken_back_goes_as_well(
    session: Session, config: RecordConfig
) -> None:
    mail_id = enter_with_copy(session, config, a_mail_full_of_words("k1")).mail
    number = number_of(assign(session, config, mail_id, a_person(session, "Bob")))
    undo(session, ALICE, now=NOW)
    erase_contact(session, a_person(session, NAME, ADDRESS))
    assert outcome_of(session, mail_id) == ERASED_OUTCOME
    assert rows_with(session, WORD, NAME, ADDRESS) == []
    assert get_entry(session, number).erased_at is not None


def test_whom_a_mail_was_given_by_mistake_is_erased_without_the_mail(
    session: Session, config: RecordConfig
) -> None:
    wrong, right = a_person(session, "Wrong"), a_person(session, "Right")
    mail_id = enter_with_copy(session, config, a_mail_full_of_words("k1")).mail
    number = number_of(assign(session, config, mail_id, wrong))
    undo(session, ALICE, now=NOW)
    erase_contact(session, wrong)
    assert outcome_of(session, mail_id) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    fresh = number_of(assign(session, config, mail_id, right))
    assert fresh != number
    assert get_entry(session, fresh).text == WORD


def test_an_address_that_a_contact_was_given_by_hand_goes_from_there(
    session: Session, config: RecordConfig
) -> None:
    bob, mail_id = (
        a_person(session, "Bob"),
        enter_with_copy(session, config, a_mail_full_of_words("k1")).mail,
    )
    number = number_of(assign(session, config, mail_id, bob))
    assert participants_of(session, number)[0] == (bob.id, ParticipantPart.MAIN, ADDRESS)
    erase_contact(session, a_person(session, "Ada", ADDRESS))
    assert rows_with(session, ADDRESS) == []
    assert participants_of(session, number)[0] == (bob.id, ParticipantPart.MAIN, "")


def test_another_spelling_of_the_persons_account_goes_too(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", "z.yxw+x@gmail.com")
    erase_contact(session, a_person(session, "Ada", "zyxw@googlemail.com"))
    assert outcome_of(session, mail_id) == ERASED_OUTCOME


def test_the_report_of_a_mail_to_them_that_came_back_goes_too(
    session: Session, config: RecordConfig
) -> None:
    """It is from a server and to us: it has their address in its words alone."""
    said = f"<{ADDRESS.upper()}>: no such user"
    reports = [a_report(key, **{where: said}) for key, where in (("k1", "text"), ("k2", "cut"))]
    others = a_report("k3", text=f"<x{ADDRESS}>: no such user, nor <{ADDRESS}.com>")
    entered = enter_mails(session, config, *reports, others)
    erase_contact(session, a_person(session, NAME, ADDRESS))
    found = [outcome_of(session, each.mail)[1] for each in entered]
    assert found == [MailReason.ERASED, MailReason.ERASED, MailReason.BOUNCE]


def a_report(key: str, *, text: str = "", cut: str = "") -> NewMail:
    return a_mail(
        key,
        MailOutcome.SKIPPED,
        sender="mailer-daemon@acme.example",
        reason=MailReason.BOUNCE,
        mail_class=MailClass.BOUNCE,
        text=text,
        bounce_reason=cut,
    )


def test_why_a_shared_mail_came_back_is_not_told_any_more(
    session: Session, config: RecordConfig
) -> None:
    bob, ada = a_person(session, "Bob", "bob@else.example"), a_person(session, NAME, ADDRESS)
    sent = a_mail("k1", MailOutcome.LOGGED, ada, bob, direction=Direction.OUTBOUND)
    (out,) = enter_mails(session, config, sent)
    number = out.interaction or 0
    bounces.mark_bounced(session, {number: f"no such user: {ADDRESS}"}, by="x", now=NOW)
    erase_contact(session, ada, SharedEntryPolicy.KEEP)
    kept = get_entry(session, number)
    assert (kept.delivery, kept.delivery_reason) == (DeliveryState.BOUNCED, "")
    assert rows_with(session, ADDRESS) == []


def test_a_mail_that_could_not_be_read_goes_by_the_whole_address_alone(
    session: Session, config: RecordConfig
) -> None:
    """`anna@` ends like `a@`: that makes it nobody else's mail."""
    unread = [
        replace(
            a_mail(key, MailOutcome.QUARANTINED, reason=MailReason.CRASHED, parties=()),
            raw=pack(f"From: <{sender}>\r\n\r\nHi".encode()),
        )
        for key, sender in (("k1", "A@Acme.example"), ("k2", "anna@acme.example"))
    ]
    entered = enter_mails(session, config, *unread)
    erase_contact(session, a_person(session, "A", "a@acme.example"))
    found = [outcome_of(session, each.mail)[1] for each in entered]
    assert found == [MailReason.ERASED, MailReason.CRASHED]


def test_the_mails_are_in_the_export_before_they_go(
    session: Session, config: RecordConfig, tmp_path: Path
) -> None:
    ada = a_person(session, NAME, ADDRESS)
    logged = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    waiting = enter_with_copy(session, config, a_mail_full_of_words("k2"), 2)
    path = subject_access(session, ada, tmp_path, config.files).path
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for mail_id in (logged.mail, waiting.mail):
            assert WORD.encode() in archive.read(f"mails/{mail_id}.eml")
        assert f"mails/{waiting.mail}/1-{WORD}.txt" in names
        lines = archive.read("mails.jsonl").decode().splitlines()
    assert len(lines) == 2
    assert all(ADDRESS in line for line in lines)


# ── old words ───────────────────────────────────────────────────────────────────────────────────


def test_stored_mails_go_when_they_are_old_and_what_was_read_of_them_stays(
    session: Session, config: RecordConfig
) -> None:
    old, new = (
        enter_with_copy(session, config, a_mail_full_of_words("k1")),
        enter_with_copy(session, config, a_mail_full_of_words("k2"), 2),
    )
    _set_occurred_at(session, old.mail, NOW - timedelta(days=90))
    before = NOW - timedelta(days=30)
    assert mail_content.count_raw_before(session, before) == 1
    assert mail_content.drop_raw(session, before, limit=10) == 1
    assert mail_content.drop_raw(session, before, limit=10) == 0
    assert mails.raw_of(session, old.mail) is None
    assert mails.raw_of(session, new.mail) is not None
    assert get_mail(session, old.mail).text == WORD


def test_full_texts_go_and_what_a_person_ignored_goes_whole(
    session: Session, config: RecordConfig
) -> None:
    old, ignored = (
        enter_with_copy(session, config, a_mail_full_of_words("k1")),
        enter_with_copy(session, config, a_mail_full_of_words("k2"), 2),
    )
    new = enter_with_copy(session, config, a_mail_full_of_words("k3"), 3)
    triage.ignore_mail(session, ALICE, ignored.mail, now=NOW)
    for mail_id in (old.mail, ignored.mail):
        _set_occurred_at(session, mail_id, NOW - timedelta(days=90))
    before = NOW - timedelta(days=30)
    assert mail_content.count_full_texts_before(session, before) == 2
    assert mail_content.drop_full_texts(session, before, limit=10) == 2
    assert mail_content.drop_full_texts(session, before, limit=10) == 0
    assert (get_mail(session, old.mail).text, get_mail(session, old.mail).full_text) == (WORD, "")
    assert get_mail(session, new.mail).full_text != ""
    gone = get_mail(session, ignored.mail)
    assert (gone.subject, gone.text, gone.parties, gone.participants) == ("", "", (), ())
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def _set_occurred_at(session: Session, mail_id: int, at: object) -> None:
    which = sa.update(tables.mail).where(tables.mail.c.id == mail_id)
    session.execute(which.values(occurred_at=at))
