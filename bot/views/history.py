"""PURE. A list of entries: one block for each, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders, new_blocks
from bot.blockkit.builders import Block, Element, Message
from bot.ids import OVERFLOW_MENU, Ref, option_value
from bot.ids.find import FindId
from bot.ids.history_query import HistoryQuery, pack_history_query, pack_numbers
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import history as history_text
from bot.messages import labels as labels_text
from bot.views.contact_labels import participants_line
from bot.views.entry_line import list_line
from journal.model import Channel, Interaction, InteractionState, Source

PAGE_SIZE = 10
_LONGEST_GREETING = 40
_MAX_TEXT_LETTERS, _MAX_NAMES_LETTERS, _MAX_REASON_LETTERS = 300, 200, 200
# Letters that Slack would read as markup in a line that is struck through.
_WITHOUT_MARKUP = str.maketrans({"~": "∼", "*": "∗", "_": "ˍ", "`": "ˋ"})


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An entry for a user: `by` and `cancelled_by` are names; and whether they may change it."""

    entry: Interaction
    logged_by: str
    cancelled_by: str = ""
    may_change: bool = True


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page with its heading; `older` is the place behind its last entry."""

    query: HistoryQuery
    heading: str
    filters: tuple[str, ...]
    rows: Sequence[HistoryRow]
    count: int
    older_cursor: str | None = None
    note: str = ""
    # Whether the rows are a table that Slack sorts, with a menu that shows one of them.
    has_table: bool = False


def history_page(t: Translator, content: HistoryPage, *, now: datetime) -> Message:
    listed = (
        _entry_table(t, content, now)
        if content.has_table
        else entry_blocks(t, content.rows, now=now, heading_contact=content.query.contact or None)
    )
    blocks = [
        builders.header(content.heading),
        builders.context(builders.plain_text(_count_and_filters(t, content), 2000)),
        *listed,
    ]
    if buttons := _buttons(t, content):
        blocks.append(builders.actions(*buttons))
    return Message(_plain_text(t, content, now), tuple(blocks))


def entry_blocks(
    t: Translator,
    rows: Sequence[HistoryRow],
    *,
    now: datetime,
    heading_contact: int | None = None,
) -> Iterator[Block]:
    """A block for each; `heading_contact` stands above them already."""
    for row in rows:
        line = list_line(t, row.entry, now=now, heading_contact=heading_contact)
        yield builders.section(_entry_text(t, row, now, line), accessory=_entry_menu(t, row))


def _entry_table(t: Translator, content: HistoryPage, now: datetime) -> Iterator[Block]:
    head: tuple[str | int, ...] = (
        *(t(history_text.HEAD_NUMBER), t(history_text.HEAD_WHEN), t(history_text.HEAD_WHAT)),
        *(t(history_text.HEAD_TEXT), t(history_text.HEAD_BY), t(history_text.HEAD_WITH)),
    )
    rows = [head, *(_table_row(t, each, now) for each in content.rows)]
    whom = {p.contact_id for each in content.rows for p in each.entry.participants}
    if whom == {content.query.contact}:
        # The heading names the only contact.
        rows = [each[:-1] for each in rows]
    yield new_blocks.data_table(content.heading, rows, page_size=PAGE_SIZE)
    options = [
        builders.option(
            f"#{each.entry.number} · {labels_text.template_name(t, each.entry.template)}",
            option_value(LogId.SHOW, str(Ref(each.entry.number, each.entry.version))),
        )
        for each in content.rows
    ]
    hint = t(history_text.SHOW_PLACEHOLDER)
    yield builders.actions(builders.select(OVERFLOW_MENU, options, placeholder=hint))


def _table_row(t: Translator, row: HistoryRow, now: datetime) -> tuple[str | int, ...]:
    entry = row.entry
    return (
        entry.number,
        t.moment(entry.occurred_at, now=now),
        labels_text.template_name(t, entry.template),
        builders.one_line(_content(t, entry), _MAX_TEXT_LETTERS),
        builders.one_line(" · ".join(_logged_by(t, row, now)), 600),
        builders.one_line(participants_line(entry), _MAX_NAMES_LETTERS),
    )


def _count_and_filters(t: Translator, content: HistoryPage) -> str:
    count = len(content.rows)
    counted = (
        history_text.entry_count(t, content.count)
        if count == content.count
        else history_text.shown_count(t, count, content.count)
    )
    return " · ".join((counted, *content.filters, *filter(None, (content.note,))))


def _plain_text(t: Translator, content: HistoryPage, now: datetime) -> str:
    """The whole page in one paragraph, for notifications and screen readers."""
    head = f"{builders.one_line(content.heading, 300)}: {_count_and_filters(t, content)}."
    lines = [" · ".join(_entry_facts(t, row, now, text=80)) for row in content.rows]
    return builders.safe_text(" ".join((head, *(f"{line}." for line in lines))), 3500)


# ── one entry ───────────────────────────────────────────────────────────────────────────────────


def _entry_text(t: Translator, row: HistoryRow, now: datetime, line: str) -> Element:
    entry = row.entry
    lines = (
        builders.one_line(line, 400),
        builders.one_line(_content(t, entry), _MAX_TEXT_LETTERS),
        builders.one_line(" · ".join(_logged_by(t, row, now)), 600),
    )
    if entry.state is InteractionState.ACTIVE:
        return builders.plain_text("\n".join(line for line in lines if line))
    # Only markup can strike a line through beside a menu.
    struck = [
        f"~{builders.safe_text(line.translate(_WITHOUT_MARKUP), 700)}~"
        for line in lines[:2]
        if line
    ]
    return builders.mrkdwn(
        "\n".join((*struck, builders.safe_text(lines[2].translate(_WITHOUT_MARKUP), 900)))
    )


def _entry_facts(t: Translator, row: HistoryRow, now: datetime, *, text: int) -> tuple[str, ...]:
    entry = row.entry
    facts = (
        f"#{entry.number}",
        labels_text.template_name(t, entry.template),
        builders.one_line(participants_line(entry), _MAX_NAMES_LETTERS),
        t.moment(entry.occurred_at, now=now),
        builders.one_line(_content(t, entry), text),
        *_logged_by(t, row, now),
    )
    return tuple(filter(None, facts))


def _content(t: Translator, entry: Interaction) -> str:
    """The text; of a mail its subject, and what it says after the greeting."""
    if entry.erased_at is not None:
        return t(history_text.TEXT_ERASED)
    if entry.channel is not Channel.EMAIL:
        return entry.text or entry.subject
    return " – ".join(filter(None, (entry.subject, _after_greeting(entry.text))))


def _after_greeting(text: str) -> str:
    """The text of a mail without a short first line that ends like a greeting: `Hello Ada,`."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    greets = len(lines) > 1 and len(lines[0]) <= _LONGEST_GREETING and lines[0][-1] in ",!:.،"
    return " ".join(lines[1:] if greets else lines)


