"""One mail, one decision: every outcome and reason there is, and which comes first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from ingest.decide.classify import KnownContact, LookupResult, NeverLogList, decide
from journal.errors import Marked
from journal.model import (
    Decision,
    Direction,
    Document,
    Mail,
    MailClass,
    MailOutcome,
    MailReason,
    Meeting,
    Oddity,
    Rule,
    RuleConditions,
)
from tests.ingest.decide.decision_case import (
    ACME,
    ADA,
    BO,
    FORWARD_HEADERS,
    FORWARDED_TEXT,
    LOOKUP_RESULT,
    MIXED_HEADERS,
    NOW,
    POLICY,
    SENT_AT,
    SOURCE,
    HeaderFields,
    calendar_text,
    decide_mail,
    signal_names,
)

CLOSED_CONTACT = replace(ADA, closed=True)
PINNED_SOURCE = replace(SOURCE, trusted_authserv="mx.ours.example")
UNPINNED_SOURCE = replace(SOURCE, trusted_authserv="")
OUTBOUND_HEADERS: HeaderFields = {"From": "jane@ours.example", "To": "ada@acme.example"}
PASSING_HEADERS: HeaderFields = {
    "Authentication_Results": "mx.ours.example; dmarc=pass header.from=ours.example"
}
FORM_HEADERS: HeaderFields = {"From": "noreply@ours.example", "Reply_To": "ada@acme.example"}


def never_log_settings(**what: Any) -> dict[str, Any]:
    return {"policy": replace(POLICY, never_log=NeverLogList(**what))}


def rule_settings(*, template: str = "", skip: str = "", **asked: Any) -> dict[str, Any]:
    sets: dict[str, Any] = {key: frozenset({value}) for key, value in asked.items()}
    conditions = RuleConditions(**sets)
    return {"policy": replace(POLICY, rules=(Rule(1, "mine", conditions, template, skip),))}


@dataclass(frozen=True)
class DecisionCase:
    reason: MailReason
    headers: HeaderFields = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    text: str = "Hello."
    template: str = "EMAIL-IN"

    def decide(self) -> Decision:
        return decide_mail(self.text, **self.given, **self.headers)


SKIPPED_CASES = {
    "our own": DecisionCase(
        MailReason.OWN_SYSTEM,
        {**OUTBOUND_HEADERS, **PASSING_HEADERS, "X_Rapport_Origin": "digest"},
        {"way": PINNED_SOURCE},
        template="EMAIL-OUT",
    ),
    "our own, among the sent mail": DecisionCase(
        MailReason.OWN_SYSTEM,
        {**OUTBOUND_HEADERS, "X_Rapport_Origin": "digest"},
        {"way": replace(UNPINNED_SOURCE, folder="Sent")},
        template="EMAIL-OUT",
    ),
    "too old": DecisionCase(
        MailReason.TOO_OLD, {}, {"way": replace(SOURCE, since=date(2026, 6, 3))}
    ),
    "an address": DecisionCase(
        MailReason.NEVER_LOG, {}, never_log_settings(addresses=frozenset({"ada@acme.example"}))
    ),
    "an address of ours": DecisionCase(
        MailReason.NEVER_LOG,
        {"Cc": "council@ours.example"},
        never_log_settings(addresses=frozenset({"council@ours.example"})),
    ),
    "an address in Bcc": DecisionCase(
        MailReason.NEVER_LOG,
        {**OUTBOUND_HEADERS, "Bcc": "x@union.example"},
        never_log_settings(domains=frozenset({"union.example"})),
        template="EMAIL-OUT",
    ),
    "a domain": DecisionCase(
        MailReason.NEVER_LOG, {}, never_log_settings(domains=frozenset({"acme.example"}))
    ),
    "a subdomain": DecisionCase(
        MailReason.NEVER_LOG,
        {"Cc": "x@mail.union.example"},
        never_log_settings(domains=frozenset({"union.example"})),
    ),
    "whose mail was forwarded": DecisionCase(
        MailReason.NEVER_LOG,
        FORWARD_HEADERS,
        never_log_settings(domains=frozenset({"acme.example"})),
        FORWARDED_TEXT,
    ),
    "a subject": DecisionCase(
        MailReason.NEVER_LOG, {"Subject": "My salary"}, never_log_settings(subjects=("salary",))
    ),
    "a sensitivity": DecisionCase(
        MailReason.NEVER_LOG,
        {"Sensitivity": "Private"},
        never_log_settings(sensitivities=frozenset({"private"})),
    ),
    "an ignored sender": DecisionCase(
        MailReason.IGNORED,
        {},
        {"known": replace(LOOKUP_RESULT, ignored=frozenset({"ada@acme.example"}))},
    ),
    "an ignored domain": DecisionCase(
        MailReason.IGNORED,
        {"From": "new@acme.example"},
        {"known": replace(LOOKUP_RESULT, ignored=frozenset({"acme.example"}))},
    ),
    "all recipients ignored": DecisionCase(
        MailReason.IGNORED,
        OUTBOUND_HEADERS,
        {"known": replace(LOOKUP_RESULT, ignored=frozenset({"ada@acme.example"}))},
        template="EMAIL-OUT",
    ),
    "a closed contact": DecisionCase(
        MailReason.PRIVACY_BLOCKED,
        {},
        {"known": LookupResult(exact={"ada@acme.example": (CLOSED_CONTACT,)})},
    ),
    "a closed contact in Cc": DecisionCase(
        MailReason.PRIVACY_BLOCKED,
        {"From": "bo@beta.example", "Cc": "ada@acme.example"},
        {
            "known": LookupResult(
                exact={"ada@acme.example": (CLOSED_CONTACT,), "bo@beta.example": (BO,)}
            )
        },
    ),
    "a closed company": DecisionCase(
        MailReason.PRIVACY_BLOCKED,
        {"From": "new@acme.example"},
        {"known": LookupResult(companies={"acme.example": (replace(ACME, closed=True),)})},
    ),
    "a rule": DecisionCase(
        MailReason.RULE, {}, rule_settings(skip="no use", domain="acme.example")
    ),
    "a bounce": DecisionCase(MailReason.BOUNCE, {"X_Failed_Recipients": "bo@beta.example"}),
    "an auto reply": DecisionCase(MailReason.AUTO_REPLY, {"Auto_Submitted": "auto-replied"}),
    "an answer to an invitation": DecisionCase(
        MailReason.CALENDAR, MIXED_HEADERS, {}, calendar_text("REPLY")
    ),
    "bulk": DecisionCase(MailReason.BULK, {"List_Id": "<news.acme.example>"}),
    "internal": DecisionCase(MailReason.INTERNAL_ONLY, {"From": "eve@ours.example"}, template=""),
    "a forward of our own": DecisionCase(
        MailReason.INTERNAL_ONLY,
        FORWARD_HEADERS,
        {},
        FORWARDED_TEXT.replace("ada@acme.example", "eve@ours.example"),
        template="",
    ),
}
WAITING_CASES = {
    "outbound, not vouched for": DecisionCase(
        MailReason.UNTRUSTED_TEAM_SENDER,
        OUTBOUND_HEADERS,
        {"way": PINNED_SOURCE},
        template="EMAIL-OUT",
    ),
    "a forward, not vouched for": DecisionCase(
        MailReason.UNTRUSTED_TEAM_SENDER, FORWARD_HEADERS, {"way": PINNED_SOURCE}, FORWARDED_TEXT
    ),
    "outbound, with no server that vouches": DecisionCase(
        MailReason.UNTRUSTED_TEAM_SENDER,
        {**OUTBOUND_HEADERS, **PASSING_HEADERS},
        {"way": UNPINNED_SOURCE},
        template="EMAIL-OUT",
    ),
    "a forward, with no server that vouches": DecisionCase(
        MailReason.UNTRUSTED_TEAM_SENDER,
        {**FORWARD_HEADERS, **PASSING_HEADERS},
        {"way": UNPINNED_SOURCE},
        FORWARDED_TEXT,
    ),
    "one that failed its server's checks, where such mail is to wait": DecisionCase(
        MailReason.FAILED_SENDER,
        {"Authentication_Results": "mx.ours.example; dmarc=fail header.from=acme.example"},
        {"way": replace(PINNED_SOURCE, waits_on_fail=True)},
    ),
    "a form, not vouched for": DecisionCase(
        MailReason.UNTRUSTED_TEAM_SENDER, FORM_HEADERS, {"way": PINNED_SOURCE}
    ),
    "a forward without a subject": DecisionCase(
        MailReason.UNSURE_FORWARD,
        FORWARD_HEADERS,
        {},
        FORWARDED_TEXT.replace("Subject: Our order", "Subject:"),
    ),
    "a forward without a date": DecisionCase(
        MailReason.UNSURE_FORWARD,
        FORWARD_HEADERS,
        {},
        FORWARDED_TEXT.replace("Mon, 1 Jun 2026 at 08:00", "Monday"),
    ),
    "a forward of tomorrow": DecisionCase(
        MailReason.UNSURE_FORWARD,
        FORWARD_HEADERS,
        {},
        FORWARDED_TEXT.replace("1 Jun 2026", "9 Jun 2026"),
    ),
    "a forward of nobody": DecisionCase(
        MailReason.UNSURE_FORWARD,
        FORWARD_HEADERS,
        {},
        FORWARDED_TEXT.replace(" <ada@acme.example>", ""),
    ),
    "a flood": DecisionCase(MailReason.FLOOD, {}, {"known": replace(LOOKUP_RESULT, recent=201)}),
    "several contacts": DecisionCase(
        MailReason.AMBIGUOUS_CONTACT,
        {},
        {"known": LookupResult(exact={"ada@acme.example": (BO, ACME)})},
    ),
    "no contact": DecisionCase(MailReason.NO_CONTACT, {"From": "new@else.example"}),
    "no sender": DecisionCase(MailReason.NO_CONTACT, {"From": ""}),
}
LOGGED_CASES = {
    "inbound": DecisionCase(MailReason.LOGGED),
    "outbound": DecisionCase(MailReason.LOGGED, OUTBOUND_HEADERS, template="EMAIL-OUT"),
    "outbound, vouched for": DecisionCase(
        MailReason.LOGGED,
        {**OUTBOUND_HEADERS, **PASSING_HEADERS},
        {"way": PINNED_SOURCE},
        template="EMAIL-OUT",
    ),
    "outbound, among the sent mail": DecisionCase(
        MailReason.LOGGED,
        OUTBOUND_HEADERS,
        {"way": replace(PINNED_SOURCE, folder="Sent")},
        template="EMAIL-OUT",
    ),
    "outbound, among the sent mail, with no server that vouches": DecisionCase(
        MailReason.LOGGED,
        OUTBOUND_HEADERS,
        {"way": replace(UNPINNED_SOURCE, folder="Sent")},
        template="EMAIL-OUT",
    ),
    "a stranger's that claims to be Rapport's": DecisionCase(
        MailReason.LOGGED, {"X_Rapport_Origin": "digest"}, {"way": PINNED_SOURCE}
    ),
    "inbound, with no server that vouches": DecisionCase(
        MailReason.LOGGED, {}, {"way": UNPINNED_SOURCE}
    ),
    "inbound, proven, where what fails is to wait": DecisionCase(
        MailReason.LOGGED, {}, {"way": replace(PINNED_SOURCE, waits_on_fail=True)}
    ),
    "inbound, not vouched for": DecisionCase(MailReason.LOGGED, {}, {"way": PINNED_SOURCE}),
    "a form": DecisionCase(MailReason.LOGGED, FORM_HEADERS),
    "a form of a machine": DecisionCase(
        MailReason.LOGGED, {**FORM_HEADERS, "Auto_Submitted": "auto-generated"}
    ),
    "a forward": DecisionCase(MailReason.LOGGED, FORWARD_HEADERS, {}, FORWARDED_TEXT),
    "a forward, vouched for": DecisionCase(
        MailReason.LOGGED,
        {**FORWARD_HEADERS, **PASSING_HEADERS},
        {"way": PINNED_SOURCE},
        FORWARDED_TEXT,
    ),
    "an invitation": DecisionCase(
        MailReason.LOGGED, MIXED_HEADERS, {}, calendar_text("REQUEST"), template="MEETING-INVITE"
    ),
    "a meeting that is called off": DecisionCase(
        MailReason.LOGGED, MIXED_HEADERS, {}, calendar_text("CANCEL"), template="MEETING-INVITE"
    ),
    "a calendar beside a text": DecisionCase(
        MailReason.LOGGED, MIXED_HEADERS, {}, calendar_text("PUBLISH")
    ),
    "List-Unsubscribe of a contact": DecisionCase(MailReason.LOGGED, {"List_Unsubscribe": "<x:y>"}),
    "a contact of an ignored domain": DecisionCase(
        MailReason.LOGGED,
        {},
        {"known": replace(LOOKUP_RESULT, ignored=frozenset({"acme.example"}))},
    ),
    "an ignored address in Cc": DecisionCase(
        MailReason.LOGGED,
        {"Cc": "x@else.example"},
        {"known": replace(LOOKUP_RESULT, ignored=frozenset({"x@else.example"}))},
    ),
    "by a rule": DecisionCase(
        MailReason.LOGGED,
        {},
        rule_settings(template="S-ORDER", domain="acme.example"),
        template="S-ORDER",
    ),
    "the company": DecisionCase(
        MailReason.LOGGED_COMPANY_ONLY,
        {"From": "new@acme.example"},
        {"known": LookupResult(companies={"acme.example": (ACME,)})},
    ),
    "as many as a flood begins with": DecisionCase(
        MailReason.LOGGED, {}, {"known": replace(LOOKUP_RESULT, recent=200)}
    ),
    "a flood of ours": DecisionCase(
        MailReason.LOGGED,
        OUTBOUND_HEADERS,
        {"known": replace(LOOKUP_RESULT, recent=900)},
        template="EMAIL-OUT",
    ),
}


@pytest.mark.parametrize("case", SKIPPED_CASES)
def test_what_is_not_for_the_record_is_skipped(case: str) -> None:
    _check_case(SKIPPED_CASES[case], MailOutcome.SKIPPED)


@pytest.mark.parametrize("case", WAITING_CASES)
def test_what_a_person_must_look_at_waits(case: str) -> None:
    _check_case(WAITING_CASES[case], MailOutcome.WAITING)


@pytest.mark.parametrize("case", LOGGED_CASES)
def test_what_is_sure_is_logged(case: str) -> None:
    _check_case(LOGGED_CASES[case], MailOutcome.LOGGED)


def _check_case(case: DecisionCase, outcome: MailOutcome) -> None:
    found = case.decide()
    assert (found.outcome, found.reason) == (outcome, case.reason)
    assert found.template == case.template
    assert found.why == found.why.capitalize()[:1] + found.why[1:]
    assert found.why.endswith(".")
    assert "@" not in found.why
    assert isinstance(found.why, Marked), "other languages can't say it"


def test_a_mail_that_could_not_be_read_is_set_aside() -> None:
    unread = Mail(oddities=frozenset({Oddity.UNREADABLE}))
    found = decide(unread, SOURCE, POLICY, LOOKUP_RESULT, now=NOW)
    assert (found.outcome, found.reason) == (MailOutcome.QUARANTINED, MailReason.UNREADABLE)


def test_a_pattern_of_never_log_that_takes_too_long_lets_nothing_through() -> None:
    slow = never_log_settings(subjects=("(a|aa)+$",))
    found = decide_mail(**slow, Subject="a" * 500 + "!")
    assert (found.outcome, found.reason) == (
        MailOutcome.QUARANTINED,
        MailReason.UNSURE_NEVER_LOG,
    )
    assert found.participants == ()
    both = never_log_settings(subjects=("(a|aa)+$", "!"))
    assert decide_mail(**both, Subject="a" * 500 + "!").reason is MailReason.NEVER_LOG


# ── the first that holds decides ────────────────────────────────────────────────────────────────

# Each takes away what made the reason before it hold; the next one then decides.
EVERY_REASON_HEADERS: HeaderFields = {
    **PASSING_HEADERS,
    "X_Rapport_Origin": "digest",
    "From": "jane@ours.example",
    "To": "ada@acme.example",
    "Subject": "My salary",
    "Auto_Submitted": "auto-replied",
    "Precedence": "bulk",
}
REASON_LAYERS: list[tuple[MailReason, HeaderFields]] = [
    (MailReason.OWN_SYSTEM, {"X_Rapport_Origin": "", "Authentication_Results": ""}),
    (MailReason.TOO_OLD, {"Date": "Wed, 3 Jun 2026 09:00:00 +0000"}),
    (MailReason.NEVER_LOG, {"Subject": "Offer"}),
    (MailReason.IGNORED, {"To": "ada@acme.example, bo@beta.example"}),
    (MailReason.PRIVACY_BLOCKED, {"To": "cy@beta.example"}),
    (MailReason.UNTRUSTED_TEAM_SENDER, PASSING_HEADERS),
    (MailReason.RULE, {"X_Own": "1"}),
    (MailReason.AUTO_REPLY, {"Auto_Submitted": ""}),
    (MailReason.BULK, {"Precedence": ""}),
    (MailReason.AMBIGUOUS_CONTACT, {"To": "new@else.example"}),
    (MailReason.NO_CONTACT, {"To": "bo@beta.example"}),
    (MailReason.LOGGED, {}),
]


def test_the_first_reason_that_holds_decides() -> None:
    skip = Rule(1, "", RuleConditions(direction=frozenset({"outbound"})), skip="x")
    exempt = Rule(1, "", RuleConditions(header_name="x-own", header_pattern="1"), template="NOTE")
    policy = replace(POLICY, never_log=NeverLogList(subjects=("salary",)), rules=(exempt, skip))
    way = replace(PINNED_SOURCE, since=date(2026, 6, 3))
    known = LookupResult(
        exact={
            "ada@acme.example": (CLOSED_CONTACT,),
            "bo@beta.example": (BO,),
            "cy@beta.example": (BO, ACME),
        },
        ignored=frozenset({"ada@acme.example"}),
    )
    headers = dict(EVERY_REASON_HEADERS)
    for reason, taken_away in REASON_LAYERS:
        found = decide_mail(way=way, policy=policy, known=known, **headers)
        assert found.reason is reason
        headers |= taken_away


def test_a_forward_is_doubted_for_the_first_reason_that_holds() -> None:
    text = FORWARDED_TEXT.replace("Subject: Our order", "Subject:")
    known = LookupResult(exact={"ada@acme.example": (ADA, BO)}, recent=999)
    doubts = [
        decide_mail(text, way=PINNED_SOURCE, known=known, **FORWARD_HEADERS),
        decide_mail(text, way=PINNED_SOURCE, known=known, **FORWARD_HEADERS, **PASSING_HEADERS),
        decide_mail(FORWARDED_TEXT, known=known, **FORWARD_HEADERS),
        decide_mail(
            FORWARDED_TEXT.replace("Ada Byron", "Acme"),
            known=replace(known, recent=0),
            **FORWARD_HEADERS,
        ),
    ]
    assert [each.reason for each in doubts] == [
        MailReason.UNTRUSTED_TEAM_SENDER,
        MailReason.UNSURE_FORWARD,
        MailReason.FLOOD,
        MailReason.AMBIGUOUS_CONTACT,
    ]


def test_the_reasons_are_asked_in_the_order_of_the_ledger() -> None:
    order = list(MailReason)
    asked = [reason for reason, _ in REASON_LAYERS if reason is not MailReason.IGNORED]
    assert asked == sorted(asked, key=order.index)


# ── what comes with it ──────────────────────────────────────────────────────────────────────────


def test_a_forward_is_as_its_original_was() -> None:
    found = decide_mail(FORWARDED_TEXT, **FORWARD_HEADERS)
    assert found.direction is Direction.INBOUND
    assert found.subject == found.facts.subject == "Our order"
    assert found.occurred_at.isoformat() == "2026-06-01T08:00:00+00:00"
    assert found.salesperson == "jane@ours.example"


def test_a_date_that_can_not_be_gives_way_to_the_time_of_arrival() -> None:
    found = decide_mail(Date="Wed, 2 Jun 2066 09:00:00 +0000")
    assert found.occurred_at == SENT_AT
    assert "odd_date" in signal_names(found)
    assert "odd_date" not in signal_names(decide_mail())


def test_a_rule_gives_template_document_and_its_name() -> None:
    conditions = RuleConditions(domain=frozenset({"acme.example"}))
    rule = Rule(1, "orders", conditions, "S-ORDER", "", "order", r"Order (\d+)")
    policy = replace(POLICY, rules=(rule,))
    found = decide_mail(policy=policy, Subject="Order 17")
    assert (found.template, found.rule) == ("S-ORDER", "'orders'")
    assert found.document == Document("order", "17")
    assert decide_mail(policy=policy).document is None


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"List_Id": "<x.acme.example>"}, MailClass.BULK),
        ({"Auto_Submitted": "auto-replied"}, MailClass.AUTO_REPLY),
    ],
)
def test_a_rule_records_mail_of_a_machine_when_it_names_the_class(
    headers: HeaderFields, kind: MailClass
) -> None:
    named_by = decide_mail(**rule_settings(template="NOTE", mail_class=kind), **headers)
    assert (named_by.outcome, named_by.template) == (MailOutcome.LOGGED, "NOTE")
    not_named = decide_mail(**rule_settings(template="NOTE", domain="acme.example"), **headers)
    assert (not_named.outcome, not_named.rule) == (MailOutcome.SKIPPED, "")
    assert "rule_without_class" in signal_names(not_named)


def test_a_rule_for_all_mail_leaves_an_invitation_what_it_is() -> None:
    given = rule_settings(template="NOTE", domain="acme.example")
    assert (
        decide_mail(calendar_text("REQUEST"), **given, **MIXED_HEADERS).template == "MEETING-INVITE"
    )
    given = rule_settings(template="NOTE", mail_class="calendar")
    assert decide_mail(calendar_text("REQUEST"), **given, **MIXED_HEADERS).template == "NOTE"


NOT_VOUCHED_FOR: HeaderFields = {
    "Authentication_Results": "mx.ours.example; dmarc=fail header.from=acme.example"
}


def test_a_sender_who_is_not_vouched_for_is_logged_with_a_warning() -> None:
    found = decide_mail(way=PINNED_SOURCE, **NOT_VOUCHED_FOR)
    assert found.outcome is MailOutcome.LOGGED
    assert "warning" in signal_names(found)
    assert "warning" not in signal_names(decide_mail(way=PINNED_SOURCE))


def test_who_is_not_vouched_for_names_no_meeting_that_is_known() -> None:
    off, headers = calendar_text("CANCEL"), NOT_VOUCHED_FOR | MIXED_HEADERS
    forged = decide_mail(off, way=PINNED_SOURCE, **headers).meeting
    assert forged == Meeting(uid="", cancelled=True)
    vouched = decide_mail(off, way=PINNED_SOURCE, **MIXED_HEADERS).meeting
    assert vouched == Meeting(uid="1", cancelled=True)


def test_a_contact_spoken_to_this_month_is_told_from_one_of_last_year() -> None:
    recent = KnownContact(3, last_spoken=NOW - timedelta(days=3))
    old = KnownContact(4, last_spoken=NOW - timedelta(days=300))
    found = decide_mail(known=LookupResult(exact={"ada@acme.example": (old, recent)}))
    assert [each.contact_id for each in found.participants] == [3]
    assert "matched_recent" in signal_names(found)
