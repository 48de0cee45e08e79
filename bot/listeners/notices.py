"""Cards of notices, and of lists: what happened that somebody should know, read from the record when it is shown."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.asked import Click
from bot.desk import Desk
from bot.ids import contents, one_of
from bot.ids.menu import Menu
from bot.kit import Message
from bot.listeners import finding
from bot.messages import notices as said
from bot.say import Say
from bot.views import notices as view
from bot.views.notices import Told
from journal.model import Card, CardKind, Health, Interaction, Notice, NoticeKind, Source, Wishes
from journal.store import interactions, mailboxes, notices, people


def render(desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    """None when nothing of it is left: what it spoke of was purged, or taken back."""
    told = notices.of_card(session, card.id)
    numbers = [each.interaction for each in told if each.interaction is not None]
    entries = interactions.get_many(session, numbers)
    lines = _lines(session, told, entries)
    refused = _refused(session) if any(n.kind is NoticeKind.MAILBOX for n in told) else []
    if not lines and not refused:
        return None
    first = min(each.at for each in told)
    day = say.day(first.astimezone(say.zone).date(), today=desk.today(say))
    return view.card(say, lines, refused, day=day, now=desk.now)


def _lines(session: Session, told: Sequence[Notice], entries: dict[int, Interaction]) -> list[Told]:
    """An entry that was erased has nothing left to show. What no person did is by nobody."""
    by_people = {each.by for each in told if each.by and not each.by.startswith(f"{Source.MAIL}:")}
    names = finding.names(session, by_people)
    return [
        Told(each.kind, entry, names.get(each.by, ""), _why(each, entry))
        for each in told
        if each.interaction is not None
        and (entry := entries.get(each.interaction)) is not None
        and entry.erased_at is None
    ]


def _why(notice: Notice, entry: Interaction) -> str:
    if notice.kind is NoticeKind.BOUNCED:
        return entry.delivery_reason
    return entry.cancel_reason if notice.kind is NoticeKind.CANCELLED else ""


def _refused(session: Session) -> list[str]:
    return [each.name for each in mailboxes.all_of(session) if each.health is Health.REFUSED]


def stop(desk: Desk, click: Click) -> Answer:
    """No more notices of these kinds; what is there already stays."""
    asked = contents(click.value, "kinds")["kinds"].split()
    kinds = frozenset(one_of(NoticeKind, each) for each in asked)
    with desk.session() as session:
        known = people.get(session, click.asker.slack_id)
        wishes = known.wishes if known else Wishes()
        stopped = replace(wishes, stopped=wishes.stopped | kinds)
        people.set_wishes(session, click.asker.slack_id, stopped)
    return Reply(Message(said.stopped(click.asker.say)))


def no_more(_desk: Desk, _session: Session, _card: Card, _say: Say) -> None:
    """A list in the direct messages was an answer of its moment; it is asked for again, or gone."""


ACTIONS = {Menu.STOP: stop}
CARDS = {CardKind.NOTICES: render, CardKind.LIST: no_more}
