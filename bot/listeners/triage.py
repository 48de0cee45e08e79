"""Mails that wait for a person: lists them, hands them out, renders their cards."""

from collections.abc import Mapping

from sqlmodel import Session

from bot import grammar
from bot.answers import Answer, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_id, parse_ref
from bot.ids.triage import TriageId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.shared.contact_search import colleague_name
from bot.messages import triage as triage_text
from bot.views import triage as triage_view
from bot.views.triage import TriageCardContent, TriageRow
from journal.mail import suggestions, triage
from journal.model import (
    Actor,
    Card,
    CardKind,
    CardTopic,
    CardTopicKind,
    LedgerMail,
    MailOutcome,
    NewCard,
)
from journal.model.triage import Claimed
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.record import interactions
from journal.store.slack import cards
from journal.store.triage import decisions, queue

_PAGE = 8
# How often somebody else may be quicker before the answer is that nothing is free.
_TRIES = 5


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def show_triage(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: grammar.TriageRequest
) -> Answer:
    if request.subcommand == "next":
        return take_next(context, slack_input)
    return (
        list_mine(context, slack_input)
        if request.subcommand == "mine"
        else list_waiting(context, slack_input)
    )


def list_waiting(context: BotContext, slack_input: SlashCommand | DirectMessage | Click) -> Answer:
    return Reply(_page(context, slack_input.user, None))


def show_next_page(context: BotContext, click: Click) -> Answer:
    return Reply(_page(context, click.user, str(parse_id(click.value))), replace_original=True)


def _page(context: BotContext, user: User, after: str | None) -> Message:
    t, now = user.t, context.now
    wanted = MailFilter(outcomes=(MailOutcome.WAITING,), due=now, reopened=False)
    with context.reading() as session:
        found = ledger.page(session, wanted, limit=_PAGE, cursor=after, oldest_first=True)
        number = queue.count_waiting(session, now=now)
        rows = [_row(session, user, each) for each in found.items]
    foot = triage_text.postponed_count(t, number.put_off) if number.put_off else ""
    head = triage_text.waiting_count(t, number.due) if number.due else t(triage_text.NOTHING_WAITS)
    return triage_view.triage_list(t, rows, head, foot, found.next_cursor, now=now)


def list_mine(context: BotContext, slack_input: SlashCommand | DirectMessage | Click) -> Answer:
    """List the mails that the user looks at, and those they put off."""
    user, t, now = slack_input.user, slack_input.user.t, context.now
    with context.reading() as session:
        key = user.actor.key
        claimed = queue.find_claimed_by(session, key)
        ids = sorted({*claimed, *queue.find_postponed_by(session, key, now=now)})
        found = ledger.get_many(session, ids[:_PAGE]).values()
        rows = [_row(session, user, each) for each in found]
    head = (
        triage_text.claimed_by_you_count(t, len(ids))
        if ids
        else t(triage_text.NOTHING_CLAIMED_BY_YOU)
    )
    return Reply(triage_view.triage_list(t, rows, head, "", None, now=now))


def _row(session: Session, user: User, mail: LedgerMail) -> TriageRow:
    by = queue.get_status(session, mail.id).claimed_by
    looks = colleague_name(session, by) if by and by != user.actor.key else ""
    return TriageRow(mail, suggestions.has_closed_contact(session, mail), looks)


# ── the next ────────────────────────────────────────────────────────────────────────────────────


def take_next(context: BotContext, slack_input: SlashCommand | DirectMessage | Click) -> Answer:
    """Hand out the oldest mail that nobody looks at; two who ask at once get two."""
    for _ in range(_TRIES):
        with context.session() as session:
            mail_id = queue.find_next_free(session, now=context.now)
            if mail_id is None:
                return _nothing_free_reply(context, slack_input, session)
            claimed = triage.claim(session, slack_input.user.actor, mail_id, now=context.now)
            if isinstance(claimed, Claimed):
                want_triage_card(session, context, slack_input.user, mail_id)
                return _in_messages_reply(slack_input, mail_id)
    return _sentence_reply(slack_input.user.t(triage_text.NO_UNCLAIMED_MAIL))


def open_mail(context: BotContext, click: Click) -> Answer:
    mail_id = parse_ref(click.value).id
    with context.session() as session:
        if ledger.get(session, mail_id) is None:
            return _sentence_reply(click.user.t(triage_text.MAIL_GONE))
        want_triage_card(session, context, click.user, mail_id)
    return _in_messages_reply(click, mail_id)


