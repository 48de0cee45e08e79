"""Mails that are not wanted, not now, or looked at by somebody; and whose a mail may be."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.errors import RequestRefused
from journal.mail import suggestions, triage
from journal.mail_packing import pack
from journal.model import (
    Direction,
    MailOutcome,
    MailParty,
    MailReason,
    NewParticipant,
    ParticipantPart,
)
from journal.model.triage import (
    AlreadyDecided,
    Assigned,
    Claimed,
    ClaimedByOther,
    MailIgnored,
    Postponed,
)
from journal.store import tables
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.triage import ignored_senders as stored_ignored_senders
from journal.undo.undo import ChangedSince, Undone, undo
from tests.builders import ADMIN, ALICE, BOB, HOUR, a_company, a_config, a_person
from tests.clock import NOW
from tests.journal.mail.triage_case import (
    FILE,
    a_waiting_mail,
    count_rows,
    get_mail,
    mail_content,
    outcome_of,
)
from tests.mail_builders import a_mail, enter_mails

IGNORED_OUTCOME = (MailOutcome.SKIPPED, MailReason.IGNORED)
WAITING_OUTCOME = (MailOutcome.WAITING, MailReason.NO_CONTACT)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def ignored_senders(session: Session) -> set[tuple[str, str]]:
    columns = (tables.ignored_sender.c.kind, tables.ignored_sender.c.value)
    return {(row.kind, row.value) for row in session.execute(sa.select(*columns))}


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def test_an_ignored_mail_comes_back_whole_with_the_undo(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", attachments=(FILE,), raw=pack(b"raw"))
    before = mail_content(session, mail_id)
    done = triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    assert isinstance(done, MailIgnored)
    assert (done.mails, outcome_of(session, mail_id)) == ((mail_id,), IGNORED_OUTCOME)
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert mail_content(session, mail_id) == before
    assert ignored_senders(session) == set()


def test_an_ignored_address_takes_along_what_waits_from_it(
    session: Session, config: RecordConfig
) -> None:
    first, second = (
        a_waiting_mail(session, config, "k1"),
        a_waiting_mail(session, config, "k2", "NEW@acme.example"),
    )
    other = a_waiting_mail(session, config, "k3", "else@acme.example")
    parties = (
        MailParty("from", "third@acme.example"),
        MailParty("to", "sales@ours.example", ours=True),
        MailParty("cc", "new@acme.example"),
    )
    also = NewParticipant(None, ParticipantPart.CC, "new@acme.example")
    mentioned = a_waiting_mail(session, config, "k4", "third@acme.example", also, parties=parties)
    assert triage.preview_ignore(session, get_mail(session, first), "address") == (
        "new@acme.example",
        1,
    )
    done = triage.ignore_address(session, ALICE, first, now=NOW)
    assert isinstance(done, MailIgnored)
    assert (done.mails, done.value) == ((first, second), "new@acme.example")
    assert outcome_of(session, other) == outcome_of(session, mentioned) == WAITING_OUTCOME
    assert stored_ignored_senders.find_ignored(session, {"new@acme.example", "x"}) == {
        "new@acme.example"
    }
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.mails == (first, second)
    assert outcome_of(session, second) == WAITING_OUTCOME
    assert ignored_senders(session) == set()


def test_a_form_speaks_for_whom_it_says_one_may_answer(
    session: Session, config: RecordConfig
) -> None:
    first = a_waiting_mail(session, config, "k1")
    form = (
        MailParty("from", "web@ours.example", ours=True),
        MailParty("reply_to", "new@acme.example"),
    )
    of_form = a_waiting_mail(session, config, "k2", parties=form)
    other = MailParty("from", "third@acme.example"), MailParty("reply_to", "new@acme.example")
    of_other = a_waiting_mail(session, config, "k3", "third@acme.example", parties=other)
    done = triage.ignore_address(session, ALICE, first, now=NOW)
    assert isinstance(done, MailIgnored)
    assert done.mails == (first, of_form)
    assert outcome_of(session, of_other) == WAITING_OUTCOME


def test_an_ignored_domain_spares_the_contacts_at_it(
    session: Session, config: RecordConfig
) -> None:
    first, second = (
        a_waiting_mail(session, config, "k1"),
        a_waiting_mail(session, config, "k2", "b@acme.example"),
    )
    a_person(session, "Ada", "ada@acme.example")
    of_ada = a_waiting_mail(session, config, "k3", "ada@acme.example", reason=MailReason.FLOOD)
    other = a_waiting_mail(session, config, "k4", "x@sub.acme.example")
    done = triage.ignore_domain(session, ALICE, first, now=NOW)
    assert isinstance(done, MailIgnored)
    assert (done.mails, done.value) == ((first, second), "acme.example")
    assert outcome_of(session, of_ada) == (MailOutcome.WAITING, MailReason.FLOOD)
    assert outcome_of(session, other) == WAITING_OUTCOME


def test_of_what_we_wrote_only_what_went_to_nobody_else_goes_along(
    session: Session, config: RecordConfig
) -> None:
    first = a_waiting_mail(session, config, "k1")
    alone, together = (
        a_waiting_mail(
            session,
            config,
            key,
            direction=Direction.OUTBOUND,
            parties=(
                MailParty("from", "sales@ours.example", ours=True),
                MailParty("to", "new@acme.example"),
                *more,
            ),
        )
        for key, more in (("k2", ()), ("k3", (MailParty("cc", "x@else.example"),)))
    )
    done = triage.ignore_address(session, ALICE, first, now=NOW)
    assert isinstance(done, MailIgnored)
    assert done.mails == (first, alone)
    assert outcome_of(session, together) == WAITING_OUTCOME


def test_who_was_ignored_before_stays_so_after_an_undo(
    session: Session, config: RecordConfig
) -> None:
    first = a_waiting_mail(session, config, "k1")
    triage.ignore_address(session, BOB, first, now=NOW)
    second = a_waiting_mail(session, config, "k2")
    triage.ignore_address(session, ALICE, second, now=NOW)
    undo(session, ALICE, now=NOW)
    assert ignored_senders(session) == {("address", "new@acme.example")}
    assert outcome_of(session, first) == IGNORED_OUTCOME


def test_an_ignoring_is_not_taken_back_once_a_mail_of_it_was_decided(
    session: Session, config: RecordConfig
) -> None:
    first, second = a_waiting_mail(session, config, "k1"), a_waiting_mail(session, config, "k2")
    triage.ignore_address(session, ALICE, first, now=NOW)
    ada = a_person(session)
    done = triage.assign(session, config, BOB, second, [ada.id], now=NOW)
    assert isinstance(done, Assigned)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert outcome_of(session, first) == IGNORED_OUTCOME
    # Once that is taken back as well, all is as the ignoring left it.
    undo(session, BOB, now=NOW)
    assert outcome_of(session, second) == IGNORED_OUTCOME
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert outcome_of(session, first) == outcome_of(session, second) == WAITING_OUTCOME


def test_an_ignored_mail_is_not_ignored_twice(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    told = triage.ignore_address(session, BOB, mail_id, now=NOW)
    assert told == AlreadyDecided(mail_id, *IGNORED_OUTCOME, None, ALICE.key)
    assert ignored_senders(session) == set()


# ── when, and by whom ───────────────────────────────────────────────────────────────────────────


def test_what_is_put_off_is_not_due_until_then(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    done = triage.postpone(session, ALICE, mail_id, TOMORROW, now=NOW)
    assert isinstance(done, Postponed)
    assert ledger.count(session, MailFilter(due=NOW + HOUR)) == 0
    assert ledger.count(session, MailFilter(due=TOMORROW)) == 1
    triage.postpone(session, ALICE, mail_id, TOMORROW + HOUR, now=NOW)
    undo(session, ALICE, now=NOW)
    assert get_mail(session, mail_id).remind_at == TOMORROW
    undo(session, ALICE, now=NOW)
    assert get_mail(session, mail_id).remind_at is None


def test_it_is_put_off_to_a_moment_to_come(session: Session, config: RecordConfig) -> None:
    with pytest.raises(RequestRefused, match="past"):
        triage.postpone(session, ALICE, a_waiting_mail(session, config, "k1"), NOW, now=NOW)


def test_a_day_that_somebody_else_set_since_stands(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    triage.postpone(session, ALICE, mail_id, TOMORROW, now=NOW)
    triage.postpone(session, BOB, mail_id, TOMORROW + HOUR, now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def test_one_claims_a_mail_and_the_other_is_told(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    done = triage.claim(session, ALICE, mail_id, now=NOW)
    assert isinstance(done, Claimed)
    assert triage.claim(session, BOB, mail_id, now=NOW) == ClaimedByOther(mail_id, ALICE.key)
    assert triage.claim(session, ALICE, mail_id, now=NOW) == Claimed(None, mail_id)
    undo(session, ALICE, now=NOW)
    assert isinstance(triage.claim(session, BOB, mail_id, now=NOW), Claimed)


def test_neither_is_for_what_is_decided(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    triage.ignore_mail(session, BOB, mail_id, now=NOW)
    told = AlreadyDecided(mail_id, *IGNORED_OUTCOME, None, BOB.key)
    assert triage.postpone(session, ALICE, mail_id, TOMORROW, now=NOW) == told
    assert triage.claim(session, ALICE, mail_id, now=NOW) == told


# ── whose it may be ─────────────────────────────────────────────────────────────────────────────


def test_suggestions_come_best_first_and_without_the_closed(
    session: Session, config: RecordConfig
) -> None:
    named = a_person(session, "New Person")
    firm = a_company(session, "Acme", addresses=a_person(session, "x", "x@acme.example").addresses)
    talks = a_person(session, "Talker", "talker@else.example")
    first = a_person(session, "First")
    closed = a_person(session, "Closed", privacy_blocked=True)
    (before,) = enter_mails(
        session, config, a_mail("k0", MailOutcome.LOGGED, talks, message_id="a@x.example")
    )
    mail_id = a_waiting_mail(
        session, config, "k1", in_reply_to="a@x.example", candidates=(closed.id, first.id, 999)
    )
    found = suggestions.suggest_contacts(session, get_mail(session, mail_id))
    assert before.interaction is not None
    assert [each.name for each in found] == [first.name, talks.name, named.name, firm.name]


def test_who_was_merged_is_suggested_as_who_they_are(
    session: Session, config: RecordConfig
) -> None:
    source, target = a_person(session, "One"), a_person(session, "Two")
    mail_id = a_waiting_mail(session, config, "k1", candidates=(source.id,), name="")
    contact.merge(session, ADMIN, source, target, now=NOW)
    assert [w.id for w in suggestions.suggest_contacts(session, get_mail(session, mail_id))] == [
        target.id
    ]


@pytest.mark.parametrize(
    ("name", "made"), [("Ada Lovelace", "Ada Lovelace"), ("", "New"), ("new@acme.example", "New")]
)
def test_a_new_contact_is_prefilled_from_the_mail(
    session: Session, config: RecordConfig, name: str, made: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", name=name, salesperson="alice@ours.example")
    new = suggestions.prefill_contact(session, get_mail(session, mail_id))
    assert (new.name, new.owner) == (made, "alice@ours.example")
    assert [each.value for each in new.addresses] == ["new@acme.example"]


def test_nothing_is_made_of_looking(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    before = count_rows(session, tables.deed)
    suggestions.suggest_contacts(session, get_mail(session, mail_id))
    triage.preview_ignore(session, get_mail(session, mail_id), "domain")
    assert count_rows(session, tables.deed) == before
