"""PURE. What a form for logging carries along in its private metadata: ids, and where it began."""

from dataclasses import dataclass
from enum import StrEnum

from bot.ids import HIGHEST, Ref, contents, one_of, pack, ref


class Tell(StrEnum):
    """How the result is told where the form began."""

    # Beside what is there: by the response_url, or in the direct messages.
    BESIDE = ""
    # In place of the message that only the asker sees.
    INSTEAD = "instead"
    # The message is a card of the entry, which the outbox shows anew.
    QUIETLY = "quietly"
    # The message is a lasting one that only offered the form: it becomes the entry's card.
    BECOMES = "becomes"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened from. `at` is the channel and ts of a message, `to` its URL."""

    tell: Tell = Tell.BESIDE
    to: str = ""
    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """`entry` is what is corrected, `changes` how many its history had when the form was opened.

    `draft` is kept until what is typed is logged; `long`: it has a text too long for a field.
    `more`: all fields are shown. `round`: how often it was filled in anew by us; its blocks then
    have other ids, since Slack keeps what stands in a block of the same one.
    """

    entry: Ref | None = None
    changes: int = 0
    draft: int = 0
    long: bool = False
    more: bool = False
    round: int = 0
    origin: Origin = Origin()


# Slack takes 3000 letters of metadata; an address longer than this is not one of Slack's.
_LONGEST_URL = 1000


def packed(carried: Carried) -> str:
    origin = carried.origin
    return pack(
        {
            "e": str(carried.entry or ""),
            "c": str(carried.changes or ""),
            "d": str(carried.draft or ""),
            "l": "1" if carried.long else "",
            "m": "1" if carried.more else "",
            "r": str(carried.round or ""),
            "how": origin.tell.value,
            "to": origin.to if len(origin.to) <= _LONGEST_URL else "",
            "ch": origin.channel,
            "ts": origin.ts,
        }
    )


def unpacked(metadata: str) -> Carried:
    """What `packed` made."""
    read = contents(metadata)
    return Carried(
        entry=ref(read["e"]) if "e" in read else None,
        changes=number(read.get("c", "")),
        draft=number(read.get("d", "")),
        long=bool(read.get("l")),
        more=bool(read.get("m")),
        round=number(read.get("r", "")),
        origin=Origin(
            one_of(Tell, read.get("how", "")),
            read.get("to", ""),
            read.get("ch", ""),
            read.get("ts", ""),
        ),
    )


def number(text: str) -> int:
    """0 for what is no number of ours."""
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return found if found <= HIGHEST else 0


# Between a field's id and the round.
_ROUND = "~"


def block_of(field: str, round_: int) -> str:
    return f"{field}{_ROUND}{round_}" if round_ else field


def field_of(block: str) -> str:
    return block.partition(_ROUND)[0]