def want_triage_card(session: Session, context: BotContext, user: User, mail_id: int) -> None:
    """Ask for a card in their direct messages; asked again, the same card is shown anew."""
    subject = {"mail": str(mail_id)}
    key = f"triage:{mail_id}:{user.slack_id}"
    cards.want(session, build_triage_card(session, user, mail_id, key, subject), now=context.now)


def build_triage_card(
    session: Session, user: User, mail_id: int, key: str, subject: Mapping[str, str]
) -> NewCard:
    """The card, about the mail and its suggested contacts, since a closed one may not be shown."""
    mail = ledger.get(session, mail_id)
    known = {each.contact_id for each in mail.participants if each.contact_id} if mail else set()
    perhaps = known | set(mail.candidates if mail else ())
    about = (CardTopic(CardTopicKind.CONTACT, id_) for id_ in sorted(perhaps))
    return NewCard(
        key=key,
        kind=CardKind.TRIAGE,
        place=user.slack_id,
        reader=user.slack_id,
        subject=subject,
        topics=(CardTopic(CardTopicKind.MAIL, mail_id), *about),
    )


def _nothing_free_reply(
    context: BotContext, slack_input: SlashCommand | DirectMessage | Click, session: Session
) -> Answer:
    t = slack_input.user.t
    due = queue.count_waiting(session, now=context.now).due
    return _sentence_reply(
        t(triage_text.NO_UNCLAIMED_MAIL) if due else t(triage_text.NOTHING_WAITS)
    )


def _in_messages_reply(slack_input: SlashCommand | DirectMessage | Click, mail_id: int) -> Answer:
    """Says that the card is in the direct messages, unless the user is there."""
    if isinstance(slack_input, DirectMessage):
        return Nothing()
    return _sentence_reply(triage_text.mail_sent(slack_input.user.t, mail_id))


def _sentence_reply(text: str) -> Reply:
    return Reply(builders.sentence(text))


# ── cards ───────────────────────────────────────────────────────────────────────────────────────


def render_triage_card(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    t = reader.t
    mail = ledger.get(session, int(card.subject["mail"]))
    if mail is None:
        return None
    if "until" in card.subject and not _was_put_off(mail, card):
        return None
    return triage_view.card(t, triage_content(session, mail, reader.actor), now=context.now)


def _was_put_off(mail: LedgerMail, card: Card) -> bool:
    """Says whether the mail waits, put off until this reminder; one that was posted stays."""
    until = mail.remind_at.isoformat() if mail.remind_at else ""
    waits = mail.outcome is MailOutcome.WAITING and until == card.subject["until"]
    return bool(card.ts) or waits


def triage_content(session: Session, mail: LedgerMail, reader: Actor) -> TriageCardContent:
    standing = queue.get_status(session, mail.id)
    closed = suggestions.has_closed_contact(session, mail)
    waits = mail.outcome is MailOutcome.WAITING and not closed
    is_own = mail.decided_by == reader.key
    deed = standing.deed if is_own else None
    entry = mail.interaction if mail.outcome is MailOutcome.LOGGED else None
    return TriageCardContent(
        mail=mail,
        is_closed=closed,
        suggestions=suggestions.suggest_with_reasons(session, mail) if waits else (),
        files=[name for _, name in decisions.files_of(session, mail.id)] if waits else (),
        claimed_by=colleague_name(session, standing.claimed_by) if standing.claimed_by else "",
        is_claimed_by_reader=standing.claimed_by == reader.key,
        entry=interactions.get(session, entry) if entry is not None else None,
        decided_by=colleague_name(session, mail.decided_by) if mail.decided_by else "",
        is_own_decision=is_own,
        deed=deed,
        others_decided=max(len(queue.mails_of_deed(session, standing.deed)) - 1, 0)
        if standing.deed
        else 0,
    )


def render_counter(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    """The counter in the triage channel. None is begun while nothing waits, but an old one stays."""
    t = reader.t
    if not context.settings.slack.triage_channel:
        return None
    number = queue.count_waiting(session, now=context.now)
    if not number.due and not card.ts:
        return None
    return triage_view.waiting_counter(t, number, now=context.now)


VERBS = {grammar.TriageRequest: show_triage}
ACTIONS = {
    TriageId.LIST: list_waiting,
    TriageId.LIST_MORE: show_next_page,
    TriageId.LIST_OWN: list_mine,
    TriageId.NEXT: take_next,
    TriageId.OPEN: open_mail,
}
CARDS = {CardKind.TRIAGE: render_triage_card, CardKind.COUNTER: render_counter}
