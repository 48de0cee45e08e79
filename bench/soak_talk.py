"""People type in Slack while processes are killed: the part of the soak that goes through the bot.

Two bots serve one workspace, as Slack allows. One is killed again and again, the other lives. A word in
the app's own conversation is an event, which Slack sends again until it is acknowledged, and which a bot
that begins finds in the history: each must be logged, once. A command is sent once: an answered one is
logged once, an unanswered one at most once.
"""

import random
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from threading import Event

import sqlalchemy as sa
from sqlalchemy import Engine

from journal.store import tables
from journal.store.database import read_transaction
from playground.workspace import Workspace
from tests.system.machines import running_machine

_PAUSE_SECONDS = 1.0
_SHORTEST_LIFE, _LONGEST_LIFE = 10.0, 90.0
# Three, as Slack does, which waits longer: at once, after a minute, after five.
_RETRIES = (0.0, 20.0, 60.0)
_NUMBER = re.compile(r"order no-(\d+)x")


@dataclass(slots=True)
class SoakTalk:
    """Keeps what was typed. `certain` must be in the record, `possible` may be."""

    workspace: Workspace
    seed: int
    certain: set[int] = field(default_factory=set)
    possible: set[int] = field(default_factory=set)
    kills: int = 0

    def type_lines(self, stop: Event) -> None:
        """Types until `stop`: by turns into the conversation with the app, and as a command."""
        alice = self.workspace.add_person("alice")
        number = 0
        while not stop.wait(_PAUSE_SECONDS):
            number += 1
            line = f"called ada: order no-{number}x came"
            if number % 2:
                alice.types(line, channel=alice.dm)
                self.certain.add(number)
            else:
                # An answer that comes now may be a late one to the line before.
                answer = alice.types(f"/log {line}").messages
                is_sure = any(_is_answer_to(number, each.plain()) for each in answer)
                (self.certain if is_sure else self.possible).add(number)
        self.workspace.settle(timeout=sum(_RETRIES) + 60)

    def kill_bots(self, config: Path, stop: Event) -> None:
        """Kills a bot at random moments and begins it again, until `stop`."""
        chance = random.Random(self.seed + 2)
        while not stop.is_set():
            with self.running_bot(config) as process:
                stop.wait(chance.uniform(_SHORTEST_LIFE, _LONGEST_LIFE))
                process.send_signal(signal.SIGKILL)
                self.kills += 1

    @contextmanager
    def running_bot(self, config: Path) -> Iterator["Popen[bytes]"]:
        environ = {
            "RAPPORT_SLACK__API_BASE_URL": self.workspace.api_url,
            "RAPPORT_SLACK__BOT_TOKEN": self.workspace.bot_token,
            "RAPPORT_SLACK__APP_TOKEN": self.workspace.app_token,
        }
        with running_machine(config, (), environ=environ, command="bot") as process:
            yield process

    @property
    def given_up(self) -> set[int]:
        """The lines that no bot acknowledged, however often they were sent: the next one finds them."""
        texts = [str(each.get("text", "")) for each in self.workspace.given_up_events]
        return {int(found[1]) for text in texts if (found := _NUMBER.search(text))}

    def find_discrepancies(self, engine: Engine) -> Iterator[str]:
        logged = count_logged(engine)
        if missing := self.certain - set(logged):
            yield f"{len(missing)} lines that were taken are not in the record: {sorted(missing)[:9]}."
        if doubled := {each for each, count in logged.items() if count > 1}:
            yield f"{len(doubled)} lines are in the record more than once: {sorted(doubled)[:9]}."


@contextmanager
def running_talk(seed: int) -> Iterator[SoakTalk]:
    with Workspace(retry_pauses=_RETRIES) as workspace:
        yield SoakTalk(workspace, seed)


def _is_answer_to(number: int, text: str) -> bool:
    return "Logged" in text and f"no-{number}x" in text


def count_logged(engine: Engine) -> Counter[int]:
    """Counts how often each line is in the record."""
    entry = tables.interaction.c
    with read_transaction(engine) as session:
        texts = session.scalars(sa.select(entry.text).where(entry.mail_id.is_(None))).all()
    return Counter(int(found[1]) for text in texts if (found := _NUMBER.search(text)))
