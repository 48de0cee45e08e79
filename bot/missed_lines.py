"""Answers what was typed in the direct messages while no bot listened.

Slack brings a message three times within five minutes, and then never again. So each bot notes in the
record that it listens. One that begins, or that finds that nobody listened for a while, reads in Slack's
history what came since, of everybody who ever wrote to the app, and answers it like a line that comes now:

    known already    an event's mark and an entry's key are made of channel and time, so nothing is done twice
    just now         left to Slack, which still brings it
    not kept         tried again with the next round; after the last one its writer is told
    two weeks old    too old

What was typed in a thread is not in that history, and neither is the first line of somebody new.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.app import SlackApp, answer_late_line, is_typed_line, tell_lost_line
from bot.outbox.calls import RateLimited, Rejected, Succeeded, Unavailable, try_call
from bot.outbox.outbox import SlackClient
from bot.slack.payloads import message_key
from journal.errors import DatabaseGone, RapportError, log_text
from journal.store import meta
from journal.store.slack import people
from journal.store.slack.events import LISTENED_KEY

log = logging.getLogger(__name__)

# A shorter silence is bridged by Slack, with what it brings again.
_BRIDGED = timedelta(minutes=4)
# What was brought for the last time right before it may have been brought in vain.
_BEFORE = timedelta(minutes=10)
_LEFT_TO_SLACK = timedelta(minutes=1)
_LONGEST_ABSENCE = timedelta(days=14)
_MOST_PAGES = 10
_MOST_PEOPLE = 2000
_MOST_ROUNDS = 5
# Slack allows fifty such calls a minute, and a message a second.
_PAUSE_SECONDS = 1.3
_NOTED_EVERY, _SOON = 30.0, 1.0


class _NotNow(Exception):
    """Slack can't be asked; the next round begins anew."""


@dataclass(slots=True)
class MissedLines:
    """Looks for missed lines. `slack` is a client without retries; `is_listening`: Slack's events reach us."""

    slack_app: SlackApp
    slack: SlackClient
    is_listening: Callable[[], bool]
    has_caught_up: bool = False
    # Slack gives an app that is sold outside of its marketplace fifteen at most, and pages all the same.
    page_size: int = 200
    _failures: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Look until the bot stops."""
        stop = self.slack_app.context.stop
        while not stop.is_set():
            try:
                pause = self.look()
            except DatabaseGone:
                raise
            except RapportError as error:
                log.warning("Missed lines could not be looked for: %s.", log_text(error))
                pause = _NOTED_EVERY
            stop.wait(pause)

    def look(self) -> float:
        """Catch up if need be, and note that we listen; return after how many seconds to look again."""
        context = self.slack_app.context
        if not self.is_listening():
            return _SOON
        now = context.now
        with context.reading() as session:
            listened = meta.get_moment(session, LISTENED_KEY)
        if listened and not (self.has_caught_up and now - listened < _BRIDGED):
            since = max(listened - _BEFORE, now - _LONGEST_ABSENCE)
            if not self._catch_up(since, now - _LEFT_TO_SLACK):
                return _NOTED_EVERY
        self.has_caught_up = True
        with context.session() as session:
            meta.set_moment(session, LISTENED_KEY, now)
        return _NOTED_EVERY

    def _catch_up(self, since: datetime, until: datetime) -> bool:
        """Answer what was typed in that time; False if not all of it could be."""
        with self.slack_app.context.reading() as session:
            channels = people.get_dms(session, _MOST_PEOPLE)
        failures = 0
        try:
            for slack_id, channel in channels.items():
                for line in self._read_lines(slack_id, channel, since, until):
                    failures += not self._answer(line)
        except _NotNow:
            return False
        return not failures

    def _answer(self, event: dict[str, Any]) -> bool:
        """Answer one line; False if it is to be tried again."""
        if self._is_over:
            raise _NotNow
        key, body = message_key(event), {"team_id": self.slack_app.people.team, "event": event}
        try:
            answer_late_line(self.slack_app, body)
        except DatabaseGone:
            raise
        except RapportError as error:
            tries = self._failures[key] = self._failures.get(key, 0) + 1
            log.warning("A missed line could not be kept: %s.", log_text(error))
            if tries < _MOST_ROUNDS:
                return False
            tell_lost_line(self.slack_app, body, error)
        self._failures.pop(key, None)
        return True

    # ── Slack's history ─────────────────────────────────────────────────────────────────────────

    def _read_lines(
        self, slack_id: str, channel: str, since: datetime, until: datetime
    ) -> list[dict[str, Any]]:
        """The lines that this person typed in that time, as events, the oldest first."""
        found = [
            {**message, "channel": channel, "channel_type": "im"}
            for message in self._read_messages(channel, since, until)
            if message.get("user") == slack_id and is_typed_line(message)
        ]
        return sorted(found, key=lambda each: float(each["ts"]))

    def _read_messages(
        self, channel: str, since: datetime, until: datetime
    ) -> Iterator[Mapping[str, Any]]:
        cursor = ""
        for _ in range(_MOST_PAGES):
            data = self._ask(
                {
                    "channel": channel,
                    "oldest": f"{since.timestamp():.6f}",
                    "latest": f"{until.timestamp():.6f}",
                    "limit": self.page_size,
                    **({"cursor": cursor} if cursor else {}),
                }
            )
            yield from data.get("messages") or ()
            cursor = str((data.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return
        log.warning("Of one conversation only the newest missed messages are read.")

    def _ask(self, arguments: dict[str, Any]) -> Mapping[str, Any]:
        """A page of the history; an empty one where Slack refuses it."""
        stop = self.slack_app.context.stop
        while not self._is_over:
            answer = try_call(
                self.slack, "conversations.history", http_verb="GET", params=arguments
            )
            match answer:
                case Succeeded(data):
                    stop.wait(_PAUSE_SECONDS)
                    return data
                case RateLimited(seconds):
                    stop.wait(seconds)
                case Rejected(code):
                    log.warning("A conversation's missed lines can't be read: %s.", code)
                    return {}
                case Unavailable():
                    break
        raise _NotNow

    @property
    def _is_over(self) -> bool:
        return self.slack_app.context.stop.is_set()
