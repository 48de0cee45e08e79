"""Mails that are not wanted, not now, or looked at by somebody; and whose a mail may be."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal import contact, suggestions, triage
from journal.errors import Refused
from journal.house import House
from journal.model import Direction, MailParty, NewParticipant, Outcome, Part, Reason
from journal.store import ledger, mails, tables
from journal.store.ledger import MailFilter
from journal.triage import Assigned, Claimed, Decided, Ignored, PutOff, Taken
from journal.undo import ChangedSince, Undone, undo
from tests.building import ADMIN, ALICE, BOB, HOUR, a_company, a_house, a_person
from tests.clock import NOW
from tests.journal.triaging import FILE, count, seen, stands, waits, whole
from tests.mailing import a_mail, entered

IGNORED = (Outcome.SKIPPED, Reason.IGNORED)
WAITS = (Outcome.WAITING, Reason.NO_CONTACT)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def ignored(session: Session) -> set[tuple[str, str]]:
    columns = (tables.ignored.c.kind, tables.ignored.c.value)
    return {(row.kind, row.value) for row in session.execute(sa.select(*columns))}


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def test_an_ignored_mail_comes_back_whole_with_the_undo(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1", attachments=(FILE,), raw=b"raw")
    before = whole(session, mail_id)
    done = triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    assert isinstance(done, Ignored)
    assert (done.mails, stands(session, mail_id)) == ((mail_id,), IGNORED)
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert whole(session, mail_id) == before
    assert ignored(session) == set()


def test_an_ignored_address_takes_along_what_waits_from_it(session: Session, house: House) -> None:
    first, second = waits(session, house, "k1"), waits(session, house, "k2", "NEW@acme.example")
    other = waits(session, house, "k3", "else@acme.example")
    parties = (
        MailParty("from", "third@acme.example"),
        MailParty("to", "sales@ours.example", ours=True),
        MailParty("cc", "new@acme.example"),
    )
    also = NewParticipant(None, Part.CC, "new@acme.example")
    mentioned = waits(session, house, "k4", "third@acme.example", also, parties=parties)
    assert triage.also_ignored(session, seen(session, first), "address") == ("new@acme.example", 1)
    done = triage.ignore_address(session, ALICE, first, now=NOW)
    assert isinstance(done, Ignored)
    assert (done.mails, done.value) == ((first, second), "new@acme.example")
    assert stands(session, other) == stands(session, mentioned) == WAITS
    assert mails.ignored_among(session, {"new@acme.example", "x"}) == {"new@acme.example"}
    undone = undo(session, ALICE, now=NOW)
    assert isinstance(undone, Undone)
    assert undone.mails == (first, second)
    assert stands(session, second) == WAITS
    assert ignored(session) == set()


def test_a_form_speaks_for_whom_it_says_one_may_answer(session: Session, house: House) -> None:
    first = waits(session, house, "k1")
    form = (
        MailParty("from", "web@ours.example", ours=True),
        MailParty("reply_to", "new@acme.example"),
    )
    of_form = waits(session, house, "k2", parties=form)
    other = MailParty("from", "third@acme.example"), MailParty("reply_to", "new@acme.example")
    of_other = waits(session, house, "k3", "third@acme.example", parties=other)
    done = triage.ignore_address(session, ALICE, first, now=NOW)
    assert isinstance(done, Ignored)
    assert done.mails == (first, of_form)
    assert stands(session, of_other) == WAITS


def test_an_ignored_domain_spares_the_contacts_at_it(session: Session, house: House) -> None:
    first, second = waits(session, house, "k1"), waits(session, house, "k2", "b@acme.example")
    a_person(session, "Ada", "ada@acme.example")
    of_ada = waits(session, house, "k3", "ada@acme.example", reason=Reason.FLOOD)
    other = waits(session, house, "k4", "x@sub.acme.example")
    done = triage.ignore_domain(session, ALICE, first, now=NOW)
    assert isinstance(done, Ignored)
    assert (done.mails, done.value) == ((first, second), "acme.example")
    assert stands(session, of_ada) == (Outcome.WAITING, Reason.FLOOD)
    assert stands(session, other) == WAITS


def test_of_what_we_wrote_only_what_went_to_nobody_else_goes_along(
    session: Session, house: House
) -> None:
    first = waits(session, house, "k1")
    alone, together = (
        waits(
            session,
            house,
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
    assert isinstance(done, Ignored)
    assert done.mails == (first, alone)
    assert stands(session, together) == WAITS


def test_who_was_ignored_before_stays_so_after_an_undo(session: Session, house: House) -> None:
    first = waits(session, house, "k1")
    triage.ignore_address(session, BOB, first, now=NOW)
    second = waits(session, house, "k2")
    triage.ignore_address(session, ALICE, second, now=NOW)
    undo(session, ALICE, now=NOW)
    assert ignored(session) == {("address", "new@acme.example")}
    assert stands(session, first) == IGNORED


def test_an_ignoring_is_not_taken_back_once_a_mail_of_it_was_decided(
    session: Session, house: House
) -> None:
    first, second = waits(session, house, "k1"), waits(session, house, "k2")
    triage.ignore_address(session, ALICE, first, now=NOW)
    ada = a_person(session)
    done = triage.assign(session, house, BOB, second, [ada.id], now=NOW)
    assert isinstance(done, Assigned)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert stands(session, first) == IGNORED
    # Once that is taken back as well, all is as the ignoring left it.
    undo(session, BOB, now=NOW)
    assert stands(session, second) == IGNORED
    assert isinstance(undo(session, ALICE, now=NOW), Undone)
    assert stands(session, first) == stands(session, second) == WAITS


def test_an_ignored_mail_is_not_ignored_twice(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    told = triage.ignore_address(session, BOB, mail_id, now=NOW)
    assert told == Decided(mail_id, *IGNORED, None, ALICE.key)
    assert ignored(session) == set()


# ── when, and by whom ───────────────────────────────────────────────────────────────────────────


def test_what_is_put_off_is_not_due_until_then(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    done = triage.later(session, ALICE, mail_id, TOMORROW, now=NOW)
    assert isinstance(done, PutOff)
    assert ledger.count(session, MailFilter(due=NOW + HOUR)) == 0
    assert ledger.count(session, MailFilter(due=TOMORROW)) == 1
    triage.later(session, ALICE, mail_id, TOMORROW + HOUR, now=NOW)
    undo(session, ALICE, now=NOW)
    assert seen(session, mail_id).remind_at == TOMORROW
    undo(session, ALICE, now=NOW)
    assert seen(session, mail_id).remind_at is None


def test_it_is_put_off_to_a_moment_to_come(session: Session, house: House) -> None:
    with pytest.raises(Refused, match="past"):
        triage.later(session, ALICE, waits(session, house, "k1"), NOW, now=NOW)


def test_a_day_that_somebody_else_set_since_stands(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    triage.later(session, ALICE, mail_id, TOMORROW, now=NOW)
    triage.later(session, BOB, mail_id, TOMORROW + HOUR, now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def test_one_claims_a_mail_and_the_other_is_told(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    done = triage.claim(session, ALICE, mail_id, now=NOW)
    assert isinstance(done, Claimed)
    assert triage.claim(session, BOB, mail_id, now=NOW) == Taken(mail_id, ALICE.key)
    assert triage.claim(session, ALICE, mail_id, now=NOW) == Claimed(None, mail_id)
    undo(session, ALICE, now=NOW)
    assert isinstance(triage.claim(session, BOB, mail_id, now=NOW), Claimed)


def test_neither_is_for_what_is_decided(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    triage.ignore_mail(session, BOB, mail_id, now=NOW)
    told = Decided(mail_id, *IGNORED, None, BOB.key)
    assert triage.later(session, ALICE, mail_id, TOMORROW, now=NOW) == told
    assert triage.claim(session, ALICE, mail_id, now=NOW) == told


# ── whose it may be ─────────────────────────────────────────────────────────────────────────────


def test_suggestions_come_best_first_and_without_the_closed(session: Session, house: House) -> None:
    named = a_person(session, "New Person")
    firm = a_company(session, "Acme", addresses=a_person(session, "x", "x@acme.example").addresses)
    talks = a_person(session, "Talker", "talker@else.example")
    first = a_person(session, "First")
    closed = a_person(session, "Closed", privacy_blocked=True)
    (before,) = entered(
        session, house, a_mail("k0", Outcome.LOGGED, talks, message_id="a@x.example")
    )
    mail_id = waits(
        session, house, "k1", in_reply_to="a@x.example", candidates=(closed.id, first.id, 999)
    )
    found = suggestions.suggestions(session, seen(session, mail_id))
    assert before.interaction is not None
    assert [each.name for each in found] == [first.name, talks.name, named.name, firm.name]


def test_who_was_merged_is_suggested_as_who_they_are(session: Session, house: House) -> None:
    source, target = a_person(session, "One"), a_person(session, "Two")
    mail_id = waits(session, house, "k1", candidates=(source.id,), name="")
    contact.merge(session, ADMIN, source, target, now=NOW)
    assert [w.id for w in suggestions.suggestions(session, seen(session, mail_id))] == [target.id]


@pytest.mark.parametrize(
    ("name", "made"), [("Ada Lovelace", "Ada Lovelace"), ("", "New"), ("new@acme.example", "New")]
)
def test_a_new_contact_is_prefilled_from_the_mail(
    session: Session, house: House, name: str, made: str
) -> None:
    mail_id = waits(session, house, "k1", name=name, salesperson="alice@ours.example")
    new = suggestions.prefilled(session, seen(session, mail_id))
    assert (new.name, new.owner) == (made, "alice@ours.example")
    assert [each.value for each in new.addresses] == ["new@acme.example"]


def test_nothing_is_made_of_looking(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    before = count(session, tables.deed)
    suggestions.suggestions(session, seen(session, mail_id))
    triage.also_ignored(session, seen(session, mail_id), "domain")
    assert count(session, tables.deed) == before
