"""The cells of one line → an `ImportLine`: names joined, lists split, flags and codes understood.

An address that is broken is left out and reported; the rest of the line counts all the same.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from journal.contacts import contact
from journal.errors import RequestRefused
from journal.exchange.columns import ContactField, column_key
from journal.exchange.import_line import (
    OWN_SYSTEM,
    CompanyRef,
    ContactLine,
    ImportLine,
    LeftOutLine,
    UnreadableLine,
)
from journal.exchange.joined_values import split_values
from journal.fold import clean_name, is_address, name_key, one_line, phone_key
from journal.model import Address, AddressKind, ContactKind, NewContact

_ANGLES = re.compile(r"<([^<>]*)>")
_OWN_NUMBER = re.compile(r"^[kK]-\d{1,15}$", re.ASCII)
_LONGEST_QUOTE = 60

_YES = {
    "1", "yes", "y", "true", "t", "x", "on", "ja", "j", "sann", "wahr", "kylla", "tosi", "waar",
    "oui", "да", "истина", "donotallow",
}  # fmt: skip
_NO = {
    "0", "no", "n", "false", "f", "off", "nej", "nein", "nei", "ei", "nee", "falsk", "falsch",
    "epatosi", "onwaar", "нет", "ложь", "allow",
}  # fmt: skip
_COMPANY_WORDS = {
    "company", "organization", "organisation", "org", "business", "foretag", "firma",
    "unternehmen", "bedrijf", "yritys", "selskap", "компания", "организация",
}  # fmt: skip

# Codes of three letters that Windows and the ERP use for languages.
_LANGUAGES = {
    "dan": "da", "dea": "de-AT", "des": "de-CH", "deu": "de", "eng": "en-GB", "ena": "en-AU",
    "enc": "en-CA", "enu": "en", "esn": "es", "esp": "es", "eti": "et", "fin": "fi", "fra": "fr",
    "frb": "fr-BE", "frs": "fr-CH", "isl": "is", "ita": "it", "lth": "lt", "lvi": "lv",
    "nlb": "nl-BE", "nld": "nl", "non": "nn", "nor": "nb", "plk": "pl", "ptg": "pt", "ptb": "pt-BR",
    "rus": "ru", "sve": "sv", "svf": "sv-FI",
}  # fmt: skip


# By these a company is told from a person.
NAME_AND_KIND_FIELDS = frozenset(
    {
        ContactField.KIND,
        ContactField.NAME,
        ContactField.DISPLAY_NAME,
        ContactField.FIRST_NAME,
        ContactField.MIDDLE_NAME,
        ContactField.LAST_NAME,
    }
)

# What programs write into a cell that holds nothing. `Null` is a family's name.
_NOTHING = frozenset(
    {
        "-",
        "--",
        "–",
        "—",
        "NULL",
        "null",
        "(null)",
        "N/A",
        "n/a",
        "#N/A",
        "None",
        "none",
        "nan",
        "NaN",
    }
)
# Outlook shows who has no other name with the address behind it: `Ada Lovelace (ada@x.example)`.
_ADDRESS_BEHIND_NAME = re.compile(
    r"\s*[(<\[]\s*(?:mailto:)?([^\s()<>\[\]]+@[^\s()<>\[\]]+)\s*[)>\]]\s*$"
)


@dataclass(frozen=True, slots=True)
class Cell:
    value: str
    label: str = ""


Cells = Mapping[ContactField, Sequence[Cell]]

_POSTAL = (
    ContactField.STREET,
    ContactField.POSTAL_CODE,
    ContactField.CITY,
    ContactField.REGION,
)


def parse_contact_line(
    line: int, cells: Cells, system: str, reader_warnings: Iterable[str] = ()
) -> ImportLine:
    """`reader_warnings` are what the reader of the file already found wrong."""
    warnings = list(reader_warnings)
    addresses = tuple(_read_addresses(cells, warnings))
    kind = _implied_kind(cells, system)
    name, named = _read_name(cells, addresses, kind)
    if _read_flag(cells, ContactField.DELETED, warnings, unclear=True):
        return LeftOutLine(line, name, "It is deleted in the system that the file is from.")
    if not name:
        return UnreadableLine(line, " ".join(("It has no name and no usable address.", *warnings)))
    new = NewContact(
        name=name,
        kind=kind or ContactKind.PERSON,
        addresses=addresses,
        job_title=_first_value(cells, ContactField.JOB_TITLE),
        language=_language_code(_first_value(cells, ContactField.LANGUAGE)),
        country=_first_value(cells, ContactField.COUNTRY),
        **_read_postal_address(cells),
        owner=read_owner(_first_value(cells, ContactField.OWNER), warnings),
        note="\n\n".join(cell.value for cell in cells.get(ContactField.NOTE, ())),
        tags=frozenset(_read_tags(cells)),
        external_ids=_read_external_ids(cells, system),
        privacy_blocked=_read_flag(cells, ContactField.PRIVACY_BLOCKED, warnings, unclear=True),
        minor=_read_flag(cells, ContactField.MINOR, warnings, unclear=True),
        consent=_read_flag(cells, ContactField.CONSENT, warnings, unclear=False),
        excluded=_read_flag(cells, ContactField.EXCLUDED, warnings, unclear=True),
    )
    return check_line(
        line,
        new,
        has_name=named,
        has_kind=kind is not None,
        company=None if kind is ContactKind.COMPANY else _read_company(cells, system),
        number=_own_number(_first_value(cells, ContactField.NUMBER)),
        warnings=warnings,
    )


def read_owner(text: str, warnings: list[str]) -> str:
    """A name or a code of another system is none of us: nobody could be told, nor cancel anything."""
    if contact.is_owner(text):
        return text
    warnings.append(
        f"The owner {text[:60]!r} is no address of one of us; left without an owner. "
        f"Say who it is: --owner {shlex.quote(text[:60] + '=ADDRESS')}"
    )
    return ""


def check_line(
    line: int,
    new: NewContact,
    *,
    has_name: bool = True,
    has_kind: bool = True,
    company: CompanyRef | None,
    number: str,
    warnings: Sequence[str] = (),
) -> ImportLine:
    """Checks the contact as the use case will; every reader of a format ends here."""
    try:
        cleaned = contact.validate(new)
    except RequestRefused as refusal:
        return UnreadableLine(line, str(refusal))
    employer = _clean_company(company) if company else None
    return ContactLine(line, cleaned, has_name, has_kind, employer, number, tuple(warnings))


def _clean_company(ref: CompanyRef) -> CompanyRef | None:
    """Cleans what names a company, as the company's own line is: it is looked up, and perhaps made."""
    name, value = clean_name(ref.name, longest=300), one_line(ref.value, longest=120)
    return replace(ref, name=name, value=value) if name or value else None


