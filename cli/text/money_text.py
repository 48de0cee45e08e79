"""Amounts with their currencies, as tables and cards show them."""

from collections.abc import Mapping
from decimal import Decimal


def costs_text(costs: Mapping[str, Decimal], usual: str) -> str:
    """`12.00 EUR + 30.00 SEK`: currencies are never added up. `usual` is that of nothing at all."""
    ordered = sorted(costs.items(), key=lambda each: (each[0] != usual, each[0]))
    return " + ".join(f"{cost:.2f} {each}" for each, cost in ordered) or f"0.00 {usual}"
