"""Tests what rules call a mail: a machine is told from a person, and our own machines from strangers'."""

import pytest

from ingest.decide.mail_class import find_class
from ingest.decide.parties import identify_parties
from journal.model import MailClass
from tests.ingest.decide.decision_case import (
    MIXED_HEADERS,
    OWN_ADDRESSES,
    SOURCE,
    HeaderFields,
    calendar_text,
    parse_mail,
)


def class_of_mail(text: str = "Hello.", *, is_known: bool = False, **headers: str) -> MailClass:
    made = parse_mail(text, **headers)
    return find_class(
        made, identify_parties(made, OWN_ADDRESSES, SOURCE), OWN_ADDRESSES, is_known=is_known
    )[0]


OUTBOUND_HEADERS: HeaderFields = {"From": "shop@ours.example", "To": "ada@acme.example"}
FORM_HEADERS: HeaderFields = {"From": "noreply@ours.example", "Reply_To": "ada@acme.example"}
OWN_LIST_HEADERS: HeaderFields = {
    "List_Id": "<sales.ours.example>",
    "Precedence": "list",
    "List_Unsubscribe": "<x:y>",
}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, MailClass.NORMAL),
        ({"X_Failed_Recipients": "x@acme.example"}, MailClass.BOUNCE),
        ({"Auto_Submitted": "auto-replied"}, MailClass.AUTO_REPLY),
        ({"List_Id": "<talk.lists.example>"}, MailClass.BULK),
        ({"Precedence": "bulk"}, MailClass.BULK),
        ({"Precedence": "list"}, MailClass.BULK),
        ({"List_Post": "<mailto:x@lists.example>"}, MailClass.BULK),
        ({"List_Unsubscribe": "<mailto:x@acme.example>"}, MailClass.BULK),
        ({"Auto_Submitted": "auto-generated"}, MailClass.BULK),
        ({**OUTBOUND_HEADERS, "Auto_Submitted": "auto-generated"}, MailClass.NORMAL),
        ({**OUTBOUND_HEADERS, "List_Unsubscribe": "<x:y>"}, MailClass.NORMAL),
        ({**OUTBOUND_HEADERS, "Precedence": "bulk"}, MailClass.BULK),
        ({**FORM_HEADERS, "Auto_Submitted": "auto-generated"}, MailClass.NORMAL),
        (OWN_LIST_HEADERS, MailClass.NORMAL),
        ({**OWN_LIST_HEADERS, "Precedence": "bulk"}, MailClass.BULK),
    ],
)
def test_the_class_of_a_mail_of_a_stranger(headers: HeaderFields, expected: MailClass) -> None:
    assert class_of_mail(**headers) is expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"List_Unsubscribe": "<mailto:x@acme.example>"}, MailClass.NORMAL),
        ({"Auto_Submitted": "auto-generated"}, MailClass.NORMAL),
        ({"List_Unsubscribe": "<x:y>", "List_Id": "<news.acme.example>"}, MailClass.BULK),
        ({"List_Unsubscribe": "<x:y>", "X_Mailing_List": "x"}, MailClass.BULK),
        ({"Precedence": "junk"}, MailClass.BULK),
    ],
)
def test_the_class_of_a_mail_of_a_contact(headers: HeaderFields, expected: MailClass) -> None:
    assert class_of_mail(is_known=True, **headers) is expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("REQUEST", MailClass.CALENDAR),
        ("REPLY", MailClass.CALENDAR),
        ("CANCEL", MailClass.CALENDAR),
        ("COUNTER", MailClass.CALENDAR),
        ("PUBLISH", MailClass.NORMAL),
        ("", MailClass.NORMAL),
        ("NONSENSE", MailClass.NORMAL),
    ],
)
def test_a_calendar_does_not_hide_what_somebody_wrote(method: str, expected: MailClass) -> None:
    assert class_of_mail(calendar_text(method), **MIXED_HEADERS) is expected


def test_a_calendar_alone_is_one_by_any_method() -> None:
    assert (
        class_of_mail(calendar_text("PUBLISH").replace("Please come.", ""), **MIXED_HEADERS)
        is MailClass.CALENDAR
    )


def test_an_invitation_by_machine_is_no_bulk_and_an_answer_by_machine_no_invitation() -> None:
    generated = {**MIXED_HEADERS, "Auto_Submitted": "auto-generated"}
    assert class_of_mail(calendar_text("REQUEST"), **generated) is MailClass.CALENDAR
    replied = {**MIXED_HEADERS, "Auto_Submitted": "auto-replied"}
    assert class_of_mail(calendar_text("REPLY"), **replied) is MailClass.AUTO_REPLY
