"""Tests who wrote the mail: a person, or a machine of which kind."""

import pytest

from ingest.parse import message
from journal.model import AutomatedKind
from tests.ingest.parse.cases.auto_replies import (
    AWAY_HEADERS,
    AWAY_SUBJECTS,
    AWAY_TEXTS,
    BULK_HEADERS,
    MAILS_BY_PEOPLE,
)
from tests.ingest.parse.cases.bounces import BOUNCES, GONE_ADDRESS
from tests.ingest.parse.cases.bounces_abroad import TRANSLATED_BOUNCES
from tests.ingest.parse.cases.bounces_of_providers import BOUNCES_OF_PROVIDERS, MORE_OF_PROVIDERS
from tests.ingest.parse.cases.machines_abroad import (
    ANSWERS_ABROAD,
    HEADS_BY_PEOPLE,
    HEADS_OF_PEOPLE_AWAY,
    MAILS_BY_PERSONS,
    MAILS_TO_MANY,
)
from tests.ingest.parse.cases.more_bounces import MORE_BOUNCES
from tests.ingest.parse.cases.not_quotes import KEPT_TEXTS
from tests.ingest.parse.cases.replies import all_cases

HEAD = "From: Jane Doe <jane@x.example>\r\nTo: us@y.example\r\n"


def kind_of_mail(head: str, text: str = "Hello.") -> AutomatedKind:
    return message.parse(f"{HEAD}{head}\r\n\r\n{text}".encode()).kind


@pytest.mark.parametrize(
    "head",
    [
        "Auto-Submitted: auto-replied",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
        "Subject: Automatic reply: Offer",
        "Subject: Autosvar: Offert",
        "Subject: Abwesenheitsnotiz: Angebot",
        "Subject: Réponse automatique : Offre",
        "Subject: Out of Office",
        "Subject: Poissaoloviesti",
        "Subject: Автоответ: Предложение",
        "Subject: Automatisch antwoord: Offerte",
    ],
)
def test_an_automatic_reply_is_known(head: str) -> None:
    assert kind_of_mail(head) is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize(
    "head",
    ["List-Id: <news.x.example>", "Precedence: bulk", "List-Unsubscribe: <mailto:u@x.example>"],
)
def test_mail_to_many_is_bulk(head: str) -> None:
    assert kind_of_mail(head) is AutomatedKind.BULK


@pytest.mark.parametrize(
    "head",
    [
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: All",
        "Precedence: normal",
        "Subject: Vacation rentals in Spain",
        "Subject: Absence of the invoice",
        "Subject: Undelivered goods",
        "Subject: Delivery failure of our truck",
        "Subject: Re: Out of office",
    ],
)
def test_a_person_is_taken_for_one(head: str) -> None:
    assert kind_of_mail(head) is AutomatedKind.NONE


REPORT_MAIL = """From: MAILER-DAEMON@x.example
To: us@y.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

It failed.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; x.example

Original-Recipient: rfc822;gone@z.example
Final-Recipient: rfc822; alias@z.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

Final-Recipient: rfc822; slow@z.example
Action: delayed
Status: 4.4.1

Final-Recipient: rfc822; fine@z.example
Action: delivered
Status: 2.0.0
--b
Content-Type: message/rfc822

From: us@y.example
To: gone@z.example
Subject: Offer

Text.
--b--
"""


