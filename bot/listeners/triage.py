"""Mails that wait for a person: listed, taken up, shown as cards."""

from collections.abc import Mapping

from sqlmodel import Session

from bot import grammar
from bot.answers import Answer, Nothing, Reply
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.ids import id_of, ref
from bot.ids.triage import Triage
from bot.kit import Message
from bot.listeners.finding import called
from bot.messages import triage as said
from bot.say import Say
from bot.views import triage as views
from bot.views.triage import Row, Shown
from journal import suggestions, triage
from journal.model import (
    About,
    AboutKind,
    Actor,
    Card,
    CardKind,
    LedgerMail,
    NewCard,
    Outcome,
    Source,
)
from journal.store import cards, interactions, ledger, people, queue, waiting
from journal.store.ledger import MailFilter
from journal.triage import Claimed

_PAGE = 8
# How often somebody else may be quicker before it is told that nothing is free.
_TRIES = 5


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def asked_for(desk: Desk, asked: Typed | Direct, request: grammar.Triage) -> Answer:
    if request.which == "next":
        return take_next(desk, asked)
    return mine(desk, asked) if request.which == "mine" else show_list(desk, asked)


def show_list(desk: Desk, asked: Typed | Direct | Click) -> Answer:
    return Reply(_page(desk, asked.asker, None))


def more(desk: Desk, click: Click) -> Answer:
    return Reply(_page(desk, click.asker, str(id_of(click.value))), instead=True)


def _page(desk: Desk, asker: Asker, after: str | None) -> Message:
    say, now = asker.say, desk.now
    wanted = MailFilter(outcomes=(Outcome.WAITING,), due=now, reopened=False)
    with desk.reading() as session:
        found = ledger.page(session, wanted, limit=_PAGE, after=after, oldest_first=True)
        number = queue.waiting(session, now=now)
        rows = [_row(session, asker, each) for each in found.items]
    foot = said.put_off_count(say, number.put_off) if number.put_off else ""
    head = said.waits(say, number.due) if number.due else said.nothing_waits(say)
    return views.listed(say, rows, head, foot, found.after, now=now)


def mine(desk: Desk, asked: Typed | Direct | Click) -> Answer:
    """What the asker looks at, and what they put off."""
    asker, say, now = asked.asker, asked.asker.say, desk.now
    with desk.reading() as session:
        key = asker.actor.key
        claimed = queue.claimed_by(session, key)
        ids = sorted({*claimed, *queue.put_off_by(session, key, now=now)})
        found = ledger.get_many(session, ids[:_PAGE]).values()
        rows = [_row(session, asker, each) for each in found]
    head = said.mine(say, len(ids)) if ids else said.nothing_is_yours(say)
    return Reply(views.listed(say, rows, head, "", None, now=now))


def _row(session: Session, asker: Asker, mail: LedgerMail) -> Row:
    by = queue.standing(session, mail.id).claimed_by
    looks = called(session, by) if by and by != asker.actor.key else ""
    return Row(mail, suggestions.is_closed(session, mail), looks)


# ── taken up ────────────────────────────────────────────────────────────────────────────────────


def take_next(desk: Desk, asked: Typed | Direct | Click) -> Answer:
    """The oldest that nobody looks at: two who ask at once get two."""
    for _ in range(_TRIES):
        with desk.session() as session:
            mail_id = queue.next_free(session, now=desk.now)
            if mail_id is None:
                return _nothing_free(desk, asked, session)
            claimed = triage.claim(session, asked.asker.actor, mail_id, now=desk.now)
            if isinstance(claimed, Claimed):
                want_card(session, desk, asked.asker, mail_id)
                return _in_messages(asked, mail_id)
    return _told(said.nobody_free(asked.asker.say))


def open_one(desk: Desk, click: Click) -> Answer:
    mail_id = ref(click.value).id
    with desk.session() as session:
        if ledger.get(session, mail_id) is None:
            return _told(said.gone(click.asker.say))
        want_card(session, desk, click.asker, mail_id)
    return _in_messages(click, mail_id)


