"""The outbox against a workspace that refuses what Slack refuses, over real HTTP."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.blockkit.builders import Message, plain_text, section
from bot.outbox import Outbox, client_without_retries, step
from bot.outbox.loop import POLL_INTERVAL
from journal.model import (
    Card,
    CardKind,
    CardTopicKind,
    NewCard,
    NewNotice,
    NoticeFrequency,
    NoticeKind,
    SlackPerson,
    UserPreferences,
)
from journal.store.database import transaction
from journal.store.slack import cards, notices, people
from playground.workspace import DEFAULT_SCOPES, Conversation, Workspace, WorkspacePerson
from tests.bot.outbox.scripted_slack import OutboxClock
from tests.slack_builders import a_colleague, a_topic

ALICE_EMAIL = "alice@ours.example"


@dataclass
class WorkspaceBench:
    workspace: Workspace
    engine: Engine
    clock: OutboxClock
    alice: WorkspacePerson
    sales: Conversation
    card_texts: dict[str, str | None] = field(default_factory=dict)
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.outbox = Outbox(
            engine=self.engine,
            slack=client_without_retries(self.workspace.bot_token, self.workspace.api_url),
            render=self._render,
            find_person=self._person,
            now=self.clock,
            wake=threading.Event(),
            stop=threading.Event(),
            log=logging.getLogger("tests.outbox"),
        )

    def _render(self, card: Card) -> Message | None:
        text = self.card_texts.get(card.key, f"{card.key} #{card.wanted_version}")
        return None if text is None else Message(text, (section(plain_text(text)),))

    def _person(self, slack_id: str) -> SlackPerson | None:
        wishes = UserPreferences(notice_frequency=NoticeFrequency.EACH)
        with transaction(self.engine) as session:
            people.save(session, replace(a_colleague(slack_id, ALICE_EMAIL), preferences=wishes))
            return people.get(session, slack_id)

    def want_card(self, key: str = "k", place: str = "") -> None:
        new = NewCard(key, CardKind.ENTRY, place or self.sales.id, topics=(a_topic(7),))
        with transaction(self.engine) as session:
            cards.want(session, new, now=self.clock())

    def run_for(self, seconds: float = 60) -> None:
        end = self.clock() + timedelta(seconds=seconds)
        while self.clock() <= end:
            pause = step(self.outbox)
            at_least = seconds / 20 if pause >= POLL_INTERVAL else seconds / 300
            self.clock.advance(max(pause.total_seconds(), at_least, 0.1))

    def texts(self) -> list[str]:
        return [message.text for message in self.alice.sees(self.sales)]


@pytest.fixture
def context(engine: Engine) -> Iterator[WorkspaceBench]:
    time = OutboxClock()
    with Workspace(clock=lambda: time().timestamp(), events=()) as workspace:
        alice = workspace.add_person("alice", name="Alice", email=ALICE_EMAIL)
        yield WorkspaceBench(
            workspace, engine, time, alice, workspace.add_channel("sales", members=[alice])
        )


def test_a_card_lives_in_a_channel(context: WorkspaceBench) -> None:
    context.want_card()
    context.run_for()
    assert context.texts() == ["k #1"]
    with transaction(context.engine) as session:
        cards.touch(session, CardTopicKind.INTERACTION, [7])
    context.run_for()
    assert context.texts() == ["k #2"]
    context.card_texts["k"] = None
    context.want_card()
    context.run_for()
    assert context.texts() == []


def test_what_it_says_is_no_link_and_no_mention(context: WorkspaceBench) -> None:
    context.card_texts["k"] = "https://evil.example #sales @here"
    context.want_card()
    context.run_for()
    context.want_card()
    context.run_for()
    (message,) = context.alice.sees(context.sales)
    assert message.mentions() == []


def test_notices_come_to_direct_messages_of_who_has_the_address(context: WorkspaceBench) -> None:
    news = [NewNotice(f"n{n}", ALICE_EMAIL, NoticeKind.MAILBOX, "mail:sales") for n in range(3)]
    with transaction(context.engine) as session:
        notices.add(session, news, now=context.clock())
    context.run_for()
    assert len(context.alice.sees()) == 1


def test_a_lost_answer_leaves_one_message(context: WorkspaceBench) -> None:
    context.workspace.set_scopes(*DEFAULT_SCOPES, "channels:history")
    context.workspace.faults.lose_answer("chat.postMessage", times=1)
    context.want_card()
    context.run_for()
    assert context.texts() == ["k #1"]
    assert len(context.workspace.calls("chat.postMessage")) == 1


def test_a_lost_answer_to_direct_messages_leaves_one_message(context: WorkspaceBench) -> None:
    context.workspace.faults.lose_answer("chat.postMessage", times=1)
    context.want_card(place=context.alice.id)
    context.run_for()
    assert len(context.alice.sees()) == 1


def test_without_leave_to_read_it_posts_again(context: WorkspaceBench) -> None:
    context.workspace.set_scopes("chat:write", "im:write")
    context.workspace.faults.lose_answer("chat.postMessage", times=1)
    context.want_card()
    context.run_for()
    assert context.texts() == ["k #1"] * 2


def test_it_keeps_to_one_message_a_second(context: WorkspaceBench) -> None:
    context.workspace.faults.per_channel_limit = True
    for n in range(4):
        context.want_card(f"k{n}")
    context.run_for()
    assert context.texts() == [f"k{n} #1" for n in range(4)]
    assert len(context.workspace.calls("chat.postMessage")) == 4


def test_it_waits_as_long_as_it_is_asked_to(context: WorkspaceBench) -> None:
    context.workspace.faults.rate_limit("chat.postMessage", retry_after=40, times=1)
    context.want_card()
    context.run_for(35)
    assert context.texts() == []
    context.run_for(10)
    assert context.texts() == ["k #1"]


def test_when_slack_is_down_nothing_is_lost(context: WorkspaceBench) -> None:
    context.workspace.faults.set_down(True)
    context.want_card()
    context.run_for(1800)
    context.workspace.faults.set_down(False)
    context.run_for(600)
    assert context.texts() == ["k #1"]


@pytest.mark.parametrize("status", [200, 500, 503])
def test_errors_of_slacks_own_pass(context: WorkspaceBench, status: int) -> None:
    context.workspace.faults.fail("chat.postMessage", "internal_error", status=status, times=2)
    context.want_card()
    context.run_for()
    assert context.texts() == ["k #1"]


def test_a_deleted_message_is_posted_anew_when_it_changes(context: WorkspaceBench) -> None:
    context.want_card()
    context.run_for()
    (message,) = context.alice.sees(context.sales)
    client = client_without_retries(context.workspace.bot_token, context.workspace.api_url)
    client.chat_delete(channel=message.channel, ts=message.ts)
    context.want_card()
    context.run_for()
    assert context.texts() == ["k #2"]


def test_a_channel_without_the_app_is_given_up(context: WorkspaceBench) -> None:
    closed = context.workspace.add_channel("closed", members=[context.alice], with_app=False)
    context.want_card(place=closed.id)
    context.run_for()
    with transaction(context.engine) as session:
        assert set(cards.count_failures(session)) <= {"not_in_channel", "channel_not_found"}
        assert cards.count_failures(session) != {}
