"""Address books as the named programs write them: their columns, their charset, their dirt."""

import csv
import io
from collections.abc import Sequence

Rows = Sequence[Sequence[str]]


def csv_bytes(
    rows: Rows, charset: str = "utf-8", delimiter: str = ",", *, all_quoted: bool = False
) -> bytes:
    file = io.StringIO()
    if all_quoted:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    else:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(charset)


def outlook_english() -> bytes:
    """Classic Outlook: every column of its own, the address behind a name that nobody gave."""
    return csv_bytes(
        [
            ["First Name", "Middle Name", "Last Name", "Company", "Job Title", "Business Phone", "Business Country/Region", "Categories", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address", "Notes", "Private", "Sensitivity"],
            ["Ada", "", "Lovelace", "Engines Ltd", "Analyst", "+44 20 7946 0000", "United Kingdom", "Key;VIP", "ada@engines.example", "SMTP", "Ada Lovelace (ada@engines.example)", "", "Likes tea", "False", "Normal"],
            ["", "", "", "", "", "", "", "", "grace@navy.example", "SMTP", "Grace Hopper (grace@navy.example)", "", "", "False", "Normal"],
            ["", "", "", "", "", "", "", "", "joan@code.example", "SMTP", "joan@code.example", "", "", "False", "Normal"],
            ["Old", "", "Exchange", "", "", "", "", "", "/o=Engines/ou=First/cn=Recipients/cn=old", "EX", "Old Exchange", "", "", "False", "Normal"],
            ["", "", "", "Engines Ltd", "", "", "", "", "info@engines.example", "SMTP", "Engines Ltd (info@engines.example)", "", "", "False", "Normal"],
        ],
        "cp1252",
        all_quoted=True,
    )  # fmt: skip


def outlook_swedish() -> bytes:
    return csv_bytes(
        [
            ["Förnamn", "Efternamn", "Företag", "Befattning", "Telefon (arb)", "Mobiltelefon", "E-postadress", "Visningsnamn för e-post", "Land/region (arb)"],
            ["Åsa", "Öberg", "Ängsö AB", "Inköpare", "08-123 45 67", "", "asa@angso.example", "Åsa Öberg (asa@angso.example)", "Sverige"],
        ],
        "cp1252",
    )  # fmt: skip


def outlook_german() -> bytes:
    return csv_bytes(
        [
            ["Anrede", "Vorname", "Nachname", "Firma", "Position", "Telefon geschäftlich", "E-Mail-Adresse", "E-Mail: Angezeigter Name", "Notizen"],
            ["Herr", "Jürgen", "Groß", "Müller & Söhne GmbH", "Geschäftsführer", "+49 89 123456", "j.gross@mueller.example", "Jürgen Groß (j.gross@mueller.example)", "spricht\nEnglisch"],
        ],
        "cp1252",
        ";",
    )  # fmt: skip


def outlook_russian() -> bytes:
    return csv_bytes(
        [
            ["Имя", "Отчество", "Фамилия", "Организация", "Должность", "Рабочий телефон", "Адрес эл. почты", "Краткое имя эл. почты"],
            ["Анна", "Ивановна", "Кузнецова", "ООО Ромашка", "Менеджер", "+7 495 123-45-67", "anna@romashka.example", "Анна Кузнецова (anna@romashka.example)"],
        ],
        "cp1251",
        ";",
    )  # fmt: skip


def google_new() -> bytes:
    return csv_bytes(
        [
            ["First Name", "Middle Name", "Last Name", "Phonetic First Name", "Nickname", "File As", "Organization Name", "Organization Title", "Notes", "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value"],
            ["Linus", "", "Berg", "", "", "", "Kärnan Oy", "CTO", "", "* myContacts ::: Partners", "* Work", "linus@karnan.example", "Home", "linus@berg.example", "Mobile", "+358 40 1234567 ::: +358 50 7654321"],
            ["", "", "", "", "", "", "", "", "", "* myContacts", "* ", "nobody@noname.example", "", "", "", ""],
        ],
    )  # fmt: skip


def google_old() -> bytes:
    return csv_bytes(
        [
            ["Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Group Membership", "E-mail 1 - Type", "E-mail 1 - Value", "Organization 1 - Name", "Organization 1 - Title"],
            ["Mary Jackson", "Mary", "", "Jackson", "", "* myContacts", "* Work", "mary@langley.example", "Langley", "Engineer"],
        ],
        "utf-16",
    )  # fmt: skip


def hubspot() -> bytes:
    """`true` in its column of opt-outs; companies by name and by id."""
    return csv_bytes(
        [
            ["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner", "Lead Status", "Lifecycle Stage", "Job Title", "Unsubscribed from all email", "Associated Company", "Primary Associated Company ID"],
            ["51", "Brita", "Halvorsen", "brita@hub.example", "", "", "New", "Lead", "CEO", "true", "Hub Inc", "901"],
            ["52", "Maria", "Sola", "maria@sola.example", "555 0100", "", "", "Customer", "", "false", "Sola SL", "902"],
            ["53", "", "", "anonymous@sola.example", "", "", "", "", "", "", "Sola SL", "902"],
        ],
        all_quoted=True,
    )  # fmt: skip


def salesforce_accounts() -> bytes:
    return csv_bytes(
        [
            ["Id", "IsDeleted", "Name", "Type", "Phone", "OwnerId", "SystemModstamp"],
            ["001A1", "0", "Edge Communications", "Customer - Direct", "(512) 757-6000", "005A", "2026-11-01T00:00:00.000Z"],
            ["001A2", "1", "Gone Inc", "Prospect", "", "005A", "2026-11-01T00:00:00.000Z"],
        ],
        all_quoted=True,
    )  # fmt: skip


def salesforce_contacts() -> bytes:
    """The weekly export: deleted ones are in it, an account is an id alone."""
    return csv_bytes(
        [
            ["Id", "IsDeleted", "AccountId", "LastName", "FirstName", "Salutation", "Name", "MailingCountry", "Phone", "MobilePhone", "Email", "Title", "OwnerId", "HasOptedOutOfEmail", "DoNotCall", "SystemModstamp"],
            ["003C1", "0", "001A1", "Gonzalez", "Rose", "Ms.", "Rose Gonzalez", "USA", "(512) 757-6000", "", "rose@edge.example", "SVP", "005A", "1", "0", "2026-11-01T00:00:00.000Z"],
            ["003C2", "1", "001A1", "Forbes", "Sean", "Mr.", "Sean Forbes", "USA", "", "", "sean@edge.example", "CFO", "005A", "0", "0", "2026-11-01T00:00:00.000Z"],
            ["003C3", "0", "", "Rogers", "Jack", "Mr.", "Jack Rogers", "NULL", "N/A", "-", "jack@burlington.example", "", "005A", "0", "1", "2026-11-01T00:00:00.000Z"],
        ],
        all_quoted=True,
    )  # fmt: skip


def business_central() -> bytes:
    """People belong to a company by its number; a company names itself."""
    return csv_bytes(
        [
            ["No.", "Name", "Company Name", "Company No.", "Type", "E-Mail", "Phone No.", "Mobile Phone No.", "Salesperson Code", "Language Code", "Country/Region Code", "Privacy Blocked", "Minor", "Parental Consent Received", "Exclude from Segment"],
            ["CT000007", "Esther Valle", "Adatum Corporation", "CT000006", "Person", "esther@adatum.example", "", "", "", "ENU", "US", "No", "No", "No", "No"],
            ["CT000006", "Adatum Corporation", "Adatum Corporation", "CT000006", "Company", "robert@adatum.example;billing@adatum.example", "425 555 0101", "", "", "ENU", "US", "No", "No", "No", "Yes"],
            ["CT000008", "Kid Valle", "Adatum Corporation", "CT000006", "Person", "", "", "", "", "ENU", "US", "Yes", "Yes", "No", "No"],
        ],
        "cp1252",
        ";",
    )  # fmt: skip


def polish_register() -> bytes:
    """A system that nobody knows, in the charset of Central Europe."""
    return csv_bytes(
        [
            ["ID", "Name", "Email", "Note"],
            ["1", "Łukasz Żółkiewski", "lukasz@zolk.example", "Zażółć gęślą jaźń"],
            ["2", "Święta Wójcik", "wojcik@zolk.example", ""],
        ],
        "cp1250",
        ";",
    )  # fmt: skip


def excel_unicode_text() -> bytes:
    """Excel's "Unicode text": tabs, UTF-16; here as a script wrote it, without a mark."""
    return csv_bytes(
        [["Name", "E-mail", "Phone"], ["Søren Ødegård", "soren@fjord.example", "+47 22 33 44 55"]],
        "utf-16-le",
        "\t",
    )


def database_dump() -> bytes:
    """Cells that only say that there is nothing, and a family whose name is Null."""
    return csv_bytes(
        [
            ["ID", "First name", "Last name", "Email", "Company", "Phone", "Job title", "Do not contact"],
            ["7", "Jennifer", "Null", "jen@null.example", "NULL", "N/A", "None", "NULL"],
            ["8", "None", "Prince", "prince@purple.example", "-", "-", "n/a", "yes"],
            ["9", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"],
        ],
    )  # fmt: skip


UNCLOSED_QUOTE = b'Name,Email,Note\nAda,ada@a.example,fine\nBob,bob@a.example,"said hi\nEve,eve@a.example,"ok"\nZoe,zoe@a.example,\n'
