"""PURE. The card of an entry: one line, its note, and what can be done with it.

The same wherever an entry is told of. A cancelled one is short and struck through.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import kit
from bot.ids import Ref, pack
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.kit import Block, Element, Message
from bot.messages import entry as said
from bot.messages import kinds
from bot.say import Translator
from bot.views.lines import entry_line
from journal.model import Interaction, InteractionState, Template

_LONGEST_LINE = 300
_LONGEST_NOTE = 1000
# So many of its files are named on the card.
_MAX_FILES = 3


@dataclass(frozen=True, slots=True)
class CardExtras:
    """What else is told with the card.

    `head` is the sentence above it, empty for the bare line; `notes` are sentences below it;
    `deed` is what Undo takes back, when that is known; `names` are those of colleagues, by how
    the record names them; `usual` is its template, whose cost and duration go without saying.
    """

    head: str = ""
    notes: tuple[str, ...] = ()
    deed: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    template: Template | None = None


NO_EXTRAS = CardExtras()


def short_entry_line(say: Translator, entry: Interaction, *, now: datetime) -> str:
    return kit.one_line(entry_line(say, entry, now=now), _LONGEST_LINE)


def entry_ref(entry: Interaction) -> Ref:
    return Ref(entry.number, entry.version)


def card(
    say: Translator, entry: Interaction, *, now: datetime, extras: CardExtras = NO_EXTRAS
) -> Message:
    if entry.erased_at is not None:
        return sentence(said.entry_erased(say, entry.number))
    if entry.state is InteractionState.CANCELLED:
        return _cancelled_card(say, entry, now, extras)
    return _active_card(say, entry, now, extras)


def sentence(text: str, *more: Block) -> Message:
    """One sentence, of which no part is markup."""
    blocks = (kit.section(kit.plain_text(text)), *more)
    return Message(kit.safe_text(text, _LONGEST_LINE * 3), blocks)


def _active_card(say: Translator, entry: Interaction, now: datetime, extras: CardExtras) -> Message:
    head = extras.head or short_entry_line(say, entry, now=now)
    details = " · ".join(card_details(say, entry, extras, now=now))
    notes = [each for each in (details, *extras.notes) if each]
    blocks = [
        kit.rich_text_block(kit.rich_text_piece(head, bold=True)),
        *([kit.quote(entry.text, _LONGEST_NOTE)] if entry.text else []),
        *(kit.context(kit.plain_text(each, 2000)) for each in notes),
        kit.actions(*_buttons(say, entry, extras.deed), block_id=LogId.CARD),
    ]
    return Message(_plain_text(head, entry.text, *notes), tuple(blocks))


def _cancelled_card(
    say: Translator, entry: Interaction, now: datetime, extras: CardExtras
) -> Message:
    bare = short_entry_line(say, entry, now=now)
    how = " · ".join(cancel_details(say, entry, extras.names, now=now))
    notes = [*([extras.head] if extras.head else []), how, *extras.notes]
    value = str(entry_ref(entry))
    blocks = [
        kit.rich_text_block(kit.rich_text_piece(bare, struck=True)),
        *(kit.context(kit.plain_text(each, 2000)) for each in notes),
        kit.actions(
            kit.button(said.restore(say), FindId.RESTORE, value),
            kit.button(said.show_all(say), LogId.SHOW, value),
            block_id=LogId.CARD,
        ),
    ]
    return Message(_plain_text(said.entry_cancelled(say, bare), *notes), tuple(blocks))


def _plain_text(*parts: str) -> str:
    """All of it in one paragraph."""
    return " ".join(kit.safe_text(kit.one_line(part, 600), 600) for part in parts if part)


def _buttons(say: Translator, entry: Interaction, deed: int) -> Iterator[Element]:
    value = str(entry_ref(entry))
    yield kit.button(said.edit(say), LogId.EDIT, value)
    yield kit.button(said.undo(say), LogId.UNDO, pack({"e": value, "d": str(deed or "")}))
    yield kit.overflow(LogId.ENTRY_MENU, _menu_options(say, entry))


def _menu_options(say: Translator, entry: Interaction) -> list[Element]:
    value = entry_ref(entry)
    attempt = (
        kit.option(said.mark_failed(say), f"{LogId.MARK_FAILED}:{value}")
        if entry.successful
        else kit.option(said.mark_reached(say), f"{LogId.MARK_REACHED}:{value}")
    )
    return [
        kit.option(said.evaluate(say), f"{LogId.EVALUATE}:{value}"),
        attempt,
        kit.option(said.follow_up_button(say), f"{LogId.FOLLOW}:{value}"),
        kit.option(said.cancel(say), f"{FindId.CANCEL}:{value}"),
        kit.option(said.show_all(say), f"{LogId.SHOW}:{value}"),
    ]


# ── details ─────────────────────────────────────────────────────────────────────────────────────


def card_details(
    say: Translator, entry: Interaction, extras: CardExtras, *, now: datetime
) -> Iterator[str]:
    """What is not so of itself: how long, what it cost, how it went, whose it is."""
    if not entry.successful:
        yield said.failed_attempt(say)
    usual = extras.template
    if entry.duration_minutes and not (usual and usual.duration_minutes == entry.duration_minutes):
        yield say.minutes(entry.duration_minutes)
    if entry.cost and not (usual and usual.cost == entry.cost):
        yield say.money(entry.cost)
    if entry.evaluation:
        yield kinds.evaluation_name(say, entry.evaluation)
    if entry.follow_up_on:
        today = now.astimezone(say.zone).date()
        yield said.follow_up(say, said.follow_up_day(say, entry.follow_up_on, today))
    if entry.salesperson and entry.salesperson != entry.logged_by:
        yield said.for_colleague(say, colleague_name(extras.names, entry.salesperson))
    if entry.attachments:
        names = ", ".join(kit.one_line(each.name, 60) for each in entry.attachments[:_MAX_FILES])
        more = " …" if len(entry.attachments) > _MAX_FILES else ""
        yield f"{said.label(say, 'attachments')}: {names}{more}"


def cancel_details(
    say: Translator, entry: Interaction, names: Mapping[str, str], *, now: datetime
) -> Iterator[str]:
    at = said.moment(say, entry.cancelled_at or now, now)
    yield said.cancelled_by(say, colleague_name(names, entry.cancelled_by), at)
    if said.is_undone(entry.cancel_reason):
        yield said.undone_reason(say)
    elif entry.cancel_reason:
        yield said.reason_line(say, kit.one_line(entry.cancel_reason, 300))


def colleague_name(names: Mapping[str, str], key: str) -> str:
    return kit.one_line(names.get(key) or key, 100)


def entry_lines(say: Translator, entries: Sequence[Interaction], *, now: datetime) -> list[Block]:
    """Several in a list, as after an undo; the cancelled ones struck through."""
    return [
        kit.rich_text_block(
            kit.rich_text_piece(
                short_entry_line(say, each, now=now),
                struck=each.state is InteractionState.CANCELLED,
            ),
            block_id=f"line-{each.number}",
        )
        for each in entries
    ]
