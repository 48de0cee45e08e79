"""The first rule whose every condition holds; what it reads; how long it may take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decide.rules import find_document, first_found_pattern, first_match
from journal import patterns
from journal.model import DecisionSignal, Document, MailFacts, Rule, RuleConditions
from tests.counting import count_calls

FACTS = MailFacts(
    mailbox="Sales",
    folder="INBOX",
    direction="inbound",
    mail_class="normal",
    addresses=("ada@acme.example", "bo@xn--land-poa.example"),
    plus_tags=("Fair",),
    subject="Order 17",
    attachments=("a.pdf", "Order-18.pdf"),
    headers=(("X-Type", "order"), ("X-Type", "copy")),
)
SLOW_PATTERN = "(a|aa)+$"


def build_rule(number: int = 1, /, **asked: object) -> Rule:
    return Rule(number, "", RuleConditions(**asked))  # type: ignore[arg-type]


def is_met(facts: MailFacts = FACTS, /, **asked: object) -> bool:
    return first_match([build_rule(**asked)], facts) is not None


def value_set(*values: str) -> frozenset[str]:
    return frozenset(values)


MET_CONDITIONS: list[dict[str, object]] = [
    {},
    {"mailbox": value_set("sales", "other")},
    {"folder": value_set("INBOX")},
    {"direction": value_set("inbound", "outbound")},
    {"mail_class": value_set("normal")},
    {"address": value_set("ada@acme.example")},
    {"address": value_set("bo@åland.example")},
    {"domain": value_set("acme.example", "x.example")},
    {"domain": value_set("åland.example")},
    {"plus_tag": value_set("fair")},
    {"subject": "Order"},
    {"subject": r"^Order \d+$"},
    {"subject": "(?i)ORDER"},
    {"attachment": r"^Order-\d+\.pdf$"},
    {"header_name": "x-type", "header_pattern": "^copy$"},
    {"domain": value_set("acme.example"), "subject": "17", "attachment": "pdf"},
]
UNMET_CONDITIONS: list[dict[str, object]] = [
    {"mailbox": value_set("other")},
    {"folder": value_set("inbox")},
    {"direction": value_set("outbound")},
    {"mail_class": value_set("bulk")},
    {"address": value_set("x@acme.example")},
    {"domain": value_set("example")},
    {"domain": value_set("sub.acme.example")},
    {"plus_tag": value_set("x")},
    {"subject": "order"},
    {"subject": "^17"},
    {"attachment": "zip"},
    {"header_name": "x-other", "header_pattern": ""},
    {"header_name": "x-type", "header_pattern": "^ord$"},
    {"domain": value_set("acme.example"), "subject": "18"},
    {"address": value_set("ada@acme.example"), "domain": value_set("x.example")},
]


def _condition_names(asked: dict[str, object]) -> str:
    """Sets have no order of their own, and workers must agree on what a test is called."""
    told = (sorted(value) if isinstance(value, frozenset) else value for value in asked.values())
    return ", ".join(f"{key} {value}" for key, value in zip(asked, told, strict=True))


@pytest.mark.parametrize("asked", MET_CONDITIONS, ids=_condition_names)
def test_a_condition_that_holds(asked: dict[str, object]) -> None:
    assert is_met(**asked)


@pytest.mark.parametrize("asked", UNMET_CONDITIONS, ids=_condition_names)
def test_a_condition_that_does_not_hold(asked: dict[str, object]) -> None:
    assert not is_met(**asked)


def test_a_subdomain_is_another_domain() -> None:
    assert not is_met(
        MailFacts(addresses=("x@sub.acme.example",)), domain=value_set("acme.example")
    )


def test_the_first_rule_that_matches_decides() -> None:
    rules = [build_rule(1, subject="x"), build_rule(2, subject="Order"), build_rule(3)]
    assert first_match(rules, FACTS) is rules[1]
    assert first_match(rules[:1], FACTS) is None
    assert first_match([], FACTS) is None


# ── documents ───────────────────────────────────────────────────────────────────────────────────


def document_found(pattern: str, facts: MailFacts = FACTS) -> Document | None:
    return find_document(Rule(1, "", RuleConditions(), "", "", "order", pattern), facts)


def test_the_number_of_a_document_stands_in_the_subject_or_in_the_name_of_a_file() -> None:
    assert document_found(r"Order (\d+)") == Document("order", "17")
    assert document_found(r"Order-(\d+)") == Document("order", "18")
    assert document_found(r"Invoice (\d+)") is None


def test_a_version_stands_beside_the_number() -> None:
    reads = ("quote", r"Quote (\d+)", r"version (\d+)")
    rule = Rule(1, "", RuleConditions(), "", "", *reads)
    third = MailFacts(subject="Quote 89 version 3")
    assert find_document(rule, third) == Document("quote", "89", "3")
    assert find_document(rule, MailFacts(subject="Quote 89")) == Document("quote", "89")
    named = MailFacts(subject="Quote 89", attachments=("Quote 89 version 4.pdf",))
    assert find_document(rule, named) == Document("quote", "89", "4")
    assert find_document(rule, MailFacts(subject="version 3")) is None


def test_a_number_that_is_empty_is_none() -> None:
    assert document_found(r"Order(\d*)") is None
    assert document_found(r"Order (x)?") is None
    assert find_document(build_rule(), FACTS) is None


def test_a_number_is_one_short_line() -> None:
    facts = MailFacts(subject=f"Order \x00 1\n{'9' * 900}")
    found = document_found(r"(?s)Order (.+)", facts)
    assert found is not None
    assert found.number == ("1 " + "9" * 98)


# ── patterns that take too long ─────────────────────────────────────────────────────────────────


def test_a_pattern_that_takes_too_long_has_not_found_anything_and_is_told() -> None:
    noticed: list[DecisionSignal] = []
    rules = [build_rule(1, subject=SLOW_PATTERN), build_rule(2)]
    facts = MailFacts(subject="a" * 500 + "!")
    assert first_match(rules, facts, noticed=noticed) is rules[1]
    assert [each.name for each in noticed] == ["slow_pattern"]
    assert SLOW_PATTERN in noticed[0].what


def test_a_slow_pattern_is_tried_once_for_each_mail() -> None:
    facts = MailFacts(attachments=("a" * 900 + "!",) * 40, headers=(("X-A", "a" * 900 + "!"),) * 40)
    rules = [
        build_rule(1, attachment=SLOW_PATTERN),
        build_rule(2, header_name="x-a", header_pattern=SLOW_PATTERN),
        build_rule(3, subject=SLOW_PATTERN, attachment=SLOW_PATTERN),
    ]
    match, searches = count_calls(lambda: first_match(rules, facts), of=patterns.search)
    assert match is None
    assert searches == 1


def test_a_pattern_that_can_not_be_read_finds_nothing() -> None:
    noticed: list[DecisionSignal] = []
    assert first_match([build_rule(1, subject="(")], FACTS, noticed=noticed) is None
    assert len(noticed) == 1


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert not is_met(MailFacts(subject="x" * 1_000 + "Order"), subject="Order")
    assert is_met(MailFacts(subject="x" * 900 + "Order"), subject="Order")


def test_the_first_of_several_patterns_that_is_found_is_told() -> None:
    assert first_found_pattern(("x", "y", "z"), ("a", "yz")) == "y"
    assert first_found_pattern(("x",), ("a",)) is None


@given(st.builds(MailFacts, subject=st.text(), attachments=st.lists(st.text()).map(tuple)))
def test_no_text_is_too_odd(facts: MailFacts) -> None:
    first_match([build_rule(subject=r"\w+x", attachment=r"(?i)ä$")], facts)
    document_found(r"(.*)", facts)
