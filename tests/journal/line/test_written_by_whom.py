"""A message whose verb nobody taught us: the order of its words tells who wrote; how it went, what it was."""

import pytest

from journal.line import LineField, LineKind
from journal.model import Direction
from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia scribbled via WhatsApp", "en"),
        ("Oskar klottrade via sms", "sv"),
        ("Татьяна черкнула по ватсапу", "ru"),
        ("Via WhatsApp vroeg Femke of het kan", "nl"),
        ("Татьяны смс: трап погнули", "ru"),
    ],
)
def test_whose_name_begins_wrote_it(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("purret Turid per sms på nøklene", "nb"),
        ("Op LinkedIn Femke benaderd over folie", "nl"),
    ],
)
def test_whose_name_stands_behind_got_it(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.OUTBOUND)


def test_a_line_dropped_on_a_chat_is_a_message_there() -> None:
    line = read("Olivia dropped me a line on LinkedIn")
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.INBOUND)


def test_a_paper_that_went_by_mail_visited_nobody() -> None:
    assert read("the drawings went to Olivia by email").kind is LineKind.MAIL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Geir, ringte og skjelte meg ut", "nb"),
        ("Oskar, ringde och skällde ut mig", "sv"),
    ],
)
def test_who_then_did_something_to_us_called(text: str, language: str) -> None:
    assert read(text, language).direction is Direction.INBOUND


def test_a_course_that_a_call_is_about_is_no_workshop() -> None:
    assert read("video call with Olivia, courses for florists").kind is LineKind.ONLINE


def test_a_workshop_on_a_screen_is_one() -> None:
    assert read("Teams workshop with Olivia, 3 h").kind is LineKind.WORKSHOP


def test_a_yes_behind_a_name_and_a_colon_is_theirs() -> None:
    line = read("Olivia: yes to the pilot, by text")
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.INBOUND)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Olivia showed us round her plant, 2 hrs", "en", LineKind.ONSITE),
        ("Oskar visade oss runt i fabriken, 2 tim", "sv", LineKind.ONSITE),
        ("Oskar satt hos oss en timme", "sv", LineKind.INHOUSE),
        ("Turid satt hos oss en time", "nb", LineKind.INHOUSE),
    ],
)
def test_whose_guest_one_was_says_where(text: str, language: str, kind: LineKind) -> None:
    assert read(text, language).kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia whisked us about the plant on Monday", "en"),
        ("Olivia came on the line at half four", "en"),
        ("folders achtergelaten bij de receptie van Femke", "nl"),
        ("överlämnade avtalet till Oskar", "sv"),
    ],
)
def test_what_nobody_taught_us_is_asked(text: str, language: str) -> None:
    assert LineField.TEMPLATE in read(text, language).asks


@pytest.mark.parametrize(
    ("text", "language"),
    [("Turid vil bli ringt opp", "nb"), ("Татьяна хочет, чтобы её набрали", "ru")],
)
def test_who_wants_to_be_called_was_not_called(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.NOTE


def test_whoever_sat_did_not_come_on_a_saturday() -> None:
    assert read("Femke zat een uur bij ons", "nl").occurred_on is None
