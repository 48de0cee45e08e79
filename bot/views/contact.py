"""PURE. A contact: their card, choices of who is meant, what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import Ref, pack
from bot.ids.find import Find
from bot.ids.listing import Wanted, packed
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import contact as said
from bot.say import Say
from bot.views.contact_form import new_form as new_form  # noqa: PLC0414 (for other parts)
from bot.views.history import Row, entry_blocks
from bot.views.people import contact_line, titled
from journal.model import Contact, Figures, LastTouch

OFFERED = 5
_SHOWN_ADDRESSES = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A contact with what a card tells of them; `owner` is a name, `rows` their last entries."""

    contact: Contact
    owner: str
    touch: LastTouch
    year: Figures
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """What came from their addresses before anybody knew whose they are."""

    mails: int = 0
    entries: int = 0


NOTHING_WAITS = Waits()

# ── the card ────────────────────────────────────────────────────────────────────────────────────


def card(say: Say, shown: Shown, *, now: datetime, head: str = "") -> Message:
    each = shown.contact
    blocks = [
        *([kit.context(kit.plain(head, 500))] if head else []),
        kit.header(titled(each)),
        kit.context(kit.plain(_who(say, each), 1000)),
        *(kit.section(kit.plain(f"⚠ {flag}")) for flag in said.flags(say, each)),
        kit.fields(*_facts(say, shown, now)),
        kit.context(kit.plain(_year(say, shown.year), 500)),
        _buttons(say, each),
        *_last(say, shown, now),
    ]
    return Message(_in_words(say, shown, now, head), tuple(blocks))


def _who(say: Say, each: Contact) -> str:
    return " · ".join(filter(None, (each.number, said.kind(say, each), each.job_title)))


def _facts(say: Say, shown: Shown, now: datetime) -> Iterator[Element]:
    for label, value in _pairs(say, shown, now):
        yield kit.plain(f"{label}\n{value}", 900)


def _pairs(say: Say, shown: Shown, now: datetime) -> tuple[tuple[str, str], ...]:
    each, touch = shown.contact, shown.touch
    pairs = (
        (said.email(say), _several(each.emails())),
        (said.phone(say), _several(each.phones())),
        (said.owner(say), kit.one_line(shown.owner, 100)),
        (said.language(say), each.language),
        (said.tags(say), kit.one_line(", ".join(sorted(each.tags)), 300)),
        (said.spoken(say), _moment(say, touch.spoken_at, now)),
        (said.attempted(say), _moment(say, touch.attempted_at, now)),
    )
    return tuple((label, value) for label, value in pairs if value)


def _several(values: Sequence[str]) -> str:
    shown = "\n".join(kit.one_line(value, 120) for value in values[:_SHOWN_ADDRESSES])
    more = len(values) - _SHOWN_ADDRESSES
    return f"{shown}\n+{more}" if more > 0 else shown


def _moment(say: Say, moment: datetime | None, now: datetime) -> str:
    return say.moment(moment, now=now) if moment else said.never(say)


def _year(say: Say, year: Figures) -> str:
    facts = [said.last_year(say, year.number)]
    if year.inbound or year.outbound:
        facts += [said.inbound(say, year.inbound), said.outbound(say, year.outbound)]
    if year.duration_minutes:
        facts.append(say.minutes(year.duration_minutes))
    if year.cost:
        facts.append(say.money(year.cost))
    return " · ".join(facts)


def _buttons(say: Say, each: Contact) -> Block:
    return kit.actions(
        *(() if each.closed else (_log(say, each),)),
        kit.button(said.history(say), Find.HISTORY, packed(Wanted(contact=each.id))),
        kit.button(said.edit(say), Find.CHANGE, str(Ref(each.id, each.version))),
        kit.button(said.new(say), Find.ADD),
    )


def _log(say: Say, each: Contact) -> Element:
    return kit.button(said.log(say), Log.OPEN, str(each.id), style="primary")


def _last(say: Say, shown: Shown, now: datetime) -> Iterator[Block]:
    yield kit.divider()
    if not shown.rows:
        yield kit.context(kit.plain(said.nothing_yet(say)))
        return
    yield kit.context(kit.plain(said.last_entries(say)))
    yield from entry_blocks(say, shown.rows, now=now)


