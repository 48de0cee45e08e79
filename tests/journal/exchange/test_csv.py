from pathlib import Path

import pytest
from sqlmodel import Session

from journal.errors import RequestRefused
from journal.exchange.columns import ContactField
from journal.exchange.formula_guard import guard_formula, unguard_formula
from journal.exchange.scan_file import scan_contact_file
from tests.journal.exchange.import_helpers import contacts_by_name, import_text


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";")],
)
def test_every_usual_encoding_and_delimiter_is_read(
    session: Session, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"Namn{delimiter}E-post\r\nÅsa Ström{delimiter}asa@acme.example\r\n"
    import_text(session, tmp_path, text.encode(encoding))
    assert contacts_by_name(session)["Åsa Ström"].emails() == ("asa@acme.example",)


def test_excels_own_first_line_is_no_header(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, "sep=;\nName;Email\nAda;ada@acme.example\n")
    assert list(contacts_by_name(session)) == ["Ada"]


def test_a_list_of_addresses_is_split_and_a_display_name_taken_off(
    session: Session, tmp_path: Path
) -> None:
    text = (
        "Name;Email\nAda;\"ada@acme.example; 'Ada L' <a.l@acme.example>, mailto:x@acme.example\"\n"
    )
    import_text(session, tmp_path, text)
    assert contacts_by_name(session)["Ada"].emails() == (
        "ada@acme.example",
        "a.l@acme.example",
        "x@acme.example",
    )


def test_a_broken_address_is_reported_and_the_rest_of_the_line_imported(
    session: Session, tmp_path: Path
) -> None:
    [report] = import_text(
        session, tmp_path, "Name,Email,Phone\nAda,ada(at)acme.example,+46 70 123\n"
    )
    assert report.outcome.value == "new"
    assert report.reasons == ("'ada(at)acme.example' is not an email address; left out.",)
    assert contacts_by_name(session)["Ada"].phones() == ("+46 70 123",)


def test_an_unusable_line_is_an_error_and_stops_no_other(session: Session, tmp_path: Path) -> None:
    text = "Name,Email\n,nonsense\nAda,ada@acme.example\n,,,too,many\n\nBob,bob@acme.example\n"
    reports = import_text(session, tmp_path, text)
    assert [(r.line, r.outcome.value) for r in reports] == [
        (2, "error"),
        (3, "new"),
        (4, "error"),
        (6, "new"),
    ]
    assert set(contacts_by_name(session)) == {"Ada", "Bob"}


def test_a_line_with_only_an_address_is_named_by_it(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, "Email\nada@acme.example\nBob B <bob@acme.example>\n")
    assert set(contacts_by_name(session)) == {"ada@acme.example", "Bob B"}


def test_lines_are_told_by_where_they_begin(session: Session, tmp_path: Path) -> None:
    text = 'Name,Email,Note\nAda,ada@acme.example,"one\ntwo"\n,,nobody\n'
    assert [r.line for r in import_text(session, tmp_path, text)] == [2, 4]


def test_a_file_without_names_and_addresses_says_what_it_has_and_what_can_be_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Kund;Ort\nAda;Lund\n", encoding="utf-8")
    with pytest.raises(RequestRefused, match=r"Its columns are: Kund, Ort.*--map.*first_name"):
        scan_contact_file(path)


def test_a_mapped_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Name\nAda\n", encoding="utf-8")
    with pytest.raises(RequestRefused, match="no column 'Kund' to map"):
        scan_contact_file(path, mapping={"Kund": ContactField.NAME})


def test_a_column_can_be_mapped(session: Session, tmp_path: Path) -> None:
    text = "Kundens namn;Kundens e-post\nAda;ada@acme.example\n"
    mapping = {"kundens namn": ContactField.NAME, "Kundens e-post": ContactField.EMAIL}
    import_text(session, tmp_path, text, mapping=mapping)
    assert contacts_by_name(session)["Ada"].emails() == ("ada@acme.example",)


def test_columns_that_hold_something_and_are_not_used_are_told(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("Name,Shoe size,Birthday\nAda,38,\n", encoding="utf-8")
    assert scan_contact_file(path).unused_columns == ("Shoe size",)


def test_google_labels_and_groups_are_understood(session: Session, tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        "Ada,Lovelace,* myContacts ::: Friends,* Work,ada@acme.example,Mobile,+46 70 1 ::: +46 70 2\n"
    )
    import_text(session, tmp_path, text)
    ada = contacts_by_name(session)["Ada Lovelace"]
    assert ada.tags == {"friends"}
    assert [(a.value, a.label, a.primary) for a in ada.addresses] == [
        ("ada@acme.example", "work", True),
        ("+46 70 1", "mobile", True),
        ("+46 70 2", "mobile", False),
    ]


def test_codes_of_the_erp_are_understood(session: Session, tmp_path: Path) -> None:
    text = (
        "No.;Name;Type;Language Code;Privacy Blocked;Minor;Exclude from Segment\n"
        "C1;Acme;Company;SVE;Yes;No;perhaps\n"
    )
    [report] = import_text(session, tmp_path, text)
    acme = contacts_by_name(session)["Acme"]
    assert (acme.kind.value, acme.language, acme.external_ids) == ("company", "sv", {"erp": "C1"})
    assert (acme.privacy_blocked, acme.minor, acme.excluded) == (True, False, True)
    assert report.reasons == ("excluded: 'perhaps' is neither yes nor no; taken as yes.",)


def test_a_line_with_only_a_company_is_that_company(session: Session, tmp_path: Path) -> None:
    import_text(
        session, tmp_path, "First Name,Last Name,Company,E-mail\n,,Acme,info@acme.example\n"
    )
    assert contacts_by_name(session)["Acme"].kind.value == "company"


def test_a_file_with_a_missing_quotation_mark_is_refused_with_its_line(
    session: Session, tmp_path: Path
) -> None:
    text = 'Name,Email\n"Ada,ada@acme.example\n' + "x" * 1_100_000 + "\nBob,bob@acme.example\n"
    with pytest.raises(RequestRefused, match="line 2: a quotation mark is opened and not closed"):
        import_text(session, tmp_path, text)
    assert contacts_by_name(session) == {}


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+46 8 1", "-", "@x", "\tx", "'=x", "''=x", "'quoted'", "plain", "", "'"),
        *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "\u22121", " =1+1", "\u3000=1", "\n=1"),
    ],
)
def test_no_cell_is_a_formula_and_every_cell_comes_back(cell: str) -> None:
    signs = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212")
    assert not guard_formula(cell).strip(" \n\u3000").startswith(signs)
    assert unguard_formula(guard_formula(cell)) == cell
