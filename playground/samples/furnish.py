"""Puts the samples into an empty record: contacts, a segment, the last weeks' interactions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from journal import cancel, contact, record, segment
from journal.house import House
from journal.model import (
    Actor,
    Address,
    AddressKind,
    ContactKind,
    Evaluation,
    NewContact,
    Recorded,
    Role,
    Source,
)
from journal.record import Note
from playground.samples.contacts import PEOPLE, Someone

_SETTER = Actor(Source.CLI, "playground", role=Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Past:
    """Something that happened so many days ago."""

    days: float
    by: str
    who: str
    template: str
    text: str
    minutes: int | None = None
    evaluation: Evaluation | None = None
    follow_up_in: int | None = None
    cancelled_because: str = ""
    successful: bool = True


_PAST = (
    Past(41, "alice", "ada@acme.example", "MEETING-ONSITE", "Showed the new engine.", 90),
    Past(38, "bob", "anna@severveter.example", "CALL-OUT", "Первый разговор о поставках.", 20),
    Past(33, "bob", "aino@puusepat.example", "CALL-IN", "Kysyi hintoja pöydille.", 12),
    Past(29, "alice", "elsa@bjorksoner.example", "LETTER", "Sent the catalogue by post."),
    Past(24, "alice", "charles@acme.example", "CALL-OUT", "Nobody answered.", 1, successful=False),
    Past(
        *(21, "bob", "ingrid@fjordfrakt.example", "MEETING-INHOUSE", "Rates for next year.", 60),
        evaluation=Evaluation.POSITIVE,
    ),
    Past(17, "alice", "sanne@bloemenhal.example", "CALL-IN", "Wants weekly deliveries.", 15),
    Past(
        *(15, "bob", "vaino@puusepat.example", "NOTE", "Wrong person, meant Aino."),
        cancelled_because="entered for the wrong person",
    ),
    Past(12, "bob", "dmitri@severveter.example", "CALL-IN", "Вопрос по чертежам.", 25),
    Past(
        *(10, "alice", "mans@bjorksoner.example", "CALL-OUT", "Talked about spare parts.", 10),
        cancelled_because="entered twice",
    ),
    Past(10, "alice", "mans@bjorksoner.example", "CALL-OUT", "Talked about spare parts.", 10),
    Past(
        *(8, "alice", "ada@acme.example", "CALL-OUT", "She likes the offer, decides soon.", 25),
        evaluation=Evaluation.VERY_POSITIVE,
        follow_up_in=8,
    ),
    Past(
        *(5, "bob", "lars@fjordfrakt.example", "CALL-OUT", "Test.", 1),
        cancelled_because="only a test",
    ),
    Past(4, "alice", "joris@bloemenhal.example", "NOTE", "Invoices go to Joris from now on."),
    Past(
        *(2, "bob", "ingrid@fjordfrakt.example", "CALL-IN", "Asked for a quote for March.", 18),
        follow_up_in=5,
    ),
)


def furnish(session: Session, house: House, now: datetime) -> None:
    ids = _contacts(session, now - timedelta(days=60))
    made = segment.create(
        session, house, _SETTER, "partners", "Partners", now=now - timedelta(days=50)
    )
    partners = [ids[one.email] for one in PEOPLE if one.job in {"Daglig leder", "Eigenaar"}]
    segment.add_members(session, _SETTER, made, partners, now=now - timedelta(days=50))
    for past in _PAST:
        _happened(session, house, past, ids, now)


def _contacts(session: Session, now: datetime) -> dict[str, int]:
    companies: dict[str, int] = {}
    ids = {}
    for one in PEOPLE:
        if one.company not in companies:
            companies[one.company] = contact.add(session, _SETTER, _company(one), now=now).id
        new = _person(one, companies[one.company])
        ids[one.email] = contact.add(session, _SETTER, new, now=now).id
    return ids


def _company(one: Someone) -> NewContact:
    return NewContact(
        name=one.company,
        kind=ContactKind.COMPANY,
        language=one.language,
        country=one.country,
        owner=one.owner,
    )


def _person(one: Someone, company_id: int) -> NewContact:
    addresses = [Address(AddressKind.EMAIL, one.email, primary=True)]
    if one.phone:
        addresses.append(Address(AddressKind.PHONE, one.phone, primary=True))
    return NewContact(
        name=one.name,
        company_id=company_id,
        addresses=tuple(addresses),
        job_title=one.job,
        language=one.language,
        country=one.country,
        owner=one.owner,
    )


def _happened(
    session: Session, house: House, past: Past, ids: Mapping[str, int], now: datetime
) -> None:
    email = f"{past.by}@ours.example"
    actor = Actor(Source.CLI, past.by, email=email)
    at = now - timedelta(days=past.days)
    days = past.follow_up_in
    said = Note(
        template=past.template,
        contacts=(ids[past.who],),
        text=past.text,
        occurred_at=at,
        duration_minutes=past.minutes,
        evaluation=past.evaluation,
        successful=past.successful,
        salesperson=email,
        follow_up_on=(at + timedelta(days=days)).date() if days is not None else None,
    )
    outcome = record.note(session, house, actor, said, now=at + timedelta(minutes=30))
    if past.cancelled_because and isinstance(outcome, Recorded):
        moment = at + timedelta(hours=2)
        reason = past.cancelled_because
        cancel.cancel(session, house, actor, [outcome.number], reason=reason, now=moment)
