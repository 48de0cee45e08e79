"""What rules call a mail: a machine is told from a person, and our own machines from strangers'."""

import pytest

from ingest.kinds import class_of
from ingest.parties import read
from journal.model import MailClass
from tests.ingest.deciding import MIXED, OURS, WAY, Headers, calendar, mail


def kind(text: str = "Hello.", *, is_known: bool = False, **headers: str) -> MailClass:
    made = mail(text, **headers)
    return class_of(made, read(made, OURS, WAY), OURS, is_known=is_known)[0]


OUTBOUND: Headers = {"From": "shop@ours.example", "To": "ada@acme.example"}
FORM: Headers = {"From": "noreply@ours.example", "Reply_To": "ada@acme.example"}
OWN_LIST: Headers = {
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
        ({**OUTBOUND, "Auto_Submitted": "auto-generated"}, MailClass.NORMAL),
        ({**OUTBOUND, "List_Unsubscribe": "<x:y>"}, MailClass.NORMAL),
        ({**OUTBOUND, "Precedence": "bulk"}, MailClass.BULK),
        ({**FORM, "Auto_Submitted": "auto-generated"}, MailClass.NORMAL),
        (OWN_LIST, MailClass.NORMAL),
        ({**OWN_LIST, "Precedence": "bulk"}, MailClass.BULK),
    ],
)
def test_the_class_of_a_mail_of_a_stranger(headers: Headers, expected: MailClass) -> None:
    assert kind(**headers) is expected


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
def test_the_class_of_a_mail_of_a_contact(headers: Headers, expected: MailClass) -> None:
    assert kind(is_known=True, **headers) is expected


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
    assert kind(calendar(method), **MIXED) is expected


def test_a_calendar_alone_is_one_by_any_method() -> None:
    assert kind(calendar("PUBLISH").replace("Please come.", ""), **MIXED) is MailClass.CALENDAR


def test_an_invitation_by_machine_is_no_bulk_and_an_answer_by_machine_no_invitation() -> None:
    generated = {**MIXED, "Auto_Submitted": "auto-generated"}
    assert kind(calendar("REQUEST"), **generated) is MailClass.CALENDAR
    replied = {**MIXED, "Auto_Submitted": "auto-replied"}
    assert kind(calendar("REPLY"), **replied) is MailClass.AUTO_REPLY
