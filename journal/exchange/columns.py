"""The names of columns in other programs, as data, and which of our fields each one is.

Names are compared folded, without spaces and punctuation, so `E-mail Address`, `E-Mail-Adresse` and
`e_mail address` differ only where their letters do. A number in a name (`E-mail 2 Address`) says which
of several it is. The languages are those in which Outlook and the ERP are seen most with us.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.exchange.postal_columns import POSTAL_COLUMNS
from journal.fold import folded_words


class ContactField(StrEnum):
    """The fields a column can hold, by their names in `rapport contact import --map COLUMN=FIELD`."""

    NAME = "name"
    NAME_2 = "name_2"
    DISPLAY_NAME = "display_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    COMPANY = "company"
    COMPANY_ID = "company_id"
    COMPANY_NUMBER = "company_number"
    ID = "id"
    NUMBER = "number"
    EXTERNAL_IDS = "external_ids"
    KIND = "kind"
    JOB_TITLE = "job_title"
    LANGUAGE = "language"
    COUNTRY = "country"
    STREET = "street"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    REGION = "region"
    OWNER = "owner"
    NOTE = "note"
    TAGS = "tags"
    PRIVACY_BLOCKED = "privacy_blocked"
    MINOR = "minor"
    CONSENT = "consent"
    EXCLUDED = "excluded"
    DELETED = "deleted"
    EMAIL_LABEL = "email_label"
    PHONE_LABEL = "phone_label"
    IGNORE = "ignore"


# A contact can be made of any one of these.
IDENTIFYING_FIELDS = frozenset(
    {
        ContactField.NAME,
        ContactField.DISPLAY_NAME,
        ContactField.FIRST_NAME,
        ContactField.LAST_NAME,
        ContactField.EMAIL,
        ContactField.COMPANY,
    }
)

_COLUMN_NAMES: Mapping[ContactField, Sequence[str]] = {
    ContactField.NAME: (
        "Name", "Full name", "Display name", "Contact name", "Namn", "Visningsnamn", "Naam",
        "Volledige naam", "Nimi", "Koko nimi", "Navn", "Vollständiger Name", "ФИО", "Полное имя",
    ),
    ContactField.NAME_2: ("Name 2", "Namn 2", "Naam 2", "Nimi 2", "Navn 2"),
    ContactField.FIRST_NAME: (
        "First name", "Given name", "Förnamn", "Vorname", "Voornaam", "Etunimi", "Fornavn", "Имя",
    ),
    ContactField.MIDDLE_NAME: (
        "Middle name", "Additional name", "Mellannamn", "Weitere Vornamen", "Middelste naam",
        "Tussenvoegsel", "Toinen nimi", "Mellomnavn", "Отчество",
    ),
    ContactField.LAST_NAME: (
        "Last name", "Family name", "Surname", "Efternamn", "Nachname", "Familienname",
        "Achternaam", "Sukunimi", "Etternavn", "Фамилия",
    ),
    ContactField.EMAIL: (
        "Email", "Emails", "Work email", "Additional email addresses", "E-mail address", "Email address", "E-mail value", "Mail", "E-post",
        "E-postadress", "E-post adress", "E-postadresser", "Mailadress", "E-Mail-Adresse",
        "E-Mail: Adresse", "E-mailadres", "E-mail adres", "Sähköposti", "Sähköpostiosoite",
        "Sähköposti: osoite", "E-postadresse", "Эл. почта", "Электронная почта",
        "Адрес эл. почты", "Адрес электронной почты",
    ),
    ContactField.COMPANY: (
        "Company", "Company name", "Organization", "Organisation", "Organization name",
        "Account name", "Associated company", "Primary associated company", "Företag", "Företagsnamn", "Firma", "Firmenname", "Unternehmen", "Bedrijf",
        "Bedrijfsnaam", "Yritys", "Yrityksen nimi", "Firmanavn", "Selskap", "Организация",
        "Компания", "Название компании",
    ),
    ContactField.COMPANY_ID: (
        "Company no", "Company ID", "Company code", "Account ID", "Associated company ID",
        "Associated company IDs", "Primary associated company ID", "Företagsnr", "Företag nr", "Firmanr",
        "Unternehmensnr", "Bedrijfsnr", "Yritysnro", "Firmanummer", "Код компании",
    ),
    ContactField.COMPANY_NUMBER: ("Company number",),
    ContactField.ID: (
        "No", "ID", "Record ID", "Record ID - Contact", "Contact no", "Contact ID", "Customer no", "Customer ID", "External ID", "Nr",
        "Kontaktnr", "Kundnr", "Kundennr", "Kundenummer", "Kundnummer", "Relatienr",
        "Contactnr", "Nro", "Kontaktnummer", "№", "Код",
    ),
    ContactField.NUMBER: ("Number", "Rapport number"),
    ContactField.EXTERNAL_IDS: ("External IDs",),
    ContactField.KIND: ("Kind", "Type", "Contact type", "Typ", "Art", "Soort", "Tyyppi", "Тип"),
    ContactField.JOB_TITLE: (
        "Job title", "Organization title", "Position", "Befattning", "Yrkestitel", "Funktion",
        "Berufsbezeichnung", "Functie", "Tehtävänimike", "Ammattinimike", "Titteli", "Stilling",
        "Должность",
    ),
    ContactField.LANGUAGE: (
        "Language", "Preferred language", "Language code", "Språk", "Språkkod", "Sprache", "Sprachcode", "Taal",
        "Taalcode", "Kieli", "Kielikoodi", "Språkkode", "Язык", "Код языка",
    ),
    ContactField.COUNTRY: (
        "Country", "Country/Region", "Country code", "Country/Region code",
        "Mailing country", "Business Country/Region", "Home Country/Region", "Address country", "Land",
        "Land/region", "Land/region (arb)", "Land/region (hem)", "Landskod", "Land/regionkod",
        "Land/Region geschäftlich", "Land/Region privat", "Länder-/Regionscode",
        "Land/regio (werk)", "Land/regio (thuis)", "Land-/regiocode", "Maa", "Maa/alue",
        "Maa/alue (työ)", "Maakoodi", "Land/område", "Страна", "Страна или регион",
    ),
    ContactField.OWNER: (
        "Owner", "Contact owner", "Salesperson", "Salesperson code", "Account manager", "Säljare", "Säljarkod",
        "Ansvarig", "Verkäufer", "Verkäufercode", "Verkoper", "Verkoperscode", "Myyjä",
        "Myyjäkoodi", "Selger", "Selgerkode", "Менеджер", "Ответственный",
    ),
    ContactField.NOTE: (
        "Note", "Notes", "Comment", "Comments", "Anteckningar", "Anteckning", "Notizen",
        "Bemerkung", "Notities", "Opmerkingen", "Huomautukset", "Muistiinpanot", "Notater",
        "Заметки", "Примечание",
    ),
    ContactField.TAGS: (
        "Tags", "Labels", "Categories", "Group membership", "Kategorier", "Etiketter",
        "Kategorien", "Categorieën", "Luokat", "Tunnisteet", "Категории",
    ),
    ContactField.PRIVACY_BLOCKED: (
        "Privacy blocked", "Integritetsspärrad", "Spärrad av sekretess", "Datenschutzsperre",
        "Privacy geblokkeerd",
    ),
    ContactField.MINOR: ("Minor", "Minderårig", "Minderjährig", "Minderjährige(r)", "Minderjarig",
        "Alaikäinen", "Mindreårig"),
    ContactField.CONSENT: ("Consent", "Parental consent received", "Föräldrars samtycke mottaget"),
    ContactField.EXCLUDED: (
        "Excluded", "Exclude from segment", "Exclude from segments", "Has opted out of email",
        "Email opt out", "Opted out of email", "Opted out", "Opt out", "Unsubscribed",
        "Unsubscribed from all email", "Do not contact", "Do not email", "Do not mail",
        "Do not call", "Do not allow emails", "Do not allow bulk emails", "Kontakta inte",
        "Nicht kontaktieren", "Niet contacteren", "Ei saa ottaa yhteyttä", "Ikke kontakt",
        "Не связываться",
    ),
    ContactField.DELETED: (
        "Deleted", "Is deleted", "Raderad", "Borttagen", "Gelöscht", "Verwijderd", "Poistettu",
        "Slettet", "Удалён", "Удален",
    ),
    ContactField.EMAIL_LABEL: ("E-mail label", "E-mail type"),
    ContactField.PHONE_LABEL: ("Phone type", "Phone label"),
}  # fmt: skip

# Phone columns say by their name what kind of number it is.
_PHONES: Mapping[str, Sequence[str]] = {
    "": (
        "Phone", "Phones", "Phone no", "Phone number", "Phone value", "Telephone", "Primary phone",
        "Other phone", "Telefon", "Telefonnr", "Telefonnummer", "Telefoon", "Telefoonnr", "Puhelin",
        "Puhelinnumero", "Puhelinnro", "Tlf", "Телефон",
    ),
    "work": (
        "Business phone", "Work phone", "Company main phone", "Telefon (arb)", "Telefon arbete",
        "Telefon geschäftlich", "Telefoon op werk", "Telefoon werk", "Työpuhelin",
        "Puhelin (työ)", "Telefon, arbeid", "Рабочий телефон", "Телефон раб.",
    ),
    "mobile": (
        "Mobile", "Mobile phone number", "Mobile phone", "Mobile phone no", "Cell phone", "Mobil", "Mobiltelefon",
        "Mobiltelefonnr", "Mobilnummer", "Mobiele telefoon", "Mobiel", "Matkapuhelin",
        "Matkapuhelinnro", "Мобильный телефон", "Мобильный", "Телефон переносной",
    ),
    "home": (
        "Home phone", "Telefon (hem)", "Telefon privat", "Telefon, privat", "Telefoon thuis",
        "Kotipuhelin", "Puhelin (koti)", "Домашний телефон", "Телефон дом.",
    ),
}  # fmt: skip

_POSTAL_FIELDS = frozenset(map(ContactField, POSTAL_COLUMNS[""]))

# In Outlook "Title" is Mr or Mrs, elsewhere the job: it counts only if no other column has the job.
_WEAK_NAMES: Mapping[ContactField, Sequence[str]] = {
    ContactField.JOB_TITLE: ("Title", "Titel"),
    ContactField.DISPLAY_NAME: (
        "File as",
        "E-mail display name",
        "Nickname",
        "Visningsnamn för e-post",
        "E-Mail: Angezeigter Name",
        "Weergavenaam e-mail",
        "Sähköpostin näyttönimi",
        "Visningsnavn for e-post",
        "Краткое имя эл. почты",
    ),
}

# Columns that only one program writes, by the name under which its ids are kept.
_SYSTEM_COLUMNS: Mapping[str, Sequence[str]] = {
    "erp": (
        "Company No.", "Salesperson Code", "Privacy Blocked", "Exclude from Segment",
        "Phone No.", "Search Name", "Parental Consent Received", "Country/Region Code",
    ),
    "salesforce": (
        "IsDeleted", "AccountId", "OwnerId", "HasOptedOutOfEmail", "Account Name", "Account ID",
        "MailingCountry", "SystemModstamp", "LastModifiedById", "Email Opt Out",
    ),
    "hubspot": (
        "Record ID", "Record ID - Contact", "Lifecycle Stage", "Lead Status", "Contact owner",
        "Unsubscribed from all email", "Associated Company", "Associated Company IDs",
        "Primary Associated Company ID", "Original Source",
    ),
    "google": (
        "E-mail 1 - Value", "E-mail 1 - Label", "Phone 1 - Value", "Organization 1 - Name",
        "Organization Name", "Group Membership", "Yomi Name", "Phonetic First Name",
    ),
    "outlook": (
        "E-mail Address", "E-mail Display Name", "Business Phone", "Business Country/Region",
        "E-postadress", "Telefon (arb)", "E-Mail-Adresse", "Telefon geschäftlich", "E-mailadres",
        "Telefoon op werk", "Sähköpostiosoite", "Työpuhelin", "E-postadresse", "Telefon, arbeid",
        "Рабочий телефон", "Адрес эл. почты",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UsedColumn:
    """One column that is used: its place, its field, and the label and number in its name."""

    index: int
    field: ContactField
    label: str = ""
    label_index: int | None = None


def column_key(name: str) -> str:
    """`"E-mail 2 - Value"` → `"email2value"`."""
    return "".join(folded_words(name.replace("№", "no")))


def _split_number(name: str) -> tuple[str, str]:
    """The key without its number, and the number: `("emailvalue", "2")`."""
    parts = folded_words(name.replace("№", "no"))
    bare = "".join(part for part in parts if not part.isdigit())
    return bare, "".join(part for part in parts if part.isdigit())


def _field_table() -> Iterator[tuple[str, tuple[ContactField, str]]]:
    for field, names in _COLUMN_NAMES.items():
        yield from ((column_key(name), (field, "")) for name in names)
    for label, names in _PHONES.items():
        yield from ((column_key(name), (ContactField.PHONE, label)) for name in names)
    for label, fields in POSTAL_COLUMNS.items():
        for postal, names in fields.items():
            yield from ((column_key(name), (ContactField(postal), label)) for name in names)


_FIELD_BY_KEY: Mapping[str, tuple[ContactField, str]] = dict(_field_table())
_WEAK_FIELD_BY_KEY: Mapping[str, ContactField] = {
    column_key(name): field for field, names in _WEAK_NAMES.items() for name in names
}
_SYSTEM_KEYS: Mapping[str, frozenset[str]] = {
    system: frozenset(column_key(name) for name in names)
    for system, names in _SYSTEM_COLUMNS.items()
}


def find_used_columns(
    header: Sequence[str], mapping: Mapping[str, ContactField]
) -> tuple[UsedColumn, ...]:
    """The columns that are used, in their order; the user's own `mapping` wins."""
    own = {column_key(name): field for name, field in mapping.items()}
    found = [
        UsedColumn(index, *known)
        for index, name in enumerate(header)
        if (known := _field_of(name, own)) is not None and known[0] is not ContactField.IGNORE
    ]
    given = {slot.field for slot in found} | set(own.values())
    for index, name in enumerate(header):
        weak = _WEAK_FIELD_BY_KEY.get(column_key(name))
        if weak is not None and weak not in given and column_key(name) not in own:
            found.append(UsedColumn(index, weak))
    return _add_labels(header, found)


