"""Answers → Slack. The only file that acknowledges, opens views and posts to a response_url.

What must be done while the trigger is fresh (opening and refreshing views) is done at once; what
Slack need not wait for (a response_url, a direct message, a file) goes to the workers, after the
ack. `perform` returns the body of the ack.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot import kit, slack_direct
from bot.answers import (
    Answer,
    Both,
    Done,
    Later,
    Nothing,
    Open,
    Options,
    Publish,
    Refresh,
    Remove,
    Reply,
    Send,
    Wrong,
)
from bot.asked import Asked, Click, Direct, Opened, Shortcut, Submitted, Typed
from bot.desk import Desk
from bot.dispatch import told
from bot.kit import Message, View
from bot.messages import errors as said
from bot.outbox import homes
from bot.outbox.calls import code_of
from bot.slack_direct import To
from journal.model import About

log = logging.getLogger(__name__)

Ack = Mapping[str, Any]
_EMPTY: Ack = {}
# A second post to the response_url goes wrong only when Slack is away; the deed is done by then.
_TIMEOUT = 10


@dataclass(frozen=True, slots=True)
class Line:
    """The line to Slack on which one thing that was asked is answered."""

    desk: Desk
    slack: WebClient
    asked: Asked


def perform(line: Line, answer: Answer) -> Ack:
    """Do it, and return the body of the ack."""
    match answer:
        case Both(answers):
            bodies = [perform(line, each) for each in answers]
            return next((body for body in bodies if body), _EMPTY)
        case Later(work, now):
            body = perform(line, now)
            _later(line, lambda: late(line, work(line.desk)))
            return body
        case Options(options):
            return {"options": list(options)}
        case Wrong(fields):
            return {"response_action": "errors", "errors": dict(fields)}
        case _:
            return _in_place(line, answer)


def _in_place(line: Line, answer: Answer) -> Ack:
    """What is done in different ways, depending on where it was asked."""
    match line.asked:
        case Typed():
            return _to_command(line, answer)
        case Submitted():
            return _to_form(line, answer)
        case _:
            return _to_rest(line, answer)


def _to_command(line: Line, answer: Answer) -> Ack:
    if isinstance(answer, Reply):
        return {"response_type": "ephemeral", **_body(answer.message)}
    return _to_rest(line, answer)


def _to_form(line: Line, answer: Answer) -> Ack:
    match answer:
        case Done(then, to, whole, about, instead):
            if then:
                _later(line, lambda: _tell(line, then, to, about, instead=instead))
            return {"response_action": "clear"} if whole else _EMPTY
        case Open(view):
            return {"response_action": "push", "view": view}
        case Refresh(view):
            return {"response_action": "update", "view": view}
        case Reply(message):
            return {"response_action": "push", "view": _notice(line, message, answer.title)}
        case _:
            return _to_rest(line, answer)


def _to_rest(line: Line, answer: Answer) -> Ack:
    match answer:
        case Open(view, otherwise):
            _open(line, view, otherwise)
        case Refresh(view):
            _refresh(line, view)
        case Publish(view, seen):
            _publish(line, view, seen)
        case Reply():
            _reply(line, answer)
        case Remove():
            _later(line, lambda: _respond(line, {"delete_original": True}))
        case Send():
            _later(line, lambda: _send(line, answer))
        case Done(then, to, _, about, instead) if then:
            _later(line, lambda: _tell(line, then, to, about, instead=instead))
        case _:
            pass
    return _EMPTY


def late(line: Line, answer: Answer | None) -> None:  # noqa: C901 (one case for each answer)
    """The end of longer work: the trigger is gone, so it is told where the asker looks."""
    match answer:
        case None | Nothing():
            pass
        case Both(answers):
            for each in answers:
                late(line, each)
        case Reply(message, instead, about):
            _tell(line, message, response_url(line.asked), about, instead=instead)
        case Done(then, to, _, about, instead):
            if then:
                _tell(line, then, to, about, instead=instead)
        case Send():
            _send(line, answer)
        case Publish(view, seen):
            _publish(line, view, seen)
        case Refresh(view):
            _refresh(line, view)
        case Later(work, now):
            late(line, now)
            late(line, work(line.desk))
        case _:
            log.error("too late for %s", type(answer).__name__)


# ── one by one ──────────────────────────────────────────────────────────────────────────────────


def _open(line: Line, view: View, otherwise: Message | None) -> None:
    on_modal = isinstance(line.asked, Click) and line.asked.view and not line.asked.view.is_home
    method = "views.push" if on_modal else "views.open"
    trigger = getattr(line.asked, "trigger", "")
    try:
        line.slack.api_call(method, json={"trigger_id": trigger, "view": view})
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("%s failed error=%s", method, code_of(error))
        say = line.asked.asker.say
        message = otherwise or Message(said.too_late_to_open(say))
        _later(line, lambda: _tell(line, message, response_url(line.asked), ()))


def _refresh(line: Line, view: View) -> None:
    asked = line.asked
    if not isinstance(asked, Click | Submitted) or asked.view is None:
        log.error("no view to refresh for %s", type(asked).__name__)
        return
    if asked.view.is_home:
        _publish(line, view)
        return
    body = {"view_id": asked.view.id, "hash": asked.view.hash, "view": view}
    try:
        line.slack.api_call("views.update", json=body)
    except (SlackApiError, SlackClientError, OSError) as error:
        # Somebody was quicker, on another screen of theirs: what is there is newer.
        log.info("views.update failed error=%s", code_of(error))


def _reply(line: Line, reply: Reply) -> None:
    asked, message = line.asked, reply.message
    if isinstance(asked, Direct):
        _later(line, lambda: _direct(line, message, reply.about, whole=reply.whole))
    elif response_url(asked):
        url, instead = response_url(asked), reply.instead
        _later(line, lambda: _tell(line, message, url, reply.about, instead=instead))
    elif isinstance(asked, Click | Shortcut):
        _open(line, _notice(line, message, reply.title), message)
    elif not isinstance(asked, Opened):
        _later(line, lambda: _direct(line, message, reply.about, whole=reply.whole))


def _tell(
    line: Line, message: Message, to: str, about: tuple[About, ...], *, instead: bool = False
) -> None:
    """By the response_url of where it began; when that is used up, in the direct messages."""
    body = {**_body(message), "response_type": "ephemeral", "replace_original": instead}
    if to and posted(to, body):
        return
    _direct(line, message, about)


def _respond(line: Line, body: Mapping[str, Any]) -> None:
    url = response_url(line.asked)
    if url and not posted(url, body):
        log.warning("a response_url was not taken")


def posted(url: str, body: Mapping[str, Any]) -> bool:
    try:
        answer = WebhookClient(url, timeout=_TIMEOUT).send_dict(dict(body))
    except (SlackClientError, OSError, ValueError) as error:
        log.warning("response_url failed error=%s", type(error).__name__)
        return False
    return bool(answer.status_code == 200)


def _direct(line: Line, message: Message, about: tuple[About, ...], *, whole: bool = False) -> None:
    """A message in the asker's direct messages, remembered: it lasts."""
    asked, slack_id = line.asked, line.asked.asker.slack_id
    to = To(slack_id, slack_id)
    if isinstance(asked, Direct):
        to = To(slack_id, asked.channel, asked.thread_ts)
    slack_direct.post(line.desk, line.slack, to, _body(message), about, whole=whole)


