"""A `.msg` file, written here property by property, is read as the mail that it holds."""

import struct
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ingest.parse import message
from ingest.parse.outlook import compound_file, outlook_message
from journal.model import Mail
from tests import outlook_files as files
from tests.ingest.parse.tnef.test_tnef import PACKED_RTF
from tests.outlook_files import BINARY, STRING, Property, number, text

ADA = (text(0x3001, "Ada Lovelace"), text(0x39FE, "ada@acme.example"), number(0x0C15, 1))
BOB = (
    text(0x3001, "Bob"),
    text(0x3003, "/O=X/CN=BOB"),
    text(0x39FE, "bob@acme.example"),
    number(0x0C15, 2),
)
SENT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
OUTGOING: tuple[Property, ...] = (
    text(0x0037, "Стулья для Ады"),
    text(0x0C1A, "Jo Söderström"),
    text(0x5D01, "jo@ours.example"),
    text(0x1035, "<7@ours.example>"),
    files.moment(0x0039, SENT),
    text(0x1000, "Two hundred chairs, please.\r\n"),
)


def read(raw: bytes) -> Mail:
    return message.parse(outlook_message.to_mail(raw))


def test_what_outlook_sent_is_made_of_its_properties() -> None:
    mail = read(files.write_msg(*OUTGOING, recipients=(ADA, BOB)))
    assert mail.from_ is not None
    assert (mail.from_.name, mail.from_.address) == ("Jo Söderström", "jo@ours.example")
    assert [each.address for each in mail.to] == ["ada@acme.example"]
    assert [(each.name, each.address) for each in mail.cc] == [("Bob", "bob@acme.example")]
    assert (mail.subject, mail.date, mail.message_id) == ("Стулья для Ады", SENT, "7@ours.example")
    assert mail.text.strip() == "Two hundred chairs, please."


def test_what_was_received_keeps_its_headers_but_those_of_the_packing() -> None:
    kept = (
        "Microsoft Mail Internet Headers Version 2.0\r\n"
        "Received: from a by b;\r\n\tMon, 1 Jun 2026 09:00:00 +0000\r\n"
        "From: Ada <ada@acme.example>\r\nMessage-ID: <1@acme.example>\r\n"
        "Content-Type: multipart/mixed;\r\n\tboundary=x\r\nX-Shop: chairs\r\n"
    )
    mail = read(files.write_msg(*OUTGOING, text(0x007D, kept), recipients=(ADA,)))
    assert mail.from_ is not None
    assert (mail.from_.address, mail.message_id) == ("ada@acme.example", "1@acme.example")
    assert [each.address for each in mail.to] == ["ada@acme.example"]
    assert (mail.header("x-shop"), mail.header("received")[:6]) == ("chairs", "from a")
    assert mail.text.strip() == "Two hundred chairs, please."


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ((text(0x1000, "Plain"),), "Plain"),
        (((0x1013, BINARY, "<p>Grün</p>".encode("cp1252")), number(0x3FDE, 1252)), "Grün"),
        (((0x1013, BINARY, "<p>Стул</p>".encode("koi8-r")), number(0x3FDE, 20866)), "Стул"),
        ((text(0x1013, "<p>Unicode</p>"),), "Unicode"),
        (((0x1000, STRING, "Grüße".encode("cp1252")), number(0x3FFD, 1252)), "Grüße"),
        (((0x1009, BINARY, PACKED_RTF),), "hello world"),
        ((), ""),
    ],
)
def test_the_text_is_found_in_each_form(properties: tuple[Property, ...], expected: str) -> None:
    assert read(files.write_msg(*properties)).text.strip() == expected


def test_attachments_keep_their_long_names_and_large_ones_all_their_bytes() -> None:
    large = bytes(range(256)) * 400
    attachments = (
        (text(0x3707, "Anbud på stolar.pdf"), text(0x3704, "ANBUD~1.PDF"), (0x3701, BINARY, large)),
        (text(0x3704, "B.TXT"), (0x3701, BINARY, b"")),
    )
    mail = read(files.write_msg(*OUTGOING, attachments=attachments))
    assert [(each.name, each.content) for each in mail.attachments] == [
        ("Anbud på stolar.pdf", large),
        ("B.TXT", b""),
    ]


