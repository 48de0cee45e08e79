"""A later mail of a meeting changes the entry of its invitation: moved, called off, or sent again.

What it says is kept there as a comment, its files with the entry's, and the history has the day that
was before. It must be of the same side. What comes in must be from whom the invitation came, what we
send must be to somebody who is in that entry: whoever knows a meeting's id from elsewhere changes
nothing by it, whomever they name in Cc, and has an entry of their own.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.attach import attach
from journal.errors import N_, FilledSentence, Marked
from journal.fold import address_key, clean
from journal.limits import LONGEST_TEXT
from journal.model import (
    Actor,
    Direction,
    Interaction,
    MailOutcome,
    MailReason,
    Meeting,
    NewInteraction,
    NewParticipant,
    Participant,
    ParticipantPart,
)
from journal.store.mail import mails
from journal.store.record import interactions, participants
from journal.store.record.fields import to_columns, to_history_text, value_of


def in_rounds(entries: Sequence[NewInteraction]) -> list[list[NewInteraction]]:
    """The entries in their order, with each meeting at most once in a round: a batch may hold an
    invitation and what became of it.
    """
    rounds: list[list[NewInteraction]] = [[]]
    seen: dict[str, int] = {}
    for each in entries:
        uid = each.meeting.uid if each.meeting else ""
        place = seen.get(uid, 0) if uid else 0
        if place == len(rounds):
            rounds.append([])
        rounds[place].append(each)
        seen[uid] = place + 1
    return rounds


def change_meetings(
    session: Session,
    config: RecordConfig,
    entries: Sequence[NewInteraction],
    actor: Actor,
    now: datetime,
) -> list[NewInteraction]:
    """Change the entries of invitations that these are later mails of; return all others."""
    others = []
    for new in entries:
        before = _find_invitation(session, new)
        if before is None or new.meeting is None:
            others.append(new)
        else:
            _change(session, config, before, (new, new.meeting), (actor.key, now))
    return others


def _find_invitation(session: Session, new: NewInteraction) -> Interaction | None:
    if new.meeting is None or not new.meeting.uid or new.mail_id is None:
        return None
    numbers = interactions.find_by_meeting(session, new.meeting.uid)
    interactions.lock(session, numbers)
    for before in interactions.get_many(session, numbers).values():
        is_same_side = before.direction is new.direction
        shared = _people_who_may_change(before) & _people_who_may_change(new)
        if is_same_side and shared and not participants.closed_contacts(session, before.number):
            return before
    return None


def _people_who_may_change(entry: Interaction | NewInteraction) -> set[int | str]:
    """Gives the sender of what came in; of what we sent everybody whom it went to."""
    parts: Iterable[Participant | NewParticipant] = entry.participants
    is_ours = entry.direction is Direction.OUTBOUND
    return {
        each.contact_id or address_key(each.address)
        for each in parts
        if is_ours or each.part is ParticipantPart.MAIN
    } - {""}


def _change(
    session: Session,
    config: RecordConfig,
    before: Interaction,
    later: tuple[NewInteraction, Meeting],
    by_at: tuple[str, datetime],
) -> None:
    (new, meeting), (by, now) = later, by_at
    values = _new_values(before, new, meeting)
    shown = [name for name in values if name != "meeting.sequence"]
    if values:
        interactions.update(session, before.number, before.version, to_columns(values))
    changes = [
        (name, to_history_text(value_of(before, name)), to_history_text(values[name]))
        for name in shown
    ]
    interactions.add_changes(session, before.number, changes, by=by, deed_id=None, now=now)
    what = _what_happened(shown, is_off=meeting.cancelled)
    words = "" if new.text.split() == before.text.split() else new.text
    comment = clean(f"{what} (mail {new.mail_id}).\n\n{words}", longest=LONGEST_TEXT)
    interactions.add_comment(session, before.number, comment, by=by, now=now)
    for file in new.attachments:
        attach(session, config, before.number, file, by=by, now=now)
    why = FilledSentence(
        N_("{what}; it is a comment on interaction #{number}."), what=what, number=before.number
    )
    outcome = MailOutcome.SKIPPED, MailReason.CALENDAR, why
    mails.set_outcome(
        session, new.mail_id or 0, *outcome, interaction=before.number, by=by, now=now
    )


def _new_values(before: Interaction, new: NewInteraction, meeting: Meeting) -> dict[str, Any]:
    """Gives what the mail changes; nothing if it is older than what is known."""
    known = before.meeting or Meeting()
    if (meeting.sequence, new.occurred_at) < (known.sequence, before.occurred_at):
        return {}
    values: dict[str, Any] = {"meeting.sequence": meeting.sequence}
    values["meeting.cancelled"] = meeting.cancelled
    # What is called off keeps the day on which it would have been.
    if meeting.starts and not meeting.cancelled:
        values |= {"meeting.starts": meeting.starts, "meeting.minutes": meeting.minutes}
    return {name: value for name, value in values.items() if value_of(before, name) != value}


def _what_happened(changed: Sequence[str], *, is_off: bool) -> Marked:
    if not changed:
        return N_("The invitation was sent again")
    return N_("The meeting was called off") if is_off else N_("The meeting was moved")
