"""What a line seems to tell, and was not understood, is asked about or named: nothing is dropped in silence."""

import pytest

from journal.line import LineField, LineKind
from journal.model import Direction, Evaluation
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia, phonewise all sorted", "en"),
        ("Oskar, luren var varm", "sv"),
        ("Turid, mye ringing", "nb"),
        ("Heikki, luurit kuumana", "fi"),
        ("Femke, hele dag aan die hoorn", "nl"),
        ("Игорь, созвонили всех", "ru"),
    ],
)
def test_a_word_of_a_call_in_a_note_is_asked_about(text: str, language: str) -> None:
    assert LineField.TEMPLATE in read(text, language).asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia switched to 30 days net", "en"),
        ("Oskar: ny leveransadress", "sv"),
        ("Turid sa ja til avtalen", "nb"),
        ("Heikki: uusi ostopäällikkö aloittaa", "fi"),
        ("Femke: 24 dozen extra", "nl"),
        ("Игорь просит счёт", "ru"),
    ],
)
def test_what_is_plain_text_stays_a_note_without_a_question(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.asks) == (LineKind.NOTE, frozenset())


def test_a_deed_of_a_day_gone_by_is_asked_about() -> None:
    assert LineField.TEMPLATE in read("yesterday the whole Olivia circus").asks


def test_a_unit_of_time_that_no_duration_took_is_told_as_not_taken() -> None:
    line = read("called Olivia, umpteen mins")
    assert [(each.field, each.typed, each.value) for each in line.left_over] == [
        (LineField.DURATION, "umpteen mins", None)
    ]


def test_minutes_late_are_none_of_its() -> None:
    assert read("called Olivia, 20 minutes late").left_over == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("call cut short with Olivia, she had rung", "en"),
        ("samtalet med Oskar bröts, han ringde", "sv"),
        ("samtalen med Turid ble brutt, hun ringte", "nb"),
        ("telefoontje met Femke, belde zelf", "nl"),
        ("разговор с Игорем, звонил сам", "ru"),
        ("Игорь просит счёт, набирал он", "ru"),
        ("i måndags ringde Oskar Falk", "sv"),
        ("i går ringte Turid Aasen", "nb"),
        ("gisteren belde Femke Smit", "nl"),
        ("the price is too high, says Olivia who called", "en"),
        ("priset är för högt, säger Oskar som ringde", "sv"),
    ],
)
def test_who_began_it_may_be_told_in_another_clause(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CALL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("samtalet med Oskar bröts, jag hade ringt", "sv"),
        ("linjen brøt med Turid, jeg hadde ringt henne", "nb"),
        ("igår ringde jag Oskar", "sv"),
    ],
)
def test_or_we_did(text: str, language: str) -> None:
    assert read(text, language).direction is Direction.OUTBOUND


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("palaverina Heikin kanssa", "fi", LineKind.MEETING),
        ("tekstarina Heikille kuvat", "fi", LineKind.CHAT),
        ("demootje bij Femke", "nl", LineKind.ONSITE),
        ("созвончики с Игорем", "ru", LineKind.CALL),
        ("telefonsamtalen med Oskar", "sv", LineKind.CALL),
    ],
)
def test_a_noun_counts_in_whatever_form(text: str, language: str, kind: LineKind) -> None:
    assert read(text, language).kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia rang while I was driving", "en"),
        ("Oskar ringde medan jag körde", "sv"),
        ("Turid ringte mens jeg satt i møte", "nb"),
        ("Femke belde toen ik reed", "nl"),
        ("Татьяна звонила, пока я ехал", "ru"),
    ],
)
def test_who_rang_while_we_were_busy_was_missed(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.direction, line.is_failed) == (Direction.INBOUND, True)


@pytest.mark.parametrize(
    "text", ["Rang Olivia. Rang George.", "emailed Olivia and talked to George"]
)
def test_two_deeds_of_two_people_are_two(text: str) -> None:
    assert read(text).is_two


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("@Olivia thanks for the heads-up!", "en"),
        ("@Femke dank voor de info!", "nl"),
        ("Игорь, спасибо за инфу!", "ru"),
        ("haha goeie", "nl"),
        ("ахах точно", "ru"),
    ],
)
def test_thanks_and_small_talk_are_no_line(text: str, language: str) -> None:
    assert read(text, language).is_no_log


def test_the_people_behind_their_company_and_a_colon_took_part() -> None:
    assert names(read("Northwind: Olivia asked about prices")) == ["Olivia Bennett"]


def test_a_preposition_is_no_initial() -> None:
    assert names(read("заехал к Алексею", "ru")) == ["Алексей Морозов"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia had tried to reach me, rang back, 5 min", "en"),
        ("Oskar hade sökt mig, ringde tillbaka, 5 min", "sv"),
        ("Heikki oli yrittänyt tavoittaa, soitin takaisin, 5 min", "fi"),
        ("Turid ville prate, ringte henne opp, 12 min", "nb"),
        ("Татьяна хотела поговорить, набрал её, 12 мин", "ru"),
    ],
)
def test_a_call_back_is_ours(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction, line.is_failed) == (
        LineKind.CALL,
        Direction.OUTBOUND,
        False,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia thinks 40k is too much – email this morning", "en"),
        ("Oskar tycker 40 000 är för mycket, mejl i morse", "sv"),
        ("Femke vindt 40.000 te veel, mail van vanochtend", "nl"),
    ],
)
def test_a_mail_behind_what_somebody_said_is_theirs(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.MAIL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia all day, nada", "en"),
        ("jagat Oskar på telefon, noll", "sv"),
        ("Femke gebeld, niks", "nl"),
        ("звонил Игорю весь день, глухо", "ru"),
    ],
)
def test_nothing_alone_says_that_nobody_was_reached(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.CALL, True)


def test_marks_may_begin_a_line() -> None:
    assert read("-- Olivia phoned, pallets still not there").evaluation is Evaluation.VERY_NEGATIVE


def test_goods_that_are_not_there_are_no_attempt() -> None:
    line = read("Olivia phoned, pallets still not there")
    assert (line.direction, line.is_failed) == (Direction.INBOUND, False)


def test_a_misspelt_word_of_an_attempt_is_asked_about() -> None:
    assert LineField.TEMPLATE in read("Olivia, no answr").asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("käynti Heikin toimistolla, 50 min", "fi"),
        ("50 min Heikin konttorilla", "fi"),
        ("lunsj på kontoret til Turid", "nb"),
        ("en time på kontoret til Turid", "nb"),
    ],
)
def test_the_office_of_somebody_is_theirs(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.ONSITE
