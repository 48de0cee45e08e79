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

from bot.answers import Send
from bot.desk import Desk
from bot.outbox.calls import Answer, Away, Done, Limited, Refused, called, code_of, slack_client
from bot.outbox.finding import marked
from bot.outbox.pauses import asked_for, back_off
from journal.errors import TransientError
from journal.model import About, Card, CardKind, NewCard
from journal.store import cards

T = TypeVar("T")
log = logging.getLogger(__name__)

_TRIES = 4
# Whoever waits for an answer gives up sooner or later.
_LONGEST_PAUSE = 30.0
# So long the outbox leaves it to us; a call takes ten seconds at most.
_HELD_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class To:
    """`channel` is a person's Slack id where the channel is not known."""

    slack_id: str
    channel: str
    thread: str = ""


def post(
    desk: Desk,
    slack: WebClient,
    to: To,
    body: Mapping[str, Any],
    about: tuple[About, ...],
    *,
    whole: bool = False,
) -> bool:
    """Whether it stands there, or will."""
    once = slack_client(slack.token or "", slack.base_url)
    for tried in range(_TRIES):
        by = uuid4().hex
        card = _begun(desk, _card(to, by, about, whole=whole), by)
        answer = called(once, "chat.postMessage", json=_message(to, body, card.key))
        if isinstance(answer, Done):
            _settle(desk, card, by, str(answer.data["channel"]), str(answer.data["ts"]))
            return True
        log.warning("an answer was not posted: %s", answer)
        if about:
            _put_off(desk, card, by, answer)
            return True
        _forget(desk, card, by, answer)
        if isinstance(answer, Refused) or not _waited(desk, _pause(answer, tried)):
            return False
    return False


def _card(to: To, by: str, about: tuple[About, ...], *, whole: bool) -> NewCard:
    """Of an entry, it stays true to it; of anything else, it goes when words must go."""
    subject = {"number": str(about[0].ref), "whole": "yes" if whole else ""} if about else {}
    return NewCard(
        key=f"direct:{by}",
        kind=CardKind.ENTRY if about else CardKind.LIST,
        place=to.slack_id,
        reader=to.slack_id,
        subject=subject,
        about=about,
    )


def _message(to: To, body: Mapping[str, Any], key: str) -> dict[str, Any]:
    thread = {"thread_ts": to.thread} if to.thread else {}
    quiet = {"unfurl_links": False, "unfurl_media": False}
    return {"channel": to.channel, **thread, **quiet, **body, "metadata": marked(key)}


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def _begun(desk: Desk, new: NewCard, by: str) -> Card:
    def begin() -> Card:
        now = desk.now
        with desk.session() as session:
            return cards.begin(session, new, by=by, now=now, until=now + _HELD_FOR)

    return _once_free(desk, begin)


def _settle(desk: Desk, card: Card, by: str, channel: str, ts: str) -> None:
    def settle() -> None:
        key = f"direct:{channel}:{ts}"
        with desk.session() as session:
            cards.stands(session, card, key, by=by, channel=channel, ts=ts, now=desk.now)

    try:
        _once_free(desk, settle)
    except TransientError as error:
        # It is done and told; the outbox finds the message by its key when our time is over.
        log.warning("card %d is settled later: %s", card.id, type(error).__name__)


def _put_off(desk: Desk, card: Card, by: str, answer: Answer) -> None:
    """The outbox brings it."""
    until = desk.now + timedelta(seconds=_pause(answer, 0))

    def put_off() -> None:
        with desk.session() as session:
            cards.put_off(session, card.id, by=by, until=until, unsure=isinstance(answer, Away))

    _once_free(desk, put_off)


def _forget(desk: Desk, card: Card, by: str, answer: Answer) -> None:
    if isinstance(answer, Away):
        _put_off(desk, card, by, answer)
        return

    def forget() -> None:
        with desk.session() as session:
            cards.drop(session, card.key)

    _once_free(desk, forget)


def _once_free(desk: Desk, work: Callable[[], T]) -> T:
    """The deed is done by now: that the record is busy for a moment must not make it untold."""
    for tried in range(_TRIES - 1):
        try:
            return work()
        except TransientError:
            if not _waited(desk, 0.2 * 2**tried):
                break
    return work()


# ── a file ──────────────────────────────────────────────────────────────────────────────────────


def send(desk: Desk, slack: WebClient, slack_id: str, file: Send) -> bool:
    """Whether it came there."""
    for tried in range(_TRIES):
        try:
            _remember(desk, slack_id, *_sent(slack, slack_id, file))
        except (SlackApiError, SlackClientError, OSError) as error:
            log.warning("a file was not sent: %s", code_of(error))
            if not _waited(desk, _pause_after(error, tried)):
                return False
        else:
            return True
    return False


def _sent(slack: WebClient, slack_id: str, file: Send) -> tuple[str, str]:
    """The channel, and the id of the file there."""
    channel = str(slack.conversations_open(users=slack_id)["channel"]["id"])
    answer = slack.files_upload_v2(
        channel=channel,
        filename=file.name,
        content=file.content,
        title=file.title,
        initial_comment=file.comment or None,
        alt_txt=file.alt or None,
    )
    return channel, str(answer["files"][0]["id"])


def _remember(desk: Desk, slack_id: str, channel: str, file_id: str) -> None:
    """A file has words, too: it goes with the lists, when words must go from the record."""
    new = NewCard(
        key=f"file:{file_id}",
        kind=CardKind.LIST,
        place=slack_id,
        reader=slack_id,
        subject={"file": file_id},
    )

    def keep() -> None:
        with desk.session() as session:
            cards.posted(session, new, channel=channel, ts=file_id, now=desk.now)

    _once_free(desk, keep)


# ── how long to wait ────────────────────────────────────────────────────────────────────────────


def _pause(answer: Answer, tried: int) -> float:
    seconds = answer.seconds if isinstance(answer, Limited) else _own_pause(tried)
    return min(seconds, _LONGEST_PAUSE)


def _pause_after(error: Exception, tried: int) -> float:
    headers = error.response.headers if isinstance(error, SlackApiError) else {}
    asked = {str(k).casefold(): v for k, v in (headers or {}).items()}.get("retry-after")
    return min(asked_for(str(asked)) if asked else _own_pause(tried), _LONGEST_PAUSE)


def _own_pause(tried: int) -> float:
    return back_off(tried, 0).total_seconds()


def _waited(desk: Desk, seconds: float) -> bool:
    """False when it is over."""
    return not desk.stop.wait(seconds)
