"""Patterns of admins, searched in what strangers send: found soon, or not at all.

What would not end, such as the slow pattern without its limit, is ended by each test's time limit.
"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.patterns import LONGEST_PATTERN, PatternMatch, count_groups, pattern_problem, search
from tests.counting import count_calls

SLOW_PATTERN = "(a|aa)+$"


def test_what_is_found_and_what_its_group_holds() -> None:
    assert search(r"Order (\d+)", "Your Order 17") == PatternMatch("Order 17", "17")
    assert search(r"Order", "Order 17") == PatternMatch("Order")
    assert search(r"Order(x)?", "Order") == PatternMatch("Order", "")
    assert search("order", "Order") is None
    assert search("(?i)order", "Order") == PatternMatch("Order")
    assert count_groups(r"(a)(?:b)(?P<c>c)") == 2


def test_a_search_that_would_take_for_ever_ends() -> None:
    with pytest.raises(TimeoutError):
        search(SLOW_PATTERN, "a" * 900 + "!")


def test_what_can_not_be_read_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="missing"):
        search("(", "x")


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        r"^Order \d+$",
        r"(?i)(faktura|invoice)\s+(?:nr\.?\s*)?\d{3,12}",
        r"[A-Z]{2,10}-\d{4}-\d{2}-\d{2}(?:-[a-z]{1,20}){0,5}",
        r"\p{Lu}\w+",
        r".*Angebot.*\.pdf$",
        r"(\w+\s?)+",
        r"(((((\(a\))?)?)?)?)?",
        "a" * LONGEST_PATTERN,
    ],
)
def test_a_good_pattern_has_no_complaint(pattern: str) -> None:
    assert pattern_problem(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("a" * (LONGEST_PATTERN + 1), "501 characters"),
        ("(", "can't be read"),
        (r"\y{", "can't be read"),
        ("(" * 12, "can't be read"),
        (SLOW_PATTERN, "takes too long"),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "takes too long"),
        (r"(x+x+)+y", "takes too long"),
        (r"(\d|\d\d)+-", "takes too long"),
        ("(((a{100}){100}){100}){100}", "repeats a part"),
        ("(?:" * 40 + "a" + "){1,9}" * 40, "repeats a part"),
        ("a{99999999}", "repeats a part"),
        ("(?:" * 80 + "a" + ")+" * 80, "groups within groups"),
        ("(?x) ( a {100} ) {101}", "repeats a part"),
        ("a{,99999999999999999999}", "repeats a part"),
    ],
)
def test_a_bad_pattern_is_refused(pattern: str, what: str) -> None:
    problem, calls = count_calls(lambda: pattern_problem(pattern))
    assert what in problem
    assert calls < 20_000


@given(st.text(alphabet="a0 .*+?()[]{}|^$\\d,-12:<>=!x", max_size=25))
def test_no_pattern_is_too_odd(pattern: str) -> None:
    if not pattern_problem(pattern):
        with suppress(TimeoutError):
            search(pattern, "a0 b1 " * 150)
