"""The outbox against a workspace that refuses what Slack refuses, over real HTTP."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from bot.kit import Message, plain, section
from bot.outbox import Outbox, slack_client, step
from journal.model import (
    AboutKind,
    Card,
    CardKind,
    NewCard,
    NewNotice,
    NoticeKind,
    SlackPerson,
    Told,
    Wishes,
)
from journal.store import cards, notices, people
from journal.store.database import transaction
from playground.workspace import DEFAULT_SCOPES, Channel, Person, Workspace
from tests.bot.outbox.scripted import Time
from tests.outgoing import a_colleague, about

A = "alice@ours.example"


@dataclass
class Desk:
    workspace: Workspace
    engine: Engine
    time: Time
    alice: Person
    sales: Channel
    shown: dict[str, str | None] = field(default_factory=dict)
    box: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.box = Outbox(
            engine=self.engine,
            slack=slack_client(self.workspace.bot_token, self.workspace.api_url),
            render=self._render,
            person=self._person,
            now=self.time,
            wake=threading.Event(),
            stop=threading.Event(),
            log=logging.getLogger("tests.outbox"),
        )

    def _render(self, _session: Session, card: Card) -> Message | None:
        text = self.shown.get(card.key, f"{card.key} #{card.wanted}")
        return None if text is None else Message(text, (section(plain(text)),))

    def _person(self, slack_id: str) -> SlackPerson | None:
        wishes = Wishes(told=Told.EACH)
        with transaction(self.engine) as session:
            people.keep(session, replace(a_colleague(slack_id, A), wishes=wishes))
            return people.get(session, slack_id)

    def want(self, key: str = "k", place: str = "") -> None:
        new = NewCard(key, CardKind.ENTRY, place or self.sales.id, about=(about(7),))
        with transaction(self.engine) as session:
            cards.want(session, new, now=self.time())

    def runs(self, seconds: float = 60) -> None:
        end = self.time() + timedelta(seconds=seconds)
        while self.time() <= end:
            self.time.passes(max(step(self.box).total_seconds(), seconds / 300, 0.1))

    def texts(self) -> list[str]:
        return [message.text for message in self.alice.sees(self.sales)]


@pytest.fixture
def desk(engine: Engine) -> Iterator[Desk]:
    time = Time()
    with Workspace(clock=lambda: time().timestamp(), events=()) as workspace:
        alice = workspace.add_person("alice", name="Alice", email=A)
        yield Desk(workspace, engine, time, alice, workspace.add_channel("sales", members=[alice]))


def test_a_card_lives_in_a_channel(desk: Desk) -> None:
    desk.want()
    desk.runs()
    assert desk.texts() == ["k #1"]
    with transaction(desk.engine) as session:
        cards.touch(session, AboutKind.INTERACTION, [7])
    desk.runs()
    assert desk.texts() == ["k #2"]
    desk.shown["k"] = None
    desk.want()
    desk.runs()
    assert desk.texts() == []


def test_what_it_says_is_no_link_and_no_mention(desk: Desk) -> None:
    desk.shown["k"] = "https://evil.example #sales @here"
    desk.want()
    desk.runs()
    desk.want()
    desk.runs()
    (message,) = desk.alice.sees(desk.sales)
    assert message.mentions() == []


def test_notices_come_to_direct_messages_of_who_has_the_address(desk: Desk) -> None:
    news = [NewNotice(f"n{n}", A, NoticeKind.MAILBOX, "mail:sales") for n in range(3)]
    with transaction(desk.engine) as session:
        notices.add(session, news, now=desk.time())
    desk.runs()
    assert len(desk.alice.sees()) == 1


def test_a_lost_answer_leaves_one_message(desk: Desk) -> None:
    desk.workspace.grant(*DEFAULT_SCOPES, "channels:history")
    desk.workspace.faults.lose_answer("chat.postMessage", times=1)
    desk.want()
    desk.runs()
    assert desk.texts() == ["k #1"]
    assert len(desk.workspace.calls("chat.postMessage")) == 1


def test_a_lost_answer_to_direct_messages_leaves_one_message(desk: Desk) -> None:
    desk.workspace.faults.lose_answer("chat.postMessage", times=1)
    desk.want(place=desk.alice.id)
    desk.runs()
    assert len(desk.alice.sees()) == 1


def test_without_leave_to_read_it_posts_again(desk: Desk) -> None:
    desk.workspace.grant("chat:write", "im:write")
    desk.workspace.faults.lose_answer("chat.postMessage", times=1)
    desk.want()
    desk.runs()
    assert desk.texts() == ["k #1"] * 2


def test_it_keeps_to_one_message_a_second(desk: Desk) -> None:
    desk.workspace.faults.per_channel_limit = True
    for n in range(4):
        desk.want(f"k{n}")
    desk.runs()
    assert desk.texts() == [f"k{n} #1" for n in range(4)]
    assert len(desk.workspace.calls("chat.postMessage")) == 4


def test_it_waits_as_long_as_it_is_asked_to(desk: Desk) -> None:
    desk.workspace.faults.rate_limit("chat.postMessage", retry_after=40, times=1)
    desk.want()
    desk.runs(35)
    assert desk.texts() == []
    desk.runs(10)
    assert desk.texts() == ["k #1"]


def test_when_slack_is_down_nothing_is_lost(desk: Desk) -> None:
    desk.workspace.faults.down(True)
    desk.want()
    desk.runs(1800)
    desk.workspace.faults.down(False)
    desk.runs(600)
    assert desk.texts() == ["k #1"]


@pytest.mark.parametrize("status", [200, 500, 503])
def test_errors_of_slacks_own_pass(desk: Desk, status: int) -> None:
    desk.workspace.faults.fail("chat.postMessage", "internal_error", status=status, times=2)
    desk.want()
    desk.runs()
    assert desk.texts() == ["k #1"]


def test_a_deleted_message_is_posted_anew_when_it_changes(desk: Desk) -> None:
    desk.want()
    desk.runs()
    (message,) = desk.alice.sees(desk.sales)
    client = slack_client(desk.workspace.bot_token, desk.workspace.api_url)
    client.chat_delete(channel=message.channel, ts=message.ts)
    desk.want()
    desk.runs()
    assert desk.texts() == ["k #2"]


def test_a_channel_without_the_app_is_given_up(desk: Desk) -> None:
    closed = desk.workspace.add_channel("closed", members=[desk.alice], with_app=False)
    desk.want(place=closed.id)
    desk.runs()
    with transaction(desk.engine) as session:
        assert set(cards.failures(session)) <= {"not_in_channel", "channel_not_found"}
        assert cards.failures(session) != {}
