"""What is still to come is never logged as done: it is asked about, in every language."""

from datetime import date, time

import pytest

from journal.line import LineField, LineKind
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Call with Olivia booked for Friday 2pm", "en"),
        ("Demo for Olivia set up for Tuesday at 10", "en"),
        ("Pencilled in lunch with George for Monday", "en"),
        ("Off to see George tomorrow morning", "en"),
        ("Visiting Olivia next week", "en"),
        ("Olivia coming in tomorrow at 9", "en"),
        ("Olivia confirmed our appointment for Tuesday at 10", "en"),
        ("Oskar bekräftade vårt möte på tisdag kl 10", "sv"),
        ("Turid bekreftet møtet vårt tirsdag kl 10", "nb"),
        ("Femke bevestigde onze afspraak voor dinsdag 10 uur", "nl"),
        ("Игорь подтвердил нашу встречу во вторник в 10", "ru"),
        ("Accepted Olivia's invite for lunch on Friday", "en"),
        ("I have a meeting with George on Monday", "en"),
        ("Möte inbokat med Oskar på måndag", "sv"),
        ("Bokade in en demo med Oskar", "sv"),
        ("Åker till Oskar imorgon", "sv"),
        ("Måste boka in besök hos Oskar före jul", "sv"),
        ("Har möte med Oskar på måndag kl 10", "sv"),
        ("Oskar kommer på besök imorgon", "sv"),
        ("Møte med Turid avtalt til mandag", "nb"),
        ("Drar til Turid i morgen", "nb"),
        ("Skal innom Geir på fredag", "nb"),
        ("Lunsj med Geir er avtalt", "nb"),
        ("Tapaaminen Heikin kanssa sovittu maanantaiksi", "fi"),
        ("Menen huomenna käymään Heikin luona", "fi"),
        ("Lounas Heikin kanssa varattu", "fi"),
        ("Pekka tulee käymään huomenna", "fi"),
        ("Morgen langs bij Femke", "nl"),
        ("Afspraak met Femke ingepland voor maandag", "nl"),
        ("Femke komt morgen langs", "nl"),
        ("Ga vrijdag naar Maarten", "nl"),
        ("Завтра еду к Игорю Чайке", "ru"),
        ("Встреча с Игорем назначена на понедельник", "ru"),
        ("Запланирован визит к Игорю Чайке", "ru"),
        ("Татьяна приедет завтра", "ru"),
    ],
)
def test_what_is_booked_or_meant_has_not_happened(text: str, language: str) -> None:
    line = read(text, language)
    assert line.is_planned
    assert line.occurred_at is None
    assert line.occurred_on is None
    assert {LineField.TEMPLATE, LineField.OCCURRED_AT} <= line.asks


@pytest.mark.parametrize(
    ("text", "language", "typed"),
    [
        ("Called Olivia, meeting booked for Monday", "en", "Monday"),
        ("Ringde Oskar, möte bokat till måndag", "sv", "måndag"),
        ("Ringte Turid, møte avtalt til mandag", "nb", "mandag"),
        ("Soitin Heikille, palaveri sovittu maanantaiksi", "fi", "maanantaiksi"),
        ("Femke gebeld, afspraak maandag", "nl", "maandag"),
        ("Позвонил Игорю, встреча в понедельник", "ru", "понедельник"),
    ],
)
def test_the_day_of_what_comes_behind_a_call_is_told(text: str, language: str, typed: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_planned, line.occurred_on) == (LineKind.CALL, False, None)
    assert [(each.field, each.typed) for each in line.left_over] == [(LineField.FOLLOW_UP, typed)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia, new price list Monday", "en"),
        ("Olivia tomorrow", "en"),
        ("Oskar imorgon", "sv"),
        ("Turid, i morgen tidlig", "nb"),
        ("Heikki huomenna", "fi"),
        ("Femke Smit morgenochtend", "nl"),
        ("Игорь Чайка завтра", "ru"),
    ],
)
def test_a_day_that_is_nobodys_is_told(text: str, language: str) -> None:
    line = read(text, language)
    assert [each.field for each in line.left_over] == [LineField.FOLLOW_UP]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia is back from leave on the 30th", "en"),
        ("called George, he pays on Friday", "en"),
        ("text to Olivia: we come tomorrow", "en"),
        ("Ringde Oskar, han betalar på fredag", "sv"),
        ("Ringte Turid, hun er tilbake mandag", "nb"),
        ("Soitin Heikille, maksaa perjantaina", "fi"),
        ("Femke gebeld, betaalt vrijdag", "nl"),
        ("Отправил КП Игорю, дедлайн у них 20 декабря", "ru"),
        ("Met Femke gesproken, zij belt vrijdag", "nl"),
    ],
)
def test_a_day_of_theirs_is_none_of_ours(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.follow_up_on, line.left_over) == (None, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no answer Olivia x2 will try tomorrow", "en"),
        ("fikk ikke tak i Turid prøver igjen i morra", "nb"),
        ("fick inte tag på Oskar försöker igen imorgon", "sv"),
    ],
)
def test_a_name_behind_what_was_tried_is_no_subject(text: str, language: str) -> None:
    line = read(text, language)
    assert line.is_failed
    assert line.follow_up_on == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Emailed Olivia, follow up EOW", "en"),
        ("Mejlade Oskar, följer upp i slutet av veckan", "sv"),
        ("Mailet Turid, følger opp før helga", "nb"),
        ("Meilasin Heikille, palaan loppuviikosta", "fi"),
        ("Femke gemaild, bel eind van de week", "nl"),
        ("Отправил мейл Игорю, вернусь в конце недели", "ru"),
    ],
)
def test_the_end_of_the_week_is_its_friday(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia, call back this coming Monday", "en"),
        ("Ringde Oskar, ring igen kommande måndag", "sv"),
        ("Ringte Turid, ring igjen førstkommende mandag", "nb"),
        ("Soitin Heikille, soitan uudelleen tulevana maanantaina", "fi"),
        ("Femke gebeld, bel terug komende maandag", "nl"),
        ("Звонил Игорю, перезвонить в ближайший понедельник", "ru"),
    ],
)
def test_the_coming_monday_is_clear(text: str, language: str) -> None:
    line = read(text, language)
    assert line.follow_up_on == date(2026, 11, 30)
    assert LineField.FOLLOW_UP not in line.asks


