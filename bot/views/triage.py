"""PURE. Mails that wait: the list of them, the card of one, the counter in the channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import Ref, pack
from bot.ids.triage import Ignored, Triage, Until
from bot.kit import Block, Element, Message
from bot.messages import triage as said
from bot.say import Say
from bot.views.people import participants, titled
from journal.model import (
    ContactKind,
    Interaction,
    LedgerMail,
    MailParty,
    Outcome,
    State,
    Suggestion,
    WaitingMails,
)
from journal.taking_part import main_party

_SUGGESTED = 4
_LINES, _LETTERS = 10, 700


@dataclass(frozen=True, slots=True)
class Row:
    """One that waits, in a list. `closed`: none of its words may be shown."""

    mail: LedgerMail
    closed: bool
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail for its reader. `looks` is the name of who looks at it, `by` of who decided it.

    `deed` is given when the reader may take the decision back; `others` were decided with it.
    """

    mail: LedgerMail
    closed: bool = False
    suggestions: Sequence[Suggestion] = ()
    files: Sequence[str] = ()
    looks: str = ""
    is_mine: bool = False
    entry: Interaction | None = None
    by: str = ""
    is_own: bool = False
    deed: int | None = None
    others: int = 0


def told(text: str) -> Message:
    """A sentence, in which foreign words are words."""
    return Message(kit.safe(text, 3000), (kit.section(kit.plain(text)),))


def taken(say: Say, mail: str, text: str) -> Message:
    """Somebody else looks at it; `mail` is the mail and its version."""
    button = kit.button(said.take_over(say), Triage.TAKE_OVER, mail)
    return Message(kit.safe(text, 3000), (kit.section(kit.plain(text), accessory=button),))


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def listed(
    say: Say, rows: Sequence[Row], head: str, foot: str, after: str | None, *, now: datetime
) -> Message:
    """The oldest first; `after` is the place behind the last one."""
    lines = [_line(say, each, now) for each in rows]
    blocks = [kit.header(head), *map(_row_block, [say] * len(rows), rows, lines)]
    if foot:
        blocks.append(kit.context(kit.plain(foot, 2000)))
    blocks.append(kit.actions(*_list_buttons(say, rows, after)))
    told = "; ".join(" · ".join(line) for line in lines)
    return Message(kit.safe(f"{head}: {told}. {foot}" if told else head, 3500), tuple(blocks))


def _line(say: Say, row: Row, now: datetime) -> tuple[str, ...]:
    mail = row.mail
    at = say.moment(mail.occurred_at, now=now)
    number, why = said.mail_number(say, mail.id), said.short_reason(say, mail.reason)
    looks = said.somebody_looks(say, row.looks) if row.looks else ""
    words = () if row.closed else (_sender(say, mail), _subject(say, mail))
    return tuple(each for each in (number, at, *words, why, looks) if each)


def _row_block(say: Say, row: Row, line: tuple[str, ...]) -> Block:
    ref = str(Ref(row.mail.id, row.mail.version))
    shown = kit.plain(" · ".join(kit.one_line(each, 250) for each in line))
    return kit.section(shown, accessory=kit.button(said.open_(say), Triage.OPEN, ref))


def _list_buttons(say: Say, rows: Sequence[Row], after: str | None) -> Iterator[Element]:
    if rows:
        yield kit.button(said.take_next(say), Triage.NEXT, style="primary")
    yield kit.button(said.show_mine(say), Triage.MINE)
    if after:
        yield kit.button(said.more(say), Triage.MORE, after)


def _sender(say: Say, mail: LedgerMail) -> str:
    main = main_party(mail)
    return kit.one_line(main.name or main.address, 120) if main else said.nobody(say)


def _subject(say: Say, mail: LedgerMail) -> str:
    return kit.one_line(mail.subject, 200) or said.no_subject(say)


def counter(say: Say, waiting: WaitingMails, *, now: datetime) -> Message:
    """In the channel, for everybody: numbers alone."""
    if not waiting.due or waiting.oldest is None:
        text = said.nothing_waits(say)
        return Message(text, (kit.section(kit.plain(text)),))
    text = f"{said.waits(say, waiting.due)} · {said.oldest(say, waiting.oldest, now=now)}"
    buttons = (
        kit.button(said.take_next(say), Triage.NEXT, style="primary"),
        kit.button(said.show_all(say), Triage.LIST),
    )
    return Message(kit.safe(text, 1000), (kit.section(kit.plain(text)), kit.actions(*buttons)))


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def card(say: Say, shown: Shown, *, now: datetime) -> Message:
    """Whole while it waits; one line once it is decided, put off, or about to be read again."""
    mail = shown.mail
    if mail.reopened:
        return _alone(said.read_again(say, mail.id), None)
    if mail.outcome is Outcome.LOGGED:
        return _alone(_logged(say, shown), _undo_button(say, shown))
    if mail.outcome is not Outcome.WAITING:
        became = said.became(say, mail.id, mail.outcome, mail.reason)
        return _alone(f"{became} {_by(say, shown)}", _undo_button(say, shown))
    if mail.remind_at is not None and mail.remind_at > now:
        put_off = said.put_off(say, mail.id, mail.remind_at, now=now)
        button = kit.button(said.look_now(say), Triage.BACK, _ref(mail))
        return _alone(put_off, button)
    return _whole(say, shown, now)