def test_a_report_names_whom_a_mail_did_not_reach() -> None:
    mail = message.parse(REPORT_MAIL.encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [(b.address, b.status, b.delayed) for b in mail.bounced] == [
        ("gone@z.example", "5.1.1", False),
        ("slow@z.example", "4.4.1", True),
    ]
    assert mail.bounced[0].reason == "550 5.1.1 User unknown"
    assert mail.original is None


DAEMON = "From: MAILER-DAEMON@z.example\nTo: us@y.example\nSubject: failure notice\n\n"


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ("<gone@z.example>:\n550 5.1.1 No such\n user here.\n", "550 5.1.1 No such user here."),
        ("  gone@z.example\n    retry timeout exceeded\n", "retry timeout exceeded"),
        ("gone@z.example\n\nbecause:\n\n  User gone is not listed\n", "User gone is not listed"),
    ],
)
@pytest.mark.parametrize(
    "below",
    ["", "\n--- Below this line is a copy of the message.\n\n", "\nNo action is required.\n\n"],
)
def test_the_reason_is_the_servers_alone(report: str, reason: str, below: str) -> None:
    """Words of the mail that came back would else stand on the card as if the server had said them."""
    returned = "Return-Path: <us@y.example>\nFrom: us@y.example\nTo: gone@z.example\n\nDear Gone, 550 EUR\n"
    lead = "I wasn't able to deliver your message to the following addresses.\n\n"
    mail = message.parse((DAEMON + lead + report + below + returned).encode())
    assert [(each.address, each.reason) for each in mail.bounced] == [("gone@z.example", reason)]


def test_a_report_of_success_is_no_bounce() -> None:
    delivered = REPORT_MAIL.replace("Action: failed", "Action: delivered").replace(
        "delayed", "relayed"
    )
    assert message.parse(delivered.encode()).kind is not AutomatedKind.BOUNCE


QMAIL = """I could not deliver it:

<gone@z.example>:
User unknown

--- Below this line is a copy of the message.

To: other@z.example"""
EXIM = """Could not be delivered to the following addresses:

  gone@z.example
    550 no such user"""
EXCHANGE = """Your message

  To: list@z.example

did not reach the following recipient(s):

gone@z.example on Tue, 2 Jun 2026
    user unknown"""
ONE_LINE_REPORT = "Message undeliverable to smtp:gone@z.example: mailbox full"


