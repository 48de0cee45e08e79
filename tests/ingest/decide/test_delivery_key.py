"""One mail, one key: however it came, wherever its copies lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decide.delivery_key import KEY_VERSION, body_key, delivery_key, header_key, text_digest
from journal.model import Mail, MailAddress
from tests.ingest.decide.decision_case import OWN_ADDRESSES, HeaderFields, parse_headers, parse_mail

LIST_HEADERS: HeaderFields = {"List_Id": "<talk.lists.example>"}
OWN_LIST_HEADERS: HeaderFields = {
    "List_Id": "<sales.ours.example>",
    "From": "'Ada Byron' via Sales <sales@ours.example>",
    "X_Original_From": "Ada Byron <ada@acme.example>",
}


def key_of_headers(**headers: str) -> str | None:
    return header_key(parse_headers(**headers))


def test_the_key_says_by_which_formula_it_was_made() -> None:
    """Whoever changes the formula breaks every ledger; then the number at the front must change."""
    assert KEY_VERSION == 1
    assert key_of_headers() == "1:1@acme.example:d966d93316337d511ee50c8165656c2a096fc040"
    nameless = body_key(parse_headers(Message_ID=""), text_digest("Hello."))
    assert nameless == "1:-:0b003b044728f2ef4cb2b3bf8b49c5713d3c643a"


def test_headers_alone_give_the_key_of_the_whole_mail() -> None:
    assert key_of_headers() == delivery_key(parse_mail())
    assert key_of_headers() == delivery_key(parse_mail("Another text."))


@pytest.mark.parametrize(
    "transport",
    [
        {"Received": "from a by b; Tue, 2 Jun 2026 09:00:01 +0000"},
        {"Delivered_To": "capture@ours.example"},
        {"Return_Path": "<ada@acme.example>"},
        {"Authentication_Results": "mx.ours.example; dkim=pass"},
        {"ARC_Seal": "i=1"},
        {"X_Spam": "no"},
        {"To": "somebody@else.example"},
        {"Subject": "[Talk] Offer"},
        {"From": "ADA <Ada@ACME.example>"},
        {"Message_ID": "  1@acme.example "},
        {"Date": "Tue, 2 Jun 2026\r\n 09:00:00 +0000"},
    ],
)
def test_what_differs_between_copies_stays_out_of_the_key(transport: HeaderFields) -> None:
    assert key_of_headers(**transport) == key_of_headers()


def test_without_a_usable_from_the_return_path_does_not_count() -> None:
    assert key_of_headers(From="", Return_Path="<ada@acme.example>") == key_of_headers(From="")


@pytest.mark.parametrize(
    "other",
    [
        {"Message_ID": "<2@acme.example>"},
        {"Message_ID": "<1@ACME.example>"},
        {"From": "bo@acme.example"},
        {"From": ""},
        {"Date": "Tue, 2 Jun 2026 09:00:01 +0000"},
        {"Date": ""},
    ],
)
def test_another_id_sender_or_date_is_another_mail(other: HeaderFields) -> None:
    assert key_of_headers(**other) not in {key_of_headers(), None}


@pytest.mark.parametrize(
    "useless",
    [
        "",
        "<>",
        "< >",
        "<@>",
        "<@acme.example>",
        "<1@>",
        "<1>",
        "<12345>",
        "<null@null>",
        "<ROOT@localhost>",
    ],
)
def test_an_id_that_says_nothing_is_none(useless: str) -> None:
    assert key_of_headers(Message_ID=useless) is None
    made = parse_mail(Message_ID=useless)
    assert delivery_key(made) == body_key(made, text_digest("Hello."))


@pytest.mark.parametrize("usable", ["<20260602.090000.ABCDEF>", "<a b@acme.example>", "a@b"])
def test_an_odd_id_that_says_something_is_used(usable: str) -> None:
    assert key_of_headers(Message_ID=usable) is not None


@pytest.mark.parametrize(
    "other",
    [
        {"From": "bo@acme.example"},
        {"Date": "Tue, 2 Jun 2026 09:00:01 +0000"},
        {"Subject": "Offers"},
        {"To": "eve@ours.example"},
        {"Cc": "eve@ours.example"},
    ],
)
def test_without_an_id_everything_that_is_said_tells_mails_apart(other: HeaderFields) -> None:
    plain = delivery_key(parse_mail(Message_ID=""))
    assert delivery_key(parse_mail(Message_ID="", **other)) != plain
    assert delivery_key(parse_mail("Another.", Message_ID="")) != plain
    assert delivery_key(parse_mail("Hel\r\nlo.\r\n", Message_ID="", Received="by b; x")) == plain


# ── lists ───────────────────────────────────────────────────────────────────────────────────────


def test_the_copy_of_a_list_is_a_mail_of_its_own() -> None:
    """It is skipped as bulk; as the same mail it would hide the copy that came straight to us."""
    assert key_of_headers(**LIST_HEADERS) != key_of_headers()
    assert header_key(parse_headers(**LIST_HEADERS), OWN_ADDRESSES) == key_of_headers(
        **LIST_HEADERS
    )
    assert key_of_headers(Precedence="list") != key_of_headers()


def test_a_copy_by_our_own_list_is_one_with_the_straight_one() -> None:
    assert (
        header_key(parse_headers(**OWN_LIST_HEADERS), OWN_ADDRESSES)
        == header_key(parse_headers(), OWN_ADDRESSES)
        == key_of_headers()
    )


def test_who_does_not_say_what_is_ours_gets_two_mails() -> None:
    assert key_of_headers(**OWN_LIST_HEADERS) != key_of_headers()


def test_a_named_author_counts_in_copies_of_our_lists_alone() -> None:
    forged = parse_headers(
        From="eve@evil.example", X_Original_From="ada@acme.example", **LIST_HEADERS
    )
    assert header_key(forged, OWN_ADDRESSES) != key_of_headers()


# ── whatever comes ──────────────────────────────────────────────────────────────────────────────


@given(st.text(), st.text(), st.text(), st.text())
def test_a_key_can_always_be_stored(id_: str, sender: str, date: str, subject: str) -> None:
    made = Mail(message_id=id_, senders=(MailAddress(sender),), raw_date=date, subject=subject)
    found = delivery_key(made)
    assert found.startswith("1:")
    assert found.isprintable()
    found.encode()


@given(st.lists(st.sampled_from("abc"), max_size=3), st.lists(st.sampled_from("abc"), max_size=3))
def test_other_recipients_never_look_alike(one: list[str], other: list[str]) -> None:
    first, second = (
        body_key(Mail(to=tuple(MailAddress(f"{each}@x.example") for each in some)), "")
        for some in (one, other)
    )
    assert (first == second) is (one == other)
