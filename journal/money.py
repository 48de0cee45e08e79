"""PURE. An amount as people type it: `12.50` or `12,50`."""

from decimal import Decimal, InvalidOperation

from journal.errors import RequestRefused


def parse_money(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise RequestRefused(f"{text!r} is not an amount; write it like 12.50.") from None
    if not value.is_finite() or value < 0:
        raise RequestRefused(f"{text!r} is not an amount; write it like 12.50.")
    return value
