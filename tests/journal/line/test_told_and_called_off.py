"""Tests what is told of something called off, tours, attempts of theirs, and subjects a clause before."""

from datetime import date

import pytest

from journal.line import LineField, LineKind
from journal.line.inflection import base_forms
from journal.model import Direction
from tests.journal.line.address_book import read

_IN, _OUT = Direction.INBOUND, Direction.OUTBOUND


@pytest.mark.parametrize(
    ("text", "language", "kind", "direction"),
    [
        ("Olivia called to say the course is moved to 8 December", "en", LineKind.CALL, _IN),
        ("Texted Olivia that the visit is moved", "en", LineKind.CHAT, _OUT),
        ("Oskar avbokade mötet via mejl", "sv", LineKind.MAIL, _IN),
        ("Turid smset at befaringen er flyttet", "nb", LineKind.CHAT, _IN),
        ("Heikki perui maistelun sähköpostilla", "fi", LineKind.MAIL, _IN),
        ("Femke belt om te zeggen dat de beurs is verplaatst", "nl", LineKind.CALL, _IN),
        ("Татьяна отменила встречу по почте", "ru", LineKind.MAIL, _IN),
    ],
)
def test_whoever_tells_of_something_called_off_has_talked(
    text: str, language: str, kind: LineKind, direction: Direction
) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (kind, direction)


def test_the_day_of_what_is_off_is_no_day_of_the_mail() -> None:
    line = read("Olivia emailed to say Friday's demo is cancelled")
    assert (line.kind, line.occurred_on, line.occurred_at) == (LineKind.MAIL, None, None)


def test_but_a_meeting_called_off_alone_is_none() -> None:
    assert read("Mötet med Oskar flyttat till 8 december", "sv").kind is LineKind.NOTE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia thrilled with the desks, called just now", "en"),
        ("Oskar överlycklig med golvet, ringde nyss", "sv"),
        ("Turid strålende fornøyd med låven, ringte nettopp", "nb"),
        ("Femke woedend over de factuur, belde net", "nl"),
    ],
)
def test_whoever_is_glad_or_angry_called(text: str, language: str) -> None:
    assert read(text, language).direction is _IN


def test_but_not_whom_we_called_back() -> None:
    assert read("Olivia thrilled with the desks, called her back").direction is _OUT
    assert read("Turid har jeg ringt", "nb").direction is _OUT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia tried at 9 to ring me", "en"),
        ("Oskar försökte nå mig igår", "sv"),
        ("Turid prøvde å nå meg i går", "nb"),
        ("Heikki yritti soittaa minulle", "fi"),
        ("Femke probeerde me om 8.55 te bellen", "nl"),
        ("Игорь пытался дозвониться мне", "ru"),
    ],
)
def test_whoever_tried_to_reach_us_began_it(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction, line.is_failed) == (LineKind.CALL, _IN, True)


def test_to_reach_is_no_now() -> None:
    assert read("Turid prøvde å nå meg i går", "nb").occurred_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia took me round the plant, 1 h", "en"),
        ("Oskar tog mig runt på mejeriet, 1 h", "sv"),
        ("Turid tok meg rundt på meieriet, 1 t", "nb"),
        ("Femke heeft me gisteren rondgeleid, 1 uur", "nl"),
    ],
)
def test_whoever_took_us_round_had_us_there(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.ONSITE


def test_a_day_gone_by_is_asked_about_whatever_must_be_done_in_another_clause() -> None:
    line = read("Oskar strosade i hamnen i tisdags, luckan måste breddas", "sv")
    assert LineField.TEMPLATE in line.asks


def test_a_dotted_time_before_a_day_and_a_topic_of_planning() -> None:
    assert read("Olivia, rang her 10.20 today, 9 mins").occurred_at is not None
    assert not read("Workshop with Olivia on route planning, 3 hours").asks


def test_a_finnish_name_in_e_and_a_norwegian_that() -> None:
    assert "laine" in base_forms("lainetta", "fi")
    assert read("Turid ga beskjed på epost om at nummeret er feil", "nb").direction is _IN
