"""An entry, as somebody reaches for it by a number or a button; and when it is not what they saw."""

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.asked import Asker, Click
from bot.desk import Desk
from bot.ids import Ref, ref
from bot.ids.log import Log
from bot.listeners import finding
from bot.listeners.outcome import Place, about, place_of, shown
from bot.messages import entry as said
from bot.say import Say
from bot.views.entry import sentence
from journal import correct
from journal.errors import NotAllowed, NotFound, Refused
from journal.model import Interaction, State
from journal.retention import refusal
from journal.store import deeds, interactions


def number_or_last(desk: Desk, session: Session, asker: Asker, number: int | None) -> int:
    """The number, else that of what they logged last and still stands."""
    wanted = number or interactions.newest_of(session, asker.actor.key)
    if wanted is None:
        raise NotFound(said.nothing_of_yours(asker.say, desk.settings.slack.log_command))
    return wanted


def entry_of(session: Session, say: Say, number: int) -> Interaction:
    found = interactions.get(session, number)
    if found is None:
        raise NotFound(said.gone(say, number))
    return found


def changeable(desk: Desk, session: Session, asker: Asker, number: int) -> Interaction:
    """Told before a form is filled in for nothing; the use case decides anew when it is sent."""
    entry, say = entry_of(session, asker.say, number), asker.say
    if entry.erased_at is not None:
        raise Refused(said.erased(say, number))
    if entry.state is State.CANCELLED:
        raise Refused(said.restore_first(say, number))
    concern = correct.concern_of(session, entry)
    if why := refusal(asker.actor, concern, desk.house.policy):
        raise NotAllowed(said.may_not(say, number, why))
    return entry


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────


def entry_in(click: Click) -> Ref:
    return ref(click.value)


def own_place(click: Click) -> Place:
    """On the entry's own card it is shown in its place, elsewhere beside what is there."""
    return place_of(click, own=click.block_id == Log.CARD)


def is_lasting_card(click: Click) -> bool:
    return click.block_id == Log.CARD and click.message is not None and not click.message.ephemeral


def again(desk: Desk, session: Session, click: Click, number: int, why: str = "") -> Answer:
    """The card as it is now; the outbox does the same for a lasting one."""
    card = shown(desk, session, click.asker.say, number, notes=(why,) if why else ())
    if not is_lasting_card(click):
        instead = click.block_id == Log.CARD
        return Reply(card, instead=instead, about=about(number))
    return Reply(sentence(why)) if why else Nothing()


def why_not_as_seen(session: Session, asker: Asker, seen: Ref, now: Interaction) -> str:
    """Empty when it is the entry that they saw."""
    if seen.version in {0, now.version}:
        return ""
    by = last_by(session, now)
    if by == asker.actor.key:
        return said.you_changed_since(asker.say, now.number)
    return said.changed_since(asker.say, now.number, finding.called(session, by) if by else "")


def last_by(session: Session, entry: Interaction) -> str:
    """Who changed it last."""
    changes = interactions.changes_of(session, entry.number)
    return changes[-1].by if changes else entry.cancelled_by


def last_deed(session: Session, asker: Asker) -> int:
    """What they did just now, in this transaction."""
    last = deeds.last_of(session, asker.actor.key)
    return last.id if last else 0
