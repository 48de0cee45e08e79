import pytest

from journal.exchange.columns import ContactField, detect_system, find_used_columns

OUTLOOK = {
    "en": ["First Name", "Last Name", "Company", "Job Title", "Business Phone", "Mobile Phone", "E-mail Address", "Categories"],
    "sv": ["Förnamn", "Efternamn", "Företag", "Befattning", "Telefon (arb)", "Mobiltelefon", "E-postadress", "Kategorier"],
    "de": ["Vorname", "Nachname", "Firma", "Position", "Telefon geschäftlich", "Mobiltelefon", "E-Mail-Adresse", "Kategorien"],
    "nl": ["Voornaam", "Achternaam", "Bedrijf", "Functie", "Telefoon op werk", "Mobiele telefoon", "E-mailadres", "Categorieën"],
    "fi": ["Etunimi", "Sukunimi", "Yritys", "Tehtävänimike", "Työpuhelin", "Matkapuhelin", "Sähköpostiosoite", "Luokat"],
    "nb": ["Fornavn", "Etternavn", "Firma", "Stilling", "Telefon, arbeid", "Mobiltelefon", "E-postadresse", "Kategorier"],
    "ru": ["Имя", "Фамилия", "Организация", "Должность", "Рабочий телефон", "Мобильный телефон", "Адрес эл. почты", "Категории"],
}  # fmt: skip


def fields(*header: str) -> list[str]:
    return [slot.field.value for slot in find_used_columns(header, {})]


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_is_understood_in_every_language(language: str) -> None:
    assert fields(*OUTLOOK[language]) == [
        "first_name", "last_name", "company", "job_title", "phone", "phone", "email", "tags",
    ]  # fmt: skip
    assert detect_system(OUTLOOK[language]) == "outlook"


def test_the_erp_is_understood() -> None:
    header = (
        "No.", "Name", "Name 2", "Company No.", "Company Name", "Type", "E-Mail", "E-Mail 2",
        "Phone No.", "Mobile Phone No.", "Salesperson Code", "Language Code",
        "Country/Region Code", "Privacy Blocked", "Minor", "Parental Consent Received",
        "Exclude from Segment", "Job Title",
    )  # fmt: skip
    assert fields(*header) == [
        "id", "name", "name_2", "company_id", "company", "kind", "email", "email", "phone",
        "phone", "owner", "language", "country", "privacy_blocked", "minor", "consent",
        "excluded", "job_title",
    ]  # fmt: skip
    assert detect_system(header) == "erp"


@pytest.mark.parametrize(
    "header",
    [
        ("Given Name", "E-mail 1 - Type", "E-mail 1 - Value", "Organization 1 - Name"),
        ("First Name", "E-mail 1 - Label", "E-mail 1 - Value", "Organization Name"),
    ],
    ids=["old", "new"],
)
def test_google_is_understood_old_and_new(header: tuple[str, ...]) -> None:
    slots = find_used_columns(header, {})
    assert [slot.field.value for slot in slots] == ["first_name", "email", "company"]
    assert slots[1].label_index == 1
    assert detect_system(header) == "google"


def test_case_accents_and_punctuation_do_not_matter() -> None:
    assert fields("e_mail-ADDRESS", "FORNAMN", "telefon   (arb.)") == [
        "email",
        "first_name",
        "phone",
    ]


def test_a_title_is_the_job_only_where_nothing_says_it_better() -> None:
    assert fields("Title", "Name") == ["name", "job_title"]
    assert fields("Title", "Name", "Job Title") == ["name", "job_title"]


def test_what_the_reader_says_wins() -> None:
    slots = find_used_columns(
        ["Name", "Ort"], {"name": ContactField.NOTE, "ORT": ContactField.COUNTRY}
    )
    assert [slot.field for slot in slots] == [ContactField.NOTE, ContactField.COUNTRY]


def test_an_unknown_column_is_nothing() -> None:
    assert fields("Favourite colour", "Birthday") == []


POSTAL_HEADERS = {
    "outlook": ("Home Street", "Business Street", "Business Street 2", "Business City", "Business State", "Business Postal Code"),
    "google": ("Address 1 - Street", "Address 1 - City", "Address 1 - Region", "Address 1 - Postal Code", "Address 2 - City"),
    "hubspot": ("Street Address", "City", "State/Region", "Postal Code"),
    "erp": ("Address", "Address 2", "City", "County", "Post Code"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("program", "known"),
    [
        ("outlook", ["street home", "street work", "street work", "city work", "region work", "postal_code work"]),
        ("google", ["street 1", "city 1", "region 1", "postal_code 1", "city 2"]),
        ("hubspot", ["street", "city", "region", "postal_code"]),
        ("erp", ["street", "street", "city", "region", "postal_code"]),
    ],
)  # fmt: skip
def test_postal_addresses_are_told_apart(program: str, known: list[str]) -> None:
    slots = find_used_columns(POSTAL_HEADERS[program], {})
    assert [f"{slot.field.value} {slot.label}".strip() for slot in slots] == known
