"""Names of a line in the database: found in a few statements, however many bear them."""

from sqlmodel import Session

from journal.line import names_in
from journal.store.contacts.names_in_line import find_contacts
from tests.builders import a_company, a_person
from tests.statements import before_statements

MOST_STATEMENTS = 8


def found_names(session: Session, text: str, language: str = "en") -> list[str]:
    return [each.name for each in find_contacts(session, names_in(text, language))]


def test_a_name_is_found_in_any_form(session: Session) -> None:
    acme = a_company(session, "Acme")
    a_person(session, "Mikko Virtanen", company_id=acme.id)
    a_person(session, "Olga Stone")
    (mikko,) = find_contacts(session, names_in("soitin Virtaselle", "fi"))
    assert (mikko.name, mikko.company, mikko.company_id) == ("Mikko Virtanen", "Acme", acme.id)
    assert found_names(session, "met Acme's people") == ["Acme", "Mikko Virtanen"]
    assert found_names(session, "nobody we know") == []


def test_of_a_common_name_the_whole_one_is_found_and_statements_stay_few(session: Session) -> None:
    for number in range(60):
        a_person(session, f"Anna Number{number}")
        a_person(session, f"Carl{number} Berg")
    a_person(session, "Anna Berg")
    told: list[str] = []
    with before_statements(session.get_bind().engine, told.append):
        found = found_names(session, "called Anna Berg and Anna and Berg about the berg")
    assert "Anna Berg" in found
    assert len(found) < 20
    assert 0 < len(told) <= MOST_STATEMENTS
