"""A mail that is written here and sent by a person: its entry follows what becomes of the draft.

    under way   the entry is logged, the draft is to be put into the mailbox
    drafted     it lies among the drafts; somebody changes it there, and sends it
    sent        its copy was seen in the folder of sent mail: the entry says what was really sent
    not sent    it was thrown away; should it turn up as sent after all, it becomes sent
    came back   as with any other mail

Until it is sent it counts in no figure: nothing was said to anybody yet.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.letter_again import count_again, name_each_other
from journal.entries.record import Note, clean_attachment, entry_from_note, get_contacts
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import answer_subject, domain_of
from journal.model import (
    Actor,
    AddressKind,
    CardTopicKind,
    Channel,
    Contact,
    Correspondence,
    DeedKind,
    DeliveryState,
    DraftMailbox,
    Interaction,
    InteractionState,
    Letter,
    LetterDenial,
    LetterState,
    NewInteraction,
    Recorded,
    RecordOutcome,
    Template,
)
from journal.rendering import MailValues, has_postal_address
from journal.settings.mail_settings import MailboxSettings
from journal.store.record import (
    interactions,
    outgoing_letters,
    participants,
    recording,
    undo_log,
)
from journal.store.record.fields import to_columns, to_history_text
from journal.store.record.file_stores import digest_of
from journal.store.slack import cards

# The history says who of the sent mail's fields differs from the draft's.
_TAKEN_FROM_MAIL = ("subject", "text", "occurred_at", "salesperson")


def write(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    note: Note,
    *,
    mailbox: MailboxSettings,
    answers: int | None = None,
    now: datetime,
) -> RecordOutcome:
    """Log the letter, and promise its draft to the mailbox. One deed, which can be undone."""
    people = get_contacts(session, note.contacts)
    new = replace(
        entry_from_note(config, actor, note, people, now=now), delivery=DeliveryState.SENDING
    )
    outcome = recording.add(session, new, actor=actor, now=now, files=config.files)
    if not isinstance(outcome, Recorded):
        return outcome
    promise_draft(
        session, outcome.number, draft_mailbox(mailbox, new.salesperson), answers=answers, now=now
    )
    if note.again_of:
        name_each_other(session, note.again_of, outcome.number, actor=actor, now=now)
    done = {"number": outcome.number}
    deed = undo_log.add(session, DeedKind.LOG, actor=actor.key, now=now, payload=done)
    return replace(outcome, deed=deed)


def promise_draft(
    session: Session,
    number: int,
    mailbox: DraftMailbox,
    *,
    answers: int | None = None,
    now: datetime,
) -> None:
    """The entry's mail is to be put among the drafts, under a key that nobody can guess."""
    key = secrets.token_hex(12)
    outgoing_letters.add(
        session,
        number,
        key=key,
        mailbox=mailbox.name,
        message_id=f"rapport.{key}@{mailbox.domain}",
        answers=answers,
        now=now,
    )


def draft_mailbox(mailbox: MailboxSettings, writer: str) -> DraftMailbox:
    """What stands behind the @ of a Message-ID is a domain of ours."""
    own = map(domain_of, (mailbox.user, *mailbox.addresses, writer))
    return DraftMailbox(mailbox.name, next(filter(None, own), "localhost"))


def own_mailboxes(boxes: Sequence[MailboxSettings], writer: str) -> tuple[MailboxSettings, ...]:
    """Gives those of whoever writes, by their address; else the only one that there is."""
    own = [box for box in boxes if writer in {a.casefold() for a in (box.user, *box.addresses)}]
    return tuple(own or (boxes if len(boxes) == 1 else ()))


def find_denial(template: Template, each: Contact, now: datetime) -> LetterDenial | None:
    if each.is_closed:
        return LetterDenial.CLOSED
    if template.correspondence is Correspondence.DRAFT and not mail_address(each, now):
        return LetterDenial.NO_EMAIL
    is_letter = (template.correspondence, template.channel) == (
        Correspondence.DOCUMENT,
        Channel.LETTER,
    )
    if is_letter and not has_postal_address(each):
        return LetterDenial.NO_POSTAL_ADDRESS
    return None


def as_answer(session: Session, note: Note, number: int) -> Note:
    """The note as an answer to the mail of this entry: its subject, and the last mail for the template."""
    last = outgoing_letters.find_last_mail(session, number)
    if last is None:
        raise RequestRefused(
            N_("#{number} is no mail, so there is nothing to answer."), number=number
        )
    values = MailValues(last.subject, last.from_name, last.from_address)
    subject = note.subject or answer_subject(last.subject)
    return replace(note, subject=subject, last_mail=values)


def note_again(session: Session, config: RecordConfig, number: int) -> Note:
    """The letter of an entry once more: the same people and template, merged with today's data."""
    first = interactions.get(session, number)
    if first is None:
        raise NotFound(
            N_("There is no interaction #{number}. It may have been purged."), number=number
        )
    template = config.catalog.templates.get(first.template)
    contacts = tuple(each.contact_id for each in first.participants if each.contact_id is not None)
    if template is None or template.correspondence is Correspondence.NONE or not contacts:
        raise RequestRefused(
            N_("#{number} is no letter of a template, so it can't be written again."), number=number
        )
    again = count_again(session, number) + 1
    document = first.document and replace(
        # Two entries of the very same document would be one.
        first.document,
        version=f"{first.document.version} again {again}".strip(),
    )
    return Note(template=template.code, contacts=contacts, document=document, again_of=number)


