"""Contacts as vCard: 2.1, 3.0 and 4.0 are read, 3.0 is written, since that is what all programs read.

The file is cut into cards here, so that a broken card costs only itself. What vCard 3.0 has no word
for is kept in `X-RAPPORT-…` lines. Addresses keep their labels and order, not their dates.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import vobject
from vobject.base import VObjectError

from journal.exchange.cells import Cell, parse_contact_line
from journal.exchange.columns import ContactField
from journal.exchange.file_format import ContactFile, FileFormat
from journal.exchange.import_line import ImportLine, UnreadableLine, company_keys
from journal.exchange.joined_values import join_values
from journal.model import (
    POSTAL_FIELDS,
    Address,
    AddressKind,
    Contact,
    ContactKind,
    contact_number,
)

# A card with a large photo is a few million letters; beyond that it is something else.
_LONGEST_CARD = 1 << 24
_PHOTO = re.compile(r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"=\r?\n[ \t]*")
_QUOTED_PRINTABLE = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_UID_OF_OURS = "rapport:"
_ADDRESS_PARTS = {
    ContactField.STREET: ("box", "extended", "street"),
    ContactField.POSTAL_CODE: ("code",),
    ContactField.CITY: ("city",),
    ContactField.REGION: ("region",),
    ContactField.COUNTRY: ("country",),
}
# These types name the medium, or the preferred address; they are no labels.
_NO_LABELS = frozenset({"internet", "pref", "voice", "text", "x400", "smtp"})

_FIELD_BY_PROPERTY = {
    "fn": ContactField.NAME,
    "title": ContactField.JOB_TITLE,
    "lang": ContactField.LANGUAGE,
    "note": ContactField.NOTE,
    "kind": ContactField.KIND,
    "x-rapport-company": ContactField.COMPANY_NUMBER,
    "x-rapport-owner": ContactField.OWNER,
    "x-rapport-ids": ContactField.EXTERNAL_IDS,
    "x-rapport-blocked": ContactField.PRIVACY_BLOCKED,
    "x-rapport-minor": ContactField.MINOR,
    "x-rapport-consent": ContactField.CONSENT,
    "x-rapport-excluded": ContactField.EXCLUDED,
}


def scan(path: Path, encoding: str, *, system: str | None) -> ContactFile:
    own = system or "vcard"
    companies: dict[tuple[str, str], str] = {}
    count = 0
    for _, text in _cards(path, encoding):
        count += 1
        # Only our own cards name a company by its number.
        if _UID_OF_OURS in text and "KIND:org" in text:
            companies.update(company_keys(_parse_card(0, text, own)))
    return ContactFile(
        format=FileFormat.VCARD,
        system=own,
        lines=count,
        companies=companies,
        unused_columns=(),
        read=lambda: (_parse_card(line, text, own) for line, text in _cards(path, encoding)),
    )


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def _cards(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Each card's text, with the line it begins on; pictures are left out."""
    begun, lines, size, skipping = 0, list[str](), 0, False
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, 1):
            mark = line.strip().upper()
            if mark == "BEGIN:VCARD":
                if lines:
                    yield begun, "".join(lines)
                begun, lines, size, skipping = number, [], 0, False
            if not begun:
                continue
            skipping = bool(_PHOTO.match(line)) or (skipping and line[:1] in " \t")
            size += len(line)
            if not skipping and size < _LONGEST_CARD:
                lines.append(line)
            if mark == "END:VCARD":
                yield begun, "".join(lines)
                begun, lines = 0, []
    if lines:
        yield begun, "".join(lines)


def _parse_card(line: int, text: str, system: str) -> ImportLine:
    if _QUOTED_PRINTABLE.search(text):
        text = _SOFT_BREAK.sub("", text)
    warnings: list[str] = []
    try:
        card = _parse(text, lenient=False)
    except Exception:  # noqa: BLE001 (the library raises whatever a strange card makes it trip over)
        warnings.append("A part of the card can't be read; left out.")
        try:
            card = _parse(text, lenient=True)
        except Exception as error:  # noqa: BLE001
            return UnreadableLine(line, f"The card can't be read ({_error_text(error)}).")
    return parse_contact_line(line, _fields(card.contents), system, warnings)


