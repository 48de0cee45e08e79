"""Shows what somebody is to come back to: listed, done, put off by a week."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlmodel import Session

from bot.answers import Answer, Nothing, Refresh, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import DueRequest
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.entry import change_entry
from bot.listeners.menu import build_home
from bot.listeners.shared.entry_access import (
    entry_ref,
    get_entry,
    is_double_click,
    last_deed_id,
    stale_reason,
)
from bot.listeners.shared.open_follow_ups import addresses_of, find_follow_ups
from bot.listeners.shared.record_and_reply import undoable_deed
from bot.messages import errors as errors_text
from bot.messages import follow_ups as follow_ups_text
from bot.views import follow_ups as follow_ups_view
from bot.views.entry_card import short_entry_line
from bot.views.follow_ups import FollowUpChange, FollowUpList
from journal.model import Interaction, InteractionState
from journal.store.record import follow_ups, interactions

_MOST_LISTED = 8
_A_WEEK = timedelta(days=7)
# From the day that it is due, and today → the new day; None is never.
NewDay = Callable[[date, date], date | None]


def show_due(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: DueRequest
) -> Answer:
    with context.reading() as session:
        message = _list_message(context, session, slack_input.user)
    return Reply(message, title=slack_input.user.t(follow_ups_text.TITLE))


def _list_message(
    context: BotContext, session: Session, user: User, change: FollowUpChange | None = None
) -> Message:
    today = context.today(user.t)
    due = find_follow_ups(session, user, until=today, limit=_MOST_LISTED)
    count = follow_ups.count_open(session, addresses_of(user), until=today)
    ahead = find_follow_ups(session, user, until=today + _A_WEEK, limit=count + _MOST_LISTED)
    content = FollowUpList(due, count, ahead[count:])
    return follow_ups_view.follow_up_list(user.t, content, now=context.now, change=change)


# ── changed ─────────────────────────────────────────────────────────────────────────────────────


def mark_done(context: BotContext, click: Click) -> Answer:
    return _change(context, click, lambda _day, _today: None)


def postpone_follow_up(context: BotContext, click: Click) -> Answer:
    """Put it off by a week from its day; from today if that is over."""
    return _change(context, click, lambda day, today: max(day, today) + _A_WEEK)


def _change(context: BotContext, click: Click, new_day: NewDay) -> Answer:
    """Changes the day; a double click shows again what the first one did."""
    user, seen = click.user, entry_ref(click)
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, user.t, seen.id)
        change = None
        if is_double_click(context, session, click, seen, entry):
            deed = undoable_deed(session, user, entry, 0)
            change = FollowUpChange(_sentence(user.t, entry, context), entry, deed)
        elif entry.follow_up_on is not None and entry.state is InteractionState.ACTIVE:
            if why := stale_reason(session, user, seen, entry):
                change = FollowUpChange(why, entry)
            else:
                day = new_day(entry.follow_up_on, context.today(user.t))
                change_entry(context, session, user, entry, {"follow_up_on": day})
                after = get_entry(session, user.t, seen.id)
                sentence = _sentence(user.t, after, context)
                change = FollowUpChange(sentence, after, last_deed_id(session, user))
        message = _list_message(context, session, user, change)
    return _answer_where_clicked(context, click, message)


def _sentence(t: Translator, entry: Interaction, context: BotContext) -> str:
    line = short_entry_line(t, entry, now=context.now)
    if entry.follow_up_on is None:
        return follow_ups_text.entry_settled(t, line)
    due = t.day_and_time(entry.follow_up_on, entry.follow_up_time, today=context.today(t))
    return follow_ups_text.entry_put_off(t, line, due)


def _answer_where_clicked(context: BotContext, click: Click, message: Message) -> Answer:
    """Answer where the button was: the Home tab, a dialog, the list; the outbox shows a digest anew."""
    t = click.user.t
    if click.view is not None and click.view.is_home:
        return build_home(context, click.user)
    if click.view is not None:
        title, close = t(follow_ups_text.TITLE), t(errors_text.CLOSE)
        return Refresh(builders.modal(title, message.blocks, callback_id="notice", close=close))
    if click.block_id.startswith(LogId.FOLLOW_NOTICE):
        return Nothing()
    return Reply(message, replace_original=True)


VERBS = {DueRequest: show_due}
ACTIONS = {LogId.FOLLOW_DONE: mark_done, LogId.FOLLOW_LATER: postpone_follow_up}
