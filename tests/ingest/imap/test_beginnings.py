"""The beginnings of mails, as a server gives them: whole, cut, or not at all."""

import pytest

from ingest.imap.responses import BEGINNING_BYTES, parse_beginnings

_HEADER = b"Subject: Hello\r\nFrom: ann@out.example\r\n\r\n"
_LONG = (_HEADER + b"x" * BEGINNING_BYTES)[:BEGINNING_BYTES]


@pytest.mark.parametrize(
    ("size", "sent", "header", "beginning", "is_whole"),
    [
        (50, _HEADER + b"Hi", _HEADER, _HEADER + b"Hi", True),
        (50, b"Subject: x\n\nHi", b"Subject: x\n\n", b"Subject: x\n\nHi", True),
        (5, b"\r\nHi", b"\r\n", b"\r\nHi", True),
        # No empty line: all of it is header.
        (12, b"Subject: x\r\n", b"Subject: x\r\n", b"Subject: x\r\n", True),
        (90_000, _LONG, _HEADER, _LONG, False),
        # What is as long as was asked for may go on, whatever the server says of its size.
        (50, _LONG, _HEADER, _LONG, False),
        (50, _LONG + b"more", _HEADER, _LONG, False),
        # Less than there is: it is fetched anew.
        (90_000, _HEADER + b"Hi", _HEADER, b"", False),
    ],
)
def test_a_beginning_is_all_of_the_mail_or_as_long_as_was_asked_for(
    size: int, sent: bytes, header: bytes, beginning: bytes, *, is_whole: bool
) -> None:
    row = b"1 (UID 7 RFC822.SIZE %d BODY[]<0> {%d}" % (size, len(sent))
    (head,) = parse_beginnings([(row, sent), b")"], [7]).values()
    assert (head.uid, head.size, head.internal_date) == (7, size, None)
    assert (head.header, head.beginning, head.is_whole) == (header, beginning, is_whole)


@pytest.mark.parametrize(
    "row",
    [
        b"1 (UID 7 RFC822.SIZE 50 BODY[]<0> NIL)",
        b"1 (UID 7 RFC822.SIZE 50)",
        b'1 (UID 7 RFC822.SIZE 50 BODY[] "Subject: x")',
        b'1 (UID 7 RFC822.SIZE much BODY[]<0> "Subject: x")',
    ],
)
def test_a_mail_without_a_beginning_is_none_of_them(row: bytes) -> None:
    assert parse_beginnings([row], [7]) == {}


def test_a_header_that_goes_on_is_none_of_them() -> None:
    sent = b"X: y\r\n" * (BEGINNING_BYTES // 6 + 1)
    row = b"1 (UID 7 RFC822.SIZE 90000 BODY[]<0> {65536}"
    assert parse_beginnings([(row, sent[:BEGINNING_BYTES]), b")"], [7]) == {}
