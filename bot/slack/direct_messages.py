"""Into somebody's direct messages: a message that lasts, or a file, though Slack stumbles.

The card is committed before its message is posted, so that nothing stands in Slack that the record
does not know of, and what changes or goes while it is posted is shown anew or goes:

    posted                       it is the card's
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
# Whoever waits for an answer gives up sooner or later.
_LONGEST_PAUSE = 30.0
# So long the outbox leaves it to us; a call takes ten seconds at most.
_HELD_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class DirectTarget:
    """`channel` is a person's Slack id where the channel is not known."""

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
    """Whether it stands there, or will."""
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
    """Of an entry, it stays true to it; of anything else, it goes when words must go."""
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
        # It is done and told; the outbox finds the message by its key when our time is over.
        log.warning("card %d is settled later: %s", card.id, type(error).__name__)


def _put_off(context: BotContext, card: Card, by: str, answer: CallResult) -> None:
    """The outbox brings it."""
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
    """The deed is done by now: that the record is busy for a moment must not make it untold."""
    for tried in range(_TRIES - 1):
        try:
            return work()
        except TransientError:
            if not _wait(context, 0.2 * 2**tried):
                break
    return work()


# ── a file ──────────────────────────────────────────────────────────────────────────────────────


def send_file(context: BotContext, slack: WebClient, slack_id: str, file: SendFile) -> bool:
    """Whether it came there."""
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
    """The channel, and the id of the file there."""
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
    """A file has words, too: it goes with the lists, when words must go from the record."""
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


# ── how long to wait ────────────────────────────────────────────────────────────────────────────


def _pause_seconds(answer: CallResult, tried: int) -> float:
    seconds = answer.seconds if isinstance(answer, RateLimited) else _backoff_seconds(tried)
    return min(seconds, _LONGEST_PAUSE)


def _pause_after_error(error: Exception, tried: int) -> float:
    headers = error.response.headers if isinstance(error, SlackApiError) else {}
    return min(retry_after_seconds(headers) or _backoff_seconds(tried), _LONGEST_PAUSE)


def _backoff_seconds(tried: int) -> float:
    return backoff_delay(tried, 0).total_seconds()


def _wait(context: BotContext, seconds: float) -> bool:
    """False when it is over."""
    return not context.stop.wait(seconds)
