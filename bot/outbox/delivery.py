"""One card: the record is read, and Slack shows what it says.

    nothing to say   what stands there is deleted, and the card forgotten
    it stands there  updated; posted anew if somebody deleted it
    else             posted; first looked for, if it may have been posted before
    a Home tab       published: there is one for each person, whatever it showed before

The order "posting, commit, post, settle, commit" is what makes it exactly once.
"""

import traceback
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, assert_never

from bot.blockkit.builders import Message
from bot.outbox.backoff import PAUSE_BETWEEN_POSTS, backoff_delay
from bot.outbox.calls import (
    CallFailure,
    CallResult,
    RateLimited,
    Rejected,
    Succeeded,
    Unavailable,
    write,
)
from bot.outbox.home_tab import HOME
from bot.outbox.message_search import HistoryUnreadable, MessageFound, card_metadata, find_message
from bot.outbox.outbox import Outbox
from journal.model import Card, CardKind
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, people

# Of a message that is not ours to change any more; the card stands for itself, not for it.
_NOT_EDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
_ALREADY_DELETED = frozenset({"message_not_found", "file_not_found", "file_deleted"})
_STALE_DM = frozenset({"channel_not_found", "not_in_channel"})
_TRIES_OF_ONE_DM = 3
# They left, or the app has no Home tab by now.
_NO_HOME = frozenset({"user_not_found", "not_enabled"})


def deliver_card(box: Outbox, card: Card) -> None:
    """Deliver one card; an error in it stops no other."""
    try:
        if card.kind is CardKind.HOME:
            _publish_home(box, card)
        else:
            _deliver_message(box, card)
    except Exception as error:  # noqa: BLE001 (a fault in one card's code must not stop the loop)
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind, line = type(error).__name__, f"{where.name}:{where.lineno}"
        box.log.error("card %d could not be shown: %s in %s", card.id, kind, line)  # noqa: TRY400 (a traceback may hold texts)
        _retry_later(box, card, "fault")


def _deliver_message(box: Outbox, card: Card) -> None:
    message = _render(box, card)
    if message is None:
        _remove(box, card)
    elif card.ts:
        _update(box, card, message)
    else:
        _post(box, card, message)


def _render(box: Outbox, card: Card) -> Message | None:
    channel = box.settings.triage_channel
    if card.kind is CardKind.COUNTER and channel and card.place != channel:
        # Another channel is for triage by now.
        return None
    return box.render(card)


# ── a Home tab ──────────────────────────────────────────────────────────────────────────────────


def _publish_home(box: Outbox, card: Card) -> None:
    view = box.render_home(card.place)
    if view is None:
        _forget(box, card)
        return
    answer = write(box, "views.publish", user_id=card.place, view=view)
    match answer:
        case Succeeded():
            _settle(box, card, card.place, HOME, shown=card.wanted_version)
        case Rejected(code) if code in _NO_HOME:
            _forget(box, card)
        case _:
            _handle_failure(box, card, answer)


# ── it stands there ─────────────────────────────────────────────────────────────────────────────


def _update(box: Outbox, card: Card, message: Message) -> None:
    answer = write(box, "chat.update", channel=card.channel, ts=card.ts, **_body(card, message))
    match answer:
        case Succeeded():
            _settle(box, card, card.channel, card.ts, shown=card.wanted_version)
        case Rejected(code) if code in _NOT_EDITABLE:
            _post(box, card, message, anew=True)
        case _:
            _handle_failure(box, card, answer)


def _remove(box: Outbox, card: Card) -> None:
    """Remove a card that should not stand there any more."""
    standing = card if card.ts else _find_if_posted(box, card)
    if standing is None:
        return
    if standing.ts:
        answer = _delete(box, standing)
        if not isinstance(answer, Succeeded) and not _is_already_deleted(answer):
            _handle_failure(box, card, answer, unsure=not card.ts)
            return
    _forget(box, card)
    _reset_failures(box)


def _forget(box: Outbox, card: Card) -> None:
    with transaction(box.engine) as session:
        cards.mark_removed(session, card, by=box.name, now=box.now())


def _delete(box: Outbox, card: Card) -> CallResult:
    """What was sent as a file is one: to delete its message would leave it among their files."""
    if file := card.subject.get("file"):
        return write(box, "files.delete", file=file)
    return write(box, "chat.delete", channel=card.channel, ts=card.ts)


def _is_already_deleted(answer: CallFailure) -> bool:
    return isinstance(answer, Rejected) and answer.code in _ALREADY_DELETED


def _find_if_posted(box: Outbox, card: Card) -> Card | None:
    """The card with its place if it was posted after all; None: that can't be told now."""
    if card.posting_at is None:
        return card
    channel = _channel_for(box, card)
    found = (
        find_message(box, channel, card.key, card.posting_at)
        if isinstance(channel, str)
        else channel
    )
    match found:
        case MessageFound(ts) if isinstance(channel, str):
            return replace(card, channel=channel, ts=ts)
        case RateLimited() | Unavailable() | Rejected():
            _handle_failure(box, card, found)
            return None
        case HistoryUnreadable():
            box.log.warning("card %d may stand in Slack twice: history can't be read", card.id)
    return card


# ── it does not stand there ─────────────────────────────────────────────────────────────────────


