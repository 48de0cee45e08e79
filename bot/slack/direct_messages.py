"""Sends a lasting message or a file into somebody's direct messages, in spite of Slack's failures.

The card is committed before its message is posted, so that the record knows of everything in Slack,
and a change or deletion in the meantime is followed:

    posted                       it is the card's message
    refused, of an entry         the outbox posts the entry's card, as soon as Slack lets it
    refused, anything else       tried again here, a few times
    nobody knows (dead, late)    the outbox looks for it: an entry's card is kept, anything else is
                                 deleted, since it is posted once more
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from uuid import uuid4

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.answers import SendFile
from bot.context import BotContext
from bot.outbox.backoff import backoff_delay
from bot.outbox.calls import (
    CallResult,
    RateLimited,
    Rejected,
    Succeeded,
    Unavailable,
    client_without_retries,
    error_code,
    try_call,
)
from bot.outbox.message_search import card_metadata
from bot.slack_api.rate_limit import retry_after_seconds
from journal.errors import TransientError
from journal.model import Card, CardKind, CardTopic, NewCard
from journal.store.slack import cards

T = TypeVar("T")
log = logging.getLogger(__name__)

_TRIES = 4
# A person who waits for an answer gives up after some time.
_LONGEST_PAUSE = 30.0
# The outbox leaves the card to us for so long; a call takes ten seconds at most.
_HELD_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class DirectTarget:
    """Says where to post; `channel` is a person's Slack id if the channel is not known."""

    slack_id: str
    channel: str
    thread: str = ""


def post(
    context: BotContext,
    slack: WebClient,
    target: DirectTarget,
    body: Mapping[str, Any],
    about: tuple[CardTopic, ...],
    *,
    whole: bool = False,
) -> bool:
    """Post the message; whether it stands there, or will."""
    once = client_without_retries(slack.token or "", slack.base_url)
    for tried in range(_TRIES):
        by = uuid4().hex
        card = _begin_card(context, _card(target, by, about, whole=whole), by)
        answer = try_call(once, "chat.postMessage", json=_message(target, body, card.key))
        if isinstance(answer, Succeeded):
            _settle(context, card, by, str(answer.data["channel"]), str(answer.data["ts"]))
            return True
        log.warning("an answer was not posted: %s", answer)
        if about:
            _put_off(context, card, by, answer)
            return True
        _forget(context, card, by, answer)
        if isinstance(answer, Rejected) or not _wait(context, _pause_seconds(answer, tried)):
            return False
    return False


def _card(target: DirectTarget, by: str, about: tuple[CardTopic, ...], *, whole: bool) -> NewCard:
    """The message's card: an entry's is kept true; any other is removed when words must go."""
    subject = {"number": str(about[0].ref), "whole": "yes" if whole else ""} if about else {}
    return NewCard(
        key=f"direct:{by}",
        kind=CardKind.ENTRY if about else CardKind.LIST,
        place=target.slack_id,
        reader=target.slack_id,
        subject=subject,
        topics=about,
    )


def _message(target: DirectTarget, body: Mapping[str, Any], key: str) -> dict[str, Any]:
    thread = {"thread_ts": target.thread} if target.thread else {}
    quiet = {"unfurl_links": False, "unfurl_media": False}
    return {"channel": target.channel, **thread, **quiet, **body, "metadata": card_metadata(key)}


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def _begin_card(context: BotContext, new: NewCard, by: str) -> Card:
    def begin() -> Card:
        now = context.now
        with context.session() as session:
            return cards.begin_posting(session, new, by=by, now=now, until=now + _HELD_FOR)

    return _retry_while_busy(context, begin)


def _settle(context: BotContext, card: Card, by: str, channel: str, ts: str) -> None:
    def settle() -> None:
        key = f"direct:{channel}:{ts}"
        with context.session() as session:
            cards.finish_posting(session, card, key, by=by, channel=channel, ts=ts, now=context.now)

    try:
        _retry_while_busy(context, settle)
    except TransientError as error:
        # The message is posted; the outbox finds it by its key when our time is over.
        log.warning("card %d is settled later: %s", card.id, type(error).__name__)


def _put_off(context: BotContext, card: Card, by: str, answer: CallResult) -> None:
    """Leaves the card to the outbox."""
    until = context.now + timedelta(seconds=_pause_seconds(answer, 0))

    def put_off() -> None:
        with context.session() as session:
            cards.postpone(
                session, card.id, by=by, until=until, unsure=isinstance(answer, Unavailable)
            )

    _retry_while_busy(context, put_off)


def _forget(context: BotContext, card: Card, by: str, answer: CallResult) -> None:
    if isinstance(answer, Unavailable):
        _put_off(context, card, by, answer)
        return

    def forget() -> None:
        with context.session() as session:
            cards.drop(session, card.key)

    _retry_while_busy(context, forget)


def _retry_while_busy(context: BotContext, work: Callable[[], T]) -> T:
    """Tries again while the record is busy: the deed is done, and its answer must not be lost."""
    for tried in range(_TRIES - 1):
        try:
            return work()
        except TransientError:
            if not _wait(context, 0.2 * 2**tried):
                break
    return work()


# ── a file ──────────────────────────────────────────────────────────────────────────────────────


def send_file(context: BotContext, slack: WebClient, slack_id: str, file: SendFile) -> bool:
    """Send a file; whether it arrived."""
    for tried in range(_TRIES):
        try:
            _remember_file(context, slack_id, *_upload(slack, slack_id, file))
        except (SlackApiError, SlackClientError, OSError) as error:
            log.warning("a file was not sent: %s", error_code(error))
            if not _wait(context, _pause_after_error(error, tried)):
                return False
        else:
            return True
    return False


def _upload(slack: WebClient, slack_id: str, file: SendFile) -> tuple[str, str]:
    """Uploads the file; returns the channel and the file's id."""
    channel = str(slack.conversations_open(users=slack_id)["channel"]["id"])
    answer = slack.files_upload_v2(
        channel=channel,
        filename=file.name,
        content=file.content,
        title=file.title,
        initial_comment=file.comment or None,
        alt_txt=file.alt_text or None,
    )
    return channel, str(answer["files"][0]["id"])


def _remember_file(context: BotContext, slack_id: str, channel: str, file_id: str) -> None:
    """Remembers a file as a list card: it is deleted when words must leave the record."""
    new = NewCard(
        key=f"file:{file_id}",
        kind=CardKind.LIST,
        place=slack_id,
        reader=slack_id,
        subject={"file": file_id},
    )

    def keep() -> None:
        with context.session() as session:
            cards.add_posted(session, new, channel=channel, ts=file_id, now=context.now)

    _retry_while_busy(context, keep)


# ── waiting ─────────────────────────────────────────────────────────────────────────────────────


def wait_before_retry(context: BotContext, answer: CallResult, tried: int) -> bool:
    """Wait as long as Slack asks for; False when the process ends."""
    return _wait(context, _pause_seconds(answer, tried))


def _pause_seconds(answer: CallResult, tried: int) -> float:
    seconds = answer.seconds if isinstance(answer, RateLimited) else _backoff_seconds(tried)
    return min(seconds, _LONGEST_PAUSE)


def _pause_after_error(error: Exception, tried: int) -> float:
    headers = error.response.headers if isinstance(error, SlackApiError) else {}
    return min(retry_after_seconds(headers) or _backoff_seconds(tried), _LONGEST_PAUSE)


def _backoff_seconds(tried: int) -> float:
    return backoff_delay(tried, 0).total_seconds()


def _wait(context: BotContext, seconds: float) -> bool:
    """Wait; False when the process ends."""
    return not context.stop.wait(seconds)
