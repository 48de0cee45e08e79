import pytest
from sqlalchemy import Engine

from tests.bot.outbox.scripted import OutboxBench, OutboxClock, ScriptedSlack


@pytest.fixture
def bench(engine: Engine) -> OutboxBench:
    time = OutboxClock()
    return OutboxBench(engine, time, ScriptedSlack(time))
