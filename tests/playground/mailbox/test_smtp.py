"""The small SMTP server: what it takes, what it refuses, and that it hands a mail over whole."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pytest

from playground.mailbox.smtp_server import SmtpEnvelope, SmtpServer

LARGEST_MAIL = 10_000
TIMEOUT_SECONDS = 10


class RecordingReceiver:
    def __init__(self) -> None:
        self.mails: list[tuple[SmtpEnvelope, bytes]] = []

    def refusal_reason(self, sender: str, recipient: str) -> str:
        return "" if recipient.endswith("@ours.example") else "Nobody of that name is here"

    def accept(self, envelope: SmtpEnvelope, raw: bytes) -> None:
        self.mails.append((envelope, raw))


@pytest.fixture
def owner() -> RecordingReceiver:
    return RecordingReceiver()


@pytest.fixture
def server(owner: RecordingReceiver) -> Iterator[SmtpServer]:
    running = SmtpServer(owner, largest_mail=LARGEST_MAIL)
    try:
        yield running
    finally:
        running.close()


class SmtpDialog:
    """Speaks by hand, line by line."""

    def __init__(self, line: socket.socket, heard: BinaryIO) -> None:
        self._line = line
        self._heard = heard

    def send(self, text: bytes) -> str:
        self._line.sendall(text)
        return self.read_answer()

    def read_answer(self) -> str:
        """One answer, all of its lines."""
        lines = [self._heard.readline().decode()]
        while lines[-1][3:4] == "-":
            lines.append(self._heard.readline().decode())
        return "".join(lines)


@contextmanager
def open_dialog(server: SmtpServer, *, greeted: bool = True) -> Iterator[SmtpDialog]:
    with (
        socket.create_connection((server.host, server.port), timeout=TIMEOUT_SECONDS) as line,
        line.makefile("rb") as heard,
    ):
        talk = SmtpDialog(line, heard)
        assert talk.read_answer().startswith("220 ")
        if greeted:
            talk.send(b"EHLO me\r\n")
        yield talk


def test_a_mail_is_handed_over_byte_for_byte(owner: RecordingReceiver, server: SmtpServer) -> None:
    raw = "Subject: ä\r\n\r\n.\r\n..\r\n.hidden\r\nend".encode() + b"\r\n\xff\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        line.sendmail("ada@acme.example", ["sales@ours.example", "a@ours.example"], raw)
    ((envelope, got),) = owner.mails
    assert got == raw
    assert envelope == SmtpEnvelope("ada@acme.example", ["sales@ours.example", "a@ours.example"])


def test_two_mails_on_one_line_have_their_own_envelopes(
    owner: RecordingReceiver, server: SmtpServer
) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        line.sendmail("one@acme.example", ["a@ours.example"], b"1\r\n")
        line.sendmail("two@acme.example", ["b@ours.example"], b"2\r\n")
    assert [one.recipients for one, _ in owner.mails] == [["a@ours.example"], ["b@ours.example"]]


def test_a_report_of_delivery_has_no_sender(owner: RecordingReceiver, server: SmtpServer) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        line.sendmail("", ["sales@ours.example"], b"x\r\n")
    assert owner.mails[0][0].sender == ""


def test_only_a_dot_between_line_ends_ends_a_mail(
    owner: RecordingReceiver, server: SmtpServer
) -> None:
    """Anything else would let one mail hold another (RFC 5321 4.1.1.4)."""
    with open_dialog(server) as talk:
        talk.send(b"MAIL FROM:<a@acme.example>\r\n")
        talk.send(b"RCPT TO:<s@ours.example>\r\n")
        talk.send(b"DATA\r\n")
        answer = talk.send(b"one\n.\r\ntwo\r\n.\nthree\r\n.\r\r\nfour\r\n.\r\n")
        assert answer.startswith("250 ")
    ((_, got),) = owner.mails
    assert got.startswith(b"one\n.\r\ntwo\r\n")
    assert b"three" in got
    assert got.endswith(b"four\r\n")


def test_a_line_longer_than_its_buffer_stays_one_line(
    owner: RecordingReceiver, server: SmtpServer
) -> None:
    raw = b"a" * 4095 + b"." + b"b" * 100 + b"\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        line.sendmail("a@acme.example", ["s@ours.example"], raw)
    assert owner.mails[0][1] == raw


def test_whom_the_owner_refuses_is_told_so(owner: RecordingReceiver, server: SmtpServer) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            line.sendmail("ada@acme.example", ["x@elsewhere.example"], b"x\r\n")
        assert b"Nobody of that name" in refused.value.recipients["x@elsewhere.example"][1]
    assert owner.mails == []


def test_a_mail_that_is_too_large_is_refused_when_announced_and_when_not(
    owner: RecordingReceiver, server: SmtpServer
) -> None:
    with open_dialog(server) as talk:
        big = f"MAIL FROM:<a@acme.example> SIZE={LARGEST_MAIL + 1}\r\n".encode()
        assert talk.send(big).startswith("552 ")
        assert talk.send(b"MAIL FROM:<a@acme.example>\r\n").startswith("250 ")
        talk.send(b"RCPT TO:<s@ours.example>\r\n")
        talk.send(b"DATA\r\n")
        assert talk.send(b"x\r\n" * LARGEST_MAIL + b".\r\n").startswith("552 ")
        assert talk.send(b"NOOP\r\n").startswith("250 ")
    assert owner.mails == []


def test_the_most_that_is_taken_is_taken(owner: RecordingReceiver, server: SmtpServer) -> None:
    raw = b"x" * (LARGEST_MAIL - 2) + b"\r\n"
    with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as line:
        line.ehlo()
        assert int(line.esmtp_features["size"]) == LARGEST_MAIL
        line.sendmail("a@acme.example", ["s@ours.example"], raw)
    assert owner.mails[0][1] == raw


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
    with open_dialog(server) as talk:
        assert talk.send(said).startswith(f"{code} ")


def test_reset_forgets_the_envelope(server: SmtpServer) -> None:
    with open_dialog(server) as talk:
        talk.send(b"MAIL FROM:<a@acme.example>\r\n")
        assert talk.send(b"MAIL FROM:<a@acme.example>\r\n").startswith("503 ")
        talk.send(b"RSET\r\n")
        assert talk.send(b"RCPT TO:<s@ours.example>\r\n").startswith("503 ")


def test_who_does_not_greet_is_asked_to(server: SmtpServer) -> None:
    with open_dialog(server, greeted=False) as talk:
        assert talk.send(b"MAIL FROM:<a@acme.example>\r\n").startswith("503 ")


def test_a_browser_that_was_sent_here_is_cut_off_at_once(
    owner: RecordingReceiver, server: SmtpServer
) -> None:
    posted = b"POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\nMAIL FROM:<a@acme.example>\r\n"
    with open_dialog(server, greeted=False) as talk:
        assert talk.send(posted).startswith("421 ")
    assert owner.mails == []


def test_who_makes_nothing_but_mistakes_is_cut_off(server: SmtpServer) -> None:
    with open_dialog(server) as talk:
        answers = [talk.send(b"WHAT\r\n") for _ in range(10)]
        assert all(one.startswith("500 ") for one in answers)
        assert talk.read_answer().startswith("421 ")


def test_a_line_without_an_end_is_not_waited_for(server: SmtpServer) -> None:
    with open_dialog(server) as talk:
        assert talk.send(b"X" * 4096) == ""


def test_too_many_recipients_are_refused(server: SmtpServer) -> None:
    with open_dialog(server) as talk:
        talk.send(b"MAIL FROM:<a@acme.example>\r\n")
        for _ in range(100):
            assert talk.send(b"RCPT TO:<s@ours.example>\r\n").startswith("250 ")
        assert talk.send(b"RCPT TO:<s@ours.example>\r\n").startswith("452 ")


def test_closing_cuts_off_whoever_is_in_the_middle(owner: RecordingReceiver) -> None:
    server = SmtpServer(owner)
    with open_dialog(server) as talk:
        talk.send(b"MAIL FROM:<a@acme.example>\r\n")
        server.close()
        assert talk.read_answer() == ""
    assert owner.mails == []
