"""Details of one line each that are easily taken for something else."""

from datetime import date

import pytest

from journal.line import LineKind
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("Discovery call Olivia (45')", "en", 45),
        ("waited 20 min for Olivia, meeting 40 min", "en", 40),
        ("väntade 20 min på Oskar, möte 40 min", "sv", 40),
        ("drove 3 hours for 20 minutes with Olivia", "en", 20),
        ("2 timmar i bilen, träffade Oskar 20 minuter", "sv", 20),
        ("kjørte to timer, traff Turid en halvtime", "nb", 30),
        ("kaksi tuntia ajoa, tapasin Heikin 20 min", "fi", 20),
        ("2 uur gereden voor 20 minuten met Femke", "nl", 20),
        ("три часа в дороге, говорил с Игорем 25 минут", "ru", 25),
        ("ringde Oskar kvart i tre, en halvtimme", "sv", 30),
        ("soitin Heikille varttia vaille kolme, 10 min", "fi", 10),
    ],
)
def test_the_way_and_the_clock_are_no_talk(text: str, language: str, minutes: int) -> None:
    line = read(text, language)
    assert (line.duration_minutes, line.left_over) == (minutes, ())


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("stakk innom Turid", "nb", LineKind.ONSITE),
        ("Turid stakk innom", "nb", LineKind.INHOUSE),
        ("kikade förbi Oskar", "sv", LineKind.ONSITE),
        ("Oskar kikade förbi", "sv", LineKind.INHOUSE),
        ("Femke bezocht", "nl", LineKind.ONSITE),
        ("Even bij Femke binnengelopen", "nl", LineKind.ONSITE),
        ("Var en tur innom Turid", "nb", LineKind.ONSITE),
        ("Femke heeft ons bezocht", "nl", LineKind.INHOUSE),
        ("Kjørte 210 km for å treffe Turid", "nb", LineKind.ONSITE),
        ("Femke op ons kantoor ontvangen", "nl", LineKind.INHOUSE),
        ("tog emot Oskar på kontoret", "sv", LineKind.INHOUSE),
    ],
)
def test_who_went_to_whom(text: str, language: str, kind: LineKind) -> None:
    assert read(text, language).kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("touch base call with Olivia", "en"),
        ("Follow-up call med Oskar", "sv"),
        ("Check-in call med Turid", "nb"),
        ("Follow-up call Heikin kanssa", "fi"),
        ("Intro call met Femke", "nl"),
        ("Follow-up колл с Игорем", "ru"),
    ],
)
def test_a_call_is_one_in_every_language(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.asks) == (LineKind.CALL, frozenset())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia could not be reached this morning", "en"),
        ("Oskar kunde inte nås", "sv"),
        ("Turid var ikke å få tak i", "nb"),
        ("Heikkiä ei tavoitettu", "fi"),
        ("Femke was niet te bereiken", "nl"),
        ("С Игорем связаться не удалось", "ru"),
    ],
)
def test_who_could_not_be_reached_was_called(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.CALL, True)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("sara nyman svarade inte", "sv", "Sara Nyman"),
        ("half drie femke gebeld", "nl", "Femke Smit"),
        ("De heer De Wit belde", "nl", "Maarten de Wit"),
        ("På mässan, Oskar skakade hand på 14 ton", "sv", "Oskar Falk"),
    ],
)
def test_a_name_stands_where_names_stand(text: str, language: str, name: str) -> None:
    assert names(read(text, language)) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("texted Olivia about Friday's job", "en"),
        ("laitoin tekstarin Heikille perjantain keikasta", "fi"),
        ("smsade Oskar om fredagens jobb", "sv"),
        ("tekstet Turid om fredagens jobb", "nb"),
    ],
)
def test_a_day_that_says_whose_is_not_when(text: str, language: str) -> None:
    assert read(text, language).occurred_on is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("perjantain puhelu Heikin kanssa", "fi"), ("fredagens möte med Oskar", "sv")],
)
def test_but_before_the_deed_it_is(text: str, language: str) -> None:
    assert read(text, language).occurred_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Asiakaskäynti Heikin luona ti klo 14-15.30", "fi"), ("Kundebesøk Turid ti kl 14", "nb")],
)
def test_a_short_weekday_before_an_hour_is_one(text: str, language: str) -> None:
    line = read(text, language)
    assert line.occurred_at is not None
    assert line.occurred_at.date() == date(2026, 11, 24)


def test_a_medium_between_is_no_aim() -> None:
    line = read("Сообщение в LinkedIn от Игоря Чайки", "ru")
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("With whom did I speak yesterday?", "en"),
        ("Med vem pratade jag igår?", "sv"),
        ("Med hvem snakket jeg i går?", "nb"),
        ("Kenen kanssa puhuin eilen?", "fi"),
        ("Met wie heb ik gisteren gebeld?", "nl"),
        ("С кем я вчера говорил?", "ru"),
    ],
)
def test_a_question_may_begin_with_a_preposition(text: str, language: str) -> None:
    assert read(text, language).is_no_log


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia and the whole line of machines of theirs 9:00-9:50", "en"),
        ("genom hela lagret tillsammans med Oskar 9:00-9:50", "sv"),
        ("gjennom hele lageret sammen med Turid 9:00-9:50", "nb"),
        ("koko varasto läpi Heikin kanssa 9:00-9:50", "fi"),
        ("de hele loods door met Femke van 9.00 tot 9.50", "nl"),
        ("прошлись с Игорем по всему складу 9:00-9:50", "ru"),
    ],
)
def test_what_lasted_from_to_was_what_is_logged(text: str, language: str) -> None:
    assert read(text, language).duration_minutes == 50


def test_without_a_quarter_is_an_hour_and_no_denial() -> None:
    line = read("без четверти десять перезвонил Игорю", "ru")
    assert (line.kind, line.direction) == (LineKind.CALL, Direction.OUTBOUND)


def test_how_long_it_took_is_told_beside_what_is_to_be_done() -> None:
    line = read("Olivia 20 min, ring her friday", "en")
    assert line.duration_minutes == 20 or any(left.typed == "20 min" for left in line.left_over)