def _error_text(error: Exception) -> str:
    if isinstance(error, VObjectError):
        return str(error).rstrip(".")
    return type(error).__name__


def _parse(text: str, *, lenient: bool) -> Any:
    card = vobject.readOne(text, ignoreUnreadable=lenient)
    if card is None or card.name != "VCARD":
        raise VObjectError("it holds no card")
    return card


def _fields(card: dict[str, list[Any]]) -> dict[ContactField, list[Cell]]:
    found: dict[ContactField, list[Cell]] = defaultdict(list)
    for name, field in _FIELD_BY_PROPERTY.items():
        found[field] += [Cell(text) for each in card.get(name, ()) if (text := _text(each.value))]
    if any(_text(each.value).upper() == "COMPANY" for each in card.get("x-abshowas", ())):
        found[ContactField.KIND] = [Cell("company")]
    found[ContactField.NAME] = found[ContactField.NAME] or _structured_name(card)
    found[ContactField.COMPANY] += _firsts(card, "org")
    found[ContactField.TAGS] += [
        Cell(join_values([t])) for tags in card.get("categories", ()) for t in _list(tags)
    ]
    found[ContactField.EMAIL] += _address_cells(card, "email")
    found[ContactField.PHONE] += _address_cells(card, "tel")
    _add_postal_address(card, found)
    _identify(card, found)
    return {field: cells for field, cells in found.items() if cells}


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(each: Any) -> list[str]:
    parts = each.value if isinstance(each.value, list) else str(each.value).split(",")
    return [part.strip() for part in parts if isinstance(part, str) and part.strip()]


def _firsts(card: dict[str, list[Any]], name: str) -> list[Cell]:
    """The first part of each value: of `Acme;Sales`, the organization Acme."""
    return [Cell(parts[0]) for each in card.get(name, ()) if (parts := _list(each))]


def _structured_name(card: dict[str, list[Any]]) -> list[Cell]:
    for each in card.get("n", ()):
        parts = (getattr(each.value, part, "") for part in ("given", "additional", "family"))
        name = " ".join(" ".join(p) if isinstance(p, list) else str(p) for p in parts if p)
        if name.strip():
            return [Cell(name.strip())]
    return []


def _add_postal_address(card: dict[str, list[Any]], found: dict[ContactField, list[Cell]]) -> None:
    """The parts of each address, the preferred first; all of one have the same label."""
    for position, each in enumerate(sorted(card.get("adr", ()), key=_preference)):
        for field, names in _ADDRESS_PARTS.items():
            lines = [line for name in names if (line := _part(each.value, name))]
            found[field] += [Cell("\n".join(lines), str(position))] if lines else []


def _part(value: Any, name: str) -> str:
    part = getattr(value, name, "")
    return (" ".join(part) if isinstance(part, list) else str(part)).strip()


def _address_cells(card: dict[str, list[Any]], name: str) -> list[Cell]:
    """The address cells, the preferred first, each with the word that says what it is for."""
    labels = {each.group: _text(each.value) for each in card.get("x-ablabel", ()) if each.group}
    lines = sorted(card.get(name, ()), key=_preference)
    return [
        Cell(join_values([text]), _label(each, labels))
        for each in lines
        if (text := _text(each.value).removeprefix("mailto:").removeprefix("tel:"))
    ]


def _types(each: Any) -> list[str]:
    """The types: of `TYPE="work,voice"`, and of the bare `;WORK;VOICE` of 2.1."""
    typed = [word for value in each.params.get("TYPE", ()) for word in value.split(",")]
    bare = [str(param) for param in each.singletonparams]
    return [word.strip('" ').casefold() for word in (*typed, *bare)]


