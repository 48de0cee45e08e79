"""PURE. The formulas with which a letter begins, by language; they name nobody's gender."""

from collections.abc import Mapping

from journal.fold import language_code
from journal.model import Salutation

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
