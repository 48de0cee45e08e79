"""`build_app`: a Bolt app with one listener for each kind of thing that Slack sends.

Our own listener is looked up in `dispatch.Tables`: Bolt tries its listeners one after the other, so
one of Bolt's for each button would make every answer slower. Everything is answered before the
response (see `bot/slack/responses`): Bolt's other way polls for the ack, and loses it when a
listener fails.
"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http import HTTPStatus
from types import ModuleType
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import dispatch
from bot.answers import Answer
from bot.blockkit import builders
from bot.blockkit.builders import Message, View
from bot.context import BotContext
from bot.dispatch import ListenerTables
from bot.ids.menu import MenuId
from bot.inputs import Click, FormSubmitted, Input, User
from bot.language.translator import Translator
from bot.listeners.menu import build_home
from bot.listeners.registry import LISTENERS
from bot.listeners.typed_input import (
    answer_command,
    answer_direct_message,
    answer_home_opened,
    run_command_button,
)
from bot.messages import alerts as alerts_text
from bot.messages import errors as errors_text
from bot.outbox import Outbox, OutboxSettings
from bot.rate_limit import RateLimit
from bot.slack import file_attach, payloads, responses
from bot.slack.people import AccessDenied, People, company_translator
from bot.slack.responses import AckBody, Replier
from journal.errors import RequestRefused
from journal.health.problems import WatchConfig, build_watch_config
from journal.health.watch import run_alert_command
from journal.model import Card
from journal.store.alerts import AlertNews
from journal.store.slack.file_requests import FileRequest

log = logging.getLogger(__name__)
_ANY = re.compile("")
# Slack sends an event that is not acknowledged again, three times.
_LAST_RETRY = 3
_MOST_LOST_LINES = 10_000

ParsePayload = Callable[[User, Any], Input]
AnswerInput = Callable[[BotContext, ListenerTables, Any], Answer]


@dataclass(frozen=True, slots=True)
class SlackApp:
    """The app with what belongs to it."""

    bolt_app: App
    context: BotContext
    people: People
    tables: ListenerTables
    slack: WebClient
    rate_limit: RateLimit
    # Lines of which their writers were told that they were not kept: they may have written them again.
    lost_lines: set[str] = field(default_factory=set)


def build_app(
    context: BotContext,
    slack: WebClient,
    *,
    team: str,
    signing_secret: str = "",
    bot_user: str = "",
    bot_id: str = "",
    listeners: tuple[ModuleType, ...] = LISTENERS,
    rate_limit: RateLimit | None = None,
) -> SlackApp:
    """Build the app. `team` is its own workspace. Without a signing secret only Socket Mode may be
    used.

    Without the bot's ids Bolt asks Slack for them, while the first person waits.
    """
    known = AuthorizeResult(
        enterprise_id=None,
        team_id=team,
        bot_token=slack.token,
        bot_user_id=bot_user,
        bot_id=bot_id,
    )
    app = App(
        # Without a name Bolt walks up the whole stack, with the source of each frame, to find one.
        name="rapport",
        client=slack,
        authorize=(lambda: known) if bot_user else None,
        signing_secret=signing_secret or None,
        request_verification_enabled=bool(signing_secret),
        token_verification_enabled=False,
        process_before_response=True,
        listener_executor=context.workers,
        attaching_conversation_kwargs_enabled=False,
        logger=logging.getLogger("rapport.bolt"),
    )
    slack_app = SlackApp(
        app,
        context,
        People(slack, team),
        dispatch.merge_tables(listeners),
        slack,
        rate_limit or RateLimit(),
    )
    _register_listeners(slack_app)
    return slack_app


def build_outbox(
    slack_app: SlackApp, slack: WebClient, *, now: Callable[[], datetime] | None = None
) -> Outbox:
    """The outbox, which brings the cards to Slack; `slack` is a client without retries of its own."""
    context, config = slack_app.context, slack_app.context.settings.slack
    watched = build_watch_config(context.settings)
    return Outbox(
        engine=context.engine,
        slack=slack,
        render=lambda card: _render_card(slack_app, card),
        find_person=lambda slack_id: slack_app.people.find_person(context, slack_id),
        now=now or context.clock,
        wake=context.wake,
        stop=context.stop,
        log=logging.getLogger("rapport.outbox"),
        settings=OutboxSettings(
            config.triage_channel, config.admins, watched, context.config.rhythm
        ),
        run_alert_command=lambda news: _run_alert_command(slack_app, watched, news),
        render_home=lambda slack_id: _render_home(slack_app, slack_id),
        may_be_notified=lambda person: slack_app.people.has_access(context, person),
        fetch_file=lambda file, done: _fetch_file(slack_app, slack, file, done),
    )


def _run_alert_command(slack_app: SlackApp, watched: WatchConfig, news: AlertNews) -> None:
    describe = partial(alerts_text.whole_text, company_translator(slack_app.context))
    slack_app.context.workers.submit(run_alert_command, watched.command, news, describe)


def _fetch_file(
    slack_app: SlackApp, slack: WebClient, file: FileRequest, on_done: Callable[[], None]
) -> None:
    context = slack_app.context
    brought = context.workers.submit(
        file_attach.fetch_and_attach, context, slack, company_translator(context), file
    )
    brought.add_done_callback(lambda _future: on_done())


def _render_home(slack_app: SlackApp, slack_id: str) -> View | None:
    """The Home tab; a refusal for a person without access, and None for one who left."""
    person = slack_app.people.find_person(slack_app.context, slack_id)
    if person and person.gone:
        return None
    user = slack_app.people.identify(slack_app.context, slack_id, "")
    if isinstance(user, AccessDenied):
        return responses.refusal_view(user.reason)
    return build_home(slack_app.context, user).view


def _render_card(slack_app: SlackApp, card: Card) -> Message | None:
    """The card, rendered by the listener file of its kind, with what its reader may do."""
    render = slack_app.tables.cards.get(card.kind)
    if render is None:
        return None
    reader = slack_app.people.reader_of(slack_app.context, card.reader)
    with slack_app.context.reading() as session:
        return render(slack_app.context, session, card, reader)


def _register_listeners(slack_app: SlackApp) -> None:
    """Registers a listener for each kind of payload, the most frequent first."""
    app, slack = slack_app.bolt_app, slack_app.context.settings.slack
    commands = {slack.log_command, slack.command}
    for command in sorted(commands):
        app.command(command)(_bolt_listener(slack_app, payloads.parse_command, answer_command))
    app.options(_ANY)(_bolt_listener(slack_app, payloads.parse_picker_searched, _dispatch))
    app.action(_ANY)(_bolt_listener(slack_app, payloads.parse_click, _dispatch))
    app.view(_ANY)(_bolt_listener(slack_app, payloads.parse_form_submitted, _dispatch))
    app.view_closed(_ANY)(_bolt_listener(slack_app, payloads.parse_form_closed, _dispatch))
    app.shortcut(_ANY)(_bolt_listener(slack_app, payloads.parse_shortcut, _dispatch))
    app.event("message")(_message_listener(slack_app))
    app.event("app_home_opened")(_home_listener(slack_app))
    app.event("function_executed")(_step_listener(slack_app))
    app.event("user_change")(_user_change_listener(slack_app))
    app.error(_failure_listener(slack_app))


def _dispatch(context: BotContext, tables: ListenerTables, slack_input: Input) -> Answer:
    if isinstance(slack_input, Click) and slack_input.action_id.startswith(MenuId.RUN_COMMAND):
        return run_command_button(context, tables, slack_input)
    return dispatch.answer_input(context, dispatch.listener_for(tables, slack_input), slack_input)


def _bolt_listener(
    slack_app: SlackApp, parse: ParsePayload, respond: AnswerInput
) -> Callable[..., None]:
    # Bolt passes arguments by the names of a listener's parameters.
    def listener(body: dict[str, Any], ack: Any) -> None:
        done = answer_payload(slack_app, body, parse, respond)
        ack(done) if done else ack()

    return listener


def answer_payload(
    slack_app: SlackApp, body: dict[str, Any], parse: ParsePayload, respond: AnswerInput
) -> AckBody:
    """Finds who asks and what, gets the answer, and sends it to Slack."""
    slack_id, team = payloads.user_and_team_ids(body)
    user = slack_app.people.identify(slack_app.context, slack_id, team)
    if isinstance(user, AccessDenied):
        if user.is_unknown and is_kept_event(body):
            raise RequestRefused(errors_text.UNKNOWN_PERSON)
        return _answer_refused(slack_app, body, user.reason)
    if not slack_app.rate_limit.take_one(slack_id, slack_app.context.now):
        note_lost_line(slack_app, body)
        return _answer_refused(slack_app, body, user.t(errors_text.TOO_MANY_AT_ONCE))
    return _answer_user(slack_app, user, body, parse, respond)


def note_lost_line(slack_app: SlackApp, body: dict[str, Any]) -> None:
    """Note a line that is not kept, and of which its writer is told so."""
    event = body.get("event") or {}
    if len(slack_app.lost_lines) >= _MOST_LOST_LINES:
        slack_app.lost_lines.clear()
    if event.get("type") == "message":
        slack_app.lost_lines.add(payloads.message_key(event))


def answer_late_line(slack_app: SlackApp, body: dict[str, Any]) -> None:
    """Answer a line that Slack brings no more, found in its history. Whoever has no access hears nothing."""
    event = body["event"]
    if payloads.message_key(event) in slack_app.lost_lines:
        return
    user = slack_app.people.identify(slack_app.context, *payloads.user_and_team_ids(body))
    if isinstance(user, User):
        _answer_user(slack_app, user, body, payloads.parse_late_message, answer_direct_message)
    elif user.is_unknown:
        raise RequestRefused(errors_text.UNKNOWN_PERSON)


def _answer_user(
    slack_app: SlackApp, user: User, body: dict[str, Any], parse: ParsePayload, respond: AnswerInput
) -> AckBody:
    for other in payloads.mentioned_people(body):
        # People who are named must be in the record before the listener asks for them.
        slack_app.people.find_person(slack_app.context, other)
    slack_input = parse(user, body)
    if isinstance(slack_input, FormSubmitted):
        # They may have changed their preferences: what is remembered of them is read again.
        slack_app.people.forget(user.slack_id)
    line = Replier(slack_app.context, slack_app.slack, slack_input)
    return responses.perform(
        line, respond(slack_app.context.for_answers(), slack_app.tables, slack_input)
    )


def _answer_refused(slack_app: SlackApp, body: dict[str, Any], reason: str) -> AckBody:
    """Tells the refusal to this person alone, in the way that their input allows."""
    if body.get("type") == "view_submission":
        return {"response_action": "errors", "errors": _first_field_error(body, reason)}
    if body.get("type") == "block_suggestion":
        return {"options": []}
    if body.get("command"):
        return {"response_type": "ephemeral", "text": reason}
    if event := body.get("event"):
        responses.send_refusal(slack_app.slack, event, reason)
    elif url := body.get("response_url"):
        reply = {"text": reason, "response_type": "ephemeral", "replace_original": False}
        base = slack_app.context.settings.slack.api_base_url
        slack_app.context.workers.submit(responses.post_to_response_url, url, reply, base)
    return {}


def _first_field_error(body: dict[str, Any], reason: str) -> dict[str, str]:
    blocks = [b for b in body["view"].get("blocks", ()) if b.get("type") == "input"]
    return {blocks[0]["block_id"]: reason} if blocks else {}


def _message_listener(slack_app: SlackApp) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        event = body["event"]
        if event.get("channel_type") == "im" and is_typed_line(event):
            answer_payload(slack_app, body, payloads.parse_direct_message, answer_direct_message)
        ack()

    return listener


def is_typed_line(message: Mapping[str, Any]) -> bool:
    """Says whether a person typed it: edits, joins and bots' messages are no lines."""
    return message.get("subtype", "file_share") == "file_share" and not message.get("bot_id")


