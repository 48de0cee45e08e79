"""Answers → Slack. The only file that acknowledges, opens views and posts to a response_url.

Views are opened and refreshed at once, while the trigger is fresh; a response_url, a direct message
and a file go to the workers, after the ack. `perform` returns the body of the ack.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.answers import (
    Answer,
    CloseForm,
    CompleteStep,
    FailStep,
    FieldErrors,
    InBackground,
    Nothing,
    OpenModal,
    Options,
    PublishHome,
    Refresh,
    RefreshBelow,
    Remove,
    Reply,
    SendFile,
    Several,
)
from bot.blockkit import builders
from bot.blockkit.builders import Message, View
from bot.context import BotContext
from bot.dispatch import describe_error
from bot.inputs import (
    Click,
    DirectMessage,
    FormSubmitted,
    HomeOpened,
    Input,
    Shortcut,
    SlashCommand,
    StepExecuted,
)
from bot.messages import errors as errors_text
from bot.outbox import home_tab
from bot.outbox.calls import error_code
from bot.slack import direct_messages
from bot.slack.direct_messages import DirectTarget
from bot.slack.step_end import end_step
from journal.model import CardTopic

log = logging.getLogger(__name__)

AckBody = Mapping[str, Any]
_EMPTY: AckBody = {}
# A second post to the response_url only fails when Slack is away; the deed is done by then.
_TIMEOUT = 10
_SLACK_HOSTS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})


@dataclass(frozen=True, slots=True)
class Replier:
    """Holds what is needed to answer one input."""

    context: BotContext
    slack: WebClient
    input: Input


def perform(replier: Replier, answer: Answer) -> AckBody:
    """Do what the answer says, and return the body of the ack."""
    match answer:
        case Several(answers):
            bodies = [perform(replier, each) for each in answers]
            return next((body for body in bodies if body), _EMPTY)
        case InBackground():
            return _queue_job(replier, answer)
        case Options(options):
            return {"options": list(options)}
        case FieldErrors(fields):
            return {"response_action": "errors", "errors": dict(fields)}
        case _:
            return _by_input(replier, answer)


def _queue_job(replier: Replier, answer: InBackground) -> AckBody:
    """Queues the job behind the same person's earlier ones, and returns the answer for now."""
    jobs, asker = replier.context.jobs, replier.input.user
    if answer.is_export and jobs.is_busy(asker.slack_id):
        return perform(replier, Reply(Message(asker.t(errors_text.ONE_FILE_AT_A_TIME))))
    body = perform(replier, answer.answer_now)
    jobs.submit(
        asker.slack_id,
        lambda: _run_guarded(replier, lambda: perform_late(replier, answer.work(replier.context))),
    )
    return body


def _by_input(replier: Replier, answer: Answer) -> AckBody:
    """Does what depends on the kind of input."""
    match replier.input:
        case SlashCommand():
            return _answer_command(replier, answer)
        case FormSubmitted():
            return _answer_form(replier, answer)
        case _:
            return _answer_other(replier, answer)


def _answer_command(replier: Replier, answer: Answer) -> AckBody:
    if isinstance(answer, Reply):
        return {"response_type": "ephemeral", **_body(answer.message)}
    return _answer_other(replier, answer)


def _answer_form(replier: Replier, answer: Answer) -> AckBody:
    match answer:
        case CloseForm(then, to, whole, about, instead):
            if then:
                _in_background(
                    replier, lambda: _post_reply(replier, then, to, about, instead=instead)
                )
            return {"response_action": "clear"} if whole else _EMPTY
        case OpenModal(view):
            return {"response_action": "push", "view": view}
        case Refresh(view):
            return {"response_action": "update", "view": view}
        case Reply(message):
            return {"response_action": "push", "view": _notice_view(replier, message, answer.title)}
        case _:
            return _answer_other(replier, answer)


def _answer_other(replier: Replier, answer: Answer) -> AckBody:
    match answer:
        case OpenModal(view, otherwise):
            _open(replier, view, otherwise)
        case Refresh(view):
            _refresh(replier, view)
        case RefreshBelow(view, view_id):
            _update(replier, {"view_id": view_id, "view": view})
        case PublishHome(view, seen):
            _publish(replier, view, seen)
        case Reply():
            _reply(replier, answer)
        case CompleteStep() | FailStep():
            _in_background(replier, lambda: _end_step(replier, answer))
        case Remove():
            _in_background(replier, lambda: _respond(replier, {"delete_original": True}))
        case SendFile():
            _in_background(replier, lambda: _send_file(replier, answer))
        case CloseForm(then, to, _, about, instead) if then:
            _in_background(replier, lambda: _post_reply(replier, then, to, about, instead=instead))
        case _:
            pass
    return _EMPTY


