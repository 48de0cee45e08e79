"""Attempts, messages left and answers: whose they are, and whether anybody was reached."""

from datetime import date

import pytest

from journal.line import LineField, LineKind
from journal.line.inflection import base_forms
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia left a vm asking for prices", "en"),
        ("Oskar la ett meddelande på min svarare", "sv"),
        ("Femke sprak mijn voicemail in", "nl"),
        ("Heikki jätti mun vastaajaan viestin", "fi"),
    ],
)
def test_a_message_that_they_left_is_a_call_of_theirs(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CALL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("LinkedIn message to Olivia, no reply", "en"),
        ("Heikille viesti, ei vastausta", "fi"),
    ],
)
def test_a_message_without_an_answer_is_a_message(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.CHAT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Spoke to Olivia's husband, she is off sick", "en"),
        ("Pratade med Oskars man, han är sjuk", "sv"),
        ("Snakket med kona til Geir, han er syk", "nb"),
        ("Говорил с женой Игоря, он в отпуске", "ru"),
    ],
)
def test_whoever_talks_was_reached(text: str, language: str) -> None:
    line = read(text, language)
    assert not line.is_failed
    assert line.occurred_on is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia no-showed the Teams call", "en"),
        ("Oskar dök inte upp på Teams", "sv"),
        ("Turid møtte ikke opp på Teams", "nb"),
        ("Heikki ei tullut Teamsiin", "fi"),
        ("Femke kwam niet opdagen op Teams", "nl"),
        ("Игорь не пришёл в зум", "ru"),
    ],
)
def test_a_meeting_to_which_they_did_not_come_was_none(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.NOTE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Will see Olivia at the expo on the 10th", "en"),
        ("Träffar Oskar på mässan den 10:e", "sv"),
        ("Treffer Turid på messa den 10.", "nb"),
        ("Näen Heikin messuilla 10.12.", "fi"),
        ("Zie Femke op de beurs de 10e", "nl"),
        ("Увижу Игоря на выставке 10-го", "ru"),
    ],
)
def test_where_we_will_see_them_is_no_meeting_yet(text: str, language: str) -> None:
    assert read(text, language).is_planned


def test_a_plural_is_nobodys_genitive() -> None:
    assert "tim" not in base_forms("times", "en")
    assert "max" in base_forms("maxes", "en")


def test_one_word_in_another_alphabet_is_asked_about() -> None:
    line = read("called Игорь", "en")
    assert names(line) == ["Игорь Чайка"]
    line = read("звонил Оливии", "ru")
    assert LineField.CONTACTS in line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oskar och Sara Nyman på studiebesök hos oss, 2 h", "sv"),
        ("Turid på befaring hos oss, 2 t", "nb"),
    ],
)
def test_a_visit_at_ours_is_at_ours(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.INHOUSE


def test_talk_with_somebody_at_a_company_may_have_been_by_phone() -> None:
    assert LineField.TEMPLATE in read("Spoke to accounts at Northwind about 778").asks


def test_a_catch_up_by_phone_is_a_call() -> None:
    assert read("Quick 5 min catch-up with Olivia on the phone").kind is LineKind.CALL


def test_the_end_may_stand_before_the_beginning() -> None:
    assert read("Femke bij ons gehad, tot half vijf vanaf drie uur", "nl").duration_minutes == 90


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia was on another call, will try again later", "en"),
        ("couldn't get past Olivia's switchboard", "en"),
        ("Oskar satt i annat samtal", "sv"),
        ("kom inte förbi växeln hos Oskar", "sv"),
        ("Turid satt i en annen samtale", "nb"),
        ("Heikki oli toisessa puhelussa", "fi"),
        ("kwam niet langs de receptie van Femke", "nl"),
        ("Татьяна говорила по другой линии", "ru"),
    ],
)
def test_whoever_talks_to_somebody_else_was_not_reached(text: str, language: str) -> None:
    assert read(text, language).is_failed


def test_the_next_attempt_is_still_to_come() -> None:
    line = read("Olivia wasn't at her desk when I rang, 2nd go Friday")
    assert (line.is_failed, line.follow_up_on) == (True, date(2026, 11, 27))
