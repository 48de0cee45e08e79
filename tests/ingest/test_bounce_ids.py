"""Which mail came back: the Message-ID that leads from a bounce to what we sent."""

import pytest

from ingest import message
from tests.ingest.test_kinds import REPORT

EXIM = """From: Mail Delivery System <mailer-daemon@x.example>
To: us@y.example
Subject: Mail delivery failed: returning message to sender
X-Failed-Recipients: gone@z.example
Message-Id: <report@x.example>

This message could not be delivered:

  gone@z.example
    550 no such user

------ This is a copy of the message, including all the headers. ------

Received: by y.example
Message-ID: <sent@y.example>
To: gone@z.example
"""
DOVECOT = """From: Mail Delivery Subsystem <admin@x.example>
To: us@y.example
Subject: Automatically rejected mail
Return-Path: <>
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b

Your message to <gone@z.example> was automatically rejected: quota exceeded
--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; gone@z.example
Original-Message-ID: <sent@y.example>
--b--
"""
SENT = "From: us@y.example\n"


def returned(text: str) -> str:
    return message.parse(text.encode()).returned_id


def part(kind: str) -> str:
    return REPORT.replace("Content-Type: message/rfc822\n\n", f"Content-Type: {kind}\n\n")


@pytest.mark.parametrize(
    "text",
    [
        REPORT.replace(SENT, SENT + "Message-ID: <sent@y.example>\n"),
        part("text/rfc822-headers").replace(SENT, SENT + "Message-ID:\n <sent@y.example>\n"),
        REPORT.replace("Reporting-MTA", "Original-Message-ID: <sent@y.example>\nReporting-MTA"),
        REPORT.replace("Reporting-MTA", "X-Original-Message-ID: <sent@y.example>\nReporting-MTA"),
        REPORT.replace("Subject: Und", "In-Reply-To: <sent@y.example>\nSubject: Und"),
        REPORT.replace("Subject: Und", "References: <a@y.example> <sent@y.example>\nSubject: Und"),
        REPORT.replace("It failed.", "It failed.\n\n> Message-ID: <sent@y.example>\n"),
        EXIM,
        DOVECOT,
    ],
)
def test_a_bounce_says_which_mail_came_back(text: str) -> None:
    assert returned(text) == "sent@y.example"


def test_the_returned_mail_is_asked_before_what_the_report_answers() -> None:
    text = REPORT.replace(SENT, SENT + "Message-ID: <sent@y.example>\n")
    text = text.replace("Subject: Und", "In-Reply-To: <other@y.example>\nSubject: Und")
    assert returned(text) == "sent@y.example"


def test_the_report_s_own_id_is_not_that_of_what_came_back() -> None:
    assert (
        returned(REPORT.replace("Subject: Und", "Message-ID: <own@x.example>\nSubject: Und")) == ""
    )


def test_what_is_no_bounce_returns_nothing() -> None:
    assert returned("From: a@x.example\nIn-Reply-To: <sent@y.example>\n\nHello.") == ""