def answered_by(session: Session, number: int) -> int:
    """The entry whose mail this letter answers; 0 when it answers none."""
    letter = outgoing_letters.get(session, number)
    return (letter and letter.answers) or 0


def mail_address(each: Contact, now: datetime) -> str:
    """The main address that holds today, else the first that does."""
    today = now.date()
    found = [
        address
        for address in each.addresses
        if address.kind is AddressKind.EMAIL
        and (address.valid_from is None or address.valid_from <= today)
        and (address.valid_to is None or address.valid_to >= today)
    ]
    return next((a.value for a in found if a.primary), found[0].value if found else "")


# ── what becomes of the draft ───────────────────────────────────────────────────────────────────


def set_drafted(session: Session, letter: Letter, *, by: str, now: datetime) -> None:
    """The draft lies in the mailbox, or lies there again."""
    values = {"state": LetterState.DRAFTED.value, "error": "", "missing_since": None}
    outgoing_letters.update(session, letter.id, values)
    _set_delivery(session, letter.interaction, DeliveryState.DRAFTED, by, now)


def set_error(session: Session, letter: Letter, error: str, *, now: datetime) -> None:
    """The draft could not be put there; whoever wrote it sees why, once for each reason."""
    if letter.error != error:
        outgoing_letters.update(session, letter.id, {"error": error})
        cards.touch(session, CardTopicKind.INTERACTION, [letter.interaction], now=now)


def set_not_sent(session: Session, letter: Letter, *, by: str, now: datetime) -> None:
    outgoing_letters.update(session, letter.id, {"state": LetterState.NOT_SENT.value})
    _set_delivery(session, letter.interaction, DeliveryState.NOT_SENT, by, now)


def set_removed(session: Session, letter: Letter, *, by: str, now: datetime) -> None:
    """Its entry was cancelled or erased, and the draft is gone with it."""
    outgoing_letters.update(session, letter.id, {"state": LetterState.REMOVED.value})
    _set_delivery(session, letter.interaction, DeliveryState.NOT_SENT, by, now)


def _set_delivery(
    session: Session, number: int, delivery: DeliveryState, by: str, now: datetime
) -> None:
    interactions.lock(session, [number])
    entry = interactions.get(session, number)
    if entry is None or entry.erased_at is not None or entry.delivery is delivery:
        return
    interactions.update(session, number, entry.version, {"delivery": delivery.value})
    change = ("delivery", entry.delivery.value, delivery.value)
    interactions.add_changes(session, number, [change], by=by, deed_id=None, now=now)
    cards.touch(session, CardTopicKind.INTERACTION, [number], now=now)


def set_sent(
    session: Session,
    config: RecordConfig,
    letter: Letter,
    new: NewInteraction,
    *,
    by: str,
    now: datetime,
) -> RecordOutcome | None:
    """Make the entry what was really sent; None when it can't be, and the mail stands for itself."""
    interactions.lock(session, [letter.interaction])
    before = interactions.get(session, letter.interaction)
    if before is None or before.mail_id is not None or not _stands(before):
        return None
    if participants.replace_participants(session, before, new.participants):
        return None
    outgoing_letters.update(session, letter.id, {"state": LetterState.SENT.value, "error": ""})
    _rewrite(session, before, new, by, now)
    _keep_sent_files(session, config, before, new)
    return Recorded(before.number, 0)


def _stands(entry: Interaction) -> bool:
    """Says whether it was neither cancelled nor erased since its letter was looked up."""
    return entry.state is InteractionState.ACTIVE and entry.erased_at is None


def _rewrite(
    session: Session, before: Interaction, new: NewInteraction, by: str, now: datetime
) -> None:
    taken = {name: getattr(new, name) for name in _TAKEN_FROM_MAIL}
    values: dict[str, Any] = {
        **taken,
        "full_text": new.full_text,
        "delivery": DeliveryState.SENT,
        "mail_id": new.mail_id,
        "mail_key": new.mail_key,
    }
    current = interactions.get(session, before.number) or before
    interactions.update(session, before.number, current.version, to_columns(values))
    changes = _changes(before, {**taken, "delivery": DeliveryState.SENT})
    interactions.add_changes(session, before.number, changes, by=by, deed_id=None, now=now)
    interactions.reindex(session, [before.number])
    cards.touch(session, CardTopicKind.INTERACTION, [before.number], now=now)


def _changes(before: Interaction, values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    pairs = [
        (name, to_history_text(getattr(before, name)), to_history_text(value))
        for name, value in values.items()
    ]
    return [each for each in pairs if each[1] != each[2]]


def _keep_sent_files(
    session: Session, config: RecordConfig, before: Interaction, new: NewInteraction
) -> None:
    """Adds files that were put into the draft by hand; those of ours are there."""
    known = {each.digest for each in before.attachments}
    for each in map(clean_attachment, new.attachments):
        if digest_of(each.content) not in known:
            recording.attach(session, before.number, each, config.files)
