"""Tests places that are somebody's, what was shown there, and plans that are told in the present tense."""

import pytest

from journal.line import LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Half an hour in Olivia's greenhouse, counted pots", "en"),
        ("Fixed the lift at Max Hope's old bakery, 2 hours", "en"),
        ("En timme i Oskars kök, mätte skåpen", "sv"),
        ("Två timmar på hans sågverk, Oskar var nöjd", "sv"),
        ("En time på låven til Turid, telte sekker", "nb"),
        ("Så på båten ved hytta hans i to timer, Geir Lunde", "nb"),
        ("Tunti Heikki Lahden uudessa leipomossa", "fi"),
        ("Een uur in het atelier van Femke, doeken opgemeten", "nl"),
        ("Час в пекарне Татьяны Лебедевой, смотрели печь", "ru"),
    ],
)
def test_a_place_and_its_owner_are_a_visit(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, len(line.contacts)) == (LineKind.ONSITE, 1)
    assert LineField.TEMPLATE not in line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [("New roof on Olivia's bakery", "en"), ("Nytt tak på Oskars lager", "sv")],
)
def test_a_thing_at_a_place_is_no_visit(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.NOTE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia gave me the full tour, 1 h", "en"),
        ("Sara Ekström visade oss sin nya hall, 1 h", "sv"),
        ("Turid ga meg omvisning, 1 t", "nb"),
        ("Heikki esitteli meille tilansa, 1 h", "fi"),
        ("Femke liet ons haar nieuwe hal zien, 1 uur", "nl"),
        ("Татьяна показала нам свою новую ферму, 1 ч", "ru"),
    ],
)
def test_what_they_showed_us_of_theirs_was_at_theirs(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.ONSITE


def test_something_shown_to_us_tells_no_place() -> None:
    assert LineField.TEMPLATE in read("Heikki esitteli meille uuden värin", "fi").asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Signed the lease with Olivia at her office", "en"),
        ("Skrev på avtalet med Oskar på hans kontor", "sv"),
        ("Signerte avtalen med Turid på kontoret hennes", "nb"),
        ("Contract getekend met Femke op haar kantoor", "nl"),
        ("Подписали договор с Игорем у него в офисе", "ru"),
    ],
)
def test_what_was_wished_for_with_somebody_somewhere_is_asked_about(
    text: str, language: str
) -> None:
    assert LineField.TEMPLATE in read(text, language).asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Friday I am at Olivia's shop", "en"),
        ("Presenting the tender to Olivia on Friday at hers", "en"),
        ("Olivia drops by on Friday at 2", "en"),
        ("På fredag kl 10 visar jag kassorna för Oskar hos honom", "sv"),
        ("På fredag kl 10 viser jeg kassene til Turid hos henne", "nb"),
        ("Heikki poikkeaa perjantaina klo 10", "fi"),
        ("Vrijdag ben ik bij Femke om de kassa te laten zien", "nl"),
        ("Игорь заезжает к нам в пятницу в 10", "ru"),
    ],
)
def test_a_plan_in_the_present_tense_has_not_happened(text: str, language: str) -> None:
    line = read(text, language)
    assert line.is_planned
    assert LineField.OCCURRED_AT in line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody at Northwind Ltd picks up", "en"),
        ("Only a bot at Northwind Ltd", "en"),
        ("Bara en robot svarar hos Lindex Bygg AB", "sv"),
        ("Bare en robot svarer hos Turid", "nb"),
        ("Heikillä vastaa vain robotti", "fi"),
        ("Alleen een bandje bij Femke", "nl"),
        ("Звонил Игорю, отвечает только робот", "ru"),
    ],
)
def test_whoever_hears_a_machine_reached_nobody(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.CALL, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia invited me to the fair by text", "en"),
        ("Olivia chased us for the credit note by phone", "en"),
        ("Olivia asked me on the phone for two spares", "en"),
        ("Oskar bjöd in mig till mässan via sms", "sv"),
        ("Oskar ville på telefon veta vad det kostar", "sv"),
        ("Turid inviterte meg til messen på sms", "nb"),
        ("Femke nodigde me via sms uit voor de beurs", "nl"),
        ("Femke wilde aan de telefoon weten wat het kost", "nl"),
        ("Татьяна пригласила меня на выставку в смс", "ru"),
        ("Игорь связался по телефону, рекламация", "ru"),
    ],
)
def test_what_somebody_asked_us_by_a_medium_came_from_them(text: str, language: str) -> None:
    assert read(text, language).direction is Direction.INBOUND


def test_a_dutch_perfect_without_an_auxiliary_is_ours() -> None:
    assert read("Femke via sms gezegd dat het klaar is", "nl").direction is Direction.OUTBOUND
    assert read("Femke heeft via sms gezegd dat het mag", "nl").direction is not Direction.OUTBOUND


def test_a_russian_verb_before_a_name_in_latin_letters_is_asked_about() -> None:
    assert LineField.TEMPLATE in read("Отзвонился Max Hope, 5 минут", "ru").asks
    assert LineField.TEMPLATE not in read("Отзвонился Игорь Чайка, 5 минут", "ru").asks


def test_a_quarter_to_and_a_dutch_sat_are_read() -> None:
    assert read("Игорь позвонил без пятнадцати три", "ru").occurred_at is not None
    assert read("Femke zat om 9.30 klaar in Teams", "nl").occurred_on is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hello I am back", "en"),
        ("hej på er allihop", "sv"),
        ("slett den siste linja", "nb"),
        ("ta bort min senaste anteckning", "sv"),
        ("delete my last note", "en"),
        ("удали последнюю запись", "ru"),
    ],
)
def test_small_talk_and_commands_are_no_log(text: str, language: str) -> None:
    assert read(text, language).is_no_log


def test_but_a_greeting_with_a_name_is_one() -> None:
    assert names(read("hi, Olivia called", "en")) == ["Olivia Bennett"]