@pytest.mark.parametrize("text", [QMAIL, EXIM, EXCHANGE, ONE_LINE_REPORT])
def test_a_daemon_says_it_in_words(text: str) -> None:
    head = "From: Mail Delivery System <mailer-daemon@x.example>\nTo: us@y.example\nSubject: Hm"
    mail = message.parse(f"{head}\n\n{text}".encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [b.address for b in mail.bounced] == ["gone@z.example"]


def test_exim_says_it_in_a_header() -> None:
    mail = message.parse(f"{HEAD}X-Failed-Recipients: gone@z.example\r\n\r\n550".encode())
    assert [b.address for b in mail.bounced] == ["gone@z.example"]


@pytest.mark.parametrize("server", [*MORE_BOUNCES, *BOUNCES_OF_PROVIDERS, *MORE_OF_PROVIDERS])
def test_more_servers_say_it_in_their_words(server: str) -> None:
    head, text = {**MORE_BOUNCES, **BOUNCES_OF_PROVIDERS, **MORE_OF_PROVIDERS}[server]
    kind = "Content-Type: text/plain; charset=utf-8"
    mail = message.parse(f"{head}\nTo: us@y.example\n{kind}\n\n{text}\n".encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [bounced.address for bounced in mail.bounced] == [GONE_ADDRESS]


@pytest.mark.parametrize("server", BOUNCES)
def test_every_server_says_it_in_its_own_words(server: str) -> None:
    head, text = BOUNCES[server]
    mail = message.parse(f"{head}\nTo: us@y.example\n\n{text}\n".encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [bounced.address for bounced in mail.bounced] == [GONE_ADDRESS]
    assert [bounced.delayed for bounced in mail.bounced] == [server in {"delayed", "SES event"}]


@pytest.mark.parametrize("server", TRANSLATED_BOUNCES)
def test_every_server_says_it_in_its_own_language(server: str) -> None:
    sender, subject, text = TRANSLATED_BOUNCES[server]
    head = f"From: {sender}\nTo: us@y.example\nSubject: {subject}"
    mail = message.parse(f"{head}\n\n{text}\n".encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [bounced.address for bounced in mail.bounced] == [GONE_ADDRESS]


def kind_of_whole(head: str, text: str) -> AutomatedKind:
    kind = "" if "Content-Type:" in head else "Content-Type: text/plain; charset=utf-8\n"
    raw = f"From: Jane Doe <jane@x.example>\nTo: us@y.example\n{head}\n{kind}\n{text}\n"
    return message.parse(raw.encode()).kind


@pytest.mark.parametrize("program", ANSWERS_ABROAD)
def test_a_machine_answers_in_any_language(program: str) -> None:
    assert kind_of_whole(*ANSWERS_ABROAD[program]) is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize("name", HEADS_OF_PEOPLE_AWAY)
def test_a_machine_answers_for_people_away(name: str) -> None:
    assert kind_of_whole(HEADS_OF_PEOPLE_AWAY[name], "I am away.") is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize("head", HEADS_BY_PEOPLE)
def test_a_person_s_subject_begins_with_the_same_words(head: str) -> None:
    assert kind_of_whole(head, "Please deliver 40 pumps to Turku.") is AutomatedKind.NONE


@pytest.mark.parametrize("program", MAILS_TO_MANY)
def test_a_mail_to_many_says_so(program: str) -> None:
    assert kind_of_whole(MAILS_TO_MANY[program], "Hello.") is AutomatedKind.BULK


@pytest.mark.parametrize("person", MAILS_BY_PERSONS)
def test_a_person_writes_with_tools_and_of_leaves(person: str) -> None:
    head = MAILS_BY_PERSONS[person]
    assert kind_of_whole(head, "Hello, can you deliver?") is AutomatedKind.NONE


def test_a_junk_mail_report_is_a_complaint() -> None:
    head = "From: staff@x.example\nTo: abuse@y.example\nSubject: complaint about message from 192.0.2.1"
    report = (
        f"{head}\nContent-Type: message/rfc822\n\nFrom: us@y.example\nSubject: Offer\n\nText.\n"
    )
    assert message.parse(report.encode()).kind is AutomatedKind.COMPLAINT
    assert message.parse(f"{head}\n\nWhat did you send me?\n".encode()).kind is AutomatedKind.NONE


def test_a_complaint_in_json_is_no_bounce() -> None:
    text = '{"notificationType":"Complaint","complaint":{"complainedRecipients":[]}}'
    mail = message.parse(f"From: no-reply@sns.example\nTo: us@y.example\n\n{text}".encode())
    assert (mail.kind, mail.kind_reason) == (AutomatedKind.COMPLAINT, "complaint report")


@pytest.mark.parametrize("language", AWAY_SUBJECTS)
def test_a_subject_says_that_somebody_is_away(language: str) -> None:
    assert kind_of_mail(f"Subject: {AWAY_SUBJECTS[language]}") is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize("header", AWAY_HEADERS)
def test_a_program_that_answers_says_so(header: str) -> None:
    assert kind_of_mail(f"Subject: Re: Offer\r\n{header}") is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize("header", BULK_HEADERS)
def test_a_program_that_writes_to_many_says_so(header: str) -> None:
    assert kind_of_mail(f"Subject: Offer\r\n{header}") is AutomatedKind.BULK


@pytest.mark.parametrize("language", AWAY_TEXTS)
def test_what_comes_from_nobody_says_it_in_its_text(language: str) -> None:
    text = AWAY_TEXTS[language]
    assert kind_of_mail("Return-Path: <>\r\nSubject: Re: Offer", text) is AutomatedKind.AUTO_REPLY
    assert (
        kind_of_mail("Return-Path: <a@x.example>\r\nSubject: Re: Offer", text) is AutomatedKind.NONE
    )


@pytest.mark.parametrize(("subject", "text"), MAILS_BY_PEOPLE)
@pytest.mark.parametrize("more", ["", "\r\nIn-Reply-To: <1@x.example>"])
def test_people_speak_of_the_same_things(subject: str, text: str, more: str) -> None:
    assert kind_of_mail(f"Subject: {subject}{more}", text) is AutomatedKind.NONE


def test_no_reply_of_a_person_is_taken_for_a_machine() -> None:
    texts = [*KEPT_TEXTS, *(case.text for case in all_cases())]
    assert [
        t for t in texts if kind_of_mail("Subject: Re: Offer 4711", t) is not AutomatedKind.NONE
    ] == []
