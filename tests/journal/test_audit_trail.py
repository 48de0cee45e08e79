"""Who takes data out, deletes it for good or uses a role stands in the trail, and stays there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge
from journal.model import AuditKind, InteractionFilter, Role, StalePreview
from journal.store import audit_trail
from journal.store.database import transaction
from tests.builders import ADMIN, ALICE, MANAGER, a_config, a_person, log_interaction
from tests.clock import NOW


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session
        session.commit()


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def trail(session: Session) -> list[tuple[str, Role, AuditKind, int]]:
    found = audit_trail.find_newest(session, limit=100)
    return [(each.by, each.role, each.kind, each.count) for each in reversed(found)]


def test_entries_that_only_a_role_lets_somebody_touch_are_counted(
    session: Session, config: RecordConfig
) -> None:
    numbers = [
        log_interaction(session, config, a_person(session, "Ada"), actor=ALICE) for _ in "ab"
    ]
    cancel.cancel(session, config, ALICE, numbers[:1], reason="", now=NOW)
    assert trail(session) == []
    cancel.cancel(session, config, MANAGER, numbers, reason="", now=NOW)
    cancel.restore(session, config, ADMIN, numbers, now=NOW)
    correct.edit(session, config, ADMIN, numbers[0], {"text": "other"}, now=NOW)
    own = log_interaction(session, config, a_person(session, "Bea"), actor=ADMIN)
    correct.edit(session, config, ADMIN, own, {"text": "other"}, now=NOW)
    others = AuditKind.OTHERS_ENTRIES
    assert trail(session) == [
        (MANAGER.key, Role.MANAGER, others, 1),
        (ADMIN.key, Role.ADMIN, others, 2),
        (ADMIN.key, Role.ADMIN, others, 1),
    ]


def test_what_managers_do_to_contacts_is_in_it(session: Session) -> None:
    ada, double, gone = (a_person(session, name) for name in ("Ada", "Ada B", "Bob"))
    contact.merge(session, MANAGER, double, ada, now=NOW)
    contact.delete(session, MANAGER, gone, now=NOW)
    after = contact.resolve_merged(session, ada.id)
    contact.change(session, MANAGER, after, {"privacy_blocked": True}, now=NOW)
    assert [each[2:] for each in trail(session)] == [
        (AuditKind.CONTACTS_MERGED, 2),
        (AuditKind.CONTACT_DELETED, 1),
        (AuditKind.PRIVACY_FLAGS, 1),
    ]


def test_it_survives_the_purge_and_the_erasure_that_it_tells_of(
    engine: Engine, config: RecordConfig
) -> None:
    with transaction(engine) as session:
        ada = a_person(session, "Ada", "ada@acme.example")
        numbers = [log_interaction(session, config, ada, actor=ADMIN) for _ in "abc"]
        cancel.cancel(session, config, ADMIN, numbers[:2], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with transaction(engine) as session:
        begun = purge.begin(session, ADMIN, shown.token, now=NOW)
    assert not isinstance(begun, StalePreview)
    list(purge.run(lambda: transaction(engine), begun, clock=lambda: NOW))
    with transaction(engine) as session:
        purge.begin(session, ADMIN, shown.token, now=NOW)
        erase.erase(session, ADMIN, contact.resolve_merged(session, ada.id), shared=None, now=NOW)
        assert [each[2:] for each in trail(session)] == [
            (AuditKind.PURGE, 2),
            (AuditKind.ERASURE, 1),
        ]


def test_what_did_nothing_is_not_in_it(session: Session) -> None:
    audit_trail.add(session, ADMIN, AuditKind.EXPORT_CONTACTS, 0, now=NOW)
    assert trail(session) == []
