"""Puts the samples into an empty record: contacts, a segment, the last weeks' interactions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, record
from journal.entries.record import Note
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
from journal.segments import segment
from playground.samples.contacts import CONTACTS, PLACES, SampleContact

_ACTOR = Actor(Source.CLI, "playground", role=Role.ADMIN)


@dataclass(frozen=True, slots=True)
class SampleInteraction:
    """Something that happened so many days ago."""

    days_ago: float
    salesperson: str
    contact: str
    template: str
    text: str
    duration_minutes: int | None = None
    evaluation: Evaluation | None = None
    follow_up_in: int | None = None
    cancelled_because: str = ""
    successful: bool = True


_INTERACTIONS = (
    SampleInteraction(
        41, "alice", "ada@acme.example", "MEETING-ONSITE", "Showed the new engine.", 90
    ),
    SampleInteraction(
        38, "bob", "anna@severveter.example", "CALL-OUT", "Первый разговор о поставках.", 20
    ),
    SampleInteraction(33, "bob", "aino@puusepat.example", "CALL-IN", "Kysyi hintoja pöydille.", 12),
    SampleInteraction(
        29, "alice", "elsa@bjorksoner.example", "LETTER", "Sent the catalogue by post."
    ),
    SampleInteraction(
        24, "alice", "charles@acme.example", "CALL-OUT", "Nobody answered.", 1, successful=False
    ),
    SampleInteraction(
        *(21, "bob", "ingrid@fjordfrakt.example", "MEETING-INHOUSE", "Rates for next year.", 60),
        evaluation=Evaluation.POSITIVE,
    ),
    SampleInteraction(
        17, "alice", "sanne@bloemenhal.example", "CALL-IN", "Wants weekly deliveries.", 15
    ),
    SampleInteraction(
        *(15, "bob", "vaino@puusepat.example", "NOTE", "Wrong person, meant Aino."),
        cancelled_because="entered for the wrong person",
    ),
    SampleInteraction(12, "bob", "dmitri@severveter.example", "CALL-IN", "Вопрос по чертежам.", 25),
    SampleInteraction(
        *(10, "alice", "mans@bjorksoner.example", "CALL-OUT", "Talked about spare parts.", 10),
        cancelled_because="entered twice",
    ),
    SampleInteraction(
        10, "alice", "mans@bjorksoner.example", "CALL-OUT", "Talked about spare parts.", 10
    ),
    SampleInteraction(
        *(8, "alice", "ada@acme.example", "CALL-OUT", "She likes the offer, decides soon.", 25),
        evaluation=Evaluation.VERY_POSITIVE,
        follow_up_in=8,
    ),
    SampleInteraction(
        *(5, "bob", "lars@fjordfrakt.example", "CALL-OUT", "Test.", 1),
        cancelled_because="only a test",
    ),
    SampleInteraction(
        4, "alice", "joris@bloemenhal.example", "NOTE", "Invoices go to Joris from now on."
    ),
    SampleInteraction(
        *(2, "bob", "ingrid@fjordfrakt.example", "CALL-IN", "Asked for a quote for March.", 18),
        follow_up_in=5,
    ),
)


def seed_record(session: Session, config: RecordConfig, now: datetime) -> None:
    ids = _add_contacts(session, now - timedelta(days=60))
    made = segment.create(
        session, config, _ACTOR, "partners", "Partners", now=now - timedelta(days=50)
    )
    partners = [ids[one.email] for one in CONTACTS if one.job in {"Daglig leder", "Eigenaar"}]
    segment.add_members(session, _ACTOR, made, partners, now=now - timedelta(days=50))
    for past in _INTERACTIONS:
        _record_interaction(session, config, past, ids, now)


def _add_contacts(session: Session, now: datetime) -> dict[str, int]:
    companies: dict[str, int] = {}
    ids = {}
    for one in CONTACTS:
        if one.company not in companies:
            companies[one.company] = contact.add(session, _ACTOR, _new_company(one), now=now).id
        new = _new_person(one, companies[one.company])
        ids[one.email] = contact.add(session, _ACTOR, new, now=now).id
    return ids


def _new_company(one: SampleContact) -> NewContact:
    return NewContact(
        name=one.company,
        kind=ContactKind.COMPANY,
        language=one.language,
        country=one.country,
        owner=one.owner,
    )


def _new_person(one: SampleContact, company_id: int) -> NewContact:
    addresses = [Address(AddressKind.EMAIL, one.email, primary=True)]
    if one.phone:
        addresses.append(Address(AddressKind.PHONE, one.phone, primary=True))
    street, postal_code, city = PLACES[one.company]
    return NewContact(
        name=one.name,
        company_id=company_id,
        street=street,
        postal_code=postal_code,
        city=city,
        addresses=tuple(addresses),
        job_title=one.job,
        language=one.language,
        country=one.country,
        owner=one.owner,
    )


def _record_interaction(
    session: Session,
    config: RecordConfig,
    sample: SampleInteraction,
    ids: Mapping[str, int],
    now: datetime,
) -> None:
    email = f"{sample.salesperson}@ours.example"
    actor = Actor(Source.CLI, sample.salesperson, email=email)
    at = now - timedelta(days=sample.days_ago)
    days = sample.follow_up_in
    note = Note(
        template=sample.template,
        contacts=(ids[sample.contact],),
        text=sample.text,
        occurred_at=at,
        duration_minutes=sample.duration_minutes,
        evaluation=sample.evaluation,
        successful=sample.successful,
        salesperson=email,
        follow_up_on=(at + timedelta(days=days)).date() if days is not None else None,
    )
    outcome = record.log_note(session, config, actor, note, now=at + timedelta(minutes=30))
    if sample.cancelled_because and isinstance(outcome, Recorded):
        moment = at + timedelta(hours=2)
        reason = sample.cancelled_because
        cancel.cancel(session, config, actor, [outcome.number], reason=reason, now=moment)
