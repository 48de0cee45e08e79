"""Log an interaction: what a person says happened, completed by its template.

No template, no interaction. Whatever is not said comes from the template; what is said wins. The
template's codes are copied, and what it rendered is stored, so that a later change of the config
never moves history.
"""

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlmodel import Session

from journal import rendering
from journal.errors import NotAllowed, NotFound, Refused
from journal.fold import clean, one_line
from journal.house import House
from journal.model import (
    Actor,
    Channel,
    Contact,
    DeedKind,
    Direction,
    Document,
    Draft,
    Duplicate,
    Evaluation,
    NewAttachment,
    NewInteraction,
    NewParticipant,
    Part,
    Recorded,
    RecordOutcome,
    Role,
    Template,
    contact_number,
)
from journal.store import contacts, deeds, drafts, interactions, participants, recording

LONGEST_TEXT = 500_000
LONGEST_SUBJECT = 1000
LONGEST_LINE = 200
_SMALLEST = Decimal("0.0001")
# A clock may run ahead of ours, a meeting may be logged as it begins; tomorrow's has not happened.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody says happened. None or empty means: as the template has it."""

    template: str
    contacts: tuple[int, ...]
    text: str = ""
    subject: str = ""
    occurred_at: datetime | None = None
    duration_minutes: int | None = None
    cost: Decimal | None = None
    direction: Direction | None = None
    evaluation: Evaluation | None = None
    evaluation_note: str = ""
    successful: bool = True
    salesperson: str = ""
    campaign: str = ""
    response: bool | None = None
    document: Document | None = None
    follow_up_on: date | None = None
    language: str = ""
    attachments: tuple[NewAttachment, ...] = ()
    request_key: str | None = None


def note(
    session: Session, house: House, actor: Actor, said: Note, *, now: datetime
) -> RecordOutcome:
    """Record it, with a deed that `undo` can take back."""
    people = people_of(session, said.contacts)
    new = compose(house, actor, said, people, now=now)
    outcome = recording.add(session, new, actor=actor, now=now, files=house.files)
    if isinstance(outcome, Recorded):
        done = {"number": outcome.number}
        deed = deeds.add(session, DeedKind.LOG, actor=actor.key, now=now, payload=done)
        return replace(outcome, deed=deed)
    if isinstance(outcome, Duplicate) and outcome.why == "document":
        _say_sent_again(session, outcome, actor, now)
    return outcome


def _say_sent_again(session: Session, again: Duplicate, actor: Actor, now: datetime) -> None:
    if again.number is None or participants.closed_contacts(session, again.number):
        return
    text = "The same document was sent again."
    interactions.add_comment(session, again.number, text, by=actor.key, now=now)


def people_of(session: Session, ids: Sequence[int]) -> list[Contact]:
    found = contacts.get_many(session, ids)
    for contact_id in ids:
        if contact_id not in found:
            raise NotFound(f"There is no contact {contact_number(contact_id)}.")
    return list(found.values())


def compose(
    house: House, actor: Actor, said: Note, people: Sequence[Contact], *, now: datetime
) -> NewInteraction:
    """The entry that `said` makes, for these people, by the template."""
    template = template_for(house, actor, said.template)
    if not people:
        raise Refused("An interaction needs at least one contact.")
    occurred_at = happened(said.occurred_at, now)
    main = people[0]
    salesperson = (said.salesperson or actor.email or main.owner).casefold()
    language = said.language or main.language or house.language
    rendered = rendering.render(
        template, language, _values(house, said, main, salesperson, occurred_at)
    )
    return NewInteraction(
        occurred_at=occurred_at,
        template=template.code,
        template_version=template.version,
        group=template.group,
        channel=template.channel,
        direction=said.direction or template.direction,
        initiated_by=template.initiated_by,
        subject=one_line(said.subject or rendered.subject, longest=LONGEST_SUBJECT),
        text=clean(said.text or rendered.body, longest=LONGEST_TEXT),
        participants=tuple(_participants(template, people)),
        salesperson=one_line(salesperson, longest=LONGEST_LINE),
        language=rendered.language,
        cost=possible_cost(template.cost if said.cost is None else said.cost),
        duration_minutes=possible_minutes(
            template.duration_minutes if said.duration_minutes is None else said.duration_minutes
        ),
        evaluation=said.evaluation,
        evaluation_note=clean(said.evaluation_note, longest=LONGEST_SUBJECT),
        successful=said.successful,
        campaign=campaign_code(house, said.campaign or template.campaign),
        response=template.response if said.response is None else said.response,
        document=_document(said.document),
        follow_up_on=said.follow_up_on,
        attachments=_attachments(said, rendered.attachments),
        request_key=one_line(said.request_key or "", longest=LONGEST_SUBJECT) or None,
    )


