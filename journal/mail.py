"""Mails come to the record: each gets its row in the ledger, and what is to be logged is logged.

`enter` is one transaction's work, and safe to repeat: a mail that is there already stays as it is.
What the record refuses (the contact is blocked, the document was logged before) becomes the mail's
outcome; a template that does not render sets this one mail aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from sqlmodel import Session

from journal import logged_again, rendering
from journal.errors import TemplateError
from journal.fold import address_key, clean, one_line
from journal.house import House
from journal.model import (
    Actor,
    Blocked,
    Bounced,
    Contact,
    Decision,
    Direction,
    Duplicate,
    Entered,
    Initiator,
    MailClass,
    NewInteraction,
    NewMail,
    NewNotice,
    NoticeKind,
    Outcome,
    PurgedBefore,
    Reason,
    Recorded,
    RecordOutcome,
)
from journal.rendering.values import MailValues
from journal.store import (
    contacts,
    deliveries,
    interactions,
    mails,
    notices,
    recording,
    threads,
    tombstones,
)
from journal.store.mails import Versions

LONGEST_TEXT = 500_000
LONGEST_SUBJECT = 1_000
# Who connects a mailbox with years of mail in it is not told of each.
_NEWS = timedelta(days=7)
_INITIATOR = {
    Direction.INBOUND: Initiator.THEM,
    Direction.OUTBOUND: Initiator.US,
    Direction.NONE: Initiator.NONE,
}


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A mail whose row is ours to fill."""

    id: int
    new: NewMail
    entry: NewInteraction | None


def enter(
    session: Session,
    house: House,
    actor: Actor,
    news: Sequence[NewMail],
    *,
    versions: Versions,
    now: datetime,
) -> list[Entered]:
    """What became of each, in the same order."""
    composed = _composed(session, house, _unless_purged(session, news))
    rows = [mails.silenced(new) for new, _ in composed]
    taken_over = _take_over(session, house, rows, actor=actor, versions=versions, now=now)
    # Of two with one key in this very batch the first has it.
    others = {new.delivery_key: new for new in reversed(rows) if new.delivery_key not in taken_over}
    inserted = mails.add_many(
        session, [*others.values()][::-1], by=actor.key, versions=versions, now=now
    )
    fresh = []
    for new, (_, entry) in zip(rows, composed, strict=True):
        mail_id = inserted.pop(new.delivery_key, None)
        if mail_id is not None:
            mails.keep_content(session, mail_id, new, files=house.files)
        elif (mail_id := taken_over.pop(new.delivery_key, None)) is None:
            continue
        fresh.append(_Fresh(mail_id, new, entry))
    threads.join(session, [(each.id, each.new) for each in fresh])
    _record(session, house, actor, fresh, now)
    _say_what_bounced(session, fresh, actor, now)
    return _entered(session, rows, {each.id for each in fresh})


def _unless_purged(session: Session, news: Sequence[NewMail]) -> list[NewMail]:
    """What was purged or erased does not come back, by whatever copy it is seen again."""
    buried = tombstones.find(session, {new.delivery_key for new in news})
    hidden = tombstones.named(session, buried)
    return [
        replace(
            new,
            delivery_key=hidden[new.delivery_key],
            message_id="",
            in_reply_to="",
            decision=_decided(
                new.decision,
                Outcome.SKIPPED,
                Reason.PURGED_BEFORE,
                "It was recorded once and purged since; it stays gone.",
            ),
        )
        if new.delivery_key in buried
        else new
        for new in news
    ]


def _decided(decision: Decision, outcome: Outcome, reason: Reason, why: str) -> Decision:
    return replace(decision, outcome=outcome, reason=reason, why=why)


# ── a mail as an interaction ────────────────────────────────────────────────────────────────────


def _composed(
    session: Session, house: House, news: Sequence[NewMail]
) -> list[tuple[NewMail, NewInteraction | None]]:
    people = contacts.get_many(session, {id_ for new in news for id_ in _contacts_in(new)})
    return [_composed_or_set_aside(house, new, people) for new in news]


def _contacts_in(new: NewMail) -> list[int]:
    return [p.contact_id for p in new.decision.participants if p.contact_id is not None]