def test_who_was_met_at_a_fair_in_a_town_is_known() -> None:
    assert names(read("Op de beurs in Utrecht Femke gesproken", "nl")) == ["Femke Smit"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia wants me to ring Monday", "en"),
        ("Olivia said ring her Monday", "en"),
        ("George: ring Monday", "en"),
        ("Oskar vill att jag ringer på måndag", "sv"),
        ("Turid ba meg ringe på mandag", "nb"),
        ("Heikki toivoo että soitan maanantaina", "fi"),
        ("Femke vroeg of ik maandag bel, bel maandag", "nl"),
        ("Игорь хочет чтобы я позвонил в понедельник", "ru"),
    ],
)
def test_what_they_want_of_us_is_ours_to_do(text: str, language: str) -> None:
    assert read(text, language).follow_up_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Turid ba meg ringe i morgen etter lunsj", "nb"),
        ("Femke wilde dat ik morgen na de lunch bel", "nl"),
        ("Игорь хотел чтобы я завтра позвонил после обеда", "ru"),
    ],
)
def test_after_lunch_is_when(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.follow_up_on) == (LineKind.NOTE, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no one at Northwind picked up", "en"),
        ("ingen på Lindex Bygg svarade", "sv"),
        ("niemand bij Femke nam op", "nl"),
    ],
)
def test_where_nobody_answered_was_no_visit(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, line.is_failed) == (LineKind.CALL, True)


@pytest.mark.parametrize(
    ("text", "language", "at"),
    [
        ("Called Olivia, follow up Friday 14:00", "en", time(14)),
        ("Called Olivia, follow up on Friday at 2pm", "en", time(14)),
        ("Called Olivia at 9:30, follow up Friday 14:00", "en", time(14)),
        ("Called Olivia at 9:30, follow up Friday", "en", None),
        ("Ringde Oskar, ring igen på fredag kl 14", "sv", time(14)),
        ("Ringte Turid, ring igjen på fredag kl. 14", "nb", time(14)),
        ("Femke gebeld, vrijdag 14:00 terugbellen", "nl", time(14)),
        ("Soitin Heikille, palataan perjantaina klo 14", "fi", time(14)),
        ("Позвонил Игорю, перезвонить в пятницу в 14:00", "ru", time(14)),
    ],
)
def test_a_follow_up_may_have_its_hour(text: str, language: str, at: time | None) -> None:
    line = read(text, language)
    assert (line.follow_up_on, line.follow_up_time) == (date(2026, 11, 27), at)
    assert not line.left_over


def test_what_is_planned_keeps_its_hour() -> None:
    line = read("Meeting with Olivia tomorrow at 10")
    assert (line.is_planned, line.follow_up_on) == (True, date(2026, 11, 26))
    assert line.follow_up_time == time(10)