def _post(box: Outbox, card: Card, message: Message, *, anew: bool = False) -> None:
    free_at = box.memory.last_post.get(card.place, datetime.min.replace(tzinfo=box.now().tzinfo))
    if free_at + PAUSE_BETWEEN_POSTS > box.now():
        _postpone_until(box, card, free_at + PAUSE_BETWEEN_POSTS)
        return
    sought = card if anew else _find_if_posted(box, card)
    if sought is None:
        return
    if sought.ts and not anew:
        # What it shows may be old by now: it is still due.
        _settle(box, card, sought.channel, sought.ts, shown=card.shown_version)
        return
    channel = _channel_for(box, card)
    if not isinstance(channel, str):
        _handle_failure(box, card, channel, unsure=False)
    elif _mark_posting(box, card, anew=anew):
        _send(box, card, channel, message)


def _mark_posting(box: Outbox, card: Card, *, anew: bool) -> bool:
    now = box.now()
    until = now + timedelta(seconds=box.lease_seconds)
    with transaction(box.engine) as session:
        return cards.mark_posting(session, card.id, by=box.name, now=now, until=until, repost=anew)


def _send(box: Outbox, card: Card, channel: str, message: Message) -> None:
    _note_post(box, card.place)
    quiet = {"unfurl_links": False, "unfurl_media": False}
    answer = write(box, "chat.postMessage", channel=channel, **quiet, **_body(card, message))
    match answer:
        case Succeeded(data):
            _settle(box, card, str(data["channel"]), str(data["ts"]), shown=card.wanted_version)
        case Rejected(code) if code in _STALE_DM and _is_person(card.place):
            _retry_with_new_dm(box, card, code)
        case Unavailable():
            _handle_failure(box, card, answer)
        case _:
            _handle_failure(box, card, answer, unsure=False)


def _note_post(box: Outbox, place: str) -> None:
    now, last = box.now(), box.memory.last_post
    for old in [each for each, at in last.items() if at + PAUSE_BETWEEN_POSTS <= now]:
        del last[old]
    last[place] = now


def _body(card: Card, message: Message) -> dict[str, Any]:
    # Without `parse` an update would make links of what looks like one.
    body: dict[str, Any] = {"text": message.text, "parse": "none", "link_names": False}
    return body | {"blocks": list(message.blocks), "metadata": card_metadata(card.key)}


# ── where ───────────────────────────────────────────────────────────────────────────────────────


def _is_person(place: str) -> bool:
    return place.startswith(("U", "W"))


def _channel_for(box: Outbox, card: Card) -> str | CallFailure:
    if not _is_person(card.place):
        return card.place
    with read_transaction(box.engine) as session:
        known = people.dm_of(session, card.place)
    if known:
        return known
    answer = write(box, "conversations.open", users=card.place)
    if not isinstance(answer, Succeeded):
        return answer
    channel = str(answer.data["channel"]["id"])
    _note_dm(box, card.place, channel)
    return channel


def _note_dm(box: Outbox, slack_id: str, channel: str) -> None:
    with transaction(box.engine) as session:
        people.set_dm(session, slack_id, channel)


def _retry_with_new_dm(box: Outbox, card: Card, code: str) -> None:
    """The channel that was remembered is not theirs any more; it is asked for anew, but not for ever."""
    _note_dm(box, card.place, "")
    if card.attempts + 1 >= _TRIES_OF_ONE_DM:
        _handle_failure(box, card, Rejected(code), unsure=False)
    else:
        _retry_later(box, card, code, unsure=False)


# ── afterwards ──────────────────────────────────────────────────────────────────────────────────


def _settle(box: Outbox, card: Card, channel: str, ts: str, *, shown: int) -> None:
    with transaction(box.engine) as session:
        cards.settle(
            session, card, by=box.name, channel=channel, ts=ts, shown_version=shown, now=box.now()
        )
    _reset_failures(box)


def _reset_failures(box: Outbox) -> None:
    box.memory.failures_in_row, box.memory.paused_until = 0, None


def _handle_failure(box: Outbox, card: Card, answer: CallFailure, *, unsure: bool = True) -> None:
    match answer:
        case RateLimited(seconds):
            _postpone_until(box, card, box.now() + timedelta(seconds=seconds), unsure=unsure)
        case Rejected(code):
            with transaction(box.engine) as session:
                cards.give_up(session, card.id, by=box.name, failure=code)
            box.log.warning("card %d is given up: %s", card.id, code)
        case Unavailable(code):
            _note_trouble(box)
            _retry_later(box, card, code, unsure=unsure)
        case _:
            assert_never(answer)


def _note_trouble(box: Outbox) -> None:
    """One card that Slack fails at is put off; when nothing works, Slack is left alone."""
    box.memory.failures_in_row += 1
    if box.memory.failures_in_row > 2:
        pause = backoff_delay(box.memory.failures_in_row, box.chance())
        box.memory.paused_until = box.now() + pause
        box.log.warning("Slack does not answer; tried again in %.0f s", pause.total_seconds())


def _retry_later(box: Outbox, card: Card, failure: str, *, unsure: bool = True) -> None:
    attempts = card.attempts + 1
    until = box.now() + backoff_delay(attempts, box.chance())
    with transaction(box.engine) as session:
        cards.postpone(
            session,
            card.id,
            by=box.name,
            until=until,
            failure=failure,
            attempts=attempts,
            unsure=unsure,
        )


def _postpone_until(box: Outbox, card: Card, until: datetime, *, unsure: bool = True) -> None:
    """Postpone a card, and count no failure: the card is not the cause."""
    with transaction(box.engine) as session:
        cards.postpone(
            session, card.id, by=box.name, until=until, attempts=card.attempts, unsure=unsure
        )
