"""The small SMTP server: what it takes, what it refuses, and that it hands a mail over whole."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pytest

from playground.mailbox.smtp import Envelope, SmtpServer

LARGEST = 10_000
PATIENCE = 10


class Owner:
    def __init__(self) -> None:
        self.taken: list[tuple[Envelope, bytes]] = []

    def refuses(self, sender: str, recipient: str) -> str:
        return "" if recipient.endswith("@ours.example") else "Nobody of that name is here"

    def take(self, envelope: Envelope, raw: bytes) -> None:
        self.taken.append((envelope, raw))


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def server(owner: Owner) -> Iterator[SmtpServer]:
    running = SmtpServer(owner, largest=LARGEST)
    try:
        yield running
    finally:
        running.close()


class Talk:
    """By hand, line by line."""

    def __init__(self, line: socket.socket, heard: BinaryIO) -> None:
        self._line = line
        self._heard = heard

    def says(self, text: bytes) -> str:
        self._line.sendall(text)
        return self.hears()

    def hears(self) -> str:
        """One answer, all of its lines."""
        lines = [self._heard.readline().decode()]
        while lines[-1][3:4] == "-":
            lines.append(self._heard.readline().decode())
        return "".join(lines)


@contextmanager
def talking(server: SmtpServer, *, greeted: bool = True) -> Iterator[Talk]:
    with (
        socket.create_connection((server.host, server.port), timeout=PATIENCE) as line,
        line.makefile("rb") as heard,
    ):
        talk = Talk(line, heard)
        assert talk.hears().startswith("220 ")
        if greeted:
            talk.says(b"EHLO me\r\n")
        yield talk


def test_a_mail_is_handed_over_byte_for_byte(owner: Owner, server: SmtpServer) -> None:
    raw = "Subject: ä\r\n\r\n.\r\n..\r\n.hidden\r\nend".encode() + b"\r\n\xff\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        line.sendmail("ada@acme.example", ["sales@ours.example", "a@ours.example"], raw)
    ((envelope, got),) = owner.taken
    assert got == raw
    assert envelope == Envelope("ada@acme.example", ["sales@ours.example", "a@ours.example"])


def test_two_mails_on_one_line_have_their_own_envelopes(owner: Owner, server: SmtpServer) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        line.sendmail("one@acme.example", ["a@ours.example"], b"1\r\n")
        line.sendmail("two@acme.example", ["b@ours.example"], b"2\r\n")
    assert [one.recipients for one, _ in owner.taken] == [["a@ours.example"], ["b@ours.example"]]


def test_a_report_of_delivery_has_no_sender(owner: Owner, server: SmtpServer) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        line.sendmail("", ["sales@ours.example"], b"x\r\n")
    assert owner.taken[0][0].sender == ""


def test_only_a_dot_between_line_ends_ends_a_mail(owner: Owner, server: SmtpServer) -> None:
    """Anything else would let one mail hold another (RFC 5321 4.1.1.4)."""
    with talking(server) as talk:
        talk.says(b"MAIL FROM:<a@acme.example>\r\n")
        talk.says(b"RCPT TO:<s@ours.example>\r\n")
        talk.says(b"DATA\r\n")
        answer = talk.says(b"one\n.\r\ntwo\r\n.\nthree\r\n.\r\r\nfour\r\n.\r\n")
        assert answer.startswith("250 ")
    ((_, got),) = owner.taken
    assert got.startswith(b"one\n.\r\ntwo\r\n")
    assert b"three" in got
    assert got.endswith(b"four\r\n")


def test_a_line_longer_than_its_buffer_stays_one_line(owner: Owner, server: SmtpServer) -> None:
    raw = b"a" * 4095 + b"." + b"b" * 100 + b"\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        line.sendmail("a@acme.example", ["s@ours.example"], raw)
    assert owner.taken[0][1] == raw


def test_whom_the_owner_refuses_is_told_so(owner: Owner, server: SmtpServer) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            line.sendmail("ada@acme.example", ["x@elsewhere.example"], b"x\r\n")
        assert b"Nobody of that name" in refused.value.recipients["x@elsewhere.example"][1]
    assert owner.taken == []


def test_a_mail_that_is_too_large_is_refused_when_announced_and_when_not(
    owner: Owner, server: SmtpServer
) -> None:
    with talking(server) as talk:
        big = f"MAIL FROM:<a@acme.example> SIZE={LARGEST + 1}\r\n".encode()
        assert talk.says(big).startswith("552 ")
        assert talk.says(b"MAIL FROM:<a@acme.example>\r\n").startswith("250 ")
        talk.says(b"RCPT TO:<s@ours.example>\r\n")
        talk.says(b"DATA\r\n")
        assert talk.says(b"x\r\n" * LARGEST + b".\r\n").startswith("552 ")
        assert talk.says(b"NOOP\r\n").startswith("250 ")
    assert owner.taken == []


def test_the_most_that_is_taken_is_taken(owner: Owner, server: SmtpServer) -> None:
    raw = b"x" * (LARGEST - 2) + b"\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=PATIENCE) as line:
        line.ehlo()
        assert int(line.esmtp_features["size"]) == LARGEST
        line.sendmail("a@acme.example", ["s@ours.example"], raw)
    assert owner.taken[0][1] == raw


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"RCPT TO:<s@ours.example>\r\n", "503"),
        (b"DATA\r\n", "503"),
        (b"MAIL FROM:a@acme.example\r\n", "501"),
        (b"MAIL TO:<a@acme.example>\r\n", "501"),
        (b"MAIL FROM:<a b@acme.example>\r\n", "501"),
        (b"HELO\r\n", "501"),
        (b"VRFY ada\r\n", "500"),
        (b"\xff\xfe\r\n", "500"),
        (b"mail from:<a@acme.example>\r\n", "250"),
        (b"RSET\r\n", "250"),
        (b"NOOP\r\n", "250"),
        (b"HELO me\r\n", "250"),
        (b"QUIT\r\n", "221"),
    ],
)
def test_each_command_is_answered(server: SmtpServer, said: bytes, code: str) -> None:
    with talking(server) as talk:
        assert talk.says(said).startswith(f"{code} ")


def test_reset_forgets_the_envelope(server: SmtpServer) -> None:
    with talking(server) as talk:
        talk.says(b"MAIL FROM:<a@acme.example>\r\n")
        assert talk.says(b"MAIL FROM:<a@acme.example>\r\n").startswith("503 ")
        talk.says(b"RSET\r\n")
        assert talk.says(b"RCPT TO:<s@ours.example>\r\n").startswith("503 ")


def test_who_does_not_greet_is_asked_to(server: SmtpServer) -> None:
    with talking(server, greeted=False) as talk:
        assert talk.says(b"MAIL FROM:<a@acme.example>\r\n").startswith("503 ")


def test_a_browser_that_was_sent_here_is_cut_off_at_once(owner: Owner, server: SmtpServer) -> None:
    posted = b"POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\nMAIL FROM:<a@acme.example>\r\n"
    with talking(server, greeted=False) as talk:
        assert talk.says(posted).startswith("421 ")
    assert owner.taken == []


def test_who_makes_nothing_but_mistakes_is_cut_off(server: SmtpServer) -> None:
    with talking(server) as talk:
        answers = [talk.says(b"WHAT\r\n") for _ in range(10)]
        assert all(one.startswith("500 ") for one in answers)
        assert talk.hears().startswith("421 ")


def test_a_line_without_an_end_is_not_waited_for(server: SmtpServer) -> None:
    with talking(server) as talk:
        assert talk.says(b"X" * 4096) == ""


def test_too_many_recipients_are_refused(server: SmtpServer) -> None:
    with talking(server) as talk:
        talk.says(b"MAIL FROM:<a@acme.example>\r\n")
        for _ in range(100):
            assert talk.says(b"RCPT TO:<s@ours.example>\r\n").startswith("250 ")
        assert talk.says(b"RCPT TO:<s@ours.example>\r\n").startswith("452 ")


def test_closing_cuts_off_whoever_is_in_the_middle(owner: Owner) -> None:
    server = SmtpServer(owner)
    with talking(server) as talk:
        talk.says(b"MAIL FROM:<a@acme.example>\r\n")
        server.close()
        assert talk.hears() == ""
    assert owner.taken == []
