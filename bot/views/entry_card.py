"""PURE. The card of an entry: one line, its note, and what can be done with it.

It is the same everywhere. A cancelled entry is short and struck through.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids import Ref, pack
from bot.ids.find import FindId
from bot.ids.letter import LetterId, LetterStart, pack_letter_start
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import labels as labels_text
from bot.messages import letters as letters_text
from bot.messages import line as line_text
from bot.views.entry_line import entry_line
from journal.line import LeftOver, LineCost
from journal.model import (
    UNDONE,
    Interaction,
    InteractionState,
    Letter,
    LetterState,
    MailSender,
    Template,
    read_cancel_reason,
)

_LONGEST_LINE = 300
_LONGEST_NOTE = 1000
# The most files named on the card.
_MAX_FILES = 3
_MAX_LEFT_OVER = 4


@dataclass(frozen=True, slots=True)
class CardExtras:
    """Holds what else the card shows.

    `head` is the sentence above it, empty for the bare line; `notes` are sentences below it;
    `deed` is what Undo takes back, and there is no such button without it; `may_change` says whether
    the reader may; `names` are those of colleagues, by their keys in the record; `template` is its
    template, whose cost and duration are not shown; `sender` wrote its mail.
    """

    head: str = ""
    notes: tuple[str, ...] = ()
    deed: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    template: Template | None = None
    sender: MailSender | None = None
    may_change: bool = True
    # What was noticed in the line that it was logged by, and is not in it.
    left_over: tuple[LeftOver, ...] = ()
    # Whether the reader has a template to write from; the letter that the entry is.
    can_write: bool = False
    can_write_again: bool = False
    letter: Letter | None = None


NO_EXTRAS = CardExtras()


def short_entry_line(t: Translator, entry: Interaction, *, now: datetime) -> str:
    return builders.one_line(entry_line(t, entry, now=now), _LONGEST_LINE)


def entry_ref(entry: Interaction) -> Ref:
    return Ref(entry.number, entry.version)


def card(
    t: Translator, entry: Interaction, *, now: datetime, extras: CardExtras = NO_EXTRAS
) -> Message:
    if entry.erased_at is not None:
        return builders.sentence(entry_text.entry_erased(t, entry.number))
    if entry.state is InteractionState.CANCELLED:
        return _cancelled_card(t, entry, now, extras)
    return _active_card(t, entry, now, extras)


def _active_card(t: Translator, entry: Interaction, now: datetime, extras: CardExtras) -> Message:
    head = extras.head or short_entry_line(t, entry, now=now)
    details = " · ".join(card_details(t, entry, extras, now=now))
    left = left_over_notes(t, extras.left_over)
    remarks = (
        *sender_remarks(t, extras.sender),
        *delivery_remark(t, entry, extras.letter),
        *waiting_remark(t, extras.letter),
    )
    notes = [details, *remarks, *extras.notes, *left]
    notes = [each for each in notes if each]
    blocks = [
        builders.rich_text_block(builders.rich_text_piece(head, bold=True)),
        *([builders.quote(entry.text, _LONGEST_NOTE)] if entry.text else []),
        *(builders.context(builders.plain_text(each, 2000)) for each in notes),
        *_take_blocks(t, entry, extras.left_over),
        builders.actions(*_buttons(t, entry, extras), block_id=LogId.CARD),
    ]
    return Message(_plain_text(head, entry.text, *notes), tuple(blocks))


def left_over_notes(t: Translator, left_over: Sequence[LeftOver]) -> tuple[str, ...]:
    """`Not taken: yesterday, 2 h.`"""
    typed = ", ".join(builders.one_line(each.typed, 60) for each in left_over[:_MAX_LEFT_OVER])
    return (line_text.not_taken(t, typed),) if typed else ()


def _take_blocks(t: Translator, entry: Interaction, left_over: Sequence[LeftOver]) -> list[Block]:
    """A button for each that can be taken as it is; what has no value or another currency is for the form."""
    buttons = [
        builders.button(
            line_text.take(t, builders.one_line(each.typed, 40)),
            LogId.TAKE,
            pack({"e": str(entry_ref(entry)), "f": each.field, "v": value}),
        )
        for each in left_over[:_MAX_LEFT_OVER]
        if (value := _value_to_take(t, each))
    ]
    return [builders.actions(each) for each in buttons]


def _value_to_take(t: Translator, each: LeftOver) -> str:
    if isinstance(each.value, LineCost):
        return str(each.value.amount) if each.value.currency == t.currency else ""
    if each.value is None:
        return ""
    return str(each.value) if isinstance(each.value, int) else each.value.isoformat()


def _cancelled_card(
    t: Translator, entry: Interaction, now: datetime, extras: CardExtras
) -> Message:
    bare = short_entry_line(t, entry, now=now)
    how = " · ".join(cancel_details(t, entry, extras.names, now=now))
    remarks = sender_remarks(t, extras.sender)
    notes = [*([extras.head] if extras.head else []), how, *remarks, *extras.notes]
    value = str(entry_ref(entry))
    restore = [builders.button(t(entry_text.RESTORE), FindId.RESTORE, value)]
    restore = restore if extras.may_change else []
    blocks = [
        builders.rich_text_block(builders.rich_text_piece(bare, struck=True)),
        *(builders.context(builders.plain_text(each, 2000)) for each in notes),
        builders.actions(
            *restore,
            builders.button(t(entry_text.SHOW_ALL), LogId.SHOW, value),
            block_id=LogId.CARD,
        ),
    ]
    return Message(_plain_text(entry_text.entry_cancelled(t, bare), *notes), tuple(blocks))


def _plain_text(*parts: str) -> str:
    """The whole card in one paragraph."""
    return " ".join(builders.safe_text(builders.one_line(part, 600), 600) for part in parts if part)


def _buttons(t: Translator, entry: Interaction, extras: CardExtras) -> Iterator[Element]:
    value = str(entry_ref(entry))
    if extras.may_change:
        yield builders.button(t(entry_text.EDIT), LogId.EDIT, value)
    if extras.deed:
        undone = pack({"e": value, "d": str(extras.deed)})
        yield builders.button(t(entry_text.UNDO), LogId.UNDO, undone)
    if extras.can_write:
        yield write_button(t, entry)
    yield builders.overflow(LogId.ENTRY_MENU, _menu_options(t, entry, extras))


def write_button(t: Translator, entry: Interaction) -> Element:
    """Offer to write to whom the entry was about; a mail is answered in its conversation."""
    is_mail = entry.mail_id is not None
    contacts = [each.contact_id for each in entry.participants if each.contact_id is not None]
    start = LetterStart(tuple(contacts), entry.number if is_mail else 0)
    label = t(letters_text.ANSWER) if is_mail else t(letters_text.WRITE)
    return builders.button(label, LetterId.OPEN, pack_letter_start(start))


def _menu_options(t: Translator, entry: Interaction, extras: CardExtras) -> list[Element]:
    """Who may not change it may look at it, and comment on it where it is shown whole."""
    value = entry_ref(entry)
    show = builders.option(t(entry_text.SHOW_ALL), f"{LogId.SHOW}:{value}")
    if not extras.may_change:
        return [show]
    attempt = (
        builders.option(t(entry_text.MARK_FAILED), f"{LogId.MARK_FAILED}:{value}")
        if entry.successful
        else builders.option(t(entry_text.MARK_REACHED), f"{LogId.MARK_REACHED}:{value}")
    )
    # A menu has room for five. A letter is no attempt; where it is shown whole, both buttons stand.
    again = builders.option(t(letters_text.WRITE_AGAIN), f"{LetterId.AGAIN}:{value}")
    return [
        builders.option(t(entry_text.EVALUATE), f"{LogId.EVALUATE}:{value}"),
        again if extras.can_write_again else attempt,
        builders.option(t(entry_text.FOLLOW_UP_BUTTON), f"{LogId.FOLLOW}:{value}"),
        builders.option(t(entry_text.CANCEL), f"{FindId.CANCEL}:{value}"),
        show,
    ]


# ── details ─────────────────────────────────────────────────────────────────────────────────────


def card_details(
    t: Translator, entry: Interaction, extras: CardExtras, *, now: datetime
) -> Iterator[str]:
    """The details that differ from the usual: duration, cost, evaluation, salesperson."""
    if not entry.successful:
        yield t(entry_text.FAILED_ATTEMPT)
    usual = extras.template
    if entry.duration_minutes and not (usual and usual.duration_minutes == entry.duration_minutes):
        yield t.minutes(entry.duration_minutes)
    if entry.cost and not (usual and (usual.cost, t.currency) == (entry.cost, entry.currency)):
        yield t.money(entry.cost, entry.currency)
    if entry.evaluation:
        yield labels_text.evaluation_name(t, entry.evaluation)
    if entry.opportunity:
        yield builders.one_line(entry.opportunity, 100)
    if entry.meeting:
        when = entry_text.meeting_text(t, entry.meeting, now)
        yield f"{entry_text.label(t, 'meeting')}: {when}"
    if entry.follow_up_on:
        today = now.astimezone(t.zone).date()
        day = t.day_and_time(entry.follow_up_on, entry.follow_up_time, today=today)
        yield entry_text.follow_up(t, day)
    if entry.salesperson and entry.salesperson != entry.logged_by:
        yield entry_text.for_colleague(t, colleague_name(extras.names, entry.salesperson))
    if entry.attachments:
        names = ", ".join(
            builders.one_line(each.name, 60) for each in entry.attachments[:_MAX_FILES]
        )
        more = " …" if len(entry.attachments) > _MAX_FILES else ""
        yield f"{entry_text.label(t, 'attachments')}: {names}{more}"


def sender_remarks(t: Translator, sender: MailSender | None) -> tuple[str, ...]:
    """Says what whoever reads a mail's entry must know of who wrote it; nothing when all is as it seems."""
    if sender is None:
        return ()
    address = builders.one_line(sender.address, 200)
    named = () if sender.is_known else (entry_text.written_from(t, address),)
    return (*named, *(entry_text.mail_warning(t, each) for each in sender.warnings))


