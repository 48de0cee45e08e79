"""Tests what a domain is: somebody's own, anybody's, or one that many share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decide.domains import (
    FREE_MAIL,
    is_free_mail,
    is_in_domains,
    is_shared_host,
    registered_domain,
)


@pytest.mark.parametrize(
    ("domain", "registered"),
    [
        ("acme.example", "acme.example"),
        ("mail.acme.example", "acme.example"),
        ("mail.acme.co.uk", "acme.co.uk"),
        ("acme.github.io", "acme.github.io"),
        ("a.acme.github.io", "acme.github.io"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_what_somebody_registered(domain: str, registered: str) -> None:
    assert registered_domain(domain) == registered


@pytest.mark.parametrize(
    ("domain", "free"),
    [
        ("gmail.com", True),
        ("mail.ru", True),
        ("x.web.de", True),
        ("acme.example", False),
        ("notgmail.com", False),
        ("club.example", True),
    ],
)
def test_where_anybody_gets_an_address(domain: str, *, free: bool) -> None:
    assert is_free_mail(domain, frozenset({"club.example"})) is free
    assert len(FREE_MAIL) > 80


@pytest.mark.parametrize(
    ("domain", "shared"),
    [
        ("co.uk", True),
        ("github.io", True),
        ("acme.github.io", False),
        ("onmicrosoft.com", True),
        ("acme.onmicrosoft.com", False),
        ("amazonses.com", True),
        ("eu-west-1.amazonses.com", True),
        ("localhost", True),
        ("", True),
        ("acme.example", False),
    ],
)
def test_what_many_share(domain: str, *, shared: bool) -> None:
    assert is_shared_host(domain) is shared


def test_a_subdomain_is_below_and_a_likeness_is_not() -> None:
    others = frozenset({"acme.example"})
    assert is_in_domains("acme.example", others)
    assert is_in_domains("a.b.acme.example", others)
    assert not is_in_domains("notacme.example", others)
    assert not is_in_domains("example", others)
    assert not is_in_domains("", others)


@given(st.text())
def test_no_domain_is_too_odd(text: str) -> None:
    assert isinstance(registered_domain(text), str)
    is_shared_host(text)
    is_free_mail(text)
