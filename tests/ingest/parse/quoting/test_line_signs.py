"""No line that may begin a quote is passed over as prose, whoever wrote it and in what language."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import words
from ingest.parse import message
from ingest.parse.quoting import attribution, header_blocks, line_signs, separators, signatures
from ingest.parse.quoting.attribution_words import INITIAL_VERBS
from ingest.parse.quoting.labels import LabelledLines
from tests.effort import tries
from tests.ingest.parse.laboratory.mails import Chooser, compose

MAILS = sorted((Path(__file__).parents[3] / "mail").rglob("*.eml"))
PHRASES = (*words.SENT_FROM_PHRASES, *words.REPLY_LINE_TITLES, *INITIAL_VERBS)


def _begins_something(line: str) -> bool:
    return (
        separators.find_separator(line) is not None
        or separators.is_rule(line)
        or attribution.find_attribution([line, "> x"], 0) is not None
        or header_blocks.find_block(LabelledLines([line]), 0, least_fields=1) is not None
        or header_blocks.is_title_above_block(LabelledLines([line, "From: a@x.example"]), 0)
        or signatures.is_device_line(line.strip())
    )


def _passed_over(lines: Iterator[str]) -> set[str]:
    """The lines that begin something, and are taken for prose."""
    filled = {line for line in lines if line.strip()}
    return {
        line for line in filled if _begins_something(line) and not line_signs.may_begin_quote(line)
    }


def _lines_of(raw: bytes) -> Iterator[str]:
    mail = message.parse(raw)
    for text in (mail.text, *(cut.text for cut in mail.cuts)):
        yield from text.split("\n")


def test_no_line_of_the_mails_is_passed_over() -> None:
    assert _passed_over(line for mail in MAILS for line in _lines_of(mail.read_bytes())) == set()


def test_no_line_of_mails_made_by_machine_is_passed_over() -> None:
    chance = random.Random(15)
    made = (compose(Chooser(chance.randrange)) for _ in range(tries(60, long=2_000)))
    assert _passed_over(line for each in made for line in _lines_of(each.raw)) == set()


def test_each_phrase_is_seen_however_it_is_written() -> None:
    lines = [
        line
        for phrase in sorted(PHRASES)
        for line in (phrase, f"> {phrase} x", f"*{phrase.upper()}* x", f"[{phrase.title()}x]")
    ]
    assert [line for line in lines if not line_signs.may_begin_quote(line)] == []


@pytest.mark.parametrize(
    "line",
    ["We take all of them.", "> Vi tar alla, tack", "Ordet står – tror jag – i boken", "Хорошо!"],
)
def test_prose_is_passed_over(line: str) -> None:
    assert not line_signs.may_begin_quote(line)


def test_a_name_above_a_moment_is_seen() -> None:
    lines = LabelledLines(["Jane Doe", "02.06.2026 09:00", "", "To", "us@y.example"])
    assert lines.may_begin_quote(0)
    assert not LabelledLines(["Jane Doe", "comes"]).may_begin_quote(0)