def is_nothing(value: str) -> bool:
    """Says whether it only says that there is nothing: `NULL`, `N/A`, `-`."""
    return value in _NOTHING


def _first_value(cells: Cells, field: ContactField) -> str:
    found = cells.get(field)
    return found[0].value if found else ""


# ── names ───────────────────────────────────────────────────────────────────────────────────────


def _shown_name(cells: Cells) -> str:
    """The name without the address behind it; it may be nothing but an address."""
    if cells.get(ContactField.NAME):
        found = " ".join(_first_values(cells, (ContactField.NAME, ContactField.NAME_2)))
    else:
        parts = (ContactField.FIRST_NAME, ContactField.MIDDLE_NAME, ContactField.LAST_NAME)
        found = " ".join(_first_values(cells, parts))
    found = found or _first_value(cells, ContactField.DISPLAY_NAME)
    return _ADDRESS_BEHIND_NAME.sub("", found)


def _given_name(cells: Cells) -> str:
    shown = _shown_name(cells)
    return "" if is_address(shown) else shown


def _first_values(cells: Cells, fields: Iterable[ContactField]) -> Iterator[str]:
    yield from (value for field in fields if (value := _first_value(cells, field)))


def _read_name(
    cells: Cells, addresses: Sequence[Address], kind: ContactKind | None
) -> tuple[str, bool]:
    """The name, and whether the line gives one; else what stands before an address, or the address."""
    name, shown = _given_name(cells), _shown_name(cells)
    if kind is ContactKind.COMPANY:
        name = name or _first_value(cells, ContactField.COMPANY)
    if name:
        return name, True
    for cell in cells.get(ContactField.EMAIL, ()):
        name, angle, _ = cell.value.partition("<")
        if angle and name.strip(" \"'"):
            return name.strip(" \"'"), True
    # An address that can't be written to is a name, if there is nothing else.
    return next((a.value for a in addresses), shown), False


def _read_kind(cells: Cells) -> ContactKind | None:
    word = column_key(_first_value(cells, ContactField.KIND))
    if not word:
        return None
    return ContactKind.COMPANY if word in _COMPANY_WORDS else ContactKind.PERSON


def _implied_kind(cells: Cells, system: str) -> ContactKind | None:
    """Says what the line says; else a company, where it has no name but that of a company.

    Salesforce has another word as the type of an account, and tells it by its id.
    """
    if system == "salesforce" and _first_value(cells, ContactField.ID).startswith("001"):
        return ContactKind.COMPANY
    if (kind := _read_kind(cells)) is not None:
        return kind
    company = _first_value(cells, ContactField.COMPANY)
    own_fields = (ContactField.NAME, ContactField.FIRST_NAME, ContactField.LAST_NAME)
    has_own_name = any(_first_values(cells, own_fields))
    # Who belongs to a company by its id is not the company.
    if not company or has_own_name or _first_value(cells, ContactField.COMPANY_ID):
        return None
    shown = _given_name(cells)
    return ContactKind.COMPANY if not shown or name_key(shown) == name_key(company) else None