def _logged_by(t: Translator, row: HistoryRow, now: datetime) -> tuple[str, ...]:
    entry = row.entry
    by = (
        t(history_text.LOGGED_FROM_MAIL)
        if entry.source is Source.MAIL
        else history_text.logged_by(t, row.logged_by)
    )
    failed = () if entry.successful else (t(history_text.NOBODY_REACHED),)
    if entry.state is InteractionState.ACTIVE:
        return (*failed, by)
    moment = t.moment(entry.cancelled_at or entry.logged_at, now=now)
    if not entry.cancel_reason:
        return (history_text.cancelled_by(t, row.cancelled_by, moment),)
    reason = builders.one_line(
        entry_text.why_cancelled(t, entry.cancel_reason), _MAX_REASON_LETTERS
    )
    return (history_text.cancelled_by_with_reason(t, row.cancelled_by, moment, reason),)


def _entry_menu(t: Translator, row: HistoryRow) -> Element:
    entry = row.entry
    ref = str(Ref(entry.number, entry.version))
    options = [builders.option(t(history_text.SHOW), option_value(LogId.SHOW, ref))]
    if entry.erased_at is None:
        if entry.state is InteractionState.ACTIVE and row.may_change:
            options.append(builders.option(t(history_text.EDIT), option_value(LogId.EDIT, ref)))
            options.append(
                builders.option(t(history_text.CANCEL), option_value(FindId.CANCEL, ref))
            )
        elif row.may_change:
            options.append(
                builders.option(t(history_text.RESTORE), option_value(FindId.RESTORE, ref))
            )
        options.append(builders.option(t(history_text.COMMENT), option_value(LogId.COMMENT, ref)))
    return builders.overflow(OVERFLOW_MENU, options)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────


def _buttons(t: Translator, content: HistoryPage) -> list[Element]:
    wanted = content.query
    turned = {
        (FindId.FIRST_PAGE, t(history_text.NEWEST_BUTTON)): wanted.first_page()
        if len(wanted.cursors) > 1
        else None,
        (FindId.NEWER_PAGE, t(history_text.NEWER_BUTTON)): wanted.newer_page()
        if wanted.cursors
        else None,
        (FindId.OLDER_PAGE, t(history_text.OLDER_BUTTON)): wanted.older_page(content.older_cursor)
        if content.older_cursor
        else None,
        (FindId.CSV, t(history_text.CSV_BUTTON)): wanted.first_page() if content.count else None,
    }
    buttons = [
        builders.button(label, action, pack_history_query(page))
        for (action, label), page in turned.items()
        if page is not None
    ]
    some = [
        each.entry.number for each in content.rows if each.may_change and is_evaluable(each.entry)
    ]
    if len(some) > 1:
        label = t(history_text.EVALUATE_BUTTON)
        buttons.append(builders.button(label, FindId.EVALUATE, pack_numbers(some)))
    return buttons


def is_evaluable(entry: Interaction) -> bool:
    return entry.state is InteractionState.ACTIVE and entry.erased_at is None