def _publish(line: Line, view: View, seen: int = 0) -> None:
    """What did not come there, or may be old by now, the outbox publishes anew."""
    desk, slack_id = line.desk, line.asked.asker.slack_id
    try:
        line.slack.api_call("views.publish", json={"user_id": slack_id, "view": view})
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("views.publish failed error=%s", code_of(error))
        seen = 0
    with desk.reading() as session:
        is_true = homes.seen(session, slack_id) == seen > 0
    if not is_true:
        with desk.session() as session:
            homes.want(session, slack_id, now=desk.now)


def _send(line: Line, file: Send) -> None:
    asker = line.asked.asker
    if not slack_direct.send(line.desk, line.slack, asker.slack_id, file):
        why = kit.safe(said.file_not_sent(asker.say, file.title), 1000)
        _tell(line, Message(why), response_url(line.asked), ())


def _notice(line: Line, message: Message, title: str) -> View:
    """A message as a dialog, on top of what is open."""
    say = line.asked.asker.say
    blocks = message.blocks or (kit.section(kit.plain(message.text)),)
    return kit.modal(title or "Rapport", blocks, callback_id="notice", close=said.close(say))


def _body(message: Message) -> dict[str, Any]:
    blocks = {"blocks": list(message.blocks)} if message.blocks else {}
    return {"text": kit.clip(message.text, 4000), **blocks}


def response_url(asked: Asked) -> str:
    return getattr(asked, "response_url", "")


def _later(line: Line, work: Any) -> None:
    """By a worker, after the ack; what goes wrong there is told as far as it can be."""
    line.desk.workers.submit(_guarded, line, work)


def _guarded(line: Line, work: Any) -> None:
    try:
        work()
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("slack refused error=%s", code_of(error))
    except Exception as error:  # noqa: BLE001 (a worker has nobody above it)
        _told_of(line, error)


def _told_of(line: Line, error: Exception) -> None:
    """What went wrong behind the ack may be done in part: nobody is told that nothing was saved."""
    why = kit.safe(told(line.asked.asker.say, error, late=True), 3000)
    try:
        _tell(line, Message(why), response_url(line.asked), ())
    except Exception as again:  # noqa: BLE001 (a worker has nobody above it)
        log.error("it could not be told: %s", type(again).__name__)  # noqa: TRY400 (a traceback may hold texts)


def turned_away(slack: WebClient, event: Mapping[str, Any], why: str) -> None:
    """Somebody who may not use it wrote to it, or opened its Home: they are told there."""
    if event.get("type") == "app_home_opened":
        method, body = "views.publish", {"user_id": event["user"], "view": refusal(why)}
    else:
        method, body = (
            "chat.postMessage",
            {"channel": event.get("channel"), "text": kit.safe(why, 3000)},
        )
    try:
        slack.api_call(method, json=body)
    except (SlackApiError, SlackClientError, OSError) as error:
        log.warning("%s failed error=%s", method, code_of(error))


def refusal(why: str) -> View:
    """The Home tab of whoever may not use it."""
    return kit.home((kit.section(kit.plain(why)),))
