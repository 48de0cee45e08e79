"""All of a mail but its text: its files, the invitation it is, what is odd about it."""

from collections.abc import Sequence
from typing import cast

import pytest

from ingest.parse import limits, message
from journal.model import Mail, Oddity

HEAD = b"From: a@x.example\r\nDate: Tue, 2 Jun 2026 09:00:00 +0000\r\nMessage-ID: <1@x.example>\r\n"
TEXT = b"Content-Type: text/plain\r\n\r\nHello"
PDF = b"Content-Type: application/pdf; name=offer.pdf\r\n\r\n%PDF"
PICTURE = b"Content-Type: image/png\r\nContent-ID: <logo>\r\n\r\nPNG"
FORWARD = b"Content-Type: message/rfc822\r\n\r\nFrom: b@y.example\r\nSubject: Prices 1/2\r\n\r\nTen"


def _mixed_mail(*parts: bytes, head: bytes = HEAD) -> Mail:
    whole = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return message.parse(
        head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + whole + b"--b--\r\n"
    )


def _event(uid: str, content_type: bytes) -> bytes:
    lines = ["BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", f"UID:{uid}"]
    lines += ["DTSTART:20260602T090000Z", "END:VEVENT", "END:VCALENDAR"]
    return b"Content-Type: " + content_type + b"\r\n\r\n" + "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("parts", "files"),
    [
        ([TEXT], []),
        ([TEXT, PDF], [("offer.pdf", "application/pdf", 4, False)]),
        ([TEXT, PICTURE], [("attachment-1.png", "image/png", 3, True)]),
        ([PDF, PICTURE], [("offer.pdf", "application/pdf", 4, False), ("attachment-2.png", "image/png", 3, True)]),
        # The same text in another form is no file; a text with a name is one.
        ([TEXT, b"Content-Type: text/html\r\n\r\n<p>Hello</p>"], []),
        ([TEXT, b"Content-Type: text/csv\r\n\r\na,b"], [("attachment-1.csv", "text/csv", 3, False)]),
        (
            [b"Content-Type: text/plain; name=notes.txt\r\n\r\nHello"],
            [("notes.txt", "text/plain", 5, False)],
        ),
    ],
)  # fmt: skip
def test_what_is_not_the_text_is_a_file(
    parts: Sequence[bytes], files: list[tuple[str, str, int, bool]]
) -> None:
    found = _mixed_mail(*parts).attachments
    assert [(each.name, each.media_type, each.size, each.inline) for each in found] == files


def test_an_attached_mail_is_a_file_called_by_its_subject_and_the_original() -> None:
    mail = _mixed_mail(TEXT, FORWARD)
    assert [each.name for each in mail.attachments] == ["Prices 1-2.eml"]
    assert mail.original is not None
    assert (mail.original.address, mail.original.text, mail.original.attached) == (
        "b@y.example",
        "Ten",
        True,
    )
    assert mail.text == "Hello"


def test_where_nothing_was_added_to_an_attached_mail_its_text_is_read() -> None:
    assert _mixed_mail(FORWARD).text == "Ten"


def test_the_mails_own_invitation_goes_before_one_that_is_attached() -> None:
    attached = _event("old", b"application/ics; name=old.ics")
    mail = _mixed_mail(TEXT, attached, _event("own", b"text/calendar; method=REQUEST"))
    assert mail.calendar is not None
    assert mail.calendar.uid == "own"
    alone = _mixed_mail(TEXT, attached)
    assert alone.calendar is not None
    assert alone.calendar.uid == "old"


def test_of_very_many_files_the_first_are_kept_and_that_is_said() -> None:
    mail = _mixed_mail(TEXT, *[PDF] * (limits.PARTS + 10))
    assert 0 < len(mail.attachments) <= limits.PARTS
    assert Oddity.PARTS_CUT in mail.oddities


@pytest.mark.parametrize(
    ("head", "oddities"),
    [
        (HEAD, set()),
        (HEAD.replace(b"From", b"X"), {Oddity.NO_FROM}),
        (b"From: b@x.example\r\n" + HEAD, {Oddity.MANY_FROM}),
        (HEAD.replace(b"2 Jun", b"some day"), {Oddity.NO_DATE}),
        (HEAD.replace(b"Message-ID", b"X"), {Oddity.NO_MESSAGE_ID}),
        (HEAD + b"To: " + b"a@x.example, " * 2_001, {Oddity.ADDRESSES_CUT}),
        (b"", {Oddity.NO_FROM, Oddity.NO_DATE, Oddity.NO_MESSAGE_ID}),
    ],
)
def test_what_is_odd_is_flagged_by_the_headers_alone_as_well(
    head: bytes, oddities: set[Oddity]
) -> None:
    raw = head.rstrip() + b"\r\n\r\nHello"
    assert message.parse(raw).oddities == oddities
    assert message.parse_head(raw).mail.oddities == oddities


@pytest.mark.parametrize(
    ("header", "wanted"),
    [("<1@x.example>", "1@x.example"), ("odd <1@x> <2@x>", "1@x"), ("no marks", "no marks")],
)
def test_a_message_id_is_what_stands_between_the_first_marks(header: str, wanted: str) -> None:
    assert message.parse(f"Message-ID: {header}\r\n\r\n".encode()).message_id == wanted


def test_where_our_own_code_fails_there_is_a_mail_that_says_so() -> None:
    wrong = cast("bytes", "a text where bytes belong")
    mail, head = message.parse(wrong), message.parse_head(wrong)
    assert mail.oddities == {Oddity.UNREADABLE}
    assert (mail.kind_reason, mail.size) == ("not read: TypeError", len(wrong))
    assert (head.mail, head.is_certain) == (mail, False)
