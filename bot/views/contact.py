"""PURE. A contact: the card, choices among several, what was done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids import Ref, pack
from bot.ids.find import FindId
from bot.ids.history_query import HistoryQuery, pack_history_query
from bot.ids.letter import LetterId, LetterStart, pack_letter_start
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import contact as contact_text
from bot.messages import letters as letters_text
from bot.messages import rhythm as rhythm_text
from bot.views.contact_form import new_form as new_form  # noqa: PLC0414 (for other parts)
from bot.views.contact_labels import contact_line, contact_title
from bot.views.history import HistoryRow, entry_blocks
from journal.model import Contact, FieldChange, Figures, LastContact
from journal.rhythm import without_rhythm

MAX_OFFERED = 5
_MAX_ADDRESSES = 6
_MAX_CHANGES = 5


@dataclass(frozen=True, slots=True)
class ContactCardContent:
    """A contact with what its card shows; `owner` is a name, `rows` their last entries."""

    contact: Contact
    owner: str
    touch: LastContact
    year: Figures
    rows: Sequence[HistoryRow] = ()
    changes: Sequence[FieldChange] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    # Every how many days they are to be spoken to; 0 where nobody said.
    rhythm_days: int = 0
    # Whether the reader has a template to write from.
    can_write: bool = False


@dataclass(frozen=True, slots=True)
class ContactWaitingCounts:
    """Counts the mails and entries that have the contact's addresses and belong to nobody yet."""

    mails: int = 0
    entries: int = 0


NONE_WAITING = ContactWaitingCounts()

# ── the card ────────────────────────────────────────────────────────────────────────────────────


def card(t: Translator, content: ContactCardContent, *, now: datetime, head: str = "") -> Message:
    each = content.contact
    blocks = [
        *([builders.context(builders.plain_text(head, 500))] if head else []),
        builders.header(contact_title(each)),
        builders.context(builders.plain_text(_identity(t, each), 1000)),
        *(
            builders.section(builders.plain_text(f"⚠ {flag}"))
            for flag in contact_text.flags(t, each)
        ),
        builders.fields(*_facts(t, content, now)),
        builders.context(builders.plain_text(_year_figures(t, content.year), 500)),
        _card_buttons(t, content),
        *_last_entries(t, content, now),
        *_last_changes(t, content, now),
    ]
    return Message(_plain_text(t, content, now, head), tuple(blocks))


def _identity(t: Translator, each: Contact) -> str:
    return " · ".join(
        filter(None, (each.number, contact_text.company_mark(t, each), each.job_title))
    )


def _facts(t: Translator, content: ContactCardContent, now: datetime) -> Iterator[Element]:
    for label, value in _labelled_values(t, content, now):
        yield builders.plain_text(f"{label}\n{value}", 900)


def _labelled_values(
    t: Translator, content: ContactCardContent, now: datetime
) -> tuple[tuple[str, str], ...]:
    each, touch = content.contact, content.touch
    pairs = (
        (t(contact_text.EMAIL), _value_lines(each.emails())),
        (t(contact_text.PHONE), _value_lines(each.phones())),
        (t(contact_text.OWNER), builders.one_line(content.owner, 100)),
        (t(contact_text.LANGUAGE), each.language),
        (t(contact_text.TAGS), _tags(each)),
        (t(rhythm_text.RHYTHM), _rhythm(t, content.rhythm_days)),
        (t(contact_text.LAST_SPOKEN_TO), _moment(t, touch.spoken_at, now)),
        (t(contact_text.LAST_TRIED), _moment(t, touch.attempted_at, now)),
    )
    return tuple((label, value) for label, value in pairs if value)


def _tags(each: Contact) -> str:
    return builders.one_line(", ".join(sorted(without_rhythm(each.tags))), 300)


def _rhythm(t: Translator, days: int) -> str:
    return rhythm_text.how_often(t, days) if days else ""


