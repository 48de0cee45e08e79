"""A postal address reads as its country writes it."""

import pytest
from sqlmodel import Session

from journal.rendering import has_postal_address, postal_lines
from journal.rendering.country_names import country_code, country_name
from tests.builders import a_person

SWEDEN = {"street": "Kungsgatan 4\nUppgång B", "postal_code": "411 19", "city": "Göteborg"}
SPRINGFIELD = {"street": "1 Main Street", "city": "Springfield", "region": "IL"}


@pytest.mark.parametrize(
    ("given", "home", "lines"),
    [
        (
            {**SWEDEN, "country": "SE"},
            "SE",
            ("Kungsgatan 4", "Uppgång B", "411 19 Göteborg"),
        ),
        (
            {**SWEDEN, "country": "Sverige"},
            "FI",
            ("Kungsgatan 4", "Uppgång B", "411 19 Göteborg", "RUOTSI"),
        ),
        (
            {**SPRINGFIELD, "postal_code": "62701", "country": "US"},
            "SE",
            ("1 Main Street", "Springfield, IL 62701", "USA"),
        ),
        (
            {
                "street": "10 Downing St",
                "postal_code": "SW1A 2AA",
                "city": "London",
                "country": "gb",
            },
            "uk",
            ("10 Downing St", "London", "SW1A 2AA"),
        ),
        (
            {
                "street": "ул. Ленина, д. 1",
                "postal_code": "101000",
                "city": "Москва",
                "country": "Россия",
            },
            "FI",
            ("ул. Ленина, д. 1", "Москва", "101000", "VENÄJÄ"),
        ),
        ({"city": "Nowhere", "country": "Elbonia"}, "SE", ("Nowhere", "ELBONIA")),
        ({"country": "SE"}, "", ("SWEDEN",)),
        ({"country": "Швеция"}, "Suomi", ("RUOTSI",)),
        ({"country": "FI"}, "NO", ("FINLAND",)),
        ({"country": "NO"}, "NL", ("NOORWEGEN",)),
        ({"country": "gb"}, "RU", ("ВЕЛИКОБРИТАНИЯ",)),
        ({"country": "Sverige"}, "FR", ("SWEDEN",)),
        ({}, "", ()),
    ],
)
def test_the_lines_stand_as_the_country_writes_them(
    session: Session, given: dict[str, str], home: str, lines: tuple[str, ...]
) -> None:
    assert postal_lines(a_person(session, **given), home=home) == lines


def test_a_country_is_known_by_its_name_in_every_language() -> None:
    for home in ("FR", "SE", "NO", "FI", "NL", "RU"):
        for code in ("AT", "DE", "FI", "GB", "IE", "IS", "LT", "LV", "SI", "SK", "US"):
            assert country_code(country_name(code, home)) == code


@pytest.mark.parametrize(
    "given",
    [
        {"street": "Kungsgatan 4", "city": "Göteborg"},
        {"postal_code": "411 19", "city": "Göteborg"},
    ],
)
def test_a_place_and_a_way_to_find_it_are_enough_for_a_letter(
    session: Session, given: dict[str, str]
) -> None:
    assert has_postal_address(a_person(session, **given))


@pytest.mark.parametrize(
    "given", [{"city": "Göteborg"}, {"street": "Kungsgatan 4", "country": "SE"}, {}]
)
def test_less_is_not(session: Session, given: dict[str, str]) -> None:
    assert not has_postal_address(a_person(session, **given))
