"""Tests which parts of a mail are its text, and which its files."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.commands.parse import parsed_mail_row
from ingest.parse import message
from ingest.parse.text import body
from journal.model import Mail, Oddity

MAILS = sorted((Path(__file__).parents[3] / "mail").glob("*.eml"))
HEAD = "From: jane@x.example\nTo: us@y.example\nSubject: s\n"


def parse_mixed(*parts: str, kind: str = "mixed") -> Mail:
    pieces = "".join(f"--b\n{part}\n" for part in parts)
    return message.parse(
        f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{pieces}--b--".encode()
    )


PLAIN_PART = "Content-Type: text/plain\n\nPlain."
HTML_PART = "Content-Type: text/html\n\n<p>Rich."
EMPTY_PART = "Content-Type: text/plain\n\n \n"
FILE_PART = "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nYWJj"
NOTE_PART = "Content-Type: text/plain; name=n.txt\nContent-Disposition: attachment\n\nNote."
SHOWN_PART = NOTE_PART.replace("attachment", "inline; filename=n.txt")
SHORT_PART = "Content-Type: text/plain\n\nSee our HTML page."
PICTURE_PART = "Content-Type: text/html\n\n<html><title>t</title><img src='cid:1' alt='a logo'>"
MAIL_PART = "Content-Type: message/rfc822\n\nFrom: them@z.example\nSubject: Inner\n\nInner text."


@pytest.mark.parametrize(
    ("mail", "text", "files"),
    [
        (parse_mixed(PLAIN_PART, HTML_PART, kind="alternative"), "Plain.", []),
        (parse_mixed(HTML_PART, PLAIN_PART, kind="alternative"), "Plain.", []),
        (parse_mixed(EMPTY_PART, HTML_PART, kind="alternative"), "Rich.", []),
        (parse_mixed(PLAIN_PART, FILE_PART), "Plain.", ["a.pdf"]),
        (parse_mixed(PLAIN_PART, NOTE_PART), "Plain.", ["n.txt"]),
        (parse_mixed(PLAIN_PART, FILE_PART, PLAIN_PART), "Plain.\nPlain.", ["a.pdf"]),
        (parse_mixed(PLAIN_PART, MAIL_PART), "Plain.", ["Inner.eml"]),
        (parse_mixed(FILE_PART), "", ["a.pdf"]),
        (parse_mixed(PLAIN_PART, SHOWN_PART), "Plain.\nNote.", ["n.txt"]),
        (parse_mixed(SHORT_PART, PICTURE_PART, kind="alternative"), "See our HTML page.", []),
        (parse_mixed(SHORT_PART, HTML_PART, kind="alternative"), "Rich.", []),
    ],
)
def test_text_and_files(mail: Mail, text: str, files: list[str]) -> None:
    assert mail.text.strip() == text
    assert [each.name for each in mail.attachments] == files


def test_a_mail_that_is_one_named_text_is_read() -> None:
    mail = message.parse(f"{HEAD}Content-Type: text/plain; name=r.txt\n\nReport.".encode())
    assert (mail.text, [each.name for each in mail.attachments]) == ("Report.", ["r.txt"])


def test_a_file_is_told_by_its_content() -> None:
    file = parse_mixed(PLAIN_PART, FILE_PART).attachments[0]
    assert (file.content, file.size, file.media_type) == (b"abc", 3, "application/pdf")
    assert len(file.digest) == 64


def test_an_attached_mail_is_the_original() -> None:
    original = parse_mixed(PLAIN_PART, MAIL_PART).original
    assert original is not None
    assert (original.address, original.subject, original.text) == (
        "them@z.example",
        "Inner",
        "Inner text.",
    )


@pytest.mark.parametrize(
    ("flowed", "text"),
    [
        ("one \ntwo", "one two"),
        ("one\ntwo", "one\ntwo"),
        ("> one \n> two\nthree", "> one two\nthree"),
        ("> one \ntwo", "> one \ntwo"),
        ("-- \nJane", "-- \nJane"),
        (" >no quote", ">no quote"),
    ],
)
def test_flowed_lines_are_joined(flowed: str, text: str) -> None:
    assert body.unwrap_flowed(flowed) == text


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_our_own_mails(path: Path) -> None:
    """`tests/mail/NAME.json` says what `NAME.eml` must give: any field of `rapport parse --jsonl`."""
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    mail = message.parse(path.read_bytes())
    got = json.loads(json.dumps(parsed_mail_row(path, mail, 0), default=str))
    assert {key: got[key] for key in expected} == expected


ALTERNATIVE = (
    "Content-Type: multipart/alternative{}\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
    "--b\nContent-Type: text/html; charset=utf-8\n\n<p>We take 40.</p>\n--b--\n"
)


@pytest.mark.parametrize("boundary", ["", "; boundary=other", "; boundry=b"])
def test_a_boundary_that_is_not_declared_is_found_where_it_stands(boundary: str) -> None:
    mail = message.parse(ALTERNATIVE.format(boundary, "We take forty.").encode())
    assert mail.text == "We take forty."
    assert Oddity.ODD_BOUNDARY in mail.oddities


def test_a_text_of_what_nobody_sees_says_nothing() -> None:
    raw = ALTERNATIVE.format("; boundary=b", "\u00a0 \u200b\u034f\ufeff")
    assert message.parse(raw.encode()).text == "We take 40."


@pytest.mark.parametrize(
    ("encoded", "text"),
    [
        (
            "V2UgdGFrZSBmb3J0eSBwaWVjZXMu\n\n____\nA list's footer, longer than the mail\n",
            "We take",
        ),
        ("Hello Anna,\nwe take forty.\n", "Hello Anna,"),
        ("Pump\nValve\n\nplease send both\n", "Pump"),
    ],
)
def test_what_is_called_base64_may_end_above_a_footer_or_be_none(encoded: str, text: str) -> None:
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    assert message.parse(f"{head}{encoded}".encode()).text.startswith(text)
