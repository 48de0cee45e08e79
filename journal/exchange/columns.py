"""What columns of other programs are called, as data, and which of our fields each one is.

Names are compared folded, without spaces and punctuation, so `E-mail Address`, `E-Mail-Adresse` and
`e_mail address` differ only where their letters do. A number in a name (`E-mail 2 Address`) says which
of several it is. The languages are those in which Outlook and the ERP are seen most with us.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.fold import words


class Field(StrEnum):
    """What a column can be; `rapport contact import --map COLUMN=FIELD` takes these names."""

    NAME = "name"
    NAME_2 = "name_2"
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
    OWNER = "owner"
    NOTE = "note"
    TAGS = "tags"
    PRIVACY_BLOCKED = "privacy_blocked"
    MINOR = "minor"
    CONSENT = "consent"
    EXCLUDED = "excluded"
    EMAIL_LABEL = "email_label"
    PHONE_LABEL = "phone_label"
    IGNORE = "ignore"


# A contact can be made of any one of these.
NEEDED = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.COMPANY})

_NAMES: Mapping[Field, Sequence[str]] = {
    Field.NAME: (
        "Name", "Full name", "Display name", "Contact name", "Namn", "Visningsnamn", "Naam",
        "Volledige naam", "Nimi", "Koko nimi", "Navn", "Vollständiger Name", "ФИО", "Полное имя",
    ),
    Field.NAME_2: ("Name 2", "Namn 2", "Naam 2", "Nimi 2", "Navn 2"),
    Field.FIRST_NAME: (
        "First name", "Given name", "Förnamn", "Vorname", "Voornaam", "Etunimi", "Fornavn", "Имя",
    ),
    Field.MIDDLE_NAME: (
        "Middle name", "Additional name", "Mellannamn", "Weitere Vornamen", "Middelste naam",
        "Tussenvoegsel", "Toinen nimi", "Mellomnavn", "Отчество",
    ),
    Field.LAST_NAME: (
        "Last name", "Family name", "Surname", "Efternamn", "Nachname", "Familienname",
        "Achternaam", "Sukunimi", "Etternavn", "Фамилия",
    ),
    Field.EMAIL: (
        "Email", "Emails", "E-mail address", "Email address", "E-mail value", "Mail", "E-post",
        "E-postadress", "E-post adress", "E-postadresser", "Mailadress", "E-Mail-Adresse",
        "E-Mail: Adresse", "E-mailadres", "E-mail adres", "Sähköposti", "Sähköpostiosoite",
        "Sähköposti: osoite", "E-postadresse", "Эл. почта", "Электронная почта",
        "Адрес эл. почты", "Адрес электронной почты",
    ),
    Field.COMPANY: (
        "Company", "Company name", "Organization", "Organisation", "Organization name",
        "Företag", "Företagsnamn", "Firma", "Firmenname", "Unternehmen", "Bedrijf",
        "Bedrijfsnaam", "Yritys", "Yrityksen nimi", "Firmanavn", "Selskap", "Организация",
        "Компания", "Название компании",
    ),
    Field.COMPANY_ID: (
        "Company no", "Company ID", "Company code", "Företagsnr", "Företag nr", "Firmanr",
        "Unternehmensnr", "Bedrijfsnr", "Yritysnro", "Firmanummer", "Код компании",
    ),
    Field.COMPANY_NUMBER: ("Company number",),
    Field.ID: (
        "No", "ID", "Contact no", "Contact ID", "Customer no", "Customer ID", "External ID", "Nr",
        "Kontaktnr", "Kundnr", "Kundennr", "Kundenummer", "Kundnummer", "Relatienr",
        "Contactnr", "Nro", "Kontaktnummer", "№", "Код",
    ),
    Field.NUMBER: ("Number", "Rapport number"),
    Field.EXTERNAL_IDS: ("External IDs",),
    Field.KIND: ("Kind", "Type", "Contact type", "Typ", "Art", "Soort", "Tyyppi", "Тип"),
    Field.JOB_TITLE: (
        "Job title", "Organization title", "Position", "Befattning", "Yrkestitel", "Funktion",
        "Berufsbezeichnung", "Functie", "Tehtävänimike", "Ammattinimike", "Titteli", "Stilling",
        "Должность",
    ),
    Field.LANGUAGE: (
        "Language", "Language code", "Språk", "Språkkod", "Sprache", "Sprachcode", "Taal",
        "Taalcode", "Kieli", "Kielikoodi", "Språkkode", "Язык", "Код языка",
    ),
    Field.COUNTRY: (
        "Country", "Country/Region", "Country code", "Country/Region code",
        "Business Country/Region", "Home Country/Region", "Address country", "Land",
        "Land/region", "Land/region (arb)", "Land/region (hem)", "Landskod", "Land/regionkod",
        "Land/Region geschäftlich", "Land/Region privat", "Länder-/Regionscode",
        "Land/regio (werk)", "Land/regio (thuis)", "Land-/regiocode", "Maa", "Maa/alue",
        "Maa/alue (työ)", "Maakoodi", "Land/område", "Страна", "Страна или регион",
    ),
    Field.OWNER: (
        "Owner", "Salesperson", "Salesperson code", "Account manager", "Säljare", "Säljarkod",
        "Ansvarig", "Verkäufer", "Verkäufercode", "Verkoper", "Verkoperscode", "Myyjä",
        "Myyjäkoodi", "Selger", "Selgerkode", "Менеджер", "Ответственный",
    ),
    Field.NOTE: (
        "Note", "Notes", "Comment", "Comments", "Anteckningar", "Anteckning", "Notizen",
        "Bemerkung", "Notities", "Opmerkingen", "Huomautukset", "Muistiinpanot", "Notater",
        "Заметки", "Примечание",
    ),
    Field.TAGS: (
        "Tags", "Labels", "Categories", "Group membership", "Kategorier", "Etiketter",
        "Kategorien", "Categorieën", "Luokat", "Tunnisteet", "Категории",
    ),
    Field.PRIVACY_BLOCKED: (
        "Privacy blocked", "Integritetsspärrad", "Spärrad av sekretess", "Datenschutzsperre",
        "Privacy geblokkeerd",
    ),
    Field.MINOR: ("Minor", "Minderårig", "Minderjährig", "Minderjährige(r)", "Minderjarig",
        "Alaikäinen", "Mindreårig"),
    Field.CONSENT: ("Consent", "Parental consent received", "Föräldrars samtycke mottaget"),
    Field.EXCLUDED: ("Excluded", "Exclude from segment", "Exclude from segments"),
    Field.EMAIL_LABEL: ("E-mail label", "E-mail type"),
    Field.PHONE_LABEL: ("Phone type", "Phone label"),
}  # fmt: skip

# Phone columns say by their name what kind of number it is.
_PHONES: Mapping[str, Sequence[str]] = {
    "": (
        "Phone", "Phones", "Phone no", "Phone number", "Phone value", "Telephone", "Primary phone",
        "Telefon", "Telefonnr", "Telefonnummer", "Telefoon", "Telefoonnr", "Puhelin",
        "Puhelinnumero", "Puhelinnro", "Tlf", "Телефон",
    ),
    "work": (
        "Business phone", "Work phone", "Company main phone", "Telefon (arb)", "Telefon arbete",
        "Telefon geschäftlich", "Telefoon op werk", "Telefoon werk", "Työpuhelin",
        "Puhelin (työ)", "Telefon, arbeid", "Рабочий телефон", "Телефон раб.",
    ),
    "mobile": (
        "Mobile", "Mobile phone", "Mobile phone no", "Cell phone", "Mobil", "Mobiltelefon",
        "Mobiltelefonnr", "Mobilnummer", "Mobiele telefoon", "Mobiel", "Matkapuhelin",
        "Matkapuhelinnro", "Мобильный телефон", "Мобильный", "Телефон переносной",
    ),
    "home": (
        "Home phone", "Telefon (hem)", "Telefon privat", "Telefon, privat", "Telefoon thuis",
        "Kotipuhelin", "Puhelin (koti)", "Домашний телефон", "Телефон дом.",
    ),
}  # fmt: skip

# In Outlook "Title" is Mr or Mrs, elsewhere the job: it counts only where nothing says it better.
_WEAK: Mapping[Field, Sequence[str]] = {
    Field.JOB_TITLE: ("Title", "Titel"),
    Field.NAME: ("File as", "E-mail display name", "Nickname"),
}

# Columns that only one program writes, by the name under which its ids are kept.
_SIGNS: Mapping[str, Sequence[str]] = {
    "erp": (
        "Company No.", "Salesperson Code", "Privacy Blocked", "Exclude from Segment",
        "Phone No.", "Search Name", "Parental Consent Received", "Country/Region Code",
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
class Slot:
    """One column that is used: where it is, what it is, and what it says of its values."""

    index: int
    field: Field
    label: str = ""
    label_index: int | None = None


def column_key(name: str) -> str:
    """`"E-mail 2 - Value"` → `"email2value"`."""
    return "".join(words(name.replace("№", "no")))


def _unnumbered(name: str) -> tuple[str, str]:
    """The key without its number, and the number: `("emailvalue", "2")`."""
    parts = words(name.replace("№", "no"))
    bare = "".join(part for part in parts if not part.isdigit())
    return bare, "".join(part for part in parts if part.isdigit())


def _table() -> Iterator[tuple[str, tuple[Field, str]]]:
    for field, names in _NAMES.items():
        yield from ((column_key(name), (field, "")) for name in names)
    for label, names in _PHONES.items():
        yield from ((column_key(name), (Field.PHONE, label)) for name in names)


_KNOWN: Mapping[str, tuple[Field, str]] = dict(_table())
_WEAKLY_KNOWN: Mapping[str, Field] = {
    column_key(name): field for field, names in _WEAK.items() for name in names
}
_SIGN_KEYS: Mapping[str, frozenset[str]] = {
    system: frozenset(column_key(name) for name in names) for system, names in _SIGNS.items()
}


def slots_of(header: Sequence[str], mapping: Mapping[str, Field]) -> tuple[Slot, ...]:
    """The columns that are used, in their order; `mapping` is the reader's own and wins."""
    own = {column_key(name): field for name, field in mapping.items()}
    found = [
        Slot(index, *known)
        for index, name in enumerate(header)
        if (known := _known(name, own)) is not None and known[0] is not Field.IGNORE
    ]
    given = {slot.field for slot in found} | set(own.values())
    for index, name in enumerate(header):
        weak = _WEAKLY_KNOWN.get(column_key(name))
        if weak is not None and weak not in given and column_key(name) not in own:
            found.append(Slot(index, weak))
    return _labelled(header, found)


