"""Log an interaction: what a person says happened, completed by its template.

No template, no interaction. What the note leaves out comes from the template; what it has wins. The
template's codes are copied, and what it rendered is stored, so that a later change of the config
never moves history.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlmodel import Session

from journal import rendering
from journal.context import RecordConfig
from journal.entries.letter_again import name_each_other
from journal.errors import N_, NotAllowed, NotFound, RequestRefused
from journal.fold import clean, one_line
from journal.letters.merger import Merger
from journal.letters.template_files import merge_files
from journal.limits import LONGEST_LINE, LONGEST_SUBJECT, LONGEST_TEXT
from journal.model import (
    LETTER_LAYOUT,
    Actor,
    Channel,
    Contact,
    Correspondence,
    DeedKind,
    Direction,
    Document,
    Draft,
    DraftMailbox,
    Duplicate,
    DuplicateBasis,
    Evaluation,
    NewAttachment,
    NewInteraction,
    NewParticipant,
    ParticipantPart,
    Recorded,
    RecordOutcome,
    Role,
    Template,
    contact_number,
)
from journal.store.contacts import contacts
from journal.store.record import (
    drafts,
    interactions,
    opportunity_names,
    participants,
    recording,
    undo_log,
)

_SMALLEST_COST = Decimal("0.0001")
# A clock may run ahead of ours, a meeting may be logged as it begins; tomorrow's has not happened.
_MAX_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Note:
    """Holds what somebody says happened. None or empty means the template's value."""

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
    opportunity: str = ""
    response: bool | None = None
    document: Document | None = None
    follow_up_on: date | None = None
    follow_up_time: time | None = None
    language: str = ""
    attachments: tuple[NewAttachment, ...] = ()
    # The template's files, if they were merged before the transaction began.
    merged: tuple[NewAttachment, ...] | None = None
    # The last mail of the conversation that is answered, for the template.
    last_mail: "rendering.MailValues | None" = None
    request_key: str | None = None
    # The entry whose letter is written again.
    again_of: int = 0
    # Of a run of drafts.
    draft_mailbox: DraftMailbox | None = None


def log_note(
    session: Session, config: RecordConfig, actor: Actor, note: Note, *, now: datetime
) -> RecordOutcome:
    """Record the note, with a deed that can be undone."""
    people = get_contacts(session, note.contacts)
    note = replace(note, opportunity=opportunity_names.find_spelling(session, note.opportunity))
    new = entry_from_note(config, actor, note, people, now=now)
    outcome = recording.add(session, new, actor=actor, now=now, files=config.files)
    if isinstance(outcome, Recorded):
        done = {"number": outcome.number}
        deed = undo_log.add(session, DeedKind.LOG, actor=actor.key, now=now, payload=done)
        if note.again_of:
            name_each_other(session, note.again_of, outcome.number, actor=actor, now=now)
        return replace(outcome, deed=deed)
    if isinstance(outcome, Duplicate) and outcome.basis is DuplicateBasis.DOCUMENT:
        _comment_sent_again(session, outcome, actor, now)
    return outcome


def _comment_sent_again(
    session: Session, duplicate: Duplicate, actor: Actor, now: datetime
) -> None:
    if duplicate.number is None or participants.closed_contacts(session, duplicate.number):
        return
    text = "The same document was sent again."
    interactions.add_comment(session, duplicate.number, text, by=actor.key, now=now)


def get_contacts(session: Session, ids: Sequence[int]) -> list[Contact]:
    found = contacts.get_many(session, ids)
    for contact_id in ids:
        if contact_id not in found:
            raise NotFound(N_("There is no contact {contact}."), contact=contact_number(contact_id))
    return list(found.values())


