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
from journal.errors import RequestRefused
from journal.model import (
    Actor,
    AddressKind,
    CardTopicKind,
    Contact,
    DeedKind,
    DeliveryState,
    Interaction,
    Letter,
    LetterState,
    NewInteraction,
    Recorded,
    RecordOutcome,
)
from journal.record import Note, clean_attachment, entry_from_note, get_contacts
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
    mailbox: str,
    domain: str,
    answers: int | None = None,
    now: datetime,
) -> RecordOutcome:
    """Log the letter, and promise its draft to the mailbox. One deed, which can be undone."""
    people = get_contacts(session, note.contacts)
    require_addresses(people, now)
    new = replace(
        entry_from_note(config, actor, note, people, now=now), delivery=DeliveryState.SENDING
    )
    outcome = recording.add(session, new, actor=actor, now=now, files=config.files)
    if not isinstance(outcome, Recorded):
        return outcome
    key = secrets.token_hex(12)
    outgoing_letters.add(
        session,
        outcome.number,
        key=key,
        mailbox=mailbox,
        message_id=f"rapport.{key}@{domain}",
        answers=answers,
        now=now,
    )
    done = {"number": outcome.number}
    deed = undo_log.add(session, DeedKind.LOG, actor=actor.key, now=now, payload=done)
    return replace(outcome, deed=deed)


def require_addresses(people: Sequence[Contact], now: datetime) -> None:
    for each in people:
        if not mail_address(each, now):
            raise RequestRefused(
                f"{each.name} ({each.number}) has no email address that holds today, so there is "
                f"nobody to write to. Add one: rapport contact edit {each.number} -e ADDRESS"
            )


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
    if before is None or before.mail_id is not None:
        return None
    if participants.replace_participants(session, before, new.participants):
        return None
    outgoing_letters.update(session, letter.id, {"state": LetterState.SENT.value, "error": ""})
    _rewrite(session, before, new, by, now)
    _keep_sent_files(session, config, before, new)
    return Recorded(before.number, 0)


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