def delivery_remark(t: Translator, entry: Interaction, letter: Letter | None) -> tuple[str, ...]:
    """Says what became of a letter, where the entry is one."""
    if letter is None:
        return ()
    state = labels_text.delivery_name(t, entry.delivery)
    reason = builders.one_line(entry.delivery_reason, 300)
    return (letters_text.delivery_line(t, f"{state} {reason}".strip()),)


def waiting_remark(t: Translator, letter: Letter | None) -> tuple[str, ...]:
    """Says what keeps the draft of a letter from its mailbox."""
    if letter is None or letter.state is not LetterState.WANTED or not letter.error:
        return ()
    return (letters_text.draft_waits(t, builders.one_line(letter.error, 500)),)


def cancel_details(
    t: Translator, entry: Interaction, names: Mapping[str, str], *, now: datetime
) -> Iterator[str]:
    at = entry_text.moment(t, entry.cancelled_at or now, now)
    yield entry_text.cancelled_by(t, colleague_name(names, entry.cancelled_by), at)
    reason = builders.one_line(entry_text.why_cancelled(t, entry.cancel_reason), 300)
    if read_cancel_reason(entry.cancel_reason) == UNDONE:
        yield reason
    elif reason:
        yield entry_text.reason_line(t, reason)


def colleague_name(names: Mapping[str, str], key: str) -> str:
    return builders.one_line(names.get(key) or key, 100)


def entry_lines(t: Translator, entries: Sequence[Interaction], *, now: datetime) -> list[Block]:
    """A list of entries, as after an undo; cancelled ones are struck through."""
    return [
        builders.rich_text_block(
            builders.rich_text_piece(
                short_entry_line(t, each, now=now),
                struck=each.state is InteractionState.CANCELLED,
            ),
            block_id=f"line-{each.number}",
        )
        for each in entries
    ]