def _composed_or_set_aside(
    house: House, new: NewMail, people: Mapping[int, Contact]
) -> tuple[NewMail, NewInteraction | None]:
    if new.decision.outcome is not Outcome.LOGGED:
        return new, None
    try:
        return new, compose(house, new, people)
    except TemplateError as error:
        why = f"The template {new.decision.template} could not be rendered: {error}"
        decision = _decided(new.decision, Outcome.QUARANTINED, Reason.TEMPLATE_ERROR, why)
        return replace(new, decision=decision), None


def compose(house: House, new: NewMail, people: Mapping[int, Contact]) -> NewInteraction:
    """The entry that a mail makes, by its template; what the mail says itself wins."""
    decision = new.decision
    template = house.catalog.template(decision.template)
    main = next((people[id_] for id_ in _contacts_in(new) if id_ in people), None)
    salesperson = decision.salesperson or (main.owner if main else "")
    language = main.language if main and main.language else house.language
    rendered = rendering.render(template, language, _values(house, new, main, salesperson))
    return NewInteraction(
        occurred_at=decision.occurred_at,
        template=template.code,
        template_version=template.version,
        group=template.group,
        channel=template.channel,
        direction=decision.direction,
        initiated_by=_initiator(template.initiated_by, decision.direction),
        subject=one_line(decision.subject or rendered.subject, longest=LONGEST_SUBJECT),
        text=clean(new.text or rendered.body, longest=LONGEST_TEXT),
        full_text="" if new.full_text == new.text else clean(new.full_text, longest=LONGEST_TEXT),
        participants=decision.participants,
        salesperson=salesperson.casefold(),
        language=rendered.language,
        cost=template.cost,
        duration_minutes=template.duration_minutes,
        campaign=template.campaign,
        response=template.response,
        document=decision.document,
        attachments=new.attachments,
        mail_key=new.delivery_key,
    )


def _initiator(of_template: Initiator, direction: Direction) -> Initiator:
    return _INITIATOR[direction] if of_template is Initiator.NONE else of_template


def _values(
    house: House, new: NewMail, main: Contact | None, salesperson: str
) -> Mapping[str, object]:
    sender = next((p for p in new.parties if p.role == "from"), None)
    return rendering.values_for(
        contact=main,
        company=house.company,
        salesperson=salesperson,
        occurred_at=new.decision.occurred_at,
        mail=MailValues(
            new.decision.subject, sender.name if sender else "", sender.address if sender else ""
        ),
        document=new.decision.document,
    )


# ── rows of an earlier try ──────────────────────────────────────────────────────────────────────


def _take_over(
    session: Session,
    house: House,
    rows: Sequence[NewMail],
    *,
    actor: Actor,
    versions: Versions,
    now: datetime,
) -> dict[str, int]:
    """Rows that an earlier try left are filled anew; one whose mail has a row since goes."""
    filled: dict[str, int] = {}
    for new in rows:
        if new.instead_of is None or new.delivery_key in filled:
            continue
        took = mails.replace_row(
            session,
            new.instead_of,
            new,
            by=actor.key,
            versions=versions,
            now=now,
            files=house.files,
        )
        if took is mails.Took.OVER:
            filled[new.delivery_key] = new.instead_of
        elif took is mails.Took.KNOWN:
            known = mails.with_keys(session, {new.delivery_key})[new.delivery_key]
            mails.remove(session, new.instead_of, instead=known.id)
    return filled


# ── logging ─────────────────────────────────────────────────────────────────────────────────────


def _record(
    session: Session, house: House, actor: Actor, fresh: Sequence[_Fresh], now: datetime
) -> None:
    due = [(each, each.entry) for each in fresh if each.entry is not None]
    entries = [replace(entry, mail_id=each.id) for each, entry in due]
    outcomes = recording.add_many(session, entries, actor=actor, deed=0, now=now, files=house.files)
    logged: dict[int, int] = {}
    for (each, entry), recorded in zip(due, outcomes, strict=True):
        outcome = _again_if_taken_back(session, entry, recorded, actor, now)
        if isinstance(outcome, Recorded):
            logged[each.id] = outcome.number
        else:
            _refused(session, each, outcome, actor, now)
    mails.link(session, logged)
    entries_of = {each.id: entry for each, entry in due}
    _tell(session, actor, {id_: (n, entries_of[id_]) for id_, n in logged.items()}, now)


