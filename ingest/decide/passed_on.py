"""PURE. Finds a report that one of us passes on: it is a person's mail, and no bounce.

The text of such a mail has all the signs of a report, and the parser can't tell who is ours: `Fwd:
Returned mail` from a colleague to the mailbox that is read.
"""

from dataclasses import replace

from ingest.decide import senders
from ingest.decide.parties import OwnAddresses
from ingest.parse.quoting import forward
from ingest.parse.quoting.forward import Intent
from ingest.words import failures
from journal.fold import address_key
from journal.model import AutomatedKind, BouncedRecipient, Mail


def without_report_by_us(mail: Mail, ours: OwnAddresses) -> Mail:
    """The mail; it becomes a person's if one of us answers or forwards a report."""
    if mail.kind is not AutomatedKind.BOUNCE or not _is_by_us(mail, ours):
        return mail
    return replace(mail, kind=AutomatedKind.NONE, kind_reason="", bounced=(), returned_id="")


def failed_outside(mail: Mail, ours: OwnAddresses) -> tuple[BouncedRecipient, ...]:
    """The failed recipients outside: a report about an address of ours does not end it."""
    found = without_report_by_us(mail, ours)
    return tuple(each for each in found.bounced if not ours.is_ours(each.address))


def _is_by_us(mail: Mail, ours: OwnAddresses) -> bool:
    sent = senders.find_sender(mail)
    if sent is None or not ours.is_ours(sent.address) or mail.header("return-path") == "<>":
        return False
    if address_key(sent.address).startswith(failures.DAEMON_LOCAL_PARTS):
        return False
    return forward.subject_prefix(mail.subject) is not Intent.NONE
