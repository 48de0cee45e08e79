"""Whose mail it is: told apart by what tells, and asked where nothing does."""

from datetime import timedelta

import pytest

from ingest.matching import Asked, Known, Match, Person, match, signals
from ingest.parties import Outsider
from journal.model import MailAddress, Part
from tests.ingest.deciding import NOW

INFO = "info@acme.example"
ADA = Person(1, "Ada Byron", "jane@ours.example")
BO = Person(2, "Bo Ek", "eve@ours.example")
CY = Person(3, "Cy Dahl", "eve@ours.example")


def spoken(person: Person, days: int) -> Person:
    return Person(person.id, person.name, person.owner, last_spoken=NOW - timedelta(days=days))


def closed(person: Person) -> Person:
    return Person(person.id, person.name, person.owner, closed=True)


def outsider(address: str = INFO, name: str = "", *also: str) -> Outsider:
    replies = tuple(MailAddress(each) for each in also)
    return Outsider(address, address, name, Part.MAIN, replies)


def matched(known: Known, who: Outsider | None = None, *, salesperson: str = "") -> list[Match]:
    return list(match([who or outsider()], Asked(known, salesperson, NOW)))


def shared(*people: Person, conversation: tuple[int, ...] = ()) -> Known:
    return Known(exact={INFO: people}, conversation=frozenset(conversation))


def only(found: list[Match]) -> Match:
    assert len(found) == 1
    return found[0]


def test_the_one_who_has_the_address_is_meant() -> None:
    found = only(matched(shared(ADA)))
    assert (found.person, found.by) == (ADA, "exact")
    assert list(signals([found])) == []


def test_another_spelling_of_the_account_will_do() -> None:
    known = Known(loose={"adabyron@gmail.com": (ADA,)})
    found = only(matched(known, outsider("ada.byron+x@gmail.com")))
    assert (found.person, found.by) == (ADA, "loose")
    assert [each.name for each in signals([found])] == ["matched_loose"]


def test_the_exact_address_comes_before_another_spelling() -> None:
    known = Known(
        exact={"a.b@gmail.com": (BO,)},
        loose={"ab@gmail.com": (ADA, BO)},
    )
    assert only(matched(known, outsider("a.b@gmail.com"))).person == BO


def test_an_address_that_nobody_has_is_kept() -> None:
    found = only(matched(Known()))
    assert (found.person, found.candidates) == (None, ())


# Who shares the address, what else is known, and: who is meant, and by what.
TOLD: dict[str, tuple[Known, Outsider, str, Person | None, str]] = {
    "nothing tells": (shared(ADA, BO), outsider(), "", None, ""),
    "the conversation": (shared(ADA, BO, conversation=(2, 7)), outsider(), "", BO, "conversation"),
    "both are in it": (shared(ADA, BO, conversation=(1, 2)), outsider(), "", None, ""),
    "the name": (shared(ADA, BO), outsider(INFO, "ADA  BYRON"), "", ADA, "name"),
    "the name, surname first": (shared(ADA, BO), outsider(INFO, "Ek, Bo"), "", BO, "name"),
    "a name of nobody": (shared(ADA, BO), outsider(INFO, "Acme"), "", None, ""),
    "the owner": (shared(ADA, BO), outsider(), "Jane@ours.example", ADA, "owner"),
    "an owner of two": (shared(BO, CY), outsider(), "eve@ours.example", None, ""),
    "who was spoken to last": (
        shared(spoken(ADA, 50), spoken(BO, 10)),
        outsider(),
        "",
        BO,
        "recent",
    ),
    "the only one ever spoken to": (shared(ADA, spoken(BO, 10)), outsider(), "", BO, "recent"),
    "both not long ago": (shared(spoken(ADA, 39), spoken(BO, 10)), outsider(), "", None, ""),
    "both long ago": (shared(spoken(ADA, 900), spoken(BO, 400)), outsider(), "", None, ""),
    "the owner leaves two, time one": (
        shared(spoken(ADA, 1), spoken(BO, 20), spoken(CY, 90)),
        outsider(),
        "eve@ours.example",
        BO,
        "recent",
    ),
    "the conversation before the name": (
        shared(ADA, BO, conversation=(2,)),
        outsider(INFO, "Ada Byron"),
        "",
        BO,
        "conversation",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_those_who_share_an_address_are_told_apart(case: str) -> None:
    known, who, salesperson, person, by = TOLD[case]
    found = only(matched(known, who, salesperson=salesperson))
    assert (found.person and found.person.id) == (person and person.id)
    assert found.by == by
    assert len(found.candidates) == len(known.exact[INFO])
    told = {each.name for each in signals([found])}
    assert told == {f"matched_{by}" if person else "ambiguous"}


# ── Reply-To ────────────────────────────────────────────────────────────────────────────────────

REPLY = "ada@private.example"


def test_reply_to_stands_in_for_an_address_that_nobody_has() -> None:
    known = Known(exact={REPLY: (ADA,)})
    found = only(matched(known, outsider("new@acme.example", "Ada", REPLY)))
    assert (found.person, found.by) == (ADA, "reply_to")
    assert found.outsider.address == "new@acme.example"
    assert found.outsider.part is Part.MAIN


def test_reply_to_of_the_same_contact_is_no_party_of_its_own() -> None:
    known = Known(exact={INFO: (ADA,), REPLY: (ADA,)})
    assert only(matched(known, outsider(INFO, "", REPLY))).person == ADA


def test_reply_to_of_another_contact_is_a_party() -> None:
    known = Known(exact={INFO: (ADA,), REPLY: (BO,)})
    first, second = matched(known, outsider(INFO, "", REPLY))
    assert (first.person, second.person) == (ADA, BO)
    assert second.outsider.part is Part.CC


def test_reply_to_of_nobody_is_no_party() -> None:
    assert only(matched(shared(ADA), outsider(INFO, "", REPLY))).person == ADA


def test_reply_to_tells_apart_those_who_share_an_address() -> None:
    known = Known(exact={INFO: (ADA, BO), REPLY: (ADA,)})
    found = only(matched(known, outsider(INFO, "", REPLY)))
    assert (found.person, found.by) == (ADA, "reply_to")


# ── who is closed ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("known", "name", "salesperson", "is_closed"),
    [
        (shared(closed(ADA)), "", "", True),
        (shared(ADA), "", "", False),
        (shared(closed(ADA), BO), "", "", True),
        (shared(closed(ADA), BO), "Bo Ek", "", False),
        (shared(closed(ADA), BO), "Ada Byron", "", True),
        (shared(closed(ADA), BO, conversation=(2,)), "", "", False),
        (shared(closed(ADA), BO), "", "eve@ours.example", True),
        (shared(closed(ADA), spoken(BO, 3)), "", "", True),
    ],
)
def test_what_may_be_of_somebody_closed_is_closed(
    known: Known, name: str, salesperson: str, *, is_closed: bool
) -> None:
    found = only(matched(known, outsider(INFO, name), salesperson=salesperson))
    assert found.is_closed is is_closed
