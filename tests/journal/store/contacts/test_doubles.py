"""Tests who may be one: of one name in any order, of one address; not who shares a switchboard."""

from sqlmodel import Session

from journal.model import Address, AddressKind, ContactKind, NewContact
from journal.store.contacts import doubles
from tests.builders import a_company, a_person

PHONE = "+46 8 123 45 67"


def pairs(session: Session) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(each.first, each.second, each.shared) for each in doubles.find_doubles(session)]


def test_one_name_in_any_order_and_spelling(session: Session) -> None:
    first = a_person(session, "Ada Lovelace")
    second = a_person(session, "LOVELACE, Ada")
    a_person(session, "Ada Byron")
    a_company(session, "Ada Lovelace")
    assert pairs(session) == [(first.id, second.id, ("name",))]


def test_two_of_one_name_in_two_companies_are_two(session: Session) -> None:
    acme, other = a_company(session, "Acme"), a_company(session, "Other")
    first = a_person(session, "Jan Berg", company_id=acme.id)
    second = a_person(session, "Jan Berg", company_id=other.id)
    assert pairs(session) == []
    third = a_person(session, "Jan Berg")
    assert pairs(session) == [*((first.id, third.id, ("name",)), (second.id, third.id, ("name",)))]


def test_a_name_that_many_have_says_something_within_a_company(session: Session) -> None:
    acme = a_company(session, "Acme")
    for number in range(6):
        a_person(session, "Jan Berg", company_id=a_company(session, f"Other {number}").id)
    first, second = (a_person(session, "Jan Berg", company_id=acme.id) for _ in range(2))
    assert pairs(session) == [(first.id, second.id, ("name",))]


def test_who_shares_more_comes_first_and_a_switchboard_says_nothing(session: Session) -> None:
    phone = (Address(AddressKind.PHONE, PHONE),)
    for name in "ABCDEF":
        a_person(session, f"{name} Telefon", addresses=phone)
    one = a_person(session, "Ada", "ada@acme.example")
    two = a_person(session, "Ada B", "ADA@acme.example")
    both = a_person(session, "Ada", "ada@acme.example")
    a_company(session, "Acme", addresses=(Address(AddressKind.EMAIL, "ada@acme.example"),))
    assert pairs(session)[0] == (one.id, both.id, ("name", "email"))
    assert (one.id, two.id, ("email",)) in pairs(session)
    assert len(pairs(session)) == 3


def test_who_may_be_the_one_that_is_to_be_added(session: Session) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    named = NewContact("ada")
    shared = NewContact("Bob", addresses=(Address(AddressKind.EMAIL, "Ada@Acme.example"),))
    assert doubles.find_alike(session, named) == doubles.find_alike(session, shared) == [ada.id]
    assert doubles.find_alike(session, NewContact("Bob", ContactKind.COMPANY)) == []
