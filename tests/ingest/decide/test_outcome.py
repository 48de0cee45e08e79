"""Tests who takes part in what a mail becomes, and whom a person can choose from when nobody knows."""

from dataclasses import replace
from datetime import timedelta

from ingest.decide.classify import (
    KnownContact,
    LookupResult,
    addresses_to_look_up,
    domains_to_look_up,
)
from ingest.decide.evidence import effective_parties
from journal.model import MailOutcome, MailReason
from tests.ingest.decide.decision_case import (
    ACME,
    ADA,
    BO,
    FORWARD_HEADERS,
    FORWARDED_TEXT,
    LOOKUP_RESULT,
    NOW,
    POLICY,
    SOURCE,
    HeaderFields,
    decide_mail,
    parse_mail,
    participants_of,
    signal_names,
)

OUTBOUND_HEADERS: HeaderFields = {"From": "jane@ours.example", "To": "ada@acme.example"}


def test_every_contact_takes_part_and_the_main_one_leads() -> None:
    found = decide_mail(Cc="bo@beta.example")
    assert participants_of(found) == [
        (1, "main", "ada@acme.example"),
        (2, "cc", "bo@beta.example"),
    ]


def test_a_contact_with_two_addresses_takes_part_once() -> None:
    known = LookupResult(exact={"ada@acme.example": (ADA,), "ada@private.example": (ADA,)})
    assert participants_of(decide_mail(known=known, Cc="ada@private.example")) == [
        (1, "main", "ada@acme.example")
    ]


def test_addresses_that_nobody_knows_are_kept() -> None:
    found = decide_mail(Cc="X <x@else.example>, bo@beta.example")
    assert participants_of(found) == [
        (1, "main", "ada@acme.example"),
        (None, "cc", "x@else.example"),
        (2, "cc", "bo@beta.example"),
    ]
    assert found.participants[1].name == "X"


def test_an_unknown_recipient_gives_the_lead_to_a_contact() -> None:
    found = decide_mail(From="jane@ours.example", To="new@acme.example", Cc="bo@beta.example")
    assert found.reason is MailReason.LOGGED
    assert participants_of(found) == [
        (2, "main", "bo@beta.example"),
        (None, "to", "new@acme.example"),
    ]
    assert "main_unknown" in signal_names(found)
    assert "main_unknown" not in signal_names(decide_mail())


def test_an_unknown_sender_leads_while_it_waits() -> None:
    found = decide_mail(From="new@acme.example", Cc="bo@beta.example")
    assert (found.reason, found.candidates) == (MailReason.NO_CONTACT, (2,))
    assert participants_of(found) == [
        (None, "main", "new@acme.example"),
        (2, "cc", "bo@beta.example"),
    ]


def test_the_company_leads_where_the_domain_alone_is_known() -> None:
    known = LookupResult(companies={"acme.example": (ACME,)})
    found = decide_mail(From="new@acme.example", known=known)
    assert participants_of(found) == [(9, "main", ""), (None, "to", "new@acme.example")]
    assert found.participants[0].name == "Acme"


def test_the_company_of_a_subdomain_is_found_by_what_is_registered() -> None:
    known = LookupResult(companies={"acme.example": (ACME,)})
    assert (
        decide_mail(From="x@mail.acme.example", known=known).reason
        is MailReason.LOGGED_COMPANY_ONLY
    )


def test_a_domain_tells_no_company_when_it_may_be_anybody_s() -> None:
    two = LookupResult(companies={"acme.example": (ACME, replace(ACME, id=10))})
    found = decide_mail(From="new@acme.example", known=two)
    assert (found.reason, found.candidates) == (MailReason.NO_CONTACT, (9, 10))
    free = LookupResult(companies={"gmail.com": (ACME,), "club.example": (ACME,)})
    assert decide_mail(From="x@gmail.com", known=free).reason is MailReason.NO_CONTACT
    policy = replace(POLICY, free_domains=frozenset({"club.example"}))
    club = decide_mail(From="x@club.example", known=free, policy=policy)
    assert (club.reason, club.candidates) == (MailReason.NO_CONTACT, ())


def test_no_company_is_found_by_its_domain_where_the_config_says_so() -> None:
    known = LookupResult(companies={"acme.example": (ACME,)})
    policy = replace(POLICY, company_by_domain=False)
    found = decide_mail(From="new@acme.example", known=known, policy=policy)
    assert (found.reason, found.candidates) == (MailReason.NO_CONTACT, (9,))


def test_a_company_joins_nothing_that_a_contact_leads() -> None:
    known = replace(LOOKUP_RESULT, companies={"acme.example": (ACME,)})
    found = decide_mail(Cc="new@acme.example", known=known)
    assert found.reason is MailReason.LOGGED
    assert 9 not in [each.contact_id for each in found.participants]


def test_while_the_main_one_is_asked_for_the_address_leads() -> None:
    known = LookupResult(
        exact={"ada@acme.example": (ADA, BO), "x@else.example": (KnownContact(5),)}
    )
    found = decide_mail(From="Acme <ada@acme.example>", Cc="x@else.example", known=known)
    assert found.reason is MailReason.AMBIGUOUS_CONTACT
    assert participants_of(found) == [
        (None, "main", "ada@acme.example"),
        (5, "cc", "x@else.example"),
    ]


