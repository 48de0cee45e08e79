"""The headers of a mail are read once: with its body they say what they said alone, or are read anew."""

import pytest

from bench import sample_mailbox
from ingest.parse import message
from ingest.parse.message import ParsedHead
from tests.effort import one_day_in
from tests.ingest.parse.bombs import all_bombs

_BODY = b"\n\nWe take 240.\n"
# Headers that are read otherwise when a body stands below them, or whose charset must be guessed.
_ODD_HEADERS = {
    "in order": b"From: a@x.example\nSubject: Offer",
    "a charset to be guessed": b"From: a@x.example\nSubject: \xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0",
    "a declared charset elsewhere": (
        b"From: a@x.example\nSubject: \xcf\xf0\xe8\xe2\xe5\xf2\nContent-Type: text/plain; charset=koi8-r"
    ),
    "a line of blanks": b"From: a@x.example\n \t\nSubject: Offer",
    "a stray line": b"From: a@x.example\nno header at all\nSubject: Offer",
    "lines above": b"\n\nExported mail\nFrom: a@x.example\nSubject: Offer",
    "nothing": b"",
}


def _mails() -> list[tuple[str, bytes]]:
    odd = [(name, header + _BODY) for name, header in _ODD_HEADERS.items()]
    made = [(str(number), sample_mailbox.make_mail(number)) for number in range(100)]
    return [*odd, *made, *((name, raw) for name, raw in all_bombs() if len(raw) < 200_000)]


_MAILS = dict(_mails())


def _header_of(raw: bytes) -> bytes:
    """The header as a server gives it: with the empty line."""
    ends = [raw.find(mark) + len(mark) for mark in (b"\n\n", b"\r\n\r\n") if mark in raw]
    return raw[: min(ends, default=len(raw))]


@one_day_in(3)
@pytest.mark.parametrize("name", _MAILS)
def test_what_the_headers_said_is_not_asked_again(name: str) -> None:
    raw = _MAILS[name]
    assert message.parse(raw, message.parse_head(_header_of(raw))) == message.parse(raw)


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_part_of_the_headers_is_not_taken_for_all(cut: int) -> None:
    raw = _ODD_HEADERS["in order"] + b"\nTo: b@y.example" + _BODY
    assert message.parse(raw, message.parse_head(raw[:cut])) == message.parse(raw)


def test_headers_of_another_mail_are_not_believed() -> None:
    raw, other = (b"Subject: " + word + _BODY for word in (b"one", b"two"))
    assert message.parse(raw, message.parse_head(_header_of(other))).subject == "one"


def test_they_are_taken_as_they_were_read() -> None:
    raw = _ODD_HEADERS["in order"] + _BODY
    known = message.parse_head(_header_of(raw))
    marked = ParsedHead(known.header, message.parse(b"Subject: known"), is_certain=True)
    assert message.parse(raw, marked).subject == "known"
