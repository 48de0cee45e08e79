"""The menu, help, and the Home tab."""

from sqlmodel import Session

from bot.answers import Answer, PublishHome, Refresh, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import HelpRequest, MenuRequest, UnknownRequest, UnreadableRequest
from bot.grammar.verb_table import HELP
from bot.ids.menu import MenuId
from bot.inputs import Click, DirectMessage, HomeOpened, SlashCommand, User
from bot.listeners.shared.line_reading import understand_text
from bot.listeners.shared.open_follow_ups import find_follow_ups
from bot.messages import errors as errors_text
from bot.messages import menu as menu_text
from bot.outbox import home_tab
from bot.views import home as home_view
from bot.views import menu as menu_view
from bot.views.menu import CommandNames
from journal.mail.suggestions import has_closed_contact
from journal.model import (
    Contact,
    Interaction,
    InteractionFilter,
    InteractionState,
    MailOutcome,
)
from journal.store.contacts import contacts
from journal.store.mail import ledger, mailboxes
from journal.store.mail.ledger import MailFilter
from journal.store.record import pages

_SHOWN = 5


def command_names(context: BotContext) -> CommandNames:
    return CommandNames(context.settings.slack.log_command, context.settings.slack.command)


def show_menu(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: MenuRequest
) -> Answer:
    with context.reading() as session:
        mine = _own_entries(session, slack_input.user)
        waiting = ledger.count(session, _due_filter(context))
    t = slack_input.user.t
    return Reply(menu_view.menu(t, command_names(context), mine, waiting, now=context.now))


def show_help(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: HelpRequest
) -> Answer:
    t, names = slack_input.user.t, command_names(context)
    if request.verb is not None and request.verb in HELP:
        return Reply(menu_view.help_message(t, names, request.verb))
    return Reply(menu_view.help_screen(t, names, MenuId.HELP_LOG))


def turn_help(context: BotContext, click: Click) -> Answer:
    """Another screen in place of this one."""
    t, screen = click.user.t, MenuId(click.action_id)
    message = menu_view.help_screen(t, command_names(context), screen)
    if click.view is None:
        return Reply(message, replace_original=True)
    title, close = t(menu_text.HELP_BUTTON), t(errors_text.CLOSE)
    return Refresh(builders.modal(title, message.blocks, callback_id="notice", close=close))


def show_unknown(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: UnknownRequest
) -> Answer:
    nearest = [str(verb) for verb in request.suggestions]
    t, names = slack_input.user.t, command_names(context)
    is_line = _is_log_line(context, slack_input.user, request.typed)
    return Reply(menu_view.unknown_verb(t, names, request.typed, nearest, is_line=is_line))


def _is_log_line(context: BotContext, user: User, typed: str) -> bool:
    """Says whether it tells of somebody who is known: `/rapport called Ada, 20 min`."""
    with context.reading() as session:
        line = understand_text(context, session, user, typed)
    return bool(line.contacts or line.questions) and not line.is_no_log


def show_unreadable(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: UnreadableRequest
) -> Answer:
    """Say what was wrong with the words, and how the verb is written."""
    why = " ".join(each.sentence(slack_input.user.t) for each in request.problems)
    t, names, verb = slack_input.user.t, command_names(context), request.verb
    screen = menu_view.help_screen(t, names, MenuId.HELP_LOG)
    message = menu_view.help_message(t, names, verb) if verb in HELP else screen
    return Reply(menu_view.help_with_reason(why, message))


def show_home(context: BotContext, opened: HomeOpened) -> Answer:
    """Show the Home tab; its card exists before the record is read, from the first time on."""
    message = build_home(context, opened.user)
    if message.wanted_count:
        return message
    with context.session() as session:
        home_tab.remember_opened(session, opened.user.slack_id, now=context.now)
    return build_home(context, opened.user)


def build_home(context: BotContext, user: User) -> PublishHome:
    with context.reading() as session:
        seen = home_tab.wanted_count(session, user.slack_id)
        message = _home_content(context, session, user)
    return PublishHome(
        home_view.home(user.t, command_names(context), message, now=context.now), seen
    )


def _home_content(context: BotContext, session: Session, user: User) -> home_view.HomeContent:
    mine = _own_entries(session, user)
    waiting = ledger.count(session, _due_filter(context))
    oldest = ledger.page(session, _due_filter(context), limit=1, oldest_first=True).items
    return home_view.HomeContent(
        waiting=waiting,
        oldest=oldest[0] if oldest and not has_closed_contact(session, oldest[0]) else None,
        follow_ups=find_follow_ups(session, user, until=context.today(user.t), limit=_SHOWN),
        own_entries=mine,
        contacts=_recent_contacts(session, mine),
        admin=_admin_figures(session) if user.is_admin else None,
    )


def _due_filter(context: BotContext) -> MailFilter:
    return MailFilter(outcomes=(MailOutcome.WAITING,), due=context.now)


def _own_entries(session: Session, user: User) -> tuple[Interaction, ...]:
    wanted = InteractionFilter(logged_by=user.actor.key, states=(InteractionState.ACTIVE,))
    return pages.page(session, wanted, limit=_SHOWN).items


def _recent_contacts(session: Session, mine: tuple[Interaction, ...]) -> tuple[Contact, ...]:
    ids = [p.contact_id for each in mine for p in each.participants if p.contact_id is not None]
    found = contacts.get_many(session, list(dict.fromkeys(ids))[:_SHOWN])
    return tuple(found.values())


def _admin_figures(session: Session) -> home_view.AdminSummary:
    cancelled = pages.count(session, InteractionFilter(states=(InteractionState.CANCELLED,)))
    return home_view.AdminSummary(cancelled, mailboxes.get_all(session))


VERBS = {
    MenuRequest: show_menu,
    HelpRequest: show_help,
    UnknownRequest: show_unknown,
    UnreadableRequest: show_unreadable,
}
ACTIONS = dict.fromkeys(menu_view.HELP_SCREENS, turn_help)
SHORTCUTS = {MenuId.HOME: show_home}
