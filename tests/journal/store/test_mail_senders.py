"""An entry of a mail says who wrote it, where the contact has no such address."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.context import RecordConfig
from journal.model import Direction, MailOutcome, MailParty, MailSender, MailWarning
from journal.store.mail.mail_senders import find_sender
from tests.builders import a_config, a_person, log_interaction
from tests.journal.mail.triage_case import get_entry
from tests.mail_builders import a_mail, enter_mails

FROM_ADA = MailParty("from", "Ada@Acme.example", "Ada")
FROM_EVE = MailParty("from", "eve@stranger.example", "Ada")
FROM_US = MailParty("from", "kim@ours.example", "Kim", ours=True)
ORIGINAL_BY_ADA = MailParty("original", "ada@acme.example", "Ada")
TO_ADA = MailParty("to", "ada@acme.example", "Ada")


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


@pytest.mark.parametrize(
    ("direction", "parties", "address", "is_known"),
    [
        (Direction.INBOUND, (FROM_ADA,), "Ada@Acme.example", True),
        (Direction.INBOUND, (FROM_EVE, ORIGINAL_BY_ADA), "ada@acme.example", True),
        (Direction.INBOUND, (FROM_EVE,), "eve@stranger.example", False),
        (Direction.OUTBOUND, (FROM_US, TO_ADA), "kim@ours.example", True),
    ],
)
def test_who_wrote_it(
    session: Session,
    config: RecordConfig,
    direction: Direction,
    parties: tuple[MailParty, ...],
    address: str,
    *,
    is_known: bool,
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    new = a_mail("k1", MailOutcome.LOGGED, ada, direction=direction, parties=parties)
    (done,) = enter_mails(session, config, new)
    assert done.interaction is not None
    found = find_sender(session, get_entry(session, done.interaction))
    assert found is not None
    assert (found.address, found.is_known) == (address, is_known)


def test_what_was_noticed_of_the_sender_is_kept(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    warnings = (MailWarning.FAILED_CHECK, MailWarning.REUSED_ID)
    new = a_mail("k1", MailOutcome.LOGGED, ada, warnings=warnings)
    (done,) = enter_mails(session, config, new)
    assert done.interaction is not None
    found = find_sender(session, get_entry(session, done.interaction))
    assert found == MailSender("ada@acme.example", "", is_known=True, warnings=warnings)


def test_of_what_is_no_mail_nobody_is_told(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session, "Ada"))
    assert find_sender(session, get_entry(session, number)) is None
