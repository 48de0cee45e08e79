"""Decides which listener answers, and what is shown when one fails.

A user's mistake is answered in its own words, and so is a button that an older version left in
Slack. Any other error is shown with a reference that the log has too; the log has the kind of error
and its place, no word that was typed.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlmodel import Session

from bot.answers import Answer, FailStep, Nothing, Options, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar.normalise import show_mentions
from bot.ids import OutOfDate
from bot.inputs import (
    Click,
    DirectMessage,
    FormClosed,
    FormSubmitted,
    Input,
    PickerSearched,
    Shortcut,
    SlashCommand,
    StepExecuted,
    User,
)
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import errors as errors_text
from bot.views.picker_validation import validate_picked_values
from journal.errors import RapportError, TransientError, UserError, log_text
from journal.log_context import current_log_fields, join_log_lines, new_log_id
from journal.model import Card, CardKind
from journal.permissions import ChangeDenied

Listener = Callable[[BotContext, Any], Answer]
# Listeners of the grammar's requests, by type.
VerbListener = Callable[[BotContext, SlashCommand | DirectMessage, Any], Answer]
CardRenderer = Callable[[BotContext, Session, Card, User], Message | None]

log = logging.getLogger(__name__)
# The letters of a failed command that are shown again.
_LONGEST_ECHO = 2900


@dataclass(frozen=True, slots=True)
class ListenerTables:
    verbs: Mapping[type, VerbListener]
    actions: Mapping[str, Listener]
    forms: Mapping[str, Listener]
    closed: Mapping[str, Listener]
    pickers: Mapping[str, Listener]
    shortcuts: Mapping[str, Listener]
    cards: Mapping[CardKind, CardRenderer]
    steps: Mapping[str, Listener]


def merge_tables(modules: tuple[ModuleType, ...]) -> ListenerTables:
    """Merge the tables of all files of listeners. No id may be in two of them."""
    names = ("VERBS", "ACTIONS", "FORMS", "CLOSED", "PICKERS", "SHORTCUTS", "CARDS", "STEPS")
    return ListenerTables(*(_merge_table(name, modules) for name in names))


def _merge_table(name: str, modules: tuple[ModuleType, ...]) -> dict[Any, Any]:
    united: dict[Any, Any] = {}
    for part in modules:
        for key, listener in getattr(part, name, {}).items():
            if key in united:
                raise ValueError(f"{name} {key!r} has two listeners.")
            united[key] = listener
    return united


def listener_for(  # noqa: PLR0911 (one case for each kind of input)
    tables: ListenerTables, slack_input: Input
) -> Listener | None:
    match slack_input:
        case Click():
            return tables.actions.get(slack_input.action_id)
        case FormSubmitted():
            return tables.forms.get(slack_input.view.callback_id)
        case FormClosed():
            return tables.closed.get(slack_input.view.callback_id) or _ignore
        case PickerSearched():
            return tables.pickers.get(slack_input.action_id)
        case Shortcut():
            return tables.shortcuts.get(slack_input.callback_id)
        case StepExecuted():
            return tables.steps.get(slack_input.step_id)
        case _:
            return None


def _ignore(_context: BotContext, _slack_input: Any) -> Answer:
    return Nothing()


def answer_input(
    context: BotContext,
    listener: Listener | None,
    slack_input: Input,
    *,
    can_come_again: bool = False,
) -> Answer:
    """The listener's answer, or the reason why it failed. What `can_come_again` is not explained when the
    record failed: it raises, so that it is not acknowledged.
    """
    with join_log_lines(request=new_log_id()):
        return _answer_or_explain(context, listener, slack_input, can_come_again=can_come_again)


def _answer_or_explain(
    context: BotContext, listener: Listener | None, slack_input: Input, *, can_come_again: bool
) -> Answer:
    try:
        if listener is None:
            raise OutOfDate  # noqa: TRY301 (told in one place, whoever finds it)
        validate_picked_values(slack_input)
        return listener(context, slack_input)
    except OutOfDate:
        log.warning("out of date: %s", type(slack_input).__name__)
        return error_reply(slack_input, slack_input.user.t(errors_text.BUTTON_OUT_OF_DATE))
    except Exception as error:
        # Whatever it is, somebody waits for an answer.
        if can_come_again and isinstance(error, RapportError) and not isinstance(error, UserError):
            raise
        return error_reply(slack_input, describe_error(slack_input.user.t, error))


def describe_error(t: Translator, error: Exception, *, may_be_partial: bool = False) -> str:
    """Says why it failed, in the error's own words if they are for people. `may_be_partial`: part of the
    work may be done.
    """
    if isinstance(error, ChangeDenied):
        return entry_text.may_not_change(t, error.number, error.denial)
    if isinstance(error, UserError):
        return t.explain(error)
    reference = current_log_fields().get("request") or new_log_id()
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("failed reference=%s error=%s at %s", reference, log_text(error), where)
    if may_be_partial:
        return errors_text.failed_midway(t, reference)
    if isinstance(error, TransientError):
        return errors_text.record_busy(t, reference)
    if isinstance(error, RapportError):
        return errors_text.record_unreachable(t, reference)
    return errors_text.failed_unexpectedly(t, reference)


def error_reply(slack_input: Input, reason: str) -> Answer:
    """The error, where the user looks; a form stays, since `bot/slack/responses` opens this on top."""
    if isinstance(slack_input, PickerSearched):
        return Options()
    if isinstance(slack_input, StepExecuted):
        return FailStep(reason)
    if isinstance(slack_input, FormClosed):
        # Nobody expects an answer after closing a form.
        return Nothing()
    title = slack_input.user.t(errors_text.TITLE)
    # Slack clears the line in which a command was typed: here it is, to be tried again.
    typed = (
        f"{slack_input.command} {show_mentions(slack_input.text)}".strip()
        if isinstance(slack_input, SlashCommand)
        else ""
    )
    echo = [builders.quote(typed, _LONGEST_ECHO)] if typed else []
    return Reply(
        Message(
            builders.safe_text(reason, 3000), (builders.section(builders.plain_text(reason)), *echo)
        ),
        title=title,
    )
