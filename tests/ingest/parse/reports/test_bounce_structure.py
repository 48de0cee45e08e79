"""Reports whose words nobody knows are told by their structure; people's mails never are."""

import pytest

from ingest.parse import message
from journal.model import AutomatedKind
from tests.ingest.parse.cases.bounces import GONE_ADDRESS
from tests.ingest.parse.cases.bounces_by_structure import (
    COMPLETED_RECIPIENTS,
    PEOPLE_WITH_REPORTS,
    RETURNED,
    STRUCTURED_BOUNCES,
)


@pytest.mark.parametrize("case", STRUCTURED_BOUNCES)
def test_a_report_is_told_by_its_structure(case: str) -> None:
    mail = message.parse(STRUCTURED_BOUNCES[case].encode())
    assert mail.kind is AutomatedKind.BOUNCE
    assert [each.address for each in mail.bounced] == [GONE_ADDRESS]


@pytest.mark.parametrize("case", PEOPLE_WITH_REPORTS)
def test_a_person_who_speaks_of_a_report_is_a_person(case: str) -> None:
    mail = message.parse(PEOPLE_WITH_REPORTS[case].encode())
    assert mail.kind is not AutomatedKind.BOUNCE
    assert mail.bounced == ()


@pytest.mark.parametrize("case", COMPLETED_RECIPIENTS)
def test_a_recipient_without_a_domain_is_completed(case: str) -> None:
    mail = message.parse(COMPLETED_RECIPIENTS[case].encode())
    assert [each.address for each in mail.bounced] == [GONE_ADDRESS]


def test_a_list_that_passed_the_mail_on_has_not_failed() -> None:
    returned = RETURNED.replace("Subject:", "List-Post: <mailto:gone@z.example>\nSubject:")
    raw = STRUCTURED_BOUNCES["nobody names whom it went to"].replace(RETURNED, returned)
    mail = message.parse(raw.encode())
    assert (mail.kind, mail.bounced) == (AutomatedKind.BOUNCE, ())


def test_that_a_mail_arrived_is_no_failure() -> None:
    raw = STRUCTURED_BOUNCES["a daemon returns its headers"]
    said = raw.replace("Zure mezua ez da iritsi.", "Your mail was successfully delivered.")
    assert message.parse(said.encode()).kind is not AutomatedKind.BOUNCE
