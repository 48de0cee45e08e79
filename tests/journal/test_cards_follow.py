"""Whatever changes a row makes the cards about it due, in the same transaction."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from journal import cancel, correct, erase, purge, segment, triage
from journal.erase import Shared
from journal.house import House
from journal.model import (
    AboutKind,
    InteractionFilter,
    NewContact,
    Outcome,
    Reason,
)
from journal.record import Note
from journal.store import cards, deliveries, erasing, mail_privacy, mails, purges
from journal.store.purges import Bound
from journal.undo import undo
from tests.building import ADMIN, ALICE, BOB, a_house, a_person, logged
from tests.clock import NOW
from tests.journal.triaging import assign, come, telling, waits
from tests.outgoing import BOT, a_card, about, claimed, shown

LATER = NOW + timedelta(minutes=5)
Deed = Callable[[Session, House, int], object]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def watched(session: Session, kind: AboutKind, ref: int) -> None:
    """A card about it stands in Slack, and one about something else of the same number."""
    other = AboutKind.RUN if kind is not AboutKind.RUN else AboutKind.MAIL
    shown(session, a_card("it", "C1", about=(about(ref, kind),)))
    shown(session, a_card("other", "C2", about=(about(ref, other),)))


def due(session: Session) -> list[str]:
    """What is due in a moment, settled at once: how far something is may wait so long."""
    found = claimed(session, now=NOW + cards.BETWEEN_PROGRESS)
    for each in found:
        cards.settle(session, each, by=BOT, channel="C1", ts="1.0", shown=each.wanted, now=NOW)
    return sorted(each.key for each in found)


def do_cancel(session: Session, house: House, number: int) -> None:
    cancel.cancel(session, house, ADMIN, [number], reason="", now=NOW)


def do_restore(session: Session, house: House, number: int) -> None:
    cancel.restore(session, house, ADMIN, [number], now=NOW)


DEEDS: dict[str, Deed] = {
    "edit": lambda s, h, n: correct.edit(s, h, ADMIN, n, {"text": "x"}, now=NOW),
    "evaluation": lambda s, h, n: correct.edit(s, h, ADMIN, n, {"successful": False}, now=NOW),
    "comment": lambda s, _h, n: correct.comment(s, ADMIN, n, "x", now=NOW),
    "cancel": do_cancel,
    "bounce": lambda s, _h, n: deliveries.mark_bounced(s, {n: "gone"}, by="mail:x", now=NOW),
    "erase": lambda s, _h, n: erasing.empty(s, [n], now=NOW),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_changed_entry_makes_its_cards_due(session: Session, house: House, name: str) -> None:
    number = logged(session, house, a_person(session), text="as it was")
    watched(session, AboutKind.INTERACTION, number)
    DEEDS[name](session, house, number)
    assert due(session) == ["it"]


def test_restore_and_undo_make_cards_due(session: Session, house: House) -> None:
    number = logged(session, house, a_person(session))
    watched(session, AboutKind.INTERACTION, number)
    do_cancel(session, house, number)
    assert due(session) == ["it"]
    do_restore(session, house, number)
    assert due(session) == ["it"]
    undo(session, ADMIN, now=NOW)
    assert due(session) == ["it"]


def test_a_refused_deed_makes_nothing_due(session: Session, house: House) -> None:
    number = logged(session, house, a_person(session))
    watched(session, AboutKind.INTERACTION, number)
    do_restore(session, house, number)
    correct.edit(session, house, ADMIN, number, {"text": "x"}, version=99, now=NOW)
    assert due(session) == []


def purging(session: Session) -> Bound:
    preview = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    which = purge.begin(session, ADMIN, preview.token, now=LATER)
    assert isinstance(which, Bound)
    return which


def test_a_purge_makes_the_cards_of_what_it_deletes_due_and_its_own(
    session: Session, house: House
) -> None:
    number = logged(session, house, a_person(session))
    do_cancel(session, house, number)
    which = purging(session)
    watched(session, AboutKind.INTERACTION, number)
    shown(session, a_card("progress", "C3", about=(about(which.id, AboutKind.PURGE),)))
    purge.delete(session, which, purge.due(session, which), now=NOW)
    assert due(session) == ["it", "progress"]
    purge.finish(session, which, now=NOW)
    assert due(session) == ["progress"]


def test_a_purge_makes_the_cards_of_its_mails_due(session: Session, house: House) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = come(session, house, telling("k1", Outcome.LOGGED, ada))
    assert done.interaction is not None
    do_cancel(session, house, done.interaction)
    watched(session, AboutKind.MAIL, done.mail)
    which = purging(session)
    purge.delete(session, which, purge.due(session, which), now=NOW)
    assert due(session) == ["it"]


def test_who_is_erased_leaves_every_card(session: Session, house: House) -> None:
    ada, bob = a_person(session, "Ada", "ada@acme.example"), a_person(session, "Bob")
    alone, shared = logged(session, house, ada), logged(session, house, ada, bob)
    waiting = waits(session, house, "k1", sender="ada@acme.example")
    others = logged(session, house, bob)
    shown(session, a_card("alone", "C1", about=(about(alone),)))
    shown(session, a_card("shared", "C2", about=(about(shared),)))
    shown(session, a_card("mail", "C3", about=(about(waiting, AboutKind.MAIL),)))
    shown(session, a_card("contact", "C4", about=(about(ada.id, AboutKind.CONTACT),)))
    shown(session, a_card("others", "C5", about=(about(others),)))
    erase.erase(session, ADMIN, ada, shared=Shared.KEEP, now=NOW)
    assert due(session) == ["alone", "contact", "mail", "shared"]


# ── mails that wait ─────────────────────────────────────────────────────────────────────────────


def do_assign(session: Session, house: House, mail_id: int) -> None:
    assign(session, house, mail_id, a_person(session, "Who", "who@acme.example"))


TRIAGE: dict[str, Deed] = {
    "assign": do_assign,
    "ignore": lambda s, _h, n: triage.ignore_mail(s, ALICE, n, now=NOW),
    "later": lambda s, _h, n: triage.later(s, ALICE, n, LATER, now=NOW),
    "claim": lambda s, _h, n: triage.claim(s, ALICE, n, now=NOW),
}


@pytest.mark.parametrize("name", TRIAGE)
def test_a_decided_mail_makes_its_cards_due_and_so_does_undo(
    session: Session, house: House, name: str
) -> None:
    mail_id = waits(session, house, "k1")
    watched(session, AboutKind.MAIL, mail_id)
    TRIAGE[name](session, house, mail_id)
    assert due(session) == ["it"]
    undo(session, ALICE, now=NOW)
    assert due(session) == ["it"]


def test_what_waits_from_the_same_address_is_due_as_well(session: Session, house: House) -> None:
    first, second = waits(session, house, "k1"), waits(session, house, "k2")
    shown(session, a_card("first", "C1", about=(about(first, AboutKind.MAIL),)))
    shown(session, a_card("second", "C2", about=(about(second, AboutKind.MAIL),)))
    triage.create_contact(session, house, ALICE, first, NewContact("New"), now=NOW)
    assert due(session) == ["first", "second"]


def test_who_comes_too_late_changes_no_card(session: Session, house: House) -> None:
    mail_id = waits(session, house, "k1")
    triage.claim(session, ALICE, mail_id, now=NOW)
    watched(session, AboutKind.MAIL, mail_id)
    triage.claim(session, BOB, mail_id, now=NOW)
    assert due(session) == []


def conclude(session: Session, mail_id: int) -> None:
    mails.conclude(
        session,
        mail_id,
        Outcome.SKIPPED,
        Reason.BULK,
        "",
        interaction=None,
        by="mail:x",
        now=NOW,
    )


MACHINE: dict[str, Callable[[Session, int], object]] = {
    "conclude": conclude,
    "hush": mails.hush,
    "blank": lambda s, n: mails.blank(s, [n], Reason.ERASED, ""),
    "reopen": lambda s, n: mails.reopen(s, [n]),
    "words dropped": lambda s, _n: mail_privacy.drop_full_texts(s, LATER, limit=9),
}


@pytest.mark.parametrize("name", MACHINE)
def test_what_is_decided_without_a_person_makes_cards_due(
    session: Session, house: House, name: str
) -> None:
    mail_id = waits(session, house, "k1")
    watched(session, AboutKind.MAIL, mail_id)
    MACHINE[name](session, mail_id)
    assert due(session) == ["it"]


def test_a_run_makes_its_cards_due_as_it_goes_on(session: Session, house: House) -> None:
    made = segment.create(session, house, ADMIN, "all", "All", now=NOW)
    segment.add_members(session, ADMIN, made, [a_person(session).id], now=NOW)
    begun = segment.begin(session, house, ADMIN, made, Note("NOTE", ()), now=NOW)
    watched(session, AboutKind.RUN, begun)
    for _ in range(2):
        segment.step(session, house, ADMIN, begun, now=NOW)
        assert due(session) == ["it"]
    segment.undo_run(session, ADMIN, begun, now=NOW)
    assert due(session) == ["it"]


def test_a_finished_purge_makes_other_previews_due_but_no_purge_that_is_over(
    session: Session, house: House
) -> None:
    """Their samples may be among what went; of what is over nothing is told but numbers."""
    number = logged(session, house, a_person(session))
    do_cancel(session, house, number)
    over = purging(session)
    purge.finish(session, over, now=NOW)
    looked_at = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    other = purges.bound(session, looked_at.token)
    assert other is not None
    shown(session, a_card("over", "C1", about=(about(over.id, AboutKind.PURGE),)))
    shown(session, a_card("other", "C2", about=(about(other.id, AboutKind.PURGE),)))
    which = purging(session)
    purge.finish(session, which, now=NOW)
    assert due(session) == ["other"]