def entry_from_note(
    config: RecordConfig, actor: Actor, note: Note, people: Sequence[Contact], *, now: datetime
) -> NewInteraction:
    """The entry that `note` makes, for these people, by the template."""
    template = template_for(config, actor, note.template)
    if not people:
        raise RequestRefused(N_("An interaction needs at least one contact."))
    occurred_at = check_occurred_at(note.occurred_at, now)
    salesperson = _salesperson_of(note, actor, people[0])
    values, rendered = _render(config, note, people[0], template, (salesperson, occurred_at))
    return NewInteraction(
        occurred_at=occurred_at,
        template=template.code,
        template_version=template.version,
        group=template.group,
        channel=template.channel,
        direction=note.direction or template.direction,
        initiated_by=template.initiated_by,
        subject=one_line(note.subject or rendered.subject, longest=LONGEST_SUBJECT),
        text=clean(note.text or rendered.body, longest=LONGEST_TEXT),
        participants=tuple(_participants(template, people)),
        salesperson=one_line(salesperson, longest=LONGEST_LINE),
        language=rendered.language,
        cost=check_cost(template.cost if note.cost is None else note.cost),
        currency=config.currency,
        duration_minutes=check_minutes(
            template.duration_minutes if note.duration_minutes is None else note.duration_minutes
        ),
        evaluation=note.evaluation,
        evaluation_note=clean(note.evaluation_note, longest=LONGEST_SUBJECT),
        successful=note.successful,
        campaign=campaign_code(config, note.campaign or template.campaign),
        opportunity=one_line(note.opportunity, longest=LONGEST_LINE),
        response=template.response if note.response is None else note.response,
        document=_clean_document(note.document),
        follow_up_on=note.follow_up_on,
        follow_up_time=note.follow_up_time if note.follow_up_on else None,
        attachments=(
            *_layout(note, template, rendered),
            *_attachments(note, rendered.attachments, values),
        ),
        request_key=one_line(note.request_key or "", longest=LONGEST_SUBJECT) or None,
    )


def _salesperson_of(note: Note, actor: Actor, main: Contact) -> str:
    return (note.salesperson or actor.email or main.owner).casefold()


def _render(
    config: RecordConfig, note: Note, main: Contact, template: Template, by_at: tuple[str, datetime]
) -> "tuple[Mapping[str, object], rendering.RenderedTemplate]":
    """The values of the template, and what it says; `by_at`: the salesperson, and when."""
    salesperson, occurred_at = by_at
    language = note.language or main.language or config.language
    # What it says in words of ours is in the language that the template has.
    language, text = rendering.choose_text(template, language)
    values: Mapping[str, object] = {}
    if rendering.takes_values(text):
        values = _template_values(config, note, main, (salesperson, language), occurred_at)
    return values, rendering.render(template, language, values)


def render_note(
    config: RecordConfig, actor: Actor, note: Note, main: Contact, *, now: datetime
) -> "rendering.RenderedTemplate":
    """Gives what the template says to this contact, for whoever is to read it first; files by name alone."""
    template = template_for(config, actor, note.template)
    salesperson = _salesperson_of(note, actor, main)
    return _render(config, note, main, template, (salesperson, now))[1]


def merge_note(
    config: RecordConfig,
    actor: Actor,
    note: Note,
    people: Sequence[Contact],
    merger: Merger,
    *,
    now: datetime,
) -> Note:
    """The note with its template's files merged: so that no transaction waits for them."""
    template = template_for(config, actor, note.template)
    by_at = (_salesperson_of(note, actor, people[0]), check_occurred_at(note.occurred_at, now))
    values, rendered = _render(config, note, people[0], template, by_at)
    return replace(note, merged=merge_files(rendered.attachments, values, merger))


def _clean_document(document: Document | None) -> Document | None:
    if document is None:
        return None
    parts = (document.type, document.number, document.version)
    return Document(*(one_line(part, longest=LONGEST_LINE) for part in parts))


def _attachments(
    note: Note, template_files: Sequence[str], values: Mapping[str, object]
) -> tuple[NewAttachment, ...]:
    """The template's files, merged, then those attached by hand; one that is both is there once."""
    merged = note.merged
    if merged is None:
        with Merger() as merger:
            merged = merge_files(template_files, values, merger)
    return tuple(dict.fromkeys(map(clean_attachment, (*merged, *note.attachments))))


def _layout(
    note: Note, template: Template, rendered: "rendering.RenderedTemplate"
) -> Sequence[NewAttachment]:
    """The draft as HTML. Whoever has changed the text wants theirs: it goes as plain text then."""
    is_draft = template.correspondence is Correspondence.DRAFT
    if not (is_draft and rendered.html) or not is_as_rendered(note.text, rendered):
        return ()
    name = f"{template.code.casefold()}.html"
    return [NewAttachment(name, LETTER_LAYOUT, rendered.html.encode())]


