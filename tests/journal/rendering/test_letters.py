"""Tests how a letter begins and ends, in every language, and what it says of us."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.entries import correct
from journal.rendering.long_dates import long_date
from tests.builders import ALICE, a_company, a_config, a_person, log_interaction

DAY = date(2026, 3, 7)
CONFIG = """
[company]
name = "Ours"
address = "Hamngatan 1\\n411 06 Göteborg"
country = "SE"

[salutations.sv]
formal = "Hej bästa {{ contact.name }}!"

[signatures."alice@ours.example"]
name = "Alice Andersson"

[templates.GREETING]
group = "LETTER"
channel = "letter"
description = "{{ contact.salutation }}"
body = '''
{{ company.address }}
{{ contact.name }}
{{ contact.address }}
{{ contact.greeting }} {{ contact.email }} {{ contact.phone }} {{ contact.job_title }}
{{ signature }}'''
languages.fi.description = "{{ contact.salutation }}"
"""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "7 March 2026"),
        ("sv-FI", "7 mars 2026"),
        ("no", "7. mars 2026"),
        ("fi", "7. maaliskuuta 2026"),
        ("nl", "7 maart 2026"),
        ("ru", "7 марта 2026 г."),
        ("de", "2026-03-07"),
    ],
)
def test_a_day_is_written_as_letters_of_the_language_do(language: str, text: str) -> None:
    assert long_date(DAY, language) == text


def test_a_letter_knows_whom_it_is_for_and_who_writes(session: Session, tmp_path: Path) -> None:
    ada = a_person(
        session,
        "Ada Byron",
        "ada@acme.example",
        job_title="Analyst",
        street="Annankatu 1",
        postal_code="00120",
        city="Helsinki",
        country="FI",
        company_id=a_company(session).id,
    )
    number = log_interaction(
        session, a_config(tmp_path, CONFIG), ada, template="GREETING", actor=ALICE
    )
    entry = correct.get_entry(session, number)
    assert entry.subject == "Dear Ada Byron,"
    assert entry.text.splitlines() == [
        "Hamngatan 1",
        "411 06 Göteborg",
        "Ada Byron",
        "Annankatu 1",
        "00120 Helsinki",
        "FINLAND",
        "Hello Ada, ada@acme.example  Analyst",
        "Alice Andersson",
        "Ours",
    ]


@pytest.mark.parametrize(
    ("language", "subject"),
    [("fi", "Hyvä Ada Byron,"), ("sv", "Dear Ada Byron,"), ("", "Dear Ada Byron,")],
)
def test_a_letter_begins_in_the_language_that_it_is_written_in(
    session: Session, tmp_path: Path, language: str, subject: str
) -> None:
    ada = a_person(session, "Ada Byron", language=language)
    number = log_interaction(session, a_config(tmp_path, CONFIG), ada, template="GREETING")
    assert correct.get_entry(session, number).subject == subject
