"""A template is called what its config calls it, wherever somebody in Slack reads of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.workspace import WorkspacePerson
from tests.bot.lookup_case import add_ada, log_entry
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness

TEMPLATES = """
[templates.CALL_PARTNER]
name = "Call with a partner"
languages.sv.name = "Partnersamtal"
group = "SERVICE"
channel = "phone"

[templates.LETTER]
name = "Proper letter"

[templates.FAX]
languages.sv.name = "Faxen"

[templates.NOTE]
name = "<!channel> *Note* :bomb: <https://evil.example|x>"

[templates.BARE]
group = "SERVICE"
channel = "other"
"""


@pytest.fixture
def named(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    with bot_harness(database_url, tmp_path, CONFIG + TEMPLATES) as harness:
        add_ada(harness)
        yield harness


def _bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() for each in person.sees() if each.user != person.id)


def test_an_entry_is_told_by_the_name_of_its_template(named: BotHarness) -> None:
    for line in ("ada: Hello -t CALL_PARTNER", "ada: Hello -t letter", "ada: Hello -t BARE"):
        named.alice.types(f"/log {line}")
    told = named.alice.types("/rapport history").text
    assert "Call with a partner" in told
    assert "Proper letter" in told
    assert "BARE" in told
    assert "CALL_PARTNER" not in told


def test_each_reads_it_in_their_own_language(named: BotHarness) -> None:
    named.bob.changes(locale="sv-SE")
    who = add_ada(named)
    for code in ("CALL_PARTNER", "LETTER", "FAX"):
        log_entry(named, who, template=code)
    english = named.alice.types("/rapport history").text
    swedish = named.bob.types("/rapport history").text
    assert "Call with a partner" in english
    assert "Partnersamtal" in swedish
    assert "Proper letter" in swedish
    assert "Faxen" in swedish
    assert "Faxen" not in english


def test_the_form_offers_it_by_its_name(named: BotHarness) -> None:
    view = named.alice.types("/log").view
    assert view is not None
    assert "Call with a partner" in str(view.blocks)


@pytest.mark.parametrize("typed", ['"call with"', '"Call with a partner"', "partnersam"])
def test_the_beginning_of_the_name_is_understood(named: BotHarness, typed: str) -> None:
    told = named.alice.types(f"/log ada: Hello -t {typed}").text
    assert "Call with a partner" in told


def test_figures_and_previews_have_the_name_too(named: BotHarness) -> None:
    named.ada.types("/log ada: Hello -t CALL_PARTNER")
    named.ada.types("/rapport stats me month")
    named.settle()
    assert "Call with a partner" in _bot_text(named.ada)
    named.ada.types("/rapport cancel last")
    named.settle()
    named.ada.types("purge -t CALL_PARTNER")
    named.settle()
    assert "Call with a partner" in _bot_text(named.ada)
    assert "CALL_PARTNER" not in _bot_text(named.ada)


def test_a_name_with_signs_pings_nobody_and_links_nowhere(named: BotHarness) -> None:
    named.alice.types("/log ada: the offer -t note")
    for line in ("show 1", "history", "stats me month", "contact ada", "cancel 1"):
        named.alice.types(line)
        named.settle()
    assert "*Note* :bomb:" in _bot_text(named.alice)
    live = [*(m for each in named.alice.sees() for m in each.mentions())]
    assert live == []
    assert named.alice.opens_home().mentions() == []