def perform_late(replier: Replier, answer: Answer | None) -> None:  # noqa: C901 (one case for each answer)
    """Answer after longer work: the trigger is gone, so it goes where the user looks."""
    match answer:
        case None | Nothing():
            pass
        case Several(answers):
            for each in answers:
                perform_late(replier, each)
        case Reply(message, instead, about):
            _post_reply(replier, message, response_url(replier.input), about, instead=instead)
        case CloseForm(then, to, _, about, instead):
            if then:
                _post_reply(replier, then, to, about, instead=instead)
        case SendFile():
            _send_file(replier, answer)
        case PublishHome(view, seen):
            _publish(replier, view, seen)
        case Refresh(view):
            _refresh(replier, view)
        case InBackground(work, now):
            perform_late(replier, now)
            perform_late(replier, work(replier.context))
        case _:
            log.error("too late for %s", type(answer).__name__)


# ── one by one ──────────────────────────────────────────────────────────────────────────────────


def _open(replier: Replier, view: View, otherwise: Message | None) -> None:
    on_modal = (
        isinstance(replier.input, Click) and replier.input.view and not replier.input.view.is_home
    )
    method = "views.push" if on_modal else "views.open"
    trigger = getattr(replier.input, "trigger", "")
    try:
        replier.slack.api_call(method, json={"trigger_id": trigger, "view": view})
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("%s failed error=%s", method, error_code(error))
        t = replier.input.user.t
        message = otherwise or Message(t(errors_text.TOO_LATE_TO_OPEN))
        _in_background(
            replier, lambda: _post_reply(replier, message, response_url(replier.input), ())
        )


def _refresh(replier: Replier, view: View) -> None:
    slack_input = replier.input
    if not isinstance(slack_input, Click | FormSubmitted) or slack_input.view is None:
        log.error("no view to refresh for %s", type(slack_input).__name__)
        return
    if slack_input.view.is_home:
        _publish(replier, view)
        return
    _update(replier, {"view_id": slack_input.view.id, "hash": slack_input.view.hash, "view": view})


def _update(replier: Replier, body: Mapping[str, Any]) -> None:
    try:
        replier.slack.api_call("views.update", json=dict(body))
    except (SlackApiError, SlackClientError, OSError) as error:
        # The user was quicker on another screen: the view there is newer.
        log.info("views.update failed error=%s", error_code(error))


def _reply(replier: Replier, reply: Reply) -> None:
    slack_input, message = replier.input, reply.message
    if isinstance(slack_input, DirectMessage):
        _in_background(
            replier, lambda: _post_direct(replier, message, reply.about, whole=reply.shows_all)
        )
    elif response_url(slack_input):
        url, instead = response_url(slack_input), reply.replace_original
        _in_background(
            replier, lambda: _post_reply(replier, message, url, reply.about, instead=instead)
        )
    elif isinstance(slack_input, Click | Shortcut):
        _open(replier, _notice_view(replier, message, reply.title), message)
    elif not isinstance(slack_input, HomeOpened):
        _in_background(
            replier, lambda: _post_direct(replier, message, reply.about, whole=reply.shows_all)
        )


def _post_reply(
    replier: Replier,
    message: Message,
    url: str,
    about: tuple[CardTopic, ...],
    *,
    instead: bool = False,
) -> None:
    """Posts by the input's response_url; when that is used up, in the direct messages."""
    body = {**_body(message), "response_type": "ephemeral", "replace_original": instead}
    if url and post_to_response_url(url, body, replier.context.settings.slack.api_base_url):
        return
    _post_direct(replier, message, about)


def _respond(replier: Replier, body: Mapping[str, Any]) -> None:
    url, base = response_url(replier.input), replier.context.settings.slack.api_base_url
    if url and not post_to_response_url(url, body, base):
        log.warning("a response_url was not taken")


def post_to_response_url(url: str, body: Mapping[str, Any], api_base_url: str) -> bool:
    if not is_slack_address(url, api_base_url):
        log.warning("a response_url is not Slack's, and was left alone")
        return False
    try:
        answer = WebhookClient(url, timeout=_TIMEOUT).send_dict(dict(body))
    except (SlackClientError, OSError, ValueError) as error:
        log.warning("response_url failed error=%s", type(error).__name__)
        return False
    return bool(answer.status_code == 200)


