"""The menu, help, and the Home tab."""

from sqlmodel import Session

from bot.answers import Answer, Publish, Reply
from bot.asked import Asker, Direct, Opened, Typed
from bot.desk import Desk
from bot.grammar import Help, Unknown, Unreadable
from bot.grammar import Menu as Asked
from bot.ids.menu import Menu
from bot.outbox import homes
from bot.views import home as home_view
from bot.views import menu as view
from bot.views.menu import Commands
from journal.model import (
    Contact,
    Interaction,
    InteractionFilter,
    Outcome,
    State,
)
from journal.store import contacts, ledger, listing, mailboxes
from journal.store.ledger import MailFilter
from journal.suggestions import is_closed

_SHOWN = 5


def commands_of(desk: Desk) -> Commands:
    return Commands(desk.settings.slack.log_command, desk.settings.slack.command)


def show_menu(desk: Desk, typed: Typed | Direct, _request: Asked) -> Answer:
    with desk.reading() as session:
        mine = _mine(session, typed.asker)
        waiting = ledger.count(session, _due(desk))
    say = typed.asker.say
    return Reply(view.menu(say, commands_of(desk), mine, waiting, now=desk.now))


def show_help(desk: Desk, typed: Typed | Direct, request: Help) -> Answer:
    return Reply(view.helped(typed.asker.say, commands_of(desk), str(request.verb or "")))


def not_known(desk: Desk, typed: Typed | Direct, request: Unknown) -> Answer:
    nearest = [str(verb) for verb in request.nearest]
    return Reply(view.unknown(typed.asker.say, commands_of(desk), request.typed, nearest))


def not_readable(desk: Desk, typed: Typed | Direct, request: Unreadable) -> Answer:
    """What was wrong with it, and how it is written."""
    why = " ".join(each.told(typed.asker.say) for each in request.problems)
    shown = view.helped(typed.asker.say, commands_of(desk), str(request.verb))
    return Reply(view.with_reason(why, shown))


def show_home(desk: Desk, opened: Opened) -> Answer:
    """From the first time on they have a card of it, there before anything is read to be shown."""
    shown = home_of(desk, opened.asker)
    if shown.seen:
        return shown
    with desk.session() as session:
        homes.remember(session, opened.asker.slack_id, now=desk.now)
    return home_of(desk, opened.asker)


def home_of(desk: Desk, asker: Asker) -> Publish:
    with desk.reading() as session:
        seen = homes.seen(session, asker.slack_id)
        shown = _now(desk, session, asker)
    return Publish(home_view.home(asker.say, commands_of(desk), shown, now=desk.now), seen)


def _now(desk: Desk, session: Session, asker: Asker) -> home_view.Now:
    mine = _mine(session, asker)
    waiting = ledger.count(session, _due(desk))
    oldest = ledger.page(session, _due(desk), limit=1, oldest_first=True).items
    return home_view.Now(
        waiting=waiting,
        oldest=oldest[0] if oldest and not is_closed(session, oldest[0]) else None,
        follow_ups=_follow_ups(desk, session, asker),
        mine=mine,
        contacts=_recent(session, mine),
        admin=_for_admins(session) if asker.is_admin else None,
    )


def _due(desk: Desk) -> MailFilter:
    return MailFilter(outcomes=(Outcome.WAITING,), due=desk.now)


def _mine(session: Session, asker: Asker) -> tuple[Interaction, ...]:
    wanted = InteractionFilter(logged_by=asker.actor.key, states=(State.ACTIVE,))
    return listing.page(session, wanted, limit=_SHOWN).items


def _follow_ups(desk: Desk, session: Session, asker: Asker) -> tuple[Interaction, ...]:
    if not asker.actor.email:
        return ()
    wanted = InteractionFilter(
        salesperson=asker.actor.email,
        states=(State.ACTIVE,),
        follow_up_by=desk.today(asker.say),
    )
    return listing.page(session, wanted, limit=_SHOWN).items


def _recent(session: Session, mine: tuple[Interaction, ...]) -> tuple[Contact, ...]:
    ids = [p.contact_id for each in mine for p in each.participants if p.contact_id is not None]
    found = contacts.get_many(session, list(dict.fromkeys(ids))[:_SHOWN])
    return tuple(found.values())


def _for_admins(session: Session) -> home_view.ForAdmins:
    cancelled = listing.count(session, InteractionFilter(states=(State.CANCELLED,)))
    return home_view.ForAdmins(cancelled, mailboxes.all_of(session))


VERBS = {
    Asked: show_menu,
    Help: show_help,
    Unknown: not_known,
    Unreadable: not_readable,
}
SHORTCUTS = {Menu.HOME: show_home}
