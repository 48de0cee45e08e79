import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from journal.fold import LONGEST_TOKEN, folded_words, phone_key
from journal.matching import (
    contact_tokens,
    edit_distance,
    is_same_phone,
    max_edit_distance,
    parse_query,
    phone_tokens,
    word_halves,
)
from journal.model import Address, AddressKind

ANY_TEXT = st.text(st.characters())
WORD = st.text("abcdeо", min_size=3, max_size=10)


@given(ANY_TEXT)
def test_whatever_is_typed_can_be_read(text: str) -> None:
    typed = parse_query(text)
    assert len(typed.words) <= 8


@pytest.mark.parametrize("text", ["12", "#12", "K-12", "k-12", "#K-12", "K12", " # 12 "])
def test_a_number_is_a_number_however_it_is_written(text: str) -> None:
    assert parse_query(text).number == 12


@pytest.mark.parametrize("text", ["", "K-", "12a", "1.2", "-12", "K-12 Ada", "9" * 16])
def test_what_is_no_number(text: str) -> None:
    assert parse_query(text).number is None


def test_an_address_and_a_phone_number_are_told_apart() -> None:
    assert parse_query("Ada@Acme.example").address == "ada@acme.example"
    assert parse_query("ada at acme").address == ""
    assert parse_query("+358 40 123 4567").phone == "358401234567"
    assert parse_query("Ada 40 123").phone == ""


@given(ANY_TEXT, ANY_TEXT)
def test_a_contact_has_every_word_of_its_name_and_company(name: str, company: str) -> None:
    found = contact_tokens(name, company, (), {})
    assert found == {*folded_words(name), *folded_words(company)}
    assert all(0 < len(token) <= LONGEST_TOKEN for token in found)


def test_a_contact_is_found_by_address_its_parts_phone_and_external_id() -> None:
    addresses = [
        Address(AddressKind.EMAIL, "Ada.Byron@Acme.example"),
        Address(AddressKind.PHONE, "+358 40 123 4567"),
    ]
    found = contact_tokens("Ada", "", addresses, {"erp": "C-0012"})
    assert {"ada.byron@acme.example", "byron", "acme", "c", "0012", "358401234567"} <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [("358401234567", "0401234567"), ("0401234567", "401234567"), ("123", "123")],
)
def test_a_number_with_and_without_its_country_is_one(one: str, other: str) -> None:
    assert is_same_phone(one, other)
    assert is_same_phone(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("123456", "358123456"), ("358401234567", "358401234568"), ("12", "012345")]
)
def test_too_few_digits_or_other_ones_are_not_the_same(one: str, other: str) -> None:
    assert not is_same_phone(one, other)


@given(st.text("0123456789", min_size=7, max_size=15), st.sampled_from(["", "0", "358", "1"]))
def test_a_phone_is_looked_for_where_it_is_kept(national: str, country: str) -> None:
    stored = contact_tokens("", "", [Address(AddressKind.PHONE, f"{country}{national}")], {})
    typed, known = phone_key(national), phone_key(f"{country}{national}")
    asked = phone_tokens(typed)
    if is_same_phone(typed, known):
        assert any(kept.startswith(token) for token in asked for kept in stored)


@given(WORD, WORD)
def test_a_word_in_reach_is_reached_from_either_side(typed: str, known: str) -> None:
    far = edit_distance(typed, known)
    assert far == (d if (d := OSA.distance(typed, known)) <= max_edit_distance(typed) else None)


@given(WORD, st.data())
def test_one_slip_leaves_one_half_of_a_word_right(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    instead = data.draw(st.sampled_from(["", "x", f"{word[place]}x"]))
    wrong = f"{word[:place]}{instead}{word[place + 1 :]}"
    start, end = word_halves(wrong)
    assert word.startswith(start) or word[::-1].startswith(end)


@pytest.mark.parametrize(
    ("typed", "known", "far"),
    [("lovlace", "lovelace", 1), ("braun", "brown", None), ("adn", "and", 1), ("xy", "xz", None)],
)
def test_how_far_a_word_is(typed: str, known: str, far: int | None) -> None:
    assert edit_distance(typed, known) == far
