"""Tests what comes in of the address books of other programs, what is refused and why; and all of it undone."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from journal.errors import RequestRefused
from journal.model import Contact, ContactKind
from journal.store.contacts import contacts
from journal.undo.undo import Undone, undo
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.effort import one_day_in
from tests.journal.exchange import address_books
from tests.journal.exchange.import_helpers import contacts_by_name, import_text, outcomes
from tests.journal.laws.example_database import table_contents


def _facts(each: Contact) -> dict[str, Any]:
    """Says what is worth a look: all that is not empty."""
    told = {
        "company": each.company_name,
        "mails": each.emails(),
        "phones": each.phones(),
        "title": each.job_title,
        "country": each.country,
        "language": each.language,
        "ids": each.external_ids,
        "tags": set(each.tags),
        "note": each.note,
        "firm": each.kind is ContactKind.COMPANY,
        "excluded": each.excluded,
        "blocked": each.privacy_blocked,
        "minor": each.minor,
    }
    return {name: value for name, value in told.items() if value}


Book = tuple[Callable[[], bytes], str, Mapping[str, Mapping[str, Any]], Mapping[int, str]]
BOOKS: dict[str, Book] = {
    "outlook, english": (
        address_books.outlook_english,
        "contacts.csv",
        {
            "Ada Lovelace": {
                "company": "Engines Ltd", "mails": ("ada@engines.example",), "title": "Analyst",
                "phones": ("+44 20 7946 0000",), "country": "United Kingdom",
                "tags": {"key", "vip"}, "note": "Likes tea",
            },
            "Grace Hopper": {"mails": ("grace@navy.example",)},
            "joan@code.example": {"mails": ("joan@code.example",)},
            "Old Exchange": {},
            "Engines Ltd": {"firm": True, "mails": ("info@engines.example",)},
        },
        {5: "'/o=Engines/ou=First/cn=Recipients/cn=old' is not an email address; left out."},
    ),
    "outlook, swedish": (
        address_books.outlook_swedish,
        "kontakter.csv",
        {
            "Åsa Öberg": {
                "company": "Ängsö AB", "mails": ("asa@angso.example",), "title": "Inköpare",
                "phones": ("08-123 45 67",), "country": "Sverige",
            },
            "Ängsö AB": {"firm": True},
        },
        {},
    ),
    "outlook, german": (
        address_books.outlook_german,
        "Kontakte.CSV",
        {
            "Jürgen Groß": {
                "company": "Müller & Söhne GmbH", "mails": ("j.gross@mueller.example",),
                "title": "Geschäftsführer", "phones": ("+49 89 123456",),
                "note": "spricht\nEnglisch",
            },
            "Müller & Söhne GmbH": {"firm": True},
        },
        {},
    ),
    "outlook, russian, windows-1251": (
        address_books.outlook_russian,
        "контакты.csv",
        {
            "Анна Ивановна Кузнецова": {
                "company": "ООО Ромашка", "mails": ("anna@romashka.example",),
                "title": "Менеджер", "phones": ("+7 495 123-45-67",),
            },
            "ООО Ромашка": {"firm": True},
        },
        {},
    ),
    "google, new": (
        address_books.google_new,
        "contacts.csv",
        {
            "Linus Berg": {
                "company": "Kärnan Oy", "mails": ("linus@karnan.example", "linus@berg.example"),
                "title": "CTO", "phones": ("+358 40 1234567", "+358 50 7654321"),
                "tags": {"partners"},
            },
            "Kärnan Oy": {"firm": True},
            "nobody@noname.example": {"mails": ("nobody@noname.example",)},
        },
        {},
    ),
    "google, old, utf-16": (
        address_books.google_old,
        "google.csv",
        {
            "Mary Jackson": {
                "company": "Langley", "mails": ("mary@langley.example",), "title": "Engineer",
            },
            "Langley": {"firm": True},
        },
        {},
    ),
    "hubspot": (
        address_books.hubspot,
        "all-contacts.csv",
        {
            "Brita Halvorsen": {
                "company": "Hub Inc", "mails": ("brita@hub.example",), "title": "CEO",
                "ids": {"hubspot": "51"}, "excluded": True,
            },
            "Maria Sola": {
                "company": "Sola SL", "mails": ("maria@sola.example",), "phones": ("555 0100",),
                "ids": {"hubspot": "52"},
            },
            "anonymous@sola.example": {
                "company": "Sola SL", "mails": ("anonymous@sola.example",),
                "ids": {"hubspot": "53"},
            },
            "Hub Inc": {"firm": True, "ids": {"hubspot": "901"}},
            "Sola SL": {"firm": True, "ids": {"hubspot": "902"}},
        },
        {},
    ),
    "salesforce, accounts": (
        address_books.salesforce_accounts,
        "Account.csv",
        {
            "Edge Communications": {
                "firm": True, "phones": ("(512) 757-6000",), "ids": {"salesforce": "001A1"},
            },
        },
        {3: "It is deleted in the system that the file is from."},
    ),
    "salesforce, contacts": (
        address_books.salesforce_contacts,
        "Contact.csv",
        {
            "Rose Gonzalez": {
                "mails": ("rose@edge.example",), "phones": ("(512) 757-6000",), "title": "SVP",
                "country": "USA", "ids": {"salesforce": "003C1"}, "excluded": True,
            },
            "Jack Rogers": {
                "mails": ("jack@burlington.example",), "ids": {"salesforce": "003C3"},
                "excluded": True,
            },
        },
        {
            2: "The company '001A1' is neither known nor in the file.",
            3: "It is deleted in the system that the file is from.",
        },
    ),
    "business central": (
        address_books.business_central,
        "Contacts.csv",
        {
            "Esther Valle": {
                "company": "Adatum Corporation", "mails": ("esther@adatum.example",),
                "language": "en", "country": "US", "ids": {"erp": "CT000007"},
            },
            "Adatum Corporation": {
                "firm": True, "mails": ("robert@adatum.example", "billing@adatum.example"),
                "phones": ("425 555 0101",), "language": "en", "country": "US",
                "ids": {"erp": "CT000006"}, "excluded": True,
            },
            "Kid Valle": {
                "company": "Adatum Corporation", "language": "en", "country": "US",
                "ids": {"erp": "CT000008"}, "blocked": True, "minor": True,
            },
        },
        {},
    ),
    "an unknown system, windows-1250": (
        address_books.polish_register,
        "Kartoteka 2026-11-30 (2).csv",
        {
            "Łukasz Żółkiewski": {
                "mails": ("lukasz@zolk.example",), "note": "Zażółć gęślą jaźń",
                "ids": {"kartoteka": "1"},
            },
            "Święta Wójcik": {"mails": ("wojcik@zolk.example",), "ids": {"kartoteka": "2"}},
        },
        {},
    ),
    "excel, utf-16 without a mark": (
        address_books.excel_unicode_text,
        "people.txt",
        {"Søren Ødegård": {"mails": ("soren@fjord.example",), "phones": ("+47 22 33 44 55",)}},
        {},
    ),
    "a dump of a database": (
        address_books.database_dump,
        "dump.csv",
        {
            "Jennifer Null": {"mails": ("jen@null.example",), "ids": {"dump": "7"}},
            "Prince": {
                "mails": ("prince@purple.example",), "ids": {"dump": "8"}, "excluded": True,
            },
        },
        {4: "It has no name and no usable address."},
    ),
}  # fmt: skip


@one_day_in(3)
@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_an_address_book_comes_in_and_is_undone(
    session: Session, tmp_path: Path, book: Book
) -> None:
    make, name, expected, refused = book
    was = table_contents(session)
    reports = import_text(session, tmp_path, make(), name=name, batch=2)
    found = contacts_by_name(session)
    assert {who: _facts(each) for who, each in found.items()} == expected
    assert {each.line: " ".join(each.reasons) for each in reports if each.reasons} == refused
    again = import_text(session, tmp_path, make(), name=name)
    assert {*outcomes(again)} <= {"unchanged", "skipped", "error"}
    undone = undo(session, ADMIN, now=NOW)
    assert isinstance(undone, Undone)
    assert (len(undone.removed), undone.kept) == (len(expected), ())
    assert table_contents(session) == was


def test_people_of_a_known_account_belong_to_it(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, address_books.salesforce_accounts(), name="Account.csv")
    import_text(session, tmp_path, address_books.salesforce_contacts(), name="Contact.csv")
    assert contacts_by_name(session)["Rose Gonzalez"].company_name == "Edge Communications"


# ── ids of two systems ──────────────────────────────────────────────────────────────────────────

_SHOP = "ID,Name,Email\n1,Ada Lovelace,ada@engines.example\n"
_CLUB = "ID,Name,Email\n1,Bob Berg,bob@berg.example\n"


def test_equal_ids_of_two_files_are_two_people(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, _SHOP, name="shop.csv")
    assert outcomes(import_text(session, tmp_path, _CLUB, name="club.csv")) == ["new"]
    found = contacts_by_name(session)
    assert found["Ada Lovelace"].external_ids == {"shop": "1"}
    assert found["Bob Berg"].external_ids == {"club": "1"}


def test_another_name_and_address_under_a_known_id_is_a_conflict(
    session: Session, tmp_path: Path
) -> None:
    import_text(session, tmp_path, _SHOP)
    was = table_contents(session)
    (report,) = import_text(session, tmp_path, _CLUB)
    assert report.outcome == "skipped"
    ada = contacts_by_name(session)["Ada Lovelace"]
    assert report.reasons[0].startswith(
        f"Conflict: {ada.number} is Ada Lovelace (ada@engines.example) here and Bob Berg "
        "(bob@berg.example) in the file."
    )
    assert table_contents(session) == was


@pytest.mark.parametrize(
    "row",
    [
        "1,Ada King,ada@engines.example",
        "1,Lovelace,new@engines.example",
        "1,Ada King,",
        "1,,new@engines.example",
    ],
)
def test_who_has_a_name_or_an_address_in_common_is_the_same(
    session: Session, tmp_path: Path, row: str
) -> None:
    import_text(session, tmp_path, _SHOP)
    (report,) = import_text(session, tmp_path, f"ID,Name,Email\n{row}\n")
    assert report.outcome in {"updated", "unchanged"}


def test_each_change_is_told_before_it_is_made(session: Session, tmp_path: Path) -> None:
    ada = a_person(session, "Ada", "ada@acme.example", job_title="Analyst")
    text = "Name,Email,Job title,Company,Phone\nAda,ada@acme.example,Countess,Acme,\nNew,,,,\n"
    reports = import_text(session, tmp_path, text, dry_run=True)
    assert reports[0].changes == (("company", "", "Acme"), ("job_title", "Analyst", "Countess"))
    assert reports[1].changes == ()
    assert contacts.get(session, ada.id) == ada


# ── a quotation mark that is not closed ─────────────────────────────────────────────────────────


def test_a_quote_that_is_not_closed_is_refused_with_its_line(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(RequestRefused, match=r"contacts\.csv, line 3: a quotation mark is opened"):
        import_text(session, tmp_path, address_books.UNCLOSED_QUOTE)
    with pytest.raises(RequestRefused, match=r"line 2: .* up to 3 would be one contact"):
        import_text(session, tmp_path, 'Name,Email\n"Ada,ada@a.example\nBob,bob@a.example\n')
    assert list(contacts.walk(session)) == []


def test_a_note_of_many_lines_and_inches_are_no_open_quotes(
    session: Session, tmp_path: Path
) -> None:
    text = 'Name,Note\nAda,"one\n""two""\nthree"\nBob,19" rack\nEve,12" by 19"\n'
    assert outcomes(import_text(session, tmp_path, text)) == ["new"] * 3
    assert contacts_by_name(session)["Ada"].note == 'one\n"two"\nthree'
    assert contacts_by_name(session)["Bob"].note == '19" rack'


# ── where letters reach them ────────────────────────────────────────────────────────────────────


def _post(each: Contact) -> tuple[str, str, str, str]:
    return (each.street, each.postal_code, each.city, each.region)


@pytest.mark.parametrize(
    ("file", "text", "post"),
    [
        (
            "outlook.csv",
            (
                "First Name,Home Street,Home City,Business Street,Business Street 2,Business City,"
                "Business Postal Code,Business State\nAda,Home 1,Hometown,Work 1,Floor 2,Bath,BA1,Avon\n"
            ),
            ("Home 1", "", "Hometown", ""),
        ),
        (
            "outlook.csv",
            (
                "First Name,Business Street,Business Street 2,Business City,Business Postal Code,"
                "Business State,Home City\nAda,Work 1,Floor 2,Bath,BA1,Avon,Hometown\n"
            ),
            ("Work 1\nFloor 2", "BA1", "Bath", "Avon"),
        ),
        (
            "google.csv",
            (
                "Name,Address 1 - Street,Address 1 - City,Address 2 - Street,Address 2 - City,"
                "Address 2 - Postal Code\nAda,,,Kungsgatan 4,Göteborg,411 19\n"
            ),
            ("Kungsgatan 4", "411 19", "Göteborg", ""),
        ),
        (
            "erp.csv",
            "No.,Name,Address,Address 2,Post Code,City,County\nC1,Ada,Kungsgatan 4,Box 7,411 19,Göteborg,\n",
            ("Kungsgatan 4\nBox 7", "411 19", "Göteborg", ""),
        ),
        (
            "ada.vcf",
            (
                "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nADR;TYPE=home:;;Home 1;Hometown;;;\n"
                "ADR;TYPE=work,pref:Box 7;;Kungsgatan 4;Göteborg;VG;411 19;Sweden\nEND:VCARD\n"
            ),
            ("Box 7\nKungsgatan 4", "411 19", "Göteborg", "VG"),
        ),
    ],
    ids=["outlook, home first", "outlook, work first", "google", "erp", "vcard"],
)
def test_an_address_comes_whole_and_home_and_work_are_never_mixed(
    session: Session, tmp_path: Path, file: str, text: str, post: tuple[str, str, str, str]
) -> None:
    import_text(session, tmp_path, text, name=file)
    assert _post(contacts_by_name(session)["Ada"]) == post


def test_an_address_takes_the_place_of_the_old_one_as_a_whole(
    session: Session, tmp_path: Path
) -> None:
    a_person(session, "Ada", "ada@acme.example", street="Old 1", city="Oldtown", region="OT")
    header = "Name,Email,Street,City\n"
    import_text(session, tmp_path, f"{header}Ada,ada@acme.example,New 2,Newtown\n")
    assert _post(contacts_by_name(session)["Ada"]) == ("New 2", "", "Newtown", "")
    import_text(session, tmp_path, f"{header}Ada,ada@acme.example,,\n")
    assert _post(contacts_by_name(session)["Ada"]) == ("New 2", "", "Newtown", "")
