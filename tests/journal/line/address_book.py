"""The people of the lines in these tests, and what a line says about them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from journal.fold import folded_words
from journal.line import LineContact, LineContext, UnderstoodLine, names_in, understand
from journal.model import ContactKind

# A Wednesday, in the afternoon.
NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
ZONES = {
    "en": "Europe/London",
    "sv": "Europe/Stockholm",
    "nb": "Europe/Oslo",
    "fi": "Europe/Helsinki",
    "nl": "Europe/Amsterdam",
    "ru": "Europe/Moscow",
}
_COMPANIES = ("Northwind Ltd", "Lindex Bygg AB", "Kone ja Pelti Oy", "ООО Заря")
_PERSONS = (
    *(("Olivia Bennett", "Northwind Ltd"), ("George Marsh", "Northwind Ltd"), ("Max Hope", "")),
    *(("Sara Ekström", "Lindex Bygg AB"), ("Oskar Falk", ""), ("Sara Nyman", "")),
    *(("Turid Aasen", ""), ("Geir Lunde", ""), ("Pekka Jokinen", "Kone ja Pelti Oy")),
    *(("Heikki Lahti", ""), ("Maarten de Wit", ""), ("Femke Smit", "")),
    *(("Алексей Морозов", "ООО Заря"), ("Татьяна Лебедева", ""), ("Игорь Чайка", "")),
)


def address_book() -> tuple[LineContact, ...]:
    ids = {name: number for number, name in enumerate(_COMPANIES, 1)}
    companies = [LineContact(ids[name], name, ContactKind.COMPANY) for name in _COMPANIES]
    persons = [
        LineContact(number, name, ContactKind.PERSON, ids.get(company), company)
        for number, (name, company) in enumerate(_PERSONS, 100)
    ]
    return (*companies, *persons)


def read(text: str, language: str = "en", *, currency: str = "EUR") -> UnderstoodLine:
    """Reads it as somebody who speaks that language typed it at `NOW`."""
    forms = {form for each in names_in(text, language) for form in each}
    known = [each for each in address_book() if forms & set(folded_words(each.name))]
    context = LineContext(language, NOW, ZoneInfo(ZONES[language]), currency)
    return understand(text, known, context)


def names(line: UnderstoodLine) -> list[str]:
    return [each.name for each in line.contacts]
