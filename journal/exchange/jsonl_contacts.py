"""Contacts as JSON Lines: one contact a line, every field, so that nothing is lost on the way.

A missing field changes nothing and an unknown one is ignored, so that files of a later version can
be read.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from journal.exchange.cells import check_line, read_owner
from journal.exchange.file_format import ContactFile, FileFormat
from journal.exchange.import_line import (
    OWN_SYSTEM,
    CompanyRef,
    ImportLine,
    UnreadableLine,
    company_keys,
)
from journal.exchange.json_records import contact_record
from journal.fold import is_address, one_line, phone_key
from journal.model import Address, AddressKind, Contact, ContactKind, NewContact

# A longer line is no contact, and would only fill the memory.
_LONGEST_LINE = 1 << 22


class _Company(BaseModel):
    model_config = ConfigDict(extra="ignore")
    number: str = ""
    name: str = ""


class _Address(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kind: AddressKind
    value: str
    label: str = ""
    primary: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class _Contact(BaseModel):
    model_config = ConfigDict(extra="ignore")
    number: str = ""
    kind: ContactKind = ContactKind.PERSON
    name: str
    company: _Company | None = None
    addresses: tuple[_Address, ...] = ()
    job_title: str = ""
    language: str = ""
    country: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    owner: str = ""
    note: str = ""
    tags: frozenset[str] = frozenset()
    external_ids: dict[str, str] = {}
    privacy_blocked: bool = False
    minor: bool = False
    consent: bool = False
    excluded: bool = False


def scan(path: Path, encoding: str, *, system: str | None) -> ContactFile:
    companies: dict[tuple[str, str], str] = {}
    count = 0
    for _, text in _texts(path, encoding):
        count += 1
        # Most lines are people, who need no second reading.
        if '"company"' in text:
            companies.update(company_keys(_parse_line(0, text)))
    return ContactFile(
        format=FileFormat.JSONL,
        system=system or "import",
        lines=count,
        companies=companies,
        unused_columns=(),
        read=lambda: (_parse_line(line, text) for line, text in _texts(path, encoding)),
    )


def _texts(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with path.open(encoding=encoding, errors="replace") as file:
        for line, text in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), 1):
            if text.strip():
                yield line, text


def _parse_line(line: int, text: str) -> ImportLine:
    try:
        given = _Contact.model_validate(json.loads(text))
    except ValidationError as error:
        return UnreadableLine(line, f"It is not a contact of ours: {_first_error_text(error)}.")
    except (ValueError, RecursionError):
        return UnreadableLine(line, "It is not JSON.")
    warnings: list[str] = []
    addresses = tuple(
        Address(**each.model_dump()) for each in given.addresses if _is_usable(each, warnings)
    )
    plain = given.model_dump(exclude={"number", "company", "addresses"})
    plain["owner"] = read_owner(given.owner, warnings)
    return check_line(
        line,
        NewContact(**plain, addresses=addresses),
        company=_company(given),
        number=given.number,
        warnings=warnings,
    )


def _first_error_text(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "the line"
    return f"{place}: {first['msg'].casefold()}"


def _is_usable(each: _Address, warnings: list[str]) -> bool:
    if each.kind is AddressKind.EMAIL:
        fit = is_address(one_line(each.value, longest=300))
    else:
        fit = len(phone_key(each.value)) >= 3
    if not fit:
        what = "an email address" if each.kind is AddressKind.EMAIL else "a phone number"
        warnings.append(f"{each.value[:60]!r} is not {what}; left out.")
    return fit


def _company(given: _Contact) -> CompanyRef | None:
    if given.company is None or given.kind is ContactKind.COMPANY:
        return None
    return CompanyRef(
        given.company.name, OWN_SYSTEM if given.company.number else "", given.company.number
    )


def write(file: IO[str], found: Iterable[Contact]) -> None:
    for each in found:
        file.write(json.dumps(contact_record(each), ensure_ascii=False) + "\n")