def _known(name: str, own: Mapping[str, Field]) -> tuple[Field, str] | None:
    key = column_key(name)
    if key in own:
        return own[key], ""
    return _KNOWN.get(key) or _KNOWN.get(_unnumbered(name)[0])


def _labelled(header: Sequence[str], found: Sequence[Slot]) -> tuple[Slot, ...]:
    """A column like `Phone 2 - Type` says what `Phone 2 - Value` is; alone it says nothing."""
    labels = {Field.EMAIL_LABEL: Field.EMAIL, Field.PHONE_LABEL: Field.PHONE}
    beside = {
        (labels[slot.field], _unnumbered(header[slot.index])[1]): slot.index
        for slot in found
        if slot.field in labels
    }
    return tuple(
        Slot(
            slot.index,
            slot.field,
            slot.label,
            beside.get((slot.field, _unnumbered(header[slot.index])[1])),
        )
        for slot in found
        if slot.field not in labels
    )


def system_of(header: Sequence[str]) -> str:
    """Which program wrote this, by its columns; `import` when none is recognised."""
    keys = {column_key(name) for name in header}
    hits = {system: len(signs & keys) for system, signs in _SIGN_KEYS.items()}
    best = max(hits, key=lambda system: hits[system])
    return best if hits[best] else "import"
