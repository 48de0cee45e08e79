"""The cells of one line → an `Entry`: names put together, lists split, flags and codes understood.

An address that is broken is left out and reported; the rest of the line counts all the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from journal import contact as use_case
from journal.errors import Refused
from journal.exchange.columns import Field, column_key
from journal.exchange.entry import OWN, CompanyRef, Entry, Line, Unreadable
from journal.fold import is_address, one_line, phone_key
from journal.model import Address, AddressKind, ContactKind, NewContact

# Google joins several values in one cell by this.
_GOOGLE_JOINT = " ::: "
_UNESCAPED = re.compile(r"(?<!\\)((?:\\\\)*);|\n")
_ESCAPED = re.compile(r"\\([\\;])")
_ANGLES = re.compile(r"<([^<>]*)>")
_OWN_NUMBER = re.compile(r"^[kK]-\d{1,15}$", re.ASCII)
_SHOWN = 60

_YES = {
    "1", "yes", "y", "true", "t", "x", "on", "ja", "j", "sann", "wahr", "kylla", "tosi", "waar",
    "oui", "да", "истина",
}  # fmt: skip
_NO = {
    "0", "no", "n", "false", "f", "off", "nej", "nein", "nei", "ei", "nee", "falsk", "falsch",
    "epatosi", "onwaar", "нет", "ложь",
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
TELLING = frozenset({Field.KIND, Field.NAME, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME})


@dataclass(frozen=True, slots=True)
class Cell:
    value: str
    label: str = ""


Cells = Mapping[Field, Sequence[Cell]]


def entry_of(line: int, cells: Cells, system: str, noticed: Iterable[str] = ()) -> Line:
    """`noticed` is what the reader of the file already found wrong."""
    warnings = list(noticed)
    addresses = tuple(_addresses(cells, warnings))
    name, named = _name(cells, addresses)
    if not name:
        return Unreadable(line, " ".join(("It has no name and no usable address.", *warnings)))
    kind = _kind(cells)
    if kind is None and not _said_name(cells) and _first(cells, Field.COMPANY):
        kind = ContactKind.COMPANY
    new = NewContact(
        name=name,
        kind=kind or ContactKind.PERSON,
        addresses=addresses,
        job_title=_first(cells, Field.JOB_TITLE),
        language=_language(_first(cells, Field.LANGUAGE)),
        country=_first(cells, Field.COUNTRY),
        owner=_first(cells, Field.OWNER),
        note="\n\n".join(cell.value for cell in cells.get(Field.NOTE, ())),
        tags=frozenset(_tags(cells)),
        external_ids=_external_ids(cells, system),
        privacy_blocked=_flag(cells, Field.PRIVACY_BLOCKED, warnings, unclear=True),
        minor=_flag(cells, Field.MINOR, warnings, unclear=True),
        consent=_flag(cells, Field.CONSENT, warnings, unclear=False),
        excluded=_flag(cells, Field.EXCLUDED, warnings, unclear=True),
    )
    return finished(
        line,
        new,
        named=named,
        kind_said=kind is not None,
        company=None if kind is ContactKind.COMPANY else _company(cells, system),
        number=_own(_first(cells, Field.NUMBER)),
        warnings=warnings,
    )


def finished(
    line: int,
    new: NewContact,
    *,
    named: bool = True,
    kind_said: bool = True,
    company: CompanyRef | None,
    number: str,
    warnings: Sequence[str] = (),
) -> Line:
    """Every way in ends here: what the use case would not take is not taken."""
    try:
        cleaned = use_case.checked(new)
    except Refused as refusal:
        return Unreadable(line, str(refusal))
    return Entry(line, cleaned, named, kind_said, company, number, tuple(warnings))


def _first(cells: Cells, field: Field) -> str:
    found = cells.get(field)
    return found[0].value if found else ""


# ── names ───────────────────────────────────────────────────────────────────────────────────────


def _said_name(cells: Cells) -> str:
    if cells.get(Field.NAME):
        return " ".join(_all_first(cells, (Field.NAME, Field.NAME_2)))
    parts = (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME)
    return " ".join(_all_first(cells, parts))


def _all_first(cells: Cells, fields: Iterable[Field]) -> Iterator[str]:
    yield from (value for field in fields if (value := _first(cells, field)))


def _name(cells: Cells, addresses: Sequence[Address]) -> tuple[str, bool]:
    """The name, and whether the line gives one; else what stands before an address, or the address."""
    said = _said_name(cells) or _first(cells, Field.COMPANY)
    if said:
        return said, True
    for cell in cells.get(Field.EMAIL, ()):
        shown, angle, _ = cell.value.partition("<")
        if angle and shown.strip(" \"'"):
            return shown.strip(" \"'"), True
    return next((a.value for a in addresses), ""), False


def _kind(cells: Cells) -> ContactKind | None:
    said = column_key(_first(cells, Field.KIND))
    if not said:
        return None
    return ContactKind.COMPANY if said in _COMPANY_WORDS else ContactKind.PERSON


def may_be_company(cells: Cells) -> bool:
    """Cheaper than making an entry of it, and only `TELLING` cells are needed."""
    return _kind(cells) is ContactKind.COMPANY or not _said_name(cells)


def _company(cells: Cells, system: str) -> CompanyRef | None:
    name = one_line(_first(cells, Field.COMPANY), longest=300)
    number, value = _own(_first(cells, Field.COMPANY_NUMBER)), _first(cells, Field.COMPANY_ID)
    if number:
        return CompanyRef(name, OWN, number)
    return CompanyRef(name, system if value else "", value) if name or value else None


def _own(number: str) -> str:
    """Only what looks like ours: other programs have a column `Number` for other things."""
    return number.upper() if _OWN_NUMBER.match(number) else ""


# ── addresses ───────────────────────────────────────────────────────────────────────────────────


def _addresses(cells: Cells, warnings: list[str]) -> Iterator[Address]:
    for kind, field, read in (
        (AddressKind.EMAIL, Field.EMAIL, _emails),
        (AddressKind.PHONE, Field.PHONE, _phones),
    ):
        primary = True
        for cell in cells.get(field, ()):
            for value in read(cell.value, warnings):
                yield Address(kind, value, label=_label(cell.label), primary=primary)
                primary = False


def _label(label: str) -> str:
    """Google marks the main one with a star: `* Work`; what Outlook says is no label."""
    bare = label.strip("* ").casefold()
    return "" if bare in {"smtp", "ex"} else bare


def _emails(text: str, warnings: list[str]) -> Iterator[str]:
    """`"a@x.example; Ada <b@x.example>"` → both addresses."""
    for part in _parts(text):
        found, broken = _emails_in(part)
        yield from found
        warnings.extend(f"{_shown(each)} is not an email address; left out." for each in broken)


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
    for part in _parts(text):
        value = part.removeprefix("tel:")
        if len(phone_key(value)) >= 3:
            yield value
        else:
            warnings.append(f"{_shown(part)} is not a phone number; left out.")


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


# ── lists, flags, codes ─────────────────────────────────────────────────────────────────────────


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, so that `_parts` finds them again whatever is in them."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def _parts(text: str) -> list[str]:
    if ";" not in text and "\n" not in text and "\\" not in text and _GOOGLE_JOINT not in text:
        return [text.strip()] if text.strip() else []
    marked = _UNESCAPED.sub(lambda found: f"{found.group(1) or ''}\n", text)
    lines = marked.replace(_GOOGLE_JOINT, "\n").split("\n")
    return [part for line in lines if (part := _ESCAPED.sub(r"\1", line).strip())]


def _tags(cells: Cells) -> Iterator[str]:
    for cell in cells.get(Field.TAGS, ()):
        for part in _parts(cell.value):
            tag = part.removeprefix("* ")
            # Google puts everybody into this one.
            if tag.casefold() != "mycontacts":
                yield tag


def _external_ids(cells: Cells, system: str) -> dict[str, str]:
    """An id column under the file's system; `erp=C01; google=7` under their own."""
    found = {system: value} if (value := _first(cells, Field.ID)) else {}
    for cell in cells.get(Field.EXTERNAL_IDS, ()):
        for part in _parts(cell.value):
            name, equals, each = part.partition("=")
            if equals and name.strip() and each.strip():
                found[name.strip()] = each.strip()
    return found


def _flag(cells: Cells, field: Field, warnings: list[str], *, unclear: bool) -> bool:
    """A word that is neither yes nor no is taken the safe way, and reported."""
    said = _first(cells, field)
    if not said:
        return False
    key = column_key(said) or said
    if key in _YES or key in _NO:
        return key in _YES
    taken = "yes" if unclear else "no"
    warnings.append(f"{field.value}: {_shown(said)} is neither yes nor no; taken as {taken}.")
    return unclear


@lru_cache(maxsize=256)
def _language(said: str) -> str:
    return _LANGUAGES.get(said.casefold(), said.replace("_", "-"))
