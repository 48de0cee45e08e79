"""Tests what of a mail is the text of its entry."""

import pytest

from ingest.decide.classify import decide
from ingest.decide.shown_text import ShownText, find_shown_text
from journal.model import Mail
from tests.ingest.decide.decision_case import (
    LOOKUP_RESULT,
    NOW,
    POLICY,
    SOURCE,
    HeaderFields,
    parse_mail,
)

FORWARDED = """---------- Forwarded message ---------
From: Ada Byron <ada@acme.example>
Date: Tue, Jun 2, 2026 at 9:00 AM
Subject: Order
To: <jane@ours.example>

We take 240 pumps.

-- \nAda
"""
BY_JANE: HeaderFields = {
    "From": "Jane <jane@ours.example>",
    "To": "capture@ours.example",
    "Subject": "Fwd: Order",
}


def show(mail: Mail) -> ShownText:
    return find_shown_text(mail, decide(mail, SOURCE, POLICY, LOOKUP_RESULT, now=NOW))


def test_of_a_forward_the_customer_s_words_are_the_text_and_the_colleague_s_a_note() -> None:
    shown = show(parse_mail(f"FYI\n\n{FORWARDED}", **BY_JANE))
    assert shown.text == "We take 240 pumps.\n\n— Jane: FYI"
    assert "FYI" in shown.full_text
    assert "-- \nAda" in shown.full_text


def test_a_forward_without_a_line_has_no_note() -> None:
    shown = show(parse_mail(FORWARDED.replace("-- \nAda\n", ""), **BY_JANE))
    assert (shown.text, shown.cuts) == ("We take 240 pumps.", ())


@pytest.mark.parametrize("note", ["FYI", ""])
def test_of_an_attached_forward_too(note: str) -> None:
    part = f"--b\n\n{note}\n--b\nContent-Type: message/rfc822\n\n"
    inner = "From: Ada <ada@acme.example>\nSubject: Order\nDate: Tue, 2 Jun 2026 09:00:00 +0000\n\nWe take 240 pumps."
    mail = parse_mail(
        f"{part}{inner}\n--b--", Content_Type="multipart/mixed; boundary=b", **BY_JANE
    )
    shown = show(mail)
    assert shown.text == "We take 240 pumps." + ("\n\n— Jane: FYI" if note else "")
    assert "We take 240 pumps." in shown.full_text


def test_what_a_customer_forwards_is_cut_and_their_own_words_are_the_text() -> None:
    shown = show(parse_mail(f"Can you match this?\n\n{FORWARDED}", Subject="Fwd: Order"))
    assert shown.text == "Can you match this?"
    assert shown.cuts


def test_what_a_customer_forwards_without_a_word_is_shown_and_nothing_is_said_to_be_cut() -> None:
    shown = show(parse_mail(FORWARDED, Subject="Fwd: Order"))
    assert shown.text.startswith("We take 240 pumps.")
    assert shown.cuts == ()


def test_of_a_reply_the_new_words_are_the_text() -> None:
    shown = show(
        parse_mail("Yes.\n\nOn 1 June 2026 at 09:00, Jane <jane@ours.example> wrote:\n> Offer")
    )
    assert shown.text == "Yes."
    assert len(shown.cuts) == 1