def _tell(
    session: Session,
    actor: Actor,
    logged: Mapping[int, tuple[int, NewInteraction]],
    now: datetime,
) -> None:
    """Whose mails they are: they did not log them."""
    kind = NoticeKind.MAIL_LOGGED
    news = [
        NewNotice(f"{kind}:{number}", entry.salesperson, kind, actor.key, number, mail_id)
        for mail_id, (number, entry) in logged.items()
        if entry.occurred_at > now - _NEWS
    ]
    notices.add(session, news, now=now)


def _again_if_taken_back(
    session: Session, entry: NewInteraction, outcome: RecordOutcome, actor: Actor, now: datetime
) -> RecordOutcome:
    """The mail was logged by hand, and that was undone; now it is decided again."""
    if isinstance(outcome, Duplicate) and outcome.number and outcome.why != "document":
        return logged_again.again(session, outcome.number, entry, (actor, 0, now))
    return outcome


def _refused(
    session: Session, each: _Fresh, outcome: RecordOutcome, actor: Actor, now: datetime
) -> None:
    """The record has a reason of its own; it is the mail's reason now."""
    number: int | None = None
    match outcome:
        case Blocked():
            reason, why = Reason.PRIVACY_BLOCKED, "Nothing may be recorded of one of its contacts."
        case PurgedBefore():
            reason, why = Reason.PURGED_BEFORE, "It was recorded once and purged since."
        case Duplicate(number=number, why="document"):
            reason, why = Reason.SAME_DOCUMENT, f"The same document is interaction #{number}."
            if number is not None:
                text = f"The same document was sent again (mail {each.id})."
                interactions.add_comment(session, number, text, by=actor.key, now=now)
        case Duplicate(number=number):
            reason, why = Reason.LOGGED, f"It is interaction #{number}."
        case Recorded():
            return
        case _:
            assert_never(outcome)
    result = Outcome.LOGGED if reason is Reason.LOGGED else Outcome.SKIPPED
    mails.conclude(session, each.id, result, reason, why, interaction=number, by=actor.key, now=now)
    if reason in mails.SILENT:
        mails.hush(session, each.id)


# ── what came back ──────────────────────────────────────────────────────────────────────────────


def _say_what_bounced(
    session: Session, fresh: Sequence[_Fresh], actor: Actor, now: datetime
) -> None:
    reports = [each for each in fresh if each.new.decision.mail_class is MailClass.BOUNCE]
    reasons = _about_sent(session, reports)
    sent = {
        each.new.message_id
        for each in fresh
        if each.new.decision.direction is Direction.OUTBOUND and each.entry is not None
    }
    early = deliveries.bounced_already(session, sent)
    numbers = deliveries.sent_as(session, early)
    reasons.update((numbers[id_], reason) for id_, reason in early.items() if id_ in numbers)
    if reasons:
        deliveries.mark_bounced(session, reasons, by=actor.key, now=now)


def _about_sent(session: Session, reports: Sequence[_Fresh]) -> dict[int, str]:
    """By what the report returns; else the last mail to the address it names."""
    numbers = deliveries.sent_as(session, {each.new.returned_id for each in reports})
    reasons: dict[int, str] = {}
    for each in reports:
        failed = [bounced for bounced in each.new.bounced if not bounced.delayed]
        if not failed:
            continue
        number = numbers.get(each.new.returned_id)
        if number is not None:
            reasons[number] = why_bounced(failed[0])
        elif not each.new.returned_id:
            reasons.update(_by_address(session, failed, each.new.decision.occurred_at))
    return reasons


def _by_address(
    session: Session, failed: Sequence[Bounced], occurred_at: datetime
) -> dict[int, str]:
    found = {
        deliveries.last_sent_to(session, address_key(each.address), before=occurred_at): each
        for each in failed
    }
    return {number: why_bounced(each) for number, each in found.items() if number is not None}


def why_bounced(each: Bounced) -> str:
    return one_line(f"{each.status} {each.reason}", longest=300) or "It came back."


def _entered(session: Session, rows: Sequence[NewMail], fresh: set[int]) -> list[Entered]:
    found = mails.with_keys(session, {new.delivery_key for new in rows})
    return [
        Entered(
            mail=row.id,
            outcome=Outcome(row.outcome),
            reason=Reason(row.reason),
            interaction=row.interaction_id,
            fresh=row.id in fresh,
        )
        for row in (found[new.delivery_key] for new in rows)
    ]
