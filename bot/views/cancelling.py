"""PURE. The dialog that asks why, and what was cancelled or restored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import Ref, pack
from bot.ids.find import Find
from bot.ids.listing import numbers_packed
from bot.ids.log import Log
from bot.kit import Block, Message, View
from bot.messages import cancelling as said
from bot.say import Say
from bot.views.lines import entry_line
from journal.model import Interaction

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog is about; `told` stands above: what somebody changed since it was seen."""

    entries: Sequence[Interaction]
    reason: str = ""
    to: str = ""
    told: str = ""
    required: bool = False


def dialog(say: Say, asked: Asked, *, now: datetime) -> View:
    count = len(asked.entries)
    reason = kit.text_input(Find.REASON, initial=asked.reason, multiline=True, longest=1000)
    blocks = [
        *([kit.section(kit.plain(asked.told, 500))] if asked.told else []),
        *_listed(say, asked.entries, now),
        kit.context(kit.plain(said.explained(say, count))),
        kit.labelled(
            said.reason(say),
            reason,
            block_id=Find.REASON,
            optional=not asked.required,
            hint=said.reason_hint(say),
        ),
    ]
    return kit.modal(
        said.title(say, count, asked.entries[0].number),
        blocks,
        callback_id=Find.CANCEL_FORM,
        close=said.keep(say, count),
        submit=said.submit(say, count),
        metadata=_metadata(asked),
    )


def _metadata(asked: Asked) -> str:
    """The entries as they were shown."""
    some = asked.entries
    kept = {"n": numbers_packed(each.number for each in some), "to": asked.to}
    if len(some) == 1:
        kept["seen"] = str(Ref(some[0].number, some[0].version))
    packed = pack(kept)
    return packed if len(packed) <= 3000 else pack({**kept, "to": ""})


def _listed(say: Say, entries: Sequence[Interaction], now: datetime) -> list[Block]:
    lines = [kit.one_line(entry_line(say, each, now=now), 400) for each in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        rest = [each.number for each in entries[_SHOWN:]]
        lines.append(said.numbers(say, rest))
    blocks = [kit.section(kit.plain("\n".join(lines)))]
    if len(entries) == 1 and (text := entries[0].text or entries[0].subject):
        blocks.append(kit.quote(kit.one_line(text, 300), 300))
    return blocks


@dataclass(frozen=True, slots=True)
class Done:
    """`text` is made of sentences; `deed` takes it back; `restorable` and `shown` are numbers."""

    text: str
    deed: int | None = None
    restorable: Sequence[Ref] = ()
    shown: Sequence[int] = ()


def done(say: Say, what: Done) -> Message:
    pressed = []
    if what.deed is not None:
        pressed.append(kit.button(said.undo(say), Find.UNDO, str(what.deed)))
    if len(what.restorable) == 1:
        pressed.append(kit.button(said.restore(say), Find.RESTORE, str(what.restorable[0])))
    if len(what.shown) == 1:
        pressed.append(kit.button(said.show(say), Log.SHOW, str(Ref(what.shown[0]))))
    blocks = [kit.section(kit.plain(what.text))]
    if pressed:
        blocks.append(kit.actions(*pressed))
    return Message(kit.safe(what.text, 3000), tuple(blocks))


def give_reason(say: Say, numbers: Sequence[int]) -> Message:
    """To a line in the direct messages, where no dialog can be opened at once."""
    text = said.reason_required(say)
    pressed = kit.button(said.give_reason(say), Find.CANCEL, numbers_packed(numbers))
    return Message(text, (kit.section(kit.plain(text)), kit.actions(pressed)))
