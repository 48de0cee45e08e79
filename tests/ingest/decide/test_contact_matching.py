"""Tests whose mail it is: told apart by what tells, and asked where nothing does."""

from datetime import timedelta

import pytest

from ingest.decide.contact_matching import (
    ContactMatch,
    KnownContact,
    LookupResult,
    MatchHints,
    match_contacts,
    match_signals,
)
from ingest.decide.parties import Outsider
from journal.model import MailAddress, ParticipantPart
from tests.ingest.decide.decision_case import NOW

INFO_ADDRESS = "info@acme.example"
ADA = KnownContact(1, "Ada Byron", "jane@ours.example")
BO = KnownContact(2, "Bo Ek", "eve@ours.example")
CY = KnownContact(3, "Cy Dahl", "eve@ours.example")


def spoken_to(person: KnownContact, days: int) -> KnownContact:
    return KnownContact(
        person.id, person.name, person.owner, last_spoken=NOW - timedelta(days=days)
    )


def closed_contact(person: KnownContact) -> KnownContact:
    return KnownContact(person.id, person.name, person.owner, closed=True)


def build_outsider(address: str = INFO_ADDRESS, name: str = "", *also: str) -> Outsider:
    replies = tuple(MailAddress(each) for each in also)
    return Outsider(address, address, name, ParticipantPart.MAIN, replies)


def match_one(
    known: LookupResult, who: Outsider | None = None, *, salesperson: str = ""
) -> list[ContactMatch]:
    return list(match_contacts([who or build_outsider()], MatchHints(known, salesperson, NOW)))


def shared_address(*people: KnownContact, conversation: tuple[int, ...] = ()) -> LookupResult:
    return LookupResult(exact={INFO_ADDRESS: people}, conversation=frozenset(conversation))


def only_match(found: list[ContactMatch]) -> ContactMatch:
    assert len(found) == 1
    return found[0]


def test_the_one_who_has_the_address_is_meant() -> None:
    found = only_match(match_one(shared_address(ADA)))
    assert (found.person, found.matched_by) == (ADA, "exact")
    assert list(match_signals([found])) == []


def test_another_spelling_of_the_account_will_do() -> None:
    known = LookupResult(loose={"adabyron@gmail.com": (ADA,)})
    found = only_match(match_one(known, build_outsider("ada.byron+x@gmail.com")))
    assert (found.person, found.matched_by) == (ADA, "loose")
    assert [each.name for each in match_signals([found])] == ["matched_loose"]


def test_the_exact_address_comes_before_another_spelling() -> None:
    known = LookupResult(
        exact={"a.b@gmail.com": (BO,)},
        loose={"ab@gmail.com": (ADA, BO)},
    )
    assert only_match(match_one(known, build_outsider("a.b@gmail.com"))).person == BO


def test_an_address_that_nobody_has_is_kept() -> None:
    found = only_match(match_one(LookupResult()))
    assert (found.person, found.candidates) == (None, ())


# Who shares the address, what else is known, and: who is meant, and by what.
TIE_CASES: dict[str, tuple[LookupResult, Outsider, str, KnownContact | None, str]] = {
    "nothing tells": (shared_address(ADA, BO), build_outsider(), "", None, ""),
    "the conversation": (
        shared_address(ADA, BO, conversation=(2, 7)),
        build_outsider(),
        "",
        BO,
        "conversation",
    ),
    "both are in it": (
        shared_address(ADA, BO, conversation=(1, 2)),
        build_outsider(),
        "",
        None,
        "",
    ),
    "the name": (
        shared_address(ADA, BO),
        build_outsider(INFO_ADDRESS, "ADA  BYRON"),
        "",
        ADA,
        "name",
    ),
    "the name, surname first": (
        shared_address(ADA, BO),
        build_outsider(INFO_ADDRESS, "Ek, Bo"),
        "",
        BO,
        "name",
    ),
    "a name of nobody": (
        shared_address(ADA, BO),
        build_outsider(INFO_ADDRESS, "Acme"),
        "",
        None,
        "",
    ),
    "the owner": (shared_address(ADA, BO), build_outsider(), "Jane@ours.example", ADA, "owner"),
    "an owner of two": (shared_address(BO, CY), build_outsider(), "eve@ours.example", None, ""),
    "who was spoken to last": (
        shared_address(spoken_to(ADA, 50), spoken_to(BO, 10)),
        build_outsider(),
        "",
        BO,
        "recent",
    ),
    "the only one ever spoken to": (
        shared_address(ADA, spoken_to(BO, 10)),
        build_outsider(),
        "",
        BO,
        "recent",
    ),
    "both not long ago": (
        shared_address(spoken_to(ADA, 39), spoken_to(BO, 10)),
        build_outsider(),
        "",
        None,
        "",
    ),
    "both long ago": (
        shared_address(spoken_to(ADA, 900), spoken_to(BO, 400)),
        build_outsider(),
        "",
        None,
        "",
    ),
    "the owner leaves two, time one": (
        shared_address(spoken_to(ADA, 1), spoken_to(BO, 20), spoken_to(CY, 90)),
        build_outsider(),
        "eve@ours.example",
        BO,
        "recent",
    ),
    "the conversation before the name": (
        shared_address(ADA, BO, conversation=(2,)),
        build_outsider(INFO_ADDRESS, "Ada Byron"),
        "",
        BO,
        "conversation",
    ),
}


