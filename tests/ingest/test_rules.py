"""The first rule whose every condition holds; what it reads; how long it may take."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.rules import any_found, document_of, first_match
from journal.model import Conditions, Document, Facts, Rule, Signal

FACTS = Facts(
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
SLOW = "(a|aa)+$"


def rule(number: int = 1, /, **asked: object) -> Rule:
    return Rule(number, "", Conditions(**asked))  # type: ignore[arg-type]


def meets(facts: Facts = FACTS, /, **asked: object) -> bool:
    return first_match([rule(**asked)], facts) is not None


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


HOLDS: list[dict[str, object]] = [
    {},
    {"mailbox": some("sales", "other")},
    {"folder": some("INBOX")},
    {"direction": some("inbound", "outbound")},
    {"mail_class": some("normal")},
    {"address": some("ada@acme.example")},
    {"address": some("bo@åland.example")},
    {"domain": some("acme.example", "x.example")},
    {"domain": some("åland.example")},
    {"plus_tag": some("fair")},
    {"subject": "Order"},
    {"subject": r"^Order \d+$"},
    {"subject": "(?i)ORDER"},
    {"attachment": r"^Order-\d+\.pdf$"},
    {"header_name": "x-type", "header_pattern": "^copy$"},
    {"domain": some("acme.example"), "subject": "17", "attachment": "pdf"},
]
FAILS: list[dict[str, object]] = [
    {"mailbox": some("other")},
    {"folder": some("inbox")},
    {"direction": some("outbound")},
    {"mail_class": some("bulk")},
    {"address": some("x@acme.example")},
    {"domain": some("example")},
    {"domain": some("sub.acme.example")},
    {"plus_tag": some("x")},
    {"subject": "order"},
    {"subject": "^17"},
    {"attachment": "zip"},
    {"header_name": "x-other", "header_pattern": ""},
    {"header_name": "x-type", "header_pattern": "^ord$"},
    {"domain": some("acme.example"), "subject": "18"},
    {"address": some("ada@acme.example"), "domain": some("x.example")},
]


def _named(asked: dict[str, object]) -> str:
    """Sets have no order of their own, and workers must agree on what a test is called."""
    told = (sorted(value) if isinstance(value, frozenset) else value for value in asked.values())
    return ", ".join(f"{key} {value}" for key, value in zip(asked, told, strict=True))


@pytest.mark.parametrize("asked", HOLDS, ids=_named)
def test_a_condition_that_holds(asked: dict[str, object]) -> None:
    assert meets(**asked)


@pytest.mark.parametrize("asked", FAILS, ids=_named)
def test_a_condition_that_does_not_hold(asked: dict[str, object]) -> None:
    assert not meets(**asked)


def test_a_subdomain_is_another_domain() -> None:
    assert not meets(Facts(addresses=("x@sub.acme.example",)), domain=some("acme.example"))


def test_the_first_rule_that_matches_decides() -> None:
    rules = [rule(1, subject="x"), rule(2, subject="Order"), rule(3)]
    assert first_match(rules, FACTS) is rules[1]
    assert first_match(rules[:1], FACTS) is None
    assert first_match([], FACTS) is None


# ── documents ───────────────────────────────────────────────────────────────────────────────────


def document(pattern: str, facts: Facts = FACTS) -> Document | None:
    return document_of(Rule(1, "", Conditions(), "", "", "order", pattern), facts)


def test_the_number_of_a_document_stands_in_the_subject_or_in_the_name_of_a_file() -> None:
    assert document(r"Order (\d+)") == Document("order", "17")
    assert document(r"Order-(\d+)") == Document("order", "18")
    assert document(r"Invoice (\d+)") is None


def test_a_number_that_is_empty_is_none() -> None:
    assert document(r"Order(\d*)") is None
    assert document(r"Order (x)?") is None
    assert document_of(rule(), FACTS) is None


def test_a_number_is_one_short_line() -> None:
    facts = Facts(subject=f"Order \x00 1\n{'9' * 900}")
    found = document(r"(?s)Order (.+)", facts)
    assert found is not None
    assert found.number == ("1 " + "9" * 98)


# ── patterns that take too long ─────────────────────────────────────────────────────────────────


def test_a_pattern_that_takes_too_long_has_not_found_anything_and_is_told() -> None:
    noticed: list[Signal] = []
    rules = [rule(1, subject=SLOW), rule(2)]
    facts = Facts(subject="a" * 500 + "!")
    assert first_match(rules, facts, noticed=noticed) is rules[1]
    assert [each.name for each in noticed] == ["slow_pattern"]
    assert SLOW in noticed[0].what


def test_a_slow_pattern_is_tried_once_for_each_mail() -> None:
    facts = Facts(attachments=("a" * 900 + "!",) * 40, headers=(("X-A", "a" * 900 + "!"),) * 40)
    rules = [
        rule(1, attachment=SLOW),
        rule(2, header_name="x-a", header_pattern=SLOW),
        rule(3, subject=SLOW, attachment=SLOW),
    ]
    started = time.process_time()
    assert first_match(rules, facts) is None
    assert time.process_time() - started < 2


def test_a_pattern_that_can_not_be_read_finds_nothing() -> None:
    noticed: list[Signal] = []
    assert first_match([rule(1, subject="(")], FACTS, noticed=noticed) is None
    assert len(noticed) == 1


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert not meets(Facts(subject="x" * 1_000 + "Order"), subject="Order")
    assert meets(Facts(subject="x" * 900 + "Order"), subject="Order")


def test_the_first_of_several_patterns_that_is_found_is_told() -> None:
    assert any_found(("x", "y", "z"), ("a", "yz")) == "y"
    assert any_found(("x",), ("a",)) is None


@given(st.builds(Facts, subject=st.text(), attachments=st.lists(st.text()).map(tuple)))
def test_no_text_is_too_odd(facts: Facts) -> None:
    first_match([rule(subject=r"\w+x", attachment=r"(?i)ä$")], facts)
    document(r"(.*)", facts)
