"""One mail, one decision: every outcome and reason there is, and which comes first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from ingest.classify import Known, NeverLog, Person, decide
from journal.model import (
    Conditions,
    Decision,
    Direction,
    Document,
    Mail,
    MailClass,
    Oddity,
    Outcome,
    Reason,
    Rule,
)
from tests.ingest.deciding import (
    ACME,
    ADA,
    BO,
    FORWARD,
    FORWARDED,
    KNOWN,
    MIXED,
    NOW,
    POLICY,
    SENT,
    WAY,
    Headers,
    calendar,
    decided,
    named,
)

CLOSED = replace(ADA, closed=True)
PINNED = replace(WAY, trusted_authserv="mx.ours.example")
OUT: Headers = {"From": "jane@ours.example", "To": "ada@acme.example"}
PASS: Headers = {"Authentication_Results": "mx.ours.example; dmarc=pass header.from=ours.example"}
FORM: Headers = {"From": "noreply@ours.example", "Reply_To": "ada@acme.example"}


def never(**what: Any) -> dict[str, Any]:
    return {"policy": replace(POLICY, never_log=NeverLog(**what))}


def ruled(*, template: str = "", skip: str = "", **asked: Any) -> dict[str, Any]:
    sets: dict[str, Any] = {key: frozenset({value}) for key, value in asked.items()}
    conditions = Conditions(**sets)
    return {"policy": replace(POLICY, rules=(Rule(1, "mine", conditions, template, skip),))}


@dataclass(frozen=True)
class Case:
    reason: Reason
    headers: Headers = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    text: str = "Hello."
    template: str = "EMAIL-IN"

    def decide(self) -> Decision:
        return decided(self.text, **self.given, **self.headers)


SKIPPED = {
    "our own": Case(Reason.OWN_SYSTEM, {"X_Rapport_Origin": "digest"}),
    "too old": Case(Reason.TOO_OLD, {}, {"way": replace(WAY, since=date(2026, 6, 3))}),
    "an address": Case(Reason.NEVER_LOG, {}, never(addresses=frozenset({"ada@acme.example"}))),
    "an address of ours": Case(
        Reason.NEVER_LOG,
        {"Cc": "council@ours.example"},
        never(addresses=frozenset({"council@ours.example"})),
    ),
    "an address in Bcc": Case(
        Reason.NEVER_LOG,
        {**OUT, "Bcc": "x@union.example"},
        never(domains=frozenset({"union.example"})),
        template="EMAIL-OUT",
    ),
    "a domain": Case(Reason.NEVER_LOG, {}, never(domains=frozenset({"acme.example"}))),
    "a subdomain": Case(
        Reason.NEVER_LOG,
        {"Cc": "x@mail.union.example"},
        never(domains=frozenset({"union.example"})),
    ),
    "whose mail was forwarded": Case(
        Reason.NEVER_LOG, FORWARD, never(domains=frozenset({"acme.example"})), FORWARDED
    ),
    "a subject": Case(Reason.NEVER_LOG, {"Subject": "My salary"}, never(subjects=("salary",))),
    "a sensitivity": Case(
        Reason.NEVER_LOG, {"Sensitivity": "Private"}, never(sensitivities=frozenset({"private"}))
    ),
    "an ignored sender": Case(
        Reason.IGNORED, {}, {"known": replace(KNOWN, ignored=frozenset({"ada@acme.example"}))}
    ),
    "an ignored domain": Case(
        Reason.IGNORED,
        {"From": "new@acme.example"},
        {"known": replace(KNOWN, ignored=frozenset({"acme.example"}))},
    ),
    "all recipients ignored": Case(
        Reason.IGNORED,
        OUT,
        {"known": replace(KNOWN, ignored=frozenset({"ada@acme.example"}))},
        template="EMAIL-OUT",
    ),
    "a closed contact": Case(
        Reason.PRIVACY_BLOCKED, {}, {"known": Known(exact={"ada@acme.example": (CLOSED,)})}
    ),
    "a closed contact in Cc": Case(
        Reason.PRIVACY_BLOCKED,
        {"From": "bo@beta.example", "Cc": "ada@acme.example"},
        {"known": Known(exact={"ada@acme.example": (CLOSED,), "bo@beta.example": (BO,)})},
    ),
    "a closed company": Case(
        Reason.PRIVACY_BLOCKED,
        {"From": "new@acme.example"},
        {"known": Known(companies={"acme.example": (replace(ACME, closed=True),)})},
    ),
    "a rule": Case(Reason.RULE, {}, ruled(skip="no use", domain="acme.example")),
    "a bounce": Case(Reason.BOUNCE, {"X_Failed_Recipients": "bo@beta.example"}),
    "an auto reply": Case(Reason.AUTO_REPLY, {"Auto_Submitted": "auto-replied"}),
    "an answer to an invitation": Case(Reason.CALENDAR, MIXED, {}, calendar("REPLY")),
    "bulk": Case(Reason.BULK, {"List_Id": "<news.acme.example>"}),
    "internal": Case(Reason.INTERNAL_ONLY, {"From": "eve@ours.example"}, template=""),
    "a forward of our own": Case(
        Reason.INTERNAL_ONLY,
        FORWARD,
        {},
        FORWARDED.replace("ada@acme.example", "eve@ours.example"),
        template="",
    ),
}
WAITING = {
    "outbound, not vouched for": Case(
        Reason.UNTRUSTED_TEAM_SENDER, OUT, {"way": PINNED}, template="EMAIL-OUT"
    ),
    "a forward, not vouched for": Case(
        Reason.UNTRUSTED_TEAM_SENDER, FORWARD, {"way": PINNED}, FORWARDED
    ),
    "a form, not vouched for": Case(Reason.UNTRUSTED_TEAM_SENDER, FORM, {"way": PINNED}),
    "a forward without a subject": Case(
        Reason.UNSURE_FORWARD, FORWARD, {}, FORWARDED.replace("Subject: Our order", "Subject:")
    ),
    "a forward without a date": Case(
        Reason.UNSURE_FORWARD, FORWARD, {}, FORWARDED.replace("Mon, 1 Jun 2026 at 08:00", "Monday")
    ),
    "a forward of tomorrow": Case(
        Reason.UNSURE_FORWARD, FORWARD, {}, FORWARDED.replace("1 Jun 2026", "9 Jun 2026")
    ),
    "a forward of nobody": Case(
        Reason.UNSURE_FORWARD, FORWARD, {}, FORWARDED.replace(" <ada@acme.example>", "")
    ),
    "a flood": Case(Reason.FLOOD, {}, {"known": replace(KNOWN, recent=201)}),
    "several contacts": Case(
        Reason.AMBIGUOUS_CONTACT, {}, {"known": Known(exact={"ada@acme.example": (BO, ACME)})}
    ),
    "no contact": Case(Reason.NO_CONTACT, {"From": "new@else.example"}),
    "no sender": Case(Reason.NO_CONTACT, {"From": ""}),
}
LOGGED = {
    "inbound": Case(Reason.LOGGED),
    "outbound": Case(Reason.LOGGED, OUT, template="EMAIL-OUT"),
    "outbound, vouched for": Case(
        Reason.LOGGED, {**OUT, **PASS}, {"way": PINNED}, template="EMAIL-OUT"
    ),
    "outbound, among the sent mail": Case(
        Reason.LOGGED, OUT, {"way": replace(PINNED, folder="Sent")}, template="EMAIL-OUT"
    ),
    "inbound, not vouched for": Case(Reason.LOGGED, {}, {"way": PINNED}),
    "a form": Case(Reason.LOGGED, FORM),
    "a form of a machine": Case(Reason.LOGGED, {**FORM, "Auto_Submitted": "auto-generated"}),
    "a forward": Case(Reason.LOGGED, FORWARD, {}, FORWARDED),
    "a forward, vouched for": Case(Reason.LOGGED, {**FORWARD, **PASS}, {"way": PINNED}, FORWARDED),
    "an invitation": Case(Reason.LOGGED, MIXED, {}, calendar("REQUEST"), template="MEETING-INVITE"),
    "a calendar beside a text": Case(Reason.LOGGED, MIXED, {}, calendar("PUBLISH")),
    "List-Unsubscribe of a contact": Case(Reason.LOGGED, {"List_Unsubscribe": "<x:y>"}),
    "a contact of an ignored domain": Case(
        Reason.LOGGED, {}, {"known": replace(KNOWN, ignored=frozenset({"acme.example"}))}
    ),
    "an ignored address in Cc": Case(
        Reason.LOGGED,
        {"Cc": "x@else.example"},
        {"known": replace(KNOWN, ignored=frozenset({"x@else.example"}))},
    ),
    "by a rule": Case(
        Reason.LOGGED, {}, ruled(template="S-ORDER", domain="acme.example"), template="S-ORDER"
    ),
    "the company": Case(
        Reason.LOGGED_COMPANY_ONLY,
        {"From": "new@acme.example"},
        {"known": Known(companies={"acme.example": (ACME,)})},
    ),
    "as many as a flood begins with": Case(
        Reason.LOGGED, {}, {"known": replace(KNOWN, recent=200)}
    ),
    "a flood of ours": Case(
        Reason.LOGGED, OUT, {"known": replace(KNOWN, recent=900)}, template="EMAIL-OUT"
    ),
}


@pytest.mark.parametrize("case", SKIPPED)
def test_what_is_not_for_the_record_is_skipped(case: str) -> None:
    _check(SKIPPED[case], Outcome.SKIPPED)


@pytest.mark.parametrize("case", WAITING)
def test_what_a_person_must_look_at_waits(case: str) -> None:
    _check(WAITING[case], Outcome.WAITING)


@pytest.mark.parametrize("case", LOGGED)
def test_what_is_sure_is_logged(case: str) -> None:
    _check(LOGGED[case], Outcome.LOGGED)


def _check(case: Case, outcome: Outcome) -> None:
    found = case.decide()
    assert (found.outcome, found.reason) == (outcome, case.reason)
    assert found.template == case.template
    assert found.why == found.why.capitalize()[:1] + found.why[1:]
    assert found.why.endswith(".")
    assert "@" not in found.why


def test_a_mail_that_could_not_be_read_is_set_aside() -> None:
    unread = Mail(oddities=frozenset({Oddity.UNREADABLE}))
    found = decide(unread, WAY, POLICY, KNOWN, now=NOW)
    assert (found.outcome, found.reason) == (Outcome.QUARANTINED, Reason.UNREADABLE)


# ── the first that holds decides ────────────────────────────────────────────────────────────────

# Each takes away what made the reason before it hold; the next one then decides.
EVERYTHING: Headers = {
    "X_Rapport_Origin": "digest",
    "From": "jane@ours.example",
    "To": "ada@acme.example",
    "Subject": "My salary",
    "Auto_Submitted": "auto-replied",
    "Precedence": "bulk",
}
LAYERS: list[tuple[Reason, Headers]] = [
    (Reason.OWN_SYSTEM, {"X_Rapport_Origin": ""}),
    (Reason.TOO_OLD, {"Date": "Wed, 3 Jun 2026 09:00:00 +0000"}),
    (Reason.NEVER_LOG, {"Subject": "Offer"}),
    (Reason.IGNORED, {"To": "ada@acme.example, bo@beta.example"}),
    (Reason.PRIVACY_BLOCKED, {"To": "cy@beta.example"}),
    (Reason.UNTRUSTED_TEAM_SENDER, PASS),
    (Reason.RULE, {"X_Own": "1"}),
    (Reason.AUTO_REPLY, {"Auto_Submitted": ""}),
    (Reason.BULK, {"Precedence": ""}),
    (Reason.AMBIGUOUS_CONTACT, {"To": "new@else.example"}),
    (Reason.NO_CONTACT, {"To": "bo@beta.example"}),
    (Reason.LOGGED, {}),
]


def test_the_first_reason_that_holds_decides() -> None:
    skip = Rule(1, "", Conditions(direction=frozenset({"outbound"})), skip="x")
    exempt = Rule(1, "", Conditions(header_name="x-own", header_pattern="1"), template="NOTE")
    policy = replace(POLICY, never_log=NeverLog(subjects=("salary",)), rules=(exempt, skip))
    way = replace(PINNED, since=date(2026, 6, 3))
    known = Known(
        exact={
            "ada@acme.example": (CLOSED,),
            "bo@beta.example": (BO,),
            "cy@beta.example": (BO, ACME),
        },
        ignored=frozenset({"ada@acme.example"}),
    )
    headers = dict(EVERYTHING)
    for reason, taken_away in LAYERS:
        found = decided(way=way, policy=policy, known=known, **headers)
        assert found.reason is reason
        headers |= taken_away


def test_a_forward_is_doubted_for_the_first_reason_that_holds() -> None:
    text = FORWARDED.replace("Subject: Our order", "Subject:")
    known = Known(exact={"ada@acme.example": (ADA, BO)}, recent=999)
    doubts = [
        decided(text, way=PINNED, known=known, **FORWARD),
        decided(text, way=PINNED, known=known, **FORWARD, **PASS),
        decided(FORWARDED, known=known, **FORWARD),
        decided(FORWARDED.replace("Ada Byron", "Acme"), known=replace(known, recent=0), **FORWARD),
    ]
    assert [each.reason for each in doubts] == [
        Reason.UNTRUSTED_TEAM_SENDER,
        Reason.UNSURE_FORWARD,
        Reason.FLOOD,
        Reason.AMBIGUOUS_CONTACT,
    ]


def test_the_reasons_are_asked_in_the_order_of_the_ledger() -> None:
    order = list(Reason)
    asked = [reason for reason, _ in LAYERS if reason is not Reason.IGNORED]
    assert asked == sorted(asked, key=order.index)


# ── what comes with it ──────────────────────────────────────────────────────────────────────────


def test_a_forward_is_as_its_original_was() -> None:
    found = decided(FORWARDED, **FORWARD)
    assert found.direction is Direction.INBOUND
    assert found.subject == found.facts.subject == "Our order"
    assert found.occurred_at.isoformat() == "2026-06-01T08:00:00+00:00"
    assert found.salesperson == "jane@ours.example"


def test_a_date_that_can_not_be_gives_way_to_the_time_of_arrival() -> None:
    found = decided(Date="Wed, 2 Jun 2066 09:00:00 +0000")
    assert found.occurred_at == SENT
    assert "odd_date" in named(found)
    assert "odd_date" not in named(decided())


def test_a_rule_gives_template_document_and_its_name() -> None:
    conditions = Conditions(domain=frozenset({"acme.example"}))
    rule = Rule(1, "orders", conditions, "S-ORDER", "", "order", r"Order (\d+)")
    policy = replace(POLICY, rules=(rule,))
    found = decided(policy=policy, Subject="Order 17")
    assert (found.template, found.rule) == ("S-ORDER", "'orders'")
    assert found.document == Document("order", "17")
    assert decided(policy=policy).document is None


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"List_Id": "<x.acme.example>"}, MailClass.BULK),
        ({"Auto_Submitted": "auto-replied"}, MailClass.AUTO_REPLY),
    ],
)
def test_a_rule_records_mail_of_a_machine_when_it_names_the_class(
    headers: Headers, kind: MailClass
) -> None:
    named_by = decided(**ruled(template="NOTE", mail_class=kind), **headers)
    assert (named_by.outcome, named_by.template) == (Outcome.LOGGED, "NOTE")
    not_named = decided(**ruled(template="NOTE", domain="acme.example"), **headers)
    assert (not_named.outcome, not_named.rule) == (Outcome.SKIPPED, "")
    assert "rule_without_class" in named(not_named)


def test_a_rule_for_all_mail_leaves_an_invitation_what_it_is() -> None:
    given = ruled(template="NOTE", domain="acme.example")
    assert decided(calendar("REQUEST"), **given, **MIXED).template == "MEETING-INVITE"
    given = ruled(template="NOTE", mail_class="calendar")
    assert decided(calendar("REQUEST"), **given, **MIXED).template == "NOTE"


def test_a_sender_who_is_not_vouched_for_is_logged_with_a_warning() -> None:
    failed: Headers = {
        "Authentication_Results": "mx.ours.example; dmarc=fail header.from=acme.example"
    }
    found = decided(way=PINNED, **failed)
    assert found.outcome is Outcome.LOGGED
    assert "warning" in named(found)
    assert "warning" not in named(decided(way=PINNED))


def test_a_contact_spoken_to_this_month_is_told_from_one_of_last_year() -> None:
    recent = Person(3, last_spoken=NOW - timedelta(days=3))
    old = Person(4, last_spoken=NOW - timedelta(days=300))
    found = decided(known=Known(exact={"ada@acme.example": (old, recent)}))
    assert [each.contact_id for each in found.participants] == [3]
    assert "matched_recent" in named(found)
