"""Lines in other people's words: what was lost in silence, or read as something else, by its class."""

from datetime import date, time
from decimal import Decimal

import pytest

from journal.line import LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("Olivia - 35-minute call", "en", 35),
        ("three-hour meeting with Olivia at our office", "en", 180),
        ("tretimmarsmöte på kontoret med Oskar", "sv", 180),
        ("halvtimmessamtal med Oskar", "sv", 30),
        ("firetimersmøte på kontoret vårt med Turid", "nb", 240),
        ("восьмиминутный звонок Игорю", "ru", 8),
        ("трёхчасовая встреча у нас с Игорем", "ru", 180),
        ("overleg van 3 uur bij Femke op kantoor", "nl", 180),
    ],
)
def test_a_duration_in_one_word_with_what_it_was(text: str, language: str, minutes: int) -> None:
    line = read(text, language)
    assert (line.duration_minutes, line.asks) == (minutes, frozenset())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia, will try her again in a couple of weeks", "en"),
        ("Oskar: ring igen om ett par veckor", "sv"),
        ("ring Turid om et par uker", "nb"),
        ("Femke bellen over een paar weken", "nl"),
    ],
)
def test_a_pair_of_weeks_is_two(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 12, 9)


def test_a_day_of_a_month_in_plain_number_words() -> None:
    assert read("op achttien december Femke terugbellen", "nl").follow_up_on == date(2026, 12, 18)


@pytest.mark.parametrize(
    ("text", "language", "began", "minutes"),
    [
        ("overlegd bij Femke op kantoor van 1 tot 2", "nl", time(13), 60),
        ("möte 1-2 hos Oskar", "sv", time(13), 60),
        ("Olivia was here 9-11 today", "en", time(9), 120),
    ],
)
def test_a_range_of_plain_hours_is_by_day(
    text: str, language: str, began: time, minutes: int
) -> None:
    line = read(text, language)
    assert line.occurred_at is not None
    local = line.occurred_at.hour + (0 if language == "en" else 1)
    assert (local, line.duration_minutes) == (began.hour, minutes)


def test_noon_is_an_hour() -> None:
    line = read("Olivia wants samples by Thursday, rang at noon")
    assert line.occurred_at is not None
    assert line.occurred_at.hour == 12


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia on the phone 9.40, wants it by Friday", "en"),
        ("в 2 звонил Игорю", "ru"),
    ],
)
def test_an_hour_that_is_not_certain_is_told_as_not_taken(text: str, language: str) -> None:
    line = read(text, language)
    assert line.occurred_at is not None or LineField.OCCURRED_AT in line.asks


def test_an_hour_behind_who_rang_is_that_of_the_call() -> None:
    line = read("Prisen er for høy, sier Turid som ringte 08.25", "nb")
    assert line.occurred_at is not None
    assert line.occurred_at.strftime("%H:%M") == "07:25"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("lunch with Olivia, coffee on me 9.80", "en"),
        ("lunch met Femke, 9,80 op mijn kosten", "nl"),
        ("lounas Heikin kanssa, 9,80 minun piikkiin", "fi"),
        ("koffie met Femke, 9 euro 80", "nl"),
    ],
)
def test_what_we_paid_ourselves_is_a_cost(text: str, language: str) -> None:
    cost = read(text, language).cost
    assert cost is not None
    assert str(cost.amount) in {"9.80", "9.8"}


def test_at_our_expense_is_no_invoice() -> None:
    cost = read("обед с Игорем, 1450 руб за мой счёт", "ru").cost
    assert cost is not None
    assert (cost.amount, cost.currency) == (Decimal(1450), "RUB")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia: she's off until 9 December, call then", "en"),
        ("Oskar är på semester t o m 9/12, jag tar det med honom då", "sv"),
        ("Heikki lomalla 9.12. asti, soitan sitten", "fi"),
        ("Татьяна Лебедева в отпуске до 9 декабря, наберу потом", "ru"),
    ],
)
def test_then_is_the_day_that_was_told(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 12, 9)


def test_whom_they_want_back_on_a_day_is_told_as_not_taken() -> None:
    line = read("Olivia was here, wants me back 11 December")
    assert [(each.field, each.value) for each in line.left_over] == [
        (LineField.FOLLOW_UP, date(2026, 12, 11))
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Turid har prøvd å få tak i meg", "nb"),
        ("Татьяна Лебедева не смогла мне дозвониться", "ru"),
        ("два пропущенных от Игоря", "ru"),
        ("to ubesvarte fra Turid", "nb"),
    ],
)
def test_whom_they_did_not_reach_was_us(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction, line.is_failed) == (
        LineKind.CALL,
        Direction.INBOUND,
        True,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talebeskjed fra Turid, ber om pris", "nb"),
        ("Голосовая почта: сообщение от Игоря, про цены", "ru"),
        ("Heikki Lahden ääniviesti vastaajassa", "fi"),
        ("Turid fikk tak i meg på mobilen", "nb"),
        ("kwart over twee belde Femke Smit", "nl"),
        ("секретарь Игоря звонила насчёт акта", "ru"),
        ("Olivia calls: can't make it", "en"),
    ],
)
def test_they_began_it(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CALL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oskar mejlar: ordern kommer imorgon", "sv"),
        ("Femke mailt: training duurt drie dagen", "nl"),
        ("Turid mailer: ordren kommer i morgen", "nb"),
    ],
)
def test_a_verb_of_now_before_a_colon_has_been(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.MAIL, Direction.INBOUND)


def test_a_date_behind_from_is_nobody_who_wrote() -> None:
    line = read("followed up with Olivia by email on the quote from 12 November")
    assert (line.kind, line.direction) == (LineKind.MAIL, Direction.OUTBOUND)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("swung by Olivia's place on the way home", "en", LineKind.ONSITE),
        ("Tapasin Heikki Lahden meidän toimistolla", "fi", LineKind.INHOUSE),
        ("зашел в наш офис Игорь Чайка", "ru", LineKind.INHOUSE),
        ("var ute och mätte hos Oskar", "sv", LineKind.ONSITE),
    ],
)
def test_whose_place_it_was(text: str, language: str, kind: LineKind) -> None:
    line = read(text, language)
    assert (line.kind, LineField.TEMPLATE in line.asks) == (kind, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("pratade med växeln hos Lindex Bygg", "sv"),
        ("nytt golv hos Lindex Bygg", "sv"),
        ("висел на трубке с Игорем, звонил сам", "ru"),
        ("Popped over to see Olivia, her desk has been moved to floor two, 25 mins", "en"),
        ("knocked for Olivia twice", "en"),
    ],
)
def test_what_it_was_is_asked_where_two_readings_stand(text: str, language: str) -> None:
    line = read(text, language)
    assert LineField.TEMPLATE in line.asks or line.kind is LineKind.CALL


def test_how_long_is_kept_where_something_else_was_called_off() -> None:
    line = read("Popped over to see Olivia, her desk has been moved to floor two, 25 mins")
    assert (names(line), line.duration_minutes) == (["Olivia Bennett"], 25)


def test_my_is_no_minute() -> None:
    line = read("Oskar talade in ett meddelande på min telefon", "sv")
    assert (line.direction, line.asks) == (Direction.INBOUND, frozenset())


def test_a_train_ticket_is_no_letter() -> None:
    line = read("Treinkaartje € 23, gesprek bij Femke op kantoor, 55 min", "nl")
    assert (line.kind, line.duration_minutes) == (LineKind.ONSITE, 55)
