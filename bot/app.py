"""`build_app`: a Bolt app with one listener for each kind of thing that Slack sends.

Which of ours answers is looked up in `dispatch.Tables`: Bolt tries its listeners one after the
other, so a listener of Bolt's for each button would make every answer slower. Everything is
answered before the response (see `slack_out`): Bolt's other way polls for the ack, and loses it when
a listener fails.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlmodel import Session

from bot import dispatch, fetching, kit, slack_in, slack_out
from bot.answers import Answer
from bot.asked import Asked, Asker, Click, Submitted
from bot.desk import Desk
from bot.dispatch import Tables
from bot.ids.menu import Menu
from bot.kit import Message, View
from bot.listeners.lines import command_line, direct_line, home_opened, said_by_button
from bot.listeners.menu import home_of
from bot.outbox import Outbox, Wanted
from bot.parts import PARTS
from bot.people import People, Refused, say_to, say_to_all
from bot.say import Say
from bot.slack_out import Ack, Line
from journal.model import Card
from journal.store import people
from journal.store.slack_files import Wanted as WantedFile

log = logging.getLogger(__name__)
_ANY = re.compile("")

Read = Callable[[Asker, Any], Asked]
Hear = Callable[[Desk, Tables, Any], Answer]


@dataclass(frozen=True, slots=True)
class Door:
    """The app with what belongs to it."""

    app: App
    desk: Desk
    people: People
    tables: Tables
    slack: WebClient


def build_app(
    desk: Desk,
    slack: WebClient,
    *,
    team: str,
    signing_secret: str = "",
    bot_user: str = "",
    bot_id: str = "",
    parts: tuple[ModuleType, ...] = PARTS,
) -> Door:
    """`team` is the app's own workspace. Without a signing secret only Socket Mode may be used.

    Whoever does not say who the bot is lets Bolt ask Slack, while the first person waits.
    """
    known = AuthorizeResult(
        enterprise_id=None,
        team_id=team,
        bot_token=slack.token,
        bot_user_id=bot_user,
        bot_id=bot_id,
    )
    app = App(
        client=slack,
        authorize=(lambda: known) if bot_user else None,
        signing_secret=signing_secret or None,
        request_verification_enabled=bool(signing_secret),
        token_verification_enabled=False,
        process_before_response=True,
        listener_executor=desk.workers,
        attaching_conversation_kwargs_enabled=False,
        logger=logging.getLogger("rapport.bolt"),
    )
    door = Door(app, desk, People(slack, team), dispatch.gathered(parts), slack)
    _listen(door)
    return door


def outbox_of(door: Door, slack: WebClient, *, now: Callable[[], datetime] | None = None) -> Outbox:
    """What brings the cards to Slack; `slack` is a client that does not try again by itself."""
    desk, config = door.desk, door.desk.settings.slack
    return Outbox(
        engine=desk.engine,
        slack=slack,
        render=lambda session, card: _rendered(door, session, card),
        person=lambda slack_id: door.people.person(desk, slack_id),
        now=now or desk.clock,
        wake=desk.wake,
        stop=desk.stop,
        log=logging.getLogger("rapport.outbox"),
        wanted=Wanted(config.triage_channel, config.admins),
        home=lambda slack_id: _home_of(door, slack_id),
        may_be_told=lambda person: door.people.may(desk, person),
        fetch=lambda file, done: _fetch(door, slack, file, done),
    )


def _fetch(door: Door, slack: WebClient, file: WantedFile, done: Callable[[], None]) -> None:
    desk = door.desk
    brought = desk.workers.submit(fetching.bring, desk, slack, say_to_all(desk), file)
    brought.add_done_callback(lambda _future: done())


def _home_of(door: Door, slack_id: str) -> View | None:
    """Whoever may not use it any more reads so, in place of what they once saw; who left, nothing."""
    person = door.people.person(door.desk, slack_id)
    if person and person.gone:
        return None
    asker = door.people.asker(door.desk, slack_id, "")
    if isinstance(asker, Refused):
        return slack_out.refusal(asker.why)
    return home_of(door.desk, asker).view


def _rendered(door: Door, session: Session, card: Card) -> Message | None:
    """By the part that knows the kind, in the words of whoever reads it."""
    render = door.tables.cards.get(card.kind)
    if render is None:
        return None
    person = people.get(session, card.reader) if card.reader else None
    say = say_to(door.desk, person) if person else say_to_all(door.desk)
    return render(door.desk, session, card, say)


def _listen(door: Door) -> None:
    """In the order of how often they come."""
    app, slack = door.app, door.desk.settings.slack
    commands = {slack.log_command, slack.command}
    for command in sorted(commands):
        app.command(command)(_heard(door, slack_in.typed, command_line))
    app.options(_ANY)(_heard(door, slack_in.searched, _by_table))
    app.action(_ANY)(_heard(door, slack_in.click, _by_table))
    app.view(_ANY)(_heard(door, slack_in.submitted, _by_table))
    app.view_closed(_ANY)(_heard(door, slack_in.closed, _by_table))
    app.shortcut(_ANY)(_heard(door, slack_in.shortcut, _by_table))
    app.event("message")(_message(door))
    app.event("app_home_opened")(_home(door))
    app.event("user_change")(_user_change(door))
    app.error(_failed)


def _by_table(desk: Desk, tables: Tables, asked: Asked) -> Answer:
    if isinstance(asked, Click) and asked.action_id.startswith(Menu.SAY):
        return said_by_button(desk, tables, asked)
    return dispatch.answered(desk, dispatch.listener_for(tables, asked), asked)


def _heard(door: Door, read: Read, hear: Hear) -> Callable[..., None]:
    # Bolt hands a listener what its parameters are named for.
    def listener(body: dict[str, Any], ack: Any) -> None:
        done = answer(door, body, read, hear)
        ack(done) if done else ack()

    return listener


def answer(door: Door, body: dict[str, Any], read: Read, hear: Hear) -> Ack:
    """Who asks, what they ask, what the answer is, and Slack told of it."""
    slack_id, team = slack_in.user_of(body)
    asker = door.people.asker(door.desk, slack_id, team)
    if isinstance(asker, Refused):
        return _refused(door, body, asker)
    for other in slack_in.people_in(body):
        # Whoever is named must be known by the time the listener asks the record for them.
        door.people.person(door.desk, other)
    asked = read(asker, body)
    if isinstance(asked, Submitted):
        # It may be their preferences: what is remembered of them is asked anew.
        door.people.forget(slack_id)
    line = Line(door.desk, door.slack, asked)
    return slack_out.perform(line, hear(door.desk, door.tables, asked))


def _refused(door: Door, body: dict[str, Any], why: Refused) -> Ack:
    """Told to them alone, in the one way that is open for what they did."""
    if body.get("type") == "view_submission":
        return {"response_action": "errors", "errors": _first_block(body, why.why)}
    if body.get("type") == "block_suggestion":
        return {"options": []}
    if body.get("command"):
        return {"response_type": "ephemeral", "text": why.why}
    if event := body.get("event"):
        slack_out.turned_away(door.slack, event, why.why)
    elif url := body.get("response_url"):
        told = {"text": why.why, "response_type": "ephemeral", "replace_original": False}
        door.desk.workers.submit(slack_out.posted, url, told)
    return {}


def _first_block(body: dict[str, Any], why: str) -> dict[str, str]:
    blocks = [b for b in body["view"].get("blocks", ()) if b.get("type") == "input"]
    return {blocks[0]["block_id"]: why} if blocks else {}


def _message(door: Door) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        ack()
        event = body["event"]
        # Edits, joins and what bots say are no lines of a person; only the app's own DM counts.
        if (
            event.get("channel_type") == "im"
            and event.get("subtype", "file_share") == "file_share"
            and not event.get("bot_id")
        ):
            answer(door, body, slack_in.direct, direct_line)

    return listener


def _home(door: Door) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        ack()
        if body["event"].get("tab") == "home":
            answer(door, body, slack_in.opened, home_opened)

    return listener


def _user_change(door: Door) -> Callable[..., None]:
    def listener(body: dict[str, Any], ack: Any) -> None:
        ack()
        door.people.changed(door.desk, body["event"].get("user"))

    return listener


def _failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """A fault of the door itself: 200 all the same, since Slack would show no reason for another."""
    text = dispatch.told(Say(), error)
    if body.get("type") == "view_submission":
        view = kit.modal(
            "Rapport", [kit.section(kit.plain(text))], callback_id="notice", close="OK"
        )
        return BoltResponse(status=200, body={"response_action": "push", "view": view})
    if body.get("command"):
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    return BoltResponse(status=200, body="")
