"""Bytes ↔ frames: however they are cut, nothing is lost; what breaks the rules ends the line."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line import envelopes
from bot.line.envelopes import Envelope, Farewell, Hello
from bot.line.frames import MOST_BYTES, Broken, Frame, Opcode, Reader, encoded


def unmasked(opcode: int, data: bytes, *, final: bool = True) -> bytes:
    """As a server sends it."""
    length = len(data)
    head = bytes([(0x80 if final else 0) | opcode])
    if length < 126:
        return head + bytes([length]) + data
    if length < 65_536:
        return head + bytes([126]) + length.to_bytes(2, "big") + data
    return head + bytes([127]) + length.to_bytes(8, "big") + data


def read(data: bytes, *sizes: int) -> list[Frame]:
    reader, start = Reader(), 0
    found: list[Frame] = []
    for size in [*sizes, len(data)]:
        found += reader.feed(data[start : start + size])
        start += size
    return found


@given(
    texts=st.lists(st.text(max_size=300), max_size=6),
    sizes=st.lists(st.integers(min_value=0, max_value=50), max_size=60),
)
def test_messages_come_out_whole_however_the_bytes_are_cut(
    texts: list[str], sizes: list[int]
) -> None:
    data = b"".join(unmasked(Opcode.TEXT, text.encode()) for text in texts)
    assert [frame.data.decode() for frame in read(data, *sizes)] == texts


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536, 300_000])
def test_a_frame_of_any_length_is_read(length: int) -> None:
    data = bytes(itertools.islice(itertools.cycle(b"rapport"), length))
    assert read(unmasked(Opcode.TEXT, data), 3, 700) == [Frame(Opcode.TEXT, data)]


def test_a_message_in_several_frames_is_one_and_a_ping_may_come_between() -> None:
    data = (
        unmasked(Opcode.TEXT, b"one ", final=False)
        + unmasked(Opcode.PING, b"?")
        + unmasked(Opcode.CONTINUATION, b"whole")
    )
    assert read(data) == [Frame(Opcode.PING, b"?"), Frame(Opcode.TEXT, b"one whole")]


@pytest.mark.parametrize("length", [0, 1, 3, 4, 125, 126, 65_536])
def test_what_is_sent_is_masked_and_reads_back(length: int) -> None:
    data = bytes(index % 251 for index in range(length))
    sent = encoded(Opcode.TEXT, data, b"\x01\x02\x03\x04")
    assert sent[1] & 0x80
    payload = sent[len(sent) - length :]
    assert bytes(byte ^ (index % 4 + 1) for index, byte in enumerate(payload)) == data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x83\x00", id="an unknown kind"),
        pytest.param(b"\xc1\x00", id="a bit nobody agreed on"),
        pytest.param(b"\x81\x80\x00\x00\x00\x00", id="a mask, from a server"),
        pytest.param(b"\x09\x00", id="half a ping"),
        pytest.param(b"\x89\x7e\x01\x00", id="a long ping"),
        pytest.param(b"\x80\x00", id="an end without a beginning"),
        pytest.param(b"\x01\x00\x81\x00", id="a beginning within another"),
        pytest.param(b"\x81\x7f" + (MOST_BYTES + 1).to_bytes(8, "big"), id="too long"),
    ],
)
def test_what_breaks_the_rules_is_not_read_on(data: bytes) -> None:
    with pytest.raises(Broken):
        read(data)


def test_a_message_that_never_ends_is_cut_off() -> None:
    reader, part = Reader(), bytes(MOST_BYTES // 2)
    list(reader.feed(unmasked(Opcode.TEXT, part, final=False)))
    list(reader.feed(unmasked(Opcode.CONTINUATION, part, final=False)))
    with pytest.raises(Broken):
        list(reader.feed(unmasked(Opcode.CONTINUATION, b"1")))


def test_what_slack_says_is_understood() -> None:
    assert envelopes.read('{"type":"hello","num_connections":2}') == Hello(2)
    assert envelopes.read('{"type":"disconnect","reason":"warning"}') == Farewell("warning")
    said = envelopes.read(
        '{"type":"events_api","envelope_id":"e1","payload":{"a":1},"retry_attempt":2,'
        '"retry_reason":"timeout"}'
    )
    assert said == Envelope("e1", "events_api", {"a": 1}, 2, "timeout")


@pytest.mark.parametrize(
    "text", ["", "UNAUTHENTICATED: cache_error", "[]", "1", "{}", '{"type":"new"}', "[" * 100_000]
)
def test_what_is_not_understood_is_nothing(text: str) -> None:
    assert envelopes.read(text) is None


def test_an_answer_names_its_envelope_and_has_a_payload_only_when_there_is_one() -> None:
    envelope = Envelope("e1", "slash_commands", {})
    assert envelopes.answer(envelope, None) == '{"envelope_id":"e1"}'
    assert (
        envelopes.answer(envelope, {"text": "é"}) == '{"envelope_id":"e1","payload":{"text":"é"}}'
    )
