"""PURE. How a letter begins: formulas by language, which name nobody's gender unless a config does."""

from collections.abc import Mapping
from dataclasses import replace

from journal.fold import language_code
from journal.model import Salutation
from journal.rendering.texts import render_text
from journal.rendering.values import ContactValues

DEFAULT_SALUTATIONS: Mapping[str, Salutation] = {
    "en": Salutation("Dear {{ contact.name }},", "Hello {{ contact.first_name }},"),
    "sv": Salutation("Bästa {{ contact.name }},", "Hej {{ contact.first_name }},"),
    "nb": Salutation("Til {{ contact.name }},", "Hei {{ contact.first_name }},"),
    "fi": Salutation("Hyvä {{ contact.name }},", "Hei {{ contact.first_name }},"),
    "nl": Salutation("Geachte {{ contact.name }},", "Beste {{ contact.first_name }},"),
    "ru": Salutation(
        "Здравствуйте, {{ contact.name }}!", "Здравствуйте, {{ contact.first_name }}!"
    ),
}


def salutation_for(formulas: Mapping[str, Salutation], language: str) -> Salutation:
    """The config's formula of the language, else of its base, else ours; English where none is."""
    base = language_code(language)
    return (
        formulas.get(language.casefold())
        or formulas.get(base)
        or DEFAULT_SALUTATIONS.get(base)
        or DEFAULT_SALUTATIONS["en"]
    )


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
