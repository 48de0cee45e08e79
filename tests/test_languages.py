"""A language that Rapport speaks is in every list of languages: the checklist of CONTRIBUTING.md."""

import tomllib
from collections.abc import Collection
from pathlib import Path

import pytest

from bot.grammar.words import VOCABULARIES
from bot.messages.prefs import LANGUAGE_NAMES
from ingest.words import LANGUAGES as MAIL_LANGUAGES
from journal.exchange.columns import ContactField, find_used_columns
from journal.line.words import LANGUAGES as LINE_LANGUAGES
from journal.settings.iso_codes import LANGUAGES as ISO_LANGUAGES
from journal.when.words import LANGUAGES as DATE_LANGUAGES

ROOT = Path(__file__).parent.parent

# What a column with a whole name is called in each of them.
NAME_COLUMNS = {
    "en": "Name",
    "fi": "Nimi",
    "nb": "Navn",
    "nl": "Naam",
    "ru": "ФИО",
    "sv": "Namn",
}


def catalogues() -> set[str]:
    """English stands in the code."""
    return {"en"} | {file.parts[-3] for file in ROOT.glob("bot/locale/*/LC_MESSAGES/rapport.po")}


@pytest.mark.parametrize(
    "languages",
    [VOCABULARIES, DATE_LANGUAGES, LINE_LANGUAGES, LANGUAGE_NAMES, NAME_COLUMNS],
    ids=["verbs", "dates", "lines", "preferences", "columns"],
)
def test_a_list_has_the_languages_of_the_catalogues(languages: Collection[str]) -> None:
    assert set(languages) == catalogues()


def test_the_lists_of_the_world_have_them_too() -> None:
    assert catalogues() <= {language.code for language in MAIL_LANGUAGES}
    assert catalogues() <= ISO_LANGUAGES


def test_every_shipped_template_has_a_text_in_each() -> None:
    shipped = tomllib.loads((ROOT / "templates/defaults.toml").read_text(encoding="utf-8"))
    in_words = {
        code: {"en", *template["languages"]} for code, template in shipped["templates"].items()
    }
    assert {code: found for code, found in in_words.items() if found != catalogues()} == {}


@pytest.mark.parametrize("column", NAME_COLUMNS.values())
def test_a_column_of_names_is_known_in_each(column: str) -> None:
    (used,) = find_used_columns([column], {})
    assert used.field is ContactField.NAME


def test_each_has_its_picture_in_the_documentation() -> None:
    pictures = {file.stem.removeprefix("screens-") for file in ROOT.glob("docs/pictures/screens-*")}
    assert pictures == catalogues()
    page = (ROOT / "docs/slack.md").read_text(encoding="utf-8")
    assert {code for code in catalogues() if f"pictures/screens-{code}.webp" not in page} == set()