def _home_listener(slack_app: SlackApp) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        ack()
        if body["event"].get("tab") == "home":
            answer_payload(slack_app, body, payloads.parse_home_opened, answer_home_opened)

    return listener


def _step_listener(slack_app: SlackApp) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        answer_payload(slack_app, body, payloads.parse_step, _dispatch)
        ack()

    return listener


def _user_change_listener(slack_app: SlackApp) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        ack()
        slack_app.people.update_from_slack(slack_app.context, body["event"].get("user"))

    return listener


def is_kept_event(body: dict[str, Any]) -> bool:
    """Says whether somebody wrote it, so that it must not be acknowledged before it is in the record."""
    return (body.get("event") or {}).get("type") in {"message", "function_executed"}


def _failure_listener(slack_app: SlackApp) -> Callable[..., BoltResponse]:
    def listener(error: Exception, body: dict[str, Any], request: BoltRequest) -> BoltResponse:
        if not is_kept_event(body):
            return _bolt_failure(error, body)
        retry = request.headers.get("x-slack-retry-num", ["0"])[0]
        _explain_last_failure(slack_app, error, body, int(retry) if retry.isdecimal() else 0)
        return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, body="")

    return listener


def _explain_last_failure(
    slack_app: SlackApp, error: Exception, body: dict[str, Any], retry: int
) -> None:
    """Tells the person that their line is not in the record, once Slack does not send it again."""
    if retry < _LAST_RETRY:
        log.warning("A line could not be kept: %s. Slack sends it again.", type(error).__name__)
        return
    tell_lost_line(slack_app, body, error)


def tell_lost_line(slack_app: SlackApp, body: dict[str, Any], error: Exception) -> None:
    """Tell whoever wrote it that it is not in the record."""
    note_lost_line(slack_app, body)
    t = company_translator(slack_app.context)
    responses.send_refusal(slack_app.slack, body["event"], dispatch.describe_error(t, error))


def _bolt_failure(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Answers a fault of Bolt with status 200, since Slack would show no reason for another."""
    text = dispatch.describe_error(Translator(), error)
    if body.get("type") == "view_submission":
        view = builders.modal(
            "Rapport",
            [builders.section(builders.plain_text(text))],
            callback_id="notice",
            close="OK",
        )
        return BoltResponse(status=200, body={"response_action": "push", "view": view})
    if body.get("command"):
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    return BoltResponse(status=200, body="")
