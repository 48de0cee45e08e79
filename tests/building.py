"""Builders: each says only what matters to a test, and makes up the rest."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from journal import catalog, contact, record
from journal.house import House, house_of
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
from journal.record import Note
from journal.settings import load
from tests.clock import NOW

ADMIN = Actor(Source.CLI, "root", role=Role.ADMIN)
ALICE = Actor(Source.SLACK, "U1", email="alice@ours.example")
BOB = Actor(Source.SLACK, "U2", email="bob@ours.example")
MANAGER = Actor(Source.SLACK, "U3", email="mia@ours.example", role=Role.MANAGER)

HOUR = timedelta(hours=1)


def a_house(folder: Path, config: str = "") -> House:
    """A house with this config (TOML), and the shipped templates."""
    file = folder / "rapport.toml"
    file.write_text(config, encoding="utf-8")
    loaded = load(file, {})
    built, problems = catalog.build(loaded)
    assert not [*loaded.problems, *problems]
    return house_of(loaded.settings, built)


def a_person(session: Session, name: str = "Ada Lovelace", *emails: str, **more: Any) -> Contact:
    addresses = tuple(Address(AddressKind.EMAIL, email) for email in emails)
    more.setdefault("addresses", addresses)
    return contact.add(session, ADMIN, NewContact(name=name, **more), now=NOW)


def a_company(session: Session, name: str = "Acme", **more: Any) -> Contact:
    return a_person(session, name, kind=ContactKind.COMPANY, **more)


def logged(
    session: Session,
    house: House,
    *who: Contact,
    actor: Actor = ADMIN,
    template: str = "NOTE",
    now: datetime = NOW,
    **said: Any,
) -> int:
    """Log with these contacts; the number it got."""
    note = Note(template=template, contacts=tuple(each.id for each in who), **said)
    outcome = record.note(session, house, actor, note, now=now)
    assert isinstance(outcome, Recorded), outcome
    return outcome.number