def is_slack_address(url: str, api_base_url: str) -> bool:
    """Says whether it is Slack's own host, or the fake Slack's: answers go nowhere else."""
    try:
        scheme, host, port = _origin(url)
        base = _origin(api_base_url)
    except ValueError:
        return False
    is_slack = scheme == "https" and host in _SLACK_HOSTS and port is None
    return is_slack or (scheme, host, port) == base


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _post_direct(
    replier: Replier, message: Message, about: tuple[CardTopic, ...], *, whole: bool = False
) -> None:
    """Posts a lasting message in the user's direct messages."""
    slack_input, slack_id = replier.input, replier.input.user.slack_id
    to = DirectTarget(slack_id, slack_id)
    if isinstance(slack_input, DirectMessage):
        to = DirectTarget(slack_id, slack_input.channel, slack_input.thread_ts)
    direct_messages.post(replier.context, replier.slack, to, _body(message), about, whole=whole)


def _publish(replier: Replier, view: View, seen: int = 0) -> None:
    """Publishes the Home tab; if it failed, or may be old by now, the outbox does so anew."""
    context, slack_id = replier.context, replier.input.user.slack_id
    try:
        replier.slack.api_call("views.publish", json={"user_id": slack_id, "view": view})
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("views.publish failed error=%s", error_code(error))
        seen = 0
    with context.reading() as session:
        is_true = home_tab.wanted_count(session, slack_id) == seen > 0
    if not is_true:
        with context.session() as session:
            home_tab.mark_due(session, slack_id, now=context.now)


def _send_file(replier: Replier, file: SendFile) -> None:
    user = replier.input.user
    if not direct_messages.send_file(replier.context, replier.slack, user.slack_id, file):
        why = builders.safe_text(errors_text.file_not_sent(user.t, file.title), 1000)
        _post_reply(replier, Message(why), response_url(replier.input), ())


def _end_step(replier: Replier, answer: CompleteStep | FailStep) -> None:
    if isinstance(replier.input, StepExecuted):
        end_step(replier.context, replier.slack, replier.input.execution, answer)


def _notice_view(replier: Replier, message: Message, title: str) -> View:
    """A message as a dialog, on top of what is open."""
    t = replier.input.user.t
    blocks = message.blocks or (builders.section(builders.plain_text(message.text)),)
    return builders.modal(
        title or "Rapport", blocks, callback_id="notice", close=t(errors_text.CLOSE)
    )


def _body(message: Message) -> dict[str, Any]:
    blocks = {"blocks": list(message.blocks)} if message.blocks else {}
    return {"text": builders.clip(message.text, 4000), **blocks}


def response_url(slack_input: Input) -> str:
    return getattr(slack_input, "response_url", "")


def _in_background(replier: Replier, work: Any) -> None:
    """Does work in a worker, after the ack; its errors are reported if possible."""
    replier.context.workers.submit(_run_guarded, replier, work)


def _run_guarded(replier: Replier, work: Any) -> None:
    try:
        work()
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("slack refused error=%s", error_code(error))
    except Exception as error:  # noqa: BLE001 (a worker has nobody above it)
        _report_error(replier, error)


def _report_error(replier: Replier, error: Exception) -> None:
    """Reports an error after the ack. Part of the work may be done: never say "nothing was saved"."""
    why = builders.safe_text(describe_error(replier.input.user.t, error, may_be_partial=True), 3000)
    try:
        _post_reply(replier, Message(why), response_url(replier.input), ())
    except Exception as again:  # noqa: BLE001 (a worker has nobody above it)
        log.error("it could not be told: %s", type(again).__name__)  # noqa: TRY400 (a traceback may hold texts)


def send_refusal(slack: WebClient, event: Mapping[str, Any], reason: str) -> None:
    """Tell a person without access who wrote to the app, or opened its Home."""
    if event.get("type") == "function_executed":
        method = "functions.completeError"
        body = {"function_execution_id": event.get("function_execution_id"), "error": reason}
    elif event.get("type") == "app_home_opened":
        method, body = "views.publish", {"user_id": event["user"], "view": refusal_view(reason)}
    else:
        method, body = (
            "chat.postMessage",
            {"channel": event.get("channel"), "text": builders.safe_text(reason, 3000)},
        )
    try:
        slack.api_call(method, json=body)
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("%s failed error=%s", method, error_code(error))


def refusal_view(reason: str) -> View:
    """The Home tab of a person without access."""
    return builders.home((builders.section(builders.plain_text(reason)),))