def _alone(text: str, button: Element | None) -> Message:
    line = kit.one_line(text, 1000)
    return Message(kit.safe(line, 1500), (kit.section(kit.plain(line), accessory=button),))


def _logged(say: Say, shown: Shown) -> str:
    entry = shown.entry
    if entry is None:
        return said.logged_gone(say, shown.mail.id)
    if entry.state is State.CANCELLED:
        return said.taken_back(say, entry.number)
    parts = [said.logged(say, entry.number, entry.template, participants(entry))]
    if shown.others:
        parts.append(said.and_more(say, shown.others))
    return " · ".join([*parts, _by(say, shown)])


def _by(say: Say, shown: Shown) -> str:
    return said.by_you(say) if shown.is_own else said.by(say, shown.by)


def _undo_button(say: Say, shown: Shown) -> Element | None:
    if shown.deed is None:
        return None
    value = pack({"mail": _ref(shown.mail), "deed": str(shown.deed)})
    return kit.button(said.undo(say), Triage.UNDO, value)


def _whole(say: Say, shown: Shown, now: datetime) -> Message:
    mail = shown.mail
    head = said.waits_alone(say, mail.id)
    why = said.reason(say, mail.reason)
    blocks: list[Block] = [kit.section(kit.plain(head))]
    if shown.closed:
        blocks.append(kit.section(kit.plain(said.closed(say))))
        told = f"{head} {said.closed(say)}"
    else:
        blocks += _words_of(say, shown, now)
        told = f"{head} {_sender(say, mail)}: {_subject(say, mail)}. {why}"
    blocks.append(kit.context(kit.plain(f"{said.why(say)}: {why}{_looking(say, shown)}", 2000)))
    if not shown.closed:
        blocks += [_suggested(say, mail, each) for each in shown.suggestions[:_SUGGESTED]]
    if deeds := list(_deeds(say, shown)):
        blocks.append(kit.actions(*deeds))
    blocks += _aside(say, shown)
    return Message(kit.safe(told, 1500), tuple(blocks))


def _words_of(say: Say, shown: Shown, now: datetime) -> Iterator[Block]:
    mail = shown.mail
    pairs = [
        (said.from_(say), _parties(say, mail, ("from", "original", "reply_to"))),
        (said.to(say), _parties(say, mail, ("to", "cc"))),
        (said.date(say), say.moment(mail.occurred_at, now=now)),
        (said.subject(say), _subject(say, mail)),
        (said.attached(say), kit.one_line(", ".join(shown.files), 500)),
    ]
    for label, text in pairs:
        if text:
            yield kit.rich(kit.words(f"{label}: ", bold=True), kit.words(text))
    if mail.text.strip():
        yield kit.quote(first_lines(mail.text))


def _parties(say: Say, mail: LedgerMail, roles: tuple[str, ...]) -> str:
    found = [_addressed(each) for each in mail.parties if each.role in roles]
    shown = ", ".join(dict.fromkeys(found[:5]))
    more = f" +{len(found) - 5}" if len(found) > 5 else ""
    return kit.one_line(shown, 600) + more if found else said.nobody(say)


def _addressed(party: MailParty) -> str:
    return f"{party.name} <{party.address}>" if party.name else party.address


def first_lines(text: str) -> str:
    """What is said at first: enough to know whose it is."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    shown = kit.clip("\n".join(lines[:_LINES]), _LETTERS)
    return f"{shown}\n…" if len(lines) > _LINES and not shown.endswith("…") else shown


def _looking(say: Say, shown: Shown) -> str:
    if shown.is_mine:
        return f" {said.you_look(say)}"
    return f" {said.somebody_looks(say, shown.looks)}" if shown.looks else ""


def _suggested(say: Say, mail: LedgerMail, each: Suggestion) -> Block:
    who = kit.one_line(titled(each.contact), 200)
    is_company = each.contact.kind is ContactKind.COMPANY
    value = pack({"mail": _ref(mail), "contact": str(each.contact.id)})
    button = kit.button(said.log_with(say, company=is_company), Triage.PICK, value)
    text = kit.plain(f"{who} {said.speaks_for(say, each.why)}")
    return kit.section(text, accessory=button)


def _deeds(say: Say, shown: Shown) -> Iterator[Element]:
    mail, ref = shown.mail, _ref(shown.mail)
    if not shown.closed:
        yield kit.button(said.other_contact(say), Triage.OTHER, ref)
        if main_party(mail) is not None:
            yield kit.button(said.new_contact(say), Triage.NEW, ref)
    if shown.looks and not shown.is_mine:
        yield kit.button(said.take_over(say), Triage.TAKE_OVER, ref)


def _aside(say: Say, shown: Shown) -> Iterator[Block]:
    """Not wanted, or not now: a menu each, beside what it is for."""
    mail, ref = shown.mail, _ref(shown.mail)
    kinds = tuple(Ignored) if main_party(mail) and not shown.closed else (Ignored.MAIL,)
    ignores = [
        kit.option(said.ignore(say, each), pack({"mail": ref, "what": each})) for each in kinds
    ]
    laters = [
        kit.option(said.postpone(say, each), pack({"mail": ref, "until": each})) for each in Until
    ]
    for label, menu in (
        (said.not_wanted(say), kit.overflow(Triage.IGNORE, ignores)),
        (said.not_now(say), kit.overflow(Triage.LATER, laters)),
    ):
        yield kit.section(kit.plain(label), accessory=menu)


def _ref(mail: LedgerMail) -> str:
    return str(Ref(mail.id, mail.version))