@pytest.mark.parametrize("case", TIE_CASES)
def test_those_who_share_an_address_are_told_apart(case: str) -> None:
    known, who, salesperson, person, by = TIE_CASES[case]
    found = only_match(match_one(known, who, salesperson=salesperson))
    assert (found.person and found.person.id) == (person and person.id)
    assert found.matched_by == by
    assert len(found.candidates) == len(known.exact[INFO_ADDRESS])
    told = {each.name for each in match_signals([found])}
    assert told == {f"matched_{by}" if person else "ambiguous"}


# ── Reply-To ────────────────────────────────────────────────────────────────────────────────────

REPLY_ADDRESS = "ada@private.example"


def test_reply_to_does_not_stand_in_for_an_address_that_nobody_has() -> None:
    known = LookupResult(exact={REPLY_ADDRESS: (ADA,)})
    sender, reply = match_one(known, build_outsider("new@acme.example", "Ada", REPLY_ADDRESS))
    assert (sender.person, sender.outsider.part) == (None, ParticipantPart.MAIN)
    assert (reply.person, reply.outsider.part) == (ADA, ParticipantPart.CC)
    assert reply.outsider.address == REPLY_ADDRESS


def test_reply_to_of_the_same_contact_is_no_party_of_its_own() -> None:
    known = LookupResult(exact={INFO_ADDRESS: (ADA,), REPLY_ADDRESS: (ADA,)})
    assert (
        only_match(match_one(known, build_outsider(INFO_ADDRESS, "", REPLY_ADDRESS))).person == ADA
    )


def test_reply_to_of_another_contact_is_a_party() -> None:
    known = LookupResult(exact={INFO_ADDRESS: (ADA,), REPLY_ADDRESS: (BO,)})
    first, second = match_one(known, build_outsider(INFO_ADDRESS, "", REPLY_ADDRESS))
    assert (first.person, second.person) == (ADA, BO)
    assert second.outsider.part is ParticipantPart.CC


def test_reply_to_of_nobody_is_no_party() -> None:
    assert (
        only_match(
            match_one(shared_address(ADA), build_outsider(INFO_ADDRESS, "", REPLY_ADDRESS))
        ).person
        == ADA
    )


def test_reply_to_tells_apart_those_who_share_an_address() -> None:
    known = LookupResult(exact={INFO_ADDRESS: (ADA, BO), REPLY_ADDRESS: (ADA,)})
    found = only_match(match_one(known, build_outsider(INFO_ADDRESS, "", REPLY_ADDRESS)))
    assert (found.person, found.matched_by) == (ADA, "reply_to")


# ── who is closed ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("known", "name", "salesperson", "is_closed"),
    [
        (shared_address(closed_contact(ADA)), "", "", True),
        (shared_address(ADA), "", "", False),
        (shared_address(closed_contact(ADA), BO), "", "", True),
        (shared_address(closed_contact(ADA), BO), "Bo Ek", "", False),
        (shared_address(closed_contact(ADA), BO), "Ada Byron", "", True),
        (shared_address(closed_contact(ADA), BO, conversation=(2,)), "", "", False),
        (shared_address(closed_contact(ADA), BO), "", "eve@ours.example", True),
        (shared_address(closed_contact(ADA), spoken_to(BO, 3)), "", "", True),
    ],
)
def test_what_may_be_of_somebody_closed_is_closed(
    known: LookupResult, name: str, salesperson: str, *, is_closed: bool
) -> None:
    found = only_match(
        match_one(known, build_outsider(INFO_ADDRESS, name), salesperson=salesperson)
    )
    assert found.is_closed is is_closed