def test_of_several_the_one_spoken_to_last_is_offered_first() -> None:
    long_ago, never, lately = (
        KnownContact(3, last_spoken=NOW - timedelta(days=20)),
        KnownContact(4),
        KnownContact(5, last_spoken=NOW - timedelta(days=2)),
    )
    known = LookupResult(exact={"ada@acme.example": (long_ago, never, lately)})
    assert decide_mail(known=known).candidates == (5, 3, 4)


def test_another_party_that_several_share_is_kept_as_an_address() -> None:
    known = LookupResult(
        exact={"ada@acme.example": (ADA,), "info@beta.example": (BO, KnownContact(5))}
    )
    found = decide_mail(known=known, Cc="info@beta.example")
    assert found.reason is MailReason.LOGGED
    assert participants_of(found)[1] == (None, "cc", "info@beta.example")
    assert "ambiguous" in signal_names(found)


def test_a_known_conversation_suggests_and_never_decides() -> None:
    known = LookupResult(conversation=frozenset({2, 1}))
    found = decide_mail(From="new@else.example", known=known)
    assert (found.outcome, found.reason) == (MailOutcome.WAITING, MailReason.NO_CONTACT)
    assert found.candidates == (1, 2)
    assert "new_address" in signal_names(found)


def test_the_address_less_its_tag_suggests() -> None:
    found = decide_mail(From="Ada <ada+shop@acme.example>")
    assert (found.reason, found.candidates) == (MailReason.NO_CONTACT, (1,))


def test_nobody_who_is_closed_is_offered() -> None:
    known = LookupResult(exact={"ada@acme.example": (replace(ADA, closed=True),)})
    assert decide_mail(From="ada+shop@acme.example", known=known).candidates == ()


def test_the_guess_of_an_unsure_forward_is_shown_as_one() -> None:
    found = decide_mail(FORWARDED_TEXT.replace("Subject: Our order", "Subject:"), **FORWARD_HEADERS)
    assert found.reason is MailReason.UNSURE_FORWARD
    assert participants_of(found) == [(None, "main", "ada@acme.example")]
    assert found.candidates == (1,)
    assert found.subject == "Our order"


def test_of_what_is_never_recorded_nobody_takes_part() -> None:
    known = LookupResult(exact={"ada@acme.example": (replace(ADA, closed=True),)})
    assert decide_mail(known=known).participants == ()
    sent = replace(SOURCE, folder="Sent")
    own = decide_mail(way=sent, **OUTBOUND_HEADERS, X_Rapport_Origin="digest")
    assert (own.reason, own.participants) == (MailReason.OWN_SYSTEM, ())


def test_of_a_mail_to_hundreds_every_contact_takes_part_and_some_of_the_others() -> None:
    people = {f"k{n}@x.example": (KnownContact(n),) for n in range(10, 160)}
    to = ", ".join([*(f"u{n}@x.example" for n in range(300)), *people])
    found = decide_mail(**{**OUTBOUND_HEADERS, "To": to}, known=LookupResult(exact=people))
    ids = [each.contact_id for each in found.participants]
    assert len([each for each in ids if each is not None]) == 150
    assert len([each for each in ids if each is None]) == 100


def test_a_bounce_is_about_whom_it_did_not_reach() -> None:
    found = decide_mail(
        From="MAILER-DAEMON@ours.example",
        X_Failed_Recipients="bo@beta.example",
        To="jane@ours.example",
    )
    assert found.reason is MailReason.BOUNCE
    assert participants_of(found) == [(2, "main", "bo@beta.example")]
    assert found.salesperson == "jane@ours.example"


# ── what the record is asked ────────────────────────────────────────────────────────────────────


def test_the_record_is_asked_for_everybody_outside() -> None:
    asked = parse_mail(To="jane@ours.example, Bo+x@beta.example", Reply_To="ada@private.example")
    assert addresses_to_look_up(effective_parties(asked, POLICY.ours, SOURCE)) == {
        "ada@acme.example",
        "ada@private.example",
        "bo+x@beta.example",
        "bo@beta.example",
    }


def test_the_record_is_asked_for_whom_a_bounce_names_and_who_was_forwarded() -> None:
    bounce = parse_mail(X_Failed_Recipients="bo@beta.example")
    assert addresses_to_look_up(effective_parties(bounce, POLICY.ours, SOURCE)) == {
        "bo@beta.example"
    }
    forward = parse_mail(FORWARDED_TEXT, **FORWARD_HEADERS)
    assert addresses_to_look_up(effective_parties(forward, POLICY.ours, SOURCE)) == {
        "ada@acme.example"
    }


def test_companies_are_asked_for_by_domains_of_their_own() -> None:
    asked = parse_mail(From="x@mail.acme.co.uk", Cc="y@gmail.com, z@github.io, w@ours.example")
    assert domains_to_look_up(effective_parties(asked, POLICY.ours, SOURCE), POLICY) == {
        "mail.acme.co.uk",
        "acme.co.uk",
    }