def may_be_company(cells: Cells) -> bool:
    """Says whether the line may be a company's, told from a few cells alone, which is cheap."""
    return _read_kind(cells) is ContactKind.COMPANY or not _given_name(cells)


def _read_company(cells: Cells, system: str) -> CompanyRef | None:
    name = _first_value(cells, ContactField.COMPANY)
    number, value = (
        _own_number(_first_value(cells, ContactField.COMPANY_NUMBER)),
        _first_value(cells, ContactField.COMPANY_ID),
    )
    if number:
        return CompanyRef(name, OWN_SYSTEM, number)
    return CompanyRef(name, system if value else "", value) if name or value else None


def _own_number(number: str) -> str:
    """The number if it looks like ours; other programs use a column "Number" for other things."""
    return number.upper() if _OWN_NUMBER.match(number) else ""


# ── addresses ───────────────────────────────────────────────────────────────────────────────────


def _read_addresses(cells: Cells, warnings: list[str]) -> Iterator[Address]:
    for kind, field, read in (
        (AddressKind.EMAIL, ContactField.EMAIL, _emails),
        (AddressKind.PHONE, ContactField.PHONE, _phones),
    ):
        primary = True
        for cell in cells.get(field, ()):
            for value in read(cell.value, warnings):
                yield Address(kind, value, label=_label(cell.label), primary=primary)
                primary = False


def _label(label: str) -> str:
    """The label without Google's star for the main one (`* Work`), and without Outlook's own words."""
    bare = label.strip("* ").casefold()
    return "" if bare in {"smtp", "ex"} else bare


def _read_postal_address(cells: Cells) -> dict[str, Any]:
    """The parts of one address, of the first that has any: home and work are never mixed."""
    labels = [cell.label for field in _POSTAL for cell in cells.get(field, ()) if cell.value]
    if not labels:
        return {}
    return {
        field.value: "\n".join(c.value for c in cells.get(field, ()) if c.label == labels[0])
        for field in _POSTAL
    }


def _emails(text: str, warnings: list[str]) -> Iterator[str]:
    """`"a@x.example; Ada <b@x.example>"` → both addresses."""
    for part in split_values(text):
        found, broken = _emails_in(part)
        yield from found
        warnings.extend(f"{_quote(each)} is not an email address; left out." for each in broken)


def _emails_in(part: str) -> tuple[list[str], list[str]]:
    part = part.removeprefix("mailto:")
    if is_address(part):
        return [part], []
    in_angles = [each.strip() for each in _ANGLES.findall(part)]
    tokens = re.split(r"[,\s]+", _ANGLES.sub(" ", part))
    # Words without an @ are the name that stands before an address; alone they are a mistake.
    loose = [token.removeprefix("mailto:") for token in tokens if "@" in token]
    found = [each for each in (*in_angles, *loose) if is_address(each)]
    broken = [each for each in (*in_angles, *loose) if not is_address(each)]
    return found, broken if found or broken else [part]


def _phones(text: str, warnings: list[str]) -> Iterator[str]:
    for part in split_values(text):
        value = part.removeprefix("tel:")
        if len(phone_key(value)) >= 3:
            yield value
        else:
            warnings.append(f"{_quote(part)} is not a phone number; left out.")


def _quote(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


# ── tags, ids, flags ─────────────────────────────────────────────────────────────────────────


def _read_tags(cells: Cells) -> Iterator[str]:
    for cell in cells.get(ContactField.TAGS, ()):
        for part in split_values(cell.value):
            tag = part.removeprefix("* ")
            # Google puts everybody into this one.
            if tag.casefold() != "mycontacts":
                yield tag


def _read_external_ids(cells: Cells, system: str) -> dict[str, str]:
    """The external ids: an id column has the file's system, `erp=C01; google=7` their own."""
    found = {system: value} if (value := _first_value(cells, ContactField.ID)) else {}
    for cell in cells.get(ContactField.EXTERNAL_IDS, ()):
        for part in split_values(cell.value):
            name, equals, each = part.partition("=")
            if equals and name.strip() and each.strip():
                found[name.strip()] = each.strip()
    return found


def _read_flag(cells: Cells, field: ContactField, warnings: list[str], *, unclear: bool) -> bool:
    """Reads yes or no; any other word is read as the safe answer, and reported.

    Several columns may say it, as for mail and for calls: one yes is enough.
    """
    words = [cell.value for cell in cells.get(field, ())]
    # Each is read, so that each that is unclear is reported.
    answers = [_read_word(word, field, warnings, unclear=unclear) for word in words]
    return any(answers)


def _read_word(word: str, field: ContactField, warnings: list[str], *, unclear: bool) -> bool:
    key = column_key(word) or word
    if key in _YES or key in _NO:
        return key in _YES
    taken = "yes" if unclear else "no"
    warnings.append(f"{field.value}: {_quote(word)} is neither yes nor no; taken as {taken}.")
    return unclear


@lru_cache(maxsize=256)
def _language_code(word: str) -> str:
    return _LANGUAGES.get(word.casefold(), word.replace("_", "-"))
