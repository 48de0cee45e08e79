"""Tests who is ours and who is outside, and so which way a mail goes."""

import pytest

from ingest.decide.parties import (
    MailSource,
    OwnAddresses,
    Route,
    identify_parties,
    is_own_list,
    may_be_forward,
)
from journal.model import Direction, ForwardedMail, Mail, ParticipantPart
from tests.ingest.decide.decision_case import (
    FORWARD_HEADERS,
    FORWARDED_TEXT,
    OWN_ADDRESSES,
    SENT_AT,
    SOURCE,
    HeaderFields,
    mail_addresses,
    parse_mail,
    parties_of_mail,
)

# What the headers say, and: the route, the outside in its order, the salesperson.
CASES: dict[str, tuple[HeaderFields, Route, list[str], str]] = {
    "from outside to one of us": ({}, Route.INBOUND, ["ada@acme.example"], "jane@ours.example"),
    "from outside, others in To and Cc": (
        {"To": "jane@ours.example, bo@beta.example", "Cc": "cy@beta.example, capture@ours.example"},
        Route.INBOUND,
        ["ada@acme.example", "bo@beta.example", "cy@beta.example"],
        "jane@ours.example",
    ),
    "from outside to the capture address alone": (
        {"To": "capture@ours.example"},
        Route.INBOUND,
        ["ada@acme.example"],
        "",
    ),
    "from outside, one of us in Cc": (
        {"To": "capture@ours.example", "Cc": "eve@ours.example"},
        Route.INBOUND,
        ["ada@acme.example"],
        "eve@ours.example",
    ),
    "from ours to outside": (
        {"From": "jane@ours.example", "To": "ada@acme.example, bo@beta.example"},
        Route.OUTBOUND,
        ["ada@acme.example", "bo@beta.example"],
        "jane@ours.example",
    ),
    "from ours, outside in Cc alone": (
        {"From": "jane@ours.example", "To": "eve@ours.example", "Cc": "ada@acme.example"},
        Route.OUTBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "from ours, outside in Bcc of the copy that is kept": (
        {"From": "jane@ours.example", "To": "jane@ours.example", "Bcc": "ada@acme.example"},
        Route.OUTBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "from ours, the capture address in Bcc": (
        {
            "From": "jane@ours.example",
            "To": "ada@acme.example",
            "Delivered_To": "capture@ours.example",
        },
        Route.OUTBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "a form of ours": (
        {
            "From": "noreply@ours.example",
            "To": "eve@ours.example",
            "Reply_To": "Ada <ada@acme.example>",
        },
        Route.FORM,
        ["ada@acme.example"],
        "eve@ours.example",
    ),
    "from ours to ours": (
        {"From": "jane@ours.example", "To": "eve@ours.example"},
        Route.INTERNAL,
        [],
        "jane@ours.example",
    ),
    "no From": ({"From": ""}, Route.NOBODY, [], "jane@ours.example"),
    "a From that is no address": ({"From": "Ada"}, Route.NOBODY, [], "jane@ours.example"),
    "a From that is no address, and a Sender": (
        {"From": "Ada", "Sender": "ada@acme.example"},
        Route.INBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "a From that is no address, and a Return-Path": (
        {"From": "Ada", "Return_Path": "<ada@acme.example>"},
        Route.INBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "several in From": (
        {"From": "ada@acme.example, bo@beta.example"},
        Route.INBOUND,
        ["ada@acme.example", "bo@beta.example"],
        "jane@ours.example",
    ),
    "several in From, of whom Sender names one": (
        {"From": "ada@acme.example, bo@beta.example", "Sender": "bo@beta.example"},
        Route.INBOUND,
        ["bo@beta.example", "ada@acme.example"],
        "jane@ours.example",
    ),
    "a secretary sent it": (
        {"Sender": "office@acme.example"},
        Route.INBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "an alias with a tag": (
        {"From": "sales+fair@group.example", "To": "ada@acme.example"},
        Route.OUTBOUND,
        ["ada@acme.example"],
        "",
    ),
    "a shared mailbox is nobody": (
        {"From": "info@ours.example", "To": "ada@acme.example"},
        Route.OUTBOUND,
        ["ada@acme.example"],
        "",
    ),
    "a program's address is nobody, the next of us is": (
        {"To": "erp-export2@ours.example, no-reply@ours.example, jane@ours.example"},
        Route.INBOUND,
        ["ada@acme.example"],
        "jane@ours.example",
    ),
    "a subdomain of ours is not ours": (
        {"From": "ada@shop.ours.example"},
        Route.INBOUND,
        ["ada@shop.ours.example"],
        "jane@ours.example",
    ),
    "the same address twice": (
        {"To": "ADA@acme.example, bo@beta.example, BO@Beta.Example"},
        Route.INBOUND,
        ["ada@acme.example", "bo@beta.example"],
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_way_a_mail_goes(case: str) -> None:
    headers, route, outside, salesperson = CASES[case]
    found = parties_of_mail(**headers)
    assert found.route is route
    assert [each.key for each in found.outside] == outside
    assert found.salesperson == salesperson


def test_the_first_of_the_outside_is_the_main_one() -> None:
    found = parties_of_mail(To="bo@beta.example", Cc="cy@beta.example")
    assert [each.part for each in found.outside] == [
        ParticipantPart.MAIN,
        ParticipantPart.TO,
        ParticipantPart.CC,
    ]
    assert found.main is not None
    assert found.main.name == "Ada Byron"


def test_reply_to_is_another_address_of_the_sender() -> None:
    found = parties_of_mail(Reply_To="ada@private.example, ada@acme.example, jane@ours.example")
    assert [each.address for each in found.outside[0].other_addresses] == ["ada@private.example"]
    assert len(found.outside) == 1


@pytest.mark.parametrize(
    ("headers", "signal"),
    [
        ({"From": ""}, "no_sender"),
        ({"From": "Ada", "Sender": "ada@acme.example"}, "odd_from"),
        ({"From": "ada@acme.example, bo@beta.example"}, "many_from"),
        ({"Sender": "office@acme.example"}, "sender_differs"),
        (
            {
                "From": "jane@ours.example",
                "To": "ada@acme.example",
                "X_Original_To": "capture@ours.example",
            },
            "bcc",
        ),
    ],
)
def test_what_is_odd_about_the_parties_is_told(headers: HeaderFields, signal: str) -> None:
    assert signal in {each.name for each in parties_of_mail(**headers).signals}


def test_an_ordinary_mail_has_no_signals() -> None:
    assert parties_of_mail().signals == ()
    assert parties_of_mail(From="jane@ours.example", To="ada@acme.example").signals == ()


# ── lists ───────────────────────────────────────────────────────────────────────────────────────

GOOGLE_LIST_HEADERS: HeaderFields = {
    "From": "'Ada Byron' via Sales <sales@ours.example>",
    "To": "sales@ours.example",
    "Reply_To": "Ada Byron <ada@acme.example>",
    "X_Original_From": "Ada Byron <ada@acme.example>",
    "List_Id": "<sales.ours.example>",
    "Precedence": "list",
}
MAILMAN_HEADERS: HeaderFields = {
    "From": "Ada Byron via Talk <talk@lists.example>",
    "To": "talk@lists.example",
    "Reply_To": "Ada Byron <ada@acme.example>",
    "List_Id": "Talk <talk.lists.example>",
}


@pytest.mark.parametrize(
    "headers", [GOOGLE_LIST_HEADERS, {**GOOGLE_LIST_HEADERS, "X_Original_From": ""}]
)
def test_the_author_whom_a_list_of_ours_took_out_of_from_is_the_sender(
    headers: HeaderFields,
) -> None:
    found = parties_of_mail(**headers)
    assert (found.route, found.direction) == (Route.LIST, Direction.INBOUND)
    assert found.outside[0].key == "ada@acme.example"
    assert found.outside[0].name == "Ada Byron"
    assert "list_author" in {each.name for each in found.signals}


def test_a_list_of_others_puts_no_author_in_the_place_of_from() -> None:
    found = parties_of_mail(**MAILMAN_HEADERS)
    assert found.route is Route.INBOUND
    assert found.outside[0].key == "talk@lists.example"
    assert [each.address for each in found.outside[0].other_addresses] == ["ada@acme.example"]
    assert "list_author" in {each.name for each in found.signals}


def test_without_a_list_nothing_but_from_tells_the_sender() -> None:
    assert parties_of_mail(X_Original_From="bo@beta.example").outside[0].key == "ada@acme.example"


def test_a_list_can_not_say_that_one_of_us_wrote_it() -> None:
    found = parties_of_mail(**{**MAILMAN_HEADERS, "X_Original_From": "jane@ours.example"})
    assert found.route is Route.INBOUND
    assert found.outside[0].key == "talk@lists.example"


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"List_Id": "Sales <sales.ours.example>"}, True),
        ({"List_Id": "sales.group.example"}, True),
        ({"List_Post": "<mailto:sales@group.example>"}, True),
        ({"List_Id": "<talk.lists.example>"}, False),
        ({"List_Id": "<ours.example.evil.example>"}, False),
        ({}, False),
    ],
)
def test_a_list_at_an_address_of_ours_is_our_own(headers: HeaderFields, *, own: bool) -> None:
    assert is_own_list(parse_mail(**headers), OWN_ADDRESSES) is own


# ── forwards ────────────────────────────────────────────────────────────────────────────────────


def test_a_forward_to_the_capture_address_is_of_the_original_s_sender() -> None:
    found = parties_of_mail(text=FORWARDED_TEXT, **FORWARD_HEADERS)
    assert found.route is Route.FORWARD
    assert found.direction is Direction.INBOUND
    assert [(each.key, each.name, each.part) for each in found.outside] == [
        ("ada@acme.example", "Ada Byron", ParticipantPart.MAIN)
    ]
    assert found.subject == "Our order"
    assert found.salesperson == "jane@ours.example"


@pytest.mark.parametrize(
    ("headers", "route"),
    [
        ({"To": "eve@ours.example", "Cc": "capture@ours.example"}, Route.FORWARD),
        ({"To": "capture+fair@ours.example"}, Route.FORWARD),
        ({"To": "eve@ours.example", "Delivered_To": "capture@ours.example"}, Route.FORWARD),
        ({"To": "eve@ours.example"}, Route.INTERNAL),
        ({"To": "capture@ours.example, bo@beta.example"}, Route.OUTBOUND),
        ({"Subject": "Re: Fwd: Our order", "In_Reply_To": "<2@ours.example>"}, Route.INTERNAL),
        ({"From": "cy@beta.example"}, Route.INBOUND),
    ],
)
def test_what_counts_as_a_forward(headers: HeaderFields, route: Route) -> None:
    assert parties_of_mail(text=FORWARDED_TEXT, **{**FORWARD_HEADERS, **headers}).route is route


@pytest.mark.parametrize("header", ["To", "Bcc"])
def test_a_forward_is_one_in_the_sent_mail_of_its_sender_too(header: str) -> None:
    """Both copies are one mail: which of them is seen first must not matter."""
    own = OwnAddresses(
        OWN_ADDRESSES.addresses,
        OWN_ADDRESSES.domains,
        capture_addresses=frozenset({"capture@ours.example"}),
    )
    way = MailSource(folder="Sent", capture=frozenset({"jane@ours.example"}))
    headers = {**FORWARD_HEADERS, "To": "eve@ours.example", header: "capture@ours.example"}
    assert parties_of_mail(way=way, ours=own, text=FORWARDED_TEXT, **headers).route is Route.FORWARD
    assert parties_of_mail(way=way, text=FORWARDED_TEXT, **headers).route is Route.INTERNAL


def test_a_forward_of_our_own_mail_is_internal() -> None:
    text = FORWARDED_TEXT.replace("ada@acme.example", "eve@ours.example")
    assert parties_of_mail(text=text, **FORWARD_HEADERS).route is Route.INTERNAL


def test_a_forward_whose_sender_has_no_address_is_one_of_nobody() -> None:
    original = ForwardedMail("", "Ada", "Our order", SENT_AT, "We take it.", attached=True)
    made = Mail(
        senders=mail_addresses("jane@ours.example"),
        to=mail_addresses("capture@ours.example"),
        subject="Fwd: Our order",
        original=original,
    )
    found = identify_parties(made, OWN_ADDRESSES, SOURCE)
    assert (found.route, found.outside) == (Route.FORWARD, ())


@pytest.mark.parametrize(
    ("headers", "may_be"),
    [
        ({"Subject": "Fwd: x"}, True),
        ({"Subject": "x"}, True),
        ({"Subject": "Re: x", "Content_Type": "multipart/mixed; boundary=b"}, True),
        ({"Subject": "Re: x", "Content_Type": "multipart/alternative; boundary=b"}, False),
        ({"Subject": "Sv: x"}, False),
    ],
)
def test_an_answer_without_attachments_is_no_forward(
    headers: HeaderFields, *, may_be: bool
) -> None:
    assert may_be_forward(parse_mail(**headers)) is may_be


# ── ours ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("JANE@Ours.Example", True),
        ("sales@group.example", True),
        ("sales+x@group.example", True),
        ("other@group.example", False),
        ("a.b@gmail.com", True),
        ("ab@googlemail.com", True),
        ("x@sub.ours.example", False),
        ("@ours.example", False),
        ("ours.example", False),
        ("", False),
    ],
)
def test_ours_are_our_domains_and_our_addresses(address: str, *, ours: bool) -> None:
    own = OwnAddresses(OWN_ADDRESSES.addresses | {"ab@gmail.com"}, OWN_ADDRESSES.domains)
    assert own.is_ours(address) is ours


def test_the_tags_of_our_addresses_are_told_each_once() -> None:
    found = parties_of_mail(
        To="jane+Fair@ours.example, bo+x@beta.example",
        Cc="eve+fair@ours.example, sales+b@group.example",
    )
    assert found.plus_tags == ("fair", "b")


def test_a_mailbox_of_no_address_captures_nothing() -> None:
    assert (
        parties_of_mail(way=MailSource(), text=FORWARDED_TEXT, **FORWARD_HEADERS).route
        is Route.INTERNAL
    )
