"""PURE. How a letter to somebody begins: the formula of its language, filled in."""

from collections.abc import Mapping
from dataclasses import replace

from journal.model import Salutation
from journal.rendering.salutation_formulas import salutation_for
from journal.rendering.texts import render_text
from journal.rendering.values import ContactValues


def add_salutations(
    values: Mapping[str, object], formulas: Mapping[str, Salutation], language: str
) -> Mapping[str, object]:
    """The values, with `contact.salutation` and `contact.greeting`."""
    contact = values["contact"]
    if not isinstance(contact, ContactValues) or not contact:
        return values
    formula = salutation_for(formulas, language)
    where = f"The salutation in {language or 'en'}"
    texts = {
        "salutation": render_text(formula.formal, values, where=where),
        "greeting": render_text(formula.informal, values, where=where),
    }
    return {**values, "contact": replace(contact, **texts)}
