"""A meeting that is moved or called off is told by the entry of its invitation."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import cancel
from journal.entries.correct import get_entry
from journal.mail import mail
from journal.model import (
    Contact,
    Direction,
    MailClass,
    MailOutcome,
    MailReason,
    Meeting,
    NewAttachment,
    NewMail,
    NewParticipant,
    ParticipantPart,
)
from journal.store.mail import ledger
from journal.store.record import interactions
from tests.builders import ADMIN, a_config, a_person
from tests.clock import NOW
from tests.mail_builders import POLLER, VERSIONS, a_mail

FRIDAY, MONDAY = "2026-12-04T13:00:00+00:00", "2026-12-07T08:30:00+00:00"


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


@pytest.fixture
def ada(session: Session) -> Contact:
    return a_person(session, "Ada", "ada@acme.example")


def invitation(
    key: str, who: Contact, starts: str = FRIDAY, *, at: datetime = NOW, **more: Any
) -> NewMail:
    said = {name: more.pop(name) for name in ("text", "attachments") if name in more}
    direction = more.pop("direction", Direction.INBOUND)
    meeting = Meeting(**{"uid": "m1", "starts": starts, "minutes": 60, **more})
    about: dict[str, Any] = {"mail_class": MailClass.CALENDAR, "meeting": meeting, "at": at}
    return a_mail(key, MailOutcome.LOGGED, who, direction=direction, **about, **said)


def enter(session: Session, config: RecordConfig, *mails: NewMail) -> list[int | None]:
    """The numbers of the entries that the mails are told by."""
    done = mail.enter_mails(session, config, POLLER, mails, versions=VERSIONS, now=NOW)
    return [each.interaction for each in done]


def meeting_of(session: Session, number: int) -> tuple[str, int, bool]:
    found = get_entry(session, number).meeting
    assert found is not None
    return found.starts, found.minutes, found.cancelled


def comments_of(session: Session, number: int) -> list[str]:
    return [each.text for each in interactions.comments_of(session, number)]


def test_a_meeting_that_is_moved_changes_the_entry_and_every_word_is_kept(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    plan = NewAttachment("plan.pdf", "application/pdf", b"plan")
    first = invitation("k1", ada, text="Let us meet.")
    moved = invitation(
        "k2", ada, MONDAY, sequence=1, minutes=90, text="Monday suits me.", attachments=(plan,)
    )
    (one,) = enter(session, config, first)
    (two,) = enter(session, config, moved)
    assert one == two == 1
    assert meeting_of(session, 1) == (MONDAY, 90, False)
    entry = get_entry(session, 1)
    assert (entry.text, entry.occurred_at) == ("Let us meet.", NOW)
    assert [each.name for each in entry.attachments] == ["plan.pdf"]
    assert comments_of(session, 1) == ["The meeting was moved (mail 2).\n\nMonday suits me."]
    told = [(each.field, each.old, each.new) for each in interactions.changes_of(session, 1)]
    assert ("meeting.starts", FRIDAY, MONDAY) in told
    assert ("meeting.minutes", "60", "90") in told
    later = ledger.get(session, 2)
    assert later is not None
    assert (later.outcome, later.reason) == (MailOutcome.SKIPPED, MailReason.CALENDAR)
    assert later.why == "The meeting was moved; it is a comment on interaction #1."


def test_a_meeting_that_is_called_off_keeps_its_day_and_says_so(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    off = invitation("k2", ada, FRIDAY, sequence=1, cancelled=True, text="I am ill.")
    # In one batch, and with an invitation to another meeting.
    other = invitation("k3", ada, MONDAY, uid="m2")
    assert enter(session, config, invitation("k1", ada), off, other) == [1, 1, 2]
    assert meeting_of(session, 1) == (FRIDAY, 60, True)
    assert meeting_of(session, 2) == (MONDAY, 60, False)
    assert comments_of(session, 1) == ["The meeting was called off (mail 2).\n\nI am ill."]


def test_an_invitation_that_comes_late_changes_nothing_back(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    enter(session, config, invitation("k2", ada, MONDAY, sequence=2))
    enter(session, config, invitation("k1", ada, FRIDAY, sequence=1, text="Friday?"))
    assert meeting_of(session, 1) == (MONDAY, 60, False)
    assert comments_of(session, 1) == ["The invitation was sent again (mail 2).\n\nFriday?"]


def test_of_two_with_one_sequence_the_later_mail_counts(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    enter(session, config, invitation("k1", ada, FRIDAY))
    enter(session, config, invitation("k2", ada, MONDAY, at=NOW + timedelta(hours=1)))
    assert meeting_of(session, 1) == (MONDAY, 60, False)


def test_what_was_called_off_and_is_on_again_is_on(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    mails = [
        invitation("k1", ada),
        invitation("k2", ada, sequence=1, cancelled=True),
        invitation("k3", ada, MONDAY, sequence=2),
    ]
    assert enter(session, config, *mails) == [1, 1, 1]
    assert meeting_of(session, 1) == (MONDAY, 60, False)


def test_who_names_the_one_who_invited_beside_themselves_changes_nothing(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    eve = a_person(session, "Eve", "eve@other.example")
    enter(session, config, invitation("k1", ada))
    forged = invitation("k2", eve, MONDAY, sequence=1, cancelled=True)
    beside = NewParticipant(ada.id, ParticipantPart.CC, "ada@acme.example")
    parts = (*forged.decision.participants, beside)
    forged = replace(forged, decision=replace(forged.decision, participants=parts))
    assert enter(session, config, forged) == [2]
    assert meeting_of(session, 1) == (FRIDAY, 60, False)


def test_what_we_sent_to_several_is_moved_for_whoever_of_them_is_left(
    session: Session, config: RecordConfig, ada: Contact
) -> None:
    bob = a_person(session, "Bob", "bob@acme.example")
    first = invitation("k1", ada, direction=Direction.OUTBOUND)
    beside = NewParticipant(bob.id, ParticipantPart.TO, "bob@acme.example")
    parts = (*first.decision.participants, beside)
    first = replace(first, decision=replace(first.decision, participants=parts))
    moved = invitation("k2", bob, MONDAY, sequence=1, direction=Direction.OUTBOUND)
    assert enter(session, config, first, moved) == [1, 1]
    assert meeting_of(session, 1) == (MONDAY, 60, False)


@pytest.mark.parametrize("change", ["somebody else", "the other side", "no id", "cancelled entry"])
def test_who_only_knows_the_id_of_a_meeting_changes_nothing(
    session: Session, config: RecordConfig, ada: Contact, change: str
) -> None:
    uid = "" if change == "no id" else "m1"
    enter(session, config, invitation("k1", ada, uid=uid))
    bob = a_person(session, "Bob", "bob@other.example")
    who = bob if change == "somebody else" else ada
    side = Direction.OUTBOUND if change == "the other side" else Direction.INBOUND
    if change == "cancelled entry":
        cancel.cancel(session, config, ADMIN, [1], reason="a slip", now=NOW)
    later = invitation("k2", who, MONDAY, uid=uid, sequence=1, direction=side, text="Moved.")
    assert enter(session, config, later) == [2]
    assert meeting_of(session, 1) == (FRIDAY, 60, False)
    assert get_entry(session, 2).text == "Moved."
