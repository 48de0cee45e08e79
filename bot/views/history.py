"""PURE. A list of entries: one block for each, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import MORE, Ref, choice
from bot.ids.find import Find
from bot.ids.listing import Wanted, packed
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import entry as said_entry
from bot.messages import history as said
from bot.messages import kinds
from bot.say import Say
from bot.views.lines import entry_line
from bot.views.people import participants
from journal.model import Interaction, Source, State

PAGE = 10
_TEXT, _WHO, _REASON = 300, 200, 200
# What Slack would read as markup in a line that is struck through.
_MARKS = str.maketrans({"~": "∼", "*": "∗", "_": "ˍ", "`": "ˋ"})


@dataclass(frozen=True, slots=True)
class Row:
    """An entry for somebody: `by` and `cancelled_by` are names, `may` is leave to change it."""

    entry: Interaction
    by: str
    cancelled_by: str = ""
    may: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A page. `whom` is a heading; `older` is the place behind its last entry."""

    wanted: Wanted
    whom: str
    filters: tuple[str, ...]
    rows: Sequence[Row]
    count: int
    older: str | None = None
    note: str = ""


def page(say: Say, listed: Listed, *, now: datetime) -> Message:
    blocks = [
        kit.header(listed.whom),
        kit.context(kit.plain(_summary(say, listed), 2000)),
        *entry_blocks(say, listed.rows, now=now),
    ]
    if buttons := _buttons(say, listed):
        blocks.append(kit.actions(*buttons))
    return Message(_in_words(say, listed, now), tuple(blocks))


def entry_blocks(say: Say, rows: Sequence[Row], *, now: datetime) -> Iterator[Block]:
    for row in rows:
        yield kit.section(_told(say, row, now), accessory=_menu(say, row))


def nothing(text: str, *buttons: Element) -> Message:
    blocks = [kit.section(kit.plain(text))]
    if buttons:
        blocks.append(kit.actions(*buttons))
    return Message(kit.safe(text, 3000), tuple(blocks))


def _summary(say: Say, listed: Listed) -> str:
    shown = len(listed.rows)
    counted = (
        said.count(say, listed.count)
        if shown == listed.count
        else said.shown(say, shown, listed.count)
    )
    return " · ".join((counted, *listed.filters, *filter(None, (listed.note,))))


def _in_words(say: Say, listed: Listed, now: datetime) -> str:
    """All of the page in one paragraph, for notifications and screen readers."""
    head = f"{kit.one_line(listed.whom, 300)}: {_summary(say, listed)}."
    lines = [" · ".join(_facts(say, row, now, text=80)) for row in listed.rows]
    return kit.safe(" ".join((head, *(f"{line}." for line in lines))), 3500)


# ── one entry ───────────────────────────────────────────────────────────────────────────────────


def _told(say: Say, row: Row, now: datetime) -> Element:
    entry = row.entry
    lines = (
        kit.one_line(entry_line(say, entry, now=now), 400),
        kit.one_line(_content(say, entry), _TEXT),
        kit.one_line(" · ".join(_origin(say, row, now)), 600),
    )
    if entry.state is State.ACTIVE:
        return kit.plain("\n".join(line for line in lines if line))
    # Only markup can strike a line through beside a menu.
    struck = [f"~{kit.safe(line.translate(_MARKS), 700)}~" for line in lines[:2] if line]
    return kit.mrkdwn("\n".join((*struck, kit.safe(lines[2].translate(_MARKS), 900))))


def _facts(say: Say, row: Row, now: datetime, *, text: int) -> tuple[str, ...]:
    entry = row.entry
    facts = (
        f"#{entry.number}",
        kinds.template_called(say, entry.template),
        kit.one_line(participants(entry), _WHO),
        say.moment(entry.occurred_at, now=now),
        kit.one_line(_content(say, entry), text),
        *_origin(say, row, now),
    )
    return tuple(filter(None, facts))


def _content(say: Say, entry: Interaction) -> str:
    """What was said; of a mail its subject, since its text begins with a greeting."""
    if entry.erased_at is not None:
        return said.erased(say)
    first = entry.subject if entry.source is Source.MAIL else entry.text
    return first or entry.subject or entry.text


def _origin(say: Say, row: Row, now: datetime) -> tuple[str, ...]:
    entry = row.entry
    by = said.by_mail(say) if entry.source is Source.MAIL else said.by_hand(say, row.by)
    failed = () if entry.successful else (said.attempt(say),)
    if entry.state is State.ACTIVE:
        return (*failed, by)
    moment = say.moment(entry.cancelled_at or entry.logged_at, now=now)
    if not entry.cancel_reason:
        return (said.cancelled(say, row.cancelled_by, moment),)
    reason = kit.one_line(said_entry.why_cancelled(say, entry.cancel_reason), _REASON)
    return (said.cancelled_because(say, row.cancelled_by, moment, reason),)


def _menu(say: Say, row: Row) -> Element:
    entry = row.entry
    shown = str(Ref(entry.number, entry.version))
    options = [kit.option(said.show(say), choice(Log.SHOW, shown))]
    if entry.erased_at is None:
        if entry.state is State.ACTIVE and row.may:
            options.append(kit.option(said.edit(say), choice(Log.EDIT, shown)))
            options.append(kit.option(said.cancel(say), choice(Find.CANCEL, shown)))
        elif row.may:
            options.append(kit.option(said.restore(say), choice(Find.RESTORE, shown)))
        options.append(kit.option(said.comment(say), choice(Log.COMMENT, shown)))
    return kit.overflow(MORE, options)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────


def _buttons(say: Say, listed: Listed) -> list[Element]:
    wanted = listed.wanted
    turned = {
        (Find.FIRST, said.newest(say)): wanted.first() if len(wanted.places) > 1 else None,
        (Find.NEWER, said.newer(say)): wanted.newer() if wanted.places else None,
        (Find.OLDER, said.older(say)): wanted.older(listed.older) if listed.older else None,
        (Find.CSV, said.as_csv(say)): wanted.first() if listed.count else None,
    }
    return [
        kit.button(label, action, packed(page))
        for (action, label), page in turned.items()
        if page is not None
    ]
