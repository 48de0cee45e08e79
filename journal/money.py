"""PURE. An amount as people type it: `12.50`, `12,50`, `1 200`, `€40`, `1.200,50 SEK`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from journal.errors import N_, RequestRefused
from journal.fold import one_line

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₽": "RUB"}
_CODES = ("EUR", "USD", "GBP", "SEK", "NOK", "DKK", "RUB", "CHF", "PLN", "CZK", "ISK")
_MARK = rf"[{''.join(_SIGNS)}]|{'|'.join(_CODES)}"
# Without a fraction behind it, a mark before three digits may be either of thousands or of decimals.
_AMOUNT = re.compile(
    rf"(?P<before>{_MARK})?\s?"
    r"(?P<whole>\d{1,3}(?:[\s']\d{3})+|\d{1,3}(?:[.,]\d{3})+(?=[.,]\d{1,2}(?!\d))|\d{1,12})"
    r"(?:[.,](?P<part>\d{1,2}|\d{4}))?"
    rf"\s?(?P<after>{_MARK})?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount; `currency` is empty where none was named."""

    amount: Decimal
    currency: str


def read_money(text: str) -> NamedAmount:
    found = _AMOUNT.fullmatch(text.strip())
    named = [each for each in (found["before"], found["after"]) if each] if found else []
    if found is None or len(named) > 1:
        raise _no_amount(text)
    whole = re.sub(r"\D", "", found["whole"])
    currency = _SIGNS.get(named[0], named[0].upper()) if named else ""
    return NamedAmount(Decimal(f"{whole}.{found['part']}" if found["part"] else whole), currency)


def parse_money(text: str) -> Decimal:
    """The amount, in the company's currency; one that is named need not be that."""
    read = read_money(text)
    if read.currency:
        raise _no_amount(text)
    return read.amount


def _no_amount(text: str) -> RequestRefused:
    shown = repr(one_line(text, longest=40))
    return RequestRefused(N_("{typed} is not an amount; write it like 12.50."), typed=shown)
