"""Tests which mail came back: the Message-ID that leads from a bounce to what we sent."""

import pytest

from ingest.parse import message
from tests.ingest.parse.reports.test_reports import REPORT_MAIL

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
SENT_HEADERS = "From: us@y.example\n"


def returned_id_of(text: str) -> str:
    return message.parse(text.encode()).returned_id


def report_part(kind: str) -> str:
    return REPORT_MAIL.replace("Content-Type: message/rfc822\n\n", f"Content-Type: {kind}\n\n")


@pytest.mark.parametrize(
    "text",
    [
        REPORT_MAIL.replace(SENT_HEADERS, SENT_HEADERS + "Message-ID: <sent@y.example>\n"),
        report_part("text/rfc822-headers").replace(
            SENT_HEADERS, SENT_HEADERS + "Message-ID:\n <sent@y.example>\n"
        ),
        REPORT_MAIL.replace(
            "Reporting-MTA", "Original-Message-ID: <sent@y.example>\nReporting-MTA"
        ),
        REPORT_MAIL.replace(
            "Reporting-MTA", "X-Original-Message-ID: <sent@y.example>\nReporting-MTA"
        ),
        REPORT_MAIL.replace("Subject: Und", "In-Reply-To: <sent@y.example>\nSubject: Und"),
        REPORT_MAIL.replace(
            "Subject: Und", "References: <a@y.example> <sent@y.example>\nSubject: Und"
        ),
        REPORT_MAIL.replace("It failed.", "It failed.\n\n> Message-ID: <sent@y.example>\n"),
        EXIM,
        DOVECOT,
    ],
)
def test_a_bounce_says_which_mail_came_back(text: str) -> None:
    assert returned_id_of(text) == "sent@y.example"


def test_the_returned_mail_is_asked_before_what_the_report_answers() -> None:
    text = REPORT_MAIL.replace(SENT_HEADERS, SENT_HEADERS + "Message-ID: <sent@y.example>\n")
    text = text.replace("Subject: Und", "In-Reply-To: <other@y.example>\nSubject: Und")
    assert returned_id_of(text) == "sent@y.example"


def test_the_report_s_own_id_is_not_that_of_what_came_back() -> None:
    assert (
        returned_id_of(
            REPORT_MAIL.replace("Subject: Und", "Message-ID: <own@x.example>\nSubject: Und")
        )
        == ""
    )


def test_what_is_no_bounce_returns_nothing() -> None:
    assert returned_id_of("From: a@x.example\nIn-Reply-To: <sent@y.example>\n\nHello.") == ""
