"""Builders: each says only what matters to a test, and makes up the rest."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from journal import catalog
from journal.contacts import contact
from journal.context import RecordConfig, record_config
from journal.entries import record
from journal.entries.record import Note
from journal.model import (
    Actor,
    Address,
    AddressKind,
    Contact,
    ContactKind,
    NewContact,
    Recorded,
    Role,
    Source,
)
from journal.settings import load_config
from journal.store.record.file_stores import FolderStore
from tests.clock import NOW

ADMIN = Actor(Source.CLI, "root", role=Role.ADMIN)
ALICE = Actor(Source.SLACK, "U1", email="alice@ours.example")
BOB = Actor(Source.SLACK, "U2", email="bob@ours.example")
MANAGER = Actor(Source.SLACK, "U3", email="mia@ours.example", role=Role.MANAGER)

HOUR = timedelta(hours=1)


def a_config(folder: Path, toml: str = "") -> RecordConfig:
    """The record's config from this TOML, with the shipped templates."""
    file = folder / "rapport.toml"
    file.write_text(toml, encoding="utf-8")
    loaded = load_config(file, {})
    built, problems = catalog.build_catalog(loaded)
    assert not [*loaded.problems, *problems]
    return record_config(loaded.settings, built)


def files_folder(config: RecordConfig) -> Path:
    """Says where the attachments of `a_config` lie."""
    assert isinstance(config.files, FolderStore)
    return config.files.folder


def a_person(session: Session, name: str = "Ada Lovelace", *emails: str, **more: Any) -> Contact:
    addresses = tuple(Address(AddressKind.EMAIL, email) for email in emails)
    more.setdefault("addresses", addresses)
    return contact.add(session, ADMIN, NewContact(name=name, **more), now=NOW)


def unsaved_contact(**more: Any) -> Contact:
    """A contact that no database knows."""
    first = Contact(
        id=1,
        name="Ada Lovelace",
        kind=ContactKind.PERSON,
        company_id=None,
        company_name="",
        addresses=(),
        job_title="",
        language="",
        country="",
        street="",
        postal_code="",
        city="",
        region="",
        owner="",
        note="",
        tags=frozenset(),
        external_ids={},
        privacy_blocked=False,
        minor=False,
        consent=False,
        excluded=False,
        merged_into=None,
        created_at=NOW,
        version=1,
    )
    return replace(first, **more)


def a_company(session: Session, name: str = "Acme", **more: Any) -> Contact:
    return a_person(session, name, kind=ContactKind.COMPANY, **more)


def log_interaction(
    session: Session,
    config: RecordConfig,
    *who: Contact,
    actor: Actor = ADMIN,
    template: str = "NOTE",
    now: datetime = NOW,
    **said: Any,
) -> int:
    """Log with these contacts; return the number."""
    note = Note(template=template, contacts=tuple(each.id for each in who), **said)
    outcome = record.log_note(session, config, actor, note, now=now)
    assert isinstance(outcome, Recorded), outcome
    return outcome.number
