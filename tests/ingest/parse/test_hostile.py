"""Whatever comes: a value, flagged where it was cut. How little work it is: `test_bounds`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse import message
from journal.model import Mail, Oddity
from tests.effort import tries
from tests.ingest.parse.bombs import HEAD, all_bombs

BOMBS = dict(all_bombs())

MAIL = (
    b"From: =?utf-8?q?J=C3=A4ne?= <jane@x.example>\r\nTo: us@y.example\r\nSubject: Offer\r\n"
    b"Date: Tue, 2 Jun 2026 09:00:00 +0000\r\nMessage-ID: <1@x.example>\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain;"
    b" charset=utf-8\r\n\r\nHello\r\n\r\nOn 1 Jun 2026 at 09:00, us <us@y.example> wrote:\r\n"
    b"> Old\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello</p><blockquote>Old</blockquote>\r\n"
    b"--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT"
    b"\r\nUID:1\r\nDTSTART;TZID=Europe/Helsinki:20260602T090000\r\nEND:VEVENT\r\nEND:VCALENDAR"
    b"\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@x.example"
    b"\r\nAction: failed\r\n--b--\r\n"
)
# What mails are made of: mutations with these reach further than bytes of chance.
SNIPPETS = [
    b"\r\n",
    b"\r\n\r\n",
    b"--b",
    b"--b--",
    b"=?utf-8?b?",
    b"?=",
    b"\0",
    b"\xff\xfe",
    b"\x1b$B",
    b"> ",
    b" wrote:",
    b"<div class=gmail_quote>",
    b"-----Original Message-----",
    b"From: ",
    b"Content-Type: message/rfc822\r\n",
    b"Content-Type: multipart/alternative; boundary=b\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"charset=utf-7",
    b"charset=idna",
    b"Content-Type: application/ms-tnef\r\n",
]


def read_within_limits(raw: bytes) -> Mail:
    mail = message.parse(raw)
    # The last resort hides our own mistakes from the queue; here it must not hide them.
    assert Oddity.UNREADABLE not in mail.oddities, mail.kind_reason
    return mail


@settings(deadline=None, max_examples=tries(100, long=1000))
@given(st.binary(max_size=2_000))
def test_any_bytes_are_a_mail(raw: bytes) -> None:
    read_within_limits(raw)


@st.composite
def mutated_mails(draw: st.DrawFn) -> bytes:
    raw = bytearray(MAIL)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.sampled_from([0, 0, 1, 5, 40])))
        raw[start:end] = draw(st.one_of(st.sampled_from(SNIPPETS), st.binary(max_size=8)))
    return bytes(raw)


@settings(deadline=None, max_examples=tries(170, long=2000))
@given(mutated_mails())
def test_a_broken_mail_is_a_mail(raw: bytes) -> None:
    read_within_limits(raw)


@settings(deadline=None, max_examples=tries(70, long=700))
@given(st.text(max_size=600))
def test_any_text_is_kept_in_the_mail(text: str) -> None:
    raw = (
        HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode("utf-8", "replace")
    )
    mail = read_within_limits(raw)
    words = mail.text.split()
    parts = " ".join([mail.new_text, *(cut.text for cut in mail.cuts)]).split()
    # Rules between paragraphs may go, words never.
    assert [w for w in words if any(map(str.isalnum, w)) and w not in parts] == []


def test_the_same_bytes_give_the_same_mail() -> None:
    assert read_within_limits(MAIL) == read_within_limits(MAIL)


@pytest.mark.parametrize(
    ("bomb", "flag"),
    [
        ("header: recipients", Oddity.ADDRESSES_CUT),
        ("header: names", Oddity.HEADERS_CUT),
        ("parts: nested", Oddity.DEPTH_CUT),
        ("parts: many", Oddity.PARTS_CUT),
        ("text: one line", Oddity.TEXT_CUT),
    ],
)
def test_what_was_cut_is_flagged(bomb: str, flag: Oddity) -> None:
    assert flag in read_within_limits(BOMBS[bomb]).oddities


def test_after_too_many_headers_the_text_is_still_read() -> None:
    assert read_within_limits(BOMBS["header: names"]).text == "Text."


@pytest.mark.parametrize(
    "raw",
    [
        # Each of them once raised, or gave what can't be written.
        b"To: =?rot13?Q?\xe4?=",
        b"Received: =?utf7?q?+2AA-?=",
        b"Content-Type: text/plain; charset=utf-7\n\n+2AA-",
        b"Date: 9 Apr 3 0:0+9000000000000",
        b"Content-Type: text/html\n\n&#xD800;&#" + b"9" * 5_000,
    ],
)
def test_what_broke_the_reader_once(raw: bytes) -> None:
    mail = read_within_limits(raw)
    said = f"{mail.text}{mail.new_text}{mail.headers}{mail.date}{mail.to}"
    assert said.encode("utf-8")
