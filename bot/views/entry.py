"""PURE. The card of an entry: one line, its note, and what can be done with it.

The same wherever an entry is told of. A cancelled one is short and struck through.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import kit
from bot.ids import Ref, pack
from bot.ids.find import Find
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import entry as said
from bot.messages import kinds
from bot.say import Say
from bot.views.lines import entry_line
from journal.model import Interaction, State, Template

_LONGEST_LINE = 300
_LONGEST_NOTE = 1000
# So many of its files are named on the card.
_FILES = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What else is told with the card.

    `head` is the sentence above it, empty for the bare line; `notes` are sentences below it;
    `deed` is what Undo takes back, when that is known; `names` are those of colleagues, by how
    the record names them; `usual` is its template, whose cost and duration go without saying.
    """

    head: str = ""
    notes: tuple[str, ...] = ()
    deed: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    usual: Template | None = None


BARE = Told()


def line(say: Say, entry: Interaction, *, now: datetime) -> str:
    return kit.one_line(entry_line(say, entry, now=now), _LONGEST_LINE)


def ref_of(entry: Interaction) -> Ref:
    return Ref(entry.number, entry.version)


def card(say: Say, entry: Interaction, *, now: datetime, told: Told = BARE) -> Message:
    if entry.erased_at is not None:
        return sentence(said.erased(say, entry.number))
    if entry.state is State.CANCELLED:
        return _cancelled(say, entry, now, told)
    return _active(say, entry, now, told)


def sentence(text: str, *more: Block) -> Message:
    """One sentence, of which no part is markup."""
    blocks = (kit.section(kit.plain(text)), *more)
    return Message(kit.safe(text, _LONGEST_LINE * 3), blocks)


def _active(say: Say, entry: Interaction, now: datetime, told: Told) -> Message:
    head = told.head or line(say, entry, now=now)
    details = " · ".join(details_of(say, entry, told, now=now))
    notes = [each for each in (details, *told.notes) if each]
    blocks = [
        kit.rich(kit.words(head, bold=True)),
        *([kit.quote(entry.text, _LONGEST_NOTE)] if entry.text else []),
        *(kit.context(kit.plain(each, 2000)) for each in notes),
        kit.actions(*_buttons(say, entry, told.deed), block_id=Log.CARD),
    ]
    return Message(_text(head, entry.text, *notes), tuple(blocks))


def _cancelled(say: Say, entry: Interaction, now: datetime, told: Told) -> Message:
    bare = line(say, entry, now=now)
    how = " · ".join(how_cancelled(say, entry, told.names, now=now))
    notes = [*([told.head] if told.head else []), how, *told.notes]
    value = str(ref_of(entry))
    blocks = [
        kit.rich(kit.words(bare, struck=True)),
        *(kit.context(kit.plain(each, 2000)) for each in notes),
        kit.actions(
            kit.button(said.restore(say), Find.RESTORE, value),
            kit.button(said.show(say), Log.SHOW, value),
            block_id=Log.CARD,
        ),
    ]
    return Message(_text(said.cancelled(say, bare), *notes), tuple(blocks))


def _text(*parts: str) -> str:
    """All of it in one paragraph."""
    return " ".join(kit.safe(kit.one_line(part, 600), 600) for part in parts if part)


def _buttons(say: Say, entry: Interaction, deed: int) -> Iterator[Element]:
    value = str(ref_of(entry))
    yield kit.button(said.edit(say), Log.EDIT, value)
    yield kit.button(said.undo(say), Log.UNDO, pack({"e": value, "d": str(deed or "")}))
    yield kit.overflow(Log.MORE, _more(say, entry))


def _more(say: Say, entry: Interaction) -> list[Element]:
    value = ref_of(entry)
    attempt = (
        kit.option(said.mark_failed(say), f"{Log.FAILED}:{value}")
        if entry.successful
        else kit.option(said.mark_reached(say), f"{Log.REACHED}:{value}")
    )
    return [
        kit.option(said.evaluate(say), f"{Log.EVALUATE}:{value}"),
        attempt,
        kit.option(said.follow(say), f"{Log.FOLLOW}:{value}"),
        kit.option(said.cancel(say), f"{Find.CANCEL}:{value}"),
        kit.option(said.show(say), f"{Log.SHOW}:{value}"),
    ]


# ── details ─────────────────────────────────────────────────────────────────────────────────────


def details_of(say: Say, entry: Interaction, told: Told, *, now: datetime) -> Iterator[str]:
    """What is not so of itself: how long, what it cost, how it went, whose it is."""
    if not entry.successful:
        yield said.failed_attempt(say)
    usual = told.usual
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
        yield said.of_colleague(say, called(told.names, entry.salesperson))
    if entry.attachments:
        names = ", ".join(kit.one_line(each.name, 60) for each in entry.attachments[:_FILES])
        more = " …" if len(entry.attachments) > _FILES else ""
        yield f"{said.label(say, 'attachments')}: {names}{more}"


def how_cancelled(
    say: Say, entry: Interaction, names: Mapping[str, str], *, now: datetime
) -> Iterator[str]:
    at = said.moment(say, entry.cancelled_at or now, now)
    yield said.cancelled_by(say, called(names, entry.cancelled_by), at)
    if said.is_undone(entry.cancel_reason):
        yield said.taken_back(say)
    elif entry.cancel_reason:
        yield said.reason(say, kit.one_line(entry.cancel_reason, 300))


def called(names: Mapping[str, str], key: str) -> str:
    return kit.one_line(names.get(key) or key, 100)


def lines(say: Say, entries: Sequence[Interaction], *, now: datetime) -> list[Block]:
    """Several in a list, as after an undo; the cancelled ones struck through."""
    return [
        kit.rich(
            kit.words(line(say, each, now=now), struck=each.state is State.CANCELLED),
            block_id=f"line-{each.number}",
        )
        for each in entries
    ]
