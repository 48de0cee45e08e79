"""A small Slack of our own that fails as it is told, and an outbox that brings cards to it.

The workspace in a box behaves like all of Slack; this one is for what happens between two calls,
where a test must say exactly when.
"""

import logging
import threading
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from sqlalchemy import Engine

from bot.blockkit.builders import Message
from bot.outbox import Outbox, OutboxSettings, step
from bot.outbox.loop import POLL_INTERVAL
from journal.model import Card, CardKind, NewCard, SlackPerson
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, people
from tests.clock import NOW

Arguments = Mapping[str, Any]


class OutboxKilled(BaseException):
    """The process ends here: nobody catches it."""


@dataclass
class ScriptedResponse:
    data: dict[str, Any]
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.data.get(key)


def refuse_with(code: str, status: int = 200, **headers: str) -> Callable[[], None]:
    def fail() -> None:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = ScriptedResponse({"ok": False, "error": code}, status, names)
        raise SlackApiError("no", answer)  # type: ignore[no-untyped-call]

    return fail


def rate_limit(seconds: int) -> Callable[[], None]:
    return refuse_with("ratelimited", 429, Retry_After=str(seconds))


def time_out() -> None:
    raise TimeoutError("timed out")


def kill_process() -> None:
    raise OutboxKilled


class ScriptedSlack:
    """The Slack. `before[method]` runs in place of a call, `after[method]` once it is done."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}
        self.users: dict[str, str] = {}
        self.calls: list[tuple[str, Arguments]] = []
        self.before: dict[str, deque[Callable[[], None]]] = {}
        self.after: dict[str, deque[Callable[[], None]]] = {}
        self.is_away = False
        self._posted = 0

    def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> ScriptedResponse:
        given = json or params or {}
        self.calls.append((api_method, given))
        if self.is_away:
            raise ConnectionRefusedError("nobody there")
        self._run_next(self.before, api_method)
        done = getattr(self, api_method.replace(".", "_"))(given)
        self._run_next(self.after, api_method)
        return ScriptedResponse({"ok": True, **done})

    def _run_next(self, what: dict[str, deque[Callable[[], None]]], method: str) -> None:
        if what.get(method):
            what[method].popleft()()

    def run_before(self, method: str, *steps: Callable[[], None]) -> None:
        self.before.setdefault(method, deque()).extend(steps)

    def run_after(self, method: str, *how: Callable[[], None]) -> None:
        self.after.setdefault(method, deque()).extend(how)

    def count(self, method: str) -> int:
        return Counter(name for name, _ in self.calls)[method]

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.messages.values()]

    # ── methods of the Web API ──────────────────────────────────────────────────────────────────

    def chat_postMessage(self, given: Arguments) -> dict[str, Any]:  # noqa: N802 (Slack's name)
        self._posted += 1
        ts = f"{self.clock().timestamp() + self._posted / 1_000_000:.6f}"
        self.messages[given["channel"], ts] = {**given, "ts": ts}
        return {"channel": given["channel"], "ts": ts}

    def chat_update(self, given: Arguments) -> dict[str, Any]:
        if (given["channel"], given["ts"]) not in self.messages:
            refuse_with("message_not_found")()
        self.messages[given["channel"], given["ts"]].update(given)
        return {}

    def chat_delete(self, given: Arguments) -> dict[str, Any]:
        if self.messages.pop((given["channel"], given["ts"]), None) is None:
            refuse_with("message_not_found")()
        return {}

    def conversations_open(self, given: Arguments) -> dict[str, Any]:
        return {"channel": {"id": f"D-{given['users']}"}}

    def conversations_history(self, given: Arguments) -> dict[str, Any]:
        oldest, first = float(given["oldest"]), int(given.get("cursor") or 0)
        there = [m for (c, _), m in self.messages.items() if c == given["channel"]]
        there = [m for m in reversed(there) if float(m["ts"]) >= oldest]
        page = there[first : first + given["limit"]]
        more = first + given["limit"] < len(there)
        cursor = str(first + given["limit"]) if more else ""
        return {"messages": page, "response_metadata": {"next_cursor": cursor}}

    def users_lookupByEmail(self, given: Arguments) -> dict[str, Any]:  # noqa: N802 (Slack's name)
        if given["email"] not in self.users:
            refuse_with("users_not_found")()
        return {"user": {"id": self.users[given["email"]]}}


class OutboxClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0) -> None:
        self.now += timedelta(seconds=seconds, minutes=minutes, hours=hours)


@dataclass
class OutboxBench:
    """One outbox, its Slack, its clock. `shown[key]` is the text of a card, or None."""

    engine: Engine
    clock: OutboxClock
    slack: ScriptedSlack
    card_texts: dict[str, str | None] = field(default_factory=dict)
    render_counts: Counter[str] = field(default_factory=Counter)
    before_render: deque[Callable[[], None]] = field(default_factory=deque)
    colleagues: dict[str, SlackPerson] = field(default_factory=dict)
    wanted: OutboxSettings = field(default_factory=OutboxSettings)
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Start another process with the same database."""
        self.outbox = Outbox(
            engine=self.engine,
            slack=self.slack,
            render=self.render,
            find_person=self._person,
            now=self.clock,
            wake=threading.Event(),
            stop=threading.Event(),
            log=logging.getLogger("tests.outbox"),
            settings=self.wanted,
            chance=lambda: 1.0,
        )

    def render(self, card: Card) -> Message | None:
        if self.before_render:
            self.before_render.popleft()()
        self.render_counts[card.key] += 1
        text = self.card_texts.get(card.key, f"{card.key} #{card.wanted_version}")
        if text == "bug":
            raise ValueError("a secret text")
        return None if text is None else Message(text)

    def _person(self, slack_id: str) -> SlackPerson | None:
        found = self.colleagues.get(slack_id)
        if found:
            with transaction(self.engine) as session:
                people.save(session, found)
        return found

    def want_card(self, key: str = "k", place: str = "C1", kind: CardKind = CardKind.ENTRY) -> None:
        with transaction(self.engine) as session:
            cards.want(session, NewCard(key, kind, place), now=self.clock())

    def card(self, key: str = "k") -> Card | None:
        with read_transaction(self.engine) as session:
            return cards.get_by_key(session, key)

    def failures(self) -> dict[str, int]:
        with read_transaction(self.engine) as session:
            return cards.count_failures(session)

    def step(self) -> timedelta:
        return step(self.outbox)

    def run_for(self, *, minutes: float, every: float = 0.1) -> None:
        """Run as the loop does, by our clock; while nothing is due it looks twenty times."""
        end = self.clock() + timedelta(minutes=minutes)
        while self.clock() <= end:
            pause = self.step()
            at_least = minutes * 3 if pause >= POLL_INTERVAL else minutes / 2
            self.clock.advance(max(pause.total_seconds(), at_least, every))

    def die_in_step(self) -> None:
        """The process is killed in the step, and its lease ends."""
        try:
            self.step()
        except OutboxKilled:
            self.clock.advance(minutes=5)
            self.restart()
        else:
            raise AssertionError("it did not die")
