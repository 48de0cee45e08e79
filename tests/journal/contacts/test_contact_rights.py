"""Tests whose a contact is: a member takes no contact of another, and so no right to its entries."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, correct
from journal.errors import NotAllowed
from journal.model import Actor, Contact, NewContact
from journal.permissions import CancelPermission, CancelPolicy
from journal.undo.undo import Undone, undo
from tests.builders import ALICE, BOB, MANAGER, a_config, a_person, log_interaction
from tests.clock import NOW


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def set_owner(session: Session, actor: Actor, who: Contact, owner: str) -> Contact:
    after = contact.change(session, actor, who, {"owner": owner}, now=NOW)
    assert isinstance(after, Contact)
    return after


def an_owned_contact(session: Session, owner: Actor | None, *, by: Actor = MANAGER) -> Contact:
    new = NewContact("Ada", owner=owner.key if owner else "")
    return contact.add(session, by, new, now=NOW)


def test_a_member_takes_no_contact_of_another_and_cancels_none_of_its_entries(
    session: Session, config: RecordConfig
) -> None:
    ada = an_owned_contact(session, BOB)
    number = log_interaction(session, config, ada, actor=BOB)
    with pytest.raises(
        NotAllowed, match=r"bob@ours\.example looks after .* ask them, or a manager"
    ):
        contact.change(session, ALICE, ada, {"owner": ALICE.key}, now=NOW)
    with pytest.raises(NotAllowed):
        contact.change(session, ALICE, ada, {"owner": ""}, now=NOW)
    assert cancel.cancel(session, config, ALICE, [number], reason="", now=NOW).cancelled == ()


@pytest.mark.parametrize(
    ("actor", "owner", "by"),
    [
        (ALICE, None, MANAGER),
        (ALICE, ALICE, MANAGER),
        (ALICE, BOB, ALICE),
        (MANAGER, BOB, BOB),
    ],
    ids=["nobody's", "one's own", "added by oneself", "a manager"],
)
def test_who_may_give_a_contact_another_owner(
    session: Session, actor: Actor, owner: Actor | None, by: Actor
) -> None:
    ada = an_owned_contact(session, owner, by=by)
    assert set_owner(session, actor, ada, "cy@ours.example").owner == "cy@ours.example"


def test_what_else_is_changed_asks_nobody(session: Session) -> None:
    ada = an_owned_contact(session, BOB)
    after = contact.change(session, ALICE, ada, {"owner": BOB.key, "job_title": "Buyer"}, now=NOW)
    assert isinstance(after, Contact)
    assert after.job_title == "Buyer"


# ── undo ────────────────────────────────────────────────────────────────────────────────────────

MANAGERS_ONLY = CancelPolicy(CancelPermission.MANAGERS)


def test_undo_of_a_cancel_asks_who_may_cancel(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session), actor=ALICE)
    cancel.cancel(session, config, ALICE, [number], reason="", now=NOW)
    with pytest.raises(NotAllowed, match="only a manager"):
        undo(session, ALICE, policy=MANAGERS_ONLY, now=NOW)
    assert isinstance(undo(session, ALICE, now=NOW), Undone)


def test_undo_of_an_edit_asks_who_may_edit(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session), actor=ALICE)
    correct.edit(session, config, ALICE, number, {"text": "Another."}, now=NOW)
    with pytest.raises(NotAllowed, match="only a manager"):
        undo(session, ALICE, policy=MANAGERS_ONLY, now=NOW)


def test_undo_of_a_restore_asks_who_may_restore(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session), actor=ALICE)
    cancel.cancel(session, config, ALICE, [number], reason="", now=NOW)
    cancel.restore(session, config, ALICE, [number], now=NOW)
    with pytest.raises(NotAllowed, match="only an admin"):
        undo(session, ALICE, policy=CancelPolicy(restore_by_admins_only=True), now=NOW)


def test_undo_of_a_merge_asks_who_may_merge(session: Session) -> None:
    one, other = an_owned_contact(session, None), an_owned_contact(session, None)
    contact.merge(session, MANAGER, one, other, now=NOW)
    demoted = Actor(MANAGER.source, MANAGER.name, MANAGER.email)
    with pytest.raises(NotAllowed, match="Only a manager"):
        undo(session, demoted, now=NOW)
    assert isinstance(undo(session, MANAGER, now=NOW), Undone)
