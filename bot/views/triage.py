"""PURE. Mails that wait: the list of them, the card of one, the counter in the channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids import Ref, pack
from bot.ids.triage import IgnoreScope, PostponeUntil, TriageId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import triage as triage_text
from bot.views.contact_labels import contact_title, participants_line
from journal.mail.mail_participants import main_party
from journal.model import (
    ContactKind,
    Interaction,
    InteractionState,
    LedgerMail,
    MailOutcome,
    MailParty,
    Suggestion,
    WaitingCounts,
)

_MAX_SUGGESTIONS = 4
_MAX_LINES, _MAX_LETTERS = 10, 700


@dataclass(frozen=True, slots=True)
class TriageRow:
    """A waiting mail in a list. `closed`: none of its words may be shown."""

    mail: LedgerMail
    is_closed: bool
    claimed_by: str = ""


@dataclass(frozen=True, slots=True)
class TriageCardContent:
    """A mail for its reader, with the names of who looks at it and who decided it.

    `deed` is given when the reader may take the decision back; `others` were decided with it.
    """

    mail: LedgerMail
    is_closed: bool = False
    suggestions: Sequence[Suggestion] = ()
    files: Sequence[str] = ()
    claimed_by: str = ""
    is_claimed_by_reader: bool = False
    entry: Interaction | None = None
    decided_by: str = ""
    is_own_decision: bool = False
    deed: int | None = None
    others_decided: int = 0


def already_claimed(t: Translator, mail: str, text: str) -> Message:
    """Says that somebody else looks at the mail; `mail` is its number and version."""
    button = builders.button(t(triage_text.TAKE_OVER_BUTTON), TriageId.TAKE_OVER, mail)
    return Message(
        builders.safe_text(text, 3000),
        (builders.section(builders.plain_text(text), accessory=button),),
    )


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def triage_list(
    t: Translator,
    rows: Sequence[TriageRow],
    head: str,
    foot: str,
    after: str | None,
    *,
    now: datetime,
) -> Message:
    """The list, the oldest first; `after` is the place behind the last one."""
    lines = [_row_texts(t, each, now) for each in rows]
    blocks = [builders.header(head), *map(_row_block, [t] * len(rows), rows, lines)]
    if foot:
        blocks.append(builders.context(builders.plain_text(foot, 2000)))
    blocks.append(builders.actions(*_list_buttons(t, rows, after)))
    summary = "; ".join(" · ".join(line) for line in lines)
    return Message(
        builders.safe_text(f"{head}: {summary}. {foot}" if summary else head, 3500), tuple(blocks)
    )


def _row_texts(t: Translator, row: TriageRow, now: datetime) -> tuple[str, ...]:
    mail = row.mail
    at = t.moment(mail.occurred_at, now=now)
    number, why = triage_text.mail_number(t, mail.id), triage_text.short_reason(t, mail.reason)
    looks = triage_text.claimed_by(t, row.claimed_by) if row.claimed_by else ""
    words = () if row.is_closed else (_sender(t, mail), _subject(t, mail))
    return tuple(each for each in (number, at, *words, why, looks) if each)


def _row_block(t: Translator, row: TriageRow, line: tuple[str, ...]) -> Block:
    ref = str(Ref(row.mail.id, row.mail.version))
    text = builders.plain_text(" · ".join(builders.one_line(each, 250) for each in line))
    return builders.section(
        text, accessory=builders.button(t(triage_text.OPEN_BUTTON), TriageId.OPEN, ref)
    )


def _list_buttons(t: Translator, rows: Sequence[TriageRow], after: str | None) -> Iterator[Element]:
    if rows:
        yield builders.button(t(triage_text.TAKE_NEXT_BUTTON), TriageId.NEXT, style="primary")
    yield builders.button(t(triage_text.SHOW_OWN), TriageId.LIST_OWN)
    if after:
        yield builders.button(t(triage_text.SHOW_MORE), TriageId.LIST_MORE, after)


def _sender(t: Translator, mail: LedgerMail) -> str:
    main = main_party(mail)
    return builders.one_line(main.name or main.address, 120) if main else t(triage_text.NO_PARTY)


def _subject(t: Translator, mail: LedgerMail) -> str:
    return builders.one_line(mail.subject, 200) or t(triage_text.NO_SUBJECT)


def waiting_counter(t: Translator, waiting: WaitingCounts, *, now: datetime) -> Message:
    """The counter in the channel, for everybody: only numbers."""
    if not waiting.due or waiting.oldest is None:
        text = t(triage_text.NOTHING_WAITS)
        return Message(text, (builders.section(builders.plain_text(text)),))
    text = f"{triage_text.waiting_count(t, waiting.due)} · {triage_text.oldest_waiting(t, waiting.oldest, now=now)}"
    buttons = (
        builders.button(t(triage_text.TAKE_NEXT_BUTTON), TriageId.NEXT, style="primary"),
        builders.button(t(triage_text.SHOW_ALL), TriageId.LIST),
    )
    return Message(
        builders.safe_text(text, 1000),
        (builders.section(builders.plain_text(text)), builders.actions(*buttons)),
    )


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def card(t: Translator, content: TriageCardContent, *, now: datetime) -> Message:
    """The card: in full while the mail waits; one line once it is decided, put off or reopened."""
    mail = content.mail
    if mail.reopened:
        return _single_line_message(triage_text.mail_reread_soon(t, mail.id), None)
    if mail.outcome is MailOutcome.LOGGED:
        return _single_line_message(_logged_line(t, content), _undo_button(t, content))
    if mail.outcome is not MailOutcome.WAITING:
        became = triage_text.mail_outcome(t, mail.id, mail.outcome, mail.reason)
        return _single_line_message(f"{became} {_decided_by(t, content)}", _undo_button(t, content))
    if mail.remind_at is not None and mail.remind_at > now:
        put_off = triage_text.mail_postponed(t, mail.id, mail.remind_at, now=now)
        button = builders.button(t(triage_text.LOOK_NOW_BUTTON), TriageId.LOOK_NOW, _ref(mail))
        return _single_line_message(put_off, button)
    return _waiting_card(t, content, now)


def _single_line_message(text: str, button: Element | None) -> Message:
    line = builders.one_line(text, 1000)
    return Message(
        builders.safe_text(line, 1500),
        (builders.section(builders.plain_text(line), accessory=button),),
    )


def _logged_line(t: Translator, content: TriageCardContent) -> str:
    entry = content.entry
    if entry is None:
        return triage_text.logged_without_entry(t, content.mail.id)
    if entry.state is InteractionState.CANCELLED:
        return triage_text.entry_cancelled(t, entry.number)
    parts = [triage_text.logged_as_entry(t, entry.number, entry.template, participants_line(entry))]
    if content.others_decided:
        parts.append(triage_text.and_more(t, content.others_decided))
    return " · ".join([*parts, _decided_by(t, content)])


def _decided_by(t: Translator, content: TriageCardContent) -> str:
    return (
        t(triage_text.DONE_BY_YOU)
        if content.is_own_decision
        else triage_text.done_by(t, content.decided_by)
    )


def _undo_button(t: Translator, content: TriageCardContent) -> Element | None:
    if content.deed is None:
        return None
    value = pack({"mail": _ref(content.mail), "deed": str(content.deed)})
    return builders.button(t(triage_text.UNDO), TriageId.UNDO, value)


def _waiting_card(t: Translator, content: TriageCardContent, now: datetime) -> Message:
    mail = content.mail
    head = triage_text.mail_waits(t, mail.id)
    why = triage_text.waiting_reason(t, mail.reason)
    blocks: list[Block] = [builders.section(builders.plain_text(head))]
    if content.is_closed:
        blocks.append(builders.section(builders.plain_text(t(triage_text.CONTACT_CLOSED))))
        text = f"{head} {t(triage_text.CONTACT_CLOSED)}"
    else:
        blocks += _mail_blocks(t, content, now)
        text = f"{head} {_sender(t, mail)}: {_subject(t, mail)}. {why}"
    blocks.append(
        builders.context(
            builders.plain_text(
                f"{t(triage_text.REASON_LABEL)}: {why}{_claim_sentence(t, content)}", 2000
            )
        )
    )
    if not content.is_closed:
        blocks += [
            _suggestion_block(t, mail, each) for each in content.suggestions[:_MAX_SUGGESTIONS]
        ]
    if deeds := list(_contact_buttons(t, content)):
        blocks.append(builders.actions(*deeds))
    blocks += _ignore_and_postpone_menus(t, content)
    return Message(builders.safe_text(text, 1500), tuple(blocks))


def _mail_blocks(t: Translator, content: TriageCardContent, now: datetime) -> Iterator[Block]:
    mail = content.mail
    pairs = [
        (t(triage_text.SENDER_LABEL), _party_list(t, mail, ("from", "original", "reply_to"))),
        (t(triage_text.RECIPIENTS_LABEL), _party_list(t, mail, ("to", "cc"))),
        (t(triage_text.DATE_LABEL), t.moment(mail.occurred_at, now=now)),
        (t(triage_text.SUBJECT_LABEL), _subject(t, mail)),
        (t(triage_text.ATTACHMENTS_LABEL), builders.one_line(", ".join(content.files), 500)),
    ]
    for label, text in pairs:
        if text:
            yield builders.rich_text_block(
                builders.rich_text_piece(f"{label}: ", bold=True), builders.rich_text_piece(text)
            )
    for warning in mail.warnings:
        yield builders.context(builders.plain_text(entry_text.mail_warning(t, warning), 1000))
    if mail.text.strip():
        yield builders.quote(first_lines(mail.text))


def _party_list(t: Translator, mail: LedgerMail, roles: tuple[str, ...]) -> str:
    found = [_party_line(each) for each in mail.parties if each.role in roles]
    text = ", ".join(dict.fromkeys(found[:5]))
    more = f" +{len(found) - 5}" if len(found) > 5 else ""
    return builders.one_line(text, 600) + more if found else t(triage_text.NO_PARTY)


def _party_line(party: MailParty) -> str:
    return f"{party.name} <{party.address}>" if party.name else party.address


def first_lines(text: str) -> str:
    """The first lines of a mail: enough to know whose it is."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    beginning = builders.clip("\n".join(lines[:_MAX_LINES]), _MAX_LETTERS)
    return (
        f"{beginning}\n…" if len(lines) > _MAX_LINES and not beginning.endswith("…") else beginning
    )


