"""Finds the listener for typed text: after a command, or as a line in the direct messages.

/log …        an entry, always; alone, the form
/rapport …    a verb; alone, the menu
a line        a verb when it begins with one, else an entry
"""

import logging

from bot.answers import Answer, InBackground, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.dispatch import ListenerTables, answer_input
from bot.grammar import (
    CancelRequest,
    CommentRequest,
    LogFormRequest,
    LogLineRequest,
    MenuRequest,
    NewContactRequest,
    Request,
    RestoreRequest,
    RhythmRequest,
    UndoRequest,
    UnknownRequest,
    read_command,
    read_log_line,
)
from bot.ids.menu import MenuId
from bot.inputs import Click, DirectMessage, HomeOpened, SlashCommand
from bot.language.translator import Translator
from bot.listeners.shared.open_form import FormStart, open_form
from bot.messages import labels as labels_text
from bot.messages import log as log_text
from bot.views.log_values import LogValues
from journal.errors import TransientError
from journal.fold import fold
from journal.store.slack import events, people

log = logging.getLogger(__name__)


def answer_command(context: BotContext, tables: ListenerTables, typed: SlashCommand) -> Answer:
    return _answer_request(context, tables, typed, _parse_request(context, typed))


def answer_direct_message(
    context: BotContext, tables: ListenerTables, slack_input: DirectMessage
) -> Answer:
    """Answer a line, which Slack may send more than once.

    A line that writes is known again by the transaction that writes it: it must not be lost when we
    die half way, or when the record fails. Anything else is done the first time only. Files that come
    without a line go into the form. What comes late is written as of the moment when it was typed.
    """
    then = context.as_of(slack_input.typed_at) if slack_input.is_late else context
    read = _read_command(then, slack_input)
    if slack_input.files and isinstance(read, LogFormRequest | MenuRequest):
        return open_form(then, slack_input, FormStart(LogValues(files=slack_input.files)))
    if isinstance(read, UnknownRequest):
        read = _read_line(then, slack_input)
    if not _is_written(read):
        is_first = _is_first_time(context, slack_input)
        return _answer_request(context, tables, slack_input, read) if is_first else Nothing()
    with context.reading() as session:
        if events.was_seen(session, slack_input.event_id):
            return Nothing()
    if slack_input.is_late and isinstance(read, _NEVER_LATE):
        answer: Answer = Reply(_came_too_late(slack_input))
    else:
        answer = _answer_request(then, tables, slack_input, read, can_come_again=True)
    if not isinstance(answer, InBackground):
        # What is done behind the ack is marked by the transaction that does it.
        _mark_answered(context, slack_input)
    return answer


# What takes back or changes the last thing, or one by its number: by now it may be another one.
_NEVER_LATE = (CancelRequest, RestoreRequest, UndoRequest, RhythmRequest)


def _came_too_late(slack_input: DirectMessage) -> Message:
    typed = builders.one_line(slack_input.text, 500)
    return builders.sentence(log_text.came_too_late(slack_input.user.t, typed))


def _mark_answered(context: BotContext, slack_input: DirectMessage) -> None:
    """Mark it, whatever it was answered: a mistake is explained once. What it wrote has its own mark."""
    try:
        with context.session() as session:
            events.is_first_time(session, slack_input.event_id, now=context.now)
            people.note_dm(session, slack_input.user.slack_id, slack_input.channel)
    except TransientError as error:
        log.warning("A line could not be marked as answered: %s", type(error).__name__)


def _is_written(read: Request) -> bool:
    """Says whether its listener writes, and marks the line as seen in the same transaction."""
    match read:
        case CommentRequest(text=text):
            return bool(text.strip())
        case RhythmRequest(who=who):
            return bool(who)
        case CancelRequest() | LogLineRequest() | NewContactRequest():
            return True
        case RestoreRequest() | UndoRequest():
            return True
        case _:
            return False


def _is_first_time(context: BotContext, slack_input: DirectMessage) -> bool:
    with context.session() as session:
        return events.is_first_time(session, slack_input.event_id, now=context.now)


def answer_home_opened(context: BotContext, tables: ListenerTables, opened: HomeOpened) -> Answer:
    """Answer the opening of the Home tab, which stands in the table of shortcuts."""
    return answer_input(context, tables.shortcuts.get(MenuId.HOME), opened)


def run_command_button(context: BotContext, tables: ListenerTables, click: Click) -> Answer:
    """Run the command of a button, as if its value had been typed there."""
    typed = SlashCommand(
        user=click.user,
        command=context.settings.slack.command,
        text=click.value,
        channel=click.message.channel if click.message else "",
        trigger=click.trigger,
        response_url=click.response_url,
    )
    return answer_command(context, tables, typed)


def _parse_request(context: BotContext, typed: SlashCommand) -> Request:
    if typed.command != context.settings.slack.log_command:
        return _read_command(context, typed)
    if not typed.text.strip():
        return LogFormRequest()
    return _read_line(context, typed)


def _read_command(context: BotContext, typed: SlashCommand | DirectMessage) -> Request:
    t, names = typed.user.t, _template_names(context, typed.user.t)
    return read_command(typed.text, now=context.now, zone=t.zone, language=t.language, names=names)


def _read_line(context: BotContext, typed: SlashCommand | DirectMessage) -> LogLineRequest:
    t, names = typed.user.t, _template_names(context, typed.user.t)
    return LogLineRequest(read_log_line(typed.text, now=context.now, zone=t.zone, names=names))


def _template_names(context: BotContext, t: Translator) -> frozenset[str]:
    """Says what the reader sees templates called, folded: they type what they see."""
    names = labels_text.template_names(t, context.config.catalog.templates)
    return frozenset(map(fold, names.values()))


def _answer_request(
    context: BotContext,
    tables: ListenerTables,
    slack_input: SlashCommand | DirectMessage,
    request: Request,
    *,
    can_come_again: bool = False,
) -> Answer:
    verb = tables.verbs.get(type(request))
    listener = None if verb is None else lambda context, asked: verb(context, asked, request)
    return answer_input(context, listener, slack_input, can_come_again=can_come_again)