def test_a_picture_of_the_text_is_none_of_its_files() -> None:
    html = (0x1013, BINARY, b'<p>Hi <img src="cid:logo@x"></p>')
    logo = (
        text(0x3707, "logo.png"),
        text(0x370E, "image/png"),
        text(0x3712, "logo@x"),
        (0x3701, BINARY, b"PNG"),
    )
    mail = read(files.write_msg(*OUTGOING[:-1], html, attachments=(logo,)))
    assert [(each.name, each.inline) for each in mail.attachments] == [("logo.png", True)]


def test_a_mail_in_a_mail_is_the_mail_that_was_forwarded() -> None:
    inner = files.message_tree(
        text(0x0037, "Chairs"),
        text(0x0C1A, "Ada"),
        text(0x5D01, "ada@acme.example"),
        text(0x1000, "Two hundred, please."),
        head=24,
    )
    mail = read(files.write_msg(*OUTGOING[:-1], text(0x1000, "FYI"), attachments=(inner,)))
    assert mail.original is not None
    assert (mail.original.address, mail.original.text.strip()) == (
        "ada@acme.example",
        "Two hundred, please.",
    )


def test_what_people_write_starts_no_header_and_no_part() -> None:
    evil = 'x\r\nBcc: eve@else.example\r\n\r\n--=_mixed_0_\r\n"'
    attachment = (
        text(0x3707, evil),
        text(0x370E, evil),
        text(0x3712, evil),
        (0x3701, BINARY, b"x"),
    )
    person = (text(0x3001, evil), text(0x39FE, f"a@x.example{evil}"), number(0x0C15, 1))
    raw = outlook_message.to_mail(
        files.write_msg(
            *(text(key, evil) for key in (0x0037, 0x0C1A, 0x5D01, 0x1035, 0x1039, 0x1042, 0x1000)),
            recipients=(person,),
            attachments=(attachment,),
        )
    )
    assert b"\r\nBcc" not in raw
    assert len(message.parse(raw).attachments) == 1


# ── the compound file ───────────────────────────────────────────────────────────────────────────


def test_a_file_of_many_sectors_is_read_whole() -> None:
    tree = {f"s{at}": bytes([at % 256]) * (at * 37) for at in range(300)}
    storage = compound_file.read_storage(files.write_compound(tree))
    assert storage is not None
    assert storage.streams == tree


@pytest.mark.parametrize(
    "raw", [b"", b"From: a@x.example\n\nHi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_message_is_none(raw: bytes) -> None:
    assert not outlook_message.is_message(raw)
    assert outlook_message.to_mail(raw) == b""


def test_a_workbook_of_the_same_kind_is_no_message() -> None:
    assert not outlook_message.is_message(files.write_compound({"Workbook": b"cells"}))


def test_chains_in_a_circle_and_one_chain_for_many_cost_no_more_than_the_file() -> None:
    raw = bytearray(files.write_compound({f"s{at}": b"x" * 5000 for at in range(50)}))
    (directory,) = struct.unpack_from("<I", raw, 48)
    (fat,) = struct.unpack_from("<I", raw, 76)
    for at in range(1, 51):
        # Each stream claims the first chain, and to be as long as can be said.
        struct.pack_into("<I", raw, 512 + directory * 512 + at * 128 + 116, 0)
        struct.pack_into("<I", raw, 512 + directory * 512 + at * 128 + 120, len(raw) // 2)
    struct.pack_into("<I", raw, 512 + fat * 512, 0)
    storage = compound_file.read_storage(bytes(raw))
    assert storage is not None
    assert sum(map(len, storage.streams.values())) <= len(raw)


@given(some.data())
def test_any_bytes_are_read_without_an_error(data: some.DataObject) -> None:
    raw = bytearray(
        files.write_msg(*OUTGOING, recipients=(ADA, BOB), attachments=((text(0x3707, "a"),),))
    )
    for _ in range(data.draw(some.integers(1, 8))):
        place = data.draw(some.integers(8, len(raw) - 4))
        raw[place : place + 4] = data.draw(some.binary(min_size=4, max_size=4))
    cut = data.draw(some.integers(0, len(raw)))
    message.parse(outlook_message.to_mail(bytes(raw[:cut])))
    message.parse(outlook_message.to_mail(bytes(raw)))


def test_the_mail_is_plain_bytes_of_mime() -> None:
    raw = outlook_message.to_mail(files.write_msg(*OUTGOING))
    assert b64encode(b"Two hundred chairs, please.\r\n") in raw
    assert raw.isascii()
