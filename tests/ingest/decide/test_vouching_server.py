"""A mailbox's own server is found by what it wrote at the top of its mails."""

from ingest.decide.vouching_server import VouchingServer, find_vouching_server
from ingest.parse import message
from journal.model import Mail
from tests.ingest.decide.decision_case import raw_mail

OURS = b"Authentication-Results: mx.ours.example; dmarc=pass header.from=acme.example\r\n"
FOREIGN = b"Authentication-Results: mx.elsewhere.example; spf=pass\r\n"
NAMELESS = b"Authentication-Results: spf=pass smtp.mailfrom=acme.example\r\n"
RECEIVED = (
    b"Received: from a.example by mx.ours.example with ESMTP; Tue, 2 Jun 2026 09:00:00 +0000\r\n"
)


def _mail(*headers: bytes) -> Mail:
    return message.parse(b"".join(headers) + raw_mail())


def test_it_is_the_one_at_the_top_of_most_mails() -> None:
    mails = [_mail(OURS, RECEIVED, FOREIGN)] * 3 + [_mail(FOREIGN)] * 2 + [_mail()]
    assert find_vouching_server(mails) == VouchingServer("mx.ours.example", 6, 3)


def test_what_a_mail_brought_along_below_is_nobodys() -> None:
    found = find_vouching_server([_mail(OURS, RECEIVED, FOREIGN, FOREIGN)])
    assert (found.name, found.vouched) == ("mx.ours.example", 1)


def test_results_below_its_own_received_are_counted_apart() -> None:
    mails = [_mail(RECEIVED, OURS), _mail(OURS, RECEIVED)]
    assert find_vouching_server(mails) == VouchingServer("mx.ours.example", 2, 2, below=1)


def test_without_results_or_their_server_there_is_none() -> None:
    assert find_vouching_server([]) == VouchingServer("", 0, 0)
    assert find_vouching_server([_mail(), _mail(NAMELESS)]) == VouchingServer("", 2, 0)
