"""Lines that once lost something without a word, by what it was."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.line import LineCost, LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import ZONES, read


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("var på Northwind hos Olivia, 13.00-14.30, pratade om saxen", "sv"),
        ("when I rang Olivia he was driving, 3 min", "en"),
        ("WhatsApp Игорю: вам удобно во вторник?", "ru"),
    ],
)
def test_what_only_begins_or_ends_as_a_question_is_logged(text: str, language: str) -> None:
    assert not read(text, language).is_no_log


def test_who_asks_to_be_shown_something_logs_nothing() -> None:
    assert read("laat mijn gesprekken van vorige week zien", "nl").is_no_log


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tried Olivia on his mobile twice this morning", "en"),
        ("sökte Oskar två gånger i morse", "sv"),
        ("søkte Turid to ganger", "nb"),
        ("Femke vanochtend twee keer geprobeerd", "nl"),
        ("yritin soittaa Heikille kahdesti", "fi"),
        ("пыталась дозвониться Игорю в 13:00, не вышло", "ru"),
    ],
)
def test_who_only_tried_reached_nobody(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.CALL, True)


def test_who_tried_and_talked_did_reach_somebody() -> None:
    assert not read("försökte ringa Oskar, 5 min", "sv").is_failed


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Из ООО Заря звонили, хотят сдвинуть поставку", "ru", Direction.INBOUND),
        ("Игорь ++ звонил ему, 25 мин", "ru", Direction.OUTBOUND),
        ("со мной связался Игорь по телефону, 6 мин", "ru", Direction.INBOUND),
        ("Kone ja Pelti Oy:stä soitettiin toimituksesta", "fi", Direction.INBOUND),
        ("toen ik Femke om 14 uur belde zat ze in de auto, 3 min", "nl", Direction.OUTBOUND),
    ],
)
def test_who_called_whom(text: str, language: str, direction: Direction) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CALL, direction)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("в пятницу просидел три часа у Игоря в офисе", LineKind.ONSITE),
        ("Игорь заскочил в пятницу, полчасика", LineKind.INHOUSE),
    ],
)
def test_at_whose_place_it_was(text: str, kind: LineKind) -> None:
    assert read(text, "ru").kind is kind


@pytest.mark.parametrize(
    ("text", "language", "hour"),
    [
        ("om 13 uur geprobeerd Femke te bellen, kreeg haar niet te pakken", "nl", 13),
        ("kort na negen gebeld door Femke, 7 min", "nl", 9),
        ("ble oppringt av Turid rett over ni, 7 min", "nb", 9),
        ("Heikki soitti vähän yhdeksän jälkeen, 7 min", "fi", 9),
        ("meeting with Olivia from ten to twelve", "en", 10),
    ],
)
def test_the_hour_of_the_deed(text: str, language: str, hour: int) -> None:
    line = read(text, language)
    assert line.occurred_at == datetime(2026, 11, 25, hour, tzinfo=ZoneInfo(ZONES[language]))


def test_two_durations_are_told() -> None:
    line = read("two calls to Olivia, 4 and 6 minutes")
    assert [(each.field, each.typed) for each in line.left_over] == [(LineField.DURATION, "4")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("circle back with Olivia mid January", "en"),
        ("palataan Heikkiin tammikuun puolivälissä", "fi"),
        ("вернуться к Игорю в середине января", "ru"),
    ],
)
def test_a_month_without_a_day_is_told(text: str, language: str) -> None:
    line = read(text, language)
    assert line.follow_up_on is None
    assert LineField.FOLLOW_UP in line.asks


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Oskar, mejl om garantin skickat, stäm av 8 december", "sv", date(2026, 12, 8)),
        ("meili Heikille takuusta, palaa asiaan 10 päivän kuluttua", "fi", date(2026, 12, 5)),
        ("muistuta minua soittamaan Heikille 9. päivä", "fi", date(2026, 12, 9)),
        ("e-post fra Turid, svar henne i morgen", "nb", date(2026, 11, 26)),
    ],
)
def test_what_we_will_do_has_its_day(text: str, language: str, day: date) -> None:
    assert read(text, language).follow_up_on == day


def test_what_they_say_they_will_do_is_theirs() -> None:
    assert read("Heikki meilasi, palaa asiaan perjantaina", "fi").follow_up_on is None


def test_a_day_of_what_nobody_knew_may_be_its_own_or_the_next() -> None:
    line = read("keskiviikkona pulikoin Heikin kanssa, 62 euroa", "fi")
    assert {LineField.TEMPLATE, LineField.OCCURRED_AT, LineField.FOLLOW_UP} <= line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia hosted me at the yard, 2 hours", "en"),
        ("Oskar tog emot mig på lagret, 2 timmar", "sv"),
        ("Turid tok imot meg på lageret, 2 timer", "nb"),
    ],
)
def test_who_was_received_was_there(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.ONSITE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("spoke to nobody at Northwind", "en"),
        ("pratade med ingen hos Oskar", "sv"),
        ("snakket med ingen hos Turid", "nb"),
        ("niemand gesproken bij Femke", "nl"),
        ("en tavannut Heikkiä", "fi"),
    ],
)
def test_who_spoke_to_nobody_reached_nobody(text: str, language: str) -> None:
    assert read(text, language).is_failed


def test_a_day_inside_what_was_written_is_not_that_of_the_message() -> None:
    line = read("told Olivia by text we're shut on Friday")
    assert (line.kind, line.occurred_on) == (LineKind.CHAT, None)


def test_a_pasted_mail_is_asked_what_it_was() -> None:
    line = read("Hi Olivia, as promised the brochure is attached. -- Neil Ashby, 01632 960118")
    assert LineField.TEMPLATE in line.asks


def test_who_is_congratulated_was_written_no_mail() -> None:
    line = read("onnea Heikille, 50 v., kukat 39 €", "fi")
    assert (line.kind, LineField.TEMPLATE in line.asks) == (LineKind.NOTE, False)


def test_a_word_that_is_another_without_its_accent_asks_nothing() -> None:
    assert not read("Så Turid på messa ons 18. nov", "nb").is_no_log


def test_a_day_at_their_place_is_no_deadline() -> None:
    line = read("почти час у Игоря Чайки на стройке пятнадцатого", "ru")
    assert (line.occurred_on, line.duration_minutes) == (date(2026, 11, 15), 60)
