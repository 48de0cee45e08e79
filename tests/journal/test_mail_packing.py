"""What is kept of a mail is the mail, byte for byte, and smaller."""

from base64 import encodebytes
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from journal.mail_packing import pack, unpack

_HEAD = b"From: ada@acme.example\r\nContent-Transfer-Encoding: base64\r\n\r\n"
_TEXT = b"We would like two hundred chairs, in green, by the first of May. " * 200


@given(st.binary(max_size=2_000), st.sampled_from([b"", _HEAD, _TEXT]))
def test_a_mail_comes_back_byte_for_byte(content: bytes, before: bytes) -> None:
    assert unpack(pack(before + content)) == before + content


def test_an_attachment_takes_the_room_of_its_bytes_and_little_more() -> None:
    file = Random(1).randbytes(100_000)
    assert len(pack(_HEAD + encodebytes(file))) < 1.05 * len(file)


def test_repeated_text_takes_little_room() -> None:
    assert len(pack(_TEXT)) < len(_TEXT) / 50
