"""Lines, one law each: the hard points of every kind."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from journal.line import LineCost, LineField, LineKind
from journal.model import Direction, Evaluation
from tests.counting import count_calls
from tests.journal.line.address_book import names, read


def test_words_before_a_colon_that_are_no_name_are_kept() -> None:
    line = read("price talk: Olivia Bennett wants 3 % off")
    assert line.text == "price talk: Olivia Bennett wants 3 % off"
    assert names(line) == ["Olivia Bennett"]


def test_a_name_before_the_colon_leaves_the_text() -> None:
    assert read("George Marsh: called about pumps").text == "called about pumps"


@pytest.mark.parametrize(
    ("text", "language", "money"),
    [
        ("lunch with Olivia, 1200 SEK", "en", LineCost(Decimal(1200), "SEK")),
        ("lunch with Olivia, $40", "en", LineCost(Decimal(40), "USD")),
        ("lunch Oskar Falk, 1 200 kr", "sv", LineCost(Decimal(1200), "SEK")),
        ("lunsj med Geir, kr 240,-", "nb", LineCost(Decimal(240), "NOK")),
        ("lounas Heikin kanssa 1 120,50 €", "fi", LineCost(Decimal("1120.50"), "EUR")),
        ("lunch met Femke, € 1.200,50", "nl", LineCost(Decimal("1200.50"), "EUR")),
        ("обед с Игорем, 1 200 руб", "ru", LineCost(Decimal(1200), "RUB")),
        ("dinner with Max Hope, 1,250.00 EUR", "en", LineCost(Decimal(1250), "EUR")),
    ],
)
def test_money_keeps_its_amount_and_its_currency(text: str, language: str, money: LineCost) -> None:
    line = read(text, language)
    assert line.cost == money
    assert (LineField.COST in line.asks) is (money.currency != "EUR")


def test_money_of_a_document_is_no_cost() -> None:
    assert read("emailed Olivia the quote, 18 500 EUR").cost is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("meeting with Olivia tomorrow at 10", "en"),
        ("möte imorgon kl 9 med Oskar", "sv"),
        ("Møte med Turid 3/12 kl 10", "nb"),
        ("tapaaminen huomenna klo 9 Heikin kanssa", "fi"),
        ("afspraak morgen 14u met Femke", "nl"),
        ("встреча с Игорем завтра в 10", "ru"),
    ],
)
def test_what_is_still_to_come_is_asked_about(text: str, language: str) -> None:
    line = read(text, language)
    assert line.is_planned
    assert line.occurred_at is None
    assert LineField.OCCURRED_AT in line.asks


def test_a_later_hour_of_today_has_not_been_yet() -> None:
    assert read("meeting with Olivia today at 18:30").is_planned


@pytest.mark.parametrize(
    ("text", "language", "kind", "direction"),
    [
        ("called Olivia", "en", LineKind.CALL, Direction.OUTBOUND),
        ("Olivia called", "en", LineKind.CALL, Direction.INBOUND),
        ("Olivia rang back", "en", LineKind.CALL, Direction.INBOUND),
        ("George: called, no news", "en", LineKind.CALL, Direction.OUTBOUND),
        ("ringde Oskar Falk", "sv", LineKind.CALL, Direction.OUTBOUND),
        ("Oskar ringde", "sv", LineKind.CALL, Direction.INBOUND),
        ("Oskar ringde jag", "sv", LineKind.CALL, Direction.OUTBOUND),
        ("Turid ringte i dag", "nb", LineKind.CALL, Direction.INBOUND),
        ("ringte Turid", "nb", LineKind.CALL, Direction.OUTBOUND),
        ("soitin Heikille", "fi", LineKind.CALL, Direction.OUTBOUND),
        ("Heikki soitti", "fi", LineKind.CALL, Direction.INBOUND),
        ("Femke gebeld", "nl", LineKind.CALL, Direction.OUTBOUND),
        ("Femke heeft vanmorgen gebeld", "nl", LineKind.CALL, Direction.INBOUND),
        ("gebeld door Maarten", "nl", LineKind.CALL, Direction.INBOUND),
        ("звонил Игорь", "ru", LineKind.CALL, Direction.INBOUND),
        ("звонил Игорю", "ru", LineKind.CALL, Direction.OUTBOUND),
        ("mail from Olivia", "en", LineKind.MAIL, Direction.INBOUND),
        ("Oskar mejlade ritningarna", "sv", LineKind.MAIL, Direction.INBOUND),
        ("tekstari Heikille", "fi", LineKind.CHAT, Direction.OUTBOUND),
        ("appje van Femke", "nl", LineKind.CHAT, Direction.INBOUND),
        ("смс от Татьяны", "ru", LineKind.CHAT, Direction.INBOUND),
    ],
)
def test_who_began_it_is_read_from_the_sentence(
    text: str, language: str, kind: LineKind, direction: Direction
) -> None:
    line = read(text, language)
    assert (line.kind, line.direction, line.asks) == (kind, direction, frozenset())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia no answer", "en"),
        ("tried George, didn't pick up", "en"),
        ("fick inte tag på Oskar", "sv"),
        ("fortfarande inte nått Oskar", "sv"),
        ("fikk ikke tak i Geir", "nb"),
        ("Heikki ei vastannut", "fi"),
        ("Femke nam niet op", "nl"),
        ("Femke nam gisteren ook niet op", "nl"),
        ("не дозвонился до Татьяны", "ru"),
    ],
)
def test_an_attempt_that_failed_is_a_call_of_ours(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction, line.is_failed) == (LineKind.CALL, Direction.OUTBOUND, True)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("called Olivia, follow up Friday", "en", date(2026, 11, 27)),
        ("called Olivia, remind me 15 Dec", "en", date(2026, 12, 15)),
        ("ringde Oskar, ring igen på onsdag", "sv", date(2026, 12, 2)),
        ("ringte Geir, ring igjen om tre dager", "nb", date(2026, 11, 28)),
        ("soitin Heikille, palataan ensi viikolla", "fi", date(2026, 11, 30)),
        ("Femke gebeld, over 14 dagen opvolgen", "nl", date(2026, 12, 9)),
        ("звонил Игорю, перезвонить через две недели", "ru", date(2026, 12, 9)),
    ],
)
def test_a_follow_up_is_a_day_to_come(text: str, language: str, day: date) -> None:
    assert read(text, language).follow_up_on == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia wants a quote by Friday", "en"),
        ("Oskar vill ha pris senast på fredag", "sv"),
        ("Geir trenger delene innen fredag", "nb"),
        ("Heikki haluaa tarjouksen perjantaihin mennessä", "fi"),
        ("Femke wil voor vrijdag een prijs", "nl"),
        ("Игорь ждёт счёт до пятницы", "ru"),
    ],
)
def test_a_wish_of_theirs_is_no_follow_up(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.follow_up_on, line.occurred_on) == (LineKind.NOTE, None, None)


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("call with Olivia, half an hour", "en", 30),
        ("call with Olivia 1h05", "en", 65),
        ("call with Olivia, three quarters of an hour", "en", 45),
        ("samtal med Oskar, en och en halv timme", "sv", 90),
        ("samtale med Geir, halvannen time", "nb", 90),
        ("puhelu Heikin kanssa, puolitoista tuntia", "fi", 90),
        ("anderhalf uur gebeld met Femke", "nl", 90),
        ("говорил с Игорем полтора часа по телефону", "ru", 90),
        ("поговорили с Игорем по телефону минут двадцать пять", "ru", 25),
        ("call with Olivia 10:30–11:00", "en", 30),
    ],
)
def test_durations_are_read_as_they_are_said(text: str, language: str, minutes: int) -> None:
    assert read(text, language).duration_minutes == minutes


def test_from_to_gives_the_beginning_and_the_duration() -> None:
    line = read("Teams w/ Olivia today 10:30-11:15")
    assert (line.kind, line.duration_minutes) == (LineKind.ONLINE, 45)
    assert line.occurred_at == datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("meeting at Northwind with Olivia", "en", LineKind.ONSITE),
        ("Olivia came by our office", "en", LineKind.INHOUSE),
        ("möte hos oss med Oskar", "sv", LineKind.INHOUSE),
        ("var ute hos Oskar Falk", "sv", LineKind.ONSITE),
        ("kävin Heikin luona", "fi", LineKind.ONSITE),
        ("Maarten kwam langs op kantoor", "nl", LineKind.INHOUSE),
        ("Игорь приезжал к нам", "ru", LineKind.INHOUSE),
        ("zoom with Olivia", "en", LineKind.ONLINE),
    ],
)
def test_a_place_tells_one_meeting_from_the_other(text: str, language: str, kind: LineKind) -> None:
    line = read(text, language)
    assert (line.kind, line.asks) == (kind, frozenset())


def test_a_meeting_without_a_place_is_asked_about() -> None:
    assert read("lunch with Olivia").asks == {LineField.TEMPLATE}


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("call with Olivia Bennett & George Marsh", "en", ["Olivia Bennett", "George Marsh"]),
        ("Olivia + George: lunch at ours", "en", ["Olivia Bennett", "George Marsh"]),
        ("Heikin ja Pekan kanssa palaveri meillä", "fi", ["Heikki Lahti", "Pekka Jokinen"]),
        ("soitin Jokiselle", "fi", ["Pekka Jokinen"]),
        ("встреча с Татьяной и Алексеем у нас", "ru", ["Татьяна Лебедева", "Алексей Морозов"]),
        ("звонил Морозову", "ru", ["Алексей Морозов"]),
        ("Bennett, Olivia: called", "en", ["Olivia Bennett"]),
        ("called max hope", "en", ["Max Hope"]),
        ("called Hope about spares", "en", ["Max Hope"]),
    ],
)
def test_names_are_found_wherever_and_however_they_stand(
    text: str, language: str, who: list[str]
) -> None:
    line = read(text, language)
    assert (names(line), line.questions) == (who, ())


def test_a_name_that_two_bear_is_asked_with_everything_else_kept() -> None:
    line = read("ringde Sara, 10 min, ring igen på fredag", "sv")
    (question,) = line.questions
    assert {each.name for each in question.candidates} == {"Sara Ekström", "Sara Nyman"}
    assert (line.duration_minutes, line.follow_up_on) == (10, date(2026, 11, 27))


def test_somebody_else_of_the_same_first_name_is_not_taken() -> None:
    line = read("called Olivia Thornton about pumps")
    assert LineField.CONTACTS in line.asks
    assert names(line) == []


def test_two_deeds_with_two_people_are_asked_about() -> None:
    assert LineField.TEMPLATE in read("called Olivia and emailed George the specs").asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("thanks a lot!", "en"),
        ("when did we last call Olivia?", "en"),
        ("hej hej", "sv"),
        ("vad sa Oskar sist?", "sv"),
        ("takk for hjelpen", "nb"),
        ("kiitos", "fi"),
        ("mitä Heikki tilasi?", "fi"),
        ("bedankt", "nl"),
        ("спасибо большое", "ru"),
    ],
)
def test_questions_and_greetings_are_no_lines_of_a_log(text: str, language: str) -> None:
    assert read(text, language).is_no_log


def test_marks_of_how_it_went_stand_alone() -> None:
    assert read("demo for Olivia at ours ++").evaluation is Evaluation.VERY_POSITIVE
    assert read("called Olivia about the A+ model").evaluation is None
    assert read("Olivia replied by email: ok -- Olivia Bennett | Tel 020").evaluation is None


@pytest.mark.parametrize(
    "text",
    [
        "called " * 400,
        "call 1 2 3 4 5 6 7 8 9 " * 60,
        "(" * 2000 + "Olivia",
        "'" * 1500 + '"' * 1500,
        "Olivia " * 300,
        "10-10:45 " * 200,
        "a\u200b\u202e\u0000\ud800 called Oli\u200bvia",
        "\n" * 3000,
        "9" * 4000,
        "звонил Игорю " * 200,
        "left .. a message | call* " * 80,
    ],
)
def test_hostile_lines_take_no_more_work_than_their_length_allows(text: str) -> None:
    _, calls = count_calls(lambda: read(text))
    assert calls < 400_000


def test_a_long_text_is_kept_whole() -> None:
    text = "Olivia: " + "word " * 2000
    assert read(text).text == text.partition(": ")[2].strip()


def test_minutes_of_a_demonstration_are_no_minutes_of_a_meeting() -> None:
    line = read("demo with Olivia via Webex, 45 minutes")
    assert (line.kind, line.duration_minutes) == (LineKind.ONLINE, 45)


def test_an_hour_beside_another_day_is_none_of_the_deeds() -> None:
    line = read("Oskar Falk kommer hit på torsdag kl 10", "sv")
    assert (line.is_planned, line.occurred_at) == (True, None)


def test_a_day_in_what_somebody_said_is_theirs() -> None:
    line = read("Femke appte dat ze vrijdag langskomt", "nl")
    assert (line.kind, line.occurred_on, line.follow_up_on) == (LineKind.CHAT, None, None)


def test_somebody_nobody_knows_called_all_the_same() -> None:
    line = read("Julia Robertson called about pumps")
    assert (line.direction, line.contacts) == (Direction.INBOUND, ())
    assert LineField.CONTACTS in line.asks


def test_a_person_beside_their_company_took_part_alone() -> None:
    assert names(read("Olivia Bennett at Northwind called about pumps")) == ["Olivia Bennett"]


def test_a_second_day_and_a_second_duration_are_told_as_not_taken() -> None:
    line = read("called Olivia yesterday, 20 min, 2 hours of support last Monday")
    assert line.duration_minutes == 20
    assert {each.field for each in line.left_over} >= {LineField.DURATION}
