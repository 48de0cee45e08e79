"""Tests who did what a line tells, where nobody stands right before the verb; and who is not known."""

import pytest

from journal.line import LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia wants an answer by Friday, called at 8.50", "en"),
        ("Oskar vill ha svar på fredag, ringde kl 9", "sv"),
        ("Turid vil ha svar på fredag, ringte kl 9", "nb"),
        ("Femke wil uiterlijk vrijdag antwoord, belde om 8.50", "nl"),
        ("Татьяна ждёт КП к пятнице, звонила в 9:40", "ru"),
        ("Olivia just called, annoyed", "en"),
        ("Olivia (Northwind) called, unhappy", "en"),
        ("a new man at Northwind, Zork Pratt, called", "en"),
        ("ny dame hos Lindex Bygg, Torunn Sletteberg, ringde", "sv"),
        ("новый снабженец Геннадий Лаптев позвонил", "ru"),
    ],
)
def test_the_subject_may_stand_in_the_clause_before(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CALL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia: called at 8.50", "en"),
        ("Turid skulle tenke på det, ringte han i dag", "nb"),
    ],
)
def test_but_we_called_where_nobody_else_did(text: str, language: str) -> None:
    assert read(text, language).direction is Direction.OUTBOUND


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia confirmed by email", "en"),
        ("Oskar tackade nej via mejl", "sv"),
        ("Turid takket ja på mail", "nb"),
        ("Heikki vahvisti sähköpostilla", "fi"),
        ("Femke bevestigde per mail", "nl"),
        ("Игорь подтвердил по почте", "ru"),
    ],
)
def test_what_was_said_by_mail_is_a_mail_of_theirs(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.MAIL, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia wants the quote by email", "en"),
        ("Oskar vill ha offert via mejl", "sv"),
        ("Femke wil de factuur per mail", "nl"),
        ("Игорь просит счёт по почте", "ru"),
    ],
)
def test_what_is_wanted_by_mail_is_none(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.NOTE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("answered a mail from Olivia", "en"),
        ("svarade på mejl från Oskar", "sv"),
        ("svarte på mail fra Turid", "nb"),
        ("reageerde op mail van Femke", "nl"),
        ("ответил на письмо от Игоря", "ru"),
        ("Olivia has received the quote by email", "en"),
        ("Oskar har fått offerten på mejl", "sv"),
    ],
)
def test_an_answer_to_them_and_what_they_have_got_went_out(text: str, language: str) -> None:
    assert read(text, language).direction is not Direction.INBOUND


def test_ring_him_is_ours_whatever_he_wants() -> None:
    line = read("olivia 20 minute call about returns wants a credit note ring her friday")
    assert str(line.follow_up_on) == "2026-11-27"


@pytest.mark.parametrize(
    ("text", "language", "stranger"),
    [
        ("lunch with Olivia and Zork", "en", "Zork"),
        ("lunch with Zork", "en", "Zork"),
        ("called Zork Pratt about pumps", "en", "Zork Pratt"),
        ("träffade Oskar och Zork", "sv", "Zork"),
        ("lunsj med Turid og Zork", "nb", "Zork"),
        ("lounas Heikin ja Zorkin kanssa", "fi", "Zorkin"),
        ("geluncht met Femke en Zork", "nl", "Zork"),
        ("обед с Игорем и Зорком", "ru", "Зорком"),
    ],
)
def test_who_is_known_to_nobody_is_named(text: str, language: str, stranger: str) -> None:
    line = read(text, language)
    assert line.strangers == (stranger,)
    assert LineField.CONTACTS in line.asks


@pytest.mark.parametrize(
    "text",
    [
        "met Olivia in Leeds about the Figma files",
        "called Olivia, Monday is fine",
        "Teams with Olivia, she uses Salesforce",
    ],
)
def test_towns_and_things_are_nobody(text: str) -> None:
    line = read(text)
    assert (names(line), line.strangers) == (["Olivia Bennett"], ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia called and afterwards I emailed her the specs", "en"),
        ("Oskar ringde, sen åkte jag förbi honom", "sv"),
        ("Turid ringte og etterpå sendte jeg tilbudet til henne på mail", "nb"),
    ],
)
def test_two_deeds_in_turn_are_two(text: str, language: str) -> None:
    assert read(text, language).is_two


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Stood at Olivia's, closed door", "en"),
        ("åkte till Oskar, stängd dörr", "sv"),
        ("ingen hjemme hos Turid da jeg sto på døra", "nb"),
        ("kävin Heikillä, ovi kiinni", "fi"),
        ("Stond bij Femke voor een dichte deur", "nl"),
        ("заехал к Игорю, никого не было", "ru"),
    ],
)
def test_a_closed_door_is_a_visit_that_failed(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.ONSITE, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Called Olivia, bad mood, the meeting is cancelled", "en"),
        ("Ringde Oskar, mötet avbokat", "sv"),
        ("Ringte Turid, møtet avlyst", "nb"),
        ("Soitin Heikille, palaveri peruttu", "fi"),
        ("Femke gebeld, afspraak afgezegd", "nl"),
        ("Звонил Игорю, встреча отменена", "ru"),
    ],
)
def test_a_call_in_which_a_meeting_is_called_off_is_a_call(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.CALL


def test_a_message_with_a_question_is_one() -> None:
    assert read("text to Olivia - has it landed?").kind is LineKind.CHAT


def test_not_spoken_yet_is_no_attempt() -> None:
    line = read("not spoken to Olivia yet, on holiday til the 7th")
    assert (line.kind, line.is_failed) == (LineKind.NOTE, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("fikk endelig tak i Turid, 10 min", "nb"),
        ("fick äntligen tag på Oskar, 10 min", "sv"),
        ("sain vihdoin kiinni Heikin, 10 min", "fi"),
    ],
)
def test_an_adverb_parts_no_phrase(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed, line.duration_minutes) == (LineKind.CALL, False, 10)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("hade Oskar på besök hos oss, ritningar", "sv", LineKind.INHOUSE),
        ("bij Femke op kantoor geweest", "nl", LineKind.ONSITE),
        ("Femke op kantoor gehad", "nl", LineKind.INHOUSE),
    ],
)
def test_whose_office_it_was_is_read_from_who_was_where(
    text: str, language: str, kind: LineKind
) -> None:
    line = read(text, language)
    assert (line.kind, line.asks) == (kind, frozenset())
