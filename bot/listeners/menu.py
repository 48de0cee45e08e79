"""The menu, help, and the Home tab."""

from sqlmodel import Session

from bot.answers import Answer, PublishHome, Reply
from bot.asked import DirectMessage, HomeOpened, SlashCommand, User
from bot.desk import BotContext
from bot.grammar import HelpRequest, UnknownRequest, UnreadableRequest
from bot.grammar import MenuRequest as Asked
from bot.ids.menu import MenuId
from bot.outbox import homes
from bot.views import home as home_view
from bot.views import menu as view
from bot.views.menu import CommandNames
from journal.model import (
    Contact,
    Interaction,
    InteractionFilter,
    InteractionState,
    MailOutcome,
)
from journal.store import contacts, ledger, listing, mailboxes
from journal.store.ledger import MailFilter
from journal.suggestions import has_closed_contact

_SHOWN = 5


def command_names(desk: BotContext) -> CommandNames:
    return CommandNames(desk.settings.slack.log_command, desk.settings.slack.command)


def show_menu(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, _request: Asked
) -> Answer:
    with desk.reading() as session:
        mine = _own_entries(session, slack_input.user)
        waiting = ledger.count(session, _due_filter(desk))
    say = slack_input.user.t
    return Reply(view.menu(say, command_names(desk), mine, waiting, now=desk.now))


def show_help(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: HelpRequest
) -> Answer:
    return Reply(
        view.help_message(slack_input.user.t, command_names(desk), str(request.verb or ""))
    )


def show_unknown(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: UnknownRequest
) -> Answer:
    nearest = [str(verb) for verb in request.suggestions]
    return Reply(view.unknown_verb(slack_input.user.t, command_names(desk), request.typed, nearest))


def show_unreadable(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: UnreadableRequest
) -> Answer:
    """What was wrong with it, and how it is written."""
    why = " ".join(each.sentence(slack_input.user.t) for each in request.problems)
    shown = view.help_message(slack_input.user.t, command_names(desk), str(request.verb))
    return Reply(view.help_with_reason(why, shown))


def show_home(desk: BotContext, opened: HomeOpened) -> Answer:
    """From the first time on they have a card of it, there before anything is read to be shown."""
    shown = build_home(desk, opened.user)
    if shown.wanted_count:
        return shown
    with desk.session() as session:
        homes.remember_opened(session, opened.user.slack_id, now=desk.now)
    return build_home(desk, opened.user)


def build_home(desk: BotContext, asker: User) -> PublishHome:
    with desk.reading() as session:
        seen = homes.wanted_count(session, asker.slack_id)
        shown = _home_content(desk, session, asker)
    return PublishHome(home_view.home(asker.t, command_names(desk), shown, now=desk.now), seen)


def _home_content(desk: BotContext, session: Session, asker: User) -> home_view.HomeContent:
    mine = _own_entries(session, asker)
    waiting = ledger.count(session, _due_filter(desk))
    oldest = ledger.page(session, _due_filter(desk), limit=1, oldest_first=True).items
    return home_view.HomeContent(
        waiting=waiting,
        oldest=oldest[0] if oldest and not has_closed_contact(session, oldest[0]) else None,
        follow_ups=_follow_ups(desk, session, asker),
        own_entries=mine,
        contacts=_recent_contacts(session, mine),
        admin=_admin_figures(session) if asker.is_admin else None,
    )


def _due_filter(desk: BotContext) -> MailFilter:
    return MailFilter(outcomes=(MailOutcome.WAITING,), due=desk.now)


def _own_entries(session: Session, asker: User) -> tuple[Interaction, ...]:
    wanted = InteractionFilter(logged_by=asker.actor.key, states=(InteractionState.ACTIVE,))
    return listing.page(session, wanted, limit=_SHOWN).items


def _follow_ups(desk: BotContext, session: Session, asker: User) -> tuple[Interaction, ...]:
    if not asker.actor.email:
        return ()
    wanted = InteractionFilter(
        salesperson=asker.actor.email,
        states=(InteractionState.ACTIVE,),
        follow_up_by=desk.today(asker.t),
    )
    return listing.page(session, wanted, limit=_SHOWN).items


def _recent_contacts(session: Session, mine: tuple[Interaction, ...]) -> tuple[Contact, ...]:
    ids = [p.contact_id for each in mine for p in each.participants if p.contact_id is not None]
    found = contacts.get_many(session, list(dict.fromkeys(ids))[:_SHOWN])
    return tuple(found.values())


def _admin_figures(session: Session) -> home_view.AdminSummary:
    cancelled = listing.count(session, InteractionFilter(states=(InteractionState.CANCELLED,)))
    return home_view.AdminSummary(cancelled, mailboxes.get_all(session))


VERBS = {
    Asked: show_menu,
    HelpRequest: show_help,
    UnknownRequest: show_unknown,
    UnreadableRequest: show_unreadable,
}
SHORTCUTS = {MenuId.HOME: show_home}
