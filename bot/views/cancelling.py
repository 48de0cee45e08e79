"""PURE. The dialog that asks for a reason, and the result of cancel and restore."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Message, View
from bot.ids import Ref, pack
from bot.ids.find import FindId
from bot.ids.history_query import pack_numbers
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import cancelling as cancelling_text
from bot.messages.number_lists import list_entries
from bot.views.entry_line import entry_line
from journal.model import Interaction

_MAX_LISTED = 5


@dataclass(frozen=True, slots=True)
class CancelFormContent:
    """The dialog's content; a warning above says what somebody changed since it was seen. The result
    takes the place of the card that `replaces_card`, which would look active for ever.
    """

    entries: Sequence[Interaction]
    reason: str = ""
    response_url: str = ""
    notice: str = ""
    required: bool = False
    replaces_card: bool = False


def cancel_form(t: Translator, content: CancelFormContent, *, now: datetime) -> View:
    count = len(content.entries)
    reason = builders.text_input(
        FindId.REASON, initial=content.reason, multiline=True, longest=1000
    )
    blocks = [
        *([builders.section(builders.plain_text(content.notice, 500))] if content.notice else []),
        *_entry_list(t, content.entries, now),
        builders.context(builders.plain_text(cancelling_text.cancel_explained(t, count))),
        builders.input_block(
            t(cancelling_text.REASON_LABEL),
            reason,
            block_id=FindId.REASON,
            optional=not content.required,
            hint=t(cancelling_text.REASON_HINT),
        ),
    ]
    return builders.modal(
        cancelling_text.title(t, count, content.entries[0].number),
        blocks,
        callback_id=FindId.CANCEL_FORM,
        close=cancelling_text.keep_button(t, count),
        submit=cancelling_text.cancel_button(t, count),
        metadata=_metadata(content),
    )


def _metadata(content: CancelFormContent) -> str:
    """The dialog's metadata: the entries with their versions."""
    some = content.entries
    values = {"n": pack_numbers(each.number for each in some), "to": content.response_url}
    values["instead"] = "1" if content.replaces_card else ""
    if len(some) == 1:
        values["seen"] = str(Ref(some[0].number, some[0].version))
    packed = pack(values)
    return packed if len(packed) <= 3000 else pack({**values, "to": ""})


def _entry_list(t: Translator, entries: Sequence[Interaction], now: datetime) -> list[Block]:
    lines = [builders.one_line(entry_line(t, each, now=now), 400) for each in entries[:_MAX_LISTED]]
    if len(entries) > _MAX_LISTED:
        rest = [each.number for each in entries[_MAX_LISTED:]]
        lines.append(list_entries(t, rest))
    blocks = [builders.section(builders.plain_text("\n".join(lines)))]
    if len(entries) == 1 and (text := entries[0].text or entries[0].subject):
        blocks.append(builders.quote(builders.one_line(text, 300), 300))
    return blocks


@dataclass(frozen=True, slots=True)
class CancelResult:
    """The result; `deed` can be undone; `restorable` and `shown` are numbers of entries."""

    text: str
    undo_deed: int | None = None
    restorable: Sequence[Ref] = ()
    entry_numbers: Sequence[int] = ()


def result_message(t: Translator, result: CancelResult) -> Message:
    pressed = []
    if result.undo_deed is not None:
        pressed.append(builders.button(t(cancelling_text.UNDO), FindId.UNDO, str(result.undo_deed)))
    if len(result.restorable) == 1:
        pressed.append(
            builders.button(t(cancelling_text.RESTORE), FindId.RESTORE, str(result.restorable[0]))
        )
    if len(result.entry_numbers) == 1:
        pressed.append(
            builders.button(t(cancelling_text.SHOW), LogId.SHOW, str(Ref(result.entry_numbers[0])))
        )
    blocks = [builders.section(builders.plain_text(result.text))]
    if pressed:
        blocks.append(builders.actions(*pressed))
    return Message(builders.safe_text(result.text, 3000), tuple(blocks))


def reason_request(t: Translator, numbers: Sequence[int]) -> Message:
    """Asks for a reason with a button, where no dialog can be opened at once."""
    text = t(cancelling_text.REASON_REQUIRED)
    pressed = builders.button(t(cancelling_text.GIVE_REASON), FindId.CANCEL, pack_numbers(numbers))
    return Message(text, (builders.section(builders.plain_text(text)), builders.actions(pressed)))
