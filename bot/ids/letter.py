"""PURE. Ids of writing from templates, and the private metadata of its form.

OPEN   opens the form; packed: contacts, the entry that is answered
AGAIN  opens it for the letter of an entry, once more; value: the entry, such as `17.3`
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.ids import OutOfDate, pack, unpack_required
from bot.ids.form_metadata import LONGEST_URL, parse_number


class LetterId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id."""

    OPEN = "letter.open"
    AGAIN = "letter.again"
    FORM = "letter.form"
    CONTACTS = "letter.contacts"
    TEMPLATE = "letter.template"
    MAILBOX = "letter.mailbox"
    SUBJECT = "letter.subject"
    TEXT = "letter.text"
    # To a segment: what is to be written, packed.
    SEGMENT = "letter.segment"
    SEGMENT_WRITE = "letter.segment.write"
    SEGMENT_DROP = "letter.segment.drop"


@dataclass(frozen=True, slots=True)
class LetterStart:
    """Holds what a button to the form carries: to whom, and the entry whose mail is answered."""

    contacts: tuple[int, ...] = ()
    answers: int = 0


_MOST_CONTACTS = 100
_TOKEN = re.compile(r"[0-9a-f]{12}")


def pack_letter_start(start: LetterStart) -> str:
    contacts = ",".join(map(str, start.contacts[:_MOST_CONTACTS]))
    return pack({"c": contacts, "a": str(start.answers or "")})


def unpack_letter_start(value: str) -> LetterStart:
    read = unpack_required(value)
    numbers = [parse_number(each) for each in read.get("c", "").split(",") if each]
    if not all(numbers):
        raise OutOfDate
    return LetterStart(tuple(numbers[:_MOST_CONTACTS]), parse_number(read.get("a", "")))


@dataclass(frozen=True, slots=True)
class SegmentLetters:
    """Letters to a segment by a template; the `token` of a question is answered once."""

    segment: str
    template: str = ""
    token: str = ""


def pack_segment_letters(asked: SegmentLetters) -> str:
    return pack({"s": asked.segment, "t": asked.template, "k": asked.token})


def unpack_segment_letters(value: str) -> SegmentLetters:
    read = unpack_required(value, "s")
    return SegmentLetters(read["s"], read.get("t", ""), read.get("k", ""))


def unpack_segment_decision(value: str) -> SegmentLetters:
    """Unpacks what is decided on: the question that was asked has a token, which is used once."""
    asked = unpack_segment_letters(value)
    if not _TOKEN.fullmatch(asked.token):
        raise OutOfDate
    return asked


@dataclass(frozen=True, slots=True)
class LetterMetadata:
    """`merged` is a mark of the text that we filled in: with another one, somebody changed it.

    `again` is the entry whose letter is written once more. `round` counts how often we filled it in; a template whose text is too long `has_long_text`.
    """

    answers: int = 0
    again: int = 0
    merged: str = ""
    round: int = 0
    has_long_text: bool = False
    response_url: str = ""


def pack_letter_metadata(form: LetterMetadata) -> str:
    return pack(
        {
            "a": str(form.answers or ""),
            "n": str(form.again or ""),
            "m": form.merged,
            "r": str(form.round or ""),
            "l": "1" if form.has_long_text else "",
            "to": form.response_url if len(form.response_url) <= LONGEST_URL else "",
        }
    )


def unpack_letter_metadata(metadata: str) -> LetterMetadata:
    read = unpack_required(metadata)
    return LetterMetadata(
        answers=parse_number(read.get("a", "")),
        again=parse_number(read.get("n", "")),
        merged=read.get("m", ""),
        round=parse_number(read.get("r", "")),
        has_long_text=bool(read.get("l")),
        response_url=read.get("to", ""),
    )
