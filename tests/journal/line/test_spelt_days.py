"""Days and hours as they are typed in a hurry."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from journal.line import LeftOver, LineField
from tests.journal.line.address_book import ZONES, read


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("besøk Turid 24.11, 2t", "nb", date(2026, 11, 24)),
        ("besök Oskar 24.11, 2 tim", "sv", date(2026, 11, 24)),
        ("Tlf Turid 1.11, fikk ikke tak i", "nb", date(2026, 11, 1)),
        ("30-10 bezoek Femke, 2 uur", "nl", date(2026, 10, 30)),
        ("zoom w Olivia ystrday, 20 min", "en", date(2026, 11, 24)),
        ("Zoom m/ Turid fredag, 35 min, gikk gjennom rapporten", "nb", date(2026, 11, 20)),
        ("на склад заезжал к Игорю в пятницу, говорили о ценах", "ru", date(2026, 11, 20)),
    ],
)
def test_the_day_of_the_deed(text: str, language: str, day: date) -> None:
    assert read(text, language).occurred_on == day


@pytest.mark.parametrize(
    ("text", "language", "begins", "minutes"),
    [
        ("Befaring hos Turid 0830-1000", "nb", (8, 30), 90),
        ("Teams met Femke halfdrie tot drie", "nl", (14, 30), 30),
        ("Overleg met Femke 13-14.30u", "nl", (13, 0), 90),
        ("Oskar kom hit kl 13, gick 14.15", "sv", (13, 0), 75),
        ("Olivia came in at 10, left at 11.30", "en", (10, 0), 90),
    ],
)
def test_hours(text: str, language: str, begins: tuple[int, int], minutes: int) -> None:
    line = read(text, language)
    at = datetime(2026, 11, 25, *begins, tzinfo=ZoneInfo(ZONES[language]))
    assert (line.occurred_at, line.duration_minutes) == (at, minutes)


def test_a_year_is_no_hour() -> None:
    assert read("budget 2026-2027 with Olivia, call 10 min").occurred_at is None


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("lunch m Oskar, en timme och tio", "sv", 70),
        ("called Olivia, an hour and ten", "en", 70),
        ("gebeld met Femke, een uur en tien", "nl", 70),
        ("Puhelu katkesi Heikin kanssa 5 minuutin jälkeen", "fi", 5),
    ],
)
def test_so_long(text: str, language: str, minutes: int) -> None:
    assert read(text, language).duration_minutes == minutes


def test_sat_is_a_verb_too() -> None:
    assert read("sat down with Olivia for an hour").occurred_on is None
    assert read("met Olivia on Sat").occurred_on == date(2026, 11, 21)


def test_then_is_the_day_that_was_told() -> None:
    line = read("Rang Olivia, she's out till Monday, will ring then")
    assert line.follow_up_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia can't talk, call again in two hours", "en"),
        ("Oskar svarade inte, ring igen om två timmar", "sv"),
    ],
)
def test_in_two_hours_is_today(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 11, 25)


def test_an_hour_of_what_is_to_be_done_is_told() -> None:
    line = read("no answer from Olivia, call back at 5")
    assert line.left_over == (LeftOver(LineField.FOLLOW_UP, "at 5", date(2026, 11, 25)),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia, call her again on the tenth", "en"),
        ("ringde Oskar, ring igen den tionde", "sv"),
        ("ringte Turid, ring igjen den tiende", "nb"),
        ("ringte turid og hun bare kanskje neste måned så ring igjen den tiende", "nb"),
        ("Femke gebeld, bel de tiende weer", "nl"),
        ("звонил Игорю, набрать десятого", "ru"),
    ],
)
def test_the_tenth_in_words(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("text", "language", "hour"),
    [
        ("без четверти четыре звонил Игорю", "ru", "15:45"),
        ("в четверть десятого звонил Игорю", "ru", "09:15"),
        ("без двадцати пять звонил Игорю", "ru", "16:40"),
        ("palaveri Heikin kanssa kahdeksasta puoli kymmeneen", "fi", "08:00"),
        ("hos Oskar 9.30, rundvandring till kvart i tolv", "sv", "09:30"),
        ("met Olivia till four, started half two", "en", "14:30"),
    ],
)
def test_hours_told_by_their_words(text: str, language: str, hour: str) -> None:
    line = read(text, language)
    assert line.occurred_at is not None
    assert f"{line.occurred_at.astimezone(ZoneInfo(ZONES[language])):%H:%M}" == hour


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("call Olivia after the weekend", "en"),
        ("ring Oskar efter helgen", "sv"),
        ("ring Turid over helga", "nb"),
        ("soita Heikille viikonlopun jälkeen", "fi"),
        ("Femke bellen na het weekend", "nl"),
        ("перезвонить Игорю после выходных", "ru"),
        ("ring Oskar v. 49", "sv"),
    ],
)
def test_after_the_weekend_and_a_weeks_number_are_a_monday(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "language"),
    [("woensdagochtend Femke gebeld", "nl"), ("keskiviikkoaamuna soitin Heikille", "fi")],
)
def test_a_weekday_and_its_part_are_one_word(text: str, language: str) -> None:
    assert read(text, language).occurred_on in {date(2026, 11, 18), date(2026, 11, 25)}


def test_finnish_tens_are_said_shortly() -> None:
    assert read("puhelu Heikille, nelkytäviis minuuttia", "fi").duration_minutes == 45


@pytest.mark.parametrize(
    ("text", "language", "follow_up"),
    [
        ("позвонил Игорю, вернусь к нему 16 декабря", "ru", date(2026, 12, 16)),
        (
            "закончил говорить с Игорем, он думает перезвоню ему третьего декабря",
            "ru",
            date(2026, 12, 3),
        ),
        (
            "soitin Heikille, haluaa hinnan soitan hänelle kolmas joulukuuta",
            "fi",
            date(2026, 12, 3),
        ),
        ("phoned Olivia, she wants me to call her back on the third", "en", date(2026, 12, 3)),
    ],
)
def test_the_day_of_what_we_will_do(text: str, language: str, follow_up: date) -> None:
    assert read(text, language).follow_up_on == follow_up


@pytest.mark.parametrize(
    "text", ["звонил Игорю в половине третьего", "звонил Игорю в половину третьего"]
)
def test_an_hour_is_no_day(text: str) -> None:
    at = datetime(2026, 11, 25, 14, 30, tzinfo=ZoneInfo(ZONES["ru"]))
    assert read(text, "ru").occurred_at == at


def test_an_ordinal_without_a_month_counts_something_in_finnish() -> None:
    assert read("kolmas puhelu Heikin kanssa", "fi").occurred_on is None
