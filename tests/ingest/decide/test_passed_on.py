"""A report that one of us passes on is a person's mail; what is ours is never dead."""

from ingest.decide.passed_on import failed_outside
from journal.model import MailClass
from tests.ingest.decide.decision_case import (
    OWN_ADDRESSES,
    HeaderFields,
    decide_mail,
    parse_mail,
)

REPORT = """FYI

> <gone@z.example>: 550 5.1.1 unknown user: it could not be delivered
> Final-Recipient: rfc822; gone@z.example
> Action: failed
"""


def test_a_report_that_one_of_us_forwards_is_no_report() -> None:
    forwarded: HeaderFields = {"From": "Jane <jane@ours.example>", "To": "capture@ours.example"}
    decision = decide_mail(REPORT, Subject="Fwd: Undelivered Mail Returned to Sender", **forwarded)
    assert decision.mail_class is not MailClass.BOUNCE
    assert (
        failed_outside(parse_mail(REPORT, Subject="Fwd: Undelivered", **forwarded), OWN_ADDRESSES)
        == ()
    )


def test_a_report_that_a_stranger_forwards_is_one() -> None:
    decision = decide_mail(REPORT, Subject="Fwd: Undelivered Mail Returned to Sender")
    assert decision.mail_class is MailClass.BOUNCE


def test_an_address_of_ours_has_not_failed() -> None:
    mail = parse_mail(X_Failed_Recipients="jane@ours.example, bo@beta.example")
    assert [each.address for each in failed_outside(mail, OWN_ADDRESSES)] == ["bo@beta.example"]
