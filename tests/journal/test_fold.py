import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.fold import (
    LONGEST_TOKEN,
    address_key,
    clean,
    clean_name,
    fold,
    folded_words,
    is_address,
    name_key,
    one_line,
    phone_key,
)

# Whole lines of it, not only letters: what people paste.
ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Ångström", "angstrom"),
        ("ÅNGSTRÖM", "ångström"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Артём", "артем"),
        ("ЁЛКА", "елка"),
        ("Ὀδυσσεύς", "οδυσσευς"),
        ("ΑΘΗΝΑ", "Αθήνα"),
        ("Søren", "SOREN"),
        ("Þór", "thor"),
        ("ﬁnance", "finance"),
        ("Ｗｉｄｅ", "wide"),
        ("e\u0301t\u00e9", "ete"),
    ],
)
def test_accents_and_case_fall_away_in_every_script(written: str, typed: str) -> None:
    assert name_key(written) == name_key(typed)


def test_two_different_letters_stay_different() -> None:
    assert len({name_key(each) for each in ("Ада", "Ada", "Одa", "Бог", "Bog")}) == 5


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_single_letter_folds_once_and_for_all() -> None:
    odd = [hex(n) for n in range(0x20000) if fold(fold(chr(n))) != fold(chr(n))]
    assert not odd


@given(ANY_TEXT)
def test_a_word_is_found_again_in_itself(text: str) -> None:
    for word in folded_words(text):
        assert word
        assert len(word) <= LONGEST_TOKEN
        assert folded_words(word) == (word,)


@given(ANY_TEXT, ANY_TEXT)
def test_the_words_of_two_texts_are_those_of_both(one: str, other: str) -> None:
    assert folded_words(f"{one} {other}") == folded_words(one) + folded_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada@Acme.Example", " ada@acme.example "),
        ("ada@münchen.example", "ADA@MÜNCHEN.EXAMPLE"),
        ("ada@münchen.example", "ada@xn--mnchen-3ya.example"),
        ("ＡＤＡ@acme.example", "ada@acme.example"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@given(ANY_TEXT)
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert address_key(address_key(text)) == address_key(text)
    assert phone_key(phone_key(text)) == phone_key(text)


@pytest.mark.parametrize("text", ["a@b", "ada@acme.example", "ä@ö.example", "a+b@c.example"])
def test_what_is_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "@", "a@", "@b", "a b@c", "a@b@c", "a@b,c@d", "<a@b>"])
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+358 (0)40-123 4567", "358401234567"),
        ("00358401234567", "358401234567"),
        ("040 123 4567", "0401234567"),
        ("(040) 123.4567", "0401234567"),
        ("٠٤٠ ١٢٣٤٥٦٧", "0401234567"),
    ],
)
def test_a_phone_number_is_its_digits(written: str, digits: str) -> None:
    assert phone_key(written) == digits


@given(ANY_TEXT, st.integers(1, 30))
def test_what_is_clean_may_be_stored_anywhere(text: str, longest: int) -> None:
    cleaned = clean(text, longest=longest)
    assert "\0" not in cleaned
    cleaned.encode("utf-8")
    assert len(cleaned) <= longest
    assert clean(cleaned, longest=longest) == cleaned
    assert cleaned == cleaned.strip()


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text, longest=100)
    assert len(line.splitlines()) <= 1
    assert one_line(line, longest=100) == line


def test_a_name_without_a_word_still_meets_itself_and_no_other() -> None:
    assert name_key(" 👍🏻 ") == name_key("👍🏻") != ""
    assert name_key("👍🏻") != name_key("🎉")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ada\u200b Byron", "Ada Byron"),
        ("A\u200dda", "Ada"),
        ("\ufeffAda\u2060\u00ad", "Ada"),
        ("Ada\U000e0041\U000e0064", "Ada"),
        ("\u202eAda\u0007", "Ada"),
        ("Ada\n Byron", "Ada Byron"),
        ("\u200b", ""),
        # Persian, Sinhala and Hindi write with joiners.
        (
            "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
            "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
        ),
        ("\u0dc1\u0dca\u200d\u0dbb\u0dd3", "\u0dc1\u0dca\u200d\u0dbb\u0dd3"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        # An astronaut, with a skin colour; the flag of Wales.
        ("\U0001f469\U0001f3fd\u200d\U0001f680", "\U0001f469\U0001f3fd\u200d\U0001f680"),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        ),
    ],
)
def test_a_name_has_no_character_that_nobody_sees(name: str, kept: str) -> None:
    assert clean_name(name, longest=99) == kept


@given(ANY_TEXT)
def test_a_clean_name_stays_as_it_is(text: str) -> None:
    once = clean_name(text, longest=99)
    assert clean_name(once, longest=99) == once
