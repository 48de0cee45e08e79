import pytest
from sqlalchemy import Engine

from tests.bot.outbox.scripted_slack import OutboxBench, OutboxClock, ScriptedSlack


@pytest.fixture
def outbox_bench(engine: Engine) -> OutboxBench:
    time = OutboxClock()
    return OutboxBench(engine, time, ScriptedSlack(time))
