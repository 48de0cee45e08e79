"""What was sent becomes the entry of its draft only while that entry stands."""

from pathlib import Path

from sqlmodel import Session

from journal.entries import cancel, outgoing_letter
from journal.entries.record import Note, entry_from_note, get_contacts
from journal.model import DeliveryState, DraftMailbox, Recorded
from journal.store.record import interactions, outgoing_letters, recording
from tests.builders import ADMIN, a_config, a_person
from tests.clock import NOW


def test_an_entry_that_was_cancelled_at_the_same_moment_does_not_take_the_mail(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    note = Note("NOTE", (a_person(session, "Ada", "ada@acme.example").id,))
    new = entry_from_note(config, ADMIN, note, get_contacts(session, note.contacts), now=NOW)
    outcome = recording.add(session, new, actor=ADMIN, now=NOW, files=config.files)
    assert isinstance(outcome, Recorded)
    mailbox = DraftMailbox("sales", "ours.example")
    outgoing_letter.promise_draft(session, outcome.number, mailbox, now=NOW)
    found = outgoing_letters.get(session, outcome.number)
    assert found is not None
    cancel.cancel(session, config, ADMIN, [outcome.number], reason="", now=NOW)
    sent = outgoing_letter.set_sent(session, config, found, new, by="mailbox:sales", now=NOW)
    assert sent is None
    after = interactions.get(session, outcome.number)
    assert after is not None
    assert after.delivery is not DeliveryState.SENT
