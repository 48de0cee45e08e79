"""Headers as they come: folded, raw, encoded, misspelt."""

from datetime import UTC, datetime
from random import Random

import pytest

from ingest.parse import message
from ingest.parse.budget import DetectionBudget, ReadingBudget
from ingest.parse.mime import (
    addresses,
    charsets,
    dates,
    encoded_words,
    filenames,
    headers,
    parameters,
)
from ingest.parse.mime.headers import may_keep
from journal.model import MailAddress, Oddity


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("=?utf-8?q?Bj=C3=B6rn?=", "Björn"),
        ("=?utf-8?b?QmrDtnJu?=", "Björn"),
        ("=?UTF-8?B?QmrDtnJu?= =?utf-8?Q?_Berg?=", "Björn Berg"),
        # A letter split over two words, as many senders do.
        ("=?utf-8?q?Bj=C3?= =?utf-8?q?=B6rn?=", "Björn"),
        ("=?iso-8859-1?q?=80_5?=", "€ 5"),
        ("=?gb2312?b?z/vPog==?=", "消息"),
        ("=?iso-2022-jp?b?GyRCJUYlOSVIGyhC?= =?iso-2022-jp?b?GyRCJUYlOSVIGyhC?=", "テストテスト"),
        ("=?utf-8*en?q?a?=", "a"),
        ("a =?utf-8?q?b?= c", "a b c"),
        ("=?utf-8?q?a b?=", "a b"),
        ("=?utf-8?b?Qmr?=", "Bj"),
        ("=?x-unknown?q?a=F6?=", "aö"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("=?utf-8?q?unfinished", "=?utf-8?q?unfinished"),
        ("=?iso-8859-1?q?Frö?=", "Frö"),
        ("plain", "plain"),
    ],
)
def test_encoded_words(raw: str, read: str) -> None:
    assert encoded_words.decode(raw) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("jane@x.example", [("jane@x.example", "")]),
        ("Jane <jane@x.example>", [("jane@x.example", "Jane")]),
        ('"Doe, Jane" <jane@x.example>', [("jane@x.example", "Doe, Jane")]),
        ("=?utf-8?q?Doe=2C_Jane?= <jane@x.example>", [("jane@x.example", "Doe, Jane")]),
        ("jane@x.example (Jane Doe)", [("jane@x.example", "Jane Doe")]),
        ("a@x.example, b@x.example", [("a@x.example", ""), ("b@x.example", "")]),
        ("a@x.example; b@x.example", [("a@x.example", ""), ("b@x.example", "")]),
        ("Team: a@x.example, b@x.example;", [("a@x.example", ""), ("b@x.example", "")]),
        ("undisclosed-recipients:;", []),
        ("<jane@x.example>", [("jane@x.example", "")]),
        ("'jane@x.example' <jane@x.example>", [("jane@x.example", "")]),
        ("Jane jane@x.example", [("jane@x.example", "Jane")]),
        ("<@relay.example:jane@x.example>", [("jane@x.example", "")]),
        ("Jane <mailto:jane@x.example>", [("jane@x.example", "Jane")]),
        ('"Jane <jane@x.example>', [("jane@x.example", "Jane")]),
        ("Doe, Jane <jane@x.example>", [("jane@x.example", "Doe, Jane")]),
        ("Jane [jane@x.example]", [("jane@x.example", "Jane")]),
        ("Jane <<jane@x.example>>", [("jane@x.example", "Jane")]),
        ("jane@[192.0.2.1]", [("jane@[192.0.2.1]", "")]),
        ("=?utf-8?B?SmFuZSA8amFuZUB4LmV4YW1wbGU+?=", [("jane@x.example", "Jane")]),
        ("Jane", [("", "Jane")]),
        ("", []),
        ("<>", []),
        (",,,", []),
    ],
)
def test_addresses(raw: str, read: list[tuple[str, str]]) -> None:
    assert addresses.parse(raw) == tuple(MailAddress(*pair) for pair in read)