def _claim_sentence(t: Translator, content: TriageCardContent) -> str:
    if content.is_claimed_by_reader:
        return f" {t(triage_text.CLAIMED_BY_YOU)}"
    return f" {triage_text.claimed_by(t, content.claimed_by)}" if content.claimed_by else ""


def _suggestion_block(t: Translator, mail: LedgerMail, each: Suggestion) -> Block:
    who = builders.one_line(contact_title(each.contact), 200)
    is_company = each.contact.kind is ContactKind.COMPANY
    value = pack({"mail": _ref(mail), "contact": str(each.contact.id)})
    button = builders.button(triage_text.log_button(t, company=is_company), TriageId.PICK, value)
    text = builders.plain_text(f"{who} {triage_text.suggestion_reason(t, each.reason)}")
    return builders.section(text, accessory=button)


def _contact_buttons(t: Translator, content: TriageCardContent) -> Iterator[Element]:
    mail, ref = content.mail, _ref(content.mail)
    if not content.is_closed:
        yield builders.button(t(triage_text.OTHER_CONTACT), TriageId.OTHER_CONTACT, ref)
        if main_party(mail) is not None:
            yield builders.button(t(triage_text.NEW_CONTACT), TriageId.NEW_CONTACT, ref)
    if content.claimed_by and not content.is_claimed_by_reader:
        yield builders.button(t(triage_text.TAKE_OVER_BUTTON), TriageId.TAKE_OVER, ref)


def _ignore_and_postpone_menus(t: Translator, content: TriageCardContent) -> Iterator[Block]:
    """The menus to ignore the mail, and to put it off."""
    mail, ref = content.mail, _ref(content.mail)
    kinds = (
        tuple(IgnoreScope) if main_party(mail) and not content.is_closed else (IgnoreScope.MAIL,)
    )
    ignores = [
        builders.option(triage_text.ignore_option(t, each), pack({"mail": ref, "what": each}))
        for each in kinds
    ]
    laters = [
        builders.option(triage_text.postpone_option(t, each), pack({"mail": ref, "until": each}))
        for each in PostponeUntil
    ]
    for label, menu in (
        (t(triage_text.IGNORE_LABEL), builders.overflow(TriageId.IGNORE, ignores)),
        (t(triage_text.POSTPONE_LABEL), builders.overflow(TriageId.POSTPONE, laters)),
    ):
        yield builders.section(builders.plain_text(label), accessory=menu)


def _ref(mail: LedgerMail) -> str:
    return str(Ref(mail.id, mail.version))
