"""Nobody speaks in another's name: whoever is main on an inbound mail stood in its From.

Reply-To and Cc only suggest, and what a list says counts only of a list of ours that is vouched for.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.fold import address_key
from journal.model import Decision, Direction, MailOutcome, MailReason, ParticipantPart
from tests.ingest.decide.decision_case import (
    ACME,
    ADA,
    LOOKUP_RESULT,
    SOURCE,
    HeaderFields,
    decide_mail,
)

PINNED_SOURCE = replace(SOURCE, trusted_authserv="mx.ours.example")
STRANGER = "mallory@evil.example"
STRANGER_PASSES: HeaderFields = {
    "From": f"Ada Byron <{STRANGER}>",
    "Authentication_Results": "mx.ours.example; dmarc=pass header.from=evil.example",
}
OURS_PASSES: HeaderFields = {
    "From": "'Ada Byron' via Sales <sales@ours.example>",
    "To": "sales@ours.example",
    "List_Id": "<sales.ours.example>",
    "Authentication_Results": "mx.ours.example; dmarc=pass header.from=ours.example",
}
# What a stranger writes to have their words recorded as Ada's.
BORROWED_NAMES: dict[str, HeaderFields] = {
    "Reply-To": {"Reply_To": "ada@acme.example"},
    "Cc": {"Cc": "ada@acme.example"},
    "To": {"To": "jane@ours.example, ada@acme.example"},
    "a second From": {"From": f"{STRANGER}, ada@acme.example"},
    "a list of ours, by List-Post": {
        "List_Post": "<mailto:sales@ours.example>",
        "X_Original_Sender": "ada@acme.example",
    },
    "a list of ours, by Mailing-List": {
        "Mailing_List": "list sales@ours.example; contact sales-owner@ours.example",
        "X_Original_Sender": "ada@acme.example",
    },
    "a list of ours, by List-Id": {
        "List_Id": "<sales.ours.example>",
        "X_Original_From": "ada@acme.example",
    },
    "Sender, with no address in From": {"From": "Ada", "Sender": "ada@acme.example"},
    "Reply-To, with no address in From": {"From": "Ada", "Reply_To": "ada@acme.example"},
    "Return-Path, with no address in From": {"From": "Ada", "Return_Path": "<ada@acme.example>"},
}


def main_contact(found: Decision) -> int | None:
    return next(
        (each.contact_id for each in found.participants if each.part is ParticipantPart.MAIN), None
    )


@pytest.mark.parametrize("case", BORROWED_NAMES)
def test_a_stranger_who_names_a_contact_waits_with_the_suggestion(case: str) -> None:
    found = decide_mail(way=PINNED_SOURCE, **{**STRANGER_PASSES, **BORROWED_NAMES[case]})
    assert found.outcome is MailOutcome.WAITING or found.reason is MailReason.BULK
    if found.outcome is MailOutcome.WAITING and "list" not in case:
        assert found.reason is MailReason.NO_CONTACT
        assert found.candidates == (ADA.id,)
    assert main_contact(found) is None


def test_the_company_of_a_strangers_domain_leads_and_who_is_in_cc_takes_part() -> None:
    known = replace(LOOKUP_RESULT, companies={"evil.example": (ACME,)})
    found = decide_mail(
        way=PINNED_SOURCE, known=known, **{**STRANGER_PASSES, "Cc": "ada@acme.example"}
    )
    assert found.reason is MailReason.LOGGED_COMPANY_ONLY
    assert [(each.contact_id, each.part) for each in found.participants][:2] == [
        (ACME.id, ParticipantPart.MAIN),
        (None, ParticipantPart.TO),
    ]
    assert (ADA.id, ParticipantPart.CC) in [(p.contact_id, p.part) for p in found.participants]


@pytest.mark.parametrize("header", ["X_Original_From", "X_Original_Sender", "Reply_To"])
def test_a_list_of_ours_that_is_vouched_for_names_the_author(header: str) -> None:
    found = decide_mail(way=PINNED_SOURCE, **{**OURS_PASSES, header: "ada@acme.example"})
    assert found.reason is MailReason.LOGGED
    assert main_contact(found) == ADA.id


@pytest.mark.parametrize("header", ["X_Original_From", "X_Original_Sender", "Reply_To"])
def test_a_list_of_ours_that_is_not_vouched_for_waits_and_is_not_lost_as_internal(
    header: str,
) -> None:
    headers = {**OURS_PASSES, header: "ada@acme.example", "Authentication_Results": ""}
    found = decide_mail(way=PINNED_SOURCE, **headers)
    assert (found.outcome, found.reason) == (
        MailOutcome.WAITING,
        MailReason.UNTRUSTED_TEAM_SENDER,
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Original_From": "ada@acme.example", "X_Original_Sender": STRANGER},
        {"Reply_To": f"ada@acme.example, {STRANGER}"},
    ],
)
def test_a_list_of_ours_that_names_two_authors_waits(headers: HeaderFields) -> None:
    """The one may be what the list wrote, the other what its sender did."""
    found = decide_mail(way=PINNED_SOURCE, **{**OURS_PASSES, **headers})
    assert (found.outcome, found.reason) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    assert found.candidates == (ADA.id,)
    assert main_contact(found) is None


def test_a_form_of_ours_that_is_vouched_for_names_its_writer() -> None:
    found = decide_mail(
        way=PINNED_SOURCE,
        From="noreply@ours.example",
        Reply_To="ada@acme.example",
        Authentication_Results="mx.ours.example; dmarc=pass header.from=ours.example",
    )
    assert main_contact(found) == ADA.id


ADDRESSES = st.sampled_from(
    ["", "Ada", "ada@acme.example", "bo@beta.example", STRANGER, f"ada@acme.example, {STRANGER}"]
)
HEADERS = st.fixed_dictionaries(
    {
        "From": ADDRESSES,
        "Sender": ADDRESSES,
        "Reply_To": ADDRESSES,
        "Cc": ADDRESSES,
        "Return_Path": ADDRESSES,
        "X_Original_From": ADDRESSES,
        "X_Original_Sender": ADDRESSES,
        "Bcc": ADDRESSES,
        "To": st.just("jane@ours.example") | ADDRESSES,
        "List_Id": st.sampled_from(["", "<sales.ours.example>", "<talk.lists.example>"]),
        "List_Post": st.sampled_from(["", "<mailto:sales@ours.example>"]),
        "Authentication_Results": st.sampled_from(
            ["", "mx.ours.example; dmarc=pass header.from=evil.example"]
        ),
    }
)


@given(
    HEADERS,
    st.sampled_from(["", "none", "mx.ours.example"]),
    st.sampled_from([{}, {"evil.example": (ACME,)}]),
)
def test_the_main_contact_of_a_logged_mail_from_outside_stood_in_from(
    headers: HeaderFields, authserv: str, companies: HeaderFields
) -> None:
    known = replace(LOOKUP_RESULT, companies=companies)
    found = decide_mail(way=replace(SOURCE, trusted_authserv=authserv), known=known, **headers)
    if found.outcome is not MailOutcome.LOGGED:
        return
    assert found.direction is Direction.INBOUND
    written = {address_key(each) for each in headers["From"].split(", ")}
    who = {ADA.id: "ada@acme.example", 2: "bo@beta.example", ACME.id: STRANGER}
    assert who[main_contact(found) or 0] in written
