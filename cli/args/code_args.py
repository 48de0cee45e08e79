"""Codes of languages and countries that are typed: only such as there are."""

from journal.errors import N_, RequestRefused
from journal.settings.iso_codes import COUNTRIES, LANGUAGES


def read_language(text: str | None) -> str | None:
    """`SV-fi` → `sv-FI`."""
    if not text:
        return text
    base, dash, region = text.strip().replace("_", "-").partition("-")
    if base.casefold() in LANGUAGES and (not dash or region.upper() in COUNTRIES):
        return f"{base.casefold()}{dash}{region.upper()}"
    raise RequestRefused(
        N_("{typed} is no language code; write one like en, sv or sv-FI."), typed=repr(text)
    )


def read_country(text: str | None) -> str | None:
    """`fi` → `FI`."""
    if not text:
        return text
    if text.strip().upper() in COUNTRIES:
        return text.strip().upper()
    raise RequestRefused(
        N_("{typed} is no country code; write one of two letters, like FI or SE."),
        typed=repr(text),
    )
