"""A header block that something else stands before or within still says who wrote to whom of what."""

import pytest

from ingest.parse import message

BLOCK = "From: Jane <jane@x.example>\nTo: us@y.example\nSubject: Offer\n\nText.\n"
BROKEN_BLOCKS = {
    "a stray line before": f"-----BEGIN MAIL-----\n{BLOCK}",
    "an empty line before": f"\n\n{BLOCK}",
    "a title and an empty line": f"Exported by the archive\n\n{BLOCK}",
    "a line of mbox": f"From jane@x.example Mon Jun  1 09:00:00 2026\n{BLOCK}",
    "a mark of UTF-8": f"\ufeff{BLOCK}",
    "two CRs": BLOCK.replace("\n", "\r\r\n"),
    "CR alone": BLOCK.replace("\n", "\r"),
    "a stray line within": BLOCK.replace("To:", "stray words\nTo:"),
    "an encoded word that was not folded": BLOCK.replace(
        "Subject: Offer", "Subject:\n=?utf-8?q?Offer?="
    ),
    "a recipient that was not folded": BLOCK.replace(
        "us@y.example", "us@y.example,\n<b@y.example>"
    ),
    "a blank line of folding": BLOCK.replace("Jane <", "Jane\n \n <"),
}


@pytest.mark.parametrize("how", BROKEN_BLOCKS)
def test_a_broken_block_says_from_to_and_subject(how: str) -> None:
    mail = message.parse(BROKEN_BLOCKS[how].encode())
    assert [each.address for each in mail.senders] == ["jane@x.example"]
    assert mail.to[0].address == "us@y.example"
    assert mail.subject == "Offer"
    assert mail.text.strip() == "Text."


def test_a_long_subject_that_lost_its_folds_is_whole() -> None:
    long = "Subject: an offer of pumps and valves for the plant in the north of"
    mail = message.parse(
        f"From: a@x.example\n{long}\nFinland and Sweden\nTo: us@y.example\n\n".encode()
    )
    assert mail.subject.endswith("north of Finland and Sweden")


def test_a_text_that_is_no_mail_is_left_as_it_is() -> None:
    mail = message.parse(b"Dear Olle,\n\nplease note: we close.\nFrom: Turku\n")
    assert "Dear Olle" in mail.text


def test_of_several_from_the_first_with_an_address_counts() -> None:
    mail = message.parse(b"From: Jane\nFrom: Ada <ada@x.example>, bo@x.example\nSubject: s\n\nx")
    assert mail.from_ is not None
    assert mail.from_.address == "ada@x.example"
    assert [each.address for each in mail.senders] == ["", "ada@x.example", "bo@x.example"]
