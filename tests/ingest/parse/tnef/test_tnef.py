"""winmail.dat, made here attribute by attribute: its text in each form, its files, what is broken."""

import struct
from base64 import b64encode

import pytest

from ingest.parse import message
from ingest.parse.budget import ReadingBudget
from ingest.parse.tnef import rtf, tnef
from journal.model import Mail, Oddity

SIGNATURE = b"\x78\x9f\x3e\x22\x01\x00"
STRING, UNICODE, BINARY, NUMBER, SHORT = 0x1E, 0x1F, 0x102, 3, 2
# The example of MS-OXRTFCP 3.1.
PACKED_RTF = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a80"
    "0fa0"
)


def tnef_attribute(name: int, value: bytes, *, level: int = 1) -> bytes:
    return bytes([level]) + struct.pack("<HHI", name, 0, len(value)) + value + b"\0\0"


def mapi_properties(*values: tuple[int, int, bytes]) -> bytes:
    return struct.pack("<I", len(values)) + b"".join(_mapi_property(*each) for each in values)


def _mapi_property(kind: int, name: int, value: bytes) -> bytes:
    head = struct.pack("<HH", kind, name)
    if kind in {NUMBER, SHORT}:
        return head + value.ljust(4, b"\0")
    return head + struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)


def tnef_file(name: bytes, content: bytes, *more: tuple[int, int, bytes]) -> bytes:
    parts = [(0x9002, b"\0" * 14), (0x8010, name + b"\0"), (0x800F, content)]
    if more:
        parts.append((0x9005, mapi_properties(*more)))
    return b"".join(tnef_attribute(key, value, level=2) for key, value in parts)


def read_winmail(*attributes: bytes) -> Mail:
    data = b64encode(SIGNATURE + b"".join(attributes)).decode()
    head = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64"
    return message.parse(f"From: a@x.example\nSubject: s\n{head}\n\n{data}\n".encode())


def attached_files(mail: Mail) -> list[tuple[str, bytes]]:
    return [(each.name, each.content) for each in mail.attachments]


def test_files_have_the_long_names_that_people_see() -> None:
    mail = read_winmail(
        tnef_file(b"OFFER~1.DOC", b"one", (STRING, 0x3707, b"Offer 4711.docx\0")),
        tnef_file(b"two.txt", b"two"),
        tnef_file(b"x", b"three", (UNICODE, 0x3707, "Ärende.pdf\0".encode("utf-16-le"))),
    )
    assert attached_files(mail) == [
        ("Offer 4711.docx", b"one"),
        ("two.txt", b"two"),
        ("Ärende.pdf", b"three"),
    ]


def test_a_name_is_read_in_the_charset_that_the_mail_names() -> None:
    codepage = tnef_attribute(0x9007, struct.pack("<II", 1251, 0))
    assert attached_files(read_winmail(codepage, tnef_file("счёт.pdf".encode("cp1251"), b"x"))) == [
        ("счёт.pdf", b"x")
    ]


def test_a_file_without_a_name_gets_one_by_its_type() -> None:
    assert attached_files(
        read_winmail(tnef_file(b"", b"x", (STRING, 0x370E, b"application/pdf\0")))
    ) == [("attachment-1.pdf", b"x")]


