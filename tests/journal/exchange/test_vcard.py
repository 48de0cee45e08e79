from pathlib import Path

from sqlmodel import Session

from tests.journal.exchange.import_helpers import contacts_by_name, import_text, outcomes

V4 = """BEGIN:VCARD\r
VERSION:4.0\r
FN:Ada Lovelace\r
ORG:Acme;Sales\r
TITLE:Buyer\r
EMAIL;TYPE=work:second@acme.example\r
EMAIL;PREF=1:ada@acme.example\r
TEL;VALUE=uri;TYPE="voice,home":tel:+46-8-123\r
item1.EMAIL:x@acme.example\r
item1.X-ABLabel:_$!<School>!$_\r
LANG:sv\r
NOTE:One\\nTwo\\, three\r
CATEGORIES:vip,press\r
UID:urn:uuid:1\r
END:VCARD\r
"""

V21 = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Str=C3=B6m;=C3=85sa
TEL;CELL:+46 70 123
EMAIL;PREF;INTERNET:asa@acme.example
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:line one=0D=0Aline =
two
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEASABIAAD
 AAQSkZJRgABAQEASABIAAD

END:VCARD
"""

COMPANY = """BEGIN:VCARD
VERSION:3.0
FN:Acme
ORG:Acme
X-ABShowAs:COMPANY
ADR:;;;;;;SE
END:VCARD
"""


def test_a_card_of_version_4_is_read(session: Session, tmp_path: Path) -> None:
    assert outcomes(import_text(session, tmp_path, V4, name="a.vcf")) == ["new"]
    ada = contacts_by_name(session)["Ada Lovelace"]
    assert (ada.company_name, ada.job_title, ada.language) == ("Acme", "Buyer", "sv")
    assert (ada.note, ada.tags) == ("One\nTwo, three", frozenset({"vip", "press"}))
    assert ada.external_ids == {"vcard": "urn:uuid:1"}
    assert [(a.value, a.label, a.primary) for a in ada.addresses] == [
        ("ada@acme.example", "", True),
        ("second@acme.example", "work", False),
        ("x@acme.example", "school", False),
        ("+46-8-123", "home", True),
    ]


def test_a_card_of_version_2_is_read(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, V21, name="a.vcf")
    asa = contacts_by_name(session)["Åsa Ström"]
    assert asa.emails() == ("asa@acme.example",)
    assert [(a.value, a.label) for a in asa.addresses][1] == ("+46 70 123", "cell")
    assert asa.note == "line one\nline two"


def test_a_preference_that_is_no_number_costs_no_card(session: Session, tmp_path: Path) -> None:
    odd = V4.replace("PREF=1", f"PREF={'9' * 5000}") + COMPANY
    import_text(session, tmp_path, odd, name="a.vcf")
    assert contacts_by_name(session).keys() == {"Ada Lovelace", "Acme"}


def test_a_company_is_told_from_a_person(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, V4 + COMPANY, name="a.vcf")
    acme = contacts_by_name(session)["Acme"]
    assert (acme.kind.value, acme.country) == ("company", "SE")
    assert contacts_by_name(session)["Ada Lovelace"].company_id == acme.id


def test_a_broken_card_stops_no_other(session: Session, tmp_path: Path) -> None:
    cut = "BEGIN:VCARD\nVERSION:3.0\nFN:Cut off\n"
    empty = "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"
    odd = "BEGIN:VCARD\nVERSION:3.0\nFN:Odd\nEMAIL odd@x.example\nEND:VCARD\n"
    reports = import_text(session, tmp_path, cut + V4 + empty + odd, name="a.vcf")
    assert [(r.line, r.outcome.value) for r in reports] == [
        (1, "error"),
        (4, "new"),
        (19, "error"),
        (22, "new"),
    ]
    assert reports[3].reasons == ("A part of the card can't be read; left out.",)


def test_cards_are_matched_like_lines(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, "Name,Email\nAda Lovelace,ada@acme.example\n")
    assert outcomes(import_text(session, tmp_path, V4, name="a.vcf")) == ["updated"]
    assert outcomes(import_text(session, tmp_path, V4, name="a.vcf")) == ["unchanged"]


def test_an_old_card_without_a_word_on_its_letters_is_read(
    session: Session, tmp_path: Path
) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åsa\r\nEMAIL:a@x.example\r\nEND:VCARD\r\n"
    import_text(session, tmp_path, card.encode("cp1252"), name="a.vcf")
    assert "Åsa" in contacts_by_name(session)
