"""What strangers send waits within a limit of bytes; nothing of it is lost that lies on the server."""

from collections.abc import Callable
from email.message import EmailMessage

import sqlalchemy as sa

from journal.model import MailOutcome, MailWarning
from journal.store import tables
from journal.store.database import transaction
from journal.store.mail import retries
from tests.ingest.capture.fault_case import FaultCase
from tests.ingest.capture.poller_case import CONFIG
from tests.servers.scripted_imap import ScriptedImapServer

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
LIMITS = f"{CONFIG}\n[triage]\nsender_mb = 1\ntotal_mb = 2\n"
EVE, BOB, CY = (f"{name} <{name}@else.example>" for name in ("eve", "bob", "cy"))


def with_file(mail: EmailMessage) -> None:
    """Some 700 kB of it."""
    mail.add_attachment(b"x" * 500_000, maintype="application", subtype="zip", filename="a.zip")


def kept_by_id(case: FaultCase[ScriptedImapServer]) -> dict[str, tuple[bool, bool]]:
    """Says of each mail whether it is kept whole, and whether somebody is told that it is not."""
    with transaction(case.engine) as session:
        raws = set(session.scalars(sa.select(tables.mail_raw.c.mail_id)))
    mails = case.poller.ledger_mails()
    left = MailWarning.LEFT_IN_MAILBOX
    return {each.message_id: (each.id in raws, left in each.warnings) for each in mails}


def test_of_one_sender_and_of_all_no_more_is_kept_than_the_limit(open_case: OpenCase) -> None:
    case = open_case(config=LIMITS)
    for number, sender in enumerate((EVE, EVE, BOB, CY), 1):
        case.deliver(number, sender=sender, change=with_file)
    case.poller.poll()
    case.finish_and_check([], waiting=[1, 2, 3, 4])
    assert kept_by_id(case) == {
        "1@acme.example": (True, False),
        "2@acme.example": (False, True),
        "3@acme.example": (True, False),
        "4@acme.example": (False, True),
    }
    second = case.poller.ledger_mails()[1]
    assert second.text.strip() == "Two hundred chairs, please."


def test_what_a_known_contact_writes_has_no_such_limit(open_case: OpenCase) -> None:
    case = open_case(config=LIMITS)
    for number in range(1, 5):
        case.deliver(number, change=with_file)
    case.finish_and_check([1, 2, 3, 4])
    assert set(kept_by_id(case).values()) == {(True, False)}


def test_whoever_asks_for_it_gets_it_from_the_mailbox(open_case: OpenCase) -> None:
    case = open_case(config=LIMITS)
    for number in (1, 2):
        case.deliver(number, sender=EVE, change=with_file)
    case.poller.poll()
    second = case.poller.ledger_mails()[1]
    assert second.outcome is MailOutcome.WAITING
    with transaction(case.engine) as session:
        retries.reopen(session, [second.id], read_folders={(case.poller.box.name, "INBOX")})
    case.finish_and_check([], waiting=[1, 2])
    assert kept_by_id(case)["2@acme.example"] == (True, False)
