"""Lines that once lost something without a word, by what it was."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.line import LineCost, LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language", "cost"),
    [
        ("Aamiainen Heikin kanssa, 50 min, lasku 31,20 e", "fi", LineCost(Decimal("31.20"), "EUR")),
        ("Пообедали с Игорем, час, счёт 2850 рублей", "ru", LineCost(Decimal(2850), "RUB")),
        ("Tog til Geir Lunde 349 kr, satt hos ham i 1 t", "nb", LineCost(Decimal(349), "NOK")),
        ("Femke gebeld, 17 min, pontje 3,90 euro", "nl", LineCost(Decimal("3.90"), "EUR")),
    ],
)
def test_a_bill_at_a_table_and_a_ticket_are_costs(text: str, language: str, cost: LineCost) -> None:
    assert read(text, language).cost == cost


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Счёт 4471 отправила Игорю, 86 000 руб", "ru"),
        ("Lähetin laskun Heikille, 1200 e", "fi"),
        ("Geir vil ha rabatt, 349 kr per stk", "nb"),
    ],
)
def test_an_invoice_is_none(text: str, language: str) -> None:
    assert read(text, language).cost is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("skrev till Oskar på Teamschatten om platserna", "sv"),
        ("skrev til Turid på Teams-chatten om plassene", "nb"),
        ("Teams-chat met Femke over de plekken", "nl"),
        ("kirjoitin Heikille Teams-chatissa paikoista", "fi"),
        ("röstmeddelande från Oskar på WhatsApp", "sv"),
        ("talemelding fra Turid på WhatsApp", "nb"),
    ],
)
def test_a_chat_in_a_program_of_meetings_is_a_chat(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.CHAT


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Femke zocht telefonisch contact over het dak", "nl", Direction.INBOUND),
        ("innkommende fra Turid, 9 min", "nb", Direction.INBOUND),
        ("Olivia: called to complain, 5 min", "en", Direction.INBOUND),
        ("Позвонил в приёмную Заря, дали почту", "ru", Direction.OUTBOUND),
        ("Tax invoice 334 posted to Olivia", "en", Direction.OUTBOUND),
    ],
)
def test_who_began_it(text: str, language: str, direction: Direction) -> None:
    assert read(text, language).direction is direction


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Olivia wouldn't pick up", "en", Direction.OUTBOUND),
        ("telefoon van Femke stond uit", "nl", Direction.OUTBOUND),
        ("bot gevangen bij Femke", "nl", Direction.OUTBOUND),
        ("Heikin puhelin oli kiinni", "fi", Direction.OUTBOUND),
        ("fick inte napp hos Oskar", "sv", Direction.OUTBOUND),
        ("опять не повезло с Игорем", "ru", Direction.OUTBOUND),
        ("Игорь пытался дозвониться мне, я был на совещании", "ru", Direction.INBOUND),
        ("Игорь пытался связаться со мной", "ru", Direction.INBOUND),
    ],
)
def test_nobody_was_reached(text: str, language: str, direction: Direction) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed, line.direction) == (LineKind.CALL, True, direction)


def test_an_hour_beside_what_they_tried_is_the_attempts() -> None:
    line = read("Heikki oli yrittänyt soittaa mulle kymmeneltä, olin palaverissa", "fi")
    at = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Helsinki"))
    assert (line.occurred_at, line.follow_up_on) == (at, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("waren vandaag bij ons van 9 tot 11, Femke, magazijn laten zien", "nl"),
        ("Femke hier gehad van 9 tot 11", "nl"),
        ("hade Oskar här från 9 till 11", "sv"),
        ("hadde Turid her fra 9 til 11", "nb"),
        ("had Olivia here from 9 to 11", "en"),
    ],
)
def test_whoever_was_here_has_been(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.duration_minutes) == (LineKind.INHOUSE, 120)
    assert not line.is_planned


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("gave Olivia a holler, 6 mins, chase Friday", "en"),
        ("gaf Femke een gil, 6 min, vrijdag terugbellen", "nl"),
    ],
)
def test_what_took_so_long_is_asked_though_something_is_to_be_done(
    text: str, language: str
) -> None:
    line = read(text, language)
    assert line.follow_up_on == date(2026, 11, 27)
    assert {LineField.TEMPLATE, LineField.DURATION} <= line.asks


def test_an_hour_of_what_nobody_knew_is_told() -> None:
    line = read("Afgesproken bij Femke om half drie, ruim een uur", "nl")
    assert {LineField.TEMPLATE, LineField.OCCURRED_AT} <= line.asks


def test_the_fifth_of_january_names_nobody() -> None:
    line = read("speak again w/ Olivia 5th Jan. Call today 12 mins.")
    assert (line.follow_up_on, line.duration_minutes) == (date(2027, 1, 5), 12)