def _in_words(say: Say, shown: Shown, now: datetime, head: str) -> str:
    each = shown.contact
    facts = ", ".join(
        f"{label}: {kit.one_line(value, 120)}" for label, value in _pairs(say, shown, now)
    )
    parts = (
        f"{head}." if head else "",
        f"{kit.one_line(titled(each), 300)}, {kit.one_line(_who(say, each), 200)}.",
        *(f"{flag}." for flag in said.flags(say, each)),
        f"{facts}.",
        f"{_year(say, shown.year)}.",
    )
    return kit.safe(" ".join(filter(None, parts)), 3500)


# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def choices(
    say: Say, question: str, offered: Sequence[tuple[Contact, str]], action: str
) -> Message:
    """One line for each who may be meant, with a button of this action."""
    shown = offered[:OFFERED]
    blocks = [kit.section(kit.plain(kit.one_line(question, 500)))]
    for each, value in shown:
        pressed = kit.button(said.open_card(say), action, value)
        blocks.append(kit.section(kit.plain(contact_line(each), 500), accessory=pressed))
    listed = "; ".join(contact_line(each) for each, _ in shown)
    return Message(kit.safe(f"{kit.one_line(question, 500)} {listed}", 3500), tuple(blocks))


def nobody(say: Say, typed: str) -> Message:
    text = said.nobody(say, kit.one_line(typed, 200))
    made = kit.button(said.new(say), Find.ADD)
    return Message(kit.safe(text, 1000), (kit.section(kit.plain(text)), kit.actions(made)))


def is_one_of_these(say: Say, alike: Sequence[Contact], draft: int) -> Message:
    """To a line in the direct messages, where no form can be opened at once."""
    offered = [(each, str(each.id)) for each in alike]
    asked = choices(say, said.alike(say), offered, Find.CARD)
    return Message(asked.text, (*asked.blocks, _open_form(say, draft)))


def form_is_ready(say: Say, draft: int) -> Message:
    text = said.form_is_ready(say)
    return Message(text, (kit.section(kit.plain(text)), _open_form(say, draft)))


def _open_form(say: Say, draft: int) -> Block:
    value = pack({"draft": str(draft)})
    return kit.actions(kit.button(said.open_form(say), Find.ADD, value, style="primary"))


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def added(say: Say, each: Contact, waits: Waits = NOTHING_WAITS) -> Message:
    pressed = (
        _log(say, each),
        kit.button(said.edit(say), Find.CHANGE, str(Ref(each.id, each.version))),
        kit.button(said.take_back(say), Find.TAKE_BACK, str(Ref(each.id, each.version))),
    )
    return _done(say, said.added(say, contact_line(each)), each, waits, pressed)


def changed(say: Say, each: Contact, waits: Waits = NOTHING_WAITS) -> Message:
    pressed = (
        kit.button(said.open_card(say), Find.CARD, str(each.id)),
        kit.button(said.edit(say), Find.CHANGE, str(Ref(each.id, each.version))),
    )
    return _done(say, said.changed(say, contact_line(each)), each, waits, pressed)


def _done(say: Say, text: str, each: Contact, waits: Waits, pressed: Sequence[Element]) -> Message:
    offer = said.waiting(say, waits.mails, waits.entries)
    blocks = [kit.section(kit.plain(text)), kit.actions(*pressed)]
    if offer:
        label = (
            said.log_waiting(say, waits.mails)
            if waits.mails
            else said.link_entries(say, waits.entries)
        )
        button = kit.button(label, Find.MATCH, str(each.id), style="primary")
        blocks.append(kit.section(kit.plain(offer), accessory=button))
    return Message(kit.safe(f"{text}. {offer}".strip(), 3000), tuple(blocks))


def told(text: str, *buttons: Element) -> Message:
    """A sentence, in which foreign text stays text."""
    blocks = [kit.section(kit.plain(text))]
    if buttons:
        blocks.append(kit.actions(*buttons))
    return Message(kit.safe(text, 3000), tuple(blocks))


def matched(say: Say, text: str, each: Contact, deed: int | None) -> Message:
    """What was logged with them; `deed` takes it back."""
    pressed = [kit.button(said.history(say), Find.HISTORY, packed(Wanted(contact=each.id)))]
    if deed is not None:
        pressed.append(kit.button(said.take_back(say), Find.UNDO, str(deed)))
    return told(text, *pressed)
