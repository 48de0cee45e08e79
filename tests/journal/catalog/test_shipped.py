"""Tests what Rapport comes with, row by row, and in every language."""

import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import journal
from journal.catalog import Catalog, build_catalog
from journal.catalog.shipped_templates import templates_folder
from journal.model import Channel, Direction, Initiator
from journal.rendering import SAMPLE_VALUES, find_faults, render, template_values
from tests.journal.settings.configs import load_text

LANGUAGES = {"en", "sv", "nb", "fi", "nl", "ru"}
SALES = (
    "S-QUOTE S-ORDER S-DRAFT-INVOICE S-BLANKET S-INVOICE S-CREDIT-MEMO S-SHIPMENT S-REMINDER "
    "S-STATEMENT S-RETURN-ORDER S-RETURN-RECEIPT S-FINANCE-CHARGE"
)
SERVICE = "SV-ORDER SV-ORDER-POSTED SV-CONTRACT SV-CONTRACT-QUOTE SV-QUOTE"
PURCHASES = (
    "P-QUOTE P-ORDER P-BLANKET P-INVOICE P-CREDIT-MEMO P-RECEIPT P-RETURN-SHIPMENT P-RETURN-ORDER"
)
# code, group, channel, direction, who began, minutes, cost
ROWS = [
    line.split()
    for line in """
    CALL-OUT PHONE phone outbound us 15 1
    CALL-IN PHONE phone inbound them 15 0
    EMAIL-IN SYSTEM email inbound them 1 0
    EMAIL-OUT SYSTEM email outbound us 1 8
    MEETING-INVITE SYSTEM meeting none none 1 8
    COVER-SHEET SYSTEM letter outbound us 1 8
    MEETING-ONSITE MEETING meeting outbound us 180 45
    MEETING-INHOUSE MEETING meeting outbound us 120 25
    MEETING-ONLINE MEETING meeting outbound us 30 0
    WORKSHOP MEETING meeting outbound us 300 120
    LETTER LETTER letter outbound us 30 8
    FAX LETTER fax outbound us 5 8
    ABSTRACT LETTER letter outbound none 90 8
    CHAT SYSTEM chat none none 5 0
    NOTE SYSTEM note none none 0 0
    """.strip().splitlines()
]
DOCUMENTS = [("SALES", SALES), ("SERVICE", SERVICE), ("PURCHASES", PURCHASES)]
ROWS += [
    [c, g, "email", "outbound", "us", "1", "8"] for g, codes in DOCUMENTS for c in codes.split()
]


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    made, problems = build_catalog(load_text(tmp_path, ""))
    assert problems == ()
    return made


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_shipped_template_is_there_without_any_config(catalog: Catalog, row: list[str]) -> None:
    code, group, channel, direction, initiated_by, minutes, cost = row
    template = catalog.templates[code]
    assert (template.group, template.duration_minutes) == (group, int(minutes))
    assert (template.channel, template.cost) == (Channel(channel), Decimal(cost))
    assert template.direction is Direction(direction)
    assert template.initiated_by is Initiator(initiated_by)
    assert group in catalog.groups


def test_nothing_else_is_shipped(catalog: Catalog) -> None:
    assert set(catalog.templates) == {row[0] for row in ROWS}
    assert set(catalog.groups) == {row[1] for row in ROWS}


@pytest.mark.parametrize("code", [row[0] for row in ROWS])
def test_a_shipped_template_speaks_six_languages_full_and_empty(
    catalog: Catalog, code: str
) -> None:
    template = catalog.templates[code]
    assert set(template.texts) == LANGUAGES
    for language, text in template.texts.items():
        assert find_faults(text.description) == ()
        assert render(template, language, SAMPLE_VALUES).subject
        assert render(template, language, template_values()).subject


def test_a_mail_without_subject_still_has_one(catalog: Catalog) -> None:
    subject = render(catalog.templates["EMAIL-IN"], "fi-FI", template_values()).subject
    assert subject == "Sähköposti"


def test_the_defaults_are_found_in_an_installed_package_too(tmp_path: Path) -> None:
    package = tmp_path / "journal"
    shutil.copytree(
        Path(journal.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(templates_folder(), package / "_templates")
    code = "from journal.catalog.shipped_templates import shipped_templates; print(shipped_templates().folder)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == str(package / "_templates")
