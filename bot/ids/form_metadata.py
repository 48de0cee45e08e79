"""PURE. The private metadata of a form for logging: ids, and where the form was opened."""

from dataclasses import dataclass
from enum import StrEnum

from bot.ids import Ref, pack, parse_enum, parse_ref, unpack_required
from journal.limits import HIGHEST_NUMBER


class ReplyMode(StrEnum):
    """Says how the result is shown where the form was opened."""

    # As another message: by the response_url, or in the direct messages.
    NEW_MESSAGE = ""
    # In place of the message, which only the asker sees.
    REPLACE_EPHEMERAL = "instead"
    # The message is a card of the entry, which the outbox shows anew.
    CARD_REFRESH = "quietly"
    # The message is a lasting one that only offered the form: it becomes the entry's card.
    REPLACE_MESSAGE = "becomes"


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that a form was opened from: its channel, ts and response_url."""

    reply_mode: ReplyMode = ReplyMode.NEW_MESSAGE
    response_url: str = ""
    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class FormMetadata:
    """A form's metadata. `entry` is corrected; its history had `changes` when the form was opened.

    `draft` is kept until the values are logged. `round` counts how often we filled the form in anew:
    its blocks then have other ids, since Slack keeps the value of a block with the same one; and
    `contacts_added` how often the contacts alone.
    """

    entry: Ref | None = None
    changes: int = 0
    draft: int = 0
    has_long_text: bool = False
    shows_all_fields: bool = False
    round: int = 0
    contacts_added: int = 0
    origin: Origin = Origin()


# Slack takes 3000 letters of metadata; an address longer than this is not one of Slack's.
LONGEST_URL = 1000


def pack_form_metadata(form: FormMetadata) -> str:
    origin = form.origin
    return pack(
        {
            "e": str(form.entry or ""),
            "c": str(form.changes or ""),
            "d": str(form.draft or ""),
            "l": "1" if form.has_long_text else "",
            "m": "1" if form.shows_all_fields else "",
            "r": str(form.round or ""),
            "k": str(form.contacts_added or ""),
            "how": origin.reply_mode.value,
            "to": origin.response_url if len(origin.response_url) <= LONGEST_URL else "",
            "ch": origin.channel,
            "ts": origin.ts,
        }
    )


def unpack_form_metadata(metadata: str) -> FormMetadata:
    """The metadata that `pack_form_metadata` made."""
    read = unpack_required(metadata)
    return FormMetadata(
        entry=parse_ref(read["e"]) if "e" in read else None,
        changes=parse_number(read.get("c", "")),
        draft=parse_number(read.get("d", "")),
        has_long_text=bool(read.get("l")),
        shows_all_fields=bool(read.get("m")),
        round=parse_number(read.get("r", "")),
        contacts_added=parse_number(read.get("k", "")),
        origin=Origin(
            parse_enum(ReplyMode, read.get("how", "")),
            read.get("to", ""),
            read.get("ch", ""),
            read.get("ts", ""),
        ),
    )


def parse_number(text: str) -> int:
    """The number; 0 if it is none of ours."""
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return found if found <= HIGHEST_NUMBER else 0


# Between a field's id and the round.
_ROUND_SEPARATOR = "~"


def block_id(field: str, *rounds: int) -> str:
    """`log.note`, `log.note~2`; another id for other rounds."""
    return _ROUND_SEPARATOR.join((field, *map(str, rounds))) if any(rounds) else field


def field_id(block: str) -> str:
    return block.partition(_ROUND_SEPARATOR)[0]
