"""What is purged or erased goes from Slack, too: cards, and answers in the direct messages."""

from journal import erase
from journal.model import Contact
from playground.workspace import WorkspacePerson
from tests.bot.logbook import purge_entry
from tests.bot.office import BotHarness
from tests.building import ADMIN, a_person, log_interaction


def _prepare(office: BotHarness) -> tuple[Contact, int]:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
        number = log_interaction(
            session, office.config, ada, text="The secret recipe", now=office.clock.now
        )
    return ada, number


def _bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() for each in person.sees() if each.user != person.id)


def test_an_entry_in_the_direct_messages_goes_when_it_ispurged(office: BotHarness) -> None:
    _, number = _prepare(office)
    office.alice.types(f"show {number}")
    office.settle()
    assert "The secret recipe" in _bot_text(office.alice)
    purge_entry(office, number)
    office.settle()
    assert "The secret recipe" not in _bot_text(office.alice)


def test_a_list_in_the_direct_messages_goes_when_something_ispurged(office: BotHarness) -> None:
    _, number = _prepare(office)
    office.alice.types("history ada")
    office.settle()
    assert "The secret recipe" in _bot_text(office.alice)
    purge_entry(office, number)
    office.settle()
    assert "The secret recipe" not in _bot_text(office.alice)


def test_an_erased_person_is_in_no_answer_any_more(office: BotHarness) -> None:
    ada, _ = _prepare(office)
    for line in ("history ada", "contact ada", "find recipe", "show 1"):
        office.alice.types(line)
    office.settle()
    assert "Lovelace" in _bot_text(office.alice)
    with office.session() as session:
        erase.erase(session, ADMIN, ada, shared=None, now=office.clock.now)
    office.settle()
    assert "Lovelace" not in _bot_text(office.alice)
    assert "The secret recipe" not in _bot_text(office.alice)


def test_what_is_not_gone_stays(office: BotHarness) -> None:
    _, number = _prepare(office)
    with office.session() as session:
        other = a_person(session, "Bea Blond", "bea@blond.example")
        stays = log_interaction(
            session, office.config, other, text="Still here", now=office.clock.now
        )
    office.alice.types(f"show {stays}")
    office.settle()
    purge_entry(office, number)
    office.settle()
    assert "Still here" in _bot_text(office.alice)
