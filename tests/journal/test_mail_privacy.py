"""What is purged or erased leaves no word of its mails, and never comes back; old words go."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal import cancel, contact, erase, purge, triage
from journal.erase import Shared
from journal.exchange import subject_access
from journal.house import House
from journal.model import (
    Contact,
    InteractionFilter,
    Outcome,
    Part,
    PurgePreview,
    Reason,
)
from journal.store import blobs, mail_privacy, mails, purges, tables
from journal.store.purges import Bound
from journal.undo import ChangedSince, undo
from tests.building import ADMIN, ALICE, HOUR, a_house, a_person
from tests.clock import NOW
from tests.journal.triaging import (
    ADDRESS,
    NAME,
    WORD,
    assign,
    come,
    count,
    entry,
    lines_with,
    number_of,
    people_of,
    seen,
    stands,
    telling,
    waits,
)

PURGED, ERASED = (Outcome.SKIPPED, Reason.PURGED_BEFORE), (Outcome.SKIPPED, Reason.ERASED)
ALL = InteractionFilter()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def purged(session: Session, *numbers: int) -> Bound:
    shown = purge.preview(session, ADMIN, InteractionFilter(numbers=numbers), now=NOW)
    which = purge.begin(session, ADMIN, shown.token, now=NOW)
    assert isinstance(which, Bound)
    while due := purge.due(session, which):
        purge.delete(session, which, due, now=NOW)
    more = purge.forget(session, anew=True)
    while more:
        more = purge.forget(session)
    purge.finish(session, which, now=NOW)
    return which


def cancelled(session: Session, house: House, number: int) -> int:
    cancel.cancel(session, house, ADMIN, [number], reason="", now=NOW)
    return number


def preview(session: Session) -> PurgePreview:
    return purge.look(session, ADMIN, ALL, now=NOW)


# ── purge ───────────────────────────────────────────────────────────────────────────────────────


def test_with_a_purged_interaction_every_word_of_its_mail_goes(
    session: Session, house: House
) -> None:
    ada = a_person(session, "Ada", ADDRESS.replace("zyxw", "plain"))
    done = come(session, house, telling("k1", Outcome.LOGGED, ada))
    assert len(lines_with(session, WORD, NAME, ADDRESS)) >= 5
    purged(session, cancelled(session, house, done.interaction or 0))
    assert lines_with(session, WORD, NAME, ADDRESS) == []
    assert stands(session, done.mail) == PURGED
    # Its copy is accounted for as ever.
    assert [each.mail_id for each in seen(session, done.mail).copies] == [done.mail]


def test_a_purged_mail_that_is_seen_again_stays_gone(session: Session, house: House) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = come(session, house, telling("k1", Outcome.LOGGED, ada))
    purged(session, cancelled(session, house, done.interaction or 0))
    again = come(session, house, telling("k1", Outcome.LOGGED, ada), uid=2)
    assert (again.mail, again.outcome, again.interaction) == (done.mail, Outcome.SKIPPED, None)
    assert count(session, tables.mail) == 1
    assert lines_with(session, WORD, NAME) == []


def test_the_second_mail_of_a_purged_document_goes_too(session: Session, house: House) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    first, second = telling("k1", Outcome.LOGGED, ada), telling("k2", Outcome.LOGGED, ada)
    second = replace(second, decision=replace(second.decision, document=first.decision.document))
    done, double = come(session, house, first), come(session, house, second, 2)
    assert stands(session, double.mail) == (Outcome.SKIPPED, Reason.SAME_DOCUMENT)
    purged(session, cancelled(session, house, done.interaction or 0))
    assert stands(session, double.mail) == PURGED
    assert lines_with(session, WORD, NAME) == []
    assert come(session, house, second, 3).mail == double.mail


def test_a_mail_that_waits_again_outlives_the_purge_of_what_was_logged_of_it(
    session: Session, house: House
) -> None:
    ada, mail_id = a_person(session), come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, ada))
    undo(session, ALICE, now=NOW)
    assert preview(session).attachments == 0
    purged(session, number)
    assert stands(session, mail_id) == (Outcome.WAITING, Reason.NO_CONTACT)
    fresh = number_of(assign(session, house, mail_id, ada))
    assert fresh > number
    assert [each.name for each in entry(session, fresh).attachments] == [f"{WORD}.txt"]


def test_an_ignored_mail_goes_with_what_was_once_logged_of_it(
    session: Session, house: House
) -> None:
    ada, mail_id = a_person(session), come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, ada))
    undo(session, ALICE, now=NOW)
    triage.ignore_mail(session, ALICE, mail_id, now=NOW)
    assert preview(session).attachments == 1
    which = purged(session, number)
    assert stands(session, mail_id) == PURGED
    assert purges.record(session, which.id).attachments == 1
    assert lines_with(session, WORD, NAME) == []
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def test_a_file_that_a_waiting_mail_has_as_well_is_not_counted_as_going(
    session: Session, house: House
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = come(session, house, telling("k1", Outcome.LOGGED, ada))
    cancelled(session, house, done.interaction or 0)
    assert preview(session).attachments == 1
    come(session, house, telling("k2"), 2)
    assert preview(session).attachments == 0


def test_large_mails_go_fewer_at_a_time(session: Session, house: House) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    numbers = [
        cancelled(session, house, done.interaction or 0)
        for uid in range(1, 4)
        for done in [
            come(
                session,
                house,
                replace(telling(f"k{uid}", Outcome.LOGGED, ada), size=5_000_000),
                uid,
            )
        ]
    ]
    assert mail_privacy.light(session, numbers) == numbers[:1]
    purged(session, *numbers)
    assert count(session, tables.interaction) == count(session, tables.mail_raw) == 0


def test_what_was_assigned_by_hand_is_not_taken_back_once_it_is_purged(
    session: Session, house: House
) -> None:
    mail_id = come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, a_person(session)))
    purged(session, cancelled(session, house, number))
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert lines_with(session, WORD, NAME, ADDRESS) == []


# ── erase ───────────────────────────────────────────────────────────────────────────────────────


def erased(session: Session, who: Contact, shared: Shared | None = None) -> erase.Erased:
    found = contact.found(session, who.id)
    return erase.erase(session, ADMIN, found, shared=shared, now=NOW + HOUR)


def test_of_an_erased_person_no_mail_keeps_a_word(session: Session, house: House) -> None:
    ada = a_person(session, NAME, ADDRESS)
    logged = come(session, house, telling("k1", Outcome.LOGGED, ada))
    waiting = come(session, house, telling("k2"), 2)
    skipped = come(session, house, telling("k3", Outcome.SKIPPED), 3)
    broken = come(session, house, telling("k4", Outcome.QUARANTINED), 4)
    ignored = come(session, house, telling("k5"), 5)
    triage.ignore_address(session, ALICE, ignored.mail, now=NOW)
    found = erase.preview(session, ADMIN, ada)
    mine = {each.mail for each in (logged, waiting, skipped, broken, ignored)}
    assert set(found.mails) == mine
    assert found.attachments == 2 + 1
    done = erased(session, ada)
    assert (done.mails, done.attachments) == (5, 1)
    assert lines_with(session, WORD, NAME, ADDRESS) == []
    assert {stands(session, mail_id) for mail_id in mine} == {ERASED}
    assert all(seen(session, mail_id).copies for mail_id in mine)
    assert blobs.sweep(session, house.files) == 1


def test_an_erased_mail_that_is_seen_again_stays_gone(session: Session, house: House) -> None:
    ada = a_person(session, NAME, ADDRESS)
    first = come(session, house, telling("k1", Outcome.LOGGED, ada))
    second = come(session, house, telling("k2"), 2)
    erased(session, ada)
    for key, done in (("k1", first), ("k2", second)):
        again = come(session, house, telling(key), uid=3 + done.mail)
        assert (again.mail, again.fresh) == (done.mail, False)
    assert lines_with(session, WORD, NAME, ADDRESS) == []


@pytest.mark.parametrize("shared", Shared)
def test_a_mail_that_others_share_follows_its_interaction(
    session: Session, house: House, shared: Shared
) -> None:
    bob = a_person(session, "Bob", "bob@else.example")
    ada = a_person(session, NAME, ADDRESS)
    done = come(session, house, telling("k1", Outcome.LOGGED, ada, bob))
    erased(session, ada, shared)
    kept = seen(session, done.mail)
    assert mails.raw_of(session, done.mail) is None
    assert lines_with(session, ADDRESS) == []
    if shared is Shared.EMPTY:
        assert stands(session, done.mail) == ERASED
        assert lines_with(session, WORD, NAME) == []
        return
    assert (kept.outcome, kept.subject) == (Outcome.LOGGED, WORD)
    assert [each.address for each in kept.parties] == ["sales@ours.example", "bob@else.example"]
    assert (kept.participants, kept.facts.addresses) == ((), ())
    told = [line for line in lines_with(session, NAME) if not line.startswith("interaction:")]
    assert told == []


def test_what_was_emptied_since_is_not_taken_back(session: Session, house: House) -> None:
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    mail_id = come(session, house, telling("k1")).mail
    number_of(assign(session, house, mail_id, ada, bob))
    erased(session, ada, Shared.KEEP)
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)
    assert seen(session, mail_id).outcome is Outcome.LOGGED


def test_of_mails_of_others_only_the_persons_address_goes(session: Session, house: House) -> None:
    bob = a_person(session, "Bob", "bob@else.example")
    done = come(session, house, telling("k1", Outcome.LOGGED, bob))
    ada = a_person(session, NAME, ADDRESS)
    erased(session, ada)
    kept = seen(session, done.mail)
    assert (kept.outcome, kept.subject, kept.interaction) == (
        Outcome.LOGGED,
        WORD,
        done.interaction,
    )
    assert lines_with(session, ADDRESS) == []


def test_an_address_that_somebody_else_has_stays_theirs(session: Session, house: House) -> None:
    bob = a_person(session, "Bob", ADDRESS)
    done = come(session, house, telling("k1", Outcome.LOGGED, bob))
    erased(session, a_person(session, "Ada", ADDRESS))
    assert seen(session, done.mail).parties[0].address == ADDRESS
    assert mails.raw_of(session, done.mail) is not None


def test_what_was_given_to_somebody_else_and_taken_back_goes_as_well(
    session: Session, house: House
) -> None:
    mail_id = come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, a_person(session, "Bob")))
    undo(session, ALICE, now=NOW)
    erased(session, a_person(session, NAME, ADDRESS))
    assert stands(session, mail_id) == ERASED
    assert lines_with(session, WORD, NAME, ADDRESS) == []
    assert entry(session, number).erased_at is not None


def test_whom_a_mail_was_given_by_mistake_is_erased_without_the_mail(
    session: Session, house: House
) -> None:
    wrong, right = a_person(session, "Wrong"), a_person(session, "Right")
    mail_id = come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, wrong))
    undo(session, ALICE, now=NOW)
    erased(session, wrong)
    assert stands(session, mail_id) == (Outcome.WAITING, Reason.NO_CONTACT)
    fresh = number_of(assign(session, house, mail_id, right))
    assert fresh != number
    assert entry(session, fresh).text == WORD


def test_an_address_that_a_contact_was_given_by_hand_goes_from_there(
    session: Session, house: House
) -> None:
    bob, mail_id = a_person(session, "Bob"), come(session, house, telling("k1")).mail
    number = number_of(assign(session, house, mail_id, bob))
    assert people_of(session, number)[0] == (bob.id, Part.MAIN, ADDRESS)
    erased(session, a_person(session, "Ada", ADDRESS))
    assert lines_with(session, ADDRESS) == []
    assert people_of(session, number)[0] == (bob.id, Part.MAIN, "")


def test_another_spelling_of_the_persons_account_goes_too(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1", "z.yxw+x@gmail.com")
    erased(session, a_person(session, "Ada", "zyxw@googlemail.com"))
    assert stands(session, mail_id) == ERASED


def test_the_mails_are_in_the_export_before_they_go(
    session: Session, house: House, tmp_path: Path
) -> None:
    ada = a_person(session, NAME, ADDRESS)
    logged = come(session, house, telling("k1", Outcome.LOGGED, ada))
    waiting = come(session, house, telling("k2"), 2)
    path = subject_access(session, ada, tmp_path, house.files)
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
    session: Session, house: House
) -> None:
    old, new = come(session, house, telling("k1")), come(session, house, telling("k2"), 2)
    _happened(session, old.mail, NOW - timedelta(days=90))
    before = NOW - timedelta(days=30)
    assert mail_privacy.raw_before(session, before) == 1
    assert mail_privacy.drop_raw(session, before, limit=10) == 1
    assert mail_privacy.drop_raw(session, before, limit=10) == 0
    assert mails.raw_of(session, old.mail) is None
    assert mails.raw_of(session, new.mail) is not None
    assert seen(session, old.mail).text == WORD


def test_full_texts_go_and_what_a_person_ignored_goes_whole(session: Session, house: House) -> None:
    old, ignored = come(session, house, telling("k1")), come(session, house, telling("k2"), 2)
    new = come(session, house, telling("k3"), 3)
    triage.ignore_mail(session, ALICE, ignored.mail, now=NOW)
    for mail_id in (old.mail, ignored.mail):
        _happened(session, mail_id, NOW - timedelta(days=90))
    before = NOW - timedelta(days=30)
    assert mail_privacy.full_texts_before(session, before) == 2
    assert mail_privacy.drop_full_texts(session, before, limit=10) == 2
    assert mail_privacy.drop_full_texts(session, before, limit=10) == 0
    assert (seen(session, old.mail).text, seen(session, old.mail).full_text) == (WORD, "")
    assert seen(session, new.mail).full_text != ""
    gone = seen(session, ignored.mail)
    assert (gone.subject, gone.text, gone.parties, gone.participants) == ("", "", (), ())
    assert isinstance(undo(session, ALICE, now=NOW), ChangedSince)


def _happened(session: Session, mail_id: int, at: object) -> None:
    which = sa.update(tables.mail).where(tables.mail.c.id == mail_id)
    session.execute(which.values(occurred_at=at))