def _field_of(name: str, own: Mapping[str, ContactField]) -> tuple[ContactField, str] | None:
    key = column_key(name)
    if key in own:
        return own[key], ""
    if key in _FIELD_BY_KEY:
        return _FIELD_BY_KEY[key]
    bare, number = _split_number(name)
    field, label = _FIELD_BY_KEY.get(bare, (None, ""))
    if field is None:
        return None
    # `Address 2 - City` is of another address than `Address 1 - City`.
    return field, label + number if field in _POSTAL_FIELDS else label


def _add_labels(header: Sequence[str], found: Sequence[UsedColumn]) -> tuple[UsedColumn, ...]:
    """Gives `Phone 2 - Value` the label in `Phone 2 - Type`; alone such a column says nothing."""
    labels = {
        ContactField.EMAIL_LABEL: ContactField.EMAIL,
        ContactField.PHONE_LABEL: ContactField.PHONE,
    }
    beside = {
        (labels[slot.field], _split_number(header[slot.index])[1]): slot.index
        for slot in found
        if slot.field in labels
    }
    return tuple(
        UsedColumn(
            slot.index,
            slot.field,
            slot.label,
            beside.get((slot.field, _split_number(header[slot.index])[1])),
        )
        for slot in found
        if slot.field not in labels
    )


def detect_system(header: Sequence[str]) -> str:
    """Finds which program wrote this, by its columns; empty when none is recognised."""
    keys = {column_key(name) for name in header}
    hits = {system: len(signs & keys) for system, signs in _SYSTEM_KEYS.items()}
    best = max(hits, key=lambda system: hits[system])
    return best if hits[best] else ""