def _value_lines(values: Sequence[str]) -> str:
    text = "\n".join(builders.one_line(value, 120) for value in values[:_MAX_ADDRESSES])
    more = len(values) - _MAX_ADDRESSES
    return f"{text}\n+{more}" if more > 0 else text


def _moment(t: Translator, moment: datetime | None, now: datetime) -> str:
    return t.moment(moment, now=now) if moment else t(contact_text.NO_LAST_CONTACT)


def _year_figures(t: Translator, year: Figures) -> str:
    facts = [contact_text.last_year(t, year.number)]
    if year.inbound or year.outbound:
        facts += [
            contact_text.inbound_count(t, year.inbound),
            contact_text.outbound_count(t, year.outbound),
        ]
    if year.duration_minutes:
        facts.append(t.minutes(year.duration_minutes))
    if year.costs:
        facts.append(t.costs(year.costs))
    return " · ".join(facts)


def _card_buttons(t: Translator, content: ContactCardContent) -> Block:
    each = content.contact
    write = builders.button(
        t(letters_text.WRITE), LetterId.OPEN, pack_letter_start(LetterStart((each.id,)))
    )
    return builders.actions(
        *(() if each.is_closed else (_log_button(t, each),)),
        *((write,) if content.can_write and not each.is_closed else ()),
        builders.button(
            t(contact_text.HISTORY),
            FindId.HISTORY,
            pack_history_query(HistoryQuery(contact=each.id)),
        ),
        builders.button(t(contact_text.EDIT), FindId.CHANGE, str(Ref(each.id, each.version))),
        builders.button(t(contact_text.NEW_CONTACT), FindId.ADD),
    )


def _log_button(t: Translator, each: Contact) -> Element:
    return builders.button(t(contact_text.LOG), LogId.OPEN, str(each.id), style="primary")


def _last_entries(t: Translator, content: ContactCardContent, now: datetime) -> Iterator[Block]:
    yield builders.divider()
    if not content.rows:
        yield builders.context(builders.plain_text(t(contact_text.NOTHING_LOGGED)))
        return
    yield builders.context(builders.plain_text(t(contact_text.LAST_ENTRIES)))
    yield from entry_blocks(t, content.rows, now=now, heading_contact=content.contact.id)


def _last_changes(t: Translator, content: ContactCardContent, now: datetime) -> Iterator[Block]:
    """Says who changed what of them: the newest few, the newest last."""
    if not content.changes:
        return
    yield builders.context(builders.plain_text(t(contact_text.LAST_CHANGES)))
    for each in content.changes[-_MAX_CHANGES:]:
        by = builders.one_line(content.names.get(each.by) or each.by, 100)
        when = (t.moment(each.at, now=now), by)
        values = builders.one_line(each.old, 120), builders.one_line(each.new, 120)
        line = contact_text.change_line(t, when, each.field, values)
        yield builders.context(builders.plain_text(line, 600))


def _plain_text(t: Translator, content: ContactCardContent, now: datetime, head: str) -> str:
    each = content.contact
    facts = ", ".join(
        f"{label}: {builders.one_line(value, 120)}"
        for label, value in _labelled_values(t, content, now)
    )
    parts = (
        f"{head}." if head else "",
        f"{builders.one_line(contact_title(each), 300)}, {builders.one_line(_identity(t, each), 200)}.",
        *(f"{flag}." for flag in contact_text.flags(t, each)),
        f"{facts}.",
        f"{_year_figures(t, content.year)}.",
    )
    return builders.safe_text(" ".join(filter(None, parts)), 3500)


# ── choices ─────────────────────────────────────────────────────────────────────────────────────


