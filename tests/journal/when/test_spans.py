"""Durations as they are typed in six languages; and the words of those languages, against each other."""

import pytest

from journal import when
from journal.errors import RequestRefused
from journal.fold import fold
from journal.when import words

SPANS = {
    "25m": 25,
    "25": 25,
    "1h30": 90,
    "1h 30m": 90,
    "1:30": 90,
    "2 hours": 120,
    "0": 0,
    "90": 90,
    "45 min": 45,
    "45min.": 45,
    "1,5 h": 90,
    "1.5h": 90,
    "0,25 h": 15,
    "1 h 5": 65,
    "half an hour": 30,
    "an hour": 60,
    "one hour 15 minutes": 75,
    "1 hour and 5 min": 65,
    "2 tim": 120,
    "en timme": 60,
    "en timme och 10 minuter": 70,
    "en halvtimme": 30,
    "2 timer": 120,
    "halvannen time": 90,
    "45 minutter": 45,
    "et kvarter": 15,
    "45 minuuttia": 45,
    "2 tuntia": 120,
    "1 t 30 min": 90,
    "puolitoista tuntia": 90,
    "2 uur": 120,
    "1 uur en 15 min": 75,
    "anderhalf uur": 90,
    "een kwartier": 15,
    "45 мин": 45,
    "2 часа": 120,
    "1 час 5 минут": 65,
    "полтора часа": 90,
    "полчаса": 30,
    "½ h": 30,
    "1½ h": 90,
    "2 ½ timmar": 150,
}
NO_SPANS = [
    *("1.33 h", "0.333h", "h h", "1 min 2 h", "5 days", "1,5", "an", "en", "half", "1:5", "1h:30"),
    "",
    "m",
    "h",
    "1:75",
    "1.30",
    "-5",
    "1h30x",
    "999999",
    "25 m m",
    "²",
]


@pytest.mark.parametrize(("typed", "minutes"), SPANS.items())
def test_a_duration_is_whole_minutes(typed: str, minutes: int) -> None:
    assert when.parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", NO_SPANS)
def test_what_is_no_duration_is_refused(typed: str) -> None:
    with pytest.raises(RequestRefused, match="25m, 1h30 or 90"):
        when.parse_minutes(typed)


def _meanings() -> dict[str, dict[str, set[object]]]:
    """Every spelling of the six languages, by the table it stands in, with all it may mean."""
    tables: dict[str, dict[str, set[object]]] = {}
    for each in words.LANGUAGES.values():
        pairs = [
            *(
                ("units", form, unit)
                for unit, forms in each.units.items()
                for form in forms.split()
            ),
            *(("days", form, away) for form, away in each.days.items()),
            *(("parts", form, part) for form, part in each.parts.items()),
            *(("spans", form, span) for form, span in each.spans.items()),
            *(
                ("months", form, place)
                for place, forms in enumerate(each.months)
                for form in forms.split()
            ),
            *(
                ("weekdays", form, place)
                for place, forms in enumerate(each.weekdays)
                for form in forms.split()
            ),
        ]
        for table, form, meaning in pairs:
            tables.setdefault(table, {}).setdefault(fold(form), set()).add(meaning)
    return tables


def test_no_spelling_means_two_things_in_two_languages() -> None:
    doubtful = {
        form
        for table in _meanings().values()
        for form, meanings in table.items()
        if len(meanings) > 1
    }
    assert doubtful == set()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_language_names_all_days_and_months(language: str) -> None:
    table = words.LANGUAGES[language]
    assert (len(table.weekdays), len(table.months), len(table.numbers)) == (7, 12, 9)
    assert set(table.days.values()) == {-2, -1, 0, 1, 2}
    assert set(table.units) == set(words.TimeUnit)
