"""What is purged or erased goes from Slack, too: cards, and answers in the direct messages."""

from journal.contacts import erase
from journal.model import Contact
from playground.workspace import WorkspacePerson
from tests.bot.log_case import purge_entry
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person, log_interaction


def _prepare(harness: BotHarness) -> tuple[Contact, int]:
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
        number = log_interaction(
            session, harness.config, ada, text="The secret recipe", now=harness.clock.now
        )
    return ada, number


def _bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() for each in person.sees() if each.user != person.id)


def test_an_entry_in_the_direct_messages_goes_when_it_ispurged(harness: BotHarness) -> None:
    _, number = _prepare(harness)
    harness.alice.types(f"show {number}")
    harness.settle()
    assert "The secret recipe" in _bot_text(harness.alice)
    purge_entry(harness, number)
    harness.settle()
    assert "The secret recipe" not in _bot_text(harness.alice)


def test_a_list_in_the_direct_messages_goes_when_something_ispurged(harness: BotHarness) -> None:
    _, number = _prepare(harness)
    harness.alice.types("history ada")
    harness.settle()
    assert "The secret recipe" in _bot_text(harness.alice)
    purge_entry(harness, number)
    harness.settle()
    assert "The secret recipe" not in _bot_text(harness.alice)


def test_an_erased_person_is_in_no_answer_any_more(harness: BotHarness) -> None:
    ada, _ = _prepare(harness)
    for line in ("history ada", "contact ada", "find recipe", "show 1"):
        harness.alice.types(line)
    harness.settle()
    assert "Lovelace" in _bot_text(harness.alice)
    with harness.session() as session:
        erase.erase(session, ADMIN, ada, shared=None, now=harness.clock.now)
    harness.settle()
    assert "Lovelace" not in _bot_text(harness.alice)
    assert "The secret recipe" not in _bot_text(harness.alice)


def test_what_is_not_gone_stays(harness: BotHarness) -> None:
    _, number = _prepare(harness)
    with harness.session() as session:
        other = a_person(session, "Bea Blond", "bea@blond.example")
        stays = log_interaction(
            session, harness.config, other, text="Still here", now=harness.clock.now
        )
    harness.alice.types(f"show {stays}")
    harness.settle()
    purge_entry(harness, number)
    harness.settle()
    assert "Still here" in _bot_text(harness.alice)