def contact_choices(
    t: Translator, question: str, offered: Sequence[tuple[Contact, str]], action: str
) -> Message:
    """A line for each contact that may be meant, with a button of this action."""
    some = offered[:MAX_OFFERED]
    blocks = [builders.section(builders.plain_text(builders.one_line(question, 500)))]
    for each, value in some:
        pressed = builders.button(t(contact_text.OPEN_BUTTON), action, value)
        blocks.append(
            builders.section(builders.plain_text(contact_line(each), 500), accessory=pressed)
        )
    listed = "; ".join(contact_line(each) for each, _ in some)
    return Message(
        builders.safe_text(f"{builders.one_line(question, 500)} {listed}", 3500), tuple(blocks)
    )


def no_match(t: Translator, typed: str) -> Message:
    text = contact_text.no_match(t, builders.one_line(typed, 200))
    made = builders.button(t(contact_text.NEW_CONTACT), FindId.ADD)
    return Message(
        builders.safe_text(text, 1000),
        (builders.section(builders.plain_text(text)), builders.actions(made)),
    )


def similar_contacts(t: Translator, similar: Sequence[Contact], draft: int) -> Message:
    """Shows similar contacts with a button, where no form can be opened at once."""
    offered = [(each, str(each.id)) for each in similar]
    choices = contact_choices(t, t(contact_text.SIMILAR_CONTACTS), offered, FindId.CARD)
    return Message(choices.text, (*choices.blocks, _open_form_button(t, draft)))


def form_ready(t: Translator, draft: int) -> Message:
    text = t(contact_text.FORM_IS_READY)
    return Message(text, (builders.section(builders.plain_text(text)), _open_form_button(t, draft)))


def _open_form_button(t: Translator, draft: int) -> Block:
    value = pack({"draft": str(draft)})
    return builders.actions(
        builders.button(t(contact_text.OPEN_FORM), FindId.ADD, value, style="primary")
    )


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def contact_added(
    t: Translator, each: Contact, waits: ContactWaitingCounts = NONE_WAITING
) -> Message:
    pressed = (
        _log_button(t, each),
        builders.button(t(contact_text.EDIT), FindId.CHANGE, str(Ref(each.id, each.version))),
        builders.button(t(contact_text.UNDO), FindId.TAKE_BACK, str(Ref(each.id, each.version))),
    )
    return _saved_message(
        t, contact_text.contact_added(t, contact_line(each)), each, waits, pressed
    )


def contact_saved(
    t: Translator, each: Contact, waits: ContactWaitingCounts = NONE_WAITING
) -> Message:
    pressed = (
        builders.button(t(contact_text.OPEN_BUTTON), FindId.CARD, str(each.id)),
        builders.button(t(contact_text.EDIT), FindId.CHANGE, str(Ref(each.id, each.version))),
    )
    return _saved_message(
        t, contact_text.contact_saved(t, contact_line(each)), each, waits, pressed
    )


def _saved_message(
    t: Translator,
    text: str,
    each: Contact,
    waits: ContactWaitingCounts,
    pressed: Sequence[Element],
) -> Message:
    offer = contact_text.waiting_items(t, waits.mails, waits.entries)
    blocks = [builders.section(builders.plain_text(text)), builders.actions(*pressed)]
    if offer:
        label = (
            contact_text.log_waiting(t, waits.mails)
            if waits.mails
            else contact_text.link_entries(t, waits.entries)
        )
        button = builders.button(label, FindId.MATCH, str(each.id), style="primary")
        blocks.append(builders.section(builders.plain_text(offer), accessory=button))
    return Message(builders.safe_text(f"{text}. {offer}".strip(), 3000), tuple(blocks))


def contact_matched(t: Translator, text: str, each: Contact, deed: int | None) -> Message:
    """Shows what was logged with the contact; `deed` can be undone."""
    pressed = [
        builders.button(
            t(contact_text.HISTORY),
            FindId.HISTORY,
            pack_history_query(HistoryQuery(contact=each.id)),
        )
    ]
    if deed is not None:
        pressed.append(builders.button(t(contact_text.UNDO), FindId.UNDO, str(deed)))
    return builders.sentence(text, *pressed)