def test_an_attached_object_is_a_file() -> None:
    inner = SIGNATURE + tnef_attribute(0x8004, b"Inner\0")
    inside = tnef._MESSAGE_CLASS + inner
    mail = read_winmail(tnef_file(b"mail", b"", (BINARY, 0x3701, inside)))
    assert attached_files(mail) == [("mail", inner)]


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ([tnef_attribute(0x800C, b"Hello\0")], "Hello"),
        ([tnef_attribute(0x9003, mapi_properties((STRING, 0x1000, b"Hello\0")))], "Hello"),
        (
            [
                tnef_attribute(
                    0x9003, mapi_properties((UNICODE, 0x1000, "Hallå\0".encode("utf-16-le")))
                )
            ],
            "Hallå",
        ),
        (
            [tnef_attribute(0x9003, mapi_properties((BINARY, 0x1013, b"<p>Hello</p><p>you")))],
            "Hello\n\nyou",
        ),
        (
            [
                tnef_attribute(
                    0x9003,
                    mapi_properties(
                        (NUMBER, 0x3FDE, struct.pack("<I", 65001)),
                        (BINARY, 0x1013, "<p>Hallå</p>".encode()),
                    ),
                )
            ],
            "Hallå",
        ),
        ([tnef_attribute(0x9003, mapi_properties((BINARY, 0x1009, PACKED_RTF)))], "hello world"),
        # Properties of other types stand before it: shorts, numbers, those with names.
        (
            [
                tnef_attribute(
                    0x9003,
                    struct.pack("<I", 4)
                    + _mapi_property(SHORT, 1, b"\1\0")
                    + struct.pack("<HH16sII", NUMBER, 0x8001, b"g" * 16, 0, 7)
                    + b"\0\0\0\0"
                    + struct.pack("<HH16sII", NUMBER, 0x8002, b"g" * 16, 1, 6)
                    + "abc".encode("utf-16-le")
                    + b"\0\0"
                    + b"\0\0\0\0"
                    + _mapi_property(STRING, 0x1000, b"Hello\0"),
                )
            ],
            "Hello",
        ),
    ],
)
def test_the_text_is_read_in_each_of_its_forms(attributes: list[bytes], text: str) -> None:
    assert read_winmail(*attributes).text.strip() == text


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    whole = SIGNATURE + tnef_file(b"one.txt", b"one") + tnef_file(b"two.txt", b"two")
    for end in range(len(whole)):
        unpacked = tnef.unpack(whole[:end], ReadingBudget())
        assert unpacked is None or len(unpacked.files) <= 2
    unpacked = tnef.unpack(whole + b"garbage " * 100, ReadingBudget())
    assert unpacked is not None
    assert [name for name, _ in unpacked.files] == ["one.txt", "two.txt"]


@pytest.mark.parametrize("data", [b"", b"no signature", SIGNATURE, SIGNATURE + b"\x07" * 40])
def test_what_holds_nothing_stays_a_file_and_is_flagged(data: bytes) -> None:
    encoded = b64encode(data).decode()
    head = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64"
    mail = message.parse(f"From: a@x.example\n{head}\n\n{encoded}\n".encode())
    assert Oddity.ODD_TNEF in mail.oddities
    assert [each.name for each in mail.attachments] == ["winmail.dat"]


@pytest.mark.parametrize(
    ("source", "text", "is_html"),
    [
        (rb"{\rtf1\ansi Hello\par you}", "Hello\nyou", False),
        (rb"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}", "При", False),
        (rb"{\rtf1\uc1 \u8364? 5 \u-10179?\{x\}}", "€ 5 \ufffd{x}", False),
        (
            rb"{\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;}{\*\generator x;}{\info{\title t}}one}",
            "one",
            False,
        ),
        (
            (
                rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf{\b\htmlrtf0 one\htmlrtf}\htmlrtf0 "
                rb"{\*\htmltag72 </p>}{\*\mhtmltag no}}"
            ),
            "<p>one</p>",
            True,
        ),
        (rb"{\rtf1 one}}}} two", "one two", False),
        (rb"{\rtf1 one", "one", False),
        (b"", "", False),
    ],
)
def test_rich_text_is_read(source: bytes, text: str, is_html: bool) -> None:  # noqa: FBT001
    assert rtf.read_rtf(source, ReadingBudget()) == (text, is_html)


def test_packed_text_is_unpacked_as_far_as_it_goes() -> None:
    whole = rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    assert rtf.decompress(PACKED_RTF, ReadingBudget()) == whole
    for end in range(16, len(PACKED_RTF)):
        assert whole.startswith(rtf.decompress(PACKED_RTF[:end], ReadingBudget())[:10])
    as_it_is = struct.pack("<II4sI", 5, 5, b"MELA", 0) + b"hello world"
    assert rtf.decompress(as_it_is, ReadingBudget()) == b"hello"
    assert rtf.decompress(b"none of them at all", ReadingBudget()) == b""
