"""A machine that answers is known by its subject alone, whatever form its dates have."""

import pytest

from ingest.parse import message
from journal.model import AutomatedKind
from tests.ingest.parse.cases.away_dates import (
    DATED_MAILS_BY_PEOPLE,
    DATED_SUBJECTS,
    LEAVE_SUBJECTS,
)
from tests.ingest.parse.cases.vacation_heads import VACATION_HEADS

HEAD = "From: Jane Doe <jane@x.example>\r\nTo: us@y.example\r\nMessage-ID: <7@x.example>\r\n"


def kind_of_mail(head: str, text: str = "Hello.") -> AutomatedKind:
    return message.parse(f"{HEAD}{head}\r\n\r\n{text}".encode()).kind


@pytest.mark.parametrize("subject", DATED_SUBJECTS)
def test_a_subject_says_until_when_in_any_form(subject: str) -> None:
    assert kind_of_mail(f"Subject: {subject}") is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize("subject", LEAVE_SUBJECTS)
@pytest.mark.parametrize("sign", ["In-Reply-To: <1@y.example>", "Return-Path: <>"])
def test_a_leave_is_a_machine_s_where_a_machine_answers(subject: str, sign: str) -> None:
    assert (
        kind_of_mail(f"Subject: {subject}\r\n{sign}", "Jag är borta.") is AutomatedKind.AUTO_REPLY
    )


@pytest.mark.parametrize("subject", LEAVE_SUBJECTS)
def test_a_leave_alone_is_what_a_person_writes_of(subject: str) -> None:
    text = "We close then, please deliver before."
    assert kind_of_mail(f"Subject: {subject}", text) is AutomatedKind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your email. I am on annual leave.",
        "Tack för ditt mail! Jag är på semester.",
        "Takk for din e-post. Jeg har ferie.",
        "Kiitos viestistäsi. Olen kesälomalla.",
        "Bedankt voor uw bericht. Ik ben met vakantie.",
        "Спасибо за письмо! Я в отпуске.",
    ],
)
def test_who_thanks_for_a_mail_and_is_on_leave_is_a_machine(text: str) -> None:
    assert kind_of_mail("Subject: Semester", text) is AutomatedKind.AUTO_REPLY


@pytest.mark.parametrize(("subject", "text"), DATED_MAILS_BY_PEOPLE)
@pytest.mark.parametrize("more", ["", "\r\nIn-Reply-To: <1@y.example>"])
def test_people_speak_of_leaves_too(subject: str, text: str, more: str) -> None:
    assert kind_of_mail(f"Subject: {subject}{more}", text) is AutomatedKind.NONE


@pytest.mark.parametrize("subject", ["Automatic doors", "Autotransport", "Automobile parts"])
def test_exchange_suppresses_answers_to_people_too(subject: str) -> None:
    head = f"Subject: {subject}\r\nX-Auto-Response-Suppress: All"
    assert kind_of_mail(head) is AutomatedKind.NONE


def test_auto_submitted_wins_over_a_list() -> None:
    head = "Subject: Re: Offer\r\nList-Id: <sales.x.example>\r\nPrecedence: list"
    assert kind_of_mail(f"{head}\r\nAuto-Submitted: auto-replied") is AutomatedKind.AUTO_REPLY
    assert kind_of_mail(head) is AutomatedKind.BULK


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Subject: Re: Offer\r\nIn-Reply-To: <1@y.example>", AutomatedKind.NONE),
        ("Subject: SV: Offert\r\nReferences: <1@y.example>", AutomatedKind.NONE),
        ("Subject: Re: Offer\r\nIn-Reply-To: <6@x.example>", AutomatedKind.BULK),
        ("Subject: Re: Offer", AutomatedKind.BULK),
        ("Subject: News\r\nIn-Reply-To: <1@y.example>", AutomatedKind.BULK),
        (
            "Subject: Re: Offer\r\nIn-Reply-To: <1@y.example>\r\nList-Id: <l.x.example>",
            AutomatedKind.BULK,
        ),
    ],
)
def test_a_personal_answer_is_not_bulk_for_the_tool_it_was_written_with(
    head: str, kind: AutomatedKind
) -> None:
    unsubscribe = "List-Unsubscribe: <https://crm.example/u/1>\r\nX-Campaign-Id: 7"
    assert kind_of_mail(f"{head}\r\n{unsubscribe}") is kind


@pytest.mark.parametrize("program", VACATION_HEADS)
def test_every_program_for_people_away_says_so(program: str) -> None:
    head = VACATION_HEADS[program].replace("\n", "\r\n")
    assert kind_of_mail(head, "Thank you for your mail.") is AutomatedKind.AUTO_REPLY


def test_a_header_that_says_no_says_no() -> None:
    for header in ("X-Acme-Autoreply: no", "X-Auto-Response-Suppress: OOF", "X-Vacation-Days: 0"):
        assert kind_of_mail(f"Subject: Offer\r\n{header}") is AutomatedKind.NONE