def _preference(each: Any) -> int:
    """The place in the order: PREF=1 comes first (RFC 6350, 5.3); `TYPE=pref` is its old form."""
    preferred = next(iter(each.params.get("PREF", ())), "")
    if preferred.isascii() and preferred.isdigit():
        # Python reads no number of more than 4,300 digits.
        return int(preferred[:9])
    return 1 if "pref" in _types(each) else 101


def _label(each: Any, labels: dict[str, str]) -> str:
    label = labels.get(each.group or "", "")
    if label:
        return _APPLE_LABEL.sub(r"\1", label)
    return next((word for word in _types(each) if word not in _NO_LABELS), "")


def _identify(card: dict[str, list[Any]], found: dict[ContactField, list[Cell]]) -> None:
    for each in card.get("uid", ())[:1]:
        uid = _text(each.value)
        if uid.startswith(_UID_OF_OURS):
            found[ContactField.NUMBER].append(Cell(uid.removeprefix(_UID_OF_OURS)))
        elif uid:
            found[ContactField.ID].append(Cell(uid))


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


def write(file: IO[str], found: Iterable[Contact]) -> None:
    for each in found:
        file.write(_card(each))


def _card(each: Contact) -> str:
    card = vobject.vCard()
    card.add("fn").value = each.name
    card.add("n").value = _name(each)
    card.add("uid").value = f"{_UID_OF_OURS}{each.number}"
    if each.kind is ContactKind.COMPANY:
        # Apple's name for it in 3.0, and the standard's in 4.0.
        card.add("x-abshowas").value = "COMPANY"
        card.add("kind").value = "org"
    _add_company(card, each)
    for position, address in enumerate(each.addresses):
        _add_address(card, address, f"item{position + 1}")
    if each.country or any(getattr(each, name) for name in POSTAL_FIELDS):
        card.add("adr").value = vobject.vcard.Address(
            street=each.street,
            code=each.postal_code,
            city=each.city,
            region=each.region,
            country=each.country,
        )
    if each.tags:
        card.add("categories").value = sorted(each.tags)
    for name, value in _texts(each):
        card.add(name).value = value
    return str(card.serialize(lineLength=75))


def _name(each: Contact) -> Any:
    """The name's parts: the last word counts as the family name, since nobody can tell which is."""
    if each.kind is ContactKind.COMPANY:
        return vobject.vcard.Name(family=each.name)
    given, _, family = each.name.rpartition(" ")
    return vobject.vcard.Name(family=family, given=given)


def _add_company(card: Any, each: Contact) -> None:
    if each.kind is ContactKind.COMPANY:
        card.add("org").value = [each.name]
    elif each.company_id:
        card.add("org").value = [each.company_name]
        card.add("x-rapport-company").value = contact_number(each.company_id)


def _add_address(card: Any, address: Address, group: str) -> None:
    line = card.add("email" if address.kind is AddressKind.EMAIL else "tel")
    line.value = address.value
    if address.primary:
        line.type_param = ["pref"]
    if address.label:
        # A label may be any words; TYPE knows only a few.
        line.group = group
        label = card.add("x-ablabel")
        label.group, label.value = group, address.label


def _texts(each: Contact) -> Sequence[tuple[str, str]]:
    ids = join_values(f"{system}={value}" for system, value in sorted(each.external_ids.items()))
    pairs = (
        ("title", each.job_title),
        ("lang", each.language),
        ("note", each.note),
        ("x-rapport-owner", each.owner),
        ("x-rapport-ids", ids),
        ("x-rapport-blocked", "yes" if each.privacy_blocked else ""),
        ("x-rapport-minor", "yes" if each.minor else ""),
        ("x-rapport-consent", "yes" if each.consent else ""),
        ("x-rapport-excluded", "yes" if each.excluded else ""),
    )
    return [(name, value) for name, value in pairs if value]