def want_card(session: Session, desk: Desk, asker: Asker, mail_id: int) -> None:
    """In their direct messages. Wanted again, it is the same card shown anew."""
    subject = {"mail": str(mail_id)}
    key = f"triage:{mail_id}:{asker.slack_id}"
    cards.want(session, new_card(session, asker, mail_id, key, subject), now=desk.now)


def new_card(
    session: Session, asker: Asker, mail_id: int, key: str, subject: Mapping[str, str]
) -> NewCard:
    """About the mail, and whoever may be meant by it: one who is closed may not be shown any more."""
    mail = ledger.get(session, mail_id)
    known = {each.contact_id for each in mail.participants if each.contact_id} if mail else set()
    perhaps = known | set(mail.candidates if mail else ())
    about = (About(AboutKind.CONTACT, id_) for id_ in sorted(perhaps))
    return NewCard(
        key=key,
        kind=CardKind.TRIAGE,
        place=asker.slack_id,
        reader=asker.slack_id,
        subject=subject,
        about=(About(AboutKind.MAIL, mail_id), *about),
    )


def _nothing_free(desk: Desk, asked: Typed | Direct | Click, session: Session) -> Answer:
    say = asked.asker.say
    due = queue.waiting(session, now=desk.now).due
    return _told(said.nobody_free(say) if due else said.nothing_waits(say))


def _in_messages(asked: Typed | Direct | Click, mail_id: int) -> Answer:
    """Where the card comes anyway, nothing need be said."""
    if isinstance(asked, Direct):
        return Nothing()
    return _told(said.is_in_messages(asked.asker.say, mail_id))


def _told(text: str) -> Reply:
    return Reply(views.told(text))


# ── cards ───────────────────────────────────────────────────────────────────────────────────────


def card(desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    mail = ledger.get(session, int(card.subject["mail"]))
    if mail is None:
        return None
    if "until" in card.subject and not _was_put_off(mail, card):
        return None
    return views.card(say, shown(session, mail, reader_of(session, card.reader)), now=desk.now)


def _was_put_off(mail: LedgerMail, card: Card) -> bool:
    """A reminder comes only if it is still due at that moment; once there, it stays."""
    until = mail.remind_at.isoformat() if mail.remind_at else ""
    waits = mail.outcome is Outcome.WAITING and until == card.subject["until"]
    return bool(card.ts) or waits


def reader_of(session: Session, slack_id: str) -> Actor:
    """As the record names them. What they may do is asked when they do it."""
    known = people.get(session, slack_id)
    return Actor(Source.SLACK, slack_id, email=(known.email or None) if known else None)


def shown(session: Session, mail: LedgerMail, reader: Actor) -> Shown:
    standing = queue.standing(session, mail.id)
    closed = suggestions.is_closed(session, mail)
    waits = mail.outcome is Outcome.WAITING and not closed
    is_own = mail.decided_by == reader.key
    deed = standing.deed if is_own else None
    entry = mail.interaction if mail.outcome is Outcome.LOGGED else None
    return Shown(
        mail=mail,
        closed=closed,
        suggestions=suggestions.explained(session, mail) if waits else (),
        files=[name for _, name in waiting.files_of(session, mail.id)] if waits else (),
        looks=called(session, standing.claimed_by) if standing.claimed_by else "",
        is_mine=standing.claimed_by == reader.key,
        entry=interactions.get(session, entry) if entry is not None else None,
        by=called(session, mail.decided_by) if mail.decided_by else "",
        is_own=is_own,
        deed=deed,
        others=max(len(queue.mails_of(session, standing.deed)) - 1, 0) if standing.deed else 0,
    )


def counter(desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    """In the channel, while one is for triage. It is not begun with nothing to tell, but once there
    it stays.
    """
    if not desk.settings.slack.triage_channel:
        return None
    number = queue.waiting(session, now=desk.now)
    if not number.due and not card.ts:
        return None
    return views.counter(say, number, now=desk.now)


VERBS = {grammar.Triage: asked_for}
ACTIONS = {
    Triage.LIST: show_list,
    Triage.MORE: more,
    Triage.MINE: mine,
    Triage.NEXT: take_next,
    Triage.OPEN: open_one,
}
CARDS = {CardKind.TRIAGE: card, CardKind.COUNTER: counter}
