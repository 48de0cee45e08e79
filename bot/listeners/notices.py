"""Renders the cards of notices and of lists, from the record as it is at that moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_enum, unpack_required
from bot.ids.menu import MenuId
from bot.inputs import Click, User
from bot.language.translator import Translator
from bot.listeners.shared import contact_search
from bot.messages import entry as entry_text
from bot.messages import notices as notices_text
from bot.views import notices as notices_view
from bot.views.notices import NoticeLine
from journal.contacts import stay_in_touch
from journal.model import (
    Card,
    CardKind,
    Interaction,
    InteractionState,
    Notice,
    NoticeKind,
    OverdueContact,
    Source,
    UserPreferences,
)
from journal.store.mail import receipts
from journal.store.mail.receipts import ReceiptPeriod
from journal.store.record import follow_ups, interactions
from journal.store.slack import notices, people

_DAY = timedelta(days=1)


def render_notices(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    """The card; None when nothing is left of it: the entries were purged, or the deeds undone."""
    t = reader.t
    card_notices = notices.get_for_card(session, card.id)
    numbers = [each.interaction for each in card_notices if each.interaction is not None]
    entries = interactions.get_many(session, numbers)
    lines = _lines(session, t, card_notices, entries)
    mail_receipts = [
        receipts.build_receipt(session, ReceiptPeriod(each.at - _DAY, each.at))
        for each in card_notices
        if each.kind is NoticeKind.RECEIPT
    ]
    overdue = _overdue(context, session, card_notices)
    if not lines and not mail_receipts and not overdue:
        return None
    first = min(each.at for each in card_notices)
    day = t.day(first.astimezone(t.zone).date(), today=context.today(t))
    return notices_view.card(t, lines, mail_receipts, overdue, day=day, now=context.now)


def _lines(
    session: Session,
    t: Translator,
    card_notices: Sequence[Notice],
    entries: dict[int, Interaction],
) -> list[NoticeLine]:
    """The lines; erased entries are left out, and what no person did has no name."""
    by_people = {
        each.by for each in card_notices if each.by and not each.by.startswith(f"{Source.MAIL}:")
    }
    names = contact_search.colleague_names(session, by_people)
    told = [
        (each, entry)
        for each in card_notices
        if each.interaction is not None
        and (entry := entries.get(each.interaction)) is not None
        and entry.erased_at is None
        and _still_holds(each, entry)
    ]
    asked = [entry for each, entry in told if each.kind is NoticeKind.FOLLOW_UP]
    answers = follow_ups.find_answers(session, asked)
    return [
        NoticeLine(
            each.kind,
            entry,
            names.get(each.by, ""),
            _reason(t, each, entry),
            answers.get(entry.number),
        )
        for each, entry in told
    ]


def _still_holds(notice: Notice, entry: Interaction) -> bool:
    """A follow-up that is done, or put off since, is no news any more."""
    if notice.kind is not NoticeKind.FOLLOW_UP:
        return True
    is_open = entry.state is InteractionState.ACTIVE
    return is_open and notice.key in notices.follow_up_keys(entry)


def _overdue(
    context: BotContext, session: Session, card_notices: Sequence[Notice]
) -> list[OverdueContact]:
    """The contacts of these notices who wait still."""
    told = {each.contact for each in card_notices if each.contact is not None}
    if not told:
        return []
    overdue = stay_in_touch.find_overdue(session, context.config.rhythm, now=context.now)
    return [each for each in overdue if each.contact.id in told]


def _reason(t: Translator, notice: Notice, entry: Interaction) -> str:
    match notice.kind:
        case NoticeKind.BOUNCED:
            return entry.delivery_reason
        case NoticeKind.CANCELLED:
            return entry_text.why_cancelled(t, entry.cancel_reason)
        case _:
            return ""


def stop_notices(context: BotContext, click: Click) -> Answer:
    """Stop notices of these kinds; old cards stay."""
    names = unpack_required(click.value, "kinds")["kinds"].split()
    kinds = frozenset(parse_enum(NoticeKind, each) for each in names)
    with context.session() as session:
        known = people.get(session, click.user.slack_id)
        wishes = known.preferences if known else UserPreferences()
        stopped = replace(wishes, muted_kinds=wishes.muted_kinds | kinds)
        people.set_preferences(session, click.user.slack_id, stopped)
    return Reply(Message(click.user.t(notices_text.NOTICES_STOPPED)))


def render_no_list(_context: BotContext, _session: Session, _card: Card, _reader: User) -> None:
    """Remove a list in the direct messages: it answered at its moment, and can be asked for again."""


ACTIONS = {MenuId.STOP: stop_notices}
CARDS = {CardKind.NOTICES: render_notices, CardKind.LIST: render_no_list}
