"""What we are to do by a day is a follow-up on it; what they want by a day is theirs."""

from datetime import date

import pytest

from journal.line import LineField, LineKind
from tests.journal.line.address_book import names, read

_FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("call Olivia before Friday", "en"),
        ("reply to George by Friday", "en"),
        ("tell Olivia the price by Friday", "en"),
        ("ring Oskar innan fredag", "sv"),
        ("fråga Oskar om mått senast fredag", "sv"),
        ("ring Turid før fredag", "nb"),
        ("gi Geir beskjed innen fredag", "nb"),
        ("soita Heikille perjantaihin mennessä", "fi"),
        ("vastaa Heikille perjantaihin mennessä", "fi"),
        ("bel Femke voor vrijdag terug", "nl"),
        ("antwoord Femke voor vrijdag", "nl"),
        ("перезвонить Татьяне до пятницы", "ru"),
        ("уточнить у Татьяны размеры до пятницы", "ru"),
    ],
)
def test_a_deadline_of_what_we_are_to_do_is_the_follow_up(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == _FRIDAY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia must have the quote by Friday", "en"),
        ("Oskar måste ha ritningen före fredag", "sv"),
        ("Turid må ha svar innen fredag", "nb"),
        ("Татьяне нужно КП до пятницы", "ru"),
    ],
)
def test_a_deadline_of_what_they_must_have_is_theirs(text: str, language: str) -> None:
    line = read(text, language)
    assert line.follow_up_on is None
    assert LineField.FOLLOW_UP not in line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("promised Olivia a price by Friday", "en"),
        ("lovade Oskar ett pris till fredag", "sv"),
        ("har lovet Turid svar innen fredag", "nb"),
        ("lupasin Heikille hinnan perjantaiksi", "fi"),
        ("обещал Татьяне ответ к пятнице", "ru"),
    ],
)
def test_what_we_promised_by_a_day_is_told(text: str, language: str) -> None:
    line = read(text, language)
    assert line.follow_up_on is not None or LineField.FOLLOW_UP in line.asks


def test_what_they_promised_by_a_day_is_theirs() -> None:
    assert LineField.FOLLOW_UP not in read("Olivia promised the plans by Friday").asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called George, send him the list Friday", "en"),
        ("ringde Oskar, skicka honom listan på fredag", "sv"),
        ("ringte Turid, send henne lista fredag", "nb"),
    ],
)
def test_an_order_behind_what_was_done_is_what_is_next(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.follow_up_on) == (LineKind.CALL, _FRIDAY)


def test_an_order_needs_somebody_it_is_about() -> None:
    assert read("show at the fair went well, met Olivia there").kind is LineKind.MEETING


def test_a_month_in_lower_case_is_no_name_beside_names() -> None:
    assert names(read("Olivia says may is fine")) == ["Olivia Bennett"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("if Olivia hasn't replied by Friday, ring her", "en"),
        ("om Oskar inte svarat senast fredag, ring honom", "sv"),
        ("hvis Turid ikke har svart innen fredag, ring henne", "nb"),
        ("если Татьяна не ответит до пятницы, позвонить", "ru"),
    ],
)
def test_the_day_of_a_condition_is_when_we_will(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == _FRIDAY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia wants a meeting on Friday", "en"),
        ("Oskar vill ha möte på fredag", "sv"),
        ("Turid vil ha befaring fredag", "nb"),
        ("Татьяна хочет встречу в пятницу", "ru"),
    ],
)
def test_a_day_on_which_they_want_to_meet_is_told(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.follow_up_on) == (LineKind.NOTE, None)
    assert LineField.FOLLOW_UP in line.asks


def test_what_must_be_by_a_day_in_their_words_is_theirs() -> None:
    line = read("stillaset må flyttes før helga, sier Turid som ringte 08.55", "nb")
    assert line.follow_up_on is None