def is_as_rendered(text: str, rendered: "rendering.RenderedTemplate") -> bool:
    """Says whether nobody has changed it; Slack gives it back with other blanks at its ends."""
    return not text or text.split() == rendered.body.split()


def clean_attachment(each: NewAttachment) -> NewAttachment:
    """The attachment with a name that can be shown."""
    name = one_line(each.name, longest=LONGEST_LINE)
    return replace(each, name=name, media_type=one_line(each.media_type, longest=LONGEST_LINE))


def template_for(config: RecordConfig, actor: Actor, code: str) -> Template:
    """The template, if it is offered to this actor."""
    template = config.catalog.find_template(code)
    if template.retired:
        raise RequestRefused(
            N_("The template {code} is retired; choose another one."), code=template.code
        )
    if template.roles and actor.role is not Role.ADMIN and actor.role not in template.roles:
        roles = ", ".join(sorted(template.roles))
        raise NotAllowed(
            N_("The template {code} is for these roles only: {roles}."),
            code=template.code,
            roles=roles,
        )
    return template


def campaign_code(config: RecordConfig, code: str) -> str:
    if not code:
        return ""
    known = {each.casefold(): each for each in config.catalog.campaigns}
    if code.casefold() not in known:
        raise NotFound(
            N_("There is no campaign {code} in the config; known: {listed}."),
            code=repr(code),
            listed=", ".join(sorted(known.values())) or "–",
        )
    return known[code.casefold()]


def _template_values(
    config: RecordConfig,
    note: Note,
    main: Contact,
    written_by: tuple[str, str],
    occurred_at: datetime,
) -> Mapping[str, object]:
    """`written_by`: the salesperson, and the language."""
    salesperson, language = written_by
    values = rendering.template_values(
        contact=main,
        company=config.company,
        letterhead=config.letterhead,
        language=language,
        salesperson=salesperson,
        occurred_at=occurred_at,
        mail=note.last_mail,
        document=note.document,
        campaign=note.campaign,
    )
    return rendering.add_salutations(values, config.letterhead.salutations, language)


def _participants(template: Template, people: Sequence[Contact]) -> list[NewParticipant]:
    """The first is the main one; others were there, or were addressed as well."""
    first, *others = people
    part = ParticipantPart.ATTENDED if template.channel is Channel.MEETING else ParticipantPart.TO
    return [
        NewParticipant(first.id, ParticipantPart.MAIN),
        *(NewParticipant(each.id, part) for each in others),
    ]


def check_occurred_at(occurred_at: datetime | None, now: datetime) -> datetime:
    moment = occurred_at or now
    if moment.tzinfo is None:
        raise RequestRefused(
            "{moment} is a time without a zone; say which one is meant.", moment=moment
        )
    if moment > now + _MAX_AHEAD:
        raise RequestRefused(
            N_(
                "{moment} has not happened yet. Log what happened; for what is to come, set a "
                "follow-up date."
            ),
            moment=moment,
        )
    return moment


def check_cost(cost: Decimal) -> Decimal:
    if not cost.is_finite() or cost < 0 or cost >= Decimal(10) ** 12:
        raise RequestRefused(
            N_("A cost of {cost} is not possible: write an amount from 0 upwards."), cost=cost
        )
    # No database keeps more than ten-thousandths, and the history must say what is kept.
    return cost if cost == cost.quantize(_SMALLEST_COST) else cost.quantize(_SMALLEST_COST)


def check_minutes(minutes: int) -> int:
    if not 0 <= minutes <= 60 * 24 * 31:
        raise RequestRefused(
            N_("A duration of {minutes} minutes is not possible: at most 31 days."), minutes=minutes
        )
    return minutes


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def save_draft(session: Session, actor: Actor, fields: Mapping[str, str], *, now: datetime) -> int:
    """Keep a draft, however little is filled in. It is no interaction until it is logged."""
    return drafts.add(session, fields, by=actor.key, now=now)


def get_own_draft(session: Session, actor: Actor, draft_id: int) -> Draft:
    draft = drafts.get(session, draft_id)
    if draft is None or draft.by != actor.key:
        raise NotFound(
            N_("You have no draft {number}; `rapport draft list` shows yours."), number=draft_id
        )
    return draft


def delete_draft(session: Session, actor: Actor, draft_id: int) -> None:
    drafts.delete(session, get_own_draft(session, actor, draft_id).id)