def _document(said: Document | None) -> Document | None:
    if said is None:
        return None
    parts = (said.type, said.number, said.version)
    return Document(*(one_line(part, longest=LONGEST_LINE) for part in parts))


def _attachments(said: Note, brought: Sequence[str]) -> tuple[NewAttachment, ...]:
    """What is attached by hand, else what the template brings along."""
    return tuple(attachment(each) for each in said.attachments or map(_shipped, brought))


def _shipped(path: str) -> NewAttachment:
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refused(
            f"The template's attachment {file.name} can't be read: {error.strerror}. "
            "Nothing was logged; `rapport check` shows where it is named."
        ) from error
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return NewAttachment(file.name, kind, content)


def attachment(each: NewAttachment) -> NewAttachment:
    """With a name that can be shown."""
    name = one_line(each.name, longest=LONGEST_LINE)
    return replace(each, name=name, media_type=one_line(each.media_type, longest=LONGEST_LINE))


def template_for(house: House, actor: Actor, code: str) -> Template:
    """The template, if it is offered to this actor."""
    template = house.catalog.template(code)
    if template.retired:
        raise Refused(f"The template {template.code} is retired; choose another one.")
    if template.roles and actor.role is not Role.ADMIN and actor.role not in template.roles:
        roles = ", ".join(sorted(template.roles))
        raise NotAllowed(f"The template {template.code} is for these roles only: {roles}.")
    return template


def campaign_code(house: House, code: str) -> str:
    if not code:
        return ""
    known = {each.casefold(): each for each in house.catalog.campaigns}
    if code.casefold() not in known:
        listed = ", ".join(sorted(known.values())) or "none is defined"
        raise NotFound(f"There is no campaign {code!r} in the config; known: {listed}.")
    return known[code.casefold()]


def _values(
    house: House, said: Note, main: Contact, salesperson: str, occurred_at: datetime
) -> Mapping[str, object]:
    return rendering.values_for(
        contact=main,
        company=house.company,
        salesperson=salesperson,
        occurred_at=occurred_at,
        document=said.document,
        campaign=said.campaign,
    )


def _participants(template: Template, people: Sequence[Contact]) -> list[NewParticipant]:
    """The first is the main one; others were there, or were addressed as well."""
    first, *others = people
    part = Part.ATTENDED if template.channel is Channel.MEETING else Part.TO
    return [
        NewParticipant(first.id, Part.MAIN),
        *(NewParticipant(each.id, part) for each in others),
    ]


def happened(said: datetime | None, now: datetime) -> datetime:
    moment = said or now
    if moment.tzinfo is None:
        raise Refused(f"{moment:%Y-%m-%d %H:%M} is a time without a zone; say which one is meant.")
    if moment > now + _AHEAD:
        raise Refused(
            f"{moment:%Y-%m-%d %H:%M} has not happened yet. Log what happened; "
            "for what is to come, set a follow-up date."
        )
    return moment


def possible_cost(cost: Decimal) -> Decimal:
    if not cost.is_finite() or cost < 0 or cost >= Decimal(10) ** 12:
        raise Refused(f"A cost of {cost} is not possible: write an amount from 0 upwards.")
    # No database keeps more than ten-thousandths, and the history must say what is kept.
    return cost if cost == cost.quantize(_SMALLEST) else cost.quantize(_SMALLEST)


def possible_minutes(minutes: int) -> int:
    if not 0 <= minutes <= 60 * 24 * 31:
        raise Refused(f"A duration of {minutes} minutes is not possible: at most 31 days.")
    return minutes


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def put_off(session: Session, actor: Actor, fields: Mapping[str, str], *, now: datetime) -> int:
    """Keep what was begun, however little it is. It is no interaction until it is logged."""
    return drafts.keep(session, fields, by=actor.key, now=now)


def own_draft(session: Session, actor: Actor, draft_id: int) -> Draft:
    draft = drafts.get(session, draft_id)
    if draft is None or draft.by != actor.key:
        raise NotFound(f"You have no draft {draft_id}; `rapport draft list` shows yours.")
    return draft


def drop_draft(session: Session, actor: Actor, draft_id: int) -> None:
    drafts.delete(session, own_draft(session, actor, draft_id).id)