NINE_O_CLOCK = datetime(2026, 6, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "Tue, 2 Jun 2026 09:00:00 +0000",
        "Tue, 2 Jun 2026 11:00:00 +0200 (CEST)",
        "2 Jun 2026 09:00:00 GMT",
        "2 Jun 26 09:00 UT",
        "Tue, 2 Jun 2026 09:00:00",
        "2026-06-02T09:00:00Z",
        "2026-06-02 11:00:00 +02:00",
        "Tue,  2 Jun 2026 05:00:00 EDT",
        "Tue, 2 Jun 2026 11:00:00 GMT+02:00",
        "Tue, 2 Jun 2026 11:00:00 +02:00",
        "Tue, 2 Jun 2026 9:00 AM",
        "Tue, 2 Jun 2026 11:00:00 PM +1400",
        "mar., 2 juin 2026 11:00:00 +0200",
        "Di, 2 Juni 2026 11:00:00 +0200",
    ],
)
def test_dates(raw: str) -> None:
    assert dates.parse(raw) == NINE_O_CLOCK


@pytest.mark.parametrize("raw", ["", "soon", "32 Jun 2026 09:00:00", "0 0 0", "2026-13-41"])
def test_what_is_no_date_is_none(raw: str) -> None:
    assert dates.parse(raw) is None


@pytest.mark.parametrize(
    ("raw", "name", "value"),
    [
        (b"Subject: a\r\n b\r\n\r\n", "subject", "a b"),
        (b"Subject : a\r\n\r\n", "subject", "a"),
        (b"From x@y Tue Jun 2\r\nSubject: a\r\n\r\n", "subject", "a"),
        (b"SUBJECT:a\n\n", "subject", "a"),
        (b"Subject: a\r\r", "subject", "a"),
        ("Subject: ä\r\n\r\n".encode(), "subject", "ä"),
        ("Subject: ä\r\n\r\n".encode("latin-1"), "subject", "ä"),
        (b"Subject: \x1b$B4A;z\x1b(B a\r\n\r\n", "subject", "漢字 a"),
        (b"Subject: a\r\n \r\n b\r\n\r\n", "subject", "a  b"),
        (b"Content-Type: a/b;\r\nx=y\r\n\r\n", "content-type", "a/b; x=y"),
        (b"X: y\r\nstray\r\nSubject: a\r\n\r\n", "subject", "a"),
    ],
)
def test_header_blocks(raw: bytes, name: str, value: str) -> None:
    found, _ = headers.read_headers(raw, 0, len(raw))
    assert found.get(name) == value


def test_a_body_without_an_empty_line_before_it_is_kept() -> None:
    assert message.parse(b"Subject: a\r\nHello there\r\nJane").text == "Hello there\nJane"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("attachment; filename=a.pdf", "a.pdf"),
        ('attachment; filename="a b.pdf"', "a b.pdf"),
        ("attachment; filename*=utf-8''%C3%A5.pdf", "å.pdf"),
        ("attachment; filename*0*=utf-8''%C3; filename*1*=%A5; filename*2=.pdf", "å.pdf"),
        ('attachment; filename="=?utf-8?q?=C3=A5=2Epdf?="', "å.pdf"),
        ("attachment; filename=../../etc/passwd", "passwd"),
        ("attachment; filename=C:\\\\temp\\\\a.pdf", "a.pdf"),
        ('attachment; filename="a\u202egpj.exe"', "agpj.exe"),
        ("attachment; filename=..", ""),
        ("attachment", ""),
        ("attachment; filename=" + "x" * 500 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_of_attachments(header: str, name: str) -> None:
    assert filenames.attachment_name(parameters.parse(header), parameters.parse("")) == name


@pytest.mark.parametrize(
    ("data", "declared", "text", "step"),
    [
        ("Å".encode(), "utf-8", "Å", "declared"),
        ("Å".encode(), "us-ascii", "Å", "utf-8"),
        (b"\x80", "iso-8859-1", "€", "declared"),
        ("Å".encode("utf-8-sig"), "", "Å", "utf-8"),
        (b"a\xff", "nonsense", "aÿ", "replaced"),
        (b"YQ==", "base64", "YQ==", "utf-8"),
        # What Japanese clients send beside the charset they name.
        (b"\x1b$B-!\x1b(B a \x1b$B|byu\x1b(B", "iso-2022-jp", "① a 髙﨑", "shifted"),
        (b'\x1b$B$"\n$$\x1b(B \x1b(I12\x1b(B', "iso-2022-jp", "あ\nい ｱｲ", "shifted"),
        (b"\x1b$B4A;z\x1b(B", "us-ascii", "漢字", "shifted"),
        (b"costs \x1b[1m5\x1b[0m", "us-ascii", "costs \x1b[1m5\x1b[0m", "declared"),
        (b"\xad\xa1", "euc-jp", "①", "declared"),
        ("嘅".encode("big5hkscs"), "big5", "嘅", "declared"),
    ],
)
def test_charsets(data: bytes, declared: str, text: str, step: str) -> None:
    decoded = charsets.decode(data, declared)
    assert (decoded.text, decoded.step) == (text, step)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("windows1252", "cp1252"),
        ("win-1251", "cp1251"),
        ("x-cp1251", "cp1251"),
        ("cp-850", "cp850"),
        ("x-windows-949", "cp949"),
        ("iso88592", "iso8859-2"),
        ("x-iso-8859-1", "cp1252"),
        ("ISO_8859-1:1987", "cp1252"),
        ("iso-8859-8-I", "iso8859-8"),
        ("utf-8;", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("utf8mb4", "utf-8"),
        ("windows-99999", ""),
        ("iso-8859-99", ""),
        ("x-nonsense", ""),
    ],
)
def test_a_charset_is_known_by_what_its_name_says(name: str, codec: str) -> None:
    assert charsets.find_codec(name) == codec


def test_what_a_value_means_is_kept_only_if_it_is_short_and_shares_no_guesses() -> None:
    """Otherwise a mail could fill the memory, or spend guesses that were spent before."""
    encoded = "=?x-unknown?q?=E5?= <ada@acme.example>"
    assert may_keep("Ada <ada@acme.example>", DetectionBudget(1))
    assert may_keep(encoded, None)
    assert not may_keep(encoded, DetectionBudget(1))
    assert not may_keep("a" * 10_000, None)


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Grüße aus Köln".encode(), "iso-8859-1", "Grüße aus Köln"),
        ("Preis 40 €".encode(), "windows-1252", "Preis 40 €"),
        # Two letters of Latin-1 that one of UTF-8 may be.
        ("CAFÉ…".encode("cp1252"), "iso-8859-1", "CAFÉ…"),
        ("SPÓŁKA ŻÓŁĆ".encode("cp1250"), "windows-1250", "SPÓŁKA ŻÓŁĆ"),
        ("Preis 40 €".encode("iso-8859-15"), "8859_15", "Preis 40 €"),
    ],
)
def test_utf_8_that_is_called_western_is_utf_8(data: bytes, declared: str, text: str) -> None:
    assert charsets.decode(data, declared).text == text


def test_a_comment_behind_the_transfer_encoding_is_none_of_its_name() -> None:
    head = (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable (a)"
    )
    assert message.parse(f"{head}\n\nGr=C3=BC=C3=9Fe".encode()).text == "Grüße"


@pytest.mark.parametrize("lines_left", [None, 5, 6, 7, 8])
def test_headers_read_at_once_are_those_read_line_by_line(lines_left: int | None) -> None:
    """Only lines that end as nearly all do are read at once, so two CRs ask for the other road."""
    pieces = [b"From: Ada <ada@acme.example>", b"To: a@x.example,\n\tb@x.example", b"X-Odd name: x"]
    pieces += [
        b"Subject: a\n b\n  c",
        b"Empty:",
        b"Folded:\n \n x",
        b"no header",
        b" stray",
        b"A : b",
    ]
    chance = Random(15)
    for _ in range(300):
        block = b"\n".join(chance.choices(pieces, k=5)) + b"\n\nText: x\n"
        read = [_read_block(block.replace(b"\n", end), lines_left) for end in (b"\r\n", b"\r\r\n")]
        assert read[0] == read[1]


def _read_block(raw: bytes, lines_left: int | None) -> tuple[object, ...]:
    budget = ReadingBudget() if lines_left is None else ReadingBudget(header_lines=lines_left)
    found, body = headers.read_headers(raw, 0, len(raw), budget)
    # Where a block is cut its end is searched for by the ends of its lines.
    rest = b"" if Oddity.HEADERS_CUT in found.oddities else raw[body:].replace(b"\r", b"")
    return found.items, found.oddities, rest, budget.header_lines


@pytest.mark.parametrize("day", ["31 Feb 2026", "02 Jun 2026", "2 Jun 2026", "2 Xxx 2026"])
@pytest.mark.parametrize("offset", ["+0200", "-0000", "-0330", "+9959"])
def test_a_date_as_most_write_it_is_read_as_any_other(day: str, offset: str) -> None:
    plain = f"Tue, {day} 11:00:60 {offset}"
    assert dates.parse(plain) == dates.parse(f"{plain} (as most)")
